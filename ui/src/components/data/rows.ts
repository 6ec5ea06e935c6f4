// How the rows of a table are walked by keyboard and opened by a press anywhere on them.
import type { Attachment } from 'svelte/attachments';

const ROW = 'a[data-row]';
const CONTROL = 'a, button, input, select, textarea, label, summary, [role="button"]';

function target(links: HTMLElement[], index: number, pressed: string): HTMLElement | undefined {
  switch (pressed) {
    case 'ArrowDown':
      return links[index + 1];
    case 'ArrowUp':
      return links[index - 1];
    case 'PageDown':
      return links[Math.min(index + 10, links.length - 1)];
    case 'PageUp':
      return links[Math.max(index - 10, 0)];
    case 'Home':
      return links[0];
    case 'End':
      return links.at(-1);
    default:
      return undefined;
  }
}

/** Moves the focus from row to row while it is on the link of one. */
export const rowKeys: Attachment<HTMLElement> = (table) => {
  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = event.target;
    if (!(from instanceof HTMLElement) || !from.matches(ROW)) return;
    const links = [...table.querySelectorAll<HTMLElement>(ROW)];
    const next = target(links, links.indexOf(from), event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.closest('tr')?.scrollIntoView({ block: 'nearest' });
  }

  table.addEventListener('keydown', press);
  return () => table.removeEventListener('keydown', press);
};

/** A press on a row, but not on a control in it nor to mark words, follows its link. */
export const rowPress: Attachment<HTMLElement> = (table) => {
  function press(event: MouseEvent): void {
    const on = event.target;
    if (!(on instanceof Element) || on.closest(CONTROL)) return;
    if (window.getSelection()?.isCollapsed === false) return;
    on.closest('tr')?.querySelector<HTMLElement>(ROW)?.click();
  }

  table.addEventListener('click', press);
  return () => table.removeEventListener('click', press);
};

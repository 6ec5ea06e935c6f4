// Links inside the window are followed as soon as they are pressed. SvelteKit waits for a frame first, so that a slow
// page of the web can show that something was pressed; here the next screen comes sooner than that would be seen.
import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';

type Go = (address: string, how: { keepFocus: boolean }) => unknown;

/** Follows every plain link inside of an element by `go`; all others are left as they are. */
export function followingAtOnce(go: Go): Attachment<HTMLElement> {
  return (element) =>
    on(element, 'click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link === null || !isPlain(event)) return;
      const address = addressOf(link);
      if (address === undefined) return;
      event.preventDefault();
      void go(address, { keepFocus: link.closest('[data-sveltekit-keepfocus]') !== null });
    });
}

/** Nobody has dealt with it, and nothing is held that asks for another window. */
function isPlain(event: MouseEvent): boolean {
  const held = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return !event.defaultPrevented && event.button === 0 && !held;
}

/** Where a link leads, if to another screen of the window. */
function addressOf(link: HTMLAnchorElement): string | undefined {
  if (!link.hasAttribute('href') || link.hasAttribute('download')) return undefined;
  if (link.target !== '' || link.relList.contains('external')) return undefined;
  const to = new URL(link.href);
  const here = new URL(window.location.href);
  const elsewhere = to.origin === here.origin && to.pathname + to.search !== here.pathname + here.search;
  return elsewhere ? to.pathname + to.search + to.hash : undefined;
}

// Where the focus is: on the heading of a page that was opened, and in sight when the room becomes smaller.

/** Follows the height of an element that holds what scrolls, and gives the way to stop. */
export function keepFocusInSight(frame: HTMLElement): () => void {
  let height = frame.clientHeight;
  const watch = new ResizeObserver(() => {
    const before = height;
    height = frame.clientHeight;
    if (height < before) bringBack(frame, before);
  });
  watch.observe(frame);
  return () => watch.disconnect();
}

function bringBack(frame: HTMLElement, before: number): void {
  const focused = document.activeElement;
  if (!focused || focused === frame || !frame.contains(focused)) return;
  const { top } = frame.getBoundingClientRect();
  const at = focused.getBoundingClientRect();
  // Whoever has scrolled away from it looks at something else.
  if (at.bottom < top || at.top > top + before) return;
  focused.scrollIntoView({ block: 'nearest' });
}

/**
 * Puts the focus on the heading of the page that was just opened, so that it is heard and the keys go on from there. What
 * has the focus already keeps it: a box that the page begins with, or the divider that opened the sheet.
 */
export function hearHeading(): void {
  const focused = document.activeElement;
  if (focused && focused !== document.body) return;
  document.querySelector<HTMLElement>('main h1')?.focus();
}

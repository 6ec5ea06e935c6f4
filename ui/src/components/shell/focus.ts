// What has the focus stays in sight when the room for the page becomes smaller.

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

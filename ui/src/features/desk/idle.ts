// Locking by itself: nobody has touched keyboard, mouse or screen for as long as the school decided.

/** How often the clock is looked at, in milliseconds. It also finds a computer that has slept. */
const LOOK_MS = 2_000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Calls `lock` once when nobody has been there for that many minutes; gives the way to stop watching. */
export function watchIdle(minutes: () => number, lock: () => void): () => void {
  let last = Date.now();
  const here = (): void => {
    last = Date.now();
  };
  const timer = setInterval(() => {
    if (Date.now() - last < minutes() * 60_000) return;
    stop();
    lock();
  }, LOOK_MS);
  for (const sign of SIGNS) window.addEventListener(sign, here, { capture: true, passive: true });
  function stop(): void {
    clearInterval(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, here, { capture: true });
  }
  return stop;
}

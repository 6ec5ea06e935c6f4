// Locking by itself: nobody has touched keyboard, mouse or screen for as long as the school decided, or the computer has
// slept. What wakes a computer is often a hand on it, so that a hand is no sign of somebody there until the clock was
// looked at.

/** How often the clock is looked at, in milliseconds. */
const LOOK_MS = 2_000;
/**
 * A look that comes so late, in milliseconds, finds a computer that has slept. A window out of sight is given the time
 * once a minute only.
 */
const SLEPT_MS = 90_000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Calls `lock` once when nobody has been there for that many minutes, or when the computer has slept; gives the way to
 * stop watching.
 */
export function watchIdle(minutes: () => number, lock: () => void): () => void {
  let last = Date.now();
  let looked = last;
  const timer = setInterval(look, LOOK_MS);
  for (const sign of SIGNS) window.addEventListener(sign, here, { capture: true, passive: true });

  /** Whether the window stays open. */
  function look(): boolean {
    const now = Date.now();
    if (now - last < minutes() * 60_000 && now - looked < SLEPT_MS) {
      looked = now;
      return true;
    }
    stop();
    lock();
    return false;
  }

  function here(): void {
    if (look()) last = Date.now();
  }

  function stop(): void {
    clearInterval(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, here, { capture: true });
  }
  return stop;
}

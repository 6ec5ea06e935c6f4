import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchIdle } from './idle';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const MINUTE = 60_000;

it('locks once after the minutes without a hand on anything, and not before', () => {
  const lock = vi.fn();
  watchIdle(() => 5, lock);
  vi.advanceTimersByTime(4.9 * MINUTE);
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(MINUTE);
  expect(lock).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(60 * MINUTE);
  expect(lock).toHaveBeenCalledOnce();
});

it('begins anew with each key and each move', () => {
  const lock = vi.fn();
  const stop = watchIdle(() => 5, lock);
  for (const sign of ['keydown', 'pointermove', 'wheel', 'pointerdown']) {
    vi.advanceTimersByTime(4 * MINUTE);
    window.dispatchEvent(new Event(sign));
  }
  vi.advanceTimersByTime(4 * MINUTE);
  expect(lock).not.toHaveBeenCalled();
  stop();
  vi.advanceTimersByTime(60 * MINUTE);
  expect(lock).not.toHaveBeenCalled();
});

it('locks as soon as a computer that has slept is awake', () => {
  const lock = vi.fn();
  watchIdle(() => 5, lock);
  vi.setSystemTime(Date.now() + 60 * MINUTE);
  vi.advanceTimersByTime(2_000);
  expect(lock).toHaveBeenCalledOnce();
});

it('locks after a sleep shorter than the minutes, too', () => {
  const lock = vi.fn();
  watchIdle(() => 15, lock);
  vi.advanceTimersByTime(MINUTE);
  vi.setSystemTime(Date.now() + 2 * MINUTE);
  vi.advanceTimersByTime(2_000);
  expect(lock).toHaveBeenCalledOnce();
});

it.each(['keydown', 'pointermove'])(
  'takes the %s that wakes a computer for no sign of somebody there',
  (sign) => {
    const lock = vi.fn();
    watchIdle(() => 5, lock);
    vi.setSystemTime(Date.now() + 60 * MINUTE);
    window.dispatchEvent(new Event(sign));
    expect(lock).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(60 * MINUTE);
    expect(lock).toHaveBeenCalledOnce();
  },
);

it('stays open out of sight, where the clock is looked at once a minute', () => {
  const lock = vi.fn();
  watchIdle(() => 15, lock);
  for (let minute = 0; minute < 10; minute++) {
    vi.setSystemTime(Date.now() + MINUTE - 2_000);
    vi.advanceTimersByTime(2_000);
  }
  expect(lock).not.toHaveBeenCalled();
});

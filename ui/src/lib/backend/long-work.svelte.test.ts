import { afterEach, expect, it, vi } from 'vitest';
import type { Watch } from './call';
import { api, type Step } from './generated/api';
import { LongWork } from './long-work.svelte';
import { Problem } from './problem';

const step = (done: number): Step => ({ done, total: 30, words: 'Laying out the papers' });
const told = (code: 'cancelled' | 'document') =>
  new Problem({ code, message: 'It stopped.', fields: {}, reference: null });

/** Work under way, and the ways to end it. */
function begun() {
  const work = new LongWork();
  let resolve!: (paper: string) => void;
  let reject!: (problem: Problem) => void;
  let watch!: Watch;
  const answer = work.run((given) => {
    watch = given;
    return new Promise<string>((resolves, rejects) => {
      resolve = resolves;
      reject = rejects;
    });
  });
  return { work, answer, watch, resolve, reject };
}

afterEach(() => {
  vi.restoreAllMocks();
});

it('shows each step and gives the answer', async () => {
  const { work, answer, watch, resolve } = begun();
  expect(work.running).toBe(true);
  watch.told(step(12));
  expect(work.step?.done).toBe(12);
  resolve('paper');
  await expect(answer).resolves.toBe('paper');
  expect(work.running).toBe(false);
});

it('is stopped by its own name, and that is no problem', async () => {
  const cancel = vi.spyOn(api, 'cancelWork').mockResolvedValue(null);
  const { work, answer, watch, reject } = begun();
  await work.cancel();
  await work.cancel();
  expect(cancel).toHaveBeenCalledExactlyOnceWith({ work: watch.work });
  expect(work.stopping).toBe(true);
  reject(told('cancelled'));
  await expect(answer).resolves.toBeUndefined();
  expect(work.problem).toBeUndefined();
  expect(work.stopping).toBe(false);
});

it('keeps what went wrong, and forgets it when it is tried again', async () => {
  const { work, answer, reject } = begun();
  reject(told('document'));
  await answer;
  expect(work.problem?.code).toBe('document');
  await expect(work.run(() => Promise.resolve('paper'))).resolves.toBe('paper');
  expect(work.problem).toBeUndefined();
});

it('does not begin twice', async () => {
  const { work, answer, resolve } = begun();
  const second = vi.fn();
  await expect(work.run(second)).resolves.toBeUndefined();
  expect(second).not.toHaveBeenCalled();
  resolve('paper');
  await answer;
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { copySecret, forgetSecret } from './secret-copy';

const clipboard = { writeText: vi.fn<(text: string) => Promise<void>>() };
let there = '';

beforeEach(() => {
  vi.useFakeTimers();
  there = '';
  clipboard.writeText.mockReset().mockImplementation((text) => {
    there = text;
    return Promise.resolve();
  });
  vi.stubGlobal('navigator', { clipboard });
});

afterEach(async () => {
  await forgetSecret();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('stays for a minute and no longer', async () => {
  await copySecret('eight quiet words');
  await vi.advanceTimersByTimeAsync(59_000);
  expect(there).toBe('eight quiet words');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(there).toBe('');
});

it('goes when the window locks, and the minute of one before does not end the next early', async () => {
  await copySecret('first words');
  await vi.advanceTimersByTimeAsync(50_000);
  await copySecret('second words');
  await vi.advanceTimersByTimeAsync(50_000);
  expect(there).toBe('second words');
  await forgetSecret();
  expect(there).toBe('');
});

it('leaves what was copied since alone, and touches nothing where no secret was copied', async () => {
  await forgetSecret();
  expect(clipboard.writeText).not.toHaveBeenCalled();
  await copySecret('eight quiet words');
  there = 'a shopping list';
  window.dispatchEvent(new Event('copy'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(there).toBe('a shopping list');
});

it('takes it out at the next focus where the window may not write without it', async () => {
  await copySecret('eight quiet words');
  clipboard.writeText.mockRejectedValueOnce(new Error('no focus'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(there).toBe('eight quiet words');
  window.dispatchEvent(new Event('focus'));
  expect(there).toBe('');
});

import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Draft, PAUSE_MS } from './draft.svelte';
import { flushDrafts } from './drafts';
import { Problem } from './problem';

interface Words {
  text: string;
}

const full = new Problem({ code: 'file', message: 'The disk is full.', fields: {}, reference: 'r1' });
let closing: (() => void)[] = [];

function open(save: (value: Words) => Promise<void>): Draft<Words> {
  let draft: Draft<Words> | undefined;
  const close = $effect.root(() => {
    draft = new Draft({ initial: { text: '' }, save, now: () => new Date(2026, 10, 22, 14, 2) });
  });
  closing.push(close);
  flushSync();
  if (!draft) throw new Error('no draft');
  return draft;
}

function type(draft: Draft<Words>, text: string): void {
  draft.value.text = text;
  flushSync();
}

beforeEach(() => vi.useFakeTimers());
afterEach(async () => {
  closing.forEach((close) => close());
  closing = [];
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});

it('saves once, a second after the typing stops', async () => {
  const save = vi.fn(() => Promise.resolve());
  const draft = open(save);
  type(draft, 'Zo');
  await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
  type(draft, 'Zoë');
  await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
  expect(save).not.toHaveBeenCalled();
  expect(draft.saving).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  expect(save).toHaveBeenCalledExactlyOnceWith({ text: 'Zoë' });
});

it('says saved only after the commit', async () => {
  let commit = (): void => undefined;
  const draft = open(() => new Promise((resolve) => (commit = resolve)));
  type(draft, 'Zoë');
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(draft.saving).toBe('saving');
  expect(draft.savedAt).toBeUndefined();
  commit();
  await vi.advanceTimersByTimeAsync(0);
  expect(draft.saving).toBe('saved');
  expect(draft.savedAt).toEqual(new Date(2026, 10, 22, 14, 2));
});

it('saves what was typed while it was saving', async () => {
  const commits: (() => void)[] = [];
  const saved: string[] = [];
  const draft = open(({ text }) => {
    saved.push(text);
    return new Promise((resolve) => commits.push(resolve));
  });
  type(draft, 'one');
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  type(draft, 'one two');
  commits[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(draft.saving).toBe('waiting');
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  commits[1]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(saved).toEqual(['one', 'one two']);
  expect(draft.saving).toBe('saved');
});

it('keeps the words and says why when it could not save, and tries again when asked', async () => {
  const save = vi.fn<() => Promise<void>>().mockRejectedValueOnce(full).mockResolvedValueOnce();
  const draft = open(save);
  type(draft, 'Zoë');
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(draft.saving).toBe('failed');
  expect(draft.problem).toBe(full);
  expect(draft.value.text).toBe('Zoë');
  expect(draft.unsaved).toBe(true);
  await draft.flush();
  expect(draft.saving).toBe('saved');
  expect(draft.problem).toBeUndefined();
});

it('saves at once when the window locks', async () => {
  const save = vi.fn(() => Promise.resolve());
  type(open(save), 'Zoë');
  open(save);
  await flushDrafts();
  expect(save).toHaveBeenCalledExactlyOnceWith({ text: 'Zoë' });
});

it('saves what is left when its screen goes away', async () => {
  const save = vi.fn(() => Promise.resolve());
  type(open(save), 'Zoë');
  closing[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(save).toHaveBeenCalledExactlyOnceWith({ text: 'Zoë' });
});

it('does nothing where nothing was typed', async () => {
  const save = vi.fn(() => Promise.resolve());
  const draft = open(save);
  await draft.flush();
  type(draft, 'Z');
  type(draft, '');
  await vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
  expect(save).not.toHaveBeenCalled();
  expect(draft.saving).toBe('clean');
});

it('takes what the file has when told to', async () => {
  const save = vi.fn(() => Promise.resolve());
  const draft = open(save);
  type(draft, 'mine');
  draft.reset({ text: 'theirs' });
  flushSync();
  await vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
  expect(draft.value.text).toBe('theirs');
  expect(save).not.toHaveBeenCalled();
});

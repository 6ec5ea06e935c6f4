import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PAUSE_MS } from '$lib/backend/draft.svelte';
import type { FieldErrors, ProblemCode } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import type { DraftStore } from './draft-store';
import { RecordForm, type Base, type RecordFormOptions } from './record-form.svelte';

interface Words {
  text: string;
}

const NOON = new Date(2026, 10, 22, 12, 0);
let closing: (() => void)[] = [];

function problem(code: ProblemCode, fields: FieldErrors = {}): Problem {
  return new Problem({ code, message: 'It was not saved.', fields, reference: null });
}

/** Drafts as the core keeps them: one a place, gone when discarded. */
class Drawer implements DraftStore {
  bodies = new Map<string, unknown>();
  find = vi.fn((place: string) =>
    Promise.resolve(
      this.bodies.has(place)
        ? { place, body: this.bodies.get(place), saved_at: '2026-11-22T11:02:00Z' }
        : null,
    ),
  );
  keep = vi.fn((place: string, body: unknown) => {
    this.bodies.set(place, body);
    return Promise.resolve();
  });
  discard = vi.fn((place: string) => {
    this.bodies.delete(place);
    return Promise.resolve();
  });
}

/** A record as the core keeps it: a save that names another version is refused. */
class Shelf {
  base: Base<Words> = { value: { text: 'old' }, version: 3 };
  save = vi.fn((value: Words, version: number | null) => {
    if (version !== this.base.version) return Promise.reject(problem('conflict'));
    this.put(value.text);
    return Promise.resolve();
  });
  read = vi.fn(() => Promise.resolve(this.base));
  put(text: string): void {
    this.base = { value: { text }, version: (this.base.version ?? 0) + 1 };
  }
}

function open(options: Partial<RecordFormOptions<Words>> & Pick<RecordFormOptions<Words>, 'save'>) {
  let form: RecordForm<Words> | undefined;
  const close = $effect.root(() => {
    form = new RecordForm<Words>({
      value: { text: 'old' },
      version: 3,
      place: 'note/1',
      drafts: new Drawer(),
      now: () => NOON,
      ...options,
    });
  });
  closing.push(close);
  flushSync();
  if (!form) throw new Error('no form');
  return { form, close };
}

function type(form: RecordForm<Words>, text: string): void {
  form.value.text = text;
  flushSync();
}

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
  flushSync();
}

beforeEach(() => vi.useFakeTimers());
afterEach(async () => {
  closing.forEach((close) => close());
  closing = [];
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});

it('keeps what is typed as a draft, and does not call that saved', async () => {
  const drafts = new Drawer();
  const { form } = open({ save: vi.fn(), drafts });
  await settle();
  type(form, 'new');
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(drafts.bodies.get('note/1')).toEqual({ version: 3, value: { text: 'new' } });
  expect(form.keptAt).toEqual(NOON);
  expect(form.saving).toBe('clean');
  expect(form.savedAt).toBeUndefined();
});

it('keeps the draft when the form is left before the pause is over', async () => {
  const drafts = new Drawer();
  const { form, close } = open({ save: vi.fn(), drafts });
  await settle();
  type(form, 'half a sen');
  close();
  await settle();
  expect(drafts.bodies.get('note/1')).toMatchObject({ value: { text: 'half a sen' } });
});

it('lets go of the draft when the words are again those of the file', async () => {
  const drafts = new Drawer();
  const { form } = open({ save: vi.fn(), drafts });
  await settle();
  type(form, 'new');
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  type(form, 'old');
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(drafts.bodies.size).toBe(0);
  expect(form.keptAt).toBeUndefined();
});

it('brings the words of an earlier time back, and discards them when told to', async () => {
  const drafts = new Drawer();
  drafts.bodies.set('note/1', { version: 2, value: { text: 'from before' } });
  const { form } = open({ save: vi.fn(), drafts });
  await settle();
  expect(form.value.text).toBe('from before');
  expect(form.version).toBe(2);
  expect(form.found?.savedAt).toEqual(new Date('2026-11-22T11:02:00Z'));
  await form.discardFound();
  expect(form.value.text).toBe('old');
  expect(form.version).toBe(3);
  expect(form.found).toBeUndefined();
  expect(drafts.bodies.size).toBe(0);
});

it('offers earlier words instead of putting them over what is being typed', async () => {
  const drafts = new Drawer();
  drafts.bodies.set('note/1', { version: 3, value: { text: 'from before' } });
  const { form } = open({ save: vi.fn(), drafts });
  type(form, 'typed at once');
  await settle();
  expect(form.value.text).toBe('typed at once');
  expect(form.found?.shown).toBe(false);
  form.continueFound();
  expect(form.value.text).toBe('from before');
});

it('says nothing of earlier words that are the same as the record', async () => {
  const drafts = new Drawer();
  drafts.bodies.set('note/1', { version: 2, value: { text: 'old' } });
  const { form } = open({ save: vi.fn(), drafts });
  await settle();
  expect(form.found).toBeUndefined();
  expect(form.version).toBe(3);
});

it('is saved only after the commit, then lets the draft go and takes the next version', async () => {
  const drafts = new Drawer();
  const shelf = new Shelf();
  const { form } = open({ save: shelf.save, read: shelf.read, drafts });
  await settle();
  let commit: () => void = () => undefined;
  shelf.save.mockImplementationOnce(async (value) => {
    await new Promise<void>((resolve) => (commit = resolve));
    shelf.put(value.text);
  });
  type(form, 'new');
  const saving = form.save();
  await settle();
  expect(form.saving).toBe('saving');
  expect(form.savedAt).toBeUndefined();
  commit();
  expect(await saving).toBe(true);
  expect(form.saving).toBe('saved');
  expect(form.savedAt).toEqual(NOON);
  expect(form.version).toBe(4);
  expect(form.changed).toBe(false);
  expect(drafts.bodies.size).toBe(0);
  type(form, 'newer');
  expect(await form.save()).toBe(true);
  expect(shelf.base).toEqual({ value: { text: 'newer' }, version: 5 });
});

it('keeps what is typed while the save is on its way', async () => {
  const shelf = new Shelf();
  const { form } = open({ save: shelf.save, read: shelf.read });
  await settle();
  type(form, 'new');
  shelf.save.mockImplementationOnce((value) => {
    shelf.put(value.text);
    type(form, 'new and more');
    return Promise.resolve();
  });
  await form.save();
  expect(form.value.text).toBe('new and more');
  expect(form.changed).toBe(true);
  expect(form.version).toBe(4);
});

it('keeps every word and says what is wrong by the path of the field', async () => {
  const drafts = new Drawer();
  const fields = { text: ['Enter what happened.'], 'rows.2.on': ['Enter the day.'] };
  const save = vi.fn(() => Promise.reject(problem('invalid', fields)));
  const { form } = open({ save, drafts });
  await settle();
  type(form, 'wrong');
  expect(await form.save()).toBe(false);
  expect(form.saving).toBe('failed');
  expect(form.field('text')).toEqual({ id: 'text', error: 'Enter what happened.' });
  expect(form.field('other').error).toBeUndefined();
  expect(form.wrongUnder('rows.2')).toBe(true);
  expect(form.wrongUnder('rows.20')).toBe(false);
  expect(form.value.text).toBe('wrong');
  expect(drafts.bodies.get('note/1')).toMatchObject({ value: { text: 'wrong' } });
  await form.save();
  expect(form.attempts).toBe(2);
});

it('shows what somebody else saved, and saves over it only when told to', async () => {
  const shelf = new Shelf();
  const { form } = open({ save: shelf.save, read: shelf.read });
  await settle();
  type(form, 'mine');
  shelf.put('theirs');
  expect(await form.save()).toBe(false);
  expect(form.theirs).toEqual({ value: { text: 'theirs' }, version: 4 });
  expect(form.value.text).toBe('mine');
  expect(await form.save()).toBe(false);
  form.keepMine();
  expect(await form.save()).toBe(true);
  expect(shelf.base.value.text).toBe('mine');
});

it('takes what somebody else saved, when told to, and gives up its own words', async () => {
  const drafts = new Drawer();
  const shelf = new Shelf();
  const { form } = open({ save: shelf.save, read: shelf.read, drafts });
  await settle();
  type(form, 'mine');
  shelf.put('theirs');
  await form.save();
  await form.takeTheirs();
  expect(form.value.text).toBe('theirs');
  expect(form.version).toBe(4);
  expect(form.changed).toBe(false);
  expect(drafts.bodies.size).toBe(0);
});

it('follows the file only while nothing is typed over it', async () => {
  const { form } = open({ save: vi.fn() });
  await settle();
  form.follow({ value: { text: 'newer' }, version: 4 });
  expect(form.value.text).toBe('newer');
  expect(form.version).toBe(4);
  type(form, 'mine');
  form.follow({ value: { text: 'newest' }, version: 5 });
  expect(form.value.text).toBe('mine');
  expect(form.version).toBe(4);
});

it('follows the record as the screen loads it, but never back to an older one', async () => {
  let loaded = $state.raw<Base<Words>>({ value: { text: 'old' }, version: 3 });
  const { form } = open({ save: vi.fn(), follow: () => loaded });
  await settle();
  loaded = { value: { text: 'newer' }, version: 4 };
  flushSync();
  expect(form.value.text).toBe('newer');
  loaded = { value: { text: 'old' }, version: 3 };
  flushSync();
  expect(form.value.text).toBe('newer');
  expect(form.version).toBe(4);
});

it('keeps nothing where it was given no place, as for a password', async () => {
  const drafts = new Drawer();
  let form: RecordForm<Words> | undefined;
  closing.push(
    $effect.root(() => {
      form = new RecordForm({ value: { text: '' }, version: null, save: () => Promise.resolve(), drafts });
    }),
  );
  if (!form) throw new Error('no form');
  flushSync();
  type(form, 'secret words');
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(form.keptAt).toBeUndefined();
  expect(await form.save()).toBe(true);
  expect(drafts.find).not.toHaveBeenCalled();
  expect(drafts.keep).not.toHaveBeenCalled();
});

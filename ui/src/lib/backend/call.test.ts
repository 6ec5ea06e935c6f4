import type { Channel } from '@tauri-apps/api/core';
import { emit } from '@tauri-apps/api/event';
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, expect, it, vi } from 'vitest';
import {
  beforeClosing,
  bringPiece,
  call,
  callLong,
  fromBase64,
  onChanged,
  saveAttachment,
  saveDocument,
  saveSheet,
  type News,
} from './call';
import type { Step } from './generated/api';
import { Problem, problemFrom } from './problem';

afterEach(() => clearMocks());

it('asks the one door and gives what it answers', async () => {
  const asked: unknown[] = [];
  mockIPC((command, input) => {
    asked.push([command, input]);
    return { names: [] };
  });
  await expect(call('desk_status', {})).resolves.toEqual({ names: [] });
  expect(asked).toEqual([['door', { command: 'desk_status', input: {} }]]);
});

it('tells the steps of long work in their order, and gives its answer', async () => {
  const asked: unknown[] = [];
  mockIPC((_command, input) => {
    const { watch, ...rest } = input as { watch: { work: string; told: Channel<Step> } };
    asked.push({ ...rest, work: watch.work });
    watch.told.onmessage({ done: 1, total: 2, words: 'Reading' });
    watch.told.onmessage({ done: 2, total: 2, words: 'Reading' });
    return 'paper';
  });
  const heard: number[] = [];
  const watch = { work: 'w1', told: ({ done }: Step) => heard.push(done) };
  await expect(callLong('print_batch', {}, watch)).resolves.toBe('paper');
  expect(asked).toEqual([{ command: 'print_batch', input: {}, work: 'w1' }]);
  expect(heard).toEqual([1, 2]);
});

it('rejects with the problem as the core told it', async () => {
  const told = {
    code: 'invalid',
    message: 'Some answers need another look.',
    fields: { happened_on: ['Enter the day.'], body: ['Write the note.', 'Leave out addresses.'] },
    reference: null,
  };
  mockIPC(() => {
    // The bridge hands over what the core wrote, which is no Error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw told;
  });
  const problem = await call('add_note', {}).catch((rejection: unknown) => rejection);
  expect(problem).toBeInstanceOf(Problem);
  if (!(problem instanceof Problem)) return;
  expect(problem.place).toBe('fields');
  expect(problem.of('body')).toBe('Write the note. Leave out addresses.');
  expect(problem.of('pupil')).toBeUndefined();
  expect(problem.summary).toEqual([
    { id: 'happened_on', message: 'Enter the day.' },
    { id: 'body', message: 'Write the note.' },
    { id: 'body', message: 'Leave out addresses.' },
  ]);
});

it.each([undefined, 'no such window', new TypeError('x is not a function'), { code: 'new' }])(
  'takes %s for a fault of the program, in a finished sentence',
  (rejection) => {
    const problem = problemFrom(rejection);
    expect(problem.code).toBe('internal');
    expect(problem.place).toBe('dialog');
    expect(problem.message).toMatch(/Nothing was changed/);
  },
);

it('tells all who listen what a write changed, until they stop', async () => {
  mockIPC(() => null, { shouldMockEvents: true });
  const heard: News[] = [];
  const stop = onChanged((news) => heard.push(news));
  const other = vi.fn();
  onChanged(other);
  const news: News = { kinds: ['plan'], pupils: ['a'] };
  await vi.waitFor(async () => {
    await emit('changed', news);
    expect(heard).toContainEqual(news);
  });
  stop();
  heard.length = 0;
  await emit('changed', news);
  expect(heard).toEqual([]);
  expect(other).toHaveBeenLastCalledWith(news);
});

it.each([
  ['saved', () => Promise.resolve()],
  ['not to be saved', () => Promise.reject(new Error('full'))],
])('lets the window go once what is typed is %s', async (_, save) => {
  const asked: unknown[] = [];
  mockIPC(
    (_command, input) => {
      asked.push(input);
      return null;
    },
    { shouldMockEvents: true },
  );
  beforeClosing(save);
  await vi.waitFor(async () => {
    await emit('closing');
    expect(asked).toContainEqual({ command: 'close_window', input: {} });
  });
});

it('saves a spreadsheet as it came, and says so where the person changed her mind', async () => {
  const asked: unknown[] = [];
  mockIPC((_command, input) => {
    asked.push((input as { input: unknown }).input);
    return { file_name: null };
  });
  await expect(saveSheet('Register', 'xlsx', 'UEsDBA==')).resolves.toBeNull();
  expect(asked).toEqual([{ suggested_name: 'Register', format: 'xlsx', sheet: 'UEsDBA==' }]);
});

it('saves a paper byte for byte, however long', async () => {
  const paper = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
  let sent = '';
  mockIPC((_command, input) => {
    sent = (input as { input: { pdf: string } }).input.pdf;
    return { file_name: 'Plan.pdf' };
  });
  await expect(saveDocument('Plan', paper)).resolves.toBe('Plan.pdf');
  expect(fromBase64(sent)).toEqual(paper);
});

it('hands over a piece of a file as bytes, with its place beside it', async () => {
  const brought: unknown[] = [];
  mockIPC((command, payload) => {
    brought.push([command, payload]);
    return 3;
  });
  const bytes = Uint8Array.from([1, 2, 3]);
  await bringPiece({ file: 'a', total: 3, at: 0 }, bytes);
  expect(brought).toEqual([['bring', bytes]]);
});

it('saves a copy of a document without its bytes passing through the page', async () => {
  const asked: unknown[] = [];
  mockIPC((_command, input) => {
    asked.push(input);
    return { file_name: 'Report.pdf' };
  });
  await expect(saveAttachment('d1', 'pdf', 'Report 2026-10-12.pdf')).resolves.toBe('Report.pdf');
  expect(asked).toEqual([
    {
      command: 'save_attachment',
      input: { id: 'd1', file_kind: 'pdf', suggested_name: 'Report 2026-10-12.pdf' },
    },
  ]);
});

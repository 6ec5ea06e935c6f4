import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, expect, it } from 'vitest';
import { call } from './call';
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

import { flushSync } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { News } from './call';
import { Resource } from './resource.svelte';

let closing: (() => void)[] = [];
afterEach(() => {
  closing.forEach((close) => close());
  closing = [];
});

function setUp(load: (id: string) => Promise<string>) {
  let id = $state('a');
  let tell: (news: News) => void = () => undefined;
  const stopped = vi.fn();
  let resource: Resource<string, string> | undefined;
  const close = $effect.root(() => {
    resource = new Resource({
      key: () => id,
      load,
      kinds: ['plan'],
      pupil: (key) => key,
      listen: (listener) => {
        tell = listener;
        return stopped;
      },
    });
  });
  closing.push(close);
  flushSync();
  if (!resource) throw new Error('no resource');
  return {
    resource,
    stopped,
    close,
    go: (next: string) => {
      id = next;
      flushSync();
    },
    tell: (news: News) => tell(news),
  };
}

it('shows what the core said', async () => {
  const { resource } = setUp((id) => Promise.resolve(`plan of ${id}`));
  expect(resource.loading).toBe(true);
  await vi.waitFor(() => expect(resource.value).toBe('plan of a'));
  expect(resource.loading).toBe(false);
});

it('asks for nothing new when its key is replaced by its like', async () => {
  let row = $state.raw({ plan: 'a', cycle: 1 });
  const load = vi.fn(({ plan }: { plan: string }) => Promise.resolve(`${plan} of ${row.cycle}`));
  let resource: Resource<{ plan: string }, string> | undefined;
  closing.push(
    $effect.root(() => {
      resource = new Resource({
        key: () => ({ plan: row.plan }),
        load,
        kinds: [],
        listen: () => () => undefined,
      });
    }),
  );
  flushSync();
  await vi.waitFor(() => expect(resource?.value).toBe('a of 1'));
  row = { plan: 'a', cycle: 2 };
  flushSync();
  expect(resource?.value).toBe('a of 1');
  expect(load).toHaveBeenCalledTimes(1);
  row = { plan: 'b', cycle: 2 };
  flushSync();
  expect(resource?.value).toBeUndefined();
  await vi.waitFor(() => expect(resource?.value).toBe('b of 2'));
});

it('asks again when a write changed its kind of record for its child, and only then', async () => {
  const load = vi.fn((id: string) => Promise.resolve(`plan of ${id}`));
  const { resource, tell } = setUp(load);
  await vi.waitFor(() => expect(resource.loading).toBe(false));
  tell({ kinds: ['note'], pupils: ['a'] });
  tell({ kinds: ['plan'], pupils: ['b'] });
  expect(load).toHaveBeenCalledTimes(1);
  tell({ kinds: ['plan'], pupils: ['a'] });
  tell({ kinds: ['note', 'plan'], pupils: [] });
  expect(load).toHaveBeenCalledTimes(3);
  expect(resource.value).toBe('plan of a');
});

it('never shows one child under the name of another', async () => {
  const answers: Record<string, (text: string) => void> = {};
  const { resource, go } = setUp((id) => new Promise((resolve) => (answers[id] = resolve)));
  go('b');
  answers['b']?.('plan of b');
  await vi.waitFor(() => expect(resource.value).toBe('plan of b'));
  answers['a']?.('plan of a');
  await Promise.resolve();
  expect(resource.value).toBe('plan of b');
  go('c');
  expect(resource.value).toBeUndefined();
});

it('keeps what it had in sight when asking again fails, and says what went wrong', async () => {
  const load = vi
    .fn<(id: string) => Promise<string>>()
    .mockResolvedValueOnce('the plan')
    .mockRejectedValueOnce({
      code: 'not_found',
      message: 'There is no such record.',
      fields: {},
      reference: null,
    });
  const { resource, tell } = setUp(load);
  await vi.waitFor(() => expect(resource.value).toBe('the plan'));
  tell({ kinds: ['plan'], pupils: ['a'] });
  await vi.waitFor(() => expect(resource.problem?.message).toBe('There is no such record.'));
  expect(resource.value).toBe('the plan');
  expect(resource.problem?.place).toBe('page');
});

it('stops listening with its screen', () => {
  const { close, stopped } = setUp(() => Promise.resolve(''));
  close();
  expect(stopped).toHaveBeenCalledOnce();
});

import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { kept } from '$features/plans/fixtures';
import type { AccessArrangement, Adjustment, Disability, EqualityView } from '$lib/backend/generated/api';
import { expectAccessible } from '../../../test/axe';
import FileSample from '../FileSample.svelte';
import { facts, view as fileView, ZOE } from '../fixtures';
import { arrangementDraft, arrangementAnswers, wasAppliedFor } from './adjustments';
import AdjustmentsPage from './AdjustmentsPage.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$app/navigation', () => ({ goto: vi.fn() }));
vi.mock('$features/desk/desk.svelte', () => ({ desk: { may: () => true, me: { name: 'Mrs A Okafor' } } }));

const disability: Disability = {
  id: 'd1',
  pupil_id: ZOE,
  impairment: 'physical',
  what: 'Hearing loss in both ears',
  long_term: 'for_life',
  substantial: 'Cannot follow talk in a noisy room',
  basis: 'Letter of the audiologist',
  from_on: '2026-03-09',
  to_on: null,
};
const adjustment: Adjustment = {
  id: 'a1',
  pupil_id: ZOE,
  what: 'Sits at the front',
  place: 'In every lesson',
  from_on: '2026-03-09',
  reviewed_on: '2026-10-01',
  review_note: 'It helps',
  to_on: null,
};
const arrangement: AccessArrangement = {
  id: 'r1',
  pupil_id: ZOE,
  starting: 2026,
  tests: 'key_stage_2',
  arrangement: 'extra_time',
  detail: '25 %',
  evidence: 'Needs it every day',
  agreed_on: '2026-11-02',
  agreed_by: 'Mrs A Okafor',
  state: 'to_apply',
  applied_on: null,
};
const equality: EqualityView = {
  disabilities: [kept(disability)],
  adjustments: [kept(adjustment)],
  arrangements: [{ arrangement: kept(arrangement), year: '2026/27', words: 'Extra time: 25 %' }],
  taken_back: [],
  not_send_alone: 'A disability is not SEND in itself.',
  shows_basis: true,
  may_write: true,
  years: [
    { starting: 2025, name: '2025/26' },
    { starting: 2026, name: '2026/27' },
    { starting: 2027, name: '2027/28' },
  ],
};
let answers: Record<string, unknown>;

beforeEach(() => {
  answers = { find_draft: null, open_equality: equality };
  toasts.clear();
  call.mockReset();
  call.mockImplementation((command) => Promise.resolve(structuredClone(answers[command] ?? null)));
});

function sheet(): HTMLElement {
  const shown = AdjustmentsPage as unknown as Component<Record<string, unknown>>;
  return render(FileSample, { file: { view: fileView, facts }, sheet: shown }).container;
}

it('says that a disability alone is not SEND, and what the school does differently', async () => {
  const container = sheet();
  expect(await screen.findByText('A disability is not SEND in itself.')).toBeVisible();
  expect(screen.getByText('Sits at the front')).toBeVisible();
  expect(screen.getByText(/Looked at .* It helps/)).toBeVisible();
  expect(screen.getByText('Extra time: 25 %, 2026/27')).toBeVisible();
  await expectAccessible(container);
});

it('offers nothing to write to whoever only reads', async () => {
  answers['open_equality'] = { ...equality, may_write: false };
  sheet();
  expect(await screen.findByText('Sits at the front')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Add|Record|More/ })).toBeNull();
});

it('takes an adjustment back with its reason and offers to bring it back', async () => {
  const user = userEvent.setup();
  sheet();
  await user.click(await screen.findByRole('button', { name: 'More for Sits at the front' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Take back' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByRole('textbox'), 'The wrong child');
  await user.click(within(dialog).getByRole('button', { name: 'Take it back' }));
  await waitFor(() => {
    expect(call).toHaveBeenCalledWith('void_adjustment', { id: 'a1', reason: 'The wrong child' });
  });
});

it('keeps what was taken back with its reason, and brings it back', async () => {
  const user = userEvent.setup();
  answers['open_equality'] = {
    ...equality,
    taken_back: [
      {
        kind: 'adjustment',
        id: 'a9',
        words: 'Adjustment: Wobble cushion',
        at: '2026-11-18T09:00:00Z',
        reason: 'Another child’s',
      },
    ],
  };
  sheet();
  await user.click(await screen.findByText('Taken back: 1'));
  expect(screen.getByText(/Another child’s/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Bring back: Adjustment: Wobble cushion' }));
  expect(call).toHaveBeenCalledWith('bring_back_adjustment', { id: 'a9' });
});

it('a new arrangement begins in this school year, and a day of application is asked only where there was one', () => {
  const begin = { today: '2026-11-20', starting: 2026, agreedBy: 'Mrs A Okafor' };
  const fresh = arrangementAnswers(undefined, begin);
  expect(arrangementDraft(fresh)).toMatchObject({ starting: 2026, state: null, applied_on: null });
  expect(['agreed', 'applied', 'granted'].map((state) => wasAppliedFor(state as 'agreed'))).toEqual([
    false,
    true,
    true,
  ]);
});

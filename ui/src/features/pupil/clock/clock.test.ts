import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { ClockMarkLine, DecidedLine, DueItem } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../../test/axe';
import ClockButton from '../ClockButton.svelte';
import { due, facts, ZOE } from '../fixtures';
import { placed } from '../words';
import { markWords } from './decide';
import DecidedLines from './DecidedLines.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const allowed = vi.hoisted(() => ({ now: true }));
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$features/desk/desk.svelte', () => ({ desk: { may: () => allowed.now } }));

const pause: ClockMarkLine = {
  id: 'mark-1',
  mark: 'paused',
  from_on: '2026-10-12',
  until_on: null,
  reason: 'In hospital.',
  version: 1,
};

const paused: DueItem = {
  ...due,
  state: { state: 'paused', days: 9 },
  words: 'paused for 9 days',
  marks: [pause],
  may_mark: ['not_applicable'],
};

let refused: Problem | undefined;

beforeEach(() => {
  refused = undefined;
  allowed.now = true;
  call.mockReset();
  call.mockImplementation((command) => {
    if (command === 'decide_clock' && refused) return Promise.reject(refused);
    return Promise.resolve(null);
  });
});

const sent = (command: string): unknown[] =>
  call.mock.calls.filter(([name]) => name === command).map(([, input]) => input);

it('pauses a date with its reason, and goes back to the date', async () => {
  const user = userEvent.setup();
  render(ClockButton, { item: due, facts });
  await user.click(screen.getByRole('button', { name: /Review My Plan/ }));
  await user.click(screen.getByRole('button', { name: 'Pause' }));
  const dialog = await screen.findByRole('dialog', { name: 'Pause this date: Review My Plan' });
  await expectAccessible(dialog);
  await user.type(within(dialog).getByLabelText('Why?'), 'In hospital.');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(sent('decide_clock')).toEqual([
      {
        id: null,
        version: null,
        pupil_id: ZOE,
        rule: 'review_due',
        started_on: '2026-09-14',
        about_id: 'cycle-1',
        mark: 'paused',
        from_on: facts.today,
        until_on: null,
        reason: 'In hospital.',
      },
    ]);
  });
  await waitFor(() => {
    expect(screen.getByRole('button', { name: /Review My Plan/ })).toHaveFocus();
  });
});

it('shows what is wrong at its field and keeps the words', async () => {
  const user = userEvent.setup();
  const fields = { from_on: ['This date is counted from 14 September 2026. A pause begins then or later.'] };
  refused = new Problem({ code: 'invalid', message: 'Look again.', fields, reference: null });
  render(ClockButton, { item: due, facts });
  await user.click(screen.getByRole('button', { name: /Review My Plan/ }));
  await user.click(screen.getByRole('button', { name: 'Pause' }));
  await user.type(await screen.findByLabelText('Why?'), 'In hospital.');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findAllByText(/A pause begins then or later/)).length).toBeGreaterThan(0);
  expect(screen.getByLabelText('Why?')).toHaveValue('In hospital.');
});

it('says on the date why it stands still, and lets it go on', async () => {
  const user = userEvent.setup();
  const { container } = render(ClockButton, { item: paused, facts });
  await expectAccessible(container);
  expect(screen.getByText('Paused since 12 October 2026: In hospital.')).toBeVisible();
  expect(screen.getByText('paused for 9 days')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Review My Plan/ }));
  await user.click(screen.getByRole('button', { name: 'Let it go on, or change' }));
  const dialog = await screen.findByRole('dialog', { name: /Pause this date/ });
  expect(within(dialog).getByLabelText('Why?')).toHaveValue('In hospital.');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => {
    expect(sent('decide_clock')[0]).toMatchObject({ id: 'mark-1', version: 1, from_on: '2026-10-12' });
  });
});

it('takes back what was decided, with the reason', async () => {
  const user = userEvent.setup();
  render(ClockButton, { item: paused, facts });
  await user.click(screen.getByRole('button', { name: /Review My Plan/ }));
  await user.click(screen.getByRole('button', { name: 'Take back' }));
  await user.type(await screen.findByLabelText('Why is it taken back?'), 'She was here.');
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  await waitFor(() => {
    expect(sent('void_clock_mark')).toEqual([{ id: 'mark-1', reason: 'She was here.' }]);
  });
});

it('offers nothing to whoever may not decide', async () => {
  allowed.now = false;
  const user = userEvent.setup();
  render(ClockButton, { item: { ...paused, may_mark: [] }, facts });
  await user.click(screen.getByRole('button', { name: /Review My Plan/ }));
  expect(await screen.findByText('Counted from')).toBeVisible();
  for (const name of ['Pause', 'Take back', 'Let it go on, or change']) {
    expect(screen.queryByRole('button', { name })).toBeNull();
  }
});

it('keeps what does not apply out of the head of the file', () => {
  const over: DueItem = { ...due, state: { state: 'not_applicable' }, words: 'does not apply' };
  const [first, second, third] = [{ ...due }, { ...due }, { ...due }];
  expect(placed([over, first, second, third])).toEqual({ head: [first, second], more: [over, third] });
});

it('says a pause that is over with both its days', () => {
  expect(markWords({ ...pause, until_on: '2026-10-19' })).toBe(
    'Paused from 12 October 2026, went on 19 October 2026',
  );
});

it('lists what was ever decided, and brings back what was taken back', async () => {
  const user = userEvent.setup();
  const taken: DecidedLine = {
    which: 'Review of the plan, counted from 14 September 2026',
    what: 'Paused since 12 October 2026',
    kept: {
      record: {
        id: 'mark-1',
        pupil_id: ZOE,
        rule: 'review_due',
        started_on: '2026-09-14',
        about_id: 'cycle-1',
        mark: 'paused',
        from_on: '2026-10-12',
        until_on: null,
        reason: 'In hospital.',
      },
      version: 2,
      recorded_at: '2026-10-12T09:00:00Z',
      recorded_by: 'staff-1',
      recorded_by_name: 'Mrs A Okafor',
      voided: { at: '2026-10-13T09:00:00Z', by: 'staff-1', reason: 'She was here.' },
    },
  };
  call.mockImplementation((command) => Promise.resolve(command === 'clock_marks' ? [taken] : null));
  render(DecidedLines, { pupilId: ZOE });
  await user.click(await screen.findByText('Decided about dates: 1'));
  expect(screen.getByText(/In hospital\. Taken back: She was here\./)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Bring back/ }));
  await waitFor(() => {
    expect(sent('bring_back_clock_mark')).toEqual([{ id: 'mark-1' }]);
  });
});

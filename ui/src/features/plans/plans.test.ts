import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import type { PlanDraft, PlanView } from '$lib/backend/generated/api';
import { expectAccessible } from '../../test/axe';
import CycleStrip from './CycleStrip.svelte';
import { facts, joining, planView, reading, TODAY } from './fixtures';
import PlanEditor from './PlanEditor.svelte';
import PlanReading from './PlanReading.svelte';
import RateDialog from './RateDialog.svelte';
import { outgrownWords } from './words';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));

let answers: Record<string, unknown> = {};

beforeEach(() => {
  answers = { find_draft: null, weigh_target: { hints: [], baseline_words: null, expected_words: null } };
  call.mockReset();
  call.mockImplementation((command) => {
    const answer = answers[command];
    return answer instanceof Error
      ? Promise.reject(answer)
      : Promise.resolve(structuredClone(answer ?? null));
  });
});

function asked(command: string): unknown[] {
  return call.mock.calls.filter(([name]) => name === command).map(([, input]) => input);
}

function edit(view: PlanView = planView): { container: HTMLElement; onsaved: ReturnType<typeof vi.fn> } {
  const onsaved = vi.fn();
  const { container } = render(PlanEditor, { view, facts, onsaved, onleave: vi.fn() });
  return { container, onsaved };
}

it('reads strengths first and each target with where the child began, is and is expected', async () => {
  const { container } = render(PlanReading, { view: planView, facts, onrate: vi.fn() });
  const terms = [...container.querySelectorAll('.about dt')].map((term) => term.textContent);
  expect(terms[0]).toBe('My strengths');
  const card = screen.getByRole('article', { name: reading.target.record.text });
  expect(within(card).getByText('6 words a minute')).toBeVisible();
  expect(within(card).getByText('14 words a minute', { selector: 'dd' })).toBeVisible();
  expect(
    within(card).getByRole('img', {
      name: 'Began at 6 words a minute, last rated 14 words a minute, expected 20 words a minute.',
    }),
  ).toBeInTheDocument();
  await expectAccessible(container);
});

it('names the table of what is provided otherwise than the part it stands in', async () => {
  const provision = planView.outcomes.flatMap(({ targets }) => targets).flatMap((target) => target.provision);
  expect(provision).not.toEqual([]);
  const { container } = render(PlanReading, { view: { ...planView, provision }, facts, onrate: vi.fn() });
  expect(screen.getByRole('region', { name: 'Provision for the whole plan' })).toBeVisible();
  expect(screen.getByRole('table', { name: 'Lines of provision for the whole plan' })).toBeVisible();
  await expectAccessible(container);
});

it('ticks a step with one press and today’s date, and takes the tick back with another', async () => {
  const user = userEvent.setup();
  render(PlanReading, { view: planView, facts, onrate: vi.fn() });
  await user.click(screen.getByRole('checkbox', { name: /fifteen words/ }));
  await user.click(screen.getByRole('checkbox', { name: /ten words/ }));
  expect(asked('tick_step')).toEqual([
    { step_id: 'step-3', achieved_on: TODAY },
    { step_id: 'step-2', achieved_on: null },
  ]);
});

it('takes back a strategy that one may take back, with the way to bring it in again', async () => {
  toasts.clear();
  const user = userEvent.setup();
  const { container } = render(PlanReading, { view: planView, facts, onrate: vi.fn() });
  await expectAccessible(container);
  const ones = screen.getAllByRole('button', { name: /^Take back “/ });
  expect(ones.map((one) => one.getAttribute('aria-label'))).toEqual([
    'Take back “Seat near the door, away from the radiator”',
  ]);
  for (const one of ones) await user.click(one);
  expect(asked('take_back_strategy')).toEqual([{ strategy_id: 'strategy-2' }]);
  const [toast] = toasts.list;
  expect(toast?.text).toContain('is taken back');
  if (toast) await toasts.undo(toast);
  expect(asked('bring_back_strategy')).toEqual([{ strategy_id: 'strategy-2' }]);
});

it('offers nothing that this person may not do', () => {
  const may = { ...planView.may, write: false, contribute: false, rate: false };
  render(PlanReading, { view: { ...planView, may }, facts, onrate: vi.fn() });
  expect(screen.queryByRole('button', { name: /Rate|Add a strategy/ })).toBeNull();
  for (const box of screen.getAllByRole('checkbox')) expect(box).toBeDisabled();
});

it('explains on a press how the day of a cycle was found', async () => {
  const user = userEvent.setup();
  render(CycleStrip, { cycles: planView.cycles });
  await user.click(screen.getByRole('button', { name: /Cycle 2/ }));
  expect(await screen.findByText(/Autumn 2 ends on 18 December 2026/)).toBeVisible();
});

it('shows the latest of many cycles, and all on a press', async () => {
  const user = userEvent.setup();
  const [closed] = planView.cycles;
  if (!closed) throw new Error('no cycle');
  const cycles = Array.from({ length: 7 }, (_, index) => ({
    ...closed,
    cycle: { ...closed.cycle, record: { ...closed.cycle.record, id: `cycle-${index}`, number: index + 1 } },
  }));
  render(CycleStrip, { cycles });
  expect(screen.queryByRole('button', { name: /Cycle 3/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: '3 earlier cycles' }));
  expect(screen.getAllByRole('button', { name: /Cycle \d/ })).toHaveLength(7);
});

it('rates by the keyboard alone: a digit, then Enter', async () => {
  const user = userEvent.setup();
  answers['rate_target'] = 'rating-9';
  render(RateDialog, { open: true, view: joining, today: TODAY });
  await waitFor(() => expect(screen.getByRole('radio', { name: '1, Not at all' })).toHaveFocus());
  await expectAccessible(document.body);
  await user.keyboard('7{Enter}');
  expect(asked('rate_target')).toEqual([
    { target_id: 'target-2', happened_on: TODAY, score: 7, evidence: '' },
  ]);
});

it('writes a list line by line: Enter adds, Alt and an arrow move, Backspace takes an empty line out', async () => {
  const user = userEvent.setup();
  const { container } = edit();
  const first = screen.getByRole('textbox', { name: 'step 1 of target 1.1' });
  await user.click(first);
  await user.keyboard('{Enter}Read two words');
  expect(screen.getByRole('textbox', { name: 'step 2 of target 1.1' })).toHaveValue('Read two words');
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  const moved = screen.getByRole('textbox', { name: 'step 1 of target 1.1' });
  await waitFor(() => expect(moved).toHaveFocus());
  expect(moved).toHaveValue('Read two words');
  await user.keyboard('{Enter}{Backspace}');
  expect(screen.getAllByRole('textbox', { name: /step \d of target 1.1/ })).toHaveLength(3);
  await expectAccessible(container);
});

it('asks before written words are taken out, and not for an empty line', async () => {
  const user = userEvent.setup();
  edit();
  await user.click(screen.getByRole('textbox', { name: 'step 1 of target 1.1' }));
  await user.keyboard('{Alt>}{Delete}{/Alt}');
  const dialog = await screen.findByRole('dialog', { name: 'Take this step out?' });
  expect(screen.getAllByRole('textbox', { name: /step \d of target 1.1/, hidden: true })).toHaveLength(2);
  await user.click(within(dialog).getByRole('button', { name: 'Take it out' }));
  await waitFor(() =>
    expect(screen.getAllByRole('textbox', { name: /step \d of target 1.1/, hidden: true })).toHaveLength(1),
  );
});

it('asks of a target what its measure needs, and keeps what a review went by', async () => {
  const user = userEvent.setup();
  edit();
  const target = screen.getByRole('article', { name: 'Target 1.2' });
  await user.selectOptions(within(target).getByLabelText('Measured by'), 'Count');
  await user.type(within(target).getByLabelText('What is counted'), 'times a day');
  expect(within(target).getByLabelText('Expected by the review')).toHaveValue('');
  await user.selectOptions(within(target).getByLabelText('Measured by'), 'Yes or no');
  expect(within(target).queryByLabelText('What is counted')).toBeNull();
  await user.selectOptions(within(target).getByLabelText('Now'), 'No');
  const judged = screen.getByRole('article', { name: 'Target 1.1' });
  expect(within(judged).getByLabelText('Measured by')).toBeDisabled();
  expect(within(judged).getByLabelText('Now')).toBeDisabled();
  expect(within(judged).getByLabelText('Expected by the review')).toBeEnabled();
});

it('saves the whole plan with the version it was read in', async () => {
  const user = userEvent.setup();
  answers['open_plan'] = { ...planView, version: 8 };
  const { onsaved } = edit();
  await user.click(screen.getByRole('button', { name: 'Add an outcome' }));
  await waitFor(() =>
    expect(screen.getAllByLabelText('What will be different for the child?')[1]).toHaveFocus(),
  );
  await user.keyboard('Zoë asks for help.');
  await user.click(screen.getByRole('button', { name: 'Save the plan' }));
  expect(onsaved).toHaveBeenCalledOnce();
  const [input] = asked('save_plan') as { plan_id: string; version: number; plan: PlanDraft }[];
  expect(input).toMatchObject({ plan_id: 'plan-1', version: 7 });
  expect(input?.plan.outcomes[1]).toEqual({ id: null, area: null, text: 'Zoë asks for help.', targets: [] });
});

it('shows what is wrong at the field that the core names', async () => {
  const user = userEvent.setup();
  const { Problem } = await import('$lib/backend/problem');
  const sentence = 'Write the target: what will the child do or say?';
  answers['save_plan'] = new Problem({
    code: 'invalid',
    message: 'Some answers need another look.',
    fields: { 'outcomes.0.targets.1.text': [sentence] },
    reference: null,
  });
  const { container } = edit();
  await user.click(screen.getByRole('button', { name: 'Save the plan' }));
  await user.click(await screen.findByRole('link', { name: sentence }));
  const box = within(screen.getByRole('article', { name: 'Target 1.2' })).getByLabelText(
    'What will the child do or say?',
  );
  expect(box).toHaveFocus();
  expect(box).toHaveAccessibleDescription(/Write the target/);
  await expectAccessible(container);
});

it('says what to do about a plan that the child’s stage calls by another name', () => {
  const stage = { key: 'my_plan_plus', name: 'My Plan+' };
  const stages = facts.pathway.stages.flatMap((one) => [one, { ...one, ...stage, plan_name: 'My Plan+' }]);
  const myPlan = { name: 'My Plan', ended_on: null };
  expect(outgrownWords(myPlan, stage, { stages })).toContain('The child is on My Plan+ now');
  expect(outgrownWords({ ...myPlan, ended_on: TODAY }, stage, { stages })).toBe('');
  expect(outgrownWords({ ...myPlan, name: 'My Plan+' }, stage, { stages })).toBe('');
  expect(outgrownWords(myPlan, null, { stages })).toBe('');
});

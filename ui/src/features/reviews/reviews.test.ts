import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { facts, kept, planView, TODAY } from '$features/plans/fixtures';
import type { CloseReview, ReviewView, Note, SaveReview, WeighScore } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import { targetEnds, whatHappens } from './closing';
import CompareTable from './CompareTable.svelte';
import { columnsOf, compared } from './comparing';
import { pastReview, reviewDraft, reviewView } from './fixtures';
import MoveReviewDialog from './MoveReviewDialog.svelte';
import PastReviewSheet from './PastReviewSheet.svelte';
import { firstOpen, wantsReason } from './review-form.svelte';
import ReviewSheet from './ReviewSheet.svelte';
import { sectionsOf } from './sections';

const correction: Note = {
  id: 'note-1',
  pupil_id: 'zoe',
  happened_on: '2026-11-03',
  note_kind: 'correction',
  contact_outcome: null,
  contact_with: '',
  body: 'It was 12 words, not 11.',
  review_id: 'review-2',
};

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$features/desk/desk.svelte', () => ({ desk: { may: () => true } }));

let saved: SaveReview['review'] | undefined;
let refuse: Record<string, Problem> = {};

function answer(command: string, input: unknown): unknown {
  const refused = refuse[command];
  if (refused) throw refused;
  switch (command) {
    case 'save_review':
      saved = (input as SaveReview).review;
      return 1;
    case 'open_review':
      return { ...reviewView, draft: saved ?? reviewDraft, version: saved ? 1 : null };
    case 'weigh_score': {
      const { score } = input as WeighScore;
      const met = score >= 6 || score === 1;
      return {
        words: `${score} out of 10`,
        suggested_outcome: met ? 'achieved' : 'partly_achieved',
        suggested_next: met ? 'finish' : 'carry_over',
        progress: 0.5,
      };
    }
    case 'propose_next_review':
      return { due_on: '2027-02-12', working: 'Spring 1 ends on 12 February 2027.', source: 'The pathway' };
    case 'close_review':
      return { review_id: 'review-2', next_plan_id: 'plan-1', next_due_on: '2027-02-12' };
    default:
      return null;
  }
}

beforeEach(() => {
  saved = undefined;
  refuse = {};
  call.mockReset();
  call.mockImplementation(async (command, input) => {
    await Promise.resolve();
    return structuredClone(answer(command, input));
  });
});

function asked<Input>(command: string): Input[] {
  return call.mock.calls.filter(([name]) => name === command).map(([, input]) => input as Input);
}

function open(): { container: HTMLElement; onclosed: ReturnType<typeof vi.fn> } {
  const onclosed = vi.fn();
  const { container } = render(ReviewSheet, { view: reviewView, facts, onclosed, onleave: vi.fn() });
  return { container, onclosed };
}

async function untilFocus(id: string): Promise<void> {
  await waitFor(() => expect(document.activeElement?.id).toBe(id));
}

async function rateAll(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  document.getElementById('targets.0.score')?.focus();
  await user.keyboard('14');
  await screen.findByText('Achieved', { selector: 'strong' });
  await user.keyboard('{Enter}');
  await untilFocus('targets.1.score');
  await user.keyboard('4');
  await screen.findByText('Partly achieved', { selector: 'strong' });
  await user.keyboard('{Enter}');
  await untilFocus('targets.2.score');
  await user.keyboard('y');
  await screen.findByText('Achieved', { selector: 'strong' });
  await user.keyboard('{Enter}');
  await untilFocus('child_face');
}

it('rates every target by the keyboard alone and saves as one goes', async () => {
  const user = userEvent.setup();
  const { container } = open();
  await expectAccessible(container);
  await rateAll(user);
  await waitFor(() =>
    expect(saved?.targets).toMatchObject([
      { score: 14, outcome: 'achieved', next: 'finish' },
      { score: 4, outcome: 'partly_achieved', next: 'carry_over' },
      { score: 1, outcome: 'achieved', next: 'finish' },
    ]),
  );
  expect(screen.getByRole('link', { name: /Targets.*3 of 3.*, done/ })).toBeVisible();
});

it('leaves the word to the person: another than the one suggested stays', async () => {
  const user = userEvent.setup();
  open();
  const card = screen.getByRole('article', { name: /high-frequency words/ });
  await user.click(within(card).getByRole('radio', { name: 'Not taught' }));
  await user.type(within(card).getByLabelText(/Where is the child now/), '14');
  await user.keyboard('{Enter}');
  await untilFocus('targets.0.next');
  await user.click(within(card).getByRole('radio', { name: 'Carry over' }));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(within(card).getByLabelText('Why?')).toHaveFocus());
  expect(within(card).getByRole('radio', { name: 'Not taught' })).toBeChecked();
});

it('asks for the new words of a target that is adapted', async () => {
  const user = userEvent.setup();
  open();
  const card = screen.getByRole('article', { name: /carpet time/ });
  await user.click(within(card).getByRole('radio', { name: 'Adapt' }));
  await user.type(within(card).getByLabelText('The target as it is to be now'), 'I will answer twice.');
  await user.type(within(card).getByLabelText('Expected by the next review'), '7');
  await user.click(within(card).getByRole('radio', { name: 'Partly achieved' }));
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(saved?.targets[1]).toMatchObject({ adapted_text: 'I will answer twice.', adapted_expected: 7 }),
  );
});

it('lets a child begin a sentence, and proposes the next date with its reason', async () => {
  const user = userEvent.setup();
  open();
  await user.click(screen.getByRole('button', { name: 'I am proud of…' }));
  await waitFor(() => expect(screen.getByLabelText('What the child says')).toHaveFocus());
  await user.keyboard('my reading.');
  expect(screen.getByLabelText('What the child says')).toHaveValue('I am proud of my reading.');
  await user.click(screen.getByRole('radio', { name: 'Stay on My Plan' }));
  expect(await screen.findByText(/Spring 1 ends on 12 February 2027/)).toBeVisible();
  const due = screen.getByRole('group', { name: 'The next review is due' });
  expect(within(due).getByLabelText('Month')).toHaveValue('2');
});

it('shows what will happen before it closes, and closes with what was said', async () => {
  const user = userEvent.setup();
  const { container, onclosed } = open();
  await rateAll(user);
  await user.click(screen.getByRole('radio', { name: /Step up/ }));
  await screen.findByText(/Spring 1 ends/);
  await user.click(screen.getByRole('checkbox', { name: /^My Assessment/ }));
  await user.type(screen.getByLabelText('Why go on without it?'), 'Named next week');
  await user.click(screen.getByRole('button', { name: 'Check before closing' }));
  expect(await screen.findByText(/My Plan ends. My Plan\+ begins with 1 target/)).toBeVisible();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Close the review' }));
  await waitFor(() => expect(onclosed).toHaveBeenCalledOnce());
  const [input] = asked<CloseReview>('close_review');
  expect(input).toMatchObject({ confirmed: ['assessment'], missing_reason: 'Named next week' });
  expect(input?.review).toMatchObject({ decision: 'step_up', next_due_on: '2027-02-12' });
});

it('takes parents who took part as consulted when the child leaves the register', async () => {
  const user = userEvent.setup();
  const view: ReviewView = {
    ...reviewView,
    draft: { ...reviewView.draft, parent_attendance: 'attended' },
  };
  const onclosed = vi.fn();
  render(ReviewSheet, { view, facts, onclosed, onleave: vi.fn() });
  await rateAll(user);
  await user.click(screen.getByRole('radio', { name: /Leave the pathway/ }));
  const leaving = screen.getByRole('region', { name: 'Leaving the SEND register' });
  expect(within(leaving).getByLabelText(/^Why leave although the class teacher has not/)).toBeVisible();
  await user.type(within(leaving).getByLabelText(/^Class teacher consulted/), 'Miss Shah');
  await user.click(screen.getByRole('button', { name: 'Check before closing' }));
  await user.click(await screen.findByRole('button', { name: 'Close the review' }));
  await waitFor(() => expect(onclosed).toHaveBeenCalledOnce());
  const [input] = asked<CloseReview>('close_review');
  expect(input?.leaving).toEqual({
    parents_on: input?.review.happened_on,
    teacher: 'Miss Shah',
    watch: true,
    look_again_on: null,
  });
});

it('comes back to the review when it is not ready, each problem at its answer', async () => {
  const user = userEvent.setup();
  const sentence = 'Choose how the target went.';
  refuse['close_review'] = new Problem({
    code: 'invalid',
    message: 'Some answers need another look.',
    fields: { 'targets.1.outcome': [sentence] },
    reference: null,
  });
  const { container, onclosed } = open();
  await user.click(screen.getByRole('button', { name: 'Check before closing' }));
  expect(await screen.findByText(/3 targets are not reviewed yet/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Close the review' }));
  await user.click(await screen.findByRole('link', { name: sentence }));
  await untilFocus('targets.1.outcome');
  expect(onclosed).not.toHaveBeenCalled();
  await expectAccessible(container);
});

it('keeps both when somebody else saved the review meanwhile', async () => {
  const user = userEvent.setup();
  refuse['save_review'] = new Problem({ code: 'conflict', message: 'Changed.', fields: {}, reference: null });
  open();
  await user.type(screen.getByLabelText('What worked, and how do we know?'), 'Timed lists');
  await user.click(screen.getByRole('button', { name: 'Check before closing' }));
  expect(await screen.findByText('Somebody else saved this review while you had it open')).toBeVisible();
  refuse = {};
  await user.click(screen.getByRole('button', { name: 'Keep mine' }));
  await waitFor(() => expect(saved?.evidence).toBe('Timed lists'));
});

it('knows which question of a target is open, and when it says why', () => {
  const blank = reviewDraft.targets[0];
  if (!blank) throw new Error('no target');
  expect(firstOpen(blank)).toBe('outcome');
  expect(firstOpen({ ...blank, outcome: 'achieved' })).toBe('next');
  expect(firstOpen({ ...blank, outcome: 'achieved', next: 'finish' })).toBeUndefined();
  expect(firstOpen({ ...blank, outcome: 'not_yet', next: 'finish' })).toBe('reason');
  expect(firstOpen({ ...blank, outcome: 'achieved', next: 'adapt' })).toBe('adapted_text');
  expect(wantsReason({ ...blank, outcome: 'discontinued' })).toBe(true);
  expect(wantsReason({ ...blank, outcome: 'not_yet', next: 'carry_over' })).toBe(false);
});

it('tells in plain words what closing does', () => {
  const [stay, , leave] = reviewView.decisions;
  const going = reviewDraft.targets.map(
    (target) => ({ ...target, outcome: 'not_yet', next: 'carry_over' }) as const,
  );
  const draft = { ...reviewDraft, targets: going, next_due_on: '2027-02-12' };
  expect(whatHappens(reviewView, draft, stay)[1]).toBe(
    'Stay on My Plan. My Plan goes on with 3 open targets, and cycle 3 begins. Its review is due on 12 February 2027.',
  );
  expect(whatHappens(reviewView, draft, leave).at(-1)).toBe('My Plan ends. No plan goes on after it.');
  const ends = targetEnds(reviewView, reviewDraft, facts.codes.words.target_outcome);
  expect(ends.map(({ becomes }) => becomes)).toEqual(Array(3).fill('Not reviewed yet'));
});

it('counts a part of the review as done once it says enough', () => {
  const done = (more: Partial<typeof reviewDraft>) =>
    sectionsOf({ ...reviewDraft, ...more })
      .filter((part) => part.done)
      .map(({ id }) => id);
  expect(done({})).toEqual([]);
  expect(done({ child_declined: true })).toEqual(['part-child']);
  expect(done({ parent_attendance: 'phoned', decision: 'stay' })).toEqual(['part-parents', 'part-decision']);
});

it('reads a closed review back and sets reviews side by side', async () => {
  const latest = pastReview('review-2', '2026-10-21', '11 words a minute', 'partly_achieved');
  const first = pastReview('review-1', '2026-07-10', '9 words a minute', 'partly_achieved');
  const prompts = facts.codes.words.parent_prompt;
  const sheet = render(PastReviewSheet, { past: latest, prompts, open: true });
  expect(screen.getByText('Closed 21 October 2026')).toBeVisible();
  expect(screen.getByText('She reads the cereal packet at breakfast.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Print the review of 21 October 2026' })).toHaveAttribute(
    'href',
    `/pupil/${latest.review.record.pupil_id}/print?review=review-2`,
  );
  await expectAccessible(sheet.container);
  sheet.unmount();
  const { container } = render(CompareTable, { reviews: [latest, first] });
  const cells = screen.getAllByRole('cell').map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());
  expect(cells).toEqual(['9 words a minute Partly achieved', '11 words a minute Partly achieved']);
  await expectAccessible(container);
  const other = pastReview('review-0', '2026-05-01', '7 words a minute', 'achieved');
  expect(columnsOf([latest, first, other], 2)).toEqual([first, latest]);
  expect(compared([other])[0]?.cells).toHaveLength(1);
});

it('proposes today as the day of the review', () => {
  open();
  const day = screen.getByRole('group', { name: 'Day of the review' });
  expect(within(day).getByLabelText('Day')).toHaveValue(String(Number(TODAY.slice(8))));
});

it('moves an open review to another day, and shows what the core refuses beside its field', async () => {
  const user = userEvent.setup();
  const [, view] = planView.cycles;
  if (!view) throw new Error('the plan has no open cycle');
  const onclose = vi.fn();
  render(MoveReviewDialog, { cycle: view.cycle, planName: 'My Plan', today: TODAY, onclose });
  const dialog = await screen.findByRole('dialog', { name: 'Move the review of My Plan' });
  await expectAccessible(dialog);
  refuse = {
    move_review: new Problem({
      code: 'invalid',
      message: 'Some answers are wrong.',
      fields: { reason: ['Say why the review is moved.'] },
      reference: null,
    }),
  };
  await user.click(within(dialog).getByRole('button', { name: 'Move the review' }));
  expect(await within(dialog).findByRole('link', { name: 'Say why the review is moved.' })).toBeVisible();
  refuse = {};
  await user.clear(within(dialog).getByLabelText('Day'));
  await user.type(within(dialog).getByLabelText('Day'), '11');
  await user.type(within(dialog).getByLabelText(/Why is it moved/), 'Mother works nights');
  await user.click(within(dialog).getByRole('button', { name: 'Move the review' }));
  await waitFor(() => expect(onclose).toHaveBeenCalled());
  expect(call.mock.lastCall).toEqual([
    'move_review',
    { cycle_id: 'cycle-2', version: view.cycle.version, due_on: '2026-12-11', reason: 'Mother works nights' },
  ]);
});

it('puts a closed review right beside it, dated, and leaves the review as it is', async () => {
  const user = userEvent.setup();
  const plain = pastReview('review-2', '2026-10-21', '11 words a minute', 'partly_achieved');
  const past = { ...plain, corrections: [kept(correction)] };
  const { container } = render(PastReviewSheet, {
    past,
    prompts: facts.codes.words.parent_prompt,
    open: true,
  });
  const beside = screen.getByRole('region', { name: 'Corrections to the review of 21 October 2026' });
  expect(within(beside).getByText('It was 12 words, not 11.')).toBeVisible();
  expect(within(beside).getByText(/^3 November 2026, /)).toBeVisible();
  await expectAccessible(container);

  await user.click(screen.getByRole('button', { name: /^Write a correction/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Correct the review of 21 October 2026' });
  await expectAccessible(dialog);
  await user.type(within(dialog).getByLabelText('What is right?'), 'Her mother phoned; she did not come.');
  await user.click(within(dialog).getByRole('button', { name: 'Write the correction' }));
  await waitFor(() =>
    expect(asked('correct_review')).toEqual([
      { review_id: 'review-2', body: 'Her mother phoned; she did not come.' },
    ]),
  );
});

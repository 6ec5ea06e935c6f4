import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { filtered } from '$components/data/filters';
import { api, type PastRound, type RatingSheet, type RoundSummary } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import { childrenOf, countRows, filtersOf, RoundLook } from './board.svelte';
import CountTable from './CountTable.svelte';
import { pupil, ROUND, row, STATES, view } from './fixtures';
import PastRounds from './PastRounds.svelte';
import NoRoundPaper from './NoRoundPaper.svelte';
import { roundHref, roundPaperOf, tabsFor } from './places';
import RatingList from './RatingList.svelte';
import { RatingForm } from './rating-sheet.svelte';
import RoundFigures from './RoundFigures.svelte';
import RowPanel from './RowPanel.svelte';
import SummaryPage from './SummaryPage.svelte';
import { placeOf } from './through';

const rows = [
  row('Zoë', { state: 'signed', held_on: '2026-11-18' }),
  row('Idris', { late_words: '4 days late', state: 'ratings_in' }),
  row('Ada', { pupil: pupil('Ada', 'Rowan'), skipped: true, next_words: '' }),
  row('Max', { pupil: pupil('Max', 'Rowan') }),
];
const round = view(rows);

it('counts every class and the whole school, late and not held apart', () => {
  const [whole, hazel, rowan] = countRows(round);
  expect(whole).toMatchObject({ label: 'Whole school', total: 4, decided: 1, late: 1, skipped: 1 });
  expect(hazel?.counts).toEqual({ signed: 1, ratings_in: 1 });
  expect(rowan).toMatchObject({ total: 2, decided: 0, skipped: 1, late: 0 });
  expect(countRows(view(rows.slice(0, 2)))).toHaveLength(1);
});

it('narrows by class, state and what is late, and by one press of a count', async () => {
  const filters = filtersOf(round, STATES);
  const names = (chosen: Record<string, string[]>): string[] =>
    filtered(round.rows, filters, chosen).map(({ pupil: { name } }) => name);
  expect(names({ class: ['Rowan'] })).toEqual(['Ada', 'Max']);
  expect(names({ more: ['late'] })).toEqual(['Idris']);
  expect(names({ more: ['skipped'] })).toEqual(['Ada']);
  const look = new RoundLook();
  const { container } = render(CountTable, { rows: countRows(round), states: STATES, look });
  await expectAccessible(container);
  const user = userEvent.setup();
  const count = screen.getByRole('button', { name: '1 signed, Hazel' });
  await user.click(count);
  expect(look.chosen).toEqual({ class: ['Hazel'], state: ['signed'] });
  expect(count).toHaveAttribute('aria-pressed', 'true');
  await user.click(count);
  expect(look.chosen).toEqual({});
});

it('leads straight through: before, after, and the next that is open', () => {
  const first = placeOf(round.rows, null);
  expect(first).toMatchObject({ number: 2, of: 3, held: 1 });
  expect(first?.row.pupil.name).toBe('Idris');
  expect(first?.before?.pupil.name).toBe('Zoë');
  expect(first?.after?.pupil.name).toBe('Max');
  expect(first?.nextOpen?.pupil.name).toBe('Max');
  const last = placeOf(round.rows, 'cycle-Max');
  expect(last?.after).toBeUndefined();
  expect(last?.nextOpen?.pupil.name).toBe('Idris');
  expect(placeOf(round.rows, 'cycle-Ada')?.row.skipped).toBe(true);
  expect(placeOf(round.rows, 'nobody')).toBeUndefined();
  expect(placeOf([], null)).toBeUndefined();
});

it('prints for each child of the list once, and for nobody whose review is not held', () => {
  const [zoe] = rows;
  if (!zoe) throw new Error('no row');
  const twice = { ...zoe, cycle_id: 'cycle-second', plan_name: 'EHCP' };
  expect(childrenOf([...rows, twice])).toEqual(['Zoë', 'Idris', 'Max'].map((name) => pupil(name).id));
});

it('explains where a review stands, step by step, and offers what can be done', async () => {
  const [zoe] = rows;
  if (!zoe) throw new Error('no row');
  render(RowPanel, {
    row: zoe,
    round: ROUND,
    may: round.may,
    today: round.today,
    states: STATES,
    href: '/round/review?cycle=cycle-Zoë',
    onclose: () => undefined,
  });
  const panel = await screen.findByRole('dialog', { name: 'Zoë' });
  expect(within(panel).getAllByRole('listitem')).toHaveLength(6);
  expect(within(panel).getByText('printed not yet')).toBeInTheDocument();
  expect(within(panel).getByRole('button', { name: 'Record the signature' })).toBeInTheDocument();
  await expectAccessible(panel);
});

it('says since when a review is paused, and why', async () => {
  const [zoe] = rows;
  if (!zoe) throw new Error('no row');
  const words = 'Paused since 16 November 2026';
  render(RowPanel, {
    row: { ...zoe, skipped: true, set_aside: { words, reason: 'In hospital.' } },
    round: ROUND,
    may: round.may,
    today: round.today,
    states: STATES,
    href: '/round/review?cycle=cycle-Zoë',
    onclose: () => undefined,
  });
  const panel = await screen.findByRole('dialog', { name: 'Zoë' });
  expect(within(panel).getByRole('heading', { name: words })).toBeVisible();
  expect(within(panel).getByText('In hospital.')).toBeVisible();
  expect(within(panel).queryByText(/Review due/)).toBeNull();
  await expectAccessible(panel);
});

const sheet: RatingSheet = {
  today: '2026-11-22',
  round: ROUND,
  may_rate: true,
  children: [
    {
      pupil: pupil('Zoë'),
      plan_id: 'plan',
      plan_name: 'My Plan',
      cycle_id: 'cycle',
      due_on: '2026-12-18',
      late_words: '',
      targets: ['Read 20 words', 'Take turns'].map((text, place) => ({
        target_id: `t${place}`,
        text,
        measure: { kind: 'tme' as const },
        baseline: 3,
        baseline_words: '3 out of 10',
        expected_words: '7 out of 10',
        last: 4,
        last_words: '4 out of 10',
        last_on: '2026-10-14',
        now: null,
        now_words: '',
        now_on: null,
        now_by: '',
        now_evidence: '',
        scores: [3, 4],
      })),
    },
  ],
};

it('takes what others have rated, and leaves what is being typed', () => {
  const form = new RatingForm(sheet, () => Promise.resolve({ words: '' }));
  form.put('t0', { score: 6 });
  const [child] = sheet.children;
  if (!child) throw new Error('no child');
  const targets = child.targets.map((target) => ({ ...target, now: 9, now_words: '9 out of 10' }));
  form.follow({ ...sheet, children: [{ ...child, targets }] });
  expect(form.line('t0')).toMatchObject({ score: 6, kept: 'open' });
  expect(form.line('t1')).toMatchObject({ score: 9, kept: 'saved', words: '9 out of 10' });
  form.follow({ ...sheet, children: [] });
  expect(form.all).toBe(0);
});

it('keeps each rating once, and says what the core did not take', async () => {
  const sent: unknown[] = [];
  const form = new RatingForm(sheet, (line) => {
    sent.push(line);
    if (line.score === 11)
      return Promise.reject(
        new Problem({
          code: 'invalid',
          message: 'Look again.',
          fields: { score: ['Enter 1 to 10.'] },
          reference: null,
        }),
      );
    return Promise.resolve({ words: '6 out of 10' });
  });
  await form.keep('t0');
  expect(sent).toEqual([]);
  form.put('t0', { score: 6 });
  await form.keep('t0');
  await form.keep('t0');
  expect(sent).toHaveLength(1);
  expect(form.line('t0')).toMatchObject({ kept: 'saved', words: '6 out of 10' });
  expect([form.rated, form.all]).toEqual([1, 2]);
  form.put('t1', { score: 11 });
  await form.keep('t1');
  expect(form.line('t1')).toMatchObject({ kept: 'failed', problem: 'Enter 1 to 10.' });
});

it('shows the last rating beside the new and goes on with Enter', async () => {
  const user = userEvent.setup();
  const { container } = render(RatingList, { view: sheet });
  await expectAccessible(container);
  expect(screen.getAllByText(/Last: 4 out of 10/)).toHaveLength(2);
  const [first, second] = screen.getAllByRole('radiogroup');
  if (!first || !second) throw new Error('two targets');
  within(first).getAllByRole('radio')[0]?.focus();
  await user.keyboard('6');
  expect(within(first).getByRole('radio', { checked: true })).toHaveAttribute('value', '6');
  await user.keyboard('{Enter}');
  expect(second).toContainElement(document.activeElement as HTMLElement);
});

const summary: RoundSummary = {
  round: ROUND,
  note: '',
  reviews: 30,
  held: 28,
  in_time: 25,
  printed: 27,
  signed: 20,
  success: { met: 60, reviewed: 80, not_taught: 2, pupils: 28 },
  success_words: '60 of 80 targets met (75%)',
  parents: { children: 30, attended: 20, phoned: 4, sent_views: 2, declined: 1, missed: 2 },
  parents_met: 24,
  classes: [
    {
      class_name: 'Hazel',
      reviews: 5,
      held: 5,
      met: 4,
      success: { met: 9, reviewed: 12, not_taught: 0, pupils: 5 },
      success_words: '9 of 12 targets met (75%)',
    },
  ],
  moves: [{ pupil: pupil('Max'), decision: 'step_up', words: 'My Plan to My Plan+' }],
  left: [
    { pupil: pupil('Ada'), cycle_id: 'c', plan_name: 'My Plan', due_on: '2026-12-18', reason: 'In hospital' },
  ],
};

it('says what the round came to', async () => {
  const { container } = render(RoundFigures, { summary });
  await expectAccessible(container);
  expect(screen.getByText('28 of 30')).toBeInTheDocument();
  expect(screen.getByText('60 of 80 targets met (75%)')).toBeInTheDocument();
  expect(screen.getByText('My Plan to My Plan+')).toBeInTheDocument();
  expect(screen.getByText('In hospital')).toBeInTheDocument();
});

it('has no figures, and nothing to print, for a round that nothing belongs to', async () => {
  vi.spyOn(api, 'roundSummary').mockResolvedValue({
    ...summary,
    reviews: 0,
    classes: [],
    moves: [],
    left: [],
  });
  vi.spyOn(api, 'listRounds').mockResolvedValue([]);
  const { container } = render(SummaryPage, { round: summary.round.key });
  expect(
    await screen.findByRole('heading', { name: `No review belongs to ${summary.round.name}` }),
  ).toBeInTheDocument();
  await expectAccessible(container);
  expect(screen.queryByText('Reviews held')).toBeNull();
  expect(screen.queryByRole('link', { name: 'Print the summary' })).toBeNull();
});

it('sets the rounds side by side, a picture with its table', async () => {
  const past: PastRound = {
    key: '2026-1',
    name: 'Autumn 1, 2026/27',
    closed_on: '2026-11-04',
    reviews: 30,
    held: 29,
    in_time: 28,
    signed: 20,
    success: { met: 50, reviewed: 80, not_taught: 0, pupils: 29 },
    success_share: 0.625,
    success_words: '50 of 80 targets met (63%)',
    stepped_up: 2,
    stepped_down: 1,
    children: 30,
    parents_met: 22,
    left: 1,
    note: '',
  };
  const { container } = render(PastRounds, { rounds: [past], current: summary });
  await expectAccessible(container);
  expect(screen.getByRole('img', { name: /Autumn 1, 2026\/27 63%/ })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Autumn 1, 2026/27' })).toHaveAttribute(
    'href',
    '/round/summary?round=2026-1',
  );
});

it('offers the sheets that the person may open, with the round in the address', () => {
  const office = tabsFor((action) => action === 'meeting_read', null);
  expect(office.map(({ href }) => href)).toEqual(['/round/meetings']);
  expect(roundHref('/review', '2026-2', { cycle: 'c' })).toBe('/round/review?round=2026-2&cycle=c');
});

it('says where the papers of a round are where an address names none', async () => {
  const asked = (query: string) => roundPaperOf(new URLSearchParams(query));
  expect(asked('')).toBeUndefined();
  expect(asked('round=nonsense&what=timetable')).toBeUndefined();
  expect(asked('round=2026-2&what=timetable')).toEqual({ round: '2026-2', what: 'timetable' });
  expect(asked('round=2026-2')).toEqual({ round: '2026-2', what: 'summary' });
  const { container } = render(NoRoundPaper);
  expect(screen.getByRole('heading', { name: 'No paper is chosen' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go to the review round' })).toHaveAttribute('href', '/round');
  await expectAccessible(container);
});

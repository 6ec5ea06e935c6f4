import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type {
  ClassToday,
  DueItem,
  OfficeToday,
  PupilRef,
  RoundProgress,
  SchoolDue,
  SchoolToday,
  SupportedChild,
} from '$lib/backend/generated/api';
import { expectAccessible } from '../../test/axe';
import ClassTodayCards from './ClassTodayCards.svelte';
import DueList from './DueList.svelte';
import FirstSteps from './FirstSteps.svelte';
import OfficeCards from './OfficeCards.svelte';
import SchoolTodayCards from './SchoolToday.svelte';
import SupportedCards from './SupportedCards.svelte';
import { draftWords, greeting, sheetOf, spoken } from './words';

const OWED: SchoolDue = {
  duty: 'information_report',
  starting: 2026,
  year: '2026/27',
  clock: {
    rule: 'information_report',
    title: 'Publish the SEN information report',
    starts_on: '2026-09-01',
    due_on: '2026-09-30',
    working: 'For the school year 2026/27: by 30 September 2026',
    source: 'SEND Regs 2014 reg 51 and Sch 1',
    duty: 'school',
  },
  state: { state: 'overdue', days: 41 },
  words: '41 days overdue',
};

const round: RoundProgress = {
  closed: 12,
  open: 26,
  begun: 4,
  rated: 2,
  overdue: 3,
  skipped: 1,
  states: [
    { state: 'not_started', name: 'Not started', count: 24 },
    { state: 'ratings_in', name: 'Ratings in', count: 2 },
    { state: 'signed', name: 'Signed', count: 12 },
  ],
  meetings_today: 3,
  next_meetings_on: '2026-11-24',
  closed_on: null,
};

const zoe: PupilRef = {
  id: 'zoe',
  name: 'Zoë Lund',
  name_in_list: 'Lund, Zoë',
  initials: 'ZL',
  year_group: '4',
  year_name: 'Year 4',
  class_name: 'Hazel',
  left: false,
};

function due(title: string): DueItem {
  return {
    pupil: zoe,
    clock: {
      rule: 'review_due',
      title,
      starts_on: '2026-09-14',
      due_on: '2026-10-23',
      working: 'Cycle begun on 14 September 2026 + the end of Autumn 1 on 23 October 2026',
      source: 'The rhythm of this stage',
      duty: 'school',
    },
    state: { state: 'overdue', days: 30 },
    words: '30 days overdue',
    about_id: '',
    marks: [],
    may_mark: [],
  };
}

it('shows what is due with its reason at a press', async () => {
  const user = userEvent.setup();
  const { container } = render(DueList, { items: [due('Review My Plan')] });
  await expectAccessible(container);
  expect(screen.getByText('30 days overdue')).toBeInTheDocument();
  await user.click(screen.getByText(/Why this date/));
  expect(screen.getByText(/the end of Autumn 1/)).toBeVisible();
});

it('leads a new school through its first steps, and ticks those that are taken', async () => {
  const { container } = render(FirstSteps, {
    steps: [
      { kind: 'children', name: 'Bring in the children', about: 'From a list.', done: true },
      { kind: 'classes', name: 'Set up this year’s classes', about: 'Who sees whom.', done: false },
    ],
  });
  await expectAccessible(container);
  const [children, classes] = screen.getAllByRole('listitem');
  expect(children).toHaveTextContent('Bring in the children Done');
  expect(classes).toHaveTextContent('Who sees whom.');
  expect(screen.getByRole('link', { name: 'Bring in the children' })).toHaveAttribute(
    'href',
    '/settings/import',
  );
  expect(screen.getByText(/1 of 2/)).toBeVisible();
});

it('names no day for what stands still', () => {
  render(DueList, {
    items: [{ ...due('Review My Plan'), state: { state: 'paused', days: 9 }, words: 'paused for 9 days' }],
  });
  expect(screen.getByText('paused for 9 days')).toBeVisible();
  expect(screen.getByRole('listitem').querySelector('.date')).toBeNull();
});

it('keeps a long list short until all of it is wanted', async () => {
  const user = userEvent.setup();
  render(DueList, { items: Array.from({ length: 20 }, (_, index) => due(`Review ${index}`)) });
  expect(screen.getAllByRole('listitem')).toHaveLength(8);
  await user.click(screen.getByRole('button', { name: 'Show all 20' }));
  expect(screen.getAllByRole('listitem')).toHaveLength(20);
});

it('tells the SENCO how the half-term stands', async () => {
  const school: SchoolToday = {
    children: 210,
    on_register: 38,
    with_ehcp: 6,
    watched: 10,
    reduced_timetables: 2,
    first_steps: [],
    round,
    to_put_right: [{ kind: 'no_upn', words: '2 children without a UPN', pupils: [zoe] }],
    duties: [OWED],
    sign_offs: [{ pupil: zoe, since: '2026-10-19' }],
    recent: [{ at: '2026-11-22T09:00:00Z', words: 'Mrs Okafor revised the plan', kind: 'plan', pupil: zoe }],
  };
  const halfTerm = {
    name: 'Autumn 2',
    starts_on: '2026-11-02',
    ends_on: '2026-12-18',
    begun: true,
    school_days_left: 20,
  };
  const { container } = render(SchoolTodayCards, { school, halfTerm });
  await expectAccessible(container);
  expect(screen.getByRole('progressbar', { name: 'Closed' })).toHaveAttribute('aria-valuenow', '12');
  expect(screen.getByText('2 children without a UPN')).toBeInTheDocument();
  expect(screen.getByText('EHC needs assessment, since 19 October 2026')).toBeInTheDocument();
  const owed = screen.getByRole('link', { name: 'Publish the SEN information report, 2026/27' });
  expect(owed).toHaveAttribute('href', '/settings/duties');
  expect(screen.getByText('41 days overdue')).toBeInTheDocument();
});

it('shows a teacher what waits for ratings', async () => {
  const view: ClassToday = {
    round,
    classes: ['Hazel'],
    children: 28,
    on_pathway: [],
    waiting: [
      {
        pupil: zoe,
        plan_id: 'p1',
        plan_name: 'My Plan',
        cycle_id: 'c1',
        due_on: '2026-12-18',
        review_state: 'this_half_term',
        targets: 4,
        rated: 1,
      },
    ],
  };
  const { container } = render(ClassTodayCards, { view, halfTerm: null });
  await expectAccessible(container);
  expect(screen.getByText('1 of 4 rated')).toBeInTheDocument();
});

it('shows a teaching assistant what helps, and what to do where there is nobody', async () => {
  const child: SupportedChild = {
    pupil: zoe,
    stage: null,
    key_facts: 'Wears hearing aids.',
    plan_id: 'p1',
    plan_name: 'My Plan',
    targets: [
      {
        id: 't1',
        text: 'Reads 60 words at sight.',
        baseline: '38 words',
        expected: '60 words',
        latest: '47 words',
        strategies: ['Word cards before lunch'],
      },
    ],
    strategies: ['Say her name first'],
  };
  const { container } = render(SupportedCards, { children: [child] });
  await expectAccessible(container);
  expect(screen.getByText('Now 47 words, aiming for 60 words')).toBeInTheDocument();
  expect(screen.getByText('Say her name first')).toBeInTheDocument();
  render(SupportedCards, { children: [] });
  expect(screen.getByText(/not down as supporting/)).toBeInTheDocument();
});

it('tells the office what is missing for whom', async () => {
  const view: OfficeToday = {
    children: 210,
    new_starters: [],
    without_class: [zoe],
    without_contact: [],
    without_upn: [],
  };
  const { container } = render(OfficeCards, { view });
  await expectAccessible(container);
  expect(screen.getByRole('heading', { name: 'Without a class' })).toBeInTheDocument();
});

it('greets by the hour and leads a clock to its sheet', () => {
  expect(['Mrs A Okafor', 'Mr D. J. Pryce', 'Mrs Adaeze Okafor', 'Siân'].map(spoken)).toEqual([
    'Mrs Okafor',
    'Mr Pryce',
    'Mrs Adaeze Okafor',
    'Siân',
  ]);
  expect([greeting(8), greeting(12), greeting(19)]).toEqual([
    'Good morning',
    'Good afternoon',
    'Good evening',
  ]);
  expect(sheetOf('review_due')).toBe('plan');
  expect(sheetOf('parents_told')).toBe('overview');
  expect(draftWords('note/new/1')).toBe('A note');
});

it('says of every form whose words wait what it is about', () => {
  expect(draftWords('settings/pathway')).toBe('The pathway');
  expect(draftWords('settings/letter/register_entry')).toBe('The words of a letter');
  const forms = import.meta.glob<string>('../**/*.svelte', { query: '?raw', import: 'default', eager: true });
  const places = Object.values(forms).flatMap((text) =>
    [...text.matchAll(/\bplace(?::\s*|=)["'`]([a-z-]+\/[a-z-]*)/g)].map(([, place]) => place ?? ''),
  );
  expect(places.length).toBeGreaterThan(30);
  expect(places.filter((place) => draftWords(place) === 'Unsaved words')).toEqual([]);
});

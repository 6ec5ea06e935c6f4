import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { kept } from '$features/plans/fixtures';
import { askedFor, sheetOf } from '$features/printing/papers';
import type {
  ActionView,
  ChronologyView,
  MeetingView,
  Reintegration,
  ReintegrationsView,
  TeamView,
} from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../../test/axe';
import FileSample from '../FileSample.svelte';
import { facts, TODAY, view as fileView, ZOE } from '../fixtures';
import ChronologyPage from './ChronologyPage.svelte';
import TeamPage from './TeamPage.svelte';
import TimetablePage from './TimetablePage.svelte';
import { falls, fitted, minutesOf, totalOf } from './timetable';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$app/navigation', () => ({ goto: vi.fn() }));
vi.mock('$features/desk/desk.svelte', () => ({ desk: { may: () => true, me: { name: 'Mrs A Okafor' } } }));

const action: ActionView = {
  action: kept({
    id: 'action-1',
    pupil_id: ZOE,
    meeting_id: 'meeting-1',
    text: 'Ring the school nurse',
    action_by: 'Mrs A Okafor',
    by_on: '2026-11-09',
    done_on: null,
    done_note: '',
  }),
  state_words: 'Mrs A Okafor, by 9 November 2026',
  overdue: true,
};
const meeting: MeetingView = {
  meeting: kept({
    id: 'meeting-1',
    pupil_id: ZOE,
    reintegration_id: null,
    planned_on: '2026-11-02',
    meeting_at: '14:00',
    place: 'Library',
    purpose: 'Reading',
    people: [{ name: 'Mrs Lund', kind: 'parent', role: 'Mother', attendance: 'came' }],
    held_on: '2026-11-02',
    notes: 'Reading is better at home.',
    next_on: null,
  }),
  open: false,
  actions: [action],
};
const team: TeamView = {
  leads: [],
  outside_lead: kept({
    id: 'lead-1',
    pupil_id: ZOE,
    name: 'Gwen Adair',
    role: 'Early Help',
    telephone: '01452 111222',
    email: '',
    from_on: '2026-09-01',
    to_on: null,
  }),
  adults: [],
  agencies: [],
  open_actions: [action],
  meetings: [meeting],
  voided: [],
  likely_people: [{ name: 'Mrs Lund', kind: 'parent', role: 'Mother', attendance: null }],
  shows_meetings: true,
  may_write: true,
  may_name_lead: true,
  may_print: true,
};
const plan: Reintegration = {
  id: 'plan-1',
  pupil_id: ZOE,
  extends_id: null,
  starts_on: '2026-11-16',
  ends_on: '2026-11-27',
  reason: 'Afternoons are too long.',
  support: '',
  agreements: [{ party: 'parent', name: 'Mrs Lund', agreed_on: '2026-11-05' }],
  risk_on: null,
  risk_by: '',
  full_week: 1950,
  weeks: [],
  decided_on: null,
  missing: [],
  missing_reason: '',
  ended_on: null,
  ending: null,
  end_reason: '',
};
const timetables: ReintegrationsView = {
  plans: [
    {
      plan: kept(plan, 3),
      state: 'prepared',
      state_words: 'Being prepared: it has not begun',
      checks: [
        { check: 'parent_agrees', words: 'A parent agrees', met: true },
        { check: 'risk_assessment', words: 'The risk assessment is done', met: false },
      ],
      weeks: [
        {
          from_on: '2026-11-16',
          hours: ['2:30', '2:30', '', '2:30', '2:30'],
          day_words: ['2 hours 30 minutes', '', 'not at school', '', ''],
          total_words: '10 hours',
          total: 600,
          share: 30,
          lower: false,
          now: false,
        },
      ],
      warnings: ['The week of 23 November has fewer hours than the one before it.'],
      clocks: [],
      meetings: [],
    },
  ],
  voided: [],
  likely_agreements: [],
  full_week: 1950,
  attendance_code: 'C2',
  attendance_code_words: 'Absent under an agreed temporary part-time timetable.',
  shows_reasons: true,
  may_write: true,
  may_meet: true,
  may_print: true,
};
const event = kept({
  id: 'event-1',
  pupil_id: ZOE,
  happened_on: '2025-03-12',
  event_kind: 'family' as const,
  title: 'Moved house',
  words: '',
  source: 'Told by the family',
  restricted: true,
});
const chronology: ChronologyView = {
  entries: [
    {
      happened_on: '2025-03-12',
      kind: 'family',
      title: 'Moved house',
      words: '',
      source: 'Told by the family',
      restricted: true,
      record_kind: 'chronology_event',
      record_id: 'event-1',
      event,
    },
    {
      happened_on: '2026-11-02',
      kind: 'meeting',
      title: 'Team meeting',
      words: '1 action agreed',
      source: 'Record of the school: team meeting',
      restricted: false,
      record_kind: 'team_meeting',
      record_id: 'meeting-1',
      event: null,
    },
  ],
  voided: [],
  may_write: true,
  may_restrict: true,
  may_print: true,
};
let answers: Record<string, unknown>;

beforeEach(() => {
  answers = { find_draft: null, child_team: team, child_reintegrations: timetables, chronology };
  toasts.clear();
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

function sheet(page: unknown): HTMLElement {
  const shown = page as Component<Record<string, unknown>>;
  return render(FileSample, { file: { view: fileView, facts }, sheet: shown }).container;
}

it('shows who leads, what is to be done and what was said', async () => {
  const container = sheet(TeamPage);
  expect(await screen.findByText('Gwen Adair, Early Help')).toBeVisible();
  expect(screen.getByText('Reading is better at home.')).toBeVisible();
  expect(screen.getAllByText(/by 9 November 2026 \(overdue\)/)).toHaveLength(2);
  expect(screen.getByRole('link', { name: /^Notes/ })).toHaveAttribute(
    'href',
    `/pupil/${ZOE}/print?team=team_notes&of=meeting-1`,
  );
  await expectAccessible(container);
});

it('plans a meeting with the people of the last one, then writes it up with what was agreed', async () => {
  const user = userEvent.setup();
  sheet(TeamPage);
  await user.click(await screen.findByRole('button', { name: 'Team meeting' }));
  const dialog = await screen.findByRole('dialog', { name: 'Team meeting' });
  expect(within(dialog).getByDisplayValue('Mrs Lund')).toBeVisible();
  await user.click(within(dialog).getByRole('checkbox', { name: /It was held/ }));
  await user.type(within(dialog).getByLabelText('What was said and decided'), 'All well.');
  await user.type(within(dialog).getByLabelText('What is done'), 'Word cards');
  await expectAccessible(dialog);
  answers['save_team_meeting'] = new Problem({
    code: 'invalid',
    message: 'Look again.',
    fields: { 'actions.0.action_by': ['Say who does it.'] },
    reference: null,
  });
  await user.click(within(dialog).getByRole('button', { name: 'Save the meeting' }));
  await user.click(await within(dialog).findByRole('link', { name: 'Say who does it.' }));
  expect(within(dialog).getByLabelText('Who does it')).toHaveFocus();
  expect(asked('save_team_meeting')).toMatchObject([
    {
      pupil_id: ZOE,
      id: null,
      meeting: {
        held_on: TODAY,
        notes: 'All well.',
        actions: [{ id: null, text: 'Word cards', action_by: '', by_on: null }],
        people: [{ name: 'Mrs Lund', kind: 'parent', attendance: null }],
      },
    },
  ]);
});

it('says that an action is done', async () => {
  const user = userEvent.setup();
  sheet(TeamPage);
  const todo = await screen.findByRole('region', { name: 'What is to be done' });
  await user.click(within(todo).getByRole('button', { name: /^Done/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Is it done?' });
  await user.click(within(dialog).getByRole('button', { name: 'It is done' }));
  await waitFor(() => expect(asked('finish_team_action')).toHaveLength(1));
  expect(asked('finish_team_action')).toMatchObject([{ id: 'action-1', version: 1, done_on: TODAY }]);
});

it('warns of what is missing when a reduced timetable begins and takes the reason', async () => {
  const user = userEvent.setup();
  const container = sheet(TimetablePage);
  expect(await screen.findByText('The risk assessment is done: not yet')).toBeVisible();
  expect(screen.getByText(/has fewer hours than the one before/)).toBeVisible();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Begin it' }));
  const dialog = await screen.findByRole('dialog', { name: 'Begin the reduced timetable' });
  await user.type(within(dialog).getByLabelText('Why does it begin all the same?'), 'It is booked.');
  await user.click(within(dialog).getByRole('button', { name: 'Begin it' }));
  await waitFor(() => expect(asked('begin_reintegration')).toHaveLength(1));
  expect(asked('begin_reintegration')).toEqual([
    { id: 'plan-1', version: 3, missing_reason: 'It is booked.' },
  ]);
});

it('sets out the weeks and marks one with fewer hours than the one before', async () => {
  const user = userEvent.setup();
  answers['propose_weeks'] = ['2026-11-16', '2026-11-23'];
  sheet(TimetablePage);
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Change the plan' }));
  const dialog = await screen.findByRole('dialog', { name: 'Change the reduced timetable' });
  await user.click(within(dialog).getByRole('button', { name: 'Fit the weeks to the dates' }));
  const tuesday = await within(dialog).findByLabelText('Tuesday, week of 23 Nov 2026');
  // A new week begins with the hours of the one before it.
  expect(tuesday).toHaveValue('2:30');
  await user.clear(tuesday);
  expect(within(dialog).getByText('Fewer than the week before')).toBeVisible();
  await expectAccessible(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Save the plan' }));
  await waitFor(() => expect(asked('save_reintegration')).toHaveLength(1));
  expect(asked('save_reintegration')).toMatchObject([
    { id: 'plan-1', version: 3, plan: { weeks: [{}, { hours: ['2:30', '', '', '2:30', '2:30'] }] } },
  ]);
});

it('shows the chronology by year and marks what is restricted', async () => {
  const user = userEvent.setup();
  const container = sheet(ChronologyPage);
  expect(await screen.findByRole('heading', { name: '2025' })).toBeVisible();
  expect(screen.getByText('Restricted')).toBeVisible();
  // What was gathered is changed where it was written.
  expect(screen.getAllByRole('button', { name: /^Edit or take back/ })).toHaveLength(1);
  await expectAccessible(container);
  await user.selectOptions(screen.getByLabelText('About'), 'Meeting');
  expect(screen.getByRole('link', { name: 'Print' })).toHaveAttribute(
    'href',
    `/pupil/${ZOE}/print?team=chronology&kind=meeting`,
  );
  await waitFor(() => expect(asked('chronology')).toHaveLength(2));
  expect(asked('chronology')[1]).toMatchObject({ wanted: { kinds: ['meeting'] } });
});

it('reads hours as people write them', () => {
  for (const [typed, minutes] of [
    ['', 0],
    ['2.5', 150],
    ['2,25', 135],
    ['2:30', 150],
    ['2h30', 150],
    ['3 hours', 180],
    ['45 min', 45],
    ['morning', undefined],
  ] as const) {
    expect(minutesOf(typed), typed).toBe(minutes);
  }
  expect(totalOf({ hours: ['1', '1:30', '', '', 'x'] })).toBeUndefined();
  const weeks = fitted(['a', 'b'], [{ from_on: 'a', hours: ['2', '', '', '', ''] }]);
  expect(weeks[1]?.hours).toEqual(['2', '', '', '', '']);
  expect(falls(weeks, 1)).toBe(false);
});

it('knows which paper of the team an address asks for, and where it belongs', () => {
  const notes = askedFor(new URLSearchParams('team=team_notes&of=m1'));
  expect(notes).toEqual({ kind: 'team_notes', id: 'm1' });
  expect(sheetOf(ZOE, notes).href).toBe(`/pupil/${ZOE}/team`);
  const part = askedFor(new URLSearchParams('team=chronology&kind=ehc&from=2025-01-01'));
  expect(part.wanted).toEqual({ kinds: ['ehc'], from: '2025-01-01', to: null });
  expect(sheetOf(ZOE, { kind: 'reintegration', id: 'p' }).href).toBe(`/pupil/${ZOE}/team/timetable`);
});

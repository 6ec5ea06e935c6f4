import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet, type Component } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { kept } from '$features/plans/fixtures';
import type { Concern, ConcernsView, ConcernView, SaveConcern } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../../test/axe';
import FileSample from '../FileSample.svelte';
import { facts, stages, TODAY, view as fileView, ZOE } from '../fixtures';
import DecideStage from '../stage/DecideStage.svelte';
import { concernNamed, newConcern } from './concern';
import ConcernPart from './ConcernPart.svelte';
import ConcernsPage from './ConcernsPage.svelte';
import MeetingForm from './MeetingForm.svelte';
import WriteConcern from './WriteConcern.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const goto = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$app/navigation', () => ({ goto }));
vi.mock('$features/desk/desk.svelte', () => ({ desk: { may: () => true, me: { name: 'Mrs A Okafor' } } }));

const concern: Concern = {
  id: 'concern-1',
  pupil_id: ZOE,
  happened_on: '2026-11-02',
  raised_by: 'Mr T Bell',
  words: 'Reads far below the class.',
  areas: ['cognition_and_learning'],
  findings: [{ test: 'gap_widening', evidence: 'Reading age 5:02 in July, 5:03 now' }],
  tried: 'Daily reading',
  factors: [],
  factors_ruled_out: [],
  factor_words: [],
  factors_detail: '',
  eal: 'not_the_cause',
  eal_languages: 'Polish with both parents',
  eal_since: 'Since nursery',
  eal_detail: 'The same in Polish',
  early_check: null,
  early_check_on: null,
  early_check_words: '',
  parents_told_on: null,
  parents_told_how: '',
  met_on: null,
  met_with: '',
  strengths: '',
  child_views: '',
  parent_views: '',
  at_home: '',
  agreed: '',
  consent_on: null,
  consent_by: '',
  decision: null,
  decided_on: null,
  decided_by: '',
  decision_reason: '',
  look_again_on: null,
  placement_id: null,
  after_placement_id: null,
};

const due = fileView.send?.clocks[0] ?? null;
const open: ConcernView = {
  concern: kept(concern, 2),
  state: 'raised',
  state_words: 'Cause for concern',
  open: true,
  due,
};
const view: ConcernsView = {
  concerns: [open],
  voided: [],
  factors: ['eal'],
  home_language: 'Polish',
  asks_early_check: false,
  shows_meeting: true,
  may_write: true,
  may_decide: true,
  may_place: true,
  may_print: true,
};
let answers: Record<string, unknown>;

beforeEach(() => {
  answers = { find_draft: null, concerns: view, stage_choices: stages };
  toasts.clear();
  goto.mockClear();
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

function sheet(page: unknown, props: Record<string, unknown> = {}): HTMLElement {
  const shown = page as Component<Record<string, unknown>>;
  return render(FileSample, { file: { view: fileView, facts }, sheet: shown, given: props }).container;
}

it('shows where a concern stands, what shows it and when it is to be decided', async () => {
  const container = sheet(ConcernsPage);
  const article = await screen.findByRole('article', { name: 'Concern of 2 November 2026' });
  expect(within(article).getByText('Cause for concern')).toBeVisible();
  expect(within(article).getByText('Reading age 5:02 in July, 5:03 now')).toBeVisible();
  expect(within(article).getByText('28 days overdue')).toBeVisible();
  expect(within(article).getByRole('link', { name: 'Place on a stage' })).toHaveAttribute(
    'href',
    `/pupil/${ZOE}/overview/stage?concern=concern-1`,
  );
  await expectAccessible(container);
});

it('offers to those who only read nothing but reading, and keeps the meeting from them', async () => {
  answers['concerns'] = {
    ...view,
    concerns: [{ ...open, concern: kept({ ...concern, met_on: '2026-11-09' }) }],
    shows_meeting: false,
    may_write: false,
    may_decide: false,
    may_place: false,
    may_print: false,
  };
  sheet(ConcernsPage);
  expect(await screen.findByText('Talked over on 9 November 2026.')).toBeVisible();
  expect(screen.getByText(/for those who take part in reviews/)).toBeVisible();
  expect(screen.queryByRole('link', { name: /Raise|form|stage/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /Watch|More/ })).toBeNull();
});

it('keeps what was taken back with its reason, and brings it back', async () => {
  const user = userEvent.setup();
  const voided = { at: '2026-11-18T09:00:00Z', by: 'staff-1', reason: 'Another child’s' };
  answers['concerns'] = { ...view, concerns: [], voided: [{ ...kept(concern), voided }] };
  sheet(ConcernsPage);
  await user.click(await screen.findByText('Taken back: 1'));
  expect(screen.getByText(/Another child’s/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Bring back/ }));
  expect(asked('bring_back_concern')).toEqual([{ id: 'concern-1' }]);
});

it('says where it begins when there is none', async () => {
  answers['concerns'] = { ...view, concerns: [] };
  const container = sheet(ConcernsPage);
  expect(await screen.findByText('No concern about Zoë')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Print an empty form' })).toHaveAttribute(
    'href',
    `/pupil/${ZOE}/print?concern`,
  );
  await expectAccessible(container);
});

it('decides to watch, with its reason, and lets it be undone', async () => {
  const user = userEvent.setup();
  sheet(ConcernsPage);
  await user.click(await screen.findByRole('button', { name: 'Watch or close' }));
  const dialog = await screen.findByRole('dialog', { name: 'Decide on the concern' });
  await user.click(within(dialog).getByRole('radio', { name: /Watch closely/ }));
  await user.type(within(dialog).getByLabelText('Why?'), 'The games have just begun.');
  await expectAccessible(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Save the decision' }));
  await waitFor(() => expect(asked('decide_concern')).toHaveLength(1));
  expect(asked('decide_concern')).toMatchObject([
    { id: 'concern-1', version: 2, decision: { decision: 'watch', decided_on: TODAY, look_again_on: null } },
  ]);
  await toasts.list.at(-1)?.undo?.();
  expect(asked('reopen_concern')).toEqual([{ id: 'concern-1' }]);
});

it('raises a concern: a test that is ticked asks for what shows it', async () => {
  const user = userEvent.setup();
  const sentence = 'Say what shows it: scores with their dates, work, observations.';
  answers['save_concern'] = new Problem({
    code: 'invalid',
    message: 'Look again.',
    fields: { 'findings.1.evidence': [sentence] },
    reference: null,
  });
  const container = sheet(WriteConcern, { view: { ...view, concerns: [] }, id: null });
  await user.type(screen.getByLabelText('What is seen?'), 'Loses the place.');
  await user.click(screen.getByRole('checkbox', { name: 'Widens the gap' }));
  const attendance = screen.getByRole('group', { name: 'Attendance and punctuality' });
  await user.click(within(attendance).getByRole('radio', { name: 'No' }));
  await user.type(within(attendance).getByLabelText(/How that was found/), '98 per cent');
  expect(screen.queryByText('The check at the age of two')).toBeNull();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Raise the concern' }));
  await user.click(await screen.findByRole('link', { name: sentence }));
  expect(screen.getByLabelText('What shows it?')).toHaveFocus();
  const [input] = asked('save_concern') as SaveConcern[];
  expect(input).toMatchObject({ pupil_id: ZOE, id: null, version: null });
  expect(input?.concern).toMatchObject({
    raised_by: 'Mrs A Okafor',
    eal: null,
    early_check: null,
    factors: [{ factor: 'attendance_and_punctuality', bears: false, words: '98 per cent' }],
    findings: [
      { test: 'slower_than_peers', found: false },
      { test: 'gap_widening', found: true },
    ],
  });
});

it('asks for the check at two while a child is young, and for what it found once it was seen', async () => {
  const user = userEvent.setup();
  const container = sheet(WriteConcern, {
    view: { ...view, concerns: [], home_language: '', asks_early_check: true },
    id: null,
  });
  const group = screen.getByRole('radiogroup', { name: 'What is there?' });
  await user.click(within(group).getByRole('radio', { name: 'Asked for; there is none' }));
  expect(screen.queryByLabelText('What did it find?')).toBeNull();
  await user.click(within(group).getByRole('radio', { name: /health visitor/ }));
  await user.type(screen.getByLabelText('What did it find?'), 'Few words');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Raise the concern' }));
  await waitFor(() => expect(asked('save_concern')).toHaveLength(1));
  expect(asked('save_concern')).toMatchObject([
    { concern: { early_check: 'health_visitor', early_check_words: 'Few words', early_check_on: null } },
  ]);
});

it('asks how learning English was told from a need only of a child who learns it', async () => {
  const user = userEvent.setup();
  sheet(WriteConcern, { view: { ...view, concerns: [] }, id: null });
  expect(screen.queryByLabelText(/Languages at home/)).toBeNull();
  await user.click(screen.getByRole('radio', { name: /shows in the home language too/ }));
  expect(screen.getByLabelText(/Languages at home/)).toBeVisible();
  expect(screen.getByLabelText(/Learning English since/)).toBeVisible();
  expect(screen.getByLabelText('What was done to tell learning English from a need?')).toBeVisible();
});

it('fills in the form with the parents, strengths first', async () => {
  const user = userEvent.setup();
  const container = sheet(MeetingForm, { concern: kept(concern, 2) });
  await user.type(screen.getByLabelText('Who came'), 'Mrs Lund');
  await user.type(screen.getByLabelText('What the parents say'), 'She cries over her book.');
  const labels = screen.getAllByRole('textbox').map((box) => box.id);
  expect(labels.indexOf('strengths')).toBeLessThan(labels.indexOf('parent_views'));
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Save the form' }));
  await waitFor(() => expect(goto).toHaveBeenCalledWith(`/pupil/${ZOE}/concern`));
  expect(asked('save_concern_form')).toMatchObject([
    { id: 'concern-1', version: 2, form: { met_on: TODAY, met_with: 'Mrs Lund', consent_on: null } },
  ]);
});

it('carries the concern into the decision on a stage, which answers it', async () => {
  const user = userEvent.setup();
  answers['decide_placement'] = 'placement-3';
  sheet(DecideStage, { concernId: 'concern-1' });
  expect(await screen.findByText(/answers the concern of 2 November 2026/)).toBeVisible();
  await user.click(screen.getByRole('radio', { name: /Step up/ }));
  expect(screen.getByLabelText('Why?')).toHaveValue('Reads far below the class.');
  expect(screen.getByLabelText(/^Evidence/)).toHaveValue(
    'Widens the gap: Reading age 5:02 in July, 5:03 now',
  );
  await user.click(screen.getByRole('button', { name: 'Check the decision' }));
  await user.click(screen.getByRole('button', { name: 'Step up to My Plan+' }));
  await waitFor(() => expect(asked('decide_placement')).toMatchObject([{ concern_id: 'concern-1' }]));
});

it('lets nobody write who may not', async () => {
  answers['concerns'] = { ...view, may_write: false };
  const children = createRawSnippet(() => ({ render: () => '<p>The form</p>' }));
  render(ConcernPart, { pupilId: ZOE, heading: 'Raise a concern', children });
  expect(await screen.findByText(/You can read concerns, but not write them/)).toBeVisible();
  expect(screen.queryByText('The form')).toBeNull();
});

it('begins with what is known of the child', () => {
  const begun = newConcern({ factors: ['eal'], home_language: 'English' }, facts.codes, TODAY, 'Mr T Bell');
  expect(begun).toMatchObject({ eal: 'english_at_home', happened_on: TODAY });
  expect(begun.factors.map(({ factor }) => factor)).not.toContain('eal');
  expect(begun.findings.map(({ found }) => found)).toEqual([false, false]);
});

it('finds the open concern that has waited longest where none is named', () => {
  const later: ConcernView = { ...open, concern: kept({ ...concern, id: 'concern-2' }) };
  const closed: ConcernView = { ...open, open: false, concern: kept({ ...concern, id: 'concern-0' }) };
  expect(concernNamed([later, open, closed], null)).toBe(open);
  expect(concernNamed([later, open, closed], 'concern-0')).toBe(closed);
});

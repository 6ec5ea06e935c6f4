import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { kept } from '$features/plans/fixtures';
import type {
  EhcPlan,
  EhcRequest,
  EhcReview,
  EhcReviewView,
  EhcView,
  PlanVersion,
  ProcessStep,
  RequestView,
} from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../../test/axe';
import FileSample from '../FileSample.svelte';
import { facts as fileFacts, TODAY, view as fileView, ZOE } from '../fixtures';
import {
  liftedWords,
  planAnswers,
  requestForm,
  requestState,
  requestStepDraft,
  requestStepAnswers,
} from './ehc';
import { reviewForm, reviewStepAnswers } from './review';
import EhcPage from './EhcPage.svelte';
import WritePlan from './WritePlan.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const goto = vi.hoisted(() => vi.fn());
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$app/navigation', () => ({ goto }));
vi.mock('$features/desk/desk.svelte', () => ({ desk: { may: () => true, me: { name: 'Mrs A Okafor' } } }));

const request: EhcRequest = {
  id: 'request-1',
  pupil_id: ZOE,
  requested_by: 'school',
  requested_by_name: '',
  local_authority: 'Gloucestershire',
  begun_on: '2026-10-19',
  grounds: 'She needs speech therapy every week.',
  evidence_reasons: [],
  signed_on: null,
  signed_by: '',
  unsigned_reason: '',
  sent_on: null,
  received_on: null,
  panel_on: null,
  decision: null,
  decided_on: null,
  decision_note: '',
  advice_asked_on: null,
  advice_sent_on: null,
  draft_served_on: null,
  parents_views_on: null,
  parents_views: '',
  consulted_on: null,
  replied_on: null,
  reply: '',
  outcome: null,
  outcome_on: null,
  outcome_note: '',
  rights_told_on: null,
  certificate_on: null,
  appealed_on: null,
  reasons: [],
};
const waiting: ProcessStep = {
  step: 'sign_off',
  clock: null,
  standing: { standing: 'waiting', for_what: 'waits for the headteacher' },
  words: 'waits for the headteacher',
};
const late: ProcessStep = {
  step: 'decision',
  clock: {
    rule: 'ehc_decision',
    title: 'Local authority decides whether to assess',
    starts_on: '2026-09-14',
    due_on: '2026-10-26',
    working: 'Request received 14 September 2026 + 6 weeks',
    source: 'SEND Regs 2014 reg 5(1)',
    duty: 'local_authority',
  },
  standing: { standing: 'met_late', on: '2026-10-27', days: 1, reason: '' },
  words: 'done 1 day late, on 27 October 2026',
};
const asked: RequestView = {
  request: kept(request, 2),
  open: true,
  steps: [waiting, late],
  next: 'sign_off',
  evidence: [
    { item: 'assessment', name: 'The assessment', present: false, words: 'Not written yet', reason: '' },
    { item: 'child_views', name: 'The child’s views', present: true, words: 'Recorded once', reason: '' },
  ],
};
const plan: EhcPlan = {
  id: 'plan-1',
  pupil_id: ZOE,
  request_id: null,
  review_id: null,
  edition: 1,
  issued_on: '2026-03-03',
  first_issued_on: '2026-03-03',
  local_authority: 'Gloucestershire',
  sections: [{ section: 'A', state: 'document', text: '', page: 'page 2' }],
  outcomes: [{ text: 'Speaks in sentences', by_when: 'By July 2028' }],
  provisions: [
    {
      what: 'Speech therapy',
      who: 'Therapist',
      how_often: 'Weekly',
      how_long: '30 minutes',
      target_ids: ['t-1'],
    },
  ],
  top_up: true,
  top_up_pounds: 6200,
  school_unit: 'none',
  ceased_on: null,
  ceased_reason: '',
};
const version: PlanVersion = {
  plan: kept(plan, 1),
  check: { in_order: 11, of: 12, words: 'J is missing', complete: false },
};
const review: EhcReview = {
  id: 'review-1',
  pupil_id: ZOE,
  plan_id: 'plan-1',
  review_kind: 'annual',
  with_pep: false,
  arranged_on: '2026-11-02',
  meeting_on: '2027-01-20',
  meeting_at: '14:00',
  place: 'Library',
  people: [
    {
      name: 'Mrs Lund',
      kind: 'parent',
      role: 'Mother',
      advice_wanted: true,
      advice_on: null,
      attendance: null,
    },
  ],
  advice_asked_on: null,
  invitations_sent_on: null,
  papers_sent_on: null,
  held_on: null,
  child_views: '',
  child_scribe: '',
  parent_views: '',
  working_well: '',
  progress: [],
  changes: '',
  moving_on: '',
  recommendation: null,
  report_sent_on: null,
  decision: null,
  decided_on: null,
  decision_note: '',
  amended_on: null,
  rights_told_on: null,
  certificate_on: null,
  appealed_on: null,
  reasons: [],
};
const planned: EhcReviewView = {
  review: kept(review, 3),
  steps: [
    {
      step: 'meeting',
      clock: null,
      standing: { standing: 'waiting', for_what: 'planned' },
      words: 'planned',
    },
  ],
  next: 'meeting',
};
const empty: EhcView = {
  due: [],
  requests: [],
  plan: null,
  earlier: [],
  meeting: null,
  reviews: [],
  disclosures: [],
  taken_back: [],
  targets: [{ id: 't-1', text: 'I will say three words' }],
  likely_people: [],
  transfer_words: null,
  looked_after: false,
  local_authority: 'Gloucestershire',
  shows_all: true,
  may_write: true,
  may_sign: false,
  may_print: true,
};
const facts = {
  ...fileFacts,
  codes: {
    ...fileFacts.codes,
    words: {
      ...fileFacts.codes.words,
      ehc_section: [
        { code: 'A', name: 'A: Views' },
        { code: 'J', name: 'J: Direct payments' },
      ],
      ehc_step: [
        { code: 'sign_off', name: 'Headteacher’s sign-off' },
        { code: 'decision', name: 'Decision whether to assess' },
        { code: 'meeting', name: 'Review meeting' },
        { code: 'rights', name: 'Parents told of mediation and appeal' },
        { code: 'appeal', name: 'Parents’ appeal' },
      ],
      requested_by: [
        { code: 'school', name: 'The school' },
        { code: 'parent', name: 'The parents' },
      ],
      review_attendance: [{ code: 'came', name: 'Came' }],
      section_state: [
        { code: 'document', name: 'In the document' },
        { code: 'missing', name: 'Missing' },
      ],
      school_unit: [{ code: 'none', name: 'Neither' }],
    },
  },
};
let answers: Record<string, unknown>;

beforeEach(() => {
  answers = { find_draft: null, child_ehc: empty };
  toasts.clear();
  goto.mockReset();
  call.mockReset();
  call.mockImplementation((command) => {
    const answer = answers[command];
    return answer instanceof Error
      ? Promise.reject(answer)
      : Promise.resolve(structuredClone(answer ?? null));
  });
});

function sent(command: string): unknown[] {
  return call.mock.calls.filter(([name]) => name === command).map(([, input]) => input);
}

function shown(page: unknown = EhcPage, given: Record<string, unknown> = {}): HTMLElement {
  const sheet = page as Component<Record<string, unknown>>;
  return render(FileSample, { file: { view: fileView, facts }, sheet, given }).container;
}

it('says what to do where there is nothing, and begins a request in the school’s name', async () => {
  const user = userEvent.setup();
  const container = shown();
  await screen.findByText('No request, and no EHC plan');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Begin a request' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText(/Why may the child need more/), 'Needs more.');
  answers['save_ehc_request'] = 'request-1';
  await user.click(within(dialog).getByRole('button', { name: 'Begin the request' }));
  await waitFor(() => expect(sent('save_ehc_request')).toHaveLength(1));
  expect(sent('save_ehc_request')[0]).toMatchObject({
    id: null,
    version: null,
    request: {
      requested_by: 'school',
      local_authority: 'Gloucestershire',
      begun_on: TODAY,
      grounds: 'Needs more.',
    },
  });
});

it('offers the sign-off to the headteacher alone', async () => {
  const user = userEvent.setup();
  answers['child_ehc'] = { ...empty, requests: [asked] };
  shown();
  await screen.findByText('Only the headteacher can sign it off.');
  expect(screen.queryByRole('button', { name: 'Sign off' })).toBeNull();
  cleanup();
  answers['child_ehc'] = { ...empty, requests: [asked], may_write: false, may_sign: true };
  const container = shown();
  await user.click(await screen.findByRole('button', { name: 'Sign off' }));
  await expectAccessible(container);
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Sign off' }));
  await waitFor(() => expect(sent('sign_ehc_request')).toEqual([{ id: 'request-1', version: 2 }]));
});

it('explains each date, and asks why something is late or missing', async () => {
  const user = userEvent.setup();
  answers['child_ehc'] = { ...empty, requests: [asked] };
  shown();
  await screen.findByText('done 1 day late, on 27 October 2026');
  expect(screen.getByText('Request received 14 September 2026 + 6 weeks')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /Say why it was late/ }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Why was it late?'), 'Snow.');
  await user.click(within(dialog).getByRole('button', { name: 'Save the reason' }));
  await waitFor(() =>
    expect(sent('explain_request')).toEqual([
      { id: 'request-1', version: 2, step: 'decision', kind: 'late', reason: 'Snow.' },
    ]),
  );
  await user.click(screen.getByRole('button', { name: /Say why: The assessment/ }));
  expect(await screen.findByLabelText('Why is it missing?')).toBeInTheDocument();
});

it('puts what the core says of a wrong day at its field and keeps the words', async () => {
  const user = userEvent.setup();
  answers['child_ehc'] = { ...empty, requests: [asked] };
  answers['record_request_step'] = new Problem({
    code: 'invalid',
    message: 'Please check.',
    fields: { decided_on: ['Enter the day on the letter as day, month and year.'] },
    reference: null,
  });
  shown();
  await user.click(await screen.findByRole('button', { name: /^Change: Decision whether to assess/ }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText(/Reasons given/), 'They agree.');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect((await within(dialog).findAllByText(/Enter the day on the letter/)).length).toBeGreaterThan(0);
  expect(within(dialog).getByLabelText(/Reasons given/)).toHaveValue('They agree.');
});

it('shows the plan, its reviews and who saw it, and names the targets behind a provision', async () => {
  answers['child_ehc'] = { ...empty, plan: version, reviews: [planned] };
  const container = shown();
  await screen.findByText('Speaks in sentences');
  expect(screen.getByText('I will say three words')).toBeInTheDocument();
  expect(screen.getByText('£6,200 a year')).toBeInTheDocument();
  expect(screen.getByText('11 of 12 in order')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /^Record: Review meeting/ })).toBeInTheDocument();
  await expectAccessible(container);
});

it('shows staff what helps in the classroom, without a way to change it', async () => {
  const held = { ...version, plan: kept({ ...plan, sections: [], top_up: false, top_up_pounds: null }, 1) };
  answers['child_ehc'] = {
    ...empty,
    plan: held,
    meeting: { on: '2027-01-20', at: '14:00', place: 'Library' },
    shows_all: false,
    may_write: false,
    may_print: false,
  };
  shown();
  await screen.findByText(/The whole plan is with the SENCO/);
  expect(screen.getByText('20 January 2027')).toBeInTheDocument();
  expect(screen.queryByText('Top-up funding')).toBeNull();
  expect(screen.queryAllByRole('button')).toEqual([]);
});

it('writes the next version from the one before, and leaves the day of issue to be entered', async () => {
  const user = userEvent.setup();
  answers['child_ehc'] = { ...empty, plan: version };
  answers['save_ehc_plan'] = 'plan-2';
  const container = shown(WritePlan, { fresh: true });
  await screen.findByRole('heading', { name: 'Record the amended plan' });
  expect(screen.getByLabelText('Outcome 1')).toHaveValue('Speaks in sentences');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Save the plan' }));
  await waitFor(() => expect(goto).toHaveBeenCalledWith(`/pupil/${ZOE}/ehcp`));
  expect(sent('save_ehc_plan')[0]).toMatchObject({
    id: null,
    version: null,
    plan: { issued_on: null, first_issued_on: '2026-03-03', provisions: [{ target_ids: ['t-1'] }] },
  });
});

it('records a step in the form it shares, with empty boxes as nothing', () => {
  expect(requestForm('not_to_issue')).toBe('final_plan');
  expect(requestForm('appeal')).toBe('rights');
  expect(requestForm('sign_off')).toBeUndefined();
  const said = { ...requestStepAnswers(request, 'advice'), asked_on: '2026-11-02' };
  expect(requestStepDraft('advice', said)).toEqual({ step: 'advice', asked_on: '2026-11-02', sent_on: null });
});

it('begins the progress of a meeting with the outcomes of the plan, and keeps what was written', () => {
  expect(reviewStepAnswers(review, 'meeting', plan).progress).toEqual([
    { outcome: 'Speaks in sentences', progress: '' },
  ]);
  const written = { ...review, progress: [{ outcome: 'Older words', progress: 'Met' }] };
  expect(reviewStepAnswers(written, 'meeting', plan).progress).toEqual([
    { outcome: 'Older words', progress: 'Met' },
  ]);
});

it('takes the day of the letter as the day of issue of the first plan', () => {
  const issued = {
    ...asked,
    request: kept({ ...request, outcome: 'issued' as const, outcome_on: '2026-11-02' }, 4),
  };
  const view = { ...empty, requests: [issued] };
  expect(planAnswers(view, facts.codes.words.ehc_section, true).issued_on).toBe('2026-11-02');
  expect(requestState(issued)).toEqual({ text: 'Plan issued 2 November 2026', tone: 'good' });
});

it('records after a review when the parents were told of mediation and appeal', async () => {
  const user = userEvent.setup();
  const decided: EhcReviewView = {
    review: kept({ ...review, held_on: '2026-10-12', decision: 'keep', decided_on: '2026-11-05' }, 5),
    steps: [
      {
        step: 'rights',
        clock: null,
        standing: { standing: 'waiting', for_what: 'not recorded yet' },
        words: 'not recorded yet',
      },
    ],
    next: 'rights',
  };
  answers['child_ehc'] = { ...empty, plan: version, reviews: [decided] };
  shown();
  await user.click(await screen.findByRole('button', { name: /^Record: Parents told of mediation/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Mediation and appeal' });
  await expectAccessible(dialog);
  const told = within(within(dialog).getByRole('group', { name: /^The parents were told on/ }));
  await user.type(told.getByLabelText('Day'), '6');
  await user.type(told.getByLabelText('Month'), '11');
  await user.type(told.getByLabelText('Year'), '2026');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(sent('record_review_step')).toEqual([
      {
        id: 'review-1',
        version: 5,
        step: { step: 'rights', told_on: '2026-11-06', certificate_on: null, appealed_on: null },
      },
    ]),
  );
  expect(reviewForm('appeal')).toBe('rights');
});

it('leads from a planned review to its letters, and from the plan to its delivery plan', async () => {
  const user = userEvent.setup();
  answers['child_ehc'] = { ...empty, plan: version, reviews: [planned] };
  shown();
  expect(await screen.findByRole('link', { name: 'Print the delivery plan' })).toHaveAttribute(
    'href',
    `/pupil/${ZOE}/print?ehc=delivery`,
  );
  await user.click(screen.getByRole('button', { name: /^Papers/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Invitations' }));
  expect(goto).toHaveBeenCalledWith(`/pupil/${ZOE}/print?ehc=invitations&of=review-1`);
});

it('records that the plan was ended with the day and the reason, and that it holds after all', async () => {
  const user = userEvent.setup();
  answers['child_ehc'] = { ...empty, plan: version };
  shown();
  await user.click(await screen.findByRole('button', { name: /^More/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'The local authority ended it' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText(/^Why/), 'Moved to Wales.');
  await user.click(within(dialog).getByRole('button', { name: 'Record that it ended' }));
  await waitFor(() =>
    expect(sent('cease_ehc_plan')).toEqual([
      { id: 'plan-1', version: 1, ceased_on: null, reason: 'Moved to Wales.' },
    ]),
  );
  cleanup();
  const ended = kept({ ...plan, ceased_on: '2026-11-02', ceased_reason: 'Moved to Wales.' }, 2);
  answers['child_ehc'] = { ...empty, earlier: [{ ...version, plan: ended }] };
  shown();
  await user.click(await screen.findByText('Earlier versions: 1'));
  await user.click(screen.getByRole('button', { name: 'It holds after all' }));
  await waitFor(() => expect(sent('resume_ehc_plan')).toEqual([{ id: 'plan-1', version: 2 }]));
});

it('says where the law lifts the time of a step, and of no other', () => {
  expect(liftedWords('final_plan')).toContain('reg 13(3)');
  expect(liftedWords('final_plan')).toContain('closed for four weeks');
  expect(liftedWords('advice')).toContain('does not come to an appointment');
  expect(liftedWords('draft_views')).toBe('');
});

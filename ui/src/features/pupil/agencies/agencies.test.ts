import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import AgenciesSection from '$features/settings/AgenciesSection.svelte';
import { kept } from '$features/plans/fixtures';
import type {
  AgenciesView,
  Agency,
  AgencyEntry,
  Recommendation,
  Referral,
  ReferralView,
} from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../../test/axe';
import FileSample from '../FileSample.svelte';
import { facts, TODAY, view as fileView, ZOE } from '../fixtures';
import { consentWords, entryAnswers, referralState } from './agencies';
import AgenciesPage from './AgenciesPage.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$app/navigation', () => ({ goto: vi.fn() }));
vi.mock('$features/desk/desk.svelte', () => ({ desk: { may: () => true, me: { name: 'Mrs A Okafor' } } }));

const speech: Agency = {
  id: 'agency-1',
  name: 'Speech therapy',
  agency_kind: 'speech_and_language',
  contact_name: 'Helen Marsh',
  telephone: '01452 000000',
  email: '',
  note: '',
};
const referral: Referral = {
  id: 'referral-1',
  pupil_id: ZOE,
  agency_id: 'agency-1',
  happened_on: '2026-09-14',
  referred_by: 'Mrs A Okafor',
  reason: 'Hard to understand outside the family.',
  consent_on: '2026-09-10',
  consent_by: 'Mrs Lund',
  without_consent: '',
  consent_again_on: null,
  begun_on: '2026-10-01',
  closed_on: null,
  outcome: null,
  outcome_note: '',
};
const report: AgencyEntry = {
  id: 'entry-1',
  pupil_id: ZOE,
  referral_id: 'referral-1',
  entry_kind: 'report',
  happened_on: '2026-10-12',
  received_on: '2026-10-20',
  author: 'Helen Marsh',
  words: 'Understands on the fifth centile.',
};
const advice: Recommendation = {
  id: 'advice-1',
  pupil_id: ZOE,
  entry_id: 'entry-1',
  text: 'Ten seconds to answer.',
  answer: null,
  target_id: null,
  strategy_id: null,
  action_by: '',
  by_on: null,
  done_on: null,
  answer_note: '',
};
const work: ReferralView = {
  referral: kept(referral, 2),
  agency_name: 'Speech therapy',
  agency_kind: 'speech_and_language',
  open: true,
  revisit:
    'Consent was given on 10 September 2026; Paediatrics joined on 5 October 2026. Ask the family again.',
  entries: [kept(report)],
  advice: [{ advice: kept(advice, 1), state_words: 'Not answered yet', answered: false }],
};
const view: AgenciesView = {
  referrals: [work],
  taken_back: [],
  agencies: [kept(speech)],
  lead_practitioners: [],
  outside_lead: null,
  plan_id: 'plan-1',
  targets: [{ id: 'target-1', text: 'I will read 20 words' }],
  shows_reports: true,
  may_write: true,
  may_name_lead: true,
};
let answers: Record<string, unknown>;

beforeEach(() => {
  answers = {
    find_draft: null,
    child_agencies: view,
    agencies: [{ agency: kept(speech), children: 3 }],
  };
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

function sheet(): HTMLElement {
  const shown = AgenciesPage as unknown as Component<Record<string, unknown>>;
  return render(FileSample, { file: { view: fileView, facts }, sheet: shown }).container;
}

it('shows what an agency advises, did and sent, and that consent is to be asked for again', async () => {
  const container = sheet();
  const article = await screen.findByRole('article', { name: 'Speech therapy' });
  expect(within(article).getByText('Ten seconds to answer.')).toBeVisible();
  expect(within(article).getByText('Understands on the fifth centile.')).toBeVisible();
  expect(within(article).getByText(/Paediatrics joined on 5 October 2026/)).toBeVisible();
  expect(screen.getByText('No lead practitioner is named.')).toBeVisible();
  await expectAccessible(container);
});

it('tells a teaching assistant what to do and offers nothing to write', async () => {
  answers['child_agencies'] = {
    ...view,
    referrals: [{ ...work, entries: [], revisit: null }],
    shows_reports: false,
    may_write: false,
    may_name_lead: false,
  };
  sheet();
  expect(await screen.findByText('Ten seconds to answer.')).toBeVisible();
  expect(screen.getByText(/Reports and letters are with the SENCO\./)).toBeVisible();
  expect(screen.queryByRole('button', { name: /Answer|Record|More|Refer|Name one/ })).toBeNull();
});

it('answers a recommendation with a target of the plan', async () => {
  const user = userEvent.setup();
  sheet();
  await user.click(await screen.findByRole('button', { name: /^Answer/ }));
  const dialog = await screen.findByRole('dialog', { name: 'What becomes of it?' });
  await user.click(within(dialog).getByRole('radio', { name: 'In the plan' }));
  await user.selectOptions(within(dialog).getByLabelText('Where in the plan?'), 'I will read 20 words');
  expect(within(dialog).getByRole('link', { name: /new target/ })).toHaveAttribute(
    'href',
    `/pupil/${ZOE}/plan/edit?plan=plan-1&advice=advice-1`,
  );
  await expectAccessible(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Save the answer' }));
  await waitFor(() => expect(asked('answer_recommendation')).toHaveLength(1));
  expect(asked('answer_recommendation')).toMatchObject([
    { id: 'advice-1', version: 1, answer: { answer: 'in_plan', target_id: 'target-1', by_on: null } },
  ]);
});

it('refers with consent, and asks why where there is none', async () => {
  const user = userEvent.setup();
  const sentence = 'Enter the consent above, or say why the referral goes ahead without it.';
  answers['child_agencies'] = { ...view, referrals: [] };
  answers['save_referral'] = new Problem({
    code: 'invalid',
    message: 'Look again.',
    fields: { without_consent: [sentence] },
    reference: null,
  });
  const container = sheet();
  expect(await screen.findByText('No agency works with Zoë')).toBeVisible();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Refer to an agency' }));
  const dialog = await screen.findByRole('dialog', { name: 'Refer to an agency' });
  await user.type(within(dialog).getByLabelText('What is the agency asked for?'), 'An assessment.');
  await expectAccessible(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Save the referral' }));
  await user.click(await within(dialog).findByRole('link', { name: sentence }));
  expect(within(dialog).getByLabelText(/^Why does it go ahead without consent/)).toHaveFocus();
  expect(asked('save_referral')).toMatchObject([
    { pupil_id: ZOE, id: null, referral: { happened_on: TODAY, consent_on: null, agency_id: null } },
  ]);
});

it('records a report with what it recommends', async () => {
  const user = userEvent.setup();
  sheet();
  await user.click(await screen.findByRole('button', { name: 'Record a visit or report' }));
  const dialog = await screen.findByRole('dialog', { name: /record a visit/ });
  await user.click(within(dialog).getByRole('radio', { name: 'Report' }));
  expect(within(dialog).getByRole('group', { name: /Reached the school on/ })).toBeVisible();
  await user.type(within(dialog).getByLabelText('What was seen and said'), 'Better in a quiet room.');
  await user.type(within(dialog).getByLabelText('Recommendation 1'), 'A quiet room.');
  await expectAccessible(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Save the record' }));
  await waitFor(() => expect(asked('save_agency_entry')).toHaveLength(1));
  expect(asked('save_agency_entry')).toMatchObject([
    {
      referral_id: 'referral-1',
      id: null,
      entry: {
        entry_kind: 'report',
        author: 'Helen Marsh',
        recommendations: [{ id: null, text: 'A quiet room.' }],
      },
    },
  ]);
});

it('records that the family agrees again', async () => {
  const user = userEvent.setup();
  sheet();
  await user.click(await screen.findByRole('button', { name: 'They agree' }));
  const dialog = await screen.findByRole('dialog', { name: 'Consent given again' });
  await user.type(within(dialog).getByLabelText('Given by'), 'Mr Lund');
  await user.click(within(dialog).getByRole('button', { name: 'Save the consent' }));
  await waitFor(() =>
    expect(asked('revisit_consent')).toEqual([{ pupil_id: ZOE, on: TODAY, by: 'Mr Lund' }]),
  );
});

it('lists the agencies of the school with how many children each works with', async () => {
  const user = userEvent.setup();
  const { container } = render(AgenciesSection, { facts, may: true });
  expect(await screen.findByRole('cell', { name: '3' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Take off/ })).toBeNull();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Add an agency' }));
  const dialog = await screen.findByRole('dialog', { name: 'Add an agency' });
  await user.type(within(dialog).getByLabelText('Name'), 'Paediatrics');
  await user.click(within(dialog).getByRole('button', { name: 'Add the agency' }));
  await waitFor(() => expect(asked('save_agency')).toHaveLength(1));
  expect(asked('save_agency')).toMatchObject([
    { id: null, version: null, agency: { name: 'Paediatrics', agency_kind: null } },
  ]);
});

it('says in words where the work stands and what the family agreed to', () => {
  expect(referralState(work, facts)).toEqual({ text: 'At work since 1 October 2026', tone: 'good' });
  const ended = { ...work, open: false, referral: kept({ ...referral, closed_on: '2026-11-02' }) };
  expect(referralState(ended, facts).text).toBe('Ended 2 November 2026');
  expect(consentWords({ ...referral, consent_again_on: '2026-10-06' })).toBe(
    'Mrs Lund, 10 September 2026, asked again 6 October 2026',
  );
  expect(consentWords({ ...referral, consent_on: null, without_consent: 'Child protection' })).toBe(
    'Without consent: Child protection',
  );
  expect(entryAnswers(report, work).recommendations).toEqual([
    { id: 'advice-1', text: 'Ten seconds to answer.' },
  ]);
});

it('lists what was taken back, a visit or report too, and brings it back', async () => {
  const user = userEvent.setup();
  answers['child_agencies'] = {
    ...view,
    taken_back: [
      {
        kind: 'agency_entry',
        id: 'entry-2',
        words: 'Report of 12 October 2026, Helen Marsh (Speech therapy)',
        at: '2026-11-02T10:00:00Z',
        reason: 'Another child’s',
      },
    ],
  };
  const container = sheet();
  await user.click(await screen.findByText('Taken back: 1'));
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: /^Bring back: Report of 12 October 2026/ }));
  await waitFor(() => expect(asked('bring_back_agency_entry')).toEqual([{ id: 'entry-2' }]));
});

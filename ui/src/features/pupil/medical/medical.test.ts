import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { kept } from '$features/plans/fixtures';
import type { MedicalView, Medicine, MedicineGiven } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../../test/axe';
import FileSample from '../FileSample.svelte';
import { facts, view as fileView, ZOE } from '../fixtures';
import { givenAnswers, healthcareAnswers, healthcareDraft, rung } from './medical';
import MedicalPage from './MedicalPage.svelte';
import WriteHealthcare from './WriteHealthcare.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$app/navigation', () => ({ goto: vi.fn() }));
vi.mock('$features/desk/desk.svelte', () => ({ desk: { may: () => true, me: { name: 'Mrs A Okafor' } } }));

const inhaler: Medicine = {
  id: 'medicine-1',
  pupil_id: ZOE,
  name: 'Salbutamol inhaler',
  dose: '2 puffs',
  route: 'Inhaled',
  when_given: 'When wheezing',
  kept_where: 'Red bag by the door',
  for_emergency: true,
  received_on: '2026-09-02',
  expires_on: '2026-11-29',
  consent_on: '2026-09-01',
  consent_by: 'Mrs Lund',
  ended_on: null,
  end_reason: '',
};
const dose: MedicineGiven = {
  id: 'given-1',
  pupil_id: ZOE,
  medicine_id: 'medicine-1',
  happened_on: '2026-11-19',
  at: '11:05',
  outcome: 'given',
  dose: '2 puffs',
  given_by: 'Ms J Lee',
  witness: '',
  note: '',
  corrects_id: null,
  correction_reason: '',
};
const medical: MedicalView = {
  plan: {
    id: 'plan-1',
    version: 2,
    card: {
      conditions: [{ name: 'Asthma', signs: 'Wheezing' }],
      signs: 'She cannot finish a sentence',
      steps: ['Sit her up', 'Ten puffs through the spacer'],
      call: '999, then the parents',
      place: 'Red bag by the door',
      contacts: [{ id: 'c1', name: 'Mrs Lund', relationship: 'Mother', telephone: '07700 900100' }],
    },
    detail: {
      happened_on: '2025-12-01',
      triggers: 'Cold air',
      care: [{ what: 'Two puffs', when: 'Before PE', place: 'Classroom', who: 'Ms J Lee' }],
      advice_from: '',
      trips: 'The bag comes along',
      sport: '',
      consent_on: null,
      consent_by: '',
      contact_ids: ['c1'],
      reviews: [],
      review: {
        rule: 'healthcare_review',
        title: 'Review the healthcare plan',
        starts_on: '2025-12-01',
        due_on: '2026-12-01',
        working: 'Drawn up 1 December 2025 + 12 months',
        source: 'DfE 2015',
        duty: 'school',
      },
      review_state: { state: 'due_soon', days: 11 },
      review_words: 'due in 11 days',
    },
  },
  past: [],
  medicines: [
    {
      medicine: kept(inhaler, 1),
      now: true,
      expiry_words: 'Expires 29 November 2026',
      expiry_presses: true,
      last_words: 'Last given 19 November 2026 at 11:05, 2 puffs',
    },
  ],
  given: [{ given: kept(dose, 1), medicine: 'Salbutamol inhaler', corrected_by: null, open: false }],
  given_in_all: 1,
  trainings: [],
  contacts: [{ id: 'c1', name: 'Mrs Lund', relationship: 'Mother', telephone: '07700 900100' }],
  staff: ['Ms J Lee'],
  my_name: 'Ms J Lee',
  now: '12:30',
  taken_back: [],
  may: { read: true, write: true, give: true, print: true },
};
let answers: Record<string, unknown>;

beforeEach(() => {
  answers = { find_draft: null, open_medical: medical };
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

function sheet(shown: unknown = MedicalPage): HTMLElement {
  return render(FileSample, {
    file: { view: fileView, facts },
    sheet: shown as Component<Record<string, unknown>>,
  }).container;
}

it('says first what to do in an emergency, in order, with whom to call', async () => {
  const container = sheet();
  const box = await screen.findByRole('region', { name: 'In an emergency' });
  const steps = within(box)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(steps).toContain('Ten puffs through the spacer');
  expect(within(box).getByText(/07700 900100/)).toBeVisible();
  expect(screen.getByText('Expires 29 November 2026')).toBeVisible();
  await expectAccessible(container);
});

it('shows the office the emergency and the record, and nothing else', async () => {
  answers['open_medical'] = {
    ...medical,
    plan: { ...medical.plan, detail: null },
    may: { read: false, write: false, give: true, print: false },
  };
  sheet();
  expect(await screen.findByText('Sit her up')).toBeVisible();
  expect(screen.queryByText('Every day')).toBeNull();
  expect(screen.queryByText('Who is trained')).toBeNull();
  expect(screen.queryByRole('button', { name: /Add a medicine|It was reviewed/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Write down a medicine' })).toBeVisible();
});

it('writes a medicine down in two presses where it is the usual dose', async () => {
  const user = userEvent.setup();
  sheet();
  await user.click(await screen.findByRole('button', { name: 'Write down a medicine' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/Last given 19 November 2026/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Save the entry' }));
  await waitFor(() => {
    expect(asked('save_given')).toHaveLength(1);
  });
  expect(asked('save_given')[0]).toMatchObject({
    id: null,
    given: {
      medicine_id: 'medicine-1',
      at: '12:30',
      dose: '2 puffs',
      given_by: 'Ms J Lee',
      outcome: 'given',
    },
  });
});

it('writes a correction beside an entry of another day and shows what is missing', async () => {
  answers['correct_given'] = new Problem({
    code: 'invalid',
    message: 'Something is missing.',
    fields: { reason: ['Say what was wrong.'] },
    reference: null,
  });
  const user = userEvent.setup();
  sheet();
  await user.click(await screen.findByRole('button', { name: /More for Salbutamol inhaler, / }));
  await user.click(await screen.findByRole('menuitem', { name: 'Write a correction' }));
  const dialog = await screen.findByRole('dialog', { name: 'Correct an entry' });
  await user.click(within(dialog).getByRole('button', { name: 'Write the correction' }));
  expect((await within(dialog).findAllByText('Say what was wrong.')).length).toBeGreaterThan(0);
  expect(asked('correct_given')[0]).toMatchObject({ of: 'given-1', reason: '' });
});

it('the form of the plan is reached by readers and keeps the order of calling', async () => {
  const container = sheet(WriteHealthcare);
  expect(await screen.findByRole('heading', { name: 'Change the healthcare plan' })).toBeVisible();
  expect(screen.getByRole('checkbox', { name: /1\. Mrs Lund, Mother/ })).toBeChecked();
  await expectAccessible(container);
});

it('who is rung first is chosen first, and a new plan begins with three steps', () => {
  expect(rung(['a', 'b'], 'c', true)).toEqual(['a', 'b', 'c']);
  expect(rung(['a', 'b'], 'a', false)).toEqual(['b']);
  const fresh = healthcareAnswers(null, '2026-11-20');
  expect(fresh.emergency_steps).toHaveLength(3);
  expect(healthcareDraft(fresh)).toMatchObject({ consent_on: null, emergency_steps: ['', '', ''] });
});

it('an entry begins with the only medicine and with nothing where there are several', () => {
  expect(givenAnswers(medical, '2026-11-20')).toMatchObject({ medicine_id: 'medicine-1', dose: '2 puffs' });
  const several = { ...medical, medicines: [...medical.medicines, ...medical.medicines] };
  expect(givenAnswers(several, '2026-11-20')).toMatchObject({ medicine_id: '', dose: '' });
});

import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { kept } from '$features/plans/fixtures';
import type { Assessment, AssessmentsView, SaveAssessment } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../../test/axe';
import FileSample from '../FileSample.svelte';
import { facts, TODAY, view as fileView, ZOE } from '../fixtures';
import { assessmentAnswers, contributorWords, describeAssessment, NOBODY } from './assessment';
import AssessmentEditPage from './AssessmentEditPage.svelte';
import AssessmentPage from './AssessmentPage.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const goto = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$app/navigation', () => ({ goto }));
vi.mock('$features/desk/desk.svelte', () => ({ desk: { may: () => true, me: { name: 'Mrs A Okafor' } } }));

const none = { strengths: '', needs: '', views: '' };
const assessment: Assessment = {
  id: 'assessment-2',
  pupil_id: ZOE,
  happened_on: '2026-10-02',
  learning: { strengths: 'Loves stories.', needs: 'Loses the place.', views: '' },
  communication: none,
  emotional: none,
  physical: none,
  home: { ...none, views: 'Grandma moved in.' },
  analysis: 'Reading is in the way of everything else.',
  contributors: [{ name: 'Mrs Lund', role: 'Mother', contributed_on: '2026-09-28' }],
};
const view: AssessmentsView = {
  name: 'My Assessment',
  current: kept(assessment, 3),
  earlier: [
    kept({
      ...assessment,
      id: 'assessment-1',
      happened_on: '2025-10-03',
      learning: none,
      analysis: 'The year before.',
      contributors: [],
    }),
  ],
  voided: [],
  shows_home: true,
  may_write: true,
  may_print: true,
};
let answers: Record<string, unknown>;

beforeEach(() => {
  answers = { find_draft: null, assessments: view };
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

it('reads area by area, strengths before needs, with the earlier ones beneath', async () => {
  const container = sheet(AssessmentPage);
  expect(await screen.findByText(/Brought together on 2 October 2026/)).toBeVisible();
  const terms = screen.getAllByRole('term').map((term) => term.textContent);
  expect(terms.slice(0, 2)).toEqual(['Strengths', 'Needs']);
  expect(screen.getByText('Mrs Lund, Mother, 28 September 2026')).toBeVisible();
  expect(screen.getByText(/^3 October 2025/)).toBeVisible();
  await expectAccessible(container);
});

it('leaves family and home away for whoever may not read it', async () => {
  answers['assessments'] = { ...view, shows_home: false, may_write: false, may_print: false };
  sheet(AssessmentPage);
  expect(await screen.findByText('Loves stories.')).toBeVisible();
  expect(screen.queryByRole('heading', { name: 'Family and home' })).toBeNull();
  expect(screen.queryByRole('link', { name: /Edit|Print/ })).toBeNull();
});

it('says what it is for where there is none', async () => {
  answers['assessments'] = { ...view, current: null, earlier: [] };
  const container = sheet(AssessmentPage);
  expect(await screen.findByText('No My Assessment yet')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Write My Assessment' })).toBeVisible();
  await expectAccessible(container);
});

it('revises the assessment in the version it was read in, with one more contributor', async () => {
  const user = userEvent.setup();
  const container = sheet(AssessmentEditPage, { afresh: false });
  const needs = await screen.findAllByLabelText(/^Needs/);
  if (!needs[0]) throw new Error('no needs to write');
  await user.type(needs[0], ' Tires early.');
  await user.click(screen.getByRole('button', { name: 'Add a contributor' }));
  const names = screen.getAllByLabelText('Name');
  if (!names[1]) throw new Error('no line for another');
  await user.type(names[1], 'Mr T Bell');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Save the assessment' }));
  await waitFor(() => expect(goto).toHaveBeenCalledWith(`/pupil/${ZOE}/assessment`));
  const [input] = asked('save_assessment') as SaveAssessment[];
  expect(input).toMatchObject({ pupil_id: ZOE, id: 'assessment-2', version: 3 });
  expect(input?.assessment.learning.needs).toBe('Loses the place. Tires early.');
  expect(input?.assessment.contributors[1]).toEqual({ name: 'Mr T Bell', role: '', contributed_on: null });
});

it('tells what is wrong beside its field', async () => {
  const user = userEvent.setup();
  const sentence = 'The assessment is still empty. Write about at least one area.';
  answers['assessments'] = { ...view, current: null, earlier: [] };
  answers['save_assessment'] = new Problem({
    code: 'invalid',
    message: 'Look again.',
    fields: { 'learning.strengths': [sentence] },
    reference: null,
  });
  sheet(AssessmentEditPage, { afresh: true });
  await user.click(await screen.findByRole('button', { name: 'Save the assessment' }));
  await user.click(await screen.findByRole('link', { name: sentence }));
  const learning = screen.getByRole('region', { name: 'Learning' });
  expect(within(learning).getByLabelText(/^Strengths/)).toHaveFocus();
  const [input] = asked('save_assessment') as SaveAssessment[];
  expect(input).toMatchObject({ id: null, version: null });
  expect(input?.assessment.contributors).toEqual([{ name: 'Mrs A Okafor', role: '', contributed_on: TODAY }]);
});

it('tells an assessment in plain words', () => {
  const words = describeAssessment(
    assessmentAnswers(assessment, TODAY, NOBODY),
    facts.codes.words.assessment_area,
  );
  expect(words).toContainEqual({ term: 'Learning: needs', text: 'Loses the place.' });
  expect(contributorWords({ name: 'Mum', role: '', contributed_on: '' })).toBe('Mum');
});

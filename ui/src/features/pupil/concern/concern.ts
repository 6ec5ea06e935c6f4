// A concern between the record, its two forms, and the words that show it.
import type { Tone } from '$components/data/tone';
import { longDate } from '$components/forms/date';
import type {
  CodeLists,
  Concern,
  ConcernDraft,
  ConcernFormDraft,
  ConcernState,
  ConcernsView,
  ConcernView,
  EalFinding,
  EarlyCheck,
  FactorKind,
  NeedArea,
  ProgressTest,
} from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';
import { nameOf } from '../words';

/** Whether a circumstance bears on what is seen; empty while it was not considered. */
export type Bears = '' | 'yes' | 'no';

/** What is written when a concern is raised, as its form holds it: all four tests and all circumstances, in order. */
export interface ConcernAnswers extends Omit<
  ConcernDraft,
  'happened_on' | 'parents_told_on' | 'eal' | 'findings' | 'factors' | 'early_check' | 'early_check_on'
> {
  happened_on: string;
  parents_told_on: string;
  eal: EalFinding | '';
  early_check: EarlyCheck | '';
  early_check_on: string;
  findings: { test: ProgressTest; found: boolean; evidence: string }[];
  factors: { factor: FactorKind; bears: Bears; words: string }[];
}

/** What is written at the meeting with the parents, as its form holds it. */
export interface MeetingAnswers extends Omit<ConcernFormDraft, 'met_on' | 'consent_on'> {
  met_on: string;
  consent_on: string;
}

/** Where the sheets of concerns are. */
export function concernHref(pupilId: string, sheet: '' | '/write' | '/meeting', id?: string): string {
  const at = `/pupil/${pupilId}/concern${sheet}`;
  return id === undefined ? at : `${at}?concern=${id}`;
}

/** The form of a concern that is raised: what is already known of the child stands in it. */
export function newConcern(
  { factors, home_language: language }: Pick<ConcernsView, 'factors' | 'home_language'>,
  codes: CodeLists,
  today: string,
  raisedBy: string,
): ConcernAnswers {
  return {
    happened_on: today,
    raised_by: raisedBy,
    words: '',
    areas: [],
    findings: findingsOf([], codes),
    tried: '',
    factors: weighed({ factors, factors_ruled_out: [], factor_words: [] }, codes),
    factors_detail: '',
    eal: language === 'English' ? 'english_at_home' : '',
    eal_languages: '',
    eal_since: '',
    eal_detail: '',
    early_check: '',
    early_check_on: '',
    early_check_words: '',
    parents_told_on: '',
    parents_told_how: '',
  };
}

function findingsOf(found: Concern['findings'], { words }: CodeLists): ConcernAnswers['findings'] {
  return words.progress_test.map(({ code }) => {
    const one = found.find(({ test }) => test === code);
    return { test: code as ProgressTest, found: one !== undefined, evidence: one?.evidence ?? '' };
  });
}

/** All circumstances that are asked about, as far as they were considered. Languages have their own questions. */
function weighed(
  concern: Pick<Concern, 'factors' | 'factors_ruled_out' | 'factor_words'>,
  { factors }: CodeLists,
): ConcernAnswers['factors'] {
  const bears = (code: FactorKind): Bears => {
    if (concern.factors.includes(code)) return 'yes';
    return concern.factors_ruled_out.includes(code) ? 'no' : '';
  };
  return factors
    .filter(({ code }) => code !== 'eal')
    .map(({ code }) => ({
      factor: code,
      bears: bears(code),
      words: concern.factor_words.find(({ factor }) => factor === code)?.words ?? '',
    }));
}

export function concernAnswers(concern: Concern, codes: CodeLists): ConcernAnswers {
  return {
    happened_on: concern.happened_on,
    raised_by: concern.raised_by,
    words: concern.words,
    areas: [...concern.areas],
    findings: findingsOf(concern.findings, codes),
    tried: concern.tried,
    factors: weighed(concern, codes),
    factors_detail: concern.factors_detail,
    eal: concern.eal ?? '',
    eal_languages: concern.eal_languages,
    eal_since: concern.eal_since,
    eal_detail: concern.eal_detail,
    early_check: concern.early_check ?? '',
    early_check_on: concern.early_check_on ?? '',
    early_check_words: concern.early_check_words,
    parents_told_on: concern.parents_told_on ?? '',
    parents_told_how: concern.parents_told_how,
  };
}

export function concernDraft(answers: ConcernAnswers): ConcernDraft {
  return {
    ...answers,
    happened_on: answers.happened_on || null,
    parents_told_on: answers.parents_told_on || null,
    eal: answers.eal || null,
    early_check: answers.early_check || null,
    early_check_on: answers.early_check_on || null,
    factors: answers.factors.map(({ bears, ...one }) => ({
      ...one,
      bears: bears === '' ? null : bears === 'yes',
    })),
  };
}

export function meetingAnswers(concern: Concern, today: string): MeetingAnswers {
  return {
    met_on: concern.met_on ?? today,
    met_with: concern.met_with,
    strengths: concern.strengths,
    child_views: concern.child_views,
    parent_views: concern.parent_views,
    at_home: concern.at_home,
    agreed: concern.agreed,
    consent_on: concern.consent_on ?? '',
    consent_by: concern.consent_by,
  };
}

export function meetingDraft(answers: MeetingAnswers): ConcernFormDraft {
  return { ...answers, met_on: answers.met_on || null, consent_on: answers.consent_on || null };
}

/** The parts of the meeting in the order of the paper. */
export const MEETING: readonly {
  field: 'strengths' | 'child_views' | 'parent_views' | 'at_home' | 'agreed';
  heading: string;
  prompt: string;
  rows: number;
}[] = [
  {
    field: 'strengths',
    heading: 'What goes well',
    prompt: 'Begin here: what the child is good at and enjoys, at school and at home.',
    rows: 2,
  },
  {
    field: 'child_views',
    heading: 'What the child says',
    prompt: 'In the child’s own words, asked before the meeting or at it.',
    rows: 2,
  },
  {
    field: 'parent_views',
    heading: 'What the parents say',
    prompt: 'What they see, what worries them, what they hope for.',
    rows: 3,
  },
  {
    field: 'at_home',
    heading: 'At home',
    prompt: 'What is seen at home, and what helps there.',
    rows: 2,
  },
  {
    field: 'agreed',
    heading: 'What was agreed',
    prompt: 'Who does what, until when, and when you look at it together again.',
    rows: 3,
  },
];

const TONES: Record<ConcernState, Tone> = {
  raised: 'warn',
  watched: 'info',
  placed: 'good',
  closed: 'neutral',
};

export function concernTone(state: ConcernState): Tone {
  return TONES[state];
}

function named(list: readonly { code: string; name: string }[], codes: readonly string[]): string {
  return codes.map((code) => list.find((one) => one.code === code)?.name ?? code).join(', ');
}

export function areaNames(areas: readonly NeedArea[], codes: CodeLists): string {
  return named(codes.need_areas, areas);
}

/** "Attendance and punctuality: late on most Mondays." */
function factorSaid(factor: FactorKind, words: string, codes: CodeLists): string {
  return [named(codes.factors, [factor]), words].filter(Boolean).join(': ');
}

/** Circumstances with what was said of each, a line each. */
export function factorLines(
  factors: readonly FactorKind[],
  said: Concern['factor_words'],
  codes: CodeLists,
): string {
  const words = (factor: FactorKind): string => said.find((one) => one.factor === factor)?.words ?? '';
  return factors.map((factor) => factorSaid(factor, words(factor), codes)).join('\n');
}

/** A concern in plain words, to show what somebody else saved beside one's own. */
export function describeConcern(answers: ConcernAnswers, codes: CodeLists): Said[] {
  const found = answers.findings
    .filter(({ found: yes }) => yes)
    .map(({ test, evidence }) => `${nameOf(codes.words.progress_test, test)}: ${evidence}`);
  const considered = (answer: Bears): string =>
    answers.factors
      .filter(({ bears }) => bears === answer)
      .map(({ factor, words }) => factorSaid(factor, words, codes))
      .join('\n');
  return [
    { term: 'Raised on', text: longDate(answers.happened_on) },
    { term: 'Raised by', text: answers.raised_by },
    { term: 'What is seen', text: answers.words },
    { term: 'Where it shows', text: areaNames(answers.areas, codes) },
    { term: 'Progress', text: found.join('\n') },
    { term: 'What has been tried', text: answers.tried },
    { term: 'What else bears on it', text: considered('yes') },
    { term: 'Considered, and does not', text: considered('no') },
    { term: 'About these', text: answers.factors_detail },
    { term: 'Learning English', text: nameOf(codes.words.eal_finding, answers.eal || null) },
    { term: 'Languages at home', text: answers.eal_languages },
    { term: 'Learning English since', text: answers.eal_since },
    { term: 'How that was found', text: answers.eal_detail },
    { term: 'The check at two', text: nameOf(codes.words.early_check, answers.early_check || null) },
    { term: 'Day of the check', text: longDate(answers.early_check_on) },
    { term: 'What it found', text: answers.early_check_words },
    { term: 'Parents told on', text: longDate(answers.parents_told_on) },
    { term: 'How they were told', text: answers.parents_told_how },
  ];
}

/** The meeting in plain words. */
export function describeMeeting(answers: MeetingAnswers): Said[] {
  return [
    { term: 'Met on', text: longDate(answers.met_on) },
    { term: 'Who came', text: answers.met_with },
    ...MEETING.map(({ field, heading }) => ({ term: heading, text: answers[field] })),
    { term: 'Consent given on', text: longDate(answers.consent_on) },
    { term: 'Consent given by', text: answers.consent_by },
  ];
}

/** The concern that an address names; without one, the open one that has waited longest. */
export function concernNamed(concerns: readonly ConcernView[], id: string | null): ConcernView | undefined {
  return id === null
    ? concerns.filter(({ open }) => open).at(-1)
    : concerns.find(({ concern }) => concern.record.id === id);
}

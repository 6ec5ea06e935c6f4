// An assessment between the record, its form and the words that show it.
import { longDate } from '$components/forms/date';
import type {
  AreaFindings,
  Assessment,
  AssessmentDraft,
  CodedWord,
  ContributorDraft,
} from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';

/** An area, by the field of the record that holds it. */
export type AssessmentArea = {
  [Field in keyof Assessment]: Assessment[Field] extends AreaFindings ? Field : never;
}[keyof Assessment];

export type Part = keyof AreaFindings;

/** What is asked of every area, strengths before needs. */
export const PARTS: readonly { part: Part; heading: string }[] = [
  { part: 'strengths', heading: 'Strengths' },
  { part: 'needs', heading: 'Needs' },
  { part: 'views', heading: 'What the child and the family say' },
];

/** What helps to think of in each area. */
export const PROMPTS: Record<AssessmentArea, string> = {
  learning: 'Reading, writing, number, memory, attention; how the child learns best.',
  communication: 'Understanding, speaking, talking with others, other languages.',
  emotional: 'Feelings, friendships, behaviour, confidence, what calms and what upsets.',
  physical: 'Health, sleep, food, movement, hearing, sight, what is too loud or too bright.',
  home: 'Who is in the family, what home life brings and needs, who else helps.',
};

/** A contributor as the form holds one. */
export interface ContributorAnswers extends Omit<ContributorDraft, 'contributed_on'> {
  contributed_on: string;
}

export interface AssessmentAnswers extends Omit<AssessmentDraft, 'happened_on' | 'contributors'> {
  happened_on: string;
  contributors: ContributorAnswers[];
}

export const NOBODY: ContributorAnswers = { name: '', role: '', contributed_on: '' };

/** The form as it stands; empty for one that is begun, with the writer as its first contributor. */
export function assessmentAnswers(
  assessment: Assessment | undefined,
  today: string,
  writer: ContributorAnswers,
): AssessmentAnswers {
  const found = (findings?: AreaFindings): AreaFindings => ({
    strengths: findings?.strengths ?? '',
    needs: findings?.needs ?? '',
    views: findings?.views ?? '',
  });
  return {
    happened_on: assessment?.happened_on ?? today,
    learning: found(assessment?.learning),
    communication: found(assessment?.communication),
    emotional: found(assessment?.emotional),
    physical: found(assessment?.physical),
    home: found(assessment?.home),
    analysis: assessment?.analysis ?? '',
    contributors: assessment?.contributors.map((one) => ({ ...one })) ?? [writer],
  };
}

export function assessmentDraft(answers: AssessmentAnswers): AssessmentDraft {
  return {
    ...answers,
    happened_on: answers.happened_on || null,
    contributors: answers.contributors.map((one) => ({
      ...one,
      contributed_on: one.contributed_on || null,
    })),
  };
}

/** "Mrs Lund, mother, 3 November 2026". */
export function contributorWords({ name, role, contributed_on: on }: ContributorAnswers): string {
  return [name, role, longDate(on)].filter(Boolean).join(', ');
}

/** An assessment in plain words, to show what somebody else saved beside one's own. */
export function describeAssessment(answers: AssessmentAnswers, areas: readonly CodedWord[]): Said[] {
  return [
    ...areas.flatMap(({ code, name }) =>
      PARTS.map(({ part, heading }) => ({
        term: `${name}: ${heading.toLowerCase()}`,
        text: answers[code as AssessmentArea][part],
      })),
    ),
    { term: 'What it means, taken together', text: answers.analysis },
    { term: 'Who contributed', text: answers.contributors.map(contributorWords).join('\n') },
    { term: 'Brought together on', text: longDate(answers.happened_on) },
  ];
}

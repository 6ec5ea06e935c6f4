// A disability, reasonable adjustments and access arrangements: between the records and their forms.
import type {
  AccessArrangement,
  Adjustment,
  AdjustmentDraft,
  ArrangementDraft,
  ArrangementKind,
  ArrangementState,
  Disability,
  DisabilityDraft,
  Impairment,
  LongTerm,
  PupilId,
  TestKind,
} from '$lib/backend/generated/api';

export function adjustmentsHref(pupilId: PupilId): string {
  return `/pupil/${pupilId}/adjustments`;
}

export interface DisabilityAnswers extends Omit<
  DisabilityDraft,
  'impairment' | 'long_term' | 'from_on' | 'to_on'
> {
  impairment: Impairment | '';
  long_term: LongTerm | '';
  from_on: string;
  to_on: string;
}

export function disabilityAnswers(disability: Disability | undefined, today: string): DisabilityAnswers {
  return {
    impairment: disability?.impairment ?? '',
    what: disability?.what ?? '',
    long_term: disability?.long_term ?? '',
    substantial: disability?.substantial ?? '',
    basis: disability?.basis ?? '',
    from_on: disability?.from_on ?? today,
    to_on: disability?.to_on ?? '',
  };
}

export function disabilityDraft(answers: DisabilityAnswers): DisabilityDraft {
  return {
    ...answers,
    impairment: answers.impairment || null,
    long_term: answers.long_term || null,
    from_on: answers.from_on || null,
    to_on: answers.to_on || null,
  };
}

export interface AdjustmentAnswers extends Omit<AdjustmentDraft, 'from_on' | 'reviewed_on' | 'to_on'> {
  from_on: string;
  reviewed_on: string;
  to_on: string;
}

export function adjustmentAnswers(adjustment: Adjustment | undefined, today: string): AdjustmentAnswers {
  return {
    what: adjustment?.what ?? '',
    place: adjustment?.place ?? '',
    from_on: adjustment?.from_on ?? today,
    reviewed_on: adjustment?.reviewed_on ?? '',
    review_note: adjustment?.review_note ?? '',
    to_on: adjustment?.to_on ?? '',
  };
}

export function adjustmentDraft(answers: AdjustmentAnswers): AdjustmentDraft {
  return {
    ...answers,
    from_on: answers.from_on || null,
    reviewed_on: answers.reviewed_on || null,
    to_on: answers.to_on || null,
  };
}

export interface ArrangementAnswers extends Omit<
  ArrangementDraft,
  'starting' | 'tests' | 'arrangement' | 'state' | 'agreed_on' | 'applied_on'
> {
  starting: string;
  tests: TestKind | '';
  arrangement: ArrangementKind | '';
  state: ArrangementState | '';
  agreed_on: string;
  applied_on: string;
}

export function arrangementAnswers(
  arrangement: AccessArrangement | undefined,
  begin: { today: string; starting: number; agreedBy: string },
): ArrangementAnswers {
  return {
    starting: String(arrangement?.starting ?? begin.starting),
    tests: arrangement?.tests ?? '',
    arrangement: arrangement?.arrangement ?? '',
    detail: arrangement?.detail ?? '',
    evidence: arrangement?.evidence ?? '',
    agreed_on: arrangement?.agreed_on ?? begin.today,
    agreed_by: arrangement?.agreed_by ?? begin.agreedBy,
    state: arrangement?.state ?? '',
    applied_on: arrangement?.applied_on ?? '',
  };
}

export function arrangementDraft(answers: ArrangementAnswers): ArrangementDraft {
  return {
    ...answers,
    starting: answers.starting === '' ? null : Number(answers.starting),
    tests: answers.tests || null,
    arrangement: answers.arrangement || null,
    state: answers.state || null,
    agreed_on: answers.agreed_on || null,
    applied_on: answers.applied_on || null,
  };
}

/** Whether there was an application, so that there is a day of it. */
export function wasAppliedFor(state: ArrangementState | ''): boolean {
  return state === 'applied' || state === 'granted' || state === 'refused';
}

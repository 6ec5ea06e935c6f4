// Reviews of an EHC plan: between the records and their forms.
import type {
  EhcPlan,
  EhcReview,
  EhcReviewDraft,
  EhcReviewKind,
  EhcStep,
  EhcView,
  Invitee,
  InviteeKind,
  LaDecision,
  ReviewAttendance,
  ReviewRecommendation,
  ReviewStepDraft,
} from '$lib/backend/generated/api';
import { day, choice } from './ehc';

export interface ReviewAnswers {
  review_kind: EhcReviewKind;
  with_pep: boolean;
  meeting_on: string;
  meeting_at: string;
  place: string;
  people: { name: string; kind: InviteeKind | ''; role: string; advice_wanted: boolean }[];
}

function personAnswers({ name, kind, role, advice_wanted }: Invitee): ReviewAnswers['people'][number] {
  return { name, kind, role, advice_wanted };
}

export function newReview(view: EhcView): ReviewAnswers {
  return {
    review_kind: 'annual',
    with_pep: view.looked_after,
    meeting_on: '',
    meeting_at: '',
    place: '',
    people: view.likely_people.map(personAnswers),
  };
}

export function reviewAnswers(review: EhcReview): ReviewAnswers {
  return {
    review_kind: review.review_kind,
    with_pep: review.with_pep,
    meeting_on: review.meeting_on,
    meeting_at: review.meeting_at,
    place: review.place,
    people: review.people.map(personAnswers),
  };
}

export function reviewDraft(answers: ReviewAnswers): EhcReviewDraft {
  return {
    ...answers,
    meeting_on: day(answers.meeting_on),
    people: answers.people.map((one) => ({ ...one, kind: choice(one.kind) })),
  };
}

export type ReviewForm = ReviewStepDraft['step'];

export function reviewForm(step: EhcStep): ReviewForm | undefined {
  switch (step) {
    case 'review_advice':
    case 'invitations':
    case 'meeting':
    case 'report':
    case 'review_decision':
    case 'amended_plan':
    case 'rights':
      return step;
    case 'appeal':
      return 'rights';
    default:
      return undefined;
  }
}

/** Every answer that a step of a review may ask for; each step asks for some. */
export interface ReviewStepAnswers {
  asked_on: string;
  received: { on: string }[];
  sent_on: string;
  papers_on: string;
  held_on: string;
  attendance: { came: ReviewAttendance | '' }[];
  child_views: string;
  child_scribe: string;
  parent_views: string;
  working_well: string;
  progress: { outcome: string; progress: string }[];
  changes: string;
  moving_on: string;
  recommendation: ReviewRecommendation | '';
  decision: LaDecision | '';
  decided_on: string;
  note: string;
  amended_on: string;
  told_on: string;
  certificate_on: string;
  appealed_on: string;
}

export function reviewStepAnswers(
  review: EhcReview,
  form: ReviewForm,
  plan: EhcPlan | undefined,
): ReviewStepAnswers {
  const outcomes = (plan?.outcomes ?? []).map(({ text }) => ({ outcome: text, progress: '' }));
  return {
    asked_on: review.advice_asked_on ?? '',
    received: review.people.map(({ advice_on: on }) => ({ on: on ?? '' })),
    sent_on: (form === 'report' ? review.report_sent_on : review.invitations_sent_on) ?? '',
    papers_on: review.papers_sent_on ?? '',
    held_on: review.held_on ?? '',
    attendance: review.people.map(({ attendance }) => ({ came: attendance ?? '' })),
    child_views: review.child_views,
    child_scribe: review.child_scribe,
    parent_views: review.parent_views,
    working_well: review.working_well,
    progress: review.progress.length > 0 ? review.progress.map((one) => ({ ...one })) : outcomes,
    changes: review.changes,
    moving_on: review.moving_on,
    recommendation: review.recommendation ?? '',
    decision: review.decision ?? '',
    decided_on: review.decided_on ?? '',
    note: review.decision_note,
    amended_on: review.amended_on ?? '',
    told_on: review.rights_told_on ?? '',
    certificate_on: review.certificate_on ?? '',
    appealed_on: review.appealed_on ?? '',
  };
}

export function reviewStepDraft(form: ReviewForm, said: ReviewStepAnswers): ReviewStepDraft {
  switch (form) {
    case 'review_advice':
      return {
        step: form,
        asked_on: day(said.asked_on),
        received: said.received.map(({ on }) => day(on)),
      };
    case 'invitations':
      return { step: form, sent_on: day(said.sent_on), papers_on: day(said.papers_on) };
    case 'meeting':
      return {
        step: form,
        held_on: day(said.held_on),
        attendance: said.attendance.map(({ came }) => choice(came)),
        child_views: said.child_views,
        child_scribe: said.child_scribe,
        parent_views: said.parent_views,
        working_well: said.working_well,
        progress: said.progress,
        changes: said.changes,
        moving_on: said.moving_on,
        recommendation: choice(said.recommendation),
      };
    case 'report':
      return { step: form, sent_on: day(said.sent_on) };
    case 'review_decision':
      return {
        step: form,
        decision: choice(said.decision),
        decided_on: day(said.decided_on),
        note: said.note,
      };
    case 'amended_plan':
      return { step: form, amended_on: day(said.amended_on) };
    case 'rights':
      return {
        step: form,
        told_on: day(said.told_on),
        certificate_on: day(said.certificate_on),
        appealed_on: day(said.appealed_on),
      };
  }
}

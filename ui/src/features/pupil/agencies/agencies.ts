// Referrals, what agencies did and sent, and what they recommend: between the records and their forms.
import type { Tone } from '$components/data/tone';
import { longDate } from '$components/forms/date';
import type {
  AdviceAnswer,
  AgencyEntry,
  AgencyEntryDraft,
  AgencyEntryKind,
  AnswerDraft,
  Recommendation,
  RecommendationId,
  Referral,
  ReferralDraft,
  ReferralView,
  SchoolFactsView,
} from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';
import { nameOf } from '../words';

type Codes = Pick<SchoolFactsView, 'codes'>;

export interface ReferralAnswers extends Omit<
  ReferralDraft,
  'agency_id' | 'happened_on' | 'consent_on' | 'begun_on'
> {
  agency_id: string;
  happened_on: string;
  consent_on: string;
  begun_on: string;
}

export function newReferral(today: string, referredBy: string): ReferralAnswers {
  return {
    agency_id: '',
    happened_on: today,
    referred_by: referredBy,
    reason: '',
    consent_on: '',
    consent_by: '',
    without_consent: '',
    begun_on: '',
  };
}

export function referralAnswers(referral: Referral): ReferralAnswers {
  return {
    agency_id: referral.agency_id,
    happened_on: referral.happened_on,
    referred_by: referral.referred_by,
    reason: referral.reason,
    consent_on: referral.consent_on ?? '',
    consent_by: referral.consent_by,
    without_consent: referral.without_consent,
    begun_on: referral.begun_on ?? '',
  };
}

export function referralDraft(answers: ReferralAnswers): ReferralDraft {
  return {
    ...answers,
    agency_id: answers.agency_id || null,
    happened_on: answers.happened_on || null,
    consent_on: answers.consent_on || null,
    begun_on: answers.begun_on || null,
  };
}

export function describeReferral(answers: ReferralAnswers): Said[] {
  return [
    { term: 'Referred on', text: longDate(answers.happened_on) },
    { term: 'Referred by', text: answers.referred_by },
    { term: 'What the agency is asked for', text: answers.reason },
    { term: 'Consent given on', text: longDate(answers.consent_on) },
    { term: 'Consent given by', text: answers.consent_by },
    { term: 'Why without consent', text: answers.without_consent },
    { term: 'Taken on by the agency on', text: longDate(answers.begun_on) },
  ];
}

export interface EntryAnswers extends Omit<AgencyEntryDraft, 'entry_kind' | 'happened_on' | 'received_on'> {
  entry_kind: AgencyEntryKind | '';
  happened_on: string;
  received_on: string;
  recommendations: { id: RecommendationId | null; text: string }[];
}

export function newEntry(today: string, author: string): EntryAnswers {
  return {
    entry_kind: '',
    happened_on: today,
    received_on: '',
    author,
    words: '',
    recommendations: [{ id: null, text: '' }],
  };
}

export function entryAnswers(entry: AgencyEntry, view: ReferralView): EntryAnswers {
  const own = view.advice.filter(({ advice }) => advice.record.entry_id === entry.id);
  return {
    entry_kind: entry.entry_kind,
    happened_on: entry.happened_on,
    received_on: entry.received_on ?? '',
    author: entry.author,
    words: entry.words,
    recommendations: own.map(({ advice }) => ({ id: advice.record.id, text: advice.record.text })),
  };
}

export function entryDraft(answers: EntryAnswers): AgencyEntryDraft {
  return {
    ...answers,
    entry_kind: answers.entry_kind || null,
    happened_on: answers.happened_on || null,
    received_on: answers.received_on || null,
  };
}

/** Whether it is a paper, which has a day on which it reached the school. */
export function isPaper(kind: AgencyEntryKind | ''): boolean {
  return kind === 'report' || kind === 'letter';
}

export function describeEntry(answers: EntryAnswers, { codes }: Codes): Said[] {
  return [
    { term: 'What it was', text: nameOf(codes.words.agency_entry_kind, answers.entry_kind) },
    { term: 'Day', text: longDate(answers.happened_on) },
    { term: 'Reached the school on', text: longDate(answers.received_on) },
    { term: 'Who came or wrote', text: answers.author },
    { term: 'What was seen and said', text: answers.words },
    { term: 'What is recommended', text: answers.recommendations.map(({ text }) => text).join('\n') },
  ];
}

export interface AdviceAnswers extends Omit<AnswerDraft, 'answer' | 'target_id' | 'by_on' | 'done_on'> {
  answer: AdviceAnswer | '';
  /** Empty: it becomes a strategy of the plan. */
  target_id: string;
  by_on: string;
  done_on: string;
}

export function adviceAnswers(advice: Recommendation): AdviceAnswers {
  return {
    answer: advice.answer ?? '',
    target_id: advice.target_id ?? '',
    action_by: advice.action_by,
    by_on: advice.by_on ?? '',
    done_on: advice.done_on ?? '',
    note: advice.answer_note,
  };
}

export function answerDraft(answers: AdviceAnswers): AnswerDraft {
  return {
    ...answers,
    answer: answers.answer || null,
    target_id: answers.target_id || null,
    by_on: answers.by_on || null,
    done_on: answers.done_on || null,
  };
}

/** Where the work of an agency stands, in words and colour. */
export function referralState(
  { referral, open }: ReferralView,
  { codes }: Codes,
): { text: string; tone: Tone } {
  const { begun_on: begun, closed_on: closed, outcome } = referral.record;
  if (!open) {
    const what = nameOf(codes.words.referral_outcome, outcome);
    return { text: `Ended ${longDate(closed)}${what ? `: ${what}` : ''}`, tone: 'neutral' };
  }
  return begun
    ? { text: `At work since ${longDate(begun)}`, tone: 'good' }
    : { text: 'Waiting for the agency', tone: 'warn' };
}

/** The family's consent in a line. */
export function consentWords({
  consent_on: on,
  consent_by: by,
  consent_again_on: again,
  without_consent: without,
}: Referral): string {
  if (!on) return without ? `Without consent: ${without}` : '';
  const last = again ? `, asked again ${longDate(again)}` : '';
  return `${by}, ${longDate(on)}${last}`;
}

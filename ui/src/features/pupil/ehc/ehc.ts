// Requests for assessment, EHC plans and their reviews: between the records and their forms.
import type { Tone } from '$components/data/tone';
import { longDate } from '$components/forms/date';
import type {
  AssessDecision,
  CodedWord,
  EhcPlanDraft,
  EhcProvision,
  EhcRequest,
  EhcRequestDraft,
  EhcSection,
  EhcStep,
  EhcView,
  ProcessStep,
  RequestOutcome,
  RequestStepDraft,
  RequestedBy,
  SchoolUnit,
  SectionState,
} from '$lib/backend/generated/api';
import { clockTone } from '../words';

/** Where the law lifts the time of a step of a request: SEND Regs 2014. */
const LIFTED_BY: Partial<Record<EhcStep, string>> = {
  decision: 'reg 5(4)',
  advice: 'reg 8(2)',
  not_to_issue: 'reg 10(4)',
  final_plan: 'reg 13(3)',
};

/** When the law lifts the time of a step, so that it does not apply; it never pauses. Empty where it says nothing. */
export function liftedWords(step: EhcStep): string {
  const basis = LIFTED_BY[step];
  if (basis === undefined) return '';
  const own =
    step === 'advice'
      ? 'or the child does not come to an appointment that the advice needs'
      : 'or a school is asked for advice shortly before or while it is closed for four weeks or more';
  return `The law lifts this time only where it cannot be kept because something exceptional happens to the child or the parents, they are away from the area for four weeks or more, ${own} (SEND Regs 2014 ${basis}). Say which.`;
}

/** An empty box is no day. */
export function day(value: string): string | null {
  return value || null;
}

/** An empty choice is none. */
export function choice<Value extends string>(value: Value | ''): Value | null {
  return value === '' ? null : value;
}

/** The address of the child's sheet, or of a part of it. */
export function ehcHref(pupil: string, part: '' | 'plan' | 'plan?new' = ''): string {
  return `/pupil/${pupil}/ehcp${part ? `/${part}` : ''}`;
}

export interface RequestAnswers extends Omit<EhcRequestDraft, 'requested_by' | 'begun_on'> {
  requested_by: RequestedBy | '';
  begun_on: string;
}

export function newRequest(today: string, localAuthority: string): RequestAnswers {
  return {
    requested_by: 'school',
    requested_by_name: '',
    local_authority: localAuthority,
    begun_on: today,
    grounds: '',
  };
}

export function requestAnswers(request: EhcRequest): RequestAnswers {
  const { requested_by, requested_by_name, local_authority, begun_on, grounds } = request;
  return { requested_by, requested_by_name, local_authority, begun_on, grounds };
}

export function requestDraft(answers: RequestAnswers): EhcRequestDraft {
  return { ...answers, requested_by: choice(answers.requested_by), begun_on: day(answers.begun_on) };
}

/** Every answer that a step of a request may ask for; each step asks for some. */
export interface RequestStepAnswers {
  sent_on: string;
  received_on: string;
  unsigned_reason: string;
  panel_on: string;
  decision: AssessDecision | '';
  decided_on: string;
  asked_on: string;
  served_on: string;
  views_on: string;
  views: string;
  consulted_on: string;
  replied_on: string;
  reply: string;
  outcome: RequestOutcome | '';
  outcome_on: string;
  note: string;
  told_on: string;
  certificate_on: string;
  appealed_on: string;
}

/** The form that a step is recorded in; some steps share one. */
export type RequestForm = RequestStepDraft['step'];

export function requestForm(step: EhcStep): RequestForm | undefined {
  switch (step) {
    case 'request':
    case 'decision':
    case 'advice':
    case 'draft_views':
    case 'consultation':
    case 'final_plan':
    case 'rights':
      return step;
    case 'not_to_issue':
      return 'final_plan';
    case 'appeal':
      return 'rights';
    default:
      return undefined;
  }
}

export function requestStepAnswers(request: EhcRequest, form: RequestForm): RequestStepAnswers {
  return {
    sent_on: (form === 'advice' ? request.advice_sent_on : request.sent_on) ?? '',
    received_on: request.received_on ?? '',
    unsigned_reason: request.unsigned_reason,
    panel_on: request.panel_on ?? '',
    decision: request.decision ?? '',
    decided_on: request.decided_on ?? '',
    asked_on: request.advice_asked_on ?? '',
    served_on: request.draft_served_on ?? '',
    views_on: request.parents_views_on ?? '',
    views: request.parents_views,
    consulted_on: request.consulted_on ?? '',
    replied_on: request.replied_on ?? '',
    reply: request.reply,
    outcome: request.outcome ?? '',
    outcome_on: request.outcome_on ?? '',
    note: form === 'final_plan' ? request.outcome_note : request.decision_note,
    told_on: request.rights_told_on ?? '',
    certificate_on: request.certificate_on ?? '',
    appealed_on: request.appealed_on ?? '',
  };
}

export function requestStepDraft(form: RequestForm, said: RequestStepAnswers): RequestStepDraft {
  switch (form) {
    case 'request':
      return {
        step: form,
        sent_on: day(said.sent_on),
        received_on: day(said.received_on),
        unsigned_reason: said.unsigned_reason,
      };
    case 'decision':
      return {
        step: form,
        panel_on: day(said.panel_on),
        decision: choice(said.decision),
        decided_on: day(said.decided_on),
        note: said.note,
      };
    case 'advice':
      return { step: form, asked_on: day(said.asked_on), sent_on: day(said.sent_on) };
    case 'draft_views':
      return { step: form, served_on: day(said.served_on), views_on: day(said.views_on), views: said.views };
    case 'consultation':
      return {
        step: form,
        consulted_on: day(said.consulted_on),
        replied_on: day(said.replied_on),
        reply: said.reply,
      };
    case 'final_plan':
      return {
        step: form,
        outcome: choice(said.outcome),
        outcome_on: day(said.outcome_on),
        note: said.note,
      };
    case 'rights':
      return {
        step: form,
        told_on: day(said.told_on),
        certificate_on: day(said.certificate_on),
        appealed_on: day(said.appealed_on),
      };
  }
}

export interface SectionAnswers {
  section: EhcSection;
  state: SectionState;
  text: string;
  page: string;
}

export interface PlanAnswers {
  issued_on: string;
  first_issued_on: string;
  local_authority: string;
  sections: SectionAnswers[];
  outcomes: { text: string; by_when: string }[];
  provisions: EhcProvision[];
  top_up: boolean;
  top_up_pounds: number | null;
  school_unit: SchoolUnit;
}

export const NO_PROVISION: EhcProvision = {
  what: '',
  who: '',
  how_often: '',
  how_long: '',
  target_ids: [],
};

/** A plan to correct, or the one before as the beginning of its next version; empty where there is none. */
export function planAnswers(
  { plan, local_authority: localAuthority, requests }: EhcView,
  sections: readonly CodedWord[],
  fresh: boolean,
): PlanAnswers {
  const before = plan?.plan.record;
  const issued = requests.find(({ request }) => request.record.outcome === 'issued')?.request.record
    .outcome_on;
  return {
    issued_on: fresh ? (before ? '' : (issued ?? '')) : (before?.issued_on ?? ''),
    first_issued_on: before?.first_issued_on ?? '',
    local_authority: before?.local_authority ?? localAuthority,
    sections: sections.map(({ code }) => {
      const known = before?.sections.find(({ section }) => section === code);
      return {
        section: code as EhcSection,
        state: known?.state ?? 'document',
        text: known?.text ?? '',
        page: known?.page ?? '',
      };
    }),
    outcomes: before ? before.outcomes.map((one) => ({ ...one })) : [{ text: '', by_when: '' }],
    provisions: before
      ? before.provisions.map((one) => ({ ...one, target_ids: [...one.target_ids] }))
      : [{ ...NO_PROVISION, target_ids: [] }],
    top_up: before?.top_up ?? false,
    top_up_pounds: before?.top_up_pounds ?? null,
    school_unit: before?.school_unit ?? 'none',
  };
}

export function planDraft(answers: PlanAnswers): EhcPlanDraft {
  return {
    ...answers,
    issued_on: day(answers.issued_on),
    first_issued_on: day(answers.first_issued_on),
  };
}

/** The colour of a step; its words always stand with it. */
export function stepTone({ standing }: ProcessStep): Tone {
  switch (standing.standing) {
    case 'met':
      return 'good';
    case 'met_late':
      return 'warn';
    case 'running':
      return clockTone(standing.state);
    default:
      return 'neutral';
  }
}

/** The reason beside a step: why it was late, or does not apply. */
export function stepReason({ standing }: ProcessStep): string {
  return standing.standing === 'met_late' || standing.standing === 'not_applicable' ? standing.reason : '';
}

/** Where a request stands in a few words. */
export function requestState({ request, open }: EhcView['requests'][number]): { text: string; tone: Tone } {
  const {
    outcome,
    outcome_on: on,
    decision,
    sent_on: sent,
    received_on: received,
    signed_on: signed,
  } = request.record;
  if (outcome === 'issued') return { text: `Plan issued ${longDate(on)}`, tone: 'good' };
  if (outcome === 'not_issued') return { text: 'No plan will be issued', tone: 'neutral' };
  if (outcome === 'withdrawn') return { text: 'Withdrawn', tone: 'neutral' };
  if (!open) return { text: 'Refused', tone: 'neutral' };
  if (decision === 'assess') return { text: 'Being assessed', tone: 'info' };
  if (sent ?? received) return { text: 'With the local authority', tone: 'info' };
  return signed
    ? { text: 'Signed off, not sent yet', tone: 'warn' }
    : { text: 'Being prepared', tone: 'neutral' };
}

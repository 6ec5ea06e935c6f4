// Reduced timetables: between the records and their forms, and the sums of the hours while they are typed.
import { longDate } from '$components/forms/date';
import type { Tone } from '$components/data/tone';
import type {
  Agreement,
  AgreementDraft,
  AgreementParty,
  ReintegrationDraft,
  ReintegrationsView,
  ReintegrationState,
  ReintegrationView,
  WeekDraft,
} from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';

export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

export interface AgreementAnswers extends Omit<AgreementDraft, 'party' | 'agreed_on'> {
  party: AgreementParty | '';
  agreed_on: string;
}

export interface WeekAnswers extends Omit<WeekDraft, 'from_on'> {
  from_on: string;
}

export interface PlanAnswers extends Omit<
  ReintegrationDraft,
  'starts_on' | 'ends_on' | 'risk_on' | 'agreements' | 'weeks'
> {
  starts_on: string;
  ends_on: string;
  risk_on: string;
  agreements: AgreementAnswers[];
  weeks: WeekAnswers[];
}

function agreementAnswers(one: Agreement): AgreementAnswers {
  return { ...one, agreed_on: one.agreed_on ?? '' };
}

/** Minutes as hours with parts: 1950 is "32.5". */
export function hoursOf(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}

export function newPlan(all: ReintegrationsView): PlanAnswers {
  return {
    starts_on: '',
    ends_on: '',
    reason: '',
    support: '',
    agreements: all.likely_agreements.map(agreementAnswers),
    risk_on: '',
    risk_by: '',
    full_week: hoursOf(all.full_week),
    weeks: [],
  };
}

export function planAnswers({ plan, weeks }: ReintegrationView): PlanAnswers {
  const kept = plan.record;
  return {
    starts_on: kept.starts_on,
    ends_on: kept.ends_on,
    reason: kept.reason,
    support: kept.support,
    agreements: kept.agreements.map(agreementAnswers),
    risk_on: kept.risk_on ?? '',
    risk_by: kept.risk_by,
    full_week: hoursOf(kept.full_week),
    weeks: weeks.map(({ from_on, hours }) => ({ from_on, hours: [...hours] })),
  };
}

export function planDraft(answers: PlanAnswers): ReintegrationDraft {
  return {
    ...answers,
    starts_on: answers.starts_on || null,
    ends_on: answers.ends_on || null,
    risk_on: answers.risk_on || null,
    agreements: answers.agreements.map((one) => ({
      ...one,
      party: one.party || null,
      agreed_on: one.agreed_on || null,
    })),
    weeks: answers.weeks.map((week) => ({ ...week, from_on: week.from_on || null })),
  };
}

export function describePlan(answers: PlanAnswers): Said[] {
  return [
    { term: 'First day', text: longDate(answers.starts_on) },
    { term: 'Last day', text: longDate(answers.ends_on) },
    { term: 'Why it is needed', text: answers.reason },
    { term: 'What is done meanwhile', text: answers.support },
    {
      term: 'Who agrees',
      text: answers.agreements
        .map(({ name, agreed_on: on }) => [name, longDate(on)].filter(Boolean).join(', '))
        .join('\n'),
    },
    {
      term: 'Risk assessment',
      text: [longDate(answers.risk_on), answers.risk_by].filter(Boolean).join(', '),
    },
    { term: 'A full week', text: answers.full_week },
    {
      term: 'Hours',
      text: answers.weeks
        .map(({ from_on: from, hours }) => `${longDate(from)}: ${hours.map((one) => one || '–').join(', ')}`)
        .join('\n'),
    },
  ];
}

/**
 * Hours as people write them, in minutes, for the sums beneath the fingers; nothing where it is not yet one. The core
 * reads the same words when it is saved, and decides.
 */
export function minutesOf(typed: string): number | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/\s|hours?$/g, '');
  if (text === '' || text === '-') return 0;
  const clock = /^(\d{0,2})[:h](\d{0,2})(?:m|min)?$/.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 60 + Number(clock[2] ?? 0);
  const minutes = /^(\d{1,3})(?:m|min)$/.exec(text);
  if (minutes) return Number(minutes[1]);
  return /^\d{0,2}([.,]\d{1,2})?$/.test(text) ? Math.floor(Number(text.replace(',', '.')) * 60) : undefined;
}

/** "12:30": the sum of a week; nothing while a day of it cannot be read. */
export function totalOf({ hours }: Pick<WeekAnswers, 'hours'>): number | undefined {
  let sum = 0;
  for (const day of hours) {
    const minutes = minutesOf(day);
    if (minutes === undefined) return undefined;
    sum += minutes;
  }
  return sum;
}

export function clockWords(minutes: number): string {
  return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Whether a week has fewer hours than the one before it. */
export function falls(weeks: readonly WeekAnswers[], index: number): boolean {
  const [before, now] = [weeks[index - 1], weeks[index]];
  if (!before || !now) return false;
  const [was, is] = [totalOf(before), totalOf(now)];
  return was !== undefined && is !== undefined && is < was;
}

/** The weeks proposed, each with the hours typed for it; a new one begins with those of the week before. */
export function fitted(proposed: readonly string[], typed: readonly WeekAnswers[]): WeekAnswers[] {
  let last: readonly string[] = ['', '', '', '', ''];
  return proposed.map((from) => {
    const hours = typed.find((week) => week.from_on === from)?.hours ?? [...last];
    last = hours;
    return { from_on: from, hours: [...hours] };
  });
}

export function toneOfState(state: ReintegrationState): Tone {
  const tones: Record<ReintegrationState, Tone> = {
    prepared: 'neutral',
    to_come: 'neutral',
    running: 'good',
    past_end: 'bad',
    ended: 'neutral',
  };
  return tones[state];
}

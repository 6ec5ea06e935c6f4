// What can be decided about a date that is due, in words, and as a form holds it.
import { longDate } from '$components/forms/date';
import type { ClockMarkKind, ClockMarkLine, DecideClock, DueItem } from '$lib/backend/generated/api';

/** What somebody is about to do with a date: decide something new, change what was decided, or take it back. */
export type Deciding =
  { what: 'new'; kind: ClockMarkKind } | { what: 'change' | 'take back'; mark: ClockMarkLine };

export const VERBS: Record<ClockMarkKind, string> = {
  paused: 'Pause',
  late: 'Say why it is late',
  not_applicable: 'Does not apply',
};

export const HEADINGS: Record<ClockMarkKind, string> = {
  paused: 'Pause this date',
  late: 'Why it is late',
  not_applicable: 'This does not apply',
};

export interface MarkAnswers {
  from_on: string;
  until_on: string;
  reason: string;
}

/** "Paused since 9 November 2026", "Paused from 9 to 12 November 2026", "Late", "Does not apply". */
export function markWords({ mark, from_on: from, until_on: until }: ClockMarkLine): string {
  if (mark === 'late') return 'Late';
  if (mark === 'not_applicable') return 'Does not apply';
  return until === null
    ? `Paused since ${longDate(from)}`
    : `Paused from ${longDate(from)}, went on ${longDate(until)}`;
}

/** What a decision of this kind means for this date. */
export function about(kind: ClockMarkKind, { clock }: DueItem): string {
  if (kind === 'late') {
    return 'Kept beside the date and in the history, so that nobody has to ask. The date stays due until it is done.';
  }
  if (kind === 'not_applicable') {
    return 'It leaves Today and the calendar, and stays in the child’s file with the reason. You can take this back.';
  }
  return clock.rule === 'access_request'
    ? 'The time for the answer stands still while the school waits to be told who asks, or what is meant (UK GDPR art 12A). For nothing else.'
    : 'For a child who is away, say. The date moves on by the days on which it stood still, and stays on Today meanwhile.';
}

export function answersOf(mark: ClockMarkLine | undefined, today: string): MarkAnswers {
  return {
    from_on: mark?.from_on ?? today,
    until_on: mark?.until_on ?? '',
    reason: mark?.reason ?? '',
  };
}

/** The decision as the core takes it; days belong to a pause alone. */
export function decision(
  { pupil, clock, about_id }: DueItem,
  kind: ClockMarkKind,
  known: ClockMarkLine | undefined,
  { from_on: from, until_on: until, reason }: MarkAnswers,
  version: number | null,
): DecideClock {
  const paused = kind === 'paused';
  return {
    id: known?.id ?? null,
    version,
    pupil_id: pupil.id,
    rule: clock.rule,
    started_on: clock.starts_on,
    about_id,
    mark: kind,
    from_on: paused ? from || null : null,
    until_on: paused ? until || null : null,
    reason,
  };
}

// Where a plan is read, written, reviewed and printed, and which plan is shown.
import { longDate } from '$components/forms/date';
import type { Kind, PlanLine } from '$lib/backend/generated/api';

/** The records that a plan is made of. */
export const PLAN_KINDS: readonly Kind[] = [
  'plan',
  'outcome',
  'target',
  'small_step',
  'strategy',
  'provision',
  'cycle',
  'clock_mark',
  'rating',
  'review',
  'target_review',
];

type Sheet = 'plan' | 'plan/edit' | 'reviews/open' | 'print';

export function planHref(pupilId: string, sheet: Sheet, planId: string): string {
  return `/pupil/${pupilId}/${sheet}?plan=${planId}`;
}

/** The closed review in the list of them all. */
export function reviewHref(pupilId: string, reviewId: string): string {
  return `/pupil/${pupilId}/reviews#${reviewId}`;
}

/** The plan asked for, or the one that is open, or the latest. They come with the open ones first. */
export function chosenPlan(lines: readonly PlanLine[], planId: string | null): PlanLine | undefined {
  return lines.find(({ plan }) => plan.record.id === planId) ?? lines[0];
}

/** "My Plan, from 3 September 2025 to 22 July 2026". */
export function planLabel({ plan }: PlanLine): string {
  const { name, started_on: from, ended_on: to } = plan.record;
  return to === null
    ? `${name}, since ${longDate(from)}`
    : `${name}, from ${longDate(from)} to ${longDate(to)}`;
}

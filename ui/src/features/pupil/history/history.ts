// The history of a record: days, and groups to filter by.
import type { HistoryLine, Kind } from '$lib/backend/generated/api';
import { isoDay, momentOf } from '$lib/forms/days';

interface Group {
  value: string;
  label: string;
  kinds: readonly Kind[];
}

export const GROUPS: readonly Group[] = [
  { value: 'details', label: 'Details, class and photograph', kinds: ['pupil', 'class_member', 'photo'] },
  { value: 'contacts', label: 'Contacts', kinds: ['contact'] },
  { value: 'concern', label: 'Concerns', kinds: ['concern'] },
  { value: 'stage', label: 'Stage, needs and adults', kinds: ['placement', 'need', 'factor', 'pupil_staff'] },
  {
    value: 'plan',
    label: 'Profile, assessment and plan',
    kinds: [
      'profile',
      'assessment',
      'plan',
      'outcome',
      'target',
      'small_step',
      'strategy',
      'provision',
      'cycle',
      'rating',
    ],
  },
  { value: 'review', label: 'Reviews', kinds: ['review', 'target_review'] },
  { value: 'agency', label: 'Agencies', kinds: ['referral', 'agency_entry', 'recommendation'] },
  { value: 'letter', label: 'Letters', kinds: ['letter'] },
  { value: 'document', label: 'Documents', kinds: ['attachment'] },
  { value: 'disclosure', label: 'What left the building', kinds: ['disclosure'] },
  { value: 'note', label: 'Notes', kinds: ['note'] },
];

/** What was changed, without who merely looked. */
export function changesIn(lines: readonly HistoryLine[], group: string): HistoryLine[] {
  const kinds = GROUPS.find(({ value }) => value === group)?.kinds;
  return lines.filter(({ opened, kind }) => !opened && (kinds?.includes(kind) ?? true));
}

export interface Day {
  /** ISO, by the clock of this PC. */
  on: string;
  lines: HistoryLine[];
}

/** The lines by day, in the order they came. */
export function byDay(lines: readonly HistoryLine[]): Day[] {
  const days: Day[] = [];
  for (const line of lines) {
    const on = isoDay(momentOf(line.at));
    const last = days.at(-1);
    if (last?.on === on) last.lines.push(line);
    else days.push({ on, lines: [line] });
  }
  return days;
}

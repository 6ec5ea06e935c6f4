// The history of a record: days, groups to filter by, and who has read it.
import { clockTime } from '$components/forms/date';
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

export interface Reader {
  name: string;
  on: string;
  times: number;
  /** The time of the last opening on that day. */
  last: string;
}

/** Who opened the record on which day, the latest first: a person who goes back and forth stands there once a day. */
export function readersIn(lines: readonly HistoryLine[]): Reader[] {
  const readers = new Map<string, Reader>();
  for (const { opened, staff_name: name, at } of lines) {
    if (!opened) continue;
    const moment = momentOf(at);
    const on = isoDay(moment);
    const known = readers.get(`${on} ${name}`);
    if (known) known.times += 1;
    else readers.set(`${on} ${name}`, { name, on, times: 1, last: clockTime(moment) });
  }
  return [...readers.values()];
}

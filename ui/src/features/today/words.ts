// Where a line of Today leads, and how pressing it looks.
import type { Tone } from '$components/data/tone';
import type { ClockRule, ClockState, DutyHolder, PutRightKind } from '$lib/backend/generated/api';

/** How pressing a clock is, as a colour that repeats its words. */
export function toneOf({ state }: ClockState): Tone {
  const tones: Record<ClockState['state'], Tone> = {
    overdue: 'bad',
    due: 'warn',
    due_soon: 'warn',
    upcoming: 'neutral',
  };
  return tones[state];
}

const DUTIES: Record<DutyHolder, string> = {
  school: 'The school’s duty',
  local_authority: 'The local authority’s duty',
  local_authority_through_school: 'The local authority’s duty, through the school',
  parent: 'The parent’s right',
};

export function dutyWords(duty: DutyHolder): string {
  return DUTIES[duty];
}

/** The sheet of the child's file where a clock is met. */
export function sheetOf(rule: ClockRule): string {
  if (rule === 'agency_action') return 'agencies';
  if (rule.startsWith('team')) return 'team';
  if (rule.startsWith('reintegration')) return 'team/timetable';
  if (/^(ehc|annual_review|amended_plan|under_five|phase_transfer)/.test(rule)) return 'ehcp';
  return rule.startsWith('review') || rule === 'formal_review' ? 'plan' : 'overview';
}

/** The sheet of the child's file where missing data is entered. */
export function mendingSheet(kind: PutRightKind): string {
  return kind === 'no_plan' || kind === 'no_open_cycle' ? 'plan' : 'overview';
}

const PLACES: Record<string, string> = {
  profile: 'A profile',
  plan: 'A plan',
  review: 'A review',
  note: 'A note',
  pupil: 'Personal details',
  contact: 'A contact',
  placement: 'A decision about a stage',
  need: 'A need',
  factor: 'A factor',
  team: 'A team meeting',
  chronology: 'An entry in the chronology',
  reintegration: 'A reduced timetable',
  lead: 'A lead practitioner',
  staff: 'A member of staff',
  school: 'The school’s details',
};

/** What a draft is of, by the first word of its place. */
export function draftWords(place: string): string {
  return PLACES[place.split('/')[0] ?? ''] ?? 'Unsaved words';
}

/** A colleague as people say the name aloud: "Mrs Okafor" for "Mrs A Okafor". A forename stays. */
export function spoken(name: string): string {
  return name.replace(/ \p{Lu}\.?(?= )/gu, '');
}

/** "Good morning" by the hour of the clock on the wall. */
export function greeting(hour: number): string {
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
}

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
    paused: 'info',
    not_applicable: 'neutral',
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
  clock: 'A decision about a date',
  plan: 'A plan',
  review: 'A review',
  note: 'A note',
  pupil: 'Personal details',
  contact: 'A contact',
  placement: 'A decision about a stage',
  need: 'A need',
  factor: 'A factor',
  adult: 'An adult around a child',
  agency: 'What an agency advises',
  concern: 'A concern',
  consent: 'Consent to a referral',
  disclosure: 'What left the building',
  document: 'A document',
  ehc: 'An EHC plan or request',
  given: 'A correction to the medication record',
  healthcare: 'A healthcare plan',
  letter: 'A letter',
  medicine: 'A medicine',
  meeting: 'A meeting with parents',
  'parents-evening': 'A parents’ evening',
  protection: 'A data protection request or hold',
  referral: 'A referral',
  'round-close': 'The closing of a round',
  'round-reason': 'Why a review was not held',
  team: 'A team meeting',
  chronology: 'An entry in the chronology',
  reintegration: 'A reduced timetable',
  lead: 'A lead practitioner',
  staff: 'A member of staff',
  school: 'The school’s details',
  'settings/bank': 'An entry of the bank',
  'settings/class': 'A class',
  'settings/duty': 'A yearly duty',
  'settings/letter': 'The words of a letter',
  'settings/limits': 'The school’s time limits',
  'settings/pathway': 'The pathway',
  'settings/school': 'The school’s details',
  'settings/staff': 'A member of staff',
  'settings/year': 'The terms of a year',
};

/** What a draft is of, by the beginning of its place. */
export function draftWords(place: string): string {
  const [first = '', second = ''] = place.split('/');
  return PLACES[`${first}/${second}`] ?? PLACES[first] ?? 'Unsaved words';
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

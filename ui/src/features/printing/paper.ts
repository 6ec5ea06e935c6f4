// What a paper is made of, and what is said of letters that cannot be printed.
import { PLAN_KINDS } from '$features/plans/places';
import type { FamilyChoices, Kind } from '$lib/backend/generated/api';

/** The records whose change makes the paper another. */
export const PAPER_KINDS: readonly Kind[] = [
  ...PLAN_KINDS,
  'assessment',
  'concern',
  'letter',
  'healthcare_plan',
  'medicine',
  'medicine_given',
  'health_training',
  'adjustment',
  'access_arrangement',
  'ehc_plan',
  'ehc_request',
  'ehc_review',
  'team_meeting',
  'team_action',
  'chronology_event',
  'reintegration',
  'outside_lead',
  'profile',
  'pupil',
  'photo',
  'contact',
  'family_paper',
  'school',
];

/** The print for a family that has chosen nothing. */
export const ORDINARY: FamilyChoices = {
  text_size: 'standard',
  tint: 'none',
  spacing: 'standard',
  heading_language: null,
};

export const SIZES = [
  { value: 'standard', label: 'Standard', hint: '12 point' },
  { value: 'large', label: 'Large', hint: '18 point' },
] as const;
export const TINTS = [
  { value: 'none', label: 'White' },
  { value: 'cream', label: 'Cream' },
  { value: 'blue', label: 'Blue' },
] as const;
export const SPACINGS = [
  { value: 'standard', label: 'Standard' },
  { value: 'easier', label: 'Easier', hint: 'More room between lines and words' },
] as const;

/** Which letters no typeface here has, and what to do about it. */
export function unprintableWords(characters: readonly string[]): string {
  const one = characters.length === 1;
  const which = characters.map((character) => `“${character}”`).join(', ');
  return `${one ? 'One character' : `${characters.length} characters`} in this paper cannot be printed: ${which}. A box stands in ${one ? 'its' : 'their'} place. Write ${one ? 'it' : 'them'} another way, or by hand on the paper.`;
}

// The parts of a child's file, in the same order for every child.
interface Section {
  path: string;
  label: string;
}

export const SECTIONS: readonly Section[] = [
  { path: 'overview', label: 'Overview' },
  { path: 'profile', label: 'Profile' },
  { path: 'plan', label: 'Plan' },
  { path: 'reviews', label: 'Reviews' },
  { path: 'notes', label: 'Notes' },
  { path: 'contacts', label: 'Contacts' },
  { path: 'history', label: 'History' },
];

/** The dividers of one child's file. */
export function sectionsOf(pupil: string): { href: string; label: string }[] {
  return SECTIONS.map(({ path, label }) => ({ href: `/pupil/${pupil}/${path}`, label }));
}

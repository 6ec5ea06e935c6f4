// The parts of the settings, by what the person may do.
import { dividersOf, type Divider } from '$components/layout/dividers';
import type { Action } from '$lib/backend/generated/api';

interface Section {
  href: string;
  label: string;
  /** Any of these opens it; none named, everybody has it. */
  needs: readonly Action[];
  /** The divider behind which it lies together with the others of the same name. */
  behind?: string;
}

const PRIVACY = 'Data protection';
const DATES = 'Dates';

const SECTIONS: readonly Section[] = [
  { href: '/settings/school', label: 'School', needs: [] },
  { href: '/settings/terms', label: 'Terms', needs: [], behind: DATES },
  { href: '/settings/limits', label: 'Time limits', needs: [], behind: DATES },
  { href: '/settings/pathway', label: 'Pathway', needs: [] },
  { href: '/settings/classes', label: 'Classes', needs: [] },
  { href: '/settings/staff', label: 'Staff', needs: [] },
  { href: '/settings/agencies', label: 'Agencies', needs: [] },
  { href: '/settings/duties', label: 'Yearly duties', needs: ['duty_write'] },
  { href: '/settings/bank', label: 'Bank', needs: ['send_read'] },
  { href: '/settings/letters', label: 'Letters', needs: [] },
  { href: '/settings/lists', label: 'Lists', needs: [] },
  { href: '/settings/import', label: 'Import', needs: ['pupil_import'] },
  {
    href: '/settings/protection',
    label: 'Requests and retention',
    needs: ['protection_read'],
    behind: PRIVACY,
  },
  { href: '/settings/disclosures', label: 'Disclosures', needs: ['disclosure_read'], behind: PRIVACY },
  { href: '/settings/audit', label: 'Audit trail', needs: ['audit_read'], behind: PRIVACY },
  { href: '/settings/backups', label: 'Backups', needs: ['staff_write'] },
  { href: '/settings/you', label: 'You', needs: [] },
  { href: '/settings/about', label: 'About', needs: [] },
];

function openTo(may: (action: Action) => boolean): Section[] {
  return SECTIONS.filter(({ needs }) => needs.length === 0 || needs.some(may));
}

/** Every part that the person may open, to be found by its name. */
export function settingsFor(may: (action: Action) => boolean): { href: string; label: string }[] {
  return openTo(may).map(({ href, label }) => ({ href, label }));
}

export function sectionsFor(may: (action: Action) => boolean): Divider[] {
  const open = openTo(may);
  return dividersOf(open.map(({ href, label, behind }) => ({ href, label, behind })));
}

// The parts of a child's file, in the same order for every child, as far as the person may read them.
import { dividersOf, type Divider, type Sheet } from '$components/layout/dividers';
import type { PupilMay, PupilView, TabCounts } from '$lib/backend/generated/api';

interface Section {
  path: string;
  label: string;
  shown: (may: PupilMay, counts: TabCounts) => boolean;
  /** What to count beside the label. */
  counts?: keyof TabCounts;
  /** The divider behind which it lies together with its neighbours of the same name. */
  behind?: string;
}

const ASSESSMENT = 'Assessment';
const TEAM = 'Team';
const HEALTH = 'Health';

const SECTIONS: readonly Section[] = [
  { path: 'overview', label: 'Overview', shown: () => true },
  { path: 'profile', label: 'Profile', shown: (may) => may.read_send },
  { path: 'assessment', label: 'Assessment', shown: (may) => may.read_send, behind: ASSESSMENT },
  {
    path: 'concern',
    label: 'Concerns',
    shown: (may) => may.read_send,
    counts: 'concerns',
    behind: ASSESSMENT,
  },
  { path: 'plan', label: 'Plan', shown: (may) => may.read_send },
  { path: 'reviews', label: 'Reviews', shown: (may) => may.read_reviews, counts: 'reviews' },
  { path: 'notes', label: 'Notes', shown: (may) => may.read_notes, counts: 'notes' },
  { path: 'team', label: 'Team around the child', shown: (may) => may.read_send, behind: TEAM },
  {
    path: 'agencies',
    label: 'Agencies',
    shown: (may) => may.read_send,
    counts: 'agencies',
    behind: TEAM,
  },
  // For staff who read what the plan says for the classroom, once there is one.
  {
    path: 'ehcp',
    label: 'EHCP',
    shown: (may, counts) => may.read_ehc || (may.read_send && counts.ehc_plans > 0),
  },
  // What to do in an emergency is for everybody who sees the child.
  { path: 'medical', label: 'Medical', shown: () => true, behind: HEALTH },
  { path: 'adjustments', label: 'Adjustments', shown: (may) => may.read_send, behind: HEALTH },
  {
    path: 'documents',
    label: 'Documents',
    shown: (may) => may.read_attachments,
    counts: 'documents',
  },
  { path: 'contacts', label: 'Contacts', shown: (may) => may.read_contacts, counts: 'contacts' },
  { path: 'history', label: 'History', shown: () => true },
];

/** The dividers of one child's file. */
export function sectionsOf({ may, counts }: Pick<PupilView, 'may' | 'counts'>, pupil: string): Divider[] {
  const sheets = SECTIONS.filter(({ shown }) => shown(may, counts)).map(
    ({ path, label, counts: counted, behind }) => {
      const sheet: Sheet = { href: `/pupil/${pupil}/${path}`, label, behind };
      if (counted && counts[counted] > 0) sheet.count = counts[counted];
      return sheet;
    },
  );
  return dividersOf(sheets);
}

/** What the address of a preview names besides the profile, each printed beneath its own sheet. */
const PRINTED: Readonly<Record<string, string>> = {
  plan: 'plan',
  review: 'reviews',
  concern: 'concern',
  assessment: 'assessment',
  team: 'team',
  ehc: 'ehcp',
  letter: 'overview',
  supply: 'overview',
  healthcare: 'medical',
  medication: 'medical',
};

/** The sheet that an address belongs to: the preview lies beneath what it prints. */
export function sheetOf({ pathname, searchParams }: URL): string {
  const printed = Object.keys(PRINTED).find((name) => searchParams.has(name)) ?? '';
  const sheet = PRINTED[printed] ?? 'profile';
  return pathname.replace(/\/print$/, `/${sheet}/print`);
}

/** Whether the sheet is one to work on, which wants the room: `/pupil/1/plan/edit`, `/pupil/1/plan/print`. */
export function isWorkSheet(path: string): boolean {
  return /^\/pupil\/[^/]+\/[^/]+\/.+/.test(path);
}

// The parts of a child's file, in the same order for every child, as far as the person may read them.
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

export interface SectionTab {
  href: string;
  label: string;
  count?: number;
}

/** A divider of the file: the address of its first part, and its parts where it has several. */
export interface Divider extends SectionTab {
  parts?: SectionTab[];
}

/** The dividers of one child's file. Neighbours behind one divider are its parts; one alone has its own name. */
export function sectionsOf({ may, counts }: Pick<PupilView, 'may' | 'counts'>, pupil: string): Divider[] {
  const dividers: Divider[] = [];
  const shared = new Map<string, SectionTab[]>();
  for (const { path, label, shown, counts: counted, behind } of SECTIONS) {
    if (!shown(may, counts)) continue;
    const tab: SectionTab = { href: `/pupil/${pupil}/${path}`, label };
    if (counted && counts[counted] > 0) tab.count = counts[counted];
    const parts = behind && shared.get(behind);
    if (behind && parts) {
      parts.push(tab);
      continue;
    }
    if (behind) shared.set(behind, [tab]);
    dividers.push({ ...tab });
  }
  for (const [label, parts] of shared) {
    const divider = dividers.find(({ href }) => href === parts[0]?.href);
    if (!divider || parts.length < 2) continue;
    const count = parts.reduce((sum, part) => sum + (part.count ?? 0), 0);
    Object.assign(divider, { label, parts }, count > 0 ? { count } : {});
  }
  return dividers;
}

const lies = ({ href }: SectionTab, path: string): boolean => path === href || path.startsWith(`${href}/`);

/** The divider that an address belongs to: `/pupil/1/plan/edit` lies beneath "Plan", what has none beneath the first. */
export function currentSection(tabs: readonly Divider[], path: string): Divider | undefined {
  return tabs.find((tab) => (tab.parts ?? [tab]).some((part) => lies(part, path))) ?? tabs[0];
}

/** The part of a divider that an address belongs to. */
export function currentPart(divider: Divider | undefined, path: string): SectionTab | undefined {
  return divider?.parts?.find((part) => lies(part, path));
}

/** What the address of a preview names besides the profile, each printed beneath its own sheet. */
const PRINTED = ['plan', 'concern', 'assessment', 'team'] as const;
const MEDICAL = ['healthcare', 'medication'] as const;

/** The sheet that an address belongs to: the preview lies beneath what it prints. */
export function sheetOf({ pathname, searchParams }: URL): string {
  const medical = MEDICAL.some((name) => searchParams.has(name)) ? 'medical' : 'profile';
  const sheet = PRINTED.find((name) => searchParams.has(name)) ?? medical;
  return pathname.replace(/\/print$/, `/${sheet}/print`);
}

/** Whether the sheet is one to work on, which wants the room: `/pupil/1/plan/edit`, `/pupil/1/plan/print`. */
export function isWorkSheet(path: string): boolean {
  return /^\/pupil\/[^/]+\/[^/]+\/.+/.test(path);
}

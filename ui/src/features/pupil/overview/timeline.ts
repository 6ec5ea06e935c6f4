// The timeline of a child: pictures, groups to filter by, and where each entry leads.
import type { LucideIcon } from '@lucide/svelte';
import Accessibility from '@lucide/svelte/icons/accessibility';
import BookUser from '@lucide/svelte/icons/book-user';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import ClipboardPen from '@lucide/svelte/icons/clipboard-pen';
import Flag from '@lucide/svelte/icons/flag';
import Handshake from '@lucide/svelte/icons/handshake';
import HeartPulse from '@lucide/svelte/icons/heart-pulse';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Mail from '@lucide/svelte/icons/mail';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Paperclip from '@lucide/svelte/icons/paperclip';
import Puzzle from '@lucide/svelte/icons/puzzle';
import School from '@lucide/svelte/icons/school';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { TimelineEntry } from '$components/data/timeline';
import type { Kind, PupilId, TimelineItem } from '$lib/backend/generated/api';

interface Group {
  value: string;
  label: string;
  icon: LucideIcon;
  kinds: readonly Kind[];
  /** The sheet it leads to, with the record in question. */
  href?: (id: string) => string;
}

const GROUPS: readonly Group[] = [
  { value: 'stage', label: 'Stages', icon: Flag, kinds: ['placement'] },
  { value: 'concern', label: 'Concerns', icon: TriangleAlert, kinds: ['concern'], href: () => 'concern' },
  { value: 'plan', label: 'Plans', icon: ClipboardList, kinds: ['plan'], href: (id) => `plan?plan=${id}` },
  { value: 'review', label: 'Reviews', icon: ListChecks, kinds: ['review'], href: () => 'reviews' },
  { value: 'note', label: 'Notes', icon: NotebookPen, kinds: ['note'], href: (id) => `notes#${id}` },
  { value: 'profile', label: 'Profiles', icon: BookUser, kinds: ['profile'], href: () => 'profile' },
  {
    value: 'assessment',
    label: 'Assessments',
    icon: ClipboardPen,
    kinds: ['assessment'],
    href: () => 'assessment',
  },
  {
    value: 'agency',
    label: 'Agencies',
    icon: Handshake,
    kinds: ['referral', 'agency_entry'],
    href: () => 'agencies',
  },
  {
    value: 'health',
    label: 'Medical',
    icon: HeartPulse,
    kinds: ['healthcare_plan', 'medicine', 'health_training'],
    href: () => 'medical',
  },
  {
    value: 'adjustments',
    label: 'Disability and adjustments',
    icon: Accessibility,
    kinds: ['disability', 'adjustment', 'access_arrangement'],
    href: () => 'adjustments',
  },
  { value: 'letter', label: 'Letters', icon: Mail, kinds: ['letter'], href: () => 'overview/letters' },
  {
    value: 'document',
    label: 'Documents',
    icon: Paperclip,
    kinds: ['attachment'],
    href: (id) => `documents/${id}`,
  },
  { value: 'need', label: 'Needs and factors', icon: Puzzle, kinds: ['need', 'factor'] },
  { value: 'school', label: 'School and class', icon: School, kinds: ['pupil', 'class_member'] },
];

function groupOf(kind: Kind): Group | undefined {
  return GROUPS.find(({ kinds }) => kinds.includes(kind));
}

/** The groups that have an entry, each with how many. */
export function groupsIn(items: readonly TimelineItem[]): { value: string; label: string; count: number }[] {
  return GROUPS.map(({ value, label, kinds }) => ({
    value,
    label,
    count: items.filter(({ kind }) => kinds.includes(kind)).length,
  })).filter(({ count }) => count > 0);
}

/** The entries of a group; of all groups where none is named. */
export function entriesOf(items: readonly TimelineItem[], pupilId: PupilId, group: string): TimelineEntry[] {
  return items
    .filter(({ kind }) => group === '' || groupOf(kind)?.value === group)
    .map((item) => {
      const found = groupOf(item.kind);
      const href = found?.href?.(item.record_id);
      const entry: TimelineEntry = {
        // One record may stand here twice: when it began, and when it ended.
        id: `${item.record_id} ${item.happened_on} ${item.title}`,
        happenedOn: item.happened_on,
        recordedOn: item.recorded_at,
        by: item.recorded_by_name,
        title: item.title,
      };
      if (item.summary) entry.text = item.summary;
      if (href) entry.href = `/pupil/${pupilId}/${href}`;
      if (found) entry.icon = found.icon;
      return entry;
    });
}

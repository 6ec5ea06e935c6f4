// Choosing two versions, and the words for what is different between them.
import GitCompare from '@lucide/svelte/icons/git-compare';
import type { MenuAction } from '$components/actions/menu';
import { clockTime, longDate } from '$components/forms/date';
import type { Option } from '$components/forms/option';
import type { Kept, Kind, PartState, VersionGroup, VersionKey } from '$lib/backend/generated/api';
import { momentOf } from '$lib/forms/days';

export interface Chosen {
  kind: Kind;
  before: VersionKey;
  after: VersionKey;
}

export const STATES = {
  changed: { tone: 'info', word: 'Changed' },
  put_in: { tone: 'good', word: 'New' },
  taken_out: { tone: 'warn', word: 'Not there any more' },
} as const satisfies Record<Exclude<PartState, 'same'>, { tone: string; word: string }>;

/** The address at which the versions of one record stand beside each other. */
export function compareHref(pupilId: string, kind: Kind, recordId: string): string {
  return `/pupil/${pupilId}/history/compare?kind=${kind}&record=${recordId}`;
}

/** The line of a record's menu that leads to its versions; none while it has only one. */
export function compareEntry(
  kind: Kind,
  { version, record }: Pick<Kept<{ id: string; pupil_id: string }>, 'version' | 'record'>,
  open: (href: string) => unknown,
): MenuAction[] {
  if (version < 2) return [];
  const run = (): void => void open(compareHref(record.pupil_id, kind, record.id));
  return [{ label: 'Compare versions', icon: GitCompare, run }];
}

/** The latest version beside the one before it: of the record that is asked for, else of the one changed last, so that
    two contacts are not taken for one. Where each was written once, the latest beside the one before it. */
export function twoToBegin({ kind, versions }: VersionGroup, recordId?: string | null): Chosen | undefined {
  const before = (index: number, id: string): VersionGroup['versions'][number] | undefined =>
    versions.slice(index + 1).find(({ key }) => key.record_id === id);
  const changed = versions.find(
    ({ key }, index) => (!recordId || key.record_id === recordId) && before(index, key.record_id),
  );
  const after = changed ?? versions[0];
  const earlier = changed ? before(versions.indexOf(changed), changed.key.record_id) : versions[1];
  return after && earlier ? { kind, before: earlier.key, after: after.key } : undefined;
}

/** The versions of one kind, the latest first: "14 November 2026, 10:02, Mrs A Okafor (My Plan)". */
export function versionOptions({ versions }: VersionGroup): Option[] {
  return versions.map(({ key, at, staff_name: name, about }) => ({
    value: String(key.number),
    label: `${longDate(at.slice(0, 10))}, ${clockTime(momentOf(at))}, ${name}${about === '' ? '' : ` (${about})`}`,
  }));
}

/** "3 parts are different." */
export function changeWords(changed: number): string {
  if (changed === 0) return 'Nothing is different between these two.';
  return changed === 1 ? '1 part is different.' : `${changed} parts are different.`;
}

// Choosing two versions, and the words for what is different between them.
import { clockTime, longDate } from '$components/forms/date';
import type { Option } from '$components/forms/option';
import type { Kind, PartState, VersionGroup, VersionKey } from '$lib/backend/generated/api';
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

/** The latest version beside the one before it. */
export function twoToBegin({ kind, versions }: VersionGroup): Chosen | undefined {
  const [after, before] = versions;
  return after && before ? { kind, before: before.key, after: after.key } : undefined;
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

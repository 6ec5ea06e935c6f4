// What a child has from one day to another: needs, factors, adults. All are listed, ended and taken back alike.
import type { Tone } from '$components/data/tone';
import type { Kept } from '$lib/backend/generated/api';
import { standing } from '../words';

export interface HeldItem {
  id: string;
  version: number;
  title: string;
  /** One line beneath the title. */
  detail: string;
  tag?: { text: string; tone: Tone };
  from_on: string;
  to_on: string | null;
  voided: { reason: string } | null;
}

/** What all three kinds have in common, from the record as it is kept. */
export function heldItem<Record extends { id: string; from_on: string; to_on: string | null }>(
  { record, version, voided }: Kept<Record>,
  says: Pick<HeldItem, 'title' | 'detail' | 'tag'>,
): HeldItem {
  const { id, from_on: from, to_on: to } = record;
  return { id, version, from_on: from, to_on: to, voided, ...says };
}

/** Those that hold today or are about to, and those that are over or were taken back. */
export function parted(items: readonly HeldItem[], today: string): { now: HeldItem[]; past: HeldItem[] } {
  const isPast = (item: HeldItem): boolean => item.voided !== null || standing(item, today) === 'past';
  return { now: items.filter((item) => !isPast(item)), past: items.filter(isPast) };
}

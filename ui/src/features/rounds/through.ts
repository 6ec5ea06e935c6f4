// The way straight through a round: which review comes before and after, and how far one has come.
import type { CycleId, RoundRow } from '$lib/backend/generated/api';

export interface Place {
  row: RoundRow;
  /** From 1. */
  number: number;
  of: number;
  /** How many are held. */
  held: number;
  before: RoundRow | undefined;
  after: RoundRow | undefined;
  /** The next review that is still to be held, after this one or from the beginning again. */
  nextOpen: RoundRow | undefined;
}

/** Where a review stands on the way through the round; what is not held this half-term is passed over. */
export function placeOf(rows: readonly RoundRow[], cycle: CycleId | null): Place | undefined {
  const way = rows.filter(({ skipped, cycle_id: id }) => !skipped || id === cycle);
  const open = way.findIndex(({ held_on: held }) => held === null);
  const at = cycle === null ? Math.max(open, 0) : way.findIndex(({ cycle_id: id }) => id === cycle);
  const row = way[at];
  if (!row) return undefined;
  const round = [...way.slice(at + 1), ...way.slice(0, at)];
  return {
    row,
    number: at + 1,
    of: way.length,
    held: way.filter(({ held_on: held }) => held !== null).length,
    before: way[at - 1],
    after: way[at + 1],
    nextOpen: round.find(({ held_on: held, skipped }) => held === null && !skipped),
  };
}

// Whether the parents were told that SEN provision is made: once, and for as long as the child is on the register.
import type { Kept, Placement } from '$lib/backend/generated/api';

/** The placement at which they were told, in the present unbroken time on the register; `history` is latest first. */
export function toldInRun(history: readonly Kept<Placement>[]): Placement | undefined {
  let begins: string | null = null;
  for (const { record, voided } of history) {
    if (voided) continue;
    if (!record.on_register || (begins !== null && record.to_on !== begins)) return undefined;
    if (record.parents_told_on !== null) return record;
    begins = record.from_on;
  }
  return undefined;
}

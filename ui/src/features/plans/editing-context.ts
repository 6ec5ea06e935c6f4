// What the parts of the plan's form need of the whole.
import type { BankDraft, BankView, NeedArea, SchoolFactsView } from '$lib/backend/generated/api';

export interface Editing {
  facts: SchoolFactsView;
  /** The id of a control and what is wrong with its answer. */
  field: (path: string) => { id: string; error: string | undefined };
  /** Asks before words are lost. */
  ask: (question: { heading: string; remove: () => void }) => void;
  /** Whether a closed review went by the target's measure and baseline, so that they stay. */
  isFixed: (targetId: string | null) => boolean;
  /** The bank to take from, once it is here. */
  bank?: BankView | undefined;
  /** The area of need of the outcome that a path lies in. */
  areaOf: (path: string) => NeedArea | null;
  /** Offers to keep a line in the bank; absent for whoever may not. */
  keep?: ((entry: BankDraft) => void) | undefined;
}

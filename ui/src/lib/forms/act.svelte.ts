// A press that does one thing without a form: whether it is under way, and what went wrong.
import { toasts } from '$components/feedback/toasts.svelte';
import { problemFrom, type Problem } from '$lib/backend/problem';

export class Act {
  busy = $state(false);
  problem = $state.raw<Problem>();

  /** Does it once; a second press while it is under way does nothing. Tells whether it was done. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = undefined;
    try {
      await work();
      return true;
    } catch (rejection) {
      this.problem = problemFrom(rejection);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

/** Says that something was taken back and offers, for a while, to bring it back. */
export function offerUndo(said: string, bringBack: () => Promise<unknown>): void {
  toasts.show(said, {
    undo: async () => {
      await bringBack();
    },
  });
}

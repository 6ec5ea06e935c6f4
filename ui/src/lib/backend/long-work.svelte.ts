// Long work of the core as a screen follows it: how far it is, and the way to stop it.
import type { Watch } from './call';
import { api, type Step } from './generated/api';
import { problemFrom, type Problem } from './problem';

/** One at a time: a screen makes one for each kind of long work it can ask for. */
export class LongWork {
  /** How far it is; absent before the first word of it. */
  step = $state.raw<Step>();
  running = $state(false);
  /** The person has asked to stop, and the item in hand is being finished. */
  stopping = $state(false);
  problem = $state.raw<Problem>();

  #work = '';

  /**
   * Starts the work: `work.run((watch) => api.printBatch(input, watch))`. Gives its answer; nothing where it was
   * stopped, went wrong (see `problem`) or other work is still running.
   */
  async run<Output>(start: (watch: Watch) => Promise<Output>): Promise<Output | undefined> {
    if (this.running) return undefined;
    this.running = true;
    this.stopping = false;
    this.step = undefined;
    this.problem = undefined;
    this.#work = crypto.randomUUID();
    try {
      return await start({ work: this.#work, told: (step) => (this.step = step) });
    } catch (rejection) {
      const problem = problemFrom(rejection);
      if (problem.code !== 'cancelled') this.problem = problem;
      return undefined;
    } finally {
      this.running = false;
      this.stopping = false;
    }
  }

  /** Stops it before its next item; nothing of it is kept. */
  async cancel(): Promise<void> {
    if (!this.running || this.stopping) return;
    this.stopping = true;
    try {
      await api.cancelWork({ work: this.#work });
    } catch (rejection) {
      this.stopping = false;
      this.problem = problemFrom(rejection);
    }
  }
}

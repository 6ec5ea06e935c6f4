// A paper on its way out of the program, to the printer or into a file: one way at a time, and what went wrong.
import { toasts } from '$components/feedback/toasts.svelte';
import { printWindow, saveDocument, saveDocuments } from '$lib/backend/call';
import { problemFrom, type Problem } from '$lib/backend/problem';

interface Paper {
  bytes: Uint8Array<ArrayBuffer>;
  suggested_file_name: string;
}

export class PaperOut {
  /** What is under way. */
  busy = $state<'print' | 'save'>();
  problem = $state.raw<Problem>();
  #told: (words: string) => void;

  /** `told` hears where a paper was saved; a message says so otherwise. */
  constructor(told: (words: string) => void = (words) => void toasts.show(words, { tone: 'good' })) {
    this.#told = told;
  }

  print(): Promise<void> {
    return this.#attempt('print', printWindow);
  }

  /** Saves it where the person says; nothing happens as long as there is no paper. */
  async save(paper: Paper | null | undefined): Promise<void> {
    if (!paper) return;
    await this.#attempt('save', async () => {
      const saved = await saveDocument(paper.suggested_file_name, paper.bytes);
      if (saved !== null) this.#told(`Saved as ${saved}.`);
    });
  }

  /** Saves many in a new folder. */
  saveAll(...files: Parameters<typeof saveDocuments>): Promise<void> {
    return this.#attempt('save', async () => {
      const folder = await saveDocuments(...files);
      if (folder !== null) this.#told(`Saved in the folder ${folder}.`);
    });
  }

  async #attempt(what: 'print' | 'save', work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = what;
    this.problem = undefined;
    try {
      await work();
    } catch (rejection) {
      this.problem = problemFrom(rejection);
    } finally {
      this.busy = undefined;
    }
  }
}

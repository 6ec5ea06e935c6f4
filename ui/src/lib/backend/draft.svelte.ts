// Words that are being typed, saved by themselves a second after the typing stops. "Saved" is said only when the
// core has committed them.
import { untrack } from 'svelte';
import type { Saving } from '$components/forms/saving';
import { currentTime, keepOpen } from './drafts';
import { problemFrom, type Problem } from './problem';

/** The pause in the typing after which a draft is saved, in milliseconds. */
export const PAUSE_MS = 1_000;

interface DraftOptions<Value> {
  /** What is in the file now. */
  initial: Value;
  /** Keeps it; resolves after the commit. */
  save: (value: Value) => Promise<void>;
  now?: () => Date;
}

/** Make it while a component is set up: it saves what is left when the component goes. */
export class Draft<Value> {
  /** Bind the controls to this. */
  value: Value = $state() as Value;
  saving = $state<Saving>('clean');
  savedAt = $state.raw<Date>();
  problem = $state.raw<Problem>();

  #options: DraftOptions<Value>;
  #kept: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(options: DraftOptions<Value>) {
    this.#options = options;
    this.value = options.initial;
    this.#kept = JSON.stringify(options.initial);

    $effect(() => {
      const changed = JSON.stringify(this.value) !== this.#kept;
      // Only typing starts the wait: a save that failed must not start the next one by itself.
      untrack(() => (changed ? this.#wait() : this.#rest()));
    });
    $effect(() => keepOpen(this));
  }

  /** Whether words are on the screen that the file does not have. */
  get unsaved(): boolean {
    return JSON.stringify(this.value) !== this.#kept;
  }

  /** Takes what the file has now, as after somebody else's change; typed words are given up. */
  reset(value: Value): void {
    clearTimeout(this.#timer);
    this.#kept = JSON.stringify(value);
    this.value = value;
    this.saving = 'clean';
    this.problem = undefined;
  }

  /** Saves now what is unsaved; resolves when nothing is on its way any more, saved or failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    if (!this.unsaved) return;
    this.#running = this.#save().finally(() => (this.#running = undefined));
    await this.#running;
  }

  /** The words are again what the file has. */
  #rest(): void {
    clearTimeout(this.#timer);
    if (this.saving === 'waiting') this.saving = this.savedAt ? 'saved' : 'clean';
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.saving !== 'saving') this.saving = 'waiting';
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  async #save(): Promise<void> {
    const written = JSON.stringify(this.value);
    this.saving = 'saving';
    try {
      await this.#options.save(JSON.parse(written) as Value);
      this.#kept = written;
      this.savedAt = (this.#options.now ?? currentTime)();
      this.problem = undefined;
      this.saving = this.unsaved ? 'waiting' : 'saved';
    } catch (rejection) {
      this.problem = problemFrom(rejection);
      this.saving = 'failed';
    }
  }
}

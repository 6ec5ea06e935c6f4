// The pattern of every form that ends in Save. What is typed is kept by itself as a draft, a second after the
// typing stops and when the form is left, and comes back when the form is opened again; pressing Save commits the
// record with the version it was read in. "Saved" is said only after that commit.
import { untrack } from 'svelte';
import type { Saving } from '$components/forms/saving';
import { Draft } from '$lib/backend/draft.svelte';
import { currentTime } from '$lib/backend/drafts';
import { problemFrom, type Problem } from '$lib/backend/problem';
import { momentOf } from './days';
import { storedDrafts, type DraftStore } from './draft-store';

/** What the file has: the values as the form holds them, and the version they were read in. */
export interface Base<Value> {
  value: Value;
  /** None for a record that is not in the file yet. */
  version: number | null;
}

/** Words that were typed earlier and never saved. */
export interface FoundWords<Value> extends Base<Value> {
  savedAt: Date;
  /** Whether they stand in the form already. They do not where somebody began to type before they were found. */
  shown: boolean;
}

export interface RecordFormOptions<Value> extends Base<Value> {
  /**
   * Where the draft is kept, one place a form: `staff/<id>`, `note/new/<pupil id>`. Without it nothing is kept, as
   * for passwords and before anybody is signed in.
   */
  place?: string;
  /** Commits it; resolves after the commit. */
  save: (value: Value, version: number | null) => Promise<unknown>;
  /** What the file has now; asked after a save and when somebody else has saved meanwhile. None for a new record. */
  read?: () => Promise<Base<Value>>;
  /** The record as the screen has loaded it; where nothing is typed over it the form shows what is newest there. */
  follow?: () => Base<Value>;
  drafts?: DraftStore;
  now?: () => Date;
}

/** What was kept as a draft: the words, and which version of the record they were typed over. */
interface DraftBody<Value> {
  version: number | null;
  value: Value;
}

interface Written {
  written: string;
  version: number | null;
}

function writtenOf<Value>({ value, version }: Base<Value>): Written {
  return { written: JSON.stringify(value), version };
}

function copied<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function isBody<Value>(body: unknown): body is DraftBody<Value> {
  return typeof body === 'object' && body !== null && 'value' in body && 'version' in body;
}

/** Make it while a component is set up: it keeps what is left when the component goes. */
export class RecordForm<Value> {
  /** Of the Save button: `clean` until it is pressed, `saved` only once the file has it. */
  saving = $state<Saving>('clean');
  savedAt = $state.raw<Date>();
  problem = $state.raw<Problem>();
  /** Counts the presses of Save that failed, so that the summary of what is wrong takes the focus each time. */
  attempts = $state(0);
  /** Words from an earlier time; gone once the person has said what to do with them. */
  found = $state.raw<FoundWords<Value>>();
  /** What somebody else saved meanwhile; stands beside the person's own words until they choose. */
  theirs = $state.raw<Base<Value>>();
  version = $state.raw<number | null>(null);

  #options: RecordFormOptions<Value>;
  #store: DraftStore;
  #draft: Draft<Value>;
  /** The values in the file, as JSON, and their version. */
  #base = $state.raw<Written>({ written: '', version: null });
  /** Whether the store may hold words for this place. */
  #kept = false;

  constructor(options: RecordFormOptions<Value>) {
    this.#options = options;
    this.#store = options.drafts ?? storedDrafts;
    this.version = options.version;
    this.#base = writtenOf(options);
    this.#draft = new Draft({
      initial: copied(options.value),
      save: (value) => this.#keep(value),
      now: options.now ?? currentTime,
    });
    const { follow } = options;
    if (follow) {
      $effect(() => {
        const base = follow();
        untrack(() => this.follow(base));
      });
    }
    void this.#find();
  }

  /** Bind the controls to its fields. */
  get value(): Value {
    return this.#draft.value;
  }
  set value(value: Value) {
    this.#draft.value = value;
  }

  /** Whether the form says something else than the file. */
  get changed(): boolean {
    return JSON.stringify(this.#draft.value) !== this.#base.written;
  }

  get busy(): boolean {
    return this.saving === 'saving';
  }

  /** When the words on the screen were last kept as a draft; none while they are not, or are saved. */
  get keptAt(): Date | undefined {
    if (this.#options.place === undefined || !this.changed) return undefined;
    return this.#draft.saving === 'saved' ? this.#draft.savedAt : undefined;
  }

  /** Why the words could not be kept as a draft. */
  get keepProblem(): Problem | undefined {
    return this.changed && this.#draft.saving === 'failed' ? this.#draft.problem : undefined;
  }

  /** What ties a control to its answer in the core: `<TextInput {...form.field('name')} label="Name" />`. */
  field(path: string): { id: string; error: string | undefined } {
    return { id: path, error: this.problem?.of(path) };
  }

  /** Whether anything at a path or beneath it is wrong: `half_terms.2`. */
  wrongUnder(path: string): boolean {
    return Object.keys(this.problem?.fields ?? {}).some(
      (field) => field === path || field.startsWith(`${path}.`),
    );
  }

  /** Commits. Tells whether it did; when not, `problem` says why and every word stays. */
  async save(): Promise<boolean> {
    if (this.busy) return false;
    this.saving = 'saving';
    this.problem = undefined;
    // First as a draft: should the commit fail for whatever reason, the words are in the file all the same.
    await this.#draft.flush();
    const sent = JSON.stringify(this.#draft.value);
    try {
      await this.#options.save(JSON.parse(sent) as Value, this.version);
    } catch (rejection) {
      await this.#failed(problemFrom(rejection));
      return false;
    }
    this.savedAt = (this.#options.now ?? currentTime)();
    this.saving = 'saved';
    this.theirs = undefined;
    this.found = undefined;
    await this.#rebase(sent);
    return true;
  }

  /** Takes what the file has now, where nothing is typed over it. `options.follow` does so by itself. */
  follow(base: Base<Value>): void {
    // An answer that was asked for before the last save may come after it.
    const older = (base.version ?? 0) < (this.#base.version ?? 0);
    if (this.busy || this.changed || older) return;
    if (JSON.stringify(base.value) === this.#base.written && base.version === this.#base.version) return;
    this.#begin(base);
  }

  /** Gives up what was typed and shows what the file has. */
  async discard(): Promise<void> {
    const { written, version } = this.#base;
    this.#begin(this.theirs ?? { value: JSON.parse(written) as Value, version });
    this.saving = 'clean';
    this.problem = undefined;
    // A draft may be on its way to the file; letting go comes after it.
    await this.#draft.flush();
    await this.#letGo();
  }

  /** Puts the words that were found into the form; its version is the one they were typed over. */
  continueFound(): void {
    const { found } = this;
    this.found = undefined;
    if (!found || found.shown) return;
    this.version = found.version;
    this.#draft.value = copied(found.value);
  }

  /** Lets go of the words that were found. */
  async discardFound(): Promise<void> {
    const shown = this.found?.shown;
    this.found = undefined;
    if (shown) await this.discard();
  }

  /** After somebody else's save: keeps one's own words, to be saved over theirs. */
  keepMine(): void {
    if (!this.theirs) return;
    this.version = this.theirs.version;
    this.#base = writtenOf(this.theirs);
    this.theirs = undefined;
    this.problem = undefined;
    this.saving = 'clean';
  }

  /** After somebody else's save: takes theirs and gives up one's own words. */
  async takeTheirs(): Promise<void> {
    if (this.theirs) await this.discard();
  }

  #begin(base: Base<Value>): void {
    this.version = base.version;
    this.#base = writtenOf(base);
    this.theirs = undefined;
    this.#draft.reset(copied(base.value));
  }

  async #failed(problem: Problem): Promise<void> {
    if (problem.code === 'conflict' && this.#options.read) {
      try {
        this.theirs = await this.#options.read();
      } catch (rejection) {
        this.#give(problemFrom(rejection));
        return;
      }
    }
    this.#give(problem);
  }

  #give(problem: Problem): void {
    this.problem = problem;
    this.attempts += 1;
    this.saving = 'failed';
  }

  // What was typed while the save was on its way stays, over the record as it is after the save.
  async #rebase(sent: string): Promise<void> {
    let base: Base<Value> = { value: JSON.parse(sent) as Value, version: this.version };
    try {
      base = (await this.#options.read?.()) ?? base;
    } catch {
      // It is saved; what the file has is only not known to the last word. The next load brings it.
    }
    if (JSON.stringify(this.#draft.value) !== sent) {
      this.version = base.version;
      this.#base = writtenOf(base);
      return;
    }
    this.#begin(base);
    await this.#letGo();
  }

  async #find(): Promise<void> {
    const { place } = this.#options;
    if (place === undefined) return;
    let stored;
    try {
      stored = await this.#store.find(place);
    } catch {
      // Without the old words the form still works; the core keeps them for the next time.
      return;
    }
    if (!stored || !isBody<Value>(stored.body)) return;
    if (JSON.stringify(stored.body.value) === this.#base.written) return;
    const shown = !this.changed;
    this.#kept = true;
    this.found = { ...stored.body, savedAt: momentOf(stored.saved_at), shown };
    if (!shown) return;
    this.version = stored.body.version;
    this.#draft.reset(copied(stored.body.value));
  }

  async #keep(value: Value): Promise<void> {
    const { place } = this.#options;
    if (place === undefined) return;
    if (JSON.stringify(value) === this.#base.written) {
      await this.#letGo();
      return;
    }
    const body: DraftBody<Value> = { version: this.version, value };
    this.#kept = true;
    await this.#store.keep(place, body);
  }

  async #letGo(): Promise<void> {
    const { place } = this.#options;
    if (place === undefined || !this.#kept) return;
    this.#kept = false;
    try {
      await this.#store.discard(place);
    } catch {
      // At worst the words are offered once more, and are then the same as the record.
      this.#kept = true;
    }
  }
}

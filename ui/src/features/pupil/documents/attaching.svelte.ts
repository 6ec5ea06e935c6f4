// Files on their way into a child's record: chosen or dropped, brought to the core piece by piece, looked at there, and
// attached one by one once it is said what they are. They are held nowhere else, and nothing of them is a draft.
import { bringPiece } from '$lib/backend/call';
import { api, type PupilId } from '$lib/backend/generated/api';
import { LongWork } from '$lib/backend/long-work.svelte';
import { Problem, problemFrom } from '$lib/backend/problem';
import { documentDraft, newDocument, type DocumentAnswers } from './documents';

/** How much of a file goes through the door at once, in bytes. */
const PIECE = 1024 * 1024;
const UNREADABLE =
  'This file cannot be read just now. If it is open in another program such as Word, save and close it there, then choose it again.';

/** What is needed of a file that somebody chose. */
export type Chosen = Pick<File, 'name' | 'size' | 'slice'>;

/** A file that was chosen, from then until it is attached. */
export class Incoming {
  /** By which the core and the fields of its form know it. */
  readonly id = crypto.randomUUID();
  readonly file: Chosen;
  fileName = $state('');
  sizeWords = $state('');
  /** `ready` once it may be attached; `refused` once it is known that it may not. */
  state = $state<'coming' | 'ready' | 'refused'>('coming');
  /** Why it is refused. */
  refused = $state('');
  /** "PDF". */
  kindWords = $state('');
  protected = $state(false);
  /** The documents of this child that are this very file. */
  sameAs = $state.raw<string[]>([]);
  answers = $state<DocumentAnswers>(newDocument(''));
  /** Why it could not be attached as it stands. */
  problem = $state.raw<Problem>();

  constructor(file: Chosen) {
    this.file = file;
    this.fileName = file.name;
  }

  /** What ties a control to its answer in the core; the ids of several forms on one screen differ. */
  field(path: string): { id: string; error: string | undefined } {
    return { id: `${this.id}-${path}`, error: this.problem?.of(path) };
  }

  refuse(why: string): void {
    this.refused = why;
    this.state = 'refused';
  }
}

export class Attaching {
  files = $state<Incoming[]>([]);
  readonly work = new LongWork();
  /** Which of how many is being attached. */
  at = $state(0);
  of = $state(0);
  /** Counts the presses that left something to put right, so that its summary takes the focus each time. */
  attempts = $state(0);

  readonly #pupil: () => PupilId;
  /** Files come one after the other. */
  #coming: Promise<void> = Promise.resolve();

  constructor(pupil: () => PupilId) {
    this.#pupil = pupil;
  }

  get ready(): Incoming[] {
    return this.files.filter(({ state }) => state === 'ready');
  }

  get coming(): boolean {
    return this.files.some(({ state }) => state === 'coming');
  }

  /** Takes what was chosen; resolves once the core has looked at all of it. */
  add(chosen: Iterable<Chosen>, start: Partial<DocumentAnswers> = {}): Promise<void> {
    const added = Array.from(chosen, (file) => new Incoming(file));
    const before = this.files.length;
    this.files.push(...added);
    // As they stand in the state, so that what becomes of them is seen.
    const mine = this.files.slice(before);
    this.#coming = this.#coming.then(async () => {
      for (const one of mine) await this.#bring(one, start);
    });
    return this.#coming;
  }

  async #bring(one: Incoming, start: Partial<DocumentAnswers>): Promise<void> {
    const pupil_id = this.#pupil();
    try {
      const offered = await api.offerFile({ pupil_id, file_name: one.file.name, bytes: one.file.size });
      one.fileName = offered.file_name;
      one.sizeWords = offered.size_words;
      one.answers = newDocument(offered.title, start);
      if (offered.refused !== null) {
        one.refuse(offered.refused);
        return;
      }
      for (let at = 0; at < one.file.size; at += PIECE) {
        if (!this.files.includes(one)) return;
        let piece;
        try {
          piece = new Uint8Array(await one.file.slice(at, at + PIECE).arrayBuffer());
        } catch {
          one.refuse(UNREADABLE);
          return;
        }
        await bringPiece({ file: one.id, total: one.file.size, at }, piece);
      }
      const look = await api.lookAtFile({ pupil_id, file: one.id }, { work: one.id, told: () => undefined });
      one.kindWords = look.kind_words;
      one.protected = look.protected;
      one.sameAs = look.same_as;
      if (look.refused === null) one.state = 'ready';
      else one.refuse(look.refused);
    } catch (rejection) {
      const problem = problemFrom(rejection);
      one.refuse(problem.of('file') ?? problem.message);
    }
  }

  /** Gives what is said of one file to all others, except its title. */
  sameForAll(one: Incoming): void {
    const same: Partial<DocumentAnswers> = { ...one.answers };
    delete same.title;
    for (const other of this.ready) {
      if (other !== one) other.answers = { ...other.answers, ...same, also_for: [...one.answers.also_for] };
    }
  }

  /** Attaches what is ready. Says how many were; what could not be stays, with the reason. */
  async attach(): Promise<number> {
    const ready = this.ready;
    this.of = ready.length;
    let done = 0;
    for (const [index, one] of ready.entries()) {
      this.at = index + 1;
      one.problem = undefined;
      const attached = await this.work.run((watch) =>
        api.attachFile(
          {
            pupil_id: this.#pupil(),
            file: one.id,
            file_name: one.file.name,
            attachment: documentDraft(one.answers),
          },
          watch,
        ),
      );
      if (attached === undefined) {
        one.problem = this.work.problem;
        // Stopped by the person: the rest stays as it is.
        if (!one.problem) break;
        continue;
      }
      done += 1;
      this.#drop(one);
    }
    if (done < ready.length) this.attempts += 1;
    return done;
  }

  /** Lets go of a file. */
  leave(one: Incoming): void {
    this.#drop(one);
    // At worst it waits in memory until the person signs out.
    api.letGoOfFile({ file: one.id }, { work: one.id, told: () => undefined }).catch(() => undefined);
  }

  /** Lets go of all of them, as when the screen is left. */
  leaveAll(): void {
    for (const one of [...this.files]) this.leave(one);
  }

  #drop(one: Incoming): void {
    this.files = this.files.filter((other) => other !== one);
  }

  /** What is wrong with the answers, each line leading to its field. */
  get summary(): { id: string; message: string }[] {
    return this.files.flatMap((one) => {
      const said = one.problem?.summary ?? [];
      return said.map(({ id, message }) => ({ id: `${one.id}-${id}`, message }));
    });
  }
}

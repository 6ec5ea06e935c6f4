// The sheet on which a teacher rates the class: what is typed, what is kept, and what comes next.
import { SvelteMap } from 'svelte/reactivity';
import { api, type RatingSheet, type RatingTarget, type TargetId } from '$lib/backend/generated/api';
import { problemFrom } from '$lib/backend/problem';

export type Kept = 'open' | 'saving' | 'saved' | 'failed';

export interface RatingLine {
  score: number | null;
  evidence: string;
  kept: Kept;
  /** The score in words once it is kept. */
  words: string;
  problem: string | undefined;
}

type Commit = (line: {
  target_id: TargetId;
  score: number | null;
  evidence: string;
}) => Promise<{ words: string }>;

/** Each rating is kept by itself as one goes on to the next, so that nothing waits for a Save. */
export class RatingForm {
  #lines = new SvelteMap<TargetId, RatingLine>();
  #commit: Commit;

  constructor(sheet: RatingSheet, commit: Commit = (line) => api.rateToday(line)) {
    this.#commit = commit;
    this.follow(sheet);
  }

  /** Takes what the file has now; a rating that is being typed or kept stays as it is. */
  follow(sheet: RatingSheet): void {
    const there = sheet.children.flatMap(({ targets }) => targets);
    for (const target of there) {
      const line = this.#lines.get(target.target_id);
      const mine = line && line.kept !== 'saved' && (line.score !== null || line.evidence !== '');
      if (!mine) this.#lines.set(target.target_id, lineOf(target));
    }
    const ids = there.map(({ target_id: id }) => id);
    for (const id of [...this.#lines.keys()]) if (!ids.includes(id)) this.#lines.delete(id);
  }

  line(id: TargetId): RatingLine {
    return this.#lines.get(id) ?? { score: null, evidence: '', kept: 'open', words: '', problem: undefined };
  }

  /** How many targets have a rating that the file has. */
  get rated(): number {
    return [...this.#lines.values()].filter(({ kept }) => kept === 'saved').length;
  }

  get all(): number {
    return this.#lines.size;
  }

  put(id: TargetId, change: Partial<Pick<RatingLine, 'score' | 'evidence'>>): void {
    const line = this.line(id);
    this.#lines.set(id, { ...line, ...change, kept: 'open', problem: undefined });
  }

  /** Keeps the rating of a target, where there is something new to keep. */
  async keep(id: TargetId): Promise<void> {
    const line = this.line(id);
    if (line.kept !== 'open' || line.score === null) return;
    this.#lines.set(id, { ...line, kept: 'saving' });
    try {
      const { words } = await this.#commit({ target_id: id, score: line.score, evidence: line.evidence });
      this.#settle(id, line, { kept: 'saved', words, problem: undefined });
    } catch (rejection) {
      const problem = problemFrom(rejection);
      this.#settle(id, line, { kept: 'failed', problem: problem.of('score') ?? problem.message });
    }
  }

  // What was typed while the save was on its way is still to be kept.
  #settle(id: TargetId, sent: RatingLine, after: Partial<RatingLine>): void {
    const now = this.line(id);
    if (now.score !== sent.score || now.evidence !== sent.evidence) return;
    this.#lines.set(id, { ...now, ...after });
  }
}

function lineOf(target: RatingTarget): RatingLine {
  return {
    score: target.now,
    evidence: target.now_evidence,
    kept: target.now === null ? 'open' : 'saved',
    words: target.now_words,
    problem: undefined,
  };
}

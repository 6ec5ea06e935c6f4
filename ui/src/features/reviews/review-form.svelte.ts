// The state of a review that is open: its words, saved as one goes; what the scores suggest; the date proposed; and
// the closing, which judges every target at once.
import { leavingOf, newLeaving, type LeavingAnswers } from '$features/pupil/stage/leaving';
import { RecordForm } from '$lib/forms/record-form.svelte';
import type { DraftStore } from '$lib/forms/draft-store';
import { problemFrom } from '$lib/backend/problem';
import {
  api,
  type DecisionOption,
  type EntryCheck,
  type ProposedDue,
  type ReviewClosed,
  type ReviewDecision,
  type ReviewDraft,
  type ReviewView,
  type ScoreWords,
  type TargetOutcome,
  type TargetReviewDraft,
} from '$lib/backend/generated/api';

/** The pause in the typing after which the review is saved, in milliseconds. */
export const SAVE_PAUSE_MS = 2_500;

type Suggestion = Pick<ScoreWords, 'suggested_outcome' | 'suggested_next'> & { words: string | null };

/** Outcomes whose review says why. The core asks for it; this only shows the box in time. */
const SAYS_WHY: readonly TargetOutcome[] = ['discontinued', 'not_taught'];
const MET: readonly TargetOutcome[] = ['exceeded', 'achieved'];

export function isMet(outcome: TargetOutcome | null): boolean {
  return outcome !== null && MET.includes(outcome);
}

/** Whether the reason is to be asked for: it was stopped, never taught, or ends before it is met. */
export function wantsReason({ outcome, next }: TargetReviewDraft): boolean {
  if (outcome === null) return false;
  return SAYS_WHY.includes(outcome) || (next === 'finish' && !isMet(outcome));
}

/** The first question of a target that has no answer yet, as the end of its path; nothing where all are answered. */
export function firstOpen(review: TargetReviewDraft): string | undefined {
  if (review.outcome === null) return 'outcome';
  if (review.next === null) return 'next';
  if (wantsReason(review) && review.reason.trim() === '') return 'reason';
  if (review.next === 'adapt' && review.adapted_text.trim() === '') return 'adapted_text';
  return undefined;
}

/** Make it while a component is set up. */
export class ReviewForm {
  readonly form: RecordForm<ReviewDraft>;
  /** What an adult says is in place though no record shows it, for a step up. */
  confirmed = $state<EntryCheck[]>([]);
  missingReason = $state('');
  parentsToldOn = $state('');
  /** For a review by which the child leaves the register or the pathway. */
  leaving = $state<LeavingAnswers>(newLeaving());
  /** The date proposed for the next review, and how it was found. */
  proposal = $state.raw<ProposedDue | null>(null);
  /** Counts the presses that the core refused, so that the summary takes the focus each time. */
  refused = $state(0);

  #view: ReviewView;
  #weighed = $state<Record<string, Suggestion>>({});
  #closing = false;
  #closed: ReviewClosed | undefined;
  #asked = 0;

  constructor(view: ReviewView, drafts?: DraftStore) {
    const planId = view.plan.record.id;
    this.#view = view;
    this.proposal = view.proposed_next;
    for (const { target, suggested_outcome, suggested_next } of view.targets) {
      this.#weighed[target.target.record.id] = {
        suggested_outcome,
        suggested_next,
        words: target.last_words,
      };
    }
    this.form = new RecordForm<ReviewDraft>({
      value: view.draft,
      version: view.version,
      place: `review/${planId}`,
      save: (review, version) => this.#commit(review, version),
      read: async () => {
        const { draft, version } = await api.openReview({ plan_id: planId });
        return { value: draft, version };
      },
      ...(drafts ? { drafts } : {}),
    });

    $effect(() => {
      const { form } = this;
      const written = JSON.stringify(form.value);
      if (!form.changed || form.theirs || form.found || written === '') return;
      const timer = setTimeout(() => void this.saveNow(), SAVE_PAUSE_MS);
      return () => clearTimeout(timer);
    });
  }

  get draft(): ReviewDraft {
    return this.form.value;
  }

  /** What the review may decide, as chosen. */
  get option(): DecisionOption | undefined {
    return this.#view.decisions.find(({ decision }) => decision === this.draft.decision);
  }

  /** Whether the child leaves the register or the pathway by it. */
  get leaves(): boolean {
    return this.option?.decision === 'leave' || this.option?.leaves_register === true;
  }

  /** How many targets have every answer. */
  get reviewed(): number {
    return this.draft.targets.filter((target) => firstOpen(target) === undefined).length;
  }

  suggestion(targetId: string): Suggestion | undefined {
    return this.#weighed[targetId];
  }

  /** Saves what is new; an answer that is not right yet is told beside it and nothing is lost. */
  async saveNow(): Promise<boolean> {
    if (!this.form.changed) return true;
    return this.form.save();
  }

  /** Sets the score of a target and asks what it suggests. */
  async score(place: number, score: number | null): Promise<void> {
    const review = this.draft.targets[place];
    if (!review) return;
    review.score = score;
    if (score === null) {
      this.#weighed[review.target_id] = { suggested_outcome: null, suggested_next: null, words: null };
      return;
    }
    try {
      const weighed = await api.weighScore({ target_id: review.target_id, score });
      if (this.draft.targets[place]?.score === score) this.#weighed[review.target_id] = weighed;
    } catch (rejection) {
      // A score that the measure does not take is told when it is saved.
      if (problemFrom(rejection).code !== 'invalid') throw rejection;
    }
  }

  /** Takes the word that the score suggests, where no other was given. */
  accept(place: number): void {
    const review = this.draft.targets[place];
    const suggested = review && this.#weighed[review.target_id];
    if (!review || !suggested?.suggested_outcome || review.outcome !== null) return;
    review.outcome = suggested.suggested_outcome;
    review.next ??= suggested.suggested_next;
  }

  /** Chooses the decision and proposes the date that follows from it. */
  async decide(decision: ReviewDecision): Promise<void> {
    this.draft.decision = decision;
    const { parent_attendance: came, happened_on: on } = this.draft;
    // Parents who took part in the review were consulted in it.
    if (this.leaves && this.leaving.parents_on === '' && (came === 'attended' || came === 'phoned')) {
      this.leaving.parents_on = on ?? '';
    }
    await this.propose();
  }

  /** Asks for the date of the next review. One that somebody typed stays. */
  async propose(): Promise<void> {
    const { option, draft } = this;
    const mine = ++this.#asked;
    const before = this.proposal?.due_on ?? null;
    if (!option?.plan_name) {
      this.proposal = null;
      draft.next_due_on = null;
      return;
    }
    if (draft.happened_on === null) return;
    const proposal = await api.proposeNextReview({
      plan_id: this.#view.plan.record.id,
      happened_on: draft.happened_on,
      stage_key: option.stage_key,
    });
    if (mine !== this.#asked) return;
    this.proposal = proposal;
    if (proposal && (draft.next_due_on === null || draft.next_due_on === before))
      draft.next_due_on = proposal.due_on;
  }

  /** Puts the beginning of a sentence where the child can go on. */
  startSentence(starter: string): void {
    const words = this.draft.child_views.trimEnd();
    const begun = starter.replace(/…$/, ' ');
    this.draft.child_views = words === '' ? begun : `${words}\n${begun}`;
  }

  /** Closes the review; what is not right is told beside the answers it is about. */
  async close(): Promise<ReviewClosed | undefined> {
    this.#closing = true;
    try {
      if (await this.form.save()) return this.#closed;
      this.refused += 1;
      return undefined;
    } finally {
      this.#closing = false;
    }
  }

  async #commit(review: ReviewDraft, version: number | null): Promise<unknown> {
    const plan_id = this.#view.plan.record.id;
    if (!this.#closing) return api.saveReview({ plan_id, version, review });
    this.#closed = await api.closeReview({
      plan_id,
      version,
      review,
      confirmed: this.confirmed,
      missing_reason: this.missingReason,
      parents_told_on: this.parentsToldOn === '' ? null : this.parentsToldOn,
      leaving: this.leaves ? leavingOf(this.leaving, this.option?.decision === 'leave') : null,
    });
    return this.#closed;
  }
}

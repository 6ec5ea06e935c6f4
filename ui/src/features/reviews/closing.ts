// What closing a review will do, said before it is done.
import { longDate } from '$components/forms/date';
import { counted, outcomeTone } from '$features/plans/words';
import type { Tone } from '$components/data/tone';
import type { CodedWord, DecisionOption, ReviewDraft, ReviewView } from '$lib/backend/generated/api';
import { firstOpen } from './review-form.svelte';

export interface TargetEnd {
  id: string;
  text: string;
  /** "Partly achieved", empty where it is not said yet. */
  outcome: string;
  tone: Tone;
  /** "Carried over", or what is still open. */
  becomes: string;
  ready: boolean;
}

function nameOf(words: readonly CodedWord[], code: string | null): string {
  return words.find((word) => word.code === code)?.name ?? '';
}

const BECOMES = {
  carry_over: 'Carried over as it is',
  finish: 'Finished',
} as const;

/** Each target with what becomes of it. */
export function targetEnds(
  view: ReviewView,
  draft: ReviewDraft,
  outcomes: readonly CodedWord[],
): TargetEnd[] {
  return view.targets.map(({ target }, place) => {
    const { id, text } = target.target.record;
    const review = draft.targets[place];
    const ready = review !== undefined && firstOpen(review) === undefined;
    let becomes = 'Not reviewed yet';
    if (review && ready && review.next !== null)
      becomes = review.next === 'adapt' ? `Adapted to: ${review.adapted_text.trim()}` : BECOMES[review.next];
    const outcome = review?.outcome ?? null;
    return { id, text, outcome: nameOf(outcomes, outcome), tone: outcomeTone(outcome), becomes, ready };
  });
}

/** What happens to the stage, the plan and the next cycle, in the order in which it happens. */
export function whatHappens(
  view: ReviewView,
  draft: ReviewDraft,
  option: DecisionOption | undefined,
): string[] {
  const plan = view.plan.record.name;
  const closes = `Cycle ${view.cycle.cycle.record.number} of ${plan} is closed, with this review. After that nothing in it can be changed.`;
  if (!option) return [closes, 'Nothing is decided yet: choose what the review decides.'];
  const going = draft.targets.filter(({ next }) => next === 'carry_over' || next === 'adapt').length;
  const due = draft.next_due_on ? ` Its review is due on ${longDate(draft.next_due_on)}.` : '';
  if (option.decision === 'stay')
    return [
      closes,
      `${option.words}. ${plan} goes on with ${counted(going, 'open target')}, and cycle ${view.cycle.cycle.record.number + 1} begins.${due}`,
    ];
  const next = option.plan_name
    ? `${option.plan_name} begins with ${counted(going, 'target')} from here.${due}`
    : 'No plan goes on after it.';
  return [closes, `${option.words}: the stage changes on the day of the review.`, `${plan} ends. ${next}`];
}

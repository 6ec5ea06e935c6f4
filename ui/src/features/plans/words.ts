// What a plan says in a line: who took part, how often help is given, how a target stands.
import type { Tone } from '$components/data/tone';
import { shortDate } from '$components/forms/date';
import type { Pathway, Plan, Provision, StageLine, TargetOutcome } from '$lib/backend/generated/api';

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A count with its noun: "1 target", "3 targets". */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** "Written with the child, a parent and the class teacher". */
export function tookPart(
  plan: Pick<Plan, 'child_took_part' | 'parent_took_part' | 'teacher_took_part'>,
): string {
  const people = [
    plan.child_took_part ? 'the child' : '',
    plan.parent_took_part ? 'a parent' : '',
    plan.teacher_took_part ? 'the class teacher' : '',
  ].filter(Boolean);
  return people.length === 0 ? '' : `Written with ${listed(people)}`;
}

/** "15 minutes, 3 times a week". */
export function howOften({
  minutes,
  times_a_week: times,
}: Pick<Provision, 'minutes' | 'times_a_week'>): string {
  const often = times === null ? '' : (['', 'once a week', 'twice a week'][times] ?? `${times} times a week`);
  return [minutes === null ? '' : counted(minutes, 'minute'), often].filter(Boolean).join(', ');
}

/** "One to one", "Group of 4". */
export function groupWords(size: number | null): string {
  if (size === null) return '';
  return size === 1 ? 'One to one' : `Group of ${size}`;
}

/** "3 Sept 2026 to 16 Dec 2026", "from 3 Sept 2026". */
export function spanWords(from: string | null, to: string | null): string {
  if (from && to) return `${shortDate(from)} to ${shortDate(to)}`;
  if (from) return `From ${shortDate(from)}`;
  return to ? `Until ${shortDate(to)}` : '';
}

const OUTCOME_TONES: Record<TargetOutcome, Tone> = {
  exceeded: 'good',
  achieved: 'good',
  partly_achieved: 'info',
  not_yet: 'warn',
  discontinued: 'neutral',
  not_taught: 'neutral',
};

/** The colour that repeats what the word of an outcome says. */
export function outcomeTone(outcome: TargetOutcome | null): Tone {
  return outcome === null ? 'neutral' : OUTCOME_TONES[outcome];
}

/** What to do about a plan that the child's stage calls by another name; empty where it is the stage's own. */
export function outgrownWords(
  plan: Pick<Plan, 'name' | 'ended_on'>,
  stage: Pick<StageLine, 'key' | 'name'> | null,
  pathway: Pick<Pathway, 'stages'> | undefined,
): string {
  const wanted = pathway?.stages.find(({ key }) => key === stage?.key)?.plan_name ?? null;
  if (plan.ended_on !== null || stage === null || wanted === null || wanted === plan.name) return '';
  return `The child is on ${stage.name} now, which has its own plan: ${wanted}. Review this one, then end it under “More” and start the new one.`;
}

// The parts of a plan that is being written: blank ones, their places in their lists, and the plan in plain words.
import type {
  AgenciesView,
  OutcomeDraft,
  PlanDraft,
  ProvisionDraft,
  StepDraft,
  StrategyDraft,
  TargetDraft,
} from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';
import { howOften, groupWords, listed } from './words';

export function blankStep(): StepDraft {
  return { id: null, text: '' };
}

export function blankStrategy(): StrategyDraft {
  return { id: null, text: '' };
}

export function blankProvision(): ProvisionDraft {
  return {
    id: null,
    what: '',
    who: '',
    place: '',
    minutes: null,
    times_a_week: null,
    group_size: null,
    from_on: null,
    to_on: null,
  };
}

export function blankTarget(): TargetDraft {
  return {
    id: null,
    text: '',
    measure: { kind: 'tme' },
    baseline: null,
    expected: null,
    set_on: null,
    by_on: null,
    small_steps: [],
    strategies: [],
    provision: [],
  };
}

export function blankOutcome(): OutcomeDraft {
  return { id: null, area: null, text: '', targets: [] };
}

/** Puts one in behind the place given, at the end without one; tells where it stands now. */
export function putIn<Item>(list: Item[], item: Item, after = list.length - 1): number {
  list.splice(after + 1, 0, item);
  return after + 1;
}

/** Moves one up (-1) or down (1); tells where it stands now, the same place at an end of the list. */
export function moveBy(list: unknown[], place: number, step: -1 | 1): number {
  const to = place + step;
  if (to < 0 || to >= list.length) return place;
  list.splice(to, 0, ...list.splice(place, 1));
  return to;
}

/** Whether anything is written in it that would be lost: a word, a number, a date, or a part with one of these. */
export function saysSomething(part: unknown): boolean {
  if (typeof part === 'string') return part.trim() !== '';
  if (typeof part === 'number') return true;
  if (Array.isArray(part)) return part.some(saysSomething);
  if (typeof part !== 'object' || part === null) return false;
  return Object.entries(part).some(
    ([field, value]) => field !== 'id' && field !== 'measure' && saysSomething(value),
  );
}

function provisionWords(line: ProvisionDraft): string {
  const often = howOften(line);
  return [line.what, line.who, line.place, often, groupWords(line.group_size)].filter(Boolean).join(', ');
}

function texts(parts: readonly { text: string }[]): string {
  return parts.map(({ text }) => text).join('\n');
}

/** The plan in plain words, to show what somebody else saved beside one's own. */
export function planWords(plan: PlanDraft): Said[] {
  const people = [
    plan.child_took_part ? 'the child' : '',
    plan.parent_took_part ? 'a parent' : '',
    plan.teacher_took_part ? 'the class teacher' : '',
  ].filter(Boolean);
  const said: Said[] = [
    { term: 'My strengths', text: plan.strengths },
    { term: 'What is important to me', text: plan.important_to_me },
    { term: 'What helps me', text: plan.helps_me },
    { term: 'What we notice', text: plan.what_we_notice },
    { term: 'Support at home', text: plan.home_support },
    { term: 'Key people', text: plan.key_people },
    { term: 'Written with', text: listed(people) },
  ];
  plan.outcomes.forEach((outcome, index) => {
    said.push({ term: `Outcome ${index + 1}`, text: outcome.text });
    outcome.targets.forEach((target, place) => {
      const number = `${index + 1}.${place + 1}`;
      const scores = [target.baseline, target.expected].map((score) => score ?? 'none').join(' to ');
      said.push(
        { term: `Target ${number}`, text: `${target.text} (${scores})` },
        { term: `Small steps of target ${number}`, text: texts(target.small_steps) },
        { term: `Strategies of target ${number}`, text: texts(target.strategies) },
        { term: `Provision of target ${number}`, text: target.provision.map(provisionWords).join('\n') },
      );
    });
  });
  said.push(
    { term: 'What adults do all day', text: texts(plan.strategies) },
    { term: 'Provision for the whole plan', text: plan.provision.map(provisionWords).join('\n') },
  );
  return said;
}

/** What an agency recommends, on its way into a plan. */
export interface CarriedAdvice {
  text: string;
  agency: string;
}

/** The recommendation of that id, with the agency that it came from. */
export function carriedAdvice(view: AgenciesView, id: string): CarriedAdvice | undefined {
  for (const { agency_name: agency, advice } of view.referrals) {
    const found = advice.find((one) => one.advice.record.id === id);
    if (found) return { text: found.advice.record.text, agency };
  }
  return undefined;
}

/** Puts the words in as a target of the last outcome, or of a new one; tells the path of the target. */
export function putInTarget(plan: PlanDraft, text: string): string {
  if (plan.outcomes.length === 0) plan.outcomes.push(blankOutcome());
  const place = plan.outcomes.length - 1;
  const targets = plan.outcomes[place]?.targets ?? [];
  return `outcomes.${place}.targets.${putIn(targets, { ...blankTarget(), text })}.text`;
}

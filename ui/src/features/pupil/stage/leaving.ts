// Leaving the register: who was consulted, and when progress is looked at again.
import { counted } from '$features/plans/words';
import { longDate } from '$components/forms/date';
import type { Leaving, Placement } from '$lib/backend/generated/api';

export interface LeavingAnswers {
  parents_on: string;
  teacher: string;
  watch: boolean;
  look_again_on: string;
}

/** What the form begins with: who leaves is watched, unless somebody says otherwise. */
export function newLeaving(): LeavingAnswers {
  return { parents_on: '', teacher: '', watch: true, look_again_on: '' };
}

/** Who was not consulted; empty where both were. */
export function notConsulted({ parents_on: parentsOn, teacher }: LeavingAnswers): string {
  const missing = [
    parentsOn === '' ? 'the parents' : '',
    teacher.trim() === '' ? 'the class teacher' : '',
  ].filter(Boolean);
  return missing.join(' and ');
}

/** What goes to the core. A child who goes on to another stage is watched by that stage. */
export function leavingOf(answers: LeavingAnswers, pathway: boolean): Leaving {
  const watch = pathway && answers.watch;
  return {
    parents_on: answers.parents_on || null,
    teacher: answers.teacher,
    watch,
    look_again_on: watch && answers.look_again_on ? answers.look_again_on : null,
  };
}

/** The same in plain words, to be checked before it is saved. */
export function leavingInWords(
  answers: LeavingAnswers,
  pathway: boolean,
  weeks: number,
): { term: string; text: string }[] {
  const { watch, look_again_on: again } = leavingOf(answers, pathway);
  const looked =
    again === null
      ? `Yes, looked at again in ${counted(weeks, 'week')}`
      : `Yes, looked at again on ${longDate(again)}`;
  return [
    { term: 'Parents consulted', text: longDate(answers.parents_on) },
    { term: 'Class teacher consulted', text: answers.teacher },
    { term: 'Watched afterwards', text: pathway ? (watch ? looked : 'No') : '' },
  ];
}

/** How a child left the register, as it was kept; nothing of a stage that another one followed. */
export function leavingFacts(placement: Placement): { term: string; text: string }[] {
  return [
    { term: 'Leaving decided by', text: placement.end_decided_by },
    { term: 'Parents consulted', text: longDate(placement.end_parents_on) },
    { term: 'Class teacher consulted', text: placement.end_teacher },
    { term: 'Why all the same', text: placement.end_missing_reason },
  ].filter(({ text }) => text !== '');
}

// Stages as they are edited: a new one, one moved, and the parts that change shape with a choice.
import type { Pathway, Rhythm, Stage, TimeLimit } from '$lib/backend/generated/api';

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type LimitUnit = TimeLimit['unit'] | 'none';

function whole(typed: string): number {
  const digits = typed.replace(/\D/g, '').slice(0, 3);
  return digits === '' ? 0 : Number(digits);
}

/** A rhythm of this kind; six weeks where weeks are chosen and not counted yet. */
export function rhythmOf(unit: Rhythm['unit'], weeks = '6'): Rhythm {
  return unit === 'weeks' ? { unit, weeks: whole(weeks) } : { unit };
}

/** A limit of this kind; one that the law sets stays so while only its length changes. */
export function limitOf(unit: LimitUnit, length = '', before: TimeLimit | null = null): TimeLimit | null {
  const law = before?.unit === 'weeks' && before.law;
  switch (unit) {
    case 'none':
      return null;
    case 'weeks':
      return { unit, weeks: whole(length || (before ? '' : '6')), law };
    case 'terms':
      return { unit, terms: whole(length || (before ? '' : '2')) };
  }
}

/** A stage to begin with. The core makes its key from the name. */
export function newStage({ stages }: Pathway): Stage {
  const onRegister = stages.some((stage) => stage.on_register);
  return {
    key: '',
    name: '',
    plan_name: null,
    on_register: onRegister,
    census: onRegister ? 'K' : 'N',
    rhythm: { every: { unit: 'half_term' }, with_parents: null, formal_months: [], yearly: false },
    time_limit: null,
    entry_checks: [],
    description: '',
  };
}

/** The list with one of it moved by so many places; the same list where it would leave it. */
export function moved<Item>(list: readonly Item[], from: number, by: number): Item[] {
  const to = from + by;
  const copy = [...list];
  if (to < 0 || to >= list.length) return copy;
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}

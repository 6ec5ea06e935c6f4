// How a round is looked at, and what its counts are: by class, by state, and for the whole school.
import type { Chosen, Filter } from '$components/data/filters';
import type { Tone } from '$components/data/tone';
import { matches } from '$components/forms/words';
import type { CodedWord, PupilId, RoundRow, RoundState, RoundView } from '$lib/backend/generated/api';

/** The states from which on a review needs no more deciding. */
const DECIDED: readonly RoundState[] = ['decided', 'printed', 'signed'];

export function isDecided({ state }: RoundRow): boolean {
  return DECIDED.includes(state);
}

const TONES: Record<RoundState, Tone> = {
  not_started: 'neutral',
  ratings_in: 'warn',
  views_in: 'warn',
  met_parents: 'info',
  decided: 'plum',
  printed: 'plum',
  signed: 'good',
};

/** The colour that repeats what the word of a state says. */
export function stateTone(state: RoundState): Tone {
  return TONES[state];
}

/** What children without a class are listed under. */
export function className(name: string | null): string {
  return name === null || name === '' ? 'No class' : name;
}

export interface CountRow {
  /** Empty for the whole school. */
  className: string;
  label: string;
  total: number;
  decided: number;
  skipped: number;
  late: number;
  counts: Record<string, number>;
}

function counted(label: string, name: string, rows: readonly RoundRow[]): CountRow {
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return {
    label,
    className: name,
    total: rows.length,
    decided: rows.filter(isDecided).length,
    skipped: rows.filter(({ skipped }) => skipped).length,
    late: rows.filter(isLate).length,
    counts,
  };
}

function isLate(row: RoundRow): boolean {
  return row.late_words !== '' && !isDecided(row) && !row.skipped;
}

/** The counts of each class, the whole of what is seen first. */
export function countRows(view: RoundView): CountRow[] {
  const classes = view.classes.map((name) =>
    counted(
      className(name),
      className(name),
      view.rows.filter(({ pupil }) => className(pupil.class_name) === className(name)),
    ),
  );
  return classes.length === 1 ? classes : [counted('Whole school', '', view.rows), ...classes];
}

/** The questions that narrow the list. */
export function filtersOf(view: RoundView, states: readonly CodedWord[]): Filter<RoundRow>[] {
  return [
    {
      key: 'class',
      label: 'Class',
      options: view.classes.map((name) => ({ value: className(name), label: className(name) })),
      of: ({ pupil }) => [className(pupil.class_name)],
    },
    {
      key: 'stage',
      label: 'Stage',
      options: view.stages.map(({ key, name }) => ({ value: key, label: name })),
      of: ({ stage_key: key }) => [key],
    },
    {
      key: 'state',
      label: 'State',
      options: states.map(({ code, name }) => ({ value: code, label: name })),
      of: ({ state }) => [state],
    },
    {
      key: 'more',
      label: 'More',
      options: [
        { value: 'late', label: 'Late' },
        { value: 'reason', label: 'With a reason' },
        { value: 'skipped', label: 'Not held this half-term' },
        { value: 'changed', label: 'Changed since printing' },
      ],
      of: (row) => [
        ...(isLate(row) ? ['late'] : []),
        ...(row.reason ? ['reason'] : []),
        ...(row.skipped ? ['skipped'] : []),
        ...(row.changes_since > 0 ? ['changed'] : []),
      ],
    },
  ];
}

/** The children to print papers for: each once, and nobody whose review is not held this half-term. */
export function childrenOf(rows: readonly RoundRow[]): PupilId[] {
  const ids = rows.filter(({ skipped }) => !skipped).map(({ pupil }) => pupil.id);
  return ids.filter((id, place) => ids.indexOf(id) === place);
}

/** One count of the board: a class, or empty for the whole school, and a state. */
export interface Pick {
  className: string;
  state: string;
}

export class RoundLook {
  chosen = $state<Chosen>({});
  search = $state('');

  /** The rows that fit what is typed, before the filters. */
  searched(view: RoundView): RoundRow[] {
    return view.rows.filter(({ search_key: key }) => this.search === '' || matches(key, this.search));
  }

  /** The one count of the board that the list is narrowed to, if it is narrowed to one and nothing else. */
  get picked(): Pick | undefined {
    const { class: classes = [], state = [], ...more } = this.chosen;
    const [only] = state;
    if (only === undefined || state.length > 1 || classes.length > 1) return undefined;
    if (Object.values(more).some((values) => values.length > 0)) return undefined;
    return { className: classes[0] ?? '', state: only };
  }

  /** Narrows the list to one class and state, or takes that away where it is so already. */
  pick({ className: name, state }: Pick): void {
    const before = this.picked;
    const same = before?.className === name && before.state === state;
    this.chosen = same ? {} : { ...(name === '' ? {} : { class: [name] }), state: [state] };
  }
}

/** The window's one look at a round. */
export const look = new RoundLook();

// A small round for the tests: three children of two classes.
import type {
  CodedWord,
  PupilRef,
  RoundLine,
  RoundRow,
  RoundState,
  RoundView,
} from '$lib/backend/generated/api';

export const STATES: CodedWord[] = [
  { code: 'not_started', name: 'Not started' },
  { code: 'ratings_in', name: 'Ratings in' },
  { code: 'views_in', name: 'Views in' },
  { code: 'met_parents', name: 'Met parents' },
  { code: 'decided', name: 'Decided' },
  { code: 'printed', name: 'Printed' },
  { code: 'signed', name: 'Signed' },
];

export function pupil(name: string, className: string | null = 'Hazel'): PupilRef {
  return {
    id: name,
    name,
    name_in_list: name,
    initials: 'X',
    year_group: '4',
    year_name: 'Year 4',
    class_name: className,
    left: false,
  };
}

export function row(name: string, more: Partial<RoundRow> = {}): RoundRow {
  const steps: RoundState[] = ['ratings_in', 'views_in', 'met_parents', 'decided', 'printed', 'signed'];
  return {
    pupil: pupil(name),
    sort_key: name.toLowerCase(),
    search_key: name.toLowerCase(),
    cycle_id: `cycle-${name}`,
    plan_id: `plan-${name}`,
    plan_name: 'My Plan',
    number: 2,
    stage_key: 'my_plan',
    stage_name: 'My Plan',
    stage_order: 1,
    due_on: '2026-12-18',
    held_on: null,
    state: 'not_started',
    steps: steps.map((step) => ({ step, done: false, words: `${step} not yet` })),
    late_words: '',
    reason: null,
    skipped: false,
    set_aside: null,
    next_words: 'Rate 3 targets',
    printed_at: null,
    changes_since: 0,
    signature_id: null,
    ...more,
  };
}

export const ROUND: RoundLine = {
  key: '2026-2',
  name: 'Autumn 2',
  long_name: 'Autumn 2, 2026/27',
  starts_on: '2026-11-02',
  ends_on: '2026-12-18',
  current: true,
  closed_on: null,
  previous: '2026-1',
  next: '2026-3',
};

export function view(rows: RoundRow[]): RoundView {
  return {
    today: '2026-11-22',
    round: ROUND,
    rows,
    classes: [...new Set(rows.map(({ pupil: { class_name: name } }) => name ?? ''))],
    stages: [{ key: 'my_plan', name: 'My Plan', on_register: true }],
    may: { review: true, give_reason: true, sign: true, arrange: true, close: true },
  };
}

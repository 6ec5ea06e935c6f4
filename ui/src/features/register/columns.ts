// The columns of the register: the core says which there are and what they are called, here stands what a row says in
// each and what it is ordered by.
import { shownOf } from '$components/data/columns';
import { shortDate } from '$components/forms/date';
import type { CodeLists, RegisterRow, RegisterView } from '$lib/backend/generated/api';
import { factorNames, mainNeed, otherNeeds } from './needs';

/** The keys of the columns to show. */
export function columnsShown(register: RegisterView, chosen: readonly string[]): string[] {
  return shownOf(register.columns, chosen);
}

export interface ColumnWords {
  text: (row: RegisterRow, codes: CodeLists) => string;
  /** Without it the rows are in order of the words. */
  order?: (row: RegisterRow) => string | number | null | undefined;
  /** May take more than one line. */
  wide?: boolean;
}

const day = (date: string | null | undefined): string => (date ? shortDate(date) : '');

/** The review of the plan, or else the decision on an open concern. */
function reviewDue({ review_due_on: due, concern }: RegisterRow): string | null {
  return due ?? concern?.due_on ?? null;
}

/** The words of "Review is", as the core says them too. */
const STATES = {
  overdue: 'Overdue',
  this_half_term: 'This half-term',
  later: 'Later',
  paused: 'Paused',
  not_applicable: 'Does not apply',
} as const;

const pounds = new Intl.NumberFormat('en-GB');

/** "6,200": what is paid a year, under a heading that says pounds. */
function topUp({ census }: RegisterRow): string {
  const paid = census?.top_up;
  if (!paid) return '';
  return paid.pounds === null ? 'Paid, amount not recorded' : pounds.format(paid.pounds);
}

const yes = (is: boolean): string => (is ? 'Yes' : '');

export const COLUMNS: Record<string, ColumnWords> = {
  name: { text: ({ pupil }) => pupil.name_in_list, order: (row) => row.sort_key },
  year: { text: ({ pupil }) => pupil.year_name, order: (row) => row.year_order },
  class: { text: ({ pupil }) => pupil.class_name ?? '' },
  stage: {
    text: ({ stage, concern }) => [stage?.name, concern?.words].filter(Boolean).join(', '),
    order: (row) => row.stage_order,
  },
  need: { text: ({ needs }, codes) => mainNeed(needs, codes), wide: true },
  worker: { text: ({ key_worker }) => key_worker ?? '' },
  review: { text: (row) => day(reviewDue(row)), order: reviewDue },
  review_state: {
    text: ({ review_state, concern }) => {
      const state = review_state ?? concern?.state;
      return state ? STATES[state] : '';
    },
    order: reviewDue,
  },
  parents_met: {
    text: ({ parents_met }) => parents_met?.words ?? '',
    order: ({ parents_met }) => parents_met?.held,
  },
  since: { text: ({ stage }) => day(stage?.from_on), order: ({ stage }) => stage?.from_on },
  other_needs: { text: ({ needs }, codes) => otherNeeds(needs, codes), wide: true },
  factors: { text: ({ factors }, codes) => factorNames(factors, codes), wide: true },
  census: { text: ({ census }) => census?.provision ?? '' },
  census_first: { text: ({ census }) => census?.first_type ?? '' },
  census_second: { text: ({ census }) => census?.second_type ?? '' },
  sen_unit: { text: ({ census }) => yes(census?.school_unit === 'unit') },
  resourced: { text: ({ census }) => yes(census?.school_unit === 'resourced') },
  top_up: { text: topUp, order: ({ census }) => census?.top_up?.pounds },
  born: { text: ({ born_on }) => day(born_on), order: (row) => row.born_on },
  sex: { text: ({ sex }, codes) => codes.words.sex.find(({ code }) => code === sex)?.name ?? '' },
  admitted: { text: ({ admitted_on }) => day(admitted_on), order: (row) => row.admitted_on },
  upn: { text: ({ upn }) => upn ?? '' },
};

// How the register is looked at: which view, which filters, in what order. It stays as it was when somebody comes
// back from a child's record.
import type { Chosen, Filter } from '$components/data/filters';
import type { Sort } from '$components/data/table';
import { matches } from '$components/forms/words';
import type { CodeLists, RegisterRow, RegisterView } from '$lib/backend/generated/api';

export type ViewKey = 'register' | 'watched' | 'everybody';

interface View {
  key: ViewKey;
  label: string;
  holds: (row: RegisterRow) => boolean;
}

/** Not on the register, and looked at: on an early stage, or because of a concern that is still open. */
function isWatched({ stage, concern }: RegisterRow): boolean {
  return stage ? !stage.on_register : concern !== null;
}

const VIEWS: readonly View[] = [
  { key: 'register', label: 'On the register', holds: ({ stage }) => stage?.on_register === true },
  { key: 'watched', label: 'Watched closely', holds: isWatched },
  { key: 'everybody', label: 'All children', holds: () => true },
];

/** The views with how many children each has; whoever may not see who has SEND has only the last. */
export function viewsOf(register: RegisterView): (View & { count: number })[] {
  const views = register.shows_send ? VIEWS : VIEWS.filter(({ key }) => key === 'everybody');
  return views.map((view) => ({ ...view, count: register.rows.filter(view.holds).length }));
}

function option(name: string): { value: string; label: string } {
  return { value: name, label: name };
}

/** The questions that narrow the list, with the answers that some row has. */
export function filtersOf(register: RegisterView, codes: CodeLists): Filter<RegisterRow>[] {
  const filters: Filter<RegisterRow>[] = [
    {
      key: 'year',
      label: 'Year',
      options: register.year_groups.map(({ code, name }) => ({ value: code, label: name })),
      of: ({ pupil }) => (pupil.year_group === null ? [] : [pupil.year_group]),
    },
    {
      key: 'class',
      label: 'Class',
      options: register.classes.map(option),
      of: ({ pupil }) => (pupil.class_name === null ? [] : [pupil.class_name]),
    },
  ];
  if (!register.shows_send) return filters;
  return [
    {
      key: 'stage',
      label: 'Stage',
      options: register.stages.map(({ key, name }) => ({ value: key, label: name })),
      of: ({ stage }) => (stage === null ? [] : [stage.key]),
    },
    ...filters,
    {
      key: 'need',
      label: 'Need',
      options: codes.need_areas.map(({ code, name }) => ({ value: code, label: name })),
      of: ({ needs }) => needs.map(({ area }) => area),
    },
    {
      key: 'factor',
      label: 'Factor',
      options: codes.factors.map(({ code, name }) => ({ value: code, label: name })),
      of: ({ factors }) => factors,
    },
    {
      key: 'worker',
      label: 'Key worker',
      options: register.key_workers.map(option),
      of: ({ key_worker }) => (key_worker === null ? [] : [key_worker]),
    },
  ];
}

export class RegisterLook {
  view = $state<ViewKey>('register');
  chosen = $state<Chosen>({});
  search = $state('');
  sort = $state<Sort>({ key: 'name', descending: false });

  /** The rows of the view that fit what is typed, before the filters. */
  searched(register: RegisterView): RegisterRow[] {
    const views = viewsOf(register);
    const view = views.find(({ key }) => key === this.view) ?? views.at(-1);
    return register.rows.filter(
      (row) => view?.holds(row) && (this.search === '' || matches(row.search_key, this.search)),
    );
  }
}

/** The window's one look at the register. */
export const look = new RegisterLook();

// How the register is looked at: which view, which filters, which columns, in what order. It stays as it was when
// somebody comes back from a child's record.
import { columnsShown } from './columns';
import type { Chosen, Filter } from '$components/data/filters';
import type { Sort } from '$components/data/table';
import { matches } from '$components/forms/words';
import type {
  CodeLists,
  ListLook,
  PupilId,
  RegisterPart,
  RegisterRow,
  RegisterView,
  SavedViewId,
  SavedViewLine,
} from '$lib/backend/generated/api';

interface View {
  key: RegisterPart;
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
    {
      key: 'review',
      label: 'Review',
      options: [
        { value: 'overdue', label: 'Overdue' },
        { value: 'this_half_term', label: 'This half-term' },
        { value: 'later', label: 'Later' },
        { value: 'paused', label: 'Paused' },
        { value: 'not_applicable', label: 'Does not apply' },
      ],
      of: ({ review_state, concern }) => {
        const state = review_state ?? concern?.state ?? null;
        return state === null ? [] : [state];
      },
    },
  ];
}

/** What narrows the list, as a line on a file or a paper says it. */
export function narrowedBy(
  filters: readonly Filter<RegisterRow>[],
  chosen: Chosen,
  search: string,
): string[] {
  const answers = filters.flatMap(({ key, label, options }) => {
    const values = chosen[key] ?? [];
    if (values.length === 0) return [];
    const words = values.map((value) => options.find((one) => one.value === value)?.label ?? value);
    return [`${label}: ${words.join(' or ')}`];
  });
  return search.trim() === '' ? answers : [...answers, `Name with “${search.trim()}”`];
}

export class RegisterLook {
  view = $state<RegisterPart>('register');
  chosen = $state<Chosen>({});
  search = $state('');
  sort = $state<Sort>({ key: 'name', descending: false });
  /** The keys of the columns; none chosen means those that are shown at first. */
  columns = $state.raw<readonly string[]>([]);
  /** The saved view that it was put on by. */
  saved = $state.raw<SavedViewId>();
  /** The children that were in front when their contacts were asked for; none asked for means all. */
  inFront = $state.raw<{ pupils: PupilId[]; narrowedBy: string[] }>();
  #opened = false;

  /** The rows of the view that fit what is typed, before the filters. */
  searched(register: RegisterView): RegisterRow[] {
    const part = this.part(register);
    return register.rows.filter(
      (row) => part?.holds(row) && (this.search === '' || matches(row.search_key, this.search)),
    );
  }

  /** The view in force: whoever may not see who has SEND looks at all children. */
  part(register: RegisterView): View | undefined {
    const views = viewsOf(register);
    return views.find(({ key }) => key === this.view) ?? views.at(-1);
  }

  /** What of it a saved view keeps. A search is for the moment, and may be a child's name. */
  kept(register: RegisterView): ListLook {
    const chosen = Object.entries(this.chosen).filter(([, values]) => values.length > 0);
    return {
      part: this.part(register)?.key ?? 'everybody',
      chosen: Object.fromEntries(chosen.sort().map(([key, values]) => [key, [...values].sort()])),
      columns: columnsShown(register, this.columns),
      sort_by: this.sort.key,
      descending: this.sort.descending,
    };
  }

  /** Looks at the register in this way. */
  put(look: ListLook, saved?: SavedViewId): void {
    this.view = VIEWS.find(({ key }) => key === look.part)?.key ?? 'register';
    this.chosen = { ...look.chosen };
    this.columns = [...look.columns];
    this.sort = { key: look.sort_by || 'name', descending: look.descending };
    this.search = '';
    this.saved = saved;
  }

  /** As it is before anybody chose anything. */
  reset(): void {
    this.put({ part: 'register', chosen: {}, columns: [], sort_by: 'name', descending: false });
  }

  /** The first time the register is opened: with one's own view for that, or else the shared one. */
  openWith(views: readonly SavedViewLine[]): void {
    if (this.#opened) return;
    this.#opened = true;
    const first = views.find(({ view }) => view.record.opens_first)?.view.record;
    if (first) this.put(first.look, first.id);
  }

  /** Whether it is no longer as the saved view keeps it. */
  differs(register: RegisterView, look: ListLook): boolean {
    const sorted = Object.entries(look.chosen).filter(([, values]) => values.length > 0);
    const chosen = Object.fromEntries(sorted.sort().map(([key, values]) => [key, [...values].sort()]));
    const kept: ListLook = {
      part: look.part,
      chosen,
      columns: columnsShown(register, look.columns),
      sort_by: look.sort_by || 'name',
      descending: look.descending,
    };
    return JSON.stringify(kept) !== JSON.stringify(this.kept(register));
  }
}

/** The window's one look at the register. */
export const look = new RegisterLook();

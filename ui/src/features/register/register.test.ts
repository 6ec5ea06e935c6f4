import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { filtered } from '$components/data/filters';
import type {
  CodeLists,
  ListLook,
  RegisterRow,
  RegisterView,
  SavedViewLine,
} from '$lib/backend/generated/api';
import { expectAccessible } from '../../test/axe';
import { COLUMNS, columnsShown } from './columns';
import { factorNames, furtherNeeds, mainNeed, otherNeeds } from './needs';
import { filtersOf, narrowedBy, RegisterLook, viewsOf } from './register.svelte';
import ReviewDue from './ReviewDue.svelte';
import ViewSwitch from './ViewSwitch.svelte';

function row(name: string, more: Partial<RegisterRow> = {}): RegisterRow {
  return {
    pupil: {
      id: name,
      name,
      name_in_list: name,
      initials: 'X',
      year_group: '4',
      year_name: 'Year 4',
      class_name: 'Hazel',
      left: false,
    },
    class_id: null,
    sex: 'female',
    year_order: 8,
    sort_key: name.toLowerCase(),
    search_key: name.toLowerCase(),
    stage: null,
    stage_order: null,
    needs: [],
    factors: [],
    key_worker: null,
    review_due_on: null,
    review_state: null,
    parents_met: null,
    census: null,
    concern: null,
    has_photo: false,
    born_on: '2018-10-05',
    upn: null,
    admitted_on: null,
    left_on: null,
    ...more,
  };
}

const plan = {
  key: 'my_plan',
  name: 'My Plan',
  on_register: true,
  census: 'K',
  from_on: '2026-09-14',
} as const;
const watched = { ...plan, key: 'my_profile', name: 'My Profile', on_register: false, census: 'N' } as const;

const register: RegisterView = {
  today: '2026-11-22',
  shows_send: true,
  rows: [
    row('lund zoe', {
      stage: plan,
      stage_order: 1,
      factors: ['eal', 'young_carer'] as RegisterRow['factors'],
    }),
    row('nowak jan', { stage: watched, stage_order: 0 }),
    row('owen idris'),
  ],
  classes: ['Hazel'],
  year_groups: [{ code: '4', name: 'Year 4' }],
  stages: [
    { key: 'my_profile', name: 'My Profile', on_register: false },
    { key: 'my_plan', name: 'My Plan', on_register: true },
  ],
  key_workers: [],
  columns: [
    { key: 'name', name: 'Name', at_first: true },
    { key: 'year', name: 'Year', at_first: true },
    { key: 'stage', name: 'Stage', at_first: true },
    { key: 'born', name: 'Date of birth', at_first: false },
  ],
};

const codes = {
  need_areas: [
    { code: 'cognition_and_learning', name: 'Cognition and learning' },
    { code: 'communication_and_interaction', name: 'Communication and interaction' },
  ],
  factors: [{ code: 'eal', name: 'English as an additional language' }],
} as unknown as CodeLists;

it('begins with the children on the register and counts every view', () => {
  const look = new RegisterLook();
  expect(look.searched(register).map(({ pupil }) => pupil.name)).toEqual(['lund zoe']);
  expect(viewsOf(register).map(({ count }) => count)).toEqual([1, 1, 3]);
});

it('watches a child because of an open concern, unless she is on the register', () => {
  const concern = {
    concern_id: 'c1',
    words: 'Concern since 2 November 2026',
    due_on: '2026-12-14',
    state: 'this_half_term',
  } as const;
  const rows = [row('owen idris', { concern }), row('lund zoe', { stage: plan, concern }), row('bell tom')];
  const look = new RegisterLook();
  look.view = 'watched';
  expect(look.searched({ ...register, rows }).map(({ pupil }) => pupil.id)).toEqual(['owen idris']);
});

it('shows whoever may not see who has SEND all children, and asks nothing about SEND', () => {
  const plain = { ...register, shows_send: false };
  const look = new RegisterLook();
  expect(viewsOf(plain).map(({ key }) => key)).toEqual(['everybody']);
  expect(look.searched(plain)).toHaveLength(3);
  expect(filtersOf(plain, codes).map(({ key }) => key)).toEqual(['year', 'class']);
});

it('finds by the beginnings of names, in any order', () => {
  const look = new RegisterLook();
  look.view = 'everybody';
  look.search = 'zo lu';
  expect(look.searched(register).map(({ pupil }) => pupil.id)).toEqual(['lund zoe']);
});

it('finds a child by any of her factors', () => {
  const filters = filtersOf(register, codes);
  const found = filtered(register.rows, filters, { factor: ['young_carer'] });
  expect(found.map(({ pupil }) => pupil.id)).toEqual(['lund zoe']);
});

it('names the main need with its census type, and how many stand behind it', () => {
  const needs = [
    { area: 'communication_and_interaction', sen_type: 'SLCN', rank: 'primary' },
    { area: 'cognition_and_learning', sen_type: null, rank: 'secondary' },
  ] as RegisterRow['needs'];
  expect(mainNeed(needs, codes)).toBe('Communication and interaction (SLCN)');
  expect(furtherNeeds(needs)).toBe('and 1 more');
  expect(mainNeed([], codes)).toBe('');
  expect(otherNeeds(needs, codes)).toBe('Cognition and learning');
  expect(factorNames(['eal'], codes)).toBe('English as an additional language');
});

it('says in words that a review is overdue', () => {
  render(ReviewDue, { due: '2026-11-06', state: 'overdue' });
  expect(screen.getByText('Overdue')).toBeInTheDocument();
});

it('says that a review is paused, or not for the child, and names no day', async () => {
  const { container, rerender } = render(ReviewDue, { due: null, state: 'paused' });
  expect(screen.getByText('Paused')).toBeVisible();
  await expectAccessible(container);
  await rerender({ due: null, state: 'not_applicable' });
  expect(screen.getByText('Does not apply')).toBeVisible();
});

it('finds whose review is paused', () => {
  const rows = [row('lund zoe', { review_state: 'paused' }), row('owen idris', { review_state: 'overdue' })];
  const found = filtered(rows, filtersOf(register, codes), { review: ['paused'] });
  expect(found.map(({ pupil }) => pupil.id)).toEqual(['lund zoe']);
});

it('changes the view by keyboard', async () => {
  const user = userEvent.setup();
  const { container } = render(ViewSwitch, { views: viewsOf(register), value: 'register' });
  await expectAccessible(container);
  await user.tab();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('radio', { name: /Watched closely/ })).toBeChecked();
});

const yearFour: ListLook = {
  part: 'everybody',
  chosen: { year: ['4'], stage: ['my_plan', 'my_profile'] },
  columns: ['born', 'gone_since', 'stage'],
  sort_by: 'born',
  descending: true,
};

function saved(id: string, look: ListLook, opens_first: boolean): SavedViewLine {
  return {
    may_change: true,
    view: {
      record: { id, list: 'register', name: id, staff_id: 's1', shared: false, opens_first, look },
      version: 1,
      recorded_at: '2026-11-22T14:02:00Z',
      recorded_by: 's1',
      recorded_by_name: 'Mrs A Okafor',
      voided: null,
    },
  };
}

it('keeps a look without the search, and puts it on again', () => {
  const look = new RegisterLook();
  look.search = 'zo';
  look.put(yearFour, 'v1');
  expect(look.search).toBe('');
  // The name leads its row, and a column that is no more is passed over.
  expect(columnsShown(register, look.columns)).toEqual(['name', 'born', 'stage']);
  expect(look.differs(register, yearFour)).toBe(false);
  expect(look.kept(register)).toEqual({ ...yearFour, columns: ['name', 'born', 'stage'] });
  look.chosen = { ...look.chosen, stage: ['my_profile', 'my_plan'], class: [] };
  expect(look.differs(register, yearFour), 'the order of answers is no difference').toBe(false);
  look.sort = { key: 'name', descending: false };
  expect(look.differs(register, yearFour)).toBe(true);
  look.reset();
  expect(columnsShown(register, look.columns)).toEqual(['name', 'year', 'stage']);
});

it('opens with the view for that, once', () => {
  const look = new RegisterLook();
  look.openWith([saved('other', yearFour, false), saved('first', yearFour, true)]);
  expect([look.saved, look.view]).toEqual(['first', 'everybody']);
  look.reset();
  look.openWith([saved('first', yearFour, true)]);
  expect(look.saved).toBeUndefined();
});

it('says in words what narrows the list', () => {
  const filters = filtersOf(register, codes);
  const words = narrowedBy(filters, { year: ['4'], stage: ['my_plan', 'my_profile'], class: [] }, ' zo ');
  expect(words).toEqual(['Stage: My Plan or My Profile', 'Year: Year 4', 'Name with “zo”']);
});

it('has words for every column that the core may offer', () => {
  for (const { key } of register.columns) expect(COLUMNS[key], key).toBeDefined();
  expect(COLUMNS['born']?.text(row('x'), codes)).toBe('5 Oct 2018');
});

it('orders the meetings with parents by their number, and says nothing of a child who is owed none', () => {
  const column = COLUMNS['parents_met'];
  const met = row('a', { parents_met: { held: 2, words: '2 of 3' } });
  const codes = {} as CodeLists;
  expect(column?.text(met, codes)).toBe('2 of 3');
  expect(column?.order?.(met)).toBe(2);
  expect(column?.text(row('b'), codes)).toBe('');
});

it('says what the census asks in its codes, and orders top-up funding by its amount', () => {
  const codes = {} as CodeLists;
  const census = {
    provision: 'E',
    first_type: 'SLCN',
    second_type: null,
    school_unit: 'resourced',
    top_up: { pounds: 6200 },
  } as const;
  const say = (key: string, child: RegisterRow): string | undefined => COLUMNS[key]?.text(child, codes);
  const child = row('a', { census });
  const keys = ['census', 'census_first', 'census_second', 'sen_unit', 'resourced', 'top_up'];
  expect(keys.map((key) => say(key, child))).toEqual(['E', 'SLCN', '', '', 'Yes', '6,200']);
  expect(COLUMNS['top_up']?.order?.(child)).toBe(6200);
  const unknown = row('b', { census: { ...census, top_up: { pounds: null } } });
  expect(say('top_up', unknown)).toBe('Paid, amount not recorded');
  // Whoever may not read SEND details is told none of it.
  expect(keys.map((key) => say(key, row('c')))).toEqual(['', '', '', '', '', '']);
});

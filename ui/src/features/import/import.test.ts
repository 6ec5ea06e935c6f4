import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { desk } from '$features/desk/desk.svelte';
import {
  api,
  type ImportLine,
  type ImportPreview,
  type ListView,
  type PlanImportPreview,
  type PupilRef,
} from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import { lacking, meaningOf } from './columns';
import { ImportFlow } from './flow.svelte';
import ImportSection from './ImportSection.svelte';
import { PlanFlow } from './plan-flow.svelte';
import { planResultWords, planWords, resultWords, runWords, sheetsOf } from './words';

const LIST: ListView = {
  columns: [
    { header: 'UPN', samples: ['F801200018101'], code: 'upn 0', confidence: 'sure' },
    {
      header: 'Surname',
      samples: ['Brambley'],
      code: 'surname 0',
      confidence: 'sure',
    },
    {
      header: 'Forename',
      samples: ['Elodie'],
      code: 'forename 0',
      confidence: 'sure',
    },
    { header: 'Born', samples: ['14/02/2019'], code: 'born 0', confidence: 'likely' },
    { header: 'Adno', samples: [], code: '', confidence: null },
  ],
  source: 'Text file, cells separated by commas, UTF-8',
  sheets: [],
  sheet: null,
  header_row: 1,
  titles: [],
  rows: 4,
  remembered: false,
  fields: [
    { code: 'upn', name: 'UPN', of_contact: false },
    { code: 'surname', name: 'Legal surname', of_contact: false },
    { code: 'forename', name: 'Legal forename', of_contact: false },
    { code: 'born', name: 'Date of birth', of_contact: false },
    { code: 'contact_name', name: 'Contact: name', of_contact: true },
  ],
};

const LINE: ImportLine = {
  key: 'a',
  group: 'new',
  name: 'Brambley, Ellie',
  about: 'Year 2, Willow, born 14 February 2019',
  rows: [2],
  pupil_id: null,
  changes: [],
  notes: [],
  look: [],
  place: null,
  wrong: [],
  other: '',
  likely_same: false,
  left_on: null,
};

const PREVIEW: ImportPreview = {
  lines: [
    LINE,
    {
      ...LINE,
      key: 'b',
      group: 'changed',
      name: 'Castellan, Teo',
      pupil_id: 'teo',
      changes: [{ what: 'Class', from: 'Hazel', to: 'Elm' }],
      place: 'K',
    },
    {
      ...LINE,
      key: 'c',
      group: 'possible',
      name: 'Owen, Idris',
      other: 'Idris Owen: Year 3, no UPN',
      likely_same: true,
    },
    { ...LINE, key: 'idris', group: 'leaving', name: 'Ångström, Zoë', rows: [], pupil_id: 'zoe' },
    {
      ...LINE,
      key: 'row 5',
      group: 'wrong',
      name: 'Orla Dunmore',
      rows: [5],
      wrong: [
        { row: 5, column: 3, heading: 'Born', text: '29/02/2019', reason: '29 February 2019 is not a day.' },
      ],
    },
  ],
  facts: ['What the list says of SEND is left out.'],
  new_classes: ['Elm'],
  stages: [
    { census: 'K', key: 'my_plan', name: 'My Plan' },
    { census: 'E', key: 'ehcp', name: 'EHCP' },
  ],
  seen: 'mark',
};

const READ = (): Promise<ArrayBuffer> => Promise.resolve(new ArrayBuffer(3));

function chosen(name = 'pupils.csv', size = 10, arrayBuffer = READ) {
  return { name, size, arrayBuffer };
}

beforeEach(() => {
  vi.spyOn(desk, 'may').mockReturnValue(true);
  vi.spyOn(api, 'listImports').mockResolvedValue([]);
  vi.spyOn(api, 'readImport').mockResolvedValue(LIST);
  vi.spyOn(api, 'previewImport').mockResolvedValue(PREVIEW);
});

it('goes from the file to its columns, and says in one word how each was found', async () => {
  const flow = new ImportFlow();
  const { container } = render(ImportSection, { flow });
  await expectAccessible(container);
  await flow.choose(chosen());
  const row = (await screen.findByRole('rowheader', { name: 'Born' })).closest('tr');
  expect(row).toHaveTextContent('A guess');
  expect(screen.getByRole('rowheader', { name: 'Adno' }).closest('tr')).toHaveTextContent('Left out');
  await userEvent.selectOptions(screen.getByLabelText('What Adno holds'), 'contact_name 2');
  expect(flow.codes[4]).toBe('contact_name 2');
  await userEvent.selectOptions(screen.getByLabelText('What Adno holds'), 'upn 0');
  expect(flow.codes[0], 'the other column gives it up').toBe('');
  await expectAccessible(container);
});

it('tells in words what is wrong with a file, and stays where it was', async () => {
  const flow = new ImportFlow();
  render(ImportSection, { flow });
  await flow.choose(chosen('~$pupils.xlsx'));
  expect(await screen.findByRole('alert')).toHaveTextContent('Choose the workbook itself');
  await flow.choose(chosen('large.csv', 20 * 1024 * 1024));
  expect(flow.trouble).toContain('larger than 16 MB');
  await flow.choose(chosen('open.xlsx', 10, () => Promise.reject(new Error('NotReadableError'))));
  expect(flow.trouble).toContain('open in another program');
  vi.mocked(api.readImport).mockRejectedValue(
    new Problem({
      code: 'invalid',
      message: 'Look again.',
      fields: { file: ['This is a PDF, not a list.'] },
      reference: null,
    }),
  );
  await flow.choose(chosen());
  expect(flow.trouble).toBe('This is a PDF, not a list.');
  expect(flow.step).toBe('choose');
});

it('shows every group with its count, takes the decisions, and sends them as they were shown', async () => {
  const apply = vi
    .spyOn(api, 'applyImport')
    .mockResolvedValue({ id: 'run', added: 2, changed: 1, leaving: 1, placed: 1, left_out: 1 });
  const flow = new ImportFlow();
  const { container } = render(ImportSection, { flow });
  await flow.choose(chosen());
  await flow.compare();
  const user = userEvent.setup();
  expect(await screen.findByRole('tab', { name: /Wrong rows/ })).toHaveAttribute('aria-selected', 'true');
  expect(screen.getByText('29 February 2019 is not a day.')).toBeVisible();
  const cell = screen.getByLabelText('Born in row 5');
  await user.clear(cell);
  await user.type(cell, '28/02/2019');
  expect(screen.queryByRole('button', { name: 'Apply the import' }), 'checked before applied').toBeNull();
  await user.click(screen.getByRole('button', { name: 'Check the correction' }));
  expect(await screen.findByRole('button', { name: 'Apply the import' })).toBeVisible();
  expect(vi.mocked(api.previewImport).mock.lastCall?.[0].corrections).toEqual([
    { row: 5, column: 3, text: '28/02/2019' },
  ]);
  await expectAccessible(container);
  await user.click(screen.getByRole('tab', { name: /To decide/ }));
  await user.click(screen.getByRole('radio', { name: 'Another child, new here' }));
  await user.click(screen.getByRole('tab', { name: /Stages/ }));
  await user.selectOptions(screen.getByRole('combobox'), 'my_plan');
  await user.click(screen.getByRole('tab', { name: /Not in the list/ }));
  await user.click(screen.getByRole('checkbox', { name: /Zoë has left/ }));
  await expectAccessible(container);
  expect(
    screen.getByText(
      '2 children new, 1 child changed, 1 child placed on a stage, 1 child recorded as having left.',
    ),
  ).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Apply the import' }));
  const sent = apply.mock.lastCall?.[0];
  expect(sent?.seen).toBe('mark');
  expect(sent?.decisions.same).toEqual([{ key: 'c', same: false }]);
  expect(sent?.decisions.leaving).toEqual(['zoe']);
  expect(sent?.decisions.place).toEqual([{ key: 'b', stage_key: 'my_plan' }]);
  expect(await screen.findByText('The list is in')).toBeVisible();
  await expectAccessible(container);
});

it('undoes an import whole, and names who stayed', async () => {
  vi.spyOn(api, 'undoImport').mockResolvedValue({ undone: 3, kept_back: ['Zoë Ångström'], kept_classes: 0 });
  const flow = new ImportFlow();
  flow.applied = { id: 'run', words: '2 children new.' };
  flow.step = 'done';
  render(ImportSection, { flow });
  await userEvent.click(screen.getByRole('button', { name: 'Undo this import' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Undo the import' }));
  expect(await screen.findByText(/3 children as before\. These were changed since/)).toHaveTextContent(
    'Zoë Ångström',
  );
});

it('says what a list lacks before anybody in it can be known', () => {
  expect(lacking(['class 0'])).toContain('name of the child');
  expect(lacking(['surname 0', 'forename 0'])).toContain('date of birth');
  expect(lacking(['name 0', 'born 0'])).toBeUndefined();
  expect(lacking(['upn 0'])).toBeUndefined();
  expect(meaningOf('contact_name 2')).toEqual({ field: 'contact_name', contact: 2 });
  expect(meaningOf('')).toBeNull();
});

it('counts what will be done, and what is left out', () => {
  expect(sheetsOf(PREVIEW).map(({ value, count }) => `${value} ${count}`)).toEqual([
    'wrong 1',
    'possible 1',
    'new 1',
    'changed 1',
    'stages 1',
    'leaving 1',
  ]);
  const words = planWords(PREVIEW, { same: {}, leaving: 0, placed: 0 });
  expect(words.leavesOut).toBe('Left out: 1 wrong row, 1 child still to decide.');
  expect(resultWords({ id: null, added: 0, changed: 0, leaving: 0, placed: 0, left_out: 0 })).toBe(
    'There was nothing to change.',
  );
});

const ZOE: PupilRef = {
  id: 'zoe',
  name: 'Zoë Lund',
  name_in_list: 'Lund, Zoë',
  initials: 'ZL',
  year_group: '3',
  year_name: 'Year 3',
  class_name: 'Hazel',
  left: false,
};

const TARGETS: ListView = {
  ...LIST,
  columns: [
    { header: 'Pupil', samples: ['Zoe Lumd'], code: 'name', confidence: 'sure' },
    { header: 'Goal', samples: ['I will read'], code: '', confidence: null },
  ],
  fields: [
    { code: 'name', name: "Child's whole name", of_contact: false },
    { code: 'target', name: 'Target', of_contact: false },
  ],
};

const INTO_PLANS: PlanImportPreview = {
  children: [
    {
      pupil: ZOE,
      plan_name: 'My Plan',
      starts: true,
      rows: [
        {
          row: 2,
          adds: [{ what: 'Target', text: 'I will read', about: 'From 3 out of 10 to 7 out of 10' }],
          look: [],
        },
        { row: 3, adds: [], look: ['Baseline: 4 out of 10 in the list, 3 out of 10 here.'] },
      ],
    },
  ],
  unsure: [{ key: 'lumd', name: 'Zoe Lumd', class: '', rows: [4, 5], fits: [ZOE] }],
  wrong: [],
  facts: ['Costs are left out: they are not kept with a plan.'],
  done: { children: 1, plans: 1, targets: 1, provision: 0, left_out: 2 },
  seen: 'mark',
};

it('asks what is in the file, and takes targets once their column is said', async () => {
  vi.mocked(api.readImport).mockResolvedValue(TARGETS);
  const preview = vi.spyOn(api, 'previewPlanImport').mockResolvedValue(INTO_PLANS);
  const apply = vi.spyOn(api, 'applyPlanImport').mockResolvedValue({ id: 'run', done: INTO_PLANS.done });
  const { container } = render(ImportSection);
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: /Plans and targets/ }));
  await expectAccessible(container);
  const file = Object.assign(new File(['x'], 'targets.csv'), { arrayBuffer: READ });
  await user.upload(screen.getByLabelText('The spreadsheet of targets'), file);
  expect(await screen.findByText('Say which column holds the target.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'See what it would do' })).toBeDisabled();
  await user.selectOptions(screen.getByLabelText('What Goal holds'), 'target');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'See what it would do' }));

  await user.selectOptions(await screen.findByLabelText('Who is Zoe Lumd?'), 'zoe');
  expect(screen.queryByRole('button', { name: 'Apply the import' }), 'looked at again first').toBeNull();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Look again' }));
  expect(preview.mock.lastCall?.[0]).toMatchObject({
    list: 'plans',
    columns: ['name', 'target'],
    choices: [{ key: 'lumd', pupil_id: 'zoe' }],
  });
  await user.click(await screen.findByRole('tab', { name: /Into the plans/ }));
  expect(screen.getByText('From 3 out of 10 to 7 out of 10')).toBeVisible();
  await expectAccessible(container);
  await user.click(screen.getByRole('tab', { name: /Differences/ }));
  expect(screen.getByText(/Baseline: 4 out of 10 in the list/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Apply the import' }));
  expect(apply.mock.lastCall?.[0].seen).toBe('mark');
  expect(await screen.findByText('1 target for 1 child, 1 plan begun. 2 rows left out.')).toBeVisible();
});

it('leaves the rows of a name out where none of those offered is meant', async () => {
  vi.mocked(api.readImport).mockResolvedValue(TARGETS);
  const preview = vi.spyOn(api, 'previewPlanImport').mockResolvedValue(INTO_PLANS);
  const flow = new PlanFlow('provision');
  await flow.choose(chosen());
  expect(flow.lacking).toBe('Say which column holds the intervention or support.');
  flow.chosen['lumd'] = 'nobody';
  await flow.compare();
  expect(preview.mock.lastCall?.[0].choices).toEqual([{ key: 'lumd', pupil_id: null }]);
  expect(flow.unchecked).toBe(false);
});

it('asks those who bring in children alone nothing about plans', () => {
  vi.spyOn(desk, 'may').mockReturnValue(false);
  render(ImportSection);
  expect(screen.queryByRole('radio')).toBeNull();
  expect(screen.getByLabelText('The list from your MIS')).toBeInTheDocument();
});

it('says in words what came into the plans', () => {
  const none = { children: 0, plans: 0, targets: 0, provision: 0, left_out: 0 };
  expect(planResultWords(none)).toBe('There was nothing to add.');
  expect(planResultWords({ ...none, children: 2, provision: 1 })).toBe('1 line of support for 2 children.');
  expect(planResultWords({ ...none, children: 1, left_out: 1 })).toBe(
    'Strategies for 1 child. 1 row left out.',
  );
  const run = {
    id: 'r',
    list: 'plans' as const,
    file_name: 'targets.csv',
    happened_on: '2026-11-10',
    added: 0,
    changed: 3,
    leaving: 0,
    placed: 0,
    plans: 0,
    targets: 4,
    provision: 2,
    backup: '',
    undone_on: null,
    kept_back: 0,
  };
  expect(runWords(run)).toBe('4 targets and 2 lines of support for 3 children');
});

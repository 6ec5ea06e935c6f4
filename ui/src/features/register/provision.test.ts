import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { desk } from '$features/desk/desk.svelte';
import { tray } from '$features/lists/lists.svelte';
import type { DeskStatus, ListWanted, OpenedList } from '$lib/backend/generated/api';
import { expectAccessible } from '../../test/axe';
import { choicesOf } from './provision';
import ProvisionListPage from './ProvisionListPage.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const goto = vi.hoisted(() => vi.fn<(href: string) => Promise<void>>());
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$app/navigation', () => ({ goto }));

const COLUMNS = ['child', 'class', 'what', 'who'];
const LINES = [
  ['Lund, Zoë', 'Hazel', 'Precision teaching', 'Ms J Lee'],
  ['Owen, Idris', 'Rowan', 'precision  teaching', 'Mr B Cole'],
  ['Owen, Idris', 'Rowan', 'Lunch club', 'Mr B Cole'],
];

/** The list as the core would narrow it, with the columns that are asked for. */
function opened(wanted: ListWanted): OpenedList {
  const keys = wanted.columns ?? COLUMNS;
  const of = wanted.of;
  const columns = keys.map((key) => ({ key, name: key, at_first: true }));
  const rows = LINES.filter(
    ([, group]) => of.list !== 'provision' || of.class === null || group === of.class,
  );
  return {
    title: 'Provision',
    columns,
    options: columns,
    rows: rows.map((line, place) => ({
      key: `line-${place}`,
      pupil_id: line[0] === 'Lund, Zoë' ? 'zoe' : 'idris',
      cells: keys.map((key) => ({ is: 'words', value: line[COLUMNS.indexOf(key)] ?? '' })),
    })),
    children: 2,
  };
}

beforeEach(() => {
  goto.mockReset();
  call.mockReset();
  call.mockImplementation((_, input) => Promise.resolve(opened((input as { wanted: ListWanted }).wanted)));
  desk.status = { me: { may: ['export', 'placement_decide'] } } as unknown as DeskStatus;
});

it('offers each class, provision and adult once, however each plan writes it', () => {
  expect(choicesOf(['Rowan', 'Hazel', ' ', 'rowan ']).map(({ label }) => label)).toEqual(['Hazel', 'Rowan']);
});

it('narrows the list of provision to a class and prints what is in front', async () => {
  const user = userEvent.setup();
  const { container } = render(ProvisionListPage);
  expect(await screen.findByText(/3 rows, 2 children/)).toBeVisible();
  const what = await screen.findByLabelText('Provision');
  await waitFor(() => expect(what).toHaveTextContent('All provisionLunch clubPrecision teaching'));
  await expectAccessible(container);
  await user.selectOptions(screen.getByLabelText('Class'), 'Hazel');
  expect(await screen.findByText(/1 row, 2 children/)).toHaveTextContent('Class: Hazel');
  await user.selectOptions(what, 'Lunch club');
  const letters = screen.getByRole('link', { name: 'Letters to the parents' });
  expect(letters).toHaveAttribute('href', '/register/provision/letters?what=Lunch%20club');
  await user.selectOptions(what, '');
  expect(screen.getByRole('link', { name: 'Lund, Zoë' })).toHaveAttribute('href', '/pupil/zoe/plan');
  await user.click(screen.getByRole('button', { name: 'Print' }));
  expect(goto).toHaveBeenCalledWith('/lists/print');
  expect(tray.list?.wanted).toMatchObject({
    of: { list: 'provision', class: 'Hazel', what: null, who: null, pupil: null },
    narrowed_by: ['Class: Hazel'],
  });
});

it('is the provision map of one child from her plan, and leads to that of all', async () => {
  const { container } = render(ProvisionListPage, { pupil: 'zoe' });
  expect(await screen.findByRole('heading', { name: 'Provision map of one child' })).toBeVisible();
  expect(screen.queryByLabelText('Class')).toBeNull();
  expect(screen.getByRole('link', { name: 'Back to the plan' })).toHaveAttribute('href', '/pupil/zoe/plan');
  expect(screen.getByRole('link', { name: 'All children' })).toHaveAttribute('href', '/register/provision');
  const lists = call.mock.calls.filter(([name]) => name === 'list');
  expect(lists.every(([, input]) => JSON.stringify(input).includes('"pupil":"zoe"'))).toBe(true);
  await expectAccessible(container);
});

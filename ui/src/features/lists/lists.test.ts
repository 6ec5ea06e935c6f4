import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { desk } from '$features/desk/desk.svelte';
import type { DeskStatus, OpenedList } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import { cellOrder, cellWords } from './cells';
import ListActions from './ListActions.svelte';
import ListPage from './ListPage.svelte';
import { tray, whole } from './lists.svelte';
import PrintListPage from './PrintListPage.svelte';

// A menu that has just closed takes the pointer away from the page for a moment; how long is the machine's affair.
const AT_ONCE = { pointerEventsCheck: 0 } as const;

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const saveSheet = vi.hoisted(() => vi.fn<() => Promise<string | null>>());
const goto = vi.hoisted(() => vi.fn<(href: string) => Promise<void>>());
vi.mock('$lib/backend/call', () => ({
  call,
  saveSheet,
  saveDocument: () => Promise.resolve('Register.pdf'),
  printWindow: () => Promise.resolve(),
  fromBase64: (text: string) => new TextEncoder().encode(text),
  onChanged: () => () => undefined,
}));
vi.mock('$app/navigation', () => ({ goto }));
// What the preview draws is held to its promises beside it.
vi.mock('$components/document/pdf', () => ({ openPdf: () => new Promise(() => undefined) }));
vi.mock('$components/document/printing', () => ({ layOutForPrint: vi.fn(), clearPrint: vi.fn() }));

const back = { href: '/today', text: 'Back to today' };
const due = { ...whole({ list: 'due' }), narrowed_by: ['Class: Hazel'] };

const contacts: OpenedList = {
  title: 'Contacts',
  columns: [
    { key: 'child', name: 'Child', at_first: true },
    { key: 'telephone', name: 'Telephone', at_first: true },
  ],
  options: [
    { key: 'child', name: 'Child', at_first: true },
    { key: 'telephone', name: 'Telephone', at_first: true },
    { key: 'address', name: 'Address', at_first: false },
  ],
  rows: [
    {
      key: 'c1',
      pupil_id: 'zoe',
      cells: [
        { is: 'words', value: 'Lund, Zoë' },
        { is: 'words', value: '01452 555 0147' },
      ],
    },
    { key: 'c2', pupil_id: 'idris', cells: [{ is: 'words', value: 'Owen, Idris' }, { is: 'empty' }] },
  ],
  children: 2,
};

beforeEach(() => {
  toasts.clear();
  call.mockReset();
  goto.mockReset();
  saveSheet.mockReset();
  desk.status = { me: { may: ['export'] } } as unknown as DeskStatus;
});

it('saves the list in front as a workbook, under the name that the core gives it', async () => {
  const user = userEvent.setup(AT_ONCE);
  call.mockResolvedValue({ bytes_base64: 'UEsDBA==', suggested_file_name: 'Due 2026-11-22.xlsx' });
  saveSheet.mockResolvedValue('For Tuesday.xlsx');
  const { container } = render(ListActions, { wanted: () => due, back });
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(screen.getByRole('menuitem', { name: /Excel workbook/ }));
  await waitFor(() => expect(toasts.list).toHaveLength(1));
  expect(call).toHaveBeenCalledWith('export_list', { wanted: due, format: 'xlsx' });
  expect(saveSheet).toHaveBeenCalledWith('Due 2026-11-22.xlsx', 'xlsx', 'UEsDBA==');
  expect(toasts.list[0]?.text).toBe('Saved as For Tuesday.xlsx. Keep it as safe as the record itself.');
});

it('says nothing of a file that was not saved after all, and why one could not be made', async () => {
  const user = userEvent.setup(AT_ONCE);
  render(ListActions, { wanted: () => due, back });
  const choose = async (): Promise<void> => {
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(screen.getByRole('menuitem', { name: /CSV table/ }));
  };
  call.mockResolvedValueOnce({ bytes_base64: '77u/', suggested_file_name: 'Due.csv' });
  saveSheet.mockResolvedValueOnce(null);
  await choose();
  await waitFor(() => expect(saveSheet).toHaveBeenCalledOnce());
  expect(toasts.list).toHaveLength(0);
  const fields = { rows: ['That is more than 100,000 entries.'] };
  call.mockRejectedValueOnce(
    new Problem({ code: 'invalid', message: 'Look again.', fields, reference: null }),
  );
  await choose();
  await waitFor(() => expect(toasts.list[0]?.text).toBe('That is more than 100,000 entries.'));
});

it('leads to the paper with the list as it is in front, by key too', async () => {
  const user = userEvent.setup(AT_ONCE);
  render(ListActions, { wanted: () => due, back, front: true });
  await user.click(screen.getByRole('button', { name: 'Print' }));
  expect(goto).toHaveBeenCalledWith('/lists/print');
  expect(tray.list).toEqual({ wanted: due, back });
});

it('offers nothing to whoever may not take lists out', () => {
  desk.status = { me: { may: [] } } as unknown as DeskStatus;
  render(ListActions, { wanted: () => due, back });
  expect(screen.queryAllByRole('button')).toHaveLength(0);
});

it('prints the list that was asked for, once', async () => {
  tray.list = { wanted: due, back };
  call.mockResolvedValue({
    bytes_base64: '%PDF',
    pages: 1,
    suggested_file_name: 'Due.pdf',
    unprintable: ['🧉'],
  });
  const { container } = render(PrintListPage);
  expect(await screen.findByText(/One character in this paper/)).toBeVisible();
  expect(call.mock.calls).toEqual([['print_list', { wanted: due }]]);
  expect(screen.getByRole('link', { name: 'Back to today' })).toHaveAttribute('href', '/today');
  await expectAccessible(container);
});

it('leads back to the register where there is no list to print', () => {
  tray.list = undefined;
  render(PrintListPage);
  expect(screen.getByRole('link', { name: 'Go to the register' })).toBeVisible();
  expect(call).not.toHaveBeenCalled();
});

it('shows a list with its columns to choose from, and takes out what it shows', async () => {
  const user = userEvent.setup(AT_ONCE);
  call.mockResolvedValue(contacts);
  const { container } = render(ListPage, {
    heading: 'Contacts',
    back,
    here: { href: '/register/contacts', text: 'Back to the contacts' },
    of: { list: 'contacts', pupils: ['idris', 'zoe'] },
    narrowedBy: ['Class: Hazel'],
    kinds: ['contact'],
    sheet: 'contacts',
    empty: { heading: 'Nobody', text: 'Look elsewhere.' },
  });
  expect(await screen.findByText('01452 555 0147')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Lund, Zoë' })).toHaveAttribute('href', '/pupil/zoe/contacts');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: /^Child/ }));
  await user.click(screen.getByRole('button', { name: /^Child/ }));
  await user.click(screen.getByRole('button', { name: 'Print' }));
  expect(tray.list?.wanted).toEqual({
    of: { list: 'contacts', pupils: ['idris', 'zoe'] },
    rows: ['c2', 'c1'],
    columns: ['child', 'telephone'],
    narrowed_by: ['Class: Hazel'],
    order: 'Child, last first',
  });
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  await user.click(screen.getByRole('checkbox', { name: 'Address' }));
  await waitFor(() =>
    expect(call).toHaveBeenLastCalledWith('list', {
      wanted: {
        ...whole({ list: 'contacts', pupils: ['idris', 'zoe'] }),
        columns: ['child', 'telephone', 'address'],
      },
    }),
  );
});

it('says a cell as people read it and orders it by what it is', () => {
  expect(cellWords({ is: 'date', value: '2026-11-02' })).toBe('2 Nov 2026');
  expect(cellWords({ is: 'moment', value: '2026-11-02T09:05:00' })).toBe('2 Nov 2026 09:05');
  expect(cellWords({ is: 'number', value: 3 })).toBe('3');
  expect(cellWords({ is: 'empty' })).toBe('');
  expect(cellOrder({ is: 'date', value: '2026-11-02' })).toBe('2026-11-02');
  expect(cellOrder({ is: 'empty' })).toBeNull();
});

import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { expectAccessible } from '../../test/axe';
import { FIRST } from './growing.svelte';
import Table from './Table.svelte';
import { PART } from './table';

interface Row {
  id: string;
}

const props = (count: number) => ({
  caption: 'Leavers',
  rows: Array.from({ length: count }, (_, place) => ({ id: `row ${place}` })),
  columns: [{ key: 'id', header: 'Name', text: (row: Row) => row.id, order: (row: Row) => row.id }],
  key: (row: Row) => row.id,
  href: (row: Row) => `#${row.id}`,
});

const rows = () => [...document.querySelectorAll('[data-row]')];
const names = () => rows().map(({ textContent }) => textContent);
const drawn = async (many: number) => {
  await waitFor(() => expect(rows()).toHaveLength(many));
};

it('draws a screenful at once and the rest in the frames after, and says how many there are meanwhile', async () => {
  render(Table<Row>, props(120));
  expect(rows()).toHaveLength(FIRST);
  const table = screen.getByRole('table');
  expect(table.getAttribute('aria-rowcount')).toBe('121');
  expect(table.getAttribute('aria-busy')).toBe('true');
  expect(screen.queryByRole('status')).toBeNull();
  await drawn(120);
  expect(table.hasAttribute('aria-rowcount')).toBe(false);
  expect(table.hasAttribute('aria-busy')).toBe(false);
  expect(names()).toEqual(props(120).rows.map(({ id }) => id));
});

it('puts the whole list in order, not only what is drawn', async () => {
  render(Table<Row>, props(120));
  await drawn(120);
  await fireEvent.click(screen.getByRole('button', { name: 'Name' }));
  await fireEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(names()).toHaveLength(FIRST);
  expect(names()[0]).toBe('row 119');
  await drawn(120);
  expect(names().at(-1)).toBe('row 0');
});

it('reaches the last row by the End key before it came by itself', async () => {
  render(Table<Row>, props(120));
  const first = screen.getByText('row 0');
  first.focus();
  await fireEvent.keyDown(first, { key: 'End' });
  expect(document.activeElement?.textContent).toBe('row 119');
});

it('keeps what is drawn when a few rows change, and begins anew with another list', async () => {
  const { rerender } = render(Table<Row>, props(120));
  await drawn(120);
  await rerender({ ...props(120), rows: props(121).rows.slice(1) });
  expect(rows()).toHaveLength(120);
  await rerender({
    ...props(120),
    rows: Array.from({ length: 120 }, (_, place) => ({ id: `other ${place}` })),
  });
  expect(rows()).toHaveLength(FIRST);
  await drawn(120);
});

it('lets rows that come back come in steps', async () => {
  const { rerender } = render(Table<Row>, props(120));
  await drawn(120);
  await rerender(props(2));
  await rerender(props(120));
  expect(rows().length).toBe(FIRST);
  await drawn(120);
});

it('draws the first part of a long table, says so, and draws more when asked', async () => {
  render(Table<Row>, props(PART * 2 + 5));
  const small = render(Table<Row>, { ...props(2), caption: 'Others' });
  await expectAccessible(small.container);
  small.unmount();
  await drawn(PART);
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe(String(PART * 2 + 6));
  expect(screen.getByRole('status').textContent).toContain(`${PART} of ${PART * 2 + 5} shown`);
  await fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await drawn(PART * 2);
  await fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  await drawn(PART * 2 + 5);
});

it('draws every row for paper', () => {
  render(Table<Row>, props(PART + 1));
  window.dispatchEvent(new Event('beforeprint'));
  expect(rows()).toHaveLength(PART + 1);
});

it('says nothing of parts where all rows are drawn', () => {
  render(Table<Row>, props(3));
  expect(screen.queryByRole('status')).toBeNull();
  expect(screen.getByRole('table').hasAttribute('aria-rowcount')).toBe(false);
});

import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { expectAccessible } from '../../test/axe';
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

it('draws the first part of a long table, says so, and draws more when asked', async () => {
  const { container } = render(Table<Row>, props(PART * 2 + 5));
  const small = render(Table<Row>, { ...props(2), caption: 'Others' });
  await expectAccessible(small.container);
  small.unmount();
  expect(screen.getAllByRole('link')).toHaveLength(PART);
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe(String(PART * 2 + 6));
  expect(screen.getByRole('status').textContent).toContain(`${PART} of ${PART * 2 + 5} shown`);
  await fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(screen.getAllByRole('link')).toHaveLength(PART * 2);
  await fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  expect(container.querySelectorAll('[data-row]')).toHaveLength(PART * 2 + 5);
});

it('draws every row for paper', () => {
  render(Table<Row>, props(PART + 1));
  window.dispatchEvent(new Event('beforeprint'));
  expect(screen.getAllByRole('link')).toHaveLength(PART + 1);
});

it('says nothing of parts where all rows are drawn', () => {
  render(Table<Row>, props(3));
  expect(screen.queryByRole('status')).toBeNull();
  expect(screen.getByRole('table').hasAttribute('aria-rowcount')).toBe(false);
});

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { expectAccessible } from '../../test/axe';
import ColumnChooser from './ColumnChooser.svelte';
import { moved, picked, shownOf } from './columns';

const options = [
  { key: 'name', name: 'Name', at_first: true },
  { key: 'year', name: 'Year', at_first: true },
  { key: 'born', name: 'Date of birth', at_first: false },
  { key: 'class', name: 'Class', at_first: true },
];

it('shows the usual columns until somebody chooses, and the first one always', () => {
  expect(shownOf(options, [])).toEqual(['name', 'year', 'class']);
  expect(shownOf(options, ['born', 'gone'])).toEqual(['name', 'born']);
  expect(shownOf(options, ['gone'])).toEqual(['name', 'year', 'class']);
});

it('puts a column where it stands among all', () => {
  expect(picked(options, ['name', 'class'], 'born')).toEqual(['name', 'born', 'class']);
  expect(picked(options, ['name', 'class', 'year'], 'born')).toEqual(['name', 'class', 'year', 'born']);
  expect(picked(options, ['name', 'class'], 'class')).toEqual(['name']);
});

it('moves a column one place, never before the first', () => {
  expect(moved(['name', 'year', 'class'], 'class', -1)).toEqual(['name', 'class', 'year']);
  expect(moved(['name', 'year', 'class'], 'year', -1)).toEqual(['name', 'year', 'class']);
  expect(moved(['name', 'year', 'class'], 'class', 1)).toEqual(['name', 'year', 'class']);
  expect(moved(['name', 'year', 'class'], 'name', 1)).toEqual(['name', 'year', 'class']);
});

it('is chosen and ordered by keyboard', async () => {
  const user = userEvent.setup();
  const onchange = vi.fn();
  render(ColumnChooser, { options, shown: ['name', 'year', 'class'], onchange });
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  await expectAccessible(document.body);
  expect(screen.getByRole('checkbox', { name: 'Name' })).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: 'Date of birth' }));
  expect(onchange).toHaveBeenLastCalledWith(['name', 'year', 'born', 'class']);
  await user.click(screen.getByRole('button', { name: 'Move Class earlier' }));
  expect(onchange).toHaveBeenLastCalledWith(['name', 'class', 'year']);
  await user.click(screen.getByRole('button', { name: 'Back to the usual columns' }));
});

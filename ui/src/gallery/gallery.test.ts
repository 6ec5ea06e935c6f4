import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { expect, it } from 'vitest';
import { expectAccessible } from '../test/axe';
import ActionSamples from './ActionSamples.svelte';
import DataSamples from './DataSamples.svelte';
import FeedbackSamples from './FeedbackSamples.svelte';
import FormSamples from './FormSamples.svelte';
import SampleTable from './SampleTable.svelte';
import ShellSample from './ShellSample.svelte';

const samples: [string, Component][] = [
  ['actions', ActionSamples],
  ['forms', FormSamples],
  ['messages', FeedbackSamples],
  ['tables, timelines and charts', DataSamples],
  ['the whole frame', ShellSample],
];

it.each(samples)('axe finds nothing wrong with %s', async (_, Sample) => {
  const { container } = render(Sample);
  await expectAccessible(container);
});

it('a form with errors is announced, linked and tied to its fields', async () => {
  const user = userEvent.setup();
  const { container } = render(FormSamples);
  await user.click(screen.getByRole('button', { name: 'Errors' }));
  const summary = screen.getByRole('alert');
  expect(summary).toHaveFocus();
  await user.click(within(summary).getByRole('link', { name: 'Enter the name the child goes by.' }));
  const box = screen.getByRole('textbox', { name: 'Preferred name' });
  expect(box).toHaveFocus();
  expect(box).toBeInvalid();
  expect(box).toHaveAccessibleDescription(
    /What friends and staff say Error: ?Enter the name the child goes by\./,
  );
  await expectAccessible(container);
});

it('a menu, a dialog and a calendar are right while they are open', async () => {
  const user = userEvent.setup();
  render(ActionSamples);
  await user.click(screen.getByRole('button', { name: 'More' }));
  expect(screen.getByRole('menuitem', { name: /Print the plan/ })).toBeVisible();
  await expectAccessible(document.body);
  await user.keyboard('{Escape}');

  render(FormSamples);
  await user.click(screen.getByRole('button', { name: /Choose from a calendar: Met parents on/ }));
  await user.click(await screen.findByRole('button', { name: /24 November 2026/ }));
  expect(screen.getByText('24 November 2026')).toBeVisible();
});

it('rows are walked with the arrow keys, and the table is one stop of the Tab key', async () => {
  const user = userEvent.setup();
  render(SampleTable);
  const table = screen.getByRole('table', { name: 'SEND register' });
  const links = within(table).getAllByRole('link');
  expect(links.filter((link) => link.tabIndex === 0)).toHaveLength(1);
  links[0]?.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(links[2]).toHaveFocus();
  await user.keyboard('{End}');
  expect(links.at(-1)).toHaveFocus();
  await user.keyboard('{Home}{ArrowUp}');
  expect(links[0]).toHaveFocus();
});

it('sorting is said and done, and filters count what they would leave', async () => {
  const user = userEvent.setup();
  render(SampleTable);
  const first = (): string | null | undefined => screen.getAllByRole('rowheader')[0]?.textContent;
  expect(first()).toContain('Amir Rahmani');
  await user.click(screen.getByRole('button', { name: 'Name' }));
  expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');
  expect(first()).toContain('Олена Шевчук');

  await user.click(screen.getByRole('button', { name: 'Clear all' }));
  expect(screen.getByRole('status')).toHaveTextContent('14 of 14 pupils');
  await user.click(screen.getByRole('button', { name: 'Year', expanded: false }));
  await user.click(await screen.findByRole('checkbox', { name: 'Year 2' }));
  expect(screen.getByRole('status')).toHaveTextContent('3 of 14 pupils');
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Take away: Year Year 2' }));
  expect(screen.getByRole('status')).toHaveTextContent('14 of 14 pupils');
  await user.type(screen.getByRole('textbox', { name: 'Find by name' }), 'zzz');
  expect(screen.getByRole('heading', { name: 'Nobody fits' })).toBeVisible();
});

it('Ctrl+K finds a child by a few letters and Enter opens it', async () => {
  const user = userEvent.setup();
  render(ShellSample);
  await user.keyboard('{Control>}k{/Control}');
  const box = await screen.findByRole('combobox', { name: 'Find a child, a note or a screen' });
  expect(box).toHaveFocus();
  await user.type(box, 'noor');
  const option = await screen.findByRole('option', { name: /Fatima Noor/ });
  expect(option).toHaveAttribute('aria-selected', 'true');
  expect(box).toHaveAttribute('aria-activedescendant', option.id);
  await expectAccessible(document.body);
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Opened Fatima Noor')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('combobox')).not.toBeInTheDocument());
});

it('F1 shows the help with the keys that work here', async () => {
  const user = userEvent.setup();
  render(ShellSample);
  await user.keyboard('{F1}');
  const help = await screen.findByRole('dialog', { name: 'Help' });
  expect(help).toHaveTextContent('Print what is in front');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

it('text size and colours are chosen in the bar and take effect at once', async () => {
  const user = userEvent.setup();
  render(ShellSample);
  await user.click(screen.getByRole('button', { name: 'Colours and text size' }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'High contrast' }));
  expect(document.documentElement).toHaveAttribute('data-theme', 'contrast');
  await user.click(screen.getByRole('menuitemradio', { name: '225%' }));
  expect(document.documentElement.style.fontSize).toBe('225%');
});

import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import Combobox from './Combobox.svelte';
import DateField from './DateField.svelte';
import PasswordInput from './PasswordInput.svelte';
import SegmentedScale from './SegmentedScale.svelte';
import TextArea from './TextArea.svelte';

it('a rating needs one key: a digit, 0 for ten, Backspace to take it away', async () => {
  const user = userEvent.setup();
  const onpick = vi.fn();
  render(SegmentedScale, { label: 'Reads aloud', previous: 3, low: 'Not yet', onpick });
  await user.tab();
  await user.keyboard('7');
  expect(screen.getByRole('radio', { name: '7' })).toBeChecked();
  expect(screen.getByRole('radio', { name: '7' })).toHaveFocus();
  await user.keyboard('0');
  await user.keyboard('{Backspace}');
  expect(onpick.mock.calls).toEqual([[7], [10], [null]]);
  expect(screen.queryByRole('radio', { checked: true })).not.toBeInTheDocument();
  expect(screen.getByRole('radio', { name: '3, last time' })).toBeInTheDocument();
  expect(screen.getByRole('radio', { name: '1, Not yet' })).toBeInTheDocument();
});

it('a date is given only when the boxes hold a real one, and half a date is not lost', async () => {
  const user = userEvent.setup();
  const onpick = vi.fn();
  render(DateField, { label: 'Met parents on', onpick });
  await user.type(screen.getByRole('textbox', { name: 'Day' }), '31');
  await user.type(screen.getByRole('textbox', { name: 'Month' }), '2');
  await user.type(screen.getByRole('textbox', { name: 'Year' }), '2026');
  expect(onpick).not.toHaveBeenCalled();
  expect(screen.queryByText(/not a real date/)).not.toBeInTheDocument();
  await user.tab();
  await user.tab();
  expect(screen.getByText(/not a real date/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Day' })).toHaveValue('31');
  await user.clear(screen.getByRole('textbox', { name: 'Day' }));
  await user.type(screen.getByRole('textbox', { name: 'Day' }), '3');
  expect(onpick).toHaveBeenLastCalledWith('2026-02-03');
  expect(screen.queryByText(/not a real date/)).not.toBeInTheDocument();
});

it('a whole date can be pasted into any box', async () => {
  render(DateField, { label: 'Met parents on' });
  const clipboardData = { getData: () => '3 September 2026' };
  await fireEvent.paste(screen.getByRole('textbox', { name: 'Month' }), { clipboardData });
  expect(screen.getByRole('textbox', { name: 'Day' })).toHaveValue('3');
  expect(screen.getByRole('textbox', { name: 'Year' })).toHaveValue('2026');
});

it('a date follows what is set from outside', async () => {
  const { rerender } = render(DateField, { label: 'Met parents on', value: '2026-09-03' });
  expect(screen.getByRole('textbox', { name: 'Month' })).toHaveValue('9');
  await rerender({ value: '2026-10-04' });
  expect(screen.getByRole('textbox', { name: 'Month' })).toHaveValue('10');
  await rerender({ value: '' });
  expect(screen.getByRole('textbox', { name: 'Month' })).toHaveValue('');
});

it('one of a long list is found by typing any of its words', async () => {
  const user = userEvent.setup();
  const onpick = vi.fn();
  render(Combobox, {
    label: 'Key worker',
    options: [
      { value: 'a', label: 'Amara Okafor' },
      { value: 'b', label: 'Łukasz Nowak', hint: 'TA' },
    ],
    onpick,
  });
  const box = screen.getByRole('combobox', { name: 'Key worker' });
  await user.type(box, 'now');
  expect(screen.queryByRole('option', { name: /Amara/ })).not.toBeInTheDocument();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(onpick).toHaveBeenLastCalledWith('b');
  expect(box).toHaveValue('Łukasz Nowak');
});

it('a text says how much room is left and never cuts off', async () => {
  const user = userEvent.setup();
  render(TextArea, { label: 'Note', most: 5 });
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Zoë 🙂 ok');
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Zoë 🙂 ok');
  expect(screen.getAllByText('3 characters too many')[0]).toBeVisible();
});

it('a password shows itself only when asked', async () => {
  const user = userEvent.setup();
  render(PasswordInput, { label: 'Password', value: 'secret' });
  expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'password');
  await user.click(screen.getByRole('button', { name: /Show/ }));
  expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text');
});

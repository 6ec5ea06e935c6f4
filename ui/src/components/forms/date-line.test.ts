import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { expectAccessible } from '../../test/axe';
import DateLine from './DateLine.svelte';

it('takes a date as people write it, and never guesses while it is being typed', async () => {
  const user = userEvent.setup();
  const onpick = vi.fn();
  const { container } = render(DateLine, { label: 'First day', onpick });
  await expectAccessible(container);
  const box = screen.getByRole('textbox', { name: 'First day' });
  await user.type(box, '3/9/2026');
  expect(onpick.mock.calls).toEqual([['2026-09-03']]);
  await user.tab();
  expect(box).toHaveValue('3 Sept 2026');
});

it('takes two figures of a year once the box is left', async () => {
  const user = userEvent.setup();
  const onpick = vi.fn();
  render(DateLine, { label: 'First day', onpick });
  await user.type(screen.getByRole('textbox'), '3.9.26');
  expect(onpick).not.toHaveBeenCalled();
  await user.tab();
  expect(onpick).toHaveBeenCalledExactlyOnceWith('2026-09-03');
});

it('says so where the words are no date, and keeps them', async () => {
  const user = userEvent.setup();
  render(DateLine, { label: 'First day' });
  const box = screen.getByRole('textbox');
  await user.type(box, 'next Tuesday');
  await user.tab();
  expect(box).toHaveAccessibleDescription(/not a date/);
  expect(box).toHaveValue('next Tuesday');
});

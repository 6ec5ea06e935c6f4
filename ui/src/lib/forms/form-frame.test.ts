import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { FieldErrors } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import type { DraftStore } from './draft-store';
import FormSample from './FormSample.svelte';

const none: DraftStore = {
  find: () => Promise.resolve(null),
  keep: () => Promise.resolve(),
  discard: () => Promise.resolve(),
};

function invalid(fields: FieldErrors): Problem {
  return new Problem({ code: 'invalid', message: 'Some answers are wrong.', fields, reference: null });
}

const base = { value: { name: 'Mrs Okafor' }, version: 1, place: 'staff/1', drafts: none };

it('says "Saved" with the time, and only once it is', async () => {
  const user = userEvent.setup();
  const onsaved = vi.fn();
  const now = () => new Date(2026, 10, 22, 14, 2);
  const save = vi.fn(() => Promise.resolve());
  const { container } = render(FormSample, { options: { ...base, save, now }, onsaved });
  await user.type(screen.getByLabelText('Name'), ' (SENCO)');
  expect(screen.queryByText(/Saved/)).toBeNull();
  await user.keyboard('{Enter}');
  expect(save).toHaveBeenCalledExactlyOnceWith({ name: 'Mrs Okafor (SENCO)' }, 1);
  expect(screen.getByText('Saved 14:02')).toBeVisible();
  expect(onsaved).toHaveBeenCalledOnce();
  await expectAccessible(container);
});

it('lists what is wrong, takes the focus there each time, and leads to the field', async () => {
  const user = userEvent.setup();
  const save = () => Promise.reject(invalid({ name: ['Enter the name.'] }));
  const { container } = render(FormSample, { options: { ...base, save } });
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveFocus();
  await expectAccessible(container);
  await user.click(screen.getByRole('link', { name: 'Enter the name.' }));
  expect(screen.getByLabelText('Name')).toHaveFocus();
  expect(screen.getByLabelText('Name')).toHaveAccessibleDescription(/Enter the name/);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveFocus();
});

it('offers the words of an earlier time', async () => {
  const user = userEvent.setup();
  const drafts: DraftStore = {
    ...none,
    find: () =>
      Promise.resolve({
        place: 'staff/1',
        body: { version: 1, value: { name: 'Mrs Ok' } },
        saved_at: '2026-11-20T14:02:00',
      }),
    discard: vi.fn(() => Promise.resolve()),
  };
  const { container } = render(FormSample, { options: { ...base, save: vi.fn(), drafts } });
  expect(
    await screen.findByText('You have words here from 20 November 2026, 14:02 that were not saved'),
  ).toBeVisible();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Discard them' }));
  expect(screen.getByLabelText('Name')).toHaveValue('Mrs Okafor');
  expect(drafts.discard).toHaveBeenCalledExactlyOnceWith('staff/1');
});

it('shows what somebody else saved beside the words typed here', async () => {
  const user = userEvent.setup();
  const conflict = new Problem({ code: 'conflict', message: 'Changed.', fields: {}, reference: null });
  const save = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(conflict);
  const read = () => Promise.resolve({ value: { name: 'Mrs A Okafor' }, version: 2 });
  const { container } = render(FormSample, { options: { ...base, save, read } });
  await user.type(screen.getByLabelText('Name'), '!');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Mrs A Okafor')).toBeVisible();
  expect(screen.getByLabelText('Name')).toHaveValue('Mrs Okafor!');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: /Keep my words/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(save).toHaveBeenLastCalledWith({ name: 'Mrs Okafor!' }, 2);
});

// The layers of a proposed reform: chosen by nobody but the school, and said to be a proposal.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { PathwayPreset, PresetLine } from '$lib/backend/generated/api';
import { expectAccessible } from '../../test/axe';
import PresetDialog from './PresetDialog.svelte';

const presets: readonly PresetLine[] = [
  { key: 'graduated', name: 'Graduated Pathway', description: 'Four stages.', stage_names: ['My Profile'] },
  { key: 'layers', name: 'Layers of support', description: 'Not yet law.', stage_names: ['Universal'] },
];

it('has no pathway chosen at first, and says of the layers that they are a proposal', async () => {
  const user = userEvent.setup();
  const onbegin = vi.fn<(preset: PathwayPreset) => Promise<void>>(() => Promise.resolve());
  render(PresetDialog, { presets, onbegin, onclose: () => undefined });
  for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
  expect(screen.queryByText(/a proposal and not yet law/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'See what changes' }));
  expect(screen.getByText('Choose a pathway.')).toBeVisible();
  expect(onbegin).not.toHaveBeenCalled();
  await user.click(screen.getByRole('radio', { name: /Layers of support/ }));
  expect(screen.getByText(/a proposal and not yet law/)).toBeVisible();
  await expectAccessible(screen.getByRole('dialog'));
  await user.click(screen.getByRole('button', { name: 'See what changes' }));
  expect(onbegin).toHaveBeenCalledExactlyOnceWith('layers');
});

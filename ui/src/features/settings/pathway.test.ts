// The pathway in the settings: its stages moved, what an edit touches, and an edit put back.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { api } from '$lib/backend/generated/api';
import { expectAccessible } from '../../test/axe';
import PathwaySection from './PathwaySection.svelte';
import { CHANGE, FACTS, invalid, PATHWAY, PREVIEW, PREVIEW_CHILD, SYSTEM, VIEW } from './fixtures';

const loaded = { view: VIEW, facts: FACTS, may: true };

beforeEach(() => {
  toasts.clear();
  vi.spyOn(api, 'deskFacts').mockResolvedValue(SYSTEM);
  vi.spyOn(api, 'findDraft').mockResolvedValue(null);
  vi.spyOn(api, 'keepDraft').mockResolvedValue({ saved_at: '2026-11-22T14:02:00Z' });
  vi.spyOn(api, 'discardDraft').mockResolvedValue(null);
  vi.spyOn(api, 'schoolSettings').mockResolvedValue(VIEW);
  vi.spyOn(api, 'pathwayChanges').mockResolvedValue([]);
  vi.spyOn(api, 'previewPathway').mockResolvedValue(PREVIEW);
});

it('moves a stage by keyboard, keeps the focus on it and says where it is now', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(api, 'savePathway').mockResolvedValue(null);
  const { container } = render(PathwaySection, loaded);
  await expectAccessible(container);
  screen.getByRole('button', { name: 'My Plan' }).focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(screen.getByText('My Plan is now number 1 of 3.')).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole('button', { name: 'My Plan' })).toHaveFocus());
  await user.click(screen.getByRole('button', { name: 'See what changes' }));
  const dialog = await screen.findByRole('dialog', { name: 'What this changes' });
  await expectAccessible(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Save the pathway' }));
  await waitFor(() => expect(save).toHaveBeenCalledOnce());
  const names = save.mock.calls[0]?.[0].pathway.stages.map(({ name }) => name);
  expect(names).toEqual(['My Plan', 'My Profile', 'EHCP']);
});

it('shows by name whom an edit touches, asks why, and where the children of a stage go that is gone', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(api, 'savePathway').mockResolvedValue(null);
  const look = vi.spyOn(api, 'previewPathway').mockImplementation(({ shifts }) =>
    Promise.resolve({
      ...PREVIEW,
      children: [{ words: '1 child goes from My Plan to EHCP.', children: [PREVIEW_CHILD] }],
      questions: [{ from: 'my_plan', name: 'My Plan', children: 12, to: shifts[0]?.to ?? 'ehcp' }],
      needs_reason: true,
    }),
  );
  const { container } = render(PathwaySection, loaded);
  await user.click(
    screen.getByRole('button', { name: 'Remove My Plan: you choose where its 12 children go' }),
  );
  await user.click(screen.getByRole('button', { name: 'See what changes' }));
  const dialog = await screen.findByRole('dialog', { name: 'What this changes' });
  expect(within(dialog).getByText('Zoë Lund, Hazel')).toBeVisible();
  expect(look).toHaveBeenCalledTimes(2);
  await user.selectOptions(within(dialog).getByLabelText('12 children on My Plan'), 'My Profile');
  await waitFor(() =>
    expect(look.mock.lastCall?.[0].shifts).toEqual([{ from: 'my_plan', to: 'my_profile' }]),
  );
  await user.click(within(dialog).getByRole('button', { name: 'Save the pathway' }));
  expect(save).not.toHaveBeenCalled();
  await user.type(within(dialog).getByLabelText('Why it changes'), 'One stage less');
  await user.click(within(dialog).getByRole('button', { name: 'Save the pathway' }));
  await waitFor(() => expect(save).toHaveBeenCalledOnce());
  expect(save.mock.calls[0]?.[0]).toMatchObject({
    reason: 'One stage less',
    shifts: [{ from: 'my_plan', to: 'my_profile' }],
  });
  await expectAccessible(container);
});

it('lets only the SENCO save what moves children, and goes back to the form as it was', async () => {
  const user = userEvent.setup();
  vi.spyOn(api, 'previewPathway').mockResolvedValue({
    ...PREVIEW,
    needs_senco: 'The SENCO has to save this.',
  });
  render(PathwaySection, loaded);
  await user.click(screen.getByRole('button', { name: 'See what changes' }));
  const dialog = await screen.findByRole('dialog', { name: 'What this changes' });
  expect(within(dialog).queryByRole('button', { name: 'Save the pathway' })).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: 'Go back' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('puts a change back only after showing what that changes, and keeps the form where it is not wanted', async () => {
  const user = userEvent.setup();
  vi.spyOn(api, 'pathwayChanges').mockResolvedValue([CHANGE]);
  const before = { ...PATHWAY, name: 'As it was' };
  const proposed = { pathway: before, shifts: [], reason: 'Put back', puts_back: 1 };
  vi.spyOn(api, 'proposePathway').mockResolvedValue(proposed);
  const look = vi.spyOn(api, 'previewPathway').mockResolvedValue(PREVIEW);
  render(PathwaySection, loaded);
  await user.click(await screen.findByRole('button', { name: /Put back as it was/ }));
  const dialog = await screen.findByRole('dialog', { name: 'What this changes' });
  expect(look.mock.lastCall?.[0]).toMatchObject({ puts_back: 1, pathway: { name: 'As it was' } });
  await user.click(within(dialog).getByRole('button', { name: 'Go back' }));
  await waitFor(() => expect(screen.getByLabelText('Name of the pathway')).toHaveValue('Graduated Pathway'));
});

it('brings back a stage that was removed', async () => {
  const user = userEvent.setup();
  render(PathwaySection, loaded);
  await user.click(screen.getByRole('button', { name: 'Remove My Profile' }));
  expect(screen.queryByRole('button', { name: 'My Profile' })).toBeNull();
  const toast = toasts.list[0];
  if (toast) await toasts.undo(toast);
  const names = (await screen.findAllByRole('heading', { level: 3 })).map((one) => one.textContent.trim());
  expect(names.slice(1)).toEqual(['Stages', 'My Profile', 'My Plan', 'EHCP']);
});

it('opens the stage in which something is wrong', async () => {
  const user = userEvent.setup();
  vi.spyOn(api, 'savePathway').mockRejectedValue(invalid({ 'stages.1.census': ['A stage is K or E.'] }));
  vi.spyOn(api, 'previewPathway').mockResolvedValue({
    ...PREVIEW,
    problems: { 'stages.1.census': ['A stage is K or E.'] },
  });
  const { container } = render(PathwaySection, loaded);
  await user.click(screen.getByRole('button', { name: 'See what changes' }));
  expect(await screen.findByLabelText('Code in the school census')).toHaveAccessibleDescription(
    /A stage is K or E/,
  );
  await expectAccessible(container);
});

import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { Problem } from '$lib/backend/problem';
import type { BackupAge, BackupLine, BackupLook, BackupsView } from '$lib/backend/generated/api';
import { expectAccessible } from '../../test/axe';
import BackupNote from './BackupNote.svelte';
import BackupsSection from './BackupsSection.svelte';
import DrillSection from './DrillSection.svelte';
import LockSection from './LockSection.svelte';
import RestoreWizard from './RestoreWizard.svelte';
import { ageWords, sheetWords, sizeWords } from './words';

const age: BackupAge = {
  made_at: '2026-11-20T16:02:00Z',
  away_at: '2026-11-20T16:02:00Z',
  days: 2,
  worry: false,
  drill_due: false,
};

const line: BackupLine = {
  path: '/data/backups/2026-11-20 160200 sign-out.waymark-backup',
  made_at: '2026-11-20T16:02:00Z',
  reason: 'After signing out',
  size_bytes: 3_210_000,
  here: true,
  away: true,
};

const view: BackupsView = {
  age,
  folder: '/data/backups',
  second_folder: '/server/office',
  trouble: null,
  trail_warning: null,
  drill: null,
  backups: [line],
};

const look: BackupLook = {
  school_name: 'Ashcombe Primary School',
  made_at: '2026-11-20T16:02:00Z',
  children: 38,
  trail: { entries: 4120, words: 'The trail holds since entry 1 on 3 September 2026.', faults: [] },
  people: [
    { id: 'senco', name: 'Mrs A Okafor', job_title: 'SENCO', administrator: true },
    { id: 'ta', name: 'Ms J Lee', job_title: 'TA', administrator: false },
  ],
};

function wrong(fields: Record<string, string[]>): Problem {
  return new Problem({
    code: 'invalid',
    message: 'Some answers need another look.',
    fields,
    reference: null,
  });
}

function shown(props: Partial<BackupsView> = {}) {
  const acts = {
    choose: vi.fn(() => Promise.resolve<string | null>('/stick')),
    onbackup: vi.fn(() => Promise.resolve()),
    onplace: vi.fn<(folder: string) => Promise<void>>(() => Promise.resolve()),
    oncheck: vi.fn(() => Promise.resolve()),
    ongoback: vi.fn<(backup: BackupLine, sheet: string) => Promise<void>>(() => Promise.resolve()),
    onaccept: vi.fn<(reason: string) => Promise<void>>(() => Promise.resolve()),
    onwentback: vi.fn(),
  };
  return { ...acts, ...render(BackupsSection, { view: { ...view, ...props }, ...acts }) };
}

beforeEach(() => toasts.clear());

it('tells how old the newest backup off this computer is, and red only when it matters', () => {
  expect(ageWords(age)).toMatchObject({
    tone: 'good',
    heading: 'Backed up off this computer on 20 November 2026',
  });
  expect(ageWords({ ...age, days: 7, worry: true })).toMatchObject({
    tone: 'bad',
    heading: '7 days without a backup off this computer',
  });
  expect(ageWords({ ...age, away_at: null, days: 0 })).toMatchObject({
    tone: 'warn',
    heading: 'No backup off this computer yet',
  });
  expect(ageWords({ ...age, away_at: null, days: 9, worry: true }).tone).toBe('bad');
  expect(ageWords({ made_at: null, away_at: null, days: 0, worry: false, drill_due: false }).text).toMatch(
    /first is made when you sign out/,
  );
});

it('tells sizes as people know them', () => {
  expect([sizeWords(200), sizeWords(640_000), sizeWords(3_210_000)]).toEqual(['1 kB', '640 kB', '3.2 MB']);
});

it('is a quiet line on Today while all is well, and a banner when it is not', async () => {
  const { container, rerender } = render(BackupNote, { age });
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Backups' })).toHaveAttribute('href', '/settings/backups');
  await rerender({ age: { ...age, days: 8, worry: true } });
  expect(screen.getByRole('alert')).toHaveTextContent('8 days without a backup off this computer');
  await expectAccessible(container);
});

it('makes a backup now, and checks one that is there', async () => {
  const user = userEvent.setup();
  const { container, onbackup, oncheck } = shown();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Back up now' }));
  expect(onbackup).toHaveBeenCalledOnce();
  const row = within(screen.getByRole('table')).getByRole('row', { name: /After signing out/ });
  expect(row).toHaveTextContent('Both places');
  await user.click(within(row).getByRole('button', { name: /^More about/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Check that it is whole' }));
  expect(oncheck).toHaveBeenCalledExactlyOnceWith(line);
});

it('says beside the second place why a folder will not do, and keeps the one before', async () => {
  const user = userEvent.setup();
  const { onplace } = shown();
  onplace.mockRejectedValueOnce(wrong({ folder: ['This folder is not there.'] }));
  await user.click(screen.getByRole('button', { name: 'Choose another' }));
  expect(onplace).toHaveBeenCalledWith('/stick');
  expect(await screen.findByRole('alert')).toHaveTextContent('This folder is not there.');
  expect(screen.getByText('/server/office')).toBeInTheDocument();
});

it('says what to do where there is no second place', async () => {
  const { container } = shown({
    second_folder: null,
    backups: [],
    age: { ...age, away_at: null, days: 8, worry: true },
  });
  expect(screen.getByRole('button', { name: 'Choose a second place' })).toBeInTheDocument();
  expect(screen.getByRole('alert')).toHaveTextContent('8 days without a backup');
  expect(screen.getByText(/There is none yet/)).toBeInTheDocument();
  await expectAccessible(container);
});

it('asks for the sheet of that day only where the school has another key since', async () => {
  const user = userEvent.setup();
  const { ongoback, onwentback } = shown();
  ongoback.mockRejectedValueOnce(
    wrong({ sheet: ['Type the recovery sheet that was in force on that day.'] }),
  );
  await user.click(screen.getByRole('button', { name: /^More about/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Go back to it' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).queryByLabelText(/code on the sheet/)).not.toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'Go back to it' }));
  await user.type(await within(dialog).findByLabelText(/code on the sheet/), 'ABCDE FGHJK');
  await user.click(within(dialog).getByRole('button', { name: 'Go back to it' }));
  expect(ongoback).toHaveBeenLastCalledWith(line, 'ABCDE FGHJK');
  await vi.waitFor(() => expect(onwentback).toHaveBeenCalledOnce());
});

it('restores on an empty computer: the file, the sheet, who it is and who has left since', async () => {
  const user = userEvent.setup();
  const onlook = vi
    .fn<(path: string, sheet: string) => Promise<BackupLook>>()
    .mockRejectedValueOnce(wrong({ sheet: ['This sheet does not open this backup.'] }))
    .mockResolvedValue(look);
  const onrestore = vi.fn(() => Promise.resolve());
  const ondone = vi.fn();
  const choose = vi.fn(() => Promise.resolve<string | null>('/stick/monday.waymark-backup'));
  const { container } = render(RestoreWizard, { choose, onlook, onrestore, ondone });
  await user.click(screen.getByRole('button', { name: 'Choose the backup' }));
  expect(await screen.findByText('monday.waymark-backup')).toBeInTheDocument();
  await user.type(screen.getByLabelText('The code on the recovery sheet'), 'ABCDE FGHJK');
  await user.click(screen.getByRole('button', { name: 'Look into it' }));
  expect(await screen.findByLabelText('The code on the recovery sheet')).toHaveAccessibleDescription(
    /does not open this backup/,
  );
  await user.click(screen.getByRole('button', { name: 'Look into it' }));
  expect(await screen.findByText('Ashcombe Primary School')).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText('Who are you?'), 'Mrs A Okafor');
  expect(screen.queryByRole('checkbox', { name: /Okafor/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole('checkbox', { name: /Lee/ }));
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Restore this backup' }));
  expect(onrestore).toHaveBeenCalledExactlyOnceWith({
    path: '/stick/monday.waymark-backup',
    sheet: 'ABCDE FGHJK',
    by: 'senco',
    left: ['ta'],
    set_aside: false,
  });
  await vi.waitFor(() => expect(ondone).toHaveBeenCalledExactlyOnceWith('Ashcombe Primary School'));
});

it('says that a file which does not open is kept, where a backup takes its place', async () => {
  const user = userEvent.setup();
  const onrestore = vi.fn(() => Promise.resolve());
  const choose = () => Promise.resolve('/stick/monday.waymark-backup');
  const onlook = () => Promise.resolve(look);
  render(RestoreWizard, { instead: true, choose, onlook, onrestore, ondone: vi.fn() });
  await user.click(screen.getByRole('button', { name: 'Look into it' }));
  expect(await screen.findByText(/kept on this computer/)).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText('Who are you?'), 'Mrs A Okafor');
  await user.click(screen.getByRole('button', { name: 'Restore this backup' }));
  expect(onrestore).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ set_aside: true }));
});

it('says that the trail is not the one the backups know, and takes it as it is only with a reason', async () => {
  const user = userEvent.setup();
  const { container, onaccept } = shown({ trail_warning: 'The trail had 1,204 entries; now it has 1,150.' });
  expect(screen.getByRole('alert')).toHaveTextContent('now it has 1,150');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'It is right as it is' }));
  await user.click(await screen.findByRole('button', { name: 'Take it as it is' }));
  expect(onaccept).not.toHaveBeenCalled();
  await user.type(screen.getByLabelText('Why is it another?'), 'The disk was replaced');
  await user.click(screen.getByRole('button', { name: 'Take it as it is' }));
  expect(onaccept).toHaveBeenCalledExactlyOnceWith('The disk was replaced');
});

it('asks on Today for the restore drill of this term', async () => {
  const { container } = render(BackupNote, { age: { ...age, drill_due: true } });
  expect(screen.getByRole('link', { name: 'Hold the drill' })).toHaveAttribute('href', '/settings/backups');
  await expectAccessible(container);
});

it('holds a restore drill, tells what came of it, and what of one that failed', async () => {
  const user = userEvent.setup();
  const words = 'The backup of 20 November 2026 was restored and compared. All of its 58 tables came back.';
  const drill = vi.fn(() =>
    Promise.resolve({ made_at: line.made_at, from_second_place: true, held: true, words }),
  );
  const ondrilled = vi.fn(() => Promise.resolve());
  const { container, rerender } = render(DrillSection, { last: null, due: true, drill, ondrilled });
  expect(screen.getByText(/still to be held/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Hold a restore drill' }));
  await vi.waitFor(() => {
    expect(ondrilled).toHaveBeenCalledOnce();
  });
  await rerender({ last: { at: line.made_at, words, held: true }, due: false, drill, ondrilled });
  expect(await screen.findByText(/All of its 58 tables came back/)).toBeVisible();
  await expectAccessible(container);
  await rerender({
    last: { at: line.made_at, words: 'It is damaged.', held: false },
    due: false,
    drill,
    ondrilled,
  });
  expect(screen.getByRole('alert')).toHaveTextContent('It is damaged.');
});

it('changes the lock once it has been asked whether it should', async () => {
  const user = userEvent.setup();
  const onchange = vi.fn(() => Promise.resolve());
  const { container } = render(LockSection, { onchange });
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Change the lock' }));
  expect(onchange).not.toHaveBeenCalled();
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Change the lock' }));
  expect(onchange).toHaveBeenCalledOnce();
});

it('says that no backup opens with a sheet that is newer than all of them', async () => {
  const made = { ...age, made_at: '2026-11-20T09:00:00Z' };
  expect(sheetWords(made, '2026-11-19T09:00:00Z')).toBeUndefined();
  expect(sheetWords(made, null)).toBeUndefined();
  expect(sheetWords({ ...made, made_at: null }, '2026-11-20T09:00:00Z')).toBeUndefined();
  const { container } = render(BackupNote, { age: made, sheetSince: '2026-11-21T09:00:00Z' });
  expect(screen.getByText('No backup opens with the new recovery sheet yet')).toBeVisible();
  await expectAccessible(container);
});

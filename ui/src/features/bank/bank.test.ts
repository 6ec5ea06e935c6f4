import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { api, type BankLine, type BankView } from '$lib/backend/generated/api';
import { expectAccessible } from '../../test/axe';
import BankPicker from './BankPicker.svelte';
import BankSection from './BankSection.svelte';
import { bankFilters, blankEntry, draftOf, offered, provisionOf, restOf, searched } from './bank';

function line(id: string, more: Partial<BankLine> = {}): BankLine {
  return {
    id,
    version: 0,
    bank_kind: 'target',
    area: 'cognition_and_learning',
    area_name: 'Cognition and learning',
    phase: 'key_stage_1',
    phase_name: 'Key Stage 1',
    text: `I will read ${id} words.`,
    who: '',
    place: '',
    minutes: null,
    times_a_week: null,
    group_size: null,
    from_waymark: true,
    retired: false,
    used: 0,
    used_words: 'not used yet',
    success_words: '',
    search_key: `i will read ${id} words cognition and learning`,
    ...more,
  };
}

const group = line('g', {
  bank_kind: 'provision',
  text: 'Language group',
  who: 'Teaching assistant',
  place: 'Library',
  minutes: 20,
  times_a_week: 3,
  group_size: 4,
});
const physical = line('p', {
  area: 'sensory_and_or_physical',
  area_name: 'Sensory and/or physical',
  text: 'I will cut 4 circles.',
});

const VIEW: BankView = {
  entries: [
    line('30', {
      used: 3,
      used_words: 'used 3 times, for 2 children',
      success_words: '2 of 3 targets met (67%)',
    }),
    physical,
    line('old', { retired: true, text: 'I will count to 5.' }),
    group,
  ],
  kinds: [
    { code: 'target', name: 'Target' },
    { code: 'strategy', name: 'Strategy' },
    { code: 'provision', name: 'Provision' },
  ],
  phases: [
    { code: 'any', name: 'Any age' },
    { code: 'key_stage_1', name: 'Key Stage 1' },
  ],
  areas: [
    { code: 'cognition_and_learning', name: 'Cognition and learning' },
    { code: 'sensory_and_or_physical', name: 'Sensory and/or physical' },
  ],
  may_write: true,
};

beforeEach(() => {
  toasts.clear();
  vi.spyOn(api, 'bank').mockResolvedValue(VIEW);
  vi.spyOn(api, 'findDraft').mockResolvedValue(null);
  vi.spyOn(api, 'keepDraft').mockResolvedValue({ saved_at: '2026-11-22T14:02:00Z' });
  vi.spyOn(api, 'discardDraft').mockResolvedValue(null);
  vi.spyOn(api, 'weighBankText').mockResolvedValue({ names: null, instead: null, hints: [] });
});

it('offers what is in use, the area of the outcome first', () => {
  const ids = (area: BankLine['area']): string[] => offered(VIEW, 'target', area).map(({ value }) => value);
  expect(ids(null)).toEqual(['30', 'p']);
  expect(ids('sensory_and_or_physical')).toEqual(['p', '30']);
  expect(offered(VIEW, 'provision', null)[0]?.hint).toContain('20 minutes, 3 times a week');
});

it('makes a line of a plan of an entry, and an entry of a line', () => {
  expect(provisionOf(group)).toMatchObject({ id: null, what: 'Language group', minutes: 20, group_size: 4 });
  expect(restOf(group)).toBe('Teaching assistant, Library, 20 minutes, 3 times a week, Group of 4');
  expect(restOf(physical)).toBe('');
  expect(draftOf(physical)).toEqual({
    ...blankEntry('target', physical.area, physical.text),
    phase: 'key_stage_1',
  });
});

it('finds an entry by the beginnings of its words', () => {
  expect(searched(VIEW, 'wor rea').map(({ id }) => id)).toEqual(
    ['30', 'p', 'old', 'g'].filter((id) => searched(VIEW, 'wor rea').some((one) => one.id === id)),
  );
  expect(searched(VIEW, 'zzz')).toEqual([]);
  expect(bankFilters(VIEW).map(({ key }) => key)).toEqual(['kind', 'area', 'phase', 'state']);
});

it('puts an entry in by typing a few letters and Enter', async () => {
  const user = userEvent.setup();
  const onpick = vi.fn();
  const { container } = render(BankPicker, { view: VIEW, kind: 'target', of: 'target 1.1', onpick });
  await expectAccessible(container);
  await user.type(screen.getByLabelText('From the bank, for target 1.1'), 'cut');
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(onpick).toHaveBeenCalledWith(physical));
});

it('shows what plans use and how it went, and lets go of an entry with a way back', async () => {
  const user = userEvent.setup();
  const retire = vi.spyOn(api, 'retireBankEntry').mockResolvedValue(null);
  const { container } = render(BankSection);
  expect(await screen.findByText('I will cut 4 circles.')).toBeVisible();
  expect(screen.getByText('2 of 3 targets met (67%)')).toBeVisible();
  expect(screen.queryByText('I will count to 5.')).toBeNull();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: /Do not use.*cut 4/ }));
  expect(retire).toHaveBeenCalledExactlyOnceWith({ id: 'p', version: 0 });
  expect(toasts.list[0]?.undo).toBeDefined();
});

it('says which name is in a text, and writes it without the name', async () => {
  const user = userEvent.setup();
  vi.spyOn(api, 'weighBankText').mockResolvedValue({
    names: 'Zoë may be the name of a child.',
    instead: 'The child will read 20 words.',
    hints: [],
  });
  const keep = vi.spyOn(api, 'keepInBank').mockResolvedValue('b1');
  render(BankSection);
  await user.click(await screen.findByRole('button', { name: 'Add to the bank' }));
  const dialog = await screen.findByRole('dialog', { name: 'Keep this in the bank' });
  await user.type(within(dialog).getByLabelText('What will the child do or say?'), 'Zoë will read 20 words.');
  await user.click(await within(dialog).findByRole('button', { name: 'Write it like this' }));
  await expectAccessible(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
  await waitFor(() => expect(keep).toHaveBeenCalledOnce());
  expect(keep.mock.calls[0]?.[0].entry).toMatchObject({
    bank_kind: 'target',
    text: 'The child will read 20 words.',
  });
});

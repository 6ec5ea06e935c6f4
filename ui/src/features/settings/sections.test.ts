import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Display } from '$components/theme/display.svelte';
import { toasts } from '$components/feedback/toasts.svelte';
import { api } from '$lib/backend/generated/api';
import { expectAccessible } from '../../test/axe';
import AboutSection from './AboutSection.svelte';
import ClassesSection from './ClassesSection.svelte';
import LimitsSection from './LimitsSection.svelte';
import ListsSection from './ListsSection.svelte';
import OwnSection from './OwnSection.svelte';
import PathwaySection from './PathwaySection.svelte';
import SchoolSection from './SchoolSection.svelte';
import StaffSection from './StaffSection.svelte';
import TermsSection from './TermsSection.svelte';
import { FACTS, invalid, kept, PREVIEW, STAFF, SYSTEM, VIEW, YEAR } from './fixtures';
import { sectionsFor } from './sections';

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
  vi.spyOn(api, 'listStaff').mockResolvedValue(STAFF);
});

it('shows the audit trail only to those who may read it', () => {
  expect(sectionsFor(() => false).map(({ label }) => label)).not.toContain('Audit trail');
  expect(sectionsFor((action) => action === 'audit_read').map(({ label }) => label)).toContain('Audit trail');
  const everything = sectionsFor(() => true).find(({ label }) => label === 'Data protection');
  expect(everything?.parts?.map(({ label }) => label)).toEqual([
    'Requests and retention',
    'Disclosures',
    'Audit trail',
  ]);
});

it('saves the limits of time that are the school’s own, and tells a wrong one at its box', async () => {
  const user = userEvent.setup();
  const save = vi
    .spyOn(api, 'saveOwnLimits')
    .mockRejectedValueOnce(invalid({ concern_weeks: ['Enter a whole number from 1 to 26 weeks.'] }));
  const { container } = render(LimitsSection, loaded);
  await expectAccessible(container);
  const weeks = screen.getByLabelText(/^A cause for concern is decided within/);
  await user.clear(weeks);
  await user.type(weeks, '40');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('link', { name: /from 1 to 26 weeks/ })).toBeVisible();
  save.mockResolvedValue(null);
  await user.clear(weeks);
  await user.type(weeks, '8');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(save.mock.calls.at(-1)?.[0]).toMatchObject({
    version: 4,
    limits: { concern_weeks: 8, due_soon_days: 14 },
  });
});

it('says of proposed dates that somebody is to look at them', () => {
  const { year } = YEAR;
  const proposed = { ...YEAR, year: { ...year, record: { ...year.record, proposed: true } } };
  const { rerender } = render(TermsSection, { ...loaded, view: { ...VIEW, years: [proposed] } });
  expect(screen.getByText(/^These dates are proposed/)).toBeVisible();
  return rerender(loaded).then(() => expect(screen.queryByText(/^These dates are proposed/)).toBeNull());
});

it('saves the school with the version it was read in', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(api, 'saveSchool').mockResolvedValue(null);
  const { container } = render(SchoolSection, loaded);
  await expectAccessible(container);
  await user.type(screen.getByLabelText(/Telephone/), '01452 000000');
  await user.click(await screen.findByRole('checkbox', { name: /screenshots and shared screens/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(save.mock.calls[0]?.[0]).toMatchObject({
    version: 4,
    school: {
      name: 'Holmwood Primary School',
      telephone: '01452 000000',
      lock_minutes: 5,
      capture_allowed: true,
    },
  });
});

it('says where a system cannot keep the window out of screenshots, and offers nothing there', async () => {
  vi.spyOn(api, 'deskFacts').mockResolvedValue({ ...SYSTEM, can_forbid_capture: false });
  render(SchoolSection, loaded);
  expect(await screen.findByText(/cannot keep a window out of screenshots/)).toBeVisible();
  expect(screen.queryByRole('checkbox', { name: /screenshots/ })).toBeNull();
});

it('says beside the field what is wrong with the school', async () => {
  const user = userEvent.setup();
  vi.spyOn(api, 'saveSchool').mockRejectedValue(invalid({ urn: ['A URN has six digits.'] }));
  render(SchoolSection, loaded);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('link', { name: 'A URN has six digits.' }));
  expect(screen.getByLabelText(/URN/)).toHaveFocus();
});

it('lets nobody but an administrator change anything, and says why', async () => {
  for (const Part of [SchoolSection, TermsSection, PathwaySection, ClassesSection]) {
    const { container, unmount } = render(Part, { ...loaded, may: false });
    expect(screen.getByText(/ask a colleague who looks after Waymark/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Save|Add|Change|Move/ })).toBeNull();
    await expectAccessible(container);
    unmount();
  }
});

it('proposes the next school year and saves it as a new one', async () => {
  const user = userEvent.setup();
  const calendar = { ...VIEW.years[0]?.year.record.calendar, starting: 2027 };
  const propose = vi
    .spyOn(api, 'proposeSchoolYear')
    .mockResolvedValue(calendar as Awaited<ReturnType<typeof api.proposeSchoolYear>>);
  const save = vi.spyOn(api, 'saveSchoolYear').mockResolvedValue('y2');
  const { container } = render(TermsSection, loaded);
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Add 2027/28' }));
  expect(propose).toHaveBeenCalledExactlyOnceWith({ starting: 2027 });
  expect(await screen.findByText(/proposed, not yet saved/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save 2027/28' }));
  expect(save.mock.calls[0]?.[0]).toMatchObject({ version: null, year: { starting: 2027 } });
});

it('takes a half-term’s date as it is written, and an INSET day more', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(api, 'saveSchoolYear').mockResolvedValue('y1');
  render(TermsSection, loaded);
  const first = screen.getByLabelText('Autumn 1: first day');
  await user.clear(first);
  await user.type(first, '3/9/2026');
  await user.type(screen.getByLabelText('Another INSET day'), '2 Nov 2026{Enter}');
  expect(screen.getByText('Monday 2 November 2026')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save 2026/27' }));
  const year = save.mock.calls[0]?.[0].year;
  expect(year?.half_terms[0]?.starts_on).toBe('2026-09-03');
  expect(year?.inset_days).toEqual(['2026-09-04', '2026-11-02']);
});

it('adds a colleague and shows the one-time password once', async () => {
  const user = userEvent.setup();
  const add = vi
    .spyOn(api, 'addStaff')
    .mockResolvedValue({ staff_id: 's9', password: 'otter maple quiet seven lamp brook field stone' });
  render(StaffSection, { ...loaded, staff: STAFF });
  await user.click(screen.getByRole('button', { name: 'Add a colleague' }));
  const dialog = await screen.findByRole('dialog', { name: 'Add a colleague' });
  await expectAccessible(dialog);
  await user.type(within(dialog).getByLabelText('Name'), 'Ms C Reid');
  await user.click(within(dialog).getByRole('radio', { name: /Class teacher/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Add the colleague' }));
  expect(add).toHaveBeenCalledExactlyOnceWith({
    staff: { name: 'Ms C Reid', role: 'class_teacher', administrator: false, job_title: '' },
  });
  const words = await screen.findByRole('dialog', { name: 'One-time password for Ms C Reid' });
  expect(within(words).getByText('otter')).toBeVisible();
  await expectAccessible(words);
  await user.click(within(words).getByRole('button', { name: 'I have handed it over' }));
  await waitFor(() => expect(screen.queryByText('otter')).toBeNull());
});

it('keeps the last administrator, and says why', async () => {
  const user = userEvent.setup();
  const sentence = 'Nobody else looks after staff and settings. Make a colleague an administrator first.';
  vi.spyOn(api, 'staffLeaves').mockRejectedValue(invalid({ left_on: [sentence] }));
  const { container } = render(StaffSection, { ...loaded, staff: STAFF });
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'More for Mrs A Okafor' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Leaves the school' }));
  await user.click(await screen.findByRole('button', { name: 'Save the last day' }));
  expect(await screen.findByRole('link', { name: sentence })).toBeVisible();
});

it('hides those who have left until they are asked for', async () => {
  const user = userEvent.setup();
  render(StaffSection, { ...loaded, staff: STAFF });
  expect(screen.queryByText('Miss Z Adeyemi')).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: 'Show the 1 who has left' }));
  expect(screen.getByText('Miss Z Adeyemi')).toBeVisible();
});

it('changes a class with the adults in it', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(api, 'saveClass').mockResolvedValue('c1');
  const { container } = render(ClassesSection, loaded);
  await expectAccessible(container);
  expect(screen.queryByRole('button', { name: /Take back/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Change Oak' }));
  const dialog = await screen.findByRole('dialog', { name: 'Change Oak' });
  await expectAccessible(dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Add an adult' }));
  await user.selectOptions(within(dialog).getByLabelText('Adult 2'), 's1');
  await user.click(within(dialog).getByRole('checkbox', { name: 'Reception' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(save.mock.calls[0]?.[0]).toMatchObject({
    id: 'c1',
    version: 1,
    class: {
      year_groups: ['1', 'R'],
      staff: [
        { id: 'l1', version: 2, staff_id: 's2' },
        { id: null, version: null, staff_id: 's1', from_on: '2026-09-01' },
      ],
    },
    removed: [],
  });
});

it('takes back a class that no child was in, and brings the very same back', async () => {
  const user = userEvent.setup();
  const empty = VIEW.classes.map((one) => ({ ...one, children: 0, children_ever: 0 }));
  const take = vi.spyOn(api, 'voidClass').mockResolvedValue(null);
  const back = vi.spyOn(api, 'bringBackClass').mockResolvedValue(null);
  render(ClassesSection, { ...loaded, view: { ...VIEW, classes: empty } });
  await user.click(screen.getByRole('button', { name: 'Take back Oak' }));
  const dialog = await screen.findByRole('dialog', { name: 'Take back Oak?' });
  await user.type(within(dialog).getByLabelText('Why is it taken back?'), 'Made twice');
  await user.click(within(dialog).getByRole('button', { name: 'Take the class back' }));
  await waitFor(() => expect(take).toHaveBeenCalledWith({ id: 'c1', reason: 'Made twice' }));
  const [toast] = toasts.list;
  if (toast) await toasts.undo(toast);
  expect(back).toHaveBeenCalledWith({ id: 'c1' });
});

it('says what to do where a year has no classes yet', async () => {
  const { container } = render(ClassesSection, { ...loaded, view: { ...VIEW, classes: [] } });
  expect(screen.getByText('No classes in 2026/27')).toBeVisible();
  await expectAccessible(container);
});

it('shows the lists, and which of them are codes of law', async () => {
  const { container } = render(ListsSection, loaded);
  expect(screen.getByRole('heading', { name: 'SEN provision' })).toBeVisible();
  expect(screen.getAllByText('Code of law').length).toBeGreaterThan(0);
  await expectAccessible(container);
});

it('tells people what they may do, how it looks to them, and changes their password', async () => {
  const user = userEvent.setup();
  const onchange = vi.fn(() => Promise.resolve());
  const me = {
    id: 's1',
    name: 'Mrs A Okafor',
    role: 'senco',
    role_name: 'SENCO',
    administrator: true,
    may: [],
    display: { theme: 'system', text_size: 100 },
    must_change_password: false,
    needs_recovery_sheet: false,
    lock_minutes: 5,
    backup_age: null,
    trail_warning: null,
  } as const;
  const display = new Display(document.createElement('div'));
  const { container } = render(OwnSection, { me: { ...me, may: [] }, display, onchange });
  await expectAccessible(container);
  await user.click(screen.getByRole('radio', { name: 'High contrast' }));
  await user.selectOptions(screen.getByLabelText('Text size'), '150%');
  expect([display.theme, display.textSize]).toEqual(['contrast', 150]);
  await user.type(screen.getByLabelText('Password you have now'), 'old words');
  await user.type(screen.getByLabelText('New password'), 'seven quiet otters');
  await user.click(screen.getByRole('button', { name: 'Change the password' }));
  expect(onchange).toHaveBeenCalledExactlyOnceWith('old words', 'seven quiet otters');
  await waitFor(() => expect(screen.getByLabelText('New password')).toHaveValue(''));
});

it('says where the file and its key are', async () => {
  const status = {
    has_school: true,
    has_sample: false,
    school_name: 'Holmwood Primary School',
    sample: false,
    sample_password: null,
    key_place: { place: 'keyring', words: 'The key is kept in this computer’s keyring.' },
    names: [],
    me: null,
    trouble: null,
    locked_for: null,
    recovery_sheet_since: null,
  } as const;
  const desk = {
    can_forbid_capture: true,
    version: '0.1.0',
    data_folder: '/home/office/waymark',
    presets: [],
    roles: [],
    term_namings: [],
  };
  const { container } = render(AboutSection, { desk, status: { ...status, names: [] } });
  expect(screen.getByText('/home/office/waymark')).toBeVisible();
  expect(screen.getByText(/in this computer’s keyring/)).toBeVisible();
  await expectAccessible(container);
});

it('uses the newest record once it is loaded again', async () => {
  const { rerender } = render(SchoolSection, loaded);
  const school = kept({ ...VIEW.school.record, name: 'Holmwood CE Primary School' }, 5);
  await rerender({ view: { ...VIEW, school } });
  expect(screen.getByLabelText('Name of the school')).toHaveValue('Holmwood CE Primary School');
});

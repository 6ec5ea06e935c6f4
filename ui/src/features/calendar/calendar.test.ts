import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { desk } from '$features/desk/desk.svelte';
import PastRegisterPage from '$features/register/PastRegisterPage.svelte';
import type { CalendarDay, DeskStatus, DueCalendarView, OpenedList } from '$lib/backend/generated/api';
import { expectAccessible } from '../../test/axe';
import CalendarPage from './CalendarPage.svelte';
import { addDays, addMonths, censusDays, mondayOf, shownDays, spanTitle, stepped, weeksOf } from './days';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const saveCalendar = vi.hoisted(() => vi.fn<(name: string, text: string) => Promise<string | null>>());
vi.mock('$lib/backend/call', () => ({ call, saveCalendar, onChanged: () => () => undefined }));
vi.mock('$app/navigation', () => ({ goto: vi.fn() }));

function daysFrom(from: string, to: string): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    days.push({
      on,
      school_day: mondayOf(on) !== addDays(on, -6) && mondayOf(on) !== addDays(on, -5),
      items: [],
      of_school: [],
    });
  }
  return days;
}

function view(from: string, to: string): DueCalendarView {
  const days = daysFrom(from, to);
  days
    .find(({ on }) => on === '2026-11-20')
    ?.items.push({
      reference: '3F2A71',
      item: {
        pupil: {
          id: 'zoe',
          name: 'Zoë Lund',
          name_in_list: 'Lund, Zoë',
          initials: 'ZL',
          year_group: '4',
          year_name: 'Year 4',
          class_name: 'Hazel',
          left: false,
        },
        clock: {
          rule: 'agency_action',
          title: 'Do what Speech therapy recommended',
          starts_on: '2026-10-12',
          due_on: '2026-11-20',
          working: 'Recommended 12 October 2026, agreed for 20 November 2026',
          source: 'Agreed at the school',
          duty: 'school',
        },
        state: { state: 'due_soon', days: 10 },
        words: 'due in 10 days',
        about_id: '',
        marks: [],
        may_mark: [],
      },
    });
  return { today: '2026-11-10', days, overdue_before: 2 };
}

const list: OpenedList = {
  title: 'SEND register on 1 October 2026',
  columns: [{ key: 'name', name: 'Name', at_first: true }],
  options: [{ key: 'name', name: 'Name', at_first: true }],
  rows: [{ key: 'zoe', pupil_id: 'zoe', cells: [{ is: 'words', value: 'Lund, Zoë' }] }],
  children: 1,
};

beforeEach(() => {
  toasts.clear();
  saveCalendar.mockReset();
  call.mockReset();
  desk.status = { me: { may: ['export', 'send_read'] } } as unknown as DeskStatus;
  call.mockImplementation((command, input) => {
    if (command === 'school_facts') return Promise.resolve({ today: '2026-11-10' });
    if (command === 'list') return Promise.resolve(list);
    if (command === 'export_calendar')
      return Promise.resolve({ text: 'BEGIN:VCALENDAR\r\n', suggested_file_name: 'Dates due.ics', dates: 4 });
    const { from, to } = input as { from: string; to: string };
    return Promise.resolve(view(from, to));
  });
});

it('shows whole weeks of a month, and where each date leads', async () => {
  const { container } = render(CalendarPage, { span: 'month', day: null });
  expect(await screen.findByRole('heading', { name: 'November 2026' })).toBeVisible();
  expect(call).toHaveBeenCalledWith('due_calendar', { from: '2026-10-26', to: '2026-12-06' });
  expect(screen.getAllByRole('row')).toHaveLength(7);
  expect(screen.getByRole('link', { name: /Zoë Lund/ })).toHaveAttribute('href', '/pupil/zoe/agencies');
  expect(screen.getByText(/2 things were due before these days/)).toBeVisible();
  await expectAccessible(container);
});

it('tells in the week why a date is what it is, and the reference of the child', async () => {
  const { container } = render(CalendarPage, { span: 'week', day: '2026-11-18' });
  await screen.findByRole('heading', { name: '16 November 2026 to 22 November 2026' });
  expect(screen.getByText(/3F2A71/)).toBeVisible();
  expect(screen.getByText('Recommended 12 October 2026, agreed for 20 November 2026')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Later' })).toHaveAttribute(
    'href',
    '/today/calendar?view=week&day=2026-11-25',
  );
  await expectAccessible(container);
});

it('saves a year as a calendar file once somebody has read what is in it', async () => {
  const user = userEvent.setup();
  saveCalendar.mockResolvedValue('Dates.ics');
  render(CalendarPage, { span: 'month', day: null });
  await user.click(await screen.findByRole('button', { name: 'Save as a calendar file' }));
  expect(screen.getByText(/No child is named in it/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save the file' }));
  await waitFor(() => expect(toasts.list).toHaveLength(1));
  expect(call).toHaveBeenCalledWith('export_calendar', {
    wanted: { from: '2026-11-10', to: '2027-11-10' },
  });
  expect(saveCalendar).toHaveBeenCalledWith('Dates due.ics', 'BEGIN:VCALENDAR\r\n');
});

it('opens the register on the latest census day, and on others by a press', async () => {
  const { container } = render(PastRegisterPage, { day: null });
  expect(await screen.findByRole('heading', { name: 'SEND register on 1 October 2026' })).toBeVisible();
  await screen.findByRole('link', { name: 'Lund, Zoë' });
  expect(call).toHaveBeenCalledWith('list', {
    wanted: expect.objectContaining({
      of: { list: 'register_on', on: '2026-10-01', part: 'register' },
    }) as unknown,
  });
  expect(screen.getByRole('link', { name: 'Summer census 2026' })).toHaveAttribute(
    'href',
    '/register/on?day=2026-05-21',
  );
  await expectAccessible(container);
});

it('counts weeks and months as the wall calendar does', () => {
  expect(mondayOf('2026-11-01')).toBe('2026-10-26');
  expect(mondayOf('2026-11-02')).toBe('2026-11-02');
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
  expect(addMonths('2026-12-15', -12)).toBe('2025-12-15');
  expect(shownDays('month', '2027-02-10')).toEqual({ from: '2027-02-01', to: '2027-02-28' });
  expect(stepped('week', '2027-03-25', 1)).toBe('2027-04-01');
  expect(spanTitle('month', '2026-11-10')).toBe('November 2026');
  expect(weeksOf([1, 2, 3, 4, 5, 6, 7, 8]).map((week) => week.length)).toEqual([7, 1]);
});

it('knows the census days that have been', () => {
  expect(censusDays('2026-11-10', 4).map(({ on, name }) => `${on} ${name}`)).toEqual([
    '2026-10-01 Autumn census 2026',
    '2026-05-21 Summer census 2026',
    '2026-01-15 Spring census 2026',
    '2025-10-02 Autumn census 2025',
  ]);
  expect(censusDays('2026-01-15', 1)[0]?.on).toBe('2026-01-15');
  expect(censusDays('2026-01-14', 1)[0]?.on).toBe('2025-10-02');
});

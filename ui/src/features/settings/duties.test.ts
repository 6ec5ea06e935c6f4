import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { api, type DutyDoneLine, type YearlyDutiesView } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import DutiesSection from './DutiesSection.svelte';
import { kept } from './fixtures';
import { sectionsFor } from './sections';

function done(
  year: number,
  on: string | null,
  more: Partial<DutyDoneLine['kept']['record']> = {},
): DutyDoneLine {
  return {
    kept: kept({
      id: `d${year}`,
      duty: 'information_report' as const,
      starting: year,
      done_on: on,
      place: 'www.oakbrook.example/send',
      late_reason: '',
      not_for_us: '',
      ...more,
    }),
    year: `${year}/${(year + 1) % 100}`,
    due_on: `${year}-09-30`,
    late: on !== null && on > `${year}-09-30`,
  };
}

const VIEW: YearlyDutiesView = {
  today: '2026-11-22',
  duties: [
    {
      duty: 'information_report',
      name: 'SEN information report',
      about: 'How the school finds and supports children with SEND.',
      next: {
        duty: 'information_report',
        starting: 2026,
        year: '2026/27',
        clock: {
          rule: 'information_report',
          title: 'Publish the SEN information report',
          starts_on: '2026-09-01',
          due_on: '2026-09-30',
          working: 'For the school year 2026/27: by 30 September 2026',
          source: 'SEND Regs 2014 reg 51 and Sch 1',
          duty: 'school',
        },
        state: { state: 'overdue', days: 53 },
        words: '53 days overdue',
      },
      done: [
        done(2025, '2025-10-09', { late_reason: 'The website moved.' }),
        done(2024, null, { not_for_us: 'New.' }),
      ],
      taken_back: [],
    },
  ],
};

beforeEach(() => {
  toasts.clear();
  vi.spyOn(api, 'yearlyDuties').mockResolvedValue(VIEW);
  vi.spyOn(api, 'findDraft').mockResolvedValue(null);
  vi.spyOn(api, 'keepDraft').mockResolvedValue({ saved_at: '2026-11-22T14:02:00Z' });
  vi.spyOn(api, 'discardDraft').mockResolvedValue(null);
});

it('shows what is owed next, with its reason, above what was done', async () => {
  const { container } = render(DutiesSection, { may: true });
  expect(await screen.findByText('53 days overdue')).toBeVisible();
  expect(screen.getByText(/SEND Regs 2014 reg 51/)).toBeInTheDocument();
  const row = screen.getByRole('row', { name: /2025\/26/ });
  expect(row).toHaveTextContent('9 October 2025');
  expect(row).toHaveTextContent('After its day: The website moved.');
  expect(screen.getByRole('row', { name: /2024\/25/ })).toHaveTextContent('Not for us: New.');
  await expectAccessible(container);
});

it('asks why it was late only where it was, and saves the year that is owed', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(api, 'saveDutyDone').mockResolvedValue('d2026');
  render(DutiesSection, { may: true });
  await user.click(await screen.findByRole('button', { name: /Record it/ }));
  const dialog = await screen.findByRole('dialog');
  // The page of last year is there already.
  expect(within(dialog).getByLabelText(/Where it stands/)).toHaveValue('www.oakbrook.example/send');
  const day = within(dialog).getByLabelText('Day');
  await user.click(day);
  await user.paste('18/9/2026');
  expect(within(dialog).queryByLabelText(/Why it was late/)).toBeNull();
  await user.click(day);
  await user.paste('1/10/2026');
  await user.type(await within(dialog).findByLabelText(/Why it was late/), 'Governors met late.');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(save).toHaveBeenCalled());
  expect(save.mock.calls[0]?.[0]).toMatchObject({
    id: null,
    done: { starting: 2026, for_us: true, done_on: '2026-10-01', late_reason: 'Governors met late.' },
  });
});

it('keeps the words and shows the sentence where something is missing', async () => {
  const user = userEvent.setup();
  const sentence = 'Say why it is not for your school.';
  const problem = { code: 'invalid', message: 'Some answers are wrong.', reference: null } as const;
  vi.spyOn(api, 'saveDutyDone').mockRejectedValue(
    new Problem({ ...problem, fields: { not_for_us: [sentence] } }),
  );
  render(DutiesSection, { may: true });
  await user.click(await screen.findByRole('button', { name: /Record it/ }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('radio', { name: 'No, not this year' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect((await within(dialog).findAllByText(sentence)).length).toBeGreaterThan(0);
});

it('is read alone by whoever may not record it, and takes back with a reason otherwise', async () => {
  const user = userEvent.setup();
  const back = vi.spyOn(api, 'voidDutyDone').mockResolvedValue(null);
  const { unmount } = render(DutiesSection, { may: false });
  await screen.findByText('53 days overdue');
  expect(screen.queryByRole('button', { name: /Record it|Take back|Change/ })).toBeNull();
  unmount();
  render(DutiesSection, { may: true });
  await user.click(await screen.findByRole('button', { name: /Take back SEN information report 2025\/26/ }));
  await user.type(await screen.findByLabelText(/Why is it taken back/), 'That was the draft.');
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  await waitFor(() => expect(back).toHaveBeenCalledWith({ id: 'd2025', reason: 'That was the draft.' }));
});

it('stands in the settings of those who see to it', () => {
  const labels = (action: string): string[] => sectionsFor((one) => one === action).map(({ label }) => label);
  expect(labels('duty_write')).toContain('Yearly duties');
  expect(labels('send_read')).not.toContain('Yearly duties');
});

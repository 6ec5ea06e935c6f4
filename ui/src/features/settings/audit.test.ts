import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { api } from '$lib/backend/generated/api';
import { expectAccessible } from '../../test/axe';
import AuditSection from './AuditSection.svelte';
import { auditLine, CHILDREN, FACTS, STAFF } from './fixtures';

beforeEach(() => {
  vi.spyOn(api, 'schoolFacts').mockResolvedValue(FACTS);
  vi.spyOn(api, 'listChildren').mockResolvedValue(CHILDREN);
});

it('tells what happened in sentences, page by page', async () => {
  const user = userEvent.setup();
  const ask = vi
    .spyOn(api, 'auditTrail')
    .mockResolvedValueOnce({ lines: [auditLine(3), auditLine(2)], next_before: 2 })
    .mockResolvedValueOnce({
      lines: [
        auditLine(1, { verb: 'added', kind: 'staff', record_id: 's2', pupil_id: null, pupil_name: null }),
      ],
      next_before: null,
    });
  const { container } = render(AuditSection, { staff: STAFF });
  expect(await screen.findByRole('heading', { name: 'Sunday 22 November 2026' })).toBeVisible();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Show older entries' }));
  expect(await screen.findByText(/: Mr Ł Nowak/)).toBeVisible();
  expect(ask.mock.calls[1]?.[0].filter.before).toBe(2);
  expect(screen.getAllByRole('listitem').length).toBeGreaterThanOrEqual(3);
  expect(screen.queryByRole('button', { name: 'Show older entries' })).toBeNull();
});

it('narrows to a person, to a child, and back to everything', async () => {
  const user = userEvent.setup();
  const ask = vi.spyOn(api, 'auditTrail').mockResolvedValue({ lines: [auditLine(1)], next_before: null });
  render(AuditSection, { staff: STAFF });
  await user.click(await screen.findByRole('button', { name: /Zoë Byrne/ }));
  await user.selectOptions(screen.getByLabelText('Person'), 's2');
  await vi.waitFor(() => {
    expect(ask.mock.lastCall?.[0].filter).toMatchObject({ pupil_id: 'k1', staff_id: 's2' });
  });
  expect(screen.getByRole('combobox', { name: 'Child' })).toHaveValue('Zoë Byrne');
  await user.click(screen.getByRole('button', { name: 'Clear all' }));
  await vi.waitFor(() => {
    expect(ask.mock.lastCall?.[0].filter).toMatchObject({ pupil_id: null, staff_id: null });
  });
});

it('finds a child by typing, and what was done by its sort', async () => {
  const user = userEvent.setup();
  const ask = vi.spyOn(api, 'auditTrail').mockResolvedValue({ lines: [auditLine(1)], next_before: null });
  render(AuditSection, { staff: STAFF });
  await user.type(await screen.findByRole('combobox', { name: 'Child' }), 'ami');
  await user.click(await screen.findByRole('option', { name: /Amir Khan/ }));
  await user.selectOptions(screen.getByLabelText('What was done'), 'Opened a record');
  await vi.waitFor(() => {
    expect(ask.mock.lastCall?.[0].filter).toMatchObject({ pupil_id: 'k2', act: 'opened' });
  });
});

it('says so where nothing fits', async () => {
  vi.spyOn(api, 'auditTrail').mockResolvedValue({ lines: [], next_before: null });
  const { container } = render(AuditSection, { staff: STAFF });
  expect(await screen.findByText('Nothing happened that fits')).toBeVisible();
  await expectAccessible(container);
});

it('says since when the trail holds, or each place where it is not as it was written', async () => {
  const user = userEvent.setup();
  vi.spyOn(api, 'auditTrail').mockResolvedValue({ lines: [auditLine(1)], next_before: null });
  vi.spyOn(api, 'checkTrail')
    .mockResolvedValueOnce({
      entries: 41,
      words: 'The trail holds since entry 1 on 3 September 2026.',
      faults: [],
    })
    .mockResolvedValueOnce({
      entries: 40,
      words: 'The trail is not as it was written: 40 entries looked at.',
      faults: [{ number: 7, words: 'There is a gap after entry 6: entry 7 is missing.' }],
    });
  const { container } = render(AuditSection, { staff: STAFF });
  await user.click(screen.getByRole('button', { name: 'Check the trail' }));
  expect(await screen.findByText(/since entry 1 on 3 September 2026/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Check the trail' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('entry 7 is missing');
  expect(screen.queryByText('Nothing was changed, and nothing is missing')).toBeNull();
  await expectAccessible(container);
});

it('shows how far the check is, and stops it', async () => {
  const user = userEvent.setup();
  vi.spyOn(api, 'auditTrail').mockResolvedValue({ lines: [auditLine(1)], next_before: null });
  const stop = vi.spyOn(api, 'cancelWork').mockResolvedValue(null);
  let end: (reason: unknown) => void = () => undefined;
  vi.spyOn(api, 'checkTrail').mockImplementation(
    (_, watch) =>
      new Promise((_resolve, reject) => {
        watch.told({ done: 500, total: 2000, words: 'Checking the audit trail' });
        end = reject;
      }),
  );
  render(AuditSection, { staff: STAFF });
  await user.click(screen.getByRole('button', { name: 'Check the trail' }));
  await user.click(await screen.findByRole('button', { name: 'Stop' }));
  expect(stop).toHaveBeenCalledOnce();
  end({ code: 'cancelled', message: 'You stopped it.', fields: null, reference: null });
  await vi.waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
  expect(screen.queryByRole('alert')).toBeNull();
});

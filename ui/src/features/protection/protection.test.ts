import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import {
  api,
  type AccessLine,
  type ChildProtectionView,
  type DestructionChild,
  type ProtectionView,
  type PupilRef,
} from '$lib/backend/generated/api';
import { desk } from '$features/desk/desk.svelte';
import { facts } from '$features/plans/school-fixture';
import * as door from '$lib/backend/call';
import { expectAccessible } from '../../test/axe';
import ChildProtection from './ChildProtection.svelte';
import { newRequest, requestDraft, requestTone } from './protection';
import ProtectionSection from './ProtectionSection.svelte';
import TakeOut from './TakeOut.svelte';

const ZOE: PupilRef = {
  id: 'k1',
  name: 'Zoë Byrne',
  name_in_list: 'Byrne, Zoë',
  initials: 'ZB',
  year_group: null,
  year_name: '',
  class_name: null,
  left: true,
};

const BY = {
  version: 1,
  recorded_at: '2026-11-03T09:00:00Z',
  recorded_by: 's1',
  recorded_by_name: 'Mrs A Okafor',
  voided: null,
};

const LINE: AccessLine = {
  pupil: ZOE,
  request: {
    ...BY,
    record: {
      id: 'r1',
      pupil_id: 'k1',
      asked_by: 'Ms K Byrne',
      relationship: 'Mother',
      received_on: '2026-11-03',
      identity_on: null,
      identity_how: '',
      extended_on: null,
      extension_reason: '',
      answered_on: null,
      answer_note: '',
    },
  },
  clock: {
    rule: 'access_request',
    title: 'Answer the request to see the record',
    starts_on: '2026-11-03',
    due_on: '2026-12-03',
    working: 'Received 3 November 2026 + 1 calendar month, to the next working day',
    source: 'UK GDPR art 12(3) and 15; DPA 2018',
    duty: 'school',
  },
  state: { state: 'due_soon', days: 2 },
  words: 'due in 2 days',
};

const PAST: DestructionChild = {
  pupil: ZOE,
  born_on: '1995-10-05',
  kept_until: '2026-10-05',
  left_on: '2007-07-20',
  sent_words: 'File sent on to Park School on 4 September 2007',
  stays: '',
};

const SCHOOL: ProtectionView = {
  today: '2026-12-01',
  years: 31,
  usual_years: 31,
  version: 0,
  holds: [],
  requests: [LINE],
  destruction: {
    past: [PAST],
    staying: [],
    waiting: null,
    listed: [],
    done: [],
    backups: 'Backups still hold them.',
  },
  may_change_years: true,
  may_prepare: true,
  may_sign: false,
};

const CHILD: ChildProtectionView = {
  pupil: ZOE,
  today: '2026-12-01',
  kept_until: '2049-10-05',
  years: 31,
  holds: [],
  requests: [LINE],
  log: [],
  taken_out: [{ on: '2026-11-20', what: 'Printed the plan', by: 'Mrs A Okafor' }],
  may_read_log: true,
  may_write_log: true,
  may_hold: true,
  may_request: true,
  may_export: true,
};

beforeEach(() => {
  vi.spyOn(api, 'schoolFacts').mockResolvedValue(facts);
  vi.spyOn(api, 'findDraft').mockResolvedValue(null);
  vi.spyOn(api, 'keepDraft').mockResolvedValue({ saved_at: '2026-11-22T14:02:00Z' });
  vi.spyOn(api, 'discardDraft').mockResolvedValue(null);
});

it('shows what is asked, kept and past its date, and draws up a list of those who are chosen', async () => {
  const user = userEvent.setup();
  const prepare = vi.spyOn(api, 'prepareDestruction').mockResolvedValue('d1');
  const { container } = render(ProtectionSection, { view: SCHOOL });
  await expectAccessible(container);
  expect(screen.getByText('due in 2 days')).toBeVisible();
  expect(screen.getByText('No record is under a hold.')).toBeVisible();
  const box = screen.getByRole('checkbox', { name: 'Zoë Byrne' });
  await user.click(box);
  expect(screen.getByRole('button', { name: 'Draw up a list of 0 children' })).toBeDisabled();
  await user.click(box);
  await user.click(screen.getByRole('button', { name: 'Draw up a list of 1 child' }));
  expect(prepare).toHaveBeenCalledWith({ pupils: ['k1'] });
});

it('lets the headteacher sign only with the number of children typed', async () => {
  const user = userEvent.setup();
  const sign = vi.spyOn(api, 'signDestruction').mockResolvedValue({
    number: 1,
    words: 'Destruction no. 1 is done.',
    compacted: true,
    backups: 'Older ones.',
  });
  const waiting = {
    ...BY,
    record: {
      id: 'd1',
      number: 1,
      prepared_on: '2026-11-30',
      years: 31,
      signed_on: null,
      signed_by: '',
      children: 0,
      records: 0,
      entries: 0,
    },
  };
  const view = {
    ...SCHOOL,
    may_prepare: false,
    may_sign: true,
    destruction: { ...SCHOOL.destruction, past: [], waiting, listed: [PAST] },
  };
  render(ProtectionSection, { view });
  expect(screen.getByRole('link', { name: 'Print it to sign' })).toHaveAttribute(
    'href',
    '/settings/protection/print?of=d1',
  );
  await user.click(screen.getByRole('button', { name: 'Sign and destroy' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/Zoë Byrne/)).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Sign and destroy' })).toBeDisabled();
  await user.type(dialog.getByLabelText(/How many children/), '1');
  await user.click(dialog.getByRole('button', { name: 'Sign and destroy' }));
  expect(sign.mock.calls[0]?.[0]).toEqual({ id: 'd1', version: 1, children: 1 });
  expect(await screen.findByText('Destruction no. 1 is done.')).toBeVisible();
});

it('shows a child’s holds, requests and what left, and records a request', async () => {
  const user = userEvent.setup();
  const save = vi.spyOn(api, 'saveAccessRequest').mockResolvedValue('r2');
  const { container } = render(ChildProtection, { view: CHILD });
  await expectAccessible(container);
  expect(screen.getByText('Printed the plan')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Record a request' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText(/Who asks/), 'Mr P Byrne');
  await user.click(dialog.getByRole('button', { name: 'Record the request' }));
  expect(save.mock.calls[0]?.[0]).toMatchObject({
    pupil_id: 'k1',
    id: null,
    request: { asked_by: 'Mr P Byrne', received_on: '2026-12-01', identity_on: null },
  });
});

it('offers nothing to whom nothing is allowed', () => {
  render(ChildProtection, {
    view: { ...CHILD, may_hold: false, may_request: false, may_export: false, may_write_log: false },
  });
  expect(screen.queryByRole('button')).toBeNull();
});

it('sends an empty day as none, and says how pressing a request is', () => {
  expect(requestDraft({ ...newRequest('2026-12-01'), received_on: '' }).received_on).toBeNull();
  expect(requestTone(LINE)).toBe('warn');
  expect(requestTone({ ...LINE, state: { state: 'overdue', days: 1 } })).toBe('bad');
  expect(requestTone({ ...LINE, state: null })).toBe('good');
});

function takesOut(): void {
  vi.spyOn(desk, 'may').mockReturnValue(true);
  vi.spyOn(api, 'exportWholeRecord').mockResolvedValue({
    pdf_base64: 'JVBERg==',
    json_base64: 'e30=',
    pages: 3,
    records: 12,
    third_parties: 0,
    suggested_name: 'Everything kept 2026-12-01',
    unprintable: [],
  });
  vi.spyOn(door, 'saveDocuments').mockResolvedValue('Everything kept 2026-12-01');
}

it('asks whom a copy of the whole record is for, once it is out', async () => {
  const user = userEvent.setup();
  takesOut();
  const record = vi.spyOn(api, 'saveDisclosure').mockResolvedValue(['x1']);
  const { container } = render(TakeOut, { pupilId: 'k1' });
  expect(screen.queryByRole('button', { name: 'Who is this for?' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Take everything out' }));
  await user.click(await screen.findByRole('button', { name: 'Who is this for?' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Who is this for?' }));
  await user.type(dialog.getByLabelText(/Who is this for/), 'Ms Byrne, solicitor');
  await user.click(dialog.getByRole('button', { name: 'Record it' }));
  expect(record.mock.calls[0]?.[0]).toMatchObject({
    pupil_ids: ['k1'],
    disclosure: {
      thing: 'record',
      what: 'Everything that is kept about the child',
      to_whom: 'Ms Byrne, solicitor',
    },
  });
  expect(await screen.findByText('Recorded for: Ms Byrne, solicitor')).toBeVisible();
  await expectAccessible(container);
});

it('asks nothing of a copy for a request, whose answer stands in the log by itself', async () => {
  const user = userEvent.setup();
  takesOut();
  const saved = vi.mocked(door.saveDocuments);
  render(TakeOut, { pupilId: 'k1', requestId: 'r1' });
  await user.click(screen.getByRole('button', { name: 'Take everything out' }));
  await vi.waitFor(() => expect(saved).toHaveBeenCalledOnce());
  expect(screen.queryByRole('button', { name: 'Who is this for?' })).toBeNull();
});

it('asks nothing where the copy was not saved', async () => {
  const user = userEvent.setup();
  takesOut();
  const saved = vi.mocked(door.saveDocuments).mockResolvedValue(null);
  render(TakeOut, { pupilId: 'k1' });
  await user.click(screen.getByRole('button', { name: 'Take everything out' }));
  await vi.waitFor(() => expect(saved).toHaveBeenCalledOnce());
  expect(screen.queryByRole('button', { name: 'Who is this for?' })).toBeNull();
});

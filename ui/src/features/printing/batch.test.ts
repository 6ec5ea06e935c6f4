import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PrintedBatch, RegisterRow, RegisterView } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import { batchHref, groupsOf } from './batch.svelte';
import BatchPage from './BatchPage.svelte';

interface Watch {
  told: (step: { done: number; total: number; words: string }) => void;
}
const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const callLong = vi.hoisted(() =>
  vi.fn<(command: string, input: unknown, watch: Watch) => Promise<unknown>>(),
);
const saveDocuments = vi.hoisted(() => vi.fn<(folder: string, files: unknown) => Promise<string | null>>());
vi.mock('$lib/backend/call', () => ({
  call,
  callLong,
  saveDocuments,
  saveDocument: vi.fn(),
  printWindow: () => Promise.resolve(),
  fromBase64: (text: string) => new TextEncoder().encode(text),
  onChanged: () => () => undefined,
}));
vi.mock('$components/document/pdf', () => ({ openPdf: () => new Promise(() => undefined) }));
vi.mock('$components/document/printing', () => ({ layOutForPrint: vi.fn(), clearPrint: vi.fn() }));

function row(name: string, className: string, year: number, stage: boolean): RegisterRow {
  return {
    pupil: {
      id: name,
      name,
      name_in_list: name,
      initials: 'X',
      year_group: '4',
      year_name: `Year ${year}`,
      class_name: className,
      left: false,
    },
    class_id: className.toLowerCase(),
    sex: 'female',
    year_order: year,
    sort_key: name,
    search_key: name,
    stage: stage
      ? { key: 'my_plan', name: 'My Plan', on_register: true, census: 'K', from_on: '2026-09-14' }
      : null,
    stage_order: 1,
    concern: null,
    needs: [],
    factors: [],
    key_worker: null,
    review_due_on: null,
    review_state: null,
    parents_met: null,
    census: null,
    has_photo: false,
    born_on: '2018-10-05',
    upn: null,
    admitted_on: null,
    left_on: null,
  };
}

const register: RegisterView = {
  today: '2026-11-22',
  shows_send: true,
  rows: [
    row('adam', 'Rowan', 5, true),
    row('beth', 'Hazel', 3, true),
    row('carl', 'Rowan', 5, false),
    row('dora', 'Hazel', 3, true),
  ],
  classes: ['Hazel', 'Rowan'],
  year_groups: [],
  stages: [],
  key_workers: [],
  columns: [],
};
const made: PrintedBatch = {
  files: [{ name: 'Papers 2026-11-22.pdf', bytes_base64: '%PDF-1.7', pages: 12 }],
  children: 2,
  pages: 12,
  suggested_folder: 'Papers 2026-11-22',
  left_out: ['Adam has no open plan.'],
  cautions: [],
  unprintable: [],
};

beforeEach(() => {
  call.mockReset();
  call.mockResolvedValue(register);
  callLong.mockReset();
  saveDocuments.mockReset();
});

it('offers the children chosen before, the register and each class, class by class', () => {
  const groups = groupsOf(register, ['carl', 'beth']);
  expect(groups.map(({ label, pupils }) => [label, pupils])).toEqual([
    ['The 2 children you chose', ['beth', 'carl']],
    ['Everybody on the register', ['beth', 'dora', 'adam']],
    ['Hazel', ['beth', 'dora']],
    ['Rowan', ['adam']],
  ]);
  expect(groupsOf(register, []).map(({ value }) => value)).toEqual(['register', 'hazel', 'rowan']);
  expect(batchHref(['a', 'b'])).toBe('/print?pupils=a,b');
});

it('makes one file of what was asked for and says what is missing', async () => {
  const user = userEvent.setup();
  callLong.mockResolvedValue(made);
  // As in the window, where the page stands in the main part of the shell.
  const main = document.body.appendChild(document.createElement('main'));
  const props = { pupils: ['carl', 'beth'], classId: null };
  const { container } = render(BatchPage, { target: main, props });
  await user.click(await screen.findByRole('checkbox', { name: /Reply slip/ }));
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Make the papers for 2 children' }));
  expect(await screen.findByText('12 pages for 2 children')).toBeVisible();
  expect(screen.getByText('Adam has no open plan.')).toBeVisible();
  expect(callLong.mock.calls[0]?.slice(0, 2)).toEqual([
    'print_batch',
    {
      pupil_ids: ['beth', 'carl'],
      papers: {
        plan: true,
        profile: false,
        review_record: false,
        child_view: true,
        parent_view: true,
        reply_slip: true,
        team_notes: false,
        chronology: false,
      },
      files: 'one',
      double_sided: true,
      cover: true,
      photo: true,
      room_to_write: false,
      names_in_files: false,
    },
  ]);
  await expectAccessible(container);
});

it('saves many files in one folder, their names without children’s names', async () => {
  const user = userEvent.setup();
  const file = (name: string) => ({ name, bytes_base64: '%PDF', pages: 2 });
  callLong.mockResolvedValue({ ...made, files: [file('Papers 001.pdf'), file('Papers 002.pdf')] });
  saveDocuments.mockResolvedValue('Papers 2026-11-22');
  render(BatchPage, { pupils: [], classId: 'hazel' });
  await user.click(await screen.findByRole('radio', { name: /A file for each child/ }));
  expect(screen.getByRole('checkbox', { name: /names in the file names/ })).not.toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Make the papers for 2 children' }));
  await user.click(await screen.findByRole('button', { name: 'Save all in a folder' }));
  expect(saveDocuments).toHaveBeenCalledExactlyOnceWith('Papers 2026-11-22', [
    { name: 'Papers 001.pdf', pdf: '%PDF' },
    { name: 'Papers 002.pdf', pdf: '%PDF' },
  ]);
});

it('is stopped in the middle, and then there is nothing', async () => {
  const user = userEvent.setup();
  let stop: (problem: Problem) => void = () => undefined;
  callLong.mockImplementation((_command, _input, watch) => {
    watch.told({ done: 3, total: 8, words: 'Laying out the papers' });
    return new Promise((_, reject) => (stop = reject));
  });
  render(BatchPage, { pupils: [], classId: null });
  await user.click(await screen.findByRole('button', { name: 'Make the papers for 3 children' }));
  expect(await screen.findByRole('progressbar')).toHaveAttribute('aria-valuenow', '3');
  await user.keyboard('{Escape}');
  expect(call).toHaveBeenLastCalledWith('cancel_work', expect.anything());
  stop(new Problem({ code: 'cancelled', message: 'You stopped this.', fields: {}, reference: null }));
  await waitFor(() => expect(screen.queryByRole('progressbar')).not.toBeInTheDocument());
  expect(screen.getByText('Nothing is made yet')).toBeVisible();
});

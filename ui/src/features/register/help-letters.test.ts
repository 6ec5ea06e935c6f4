import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { HelpLetterChild, WrittenHelpLetters } from '$lib/backend/generated/api';
import { facts, TODAY } from '../pupil/fixtures';
import { expectAccessible } from '../../test/axe';
import HelpLettersPage from './HelpLettersPage.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const callLong = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
vi.mock('$lib/backend/call', () => ({
  call,
  callLong,
  saveDocument: vi.fn(),
  printWindow: () => Promise.resolve(),
  fromBase64: (text: string) => new TextEncoder().encode(text),
  onChanged: () => () => undefined,
}));
vi.mock('$components/document/pdf', () => ({ openPdf: () => new Promise(() => undefined) }));
vi.mock('$components/document/printing', () => ({ layOutForPrint: vi.fn(), clearPrint: vi.fn() }));

function child(id: string, name: string, className: string, hadOn: string | null): HelpLetterChild {
  return {
    pupil: {
      id,
      name,
      name_in_list: name,
      initials: 'X',
      year_group: '4',
      year_name: 'Year 4',
      class_name: className,
      left: false,
    },
    given: ['Precision teaching'],
    since: '2026-09-14',
    had_on: hadOn,
    letter: {
      edition: 0,
      title: `Help for ${name}`,
      body: `Dear parent of ${name},`,
      missing: ['The school’s telephone number'],
      told_on: null,
    },
  };
}

const made: WrittenHelpLetters = {
  letters: 2,
  pages: 2,
  bytes_base64: 'JVBERi0=',
  suggested_file_name: 'Letters 2026-11-20.pdf',
  left_out: [],
  careful: ['Ada Cole'],
  unprintable: [],
};

beforeEach(() => {
  call.mockReset();
  callLong.mockReset();
  callLong.mockResolvedValue(made);
  call.mockImplementation((command) =>
    Promise.resolve(
      command === 'school_facts'
        ? facts
        : {
            provision: ['Lunch club', 'Precision teaching'],
            children: [
              child('ada', 'Ada Cole', 'Hazel', null),
              child('ben', 'Ben Shaw', 'Hazel', '2026-10-02'),
              child('cy', 'Cy Lund', 'Rowan', null),
            ],
          },
    ),
  );
});

it('writes to those who have not had the letter, once somebody has said so', async () => {
  const user = userEvent.setup();
  const { container } = render(HelpLettersPage, { what: 'Precision teaching' });
  expect(await screen.findByRole('heading', { name: '2 children chosen' })).toBeVisible();
  expect(call).toHaveBeenCalledWith('help_letters', { what: 'Precision teaching' });
  expect(screen.getByRole('checkbox', { name: /^Ben Shaw/ })).not.toBeChecked();
  expect(screen.getByRole('row', { name: /Ben Shaw/ })).toHaveTextContent('Had it 2 Oct 2026');
  expect(screen.getByText('Dear parent of Ada Cole,')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Read: Cy Lund' }));
  expect(screen.getByText('Dear parent of Cy Lund,')).toBeVisible();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Write 2 letters' }));
  expect(callLong).not.toHaveBeenCalled();
  const dialog = await screen.findByRole('dialog', { name: 'Write 2 letters?' });
  await user.click(within(dialog).getByRole('button', { name: 'Write 2 letters' }));
  await waitFor(() => expect(callLong).toHaveBeenCalledTimes(1));
  expect(callLong.mock.calls[0]?.slice(0, 2)).toEqual([
    'write_help_letters',
    {
      what: 'Precision teaching',
      pupil_ids: ['ada', 'cy'],
      happened_on: TODAY,
      double_sided: true,
    },
  ]);
  expect(await screen.findByText(/2 letters kept on the children’s records/)).toBeVisible();
  expect(screen.getByText(/must not go to every contact.*Ada Cole/)).toBeVisible();
  await expectAccessible(container);
});

it('narrows to a class, and to the children who are ticked', async () => {
  const user = userEvent.setup();
  render(HelpLettersPage, { what: '' });
  await user.selectOptions(await screen.findByLabelText('Class'), 'Hazel');
  expect(screen.getByRole('heading', { name: '1 child chosen' })).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: /^Ben Shaw/ }));
  expect(screen.getByRole('button', { name: 'Write 2 letters' })).toBeEnabled();
  await user.click(screen.getByRole('button', { name: 'Choose none' }));
  expect(screen.getByRole('button', { name: 'Write 0 letters' })).toBeDisabled();
});

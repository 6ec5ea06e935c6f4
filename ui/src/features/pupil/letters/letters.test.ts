import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { kept } from '$features/plans/fixtures';
import LettersSection from '$features/settings/LettersSection.svelte';
import type { Letter, LetterWordingsView, ProposedLetter } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../../test/axe';
import FileSample from '../FileSample.svelte';
import { facts, TODAY, view as fileView, ZOE } from '../fixtures';
import { letterKind, lettersHref } from './letters';
import LettersPage from './LettersPage.svelte';

// A menu that has just closed takes the pointer away from the page for a moment; how long is the machine's affair.
const AT_ONCE = { pointerEventsCheck: 0 } as const;

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const goto = vi.hoisted(() => vi.fn());
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$app/navigation', () => ({ goto }));
vi.mock('$features/desk/desk.svelte', () => ({ desk: { may: () => true, me: { name: 'Mrs A Okafor' } } }));

const letter: Letter = {
  id: 'letter-1',
  pupil_id: ZOE,
  letter_kind: 'register_entry',
  edition: 0,
  happened_on: '2026-11-09',
  title: 'Zoë is now on our SEND register',
  body: 'Dear Mrs Lund,',
  placement_id: null,
};
const proposed: ProposedLetter = {
  edition: 2,
  title: 'Zoë is now on our SEND register',
  body: 'Dear Mrs Lund,\n\nRing ____________.',
  missing: ['The school’s telephone number'],
  told_on: null,
};
const wordings: LetterWordingsView = {
  letters: [
    {
      kind: 'register_entry',
      name: 'Entering the SEND register',
      edition: 1,
      title: 'About {child}',
      body: 'Dear {parents},',
      printed: '',
      placeholders: [{ written: '{child}', stands_for: 'What the child is called' }],
      earlier: [
        {
          words: {
            id: 'given-register_entry',
            letter_kind: 'register_entry',
            edition: 0,
            title: '{child} is on the register',
            body: 'Dear {parents}, hello.',
          },
          title: [{ stretch: 'same', text: 'About {child}' }],
          body: [
            { stretch: 'same', text: 'Dear {parents}, ' },
            { stretch: 'taken_out', text: 'hello.' },
          ],
        },
      ],
    },
  ],
  may_write: true,
};
let answers: Record<string, unknown>;

beforeEach(() => {
  answers = { find_draft: null, list_letters: [], propose_letter: proposed, letter_wordings: wordings };
  toasts.clear();
  goto.mockReset();
  call.mockReset();
  call.mockImplementation((command) => {
    const answer = answers[command];
    return answer instanceof Error
      ? Promise.reject(answer)
      : Promise.resolve(structuredClone(answer ?? null));
  });
});

function sent(command: string): unknown[] {
  return call.mock.calls.filter(([name]) => name === command).map(([, input]) => input);
}

function shown(write: string | null): HTMLElement {
  const sheet = LettersPage as unknown as Component<Record<string, unknown>>;
  return render(FileSample, { file: { view: fileView, facts }, sheet, given: { write } }).container;
}

it('says what letters are for where there is none, and offers each', async () => {
  const user = userEvent.setup(AT_ONCE);
  const container = shown(null);
  await screen.findByText('No letter yet');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: /Write a letter/ }));
  await user.click(await screen.findByRole('menuitem', { name: /Entering the SEND register/ }));
  expect(goto).toHaveBeenCalledWith(lettersHref(ZOE, 'register_entry'));
});

it('keeps a letter as it was put right, and goes on to print it', async () => {
  const user = userEvent.setup(AT_ONCE);
  answers['send_letter'] = 'letter-2';
  const container = shown('register_entry');
  const body = await screen.findByLabelText('The letter');
  expect(screen.getByText(/The record does not hold: The school’s telephone number/)).toBeVisible();
  await expectAccessible(container);
  await user.clear(body);
  await user.type(body, 'Dear Mrs Lund, welcome.');
  await user.click(screen.getByRole('button', { name: 'Keep it and print' }));
  await waitFor(() => expect(goto).toHaveBeenCalledWith(`/pupil/${ZOE}/print?letter=letter-2`));
  expect(sent('send_letter')).toEqual([
    {
      pupil_id: ZOE,
      kind: 'register_entry',
      edition: 2,
      happened_on: TODAY,
      title: 'Zoë is now on our SEND register',
      body: 'Dear Mrs Lund, welcome.',
    },
  ]);
});

it('lists the letters that went out, with a way to print each and to take one back', async () => {
  const user = userEvent.setup(AT_ONCE);
  answers['list_letters'] = [kept(letter, 1)];
  const container = shown(null);
  expect(await screen.findByRole('link', { name: /^Print/ })).toHaveAttribute(
    'href',
    `/pupil/${ZOE}/print?letter=letter-1`,
  );
  expect(screen.getByRole('link', { name: 'Page for a supply teacher' })).toHaveAttribute(
    'href',
    `/pupil/${ZOE}/print?supply`,
  );
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: /^Take back/ }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText(/Why is it taken back/), 'Never sent');
  await user.click(within(dialog).getByRole('button', { name: 'Take it back' }));
  await waitFor(() => expect(sent('void_letter')).toEqual([{ id: 'letter-1', reason: 'Never sent' }]));
});

it('rewords a letter in the settings, shows it filled in, and says which placeholder there is not', async () => {
  const user = userEvent.setup(AT_ONCE);
  answers['register'] = { rows: [{ pupil: { id: ZOE, name_in_list: 'Lund, Zoë' } }] };
  answers['preview_letter'] = { ...proposed, missing: [] };
  const { container } = render(LettersSection);
  expect(await screen.findByLabelText('Heading')).toHaveValue('About {child}');
  await expectAccessible(container);
  await user.selectOptions(screen.getByLabelText('With the data of'), 'Lund, Zoë');
  await user.click(screen.getByRole('button', { name: 'Show it filled in' }));
  expect(await screen.findByText('Zoë is now on our SEND register')).toBeVisible();
  expect(sent('preview_letter')).toEqual([
    { kind: 'register_entry', pupil_id: ZOE, title: 'About {child}', body: 'Dear {parents},' },
  ]);
  answers['preview_letter'] = new Problem({
    code: 'invalid',
    message: 'Please check.',
    fields: { body: ['There is no placeholder {mum}.'] },
    reference: null,
  });
  await user.click(screen.getByRole('button', { name: 'Show it filled in' }));
  expect(await screen.findByText('There is no placeholder {mum}.')).toBeVisible();
  await user.click(screen.getByText('Wordings before this one: 1'));
  await user.click(screen.getByRole('button', { name: 'Compare with the words of now' }));
  expect(screen.getByText('hello.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Take these words up again' }));
  answers['save_letter_words'] = 2;
  await user.click(screen.getByRole('button', { name: 'Save these words' }));
  await waitFor(() =>
    expect(sent('save_letter_words')).toEqual([
      {
        kind: 'register_entry',
        edition: 1,
        title: '{child} is on the register',
        body: 'Dear {parents}, hello.',
      },
    ]),
  );
});

it('shows the words without a form to whoever may not change them', async () => {
  answers['letter_wordings'] = { ...wordings, may_write: false };
  render(LettersSection);
  await screen.findByText('About {child}');
  expect(screen.queryByLabelText('Heading')).toBeNull();
  cleanup();
  expect(letterKind('register_exit')).toBe('register_exit');
  expect(letterKind('toString')).toBeUndefined();
});

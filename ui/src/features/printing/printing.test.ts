import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { FamilyPaperView, PrintedPaper } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import { unprintableWords } from './paper';
import { askedFor, ehcPaperHref, reviewPaperHref } from './papers';
import FamilyPaperCard from './FamilyPaperCard.svelte';
import PrintPage from './PrintPage.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const saveDocument = vi.hoisted(() => vi.fn<(name: string, pdf: Uint8Array) => Promise<string | null>>());
vi.mock('$lib/backend/call', () => ({
  call,
  saveDocument,
  printWindow: () => Promise.resolve(),
  fromBase64: (text: string) => new TextEncoder().encode(text),
  onChanged: () => () => undefined,
}));
// What the preview draws is held to its promises beside it; here it only has to be asked for the right bytes.
vi.mock('$components/document/pdf', () => ({ openPdf: () => new Promise(() => undefined) }));
vi.mock('$components/document/printing', () => ({ layOutForPrint: vi.fn(), clearPrint: vi.fn() }));

const paper: PrintedPaper = {
  bytes_base64: '%PDF-1.7',
  pages: 2,
  suggested_file_name: 'My Plan 2026-11-22.pdf',
  unprintable: [],
  cautions: [],
};
let printed: PrintedPaper | Problem;
let family: FamilyPaperView;
const papers = () => call.mock.calls.filter(([command]) => command.startsWith('print_'));

beforeEach(() => {
  printed = paper;
  family = {
    choices: { text_size: 'standard', tint: 'none', spacing: 'standard', heading_language: null },
    version: null,
    home_language: 'pl',
    languages: [{ code: 'pl', name: 'Polish' }],
    may_write: true,
  };
  call.mockReset();
  call.mockImplementation((command) => {
    if (command === 'open_family_paper') return Promise.resolve(family);
    return printed instanceof Problem ? Promise.reject(printed) : Promise.resolve(printed);
  });
  saveDocument.mockReset();
});

it('makes the paper anew for every choice', async () => {
  const user = userEvent.setup();
  const { container } = render(PrintPage, { pupilId: 'pupil-1', paper: { kind: 'plan', id: 'plan-1' } });
  await waitFor(() => expect(papers()).toHaveLength(1));
  await user.click(screen.getByRole('radio', { name: /^Large/ }));
  await user.click(screen.getByRole('radio', { name: 'Cream' }));
  await user.click(screen.getByRole('checkbox', { name: /Room to write/ }));
  await waitFor(() => expect(papers()).toHaveLength(4));
  expect(call).toHaveBeenLastCalledWith('print_plan', {
    plan_id: 'plan-1',
    choices: {
      text_size: 'large',
      tint: 'cream',
      spacing: 'standard',
      headings: null,
      photo: true,
      room_to_write: true,
    },
  });
  await expectAccessible(container);
});

it('prints the profile where no plan is named', async () => {
  render(PrintPage, { pupilId: 'pupil-1', paper: { kind: 'profile', id: null } });
  await waitFor(() =>
    expect(call).toHaveBeenCalledWith('print_profile', expect.objectContaining({ pupil_id: 'pupil-1' })),
  );
  expect(screen.getByRole('link', { name: 'Back to the profile' })).toHaveAttribute(
    'href',
    '/pupil/pupil-1/profile',
  );
});

it('saves the very bytes shown, under a name without the child’s', async () => {
  const user = userEvent.setup();
  saveDocument.mockResolvedValue('My Plan 2026-11-22.pdf');
  render(PrintPage, { pupilId: 'pupil-1', paper: { kind: 'plan', id: 'plan-1' } });
  const button = screen.getByRole('button', { name: 'Save as PDF' });
  await waitFor(() => expect(button).toBeEnabled());
  await user.click(button);
  const [name, bytes] = saveDocument.mock.calls[0] ?? [];
  expect(name).toBe('My Plan 2026-11-22.pdf');
  expect(new TextDecoder().decode(bytes)).toBe('%PDF-1.7');
});

it('saves the paper as it was chosen last, though it is still being made', async () => {
  const user = userEvent.setup();
  saveDocument.mockResolvedValue('My Plan 2026-11-22.pdf');
  render(PrintPage, { pupilId: 'pupil-1', paper: { kind: 'plan', id: 'plan-1' } });
  const button = screen.getByRole('button', { name: 'Save as PDF' });
  await waitFor(() => expect(button).toBeEnabled());
  let made: (paper: PrintedPaper) => void = () => undefined;
  call.mockImplementation(() => new Promise((resolve) => (made = resolve)));
  await user.click(screen.getByRole('radio', { name: /^Large/ }));
  await user.click(button);
  expect(saveDocument).not.toHaveBeenCalled();
  made({ ...paper, bytes_base64: '%PDF-1.7 large' });
  await waitFor(() => expect(saveDocument).toHaveBeenCalledOnce());
  expect(new TextDecoder().decode(saveDocument.mock.calls[0]?.[1])).toBe('%PDF-1.7 large');
});

it('says what cannot be printed, and what to think of before it is handed over', async () => {
  printed = { ...paper, unprintable: ['𐎀'], cautions: ['Information must not go to every contact.'] };
  render(PrintPage, { pupilId: 'pupil-1', paper: { kind: 'plan', id: 'plan-1' } });
  expect(await screen.findByText(/One character in this paper cannot be printed: “𐎀”/)).toBeVisible();
  expect(screen.getByText('Information must not go to every contact.')).toBeVisible();
  expect(unprintableWords(['a', 'b'])).toContain('2 characters in this paper cannot be printed: “a”, “b”.');
});

it('says why there is no paper', async () => {
  printed = new Problem({
    code: 'document',
    message: 'The paper could not be made.',
    fields: {},
    reference: 'r-1',
  });
  render(PrintPage, { pupilId: 'pupil-1', paper: { kind: 'plan', id: 'plan-1' } });
  expect(await screen.findByText('The paper could not be made.')).toBeVisible();
});

it('prints as the family chose, unless somebody picks otherwise for this copy', async () => {
  const user = userEvent.setup();
  family.choices = { text_size: 'large', tint: 'blue', spacing: 'easier', heading_language: 'pl' };
  render(PrintPage, { pupilId: 'pupil-1', paper: { kind: 'plan', id: 'plan-1' } });
  const chosen = { text_size: 'large', tint: 'blue', spacing: 'easier', headings: 'pl' };
  await waitFor(() => expect(papers()[0]?.[1]).toMatchObject({ plan_id: 'plan-1', choices: chosen }));
  await user.click(screen.getByRole('radio', { name: 'White' }));
  await waitFor(() => expect(papers().at(-1)?.[1]).toMatchObject({ choices: { ...chosen, tint: 'none' } }));
});

it('keeps what the family likes to read on the child’s record', async () => {
  const user = userEvent.setup();
  const { container } = render(FamilyPaperCard, { pupilId: 'pupil-1' });
  await user.click(await screen.findByRole('radio', { name: /^Large/ }));
  await user.click(screen.getByRole('button', { name: 'Use the home language' }));
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Save the choices' }));
  expect(call).toHaveBeenLastCalledWith('save_family_paper', {
    pupil_id: 'pupil-1',
    version: null,
    choices: { text_size: 'large', tint: 'none', spacing: 'standard', heading_language: 'pl' },
  });
});

it('prints a paper of a review of the EHC plan, a letter without a photo', async () => {
  const asked = askedFor(
    new URL(`https://w${ehcPaperHref('pupil-1', 'invitations', 'review-1')}`).searchParams,
  );
  render(PrintPage, { pupilId: 'pupil-1', paper: asked });
  await waitFor(() =>
    expect(call).toHaveBeenCalledWith(
      'print_ehc',
      expect.objectContaining({ paper: { paper: 'invitations', review_id: 'review-1' } }),
    ),
  );
  expect(screen.getByRole('heading', { name: 'Print the invitations' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Back to the EHCP' })).toHaveAttribute(
    'href',
    '/pupil/pupil-1/ehcp',
  );
  expect(screen.queryByRole('checkbox', { name: 'The child’s photo' })).toBeNull();
  expect(screen.queryByRole('checkbox', { name: /Room to write/ })).toBeNull();
});

it('asks for each paper of the statutory side by the record that it is of', () => {
  const asked = (href: string) => askedFor(new URL(`https://w${href}`).searchParams);
  expect(asked(ehcPaperHref('p', 'delivery'))).toEqual({ kind: 'delivery', id: null });
  expect(asked(ehcPaperHref('p', 'school_advice', 'r'))).toEqual({ kind: 'school_advice', id: 'r' });
  expect(asked('/pupil/p/print?ehc=constructor')).toEqual({ kind: 'profile', id: null });
});

it('prints the record of the very review that was chosen, and leads back to it', async () => {
  const asked = askedFor(new URL(`https://w${reviewPaperHref('pupil-1', 'review-1')}`).searchParams);
  const { container } = render(PrintPage, { pupilId: 'pupil-1', paper: asked });
  await waitFor(() =>
    expect(call).toHaveBeenCalledWith('print_review', expect.objectContaining({ review_id: 'review-1' })),
  );
  expect(screen.getByRole('link', { name: 'Back to the reviews' })).toHaveAttribute(
    'href',
    '/pupil/pupil-1/reviews#review-1',
  );
  expect(screen.queryByRole('checkbox', { name: 'The child’s photo' })).toBeNull();
  await expectAccessible(container);
});

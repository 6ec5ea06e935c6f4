import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PrintedPaper } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import { unprintableWords } from './paper';
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

beforeEach(() => {
  printed = paper;
  call.mockReset();
  call.mockImplementation(() =>
    printed instanceof Problem ? Promise.reject(printed) : Promise.resolve(printed),
  );
  saveDocument.mockReset();
});

it('makes the paper anew for every choice', async () => {
  const user = userEvent.setup();
  const { container } = render(PrintPage, { pupilId: 'pupil-1', paper: { kind: 'plan', id: 'plan-1' } });
  await waitFor(() => expect(call).toHaveBeenCalledOnce());
  await user.click(screen.getByRole('radio', { name: /^Large/ }));
  await user.click(screen.getByRole('radio', { name: 'Cream' }));
  await user.click(screen.getByRole('checkbox', { name: /Room to write/ }));
  await waitFor(() => expect(call).toHaveBeenCalledTimes(4));
  expect(call).toHaveBeenLastCalledWith('print_plan', {
    plan_id: 'plan-1',
    choices: { text_size: 'large', tint: 'cream', spacing: 'standard', photo: true, room_to_write: true },
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

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import OpenWithSheet from './OpenWithSheet.svelte';
import RecoverySheet from './RecoverySheet.svelte';

vi.mock('$components/document/pdf', () => ({ openPdf: () => new Promise(() => undefined) }));
vi.mock('$components/document/printing', () => ({ layOutForPrint: vi.fn(), clearPrint: vi.fn() }));

const made = { bytes_base64: '', suggested_file_name: 'Recovery sheet.pdf', groups_to_type: [2, 5, 7] };

function wrong(fields: Record<string, string[]>): Problem {
  return new Problem({
    code: 'invalid',
    message: 'Some answers need another look.',
    fields,
    reference: null,
  });
}

it('is in force once three groups are typed back from the paper', async () => {
  const user = userEvent.setup();
  const onconfirm = vi
    .fn<(groups: string[]) => Promise<void>>()
    .mockRejectedValueOnce(wrong({ 'groups.1': ['Type group 5 as it stands on the sheet.'] }))
    .mockResolvedValue();
  const ondone = vi.fn();
  const { container } = render(RecoverySheet, { make: () => Promise.resolve(made), onconfirm, ondone });
  await user.click(await screen.findByRole('button', { name: 'I have it on paper' }));
  for (const [label, typed] of [
    ['Group 2', 'ab3de'],
    ['Group 5', 'xxxxx'],
    ['Group 7', '00000'],
  ] as const) {
    await user.type(screen.getByLabelText(label), typed);
  }
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'The sheet is right' }));
  expect(onconfirm).toHaveBeenLastCalledWith(['ab3de', 'xxxxx', '00000']);
  expect(await screen.findByLabelText('Group 5')).toHaveAccessibleDescription(/as it stands on the sheet/);
  expect(ondone).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'The sheet is right' }));
  await vi.waitFor(() => expect(ondone).toHaveBeenCalledOnce());
});

it('opens with the sheet alone, or with a new password for who has forgotten it', async () => {
  const user = userEvent.setup();
  const onopen = vi.fn(() => Promise.resolve());
  const names = [{ id: '1', name: 'Mrs A Okafor', job_title: 'SENCO' }];
  const { container } = render(OpenWithSheet, { names, onopen, ondone: vi.fn(), oncancel: vi.fn() });
  await user.type(screen.getByLabelText('The code on the sheet'), 'ABCDE FGHJK');
  await user.click(screen.getByRole('button', { name: 'Open with the sheet' }));
  expect(onopen).toHaveBeenLastCalledWith('ABCDE FGHJK', null);
  await user.click(screen.getByRole('checkbox', { name: /forgotten my password/ }));
  await user.selectOptions(screen.getByLabelText('Your name'), 'Mrs A Okafor');
  await user.type(screen.getByLabelText('New password'), 'nine kites over the hill');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Open with the sheet' }));
  expect(onopen).toHaveBeenLastCalledWith('ABCDE FGHJK', { staff_id: '1', new: 'nine kites over the hill' });
});

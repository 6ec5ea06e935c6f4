import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { kept, PUPIL, TODAY } from '$features/plans/fixtures';
import type { ProfilesView, SaveProfile } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import { draftOf, profileWords } from './parts';
import ProfileEditor from './ProfileEditor.svelte';
import ProfilePage from './ProfilePage.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
vi.mock('$lib/backend/call', () => ({ call, onChanged: () => () => undefined }));
vi.mock('$app/navigation', () => ({ goto: vi.fn() }));

const profile = {
  id: 'profile-2',
  pupil_id: PUPIL,
  happened_on: '2026-10-02',
  admire: 'I am honest and I say sorry.',
  important: 'Not being rushed.',
  support: 'Read the instructions to me.',
  communicate: '',
  hopes: 'I will be a nurse.',
  written_with: 'Miss M Price and Mum',
};
const before = { ...profile, id: 'profile-1', happened_on: '2025-10-03', admire: 'I am funny.' };

const view: ProfilesView = {
  name: 'My Profile',
  current: kept(profile, 3),
  earlier: [kept(before)],
  voided: [],
  may_write: true,
  may_print: true,
};
let answers: Record<string, unknown>;

beforeEach(() => {
  answers = { profiles: view, find_draft: null };
  call.mockReset();
  call.mockImplementation((command) => {
    const answer = answers[command];
    return answer instanceof Problem
      ? Promise.reject(answer)
      : Promise.resolve(structuredClone(answer ?? null));
  });
});

function asked(command: string): unknown[] {
  return call.mock.calls.filter(([name]) => name === command).map(([, input]) => input);
}

it('reads like the paper, with the earlier ones beneath', async () => {
  const user = userEvent.setup();
  const { container } = render(ProfilePage, { pupilId: PUPIL });
  expect(await screen.findByText('Written 2 October 2026 with Miss M Price and Mum')).toBeVisible();
  const headings = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
  expect(headings.slice(0, 2)).toEqual(['What people like and admire about me', 'What is important to me']);
  expect(screen.getAllByText('Not written yet')[0]).toBeVisible();
  await user.click(screen.getByText(/3 October 2025/));
  expect(screen.getByText('I am funny.')).toBeVisible();
  await expectAccessible(container);
});

it('says what to do where there is none, and offers only what is allowed', async () => {
  answers['profiles'] = { ...view, current: null, earlier: [], may_write: false };
  const { container } = render(ProfilePage, { pupilId: PUPIL });
  expect(await screen.findByText('No My Profile yet')).toBeVisible();
  expect(screen.queryByRole('link', { name: /Write/ })).toBeNull();
  expect(screen.getByRole('link', { name: 'Print an empty page' })).toBeVisible();
  await expectAccessible(container);
});

it('takes a profile back with a reason, and shows it with the way back', async () => {
  const user = userEvent.setup();
  answers['profiles'] = {
    ...view,
    voided: [
      { ...kept(before), voided: { at: '2026-11-01T09:00:00Z', by: 'staff-1', reason: 'Wrong child' } },
    ],
  };
  render(ProfilePage, { pupilId: PUPIL });
  await user.click(await screen.findByText('Taken back: 1'));
  await user.click(screen.getByRole('button', { name: /Bring back/ }));
  expect(asked('bring_back_profile')).toEqual([{ id: 'profile-1' }]);
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('menuitem', { name: /Take it back/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Take this profile back?' });
  await user.type(within(dialog).getByLabelText('Why is it taken back?'), 'Not hers');
  await user.click(within(dialog).getByRole('button', { name: 'Take it back' }));
  await waitFor(() => expect(asked('void_profile')).toEqual([{ id: 'profile-2', reason: 'Not hers' }]));
});

it('revises the profile in the version it was read in', async () => {
  const user = userEvent.setup();
  const onsaved = vi.fn();
  const { container } = render(ProfileEditor, {
    pupilId: PUPIL,
    profile: kept(profile, 3),
    today: TODAY,
    onsaved,
    onleave: vi.fn(),
  });
  await user.type(screen.getByLabelText('How I communicate'), 'I talk fast.');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Save the profile' }));
  await waitFor(() => expect(onsaved).toHaveBeenCalledOnce());
  const [input] = asked('save_profile') as SaveProfile[];
  expect(input).toMatchObject({ pupil_id: PUPIL, id: 'profile-2', version: 3 });
  expect(input?.profile).toMatchObject({ communicate: 'I talk fast.', admire: profile.admire });
});

it('starts afresh beside the one there is, and tells what is missing', async () => {
  const user = userEvent.setup();
  const sentence = 'The profile is still empty. Fill in at least one of its parts.';
  answers['save_profile'] = new Problem({
    code: 'invalid',
    message: 'Some answers need another look.',
    fields: { admire: [sentence] },
    reference: null,
  });
  render(ProfileEditor, {
    pupilId: PUPIL,
    profile: undefined,
    today: TODAY,
    onsaved: vi.fn(),
    onleave: vi.fn(),
  });
  await user.click(screen.getByRole('button', { name: 'Save the profile' }));
  await user.click(await screen.findByRole('link', { name: sentence }));
  expect(screen.getByLabelText('What people like and admire about me')).toHaveFocus();
  const [input] = asked('save_profile') as SaveProfile[];
  expect(input).toMatchObject({ id: null, version: null });
  expect(input?.profile.happened_on).toBe(TODAY);
});

it('tells a profile in plain words', () => {
  const words = profileWords(draftOf(profile, TODAY));
  expect(words).toContainEqual({ term: 'My hopes', text: 'I will be a nurse.' });
  expect(words).toContainEqual({ term: 'Written on', text: '2 October 2026' });
});

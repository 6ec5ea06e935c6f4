import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { DeskFacts } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import NewPassword from './NewPassword.svelte';
import Ready from './Ready.svelte';
import SetUpWizard from './SetUpWizard.svelte';
import SignIn from './SignIn.svelte';
import { advice } from './advice';

const facts: DeskFacts = {
  can_forbid_capture: true,
  version: '0.1.0',
  data_folder: '/home/office/waymark',
  presets: [
    {
      key: 'graduated',
      name: 'Graduated Pathway',
      description: 'Four steps.',
      stage_names: ['My Profile', 'My Plan'],
    },
    { key: 'layers', name: 'Layers of support', description: 'Four layers.', stage_names: ['Universal'] },
  ],
  roles: [
    { code: 'senco', name: 'SENCO' },
    { code: 'headteacher', name: 'Headteacher' },
  ],
  term_namings: [
    { code: 'seasons', name: 'Autumn 1 to Summer 2' },
    { code: 'numbers', name: 'Term 1 to Term 6' },
  ],
};

function wizard(oncreate: () => Promise<void>) {
  const ondone = vi.fn();
  const { container } = render(SetUpWizard, { facts, oncreate, ondone });
  return { user: userEvent.setup(), ondone, container };
}

type User = ReturnType<typeof userEvent.setup>;

async function next(user: User): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'Continue' }));
}

async function answerAll(user: User): Promise<void> {
  await user.type(screen.getByLabelText('Name of the school'), 'Holmwood Primary School');
  await next(user);
  await user.click(screen.getByRole('radio', { name: /Graduated Pathway/ }));
  await user.click(screen.getByRole('radio', { name: 'Term 1 to Term 6' }));
  await next(user);
  await user.type(screen.getByLabelText('Your name'), 'Mrs A Okafor');
  await next(user);
  await user.type(screen.getByLabelText('Password for Mrs A Okafor'), 'seven quiet otters');
  await next(user);
}

it('sets the school up after a last look at the answers', async () => {
  const create = vi.fn(() => Promise.resolve());
  const { user, ondone, container } = wizard(create);
  await expectAccessible(container);
  await answerAll(user);
  expect(screen.getByRole('heading', { name: 'Check your answers' })).toHaveFocus();
  expect(screen.queryByText('seven quiet otters')).toBeNull();
  expect(create).not.toHaveBeenCalled();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Set up the school' }));
  expect(create).toHaveBeenCalledExactlyOnceWith({
    name: 'Holmwood Primary School',
    urn: '',
    local_authority: '',
    pathway: 'graduated',
    term_naming: 'numbers',
    person_name: 'Mrs A Okafor',
    role: 'senco',
    job_title: 'SENCO',
    password: 'seven quiet otters',
  });
  expect(ondone).toHaveBeenCalledOnce();
});

it('asks for what is missing before it goes on', async () => {
  const { user, container } = wizard(vi.fn());
  await next(user);
  expect(screen.getByRole('alert')).toHaveFocus();
  await user.click(screen.getByRole('link', { name: 'Enter the name of the school.' }));
  await user.keyboard('Holmwood');
  await next(user);
  await next(user);
  expect(screen.getByRole('link', { name: /Choose the pathway/ })).toBeVisible();
  await expectAccessible(container);
});

it('shows the step in which the core found something wrong, then comes back to the check', async () => {
  const refused = new Problem({
    code: 'invalid',
    message: 'Some answers are wrong.',
    fields: { password: ['Leave the school’s name out of the password.'], urn: ['A URN has six digits.'] },
    reference: null,
  });
  const create = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(refused);
  const { user, ondone } = wizard(create);
  await answerAll(user);
  await user.click(screen.getByRole('button', { name: 'Set up the school' }));
  expect(await screen.findByRole('link', { name: 'A URN has six digits.' })).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Your school' })).toBeVisible();
  await next(user);
  expect(screen.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(screen.getByLabelText(/Password for/)).toHaveValue('seven quiet otters');
  await next(user);
  await user.click(screen.getByRole('button', { name: 'Set up the school' }));
  await waitFor(() => expect(ondone).toHaveBeenCalledOnce());
});

it('says when the file could not be made, and keeps the answers', async () => {
  const full = new Problem({ code: 'file', message: 'The disk is full.', fields: {}, reference: 'r7' });
  const { user } = wizard(() => Promise.reject(full));
  await answerAll(user);
  await user.click(screen.getByRole('button', { name: 'Set up the school' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.');
  expect(screen.getByText('Holmwood Primary School')).toBeVisible();
});

it('says what comes next', async () => {
  const { container } = render(Ready);
  await expectAccessible(container);
  expect(screen.getByRole('link', { name: 'Check the term dates' })).toHaveAttribute(
    'href',
    '/settings/terms',
  );
});

it('advises a longer password without refusing a shorter one', () => {
  expect(advice('')).toMatch(/short sentence/);
  expect(advice('otters')).toMatch(/^2 more to go/);
  expect(advice('otters!!')).toMatch(/^Long enough/);
  expect(advice('seven quiet otters')).toMatch(/^Good/);
});

it('does not ask again for the one-time password that was typed a moment ago, unless it was wrong', async () => {
  const user = userEvent.setup();
  const wrong = new Problem({
    code: 'invalid',
    message: 'Some answers are wrong.',
    fields: { current: ['That is not your password now.'] },
    reference: null,
  });
  const onchange = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(wrong);
  const onsaved = vi.fn();
  const { container } = render(NewPassword, {
    current: 'eight words',
    save: 'Use this password',
    onchange,
    onsaved,
  });
  expect(screen.queryByLabelText('Password you have now')).toBeNull();
  await user.type(screen.getByLabelText('New password'), 'seven quiet otters{Enter}');
  expect(await screen.findByLabelText('Password you have now')).toHaveAccessibleDescription(
    /not your password/,
  );
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Use this password' }));
  expect(onchange).toHaveBeenLastCalledWith('eight words', 'seven quiet otters');
  expect(onsaved).toHaveBeenCalledOnce();
});

it('tells the password of the sample school and fills it in', async () => {
  const user = userEvent.setup();
  const onsignin = vi.fn(() => Promise.resolve());
  const names = [{ id: '1', name: 'Mrs A Okafor', job_title: 'SENCO' }];
  const { container } = render(SignIn, { names, samplePassword: 'a look around', onsignin });
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Fill it in' }));
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(onsignin).toHaveBeenCalledExactlyOnceWith('1', 'a look around');
});

it('warns while Caps Lock is on', async () => {
  const user = userEvent.setup();
  const names = [{ id: '1', name: 'Mrs A Okafor', job_title: 'SENCO' }];
  render(SignIn, { names, onsignin: vi.fn() });
  await user.click(screen.getByLabelText('Password'));
  await user.keyboard('{CapsLock}s');
  expect(screen.getByText('Caps Lock is on.')).toBeVisible();
  await user.keyboard('{CapsLock}s');
  expect(screen.queryByText('Caps Lock is on.')).toBeNull();
});

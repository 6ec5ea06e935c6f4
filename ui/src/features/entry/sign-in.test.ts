import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import SignIn from './SignIn.svelte';
import Welcome from './Welcome.svelte';

const names = [
  { id: '1', name: 'Mrs A Okafor', job_title: 'SENCO' },
  { id: '2', name: 'Mr Ł Nowak', job_title: 'Teaching assistant' },
];

it('signs in with a name and a password, by keyboard alone', async () => {
  const user = userEvent.setup();
  const onsignin = vi.fn(() => Promise.resolve());
  const { container } = render(SignIn, { names, onsignin });
  await expectAccessible(container);
  await user.tab();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('radio', { name: /Nowak/ })).toBeChecked();
  await user.tab();
  await user.keyboard('a long password{Enter}');
  expect(onsignin).toHaveBeenCalledExactlyOnceWith('2', 'a long password');
});

it('says what is missing', async () => {
  const user = userEvent.setup();
  const onsignin = vi.fn();
  render(SignIn, { names, onsignin });
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(screen.getByRole('radiogroup', { name: 'Your name' })).toHaveAccessibleDescription(/Pick your name/);
  expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(/Type your password/);
  expect(onsignin).not.toHaveBeenCalled();
});

it('says beside the box that the password is wrong, and lets it be typed anew', async () => {
  const user = userEvent.setup();
  const wrong = new Problem({
    code: 'wrong_password',
    message: 'That is not the password.',
    fields: {},
    reference: null,
  });
  render(SignIn, { names, onsignin: () => Promise.reject(wrong) });
  await user.click(screen.getByText('Mrs A Okafor'));
  const box = screen.getByLabelText('Password');
  expect(box).toHaveFocus();
  await user.keyboard('wrong{Enter}');
  expect(box).toHaveAccessibleDescription(/That is not the password/);
  expect(box).toHaveFocus();
});

it('leads to a backup where the file does not open', async () => {
  const user = userEvent.setup();
  const damaged = new Problem({
    code: 'unreadable',
    message: 'The school’s file is damaged.',
    fields: {},
    reference: 'r1',
  });
  const { container } = render(SignIn, { names, onsignin: () => Promise.reject(damaged) });
  await user.click(screen.getByText('Mrs A Okafor'));
  await user.keyboard('a long password{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('damaged');
  expect(screen.getByRole('link', { name: 'Restore from a backup' })).toHaveAttribute(
    'href',
    '/restore?instead',
  );
  await expectAccessible(container);
});

it('narrows a long list of names by typing', async () => {
  const user = userEvent.setup();
  const many = Array.from({ length: 12 }, (_, index) => ({
    id: `p${index}`,
    name: `Person ${index}`,
    job_title: 'TA',
  }));
  render(SignIn, { names: [...many, ...names], onsignin: vi.fn() });
  await user.type(screen.getByRole('textbox', { name: 'Find your name' }), 'nowak');
  expect(screen.getAllByRole('radio')).toHaveLength(1);
});

it('welcomes with two ways on, and says when the sample school could not be opened', async () => {
  const user = userEvent.setup();
  const full = new Problem({ code: 'file', message: 'The disk is full.', fields: {}, reference: 'r7' });
  const { container } = render(Welcome, { onsample: () => Promise.reject(full) });
  await expectAccessible(container);
  expect(screen.getByRole('link', { name: /Set up our school/ })).toHaveAttribute('href', '/set-up');
  await user.click(screen.getByRole('button', { name: 'Look round a sample school' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full. Reference to quote: r7');
});

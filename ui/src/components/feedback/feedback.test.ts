import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectAccessible } from '../../test/axe';
import ConfirmDialog from './ConfirmDialog.svelte';
import ProgressDialog from './ProgressDialog.svelte';
import { Toasts } from './toasts.svelte';

describe('asking once more', () => {
  const props = {
    open: true,
    heading: 'Void this note?',
    text: 'It stays in the history.',
    confirm: 'Void the note',
    reason: 'Why is it wrong?',
  };

  it('does nothing without a reason, and says so', async () => {
    const user = userEvent.setup();
    const onconfirm = vi.fn();
    render(ConfirmDialog, { ...props, onconfirm });
    const box = screen.getByRole('textbox', { name: 'Why is it wrong?' });
    expect(box).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Void the note' }));
    expect(onconfirm).not.toHaveBeenCalled();
    expect(box).toHaveAccessibleDescription(/Say why in a few words/);
    await expectAccessible(document.body);
    await user.type(box, ' Wrong child ');
    await user.click(screen.getByRole('button', { name: 'Void the note' }));
    expect(onconfirm).toHaveBeenCalledExactlyOnceWith('Wrong child');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('stays open with the words when it did not happen', async () => {
    const user = userEvent.setup();
    render(ConfirmDialog, {
      ...props,
      reason: undefined,
      onconfirm: () => Promise.reject(new Error('The review has been closed.')),
    });
    await user.click(screen.getByRole('button', { name: 'Void the note' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The review has been closed.');
    expect(screen.getByRole('dialog', { name: 'Void this note?' })).toBeVisible();
  });

  it('is left by Escape, and the safe choice has the focus', async () => {
    const user = userEvent.setup();
    const onclose = vi.fn();
    render(ConfirmDialog, { ...props, reason: undefined, onconfirm: vi.fn(), onclose });
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(onclose).toHaveBeenCalledOnce();
  });
});

describe('toasts', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('say the same words once, however often they are said', () => {
    const toasts = new Toasts();
    toasts.show('There is nothing to print.');
    toasts.show('Voided', { undo: vi.fn() });
    toasts.show('There is nothing to print.');
    expect(toasts.list.map(({ text }) => text)).toEqual(['Voided', 'There is nothing to print.']);
    toasts.show('Voided', { undo: vi.fn() });
    expect(toasts.list.filter(({ undo }) => undo)).toHaveLength(2);
    toasts.clear();
  });

  it('leave by themselves, later where there is a way back', () => {
    const toasts = new Toasts();
    toasts.show('Saved');
    toasts.show('Voided', { undo: vi.fn() });
    vi.advanceTimersByTime(6_000);
    expect(toasts.list.map(({ text }) => text)).toEqual(['Voided']);
    vi.advanceTimersByTime(6_000);
    expect(toasts.list).toEqual([]);
  });

  it('wait while somebody points at them', () => {
    const toasts = new Toasts();
    toasts.show('Saved');
    toasts.hold();
    vi.advanceTimersByTime(60_000);
    expect(toasts.list).toHaveLength(1);
    toasts.release();
    vi.advanceTimersByTime(6_000);
    expect(toasts.list).toEqual([]);
  });

  it('take back what happened, once, and say when that failed', async () => {
    const toasts = new Toasts();
    const undo = vi.fn(() => Promise.reject(new Error('Somebody else changed it.')));
    toasts.show('Voided', { undo });
    const [toast] = toasts.list;
    if (!toast) throw new Error('no toast');
    await toasts.undo(toast);
    expect(undo).toHaveBeenCalledOnce();
    expect(toasts.list.map(({ text, tone }) => [text, tone])).toEqual([['Somebody else changed it.', 'bad']]);
    toasts.clear();
  });

  it('never pile up', () => {
    const toasts = new Toasts();
    for (const text of ['1', '2', '3', '4']) toasts.show(text);
    expect(toasts.list.map(({ text }) => text)).toEqual(['2', '3', '4']);
    toasts.clear();
  });
});

describe('waiting for long work', () => {
  const props = { open: true, heading: 'Printing 30 plans', label: 'Laying out', total: 30, what: 'papers' };

  it('says how far it is, aloud only at the quarters', async () => {
    const oncancel = vi.fn();
    const { rerender } = render(ProgressDialog, { ...props, done: 7, oncancel });
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '7 of 30 papers');
    const said = screen.getByRole('status');
    expect(said).toHaveTextContent('Laying out');
    await rerender({ done: 16 });
    expect(said).toHaveTextContent('Laying out: 50%');
    await rerender({ done: 17 });
    expect(said).toHaveTextContent('Laying out: 50%');
    await expectAccessible(document.body);
  });

  it('is stopped by the keyboard, once, and keeps the focus until the work has ended', async () => {
    const user = userEvent.setup();
    const oncancel = vi.fn();
    const { rerender } = render(ProgressDialog, { ...props, oncancel });
    const stop = screen.getByRole('button', { name: 'Stop' });
    await waitFor(() => expect(stop).toHaveFocus());
    await user.keyboard('{Escape}');
    expect(oncancel).toHaveBeenCalledOnce();
    await rerender({ stopping: true });
    await user.keyboard('{Escape}{Enter}');
    expect(oncancel).toHaveBeenCalledOnce();
    expect(screen.getByRole('button', { name: /Stopping/ })).toHaveFocus();
    expect(screen.getByRole('status')).toHaveTextContent('The one in hand is being finished');
    await rerender({ open: false });
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });
});

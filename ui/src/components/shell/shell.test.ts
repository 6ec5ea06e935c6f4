import { render, screen as page } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Display } from '../theme/display.svelte';
import CommandPalette from './CommandPalette.svelte';
import { found, grouped, type PaletteEntry } from './palette';
import { belongs, within } from './shell';
import { combination, Shortcuts } from './shortcuts.svelte';

function key(init: KeyboardEventInit): KeyboardEvent {
  return new KeyboardEvent('keydown', { cancelable: true, ...init });
}

describe('keys', () => {
  it('mean what the screen in front says, and the window again when it leaves', () => {
    const shortcuts = new Shortcuts();
    const window = vi.fn();
    const screen = vi.fn();
    shortcuts.add({ keys: 'Ctrl+P', label: 'Print', run: window });
    const remove = shortcuts.add({ keys: 'Ctrl+P', label: 'Print the plan', run: screen });
    const event = key({ key: 'p', ctrlKey: true });
    shortcuts.handle(event);
    expect(event.defaultPrevented).toBe(true);
    expect([window.mock.calls.length, screen.mock.calls.length]).toEqual([0, 1]);
    expect(shortcuts.inForce.map(({ label }) => label)).toEqual(['Print the plan']);
    remove();
    shortcuts.handle(key({ key: 'P', ctrlKey: true }));
    expect(window).toHaveBeenCalledOnce();
  });

  it('leave other keys alone', () => {
    const shortcuts = new Shortcuts();
    shortcuts.add({ keys: 'Ctrl+P', label: 'Print', run: vi.fn() });
    const event = key({ key: 'p' });
    shortcuts.handle(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('are written as on the keyboard', () => {
    expect(combination(key({ key: 'k', metaKey: true }))).toBe('Ctrl+K');
    expect(combination(key({ key: 'F1' }))).toBe('F1');
    expect(combination(key({ key: 'Tab', shiftKey: true }))).toBe('Shift+Tab');
    expect(combination(key({ key: '+', ctrlKey: true, shiftKey: true }))).toBe('Ctrl++');
  });
});

describe('finding', () => {
  const entry = (label: string, group = 'Children'): PaletteEntry => ({
    id: label,
    label,
    group,
    run: vi.fn(),
  });

  it('puts first what begins as typed', () => {
    const entries = [entry('Anna Zoe Bell'), entry('Zoë Fairweather'), entry('Zoe Adams')];
    expect(found(entries, 'zo').map(({ label }) => label)).toEqual([
      'Zoë Fairweather',
      'Zoe Adams',
      'Anna Zoe Bell',
    ]);
    expect(found(entries, '')).toHaveLength(3);
  });

  it('shows each group once', () => {
    const groups = grouped([entry('Zoë'), entry('Today', 'Screens'), entry('Amir')]);
    expect(groups.map(({ group, entries }) => [group, entries.length])).toEqual([
      ['Children', 2],
      ['Screens', 1],
    ]);
  });
});

describe('how the window looks', () => {
  function media(wishes: string[]) {
    return (query: string): MediaQueryList => {
      const list = new EventTarget() as MediaQueryList;
      return Object.assign(list, { matches: wishes.some((wish) => query.includes(wish)) });
    };
  }

  it.each([
    [[], 'light'],
    [['dark'], 'dark'],
    [['dark', 'contrast'], 'contrast'],
  ])('follows the computer where it wishes for %s', (wishes, theme) => {
    const root = document.createElement('div');
    new Display(root, media(wishes));
    expect(root.dataset['theme']).toBe(theme);
  });

  it('prints on white paper and goes back afterwards', () => {
    const root = document.createElement('div');
    const display = new Display(root, media([]));
    display.setTheme('dark');
    window.dispatchEvent(new Event('beforeprint'));
    expect(root.dataset['theme']).toBe('light');
    window.dispatchEvent(new Event('afterprint'));
    expect(root.dataset['theme']).toBe('dark');
  });

  it('keeps the text size within its ends', () => {
    const root = document.createElement('div');
    const display = new Display(root, media([]));
    display.stepTextSize(-1);
    expect(root.style.fontSize).toBe('100%');
    display.setTextSize(225);
    display.stepTextSize(1);
    expect(root.style.fontSize).toBe('225%');
  });
});

it('a place of the rail holds the addresses below it and no others', () => {
  expect(within('/settings/terms', '/settings')).toBe(true);
  expect(within('/settings', '/settings')).toBe(true);
  expect(within('/settings-old', '/settings')).toBe(false);
  const register = { href: '/register', holds: ['/pupil'] };
  expect(belongs('/pupil/k1/plan', register)).toBe(true);
  expect(belongs('/today', register)).toBe(false);
});

it('leaves the focus to what was chosen in it, and gives it back where nothing was', async () => {
  const user = userEvent.setup();
  const before = document.body.appendChild(document.createElement('button'));
  const entries = [{ id: '/settings', label: 'Settings', group: 'Screens', run: vi.fn() }];
  for (const [key, after] of [
    ['{Escape}', before],
    ['{Enter}', document.body],
  ] as const) {
    before.focus();
    const palette = render(CommandPalette, { open: true, entries });
    await vi.waitFor(() => expect(page.getByRole('combobox')).toHaveFocus());
    await user.keyboard(`Settings${key}`);
    await vi.waitFor(() => expect(after).toHaveFocus());
    await palette.rerender({ open: true });
    await vi.waitFor(() => expect(page.getByRole('combobox')).toHaveValue(''));
    palette.unmount();
  }
  expect(entries[0]?.run).toHaveBeenCalledOnce();
  before.remove();
});

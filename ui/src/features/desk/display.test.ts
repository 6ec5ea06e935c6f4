import { expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { Display } from '$components/theme/display.svelte';
import { api, type DeskStatus, type DisplayChoices } from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { Desk } from './desk.svelte';
import { showAsChosen } from './display';

function signedIn(display: DisplayChoices): Desk {
  const desk = new Desk();
  desk.status = {
    has_school: true,
    has_sample: false,
    school_name: 'Holmwood Primary School',
    sample: false,
    sample_password: null,
    key_place: null,
    names: [],
    me: {
      id: 's1',
      name: 'Mrs A Okafor',
      role: 'senco',
      role_name: 'SENCO',
      administrator: true,
      may: [],
      display,
      must_change_password: false,
      needs_recovery_sheet: false,
      lock_minutes: 5,
      backup_age: null,
      trail_warning: null,
    },
    trouble: null,
    locked_for: null,
    recovery_sheet_since: null,
  } satisfies DeskStatus;
  return desk;
}

it('looks as the person last chose, and keeps the next choice for them', async () => {
  const keep = vi.spyOn(api, 'keepDisplay').mockResolvedValue(null);
  const root = document.createElement('div');
  const display = new Display(root);
  const desk = signedIn({ theme: 'dark', text_size: 125 });
  showAsChosen(display, desk);
  expect([root.dataset['theme'], root.style.fontSize]).toEqual(['dark', '125%']);
  expect(keep).not.toHaveBeenCalled();

  display.setTheme('contrast');
  display.stepTextSize(1);
  await vi.waitFor(() => expect(keep).toHaveBeenCalledTimes(2));
  expect(keep).toHaveBeenLastCalledWith({ display: { theme: 'contrast', text_size: 150 } });
  await vi.waitFor(() => expect(desk.me?.display).toEqual({ theme: 'contrast', text_size: 150 }));

  // Whoever comes back to the screens finds the last choice and not the first.
  showAsChosen(display, desk);
  expect([root.dataset['theme'], root.style.fontSize]).toEqual(['contrast', '150%']);
});

it('says so where a choice could not be kept, and goes on with the next', async () => {
  toasts.clear();
  const keep = vi
    .spyOn(api, 'keepDisplay')
    .mockRejectedValueOnce(
      new Problem({ code: 'file', message: 'The disk is full.', fields: {}, reference: null }),
    );
  const display = new Display(document.createElement('div'));
  showAsChosen(display, signedIn({ theme: 'system', text_size: 100 }));
  display.setTheme('dark');
  await vi.waitFor(() => expect(toasts.list.map(({ text }) => text).join()).toContain('The disk is full.'));
  keep.mockResolvedValue(null);
  display.setTheme('light');
  await vi.waitFor(() =>
    expect(keep).toHaveBeenLastCalledWith({ display: { theme: 'light', text_size: 100 } }),
  );
});

it('gives way to the nearest size on offer', () => {
  const root = document.createElement('div');
  new Display(root).restore('light', 130);
  expect(root.style.fontSize).toBe('125%');
});

// The places of the rail, by what the person may do.
import type { RailItem } from '$components/shell/shell';
import type { Action } from '$lib/backend/generated/api';
import CalendarCheck from '@lucide/svelte/icons/calendar-check';
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Settings from '@lucide/svelte/icons/settings';
import Users from '@lucide/svelte/icons/users';

interface Place extends RailItem {
  /** Any of these opens it; none named, everybody has it. */
  needs: readonly Action[];
  /** Who may do this finds it elsewhere. */
  unless?: Action;
}

const PLACES: readonly Place[] = [
  { href: '/today', label: 'Today', icon: CalendarCheck, needs: [] },
  { href: '/register', label: 'Register', icon: Users, holds: ['/pupil'], needs: ['pupil_list'] },
  { href: '/round', label: 'Review round', icon: ListChecks, needs: ['review_read'] },
  {
    href: '/round/meetings',
    label: 'Meetings',
    icon: CalendarClock,
    needs: ['meeting_read'],
    unless: 'review_read',
  },
  {
    href: '/settings',
    label: 'Settings',
    icon: Settings,
    needs: ['settings_write', 'staff_write', 'own_write'],
  },
];

export function placesFor(may: (action: Action) => boolean): RailItem[] {
  return PLACES.filter(
    ({ needs, unless }) => (needs.length === 0 || needs.some(may)) && (unless === undefined || !may(unless)),
  );
}

// Where a round is looked at, worked through and closed; and which records it is made of.
import type { Action, Kind, RoundKey } from '$lib/backend/generated/api';

/** The records that a round is worked out from. */
export const ROUND_KINDS: readonly Kind[] = [
  'pupil',
  'class_member',
  'placement',
  'plan',
  'target',
  'cycle',
  'rating',
  'review',
  'target_review',
  'review_round',
  'round_reason',
  'plan_signature',
  'parents_evening',
  'meeting',
  'school_year',
  'school_pathway',
];

export type RoundSheet = '' | '/rate' | '/meetings' | '/summary' | '/review' | '/print';

/** The address of a sheet of a round; without a key it is the round of today. */
export function roundHref(
  sheet: RoundSheet,
  round: RoundKey | null | undefined,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ ...(round ? { round } : {}), ...more }).toString();
  return `/round${sheet}${query === '' ? '' : `?${query}`}`;
}

/** A paper of a round. */
export type RoundPaper = 'timetable' | 'invitations' | 'summary';

/** Which paper of which round an address asks for; nothing where it names no round. */
export function roundPaperOf(params: URLSearchParams): { round: RoundKey; what: RoundPaper } | undefined {
  const round = params.get('round') ?? '';
  if (!/^\d{4}-[1-6]$/.test(round)) return undefined;
  const what = params.get('what');
  return { round, what: what === 'timetable' || what === 'invitations' ? what : 'summary' };
}

interface Tab {
  sheet: RoundSheet;
  label: string;
  needs: Action;
}

const TABS: readonly Tab[] = [
  { sheet: '', label: 'Reviews', needs: 'review_read' },
  { sheet: '/rate', label: 'Ratings', needs: 'target_rate' },
  { sheet: '/meetings', label: 'Meetings with parents', needs: 'meeting_read' },
  { sheet: '/summary', label: 'Summary', needs: 'review_read' },
];

/** The sheets of a round that the person may open. */
export function tabsFor(
  may: (action: Action) => boolean,
  round: RoundKey | null | undefined,
): { sheet: RoundSheet; href: string; label: string }[] {
  return TABS.filter(({ needs }) => may(needs)).map(({ sheet, label }) => ({
    sheet,
    label,
    href: roundHref(sheet, round),
  }));
}

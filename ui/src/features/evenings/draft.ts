// What the form of an evening begins with.
import type { EveningDraft, EveningView, EveningsView } from '$lib/backend/generated/api';

/** The evening as it is; or a new one as most are, with every teacher who has a child in the round. */
export function draftOf(view: EveningsView, evening: EveningView | undefined): EveningDraft {
  if (evening) {
    const { meets_on, starts_at, ends_at, slot_minutes, gap_minutes } = evening.evening.record;
    const desks = evening.desks.map(({ staff_id, room }) => ({ staff_id, room }));
    return { meets_on, starts_at, ends_at, slot_minutes, gap_minutes, desks };
  }
  const last = view.evenings.at(-1);
  return {
    meets_on: null,
    starts_at: last?.evening.record.starts_at ?? '15:30',
    ends_at: last?.evening.record.ends_at ?? '18:30',
    slot_minutes: last?.evening.record.slot_minutes ?? 10,
    gap_minutes: last?.evening.record.gap_minutes ?? 5,
    desks: last
      ? last.desks.map(({ staff_id, room }) => ({ staff_id, room }))
      : view.staff.filter(({ children }) => children > 0).map(({ id }) => ({ staff_id: id, room: '' })),
  };
}

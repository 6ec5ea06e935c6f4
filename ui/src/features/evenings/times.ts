// A parents' evening as a grid of times and desks: who stands where, and which square is next to which.
import type {
  EveningView,
  EveningsView,
  MeetingChild,
  MeetingPlace,
  PlaceMeeting,
  RoundKey,
} from '$lib/backend/generated/api';

/** A square of the timetable, counted from the first evening, time and desk. */
export interface Square {
  evening: number;
  time: number;
  desk: number;
}

/** The child who is met at a square; nothing where it is free. */
export function childAt(view: EveningsView, square: Square): MeetingChild | undefined {
  const place = placeOf(view, square);
  return place && view.children.find((child) => isAt(child, place));
}

/** Evening, desk and time of a square. */
export function placeOf(view: EveningsView, { evening, time, desk }: Square): MeetingPlace | undefined {
  const one = view.evenings[evening];
  const staff = one?.desks[desk]?.staff_id;
  const at = one?.times[time];
  return one && staff !== undefined && at !== undefined
    ? { evening_id: one.evening.record.id, staff_id: staff, starts_at: at }
    : undefined;
}

function isAt({ meeting }: MeetingChild, place: MeetingPlace): boolean {
  return (
    meeting?.evening_id === place.evening_id &&
    meeting.staff_id === place.staff_id &&
    meeting.starts_at === place.starts_at
  );
}

/** The square of a child's meeting. */
export function squareOf(view: EveningsView, { meeting }: MeetingChild): Square | undefined {
  if (!meeting) return undefined;
  const evening = view.evenings.findIndex(({ evening: one }) => one.record.id === meeting.evening_id);
  const found = view.evenings[evening];
  const time = found?.times.indexOf(meeting.starts_at ?? '') ?? -1;
  const desk = found?.desks.findIndex(({ staff_id: id }) => id === meeting.staff_id) ?? -1;
  return evening < 0 || time < 0 || desk < 0 ? undefined : { evening, time, desk };
}

/** The children who have no time yet and of whom nothing is recorded. */
export function withoutTime(view: EveningsView): MeetingChild[] {
  return view.children.filter(({ meeting }) => !meeting?.starts_at && !meeting?.outcome);
}

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The square that an arrow key leads to; the same one at the edge. Down from the last time leads to the next evening. */
export function stepped(view: EveningsView, from: Square, key: string): Square {
  const step = STEPS[key];
  const evening = view.evenings[from.evening];
  if (!step || !evening) return from;
  const time = from.time + step[0];
  if (time < 0 || time >= evening.times.length) return acrossEvenings(view, from, step[0]);
  const desk = Math.min(Math.max(from.desk + step[1], 0), evening.desks.length - 1);
  return { ...from, time, desk };
}

function acrossEvenings(view: EveningsView, from: Square, by: number): Square {
  const to = view.evenings[from.evening + by];
  if (!to || to.times.length === 0 || to.desks.length === 0) return from;
  return {
    evening: from.evening + by,
    time: by > 0 ? 0 : to.times.length - 1,
    desk: Math.min(from.desk, to.desks.length - 1),
  };
}

/** "15:40, Mr K Osei": a square in words. */
export function squareWords(evening: EveningView | undefined, { time, desk }: Square): string {
  return `${evening?.times[time] ?? ''}, ${evening?.desks[desk]?.name ?? ''}`;
}

/** What the core is asked for when a child is put somewhere, or has the time taken away. */
export function moving(round: RoundKey, child: MeetingChild, place: MeetingPlace | null): PlaceMeeting {
  return {
    round,
    pupil_id: child.pupil.id,
    version: child.meeting?.version ?? null,
    place,
  };
}

/** "1 child", "4 children". */
export function childrenWords(number: number): string {
  return number === 1 ? '1 child' : `${number} children`;
}

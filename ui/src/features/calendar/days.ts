// Weeks and months of the calendar of dates due, by ISO days; and the days on which the school census is taken.
import { longDate } from '$components/forms/date';

export type Span = 'week' | 'month';

const DAY = 86_400_000;

/** Dates are counted in UTC, so that no summer time moves one. */
function at(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`);
}

function isoAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

export function addDays(iso: string, days: number): string {
  return isoAt(at(iso) + days * DAY);
}

/** The Monday of the week. */
export function mondayOf(iso: string): string {
  return addDays(iso, -((new Date(at(iso)).getUTCDay() + 6) % 7));
}

/** The same day of another month, or the last of it where it has fewer. */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoAt(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

/** The first and the last day that are shown: whole weeks, Monday to Sunday. */
export function shownDays(span: Span, iso: string): { from: string; to: string } {
  if (span === 'week') return { from: mondayOf(iso), to: addDays(mondayOf(iso), 6) };
  const first = `${iso.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  return { from: mondayOf(first), to: addDays(mondayOf(last), 6) };
}

/** A step forwards (1) or back (-1). */
export function stepped(span: Span, iso: string, step: 1 | -1): string {
  return span === 'week' ? addDays(iso, 7 * step) : addMonths(iso, step);
}

/** "November 2026", or "16 November 2026 to 22 November 2026". */
export function spanTitle(span: Span, iso: string): string {
  if (span === 'month') return longDate(`${iso.slice(0, 7)}-01`).replace(/^1 /, '');
  const { from, to } = shownDays('week', iso);
  return `${longDate(from)} to ${longDate(to)}`;
}

/** The days in weeks of seven. */
export function weeksOf<Day>(days: readonly Day[]): Day[][] {
  const weeks: Day[][] = [];
  for (let place = 0; place < days.length; place += 7) weeks.push(days.slice(place, place + 7));
  return weeks;
}

/** The n-th Thursday of a month. */
function thursday(year: number, month: number, nth: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  return isoAt(Date.UTC(year, month - 1, 1 + ((11 - first) % 7) + 7 * (nth - 1)));
}

export interface CensusDay {
  on: string;
  name: string;
}

/** The latest census days before or on a day, the latest first: first Thursday of October, third of January and of May. */
export function censusDays(today: string, most: number): CensusDay[] {
  const year = Number(today.slice(0, 4));
  const days: CensusDay[] = [];
  for (let back = 0; days.length < most; back += 1) {
    const of = year - back;
    days.push(
      { on: thursday(of, 10, 1), name: `Autumn census ${of}` },
      { on: thursday(of, 5, 3), name: `Summer census ${of}` },
      { on: thursday(of, 1, 3), name: `Spring census ${of}` },
    );
    if (back === 0) days.splice(0, days.length, ...days.filter(({ on }) => on <= today));
  }
  return days.slice(0, most);
}

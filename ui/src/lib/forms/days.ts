// Days by the clock of this PC, for what a person was doing here.
import { clockTime, longDate } from '$components/forms/date';

/** `2026-11-22`. */
export function isoDay(when: Date): string {
  const month = String(when.getMonth() + 1).padStart(2, '0');
  return `${when.getFullYear()}-${month}-${String(when.getDate()).padStart(2, '0')}`;
}

/** The moment that the core names: `2026-11-22T14:02:00Z`. */
export function momentOf(instant: string): Date {
  return new Date(instant);
}

/** `14:02` for today, `20 November 2026, 14:02` for an earlier day. */
export function whenWords(when: Date): string {
  const day = isoDay(when);
  return day === isoDay(new Date()) ? clockTime(when) : `${longDate(day)}, ${clockTime(when)}`;
}

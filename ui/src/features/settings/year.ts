// A school year as its form holds it, and where its days lie in the picture of the year.
import type { AcademicYear, YearDraft, YearView } from '$lib/backend/generated/api';
import type { Base } from '$lib/forms/record-form.svelte';

/** What stands in the form of a year that is in the file. */
export function yearBase({ year }: YearView): Base<YearDraft> {
  return { value: yearDraft(year.record.calendar), version: year.version };
}

export function yearDraft({ starting, half_terms, inset_days, closures }: AcademicYear): YearDraft {
  return {
    starting,
    half_terms: half_terms.map(({ slot, starts_on, ends_on }) => ({ slot, starts_on, ends_on })),
    inset_days: [...inset_days],
    closures: [...closures],
  };
}

/** The first and the last day of a school year, ISO. */
export function yearSpan(starting: number): { first: string; last: string } {
  return { first: `${starting}-09-01`, last: `${starting + 1}-08-31` };
}

const DAY_MS = 86_400_000;

/** Where a day lies between the first of September (0) and the end of August (100). */
export function placeInYear(starting: number, iso: string): number {
  const { first, last } = yearSpan(starting);
  const length = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  return ((Date.parse(iso) - Date.parse(first)) / DAY_MS / length) * 100;
}

/** The whole weeks that a half-term spans, begun ones counted; nothing while a date is missing. */
export function weeksOf(starts_on: string | null, ends_on: string | null): number | undefined {
  if (!starts_on || !ends_on || ends_on < starts_on) return undefined;
  const first = new Date(starts_on);
  // Weeks are counted from Monday, as a timetable has them.
  const monday = Date.parse(starts_on) - ((first.getUTCDay() + 6) % 7) * DAY_MS;
  return Math.floor((Date.parse(ends_on) - monday) / (7 * DAY_MS)) + 1;
}

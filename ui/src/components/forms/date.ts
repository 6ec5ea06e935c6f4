// Dates as staff write them: day, month, year. On the wire a date is ISO, `2026-09-03`.

export interface TypedDate {
  day: string;
  month: string;
  year: string;
}

export const NO_DATE: TypedDate = { day: '', month: '', year: '' };

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The boxes of an ISO date; empty boxes for anything else. */
export function boxesOf(iso: string): TypedDate {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!found) return NO_DATE;
  const [, year = '', month = '', day = ''] = found;
  return { day: String(Number(day)), month: String(Number(month)), year };
}

function monthNumber(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const typed = text.toLowerCase().replace(/\.$/, '');
  if (typed.length < 3) return Number.NaN;
  return MONTHS.findIndex((name) => name.toLowerCase().startsWith(typed)) + 1 || Number.NaN;
}

// Two figures mean this century: nobody in a primary school was born, or will be met, outside of it.
function yearNumber(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  return /^\d{2}$/.test(text) ? 2000 + Number(text) : Number.NaN;
}

/** The ISO date in the boxes, or nothing when they hold no real date. */
export function isoOf(boxes: TypedDate): string | undefined {
  const year = yearNumber(boxes.year.trim());
  const month = monthNumber(boxes.month.trim());
  const day = /^\d{1,2}$/.test(boxes.day.trim()) ? Number(boxes.day) : Number.NaN;
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    year >= 1900;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/** A whole date pasted in one piece: `3/9/2026`, `03.09.26`, `3 September 2026`, `2026-09-03`. */
export function pasted(text: string): TypedDate | undefined {
  const trimmed = text.trim();
  const iso = boxesOf(trimmed.slice(0, 10));
  if (iso.year !== '') return iso;
  const found =
    /^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(\d{1,2}|[a-z]{3,9}\.?)[\s/.,-]+(\d{4}|\d{2})$/i.exec(
      trimmed,
    );
  if (!found) return undefined;
  const [, day = '', month = '', year = ''] = found;
  const whole = isoOf({ day, month, year });
  return whole === undefined ? undefined : boxesOf(whole);
}

/** What is wrong with the boxes, as a sentence; nothing when they are empty or hold a date. */
export function dateTrouble(boxes: TypedDate): string | undefined {
  const missing = (['day', 'month', 'year'] as const).filter((part) => boxes[part].trim() === '');
  if (missing.length === 3) return undefined;
  if (missing.length > 0) return `The date must include a ${missing.join(' and a ')}.`;
  if (isoOf(boxes) !== undefined) return undefined;
  return 'This is not a real date. Type it as day, month and year, for example 27 3 2026.';
}

const LONG = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const SHORT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

function written(iso: string | null | undefined, format: Intl.DateTimeFormat): string {
  const date = iso ? new Date(`${iso.slice(0, 10)}T00:00:00Z`) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? '' : format.format(date);
}

/** `3 September 2026`; nothing for no date. */
export function longDate(iso: string | null | undefined): string {
  return written(iso, LONG);
}

/** `3 Sept 2026`; nothing for no date. */
export function shortDate(iso: string | null | undefined): string {
  return written(iso, SHORT);
}

/** `14:02`, by the clock of this PC. */
export function clockTime(when: Date): string {
  return `${String(when.getHours()).padStart(2, '0')}:${String(when.getMinutes()).padStart(2, '0')}`;
}

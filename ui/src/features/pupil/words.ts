// What the file of a child says in a few words: tones of stages and dates, spans of days, names of codes.
import type { Tone } from '$components/data/tone';
import { longDate, shortDate } from '$components/forms/date';
import type {
  ClockState,
  CodedWord,
  DueItem,
  Need,
  SchoolFactsView,
  StageLine,
} from '$lib/backend/generated/api';

/** The colour of a stage; its name always stands with it. */
export function stageTone({
  census,
  on_register: onRegister,
}: Pick<StageLine, 'census' | 'on_register'>): Tone {
  if (census === 'E') return 'plum';
  return onRegister ? 'info' : 'neutral';
}

/** The colour of a date that is due. */
export function clockTone({ state }: ClockState): Tone {
  if (state === 'overdue') return 'bad';
  if (state === 'paused') return 'info';
  return state === 'upcoming' || state === 'not_applicable' ? 'neutral' : 'warn';
}

/** "3 September 2026 to 16 December 2026", "Since 3 September 2026". */
export function span(from: string, to: string | null): string {
  return to ? `${shortDate(from)} to ${shortDate(to)}` : `Since ${longDate(from)}`;
}

/** Where something with a first and a last day stands on a day. */
export function standing(
  held: { from_on: string; to_on: string | null },
  today: string,
): 'now' | 'past' | 'ahead' {
  if (held.to_on !== null && held.to_on < today) return 'past';
  return held.from_on > today ? 'ahead' : 'now';
}

/** The name of a code; the code itself where the list does not have it. */
export function nameOf(words: readonly CodedWord[], code: string | null): string {
  return words.find((word) => word.code === code)?.name ?? code ?? '';
}

/** "Speech, language and communication needs", or the broad area where no type is recorded. */
export function needTitle(
  need: Pick<Need, 'area' | 'sen_type'>,
  { codes }: Pick<SchoolFactsView, 'codes'>,
): string {
  const area = codes.need_areas.find(({ code }) => code === need.area);
  return need.sen_type ? nameOf(codes.words.sen_type, need.sen_type) : (area?.name ?? need.area);
}

/** How many of a child's dates stand in the head of the file; the others follow on the overview. */
const IN_HEAD = 2;

/** What stands in the head of the file, and what follows on the overview: there also what does not apply. */
export function placed(clocks: readonly DueItem[]): { head: readonly DueItem[]; more: readonly DueItem[] } {
  const head = clocks.filter(({ state }) => state.state !== 'not_applicable').slice(0, IN_HEAD);
  return { head, more: clocks.filter((item) => !head.includes(item)) };
}

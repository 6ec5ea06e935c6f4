// The words of the settings that need putting together.
import type { Option } from '$components/forms/option';
import type { CodedWord, Rhythm, Stage, TermNaming, TimeLimit } from '$lib/backend/generated/api';

/** A list of the core as the answers of a question. */
export function optionsOf(words: readonly CodedWord[]): Option[];
export function optionsOf<Value extends string>(
  words: readonly { code: Value; name: string }[],
): Option<Value>[];
export function optionsOf(words: readonly CodedWord[]): Option[] {
  return words.map(({ code, name }) => ({ value: code, label: name }));
}

function many(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${one}s`;
}

/** "every half-term", "every 6 weeks". */
export function rhythmWords(rhythm: Rhythm): string {
  switch (rhythm.unit) {
    case 'half_term':
      return 'every half-term';
    case 'term':
      return 'every term';
    case 'weeks':
      return rhythm.weeks === 1 ? 'every week' : `every ${rhythm.weeks} weeks`;
  }
}

/** "6 weeks", "2 terms". */
export function limitWords(limit: TimeLimit): string {
  return limit.unit === 'weeks' ? many(limit.weeks, 'week') : many(limit.terms, 'term');
}

/** What a stage asks for, in a line: "Reviewed every half-term. At most 2 terms. 4 things in place to enter." */
export function stageLine(stage: Stage): string {
  const checks = stage.entry_checks.length;
  return [
    `Reviewed ${rhythmWords(stage.rhythm.every)}.`,
    stage.rhythm.yearly ? 'Annual review.' : '',
    stage.time_limit ? `At most ${limitWords(stage.time_limit)}.` : '',
    checks > 0 ? `${many(checks, 'thing')} in place to enter.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** "1 child", "12 children". */
export function childrenWords(count: number): string {
  return count === 1 ? '1 child' : `${count} children`;
}

/** "2026/27" for the year that begins in 2026. */
export function yearLabel(starting: number): string {
  return `${starting}/${String((starting + 1) % 100).padStart(2, '0')}`;
}

/** The six half-terms as the school calls them. */
export function halfTermNames(naming: TermNaming): string[] {
  if (naming === 'numbers') return [1, 2, 3, 4, 5, 6].map((number) => `Term ${number}`);
  return ['Autumn', 'Spring', 'Summer'].flatMap((season) => [`${season} 1`, `${season} 2`]);
}

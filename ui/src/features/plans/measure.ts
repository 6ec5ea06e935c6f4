// The scores that a measure takes, as the controls need them. Which scores those are, the core says.
import type { Option } from '$components/forms/option';
import type { Measure, MeasureCode } from '$lib/backend/generated/api';

/** What the core says of the kind of measure. */
export function codeOf(measure: Measure, codes: readonly MeasureCode[]): MeasureCode | undefined {
  return codes.find((code) => code.measure.kind === measure.kind);
}

/** What stands behind the box of a number: "out of 10", "words a minute", "%". */
export function suffixOf(measure: Measure): string | undefined {
  switch (measure.kind) {
    case 'tme':
      return 'out of 10';
    case 'percentage':
      return '%';
    case 'count':
      return measure.unit;
    case 'gas':
    case 'yes_no':
      return undefined;
  }
}

const LEVELS: readonly (readonly [number, string])[] = [
  [-2, '\u22122 Much less than expected'],
  [-1, '\u22121 Less than expected'],
  [0, '0 As expected'],
  [1, '+1 More than expected'],
  [2, '+2 Much more than expected'],
];

/** The scores of a measure that has words for each of them; nothing for one that is counted. */
export function choicesOf(measure: Measure): Option[] | undefined {
  if (measure.kind === 'yes_no')
    return [
      { value: '0', label: 'No' },
      { value: '1', label: 'Yes' },
    ];
  if (measure.kind === 'gas') return LEVELS.map(([value, label]) => ({ value: String(value), label }));
  return undefined;
}

/** The scale to draw; a count has no end worth drawing. */
export function scaleOf(
  measure: Measure,
  codes: readonly MeasureCode[],
): readonly [number, number] | undefined {
  if (measure.kind === 'count') return undefined;
  const code = codeOf(measure, codes);
  return code && [code.least, code.greatest];
}

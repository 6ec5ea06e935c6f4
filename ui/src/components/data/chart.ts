// The little geometry that the charts share. A chart never stands alone: its table is always beneath it.

export interface Point {
  /** The day, ISO. */
  on: string;
  value: number;
}

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A linear scale from a domain of numbers to a range of lengths; a domain of one value lies in the middle. */
export function scale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const span = domain[1] - domain[0];
  if (span === 0) return () => (range[0] + range[1]) / 2;
  return (value) => range[0] + ((value - domain[0]) / span) * (range[1] - range[0]);
}

export function dayNumber(iso: string): number {
  return Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000;
}

/** The least and the most of the numbers; 0 to 1 for none. */
export function extent(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  return [Math.min(...values), Math.max(...values)];
}

/** Three to six round numbers that cover the domain. */
export function ticks(low: number, high: number): number[] {
  const top = high > low ? high : low + 1;
  const rough = (top - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((multiple) => multiple * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step) * step;
  const count = Math.ceil((top - first) / step);
  return Array.from({ length: count + 1 }, (_, index) => Number((first + index * step).toFixed(6)));
}

/** A line through the points, as an SVG path. */
export function path(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

// Choosing and ordering the columns of a table.

export interface ColumnOption {
  key: string;
  name: string;
  /** Whether it is shown before anybody chooses. */
  at_first: boolean;
}

/** The columns to show: those chosen that the table has, or else those it shows at first. */
export function shownOf(options: readonly ColumnOption[], chosen: readonly string[]): string[] {
  const known = chosen.filter((key) => options.some((option) => option.key === key));
  const [first] = options;
  if (known.length === 0 || !first) return options.filter(({ at_first }) => at_first).map(({ key }) => key);
  // The first column names the row.
  return [first.key, ...known.filter((key) => key !== first.key)];
}

/** With a column taken away, or put where it stands among all columns. */
export function picked(options: readonly ColumnOption[], shown: readonly string[], key: string): string[] {
  if (shown.includes(key)) return shown.filter((other) => other !== key);
  const place = (one: string): number => options.findIndex((option) => option.key === one);
  const before = shown.findLastIndex((other) => place(other) < place(key));
  return [...shown.slice(0, before + 1), key, ...shown.slice(before + 1)];
}

/** With a column one place earlier or later; the first one stays where it is. */
export function moved(shown: readonly string[], key: string, by: -1 | 1): string[] {
  const from = shown.indexOf(key);
  const to = from + by;
  if (from < 1 || to < 1 || to >= shown.length) return [...shown];
  const rest = shown.filter((other) => other !== key);
  return [...rest.slice(0, to), key, ...rest.slice(to)];
}

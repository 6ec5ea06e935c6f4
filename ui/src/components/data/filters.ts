// Choosing rows by several questions at once, with counts that follow.

export interface Filter<Row> {
  key: string;
  label: string;
  options: readonly { value: string; label: string }[];
  /** The values a row has for this question; a child may have several factors. */
  of: (row: Row) => readonly string[];
}

/** What is chosen, by the key of the filter; none chosen means all. */
export type Chosen = Record<string, readonly string[]>;

function passes<Row>(row: Row, filter: Filter<Row>, chosen: Chosen): boolean {
  const wanted = chosen[filter.key] ?? [];
  return wanted.length === 0 || filter.of(row).some((value) => wanted.includes(value));
}

/** The rows that fit every question. */
export function filtered<Row>(rows: readonly Row[], filters: readonly Filter<Row>[], chosen: Chosen): Row[] {
  return rows.filter((row) => filters.every((filter) => passes(row, filter, chosen)));
}

export interface CountedOption {
  value: string;
  label: string;
  /** How many rows it would leave, all other questions kept. */
  count: number;
}

/** The answers of one question, each with how many rows it would leave. */
export function counted<Row>(
  rows: readonly Row[],
  filters: readonly Filter<Row>[],
  chosen: Chosen,
  filter: Filter<Row>,
): CountedOption[] {
  const others = filters.filter((other) => other.key !== filter.key);
  const left = filtered(rows, others, chosen);
  const counts = new Map<string, number>();
  for (const row of left) {
    for (const value of new Set(filter.of(row))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return filter.options.map(({ value, label }) => ({ value, label, count: counts.get(value) ?? 0 }));
}

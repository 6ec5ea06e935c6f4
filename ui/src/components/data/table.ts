// What a table is told about its columns, and how its rows are put in order.
import type { Snippet } from 'svelte';

export interface Column<Row> {
  key: string;
  header: string;
  /** The plain words of a cell; needed unless `cell` draws it. */
  text?: (row: Row) => string;
  cell?: Snippet<[Row]>;
  /** What rows are ordered by; without it the column cannot be sorted. Nothing goes last. */
  order?: (row: Row) => string | number | null | undefined;
  align?: 'start' | 'end';
  /** Narrow columns keep their words on one line. */
  narrow?: boolean;
}

/** How many rows are drawn at first, and with each more. */
export const PART = 250;

const number = new Intl.NumberFormat('en-GB');

/** "4,865". */
export function counted(rows: number): string {
  return number.format(rows);
}

export interface Sort {
  key: string;
  descending: boolean;
}

const words = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** The rows in the order asked for; those with nothing to order by come last either way. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
): readonly Row[] {
  const order = columns.find((column) => column.key === sort?.key)?.order;
  if (!sort || !order) return rows;
  const turn = sort.descending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const a = order(left);
    const b = order(right);
    const aEmpty = a === null || a === undefined || a === '';
    const bEmpty = b === null || b === undefined || b === '';
    if (aEmpty || bEmpty) return Number(aEmpty) - Number(bEmpty);
    const compared =
      typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));
    return compared * turn;
  });
}

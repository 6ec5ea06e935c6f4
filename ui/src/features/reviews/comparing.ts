// Reviews side by side: the same target from one review to the next.
import type { PastReview, PastTarget } from '$lib/backend/generated/api';

export interface ComparedTarget {
  id: string;
  text: string;
  /** By review, in the order of the columns; nothing where the target was not in that review. */
  cells: (PastTarget | undefined)[];
}

/** The reviews oldest first, the latest few. They come newest first. */
export function columnsOf(reviews: readonly PastReview[], most: number): PastReview[] {
  return reviews.slice(0, most).toReversed();
}

/** Each target with how every review found it, in the order in which the targets first came up. */
export function compared(columns: readonly PastReview[]): ComparedTarget[] {
  const rows = new Map<string, ComparedTarget>();
  columns.forEach(({ targets }, column) => {
    for (const target of targets) {
      const id = target.review.record.target_id;
      const row = rows.get(id) ?? { id, text: target.text, cells: columns.map(() => undefined) };
      row.cells[column] = target;
      rows.set(id, row);
    }
  });
  return [...rows.values()];
}

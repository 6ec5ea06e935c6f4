// What stands in a cell of a list, on the screen and for putting rows in order.
import { clockTime, shortDate } from '$components/forms/date';
import type { Column } from '$components/data/table';
import type { ListCell, ListRow, OpenedList } from '$lib/backend/generated/api';

export function cellWords(cell: ListCell | undefined): string {
  switch (cell?.is) {
    case 'words':
      return cell.value;
    case 'number':
      return String(cell.value);
    case 'date':
      return shortDate(cell.value);
    case 'moment':
      return `${shortDate(cell.value.slice(0, 10))} ${clockTime(new Date(cell.value))}`;
    default:
      return '';
  }
}

/** Dates as they are kept sort by time. */
export function cellOrder(cell: ListCell | undefined): string | number | null {
  return cell === undefined || cell.is === 'empty' ? null : cell.value;
}

/** The columns of a list as a table takes them. */
export function columnsOf(list: OpenedList): Column<ListRow>[] {
  return list.columns.map(({ key, name }, place) => ({
    key,
    header: name,
    text: (row) => cellWords(row.cells[place]),
    order: (row) => cellOrder(row.cells[place]),
    narrow: place === 0 || list.rows.every((row) => cellWords(row.cells[place]).length <= 24),
  }));
}

// Lists on their way out of the window: what is wanted of one, and the file or the paper that comes of it.
import { toasts } from '$components/feedback/toasts.svelte';
import { saveSheet } from '$lib/backend/call';
import { api, type ListOf, type ListWanted, type SheetFormat } from '$lib/backend/generated/api';
import { problemFrom } from '$lib/backend/problem';

/** All rows and the columns shown at first, in the list's own order. */
export function whole(of: ListOf): ListWanted {
  return { of, rows: null, columns: null, narrowed_by: [], order: '' };
}

/** Makes the file and asks where to save it. Tells whether it was saved; what goes wrong is said in a toast. */
export async function exportList(wanted: ListWanted, format: SheetFormat): Promise<boolean> {
  try {
    const file = await api.exportList({ wanted, format });
    const saved = await saveSheet(file.suggested_file_name, format, file.bytes_base64);
    if (saved === null) return false;
    toasts.show(`Saved as ${saved}. Keep it as safe as the record itself.`, { tone: 'good' });
    return true;
  } catch (rejection) {
    const problem = problemFrom(rejection);
    toasts.show(problem.of('rows') ?? problem.message, { tone: 'bad' });
    return false;
  }
}

/** The list that is to be printed, and the page to go back to. */
export interface ListToPrint {
  wanted: ListWanted;
  back: { href: string; text: string };
}

/** What the print page shows; set by the page that leads there. */
class PrintTray {
  list = $state.raw<ListToPrint>();
}

export const tray = new PrintTray();

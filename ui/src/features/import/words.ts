// What an import says of itself in sentences.
import type {
  ImportGroup,
  ImportLine,
  ImportPreview,
  ImportResult,
  ImportRun,
} from '$lib/backend/generated/api';

export function children(count: number): string {
  return count === 1 ? '1 child' : `${count} children`;
}

/** The sheets of the preview. Two cut across the others: stages, and what only shows. */
export type Sheet = ImportGroup | 'stages' | 'look';

export interface SheetTab {
  value: Sheet;
  label: string;
  count: number;
}

const LABELS: readonly [Sheet, string][] = [
  ['wrong', 'Wrong rows'],
  ['possible', 'To decide'],
  ['new', 'New'],
  ['changed', 'Changed'],
  ['stages', 'Stages'],
  ['leaving', 'Not in the list'],
  ['look', 'Differences'],
  ['unchanged', 'Unchanged'],
];

export function linesOf(preview: ImportPreview, sheet: Sheet): ImportLine[] {
  if (sheet === 'stages') return preview.lines.filter((line) => line.place !== null);
  if (sheet === 'look') return preview.lines.filter((line) => line.look.length > 0 || line.notes.length > 0);
  return preview.lines.filter((line) => line.group === sheet);
}

/** Every sheet with something on it, what has to be done first. */
export function sheetsOf(preview: ImportPreview): SheetTab[] {
  return LABELS.map(([value, label]) => ({ value, label, count: linesOf(preview, value).length })).filter(
    ({ count }) => count > 0,
  );
}

export const ABOUT: Readonly<Record<Sheet, string>> = {
  wrong:
    'These rows are left out until they are right. Type the cell anew here, or put it right in the file.',
  possible:
    'Somebody with the same name and date of birth is in Waymark already. Say whether it is the same child.',
  new: 'These children are not in Waymark yet.',
  changed: 'What the list says differently, or says for the first time. An empty cell never wipes anything.',
  stages:
    'The list has these children on the SEN register, and here they are on no stage. Choose the stage for those who are to be placed.',
  leaving:
    'These children are on roll here and not in the list. Tick those who have left. A list of some classes alone leaves the others out.',
  look: 'These differ and stay as they are here. Look at them on the record.',
  unchanged: 'The list says nothing new of these children.',
};

interface Parts {
  added: number;
  changed: number;
  leaving: number;
  placed: number;
}

function partsOf({ added, changed, leaving, placed }: Parts): string[] {
  const parts: string[] = [];
  if (added > 0) parts.push(`${children(added)} new`);
  if (changed > 0) parts.push(`${children(changed)} changed`);
  if (placed > 0) parts.push(`${children(placed)} placed on a stage`);
  if (leaving > 0) parts.push(`${children(leaving)} recorded as having left`);
  return parts;
}

export function runWords(run: ImportRun): string {
  return partsOf(run).join(', ');
}

/** How many stayed when an import was undone. */
export function stayedWords(count: number): string {
  return `${children(count)} stayed as changed since.`;
}

export function resultWords(result: ImportResult): string {
  const parts = partsOf(result);
  const left = result.left_out > 0 ? ` ${result.left_out} left out.` : '';
  return parts.length === 0 ? `There was nothing to change.${left}` : `${parts.join(', ')}.${left}`;
}

/** What pressing Apply will do, as things stand. */
export function planWords(
  preview: ImportPreview,
  decided: { same: Readonly<Record<string, boolean>>; leaving: number; placed: number },
): { does: string; leavesOut: string } {
  const possible = linesOf(preview, 'possible');
  const same = possible.filter(({ key }) => decided.same[key] === true).length;
  const fresh = possible.filter(({ key }) => decided.same[key] === false).length;
  const parts = partsOf({
    added: linesOf(preview, 'new').length + fresh,
    changed: linesOf(preview, 'changed').length + same,
    leaving: decided.leaving,
    placed: decided.placed,
  });
  const wrong = linesOf(preview, 'wrong').length;
  const open = possible.length - same - fresh;
  const out: string[] = [];
  if (wrong > 0) out.push(wrong === 1 ? '1 wrong row' : `${wrong} wrong rows`);
  if (open > 0) out.push(`${children(open)} still to decide`);
  return {
    does: parts.length === 0 ? 'There is nothing to apply.' : `${parts.join(', ')}.`,
    leavesOut: out.length === 0 ? '' : `Left out: ${out.join(', ')}.`,
  };
}

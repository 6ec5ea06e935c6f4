// What an import says of itself in sentences.
import type {
  ImportedList,
  ImportGroup,
  ImportLine,
  ImportPreview,
  ImportResult,
  ImportRun,
  PlanImportChild,
  PlanImportCount,
  PlanImportPreview,
} from '$lib/backend/generated/api';

export function children(count: number): string {
  return count === 1 ? '1 child' : `${count} children`;
}

/** "Row 4", "Rows 2, 3". */
export function rowWords(rows: readonly number[]): string {
  return rows.length === 1 ? `Row ${rows[0]}` : `Rows ${rows.join(', ')}`;
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

/** What the kinds of list are called, where one is chosen and where an import is named. */
export const LISTS: Readonly<
  Record<ImportedList, { name: string; hint: string; ask: string; about: string }>
> = {
  pupils: {
    name: 'Pupils',
    hint: "The school's list from its MIS",
    ask: 'The list from your MIS',
    about:
      'Children, classes, contacts and SEN details, as SIMS, Arbor, Bromcom, ScholarPack or any other exports them.',
  },
  plans: {
    name: 'Plans and targets',
    hint: 'A row for each target',
    ask: 'The spreadsheet of targets',
    about:
      'A row for each target, with the child, where they start and where they should be. It goes into the open plan of each child.',
  },
  provision: {
    name: 'Provision',
    hint: 'Who is given what, and how often',
    ask: 'The spreadsheet of provision',
    about: 'A row for each child and what the child is given. It goes into the open plan of each child.',
  },
};

function of(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

type PlanParts = Pick<PlanImportCount, 'children' | 'plans' | 'targets' | 'provision'>;

/** "12 targets and 3 lines of support for 5 children, 1 plan begun". */
function planPartsWords({ children: into, plans, targets, provision }: PlanParts): string {
  const things: string[] = [];
  if (targets > 0) things.push(of(targets, 'target'));
  if (provision > 0) things.push(of(provision, 'line of support', 'lines of support'));
  const what = things.length === 0 ? 'Strategies' : things.join(' and ');
  const begun = plans > 0 ? `, ${of(plans, 'plan')} begun` : '';
  return `${what} for ${children(into)}${begun}`;
}

export function runWords(run: ImportRun): string {
  if (run.list === 'pupils') return partsOf(run).join(', ');
  return planPartsWords({ ...run, children: run.changed });
}

export function planResultWords(done: PlanImportCount): string {
  const left = done.left_out > 0 ? ` ${of(done.left_out, 'row')} left out.` : '';
  if (done.children === 0) return `There was nothing to add.${left}`;
  return `${planPartsWords(done)}.${left}`;
}

/** What pressing Apply would do to the plans. */
export function planImportWords({ done, wrong, unsure }: PlanImportPreview): {
  does: string;
  leavesOut: string;
  any: boolean;
} {
  const out: string[] = [];
  if (wrong.length > 0) out.push(of(wrong.length, 'wrong row'));
  if (unsure.length > 0) out.push(`${of(unsure.length, 'name')} still to decide`);
  return {
    any: done.children > 0,
    does: done.children === 0 ? 'There is nothing to add.' : `${planPartsWords(done)}.`,
    leavesOut: out.length === 0 ? '' : `Left out: ${out.join(', ')}.`,
  };
}

/** The sheets of what a list would do to the plans. */
export type PlanSheet = 'wrong' | 'unsure' | 'adds' | 'look' | 'same';

export const PLAN_ABOUT: Readonly<Record<PlanSheet, string>> = {
  wrong:
    'These rows are left out until they are right. Type the cell anew here, or put it right in the file.',
  unsure:
    'Nobody has quite this name, or several have. Say who is meant; without an answer the rows are left out.',
  adds: 'What comes into each plan. What is in the plan already stays as it is.',
  look: 'Here the list and the plan differ. The plan stays as it is; change it on the plan itself if the list is right.',
  same: 'All of this is in the plans already.',
};

/** The children on a sheet, each with the rows that belong there. */
export function childrenOn(preview: PlanImportPreview, sheet: PlanSheet): PlanImportChild[] {
  const belongs = ({ adds, look }: PlanImportChild['rows'][number]): boolean => {
    if (sheet === 'adds') return adds.length > 0;
    return sheet === 'look' ? look.length > 0 : adds.length === 0 && look.length === 0;
  };
  return preview.children
    .map((child) => ({ ...child, rows: child.rows.filter(belongs) }))
    .filter(({ rows }) => rows.length > 0);
}

export function planSheetsOf(
  preview: PlanImportPreview,
): { value: PlanSheet; label: string; count: number }[] {
  const sheets: { value: PlanSheet; label: string; count: number }[] = [
    { value: 'wrong', label: 'Wrong rows', count: preview.wrong.length },
    { value: 'unsure', label: 'To decide', count: preview.unsure.length },
    { value: 'adds', label: 'Into the plans', count: childrenOn(preview, 'adds').length },
    { value: 'look', label: 'Differences', count: childrenOn(preview, 'look').length },
    { value: 'same', label: 'There already', count: childrenOn(preview, 'same').length },
  ];
  return sheets.filter(({ count }) => count > 0);
}

/** How many plans are as they were before an import. */
export function plansBack(count: number): string {
  return `${count === 1 ? 'The plan of 1 child is' : `The plans of ${count} children are`} as before.`;
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
): { does: string; leavesOut: string; any: boolean } {
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
    any: parts.length > 0,
    does: parts.length === 0 ? 'There is nothing to apply.' : `${parts.join(', ')}.`,
    leavesOut: out.length === 0 ? '' : `Left out: ${out.join(', ')}.`,
  };
}

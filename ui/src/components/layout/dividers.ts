// The dividers of a file or of the settings: what belongs together lies behind one, as its parts.

export interface Tab {
  href: string;
  label: string;
  count?: number;
  /** Something there wants attention; said in words to readers. */
  flag?: string;
}

/** A divider: the address of its first part, and its parts where it has several. */
export interface Divider extends Tab {
  parts?: Tab[];
}

export interface Sheet extends Tab {
  /** The divider behind which it lies together with the others of the same name. */
  behind?: string | undefined;
}

/** Puts sheets of one divider together, where the first of them stands. One that is alone there keeps its own name. */
export function dividersOf(sheets: readonly Sheet[]): Divider[] {
  const dividers: Divider[] = [];
  const placed = new Set<string>();
  for (const { behind, ...tab } of sheets) {
    if (behind === undefined) {
      dividers.push(tab);
    } else if (!placed.has(behind)) {
      placed.add(behind);
      dividers.push(dividerOf(behind, sheets));
    }
  }
  return dividers;
}

function dividerOf(label: string, sheets: readonly Sheet[]): Divider {
  const parts = sheets.filter(({ behind }) => behind === label).map(({ behind: _, ...tab }): Tab => tab);
  const [first] = parts;
  if (!first) throw new Error(`Nothing lies behind ${label}.`);
  if (parts.length === 1) return first;
  const count = parts.reduce((sum, part) => sum + (part.count ?? 0), 0);
  return { href: first.href, label, parts, ...(count > 0 ? { count } : {}) };
}

const lies = ({ href }: Tab, path: string): boolean => path === href || path.startsWith(`${href}/`);

/** The divider that an address belongs to: `/pupil/1/plan/edit` lies beneath "Plan", what has none beneath the first. */
export function currentDivider(dividers: readonly Divider[], path: string): Divider | undefined {
  return (
    dividers.find((divider) => (divider.parts ?? [divider]).some((part) => lies(part, path))) ?? dividers[0]
  );
}

/** The part of a divider that an address belongs to. */
export function currentPart(divider: Divider | undefined, path: string): Tab | undefined {
  return divider?.parts?.find((part) => lies(part, path));
}

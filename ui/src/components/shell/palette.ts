import type { LucideIcon } from '@lucide/svelte';
import { matches } from '../forms/words';

/** A place to go or a thing to do, found by Ctrl+K. */
export interface PaletteEntry {
  id: string;
  label: string;
  /** A second line: class, stage, or where it leads. */
  hint?: string;
  /** The words around what was found, those found marked. */
  pieces?: readonly { text: string; found: boolean }[];
  group: string;
  icon?: LucideIcon;
  keys?: string;
  run: () => void;
}

/** The entries whose words begin as typed, those whose label begins with it first. */
export function found(entries: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  const fitting = entries.filter((entry) => matches(`${entry.label} ${entry.hint ?? ''}`, typed));
  const first = typed.trim().toLocaleLowerCase('en-GB');
  const rank = (entry: PaletteEntry): number =>
    entry.label.toLocaleLowerCase('en-GB').startsWith(first) ? 0 : 1;
  return fitting.sort((a, b) => rank(a) - rank(b));
}

/** The entries in the order of their groups' first appearance, so that each group stands once. */
export function grouped(entries: readonly PaletteEntry[]): { group: string; entries: PaletteEntry[] }[] {
  const groups = new Map<string, PaletteEntry[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [...groups].map(([group, members]) => ({ group, entries: members }));
}

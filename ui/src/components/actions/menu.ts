import type { LucideIcon } from '@lucide/svelte';
import type { Option } from '../forms/option';

export interface MenuAction {
  kind?: 'action';
  label: string;
  hint?: string;
  icon?: LucideIcon;
  keys?: string;
  /** It takes something away. */
  grave?: boolean;
  disabled?: boolean;
  run: () => void;
}

/** One of a few, set at once; the menu stays open so that the difference can be seen. */
export interface MenuChoice {
  kind: 'choice';
  label: string;
  options: readonly Option[];
  value: string;
  pick: (value: string) => void;
}

export type MenuEntry = MenuAction | MenuChoice | { kind: 'line' };

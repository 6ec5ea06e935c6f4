import type { LucideIcon } from '@lucide/svelte';

/** A place in the left rail. */
export interface RailItem {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Other addresses that belong to it: a child's file lies in the register. */
  holds?: readonly string[];
  /** How many things wait there. */
  count?: number;
  /** What the count counts, for readers: "things due". */
  counts?: string;
}

/** Who is signed in, as the bar shows it. */
export interface SignedIn {
  name: string;
  /** The role in words: "SENCO". */
  role: string;
}

/** Whether an address lies in the place of an item: `/register/1` lies in `/register`. */
export function within(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}

/** Whether an address belongs to a place of the rail. */
export function belongs(path: string, { href, holds = [] }: Pick<RailItem, 'href' | 'holds'>): boolean {
  return [href, ...holds].some((one) => within(path, one));
}

import type { LucideIcon } from '@lucide/svelte';
import type { Tone } from './tone';

/** One thing that happened. */
export interface TimelineEntry {
  id: string;
  /** The day it happened, ISO. */
  happenedOn: string;
  /** The day it was entered, ISO; said only when it is another one. */
  recordedOn?: string;
  by?: string;
  title: string;
  text?: string;
  href?: string;
  icon?: LucideIcon;
  tag?: { text: string; tone: Tone };
  /** Taken back: kept in sight, struck through, with the reason. */
  voided?: string;
}

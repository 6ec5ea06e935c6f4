import { Display } from '$components/theme/display.svelte';

/** How the window looks, from its first picture on. */
export const display = new Display();

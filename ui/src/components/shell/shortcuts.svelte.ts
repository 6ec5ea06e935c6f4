// The keys of the window. What is in front answers first: a page adds its own meaning of Ctrl+P while it is open
// and takes it away when it leaves.

import { untrack } from 'svelte';

export interface Shortcut {
  /** As it is shown: `Ctrl+K`, `F1`. On a Mac the command key stands for Ctrl. */
  keys: string;
  label: string;
  run: () => void;
}

/** The combination of an event in the form shortcuts are written in. */
export function combination(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && event.key.length > 1 ? 'Shift' : '',
    key,
  ]
    .filter(Boolean)
    .join('+');
}

export class Shortcuts {
  #added = $state.raw<Shortcut[]>([]);

  /** What is in force now, the latest of each combination. */
  inForce = $derived(
    this.#added.filter(({ keys }, index, all) => index === all.findLastIndex((other) => other.keys === keys)),
  );

  /** Adds one and gives the way to take it away: `$effect(() => shortcuts.add(...))`. */
  add(shortcut: Shortcut): () => void {
    // Whoever adds in an effect must not be run again by what others add.
    this.#added = [...untrack(() => this.#added), shortcut];
    return () => {
      this.#added = this.#added.filter((other) => other !== shortcut);
    };
  }

  /** Runs what the keys mean and keeps the webview from its own idea of them. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const pressed = combination(event);
    const shortcut = this.inForce.find(({ keys }) => keys === pressed);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  }
}

/** The window's one register of keys. */
export const shortcuts = new Shortcuts();

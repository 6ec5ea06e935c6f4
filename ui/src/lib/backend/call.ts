// The seam: the only file of the window that speaks to Tauri. Everything else calls the generated functions.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Changed } from './generated/api';
import { problemFrom } from './problem';

/** Asks the core for one command; rejects with a `Problem` and nothing else. */
export async function call<Output>(command: string, input: unknown): Promise<Output> {
  try {
    return await invoke<Output>('door', { command, input });
  } catch (rejection) {
    throw problemFrom(rejection);
  }
}

type Listener = (changed: readonly Changed[]) => void;

const listeners = new Set<Listener>();
let listening: Promise<unknown> | undefined;

/**
 * Hears of what each write changed, after its commit; gives the way to stop. One subscription to Tauri serves all
 * who listen.
 */
export function onChanged(listener: Listener): () => void {
  listeners.add(listener);
  listening ??= listen<readonly Changed[]>('changed', ({ payload }) => {
    for (const heard of [...listeners]) heard(payload);
  }).catch(() => (listening = undefined));
  return () => listeners.delete(listener);
}

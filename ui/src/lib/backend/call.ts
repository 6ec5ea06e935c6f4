// The seam: the only file of the window that speaks to Tauri. Everything else calls the generated functions.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { problemFrom } from './problem';

/** Asks the core for one command; rejects with a `Problem` and nothing else. */
export async function call<Output>(command: string, input: unknown): Promise<Output> {
  try {
    return await invoke<Output>('door', { command, input });
  } catch (rejection) {
    throw problemFrom(rejection);
  }
}

/** What a write changed, told after its commit. */
export interface Changed {
  kinds: readonly string[];
}

type Listener = (changed: Changed) => void;

const listeners = new Set<Listener>();
let listening: Promise<unknown> | undefined;

function kindsOf(payload: unknown): Changed {
  const kinds = Array.isArray(payload) ? payload : (payload as Partial<Changed> | null)?.kinds;
  return { kinds: (kinds ?? []).map(String) };
}

/** Hears of every committed write; gives the way to stop. One subscription to Tauri serves all who listen. */
export function onChanged(listener: Listener): () => void {
  listeners.add(listener);
  listening ??= listen<unknown>('changed', ({ payload }) => {
    const changed = kindsOf(payload);
    for (const heard of [...listeners]) heard(changed);
  }).catch(() => (listening = undefined));
  return () => listeners.delete(listener);
}

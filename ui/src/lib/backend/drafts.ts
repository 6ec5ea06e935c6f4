// Every draft that is open now, so that none is forgotten when the window locks or closes.

interface Flushable {
  flush: () => Promise<void>;
}

const open = new Set<Flushable>();

/** Counts a draft as open; the way back saves what is left and forgets it. */
export function keepOpen(draft: Flushable): () => void {
  open.add(draft);
  return () => {
    open.delete(draft);
    void draft.flush();
  };
}

/** Saves every open draft that has unsaved words. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...open].map((draft) => draft.flush()));
}

export function currentTime(): Date {
  return new Date();
}

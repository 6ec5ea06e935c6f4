// Children found by Ctrl+K: what is typed goes to the core, which knows whom this person may see.
import type { PaletteEntry } from '$components/shell/palette';
import { api, type FindHit } from '$lib/backend/generated/api';
import User from '@lucide/svelte/icons/user';

function entryOf(
  { pupil, legal_name: legal, stage_name: stage }: FindHit,
  open: (href: string) => void,
): PaletteEntry {
  return {
    id: pupil.id,
    label: pupil.name,
    hint: [pupil.year_name, pupil.class_name, stage, legal && `by law ${legal}`, pupil.left && 'has left']
      .filter(Boolean)
      .join(', '),
    group: 'Children',
    icon: User,
    run: () => open(`/pupil/${pupil.id}/overview`),
  };
}

/** Looks children up for the palette; `open` goes to an address. */
export function findWith(open: (href: string) => void): (typed: string) => Promise<PaletteEntry[]> {
  return async (typed) => {
    const hits = await api.find({ text: typed });
    return hits.map((hit) => entryOf(hit, open));
  };
}

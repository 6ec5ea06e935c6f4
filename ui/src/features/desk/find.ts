// What Ctrl+K finds: what is typed goes to the core, which knows what this person may see. Children come first, then
// what was written about them.
import { longDate } from '$components/forms/date';
import type { PaletteEntry } from '$components/shell/palette';
import { planHref } from '$features/plans/places';
import { api, type BankHit, type FindHit, type SearchView, type TextHit } from '$lib/backend/generated/api';
import BookMarked from '@lucide/svelte/icons/book-marked';
import FileText from '@lucide/svelte/icons/file-text';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Paperclip from '@lucide/svelte/icons/paperclip';
import Target from '@lucide/svelte/icons/target';
import User from '@lucide/svelte/icons/user';

type Open = (href: string) => void;

function childEntry({ pupil, legal_name: legal, stage_name: stage }: FindHit, open: Open): PaletteEntry {
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

/** Where a text that was found is read. */
export function textHref({ kind, record_id: id, pupil, plan_id: plan }: TextHit): string {
  if (plan) return planHref(pupil.id, 'plan', plan);
  if (kind === 'attachment') return `/pupil/${pupil.id}/documents/${id}`;
  if (kind === 'note') return `/pupil/${pupil.id}/notes#${id}`;
  if (kind === 'healthcare_plan') return `/pupil/${pupil.id}/medical`;
  if (kind === 'adjustment') return `/pupil/${pupil.id}/adjustments`;
  if (kind === 'ehc_plan') return `/pupil/${pupil.id}/ehcp`;
  if (kind === 'team_meeting' || kind === 'team_action') return `/pupil/${pupil.id}/team`;
  if (kind === 'chronology_event') return `/pupil/${pupil.id}/team/chronology`;
  if (kind === 'reintegration') return `/pupil/${pupil.id}/team/timetable`;
  return `/pupil/${pupil.id}/${kind === 'concern' ? 'concern' : 'profile'}`;
}

function textEntry(hit: TextHit, group: string, icon: typeof User, open: Open): PaletteEntry {
  const { pupil, what, happened_on: on } = hit;
  return {
    id: hit.record_id,
    label: pupil.name,
    hint: [what, on && longDate(on), pupil.left && 'has left'].filter(Boolean).join(', '),
    pieces: hit.pieces,
    group,
    icon,
    run: () => open(textHref(hit)),
  };
}

/** Where an entry of the bank is read: the bank with its words looked for. */
export function bankHref({ bank_kind: kind, text }: Pick<BankHit, 'bank_kind' | 'text'>): string {
  return `/settings/bank?kind=${kind}&find=${encodeURIComponent(text)}`;
}

function bankEntry(hit: BankHit, open: Open): PaletteEntry {
  const { id, what, pieces } = hit;
  return {
    id,
    label: what,
    pieces,
    group: 'Bank',
    icon: BookMarked,
    run: () => open(bankHref(hit)),
  };
}

/** The entries of an answer, group by group. */
export function entriesOf(found: SearchView, open: Open): PaletteEntry[] {
  return [
    ...found.pupils.map((hit) => childEntry(hit, open)),
    ...found.notes.map((hit) => textEntry(hit, 'Notes', NotebookPen, open)),
    ...found.targets.map((hit) => textEntry(hit, 'Targets', Target, open)),
    ...found.plans.map((hit) => textEntry(hit, 'Plans, profiles and concerns', FileText, open)),
    ...found.documents.map((hit) => textEntry(hit, 'Documents', Paperclip, open)),
    ...found.bank.map((hit) => bankEntry(hit, open)),
  ];
}

/** Looks in the school for the palette; `open` goes to an address. */
export function findWith(open: Open): (typed: string) => Promise<PaletteEntry[]> {
  return async (typed) => entriesOf(await api.search({ text: typed }), open);
}

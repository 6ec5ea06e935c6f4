// The chronology: what is chosen of it, and an entry by hand between the record and its form.
import { longDate } from '$components/forms/date';
import type {
  ChronologyEvent,
  ChronologyEventDraft,
  ChronologyKind,
  ChronologyWanted,
  SchoolFactsView,
} from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';
import { nameOf } from '../words';

/** What the screen narrows it by. */
export interface Narrowed {
  kind: ChronologyKind | '';
  from: string;
  to: string;
}

export const EVERYTHING: Narrowed = { kind: '', from: '', to: '' };

export function wantedOf({ kind, from, to }: Narrowed): ChronologyWanted {
  return { kinds: kind ? [kind] : [], from: from || null, to: to || null };
}

/** Where it is printed as it is narrowed. */
export function chronologyPaperHref(pupilId: string, { kind, from, to }: Narrowed): string {
  const params = new URLSearchParams({ team: 'chronology' });
  if (kind) params.set('kind', kind);
  if (from) params.set('from', from);
  if (to) params.set('to', to);
  return `/pupil/${pupilId}/print?${params.toString()}`;
}

export interface EventAnswers extends Omit<ChronologyEventDraft, 'happened_on' | 'event_kind'> {
  happened_on: string;
  event_kind: ChronologyKind | '';
}

export function newEvent(): EventAnswers {
  return { happened_on: '', event_kind: '', title: '', words: '', source: '', restricted: false };
}

export function eventAnswers(event: ChronologyEvent): EventAnswers {
  const { happened_on, event_kind, title, words, source, restricted } = event;
  return { happened_on, event_kind, title, words, source, restricted };
}

export function eventDraft(answers: EventAnswers): ChronologyEventDraft {
  return {
    ...answers,
    happened_on: answers.happened_on || null,
    event_kind: answers.event_kind || null,
  };
}

export function describeEvent(answers: EventAnswers, { codes }: Pick<SchoolFactsView, 'codes'>): Said[] {
  return [
    { term: 'Day', text: longDate(answers.happened_on) },
    { term: 'What it is about', text: nameOf(codes.words.chronology_kind, answers.event_kind) },
    { term: 'What happened', text: answers.title },
    { term: 'More about it', text: answers.words },
    { term: 'Where it is known from', text: answers.source },
    { term: 'Restricted', text: answers.restricted ? 'Yes' : 'No' },
  ];
}

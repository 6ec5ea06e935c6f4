// A contact with parents between its form and the core: a note of that kind, with how they took part and with whom.
import { longDate } from '$components/forms/date';
import type { Option } from '$components/forms/option';
import { optionsOf } from '$features/desk/facts.svelte';
import type {
  ContactOutcome,
  ContactView,
  NoteDraft,
  NoteKind,
  SchoolFactsView,
} from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';
import { nameOf } from '../words';

type Facts = Pick<SchoolFactsView, 'codes'>;

/** What counts as one of the year's three meetings (SEND Code of Practice 2015, 6.65). */
const MET: readonly ContactOutcome[] = ['attended', 'phoned'];

export function isMet(outcome: ContactOutcome | null): boolean {
  return outcome !== null && MET.includes(outcome);
}

export interface ContactAnswers {
  outcome: ContactOutcome | '';
  happened_on: string;
  with: string;
  body: string;
}

export function contactDraft(answers: ContactAnswers): NoteDraft {
  return {
    happened_on: answers.happened_on || null,
    note_kind: 'parent_contact',
    contact_outcome: answers.outcome || null,
    contact_with: answers.with,
    body: answers.body,
  };
}

export function describeContact(answers: ContactAnswers, { codes }: Facts): Said[] {
  return [
    { term: 'How parents took part', text: nameOf(codes.words.contact_outcome, answers.outcome || null) },
    { term: 'When', text: longDate(answers.happened_on) },
    { term: 'With whom', text: answers.with },
    { term: 'What was said', text: answers.body },
  ];
}

/** The kinds of note that say how parents took part. */
export function hasContact(kind: NoteKind): boolean {
  return kind === 'parent_contact' || kind === 'meeting';
}

/** How parents can have taken part in a note of a kind; that they were not there is for a meeting alone. */
export function outcomesOf(kind: NoteKind, { codes }: Facts): Option<ContactOutcome>[] {
  const all = optionsOf<ContactOutcome>(codes.words.contact_outcome);
  return all.filter(({ value }) => kind === 'meeting' || value !== 'not_parents');
}

/** The same, each with whether it counts. */
export function countedOutcomes(facts: Facts): Option<ContactOutcome>[] {
  return outcomesOf('parent_contact', facts).map((option) =>
    isMet(option.value) ? { ...option, hint: 'Counts as one of the year’s three meetings' } : option,
  );
}

/** Whom the school may have talked with: those with whom information may be shared. */
export function namesOf(contacts: readonly ContactView[]): string[] {
  return contacts
    .filter(({ now, contact }) => now && contact.record.may_be_told)
    .map(({ contact }) => contact.record.name);
}

// A note between the record, the form and what the core takes.
import type { Tone } from '$components/data/tone';
import { matches, plain } from '$components/forms/words';
import { longDate } from '$components/forms/date';
import type {
  ContactOutcome,
  Kept,
  Note,
  NoteDraft,
  NoteKind,
  SchoolFactsView,
} from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';
import { nameOf } from '../words';
import { hasContact } from './contact';

export interface NoteAnswers {
  happened_on: string;
  note_kind: NoteKind;
  /** How parents took part; for a contact with them and for a meeting. */
  contact_outcome: ContactOutcome | '';
  contact_with: string;
  body: string;
}

export function noteAnswers(note: Note): NoteAnswers {
  const { happened_on, note_kind, contact_outcome, contact_with, body } = note;
  return { happened_on, note_kind, contact_outcome: contact_outcome ?? '', contact_with, body };
}

export function noteDraft({ happened_on: happenedOn, ...rest }: NoteAnswers): NoteDraft {
  return {
    ...rest,
    happened_on: happenedOn || null,
    contact_outcome: hasContact(rest.note_kind) ? rest.contact_outcome || null : null,
  };
}

export function describeNote(answers: NoteAnswers, { codes }: Pick<SchoolFactsView, 'codes'>): Said[] {
  return [
    { term: 'When it happened', text: longDate(answers.happened_on) },
    { term: 'Kind', text: nameOf(codes.words.note_kind, answers.note_kind) },
    ...(hasContact(answers.note_kind)
      ? [
          {
            term: 'How parents took part',
            text: nameOf(codes.words.contact_outcome, answers.contact_outcome || null),
          },
          { term: 'With whom', text: answers.contact_with },
        ]
      : []),
    { term: 'Words', text: answers.body },
  ];
}

const TONES: Partial<Record<NoteKind, Tone>> = {
  concern: 'warn',
  progress: 'good',
  child_said: 'plum',
  parent_contact: 'info',
  meeting: 'info',
};

export function noteTone(kind: NoteKind): Tone {
  return TONES[kind] ?? 'neutral';
}

/** The notes that fit: by kind, and by words in the text or in the name of who wrote it. */
export function notesFound(
  notes: readonly Kept<Note>[],
  { typed, kind, voided }: { typed: string; kind: NoteKind | ''; voided: boolean },
): Kept<Note>[] {
  return notes.filter(
    ({ record, recorded_by_name: by, voided: takenBack }) =>
      (voided || takenBack === null) &&
      (kind === '' || record.note_kind === kind) &&
      (matches(`${record.body} ${record.contact_with} ${by}`, typed) ||
        plain(record.body).includes(plain(typed.trim()))),
  );
}

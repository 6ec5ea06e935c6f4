// A note between the record, the form and what the core takes.
import type { Tone } from '$components/data/tone';
import { matches, plain } from '$components/forms/words';
import { longDate } from '$components/forms/date';
import type { Kept, Note, NoteDraft, NoteKind, SchoolFactsView } from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';
import { nameOf } from '../words';

export interface NoteAnswers {
  happened_on: string;
  note_kind: NoteKind;
  body: string;
}

export function noteAnswers({ happened_on: happenedOn, note_kind: kind, body }: Note): NoteAnswers {
  return { happened_on: happenedOn, note_kind: kind, body };
}

export function noteDraft({ happened_on: happenedOn, ...rest }: NoteAnswers): NoteDraft {
  return { happened_on: happenedOn || null, ...rest };
}

export function describeNote(answers: NoteAnswers, { codes }: Pick<SchoolFactsView, 'codes'>): Said[] {
  return [
    { term: 'When it happened', text: longDate(answers.happened_on) },
    { term: 'Kind', text: nameOf(codes.words.note_kind, answers.note_kind) },
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
      (matches(`${record.body} ${by}`, typed) || plain(record.body).includes(plain(typed.trim()))),
  );
}

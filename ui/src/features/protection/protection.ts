// Words and answers of data protection: what the forms hold, and how they read.
import type { Tone } from '$components/data/tone';
import type {
  AccessLine,
  AccessRequest,
  AccessRequestDraft,
  DestructionView,
  Destruction,
} from '$lib/backend/generated/api';

/** What a form holds: an empty day is no day. */
export interface RequestAnswers {
  asked_by: string;
  relationship: string;
  received_on: string;
  identity_on: string;
  identity_how: string;
  extended_on: string;
  extension_reason: string;
  answered_on: string;
  answer_note: string;
}

export function newRequest(today: string): RequestAnswers {
  return {
    asked_by: '',
    relationship: '',
    received_on: today,
    identity_on: '',
    identity_how: '',
    extended_on: '',
    extension_reason: '',
    answered_on: '',
    answer_note: '',
  };
}

export function requestAnswers(request: AccessRequest): RequestAnswers {
  return {
    asked_by: request.asked_by,
    relationship: request.relationship,
    received_on: request.received_on,
    identity_on: request.identity_on ?? '',
    identity_how: request.identity_how,
    extended_on: request.extended_on ?? '',
    extension_reason: request.extension_reason,
    answered_on: request.answered_on ?? '',
    answer_note: request.answer_note,
  };
}

const day = (text: string): string | null => (text === '' ? null : text);

export function requestDraft(answers: RequestAnswers): AccessRequestDraft {
  return {
    ...answers,
    received_on: day(answers.received_on),
    identity_on: day(answers.identity_on),
    extended_on: day(answers.extended_on),
    answered_on: day(answers.answered_on),
  };
}

/** How pressing a request is; its words always stand with the colour. */
export function requestTone({ state }: AccessLine): Tone {
  switch (state?.state) {
    case 'overdue':
      return 'bad';
    case 'due':
    case 'due_soon':
      return 'warn';
    case 'upcoming':
    case 'paused':
      return 'info';
    default:
      return 'good';
  }
}

export const childrenWords = (number: number): string => (number === 1 ? '1 child' : `${number} children`);

/** "Destruction no. 3: 2 children, 214 records, 96 entries of the trail emptied". */
export function destroyedWords({ number, children, records, entries }: Destruction): string {
  const entryWords = entries === 1 ? '1 entry' : `${entries} entries`;
  return `No. ${number}: ${childrenWords(children)}, ${records} records, ${entryWords} of the audit trail emptied`;
}

/** What stands where nobody is past the date. */
export function nobodyWords(years: number, { staying }: DestructionView): string {
  const rest = staying.length > 0 ? ' but those whose records stay' : '';
  return `Nobody’s record is past ${years} years after the date of birth${rest}.`;
}

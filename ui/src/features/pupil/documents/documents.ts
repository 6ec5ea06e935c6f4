// Documents of a child: between the records and their forms, and in words.
import { longDate } from '$components/forms/date';
import type {
  AttachedTo,
  Attachment,
  AttachmentAccess,
  AttachmentDraft,
  AttachmentKind,
  AttachmentsView,
  AttachmentView,
  SchoolFactsView,
} from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';
import { nameOf } from '../words';

/** What is typed of a document, as a form holds it. */
export interface DocumentAnswers {
  title: string;
  attachment_kind: AttachmentKind | '';
  happened_on: string;
  from_whom: string;
  note: string;
  /** Empty until it is chosen: the kind decides then. */
  access: AttachmentAccess | '';
  also_for: string[];
  /** `agency_entry/1`; empty where it belongs to the child alone. */
  belongs: string;
}

/** These are restricted unless the SENCO says otherwise; the core decides it where nothing is said. */
const RESTRICTED: readonly AttachmentKind[] = ['agency_report', 'agency_letter', 'ehc_paper', 'medical'];

export function newDocument(title: string, start: Partial<DocumentAnswers> = {}): DocumentAnswers {
  return {
    attachment_kind: '',
    happened_on: '',
    from_whom: '',
    note: '',
    access: '',
    also_for: [],
    belongs: '',
    ...start,
    title,
  };
}

export function documentAnswers(document: Attachment): DocumentAnswers {
  const { title, attachment_kind, happened_on, from_whom, note, access, also_for } = document;
  const belongs = document.belongs_to ? `${document.belongs_to}/${document.belongs_id ?? ''}` : '';
  return { title, attachment_kind, happened_on, from_whom, note, access, also_for, belongs };
}

export function documentDraft(answers: DocumentAnswers): AttachmentDraft {
  const [to, id] = answers.belongs.split('/');
  return {
    ...answers,
    attachment_kind: answers.attachment_kind || null,
    happened_on: answers.happened_on || null,
    access: answers.access || null,
    belongs: to && id ? { to: to as AttachedTo, id } : null,
  };
}

/** Who may open it as the answers stand: what was chosen, or what is usual for the kind. */
export function accessOf({ access, attachment_kind: kind }: DocumentAnswers): AttachmentAccess | '' {
  if (access !== '' || kind === '') return access;
  return RESTRICTED.includes(kind) ? 'restricted' : 'everybody';
}

/** What can be chosen as what it belongs to, and the words of each. */
export function belongsOptions({ choices }: AttachmentsView): { value: string; label: string }[] {
  return choices.map(({ to, id, words }) => ({ value: `${to}/${id}`, label: words }));
}

export function describeDocument(
  answers: DocumentAnswers,
  { codes }: Pick<SchoolFactsView, 'codes'>,
  all: AttachmentsView,
): Said[] {
  const names = all.colleagues.filter(({ id }) => answers.also_for.includes(id)).map(({ name }) => name);
  return [
    { term: 'Title', text: answers.title },
    { term: 'What it is', text: nameOf(codes.words.attachment_kind, answers.attachment_kind) },
    { term: 'Day on it', text: longDate(answers.happened_on) },
    { term: 'From', text: answers.from_whom },
    { term: 'Who may open it', text: nameOf(codes.words.attachment_access, accessOf(answers)) },
    { term: 'Also for', text: names.join(', ') },
    {
      term: 'Belongs to',
      text: belongsOptions(all).find(({ value }) => value === answers.belongs)?.label ?? '',
    },
    { term: 'Note', text: answers.note },
  ];
}

/** Where a document is shown. */
export function documentHref(pupilId: string, id: string): string {
  return `/pupil/${pupilId}/documents/${id}`;
}

/** Where a document for a record is attached: the screen begins with what is known of it. */
export function attachHref(pupilId: string, to: AttachedTo, id: string): string {
  return `/pupil/${pupilId}/documents?${new URLSearchParams({ to, id }).toString()}`;
}

const KIND_FOR: Partial<Record<AttachedTo, AttachmentKind>> = {
  agency_entry: 'agency_report',
  ehc_request: 'ehc_paper',
  ehc_plan: 'ehc_paper',
  ehc_review: 'ehc_paper',
};

/** What an address of `attachHref` says of the documents that are attached next. */
export function startFrom(params: URLSearchParams, all: AttachmentsView): Partial<DocumentAnswers> {
  const chosen = all.choices.find(({ to, id }) => to === params.get('to') && id === params.get('id'));
  if (!chosen) return {};
  const kind = all.may_restrict ? KIND_FOR[chosen.to] : undefined;
  return { belongs: `${chosen.to}/${chosen.id}`, ...(kind ? { attachment_kind: kind } : {}) };
}

/** The documents that belong to a record. */
export function documentsOf(
  documents: readonly AttachmentView[],
  to: AttachedTo,
  id: string,
): AttachmentView[] {
  return documents.filter(
    ({ attachment: { record } }) => record.belongs_to === to && record.belongs_id === id,
  );
}

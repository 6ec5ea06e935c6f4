import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '$components/feedback/toasts.svelte';
import { kept } from '$features/plans/fixtures';
import type {
  Attachment,
  AttachmentsView,
  AttachmentView,
  FileLook,
  OfferedFile,
} from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../../test/axe';
import FileSample from '../FileSample.svelte';
import { facts as plainFacts, view as fileView, ZOE } from '../fixtures';
import { Attaching } from './attaching.svelte';
import DocumentPage from './DocumentPage.svelte';
import {
  accessOf,
  attachHref,
  documentAnswers,
  documentDraft,
  documentsOf,
  newDocument,
  startFrom,
} from './documents';
import DocumentsPage from './DocumentsPage.svelte';

const call = vi.hoisted(() => vi.fn<(command: string, input: unknown) => Promise<unknown>>());
const bringPiece = vi.hoisted(() =>
  vi.fn<(place: { file: string; total: number; at: number }, bytes: Uint8Array) => Promise<void>>(),
);
const saveAttachment = vi.hoisted(() => vi.fn<(...asked: unknown[]) => Promise<string | null>>());
vi.mock('$lib/backend/call', () => ({
  call,
  callLong: (command: string, input: unknown) => call(command, input),
  bringPiece,
  saveAttachment,
  onChanged: () => () => undefined,
}));
vi.mock('$app/navigation', () => ({ goto: vi.fn() }));
vi.mock('$features/desk/desk.svelte', () => ({ desk: { may: () => true, me: { name: 'Mrs A Okafor' } } }));

const facts = {
  ...plainFacts,
  codes: {
    ...plainFacts.codes,
    words: {
      ...plainFacts.codes.words,
      attachment_kind: [
        { code: 'agency_report', name: 'Report of an agency' },
        { code: 'childs_work', name: 'Child’s work' },
      ],
      attachment_access: [
        { code: 'everybody', name: 'Everybody who may read this child’s record' },
        { code: 'restricted', name: 'The SENCO, the headteacher and whoever is named' },
      ],
    },
  },
};

const report: Attachment = {
  id: 'document-1',
  pupil_id: ZOE,
  attachment_kind: 'agency_report',
  title: 'Cognitive profile',
  happened_on: '2026-10-12',
  from_whom: 'Dr Sen',
  note: '',
  access: 'restricted',
  also_for: ['staff-3'],
  belongs_to: 'agency_entry',
  belongs_id: 'entry-1',
  file_name: 'EP.docx',
  file_kind: 'docx',
  bytes: 1_300_000,
  sha256: 'a',
  source_sha256: 'a',
  protected: false,
};

function listed(record: Attachment = report, more: Partial<AttachmentView> = {}): AttachmentView {
  return {
    attachment: kept(record),
    kind_words: 'Report of an agency',
    file_words: 'Word document, 1.3 MB',
    belongs_words: 'Report of Speech therapy, 12 October 2026',
    restricted_words: 'The SENCO, the headteacher and Miss Shah',
    copy_name: 'Report of an agency 2026-10-12.docx',
    can_be_shown: false,
    may_change: true,
    ...more,
  };
}

const all: AttachmentsView = {
  documents: [listed()],
  voided: [],
  choices: [{ to: 'agency_entry', id: 'entry-1', words: 'Report of Speech therapy, 12 October 2026' }],
  colleagues: [{ id: 'staff-3', name: 'Miss Shah', role_words: 'Class teacher' }],
  may_write: true,
  may_restrict: true,
  may_export: true,
};

const offered: OfferedFile = { refused: null, file_name: 'EP.pdf', title: 'EP', size_words: '2 MB' };
const look: FileLook = {
  refused: null,
  file_kind: 'pdf',
  kind_words: 'PDF',
  protected: false,
  same_as: [],
};

// The browser of the tests cannot read a part of a file by itself.
Blob.prototype.arrayBuffer = function read(this: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(new Error('unreadable'));
    reader.readAsArrayBuffer(this);
  });
};

let answers: Record<string, (input: unknown) => unknown>;

beforeEach(() => {
  toasts.list.length = 0;
  bringPiece.mockReset().mockResolvedValue(undefined);
  saveAttachment.mockReset().mockResolvedValue('Report.docx');
  answers = {
    child_attachments: () => all,
    offer_file: () => offered,
    look_at_file: () => look,
    attach_file: () => 'document-2',
    let_go_of_file: () => null,
    find_draft: () => null,
    keep_draft: () => null,
  };
  call.mockReset().mockImplementation((command, input) => {
    const answer = answers[command];
    if (!answer) return Promise.reject(new Error(command));
    return Promise.resolve().then(() => answer(input));
  });
});

function asked(command: string): unknown[] {
  return call.mock.calls.filter(([name]) => name === command).map(([, input]) => input);
}

function wrong(fields: Record<string, string[]>): Problem {
  return new Problem({
    code: 'invalid',
    message: 'Some answers need another look.',
    fields,
    reference: null,
  });
}

function open(page: unknown, given: Record<string, unknown> = {}): ReturnType<typeof render> {
  return render(FileSample, {
    file: { view: fileView, facts },
    sheet: page as Component<Record<string, unknown>>,
    given,
  });
}

it('keeps what is typed between the record and its form', () => {
  const draft = documentDraft(documentAnswers(report));
  expect(draft).toMatchObject({ title: 'Cognitive profile', belongs: { to: 'agency_entry', id: 'entry-1' } });
  expect(documentDraft(newDocument('x'))).toMatchObject({
    attachment_kind: null,
    happened_on: null,
    access: null,
    belongs: null,
  });
  expect(accessOf(newDocument('x'))).toBe('');
  expect(accessOf(newDocument('x', { attachment_kind: 'medical' }))).toBe('restricted');
  expect(accessOf(newDocument('x', { attachment_kind: 'medical', access: 'everybody' }))).toBe('everybody');
  expect(accessOf(newDocument('x', { attachment_kind: 'childs_work' }))).toBe('everybody');
});

it('begins with the record from which somebody came to attach', () => {
  const params = new URL(attachHref(ZOE, 'agency_entry', 'entry-1'), 'http://x').searchParams;
  expect(startFrom(params, all)).toEqual({
    belongs: 'agency_entry/entry-1',
    attachment_kind: 'agency_report',
  });
  expect(startFrom(params, { ...all, may_restrict: false })).toEqual({ belongs: 'agency_entry/entry-1' });
  expect(startFrom(new URLSearchParams({ to: 'plan', id: 'other' }), all)).toEqual({});
  expect(documentsOf(all.documents, 'agency_entry', 'entry-1')).toHaveLength(1);
  expect(documentsOf(all.documents, 'ehc_plan', 'entry-1')).toHaveLength(0);
});

it('brings a file piece by piece, and nothing of one that need not come', async () => {
  const attaching = new Attaching(() => ZOE);
  const large = new File([new Uint8Array(2 * 1024 * 1024 + 5)], 'EP.pdf');
  await attaching.add([large]);
  expect(bringPiece.mock.calls.map(([{ total, at }, bytes]) => [total, at, bytes.length])).toEqual([
    [2_097_157, 0, 1_048_576],
    [2_097_157, 1_048_576, 1_048_576],
    [2_097_157, 2_097_152, 5],
  ]);
  expect(attaching.ready).toHaveLength(1);
  bringPiece.mockClear();
  answers['offer_file'] = () => ({ ...offered, refused: 'This file is empty.' });
  await attaching.add([new File([], 'empty.pdf')]);
  expect(bringPiece).not.toHaveBeenCalled();
  expect(attaching.files[1]).toMatchObject({ state: 'refused', refused: 'This file is empty.' });
});

it('tells a file that is open in another program, and one that the core refuses', async () => {
  const attaching = new Attaching(() => ZOE);
  const locked = {
    name: 'letter.docx',
    size: 10,
    slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }) as Blob,
  };
  await attaching.add([locked]);
  expect(attaching.files[0]?.refused).toMatch(/save and close it there/);
  answers['look_at_file'] = () => ({ ...look, refused: 'This is a program.' });
  await attaching.add([new File(['MZ'], 'report.pdf')]);
  expect(attaching.files[1]?.refused).toBe('This is a program.');
});

it('attaches one after the other, keeps what could not be, and stops where it is asked to', async () => {
  const attaching = new Attaching(() => ZOE);
  await attaching.add([new File(['a'], 'a.pdf'), new File(['b'], 'b.pdf'), new File(['c'], 'c.pdf')]);
  const [first] = attaching.files;
  if (!first) throw new Error('no file');
  first.answers.attachment_kind = 'childs_work';
  first.answers.happened_on = '2026-11-03';
  first.answers.title = 'Castle';
  attaching.sameForAll(first);
  expect(attaching.files.map(({ answers: { title, happened_on: on } }) => [title, on])).toEqual([
    ['Castle', '2026-11-03'],
    ['EP', '2026-11-03'],
    ['EP', '2026-11-03'],
  ]);
  let times = 0;
  answers['attach_file'] = () => {
    times += 1;
    if (times === 2) throw wrong({ title: ['Give the document a title.'] });
    return `document-${times}`;
  };
  expect(await attaching.attach()).toBe(2);
  expect(attaching.files).toHaveLength(1);
  expect(attaching.summary[0]?.message).toBe('Give the document a title.');
  answers['attach_file'] = () => {
    throw new Problem({ code: 'cancelled', message: 'You stopped this.', fields: {}, reference: null });
  };
  expect(await attaching.attach()).toBe(0);
  expect(attaching.files).toHaveLength(1);
  attaching.leaveAll();
  expect(attaching.files).toHaveLength(0);
  expect(asked('let_go_of_file')).toHaveLength(1);
});

it('lists the documents with who may open each, and takes one in from the disk', async () => {
  const user = userEvent.setup();
  const { container } = open(DocumentsPage);
  const list = await screen.findByRole('list', { name: /^Documents of/ });
  expect(within(list).getByRole('link', { name: 'Cognitive profile' })).toHaveAttribute(
    'href',
    `/pupil/${ZOE}/documents/document-1`,
  );
  expect(within(list).getByText(/Miss Shah/)).toBeInTheDocument();
  await expectAccessible(container);
  await user.upload(screen.getByLabelText('Attach documents'), [
    new File(['%PDF-1.7'], 'EP.pdf', { type: 'application/pdf' }),
  ]);
  const title = await screen.findByLabelText('Title');
  expect(title).toHaveValue('EP');
  await user.selectOptions(screen.getByLabelText('What is it?'), 'Report of an agency');
  expect(screen.getByLabelText('The SENCO, the headteacher and whoever is named')).toBeChecked();
  await user.click(screen.getByLabelText('Miss Shah, class teacher'));
  await expectAccessible(container);
  answers['attach_file'] = () => {
    throw wrong({ happened_on: ['Enter the day on the document as day, month and year.'] });
  };
  await user.click(screen.getByRole('button', { name: 'Attach the document' }));
  const summary = await screen.findByRole('alert');
  expect(within(summary).getByText(/Enter the day on the document/)).toBeInTheDocument();
  answers['attach_file'] = () => 'document-2';
  await user.click(screen.getByRole('button', { name: 'Attach the document' }));
  await waitFor(() => expect(screen.queryByText('To be attached')).not.toBeInTheDocument());
  expect(asked('attach_file').at(-1)).toMatchObject({
    pupil_id: ZOE,
    file_name: 'EP.pdf',
    attachment: { title: 'EP', attachment_kind: 'agency_report', also_for: ['staff-3'] },
  });
  expect(toasts.list[0]?.text).toBe('The document is attached.');
});

it('takes a dropped file as well, and tells a duplicate and a protected one', async () => {
  answers['look_at_file'] = () => ({
    ...look,
    protected: true,
    same_as: ['Cognitive profile, 12 October 2026'],
  });
  open(DocumentsPage);
  const place = await screen.findByRole('group', { name: 'Drop documents here' });
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(drop, { dataTransfer: { files: [new File(['%PDF'], 'EP.pdf')] } });
  place.dispatchEvent(drop);
  expect(await screen.findByText(/attached already: Cognitive profile, 12 October 2026/)).toBeInTheDocument();
  expect(screen.getByText(/This PDF is protected/)).toBeInTheDocument();
});

it('shows a reader what there is, and nothing to change', async () => {
  answers['child_attachments'] = () => ({
    ...all,
    documents: [],
    may_write: false,
    may_restrict: false,
    may_export: false,
  });
  const { container } = open(DocumentsPage);
  expect(await screen.findByText('Nothing is attached that you may open.')).toBeInTheDocument();
  expect(screen.queryByLabelText('Attach documents')).not.toBeInTheDocument();
  await expectAccessible(container);
});

it('saves a copy of a Word document, which is not shown, and says where', async () => {
  const user = userEvent.setup();
  const { container } = open(DocumentPage, { id: 'document-1' });
  await screen.findByText('Word documents are not shown in Waymark');
  expect(asked('open_attachment')).toHaveLength(0);
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Save a copy…' }));
  await waitFor(() => expect(toasts.list[0]?.text).toBe('A copy is saved as Report.docx.'));
  expect(saveAttachment).toHaveBeenCalledWith('document-1', 'docx', 'Report of an agency 2026-10-12.docx');
});

it('shows a picture, asked for once', async () => {
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
  );
  const photo = listed({ ...report, file_kind: 'jpeg' }, { can_be_shown: true });
  answers['child_attachments'] = () => ({ ...all, documents: [photo] });
  answers['open_attachment'] = () => new ArrayBuffer(3);
  const { container } = open(DocumentPage, { id: 'document-1' });
  expect(await screen.findByRole('img', { name: 'Cognitive profile' })).toHaveAttribute('src', 'blob:x');
  expect(asked('open_attachment')).toEqual([{ id: 'document-1' }]);
  await expectAccessible(container);
});

it('says that a document is not there for whoever may not open it', async () => {
  open(DocumentPage, { id: 'another' });
  expect(await screen.findByText('There is no such document')).toBeInTheDocument();
  expect(asked('open_attachment')).toHaveLength(0);
});

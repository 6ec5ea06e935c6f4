// The seam: the only file of the window that speaks to Tauri. Everything else calls the generated functions.
import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { AttachmentId, FileKind, Kind, PupilId, SheetFormat, Step } from './generated/api';
import { problemFrom } from './problem';

/** Asks the core for one command; rejects with a `Problem` and nothing else. */
export async function call<Output>(command: string, input: unknown): Promise<Output> {
  try {
    return await invoke<Output>('door', { command, input });
  } catch (rejection) {
    throw problemFrom(rejection);
  }
}

/** Who follows long work; `LongWork` makes one. */
export interface Watch {
  /** The name by which `cancelWork` stops it. */
  work: string;
  /** Hears each step. */
  told: (step: Step) => void;
}

/** The same for long work: each step is told while it is under way. */
export async function callLong<Output>(command: string, input: unknown, watch: Watch): Promise<Output> {
  const told = new Channel<Step>(watch.told);
  try {
    return await invoke<Output>('door', { command, input, watch: { work: watch.work, told } });
  } catch (rejection) {
    throw problemFrom(rejection);
  }
}

/** What a write changed: the kinds of record, and the children they are about. */
export interface News {
  kinds: readonly Kind[];
  pupils: readonly PupilId[];
}

type Listener = (news: News) => void;

const listeners = new Set<Listener>();
let listening: Promise<unknown> | undefined;

/**
 * Hears of what each write changed, after its commit; gives the way to stop. One subscription to Tauri serves all
 * who listen.
 */
export function onChanged(listener: Listener): () => void {
  listeners.add(listener);
  listening ??= listen<News>('changed', ({ payload }) => {
    for (const heard of [...listeners]) heard(payload);
  }).catch(() => (listening = undefined));
  return () => listeners.delete(listener);
}

/** Says that the first screen can be seen, so that the log tells how long a start took. */
export function windowShown(): void {
  call('window_shown', {}).catch(() => undefined);
}

/** The person closes the window: what is typed is saved first, then it goes. Once, when the window starts. */
export function beforeClosing(save: () => Promise<void>): void {
  listen('closing', () => {
    void save()
      .catch(() => undefined)
      .then(() => call('close_window', {}));
  }).catch(() => undefined);
}

/** Prints what the page shows; resolves when the print dialog has been asked for. */
export async function printWindow(): Promise<void> {
  await call('print_window', {});
}

/** Asks where to and saves a paper, byte for byte; the file's name, or nothing when the person changed her mind. */
export async function saveDocument(
  suggestedName: string,
  pdf: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  const saved = await call<{ file_name: string | null }>('save_document', {
    suggested_name: suggestedName,
    pdf: toBase64(pdf),
  });
  return saved.file_name;
}

/** Asks where to and saves a spreadsheet; the file's name, or nothing when the person changed her mind. */
export async function saveSheet(
  suggestedName: string,
  format: SheetFormat,
  base64: string,
): Promise<string | null> {
  const saved = await call<{ file_name: string | null }>('save_sheet', {
    suggested_name: suggestedName,
    format,
    sheet: base64,
  });
  return saved.file_name;
}

/** Asks where to and saves a calendar file; the file's name, or nothing when the person changed her mind. */
export async function saveCalendar(suggestedName: string, text: string): Promise<string | null> {
  const saved = await call<{ file_name: string | null }>('save_calendar', {
    suggested_name: suggestedName,
    text,
  });
  return saved.file_name;
}

/** Asks for a folder and saves papers into a new one inside it; the new folder's name, or nothing as above. */
export async function saveDocuments(
  folder: string,
  files: readonly { name: string; pdf: string }[],
): Promise<string | null> {
  const saved = await call<{ file_name: string | null }>('save_documents', { folder, files });
  return saved.file_name;
}

/** Asks where to and saves a copy of a child's document; nothing as above. Its bytes never pass through the page. */
export async function saveAttachment(
  id: AttachmentId,
  kind: FileKind,
  suggestedName: string,
): Promise<string | null> {
  const saved = await call<{ file_name: string | null }>('save_attachment', {
    id,
    file_kind: kind,
    suggested_name: suggestedName,
  });
  return saved.file_name;
}

/** Hands over a piece of a file that somebody chose: which file, how large that is, and where the piece begins. */
export async function bringPiece(
  { file, total, at }: { file: string; total: number; at: number },
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  try {
    await invoke('bring', bytes, { headers: { file, total: String(total), at: String(at) } });
  } catch (rejection) {
    throw problemFrom(rejection);
  }
}

/** Asks for a folder; nothing when the person changed her mind. */
export async function chooseFolder(): Promise<string | null> {
  return (await call<{ path: string | null }>('choose_folder', {})).path;
}

/** Asks for a backup; nothing as above. */
export async function chooseBackup(): Promise<string | null> {
  return (await call<{ path: string | null }>('choose_backup', {})).path;
}

/** The bytes of a paper as they come through the door. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function toBase64(bytes: Uint8Array<ArrayBuffer>): string {
  // In pieces: a call takes only so many arguments.
  let letters = '';
  for (let at = 0; at < bytes.length; at += 32_768) {
    letters += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(letters);
}

// A batch of papers as it is asked for, made and kept in sight until another is asked for.
import { fromBase64 } from '$lib/backend/call';
import {
  api,
  type BatchFile,
  type BatchFiles,
  type BatchPapers,
  type PrintedBatch,
  type PupilId,
  type RegisterRow,
  type RegisterView,
} from '$lib/backend/generated/api';
import { LongWork } from '$lib/backend/long-work.svelte';

/** Where a list of children is printed from: `/print?pupils=a,b` or `/print?class=a`. */
export function batchHref(pupils: readonly PupilId[]): string {
  return `/print?pupils=${pupils.join(',')}`;
}

export const PAPERS: readonly { key: keyof BatchPapers; label: string; hint?: string }[] = [
  { key: 'plan', label: 'The plan', hint: 'The one that is open' },
  { key: 'profile', label: 'The profile' },
  { key: 'review_record', label: 'The last review', hint: 'What was measured, said and decided' },
  { key: 'child_view', label: 'Child’s sheet', hint: 'Faces, numbers and sentences to finish' },
  { key: 'parent_view', label: 'Parents’ sheet', hint: 'Four questions, and room to sign' },
  { key: 'reply_slip', label: 'Reply slip' },
  { key: 'team_notes', label: 'Notes of the last team meeting', hint: 'Who does what by when' },
  { key: 'chronology', label: 'The chronology', hint: 'Without restricted entries' },
];

/** Whom to print for: the children chosen before, everybody on the register, or a class. */
export interface Group {
  value: string;
  label: string;
  pupils: readonly PupilId[];
}

/** The groups that somebody may print for, those chosen before first. */
export function groupsOf(register: RegisterView, chosen: readonly PupilId[]): Group[] {
  const inOrder = (rows: readonly RegisterRow[]): PupilId[] => rows.map(({ pupil }) => pupil.id);
  const picked = register.rows.filter(({ pupil }) => chosen.includes(pupil.id));
  const groups: Group[] = [];
  if (picked.length > 0) {
    const label = picked.length === 1 ? 'The child you chose' : `The ${picked.length} children you chose`;
    groups.push({ value: 'chosen', label, pupils: inOrder(byClass(picked)) });
  }
  const onRegister = register.rows.filter(({ stage }) => stage?.on_register === true);
  groups.push({
    value: 'register',
    label: 'Everybody on the register',
    pupils: inOrder(byClass(onRegister)),
  });
  for (const name of register.classes) {
    const rows = register.rows.filter(({ pupil, stage }) => pupil.class_name === name && stage !== null);
    const id = rows[0]?.class_id;
    if (id) groups.push({ value: id, label: name, pupils: inOrder(rows) });
  }
  return groups;
}

/** Class by class, youngest first, so that each class's papers lie together. */
function byClass(rows: readonly RegisterRow[]): RegisterRow[] {
  const key = ({ year_order: year, pupil }: RegisterRow): string =>
    `${String(year ?? 99).padStart(2, '0')} ${pupil.class_name ?? ''}`;
  return [...rows].sort((a, b) => key(a).localeCompare(key(b)) || a.sort_key.localeCompare(b.sort_key));
}

export class Batch {
  /** Whom for; the page's address says it until somebody picks. */
  group = $state<string>();
  papers = $state<BatchPapers>({
    plan: true,
    profile: false,
    review_record: false,
    child_view: true,
    parent_view: true,
    reply_slip: false,
    team_notes: false,
    chronology: false,
  });
  files = $state<BatchFiles>('one');
  doubleSided = $state(true);
  cover = $state(true);
  photo = $state(true);
  roomToWrite = $state(false);
  namesInFiles = $state(false);
  made = $state.raw<PrintedBatch>();
  /** Whom the papers that were made are about, and which they are. */
  madeFor = $state.raw<readonly PupilId[]>([]);
  paperWords = $state('');
  readonly work = new LongWork();

  /** The bytes of the one file, when there is one. */
  readonly bytes = $derived.by(() => {
    const [file, more] = this.made?.files ?? [];
    return file && !more ? fromBase64(file.bytes_base64) : undefined;
  });

  get any(): boolean {
    return Object.values(this.papers).some(Boolean);
  }

  async make(pupils: readonly PupilId[]): Promise<void> {
    const made = await this.work.run((watch) =>
      api.printBatch(
        {
          pupil_ids: [...pupils],
          papers: { ...this.papers },
          files: this.files,
          double_sided: this.doubleSided,
          cover: this.cover,
          photo: this.photo,
          room_to_write: this.roomToWrite,
          names_in_files: this.namesInFiles,
        },
        watch,
      ),
    );
    if (!made) return;
    this.made = made;
    this.madeFor = pupils;
    const words = PAPERS.filter(({ key }) => this.papers[key]).map(({ label }) => label);
    this.paperWords = words.join(', ');
  }
}

/** "001", "list" and the pages of each file, for the list of many. */
export function fileLine({ name, pages }: BatchFile): string {
  return `${name}, ${pages === 1 ? '1 page' : `${pages} pages`}`;
}

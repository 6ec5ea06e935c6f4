// Bringing in a list, step by step: the file, its columns, what it would do, what it did.
import { base64Of } from '$lib/backend/base64';
import {
  api,
  type CellCorrection,
  type ColumnMeaning,
  type ImportDecisions,
  type ImportFile,
  type ImportPreview,
  type ImportResult,
  type ListView,
} from '$lib/backend/generated/api';
import { LongWork } from '$lib/backend/long-work.svelte';
import { isoDay } from '$lib/forms/days';

/** The largest file that the core takes, in bytes. */
const LARGEST = 16 * 1024 * 1024;

export type Step = 'choose' | 'columns' | 'preview' | 'done';

/** What can be chosen of a file before its bytes are read. */
type Chosen = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

function today(): string {
  return isoDay(new Date());
}

export class ImportFlow {
  step = $state<Step>('choose');
  readonly work = new LongWork();
  /** Why the file was not taken. */
  trouble = $state<string>();
  name = $state('');
  list = $state.raw<ListView>();
  columns = $state.raw<(ColumnMeaning | null)[]>([]);
  preview = $state.raw<ImportPreview>();
  result = $state.raw<ImportResult>();

  /** What was typed in the place of wrong cells, by row and column. */
  corrections = $state<Record<string, CellCorrection>>({});
  /** Whether a possible child is the one on the register, by key. */
  same = $state<Record<string, boolean>>({});
  /** Who of those who are not in the list has left, by the child's id. */
  leaving = $state<Record<string, boolean>>({});
  leftOn = $state(today());
  /** The stage to place a child on, by key. */
  place = $state<Record<string, string>>({});

  #bytes = '';

  /** Takes a file and looks into it. */
  async choose(file: Chosen | undefined): Promise<void> {
    if (!file) return;
    this.trouble = undefined;
    if (file.name.startsWith('~$')) {
      this.trouble =
        'This is the small file that Excel keeps beside a workbook while it is open. Choose the workbook itself.';
      return;
    }
    if (file.size > LARGEST) {
      this.trouble =
        "The file is larger than 16 MB, far more than a school's list needs. Export only the columns and children that you need.";
      return;
    }
    try {
      this.#bytes = base64Of(new Uint8Array(await file.arrayBuffer()));
    } catch {
      this.trouble =
        'The file is open in another program, most likely Excel, or has been moved. Close it there, then choose it again.';
      return;
    }
    this.name = file.name;
    this.#forget();
    await this.look(null, null);
  }

  /** Looks into the file again, at another sheet or another row of headings. */
  async look(sheet: string | null, headerRow: number | null): Promise<void> {
    const file = this.#file(sheet, headerRow);
    const list = await this.work.run((watch) => api.readImport({ file }, watch));
    if (!list) {
      const problem = this.work.problem;
      this.trouble = problem ? (problem.of('file') ?? problem.message) : undefined;
      return;
    }
    this.trouble = undefined;
    this.list = list;
    this.columns = list.columns.map((column) => column.meaning);
    this.#forget();
    this.step = 'columns';
  }

  /** Says what a column holds. Another column of the same meaning gives it up, unless both may speak of one thing. */
  mean(column: number, meaning: ColumnMeaning | null): void {
    this.columns = this.columns.map((held, place) => {
      if (place === column) return meaning;
      const taken =
        meaning !== null &&
        held?.field === meaning.field &&
        held.contact === meaning.contact &&
        !isFactor(meaning);
      return taken ? null : held;
    });
  }

  /** Compares the list with the register. Decisions stay with the children they are about. */
  async compare(): Promise<void> {
    const input = { ...this.#input(), columns: this.columns };
    const preview = await this.work.run((watch) => api.previewImport(input, watch));
    if (!preview) return;
    this.preview = preview;
    this.step = 'preview';
  }

  async apply(): Promise<void> {
    const preview = this.preview;
    if (!preview) return;
    const input = { ...this.#input(), decisions: this.decisions, seen: preview.seen };
    const result = await this.work.run((watch) => api.applyImport(input, watch));
    if (!result) return;
    this.result = result;
    this.step = 'done';
  }

  /** Types a wrong cell anew; nothing is changed in the file itself. */
  correct(row: number, column: number, text: string): void {
    this.corrections[`${row} ${column}`] = { row, column, text };
  }

  get decisions(): ImportDecisions {
    const leaving = Object.keys(this.leaving).filter((id) => this.leaving[id]);
    return {
      same: Object.entries(this.same).map(([key, same]) => ({ key, same })),
      leaving,
      left_on: this.leftOn === '' ? null : this.leftOn,
      place: Object.entries(this.place)
        .filter(([, stage]) => stage !== '')
        .map(([key, stage_key]) => ({ key, stage_key })),
    };
  }

  again(): void {
    this.step = 'choose';
    this.list = undefined;
    this.preview = undefined;
    this.result = undefined;
    this.#bytes = '';
    this.#forget();
  }

  #forget(): void {
    this.corrections = {};
    this.same = {};
    this.leaving = {};
    this.place = {};
  }

  #file(sheet: string | null, headerRow: number | null): ImportFile {
    return { name: this.name, bytes: this.#bytes, sheet, header_row: headerRow };
  }

  #input() {
    const list = this.list;
    return {
      file: this.#file(list?.sheet ?? null, list?.header_row ?? null),
      columns: this.columns,
      corrections: Object.values(this.corrections),
    };
  }
}

const FACTORS: readonly string[] = [
  'eal',
  'pupil_premium',
  'looked_after',
  'previously_looked_after',
  'service_child',
  'young_carer',
];

/** Several columns may say yes or no to one factor. */
function isFactor({ field }: ColumnMeaning): boolean {
  return FACTORS.includes(field);
}

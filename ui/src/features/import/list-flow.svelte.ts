// Bringing in a list, step by step: the file, its columns, what it would do, what it did. For every kind of list.
import type { Option } from '$components/forms/option';
import { base64Of } from '$lib/backend/base64';
import type { Watch } from '$lib/backend/call';
import {
  api,
  type CellCorrection,
  type ImportedList,
  type ImportFault,
  type ImportFile,
  type ListView,
} from '$lib/backend/generated/api';
import { LongWork } from '$lib/backend/long-work.svelte';

/** The largest file that the core takes, in bytes. */
const LARGEST = 16 * 1024 * 1024;

export type Step = 'choose' | 'columns' | 'preview' | 'done';

/** What can be chosen of a file before its bytes are read. */
type Chosen = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** What came of an applied list. */
export interface Applied {
  /** Absent where there was nothing to do. */
  id: string | null;
  words: string;
}

export abstract class ListFlow {
  abstract readonly kind: ImportedList;
  step = $state<Step>('choose');
  readonly work = new LongWork();
  /** Why the file was not taken. */
  trouble = $state<string>();
  name = $state('');
  list = $state.raw<ListView>();
  /** What each column holds, by its code; empty for one that is left out. */
  codes = $state.raw<string[]>([]);
  applied = $state.raw<Applied>();

  /** What was typed in the place of wrong cells, by row and column. */
  corrections = $state<Record<string, CellCorrection>>({});
  /** The corrections that the preview was made with, as one text. */
  #checked = $state.raw('[]');
  #bytes = '';

  /** Everything that a column can hold. */
  abstract readonly options: readonly Option[];
  /** What the list needs before anybody in it can be known. */
  abstract readonly lacking: string | undefined;
  /** Asks what the list would do. Says whether there is an answer. */
  protected abstract preview_(watch: Watch): Promise<void>;
  /** Does it, as it was shown. */
  protected abstract apply_(watch: Watch): Promise<Applied>;
  /** Forgets what was decided on the last preview. */
  protected abstract forget_(): void;
  /** Whether two columns may hold the same. */
  protected abstract mayRepeat(code: string): boolean;

  /** Takes a file and looks into it. */
  async choose(file: Chosen | undefined): Promise<void> {
    if (!file) return;
    this.trouble = undefined;
    this.name = file.name;
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
    await this.look(null, null);
  }

  /** Looks into the file again, at another sheet or another row of headings. */
  async look(sheet: string | null, headerRow: number | null): Promise<void> {
    const file = this.#file(sheet, headerRow);
    const list = await this.work.run((watch) => api.readImport({ list: this.kind, file }, watch));
    if (!list) {
      const problem = this.work.problem;
      this.trouble = problem ? (problem.of('file') ?? problem.message) : undefined;
      return;
    }
    this.trouble = undefined;
    this.list = list;
    this.codes = list.columns.map((column) => column.code);
    this.#forget();
    this.step = 'columns';
  }

  /** Says what a column holds. Another column of the same gives it up, unless both may speak of one thing. */
  mean(column: number, code: string): void {
    this.codes = this.codes.map((held, place) => {
      if (place === column) return code;
      return code !== '' && held === code && !this.mayRepeat(code) ? '' : held;
    });
  }

  /** Compares the list with what is kept. Decisions stay with those they are about. */
  async compare(): Promise<void> {
    const corrections = JSON.stringify(Object.values(this.corrections));
    const done = await this.work.run(async (watch) => {
      await this.preview_(watch);
      return true;
    });
    if (!done) return;
    this.#checked = corrections;
    this.step = 'preview';
  }

  async apply(): Promise<void> {
    const applied = await this.work.run((watch) => this.apply_(watch));
    if (!applied) return;
    this.applied = applied;
    this.step = 'done';
  }

  /** How many cells were typed anew that the preview does not know of yet: while there are any, nothing is applied. */
  get unchecked(): boolean {
    return JSON.stringify(Object.values(this.corrections)) !== this.#checked;
  }

  /** Types a wrong cell anew; nothing is changed in the file itself. As the file has it, it is no correction. */
  correct({ row, text }: ImportFault, column: number, typed: string): void {
    const others = Object.entries(this.corrections).filter(([key]) => key !== `${row} ${column}`);
    if (typed !== text) others.push([`${row} ${column}`, { row, column, text: typed }]);
    this.corrections = Object.fromEntries(others);
  }

  /** What stands in a wrong cell by now. */
  typed({ row, column, text }: ImportFault): string {
    return this.corrections[`${row} ${column}`]?.text ?? text;
  }

  again(): void {
    this.step = 'choose';
    this.list = undefined;
    this.applied = undefined;
    this.#bytes = '';
    this.#forget();
  }

  #forget(): void {
    this.corrections = {};
    this.#checked = '[]';
    this.forget_();
  }

  #file(sheet: string | null, headerRow: number | null): ImportFile {
    return { name: this.name, bytes: this.#bytes, sheet, header_row: headerRow };
  }

  protected input_() {
    const list = this.list;
    return {
      file: this.#file(list?.sheet ?? null, list?.header_row ?? null),
      corrections: Object.values(this.corrections),
    };
  }
}

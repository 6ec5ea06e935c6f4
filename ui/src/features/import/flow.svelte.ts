// The list of children from the MIS, on its way in.
import type { Watch } from '$lib/backend/call';
import { api, type ImportDecisions, type ImportPreview } from '$lib/backend/generated/api';
import { isoDay } from '$lib/forms/days';
import { lacking, meaningOf, optionsOf } from './columns';
import { ListFlow, type Applied } from './list-flow.svelte';
import { resultWords } from './words';

const FACTORS: readonly string[] = [
  'eal 0',
  'pupil_premium 0',
  'looked_after 0',
  'previously_looked_after 0',
  'service_child 0',
  'young_carer 0',
];

function today(): string {
  return isoDay(new Date());
}

export class ImportFlow extends ListFlow {
  readonly kind = 'pupils';
  preview = $state.raw<ImportPreview>();

  /** Whether a possible child is the one on the register, by key. */
  same = $state<Record<string, boolean>>({});
  /** Who of those who are not in the list has left, by the child's id. */
  leaving = $state<Record<string, boolean>>({});
  leftOn = $state(today());
  /** The stage to place a child on, by key. */
  place = $state<Record<string, string>>({});

  readonly options = $derived(this.list ? optionsOf(this.list) : []);
  readonly lacking = $derived(lacking(this.codes));

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

  protected async preview_(watch: Watch): Promise<void> {
    this.preview = await api.previewImport(this.#input(), watch);
  }

  protected async apply_(watch: Watch): Promise<Applied> {
    const seen = this.preview?.seen ?? '';
    const result = await api.applyImport({ ...this.#input(), decisions: this.decisions, seen }, watch);
    return { id: result.id, words: resultWords(result) };
  }

  protected forget_(): void {
    this.preview = undefined;
    this.same = {};
    this.leaving = {};
    this.place = {};
  }

  /** Several columns may say yes or no to one factor. */
  protected mayRepeat(code: string): boolean {
    return FACTORS.includes(code);
  }

  #input() {
    return { ...this.input_(), columns: this.codes.map(meaningOf) };
  }
}

// A spreadsheet of targets or of provision, on its way into the plans.
import type { Option } from '$components/forms/option';
import type { Watch } from '$lib/backend/call';
import {
  api,
  type PlanChildChoice,
  type PlanField,
  type PlanImportPreview,
} from '$lib/backend/generated/api';
import { ListFlow, type Applied } from './list-flow.svelte';
import { planResultWords } from './words';

/** Chosen for a name whose rows are to be left out. */
export const NOBODY = 'nobody';

export class PlanFlow extends ListFlow {
  preview = $state.raw<PlanImportPreview>();
  /** Whom a name means that is not certain by itself: the child's id, or [`NOBODY`]; by the key of the name. */
  chosen = $state<Record<string, string>>({});
  #asked = $state.raw('[]');

  readonly options: readonly Option[] = $derived(
    (this.list?.fields ?? []).map(({ code, name }) => ({ value: code, label: name, group: groupOf(code) })),
  );

  readonly lacking = $derived(this.#lacking());

  constructor(readonly kind: 'plans' | 'provision') {
    super();
  }

  /** Whether names were decided that the preview does not know of yet. */
  override get unchecked(): boolean {
    return super.unchecked || JSON.stringify(this.#choices) !== this.#asked;
  }

  get #choices(): PlanChildChoice[] {
    return Object.entries(this.chosen)
      .filter(([, who]) => who !== '')
      .map(([key, who]) => ({ key, pupil_id: who === NOBODY ? null : who }));
  }

  #lacking(): string | undefined {
    const has = (field: PlanField): boolean => this.codes.includes(field);
    if (!has('name') && !(has('surname') && has('forename')) && !has('upn')) {
      return 'Say which column holds the name of the child, or the UPN.';
    }
    if (this.kind === 'plans' && !has('target')) return 'Say which column holds the target.';
    if (this.kind === 'provision' && !has('intervention')) {
      return 'Say which column holds the intervention or support.';
    }
    return undefined;
  }

  protected async preview_(watch: Watch): Promise<void> {
    const input = this.#input();
    this.preview = await api.previewPlanImport(input, watch);
    this.#asked = JSON.stringify(input.choices);
  }

  protected async apply_(watch: Watch): Promise<Applied> {
    const seen = this.preview?.seen ?? '';
    const { id, done } = await api.applyPlanImport({ ...this.#input(), seen }, watch);
    return { id, words: planResultWords(done) };
  }

  protected forget_(): void {
    this.preview = undefined;
    this.chosen = {};
    this.#asked = '[]';
  }

  protected mayRepeat(code: string): boolean {
    return code === 'strategies';
  }

  #input() {
    return {
      ...this.input_(),
      list: this.kind,
      columns: this.codes.map((code) => (code === '' ? null : (code as PlanField))),
      choices: this.#choices,
    };
  }
}

const OF_CHILD: readonly string[] = ['upn', 'name', 'surname', 'forename', 'class'];
const OF_TARGET: readonly string[] = [
  'outcome',
  'area',
  'target',
  'measure',
  'baseline',
  'expected',
  'by',
  'strategies',
];

function groupOf(code: string): string {
  if (OF_CHILD.includes(code)) return 'The child';
  return OF_TARGET.includes(code) ? 'The target' : 'What is given';
}

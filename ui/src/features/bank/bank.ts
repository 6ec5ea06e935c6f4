// The bank as the plan editor and the settings use it: choices of a list, and the parts of a plan that an entry makes.
import { matches } from '$components/forms/words';
import type { Filter } from '$components/data/filters';
import type { Option } from '$components/forms/option';
import type {
  BankDraft,
  BankKind,
  BankLine,
  BankView,
  NeedArea,
  ProvisionDraft,
} from '$lib/backend/generated/api';
import { groupWords, howOften } from '$features/plans/words';

/** "Teaching assistant, Group room, 20 minutes, 3 times a week, 4 children": the rest of a line of provision. */
export function restOf(line: BankLine): string {
  if (line.bank_kind !== 'provision') return '';
  return [line.who, line.place, howOften(line), groupWords(line.group_size)].filter(Boolean).join(', ');
}

function hintOf(line: BankLine): string {
  const about = [line.area_name, line.phase_name, line.used > 0 ? line.used_words : ''];
  return [restOf(line), about.filter(Boolean).join(' · ')].filter(Boolean).join(' — ');
}

/** What of the bank is offered for a line, the entries of its area of need first. */
export function offered(view: BankView, kind: BankKind, area: NeedArea | null): Option[] {
  const fits = view.entries.filter((line) => line.bank_kind === kind && !line.retired);
  const near = area === null ? [] : fits.filter((line) => line.area === area);
  const rest = fits.filter((line) => !near.includes(line));
  return [...near, ...rest].map((line) => ({ value: line.id, label: line.text, hint: hintOf(line) }));
}

/** A line of provision as the bank has it. */
export function provisionOf(line: BankLine): ProvisionDraft {
  return {
    id: null,
    what: line.text,
    who: line.who,
    place: line.place,
    minutes: line.minutes,
    times_a_week: line.times_a_week,
    group_size: line.group_size,
    from_on: null,
    to_on: null,
  };
}

const KINDS: readonly BankKind[] = ['target', 'strategy', 'provision'];

/** The kind that an address names; targets where it names none. */
export function bankKind(named: string | null): BankKind {
  return KINDS.find((kind) => kind === named) ?? 'target';
}

/** An entry that is still to be written. */
export function blankEntry(kind: BankKind, area: NeedArea | null = null, text = ''): BankDraft {
  return {
    bank_kind: kind,
    area,
    phase: 'any',
    text,
    who: '',
    place: '',
    minutes: null,
    times_a_week: null,
    group_size: null,
  };
}

/** An entry as the form holds it. */
export function draftOf(line: BankLine): BankDraft {
  const { bank_kind, area, phase, text, who, place, minutes, times_a_week, group_size } = line;
  return { bank_kind, area, phase, text, who, place, minutes, times_a_week, group_size };
}

/** The questions that narrow the bank. */
export function bankFilters({ kinds, areas, phases }: BankView): Filter<BankLine>[] {
  const options = (words: BankView['kinds']): { value: string; label: string }[] =>
    words.map(({ code, name }) => ({ value: code, label: name }));
  return [
    { key: 'kind', label: 'What it is', options: options(kinds), of: (line) => [line.bank_kind] },
    { key: 'area', label: 'Area of need', options: options(areas), of: (line) => [line.area ?? ''] },
    { key: 'phase', label: 'Age', options: options(phases), of: (line) => [line.phase] },
    {
      key: 'state',
      label: 'In use',
      options: [
        { value: 'offered', label: 'Offered to plans' },
        { value: 'retired', label: 'Not used any more' },
      ],
      of: (line) => [line.retired ? 'retired' : 'offered'],
    },
  ];
}

/** The entries in which every word typed begins a word. */
export function searched(view: BankView, typed: string): BankLine[] {
  return view.entries.filter((line) => typed === '' || matches(line.search_key, typed));
}

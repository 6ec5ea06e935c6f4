// The audit trail as it is looked through: what is asked for, and one page after the other.
import { Resource } from '$lib/backend/resource.svelte';
import {
  api,
  type ActKind,
  type AuditFilter,
  type AuditLine,
  type AuditPage,
} from '$lib/backend/generated/api';
import { isoDay, momentOf } from '$lib/forms/days';
import { Act } from '$lib/forms/act.svelte';

/** Entries of one day, newest first. */
export interface TrailDay {
  on: string;
  lines: AuditLine[];
}

export class Trail {
  staff = $state('');
  pupil = $state('');
  act = $state<ActKind | ''>('');
  from = $state('');
  to = $state('');
  more = new Act();

  readonly first: Resource<AuditFilter, AuditPage>;
  #older = $state.raw<{ key: string; pages: AuditPage[] }>({ key: '', pages: [] });

  constructor() {
    this.first = new Resource({
      key: () => this.filter,
      load: (filter) => api.auditTrail({ filter }),
      kinds: [],
    });
  }

  get filter(): AuditFilter {
    return {
      staff_id: this.staff || null,
      pupil_id: this.pupil || null,
      act: this.act || null,
      from_on: this.from || null,
      to_on: this.to || null,
      before: null,
    };
  }

  get narrowed(): boolean {
    return Object.values(this.filter).some((one) => one !== null);
  }

  get #pages(): AuditPage[] {
    const { value } = this.first;
    if (!value) return [];
    return this.#older.key === JSON.stringify(this.filter) ? [value, ...this.#older.pages] : [value];
  }

  get days(): TrailDay[] {
    return byDay(this.#pages.flatMap((page) => page.lines));
  }

  /** Whether older entries can be asked for. */
  get goesOn(): boolean {
    return this.#pages.at(-1)?.next_before !== null && this.#pages.length > 0;
  }

  async older(): Promise<void> {
    const before = this.#pages.at(-1)?.next_before ?? null;
    if (before === null) return;
    const { filter } = this;
    await this.more.run(async () => {
      const page = await api.auditTrail({ filter: { ...filter, before } });
      const key = JSON.stringify(filter);
      const pages = this.#older.key === key ? this.#older.pages : [];
      this.#older = { key, pages: [...pages, page] };
    });
  }

  clear(): void {
    this.staff = '';
    this.pupil = '';
    this.act = '';
    this.from = '';
    this.to = '';
  }
}

/** The lines under the days on which they were written, by the clock of this PC. */
export function byDay(lines: readonly AuditLine[]): TrailDay[] {
  const days: TrailDay[] = [];
  for (const line of lines) {
    const on = isoDay(momentOf(line.entry.at));
    const last = days.at(-1);
    if (last?.on === on) last.lines.push(line);
    else days.push({ on, lines: [line] });
  }
  return days;
}

// A class as its form holds it.
import type { ClassDraft, ClassView, LinkId } from '$lib/backend/generated/api';
import type { Base } from '$lib/forms/record-form.svelte';

export interface ClassValues extends ClassDraft {
  /** Adults who were put down by mistake. */
  removed: LinkId[];
}

export function classBase({ class: kept, staff }: ClassView): Base<ClassValues> {
  const { name, year_starting, year_groups } = kept.record;
  return {
    value: {
      name,
      year_starting,
      year_groups: [...year_groups],
      staff: staff.map(({ link }) => ({
        id: link.record.id,
        version: link.version,
        staff_id: link.record.staff_id,
        from_on: link.record.from_on,
        to_on: link.record.to_on,
      })),
      removed: [],
    },
    version: kept.version,
  };
}

export function newClass(year_starting: number): ClassValues {
  return { name: '', year_starting, year_groups: [], staff: [], removed: [] };
}

/** One more adult, from the first day of the year on; who it is stays to be chosen. */
export function withAdult(values: ClassValues): ClassValues {
  const blank = { id: null, version: null, staff_id: '', to_on: null };
  return { ...values, staff: [...values.staff, { ...blank, from_on: `${values.year_starting}-09-01` }] };
}

/** Without the adult at a place; one that is in the file already is taken back there with the save. */
export function withoutAdult(values: ClassValues, place: number): ClassValues {
  const id = values.staff[place]?.id;
  return {
    ...values,
    staff: values.staff.filter((_, other) => other !== place),
    removed: id ? [...values.removed, id] : values.removed,
  };
}

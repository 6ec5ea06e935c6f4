// The lists that the forms about a child offer.
import type { Option } from '$components/forms/option';
import type { SchoolFactsView } from '$lib/backend/generated/api';

export function classOptions({ classes }: Pick<SchoolFactsView, 'classes'>): Option[] {
  return classes.map(({ id, name, staff_names: staff }) => ({
    value: id,
    label: staff.length > 0 ? `${name} (${staff.join(', ')})` : name,
  }));
}

// The choices for a column of a list of children, between the list of the window and the meanings of the core.
import type { Option } from '$components/forms/option';
import type { ColumnMeaning, ListView, PupilField } from '$lib/backend/generated/api';

/** How many contacts a row can have columns for, at least. */
const CONTACTS = 3;

/** What a code means: "contact_name 2"; nothing for a column that is left out. */
export function meaningOf(code: string): ColumnMeaning | null {
  const [field, contact] = code.split(' ');
  return field && contact ? { field: field as PupilField, contact: Number(contact) } : null;
}

/** Everything that a column can hold, the child's own before the contacts one by one. */
export function optionsOf(list: ListView): Option[] {
  const found = list.columns.map((column) => meaningOf(column.code)?.contact ?? 0);
  const contacts = Math.max(CONTACTS, ...found);
  const own = list.fields
    .filter((choice) => !choice.of_contact)
    .map(({ code, name }) => ({ value: `${code} 0`, label: name, group: 'The child' }));
  const theirs = Array.from({ length: contacts }, (_, place) =>
    list.fields
      .filter((choice) => choice.of_contact)
      .map(({ code, name }) => ({
        value: `${code} ${place + 1}`,
        label: name.replace('Contact:', `Contact ${place + 1}:`),
        group: `Contact ${place + 1}`,
      })),
  );
  return [...own, ...theirs.flat()];
}

/** What a list needs before anybody in it can be known. */
export function lacking(codes: readonly string[]): string | undefined {
  const has = (field: PupilField): boolean => codes.includes(`${field} 0`);
  if (!has('name') && !(has('surname') && has('forename')) && !has('upn')) {
    return 'Say which column holds the name of the child, or the UPN.';
  }
  if (!has('born') && !has('upn')) {
    return 'Say which column holds the date of birth, or the UPN: without one of them nobody can be told apart.';
  }
  return undefined;
}

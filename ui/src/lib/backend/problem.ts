// What went wrong, as the core put it into words, and where in the window it is shown.

/** Where a problem is shown. */
export type Place =
  /** Beside the answers it is about, with a summary above them. */
  | 'fields'
  /** At the top of what was being done, which goes on. */
  | 'banner'
  /** In front of everything, with the reference to quote. */
  | 'dialog'
  /** Instead of the page: there is nothing to show. */
  | 'page'
  /** By asking to sign in again. */
  | 'sign-in';

// The one table from a problem's code to its place.
const PLACES = new Map<string, Place>([
  ['invalid', 'fields'],
  ['forbidden', 'banner'],
  ['not_found', 'page'],
  ['conflict', 'banner'],
  ['frozen', 'banner'],
  ['signed_out', 'sign-in'],
  ['must_change_password', 'sign-in'],
  ['wrong_password', 'banner'],
  ['too_soon', 'banner'],
  ['file', 'dialog'],
  ['document', 'dialog'],
  ['internal', 'dialog'],
]);

/** What the door rejects with. */
interface Rejection {
  code: string;
  message: string;
  fields: Record<string, string>;
  reference: string | null;
}

export class Problem extends Error {
  readonly code: string;
  /** By the path of the field, the sentence that says what to put right. */
  readonly fields: Readonly<Record<string, string>>;
  /** To quote when asking for help; holds no content. */
  readonly reference: string | null;

  constructor({ code, message, fields, reference }: Rejection) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.fields = fields;
    this.reference = reference;
  }

  get place(): Place {
    return PLACES.get(this.code) ?? 'dialog';
  }

  /** The sentence for one field, if it is wrong. */
  of(field: string): string | undefined {
    return this.fields[field];
  }

  /** What to list above the form, each line leading to its field. */
  get summary(): { id: string; message: string }[] {
    return Object.entries(this.fields).map(([id, message]) => ({ id, message }));
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function fieldsOf(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([path, said]) => [path, [said].flat().join(' ')]));
}

/** Any rejection as a problem; one that does not come from the core is told as what it is: our own fault. */
export function problemFrom(rejection: unknown): Problem {
  if (rejection instanceof Problem) return rejection;
  if (
    isObject(rejection) &&
    typeof rejection['code'] === 'string' &&
    typeof rejection['message'] === 'string'
  ) {
    return new Problem({
      code: rejection['code'],
      message: rejection['message'],
      fields: fieldsOf(rejection['fields']),
      reference: typeof rejection['reference'] === 'string' ? rejection['reference'] : null,
    });
  }
  return new Problem({
    code: 'internal',
    message:
      'The window could not reach the rest of Waymark. Nothing was changed. Close Waymark and open it again.',
    fields: {},
    reference: null,
  });
}

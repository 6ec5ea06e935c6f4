// What went wrong, as the core put it into words, and where in the window it is shown.
import type { FieldErrors, ProblemCode, Problem as Told } from './generated/api';

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
const PLACES: Record<ProblemCode, Place> = {
  invalid: 'fields',
  forbidden: 'banner',
  not_found: 'page',
  conflict: 'banner',
  frozen: 'banner',
  signed_out: 'sign-in',
  must_change_password: 'sign-in',
  recovery_sheet_needed: 'sign-in',
  wrong_password: 'banner',
  too_soon: 'banner',
  cancelled: 'banner',
  unreadable: 'dialog',
  file: 'dialog',
  document: 'dialog',
  internal: 'dialog',
};

export class Problem extends Error {
  readonly code: ProblemCode;
  /** By the path of the field, the sentences that say what to put right. */
  readonly fields: Readonly<FieldErrors>;
  /** To quote when asking for help; holds no content. */
  readonly reference: string | null;

  constructor({ code, message, fields, reference }: Told) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.fields = fields;
    this.reference = reference;
  }

  get place(): Place {
    return PLACES[this.code];
  }

  /** The sentence for one field, if it is wrong. */
  of(field: string): string | undefined {
    return this.fields[field]?.join(' ');
  }

  /** What to list above the form, each line leading to its field. */
  get summary(): { id: string; message: string }[] {
    return Object.entries(this.fields).flatMap(([id, said]) => said.map((message) => ({ id, message })));
  }
}

function isTold(rejection: unknown): rejection is Told {
  if (typeof rejection !== 'object' || rejection === null) return false;
  return 'code' in rejection && typeof rejection.code === 'string' && rejection.code in PLACES;
}

/** Any rejection as a problem; one that does not come from the core is told as what it is: our own fault. */
export function problemFrom(rejection: unknown): Problem {
  if (rejection instanceof Problem) return rejection;
  if (isTold(rejection)) return new Problem(rejection);
  return new Problem({
    code: 'internal',
    message:
      'The window could not reach the rest of Waymark. Nothing was changed. Close Waymark and open it again.',
    fields: {},
    reference: null,
  });
}

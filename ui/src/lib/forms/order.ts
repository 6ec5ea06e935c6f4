import type { FieldError } from '$components/forms/errors';

/** The errors in the order in which their fields stand on the screen; those without a field come last. */
export function inOrder(errors: readonly FieldError[]): FieldError[] {
  const places = new Map(errors.map(({ id }) => [id, document.getElementById(id)]));
  return [...errors].sort((a, b) => {
    const left = places.get(a.id);
    const right = places.get(b.id);
    if (!left || !right) return Number(!left) - Number(!right);
    if (left === right) return 0;
    return left.compareDocumentPosition(right) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
}

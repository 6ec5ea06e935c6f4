// A quiet word about a password while it is typed. The core refuses; this only advises.

/** Fewer are refused; from this many on nothing more is advised. */
const SHORTEST = 8;
const ADVISED = 15;

export function advice(password: string): string {
  const length = Array.from(password).length;
  if (length === 0) {
    return 'A short sentence is strong and easy to remember. 8 characters at least, 15 or more is better.';
  }
  if (length < SHORTEST) return `${SHORTEST - length} more to go: 8 characters at least.`;
  if (length < ADVISED) return 'Long enough. 15 characters or more is better still: add a word or two.';
  return 'Good: long and hard to guess.';
}

/** One answer of a form in plain words. */
export interface Said {
  term: string;
  text: string;
}

/** What the file says otherwise than one's own words, in the order of the form. */
export function differences(mine: readonly Said[], theirs: readonly Said[]): Said[] {
  const own = new Map(mine.map(({ term, text }) => [term, text]));
  const told = new Set(theirs.map(({ term }) => term));
  const gone = mine.filter(({ term, text }) => !told.has(term) && text !== '');
  return [
    ...theirs.filter(({ term, text }) => (own.get(term) ?? '') !== text),
    ...gone.map(({ term }) => ({ term, text: '' })),
  ];
}

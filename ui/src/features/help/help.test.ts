import { expect, it } from 'vitest';
import { allHelp, helpFor } from './topics';

const everything = () => true;

/** Every address behind the sign-in, from the files that make them. */
const addresses = Object.keys(import.meta.glob('../../routes/**/+page.svelte'))
  .filter((file) => file.includes('(school)'))
  .map((file) =>
    file
      .replace(/^.*\(school\)/, '')
      .replace('/+page.svelte', '')
      .replace('[id]', '018a4fc1'),
  );

it('every screen has words of its own before those that hold everywhere', () => {
  expect(addresses.length).toBeGreaterThan(30);
  for (const address of addresses) {
    const headings = helpFor(address, everything).map(({ heading }) => heading);
    expect(headings.length, address).toBeGreaterThan(2);
    expect(headings.slice(-2)).toEqual(['Saving', 'Mistakes']);
    expect(new Set(headings).size, address).toBe(headings.length);
  }
});

it.each([
  ['/pupil/1/plan', 'Plan'],
  ['/pupil/1/plan/edit', 'Writing a plan'],
  ['/pupil/1/reviews/open', 'Holding a review'],
  ['/pupil/1/overview', 'The child’s file'],
  ['/pupil/1/print', 'Printing'],
  ['/print', 'Printing for many children'],
  ['/pupil/1/concern/write', 'Concerns'],
  ['/lists/print', 'Printing'],
  ['/round/print', 'Printing'],
  ['/settings/lists', 'Settings'],
  ['/settings/backups', 'Backups'],
  ['/settings/bank', 'Bank of targets, strategies and provision'],
  ['/pupil/1/history/compare', 'Comparing two versions'],
  ['/settings/disclosures', 'Disclosures'],
  ['/pupil/1/documents/2', 'Documents'],
  ['/pupil/1/protection', 'A request to see the record'],
])('%s speaks of "%s"', (address, heading) => {
  expect(helpFor(address, everything)[0]?.heading).toBe(heading);
});

it('nobody reads about what their role may not do', () => {
  const headings = helpFor('/register', (action) => action !== 'export').map(({ heading }) => heading);
  expect(headings).not.toContain('Taking it out');
});

it('all of help can be searched, as far as a role may read it, and says nothing twice', () => {
  const headings = allHelp(everything).map(({ heading, paragraphs }) => `${heading}: ${paragraphs[0]}`);
  expect(headings).toEqual([...new Set(headings)]);
  for (const heading of ['Restore drill', 'Change the lock', 'A damaged file', 'Destroying records'])
    expect(headings.some((words) => words.startsWith(`${heading}:`))).toBe(true);
  const told = allHelp((action) => action !== 'disclosure_write').map(({ heading }) => heading);
  expect(told).not.toContain('Who is this for?');
});

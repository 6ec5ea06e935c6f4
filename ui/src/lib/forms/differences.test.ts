import { expect, it } from 'vitest';
import { differences } from './differences';

it('names only what differs, in the order of the file', () => {
  const mine = [
    { term: 'Name', text: 'Zoë' },
    { term: 'Role', text: 'TA' },
    { term: 'Note', text: 'mine' },
  ];
  const theirs = [
    { term: 'Role', text: 'SENCO' },
    { term: 'Name', text: 'Zoë' },
    { term: 'Title', text: 'Deputy' },
  ];
  expect(differences(mine, theirs)).toEqual([
    { term: 'Role', text: 'SENCO' },
    { term: 'Title', text: 'Deputy' },
    { term: 'Note', text: '' },
  ]);
});

import { expect, it } from 'vitest';
import { auditLine, PATHWAY, stage } from './fixtures';
import { moved, limitOf, newStage, rhythmOf } from './stage';
import { stageLine } from './words';
import { placeInYear, weeksOf } from './year';
import { classBase, withAdult, withoutAdult } from './class-draft';
import { OAK } from './fixtures';
import { byDay } from './trail.svelte';

it('says in a line what a stage asks for', () => {
  const asked = stage('EHCP', {
    rhythm: {
      every: { unit: 'weeks', weeks: 6 },
      with_parents: null,
      formal_months: [],
      yearly: true,
    },
    time_limit: { unit: 'terms', terms: 2 },
    entry_checks: ['assessment', 'agency'],
  });
  expect(stageLine(asked)).toBe(
    'Reviewed every 6 weeks. Annual review. At most 2 terms. 2 things in place to enter.',
  );
});

it('keeps a limit of the law one of the law while its length is changed', () => {
  const law = { unit: 'weeks', weeks: 20, law: true } as const;
  expect(limitOf('weeks', '19', law)).toEqual({ unit: 'weeks', weeks: 19, law: true });
  expect(limitOf('weeks', '', law)).toEqual({ unit: 'weeks', weeks: 0, law: true });
  expect(limitOf('weeks')).toEqual({ unit: 'weeks', weeks: 6, law: false });
  expect(limitOf('none', '', law)).toBeNull();
  expect(rhythmOf('weeks', '4 weeks')).toEqual({ unit: 'weeks', weeks: 4 });
});

it('moves one of a list, and leaves the list where it would fall out of it', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

it('begins a new stage on the register where others are, as the rules want it', () => {
  expect(newStage(PATHWAY)).toMatchObject({ key: '', on_register: true, census: 'K' });
  const none = { ...PATHWAY, stages: [] };
  expect(newStage(none)).toMatchObject({ on_register: false, census: 'N' });
});

it('places days from the first of September to the end of August', () => {
  expect(placeInYear(2026, '2026-09-01')).toBe(0);
  expect(placeInYear(2026, '2027-08-31')).toBeCloseTo((364 / 365) * 100);
});

it('counts the weeks of a half-term by their Mondays', () => {
  expect(weeksOf('2026-09-02', '2026-10-23')).toBe(8);
  expect(weeksOf('2026-11-02', '2026-11-06')).toBe(1);
  expect(weeksOf('2026-11-02', null)).toBeUndefined();
  expect(weeksOf('2026-11-02', '2026-10-01')).toBeUndefined();
});

it('takes an adult back in the file only where the file has them', () => {
  const { value } = classBase(OAK);
  const two = withAdult(value);
  expect(two.staff.at(-1)).toMatchObject({ id: null, staff_id: '', from_on: '2026-09-01' });
  expect(withoutAdult(two, 1)).toEqual(value);
  expect(withoutAdult(two, 0)).toMatchObject({ removed: ['l1'], staff: [{ id: null }] });
});

it('puts the entries of the trail under their days', () => {
  const lines = [
    auditLine(3),
    auditLine(2, { at: '2026-11-21T23:59:00' }),
    auditLine(1, { at: '2026-11-21T08:00:00' }),
  ];
  expect(byDay(lines).map(({ on, lines: own }) => [on, own.length])).toEqual([
    ['2026-11-22', 1],
    ['2026-11-21', 2],
  ]);
});

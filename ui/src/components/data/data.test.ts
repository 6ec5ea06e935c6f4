import { describe, expect, it } from 'vitest';
import { dayNumber, path, scale, ticks } from './chart';
import { counted, filtered, type Filter } from './filters';
import { sorted, type Column } from './table';

interface Row {
  name: string;
  year: number | null;
  factors: string[];
}

const rows: Row[] = [
  { name: 'Zoë', year: 3, factors: ['eal'] },
  { name: 'Łukasz', year: null, factors: [] },
  { name: 'amir', year: 10, factors: ['eal', 'pp'] },
];
const columns: Column<Row>[] = [
  { key: 'name', header: 'Name', text: (row) => row.name, order: (row) => row.name },
  { key: 'year', header: 'Year', text: (row) => String(row.year), order: (row) => row.year },
  { key: 'factors', header: 'Factors', text: (row) => row.factors.join() },
];
const names = (list: readonly Row[]): string[] => list.map((row) => row.name);

describe('putting rows in order', () => {
  it('follows the alphabet that people know, whatever the case or accent', () => {
    expect(names(sorted(rows, columns, { key: 'name', descending: false }))).toEqual([
      'amir',
      'Łukasz',
      'Zoë',
    ]);
  });

  it('orders numbers as numbers and leaves those without one to the end both ways', () => {
    expect(names(sorted(rows, columns, { key: 'year', descending: false }))).toEqual([
      'Zoë',
      'amir',
      'Łukasz',
    ]);
    expect(names(sorted(rows, columns, { key: 'year', descending: true }))).toEqual([
      'amir',
      'Zoë',
      'Łukasz',
    ]);
  });

  it('leaves the rows alone where there is no order', () => {
    expect(sorted(rows, columns, undefined)).toBe(rows);
    expect(sorted(rows, columns, { key: 'factors', descending: false })).toBe(rows);
  });
});

describe('filters', () => {
  const filters: Filter<Row>[] = [
    {
      key: 'factor',
      label: 'Factor',
      options: [
        { value: 'eal', label: 'EAL' },
        { value: 'pp', label: 'Pupil premium' },
      ],
      of: (row) => row.factors,
    },
    {
      key: 'year',
      label: 'Year',
      options: [{ value: '3', label: 'Year 3' }],
      of: (row) => (row.year ? [String(row.year)] : []),
    },
  ];

  it('keep a row that has any of the answers, for every question', () => {
    expect(names(filtered(rows, filters, {}))).toEqual(['Zoë', 'Łukasz', 'amir']);
    expect(names(filtered(rows, filters, { factor: ['pp', 'eal'] }))).toEqual(['Zoë', 'amir']);
    expect(names(filtered(rows, filters, { factor: ['eal'], year: ['3'] }))).toEqual(['Zoë']);
  });

  it('count each answer with the other questions kept and its own left open', () => {
    const factor = filters[0];
    if (!factor) throw new Error('no filter');
    const counts = (chosen: Record<string, string[]>): number[] =>
      counted(rows, filters, chosen, factor).map((option) => option.count);
    expect(counts({})).toEqual([2, 1]);
    expect(counts({ factor: ['pp'] })).toEqual([2, 1]);
    expect(counts({ year: ['3'] })).toEqual([1, 0]);
  });
});

describe('the geometry of charts', () => {
  it('maps values to lengths, a single one to the middle', () => {
    expect(scale([0, 10], [100, 200])(5)).toBe(150);
    expect(scale([4, 4], [0, 10])(4)).toBe(5);
  });

  it('chooses round numbers that cover all that was measured', () => {
    expect(ticks(21, 45)).toEqual([20, 30, 40, 50]);
    expect(ticks(0, 1)).toEqual([0, 0.5, 1]);
    expect(ticks(3, 3)).toEqual([3, 3.5, 4]);
  });

  it('counts days without minding the clock going back', () => {
    expect(dayNumber('2026-10-26') - dayNumber('2026-10-24')).toBe(2);
  });

  it('draws a line', () => {
    expect(
      path([
        [0, 1],
        [2, 3.25],
      ]),
    ).toBe('M0.0 1.0L2.0 3.3');
  });
});

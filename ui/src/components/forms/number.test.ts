import { expect, it } from 'vitest';
import { numberOf } from './number';

it('reads numbers as staff type them', () => {
  expect(['12', ' 7.5 ', '1,200', '80%', '-2', '\u22122', '3.'].map(numberOf)).toEqual([
    12, 7.5, 1200, 80, -2, -2, 3,
  ]);
});

it('tells an empty box from one that holds no number', () => {
  expect(numberOf('  ')).toBeNull();
  expect(['twelve', '1 2', '1,2', '3/4', '--1'].map(numberOf)).toEqual(Array(5).fill(undefined));
});

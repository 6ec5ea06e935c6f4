import { describe, expect, it } from 'vitest';
import { boxesOf, clockTime, dateTrouble, isoOf, longDate, pasted, shortDate } from './date';

const boxes = (day: string, month: string, year: string) => ({ day, month, year });

describe('a typed date', () => {
  it.each([
    ['27', '3', '2026', '2026-03-27'],
    ['7', '03', '26', '2026-03-07'],
    [' 7 ', 'sept', '2026', '2026-09-07'],
    ['29', '2', '2028', '2028-02-29'],
    ['1', 'January', '2019', '2019-01-01'],
  ])('%s %s %s is %s', (day, month, year, iso) => {
    expect(isoOf(boxes(day, month, year))).toBe(iso);
  });

  it.each([
    ['29', '2', '2026'],
    ['31', '4', '2026'],
    ['0', '1', '2026'],
    ['1', '13', '2026'],
    ['1', 'ju', '2026'],
    ['1', '1', '202'],
    ['1', '1', '0026'],
    ['one', '1', '2026'],
    ['', '', ''],
  ])('%s %s %s is no date', (day, month, year) => {
    expect(isoOf(boxes(day, month, year))).toBeUndefined();
  });

  it('says which part is missing', () => {
    expect(dateTrouble(boxes('', '', ''))).toBeUndefined();
    expect(dateTrouble(boxes('3', '', '2026'))).toBe('The date must include a month.');
    expect(dateTrouble(boxes('', '3', ''))).toBe('The date must include a day and a year.');
    expect(dateTrouble(boxes('31', '2', '2026'))).toMatch(/not a real date/);
    expect(dateTrouble(boxes('28', '2', '2026'))).toBeUndefined();
  });
});

describe('a pasted date', () => {
  it.each([
    '3/9/2026',
    '03.09.26',
    '3 September 2026',
    '3rd Sept 2026',
    'Thursday, 3 September 2026',
    '2026-09-03',
    '2026-09-03T10:15:00Z',
    ' 3-9-2026 ',
  ])('is understood as %s', (text) => {
    expect(pasted(text)).toEqual(boxes('3', '9', '2026'));
  });

  it.each(['3', '09/2026', '31/2/2026', 'soon', ''])('is left alone as %s', (text) => {
    expect(pasted(text)).toBeUndefined();
  });
});

describe('a written date', () => {
  it('is in words', () => {
    expect(longDate('2026-09-03')).toBe('3 September 2026');
    expect(shortDate('2026-09-03T23:59:00Z')).toBe('3 Sept 2026');
    expect(longDate(null)).toBe('');
    expect(longDate('nonsense')).toBe('');
  });

  it('goes into boxes and back', () => {
    expect(isoOf(boxesOf('2026-09-03'))).toBe('2026-09-03');
    expect(boxesOf('3/9/2026')).toEqual(boxes('', '', ''));
  });

  it('has the time of this PC beside it', () => {
    expect(clockTime(new Date(2026, 10, 22, 9, 5))).toBe('09:05');
  });
});

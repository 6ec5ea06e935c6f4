import { expect, it } from 'vitest';
import { matches } from './words';

it.each([
  ['Zoë Fairweather', 'zoe'],
  ['Łukasz Nowak', 'luk'],
  ['Siân Pritchard', 'pri sian'],
  ['Олена Шевчук', 'шев'],
  ["Anne-Marie O'Neill", 'marie nei'],
  ['anybody', '  '],
])('%s is found by %s', (name, typed) => {
  expect(matches(name, typed)).toBe(true);
});

it.each([
  ['Zoë Fairweather', 'weather'],
  ['Zoë Fairweather', 'zoe x'],
])('%s is not found by %s', (name, typed) => {
  expect(matches(name, typed)).toBe(false);
});

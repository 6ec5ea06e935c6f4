import { expect, it } from 'vitest';
import { inOrder } from './order';

it('lists errors as their fields stand on the screen, those without a field last', () => {
  document.body.innerHTML = '<input id="name" /><fieldset id="days"><input id="days.0" /></fieldset>';
  const errors = ['other', 'days.0', 'days', 'name', 'name'].map((id, index) => ({
    id,
    message: `${index}`,
  }));
  expect(inOrder(errors).map(({ id, message }) => id + message)).toEqual([
    'name3',
    'name4',
    'days2',
    'days.01',
    'other0',
  ]);
});

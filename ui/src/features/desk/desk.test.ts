import { expect, it } from 'vitest';
import { placesFor } from './places';

it('shows only the places that the person may open', () => {
  expect(placesFor(() => false).map(({ label }) => label)).toEqual(['Today']);
  expect(placesFor((action) => action === 'pupil_list').map(({ label }) => label)).toEqual([
    'Today',
    'Register',
  ]);
});

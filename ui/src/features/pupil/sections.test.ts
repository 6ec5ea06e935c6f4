import { expect, it } from 'vitest';
import { isWorkSheet } from './sections';

it('leaves the room to a sheet that is being worked on, and to no other', () => {
  for (const path of [
    '/pupil/1/plan/edit',
    '/pupil/1/reviews/open',
    '/pupil/1/overview/stage',
    '/pupil/1/print',
  ]) {
    expect(isWorkSheet(path), path).toBe(true);
  }
  for (const path of ['/pupil/1/plan', '/pupil/1/overview', '/pupil/new']) {
    expect(isWorkSheet(path), path).toBe(false);
  }
});

import { expect, it } from 'vitest';
import { currentDivider, currentPart } from '$components/layout/dividers';
import { view } from './fixtures';
import { isWorkSheet, sectionsOf, sheetOf } from './sections';

it('leaves the room to a sheet that is being worked on, and to no other', () => {
  for (const path of [
    '/pupil/1/plan/edit',
    '/pupil/1/reviews/open',
    '/pupil/1/overview/stage',
    '/pupil/1/plan/print',
  ]) {
    expect(isWorkSheet(path), path).toBe(true);
  }
  for (const path of ['/pupil/1/plan', '/pupil/1/overview', '/pupil/new']) {
    expect(isWorkSheet(path), path).toBe(false);
  }
});

it('lays the preview beneath what it prints', () => {
  expect(sheetOf(new URL('https://waymark.test/pupil/1/print?plan=2'))).toBe('/pupil/1/plan/print');
  expect(sheetOf(new URL('https://waymark.test/pupil/1/print?review=6'))).toBe('/pupil/1/reviews/print');
  expect(sheetOf(new URL('https://waymark.test/pupil/1/print?concern=3'))).toBe('/pupil/1/concern/print');
  expect(sheetOf(new URL('https://waymark.test/pupil/1/print?ehc=report&of=4'))).toBe('/pupil/1/ehcp/print');
  expect(sheetOf(new URL('https://waymark.test/pupil/1/print?letter=5'))).toBe('/pupil/1/overview/print');
  expect(sheetOf(new URL('https://waymark.test/pupil/1/print?supply'))).toBe('/pupil/1/overview/print');
  expect(sheetOf(new URL('https://waymark.test/pupil/1/print?healthcare'))).toBe('/pupil/1/medical/print');
  expect(sheetOf(new URL('https://waymark.test/pupil/1/print'))).toBe('/pupil/1/profile/print');
  expect(sheetOf(new URL('https://waymark.test/pupil/1/notes'))).toBe('/pupil/1/notes');
});

it('has a divider for what a person may read, and none that leads to a refusal', () => {
  const labels = (more: Partial<typeof view.may>): string[] =>
    sectionsOf({ ...view, may: { ...view.may, ...more } }, '1').map(({ label }) => label);
  expect(labels({})).toContain('Reviews');
  expect(labels({ read_send: false })).toContain('Medical');
  expect(labels({ read_send: false })).not.toContain('Adjustments');
  expect(labels({ read_reviews: false, read_contacts: false })).not.toContain('Reviews');
});

it('puts what belongs together behind one divider, and opens the right part of it', () => {
  const dividers = sectionsOf({ ...view, may: { ...view.may, read_send: true } }, '1');
  const parts = (label: string): string[] | undefined =>
    dividers.find((divider) => divider.label === label)?.parts?.map((part) => part.href);
  expect(parts('Assessment')).toEqual(['/pupil/1/assessment', '/pupil/1/concern']);
  expect(parts('Team')).toEqual(['/pupil/1/team', '/pupil/1/agencies']);
  expect(parts('Health')).toEqual(['/pupil/1/medical', '/pupil/1/adjustments']);
  const open = currentDivider(dividers, '/pupil/1/agencies');
  expect(open?.label).toBe('Team');
  expect(currentPart(open, '/pupil/1/agencies')?.label).toBe('Agencies');
  expect(currentPart(currentDivider(dividers, '/pupil/1/plan'), '/pupil/1/plan')).toBeUndefined();
});

it('counts on a divider what its parts hold', () => {
  const counted = sectionsOf(
    { may: { ...view.may, read_send: true }, counts: { ...view.counts, agencies: 3, concerns: 0 } },
    '1',
  );
  expect(counted.find(({ label }) => label === 'Team')?.count).toBe(3);
  expect(counted.find(({ label }) => label === 'Assessment')?.count).toBeUndefined();
});

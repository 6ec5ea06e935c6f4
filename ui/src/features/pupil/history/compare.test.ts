import { render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import type { VersionGroup } from '$lib/backend/generated/api';
import { expectAccessible } from '../../../test/axe';
import ComparedWords from './ComparedWords.svelte';
import { changeWords, compareEntry, compareHref, twoToBegin, versionOptions } from './compare';

const GROUP: VersionGroup = {
  kind: 'plan',
  name: 'Plan',
  versions: [
    {
      key: { record_id: 'p1', number: 9 },
      at: '2026-11-14T10:02:00Z',
      staff_name: 'Mrs A Okafor',
      about: 'My Plan',
    },
    { key: { record_id: 'p1', number: 4 }, at: '2026-09-03T09:00:00Z', staff_name: 'Miss R Shah', about: '' },
  ],
};

it('begins with the latest version beside the one before it', () => {
  expect(twoToBegin(GROUP)).toEqual({
    kind: 'plan',
    before: { record_id: 'p1', number: 4 },
    after: { record_id: 'p1', number: 9 },
  });
  expect(twoToBegin({ ...GROUP, versions: GROUP.versions.slice(1) })).toBeUndefined();
});

it('names each version by its day, its time and who wrote it', () => {
  const [first, second] = versionOptions(GROUP).map(({ label }) => label);
  expect(first).toMatch(/^14 November 2026, \d\d:\d\d, Mrs A Okafor \(My Plan\)$/);
  expect(second).toMatch(/Miss R Shah$/);
  expect([changeWords(0), changeWords(1), changeWords(3)]).toEqual([
    'Nothing is different between these two.',
    '1 part is different.',
    '3 parts are different.',
  ]);
});

it('marks what was put in and taken out with words and signs, not by colour alone', async () => {
  const pieces = [
    { stretch: 'same', text: 'Reads ' },
    { stretch: 'taken_out', text: '30 ' },
    { stretch: 'put_in', text: '45 ' },
    { stretch: 'same', text: 'words.' },
  ] as const;
  const { container, rerender } = render(ComparedWords, { pieces, layout: 'one' });
  expect(container.querySelector('del')?.textContent).toBe('taken out:\u00a0−30 ');
  expect(container.querySelector('ins')?.textContent).toBe('put in:\u00a0+45 ');
  await expectAccessible(container);
  await rerender({ pieces, layout: 'two' });
  expect(screen.getByRole('heading', { name: 'Earlier' })).toBeVisible();
  expect(container.querySelectorAll('p.text')[0]?.textContent).toContain('30');
  expect(container.querySelectorAll('p.text')[0]?.textContent).not.toContain('45');
});

it('begins with two versions of one contact, not with two contacts', () => {
  const version = (record: string, number: number): VersionGroup['versions'][number] => ({
    key: { record_id: record, number },
    at: '2026-11-14T10:02:00Z',
    staff_name: 'Mrs P Hall',
    about: record,
  });
  const contacts: VersionGroup = {
    kind: 'contact',
    name: 'Contact',
    versions: [version('father', 9), version('mother', 8), version('father', 7), version('mother', 4)],
  };
  const numbers = (record?: string): (number | undefined)[] => {
    const chosen = twoToBegin(contacts, record);
    return [chosen?.before.number, chosen?.after.number];
  };
  expect(numbers()).toEqual([7, 9]);
  expect(numbers('mother')).toEqual([4, 8]);
  expect(numbers('grandmother')).toEqual([8, 9]);
});

it('leads from a record that was changed to its versions', () => {
  const record = { id: 'c1', pupil_id: 'p1' };
  const goto = vi.fn();
  expect(compareEntry('contact', { version: 1, record }, goto)).toEqual([]);
  const [entry] = compareEntry('contact', { version: 2, record }, goto);
  expect(entry?.label).toBe('Compare versions');
  entry?.run();
  expect(goto).toHaveBeenCalledWith(compareHref('p1', 'contact', 'c1'));
});

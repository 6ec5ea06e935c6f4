import { render, screen, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { DisclosureLine } from '$lib/backend/generated/api';
import { expectAccessible } from '../../test/axe';
import LogTable from './LogTable.svelte';
import { disclosureDraft, newDisclosure } from './disclosure';

it('what is not chosen is sent as nothing, and what is known stands there from the first', () => {
  const answers = newDisclosure('2026-11-10', { thing: 'paper', what: 'Plan' });
  expect(disclosureDraft(answers)).toMatchObject({
    happened_on: '2026-11-10',
    thing: 'paper',
    what: 'Plan',
    way: null,
    basis: null,
    consent_on: null,
  });
});

const GIVEN: DisclosureLine = {
  key: 'd1',
  id: 'd1',
  pupil_id: 'zoe',
  pupil_name: 'Zoë Byrne',
  pupil_name_in_list: 'Byrne, Zoë',
  on: '2026-11-09',
  what: 'My Plan',
  to_whom: 'Mrs Byrne',
  way: 'By hand',
  basis: 'To the parents, the carers or the child',
  note: '',
  by: 'Mrs A Okafor',
};

it('only what was recorded as a disclosure can be taken back', async () => {
  const sent = { ...GIVEN, key: 'file-zoe', id: null, what: 'The SEND file', way: '', by: '' };
  const { container } = render(LogTable, { lines: [GIVEN, sent], named: true, mayWrite: true });
  const row = (name: RegExp) => within(screen.getByRole('row', { name }));
  expect(row(/My Plan/).getByRole('button', { name: 'Take back: My Plan, Mrs Byrne' })).toBeVisible();
  expect(row(/The SEND file/).queryByRole('button')).toBeNull();
  expect(row(/The SEND file/).getByText('Not recorded')).toBeVisible();
  await expectAccessible(container);
});

import { describe, expect, it, vi } from 'vitest';
import type { PupilRef, SearchView, TextHit } from '$lib/backend/generated/api';
import { entriesOf, textHref } from './find';

const zoe: PupilRef = {
  id: 'zoe',
  name: 'Zoë Ångström',
  name_in_list: 'Ångström, Zoë',
  initials: 'ZÅ',
  year_group: '3',
  year_name: 'Year 3',
  class_name: 'Hazel',
  left: false,
};

const note: TextHit = {
  kind: 'note',
  record_id: 'n1',
  pupil: zoe,
  plan_id: null,
  what: 'Concern',
  happened_on: '2026-11-09',
  pieces: [
    { text: 'Read at the ', found: false },
    { text: 'café', found: true },
  ],
};

const found: SearchView = {
  pupils: [{ pupil: zoe, legal_name: 'Zoe Ångström', stage_name: 'My Plan' }],
  notes: [note],
  targets: [{ ...note, kind: 'target', record_id: 't1', plan_id: 'p1', what: 'Target of My Plan' }],
  plans: [{ ...note, kind: 'profile', record_id: 'f1', what: 'My Profile' }],
  documents: [{ ...note, kind: 'attachment', record_id: 'd1', what: 'Report of an agency' }],
  bank: [
    {
      id: 'b1',
      bank_kind: 'strategy',
      text: 'Read & talk first',
      what: 'Strategy, any area',
      pieces: [{ text: 'Read', found: true }],
    },
  ],
};

describe('what a search found', () => {
  it('stands in groups, children first, each text with its child, its date and the words found', () => {
    const entries = entriesOf(found, vi.fn());
    expect(entries.map(({ group }) => group)).toEqual([
      'Children',
      'Notes',
      'Targets',
      'Plans, profiles and concerns',
      'Documents',
      'Bank',
    ]);
    expect(entries[0]?.hint).toBe('Year 3, Hazel, My Plan, by law Zoe Ångström');
    expect(entries[1]?.label).toBe('Zoë Ångström');
    expect(entries[1]?.hint).toBe('Concern, 9 November 2026');
    expect(entries[1]?.pieces?.filter((piece) => piece.found)).toEqual([{ text: 'café', found: true }]);
  });

  it('opens where the text is read', () => {
    const open = vi.fn();
    for (const entry of entriesOf(found, open)) entry.run();
    expect(open.mock.calls.map(([href]) => href as string)).toEqual([
      '/pupil/zoe/overview',
      '/pupil/zoe/notes#n1',
      '/pupil/zoe/plan?plan=p1',
      '/pupil/zoe/profile',
      '/pupil/zoe/documents/d1',
      '/settings/bank?kind=strategy&find=Read%20%26%20talk%20first',
    ]);
  });

  it('leads to the concern, and to the plan of what stands in one', () => {
    expect(textHref({ ...note, kind: 'concern' })).toBe('/pupil/zoe/concern');
    expect(textHref({ ...note, kind: 'outcome', plan_id: 'p9' })).toBe('/pupil/zoe/plan?plan=p9');
  });
});

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { EveningsView, MeetingChild, PlaceMeeting } from '$lib/backend/generated/api';
import { pupil, ROUND } from '$features/rounds/fixtures';
import { Problem } from '$lib/backend/problem';
import { expectAccessible } from '../../test/axe';
import { draftOf } from './draft';
import MeetingList from './MeetingList.svelte';
import { Mover } from './mover.svelte';
import { childAt, stepped, withoutTime } from './times';
import Timetable from './Timetable.svelte';

function child(
  name: string,
  at: string | null,
  staff = 'shah',
  more: Partial<MeetingChild> = {},
): MeetingChild {
  return {
    pupil: pupil(name),
    teacher_id: 'shah',
    teacher_name: 'Miss R Shah',
    siblings: [],
    apart: false,
    with_senco: false,
    meeting:
      at === null
        ? null
        : {
            version: 3,
            evening_id: 'tue',
            staff_id: staff,
            starts_at: at,
            time_words: `Tuesday 24 November 2026 at ${at} with Miss R Shah`,
            by_hand: false,
            invited_on: null,
            outcome: null,
            happened_on: null,
            outcome_note: '',
          },
    ...more,
  };
}

const view: EveningsView = {
  today: '2026-11-22',
  round: ROUND,
  evenings: ['tue', 'wed'].map((id) => ({
    evening: {
      record: {
        id,
        round: '2026-2',
        meets_on: id === 'tue' ? '2026-11-24' : '2026-11-25',
        starts_at: '15:30',
        ends_at: '16:00',
        slot_minutes: 10,
        gap_minutes: 5,
        desks: [],
      },
      version: 1,
      recorded_at: '2026-11-10T10:00:00Z',
      recorded_by: 'office',
      recorded_by_name: 'Mrs P Hall',
      voided: null,
    },
    day_words: id === 'tue' ? 'Tuesday 24 November 2026' : 'Wednesday 25 November 2026',
    over: false,
    times: ['15:30', '15:45'],
    desks: [
      { staff_id: 'shah', name: 'Miss R Shah', room: 'Hazel' },
      { staff_id: 'osei', name: 'Mr K Osei', room: '' },
    ],
  })),
  children: [
    child('Zoë', '15:30', 'shah', { with_senco: true }),
    child('Idris', '15:45', 'osei', { siblings: ['Zoë'], apart: true }),
    child('Max', null),
  ],
  staff: [
    { id: 'shah', name: 'Miss R Shah', job_title: 'Year 2 teacher', teacher: true, children: 3 },
    { id: 'pryce', name: 'Mr D Pryce', job_title: 'Headteacher', teacher: false, children: 0 },
  ],
  senco_name: 'Mrs A Okafor',
  may: { arrange: true, record: true, print: true },
};

it('walks the squares with the arrows, from one evening to the next', () => {
  const start = { evening: 0, time: 0, desk: 0 };
  expect(stepped(view, start, 'ArrowUp')).toEqual(start);
  expect(stepped(view, start, 'ArrowRight')).toEqual({ ...start, desk: 1 });
  expect(stepped(view, { evening: 0, time: 1, desk: 1 }, 'ArrowDown')).toEqual({
    evening: 1,
    time: 0,
    desk: 1,
  });
  expect(stepped(view, { evening: 1, time: 0, desk: 0 }, 'ArrowUp')).toEqual({
    evening: 0,
    time: 1,
    desk: 0,
  });
  expect(childAt(view, start)?.pupil.name).toBe('Zoë');
  expect(withoutTime(view).map(({ pupil: { name } }) => name)).toEqual(['Max']);
});

it('picks a meeting up, carries it and puts it down, and says why it may not lie there', async () => {
  const moves: PlaceMeeting[] = [];
  const mover = new Mover(
    () => view,
    (move) => {
      moves.push(move);
      return move.place?.starts_at === '15:45'
        ? Promise.reject(
            new Problem({
              code: 'invalid',
              message: 'Look again.',
              fields: { place: ['Mrs A Okafor meets the parents of Idris at 15:45 already.'] },
              reference: null,
            }),
          )
        : Promise.resolve();
    },
  );
  mover.press('Enter');
  expect(mover.held?.pupil.name).toBe('Zoë');
  mover.press('ArrowDown');
  expect(await mover.put(mover.at)).toBe(false);
  expect(mover.refused).toMatch(/^Mrs A Okafor meets/);
  expect(mover.held?.pupil.name).toBe('Zoë');
  mover.press('ArrowDown');
  expect(await mover.put(mover.at)).toBe(true);
  expect(moves.at(-1)).toEqual({
    round: '2026-2',
    pupil_id: 'Zoë',
    version: 3,
    place: { evening_id: 'wed', staff_id: 'shah', starts_at: '15:30' },
  });
  expect(mover.held).toBeUndefined();
  const [zoe] = view.children;
  if (zoe) await mover.takeAway(zoe);
  expect(moves.at(-1)?.place).toBeNull();
});

it('shows who is met when, by keyboard too', async () => {
  const user = userEvent.setup();
  const { container } = render(Timetable, { view, onedit: () => undefined });
  await expectAccessible(container);
  const zoe = screen.getByRole('button', { name: '15:30, Miss R Shah: Zoë, with Mrs A Okafor' });
  zoe.focus();
  await user.keyboard('{ArrowRight}{ArrowDown}');
  expect(
    screen.getByRole('button', { name: '15:45, Mr K Osei: Idris, apart from the family' }),
  ).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(screen.getByText(/Idris picked up/)).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(screen.getByText('Idris stays where it was.')).toBeInTheDocument();
});

it('lists every child with the time and what came of it', async () => {
  const { container } = render(MeetingList, { view, outcomes: [{ code: 'attended', name: 'Came' }] });
  await expectAccessible(container);
  expect(screen.getByText('Tuesday 24 November 2026 at 15:30 with Miss R Shah')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Record what came of it: Max' })).toBeInTheDocument();
});

it('begins a new evening as the last one was, or with every teacher of a child', () => {
  expect(draftOf({ ...view, evenings: [] }, undefined).desks).toEqual([{ staff_id: 'shah', room: '' }]);
  expect(draftOf(view, undefined)).toMatchObject({ meets_on: null, starts_at: '15:30', ends_at: '16:00' });
  expect(draftOf(view, view.evenings[0]).meets_on).toBe('2026-11-24');
});

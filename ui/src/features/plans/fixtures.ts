// A plan as the core gives it, for the tests of the screens.
import type {
  Kept,
  Measure,
  PlanLine,
  PlanMay,
  PlanView,
  RatingView,
  SmallStep,
  Target,
  TargetView,
} from '$lib/backend/generated/api';

export { facts, TODAY } from './school-fixture';

export const PUPIL = 'pupil-1';
export const PLAN = 'plan-1';

export function kept<R>(record: R, version = 1): Kept<R> {
  return {
    record,
    version,
    recorded_at: '2026-09-10T09:00:00Z',
    recorded_by: 'staff-1',
    recorded_by_name: 'Mrs A Okafor',
    voided: null,
  };
}

export function rating(on: string, score: number, words: string, frozen = false): RatingView {
  const record = {
    id: `rating-${on}-${score}`,
    pupil_id: PUPIL,
    target_id: 'target-1',
    cycle_id: 'cycle-2',
    happened_on: on,
    score,
    evidence: 'Read the list aloud to Mrs Hughes at the back table.',
  };
  return { rating: kept(record), words, frozen };
}

export function step(id: string, text: string, achieved_on: string | null = null): Kept<SmallStep> {
  return kept({ id, pupil_id: PUPIL, target_id: 'target-1', position: 0, text, achieved_on });
}

export function targetRecord(id: string, text: string, measure: Measure, more: Partial<Target> = {}): Target {
  return {
    id,
    pupil_id: PUPIL,
    plan_id: PLAN,
    outcome_id: 'outcome-1',
    position: 0,
    text,
    measure,
    baseline: null,
    expected: null,
    set_on: '2026-09-10',
    by_on: null,
    result: null,
    ended_on: null,
    adapted_from: null,
    ...more,
  };
}

export function targetView(record: Target, more: Partial<TargetView> = {}): TargetView {
  return {
    target: kept(record),
    open: record.ended_on === null,
    measure_fixed: false,
    measure_name: 'Scale of 1 to 10',
    baseline_words: null,
    expected_words: null,
    last_words: null,
    result_words: null,
    progress: null,
    ratings: [],
    small_steps: [],
    strategies: [],
    provision: [],
    hints: [],
    adapted_from_text: null,
    ...more,
  };
}

export const MAY_ALL: PlanMay = {
  write: true,
  contribute: true,
  rate: true,
  read_reviews: true,
  review: true,
  close_review: true,
  print: true,
};

export const reading = targetView(
  targetRecord(
    'target-1',
    'I will read 20 of my high-frequency words in a minute, with the word mat turned over.',
    { kind: 'count', unit: 'words a minute', direction: 'up' },
    { baseline: 6, expected: 20 },
  ),
  {
    measure_name: 'Count',
    baseline_words: '6 words a minute',
    expected_words: '20 words a minute',
    last_words: '14 words a minute',
    progress: 0.57,
    measure_fixed: true,
    ratings: [
      rating('2026-10-02', 9, '9 words a minute', true),
      rating('2026-10-21', 11, '11 words a minute', true),
      rating('2026-11-13', 14, '14 words a minute'),
    ],
    small_steps: [
      step('step-1', 'Read five words from my first list without help', '2026-09-25'),
      step('step-2', 'Read ten words across two lists', '2026-10-16'),
      step('step-3', 'Read fifteen words in a minute'),
    ],
    strategies: [
      kept({
        id: 'strategy-1',
        pupil_id: PUPIL,
        plan_id: PLAN,
        target_id: 'target-1',
        position: 0,
        text: 'Precision teaching from a sheet of eight words, five of them already secure',
      }),
    ],
    provision: [
      kept({
        id: 'provision-1',
        pupil_id: PUPIL,
        plan_id: PLAN,
        target_id: 'target-1',
        position: 0,
        what: 'Precision teaching',
        who: 'Miss C Martin',
        place: 'The nook',
        minutes: 10,
        times_a_week: 5,
        group_size: 1,
        from_on: '2026-09-14',
        to_on: null,
      }),
    ],
  },
);

export const joining = targetView(
  targetRecord(
    'target-2',
    'I will improve how I join in at carpet time.',
    { kind: 'tme' },
    { expected: 6, position: 1 },
  ),
  {
    expected_words: '6 out of 10',
    hints: [
      '“improve” is hard to see. What will the child do or say?',
      'Where is the child now? A baseline shows how far they come.',
    ],
  },
);

const ended = targetView(
  targetRecord(
    'target-3',
    'I will hang up my coat and bag by myself.',
    { kind: 'yes_no' },
    { baseline: 0, expected: 1, result: 'achieved', ended_on: '2026-10-21', position: 2 },
  ),
  {
    measure_name: 'Yes or no',
    baseline_words: 'No',
    expected_words: 'Yes',
    last_words: 'Yes',
    result_words: 'Achieved',
  },
);

export const planView: PlanView = {
  plan: kept({
    id: PLAN,
    pupil_id: PUPIL,
    stage_key: 'my_plan',
    name: 'My Plan',
    started_on: '2026-09-10',
    ended_on: null,
    end_reason: '',
    strengths:
      'Zoë is kind to younger children and never gives up on a jigsaw. She remembers every story that she has heard.',
    important_to_me: 'My dog Biscuit. Sitting near the door. Being told when something changes.',
    helps_me: 'A now-and-next board. Instructions one at a time.',
    what_we_notice: 'Reading in class takes her twice as long as her friends.',
    home_support: 'Shared reading on four evenings a week with Grandma.',
    parent_took_part: true,
    child_took_part: true,
    teacher_took_part: true,
    key_people: 'Mrs Hughes (class teacher), Miss Martin (teaching assistant)',
  }),
  version: 7,
  stage_name: 'My Plan',
  frozen: false,
  outcomes: [
    {
      outcome: kept({
        id: 'outcome-1',
        pupil_id: PUPIL,
        plan_id: PLAN,
        position: 0,
        area: 'cognition_and_learning',
        text: 'By the end of Year 3 Zoë chooses a book and reads it to a friend.',
      }),
      area_name: 'Cognition and learning',
      targets: [reading, joining, ended],
    },
  ],
  strategies: [
    kept({
      id: 'strategy-2',
      pupil_id: PUPIL,
      plan_id: PLAN,
      target_id: null,
      position: 0,
      text: 'Seat near the door, away from the radiator',
    }),
  ],
  provision: [],
  cycles: [
    {
      cycle: kept({
        id: 'cycle-1',
        pupil_id: PUPIL,
        plan_id: PLAN,
        number: 1,
        starts_on: '2026-09-10',
        due_on: '2026-10-23',
        moved_reason: '',
        closed_on: '2026-10-21',
      }),
      open: false,
      due_on: null,
      set_aside: null,
      state: null,
      state_words: 'Closed 21 October 2026',
      pressing: false,
      working: '',
      source: '',
      review_id: 'review-1',
    },
    {
      cycle: kept({
        id: 'cycle-2',
        pupil_id: PUPIL,
        plan_id: PLAN,
        number: 2,
        starts_on: '2026-10-21',
        due_on: '2026-12-18',
        moved_reason: '',
        closed_on: null,
      }),
      open: true,
      due_on: '2026-12-18',
      set_aside: null,
      state: { state: 'upcoming', days: 28 },
      state_words: 'Due in 28 days',
      pressing: false,
      working: 'Reviewed each half-term: Autumn 2 ends on 18 December 2026.',
      source: 'The school’s own pathway',
      review_id: null,
    },
  ],
  open_targets: 2,
  hints: [],
  success: { met: 1, reviewed: 1, pupils: 1, not_taught: 0 },
  success_words: '1 of 1 target met (100%)',
  draft: {
    started_on: '2026-09-10',
    strengths: 'Zoë is kind to younger children and never gives up on a jigsaw.',
    important_to_me: 'My dog Biscuit. Sitting near the door.',
    helps_me: 'A now-and-next board.',
    what_we_notice: '',
    home_support: '',
    parent_took_part: true,
    child_took_part: true,
    teacher_took_part: true,
    key_people: 'Mrs Hughes (class teacher)',
    outcomes: [
      {
        id: 'outcome-1',
        area: 'cognition_and_learning',
        text: 'By the end of Year 3 Zoë chooses a book and reads it to a friend.',
        targets: [
          {
            id: 'target-1',
            text: reading.target.record.text,
            measure: reading.target.record.measure,
            baseline: 6,
            expected: 20,
            set_on: '2026-09-10',
            by_on: null,
            small_steps: [
              { id: 'step-1', text: 'Read five words from my first list without help' },
              { id: 'step-2', text: 'Read ten words across two lists' },
            ],
            strategies: [{ id: 'strategy-1', text: 'Precision teaching from a sheet of eight words' }],
            provision: [
              {
                id: 'provision-1',
                what: 'Precision teaching',
                who: 'Miss C Martin',
                place: 'The nook',
                minutes: 10,
                times_a_week: 5,
                group_size: 1,
                from_on: '2026-09-14',
                to_on: null,
              },
            ],
          },
          {
            id: 'target-2',
            text: 'I will improve how I join in at carpet time.',
            measure: { kind: 'tme' },
            baseline: null,
            expected: 6,
            set_on: '2026-09-10',
            by_on: null,
            small_steps: [],
            strategies: [],
            provision: [],
          },
        ],
      },
    ],
    strategies: [{ id: 'strategy-2', text: 'Seat near the door, away from the radiator' }],
    provision: [],
  },
  may: MAY_ALL,
  may_take_back: ['strategy-2'],
};

export const planLine: PlanLine = {
  plan: planView.plan,
  open: true,
  targets: 3,
  open_targets: 2,
  closed_cycles: 1,
  review_due_on: '2026-12-18',
  review_set_aside: null,
  open_cycle: planView.cycles[1]?.cycle ?? null,
  success: planView.success,
  success_words: planView.success_words,
};

// An open review and closed ones as the core gives them, for the tests of the screens.
import {
  joining,
  kept,
  MAY_ALL,
  PLAN,
  planView,
  PUPIL,
  reading,
  targetRecord,
  targetView,
  TODAY,
} from '$features/plans/fixtures';
import type { PastReview, ReviewDraft, ReviewView, TargetReviewDraft } from '$lib/backend/generated/api';

function blank(target_id: string): TargetReviewDraft {
  return {
    target_id,
    score: null,
    outcome: null,
    reason: '',
    evidence: '',
    next: null,
    adapted_text: '',
    adapted_expected: null,
  };
}

const asking = targetView(
  targetRecord(
    'target-4',
    'I will ask for help with my card before I leave the room.',
    { kind: 'yes_no' },
    { baseline: 0, expected: 1, position: 2 },
  ),
  { measure_name: 'Yes or no', baseline_words: 'No', expected_words: 'Yes' },
);

const words: Omit<ReviewDraft, 'targets'> = {
  happened_on: TODAY,
  who_took_part: '',
  evidence: '',
  child_views: '',
  child_face: null,
  child_scribe: '',
  child_declined: false,
  parent_going_well: '',
  parent_worries: '',
  parent_hopes: '',
  parent_helps: '',
  parent_attendance: null,
  parent_agreement: null,
  attendance: null,
  decision: null,
  decision_reason: '',
  next_due_on: null,
};

export const reviewDraft: ReviewDraft = {
  ...words,
  targets: [blank('target-1'), blank('target-2'), blank('target-4')],
};

const OUTCOME = 'By the end of Year 3 Zoë chooses a book and reads it to a friend.';

export const reviewView: ReviewView = {
  plan: planView.plan,
  cycle: planView.cycles[1] ?? ({} as ReviewView['cycle']),
  review: null,
  version: null,
  draft: reviewDraft,
  targets: [reading, joining, asking].map((target) => ({
    outcome_text: OUTCOME,
    target,
    suggested_outcome: null,
    suggested_next: null,
  })),
  decisions: [
    {
      decision: 'stay',
      words: 'Stay on My Plan',
      stage_key: 'my_plan',
      plan_name: 'My Plan',
      missing: [],
      leaves_register: false,
    },
    {
      decision: 'step_up',
      words: 'Step up to My Plan+',
      stage_key: 'my_plan_plus',
      plan_name: 'My Plan+',
      missing: [
        { check: 'assessment', name: 'My Assessment' },
        { check: 'lead_practitioner', name: 'A lead practitioner' },
      ],
      leaves_register: false,
    },
    {
      decision: 'leave',
      words: 'Leave the pathway',
      stage_key: null,
      plan_name: null,
      missing: [],
      leaves_register: true,
    },
  ],
  proposed_next: null,
  may: MAY_ALL,
};

/** A closed review of the day, in which the first target was given the score and the word. */
export function pastReview(
  id: string,
  on: string,
  score: string,
  word: 'partly_achieved' | 'achieved',
): PastReview {
  const name = word === 'achieved' ? 'Achieved' : 'Partly achieved';
  return {
    review: kept({
      id,
      pupil_id: PUPIL,
      plan_id: PLAN,
      cycle_id: 'cycle-1',
      ...words,
      happened_on: on,
      child_views: 'I like my word mat. I can do it without looking now.',
      child_face: 'happy',
      child_scribe: 'Miss C Martin',
      parent_going_well: 'She reads the cereal packet at breakfast.',
      parent_attendance: 'attended',
      parent_agreement: 'agrees',
      decision: 'stay',
      decision_reason: 'The precision teaching is working.',
      evidence: 'Timed word lists each Friday.',
      attendance: 96.4,
      next_due_on: '2026-12-18',
      closed_on: on,
    }),
    plan_name: 'My Plan',
    cycle: planView.cycles[0]?.cycle ?? kept({} as PastReview['cycle']['record']),
    targets: [
      {
        review: kept({
          id: `link-${id}`,
          pupil_id: PUPIL,
          review_id: id,
          ...blank('target-1'),
          score: 11,
          outcome: word,
          next: 'carry_over',
          evidence: 'Read the list aloud at the back table.',
        }),
        text: reading.target.record.text,
        outcome_text: OUTCOME,
        measure_name: 'Count',
        baseline_words: '6 words a minute',
        expected_words: '20 words a minute',
        score_words: score,
        result_words: name,
        next_words: word === 'achieved' ? 'Finished' : 'Carried over',
      },
    ],
    decision_words: 'Stay at this stage',
    face_words: 'Happy',
    parent_attendance_words: 'Came to the meeting',
    parent_agreement_words: 'Agrees with the plan',
    success: { met: word === 'achieved' ? 1 : 0, reviewed: 1, pupils: 1, not_taught: 0 },
    success_words: word === 'achieved' ? '1 of 1 target met (100%)' : '0 of 1 target met (0%)',
    corrections: [],
  };
}

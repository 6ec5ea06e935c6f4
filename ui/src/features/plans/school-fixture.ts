// The school's facts as the core gives them, for the tests of the screens.
import type { Measure, SchoolFactsView } from '$lib/backend/generated/api';

export const TODAY = '2026-11-20';

const NAMES = {
  exceeded: 'Exceeded',
  achieved: 'Achieved',
  partly_achieved: 'Partly achieved',
  not_yet: 'Not yet',
  discontinued: 'Discontinued',
  not_taught: 'Not taught',
};

function coded(names: Record<string, string>): { code: string; name: string }[] {
  return Object.entries(names).map(([code, name]) => ({ code, name }));
}

export const facts: SchoolFactsView = {
  school_name: 'Chestnut Hill Primary School',
  sample: true,
  term_naming: 'seasons',
  lock_minutes: 10,
  today: TODAY,
  year: {
    starting: 2026,
    label: '2026/27',
    entered: true,
    half_term: null,
    half_term_name: null,
    next_half_term: null,
    next_half_term_name: null,
  },
  pathway: {
    key: 'graduated',
    name: 'Graduated Pathway',
    description: '',
    pupil_words: { profile: 'My Profile', assessment: 'My Assessment', views: 'My views' },
    stages: [
      {
        key: 'my_plan',
        name: 'My Plan',
        plan_name: 'My Plan',
        on_register: true,
        census: 'K',
        rhythm: { every: { unit: 'half_term' }, with_parents: null, formal_months: [], yearly: false },
        time_limit: null,
        entry_checks: [],
        description: '',
      },
    ],
  },
  classes: [],
  staff: [
    { id: 'staff-1', name: 'Mrs A Okafor', role: 'senco', role_name: 'SENCO', job_title: 'SENCO' },
    { id: 'staff-2', name: 'Miss C Martin', role: 'teaching_assistant', role_name: 'TA', job_title: 'TA' },
  ],
  codes: {
    words: {
      act_kind: [],
      advice_answer: [],
      agency_entry_kind: [],
      agency_kind: [],
      assessment_area: [],
      census_code: [],
      clock_rule: [],
      concern_decision: [],
      concern_state: [],
      direction: coded({ up: 'More is better', down: 'Less is better' }),
      duty_holder: [],
      eal_finding: [],
      entry_check: [],
      face: coded({
        very_happy: 'Very happy',
        happy: 'Happy',
        not_sure: 'Not sure',
        sad: 'Sad',
        very_sad: 'Very sad',
        would_rather_not_say: 'I would rather not say',
      }),
      factor: [],
      meeting_outcome: coded({
        attended: 'Came to the meeting',
        phoned: 'Took part by phone',
        sent_views: 'Sent views',
        declined: 'Declined',
        missed: 'Did not come',
      }),
      move_kind: [],
      need_area: [],
      need_rank: [],
      note_kind: [],
      parent_agreement: coded({
        agrees: 'Agrees with the plan',
        agrees_in_part: 'Agrees in part',
        does_not_agree: 'Does not agree',
        not_yet_asked: 'Not yet asked',
      }),
      parent_attendance: coded({
        attended: 'Came to the meeting',
        phoned: 'Took part by phone',
        sent_views: 'Sent views',
        declined: 'Declined',
      }),
      parent_prompt: coded({
        going_well: 'What is going well?',
        worries: 'What worries you?',
        hopes: 'What do you hope for?',
        helps_at_home: 'What helps at home?',
      }),
      pathway_preset: [],
      progress_test: [],
      reason_kind: coded({ late: 'Late', skipped: 'Not held this half-term' }),
      referral_outcome: [],
      review_decision: [],
      round_state: coded({
        not_started: 'Not started',
        ratings_in: 'Ratings in',
        views_in: 'Views in',
        met_parents: 'Met parents',
        decided: 'Decided',
        printed: 'Printed',
        signed: 'Signed',
      }),
      sen_type: [],
      sentence_starter: coded({
        good_at: 'I am good at…',
        proud: 'I am proud of…',
        hard: 'I find it hard when…',
        helps: 'It helps me when…',
      }),
      sex: [],
      staff_duty: [],
      target_next: coded({ carry_over: 'Carry over', adapt: 'Adapt', finish: 'Finish' }),
      target_outcome: coded(NAMES),
      term: [],
      term_naming: [],
      heading_language: [],
      spacing: [],
      text_size: [],
      tint: [],
      year_group: [],
    },
    need_areas: [
      { code: 'cognition_and_learning', name: 'Cognition and learning', sen_types: [] },
      { code: 'communication_and_interaction', name: 'Communication and interaction', sen_types: [] },
      {
        code: 'social_emotional_mental_health',
        name: 'Social, emotional and mental health',
        sen_types: [],
      },
      { code: 'sensory_and_or_physical', name: 'Sensory and/or physical', sen_types: [] },
    ],
    factors: [],
    measures: [
      measure({ kind: 'tme' }, 'Scale of 1 to 10', 1, 10, true),
      measure({ kind: 'count', unit: '', direction: 'up' }, 'Count', 0, 100_000, false),
      measure({ kind: 'percentage', direction: 'up' }, 'Percentage', 0, 100, false),
      measure({ kind: 'yes_no' }, 'Yes or no', 0, 1, true),
      measure({ kind: 'gas' }, 'Goal attainment (−2 to +2)', -2, 2, true),
    ],
    roles: [],
    primary_year_groups: [],
    current_census_codes: [],
  },
};

function measure(
  of: Measure,
  name: string,
  least: number,
  greatest: number,
  whole: boolean,
): SchoolFactsView['codes']['measures'][number] {
  return {
    measure: of,
    name,
    least,
    greatest,
    whole,
    has_direction: 'direction' in of,
    has_unit: 'unit' in of,
  };
}

// A child's file as the core gives it, for the tests of the screens.
import type {
  ContactView,
  DueItem,
  HistoryLine,
  Kept,
  Note,
  Placement,
  PupilMay,
  PupilView,
  SchoolFactsView,
  StageChoicesView,
} from '$lib/backend/generated/api';
import { facts as planFacts, kept, TODAY } from '$features/plans/fixtures';

export { TODAY };
export const ZOE = 'zoe-1';

const codes = planFacts.codes;

export const facts: SchoolFactsView = {
  ...planFacts,
  classes: [{ id: 'class-1', name: 'Rowan', year_groups: ['3'], staff_names: ['Mr T Bell'] }],
  codes: {
    ...codes,
    need_areas: [
      {
        code: 'communication_and_interaction',
        name: 'Communication and interaction',
        sen_types: [{ code: 'SLCN', name: 'Speech, language and communication needs' }],
      },
      { code: 'cognition_and_learning', name: 'Cognition and learning', sen_types: [] },
    ],
    factors: [
      { code: 'attendance_and_punctuality', name: 'Attendance and punctuality', short_name: 'Attendance' },
      { code: 'eal', name: 'English as an additional language', short_name: 'EAL' },
    ],
    primary_year_groups: [{ code: '3', name: 'Year 3' }],
    words: {
      ...codes.words,
      clock_rule: [{ code: 'review_due', name: 'Review due' }],
      duty_holder: [{ code: 'school', name: 'The school' }],
      advice_answer: [
        { code: 'in_plan', name: 'In the plan' },
        { code: 'action', name: 'Somebody does it' },
        { code: 'not_taken_up', name: 'Not taken up' },
      ],
      agency_entry_kind: [
        { code: 'visit', name: 'Visit' },
        { code: 'report', name: 'Report' },
      ],
      agency_kind: [{ code: 'speech_and_language', name: 'Speech and language therapy' }],
      referral_outcome: [{ code: 'finished', name: 'The work is finished' }],
      agreement_party: [
        { code: 'parent', name: 'Parent or carer' },
        { code: 'school', name: 'The school' },
      ],
      chronology_kind: [
        { code: 'meeting', name: 'Meeting' },
        { code: 'family', name: 'Family and home' },
      ],
      invitee_kind: [
        { code: 'parent', name: 'Parent or carer' },
        { code: 'health', name: 'Health' },
      ],
      reintegration_ending: [
        { code: 'full_time', name: 'Full time again' },
        { code: 'extended', name: 'Extended' },
      ],
      review_attendance: [{ code: 'came', name: 'Came' }],
      assessment_area: [
        { code: 'learning', name: 'Learning' },
        { code: 'communication', name: 'Communication' },
        { code: 'home', name: 'Family and home' },
      ],
      progress_test: [
        { code: 'slower_than_peers', name: 'Slower than peers' },
        { code: 'gap_widening', name: 'Widens the gap' },
      ],
      eal_finding: [
        { code: 'english_at_home', name: 'English is the home language' },
        { code: 'not_the_cause', name: 'The difficulty shows in the home language too' },
      ],
      early_check: [
        { code: 'health_visitor', name: 'The health visitor’s review at two was seen' },
        { code: 'missing', name: 'Asked for; there is none' },
      ],
      entry_check: [{ code: 'assessment', name: 'the assessment is written' }],
      need_rank: [
        { code: 'primary', name: 'Primary need' },
        { code: 'secondary', name: 'Secondary need' },
      ],
      contact_outcome: [
        { code: 'attended', name: 'Met in person' },
        { code: 'phoned', name: 'Spoke by phone' },
        { code: 'declined', name: 'Declined' },
        { code: 'not_parents', name: 'Not with parents' },
      ],
      note_kind: [
        { code: 'observation', name: 'Observation' },
        { code: 'parent_contact', name: 'Contact with parents' },
        { code: 'meeting', name: 'Meeting' },
        { code: 'concern', name: 'Concern' },
      ],
      sen_type: [{ code: 'SLCN', name: 'Speech, language and communication needs' }],
      sex: [
        { code: 'female', name: 'Female' },
        { code: 'male', name: 'Male' },
      ],
      staff_duty: [
        { code: 'key_worker', name: 'Key worker' },
        { code: 'supports', name: 'Supports' },
      ],
    },
  },
};

export const due: DueItem = {
  pupil: {
    id: ZOE,
    name: 'Zoë Lund',
    name_in_list: 'Lund, Zoë',
    initials: 'ZL',
    year_group: '3',
    year_name: 'Year 3',
    class_name: 'Rowan',
    left: false,
  },
  clock: {
    rule: 'review_due',
    title: 'Review My Plan',
    starts_on: '2026-09-14',
    due_on: '2026-10-23',
    working: 'Review held 14 September 2026 + the end of Autumn 1 on 23 October 2026',
    source: 'The school’s own rhythm',
    duty: 'school',
  },
  state: { state: 'overdue', days: 28 },
  words: '28 days overdue',
  about_id: 'cycle-1',
  marks: [],
  may_mark: ['paused', 'not_applicable'],
};

/** All that the SENCO may do. */
export const ALL: PupilMay = {
  write_details: true,
  read_contacts: true,
  write_contacts: true,
  read_send: true,
  read_reviews: true,
  write_needs: true,
  write_adults: true,
  write_concern: true,
  decide_concern: true,
  decide_placement: true,
  write_profile: true,
  write_assessment: true,
  write_agencies: true,
  read_ehc: true,
  read_attachments: true,
  write_plan: true,
  contribute_to_plan: true,
  rate_targets: true,
  write_review: true,
  close_review: true,
  read_notes: true,
  write_notes: true,
  print: true,
  read_who_opened: true,
};

/** What the office may do: details, class and contacts. */
export const OFFICE: PupilMay = {
  ...(Object.fromEntries(Object.keys(ALL).map((key) => [key, false])) as unknown as PupilMay),
  write_details: true,
  read_contacts: true,
  write_contacts: true,
};

const adult = {
  id: 'link-1',
  pupil_id: ZOE,
  staff_id: 'staff-2',
  duty: 'key_worker',
  from_on: '2026-09-07',
  to_on: null,
} as const;

export const view: PupilView = {
  pupil: kept({
    id: ZOE,
    legal_forename: 'Zofia',
    legal_surname: 'Lund',
    preferred_forename: 'Zoë',
    upn: 'B801200005001',
    sex: 'female',
    born_on: '2019-03-04',
    year_override: null,
    admitted_on: '2023-09-04',
    left_on: null,
    destination: '',
    file_sent_on: null,
    home_language: 'Polish',
    interpreter_needed: true,
    key_facts: 'Nut allergy: EpiPen in the office.',
  }),
  line: due.pupil,
  legal_name: 'Zofia Lund',
  called: 'Zoë',
  age: 7,
  class_id: 'class-1',
  photo: null,
  may: ALL,
  send: {
    stage: { key: 'my_plan', name: 'My Plan', on_register: true, census: 'K', from_on: '2026-01-12' },
    placement_id: 'placement-2',
    parents_told_on: null,
    parent_meetings: {
      held_on: ['2026-09-29', '2026-10-20'],
      words: '2 of 3 meetings with parents this year',
    },
    needs: [],
    factors: [],
    adults: [{ link: kept(adult), name: 'Miss J Reed', job_title: 'Teaching assistant', now: true }],
    plan: null,
    has_profile: true,
    equality: null,
    clocks: [due],
  },
  medical: null,
  contacts: [],
  counts: {
    concerns: 0,
    profiles: 1,
    plans: 1,
    reviews: 0,
    agencies: 0,
    ehc_plans: 0,
    documents: 0,
    notes: 2,
    contacts: 2,
  },
};

export const office: PupilView = { ...view, may: OFFICE, send: null };

export function note(id: string, body: string, more: Partial<Kept<Note>> = {}): Kept<Note> {
  const record: Note = {
    id,
    pupil_id: ZOE,
    happened_on: '2026-11-16',
    note_kind: 'observation',
    contact_outcome: null,
    contact_with: '',
    body,
    review_id: null,
  };
  return { ...kept(record), ...more };
}

export const voidedNote = note('note-2', 'Meant for another child.', {
  voided: { at: '2026-11-18T09:00:00Z', by: 'staff-1', reason: 'Written about the wrong child.' },
});

export function contact(id: string, name: string, priority: number, warning: string | null): ContactView {
  return {
    now: true,
    warning,
    contact: kept({
      id,
      pupil_id: ZOE,
      name,
      relationship: 'Parent',
      parental_responsibility: true,
      may_be_told: warning === null,
      restriction: warning ?? '',
      telephone: '07700 900123',
      email: '',
      address: '',
      language: '',
      priority,
      from_on: '2023-09-04',
      to_on: null,
    }),
  };
}

const placement: Placement = {
  id: 'placement-2',
  pupil_id: ZOE,
  stage_key: 'my_plan',
  stage_name: 'My Plan',
  on_register: true,
  census: 'K',
  from_on: '2026-01-12',
  to_on: null,
  reason: 'Less than expected progress.',
  evidence: '',
  decided_by: 'Mrs A Okafor',
  parents_told_on: null,
  missing: [],
  missing_reason: '',
  end_reason: '',
  end_decided_by: '',
  end_parents_on: null,
  end_teacher: '',
  end_missing_reason: '',
};

export const stages: StageChoicesView = {
  pathway_name: 'Graduated Pathway',
  current: kept(placement),
  history: [kept(placement)],
  may_leave: true,
  latest_id: 'placement-2',
  choices: [
    {
      key: 'my_plan_plus',
      name: 'My Plan+',
      description: 'Several agencies.',
      on_register: true,
      census: 'K',
      move_kind: 'up',
      words: 'Step up to My Plan+',
      usual: true,
      enters_register: false,
      checks: [
        {
          check: 'profile',
          words: 'The profile is written',
          met: true,
          shown_by_records: true,
          still_missing: '',
        },
        {
          check: 'assessment',
          words: 'The assessment is written',
          met: false,
          shown_by_records: true,
          still_missing: '',
        },
        {
          check: 'lead_practitioner',
          words: 'A lead practitioner is named',
          met: false,
          shown_by_records: false,
          still_missing: '',
        },
      ],
    },
    {
      key: 'ehcp',
      name: 'EHCP',
      description: 'An EHC plan was issued.',
      on_register: true,
      census: 'E',
      move_kind: 'up',
      words: 'Step up to EHCP',
      usual: false,
      enters_register: false,
      checks: [],
    },
  ],
};

export function line(number: number, words: string, more: Partial<HistoryLine> = {}): HistoryLine {
  return {
    number,
    at: '2026-11-20T14:02:00Z',
    staff_name: 'Mrs A Okafor',
    words,
    kind: 'contact',
    record_id: 'c1',
    opened: false,
    changes: [],
    ...more,
  };
}

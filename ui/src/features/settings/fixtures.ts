// A small school for the tests of the settings, typed by what the core says.
import type {
  AuditLine,
  ChildChoice,
  ClassView,
  CodeLists,
  DeskFacts,
  Kept,
  Pathway,
  PathwayChangeLine,
  PathwayPreview,
  PupilRef,
  SchoolFactsView,
  SettingsView,
  Staff,
  Stage,
  WordLists,
  YearView,
} from '$lib/backend/generated/api';
import { Problem } from '$lib/backend/problem';

export function kept<Record>(record: Record, version = 1): Kept<Record> {
  return {
    record,
    version,
    recorded_at: '2026-09-01T08:00:00Z',
    recorded_by: 's1',
    recorded_by_name: 'Mrs A Okafor',
    voided: null,
  };
}

export function stage(name: string, more: Partial<Stage> = {}): Stage {
  return {
    key: name.toLowerCase().replaceAll(' ', '_'),
    name,
    plan_name: name,
    on_register: true,
    census: 'K',
    rhythm: { every: { unit: 'half_term' }, with_parents: null, formal_months: [], yearly: false },
    time_limit: null,
    entry_checks: ['smart_target'],
    description: '',
    ...more,
  };
}

const OWN_LIMITS = {
  due_soon_days: 14,
  parents_told_school_days: 10,
  shortest_cycle_school_days: 15,
  concern_weeks: 6,
  advice_weeks: 6,
};

export const PATHWAY: Pathway = {
  key: 'graduated',
  name: 'Graduated Pathway',
  description: 'Four steps written with the child.',
  pupil_words: { profile: 'My Profile', assessment: 'My Assessment', views: 'My views' },
  stages: [
    stage('My Profile', { on_register: false, census: 'N' }),
    stage('My Plan'),
    stage('EHCP', { census: 'E' }),
  ],
};

export const PREVIEW: PathwayPreview = {
  happened_on: '2026-11-22',
  children: [],
  pathway: ['The stages stand in this order: My Plan, My Profile and EHCP.'],
  questions: [],
  needs_reason: false,
  needs_senco: null,
  problems: {},
  past: 'What was recorded before 22 November 2026 keeps the names of its time.',
};

export const PREVIEW_CHILD: PupilRef = {
  id: 'p1',
  name: 'Zoë Lund',
  name_in_list: 'Lund, Zoë',
  initials: 'ZL',
  year_group: '3',
  year_name: 'Year 3',
  class_name: 'Hazel',
  left: false,
};

export const CHANGE: PathwayChangeLine = {
  edition: 1,
  happened_on: '2026-11-02',
  recorded_at: '2026-11-02T09:00:00Z',
  recorded_by_name: 'Mrs A Okafor',
  reason: 'Agreed by the governors',
  children: 2,
  changed: ['My Plan is called Support Plan.'],
};

const NO_WORDS = Object.fromEntries(
  ['need_rank', 'sentence_starter', 'parent_prompt'].map((list) => [list, []]),
) as unknown as WordLists;

export const CODES: CodeLists = {
  words: {
    ...NO_WORDS,
    act_kind: [
      { code: 'opened', name: 'Opened a record' },
      { code: 'changed', name: 'Wrote or changed something' },
    ],
    census_code: [
      { code: 'N', name: 'No special educational need' },
      { code: 'K', name: 'SEN support' },
      { code: 'E', name: 'Education, health and care plan' },
    ],
    entry_check: [
      { code: 'smart_target', name: 'At least one SMART target is written' },
      { code: 'assessment', name: 'The assessment is written' },
    ],
    factor: [{ code: 'eal', name: 'English as an additional language' }],
    note_kind: [{ code: 'concern', name: 'Concern' }],
    review_decision: [{ code: 'stay', name: 'Stay' }],
    sen_type: [{ code: 'SPLD', name: 'Specific learning difficulty' }],
    term_naming: [
      { code: 'seasons', name: 'Autumn 1 to Summer 2' },
      { code: 'numbers', name: 'Term 1 to Term 6' },
    ],
  },
  need_areas: [
    {
      code: 'cognition_and_learning',
      name: 'Cognition and learning',
      sen_types: [{ code: 'SPLD', name: 'Specific learning difficulty' }],
    },
  ],
  factors: [],
  measures: [],
  roles: [
    { code: 'senco', name: 'SENCO' },
    { code: 'class_teacher', name: 'Class teacher' },
    { code: 'teaching_assistant', name: 'Teaching assistant' },
  ],
  primary_year_groups: [
    { code: 'R', name: 'Reception' },
    { code: '1', name: 'Year 1' },
  ],
  current_census_codes: [
    { code: 'N', name: 'No special educational need' },
    { code: 'K', name: 'SEN support' },
    { code: 'E', name: 'Education, health and care plan' },
  ],
};

export const STAFF: Kept<Staff>[] = [
  kept<Staff>({
    id: 's1',
    name: 'Mrs A Okafor',
    role: 'senco',
    administrator: true,
    job_title: 'SENCO',
    left_on: null,
  }),
  kept<Staff>({
    id: 's2',
    name: 'Mr Ł Nowak',
    role: 'class_teacher',
    administrator: false,
    job_title: '',
    left_on: null,
  }),
  kept<Staff>({
    id: 's3',
    name: 'Miss Z Adeyemi',
    role: 'teaching_assistant',
    administrator: false,
    job_title: '',
    left_on: '2026-07-20',
  }),
];

const SLOTS = [
  ['2026-09-02', '2026-10-23'],
  ['2026-11-02', '2026-12-18'],
  ['2027-01-04', '2027-02-12'],
  ['2027-02-22', '2027-03-25'],
  ['2027-04-12', '2027-05-28'],
  ['2027-06-07', '2027-07-21'],
] as const;

export const YEAR: YearView = {
  year: kept({
    id: 'y1',
    starting: 2026,
    calendar: {
      starting: 2026,
      half_terms: SLOTS.map(([starts_on, ends_on], index) => ({ slot: index + 1, starts_on, ends_on })),
      inset_days: ['2026-09-04'],
      closures: [],
    },
    proposed: false,
  }),
  label: '2026/27',
  bank_holidays: [{ on: '2026-12-25', name: 'Christmas Day', substitute: false }],
  school_days: 190,
};

export const OAK: ClassView = {
  class: kept({ id: 'c1', name: 'Oak', year_starting: 2026, year_groups: ['1'] }),
  staff: [
    {
      link: kept({ id: 'l1', class_id: 'c1', staff_id: 's2', from_on: '2026-09-01', to_on: null }, 2),
      name: 'Mr Ł Nowak',
      role: 'class_teacher',
    },
  ],
  children: 28,
  children_ever: 28,
};

export const VIEW: SettingsView = {
  school: kept(
    {
      id: 'school',
      name: 'Holmwood Primary School',
      urn: '115550',
      local_authority: 'Gloucestershire',
      headteacher_name: '',
      telephone: '',
      term_naming: 'seasons',
      sample: false,
      lock_minutes: 5,
      capture_allowed: false,
      own_limits: OWN_LIMITS,
    },
    4,
  ),
  years: [YEAR],
  pathway: kept({ id: 'p1', pathway: PATHWAY }, 2),
  stages_in_use: [{ key: 'my_plan', name: 'My Plan', children: 12 }],
  classes: [OAK],
  presets: [
    {
      key: 'graduated',
      name: 'Graduated Pathway',
      description: 'Four steps.',
      stage_names: ['My Profile', 'My Plan', 'EHCP'],
    },
    {
      key: 'sen-support',
      name: 'SEN Support',
      description: 'Two levels.',
      stage_names: ['SEN Support', 'EHCP'],
    },
  ],
  half_term: null,
  half_term_name: null,
};

export const FACTS: SchoolFactsView = {
  school_name: 'Holmwood Primary School',
  sample: false,
  term_naming: 'seasons',
  lock_minutes: 5,
  own_limits: OWN_LIMITS,
  today: '2026-11-22',
  year: {
    starting: 2026,
    label: '2026/27',
    entered: true,
    half_term: null,
    half_term_name: null,
    next_half_term: null,
    next_half_term_name: null,
  },
  pathway: PATHWAY,
  classes: [],
  staff: [
    { id: 's1', name: 'Mrs A Okafor', role: 'senco', role_name: 'SENCO', job_title: 'SENCO' },
    { id: 's2', name: 'Mr Ł Nowak', role: 'class_teacher', role_name: 'Class teacher', job_title: '' },
  ],
  codes: CODES,
};

export function auditLine(number: number, more: Partial<AuditLine['entry']> = {}): AuditLine {
  return {
    entry: {
      number,
      at: '2026-11-22T14:02:00',
      staff_name: 'Mrs A Okafor',
      action: 'need_write',
      verb: 'added',
      kind: 'need',
      record_id: `r${number}`,
      pupil_id: 'k1',
      pupil_name: 'Zoë Byrne',
      changes: [{ field: 'need_area', from: null, to: 'cognition_and_learning' }],
      ...more,
    },
    words: 'added the need',
    changed: ['need area: cognition and learning'],
    action_words: 'changed needs or factors',
    kind_words: 'need',
  };
}

/** The children that a picker offers. */
export const CHILDREN: ChildChoice[] = [{ id: 'k2', name: 'Amir Khan', hint: 'Year 4, Hazel' }];

/** What the core answers where fields are wrong. */
export function invalid(fields: Record<string, string[]>): Problem {
  return new Problem({ code: 'invalid', message: 'Some answers are wrong.', fields, reference: null });
}

export const SYSTEM: DeskFacts = {
  version: '1.0.0',
  data_folder: 'C:\\Waymark',
  can_forbid_capture: true,
  presets: [],
  roles: [],
  term_namings: [],
};

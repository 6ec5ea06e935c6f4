// Generated from the list of commands in the core. Do not edit: `cargo xtask bindings` writes it anew.
import { call } from "../call";

/**
 * A school year from 1 September to 31 August.
 */
export type AcademicYear = { 
/**
 * The year it begins in: 2026 for 2026/27.
 */
starting: number, half_terms: Array<HalfTerm>, 
/**
 * Days on which staff are in school and children are not.
 */
inset_days: Array<string>, 
/**
 * Other days on which the school is closed: a polling day, snow.
 */
closures: Array<string>, };

/**
 * A verb of the program, as roles are granted it and as the audit trail names it.
 */
export type Action = "school_read" | "settings_write" | "staff_write" | "own_write" | "audit_read" | "pupil_list" | "pupil_open" | "pupil_write" | "contact_read" | "contact_write" | "send_read" | "need_write" | "placement_decide" | "profile_write" | "plan_write" | "plan_contribute" | "target_rate" | "review_write" | "review_close" | "note_read" | "note_write" | "print";

/**
 * Writes a new note.
 */
export type AddNote = { pupil_id: PupilId, note: NoteDraft, };

/**
 * Adds a colleague, who signs in the first time with a one-time password.
 */
export type AddStaff = { staff: StaffDraft, };

/**
 * An entry of the audit trail.
 */
export type AuditEntry = { number: number, at: string, staff_name: string, action: Action, verb: string, kind: Kind, record_id: string, pupil_id: PupilId | null, pupil_name: string | null, changes: Array<FieldChange>, };

/**
 * Which entries are wanted; what is not given does not filter.
 */
export type AuditFilter = { staff_id: StaffId | null, pupil_id: PupilId | null, from_on: string | null, to_on: string | null, 
/**
 * Entries before this number, for the next page.
 */
before: number | null, };

/**
 * An entry with its words.
 */
export type AuditLine = { entry: AuditEntry, 
/**
 * "decided a stage on the pathway".
 */
action_words: string, 
/**
 * "member of staff".
 */
kind_words: string, };

/**
 * Entries of the trail, and where the next page begins.
 */
export type AuditPage = { lines: Array<AuditLine>, 
/**
 * What to send as `before` for the entries that follow; none on the last page.
 */
next_before: number | null, };

/**
 * A page of the audit trail, newest first.
 */
export type AuditTrail = { filter: AuditFilter, };

/**
 * A bank holiday as it is kept: on a weekday, with its name.
 */
export type BankHoliday = { on: string, name: string, 
/**
 * The day stands in for one that fell at the weekend.
 */
substitute: boolean, };

/**
 * Brings a voided note back.
 */
export type BringBackNote = { id: NoteId, };

/**
 * SEN provision as the school census knows it.
 */
export type CensusCode = "N" | "K" | "E" | "A" | "P" | "S";

/**
 * One's own password, old and new.
 */
export type ChangePassword = { current: string, new: string, };

/**
 * A kind of record that a write touched, and the child it is about; what the window reloads by.
 */
export type Changed = { kind: Kind, pupil_id: PupilId | null, };

/**
 * A class as it stands in the form.
 */
export type ClassDraft = { name: string, year_starting: number, year_groups: Array<YearGroup>, staff: Array<ClassStaffDraft>, };

/**
 * A class of this year.
 */
export type ClassFact = { id: ClassId, name: string, year_groups: Array<YearGroup>, 
/**
 * Who teaches or helps in it today, teachers first.
 */
staff_names: Array<string>, };

export type ClassId = string;

/**
 * Who teaches or helps in a class, from when to when.
 */
export type ClassStaff = { id: LinkId, class_id: ClassId, staff_id: StaffId, from_on: string, to_on: string | null, };

/**
 * An adult of a class as it stands in the form.
 */
export type ClassStaffDraft = { 
/**
 * Of the link that is there already, with the version it was read in; none for a new one.
 */
id: LinkId | null, version: number | null, staff_id: StaffId, from_on: string | null, to_on: string | null, };

/**
 * An adult of a class, from when to when.
 */
export type ClassStaffLine = { link: Kept<ClassStaff>, name: string, role: Role, };

/**
 * A class with its adults.
 */
export type ClassView = { class: Kept<SchoolClass>, 
/**
 * Teachers first, then by name.
 */
staff: Array<ClassStaffLine>, 
/**
 * Children in it today.
 */
children: number, 
/**
 * Children who were ever in it; a class with none may be taken back.
 */
children_ever: number, };

/**
 * Every list that a form offers.
 */
export type CodeLists = { 
/**
 * Every enumeration with its codes and names.
 */
words: WordLists, need_areas: Array<NeedAreaCode>, factors: Array<FactorCode>, measures: Array<MeasureCode>, roles: Array<CodedWord>, 
/**
 * The year groups of a primary school with a nursery, youngest first.
 */
primary_year_groups: Array<CodedWord>, 
/**
 * The census codes that may be given today.
 */
current_census_codes: Array<CodedWord>, };

/**
 * One word of the trade as the window lists it.
 */
export type CodedWord = { code: string, name: string, };

/**
 * What the window shows before anybody is signed in, and who is signed in.
 */
export type DeskStatus = { 
/**
 * Whether a school has been set up in the data folder.
 */
has_school: boolean, 
/**
 * Whether the sample school has been made.
 */
has_sample: boolean, school_name: string | null, 
/**
 * Whether what is open is the sample school.
 */
sample: boolean, 
/**
 * The password of every name of the sample school; none where a real school is open.
 */
sample_password: string | null, 
/**
 * Where the key of the open school is kept.
 */
key_place: KeyPlaceView | null, names: Array<SignInName>, me: Me | null, };

/**
 * Which way a number improves.
 */
export type Direction = "up" | "down";

/**
 * Lets go of a draft.
 */
export type DiscardDraft = { place: string, };

/**
 * Unsaved words, and where they belong.
 */
export type Draft = { 
/**
 * Which form of which record: "plan/<id>", as the window names it.
 */
place: string, 
/**
 * The form as it stood.
 */
body: unknown, saved_at: string, };

/**
 * When a draft was kept.
 */
export type DraftKept = { saved_at: string, };

/**
 * One thing that should be in place before a child enters a stage.
 */
export type EntryCheck = "concern" | "concern_with_evidence" | "concern_form" | "parent_told" | "consent" | "profile" | "parent_involved" | "child_involved" | "teacher_involved" | "parent_voice" | "pupil_voice" | "smart_target" | "assess_evidence" | "support_plan" | "provision_map" | "assessment" | "agency" | "agency_or_targeted_provision" | "lead_practitioner" | "two_cycles_reviewed" | "trust_expertise" | "headteacher_sign_off" | "statutory_evidence" | "statutory_application" | "statutory_panel" | "ehc_plan_date" | "ehc_plan_sections" | "ehc_plan_outcomes";

/**
 * A factor with its name and its tag for a crowded table.
 */
export type FactorCode = { code: FactorKind, name: string, short_name: string, };

/**
 * A circumstance to weigh beside a child's needs; none of them is SEN alone.
 */
export type FactorKind = "attendance_and_punctuality" | "health_and_welfare" | "eal" | "pupil_premium" | "looked_after" | "previously_looked_after" | "service_child" | "young_carer" | "trauma" | "behaviour" | "disability";

/**
 * One field, from what to what.
 */
export type FieldChange = { field: string, from: unknown, to: unknown, };

/**
 * Finished sentences for a person to read, kept by the path of the field they belong to.
 *
 * A path names a field as the window does: `date_of_birth`, or `half_terms.2.ends_on` for one in a list.
 * Problems of one field stay in the order they were added.
 */
export type FieldErrors = Record<string, Array<string>>;

/**
 * The draft at a place.
 */
export type FindDraft = { place: string, };

/**
 * One half-term of one year, its first and last day included.
 */
export type HalfTerm = { slot: HalfTermSlot, starts_on: string, ends_on: string, };

/**
 * A half-term as it stands in the form.
 */
export type HalfTermDraft = { slot: HalfTermSlot, starts_on: string | null, ends_on: string | null, };

/**
 * Which of the year's six half-terms: 1 to 6.
 */
export type HalfTermSlot = number;

/**
 * Keeps what stands in a form.
 */
export type KeepDraft = { place: string, body: unknown, };

/**
 * A record with what the store knows of it.
 */
export type Kept<R> = { record: R, 
/**
 * Grows by one with each change; a save names the version it started from.
 */
version: number, 
/**
 * When it was entered (not when it happened).
 */
recorded_at: string, recorded_by: StaffId, recorded_by_name: string, voided: Voided | null, };

/**
 * Where the key is kept.
 */
export type KeyPlace = "keyring" | "owner_only_file";

/**
 * Where the key of a school's file is kept, and what that means.
 */
export type KeyPlaceView = { place: KeyPlace, words: string, };

/**
 * The kinds of record. The window reloads what it shows of a kind when a write names it.
 */
export type Kind = "school" | "school_year" | "school_pathway" | "staff" | "school_class" | "class_staff" | "pupil" | "class_member" | "pupil_staff" | "photo" | "contact" | "factor" | "need" | "placement" | "profile" | "plan" | "outcome" | "target" | "small_step" | "strategy" | "provision" | "cycle" | "rating" | "review" | "target_review" | "note";

export type LinkId = string;

/**
 * All of one's drafts, to come back to after a lock or a power cut.
 */
export type ListDrafts = Record<symbol, never>;

/**
 * The notes about a child, newest event first, the voided among them.
 */
export type ListNotes = { pupil_id: PupilId, };

/**
 * All staff, those who have left among them.
 */
export type ListStaff = Record<symbol, never>;

/**
 * Who is signed in, and what they may do.
 */
export type Me = { id: StaffId, name: string, role: Role, role_name: string, administrator: boolean, may: Array<Action>, 
/**
 * Whether the password was given by somebody else and has to be replaced now.
 */
must_change_password: boolean, };

/**
 * What a target is measured by.
 */
export type Measure = { "kind": "tme" } | { "kind": "count", unit: string, direction: Direction, } | { "kind": "percentage", direction: Direction, } | { "kind": "yes_no" } | { "kind": "gas" };

/**
 * A way to measure a target: the measure to begin with, and the scores it takes.
 */
export type MeasureCode = { measure: Measure, name: string, least: number, greatest: number, 
/**
 * Whether only whole numbers count.
 */
whole: boolean, 
/**
 * Whether the person says which way is better.
 */
has_direction: boolean, 
/**
 * Whether the person says what is counted.
 */
has_unit: boolean, };

/**
 * The four broad areas of need.
 */
export type NeedArea = "cognition_and_learning" | "communication_and_interaction" | "social_emotional_mental_health" | "sensory_and_or_physical";

/**
 * A broad area of need with the census types that may be recorded in it.
 */
export type NeedAreaCode = { code: NeedArea, name: string, sen_types: Array<CodedWord>, };

/**
 * What is asked when a school is set up.
 */
export type NewSchool = { name: string, urn: string, local_authority: string, pathway: PathwayPreset, term_naming: TermNaming, 
/**
 * The first administrator: usually the SENCO.
 */
person_name: string, role: Role, job_title: string, password: string, };

/**
 * A dated note about a child.
 */
export type Note = { id: NoteId, pupil_id: PupilId, happened_on: string, note_kind: NoteKind, body: string, };

/**
 * What somebody wrote as a note, not yet checked.
 */
export type NoteDraft = { happened_on: string | null, note_kind: NoteKind, body: string, };

export type NoteId = string;

/**
 * What kind of thing a note tells.
 */
export type NoteKind = "concern" | "progress" | "observation" | "parent_contact" | "meeting" | "child_said" | "correction" | "other";

/**
 * A command that takes nothing.
 */
export type Nothing = Record<symbol, never>;

/**
 * A one-time password, shown once to the administrator who asked for it and kept nowhere.
 */
export type OneTimePassword = { staff_id: StaffId, 
/**
 * Eight words. Capitals and the marks between them do not matter when it is typed.
 */
password: string, };

/**
 * A pathway: what the school calls its stages, in the order in which support grows.
 */
export type Pathway = { key: string, name: string, 
/**
 * What it is, for somebody choosing among presets.
 */
description: string, pupil_words: PupilWords, stages: Array<Stage>, };

/**
 * A pathway that a school may start from.
 */
export type PathwayPreset = "graduated" | "sen-support" | "six-stages" | "layers";

/**
 * A pathway to begin from.
 */
export type PresetLine = { key: PathwayPreset, name: string, description: string, stage_names: Array<string>, };

/**
 * An error as a finished sentence for the person at the PC.
 */
export type Problem = { code: ProblemCode, message: string, 
/**
 * For `invalid`: what to put right, by the path of the field.
 */
fields: FieldErrors, 
/**
 * For `internal`: what to quote when asking for help. It holds no content.
 */
reference: string | null, };

/**
 * How the window tells trouble apart.
 */
export type ProblemCode = "invalid" | "forbidden" | "not_found" | "conflict" | "frozen" | "signed_out" | "must_change_password" | "wrong_password" | "too_soon" | "file" | "document" | "internal";

/**
 * Term dates to begin from, before the school's own are known.
 */
export type ProposeSchoolYear = { 
/**
 * 2026 for 2026/27.
 */
starting: number, };

export type PupilId = string;

/**
 * What this pathway calls the papers that are written with a child.
 */
export type PupilWords = { 
/**
 * The one-page profile: "My Profile".
 */
profile: string, 
/**
 * The assessment by areas: "My Assessment".
 */
assessment: string, 
/**
 * The page on which a child says how it is going: "My views".
 */
views: string, };

/**
 * Gives a colleague a new one-time password; it also ends a wait after wrong passwords.
 */
export type ResetPassword = { staff_id: StaffId, };

/**
 * All the reviews that a stage asks for.
 */
export type ReviewRhythm = { 
/**
 * When targets are reviewed.
 */
every: Rhythm, 
/**
 * When a review includes the parents, where that is less often.
 */
with_parents: Rhythm | null, 
/**
 * The months (1 to 12) in which a formal review is held, where the school has such.
 */
formal_months: Array<number>, 
/**
 * A yearly review besides: the annual review of an EHC plan.
 */
yearly: boolean, };

/**
 * Changes a note; what it said before stays in the history.
 */
export type ReviseNote = { id: NoteId, version: number, note: NoteDraft, };

/**
 * A regular beat.
 */
export type Rhythm = { "unit": "half_term" } | { "unit": "term" } | { "unit": "weeks", weeks: number, };

/**
 * A person's role in the school's SEND work.
 */
export type Role = "senco" | "headteacher" | "class_teacher" | "teaching_assistant" | "office";

/**
 * Adds a class, or changes one.
 */
export type SaveClass = { 
/**
 * None for a new class.
 */
id: ClassId | null, version: number | null, class: ClassDraft, 
/**
 * Adults who were put down by mistake. One who has moved on is given a last day instead.
 */
removed: Array<LinkId>, };

/**
 * Keeps the pathway as the school has edited it.
 */
export type SavePathway = { version: number, 
/**
 * A new stage comes with an empty key; one is made from its name and stays.
 */
pathway: Pathway, };

/**
 * Keeps the school's name and numbers.
 */
export type SaveSchool = { version: number, school: SchoolDraft, };

/**
 * Adds a school year, or changes the one that begins in that September.
 */
export type SaveSchoolYear = { 
/**
 * Of the year as it was read; none for a new one.
 */
version: number | null, year: YearDraft, };

/**
 * Changes a colleague's name, role, title or administration.
 */
export type SaveStaff = { id: StaffId, version: number, staff: StaffDraft, };

/**
 * The school whose record this is. There is one in each file.
 */
export type School = { id: string, name: string, 
/**
 * Unique reference number: six digits; empty where not entered.
 */
urn: string, local_authority: string, headteacher_name: string, telephone: string, term_naming: TermNaming, 
/**
 * Whether this is the fictional school to look round; a banner says so on every screen.
 */
sample: boolean, 
/**
 * Minutes without a key or the mouse after which Waymark locks: 1 to 15.
 */
lock_minutes: number, };

/**
 * A class in one school year.
 */
export type SchoolClass = { id: ClassId, name: string, year_starting: number, year_groups: Array<YearGroup>, };

/**
 * The school's name and numbers as they stand in the form.
 */
export type SchoolDraft = { name: string, urn: string, local_authority: string, headteacher_name: string, telephone: string, term_naming: TermNaming, lock_minutes: number, };

/**
 * What every screen needs to know of the school.
 */
export type SchoolFacts = Record<symbol, never>;

/**
 * The school, its year, its people and its words.
 */
export type SchoolFactsView = { school_name: string, 
/**
 * Whether this is the fictional school to look round.
 */
sample: boolean, term_naming: TermNaming, 
/**
 * Minutes without a key or the mouse after which Waymark locks.
 */
lock_minutes: number, today: string, year: YearFact, pathway: Pathway, 
/**
 * The classes of this school year, youngest children first.
 */
classes: Array<ClassFact>, 
/**
 * Those who work at the school today, by name.
 */
staff: Array<StaffFact>, codes: CodeLists, };

/**
 * The school's own copy of a pathway: the stages as it names them.
 */
export type SchoolPathway = { id: string, pathway: Pathway, };

/**
 * Everything that stands in Settings, for reading.
 */
export type SchoolSettings = Record<symbol, never>;

/**
 * A school year with its half-terms and the days on which the school is shut.
 */
export type SchoolYear = { id: YearId, 
/**
 * The year in which it starts: 2026 for 2026/27.
 */
starting: number, calendar: AcademicYear, };

/**
 * The settings of the school.
 */
export type SettingsView = { school: Kept<School>, 
/**
 * The school years, newest first.
 */
years: Array<YearView>, pathway: Kept<SchoolPathway>, 
/**
 * The stages that children are on today; none of them can be removed.
 */
stages_in_use: Array<StageUse>, 
/**
 * The classes of all years, newest year first, youngest children first.
 */
classes: Array<ClassView>, presets: Array<PresetLine>, 
/**
 * The half-term that today lies in; none in the holidays.
 */
half_term: HalfTerm | null, half_term_name: string | null, };

/**
 * A name and a password.
 */
export type SignIn = { staff_id: StaffId, password: string, };

/**
 * A name to pick at sign-in.
 */
export type SignInName = { id: StaffId, name: string, job_title: string, };

/**
 * A member of staff who signs in.
 */
export type Staff = { id: StaffId, 
/**
 * As colleagues and parents say it: "Mrs A Okafor".
 */
name: string, role: Role, 
/**
 * Whether the person looks after staff and settings. At least one does.
 */
administrator: boolean, job_title: string, left_on: string | null, };

/**
 * What is typed about a member of staff.
 */
export type StaffDraft = { name: string, role: Role, administrator: boolean, job_title: string, };

/**
 * A colleague.
 */
export type StaffFact = { id: StaffId, name: string, role: Role, role_name: string, job_title: string, };

export type StaffId = string;

/**
 * Says when a colleague leaves or left, or with no date that they have not.
 */
export type StaffLeaves = { id: StaffId, version: number, 
/**
 * The last day on which the person may sign in.
 */
left_on: string | null, };

/**
 * One stage of a pathway.
 */
export type Stage = { 
/**
 * Stays the same when the name is edited: `my_plan`.
 */
key: string, name: string, 
/**
 * What the plan at this stage is called on paper: "My Plan". `None` where the stage has no plan.
 */
plan_name: string | null, on_register: boolean, census: CensusCode, rhythm: ReviewRhythm, time_limit: TimeLimit | null, entry_checks: Array<EntryCheck>, description: string, };

/**
 * How many children are on a stage today.
 */
export type StageUse = { key: string, name: string, children: number, };

/**
 * What the school calls its six half-terms.
 */
export type TermNaming = "seasons" | "numbers";

/**
 * How long a child may stay at a stage before it must be decided what comes next.
 */
export type TimeLimit = { "unit": "weeks", weeks: number, law: boolean, } | { "unit": "terms", terms: number, };

/**
 * Begins again from one of the pathways that come with Waymark.
 */
export type UsePreset = { version: number, preset: PathwayPreset, };

/**
 * Takes back a class that no child was ever in.
 */
export type VoidClass = { id: ClassId, reason: string, };

/**
 * Takes a note back with a reason.
 */
export type VoidNote = { id: NoteId, reason: string, };

/**
 * That a record was taken back, by whom and why. It stays, and can be brought back.
 */
export type Voided = { at: string, by: StaffId, reason: string, };

/**
 * Every enumeration with its codes and names, each in the order in which people are shown it.
 */
export type WordLists = { census_code: Array<CodedWord>, clock_rule: Array<CodedWord>, direction: Array<CodedWord>, duty_holder: Array<CodedWord>, entry_check: Array<CodedWord>, face: Array<CodedWord>, factor: Array<CodedWord>, move_kind: Array<CodedWord>, need_area: Array<CodedWord>, need_rank: Array<CodedWord>, note_kind: Array<CodedWord>, parent_agreement: Array<CodedWord>, parent_attendance: Array<CodedWord>, parent_prompt: Array<CodedWord>, pathway_preset: Array<CodedWord>, review_decision: Array<CodedWord>, sen_type: Array<CodedWord>, sentence_starter: Array<CodedWord>, sex: Array<CodedWord>, staff_duty: Array<CodedWord>, target_next: Array<CodedWord>, target_outcome: Array<CodedWord>, term: Array<CodedWord>, term_naming: Array<CodedWord>, year_group: Array<CodedWord>, };

/**
 * A school year as it stands in the form.
 */
export type YearDraft = { 
/**
 * 2026 for 2026/27.
 */
starting: number, half_terms: Array<HalfTermDraft>, inset_days: Array<string>, closures: Array<string>, };

/**
 * Where today lies in the school's calendar.
 */
export type YearFact = { 
/**
 * 2026 for 2026/27.
 */
starting: number, label: string, 
/**
 * Whether the school has entered the dates of this year; otherwise they are proposed.
 */
entered: boolean, 
/**
 * The half-term that today lies in; none in the holidays.
 */
half_term: HalfTerm | null, half_term_name: string | null, 
/**
 * The half-term that begins next.
 */
next_half_term: HalfTerm | null, next_half_term_name: string | null, };

/**
 * A year group, in order of age. Years 7 to 14 are for children who have left.
 */
export type YearGroup = "E1" | "E2" | "N1" | "N2" | "R" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "10" | "11" | "12" | "13" | "14";

export type YearId = string;

/**
 * A school year for the settings.
 */
export type YearView = { year: Kept<SchoolYear>, 
/**
 * "2026/27".
 */
label: string, 
/**
 * From September to August; they are worked out and cannot be changed.
 */
bank_holidays: Array<BankHoliday>, 
/**
 * How many days children are in school.
 */
school_days: number, };

/** Every command of the core. */
export const api = {
  deskStatus: (input: Nothing): Promise<DeskStatus> => call("desk_status", input) as Promise<DeskStatus>,
  createSchool: (input: NewSchool): Promise<DeskStatus> => call("create_school", input) as Promise<DeskStatus>,
  openSchool: (input: Nothing): Promise<DeskStatus> => call("open_school", input) as Promise<DeskStatus>,
  openSample: (input: Nothing): Promise<DeskStatus> => call("open_sample", input) as Promise<DeskStatus>,
  removeSample: (input: Nothing): Promise<DeskStatus> => call("remove_sample", input) as Promise<DeskStatus>,
  signIn: (input: SignIn): Promise<DeskStatus> => call("sign_in", input) as Promise<DeskStatus>,
  signOut: (input: Nothing): Promise<DeskStatus> => call("sign_out", input) as Promise<DeskStatus>,
  changePassword: (input: ChangePassword): Promise<DeskStatus> => call("change_password", input) as Promise<DeskStatus>,
  schoolFacts: (input: SchoolFacts): Promise<SchoolFactsView> => call("school_facts", input) as Promise<SchoolFactsView>,
  schoolSettings: (input: SchoolSettings): Promise<SettingsView> => call("school_settings", input) as Promise<SettingsView>,
  saveSchool: (input: SaveSchool): Promise<null> => call("save_school", input) as Promise<null>,
  proposeSchoolYear: (input: ProposeSchoolYear): Promise<AcademicYear> => call("propose_school_year", input) as Promise<AcademicYear>,
  saveSchoolYear: (input: SaveSchoolYear): Promise<YearId> => call("save_school_year", input) as Promise<YearId>,
  savePathway: (input: SavePathway): Promise<null> => call("save_pathway", input) as Promise<null>,
  usePreset: (input: UsePreset): Promise<null> => call("use_preset", input) as Promise<null>,
  saveClass: (input: SaveClass): Promise<ClassId> => call("save_class", input) as Promise<ClassId>,
  voidClass: (input: VoidClass): Promise<null> => call("void_class", input) as Promise<null>,
  listStaff: (input: ListStaff): Promise<Array<Kept<Staff>>> => call("list_staff", input) as Promise<Array<Kept<Staff>>>,
  addStaff: (input: AddStaff): Promise<OneTimePassword> => call("add_staff", input) as Promise<OneTimePassword>,
  saveStaff: (input: SaveStaff): Promise<null> => call("save_staff", input) as Promise<null>,
  resetPassword: (input: ResetPassword): Promise<OneTimePassword> => call("reset_password", input) as Promise<OneTimePassword>,
  staffLeaves: (input: StaffLeaves): Promise<null> => call("staff_leaves", input) as Promise<null>,
  auditTrail: (input: AuditTrail): Promise<AuditPage> => call("audit_trail", input) as Promise<AuditPage>,
  keepDraft: (input: KeepDraft): Promise<DraftKept> => call("keep_draft", input) as Promise<DraftKept>,
  discardDraft: (input: DiscardDraft): Promise<null> => call("discard_draft", input) as Promise<null>,
  findDraft: (input: FindDraft): Promise<Draft | null> => call("find_draft", input) as Promise<Draft | null>,
  listDrafts: (input: ListDrafts): Promise<Array<Draft>> => call("list_drafts", input) as Promise<Array<Draft>>,
  listNotes: (input: ListNotes): Promise<Array<Kept<Note>>> => call("list_notes", input) as Promise<Array<Kept<Note>>>,
  addNote: (input: AddNote): Promise<NoteId> => call("add_note", input) as Promise<NoteId>,
  reviseNote: (input: ReviseNote): Promise<null> => call("revise_note", input) as Promise<null>,
  voidNote: (input: VoidNote): Promise<null> => call("void_note", input) as Promise<null>,
  bringBackNote: (input: BringBackNote): Promise<null> => call("bring_back_note", input) as Promise<null>,
};

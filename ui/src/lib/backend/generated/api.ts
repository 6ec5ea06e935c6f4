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
export type Action = "school_read" | "settings_write" | "staff_write" | "own_write" | "audit_read" | "pupil_list" | "pupil_open" | "pupil_write" | "contact_read" | "contact_write" | "send_read" | "need_write" | "placement_decide" | "profile_write" | "plan_write" | "plan_contribute" | "target_rate" | "review_read" | "review_write" | "review_close" | "note_read" | "note_write" | "print";

/**
 * Writes a new note.
 */
export type AddNote = { pupil_id: PupilId, note: NoteDraft, };

/**
 * Adds a colleague, who signs in the first time with a one-time password.
 */
export type AddStaff = { staff: StaffDraft, };

/**
 * Adds a strategy to a plan, for one target or for all of it.
 */
export type AddStrategy = { plan_id: PlanId, target_id: TargetId | null, text: string, };

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
 * Brings a plan back with what was taken back together with it.
 */
export type BringBackPlan = { plan_id: PlanId, };

/**
 * Brings a voided profile back.
 */
export type BringBackProfile = { id: ProfileId, };

/**
 * Brings a rating back that was taken back, while its cycle is open.
 */
export type BringBackRating = { id: RatingId, };

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
 * Where a clock stands on a day.
 */
export type ClockState = { "state": "upcoming", days: number, } | { "state": "due_soon", days: number, } | { "state": "due" } | { "state": "overdue", days: number, };

/**
 * Closes the review of a plan's open cycle and carries out what it decided.
 */
export type CloseReview = { plan_id: PlanId, 
/**
 * The version that the form started from; `null` where nothing was saved then.
 */
version: number | null, review: ReviewDraft, 
/**
 * For a step up: what an adult says is in place though no record shows it.
 */
confirmed: Array<EntryCheck>, 
/**
 * For a step up: why the child enters the stage although something is missing.
 */
missing_reason: string, 
/**
 * For a step up: when the parents were told.
 */
parents_told_on: string | null, };

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
 * One turn of assess, plan, do, review of one plan. It is frozen once its review has closed it.
 */
export type Cycle = { id: CycleId, pupil_id: PupilId, plan_id: PlanId, 
/**
 * 1 for the first cycle of the plan.
 */
number: number, starts_on: string, due_on: string, closed_on: string | null, };

export type CycleId = string;

/**
 * A cycle and where it stands.
 */
export type CycleView = { cycle: Kept<Cycle>, open: boolean, 
/**
 * Where the review stands today; `None` once it is closed.
 */
state: ClockState | null, 
/**
 * "Due in 12 days", "Closed 3 October 2026".
 */
state_words: string, 
/**
 * Whether it wants attention now.
 */
pressing: boolean, 
/**
 * How the date was found.
 */
working: string, source: string, 
/**
 * The review of the cycle, where one has been begun or closed.
 */
review_id: ReviewId | null, };

/**
 * Something that the review may decide.
 */
export type DecisionOption = { decision: ReviewDecision, 
/**
 * "Step up to My Plan+".
 */
words: string, 
/**
 * The stage that the child is on afterwards; `None` off the pathway.
 */
stage_key: string | null, 
/**
 * The plan that goes on or is started; `None` where there is none afterwards.
 */
plan_name: string | null, 
/**
 * What is usually in place at that stage and is not yet. It never blocks; going on wants a reason.
 */
missing: Array<MissingCheck>, };

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
 * Ends a plan without a review, with the reason. Its open targets end with it; its open cycle falls away.
 */
export type EndPlan = { plan_id: PlanId, ended_on: string | null, reason: string, };

/**
 * One thing that should be in place before a child enters a stage.
 */
export type EntryCheck = "concern" | "concern_with_evidence" | "concern_form" | "parent_told" | "consent" | "profile" | "parent_involved" | "child_involved" | "teacher_involved" | "parent_voice" | "pupil_voice" | "smart_target" | "assess_evidence" | "support_plan" | "provision_map" | "assessment" | "agency" | "agency_or_targeted_provision" | "lead_practitioner" | "two_cycles_reviewed" | "trust_expertise" | "headteacher_sign_off" | "statutory_evidence" | "statutory_application" | "statutory_panel" | "ehc_plan_date" | "ehc_plan_sections" | "ehc_plan_outcomes";

/**
 * The faces scale, from best to worst. `value` gives 5 down to 1.
 */
export type Face = "very_happy" | "happy" | "not_sure" | "sad" | "very_sad" | "would_rather_not_say";

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
 * The plans of a child, the open ones first, then the newest.
 */
export type ListPlans = { pupil_id: PupilId, };

/**
 * The profiles of a child.
 */
export type ListProfiles = { pupil_id: PupilId, };

/**
 * The closed reviews of a child, newest first.
 */
export type ListReviews = { pupil_id: PupilId, };

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
 * Something that is usually in place before a stage is entered.
 */
export type MissingCheck = { check: EntryCheck, name: string, };

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
 * What becomes of a target after its review.
 */
export type Next = "carry_over" | "adapt" | "finish";

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
 * A whole plan, to read or to edit.
 */
export type OpenPlan = { plan_id: PlanId, };

/**
 * The review of a plan's open cycle.
 */
export type OpenReview = { plan_id: PlanId, };

/**
 * A long-term outcome of a plan.
 */
export type Outcome = { id: OutcomeId, pupil_id: PupilId, plan_id: PlanId, position: number, area: NeedArea | null, text: string, };

/**
 * A long-term outcome as it is typed.
 */
export type OutcomeDraft = { id: OutcomeId | null, area: NeedArea | null, text: string, targets: Array<TargetDraft>, };

export type OutcomeId = string;

/**
 * An outcome with its targets: the open ones first, then those that have ended.
 */
export type OutcomeView = { outcome: Kept<Outcome>, area_name: string | null, targets: Array<TargetView>, };

/**
 * Whether a parent agrees with the plan as written.
 */
export type ParentAgreement = "agrees" | "agrees_in_part" | "does_not_agree" | "not_yet_asked";

/**
 * How a parent took part in a review.
 */
export type ParentAttendance = "attended" | "phoned" | "sent_views" | "declined";

/**
 * A closed review with all that was said and decided.
 */
export type PastReview = { review: Kept<Review>, plan_name: string, cycle: Kept<Cycle>, targets: Array<PastTarget>, decision_words: string, face_words: string | null, parent_attendance_words: string | null, parent_agreement_words: string | null, success: SuccessRate, success_words: string, };

/**
 * A target as its review judged it.
 */
export type PastTarget = { review: Kept<TargetReview>, text: string, outcome_text: string, measure_name: string, baseline_words: string | null, expected_words: string | null, score_words: string | null, 
/**
 * The word given: "Partly achieved".
 */
result_words: string | null, 
/**
 * "Carried over", "Adapted", "Finished".
 */
next_words: string | null, };

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
 * A plan: My Plan, My Plan+, the delivery plan of an EHCP; its name is the stage's.
 */
export type Plan = { id: PlanId, pupil_id: PupilId, stage_key: string, name: string, started_on: string, 
/**
 * When it ended; from then on it stays as it was.
 */
ended_on: string | null, 
/**
 * Why it ended; empty while it is open.
 */
end_reason: string, strengths: string, important_to_me: string, helps_me: string, what_we_notice: string, home_support: string, 
/**
 * Who took part in writing it.
 */
parent_took_part: boolean, child_took_part: boolean, teacher_took_part: boolean, key_people: string, };

/**
 * The whole plan as the editor holds it. What has an id is revised, what has none is added, and what is missing is
 * taken out. Targets that have ended are not in it and stay as they are.
 */
export type PlanDraft = { started_on: string | null, strengths: string, important_to_me: string, helps_me: string, what_we_notice: string, home_support: string, parent_took_part: boolean, child_took_part: boolean, teacher_took_part: boolean, key_people: string, outcomes: Array<OutcomeDraft>, 
/**
 * For the whole plan, besides those of one target.
 */
strategies: Array<StrategyDraft>, provision: Array<ProvisionDraft>, };

export type PlanId = string;

/**
 * A plan in a list.
 */
export type PlanLine = { 
/**
 * With `voided` where it was taken back.
 */
plan: Kept<Plan>, open: boolean, targets: number, open_targets: number, closed_cycles: number, 
/**
 * When the open cycle is to be reviewed.
 */
review_due_on: string | null, success: SuccessRate, success_words: string, };

/**
 * What this person may do with the plan as it stands.
 */
export type PlanMay = { write: boolean, 
/**
 * Tick small steps, add strategies.
 */
contribute: boolean, rate: boolean, read_reviews: boolean, review: boolean, close_review: boolean, print: boolean, };

/**
 * A whole plan for the screen.
 */
export type PlanView = { plan: Kept<Plan>, 
/**
 * The version of the plan as a whole, for `save_plan`.
 */
version: number, stage_name: string, 
/**
 * Whether it has ended, so that nothing in it can be changed.
 */
frozen: boolean, outcomes: Array<OutcomeView>, 
/**
 * For the whole plan.
 */
strategies: Array<Kept<Strategy>>, provision: Array<Kept<Provision>>, 
/**
 * Oldest first.
 */
cycles: Array<CycleView>, open_targets: number, 
/**
 * Quiet hints about the plan as a whole.
 */
hints: Array<string>, success: SuccessRate, 
/**
 * "3 of 4 targets met (75%)".
 */
success_words: string, 
/**
 * What the editor starts from; it goes back, changed, to `save_plan`.
 */
draft: PlanDraft, may: PlanMay, };

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
 * My Profile: one page in the child's own terms.
 */
export type Profile = { id: ProfileId, pupil_id: PupilId, 
/**
 * When it was written with the child.
 */
happened_on: string, admire: string, important: string, support: string, communicate: string, hopes: string, 
/**
 * Who helped to write it.
 */
written_with: string, };

/**
 * What is typed into a profile, not yet checked.
 */
export type ProfileDraft = { happened_on: string | null, admire: string, important: string, support: string, communicate: string, hopes: string, written_with: string, };

export type ProfileId = string;

/**
 * The profile as it is now, and those before it.
 */
export type ProfilesView = { 
/**
 * What the school calls it: "My Profile".
 */
name: string, current: Kept<Profile> | null, 
/**
 * Newest first.
 */
earlier: Array<Kept<Profile>>, 
/**
 * Taken back; each can be brought back.
 */
voided: Array<Kept<Profile>>, may_write: boolean, may_print: boolean, };

/**
 * When the next review falls due for a review held on a day and the stage decided.
 */
export type ProposeNextReview = { plan_id: PlanId, happened_on: string, 
/**
 * The stage that the review decides; the plan's own where it is left empty.
 */
stage_key: string | null, };

/**
 * Term dates to begin from, before the school's own are known.
 */
export type ProposeSchoolYear = { 
/**
 * 2026 for 2026/27.
 */
starting: number, };

/**
 * A date for the next review, and how it was found.
 */
export type ProposedDue = { due_on: string, working: string, source: string, };

/**
 * A line of provision: what is given, by whom, how long and how often.
 */
export type Provision = { id: ProvisionId, pupil_id: PupilId, plan_id: PlanId, target_id: TargetId | null, position: number, what: string, who: string, place: string, 
/**
 * Minutes a time.
 */
minutes: number | null, times_a_week: number | null, 
/**
 * Children in the group; 1 is one to one.
 */
group_size: number | null, from_on: string | null, to_on: string | null, };

/**
 * A line of provision as it is typed.
 */
export type ProvisionDraft = { id: ProvisionId | null, what: string, who: string, place: string, 
/**
 * Minutes a time: 1 to 600.
 */
minutes: number | null, 
/**
 * 1 to 50.
 */
times_a_week: number | null, 
/**
 * 1 to 60; 1 is one to one.
 */
group_size: number | null, from_on: string | null, to_on: string | null, };

export type ProvisionId = string;

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
 * Rates a target in its open cycle.
 */
export type RateTarget = { target_id: TargetId, happened_on: string | null, score: number | null, evidence: string, };

/**
 * A dated rating of a target.
 */
export type Rating = { id: RatingId, pupil_id: PupilId, target_id: TargetId, cycle_id: CycleId | null, happened_on: string, score: number, evidence: string, };

export type RatingId = string;

/**
 * A dated rating in words.
 */
export type RatingView = { rating: Kept<Rating>, words: string, 
/**
 * Whether its cycle is closed, so that it stays.
 */
frozen: boolean, };

/**
 * Gives a colleague a new one-time password; it also ends a wait after wrong passwords.
 */
export type ResetPassword = { staff_id: StaffId, };

/**
 * The review of a cycle, with both voices and the decision.
 */
export type Review = { id: ReviewId, pupil_id: PupilId, plan_id: PlanId, cycle_id: CycleId, happened_on: string, who_took_part: string, 
/**
 * What has worked and what the evidence is.
 */
evidence: string, 
/**
 * The child's own words; empty where she would rather not say.
 */
child_views: string, child_face: Face | null, child_scribe: string, child_declined: boolean, parent_going_well: string, parent_worries: string, parent_hopes: string, parent_helps: string, parent_attendance: ParentAttendance | null, parent_agreement: ParentAgreement | null, 
/**
 * Attendance over the cycle in per cent.
 */
attendance: number | null, decision: ReviewDecision | null, decision_reason: string, next_due_on: string | null, 
/**
 * When the review was closed; from then on it is frozen.
 */
closed_on: string | null, };

/**
 * What came of closing a review.
 */
export type ReviewClosed = { review_id: ReviewId, 
/**
 * The plan that goes on: the same one, or the next stage's; `None` where there is none.
 */
next_plan_id: PlanId | null, next_due_on: string | null, };

/**
 * What a review decides about the stage.
 */
export type ReviewDecision = "stay" | "step_up" | "step_down" | "leave";

/**
 * A review as it is typed, not yet checked.
 */
export type ReviewDraft = { 
/**
 * The day of the review; today where it is left empty.
 */
happened_on: string | null, who_took_part: string, evidence: string, child_views: string, child_face: Face | null, child_scribe: string, child_declined: boolean, parent_going_well: string, parent_worries: string, parent_hopes: string, parent_helps: string, parent_attendance: ParentAttendance | null, parent_agreement: ParentAgreement | null, 
/**
 * Per cent of the cycle's sessions.
 */
attendance: number | null, decision: ReviewDecision | null, decision_reason: string, next_due_on: string | null, targets: Array<TargetReviewDraft>, };

export type ReviewId = string;

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
 * An open target in the review, with its previous ratings beside it.
 */
export type ReviewTargetView = { outcome_text: string, target: TargetView, 
/**
 * The word that the newest score suggests; a person decides.
 */
suggested_outcome: TargetOutcome | null, suggested_next: Next | null, };

/**
 * The open review: what is known, what has been filled in, and what may be decided.
 */
export type ReviewView = { plan: Kept<Plan>, cycle: CycleView, 
/**
 * The review as it was saved; `None` while nothing is.
 */
review: Kept<Review> | null, 
/**
 * Goes back with `save_review` and `close_review`; `None` while nothing is saved.
 */
version: number | null, 
/**
 * What the form starts from. Its `targets` stand in the order of `targets` below.
 */
draft: ReviewDraft, targets: Array<ReviewTargetView>, decisions: Array<DecisionOption>, proposed_next: ProposedDue | null, may: PlanMay, };

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
 * Saves the whole plan.
 */
export type SavePlan = { plan_id: PlanId, 
/**
 * The version of the plan as a whole that the editor started from.
 */
version: number, plan: PlanDraft, };

/**
 * Keeps a profile: a fresh one without `id`, or the same one revised.
 */
export type SaveProfile = { pupil_id: PupilId, id: ProfileId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, profile: ProfileDraft, };

/**
 * Saves the review of a plan's open cycle; it stays open.
 */
export type SaveReview = { plan_id: PlanId, 
/**
 * The version that the form started from; `null` where nothing was saved then.
 */
version: number | null, review: ReviewDraft, };

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
 * A score in words, and the word it suggests.
 */
export type ScoreWords = { words: string, suggested_outcome: TargetOutcome | null, suggested_next: Next | null, 
/**
 * From the baseline (0) to the score expected (1).
 */
progress: number | null, };

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
 * A measurable step on the way to a target.
 */
export type SmallStep = { id: StepId, pupil_id: PupilId, target_id: TargetId, position: number, text: string, achieved_on: string | null, };

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
 * Starts a plan, named by its stage, with its first cycle.
 */
export type StartPlan = { pupil_id: PupilId, started_on: string | null, 
/**
 * The stage whose plan it is; the child's own stage where it is left empty.
 */
stage_key: string | null, };

/**
 * A small step as it is typed. Whether it is achieved is ticked by `tick_step`.
 */
export type StepDraft = { id: StepId | null, text: string, };

export type StepId = string;

/**
 * What adults do in class and at home, for one target or for the whole plan.
 */
export type Strategy = { id: StrategyId, pupil_id: PupilId, plan_id: PlanId, target_id: TargetId | null, position: number, text: string, };

/**
 * A strategy as it is typed.
 */
export type StrategyDraft = { id: StrategyId | null, text: string, };

export type StrategyId = string;

/**
 * Targets met of targets reviewed. A target that was not taught is counted in neither.
 */
export type SuccessRate = { 
/**
 * Achieved or exceeded.
 */
met: number, 
/**
 * All reviewed except those not taught.
 */
reviewed: number, not_taught: number, 
/**
 * The children whose targets these are.
 */
pupils: number, };

/**
 * A SMART target and how it is measured.
 */
export type Target = { id: TargetId, pupil_id: PupilId, plan_id: PlanId, outcome_id: OutcomeId, position: number, text: string, measure: Measure, baseline: number | null, expected: number | null, set_on: string, by_on: string | null, 
/**
 * The word its last review gave it as it ended; `None` while it is open, and where the plan ended without one.
 */
result: TargetOutcome | null, ended_on: string | null, 
/**
 * The target that this one was adapted from.
 */
adapted_from: TargetId | null, };

/**
 * A target as it is typed.
 */
export type TargetDraft = { id: TargetId | null, text: string, measure: Measure, baseline: number | null, expected: number | null, 
/**
 * Today where it is left empty.
 */
set_on: string | null, by_on: string | null, small_steps: Array<StepDraft>, strategies: Array<StrategyDraft>, provision: Array<ProvisionDraft>, };

export type TargetId = string;

/**
 * The word given to a target at its review.
 */
export type TargetOutcome = "exceeded" | "achieved" | "partly_achieved" | "not_yet" | "discontinued" | "not_taught";

/**
 * One target in a review: where it stands and what becomes of it.
 */
export type TargetReview = { id: LinkId, pupil_id: PupilId, review_id: ReviewId, target_id: TargetId, score: number | null, outcome: TargetOutcome | null, reason: string, evidence: string, next: Next | null, 
/**
 * The words of the new target where this one is adapted.
 */
adapted_text: string, adapted_expected: number | null, };

/**
 * One target in a review as it is typed.
 */
export type TargetReviewDraft = { target_id: TargetId, score: number | null, outcome: TargetOutcome | null, reason: string, evidence: string, next: Next | null, adapted_text: string, adapted_expected: number | null, };

/**
 * A target with all that belongs to it.
 */
export type TargetView = { target: Kept<Target>, open: boolean, 
/**
 * Whether a closed review has judged it, so that measure and baseline stay.
 */
measure_fixed: boolean, measure_name: string, baseline_words: string | null, expected_words: string | null, 
/**
 * The newest rating in words: "5 out of 10".
 */
last_words: string | null, 
/**
 * How it ended, in words.
 */
result_words: string | null, 
/**
 * From the baseline (0) to the score expected (1).
 */
progress: number | null, 
/**
 * Every rating by date, oldest first.
 */
ratings: Array<RatingView>, small_steps: Array<Kept<SmallStep>>, strategies: Array<Kept<Strategy>>, provision: Array<Kept<Provision>>, 
/**
 * Quiet hints, for an open target.
 */
hints: Array<string>, 
/**
 * The words of the target that this one was adapted from.
 */
adapted_from_text: string | null, };

/**
 * What the school calls its six half-terms.
 */
export type TermNaming = "seasons" | "numbers";

/**
 * Ticks a small step as achieved on a day, or unticks it.
 */
export type TickStep = { step_id: StepId, achieved_on: string | null, };

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
 * Takes a plan back that was begun by mistake, with all that is in it. A plan with a closed review is history: it can
 * be ended, not taken back.
 */
export type VoidPlan = { plan_id: PlanId, reason: string, };

/**
 * Takes a profile back with a reason.
 */
export type VoidProfile = { id: ProfileId, reason: string, };

/**
 * Takes a rating back with a reason, while its cycle is open.
 */
export type VoidRating = { id: RatingId, reason: string, };

/**
 * That a record was taken back, by whom and why. It stays, and can be brought back.
 */
export type Voided = { at: string, by: StaffId, reason: string, };

/**
 * What a score says of a target, while it is being typed.
 */
export type WeighScore = { target_id: TargetId, score: number, };

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
  profiles: (input: ListProfiles): Promise<ProfilesView> => call("profiles", input) as Promise<ProfilesView>,
  saveProfile: (input: SaveProfile): Promise<Kept<Profile>> => call("save_profile", input) as Promise<Kept<Profile>>,
  voidProfile: (input: VoidProfile): Promise<null> => call("void_profile", input) as Promise<null>,
  bringBackProfile: (input: BringBackProfile): Promise<null> => call("bring_back_profile", input) as Promise<null>,
  plans: (input: ListPlans): Promise<Array<PlanLine>> => call("plans", input) as Promise<Array<PlanLine>>,
  openPlan: (input: OpenPlan): Promise<PlanView> => call("open_plan", input) as Promise<PlanView>,
  startPlan: (input: StartPlan): Promise<PlanId> => call("start_plan", input) as Promise<PlanId>,
  savePlan: (input: SavePlan): Promise<PlanView> => call("save_plan", input) as Promise<PlanView>,
  endPlan: (input: EndPlan): Promise<null> => call("end_plan", input) as Promise<null>,
  voidPlan: (input: VoidPlan): Promise<null> => call("void_plan", input) as Promise<null>,
  bringBackPlan: (input: BringBackPlan): Promise<null> => call("bring_back_plan", input) as Promise<null>,
  tickStep: (input: TickStep): Promise<null> => call("tick_step", input) as Promise<null>,
  addStrategy: (input: AddStrategy): Promise<StrategyId> => call("add_strategy", input) as Promise<StrategyId>,
  rateTarget: (input: RateTarget): Promise<RatingId> => call("rate_target", input) as Promise<RatingId>,
  voidRating: (input: VoidRating): Promise<null> => call("void_rating", input) as Promise<null>,
  bringBackRating: (input: BringBackRating): Promise<null> => call("bring_back_rating", input) as Promise<null>,
  openReview: (input: OpenReview): Promise<ReviewView> => call("open_review", input) as Promise<ReviewView>,
  reviews: (input: ListReviews): Promise<Array<PastReview>> => call("reviews", input) as Promise<Array<PastReview>>,
  proposeNextReview: (input: ProposeNextReview): Promise<ProposedDue | null> => call("propose_next_review", input) as Promise<ProposedDue | null>,
  weighScore: (input: WeighScore): Promise<ScoreWords> => call("weigh_score", input) as Promise<ScoreWords>,
  saveReview: (input: SaveReview): Promise<number> => call("save_review", input) as Promise<number>,
  closeReview: (input: CloseReview): Promise<ReviewClosed> => call("close_review", input) as Promise<ReviewClosed>,
};

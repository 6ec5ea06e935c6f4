// Generated from the list of commands in the core. Do not edit: `cargo xtask bindings` writes it anew.
import { call, callLong, type Watch } from "../call";

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
 * Takes the audit trail as it is, though the backups know another.
 */
export type AcceptTrail = { 
/**
 * Why it is another: "The computer was put back to last week after a disk fault".
 */
reason: string, };

/**
 * What makes tests accessible to a child, in one school year.
 */
export type AccessArrangement = { id: AccessArrangementId, pupil_id: PupilId, 
/**
 * The calendar year in which the school year starts.
 */
starting: number, tests: TestKind, arrangement: ArrangementKind, 
/**
 * "25 %", "for mathematics".
 */
detail: string, 
/**
 * Normal way of working, assessments, reports.
 */
evidence: string, agreed_on: string, agreed_by: string, state: ArrangementState, applied_on: string | null, };

export type AccessArrangementId = string;

/**
 * A request with its clock; none once it is answered.
 */
export type AccessLine = { pupil: PupilRef, request: Kept<AccessRequest>, clock: Clock | null, state: ClockState | null, 
/**
 * "due in 12 days".
 */
words: string, };

/**
 * A request to see everything that is kept about a child.
 */
export type AccessRequest = { id: AccessRequestId, pupil_id: PupilId, asked_by: string, 
/**
 * "Mother", "solicitor of the family", "the child".
 */
relationship: string, received_on: string, 
/**
 * When the school was sure of who asks.
 */
identity_on: string | null, identity_how: string, 
/**
 * When the person was told that it takes up to two months longer, and why.
 */
extended_on: string | null, extension_reason: string, answered_on: string | null, 
/**
 * What was sent and how, what was left out and why.
 */
answer_note: string, };

/**
 * A request as typed, not yet checked.
 */
export type AccessRequestDraft = { asked_by: string, relationship: string, received_on: string | null, identity_on: string | null, identity_how: string, extended_on: string | null, extension_reason: string, answered_on: string | null, answer_note: string, };

export type AccessRequestId = string;

/**
 * A sort of act.
 */
export type ActKind = "opened" | "changed" | "taken_back" | "taken_out" | "signed";

/**
 * A verb of the program, as roles are granted it and as the audit trail names it.
 */
export type Action = "school_read" | "settings_write" | "staff_write" | "duty_write" | "own_write" | "audit_read" | "pupil_list" | "pupil_open" | "pupil_write" | "pupil_import" | "plan_import" | "contact_read" | "contact_write" | "send_read" | "need_write" | "adult_write" | "concern_write" | "concern_decide" | "placement_decide" | "clock_decide" | "profile_write" | "assessment_write" | "emergency_read" | "medical_read" | "medical_write" | "medicine_give" | "equality_write" | "agency_write" | "team_write" | "reintegration_write" | "report_read" | "ehc_read" | "ehc_write" | "ehc_sign_off" | "ehc_print" | "attachment_read" | "attachment_read_all" | "attachment_write" | "attachment_restrict" | "attachment_export" | "disclosure_read" | "disclosure_write" | "plan_write" | "bank_write" | "plan_contribute" | "target_rate" | "review_read" | "review_write" | "review_close" | "plan_sign" | "round_reason" | "round_close" | "meeting_read" | "meeting_arrange" | "meeting_record" | "meeting_print" | "note_read" | "note_write" | "print" | "export" | "protection_read" | "retention_write" | "hold_write" | "destruction_prepare" | "destruction_sign" | "access_write" | "access_export" | "view_share";

/**
 * Something that was agreed, with where it stands.
 */
export type ActionView = { action: Kept<TeamAction>, 
/**
 * "Mrs Okafor, by 4 December 2026", "Done on 2 December 2026".
 */
state_words: string, overdue: boolean, };

/**
 * Names an adult for a child. A child has one key worker and one lead practitioner at a time: the one before ends the
 * day before.
 */
export type AddAdult = { pupil_id: PupilId, staff_id: StaffId | null, duty: Duty | null, from_on: string | null, };

/**
 * Adds a contact.
 */
export type AddContact = { pupil_id: PupilId, contact: ContactDraft, };

/**
 * Records a factor.
 */
export type AddFactor = { pupil_id: PupilId, factor: FactorDraft, };

/**
 * Records a need. A new primary need makes the one before secondary.
 */
export type AddNeed = { pupil_id: PupilId, need: NeedDraft, };

/**
 * Writes a new note.
 */
export type AddNote = { pupil_id: PupilId, note: NoteDraft, };

/**
 * Adds a child to the school, and to a class where one is chosen.
 */
export type AddPupil = { pupil: PupilDraft, class_id: ClassId | null, };

/**
 * Adds a colleague, who signs in the first time with a one-time password.
 */
export type AddStaff = { staff: StaffDraft, };

/**
 * Adds a strategy to a plan, for one target or for all of it.
 */
export type AddStrategy = { plan_id: PlanId, target_id: TargetId | null, text: string, };

/**
 * Something that the school does differently, so that the child is not at a substantial disadvantage.
 */
export type Adjustment = { id: AdjustmentId, pupil_id: PupilId, what: string, 
/**
 * "In every lesson", "at lunch", "on trips".
 */
place: string, from_on: string, 
/**
 * When it was last asked whether it works.
 */
reviewed_on: string | null, review_note: string, to_on: string | null, };

/**
 * What is typed about an adjustment, not yet checked.
 */
export type AdjustmentDraft = { what: string, place: string, from_on: string | null, reviewed_on: string | null, review_note: string, to_on: string | null, };

export type AdjustmentId = string;

/**
 * An adult of a child, for the screen.
 */
export type AdultView = { link: Kept<PupilStaff>, name: string, job_title: string, 
/**
 * Whether the link holds today.
 */
now: boolean, };

/**
 * What became of a recommendation.
 */
export type AdviceAnswer = "in_plan" | "action" | "not_taken_up";

/**
 * A recommendation as typed; one that is in the file has its id.
 */
export type AdviceDraft = { id: RecommendationId | null, text: string, };

/**
 * A recommendation with what became of it.
 */
export type AdviceView = { advice: Kept<Recommendation>, 
/**
 * "In the plan: I will read 20 words", "Miss Shah, by 4 December 2026", "Not answered yet".
 */
state_words: string, answered: boolean, };

/**
 * Everything about agencies and one child, as far as the person may read it.
 */
export type AgenciesView = { 
/**
 * Those that go on first, then the latest.
 */
referrals: Array<ReferralView>, 
/**
 * Referrals, and what agencies did and sent, that were taken back; for whoever reads their reports.
 */
taken_back: Array<TakenBack>, 
/**
 * What can be chosen for a new referral.
 */
agencies: Array<Kept<Agency>>, 
/**
 * Who leads the work of several agencies today.
 */
lead_practitioners: Array<AdultView>, 
/**
 * Who leads it from outside the school.
 */
outside_lead: Kept<OutsideLead> | null, plan_id: PlanId | null, 
/**
 * The open targets of the plan that goes on.
 */
targets: Array<PlanTarget>, 
/**
 * Whether why the child was referred, reports and letters are shown to this person.
 */
shows_reports: boolean, may_write: boolean, may_name_lead: boolean, };

/**
 * An agency that the school works with.
 */
export type Agency = { id: AgencyId, name: string, agency_kind: AgencyKind, 
/**
 * Whom to ask for.
 */
contact_name: string, telephone: string, email: string, 
/**
 * How to refer, waiting times, what they need.
 */
note: string, };

/**
 * What is typed about an agency, not yet checked.
 */
export type AgencyDraft = { name: string, agency_kind: AgencyKind | null, contact_name: string, telephone: string, email: string, note: string, };

/**
 * Something that an agency did or sent: a visit, a report, a letter, advice, a meeting.
 */
export type AgencyEntry = { id: AgencyEntryId, pupil_id: PupilId, referral_id: ReferralId, entry_kind: AgencyEntryKind, happened_on: string, 
/**
 * When a report or letter reached the school.
 */
received_on: string | null, 
/**
 * Who came or wrote.
 */
author: string, 
/**
 * What was seen and said.
 */
words: string, };

/**
 * What is typed of a visit, a report, a letter, advice or a meeting, not yet checked.
 */
export type AgencyEntryDraft = { entry_kind: AgencyEntryKind | null, happened_on: string | null, received_on: string | null, author: string, words: string, 
/**
 * In order. Empty lines are left out; those of the file that are missing here are taken back.
 */
recommendations: Array<AdviceDraft>, };

export type AgencyEntryId = string;

/**
 * What an agency did or sent.
 */
export type AgencyEntryKind = "visit" | "report" | "letter" | "advice" | "meeting";

export type AgencyId = string;

/**
 * What an agency is.
 */
export type AgencyKind = "educational_psychology" | "speech_and_language" | "advisory_teaching" | "hearing_support" | "vision_support" | "occupational_therapy" | "physiotherapy" | "paediatrics" | "mental_health" | "school_nursing" | "early_help" | "social_care" | "early_years" | "voluntary" | "other";

/**
 * An agency of the list.
 */
export type AgencyLine = { agency: Kept<Agency>, 
/**
 * How many children it works with today.
 */
children: number, };

/**
 * That somebody agrees, once the day is known.
 */
export type Agreement = { party: AgreementParty, name: string, agreed_on: string | null, };

/**
 * Somebody who agrees, as typed. Lines without anything are left out.
 */
export type AgreementDraft = { party: AgreementParty | null, name: string, agreed_on: string | null, };

/**
 * Who somebody is that agrees to a reduced timetable.
 */
export type AgreementParty = "parent" | "child" | "school" | "social_worker" | "local_authority" | "agency";

/**
 * What becomes of a recommendation, as typed.
 */
export type AnswerDraft = { 
/**
 * Nothing: it is still to be answered.
 */
answer: AdviceAnswer | null, 
/**
 * In the plan: the target that takes it up; without one it becomes a strategy of the whole plan.
 */
target_id: TargetId | null, action_by: string, by_on: string | null, done_on: string | null, note: string, };

/**
 * Says what becomes of a recommendation.
 */
export type AnswerRecommendation = { id: RecommendationId, version: number, answer: AnswerDraft, };

/**
 * Applies a list as it was shown.
 */
export type ApplyImport = { file: ImportFile, columns: Array<ColumnMeaning | null>, corrections: Array<CellCorrection>, decisions: ImportDecisions, 
/**
 * The mark of the preview that was shown.
 */
seen: string, };

/**
 * Puts a list into the plans as it was shown.
 */
export type ApplyPlanImport = { list: ImportedList, file: ImportFile, columns: Array<PlanField | null>, corrections: Array<CellCorrection>, choices: Array<PlanChildChoice>, 
/**
 * The mark of the preview that was shown.
 */
seen: string, };

/**
 * What was found in one area.
 */
export type AreaFindings = { strengths: string, needs: string, 
/**
 * What the child and the family say about it.
 */
views: string, };

/**
 * What is typed about an arrangement, not yet checked.
 */
export type ArrangementDraft = { starting: number | null, tests: TestKind | null, arrangement: ArrangementKind | null, detail: string, evidence: string, agreed_on: string | null, agreed_by: string, state: ArrangementState | null, applied_on: string | null, };

/**
 * What makes a test accessible to a child.
 */
export type ArrangementKind = "extra_time" | "rest_breaks" | "reader" | "scribe" | "prompter" | "enlarged_paper" | "modified_paper" | "coloured_paper" | "word_processor" | "translation" | "separate_room" | "early_opening" | "other";

/**
 * How far an arrangement is. Which of them have to be applied for, or told, is set each year by the Standards and
 * Testing Agency.
 */
export type ArrangementState = "agreed" | "to_apply" | "applied" | "granted" | "refused";

/**
 * An arrangement with its year in words.
 */
export type ArrangementView = { arrangement: Kept<AccessArrangement>, 
/**
 * "2026/27".
 */
year: string, 
/**
 * "Extra time: 25 %".
 */
words: string, };

/**
 * What the local authority decided on the request.
 */
export type AssessDecision = "assess" | "refuse";

/**
 * An assessment by areas. It is revised while it is worked on; a fresh one is begun beside it, and the earlier ones
 * are kept.
 */
export type Assessment = { id: AssessmentId, pupil_id: PupilId, 
/**
 * The day it was brought together.
 */
happened_on: string, learning: AreaFindings, communication: AreaFindings, emotional: AreaFindings, physical: AreaFindings, home: AreaFindings, 
/**
 * What it means taken together: what gets in the way, and what would help most.
 */
analysis: string, contributors: Array<Contributor>, };

/**
 * What is typed into an assessment, not yet checked.
 */
export type AssessmentDraft = { happened_on: string | null, learning: AreaFindings, communication: AreaFindings, emotional: AreaFindings, physical: AreaFindings, home: AreaFindings, analysis: string, contributors: Array<ContributorDraft>, };

export type AssessmentId = string;

/**
 * The assessment as it is now, and those before it.
 */
export type AssessmentsView = { 
/**
 * What the school calls it: "My Assessment".
 */
name: string, current: Kept<Assessment> | null, 
/**
 * Newest first.
 */
earlier: Array<Kept<Assessment>>, 
/**
 * Taken back; each can be brought back.
 */
voided: Array<Kept<Assessment>>, 
/**
 * Whether family and home are shown to this person.
 */
shows_home: boolean, may_write: boolean, may_print: boolean, };

/**
 * Attaches a file that has come to a child's record. A file that is refused is told at `file`.
 */
export type AttachFile = { pupil_id: PupilId, 
/**
 * The name that the page gave the file on its way.
 */
file: string, 
/**
 * The name that the file has on disk.
 */
file_name: string, attachment: AttachmentDraft, };

/**
 * What a document may belong to besides the child.
 */
export type AttachedTo = "agency_entry" | "ehc_request" | "ehc_plan" | "ehc_review" | "plan" | "review";

/**
 * A document as it came: what it is, of when and from whom, who may open it, and which file it is.
 */
export type Attachment = { id: AttachmentId, pupil_id: PupilId, attachment_kind: AttachmentKind, title: string, 
/**
 * The day on the document.
 */
happened_on: string, 
/**
 * Who wrote or sent it.
 */
from_whom: string, note: string, access: AttachmentAccess, 
/**
 * Who may open it besides the SENCO and the headteacher, where it is restricted.
 */
also_for: Array<StaffId>, 
/**
 * What it belongs to besides the child, and the id of that record.
 */
belongs_to: AttachedTo | null, belongs_id: string | null, 
/**
 * The name that the file had.
 */
file_name: string, file_kind: FileKind, 
/**
 * The size of what is kept.
 */
bytes: number, 
/**
 * SHA-256 of what is kept, in hexadecimal.
 */
sha256: string, 
/**
 * SHA-256 of the file as it came: a picture is kept without what the camera noted, so that the two differ.
 */
source_sha256: string, 
/**
 * Whether it is a PDF that is encrypted, so that it may ask for a password.
 */
protected: boolean, };

/**
 * Who may open a document of a child.
 */
export type AttachmentAccess = "everybody" | "restricted";

/**
 * What is typed of a document, not yet checked.
 */
export type AttachmentDraft = { title: string, attachment_kind: AttachmentKind | null, 
/**
 * The day on the document.
 */
happened_on: string | null, from_whom: string, note: string, 
/**
 * Nothing leaves it to what is usual for the kind.
 */
access: AttachmentAccess | null, 
/**
 * Who may open a restricted one besides the SENCO and the headteacher.
 */
also_for: Array<StaffId>, belongs: BelongsDraft | null, };

export type AttachmentId = string;

/**
 * What a document is to the child's record.
 */
export type AttachmentKind = "agency_report" | "agency_letter" | "ehc_paper" | "medical" | "assessment_result" | "childs_work" | "from_family" | "of_school" | "other";

/**
 * A document in a list.
 */
export type AttachmentView = { attachment: Kept<Attachment>, 
/**
 * "Report of an agency".
 */
kind_words: string, 
/**
 * "PDF, 1.2 MB".
 */
file_words: string, 
/**
 * "Report of Speech and Language Therapy, 3 March 2026"; nothing where it belongs to the child alone.
 */
belongs_words: string | null, 
/**
 * Who may open it: "The SENCO, the headteacher and Miss Shah"; empty where everybody may who reads the record.
 */
restricted_words: string, 
/**
 * What a copy is called where nobody says otherwise: no child's name is in it.
 */
copy_name: string, 
/**
 * Whether Waymark can show it in the window.
 */
can_be_shown: boolean, 
/**
 * Whether this person may change it or take it back.
 */
may_change: boolean, };

/**
 * The documents of a child that this person may open.
 */
export type AttachmentsView = { 
/**
 * The latest document first, by the day on it.
 */
documents: Array<AttachmentView>, 
/**
 * Taken back; each can be brought back.
 */
voided: Array<AttachmentView>, 
/**
 * What a document may belong to, the latest of each first.
 */
choices: Array<BelongsChoice>, 
/**
 * Who may be named as somebody who may open a restricted document.
 */
colleagues: Array<Colleague>, may_write: boolean, 
/**
 * Whether this person files restricted documents and says who may open them.
 */
may_restrict: boolean, 
/**
 * Whether this person may save a copy.
 */
may_export: boolean, };

/**
 * An entry of the audit trail.
 */
export type AuditEntry = { number: number, at: string, staff_name: string, action: Action, verb: string, kind: Kind, record_id: string, pupil_id: PupilId | null, pupil_name: string | null, changes: Array<FieldChange>, };

/**
 * Which entries are wanted; what is not given does not filter.
 */
export type AuditFilter = { staff_id: StaffId | null, pupil_id: PupilId | null, act: ActKind | null, from_on: string | null, to_on: string | null, 
/**
 * Entries before this number, for the next page.
 */
before: number | null, };

/**
 * An entry with its words.
 */
export type AuditLine = { entry: AuditEntry, 
/**
 * What was done, after the person's name: "changed the class".
 */
words: string, 
/**
 * What it changed, a line for each field: "job title: from “Teacher” to “SENCO”".
 */
changed: Array<string>, 
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
 * How old the backups are, for those who look after them.
 */
export type BackupAge = { 
/**
 * When the last one was made.
 */
made_at: string | null, 
/**
 * When the last one reached the second place.
 */
away_at: string | null, 
/**
 * Whole days without one off this PC.
 */
days: number, 
/**
 * Whether that is too long.
 */
worry: boolean, 
/**
 * Whether this term's restore drill is still to be held.
 */
drill_due: boolean, };

/**
 * One backup.
 */
export type BackupLine = { 
/**
 * Where it lies, to restore it from there.
 */
path: string, made_at: string, 
/**
 * Why it was made, in words.
 */
reason: string, size_bytes: number, 
/**
 * Whether it lies beside the school's file.
 */
here: boolean, 
/**
 * Whether it lies in the second place.
 */
away: boolean, };

/**
 * What a backup holds.
 */
export type BackupLook = { school_name: string, made_at: string, 
/**
 * How many children are in it.
 */
children: number, 
/**
 * What came of going along its audit trail.
 */
trail: TrailReport, 
/**
 * Who worked at the school on that day.
 */
people: Array<BackupPerson>, };

/**
 * Somebody who could sign in when the backup was made.
 */
export type BackupPerson = { id: StaffId, name: string, job_title: string, administrator: boolean, };

/**
 * The backups of the open school, and how old the newest one off this PC is.
 */
export type BackupsView = { age: BackupAge, 
/**
 * The folder beside the school's file.
 */
folder: string, 
/**
 * The second place; none where none was chosen.
 */
second_folder: string | null, 
/**
 * Why the last backup did not reach the second place, and what to do.
 */
trouble: string | null, 
/**
 * That the audit trail is not the one that the backups know.
 */
trail_warning: string | null, 
/**
 * What came of the last restore drill, in words; none where there was none yet.
 */
drill: DrillView | null, 
/**
 * The newest first.
 */
backups: Array<BackupLine>, };

/**
 * The whole bank, the retired among it.
 */
export type Bank = Record<symbol, never>;

/**
 * An entry as it is typed.
 */
export type BankDraft = { bank_kind: BankKind, area: NeedArea | null, phase: BankPhase, text: string, 
/**
 * These five of provision alone.
 */
who: string, place: string, minutes: number | null, times_a_week: number | null, group_size: number | null, };

export type BankEntryId = string;

/**
 * An entry of the bank with the words typed.
 */
export type BankHit = { id: BankEntryId, bank_kind: BankKind, 
/**
 * Its words, to be looked for in the bank.
 */
text: string, 
/**
 * "Target, Cognition and learning".
 */
what: string, 
/**
 * The words around what was found, on one line.
 */
pieces: Array<Piece>, };

/**
 * A bank holiday as it is kept: on a weekday, with its name.
 */
export type BankHoliday = { on: string, name: string, 
/**
 * The day stands in for one that fell at the weekend.
 */
substitute: boolean, };

/**
 * What an entry of the bank is for.
 */
export type BankKind = "target" | "strategy" | "provision";

/**
 * An entry of the bank.
 */
export type BankLine = { id: BankEntryId, 
/**
 * 0 for an entry of Waymark's that the school has not touched.
 */
version: number, bank_kind: BankKind, area: NeedArea | null, area_name: string, phase: BankPhase, phase_name: string, text: string, who: string, place: string, minutes: number | null, times_a_week: number | null, group_size: number | null, 
/**
 * Whether it comes with Waymark and says what it said from the first.
 */
from_waymark: boolean, retired: boolean, 
/**
 * In how many lines of plans it is, however its numbers were changed.
 */
used: number, 
/**
 * "used 4 times, for 3 children".
 */
used_words: string, 
/**
 * "3 of 4 targets met (75%)"; nothing where none has been reviewed.
 */
success_words: string, 
/**
 * Its words without accents and case; a search matches the beginnings of words in it.
 */
search_key: string, };

/**
 * How old the children are for whom an entry is meant.
 */
export type BankPhase = "any" | "early_years" | "key_stage_1" | "key_stage_2";

/**
 * The bank with what its filters offer.
 */
export type BankView = { 
/**
 * What plans use most stands first.
 */
entries: Array<BankLine>, kinds: Array<CodedWord>, phases: Array<CodedWord>, areas: Array<CodedWord>, may_write: boolean, };

/**
 * What there is to say of it.
 */
export type BankWords = { 
/**
 * Why it cannot go in as it stands: it names a child.
 */
names: string | null, 
/**
 * The text without the name; nothing where it names nobody.
 */
instead: string | null, 
/**
 * Quiet hints on a target; never a block.
 */
hints: Array<string>, };

/**
 * One file of a batch.
 */
export type BatchFile = { 
/**
 * With its ending.
 */
name: string, 
/**
 * The PDF file.
 */
bytes_base64: string, pages: number, };

/**
 * How the papers of a batch are put into files.
 */
export type BatchFiles = "one" | "one_each";

/**
 * Which papers each child gets, in the order in which they lie.
 */
export type BatchPapers = { 
/**
 * The open plan.
 */
plan: boolean, profile: boolean, 
/**
 * The record of the last closed review.
 */
review_record: boolean, 
/**
 * The child's sheet: faces, scales, sentences to finish.
 */
child_view: boolean, 
/**
 * The parents' sheet.
 */
parent_view: boolean, reply_slip: boolean, 
/**
 * What the last meeting of the team said and agreed.
 */
team_notes: boolean, 
/**
 * The whole chronology; restricted entries are left off.
 */
chronology: boolean, };

/**
 * Decides that a reduced timetable begins on its day. What is not in place is kept with the reason for going on.
 */
export type BeginReintegration = { id: ReintegrationId, version: number, 
/**
 * Why it begins without what is missing; needed where something is.
 */
missing_reason: string, };

/**
 * Something of the child's record that a document may belong to.
 */
export type BelongsChoice = { to: AttachedTo, id: string, words: string, };

/**
 * Something of the child's record that a document belongs to.
 */
export type BelongsDraft = { to: AttachedTo, id: string, };

/**
 *Brings back a request to see a record that was taken back.
 */
export type BringBackAccessRequest = { id: AccessRequestId, };

/**
 *Brings back an adjustment that was taken back.
 */
export type BringBackAdjustment = { id: AdjustmentId, };

/**
 *Brings back an adult's link to a child that was taken back.
 */
export type BringBackAdult = { id: LinkId, };

/**
 * Brings an agency back to the list.
 */
export type BringBackAgency = { id: AgencyId, };

/**
 *Brings back an access arrangement that was taken back.
 */
export type BringBackArrangement = { id: AccessArrangementId, };

/**
 *Brings back an assessment that was taken back.
 */
export type BringBackAssessment = { id: AssessmentId, };

/**
 * Brings back a document that was taken back.
 */
export type BringBackAttachment = { id: AttachmentId, };

/**
 * Offers an entry again.
 */
export type BringBackBankEntry = { id: BankEntryId, version: number, };

/**
 * Brings back an entry by hand that was taken back.
 */
export type BringBackChronologyEvent = { id: ChronologyEventId, };

/**
 * Brings back a class that was taken back, with the adults who were taken off together with it.
 */
export type BringBackClass = { id: ClassId, };

/**
 *Brings back what was decided about a date that was taken back.
 */
export type BringBackClockMark = { id: ClockMarkId, };

/**
 *Brings back a concern that was taken back.
 */
export type BringBackConcern = { id: ConcernId, };

/**
 *Brings back a contact that was taken back.
 */
export type BringBackContact = { id: ContactId, };

/**
 *Brings back a disability that was taken back.
 */
export type BringBackDisability = { id: DisabilityId, };

/**
 * Brings back an entry of the log that was taken back.
 */
export type BringBackDisclosure = { id: DisclosureId, };

/**
 * Brings that back, unless the year has another by now.
 */
export type BringBackDutyDone = { id: DutyDoneId, };

/**
 *Brings back a version of an EHC plan that was taken back.
 */
export type BringBackEhcPlan = { id: EhcPlanId, };

/**
 *Brings back a request for an EHC needs assessment that was taken back.
 */
export type BringBackEhcRequest = { id: EhcRequestId, };

/**
 *Brings back a review of an EHC plan that was taken back.
 */
export type BringBackEhcReview = { id: EhcReviewId, };

/**
 *Brings back what an agency did or sent that was taken back.
 */
export type BringBackEntry = { id: AgencyEntryId, };

/**
 * Brings an evening back that was taken back; its times are to be given anew.
 */
export type BringBackEvening = { id: EveningId, };

/**
 *Brings back a factor that was taken back.
 */
export type BringBackFactor = { id: FactorId, };

/**
 * Brings back an entry that was taken back.
 */
export type BringBackGiven = { id: MedicineGivenId, };

/**
 * Brings back a healthcare plan that was taken back, unless the child has another by now.
 */
export type BringBackHealthcarePlan = { id: HealthcarePlanId, };

/**
 *Brings back a legal hold that was taken back.
 */
export type BringBackHold = { id: HoldId, };

/**
 * Brings a letter back that was taken back, and with it that the parents were told from its day.
 */
export type BringBackLetter = { id: LetterId, };

/**
 *Brings back a medicine that was taken back.
 */
export type BringBackMedicine = { id: MedicineId, };

/**
 * Brings a need back. Where its rank is taken by now it comes back below; where no need is primary, as the primary.
 */
export type BringBackNeed = { id: NeedId, };

/**
 *Brings back a note that was taken back.
 */
export type BringBackNote = { id: NoteId, };

/**
 *Brings back a lead practitioner from outside that was taken back.
 */
export type BringBackOutsideLead = { id: OutsideLeadId, };

/**
 * Brings back a placement that was taken back, where nothing has been decided since.
 */
export type BringBackPlacement = { id: PlacementId, };

/**
 * Brings a plan back with what was taken back together with it.
 */
export type BringBackPlan = { plan_id: PlanId, };

/**
 *Brings back a profile that was taken back.
 */
export type BringBackProfile = { id: ProfileId, };

/**
 * Brings back a child's record that was taken back, with the class and the adults.
 */
export type BringBackPupil = { id: PupilId, };

/**
 * Brings a rating back that was taken back, while its cycle is open.
 */
export type BringBackRating = { id: RatingId, };

/**
 *Brings back a referral that was taken back.
 */
export type BringBackReferral = { id: ReferralId, };

/**
 *Brings back a reduced timetable that was taken back.
 */
export type BringBackReintegration = { id: ReintegrationId, };

/**
 *Brings back a signature that was taken back.
 */
export type BringBackSignature = { id: SignatureId, };

/**
 * Brings back a strategy that was taken out.
 */
export type BringBackStrategy = { strategy_id: StrategyId, };

/**
 *Brings back a team meeting that was taken back.
 */
export type BringBackTeamMeeting = { id: TeamMeetingId, };

/**
 *Brings back a training that was taken back.
 */
export type BringBackTraining = { id: HealthTrainingId, };

/**
 * Brings back a view that was taken away.
 */
export type BringBackView = { id: SavedViewId, };

/**
 * A day of the calendar.
 */
export type CalendarDay = { on: string, 
/**
 * Whether the school is open on it.
 */
school_day: boolean, items: Array<CalendarItem>, 
/**
 * What the school itself owes, for whoever sees to it.
 */
of_school: Array<SchoolDue>, };

/**
 * A calendar file for the person to save where they like.
 */
export type CalendarFile = { text: string, 
/**
 * "Dates due 2026-11-22.ics".
 */
suggested_file_name: string, dates: number, };

/**
 * Something that is due, with the child's reference in calendar files.
 */
export type CalendarItem = { item: DueItem, 
/**
 * "3F2A71".
 */
reference: string, };

/**
 * Stops long work before its next item. Work that is done already, or was never begun, is no error.
 */
export type CancelWork = { 
/**
 * The name that the window gave the work when it began it.
 */
work: string, };

/**
 * Something that is done, as it is typed; a line without anything in it is left out.
 */
export type CareDraft = { what: string, when: string, place: string, who: string, };

/**
 * Something that is given or done for the child: what, when, where, by whom.
 */
export type CareLine = { what: string, when: string, place: string, who: string, };

/**
 * The local authority ceased to maintain the plan (Children and Families Act 2014 s45).
 */
export type CeaseEhcPlan = { id: EhcPlanId, version: number, ceased_on: string | null, reason: string, };

/**
 * What a person typed in the place of one cell that was wrong.
 */
export type CellCorrection = { row: number, 
/**
 * The column, from 0.
 */
column: number, text: string, };

/**
 * SEN provision as the school census knows it.
 */
export type CensusCode = "N" | "K" | "E" | "A" | "P" | "S";

/**
 * What the school census asks of a child, as the record has it on the day of the list.
 */
export type CensusFacts = { provision: CensusCode, 
/**
 * The types of SEN ranked 1 and 2, of a child with SEN provision; of others the census asks for none.
 */
first_type: SenType | null, second_type: SenType | null, 
/**
 * As the EHC plan that holds names it; without a plan the census counts neither.
 */
school_unit: SchoolUnit, 
/**
 * Nothing where none is recorded as paid, and for whoever may not read what a plan costs.
 */
top_up: TopUp | null, };

/**
 * One's own password, old and new.
 */
export type ChangePassword = { current: string, new: string, };

/**
 * A kind of record that a write touched, and the child it is about; what the window reloads by.
 */
export type Changed = { kind: Kind, pupil_id: PupilId | null, };

/**
 * The changes to the plan since it was printed after the review of a cycle.
 */
export type ChangesSincePrint = { cycle_id: CycleId, };

/**
 * Goes along the whole audit trail and compares each entry with its seal.
 */
export type CheckTrail = Record<symbol, never>;

/**
 * The agencies that work or worked with a child.
 */
export type ChildAgencies = { pupil_id: PupilId, };

/**
 * The documents of a child.
 */
export type ChildAttachments = { pupil_id: PupilId, };

/**
 * A child to choose.
 */
export type ChildChoice = { id: PupilId, 
/**
 * "Zoë Lund": what she is called.
 */
name: string, 
/**
 * "Year 3, hazel", "Year 6, has left": what tells children of one name apart.
 */
hint: string, };

/**
 * The clocks of one child, the most pressing first.
 */
export type ChildClocks = { pupil_id: PupilId, };

/**
 * Data protection of one child.
 */
export type ChildDataProtection = { pupil_id: PupilId, };

/**
 * The request, the plan and the reviews of a child.
 */
export type ChildEhc = { pupil_id: PupilId, };

/**
 * All of that for the screen.
 */
export type ChildProtectionView = { pupil: PupilRef, today: string, kept_until: string | null, years: number, 
/**
 * The latest first, those that ended among them.
 */
holds: Array<Kept<LegalHold>>, 
/**
 * The latest first.
 */
requests: Array<AccessLine>, 
/**
 * What was given to others, the latest first; nothing for whoever may not read the log.
 */
log: Array<DisclosureLine>, 
/**
 * What was printed or saved here, the latest first.
 */
taken_out: Array<TakenOutLine>, may_read_log: boolean, may_write_log: boolean, may_hold: boolean, may_request: boolean, may_export: boolean, };

/**
 * The reduced timetables of a child.
 */
export type ChildReintegrations = { pupil_id: PupilId, };

/**
 * The team around a child.
 */
export type ChildTeam = { pupil_id: PupilId, };

/**
 * Chooses the second place, or with no folder none.
 */
export type ChooseBackupFolder = { folder: string, };

/**
 * One event.
 */
export type ChronologyEntry = { happened_on: string, kind: ChronologyKind, title: string, words: string, 
/**
 * Where it is known from: the record itself, or what somebody wrote.
 */
source: string, restricted: boolean, 
/**
 * The record behind it.
 */
record_kind: Kind, record_id: string, 
/**
 * The entry by hand, which can be changed; nothing for what was gathered.
 */
event: Kept<ChronologyEvent> | null, };

/**
 * A significant event that somebody wrote into the chronology.
 */
export type ChronologyEvent = { id: ChronologyEventId, pupil_id: PupilId, happened_on: string, event_kind: ChronologyKind, 
/**
 * What happened, in a line.
 */
title: string, words: string, 
/**
 * Where it is known from: "Letter of the previous school, 3 May 2024".
 */
source: string, 
/**
 * For the SENCO and the headteacher alone, and left off papers unless it is asked for.
 */
restricted: boolean, };

/**
 * What is typed of an event, not yet checked.
 */
export type ChronologyEventDraft = { happened_on: string | null, event_kind: ChronologyKind | null, title: string, words: string, source: string, restricted: boolean, };

export type ChronologyEventId = string;

/**
 * What an entry of a chronology is about.
 */
export type ChronologyKind = "stage" | "review" | "concern" | "agency" | "meeting" | "attendance" | "ehc" | "family" | "school" | "other";

/**
 * The chronology, the earliest first.
 */
export type ChronologyView = { entries: Array<ChronologyEntry>, 
/**
 * Taken back; each can be brought back.
 */
voided: Array<Kept<ChronologyEvent>>, may_write: boolean, 
/**
 * Whether the person may see and write restricted entries.
 */
may_restrict: boolean, may_print: boolean, };

/**
 * Which part: nothing chosen is everything.
 */
export type ChronologyWanted = { kinds: Array<ChronologyKind>, from: string | null, to: string | null, };

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
 * One class in a round.
 */
export type ClassLine = { 
/**
 * Empty for children without a class.
 */
class_name: string, reviews: number, held: number, met: number, success: SuccessRate, success_words: string, };

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
 * A class teacher's morning.
 */
export type ClassToday = { classes: Array<string>, 
/**
 * How many children are in the class altogether.
 */
children: number, 
/**
 * The children of the class on the pathway.
 */
on_pathway: Array<PathwayChild>, 
/**
 * Reviews that wait for ratings, the first due first.
 */
waiting: Array<RatingsWaiting>, 
/**
 * The round of this half-term in the class.
 */
round: RoundProgress, };

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
 * One duty with its date, and how that date was found.
 */
export type Clock = { rule: ClockRule, 
/**
 * What is to be done: "Review My Plan".
 */
title: string, starts_on: string, 
/**
 * The last day on which it is in time; never before `starts_on`.
 */
due_on: string, 
/**
 * "Review held 14 September 2026 + the end of Autumn 1 on 23 October 2026".
 */
working: string, 
/**
 * The law, the guidance or the school's own rule.
 */
source: string, duty: DutyHolder, };

/**
 * That a clock stands still, does not apply, or is late, and why. The clock itself is never kept: the mark names it by
 * its rule, its start, and the record that it comes from.
 */
export type ClockMark = { id: ClockMarkId, pupil_id: PupilId, rule: ClockRule, 
/**
 * From when the clock counts.
 */
started_on: string, 
/**
 * The record behind it, where one child may have several of its rule; else empty.
 */
about_id: string, mark: ClockMarkKind, 
/**
 * The first day of a pause, else the day on which it was decided.
 */
from_on: string, 
/**
 * The day on which it went on; nothing while it still stands.
 */
until_on: string | null, reason: string, };

export type ClockMarkId = string;

/**
 * What was decided about a clock.
 */
export type ClockMarkKind = "paused" | "late" | "not_applicable";

/**
 * What was decided about a clock, and holds.
 */
export type ClockMarkLine = { id: ClockMarkId, mark: ClockMarkKind, from_on: string, until_on: string | null, reason: string, version: number, };

/**
 * What was decided about the dates of a child, the newest first, what was taken back among it.
 */
export type ClockMarks = { pupil_id: PupilId, };

/**
 * The rule a clock is worked out by.
 */
export type ClockRule = "review_due" | "review_with_parents" | "formal_review" | "stage_time_limit" | "parents_told" | "meeting_with_parents" | "annual_review" | "annual_review_invitations" | "annual_review_report" | "annual_review_advice" | "annual_review_decision" | "amended_plan" | "under_five_review" | "phase_transfer" | "phase_transfer_meeting" | "ehc_decision" | "ehc_advice" | "ehc_not_to_issue" | "ehc_final_plan" | "ehc_draft_views" | "ehc_consultation" | "ehc_appeal" | "cause_for_concern" | "agency_action" | "healthcare_review" | "medicine_expiry" | "training_expiry" | "team_action" | "team_meeting" | "reintegration_meeting" | "reintegration_end" | "leaver_record" | "access_request" | "information_report" | "inclusion_strategy";

/**
 * Where a clock stands on a day.
 */
export type ClockState = { "state": "upcoming", days: number, } | { "state": "due_soon", days: number, } | { "state": "due" } | { "state": "overdue", days: number, } | { "state": "paused", days: number, } | { "state": "not_applicable" };

/**
 * Ends the work of an agency with a child, and says what came of it.
 */
export type CloseReferral = { id: ReferralId, version: number, closed_on: string | null, outcome: ReferralOutcome | null, outcome_note: string, };

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
 * Why the child enters the stage although something is missing, or leaves the register with somebody not consulted.
 */
missing_reason: string, 
/**
 * For a step up: when the parents were told.
 */
parents_told_on: string | null, 
/**
 * For a review that ends in leaving the register or the pathway.
 */
leaving: Leaving | null, };

/**
 * Closes a round for good.
 */
export type CloseRound = { round: RoundKey, 
/**
 * What there is to say of the round as a whole; may be empty.
 */
note: string, 
/**
 * Why each review that was not held was not held, where no reason is given yet.
 */
left: Array<LeftReason>, };

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
 * A colleague who may be named.
 */
export type Colleague = { id: StaffId, name: string, role_words: string, };

/**
 * How sure it is that a heading means that.
 */
export type ColumnConfidence = "likely" | "sure";

/**
 * A column of a list.
 */
export type ColumnLine = { header: string, 
/**
 * The first values in it.
 */
samples: Array<string>, 
/**
 * What it holds: "contact_name 2", "upn 0" in a list of children, "target" in one of targets; empty where the
 * column is left out.
 */
code: string, 
/**
 * How sure that is; nothing where a person said it, or where it is left out.
 */
confidence: ColumnConfidence | null, };

/**
 * What the column of one heading holds.
 */
export type ColumnMeaning = { field: PupilField, 
/**
 * Which contact the column tells of, from 1; 1 too for a list with one contact a row. 0 for what is the child's own.
 */
contact: number, };

/**
 * Compares two versions of one kind.
 */
export type CompareVersions = { pupil_id: PupilId, kind: Kind, before: VersionKey, after: VersionKey, };

/**
 * One part: a field, or a line of the plan.
 */
export type ComparedPart = { 
/**
 * "Strengths", "Target 2".
 */
term: string, state: PartState, 
/**
 * The words of both versions in one.
 */
pieces: Array<WordPiece>, };

/**
 * A concern, from the day it was raised to what was decided. Its three parts are written at three times: when it is
 * raised, at the meeting with the parents (the initial concern form), and when it is decided.
 */
export type Concern = { id: ConcernId, pupil_id: PupilId, 
/**
 * When it was raised; the six weeks count from here.
 */
happened_on: string, 
/**
 * Who raised it: a colleague, a parent, the child.
 */
raised_by: string, 
/**
 * What is seen.
 */
words: string, 
/**
 * Where it shows; not a finding of need.
 */
areas: Array<NeedArea>, 
/**
 * The tests of less than expected progress that it fails, each with evidence.
 */
findings: Array<ProgressFinding>, 
/**
 * What has been tried in class and what came of it.
 */
tried: string, 
/**
 * What bears on progress and is not SEND in itself.
 */
factors: Array<FactorKind>, 
/**
 * Those that were considered and do not bear on it.
 */
factors_ruled_out: Array<FactorKind>, 
/**
 * What was said of one or the other.
 */
factor_words: Array<FactorWords>, factors_detail: string, 
/**
 * English as an additional language, considered in its own right.
 */
eal: EalFinding | null, 
/**
 * The languages that the child hears and speaks at home, and how well.
 */
eal_languages: string, 
/**
 * How long the child has been learning English.
 */
eal_since: string, 
/**
 * What was done to tell learning English from a need.
 */
eal_detail: string, 
/**
 * The check at the age of two, where the child is young enough for it to tell something.
 */
early_check: EarlyCheck | null, early_check_on: string | null, 
/**
 * What it found.
 */
early_check_words: string, parents_told_on: string | null, 
/**
 * Who told them and how.
 */
parents_told_how: string, 
/**
 * When the form was filled in with the parents; nothing before that.
 */
met_on: string | null, met_with: string, strengths: string, child_views: string, parent_views: string, 
/**
 * What is seen and what helps at home.
 */
at_home: string, 
/**
 * What was agreed: who does what, until when.
 */
agreed: string, consent_on: string | null, 
/**
 * Who gave consent to what was agreed.
 */
consent_by: string, decision: ConcernDecision | null, decided_on: string | null, decided_by: string, decision_reason: string, 
/**
 * When a child who is watched is to be looked at again, where a day was agreed.
 */
look_again_on: string | null, 
/**
 * The placement that answered it.
 */
placement_id: PlacementId | null, 
/**
 * The placement after which the child is watched, to see that progress lasts: nobody raised a concern then.
 */
after_placement_id: PlacementId | null, };

/**
 * What is decided on a concern.
 */
export type ConcernDecision = "watch" | "place" | "no_action";

/**
 * A decision as typed.
 */
export type ConcernDecisionDraft = { decision: ConcernDecision | null, decided_on: string | null, decided_by: string, reason: string, 
/**
 * For a child who is watched; without a day the six weeks count.
 */
look_again_on: string | null, };

/**
 * A concern as it is raised, not yet checked.
 */
export type ConcernDraft = { happened_on: string | null, raised_by: string, words: string, areas: Array<NeedArea>, 
/**
 * The tests in any order; those not found count as not found.
 */
findings: Array<FindingDraft>, tried: string, 
/**
 * In any order. English as an additional language is not among them: it has its own questions.
 */
factors: Array<ConsideredDraft>, factors_detail: string, eal: EalFinding | null, eal_languages: string, eal_since: string, eal_detail: string, early_check: EarlyCheck | null, early_check_on: string | null, early_check_words: string, parents_told_on: string | null, parents_told_how: string, };

/**
 * What is typed at the meeting with the parents, not yet checked.
 */
export type ConcernFormDraft = { met_on: string | null, met_with: string, strengths: string, child_views: string, parent_views: string, at_home: string, agreed: string, consent_on: string | null, consent_by: string, };

export type ConcernId = string;

/**
 * Where a concern stands.
 */
export type ConcernState = "raised" | "watched" | "placed" | "closed";

/**
 * A concern with where it stands.
 */
export type ConcernView = { concern: Kept<Concern>, state: ConcernState, 
/**
 * "Cause for concern", "Placed on My Profile".
 */
state_words: string, 
/**
 * Whether something is still to be decided.
 */
open: boolean, 
/**
 * When it is to be decided or looked at again.
 */
due: DueItem | null, };

/**
 * Every concern about a child, and what a new one begins with.
 */
export type ConcernsView = { 
/**
 * The open ones first, then the latest raised.
 */
concerns: Array<ConcernView>, 
/**
 * Taken back; each can be brought back.
 */
voided: Array<Kept<Concern>>, 
/**
 * What is recorded as affecting progress today.
 */
factors: Array<FactorKind>, home_language: string, 
/**
 * Whether the check at the age of two is asked about: the child is young enough.
 */
asks_early_check: boolean, 
/**
 * Whether the meeting with the parents is shown to this person.
 */
shows_meeting: boolean, may_write: boolean, may_decide: boolean, 
/**
 * Whether this person may decide a stage, and with it answer a concern.
 */
may_place: boolean, may_print: boolean, };

/**
 * A condition as it is typed; a line without anything in it is left out.
 */
export type ConditionDraft = { name: string, signs: string, };

/**
 * Three groups of the sheet, in the order in which they were asked for.
 */
export type ConfirmRecoverySheet = { groups: Array<string>, };

/**
 * A circumstance that is not SEND in itself, as the form has it.
 */
export type ConsideredDraft = { factor: FactorKind, 
/**
 * Whether it bears on what is seen; nothing where it was not considered yet.
 */
bears: boolean | null, words: string, };

/**
 * A parent, carer or other adult in the child's life.
 */
export type Contact = { id: ContactId, pupil_id: PupilId, name: string, 
/**
 * "Mother", "Foster carer".
 */
relationship: string, parental_responsibility: boolean, 
/**
 * Whether papers about the child may go to this person.
 */
may_be_told: boolean, 
/**
 * Why information must not be shared, or what to take care of: a court order, a safe address.
 */
restriction: string, telephone: string, email: string, address: string, language: string, 
/**
 * 1 is called first.
 */
priority: number, from_on: string, to_on: string | null, };

/**
 * What is typed about a contact, not yet checked.
 */
export type ContactDraft = { name: string, relationship: string, parental_responsibility: boolean, may_be_told: boolean, restriction: string, telephone: string, email: string, address: string, language: string, 
/**
 * 1 is called first.
 */
priority: number | null, from_on: string | null, to_on: string | null, };

export type ContactId = string;

/**
 * What came of a contact with parents outside a review and a parents' evening.
 */
export type ContactOutcome = "attended" | "phoned" | "sent_views" | "declined" | "missed" | "not_parents";

/**
 * A contact for the screen.
 */
export type ContactView = { contact: Kept<Contact>, 
/**
 * Whether the person is a contact today, and not one of the past.
 */
now: boolean, 
/**
 * What to take care of before telling this person anything; nothing for an ordinary contact.
 */
warning: string | null, };

/**
 * Somebody who contributed to an assessment, and when.
 */
export type Contributor = { name: string, 
/**
 * "Class teacher", "Mother", "Educational psychologist".
 */
role: string, contributed_on: string, };

/**
 * Somebody who contributed, as typed.
 */
export type ContributorDraft = { name: string, role: string, contributed_on: string | null, };

/**
 * Writes a correction beside an entry, which stays as it was.
 */
export type CorrectGiven = { 
/**
 * The entry that is wrong.
 */
of: MedicineGivenId, given: GivenDraft, 
/**
 * What was wrong.
 */
reason: string, };

/**
 * Writes a correction beside a closed review, dated today. It is a note too: whoever reads the child's notes reads it.
 *
 * # Errors
 * [`crate::Error::Invalid`] where it has no words, or where the review is still open and can simply be changed.
 */
export type CorrectReview = { review_id: ReviewId, 
/**
 * What is right, and how that is known.
 */
body: string, };

/**
 * One turn of assess, plan, do, review of one plan. It is frozen once its review has closed it.
 */
export type Cycle = { id: CycleId, pupil_id: PupilId, plan_id: PlanId, 
/**
 * 1 for the first cycle of the plan.
 */
number: number, starts_on: string, due_on: string, 
/**
 * Why the review was moved to that day; empty where it was not.
 */
moved_reason: string, closed_on: string | null, };

export type CycleId = string;

/**
 * A cycle and where it stands.
 */
export type CycleView = { cycle: Kept<Cycle>, open: boolean, 
/**
 * When the review of an open cycle is due, with the days counted in on which it stood still; `None` while nothing is
 * due by it, and once it is closed.
 */
due_on: string | null, 
/**
 * "Paused since 5 October 2026: in hospital", where its date was set aside.
 */
set_aside: string | null, 
/**
 * Where the review stands today; `None` while its date is set aside, and once it is closed.
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
 * Everything that stands in Settings > Data protection.
 */
export type DataProtection = Record<symbol, never>;

/**
 * Decides about a clock, or changes what was decided.
 *
 * # Errors
 * [`crate::Error::Invalid`] where the clock runs no more, where its rule does not have it (the law pauses no date of an
 * EHC needs assessment), or where a day does not fit.
 */
export type DecideClock = { id: ClockMarkId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, pupil_id: PupilId, rule: ClockRule, 
/**
 * From when the clock counts.
 */
started_on: string, 
/**
 * The record behind it, as the clock names it.
 */
about_id: string, mark: ClockMarkKind, 
/**
 * The first day of a pause; nothing for what is decided today.
 */
from_on: string | null, 
/**
 * The day on which it goes on; nothing while it stands.
 */
until_on: string | null, reason: string, };

/**
 * Decides to watch the child closely, or that nothing further is to be done. To place the child on a stage is the
 * stage's own decision, which names the concern.
 */
export type DecideConcern = { id: ConcernId, version: number, decision: ConcernDecisionDraft, };

/**
 * Decides the stage of a child.
 */
export type DecidePlacement = { pupil_id: PupilId, decision: Decision, 
/**
 * The concern that the stage answers, where it answers one.
 */
concern_id: ConcernId | null, };

/**
 * A decision about a date, in words.
 */
export type DecidedLine = { kept: Kept<ClockMark>, 
/**
 * "Review of the plan, counted from 14 September 2026".
 */
which: string, 
/**
 * "Paused from 5 October to 17 October 2026", "Paused since 5 October 2026", "Does not apply".
 */
what: string, };

/**
 * Where a child goes, and how that was decided; as typed.
 */
export type Decision = { 
/**
 * The key of the stage to enter; nothing to leave the pathway.
 */
to: string | null, happened_on: string | null, reason: string, evidence: string, decided_by: string, parents_told_on: string | null, 
/**
 * What an adult says is in place though no record shows it.
 */
confirmed: Array<EntryCheck>, 
/**
 * Why the child enters although something is missing, or leaves the register although somebody was not consulted.
 */
missing_reason: string, 
/**
 * For a child who leaves the register or the pathway.
 */
leaving: Leaving | null, };

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
missing: Array<MissingCheck>, 
/**
 * Whether the child leaves the register by it, so that it is asked who was consulted.
 */
leaves_register: boolean, };

/**
 * A desk as it is typed.
 */
export type DeskDraft = { staff_id: StaffId, room: string, };

/**
 * What the program is and what it offers before there is a school to ask.
 */
export type DeskFacts = { 
/**
 * Of the program, as its releases are numbered.
 */
version: string, 
/**
 * Where the school's file lies on this computer.
 */
data_folder: string, 
/**
 * Whether this system keeps the window out of screenshots, recordings and screens that are shared, when a program
 * asks for it: Windows 10 of 2020 and later, and macOS.
 */
can_forbid_capture: boolean, presets: Array<PresetLine>, roles: Array<CodedWord>, term_namings: Array<CodedWord>, };

/**
 * A desk at an evening.
 */
export type DeskLine = { staff_id: StaffId, name: string, room: string, };

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
key_place: KeyPlaceView | null, names: Array<SignInName>, 
/**
 * Why the school that is here cannot be read, and what to do.
 */
trouble: Problem | null, me: Me | null, 
/**
 * Whose work is behind the lock, until somebody signs in or leaves it.
 */
locked_for: StaffId | null, 
/**
 * When the recovery sheet that is in force was made.
 */
recovery_sheet_since: string | null, };

/**
 * What was destroyed.
 */
export type DestroyedView = { number: number, 
/**
 * "Destruction no. 3: the records of 2 children are gone, 214 in all, and 96 entries of the audit trail are empty."
 */
words: string, 
/**
 * Whether the file was written anew; where the disk had no room for that, deleted words are overwritten all the same.
 */
compacted: boolean, 
/**
 * What it did not reach.
 */
backups: string, };

/**
 * A list of records that are to be destroyed, or were. It names no child.
 */
export type Destruction = { id: DestructionId, 
/**
 * 1 for the first; by it the trail says where its entries went.
 */
number: number, prepared_on: string, 
/**
 * The schedule by which it was drawn up.
 */
years: number, signed_on: string | null, signed_by: string, 
/**
 * How many children it destroyed the records of; 0 until it is signed.
 */
children: number, 
/**
 * How many records went.
 */
records: number, 
/**
 * How many entries of the audit trail were emptied.
 */
entries: number, };

/**
 * A child past the date.
 */
export type DestructionChild = { pupil: PupilRef, born_on: string, kept_until: string, left_on: string | null, 
/**
 * "File sent on to Park High School on 4 September 2026", "No record that the file was sent on".
 */
sent_words: string, 
/**
 * Why the record stays although it is past the date; empty where nothing stops it.
 */
stays: string, };

export type DestructionId = string;

/**
 * What is past its date, the list that waits for a signature, and what was destroyed before.
 */
export type DestructionView = { 
/**
 * Those whose records may be destroyed, the oldest first.
 */
past: Array<DestructionChild>, 
/**
 * Those past the date whose records stay.
 */
staying: Array<DestructionChild>, waiting: Kept<Destruction> | null, 
/**
 * The children on the list that waits.
 */
listed: Array<DestructionChild>, 
/**
 * The latest first.
 */
done: Array<Kept<Destruction>>, 
/**
 * What a destruction does not reach.
 */
backups: string, };

/**
 * Which way a number improves.
 */
export type Direction = "up" | "down";

/**
 * A physical or mental impairment with a long-term and substantial effect on the child's days.
 */
export type Disability = { id: DisabilityId, pupil_id: PupilId, impairment: Impairment, 
/**
 * "Hearing loss in both ears".
 */
what: string, long_term: LongTerm, 
/**
 * What it makes harder, in a way that is more than minor.
 */
substantial: string, 
/**
 * How the school knows: who said so, which letter.
 */
basis: string, 
/**
 * When it was recorded as a disability.
 */
from_on: string, to_on: string | null, };

/**
 * What is typed about a disability, not yet checked.
 */
export type DisabilityDraft = { impairment: Impairment | null, what: string, long_term: LongTerm | null, substantial: string, basis: string, from_on: string | null, to_on: string | null, };

export type DisabilityId = string;

/**
 * Lets go of a draft.
 */
export type DiscardDraft = { place: string, };

/**
 * What sort of thing left.
 */
export type DisclosedThing = "paper" | "document" | "ehc_plan" | "record" | "spoken" | "other";

/**
 * That something about a child was given, sent, shown or told to somebody.
 */
export type Disclosure = { id: DisclosureId, pupil_id: PupilId, 
/**
 * The version of the EHC plan that was shown, where it was that.
 */
plan_id: EhcPlanId | null, happened_on: string, thing: DisclosedThing, 
/**
 * "My Plan of 9 November"; of an EHC plan: the whole, or which sections.
 */
what: string, to_whom: string, way: DisclosureWay, basis: DisclosureBasis, 
/**
 * Which law, which order, or the reason where the ground is another one.
 */
basis_reason: string, 
/**
 * Who consented, and when, where consent is the ground.
 */
consent_by: string, consent_on: string | null, note: string, };

/**
 * On what ground something about a child was given to somebody. The grounds for an EHC plan are those of the SEND
 * Regulations 2014 reg 17 (Code of Practice 9.211 to 9.213); see [`DisclosureBasis::is_for_ehc_plan`].
 */
export type DisclosureBasis = "family" | "consent" | "transfer" | "law" | "safeguarding" | "court" | "inspection" | "interests" | "appeal" | "ombudsman" | "secretary_of_state" | "research" | "youth_accommodation" | "other";

/**
 * What is typed of a disclosure, not yet checked.
 */
export type DisclosureDraft = { happened_on: string | null, thing: DisclosedThing | null, what: string, to_whom: string, 
/**
 * How it went; not recorded, where it is left out.
 */
way: DisclosureWay | null, basis: DisclosureBasis | null, basis_reason: string, consent_by: string, consent_on: string | null, note: string, };

/**
 * Which entries of the log are wanted; what is not given does not filter.
 */
export type DisclosureFilter = { pupil_id: PupilId | null, thing: DisclosedThing | null, basis: DisclosureBasis | null, from_on: string | null, to_on: string | null, };

export type DisclosureId = string;

/**
 * An entry of the log in words.
 */
export type DisclosureLine = { key: string, 
/**
 * Of what somebody recorded; none for a file sent on, a request answered or a letter, which have records of their own.
 */
id: DisclosureId | null, pupil_id: PupilId, pupil_name: string, 
/**
 * "Byrne, Zoë": for a list in order of family name.
 */
pupil_name_in_list: string, on: string, 
/**
 * "The EHC plan: Sections B and F".
 */
what: string, to_whom: string, 
/**
 * "By hand"; empty where it is not recorded.
 */
way: string, 
/**
 * "With consent of the child or the parents: Mrs Byrne, 3 November 2026".
 */
basis: string, note: string, by: string, };

/**
 * All of that for the screen.
 */
export type DisclosureLog = { today: string, lines: Array<DisclosureLine>, may_write: boolean, };

/**
 * How it went.
 */
export type DisclosureWay = "hand" | "secure_email" | "post" | "portal" | "shown" | "spoken" | "not_said";

/**
 * What a person chose.
 */
export type DisplayChoices = { theme: Theme, 
/**
 * In per cent of the computer's own; one of [`TEXT_SIZES`].
 */
text_size: number, };

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
 * A form with unsaved words.
 */
export type DraftLine = { place: string, saved_at: string, };

/**
 * What came of a restore drill.
 */
export type DrillReport = { 
/**
 * When the backup was made.
 */
made_at: string, 
/**
 * Whether it was fetched from the second place.
 */
from_second_place: boolean, 
/**
 * Whether everything came back as it is in the file.
 */
held: boolean, 
/**
 * What came of it, in a sentence.
 */
words: string, };

/**
 * The last restore drill.
 */
export type DrillView = { at: string, words: string, 
/**
 * Whether the backup came back as it should.
 */
held: boolean, };

/**
 * What is due for the children in scope from one day to another, both included.
 */
export type DueCalendar = { from: string, to: string, };

/**
 * Days with what is due on them.
 */
export type DueCalendarView = { today: string, days: Array<CalendarDay>, 
/**
 * What was due before the first day, and before today, and is not done.
 */
overdue_before: number, };

/**
 * A clock of a child, with where it stands today.
 */
export type DueItem = { pupil: PupilRef, clock: Clock, state: ClockState, 
/**
 * "due in 12 days", "3 days overdue", "paused for 12 days".
 */
words: string, 
/**
 * The record behind it, where a child may have several of its rule; else empty.
 */
about_id: string, 
/**
 * What was decided about it, the first first.
 */
marks: Array<ClockMarkLine>, 
/**
 * What the person who asks may decide about it.
 */
may_mark: Array<ClockMarkKind>, };

/**
 * What an adult is to a child.
 */
export type Duty = "key_worker" | "supports" | "lead_practitioner";

/**
 * That a yearly duty of the school is done with for a school year: done on a day, or not for this school.
 */
export type DutyDone = { id: DutyDoneId, duty: YearlyDuty, 
/**
 * 2026 for 2026/27. A year has one of each duty that was not taken back.
 */
starting: number, 
/**
 * `None` where it is not for this school.
 */
done_on: string | null, 
/**
 * Where it stands, as the address of a page.
 */
place: string, 
/**
 * Why it was done after its day; empty where it was in time or nobody said.
 */
late_reason: string, 
/**
 * Why it is not for this school; empty where it was done.
 */
not_for_us: string, };

/**
 * What is said of a duty, as it is typed.
 */
export type DutyDoneDraft = { duty: YearlyDuty, 
/**
 * 2026 for 2026/27.
 */
starting: number, 
/**
 * Whether it is for this school at all.
 */
for_us: boolean, done_on: string | null, place: string, late_reason: string, not_for_us: string, };

export type DutyDoneId = string;

/**
 * A duty that is done with for a year.
 */
export type DutyDoneLine = { kept: Kept<DutyDone>, 
/**
 * "2026/27".
 */
year: string, 
/**
 * Its last day in time.
 */
due_on: string | null, 
/**
 * Whether it was done after that.
 */
late: boolean, };

/**
 * Whose duty it is.
 */
export type DutyHolder = "school" | "local_authority" | "local_authority_through_school" | "parent";

/**
 * What was found when English as an additional language was considered in its own right.
 */
export type EalFinding = "english_at_home" | "explains_it" | "part_of_it" | "not_the_cause" | "not_known_yet";

/**
 * A wording of before, and what is different in the one of now.
 */
export type EarlierWords = { words: LetterWords, 
/**
 * From its heading to that of now, word by word.
 */
title: Array<WordPiece>, 
/**
 * From its text to that of now.
 */
body: Array<WordPiece>, };

/**
 * What is known of the check at the age of two. The review is the health visitor's (Healthy Child Programme, at two
 * to two and a half), the progress check the nursery's or childminder's (EYFS statutory framework, section 2).
 */
export type EarlyCheck = "health_visitor" | "setting" | "both" | "missing";

/**
 * A review meeting that is planned.
 */
export type EhcMeeting = { on: string, at: string, place: string, };

/**
 * An outcome of Section E.
 */
export type EhcOutcome = { text: string, 
/**
 * "By the end of Key Stage 2".
 */
by_when: string, };

/**
 * A paper of the statutory side.
 */
export type EhcPaper = { "paper": "invitations", review_id: EhcReviewId, } | { "paper": "advice_requests", review_id: EhcReviewId, } | { "paper": "report", review_id: EhcReviewId, } | { "paper": "delivery" } | { "paper": "school_advice", request_id: EhcRequestId, };

/**
 * One version of an EHC plan. An amended plan is a new record beside it, so that each stays as it was issued.
 */
export type EhcPlan = { id: EhcPlanId, pupil_id: PupilId, 
/**
 * The request that it came of, where the school knows it.
 */
request_id: EhcRequestId | null, 
/**
 * The review after which it was amended.
 */
review_id: EhcReviewId | null, 
/**
 * 1 for the first plan, 2 for the first amended one.
 */
edition: number, 
/**
 * When this version was issued.
 */
issued_on: string, 
/**
 * When the child first had a plan.
 */
first_issued_on: string, local_authority: string, sections: Array<SectionEntry>, outcomes: Array<EhcOutcome>, provisions: Array<EhcProvision>, top_up: boolean, 
/**
 * Pounds a year.
 */
top_up_pounds: number | null, school_unit: SchoolUnit, 
/**
 * When the local authority ceased to maintain it.
 */
ceased_on: string | null, ceased_reason: string, };

/**
 * What is typed of a plan, not yet checked. Outcomes and lines of provision of which nothing is filled in are left out.
 */
export type EhcPlanDraft = { issued_on: string | null, 
/**
 * When the child first had a plan; nothing where this is the first.
 */
first_issued_on: string | null, local_authority: string, sections: Array<SectionEntry>, outcomes: Array<EhcOutcome>, provisions: Array<EhcProvision>, top_up: boolean, top_up_pounds: number | null, school_unit: SchoolUnit, };

export type EhcPlanId = string;

/**
 * A line of Section F: what, who, how often, how long. It may be linked to the targets of the delivery plan that it
 * is worked on by.
 */
export type EhcProvision = { what: string, who: string, how_often: string, how_long: string, target_ids: Array<TargetId>, };

/**
 * A request for an EHC needs assessment, with everything that followed from it.
 */
export type EhcRequest = { id: EhcRequestId, pupil_id: PupilId, requested_by: RequestedBy, 
/**
 * Who it was: "Mrs Ångström", "Dr Sen".
 */
requested_by_name: string, local_authority: string, 
/**
 * When it was agreed to ask, or when the school heard of it.
 */
begun_on: string, 
/**
 * Why: what the child needs beyond what the school can give.
 */
grounds: string, 
/**
 * Why things are missing from the evidence.
 */
evidence_reasons: Array<EvidenceReason>, 
/**
 * The headteacher's sign-off.
 */
signed_on: string | null, signed_by: string, 
/**
 * Why a request of the school went without it; empty where it did not.
 */
unsigned_reason: string, sent_on: string | null, 
/**
 * When the local authority had it; its weeks are counted from here.
 */
received_on: string | null, panel_on: string | null, decision: AssessDecision | null, 
/**
 * The day on the letter.
 */
decided_on: string | null, decision_note: string, advice_asked_on: string | null, advice_sent_on: string | null, draft_served_on: string | null, parents_views_on: string | null, parents_views: string, consulted_on: string | null, replied_on: string | null, reply: string, outcome: RequestOutcome | null, outcome_on: string | null, outcome_note: string, 
/**
 * When the parents were told of mediation and of their right to appeal.
 */
rights_told_on: string | null, certificate_on: string | null, appealed_on: string | null, reasons: Array<StepReason>, };

/**
 * What is typed about a request, not yet checked.
 */
export type EhcRequestDraft = { requested_by: RequestedBy | null, requested_by_name: string, local_authority: string, begun_on: string | null, grounds: string, };

export type EhcRequestId = string;

/**
 * An annual or interim review of an EHC plan.
 */
export type EhcReview = { id: EhcReviewId, pupil_id: PupilId, plan_id: EhcPlanId, review_kind: EhcReviewKind, 
/**
 * Held together with the review of the personal education plan of a looked-after child.
 */
with_pep: boolean, 
/**
 * When the meeting was arranged.
 */
arranged_on: string, meeting_on: string, 
/**
 * "14:00"; empty where it is not settled.
 */
meeting_at: string, place: string, people: Array<Invitee>, advice_asked_on: string | null, invitations_sent_on: string | null, 
/**
 * When the advice that came was sent to all who are invited.
 */
papers_sent_on: string | null, held_on: string | null, child_views: string, 
/**
 * Who wrote the child's words down; empty where she did.
 */
child_scribe: string, parent_views: string, working_well: string, progress: Array<OutcomeProgress>, 
/**
 * What should change in the plan, section by section.
 */
changes: string, 
/**
 * The move to the next school, or to adult life.
 */
moving_on: string, recommendation: ReviewRecommendation | null, report_sent_on: string | null, decision: LaDecision | null, decided_on: string | null, decision_note: string, amended_on: string | null, 
/**
 * When the parents were told of mediation and of their right to appeal.
 */
rights_told_on: string | null, 
/**
 * The day of the mediation certificate.
 */
certificate_on: string | null, appealed_on: string | null, reasons: Array<StepReason>, };

/**
 * What is typed of a review that is arranged, not yet checked.
 */
export type EhcReviewDraft = { review_kind: EhcReviewKind, with_pep: boolean, meeting_on: string | null, meeting_at: string, place: string, people: Array<InviteeDraft>, };

export type EhcReviewId = string;

/**
 * What kind of review of the plan it is.
 */
export type EhcReviewKind = "annual" | "interim";

/**
 * A review with its steps.
 */
export type EhcReviewView = { review: Kept<EhcReview>, steps: Array<ProcessStep>, next: EhcStep | null, };

/**
 * A section of an EHC plan (SEND Regulations 2014 reg 12).
 */
export type EhcSection = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H1" | "H2" | "I" | "J" | "K";

/**
 * A step of the request for an assessment, or of a review of the plan.
 */
export type EhcStep = "sign_off" | "request" | "decision" | "advice" | "not_to_issue" | "draft_views" | "consultation" | "final_plan" | "rights" | "appeal" | "review_advice" | "invitations" | "meeting" | "report" | "review_decision" | "amended_plan";

/**
 * What there is. For whoever may not read everything: the plan that holds with its outcomes and provision, and when
 * it is reviewed.
 */
export type EhcView = { 
/**
 * What runs today under the law on EHC plans, the most pressing first.
 */
due: Array<DueItem>, 
/**
 * The latest first.
 */
requests: Array<RequestView>, 
/**
 * The version that holds.
 */
plan: PlanVersion | null, 
/**
 * Versions before it, and one that was ended, the latest first.
 */
earlier: Array<PlanVersion>, 
/**
 * The next review meeting.
 */
meeting: EhcMeeting | null, 
/**
 * The latest first.
 */
reviews: Array<EhcReviewView>, 
/**
 * To whom the plan was shown, the latest first.
 */
disclosures: Array<Kept<Disclosure>>, taken_back: Array<TakenBack>, 
/**
 * Targets of the delivery plan that goes on, and those that a line of Section F is linked to.
 */
targets: Array<PlanTarget>, 
/**
 * Who is likely to be invited to a review.
 */
likely_people: Array<Invitee>, 
/**
 * "Year 6: the plan that names the next school is due on 15 February 2027"; nothing in other years.
 */
transfer_words: string | null, 
/**
 * A review may be held together with that of the personal education plan.
 */
looked_after: boolean, local_authority: string, shows_all: boolean, may_write: boolean, may_sign: boolean, may_print: boolean, };

/**
 * What to do in an emergency.
 */
export type EmergencyCard = { conditions: Array<HealthCondition>, signs: string, steps: Array<string>, call: string, place: string, 
/**
 * Whom to ring; nothing for whoever may not read contacts.
 */
contacts: Array<EmergencyContact> | null, };

/**
 * Somebody to ring.
 */
export type EmergencyContact = { id: ContactId, name: string, relationship: string, telephone: string, };

/**
 *Ends an adult's work with a child on its last day, or lets it go on where no day is given.
 */
export type EndAdult = { id: LinkId, version: number, to_on: string | null, };

/**
 *Ends a factor on its last day, or lets it go on where no day is given.
 */
export type EndFactor = { id: FactorId, version: number, to_on: string | null, };

/**
 * Ends a healthcare plan with the reason.
 */
export type EndHealthcarePlan = { id: HealthcarePlanId, version: number, ended_on: string | null, end_reason: string, };

/**
 * Says that the record may be destroyed again when its time comes.
 */
export type EndHold = { id: HoldId, version: number, ended_on: string | null, end_reason: string, };

/**
 * Records that the school does not hold the medicine any more; or, without a day, that it does after all.
 */
export type EndMedicine = { id: MedicineId, version: number, ended_on: string | null, 
/**
 * "Handed back to the parents", "used up", "out of date".
 */
end_reason: string, };

/**
 * Ends a need on its last day, or lets it go on where no day is given.
 */
export type EndNeed = { id: NeedId, version: number, to_on: string | null, };

/**
 *Ends the work of a lead practitioner from outside on its last day, or lets it go on where no day is given.
 */
export type EndOutsideLead = { id: OutsideLeadId, version: number, to_on: string | null, };

/**
 * Ends a plan without a review, with the reason. Its open targets end with it; its open cycle falls away.
 */
export type EndPlan = { plan_id: PlanId, ended_on: string | null, reason: string, };

/**
 * Ends a reduced timetable. Extended, it goes on as a plan of its own from the next day, with the hours of the last
 * week, and everybody has to agree anew.
 */
export type EndReintegration = { id: ReintegrationId, version: number, 
/**
 * The last day on the reduced timetable.
 */
ended_on: string | null, ending: ReintegrationEnding | null, 
/**
 * Why it is extended, or how else it ended; may be empty where the child is full time again.
 */
reason: string, 
/**
 * The last day of the plan that extends it.
 */
extended_to: string | null, };

/**
 * One thing that should be in place before a child enters a stage.
 */
export type EntryCheck = "concern" | "concern_with_evidence" | "concern_form" | "parent_told" | "consent" | "profile" | "parent_involved" | "child_involved" | "teacher_involved" | "parent_voice" | "pupil_voice" | "smart_target" | "assess_evidence" | "support_plan" | "provision_map" | "assessment" | "agency" | "agency_or_targeted_provision" | "lead_practitioner" | "two_cycles_reviewed" | "trust_expertise" | "headteacher_sign_off" | "statutory_evidence" | "statutory_application" | "statutory_panel" | "ehc_plan_date" | "ehc_plan_sections" | "ehc_plan_outcomes";

/**
 * One thing that should be in place.
 */
export type EntryCheckLine = { check: EntryCheck, words: string, 
/**
 * Whether the records show it.
 */
met: boolean, 
/**
 * Whether the records could show it; otherwise only an adult can confirm it.
 */
shown_by_records: boolean, 
/**
 * What of it is missing, where it is several things; empty otherwise.
 */
still_missing: string, };

/**
 * What the overview says of it.
 */
export type EqualityLine = { 
/**
 * Those of today: "Hearing loss in both ears".
 */
disabilities: Array<string>, adjustments: Array<string>, 
/**
 * Those of this school year.
 */
arrangements: Array<string>, };

/**
 * Everything of it.
 */
export type EqualityView = { 
/**
 * Those of today first. How the school knows is empty for whoever does not read reports.
 */
disabilities: Array<Kept<Disability>>, 
/**
 * Those of today first.
 */
adjustments: Array<Kept<Adjustment>>, 
/**
 * The latest school year first.
 */
arrangements: Array<ArrangementView>, 
/**
 * What was taken back, for whoever can bring it back.
 */
taken_back: Array<TakenBack>, 
/**
 * That a disability is not SEND in itself.
 */
not_send_alone: string, shows_basis: boolean, may_write: boolean, 
/**
 * The school year of today and the next, to choose from.
 */
years: Array<YearChoice>, };

/**
 * A place at a parents' evening.
 */
export type EveningDesk = { staff_id: StaffId, 
/**
 * Where to find it; may be empty.
 */
room: string, };

/**
 * An evening as it is typed, not yet checked.
 */
export type EveningDraft = { meets_on: string | null, starts_at: string, ends_at: string, slot_minutes: number | null, gap_minutes: number | null, desks: Array<DeskDraft>, };

export type EveningId = string;

/**
 * What came of keeping an evening.
 */
export type EveningSaved = { id: EveningId, 
/**
 * Meetings that had a time at it and have none now.
 */
without_time: number, };

/**
 * One evening.
 */
export type EveningView = { evening: Kept<ParentsEvening>, 
/**
 * "Tuesday 17 November 2026".
 */
day_words: string, over: boolean, times: Array<TimeOfDay>, desks: Array<DeskLine>, };

/**
 * What this person may do with the meetings.
 */
export type EveningsMay = { arrange: boolean, record: boolean, print: boolean, };

/**
 * The evenings with the meetings of the children in scope.
 */
export type EveningsView = { today: string, round: RoundLine, evenings: Array<EveningView>, 
/**
 * By family name.
 */
children: Array<MeetingChild>, 
/**
 * Who may have a desk: everybody who works here today, teachers first.
 */
staff: Array<StaffLine>, 
/**
 * The SENCO who is asked to meetings; empty without one.
 */
senco_name: string, may: EveningsMay, };

/**
 * What a request should show. Nothing of it blocks a request.
 */
export type EvidenceItem = "two_cycles" | "agency_reports" | "assessment" | "child_views" | "parent_views" | "attendance";

/**
 * One line of the checklist.
 */
export type EvidenceLine = { item: EvidenceItem, name: string, present: boolean, 
/**
 * "3 reports, the latest of 12 October 2026".
 */
words: string, 
/**
 * Why it is missing; empty where nobody has said.
 */
reason: string, };

/**
 * Why something is missing; written by a person.
 */
export type EvidenceReason = { item: EvidenceItem, reason: string, };

/**
 * Says why something is missing from the evidence; empty words take the reason away.
 */
export type ExplainEvidence = { id: EhcRequestId, version: number, item: EvidenceItem, reason: string, };

/**
 * Says why a step of a request was late or does not apply; empty words take the reason away.
 */
export type ExplainRequest = { id: EhcRequestId, version: number, step: EhcStep, kind: StepReasonKind, reason: string, };

/**
 * Says why a step of a review was late or does not apply; empty words take the reason away.
 */
export type ExplainReview = { id: EhcReviewId, version: number, step: EhcStep, kind: StepReasonKind, reason: string, };

/**
 * The bytes of a document, to be saved outside the file.
 */
export type ExportAttachment = { id: AttachmentId, };

/**
 * Takes the dates of a stretch out as a calendar file: what is due, and no child by name.
 */
export type ExportCalendar = { wanted: DueCalendar, };

/**
 * Takes a list out as a spreadsheet.
 */
export type ExportList = { wanted: ListWanted, format: SheetFormat, };

/**
 * Takes everything about a child out of the file.
 */
export type ExportWholeRecord = { pupil_id: PupilId, 
/**
 * The request that it answers, where there is one.
 */
request_id: AccessRequestId | null, };

/**
 * A file for the person to save where they like.
 */
export type ExportedFile = { bytes_base64: string, format: SheetFormat, 
/**
 * "SEND register 2026-11-22.xlsx": no child's name is in it.
 */
suggested_file_name: string, rows: number, children: number, };

/**
 * The faces scale, from best to worst. `value` gives 5 down to 1.
 */
export type Face = "very_happy" | "happy" | "not_sure" | "sad" | "very_sad" | "would_rather_not_say";

/**
 * Something that affects progress and is not SEND in itself.
 */
export type Factor = { id: FactorId, pupil_id: PupilId, factor: FactorKind, detail: string, from_on: string, to_on: string | null, };

/**
 * A factor with its name and its tag for a crowded table.
 */
export type FactorCode = { code: FactorKind, name: string, short_name: string, };

/**
 * What is typed about a factor, not yet checked.
 */
export type FactorDraft = { factor: FactorKind | null, detail: string, from_on: string | null, to_on: string | null, };

export type FactorId = string;

/**
 * A circumstance to weigh beside a child's needs; none of them is SEN alone.
 */
export type FactorKind = "attendance_and_punctuality" | "health_and_welfare" | "eal" | "pupil_premium" | "looked_after" | "previously_looked_after" | "service_child" | "young_carer" | "trauma" | "behaviour" | "disability";

/**
 * What was said of a circumstance that is not SEND in itself.
 */
export type FactorWords = { factor: FactorKind, words: string, };

/**
 * The choices as they are typed and as papers follow them.
 */
export type FamilyChoices = { text_size: TextSize, tint: Tint, spacing: Spacing, 
/**
 * The language in which headings stand under the English ones.
 */
heading_language: HeadingLanguage | null, };

/**
 * The choices of a family for the screen.
 */
export type FamilyPaperView = { choices: FamilyChoices, 
/**
 * The version to save from; none where nothing was chosen yet.
 */
version: number | null, 
/**
 * The headings that the child's home language suggests, where they are kept.
 */
home_language: HeadingLanguage | null, 
/**
 * The languages in which headings are kept.
 */
languages: Array<CodedWord>, may_write: boolean, };

/**
 * One field, from what to what.
 */
export type FieldChange = { field: string, from: unknown, to: unknown, };

/**
 * Something that a column can hold.
 */
export type FieldChoice = { code: string, name: string, of_contact: boolean, };

/**
 * Finished sentences for a person to read, kept by the path of the field they belong to.
 *
 * A path names a field as the window does: `date_of_birth`, or `half_terms.2.ends_on` for one in a list.
 * Problems of one field stay in the order they were added.
 */
export type FieldErrors = Record<string, Array<string>>;

/**
 * What a file is by its content, whatever its name says.
 */
export type FileKind = "pdf" | "jpeg" | "png" | "docx";

/**
 * What a file is.
 */
export type FileLook = { 
/**
 * Why it is not kept; nothing where it will be.
 */
refused: string | null, file_kind: FileKind | null, 
/**
 * "PDF".
 */
kind_words: string, 
/**
 * A PDF that is encrypted: it may ask for a password, and then no preview is possible.
 */
protected: boolean, 
/**
 * The documents of this child that are this very file already: "Report of Dr Sen, 3 March 2026".
 */
same_as: Array<string>, };

/**
 * The draft at a place.
 */
export type FindDraft = { place: string, };

/**
 * A child who fits.
 */
export type FindHit = { pupil: PupilRef, 
/**
 * The name by law where the child is called something else, since that may be what was typed.
 */
legal_name: string | null, stage_name: string | null, };

/**
 * One of the four tests as the form has it.
 */
export type FindingDraft = { test: ProgressTest, 
/**
 * Whether the child's progress fails it.
 */
found: boolean, evidence: string, };

/**
 * Says that what was agreed is done and what came of it; without a day, that it is still to be done.
 */
export type FinishTeamAction = { id: TeamActionId, version: number, done_on: string | null, note: string, };

/**
 * A first step, and whether the record shows that it was taken.
 */
export type FirstStep = { kind: FirstStepKind, name: string, about: string, done: boolean, };

/**
 * Something to do before a school's record is of use.
 */
export type FirstStepKind = "terms" | "colleagues" | "classes" | "children" | "second_place" | "pathway";

/**
 * Who has forgotten their password, and what it shall be.
 */
export type ForgottenPassword = { staff_id: StaffId, new: string, };

/**
 * Says why the review of a cycle is late or is not held in the round, over what was said before; without a kind it
 * takes that back.
 */
export type GiveReason = { round: RoundKey, cycle_id: CycleId, reason_kind: ReasonKind | null, reason: string, };

/**
 * What is typed about a dose, not yet checked.
 */
export type GivenDraft = { medicine_id: MedicineId | null, happened_on: string | null, 
/**
 * "12:30", as it is typed.
 */
at: string, outcome: GivenOutcome | null, dose: string, given_by: string, witness: string, note: string, };

/**
 * What came of a dose that was due or needed.
 */
export type GivenOutcome = "given" | "self_given" | "refused" | "not_given";

/**
 * An entry of the medication record.
 */
export type GivenView = { given: Kept<MedicineGiven>, medicine: string, 
/**
 * The entry that puts this one right.
 */
corrected_by: MedicineGivenId | null, 
/**
 * Whether it can still be changed: it was written today.
 */
open: boolean, };

/**
 * Goes back to a backup of the school that is open.
 */
export type GoBackTo = { path: string, 
/**
 * The recovery sheet of its day; needed only where the school has got another key since.
 */
sheet: string, };

/**
 * One half-term of one year, its first and last day included.
 */
export type HalfTerm = { slot: HalfTermSlot, starts_on: string, ends_on: string, };

/**
 * A half-term as it stands in the form.
 */
export type HalfTermDraft = { slot: HalfTermSlot, starts_on: string | null, ends_on: string | null, };

/**
 * The half-term of today, or in the holidays the next one.
 */
export type HalfTermLine = { name: string, starts_on: string, ends_on: string, 
/**
 * Whether it has begun; else it is the holidays.
 */
begun: boolean, 
/**
 * School days left in it, today included.
 */
school_days_left: number, };

/**
 * Which of the year's six half-terms: 1 to 6.
 */
export type HalfTermSlot = number;

/**
 * The languages in which the headings of papers are kept, by their BCP 47 code. The headings stand under the
 * English ones, never instead of them; what people wrote is not translated.
 */
export type HeadingLanguage = "ar" | "bn" | "gu" | "lt" | "pl" | "pt" | "pa" | "ro" | "tr" | "uk" | "ur";

/**
 * A condition with the signs that show it.
 */
export type HealthCondition = { 
/**
 * "Type 1 diabetes".
 */
name: string, signs: string, };

/**
 * That somebody is trained to look after a child's condition.
 */
export type HealthTraining = { id: HealthTrainingId, pupil_id: PupilId, 
/**
 * Who: not everybody who is trained signs in to Waymark.
 */
person: string, 
/**
 * In what.
 */
training: string, trainer: string, happened_on: string, 
/**
 * The last day on which it holds.
 */
valid_until_on: string | null, };

export type HealthTrainingId = string;

/**
 * The rest of the plan.
 */
export type HealthcareDetail = { happened_on: string, triggers: string, care: Array<CareLine>, advice_from: string, trips: string, sport: string, consent_on: string | null, consent_by: string, contact_ids: Array<ContactId>, 
/**
 * The latest first.
 */
reviews: Array<HealthcareReview>, 
/**
 * When it is to be looked at again, how that was found, and where it stands: "due in 12 days".
 */
review: Clock, review_state: ClockState, review_words: string, };

/**
 * What is typed about a healthcare plan, not yet checked.
 */
export type HealthcareDraft = { happened_on: string | null, conditions: Array<ConditionDraft>, triggers: string, care: Array<CareDraft>, emergency_signs: string, emergency_steps: Array<string>, emergency_call: string, emergency_place: string, contact_ids: Array<ContactId>, advice_from: string, trips: string, sport: string, consent_on: string | null, consent_by: string, };

export type HealthcarePlanId = string;

/**
 * That the plan was looked at again.
 */
export type HealthcareReview = { reviewed_on: string, 
/**
 * Who looked at it together.
 */
reviewed_with: string, 
/**
 * What changed.
 */
change: string, };

/**
 * A healthcare plan on the screen.
 */
export type HealthcareView = { id: HealthcarePlanId, version: number, card: EmergencyCard, 
/**
 * Nothing for whoever reads the emergency alone.
 */
detail: HealthcareDetail | null, };

/**
 * A child with the letter about her.
 */
export type HelpLetterChild = { pupil: PupilRef, 
/**
 * The help that the letter is about.
 */
given: Array<string>, 
/**
 * Since when she has had it; where it is more than one thing, the latest.
 */
since: string, 
/**
 * The day of a letter about it that went out since.
 */
had_on: string | null, letter: ProposedLetter, };

/**
 * The children who get a provision today, or any at all, each with the letter as it would read.
 */
export type HelpLetters = { 
/**
 * As a plan words it; nothing for all that each plan provides.
 */
what: string | null, };

/**
 * Who would get the letter.
 */
export type HelpLettersView = { 
/**
 * What open plans provide today, each once, to choose from.
 */
provision: Array<string>, 
/**
 * By class, then by name.
 */
children: Array<HelpLetterChild>, };

/**
 * One field, from what to what, in words.
 */
export type HistoryChange = { field: string, 
/**
 * Empty where there was nothing before.
 */
from: string, to: string, };

/**
 * One thing that somebody did.
 */
export type HistoryLine = { number: number, at: string, staff_name: string, 
/**
 * "Mrs Okafor changed the plan: strengths, what we notice".
 */
words: string, kind: Kind, record_id: string, 
/**
 * Whether the record was only opened to read, and nothing was changed.
 */
opened: boolean, changes: Array<HistoryChange>, };

/**
 * A page of the history.
 */
export type HistoryView = { lines: Array<HistoryLine>, 
/**
 * What to ask for to see older lines; nothing where there are none.
 */
next: number | null, };

export type HoldId = string;

/**
 * A hold, and on whose record.
 */
export type HoldLine = { pupil: PupilRef, hold: Kept<LegalHold>, };

/**
 * What kind of impairment it is.
 */
export type Impairment = "physical" | "mental" | "both";

/**
 * One field, from what to what, in words.
 */
export type ImportChange = { what: string, 
/**
 * Empty where there was nothing before.
 */
from: string, to: string, };

/**
 * What a person decided on a preview.
 */
export type ImportDecisions = { 
/**
 * Children who are possibly on the register. Those without a decision are left out.
 */
same: Array<SameChoice>, 
/**
 * The children who have left, of those who are not in the list.
 */
leaving: Array<PupilId>, 
/**
 * Their last day; of a child whom the list itself gives one, that.
 */
left_on: string | null, place: Array<PlaceChoice>, };

/**
 * What is wrong in a row.
 */
export type ImportFault = { row: number, 
/**
 * The column, from 0, where one cell is to blame and can be typed anew.
 */
column: number | null, heading: string, 
/**
 * What the cell holds.
 */
text: string, reason: string, };

/**
 * A list as it was chosen.
 */
export type ImportFile = { name: string, 
/**
 * The file as it is on the disk, in base64.
 */
bytes: string, 
/**
 * The sheet of a workbook; else the first with anything on it.
 */
sheet: string | null, 
/**
 * The number of the row of headings; else it is found.
 */
header_row: number | null, };

/**
 * What would become of a child.
 */
export type ImportGroup = "new" | "changed" | "unchanged" | "possible" | "leaving" | "wrong";

export type ImportId = string;

/**
 * A child of the preview, or a wrong row.
 */
export type ImportLine = { 
/**
 * Names the child in the decisions.
 */
key: string, group: ImportGroup, name: string, 
/**
 * "Year 3, Hazel, born 5 October 2018".
 */
about: string, rows: Array<number>, pupil_id: PupilId | null, changes: Array<ImportChange>, 
/**
 * What was left out of the rows, and why.
 */
notes: Array<string>, 
/**
 * What differs and is left as it is in Waymark.
 */
look: Array<string>, 
/**
 * The status of a child who is on no stage here, and may be placed on one.
 */
place: CensusCode | null, wrong: Array<ImportFault>, 
/**
 * Of somebody who may be the same child: who that is.
 */
other: string, 
/**
 * Whether that is likely, because only the number is missing here.
 */
likely_same: boolean, 
/**
 * For a child who leaves: the day that the list says.
 */
left_on: string | null, };

/**
 * What a list would do.
 */
export type ImportPreview = { 
/**
 * By surname within each group, the groups in no order.
 */
lines: Array<ImportLine>, facts: Array<string>, new_classes: Array<string>, stages: Array<ImportStage>, 
/**
 * Sent back with the order to apply it: whether the register is still as it was shown.
 */
seen: string, };

/**
 * What an import did.
 */
export type ImportResult = { 
/**
 * Nothing where there was nothing to do, so that no import was kept.
 */
id: ImportId | null, added: number, changed: number, leaving: number, placed: number, 
/**
 * Wrong rows, and possible children without a decision.
 */
left_out: number, };

/**
 * One import of a list, done in one transaction. Which records it touched stands in the audit trail.
 */
export type ImportRun = { id: ImportId, list: ImportedList, file_name: string, happened_on: string, 
/**
 * Children who came new.
 */
added: number, 
/**
 * Children of whom something changed; of a list of targets or provision, those whose plans got something.
 */
changed: number, 
/**
 * Children who were recorded as having left.
 */
leaving: number, 
/**
 * Children who were put on a stage of the pathway.
 */
placed: number, 
/**
 * Plans that were begun.
 */
plans: number, targets: number, 
/**
 * Lines of provision.
 */
provision: number, 
/**
 * The name of the backup made before it, without its folder.
 */
backup: string, undone_on: string | null, 
/**
 * How many children stayed as they were when it was undone, because they had been changed since.
 */
kept_back: number, };

/**
 * A stage on which children of a status may be placed.
 */
export type ImportStage = { census: CensusCode, key: string, name: string, };

/**
 * Makes an empty workbook with the right headings. Nothing of the school is in it.
 */
export type ImportTemplate = { list: ImportedList, };

/**
 * An import for the screen.
 */
export type ImportView = { run: ImportRun, recorded_at: string, recorded_by_name: string, };

/**
 * What a list tells of.
 */
export type ImportedList = "pupils" | "plans" | "provision";

/**
 * Somebody who is invited to a review.
 */
export type Invitee = { name: string, kind: InviteeKind, 
/**
 * "Mother", "Speech and language therapist".
 */
role: string, 
/**
 * Whether advice is asked of this person before the meeting.
 */
advice_wanted: boolean, 
/**
 * When it came.
 */
advice_on: string | null, attendance: ReviewAttendance | null, };

/**
 * Somebody to invite, as typed. Lines without anything are left out.
 */
export type InviteeDraft = { name: string, kind: InviteeKind | null, role: string, advice_wanted: boolean, };

/**
 * Who somebody invited to a review is.
 */
export type InviteeKind = "parent" | "child" | "school" | "local_authority" | "health" | "social_care" | "virtual_school" | "next_school" | "other";

/**
 * Keeps one's colours and text size. They come back with who is signed in.
 */
export type KeepDisplay = { display: DisplayChoices, };

/**
 * Keeps what stands in a form.
 */
export type KeepDraft = { place: string, body: unknown, };

/**
 * Keeps something new in the bank.
 */
export type KeepInBank = { entry: BankDraft, };

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
 * Where the key of this PC is kept.
 */
export type KeyPlace = "keyring" | "owner_only_file";

/**
 * Where the key of a school's file is kept, and what that means.
 */
export type KeyPlaceView = { place: KeyPlace, words: string, };

/**
 * The kinds of record. The window reloads what it shows of a kind when a write names it.
 */
export type Kind = "school" | "school_year" | "school_pathway" | "pathway_change" | "staff" | "duty_done" | "school_class" | "class_staff" | "pupil" | "class_member" | "pupil_staff" | "photo" | "contact" | "family_paper" | "factor" | "need" | "concern" | "placement" | "clock_mark" | "profile" | "assessment" | "agency" | "referral" | "agency_entry" | "recommendation" | "outside_lead" | "team_meeting" | "team_action" | "chronology_event" | "reintegration" | "ehc_request" | "ehc_plan" | "ehc_review" | "disclosure" | "healthcare_plan" | "medicine" | "medicine_given" | "health_training" | "disability" | "adjustment" | "access_arrangement" | "attachment" | "plan" | "outcome" | "target" | "small_step" | "strategy" | "provision" | "cycle" | "rating" | "review" | "target_review" | "review_round" | "round_reason" | "plan_signature" | "parents_evening" | "meeting" | "note" | "letter_words" | "letter" | "bank_entry" | "import_run" | "import_columns" | "saved_view" | "retention" | "legal_hold" | "access_request" | "destruction" | "destruction_line";

/**
 * What the local authority decided on a review.
 */
export type LaDecision = "keep" | "amend" | "cease";

/**
 * Whether a list has the children who have left in it.
 */
export type Leavers = "without" | "with";

/**
 * What is asked when a child leaves the register, as typed.
 */
export type Leaving = { 
/**
 * When the parents were consulted.
 */
parents_on: string | null, 
/**
 * The class teacher who was consulted.
 */
teacher: string, 
/**
 * Whether the child is watched afterwards, where no other stage follows.
 */
watch: boolean, 
/**
 * When progress is looked at again; without a day the weeks of a concern count.
 */
look_again_on: string | null, };

/**
 * A review that was not held.
 */
export type LeftLine = { pupil: PupilRef, cycle_id: CycleId, plan_name: string, due_on: string, 
/**
 * Empty where none is given yet.
 */
reason: string, };

/**
 * A child for whom no time was found, and why.
 */
export type LeftOver = { pupil: PupilRef, words: string, };

/**
 * Why a review was not held.
 */
export type LeftReason = { cycle_id: CycleId, reason: string, };

/**
 * That a child's record must not be destroyed, whatever the schedule says.
 */
export type LegalHold = { id: HoldId, pupil_id: PupilId, from_on: string, reason: string, ended_on: string | null, end_reason: string, };

/**
 * Lets go of a file that is not to be attached after all.
 */
export type LetGoOfFile = { file: string, };

/**
 * A letter that went out about a child, as it was.
 */
export type Letter = { id: LetterId, pupil_id: PupilId, letter_kind: LetterKind, 
/**
 * Of the wording that it was made from.
 */
edition: number, 
/**
 * The day on the letter.
 */
happened_on: string, title: string, body: string, 
/**
 * The stage of whose provision it tells the parents, where it does.
 */
placement_id: PlacementId | null, };

export type LetterId = string;

/**
 * What a letter is about.
 */
export type LetterKind = "register_entry" | "provision_made" | "register_exit" | "review_invitation" | "review_invitation_child" | "advice_request" | "team_invitation" | "team_invitation_child" | "timetable_invitation" | "timetable_invitation_child" | "parents_invitation";

/**
 * A letter as it is worded now, and before.
 */
export type LetterWording = { kind: LetterKind, name: string, 
/**
 * 0 for the words that come with the program.
 */
edition: number, title: string, body: string, 
/**
 * Where it is printed, as a sentence; empty for one that is written from the child's letters.
 */
printed: string, 
/**
 * What may stand in braces in it.
 */
placeholders: Array<PlaceholderLine>, 
/**
 * The wordings before it, the latest first; those that come with the program are the last.
 */
earlier: Array<EarlierWords>, };

/**
 * All letters with how the school words them.
 */
export type LetterWordings = Record<symbol, never>;

/**
 * The letters and what may stand in them.
 */
export type LetterWordingsView = { letters: Array<LetterWording>, may_write: boolean, };

/**
 * How the school words a letter. Each wording is a record of its own, so that the ones before stay readable.
 */
export type LetterWords = { id: LetterWordsId, letter_kind: LetterKind, 
/**
 * 1 for the first that the school wrote; the words that come with the program are 0.
 */
edition: number, 
/**
 * With placeholders.
 */
title: string, body: string, };

export type LetterWordsId = string;

export type LinkId = string;

/**
 * The agencies of the school, by name.
 */
export type ListAgencies = Record<symbol, never>;

/**
 * The assessments of a child. What is written of family and home is for whoever may read reviews.
 */
export type ListAssessments = { pupil_id: PupilId, };

/**
 * What stands in a cell.
 */
export type ListCell = { "is": "empty" } | { "is": "words", "value": string } | { "is": "number", "value": number } | { "is": "date", "value": string } | { "is": "moment", "value": string };

/**
 * The children in scope, by family name.
 */
export type ListChildren = Record<symbol, never>;

/**
 * A column that a list can have.
 */
export type ListColumn = { key: string, name: string, 
/**
 * Whether it is shown before anybody chooses.
 */
at_first: boolean, };

/**
 * The concerns about a child. What the parents and the child said is for whoever may read reviews.
 */
export type ListConcerns = { pupil_id: PupilId, };

/**
 * The contacts of a child, the voided among them: those of today by priority, then the past.
 */
export type ListContacts = { pupil_id: PupilId, };

/**
 * All of one's drafts, to come back to after a lock or a power cut.
 */
export type ListDrafts = Record<symbol, never>;

/**
 * The factors of a child, past and voided among them, the latest first.
 */
export type ListFactors = { pupil_id: PupilId, };

/**
 * The imports that were applied, the latest first.
 */
export type ListImports = Record<symbol, never>;

/**
 * The letters that went out about a child, the latest first, those taken back among them.
 */
export type ListLetters = { pupil_id: PupilId, };

/**
 * What is shown of a list, by the keys that the list itself gives to its parts. No child is named in it.
 */
export type ListLook = { 
/**
 * Whom of all: "register", "everybody".
 */
part: string, 
/**
 * The answers chosen to each question; a question without an answer is not in it.
 */
chosen: Record<string, Array<string>>, 
/**
 * The columns in their order.
 */
columns: Array<string>, 
/**
 * The column that the rows are in order of.
 */
sort_by: string, descending: boolean, };

/**
 * The needs of a child, past and voided among them: the primary first, then the latest.
 */
export type ListNeeds = { pupil_id: PupilId, };

/**
 * The notes about a child, newest event first, the voided among them.
 */
export type ListNotes = { pupil_id: PupilId, };

/**
 * Which list.
 */
export type ListOf = { "list": "register", part: RegisterPart, } | { "list": "register_on", on: string, part: RegisterPart, } | { "list": "contacts", pupils: Array<PupilId> | null, } | { "list": "reduced_timetables" } | { "list": "due" } | { "list": "disclosures", filter: DisclosureFilter, } | { "list": "access_arrangements", starting: number | null, year_group: YearGroup | null, } | { "list": "provision", class: string | null, what: string | null, who: string | null, pupil: PupilId | null, } | { "list": "destructions" } | { "list": "staff" } | { "list": "audit_trail", filter: AuditFilter, };

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
 * Every closed round of the school, the newest first; none for a person who sees only some of its children.
 */
export type ListRounds = Record<symbol, never>;

/**
 * A row of a list, a cell for each column.
 */
export type ListRow = { key: string, 
/**
 * The child it is about, where it is about one.
 */
pupil_id: PupilId | null, cells: Array<ListCell>, };

/**
 * The views of a list that this person has: their own, then the shared ones, each by name.
 */
export type ListSavedViews = { list: SavedList, };

/**
 * All staff, those who have left among them.
 */
export type ListStaff = Record<symbol, never>;

/**
 * Which versions there are of what is written about a child, as far as this person may read it.
 */
export type ListVersions = { pupil_id: PupilId, };

/**
 * A list before anything is made of it.
 */
export type ListView = { columns: Array<ColumnLine>, 
/**
 * "CSV, cells separated by semicolons, windows-1252": how it was read.
 */
source: string, 
/**
 * The sheets of a workbook, for another to be chosen.
 */
sheets: Array<string>, sheet: string | null, header_row: number, 
/**
 * What stands above the headings.
 */
titles: Array<string>, rows: number, 
/**
 * Whether the columns were said by a person for a list of the same headings.
 */
remembered: boolean, 
/**
 * What a column can be said to hold, in order.
 */
fields: Array<FieldChoice>, };

/**
 * A list with what the person chose of it.
 */
export type ListWanted = { of: ListOf, 
/**
 * The rows by their keys, in the order of the screen; without them all rows, in the list's own order.
 */
rows: Array<string> | null, 
/**
 * The columns by their keys, in the order of the screen; without them those that are shown at first.
 */
columns: Array<string> | null, 
/**
 * What narrows the list, in the words of the screen: "Year: Year 4".
 */
narrowed_by: Array<string>, 
/**
 * What the rows are in order of, in the words of the screen; empty for the list's own order.
 */
order: string, };

/**
 * In what way the effect is long-term (Schedule 1, paragraphs 2, 6 and 8).
 */
export type LongTerm = "lasted" | "will_last" | "for_life" | "comes_back" | "treated";

/**
 * Looks at a file that has come.
 */
export type LookAtFile = { pupil_id: PupilId, 
/**
 * The name that the page gave the file on its way.
 */
file: string, };

/**
 * A backup and its recovery sheet.
 */
export type LookIntoBackup = { path: string, sheet: string, };

/**
 * Who is signed in, and what they may do.
 */
export type Me = { id: StaffId, name: string, role: Role, role_name: string, administrator: boolean, may: Array<Action>, 
/**
 * How the window looks to them, as they last chose.
 */
display: DisplayChoices, 
/**
 * Whether the password was given by somebody else and has to be replaced now.
 */
must_change_password: boolean, 
/**
 * Whether setting up ends only with a recovery sheet that has been printed and confirmed.
 */
needs_recovery_sheet: boolean, 
/**
 * After how many minutes without a hand on the keyboard or mouse the window locks.
 */
lock_minutes: number, 
/**
 * How old the backups are, for those who look after them.
 */
backup_age: BackupAge | null, 
/**
 * That the audit trail is not the one that the backups know, for whoever may read it.
 */
trail_warning: string | null, };

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
 * The clear line of a child's header: that there is a plan, and for what.
 */
export type MedicalLine = { 
/**
 * "Asthma, peanut allergy"; empty where only medicines are held.
 */
conditions: string, 
/**
 * What to do first.
 */
first_step: string, call: string, 
/**
 * The medicines for an emergency with where they are: "Salbutamol inhaler: classroom, red bag".
 */
emergency_medicines: Array<string>, };

/**
 * What the person who asks may do here.
 */
export type MedicalMay = { 
/**
 * Read the whole plan, and not only the emergency.
 */
read: boolean, write: boolean, give: boolean, print: boolean, };

/**
 * Everything of it that the person may read.
 */
export type MedicalView = { plan: HealthcareView | null, 
/**
 * Plans that ended, the latest first, for whoever reads plans.
 */
past: Array<PastPlan>, 
/**
 * Held today, those for an emergency first; then those of the past.
 */
medicines: Array<MedicineView>, 
/**
 * The latest entries of the medication record, the newest first.
 */
given: Array<GivenView>, 
/**
 * How many entries there are altogether.
 */
given_in_all: number, trainings: Array<TrainingView>, 
/**
 * What was taken back of the medicines, the record and the trainings, for whoever can bring it back.
 */
taken_back: Array<TakenBack>, 
/**
 * Contacts that may be rung, for whoever writes the plan.
 */
contacts: Array<EmergencyContact>, 
/**
 * Names of staff to choose from.
 */
staff: Array<string>, 
/**
 * Who asks, as the one who gives a medicine.
 */
my_name: string, 
/**
 * Now, as a form begins with: "12:30".
 */
now: string, may: MedicalMay, };

/**
 * A medicine that the school holds for a child.
 */
export type Medicine = { id: MedicineId, pupil_id: PupilId, name: string, 
/**
 * "10 ml", "2 puffs through the spacer".
 */
dose: string, 
/**
 * "By mouth", "inhaled", "injected into the thigh".
 */
route: string, 
/**
 * "Daily at 12:30", "when wheezing".
 */
when_given: string, kept_where: string, 
/**
 * Whether it is for an emergency.
 */
for_emergency: boolean, 
/**
 * When it came to the school.
 */
received_on: string, 
/**
 * The last day on which it may be used.
 */
expires_on: string | null, 
/**
 * The parents' written consent to give it.
 */
consent_on: string, consent_by: string, ended_on: string | null, 
/**
 * "Handed back to the parents".
 */
end_reason: string, };

/**
 * What is typed about a medicine, not yet checked.
 */
export type MedicineDraft = { name: string, dose: string, route: string, when_given: string, kept_where: string, for_emergency: boolean, received_on: string | null, expires_on: string | null, consent_on: string | null, consent_by: string, };

/**
 * One time that a medicine was given, or was due and was not. What was written on an earlier day stays as it is; a
 * correction is a record beside it.
 */
export type MedicineGiven = { id: MedicineGivenId, pupil_id: PupilId, medicine_id: MedicineId, happened_on: string, at: TimeOfDay, outcome: GivenOutcome, dose: string, given_by: string, witness: string, 
/**
 * Why it was refused or not given; anything else.
 */
note: string, 
/**
 * The entry that this one puts right.
 */
corrects_id: MedicineGivenId | null, correction_reason: string, };

export type MedicineGivenId = string;

export type MedicineId = string;

/**
 * A medicine with where it stands.
 */
export type MedicineView = { medicine: Kept<Medicine>, 
/**
 * Whether the school holds it today.
 */
now: boolean, 
/**
 * "Expires 3 March 2027", "Expired 3 March 2026: do not use it"; empty without a day.
 */
expiry_words: string, 
/**
 * Whether it expires soon or has.
 */
expiry_presses: boolean, 
/**
 * "Last given today at 11:05, 5 ml"; empty where it never was.
 */
last_words: string, };

/**
 * Says whether the SENCO comes to the meeting.
 */
export type MeetWithSenco = { round: RoundKey, pupil_id: PupilId, with_senco: boolean, };

/**
 * A child whose parents are to be met.
 */
export type MeetingChild = { pupil: PupilRef, teacher_id: StaffId | null, teacher_name: string, 
/**
 * Brothers and sisters in the round, by name.
 */
siblings: Array<string>, 
/**
 * Whether brothers and sisters who have times are not met one after another.
 */
apart: boolean, with_senco: boolean, meeting: MeetingLine | null, };

/**
 * The meeting of a child.
 */
export type MeetingLine = { version: number, evening_id: EveningId | null, staff_id: StaffId | null, starts_at: TimeOfDay | null, 
/**
 * "Tuesday 17 November 2026 at 15:40 with Mr K Osei"; empty without a time.
 */
time_words: string, by_hand: boolean, invited_on: string | null, outcome: MeetingOutcome | null, happened_on: string | null, outcome_note: string, };

/**
 * What came of a meeting with parents.
 */
export type MeetingOutcome = "attended" | "phoned" | "sent_views" | "declined" | "missed";

/**
 * Evening, desk and time.
 */
export type MeetingPlace = { evening_id: EveningId, staff_id: StaffId, starts_at: TimeOfDay, };

/**
 * A meeting with what it agreed.
 */
export type MeetingView = { meeting: Kept<TeamMeeting>, 
/**
 * Whether it is still to come, or still to be written up.
 */
open: boolean, 
/**
 * What it agreed, as it was written down.
 */
actions: Array<ActionView>, };

/**
 * What the proposal came to.
 */
export type MeetingsProposed = { placed: number, left: Array<LeftOver>, };

/**
 * Something that is usually in place before a stage is entered.
 */
export type MissingCheck = { check: EntryCheck, name: string, };

/**
 * What kind of change a new placement is.
 */
export type MoveKind = "enter" | "up" | "down" | "leave";

/**
 * A child whose stage changed.
 */
export type MoveLine = { pupil: PupilRef, decision: ReviewDecision, 
/**
 * "My Plan to My Plan+", "Off the pathway from My Profile".
 */
words: string, };

/**
 * Moves the review of an open cycle to another day.
 */
export type MoveReview = { cycle_id: CycleId, version: number, due_on: string | null, reason: string, };

/**
 * Names a lead practitioner who is no member of staff. Whoever led before ends the day before.
 */
export type NameOutsideLead = { pupil_id: PupilId, name: string, role: string, telephone: string, email: string, from_on: string | null, };

/**
 * An area of need, with the census type where one is recorded.
 */
export type Need = { id: NeedId, pupil_id: PupilId, area: NeedArea, sen_type: SenType | null, rank: NeedRank, detail: string, from_on: string, to_on: string | null, };

/**
 * The four broad areas of need.
 */
export type NeedArea = "cognition_and_learning" | "communication_and_interaction" | "social_emotional_mental_health" | "sensory_and_or_physical";

/**
 * A broad area of need with the census types that may be recorded in it.
 */
export type NeedAreaCode = { code: NeedArea, name: string, sen_types: Array<CodedWord>, };

/**
 * What is typed about a need, not yet checked.
 */
export type NeedDraft = { area: NeedArea | null, sen_type: SenType | null, rank: NeedRank, detail: string, from_on: string | null, to_on: string | null, };

export type NeedId = string;

/**
 * A need in a list.
 */
export type NeedLine = { area: NeedArea, sen_type: SenType | null, rank: NeedRank, };

/**
 * How a need stands among a child's needs. The census takes one primary and one secondary.
 */
export type NeedRank = "primary" | "secondary" | "further";

/**
 * What is asked when a school is set up.
 */
export type NewSchool = { name: string, urn: string, local_authority: string, pathway: PathwayPreset, term_naming: TermNaming, 
/**
 * The first administrator: usually the SENCO.
 */
person_name: string, role: Role, job_title: string, password: string, };

/**
 * A child who started lately or starts soon, with what is still missing.
 */
export type NewStarter = { pupil: PupilRef, admitted_on: string, has_class: boolean, has_contact: boolean, };

/**
 * What becomes of a target after its review.
 */
export type Next = "carry_over" | "adapt" | "finish";

/**
 * A dated note about a child.
 */
export type Note = { id: NoteId, pupil_id: PupilId, happened_on: string, note_kind: NoteKind, 
/**
 * How parents took part, in a contact with them or a meeting. A meeting without it, as they were written once,
 * counts as one with parents.
 */
contact_outcome: ContactOutcome | null, 
/**
 * With whom the contact was, as the school calls them.
 */
contact_with: string, body: string, 
/**
 * The closed review that it puts right, which itself stays as it is.
 */
review_id: ReviewId | null, };

/**
 * What somebody wrote as a note, not yet checked.
 */
export type NoteDraft = { happened_on: string | null, note_kind: NoteKind, 
/**
 * How parents took part, in a contact with them or a meeting.
 */
contact_outcome: ContactOutcome | null, contact_with: string, body: string, };

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
 * A file that somebody chose, by its name and size alone: nothing of it is read yet.
 */
export type OfferFile = { pupil_id: PupilId, file_name: string, 
/**
 * Its size in bytes.
 */
bytes: number, };

/**
 * What can be said of a file by its name and size.
 */
export type OfferedFile = { 
/**
 * Why it need not be read; nothing where it may come.
 */
refused: string | null, file_name: string, 
/**
 * The title that its name proposes.
 */
title: string, 
/**
 * "1.2 MB".
 */
size_words: string, };

/**
 * What the office has to look after.
 */
export type OfficeToday = { children: number, 
/**
 * Children who started lately or start soon.
 */
new_starters: Array<NewStarter>, without_class: Array<PupilRef>, without_contact: Array<PupilRef>, without_upn: Array<PupilRef>, };

/**
 * A one-time password, shown once to the administrator who asked for it and kept nowhere.
 */
export type OneTimePassword = { staff_id: StaffId, 
/**
 * Eight words. Capitals and the marks between them do not matter when it is typed.
 */
password: string, };

/**
 * The bytes of a document, to be shown in the window.
 */
export type OpenAttachment = { id: AttachmentId, };

/**
 * The chronology of a child, or a part of it.
 */
export type OpenChronology = { pupil_id: PupilId, wanted: ChronologyWanted, };

/**
 * What left the building, the latest first.
 */
export type OpenDisclosures = { filter: DisclosureFilter, };

/**
 * What is recorded of a child under the Equality Act.
 */
export type OpenEquality = { pupil_id: PupilId, };

/**
 * The evenings of a round; of the one of today where none is named.
 */
export type OpenEvenings = { round: RoundKey | null, };

/**
 * Asks what the family of a child likes to read.
 */
export type OpenFamilyPaper = { pupil_id: PupilId, };

/**
 * Looks at a list.
 */
export type OpenList = { wanted: ListWanted, };

/**
 * A child's health at school.
 */
export type OpenMedical = { pupil_id: PupilId, };

/**
 * A whole plan, to read or to edit.
 */
export type OpenPlan = { plan_id: PlanId, };

/**
 * The plan that goes on.
 */
export type OpenPlanLine = { id: PlanId, name: string, started_on: string, 
/**
 * When its open cycle is to be reviewed; nothing while that is paused, or where it does not apply.
 */
review_due_on: string | null, };

/**
 * Opens a child's record.
 */
export type OpenPupil = { pupil_id: PupilId, };

/**
 * The targets to rate in a round, of all children in scope whose review is not held yet.
 */
export type OpenRatings = { round: RoundKey | null, };

/**
 * All children in scope. Whoever may not read SEND details gets names, years and classes.
 */
export type OpenRegister = { leavers: Leavers, };

/**
 * The review of a plan's open cycle.
 */
export type OpenReview = { plan_id: PlanId, };

/**
 * A round of reviews; the one of today where none is named.
 */
export type OpenRound = { round: RoundKey | null, };

/**
 * What a round came to: as it was closed, or as it stands.
 */
export type OpenRoundSummary = { round: RoundKey | null, };

/**
 * A target that is open.
 */
export type OpenTargetLine = { id: TargetId, text: string, 
/**
 * "3 out of 10", where a baseline stands.
 */
baseline: string | null, expected: string | null, 
/**
 * The latest rating.
 */
latest: string | null, 
/**
 * What helps with this target.
 */
strategies: Array<string>, };

/**
 * What stands on the first screen of the person who asks.
 */
export type OpenToday = Record<symbol, never>;

/**
 * Coming in with the sheet instead of a password.
 */
export type OpenWithSheet = { sheet: string, 
/**
 * An administrator who has forgotten their password, and the new one. Without, the sheet only puts right what
 * keeps passwords from working.
 */
forgotten: ForgottenPassword | null, };

/**
 * A list for the screen.
 */
export type OpenedList = { title: string, 
/**
 * The columns of the rows, in their order.
 */
columns: Array<ListColumn>, 
/**
 * All columns that it could show.
 */
options: Array<ListColumn>, rows: Array<ListRow>, 
/**
 * How many children it is about.
 */
children: number, };

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
 * How far the child has come with an outcome of the plan.
 */
export type OutcomeProgress = { outcome: string, progress: string, };

/**
 * An outcome with its targets: the open ones first, then those that have ended.
 */
export type OutcomeView = { outcome: Kept<Outcome>, area_name: string | null, targets: Array<TargetView>, };

/**
 * A lead practitioner who is no member of staff.
 */
export type OutsideLead = { id: OutsideLeadId, pupil_id: PupilId, name: string, 
/**
 * "Family support worker, Early Help".
 */
role: string, telephone: string, email: string, from_on: string, to_on: string | null, };

export type OutsideLeadId = string;

/**
 * What the school has set. A limit of law stands in the clock's own rule and is nobody's to change.
 */
export type OwnLimits = { 
/**
 * Calendar days before its date from which something is due soon, and stands on Today.
 */
due_soon_days: number, 
/**
 * School days after which it is flagged that parents have not been told of SEN provision. Told at once is what the
 * law asks (CFA 2014 s68).
 */
parents_told_school_days: number, 
/**
 * School days that a cycle has at the least: with fewer left it runs to the end of the next half-term or term.
 */
shortest_cycle_school_days: number, 
/**
 * Calendar weeks in which a cause for concern is decided, and after which a child who is watched is looked at again.
 */
concern_weeks: number, 
/**
 * Weeks from asking for advice to an annual review meeting.
 */
advice_weeks: number, };

/**
 * The limits as typed; nothing where the box is empty or holds no whole number.
 */
export type OwnLimitsDraft = { due_soon_days: number | null, parents_told_school_days: number | null, shortest_cycle_school_days: number | null, concern_weeks: number | null, advice_weeks: number | null, };

/**
 * Whether a parent agrees with the plan as written.
 */
export type ParentAgreement = "agrees" | "agrees_in_part" | "does_not_agree" | "not_yet_asked";

/**
 * How a parent took part in a review.
 */
export type ParentAttendance = "attended" | "phoned" | "sent_views" | "declined";

/**
 * How parents took part, child by child.
 */
export type ParentFigures = { children: number, attended: number, phoned: number, sent_views: number, declined: number, missed: number, };

/**
 * How many of the year's meetings with parents were held.
 */
export type ParentMeetings = { 
/**
 * The days on which parents were met this school year, the first first.
 */
held_on: Array<string>, 
/**
 * "2 of 3 meetings with parents this year".
 */
words: string, };

/**
 * An evening, or a day, on which parents are met.
 */
export type ParentsEvening = { id: EveningId, round: RoundKey, meets_on: string, starts_at: TimeOfDay, ends_at: TimeOfDay, slot_minutes: number, 
/**
 * Minutes free after each meeting.
 */
gap_minutes: number, desks: Array<EveningDesk>, };

/**
 * How many of the year's meetings with parents were held.
 */
export type ParentsMet = { 
/**
 * For sorting.
 */
held: number, 
/**
 * "2 of 3".
 */
words: string, };

/**
 * Records when parents were told that SEN provision is made, or that they were not after all.
 */
export type ParentsTold = { placement_id: PlacementId, on: string | null, };

/**
 * What became of a part.
 */
export type PartState = "same" | "changed" | "put_in" | "taken_out";

/**
 * A plan that ended.
 */
export type PastPlan = { id: HealthcarePlanId, 
/**
 * "Asthma, peanut allergy".
 */
conditions: string, from_on: string, to_on: string | null, reason: string, 
/**
 * Whether it was taken back and can be brought back.
 */
voided: boolean, };

/**
 * A closed review with all that was said and decided.
 */
export type PastReview = { review: Kept<Review>, plan_name: string, cycle: Kept<Cycle>, targets: Array<PastTarget>, decision_words: string, face_words: string | null, parent_attendance_words: string | null, parent_agreement_words: string | null, success: SuccessRate, success_words: string, 
/**
 * What was put right since, each a dated entry of its own, the first first.
 */
corrections: Array<Kept<Note>>, };

/**
 * A closed round in figures.
 */
export type PastRound = { key: RoundKey, 
/**
 * "Autumn 2, 2026/27".
 */
name: string, closed_on: string, reviews: number, held: number, in_time: number, signed: number, success: SuccessRate, 
/**
 * 0 to 1; nothing where no target was reviewed.
 */
success_share: number | null, success_words: string, stepped_up: number, stepped_down: number, 
/**
 * Children in the round, and those whose parents were met in person or by phone.
 */
children: number, parents_met: number, left: number, note: string, };

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
 * One change of the pathway.
 */
export type PathwayChangeLine = { edition: number, happened_on: string, recorded_at: string, recorded_by_name: string, reason: string, 
/**
 * How many children it took along.
 */
children: number, 
/**
 * What it changed, a sentence each.
 */
changed: Array<string>, };

/**
 * What the pathway was before each change, the latest first.
 */
export type PathwayChanges = Record<symbol, never>;

/**
 * A child on the pathway.
 */
export type PathwayChild = { pupil: PupilRef, stage: StageLine, key_facts: string, review_due_on: string | null, review_state: ReviewState | null, };

/**
 * A pathway that a school may start from.
 */
export type PathwayPreset = "graduated" | "sen-support" | "six-stages" | "layers";

/**
 * What would change.
 */
export type PathwayPreview = { 
/**
 * The first day of the new pathway.
 */
happened_on: string, 
/**
 * What changes for children, the most weighty first; with their names for whoever may read of SEND.
 */
children: Array<PreviewLine>, 
/**
 * What changes in the pathway itself, a sentence each.
 */
pathway: Array<string>, 
/**
 * The stages with children that the new pathway does not have, and where they would go.
 */
questions: Array<ShiftQuestion>, 
/**
 * Whether a reason has to be given, because something changes for children.
 */
needs_reason: boolean, 
/**
 * Why this person cannot save it, where that is so.
 */
needs_senco: string | null, 
/**
 * What stands in the way, by field, as saving would say it.
 */
problems: FieldErrors, 
/**
 * "What was recorded before 10 November 2026 keeps its names."
 */
past: string, };

/**
 * What the pathway is to be begun from.
 */
export type PathwaySource = { "from": "preset", preset: PathwayPreset, } | { "from": "before", edition: number, };

/**
 * A run of text that was found, or that stands between.
 */
export type Piece = { text: string, found: boolean, };

/**
 * The stage on which a child of the list is to be placed.
 */
export type PlaceChoice = { key: string, stage_key: string, };

/**
 * Says that a child's record must not be destroyed.
 */
export type PlaceHold = { pupil_id: PupilId, from_on: string | null, reason: string, };

/**
 * Puts the meeting of a child somewhere, or takes its time away. Where another child is met there and then, the two
 * change places.
 */
export type PlaceMeeting = { round: RoundKey, pupil_id: PupilId, 
/**
 * The version of the meeting; nothing where there was none.
 */
version: number | null, place: MeetingPlace | null, };

/**
 * A placeholder with what it stands for.
 */
export type PlaceholderLine = { 
/**
 * "{child}".
 */
written: string, stands_for: string, };

/**
 * That a child is on a stage of the pathway, from when to when, and how that was decided.
 * The stage's name and codes are those of its time, so that history keeps its words.
 */
export type Placement = { id: PlacementId, pupil_id: PupilId, stage_key: string, stage_name: string, on_register: boolean, census: CensusCode, 
/**
 * When it was decided and began (the event, not the entry).
 */
from_on: string, to_on: string | null, reason: string, evidence: string, decided_by: string, 
/**
 * When parents were told of the provision; the clock for it runs until then.
 */
parents_told_on: string | null, 
/**
 * What was not in place at entry; the reason for going on stands beside it.
 */
missing: Array<EntryCheck>, missing_reason: string, 
/**
 * Why it ended, where no other stage followed.
 */
end_reason: string, 
/**
 * Who decided that the child leaves the register, where this was the last stage on it.
 */
end_decided_by: string, 
/**
 * When the parents were consulted about leaving the register.
 */
end_parents_on: string | null, 
/**
 * The class teacher who was consulted about it.
 */
end_teacher: string, 
/**
 * Why the parents or the teacher were not.
 */
end_missing_reason: string, };

export type PlacementId = string;

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
 * One thing that comes into a plan.
 */
export type PlanAddition = { 
/**
 * "Outcome", "Target", "Strategy" or "Support".
 */
what: string, text: string, 
/**
 * "From 3 out of 10 to 7 out of 10, by 17 December 2026"; empty where there is no more to tell.
 */
about: string, };

/**
 * A change to a plan after it was printed.
 */
export type PlanChangeLine = { at: string, 
/**
 * "Mrs A Okafor changed the target: text".
 */
words: string, changes: Array<HistoryChange>, };

/**
 * Whom the rows of one name mean, where that is not certain by itself.
 */
export type PlanChildChoice = { key: string, 
/**
 * Nothing to leave the rows out.
 */
pupil_id: PupilId | null, };

/**
 * The whole plan as the editor holds it. What has an id is revised, what has none is added, and what is missing is
 * taken out. Targets that have ended are not in it and stay as they are.
 */
export type PlanDraft = { started_on: string | null, strengths: string, important_to_me: string, helps_me: string, what_we_notice: string, home_support: string, parent_took_part: boolean, child_took_part: boolean, teacher_took_part: boolean, key_people: string, outcomes: Array<OutcomeDraft>, 
/**
 * For the whole plan, besides those of one target.
 */
strategies: Array<StrategyDraft>, provision: Array<ProvisionDraft>, };

/**
 * What a column of a list of targets or provision can hold.
 */
export type PlanField = "upn" | "name" | "surname" | "forename" | "class" | "outcome" | "area" | "target" | "measure" | "baseline" | "expected" | "by" | "strategies" | "intervention" | "who" | "place" | "how_often" | "minutes" | "times_a_week" | "group_size" | "from" | "to";

export type PlanId = string;

/**
 * What one child's plan gets.
 */
export type PlanImportChild = { pupil: PupilRef, plan_name: string, 
/**
 * Whether the plan is begun for it.
 */
starts: boolean, rows: Array<PlanImportRow>, };

/**
 * How much of it there is.
 */
export type PlanImportCount = { 
/**
 * Children whose plans get something.
 */
children: number, 
/**
 * Plans that are begun for it.
 */
plans: number, targets: number, 
/**
 * Lines of provision.
 */
provision: number, 
/**
 * Rows that are left out: wrong, or of a child not yet decided.
 */
left_out: number, };

/**
 * What a list would do to the plans.
 */
export type PlanImportPreview = { 
/**
 * The children whose plans get something, or have it already, by surname.
 */
children: Array<PlanImportChild>, 
/**
 * Names that may mean several children, or one of another name. Undecided, they are left out.
 */
unsure: Array<UnsureChild>, wrong: Array<WrongLine>, 
/**
 * What is to be known about the list as a whole.
 */
facts: Array<string>, done: PlanImportCount, 
/**
 * Sent back with the order to apply it: whether the plans are still as they were shown.
 */
seen: string, };

/**
 * What an import of targets or provision did.
 */
export type PlanImportResult = { 
/**
 * Nothing where there was nothing to do, so that no import was kept.
 */
id: ImportId | null, done: PlanImportCount, };

/**
 * What a row adds to the plan.
 */
export type PlanImportRow = { 
/**
 * Its number in the file.
 */
row: number, 
/**
 * Empty where all of it is in the plan already.
 */
adds: Array<PlanAddition>, 
/**
 * Where the list and the plan differ and the plan stays as it is.
 */
look: Array<string>, };

/**
 * A plan in a list.
 */
export type PlanLine = { 
/**
 * With `voided` where it was taken back.
 */
plan: Kept<Plan>, open: boolean, targets: number, open_targets: number, closed_cycles: number, 
/**
 * When the open cycle is to be reviewed; nothing while that date is set aside.
 */
review_due_on: string | null, 
/**
 * "Paused since 5 October 2026", where the date of the review was set aside.
 */
review_set_aside: string | null, 
/**
 * The open cycle itself, for whoever may read reviews.
 */
open_cycle: Kept<Cycle> | null, success: SuccessRate, success_words: string, };

/**
 * What this person may do with the plan as it stands.
 */
export type PlanMay = { write: boolean, 
/**
 * Tick small steps, add strategies.
 */
contribute: boolean, rate: boolean, read_reviews: boolean, review: boolean, close_review: boolean, print: boolean, };

/**
 * A target that a recommendation may go into.
 */
export type PlanTarget = { id: TargetId, text: string, };

/**
 * A version of the plan.
 */
export type PlanVersion = { plan: Kept<EhcPlan>, check: SectionCheck, };

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
draft: PlanDraft, may: PlanMay, 
/**
 * The strategies that this person may take out one by one: her own, or for whoever writes plans any.
 */
may_take_back: Array<StrategyId>, };

/**
 * Draws up a list of children whose records are to be destroyed; the headteacher signs it.
 */
export type PrepareDestruction = { pupils: Array<PupilId>, };

/**
 * A pathway to begin from.
 */
export type PresetLine = { key: PathwayPreset, name: string, description: string, stage_names: Array<string>, };

/**
 * Shows what a list would do. Nothing is changed.
 */
export type PreviewImport = { file: ImportFile, 
/**
 * What each column means, nothing for one that is left out.
 */
columns: Array<ColumnMeaning | null>, corrections: Array<CellCorrection>, };

/**
 * Shows words that are being written with a child's data, or with made-up data where no child is named. A review in
 * them is made up: it is asked of the settings, which open no EHC plan. Keeps nothing.
 */
export type PreviewLetter = { kind: LetterKind, pupil_id: PupilId | null, title: string, body: string, };

/**
 * A sentence about children, with their names.
 */
export type PreviewLine = { words: string, children: Array<PupilRef>, };

/**
 * Looks at an edit of the pathway without keeping it.
 */
export type PreviewPathway = { 
/**
 * A new stage comes with an empty key; one is made from its name and stays.
 */
pathway: Pathway, 
/**
 * Where the children of a stage go that is gone, or that is taken for another.
 */
shifts: Array<StageShift>, 
/**
 * The first day of the new pathway; today where none is given.
 */
happened_on: string | null, reason: string, 
/**
 * The number of the change that is put back, where one is: children whom it moved go back to where they were.
 */
puts_back: number | null, };

/**
 * Shows what a list would do to the plans, and does nothing.
 */
export type PreviewPlanImport = { list: ImportedList, file: ImportFile, 
/**
 * What each column means, nothing for one that is left out.
 */
columns: Array<PlanField | null>, corrections: Array<CellCorrection>, choices: Array<PlanChildChoice>, };

/**
 * Prints an assessment: the one named, or the one of now. Without one, or with room to write, it is blank.
 */
export type PrintAssessment = { pupil_id: PupilId, assessment_id: AssessmentId | null, choices: PrintChoices, };

/**
 * Prints papers for many children.
 */
export type PrintBatch = { pupil_ids: Array<PupilId>, papers: BatchPapers, files: BatchFiles, 
/**
 * Each paper begins on a new sheet when both sides are printed.
 */
double_sided: boolean, 
/**
 * The list of who gets what.
 */
cover: boolean, photo: boolean, 
/**
 * Leaves lines to write views on by hand, instead of those recorded.
 */
room_to_write: boolean, 
/**
 * Puts the child's name into the name of her file; otherwise it has only its number on the list.
 */
names_in_files: boolean, };

/**
 * What the family in front of you likes to read.
 */
export type PrintChoices = { text_size: TextSize, tint: Tint, spacing: Spacing, 
/**
 * The language in which the headings stand under the English ones.
 */
headings: HeadingLanguage | null, 
/**
 * Whether the child's photo stands on it.
 */
photo: boolean, 
/**
 * Leaves lines to write views on by hand, instead of those recorded.
 */
room_to_write: boolean, };

/**
 * Prints the initial concern form. Without a concern, or with room to write, what is filled in with the parents is
 * left as lines.
 */
export type PrintConcern = { pupil_id: PupilId, concern_id: ConcernId | null, choices: PrintChoices, };

/**
 * Prints a list that waits, with the children on it, or what a signed one destroyed, without anybody’s name.
 */
export type PrintDestruction = { id: DestructionId, };

/**
 * Prints one of them.
 */
export type PrintEhc = { pupil_id: PupilId, paper: EhcPaper, choices: PrintChoices, };

/**
 * Prints the healthcare plan in force.
 */
export type PrintHealthcare = { pupil_id: PupilId, choices: PrintChoices, };

/**
 * Prints the invitations of the children who have a time, and notes on each meeting that the parents are invited.
 */
export type PrintInvitations = { round: RoundKey, 
/**
 * Only these children; nothing for all who have a time.
 */
pupil_ids: Array<PupilId> | null, 
/**
 * Leaves out those who were invited before.
 */
only_new: boolean, };

/**
 * Prints a letter that is kept on a child's record.
 */
export type PrintLetter = { letter_id: LetterId, choices: PrintChoices, };

/**
 * Takes a list out on paper.
 */
export type PrintList = { wanted: ListWanted, };

/**
 * Prints the medication record of a time.
 */
export type PrintMedicationRecord = { pupil_id: PupilId, 
/**
 * Without it, from the first entry on.
 */
from_on: string | null, 
/**
 * Without it, to the last.
 */
to_on: string | null, choices: PrintChoices, };

/**
 * Prints a plan as it stands.
 */
export type PrintPlan = { plan_id: PlanId, choices: PrintChoices, };

/**
 * Prints the child's profile as it is now. Without one, or with room to write, the page is blank.
 */
export type PrintProfile = { pupil_id: PupilId, choices: PrintChoices, };

/**
 * Prints the record of a closed review, however long ago it was.
 *
 * # Errors
 * [`Error::NotFound`] where the review is still open: it has nothing yet that stays.
 */
export type PrintReview = { review_id: ReviewId, choices: PrintChoices, };

/**
 * Prints what a round came to, as it was closed or as it stands.
 */
export type PrintRound = { round: RoundKey, };

/**
 * Prints the page for a supply teacher: what keeps the child safe, what helps, what she works on, whom to ask.
 */
export type PrintSupply = { pupil_id: PupilId, choices: PrintChoices, };

/**
 * Prints one of them.
 */
export type PrintTeam = { pupil_id: PupilId, paper: TeamPaper, choices: PrintChoices, };

/**
 * Prints the timetable of a round's evenings, for the children in scope.
 */
export type PrintTimetable = { round: RoundKey, 
/**
 * Only the sheets of this teacher; nothing for the whole.
 */
staff_id: StaffId | null, 
/**
 * Whether each desk has a sheet of its own besides the whole.
 */
each_desk: boolean, };

/**
 * The finished batch.
 */
export type PrintedBatch = { files: Array<BatchFile>, 
/**
 * Children with at least one paper.
 */
children: number, 
/**
 * Pages of all files, blank sides among them.
 */
pages: number, 
/**
 * The folder that many files go into: "Papers 2026-11-22".
 */
suggested_folder: string, 
/**
 * What could not be printed, each a sentence.
 */
left_out: Array<string>, 
/**
 * What to think of before papers are handed over, each a sentence.
 */
cautions: Array<string>, 
/**
 * Characters that no typeface of Waymark has.
 */
unprintable: Array<string>, };

/**
 * A paper as the window shows, saves and prints it: the same bytes each time.
 */
export type PrintedPaper = { 
/**
 * The PDF file.
 */
bytes_base64: string, pages: number, 
/**
 * "My Plan 2026-11-22.pdf": no child's name is in it.
 */
suggested_file_name: string, 
/**
 * Characters that no typeface of Waymark has; empty for nearly every paper.
 */
unprintable: Array<string>, 
/**
 * What to think of before it is handed over.
 */
cautions: Array<string>, };

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
export type ProblemCode = "invalid" | "forbidden" | "not_found" | "conflict" | "frozen" | "signed_out" | "must_change_password" | "recovery_sheet_needed" | "wrong_password" | "too_soon" | "cancelled" | "unreadable" | "file" | "document" | "internal";

/**
 * A step of a process.
 */
export type ProcessStep = { step: EhcStep, 
/**
 * Nothing where the law sets no date, or where it has not begun to run.
 */
clock: Clock | null, standing: Standing, words: string, };

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
 * A test that the child's progress fails, with what shows it.
 */
export type ProgressFinding = { test: ProgressTest, 
/**
 * Scores with their dates, work, observations.
 */
evidence: string, };

/**
 * A way in which progress is less than expected.
 */
export type ProgressTest = "slower_than_peers" | "below_previous_rate" | "gap_not_closing" | "gap_widening";

/**
 * The letter as it would read for this child today.
 */
export type ProposeLetter = { pupil_id: PupilId, kind: LetterKind, };

/**
 * Gives a time to every meeting of the round that has none, and a better one to those that no person chose. What was
 * placed by hand, what parents were invited to, and what has been held stays.
 */
export type ProposeMeetings = { round: RoundKey, };

/**
 * When the next review falls due for a review held on a day and the stage decided.
 */
export type ProposeNextReview = { plan_id: PlanId, happened_on: string, 
/**
 * The stage that the review decides; the plan's own where it is left empty.
 */
stage_key: string | null, };

/**
 * A pathway to begin from, with where the children of each stage would go.
 */
export type ProposePathway = { source: PathwaySource, };

/**
 * Term dates to begin from, before the school's own are known.
 */
export type ProposeSchoolYear = { 
/**
 * 2026 for 2026/27.
 */
starting: number, };

/**
 * The weeks of a timetable from one day to another, without those in which the school is closed.
 */
export type ProposeWeeks = { starts_on: string, ends_on: string, };

/**
 * A date for the next review, and how it was found.
 */
export type ProposedDue = { due_on: string, working: string, source: string, };

/**
 * A letter before it goes out.
 */
export type ProposedLetter = { edition: number, title: string, body: string, 
/**
 * What the record does not hold; a line to write on stands in its place.
 */
missing: Array<string>, 
/**
 * When the parents were told of the provision already, where they were.
 */
told_on: string | null, };

/**
 * The proposal, to be edited, looked at and saved.
 */
export type ProposedPathway = { pathway: Pathway, shifts: Array<StageShift>, reason: string, puts_back: number | null, };

/**
 * The schedule, the holds, the requests, and the lists of records to be destroyed.
 */
export type ProtectionView = { today: string, 
/**
 * Whole years after the date of birth.
 */
years: number, usual_years: number, 
/**
 * What to send with a change; 0 while the school goes by what is usual.
 */
version: number, 
/**
 * The holds that stand, the latest first.
 */
holds: Array<HoldLine>, 
/**
 * The requests that wait for their answer, the first due first; then those of the last year.
 */
requests: Array<AccessLine>, destruction: DestructionView, may_change_years: boolean, may_prepare: boolean, may_sign: boolean, };

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

/**
 * A child of the school, present or past.
 */
export type Pupil = { id: PupilId, legal_forename: string, legal_surname: string, 
/**
 * What the child is called; empty where it is the legal forename.
 */
preferred_forename: string, 
/**
 * Unique pupil number, checked; left off what goes to parents.
 */
upn: string | null, sex: Sex, born_on: string, 
/**
 * Where the child is taught outside the year of her age.
 */
year_override: YearOverride | null, admitted_on: string | null, left_on: string | null, destination: string, 
/**
 * When the record and the SEND file were sent to the next school.
 */
file_sent_on: string | null, home_language: string, interpreter_needed: boolean, 
/**
 * What every adult must know, in a line or two; stands in the header of the record.
 */
key_facts: string, };

/**
 * What is typed about a child, not yet checked.
 */
export type PupilDraft = { legal_forename: string, legal_surname: string, 
/**
 * Empty where the child is called by the legal forename.
 */
preferred_forename: string, 
/**
 * Empty where the number is not known yet.
 */
upn: string, sex: Sex | null, born_on: string | null, year_override: YearOverride | null, admitted_on: string | null, home_language: string, interpreter_needed: boolean, 
/**
 * Passed over when written by somebody who may not read it.
 */
key_facts: string, 
/**
 * Set once a person has looked at the child of the same name and birthday, and it is another child.
 */
confirmed_not_duplicate: boolean, };

/**
 * What a column of a list of children can hold.
 */
export type PupilField = "upn" | "name" | "surname" | "forename" | "preferred" | "born" | "sex" | "year" | "class" | "admitted" | "left" | "language" | "sen_status" | "primary_need" | "secondary_need" | "eal" | "pupil_premium" | "looked_after" | "previously_looked_after" | "service_child" | "young_carer" | "contact_name" | "contact_forename" | "contact_surname" | "contact_relationship" | "contact_priority" | "contact_responsibility" | "contact_telephone" | "contact_email" | "contact_address" | "contact_court_order";

/**
 * The history of a child's record, newest first. Who opened it is for those who may read the audit trail.
 */
export type PupilHistory = { pupil_id: PupilId, 
/**
 * The `next` of the page before; nothing for the first page.
 */
before: number | null, };

export type PupilId = string;

/**
 * Records a child's last day. Class, adults, stage and open plans end with it.
 */
export type PupilLeaves = { id: PupilId, version: number, 
/**
 * The last day at the school; it may lie up to a year ahead.
 */
left_on: string | null, 
/**
 * The next school, as far as it is known.
 */
destination: string, reason: string, };

/**
 * What the person who asks may do with this record.
 */
export type PupilMay = { write_details: boolean, read_contacts: boolean, write_contacts: boolean, read_send: boolean, read_reviews: boolean, write_needs: boolean, write_adults: boolean, write_concern: boolean, decide_concern: boolean, decide_placement: boolean, write_profile: boolean, write_assessment: boolean, write_agencies: boolean, 
/**
 * Everything about requests for assessment, EHC plans and their reviews.
 */
read_ehc: boolean, 
/**
 * The documents attached to the record.
 */
read_attachments: boolean, write_plan: boolean, contribute_to_plan: boolean, rate_targets: boolean, write_review: boolean, close_review: boolean, read_notes: boolean, write_notes: boolean, print: boolean, read_who_opened: boolean, };

/**
 * A child as lists name her.
 */
export type PupilRef = { id: PupilId, 
/**
 * "Zoë Lund": what she is called.
 */
name: string, 
/**
 * "Lund, Zoë": for a list in order of family name.
 */
name_in_list: string, initials: string, year_group: YearGroup | null, 
/**
 * "Year 3", or nothing for a child outside all year groups.
 */
year_name: string, class_name: string | null, 
/**
 * Whether she has left the school.
 */
left: boolean, };

/**
 * Records that a child who had left is here again, or had never left.
 */
export type PupilReturns = { id: PupilId, version: number, 
/**
 * The day of the new admission. Nothing where the leaving was recorded by mistake: then class, adults, stage and
 * plan go on as if it had not been.
 */
returned_on: string | null, };

/**
 * An adult who works with a child, from when to when. It is what gives a teaching assistant sight of the child.
 */
export type PupilStaff = { id: LinkId, pupil_id: PupilId, staff_id: StaffId, duty: Duty, from_on: string, to_on: string | null, };

/**
 * The header of a record and its overview.
 */
export type PupilView = { 
/**
 * The record. Key facts and the UPN are empty for whoever may not see them.
 */
pupil: Kept<Pupil>, line: PupilRef, 
/**
 * The name by law where the child is called something else.
 */
legal_name: string | null, 
/**
 * What the child is called by first name.
 */
called: string, 
/**
 * Whole years today.
 */
age: number, class_id: ClassId | null, 
/**
 * The photograph as a `data:` address.
 */
photo: string | null, may: PupilMay, 
/**
 * Nothing for whoever may not read SEND details.
 */
send: SendSummary | null, 
/**
 * What keeps the child safe, for everybody who sees her; nothing where nothing is recorded.
 */
medical: MedicalLine | null, 
/**
 * The contacts of today, for whoever may read contacts.
 */
contacts: Array<ContactView>, counts: TabCounts, };

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
 * One kind of thing to put right, and for whom.
 */
export type PutRight = { kind: PutRightKind, words: string, pupils: Array<PupilRef>, };

/**
 * What is missing in the records of a child.
 */
export type PutRightKind = "no_plan" | "no_open_cycle" | "no_primary_need" | "no_key_worker" | "no_class" | "no_upn";

/**
 * Rates a target in its open cycle.
 */
export type RateTarget = { target_id: TargetId, happened_on: string | null, score: number | null, evidence: string, };

/**
 * Rates a target as it is today. Said again by the same person on the same day it corrects what was said.
 */
export type RateToday = { target_id: TargetId, score: number | null, evidence: string, };

/**
 * A rating of today, in words.
 */
export type RatedToday = { id: RatingId, words: string, };

/**
 * A dated rating of a target.
 */
export type Rating = { id: RatingId, pupil_id: PupilId, target_id: TargetId, cycle_id: CycleId | null, happened_on: string, score: number, evidence: string, };

/**
 * A child with the targets of one plan.
 */
export type RatingChild = { pupil: PupilRef, plan_id: PlanId, plan_name: string, cycle_id: CycleId, due_on: string, late_words: string, targets: Array<RatingTarget>, };

export type RatingId = string;

/**
 * The sheet, class by class and then by name.
 */
export type RatingSheet = { today: string, round: RoundLine, children: Array<RatingChild>, 
/**
 * Whether this person may rate.
 */
may_rate: boolean, };

/**
 * A target to rate, with where it stood last.
 */
export type RatingTarget = { target_id: TargetId, text: string, measure: Measure, baseline: number | null, baseline_words: string, expected_words: string, 
/**
 * The last rating before this cycle.
 */
last: number | null, last_words: string, last_on: string | null, 
/**
 * The newest rating of this cycle.
 */
now: number | null, now_words: string, now_on: string | null, now_by: string, now_evidence: string, 
/**
 * Every score so far, oldest first.
 */
scores: Array<number>, };

/**
 * A dated rating in words.
 */
export type RatingView = { rating: Kept<Rating>, words: string, 
/**
 * Whether its cycle is closed, so that it stays.
 */
frozen: boolean, };

/**
 * A review that waits for the ratings of targets.
 */
export type RatingsWaiting = { pupil: PupilRef, plan_id: PlanId, plan_name: string, cycle_id: CycleId, due_on: string, review_state: ReviewState, targets: number, rated: number, };

/**
 * Looks into a list: which columns it has, and what they seem to mean.
 */
export type ReadImport = { list: ImportedList, file: ImportFile, };

/**
 * A person who has opened it.
 */
export type ReaderLine = { staff_id: StaffId, name: string, 
/**
 * What they are now: "Class teacher", or that they have left.
 */
role: string, 
/**
 * How often: what was opened again within a quarter of an hour counts once.
 */
times: number, first_at: string, last_at: string, };

export type ReasonId = string;

/**
 * Why a review is not where it should be.
 */
export type ReasonKind = "late" | "skipped";

/**
 * The reason given for a review that is late or not held.
 */
export type ReasonView = { id: ReasonId, reason_kind: ReasonKind, reason: string, given_by: string, };

/**
 * Something that was changed lately.
 */
export type RecentChange = { at: string, words: string, kind: Kind, pupil: PupilRef, };

/**
 * What an agency recommends, and what became of it.
 */
export type Recommendation = { id: RecommendationId, pupil_id: PupilId, entry_id: AgencyEntryId, text: string, answer: AdviceAnswer | null, 
/**
 * The target or the strategy of a plan that it went into.
 */
target_id: TargetId | null, strategy_id: StrategyId | null, 
/**
 * Who does it, where somebody does.
 */
action_by: string, by_on: string | null, done_on: string | null, 
/**
 * What is done, or why it is not taken up.
 */
answer_note: string, };

export type RecommendationId = string;

/**
 * Records when the record and the SEND file were sent to the next school, or that they were not after all.
 */
export type RecordFileSent = { id: PupilId, version: number, sent_on: string | null, };

/**
 * Records what came of the meeting with the parents of a child in a round; without an outcome it takes that back.
 * There need be no time arranged: parents phone and write when they do.
 */
export type RecordMeeting = { round: RoundKey, pupil_id: PupilId, 
/**
 * The version of the meeting; nothing where there was none.
 */
version: number | null, outcome: MeetingOutcome | null, happened_on: string | null, note: string, };

/**
 * Who has opened the record of a child, whoever did so last first.
 */
export type RecordReaders = { pupil_id: PupilId, };

/**
 * Records a step of a request.
 */
export type RecordRequestStep = { id: EhcRequestId, version: number, step: RequestStepDraft, };

/**
 * Records a step of a review.
 */
export type RecordReviewStep = { id: EhcReviewId, version: number, step: ReviewStepDraft, };

/**
 * A recovery sheet as the window shows, saves and prints it. It is in force once it has been confirmed.
 */
export type RecoverySheet = { 
/**
 * The PDF file.
 */
bytes_base64: string, suggested_file_name: string, 
/**
 * The numbers of the groups to type back, counted from one.
 */
groups_to_type: Array<number>, };

/**
 * That a child was referred to an agency, with whose consent, and what came of it.
 */
export type Referral = { id: ReferralId, pupil_id: PupilId, agency_id: AgencyId, 
/**
 * When the child was referred.
 */
happened_on: string, referred_by: string, reason: string, 
/**
 * When the family gave consent to it, and who.
 */
consent_on: string | null, consent_by: string, 
/**
 * Why it went ahead without consent; empty where consent was given.
 */
without_consent: string, 
/**
 * When consent was last asked for again and given.
 */
consent_again_on: string | null, 
/**
 * When the agency took it on.
 */
begun_on: string | null, 
/**
 * When its work with the child ended.
 */
closed_on: string | null, outcome: ReferralOutcome | null, outcome_note: string, };

/**
 * What is typed about a referral, not yet checked.
 */
export type ReferralDraft = { agency_id: AgencyId | null, happened_on: string | null, referred_by: string, reason: string, consent_on: string | null, consent_by: string, without_consent: string, begun_on: string | null, };

export type ReferralId = string;

/**
 * How the work of an agency with a child ended.
 */
export type ReferralOutcome = "finished" | "advice_given" | "passed_on" | "not_accepted" | "family_declined" | "other";

/**
 * The work of one agency with a child.
 */
export type ReferralView = { referral: Kept<Referral>, agency_name: string, agency_kind: AgencyKind, 
/**
 * Whether the agency is still concerned with the child.
 */
open: boolean, 
/**
 * Why consent is to be asked for again; nothing while it holds.
 */
revisit: string | null, 
/**
 * What it did and sent, the latest first.
 */
entries: Array<Kept<AgencyEntry>>, 
/**
 * What it recommends, as it was written down.
 */
advice: Array<AdviceView>, };

/**
 * Whom the register shows.
 */
export type RegisterPart = "register" | "watched" | "everybody";

/**
 * A child in the table.
 */
export type RegisterRow = { pupil: PupilRef, class_id: ClassId | null, sex: Sex, 
/**
 * Place of the year group in order of age, for sorting.
 */
year_order: number | null, 
/**
 * Family name, then given name, without accents and case.
 */
sort_key: string, 
/**
 * Every part of the name without accents and case; a search matches the beginnings of its words.
 */
search_key: string, stage: StageLine | null, 
/**
 * Place of the stage in the order of support, for sorting.
 */
stage_order: number | null, needs: Array<NeedLine>, factors: Array<FactorKind>, key_worker: string | null, 
/**
 * Nothing while it is paused, or where it does not apply.
 */
review_due_on: string | null, review_state: ReviewState | null, 
/**
 * A concern that is still open, for a child who is not on the register.
 */
concern: WatchedFor | null, 
/**
 * The meetings with parents that were held this school year, for a child on the register.
 */
parents_met: ParentsMet | null, 
/**
 * Nothing for whoever may not read SEND details.
 */
census: CensusFacts | null, has_photo: boolean, born_on: string, 
/**
 * Nothing for those who do not see the whole school.
 */
upn: string | null, admitted_on: string | null, left_on: string | null, };

/**
 * The table with what its filters offer.
 */
export type RegisterView = { today: string, 
/**
 * Whether the rows say anything of SEND.
 */
shows_send: boolean, rows: Array<RegisterRow>, 
/**
 * The classes that have a row, in the order of their youngest year.
 */
classes: Array<string>, 
/**
 * The year groups that have a row, youngest first.
 */
year_groups: Array<YearOption>, 
/**
 * The stages in the order of support: the school's own, then older ones that a row still has.
 */
stages: Array<StageOption>, key_workers: Array<string>, 
/**
 * The columns that this person can be shown, in the order of the table.
 */
columns: Array<ListColumn>, };

/**
 * A reintegration plan, from its preparation to its end.
 */
export type Reintegration = { id: ReintegrationId, pupil_id: PupilId, 
/**
 * The plan that this one extends.
 */
extends_id: ReintegrationId | null, 
/**
 * The first day on the reduced timetable.
 */
starts_on: string, 
/**
 * The last day; the day after, the child is back full time.
 */
ends_on: string, 
/**
 * Why the child cannot be at school full time now.
 */
reason: string, 
/**
 * What is done meanwhile so that she can.
 */
support: string, agreements: Array<Agreement>, risk_on: string | null, risk_by: string, 
/**
 * What a full week at the school is, in minutes.
 */
full_week: number, weeks: Array<TimetableWeek>, 
/**
 * When it was decided to begin; nothing while it is prepared.
 */
decided_on: string | null, 
/**
 * What was not in place when it was decided, and why it began all the same.
 */
missing: Array<ReintegrationCheck>, missing_reason: string, ended_on: string | null, ending: ReintegrationEnding | null, end_reason: string, };

/**
 * One thing that should be in place before a reduced timetable begins.
 */
export type ReintegrationCheck = "parent_agrees" | "child_agrees" | "school_agrees" | "others_agree" | "plan" | "assessment" | "risk_assessment" | "timetable";

/**
 * One thing that should be in place.
 */
export type ReintegrationCheckLine = { check: ReintegrationCheck, words: string, met: boolean, };

/**
 * What is typed of a reduced timetable, not yet checked.
 */
export type ReintegrationDraft = { starts_on: string | null, ends_on: string | null, reason: string, support: string, agreements: Array<AgreementDraft>, risk_on: string | null, risk_by: string, 
/**
 * A full week, in hours: "32.5".
 */
full_week: string, weeks: Array<WeekDraft>, };

/**
 * How a reduced timetable ended.
 */
export type ReintegrationEnding = "full_time" | "extended" | "other";

export type ReintegrationId = string;

/**
 * Where a reduced timetable stands.
 */
export type ReintegrationState = "prepared" | "to_come" | "running" | "past_end" | "ended";

/**
 * One of them.
 */
export type ReintegrationView = { plan: Kept<Reintegration>, state: ReintegrationState, 
/**
 * "In its third week of four", "Ended on 4 December 2026: full time again".
 */
state_words: string, 
/**
 * What should be in place, and whether it is.
 */
checks: Array<ReintegrationCheckLine>, weeks: Array<WeekView>, 
/**
 * What to look at again in the timetable. None of it stops anybody.
 */
warnings: Array<string>, 
/**
 * The next meeting and the end, while it runs.
 */
clocks: Array<DueItem>, meetings: Array<MeetingView>, };

/**
 * All of them, as far as the person may read.
 */
export type ReintegrationsView = { 
/**
 * The one that is prepared or goes on first, then the latest.
 */
plans: Array<ReintegrationView>, 
/**
 * Taken back; each can be brought back.
 */
voided: Array<Kept<Reintegration>>, 
/**
 * Who has to agree to a new one, as the record knows them.
 */
likely_agreements: Array<Agreement>, 
/**
 * A full week, in minutes, until the school says otherwise.
 */
full_week: number, 
/**
 * "C2", and what it means.
 */
attendance_code: string, attendance_code_words: string, 
/**
 * Whether why, who agreed and what was said is shown to this person.
 */
shows_reasons: boolean, may_write: boolean, may_meet: boolean, may_print: boolean, };

/**
 * Removes a child's photograph. It is not kept: a picture of a child is held only while it is wanted.
 */
export type RemovePhoto = { pupil_id: PupilId, };

/**
 * Takes a view away. It can be brought back.
 */
export type RemoveView = { id: SavedViewId, };

/**
 * Opens a concern again: what was decided on it no longer holds, and a child who was watched after leaving is watched as
 * from that day. What was decided stays in the history.
 */
export type ReopenConcern = { id: ConcernId, };

/**
 * Undoes leaving the pathway: the latest placement goes on as if it had not ended, and the child is not watched for it.
 */
export type ReopenPlacement = { id: PlacementId, };

/**
 * The work of an agency goes on after all.
 */
export type ReopenReferral = { id: ReferralId, };

/**
 * Takes the end of a reduced timetable back: it goes on. A plan that extends it has to be taken back first.
 */
export type ReopenReintegration = { id: ReintegrationId, };

/**
 * How the process that began with a request ended.
 */
export type RequestOutcome = "issued" | "not_issued" | "withdrawn";

/**
 * One step of a request as typed. What is left empty has not happened.
 */
export type RequestStepDraft = { "step": "request", sent_on: string | null, received_on: string | null, 
/**
 * Why it goes without the headteacher's sign-off.
 */
unsigned_reason: string, } | { "step": "decision", panel_on: string | null, decision: AssessDecision | null, decided_on: string | null, note: string, } | { "step": "advice", asked_on: string | null, sent_on: string | null, } | { "step": "draft_views", served_on: string | null, views_on: string | null, views: string, } | { "step": "consultation", consulted_on: string | null, replied_on: string | null, reply: string, } | { "step": "final_plan", outcome: RequestOutcome | null, outcome_on: string | null, note: string, } | { "step": "rights", told_on: string | null, certificate_on: string | null, appealed_on: string | null, };

/**
 * A request with its steps and its evidence.
 */
export type RequestView = { request: Kept<EhcRequest>, open: boolean, steps: Array<ProcessStep>, next: EhcStep | null, evidence: Array<EvidenceLine>, };

/**
 * Who asked the local authority for an EHC needs assessment.
 */
export type RequestedBy = "school" | "parent" | "other";

/**
 * Gives a colleague a new one-time password; it also ends a wait after wrong passwords.
 */
export type ResetPassword = { staff_id: StaffId, };

/**
 * Restores a backup where there is no school, or none that opens.
 */
export type RestoreBackup = { path: string, sheet: string, 
/**
 * Who restores it: somebody who looked after staff and settings on that day.
 */
by: StaffId, 
/**
 * Who has left since. They do not sign in any more.
 */
left: Array<StaffId>, 
/**
 * Whether a school that is there makes way. Its files are kept in a folder beside.
 */
set_aside: boolean, };

/**
 * A plan that was recorded as ended holds after all.
 */
export type ResumeEhcPlan = { id: EhcPlanId, version: number, };

/**
 * Does not offer an entry any more.
 */
export type RetireBankEntry = { id: BankEntryId, version: number, };

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
 * Whether somebody invited took part.
 */
export type ReviewAttendance = "came" | "sent_views" | "apologies" | "absent";

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

/**
 * Records that the plan was looked at again with the family: its year begins anew.
 */
export type ReviewHealthcarePlan = { id: HealthcarePlanId, version: number, reviewed_on: string | null, reviewed_with: string, change: string, };

export type ReviewId = string;

/**
 * What the meeting recommends to the local authority.
 */
export type ReviewRecommendation = "keep" | "amend" | "cease";

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
 * How pressing a review is.
 */
export type ReviewState = "overdue" | "this_half_term" | "later" | "paused" | "not_applicable";

/**
 * One step of a review as typed. What is left empty has not happened.
 */
export type ReviewStepDraft = { "step": "review_advice", asked_on: string | null, 
/**
 * When the advice of each person came, in the order of the list.
 */
received: Array<string | null>, } | { "step": "invitations", sent_on: string | null, papers_on: string | null, } | { "step": "meeting", held_on: string | null, 
/**
 * Of each person in the order of the list.
 */
attendance: Array<ReviewAttendance | null>, child_views: string, child_scribe: string, parent_views: string, working_well: string, progress: Array<OutcomeProgress>, changes: string, moving_on: string, recommendation: ReviewRecommendation | null, } | { "step": "report", sent_on: string | null, } | { "step": "review_decision", decision: LaDecision | null, decided_on: string | null, note: string, } | { "step": "amended_plan", amended_on: string | null, } | { "step": "rights", told_on: string | null, certificate_on: string | null, appealed_on: string | null, };

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
 * Changes what is said of a document.
 */
export type ReviseAttachment = { id: AttachmentId, version: number, attachment: AttachmentDraft, };

/**
 * Words an entry anew. Plans that took it keep what they say.
 */
export type ReviseBankEntry = { id: BankEntryId, 
/**
 * 0 for an entry of Waymark's that the school has not touched.
 */
version: number, entry: BankDraft, };

/**
 * Changes a contact; what it said before stays in the history.
 */
export type ReviseContact = { id: ContactId, version: number, contact: ContactDraft, };

/**
 * Changes a factor; what it said before stays in the history.
 */
export type ReviseFactor = { id: FactorId, version: number, factor: FactorDraft, };

/**
 * Changes a need; what it said before stays in the history.
 */
export type ReviseNeed = { id: NeedId, version: number, need: NeedDraft, };

/**
 * Changes a note; what it said before stays in the history.
 */
export type ReviseNote = { id: NoteId, version: number, note: NoteDraft, };

/**
 * Changes a child's personal details.
 */
export type RevisePupil = { id: PupilId, version: number, pupil: PupilDraft, };

/**
 * Records that the family was asked again and agrees: the consent for every agency that works with the child holds
 * from that day. Those that work without consent stay so.
 */
export type RevisitConsent = { pupil_id: PupilId, on: string | null, by: string, };

/**
 * A regular beat.
 */
export type Rhythm = { "unit": "half_term" } | { "unit": "term" } | { "unit": "weeks", weeks: number, };

/**
 * A person's role in the school's SEND work.
 */
export type Role = "senco" | "headteacher" | "class_teacher" | "teaching_assistant" | "office";

export type RoundId = string;

/**
 * Which round: the half-term of a school year, written "2026-2" for the second half-term of 2026/27.
 */
export type RoundKey = string;

/**
 * A round in a line.
 */
export type RoundLine = { key: RoundKey, 
/**
 * "Autumn 2".
 */
name: string, 
/**
 * "Autumn 2, 2026/27".
 */
long_name: string, starts_on: string, ends_on: string, 
/**
 * Whether it is the round of today, or in the holidays the next one.
 */
current: boolean, closed_on: string | null, previous: RoundKey, next: RoundKey, };

/**
 * What this person may do in the round.
 */
export type RoundMay = { 
/**
 * Write reviews and rate targets.
 */
review: boolean, give_reason: boolean, sign: boolean, arrange: boolean, 
/**
 * Close the round, where it is not closed yet and has begun.
 */
close: boolean, };

/**
 * This half-term's reviews.
 */
export type RoundProgress = { 
/**
 * Held in this half-term.
 */
closed: number, 
/**
 * Open and to be reviewed by the end of the half-term.
 */
open: number, 
/**
 * Of the open ones: begun.
 */
begun: number, 
/**
 * Of the open ones: all targets have their ratings.
 */
rated: number, 
/**
 * Of the open ones: past their date.
 */
overdue: number, 
/**
 * Not held this half-term, with a reason.
 */
skipped: number, 
/**
 * How many reviews stand at each state, in the order of the states; those that are skipped left out.
 */
states: Array<StateCount>, 
/**
 * Meetings with parents today, and the next day on which there are any.
 */
meetings_today: number, next_meetings_on: string | null, closed_on: string | null, };

/**
 * A review of the round.
 */
export type RoundRow = { pupil: PupilRef, 
/**
 * Family name, then given name, without accents and case.
 */
sort_key: string, search_key: string, cycle_id: CycleId, plan_id: PlanId, plan_name: string, number: number, stage_key: string, stage_name: string, stage_order: number | null, due_on: string, 
/**
 * When the review was held; nothing while it is open.
 */
held_on: string | null, state: RoundState, 
/**
 * The six steps in their usual order.
 */
steps: Array<StepView>, 
/**
 * "5 days late", "Held 3 days late", "Left over from before"; empty where it is in time.
 */
late_words: string, reason: ReasonView | null, skipped: boolean, 
/**
 * That its date is paused or does not apply, and why; nothing where it runs.
 */
set_aside: SetAsideView | null, 
/**
 * What is to be done next, in a few words; empty once everything is done.
 */
next_words: string, printed_at: string | null, 
/**
 * Changes to what the plan says since it was printed.
 */
changes_since: number, signature_id: SignatureId | null, };

/**
 * How far the review of one plan has come in a round, in the order in which it usually goes.
 */
export type RoundState = "not_started" | "ratings_in" | "views_in" | "met_parents" | "decided" | "printed" | "signed";

/**
 * The figures of a round.
 */
export type RoundSummary = { round: RoundLine, 
/**
 * What the SENCO said of it when it was closed.
 */
note: string, reviews: number, held: number, in_time: number, printed: number, signed: number, success: SuccessRate, 
/**
 * "18 of 24 targets met (75%)".
 */
success_words: string, parents: ParentFigures, parents_met: number, classes: Array<ClassLine>, moves: Array<MoveLine>, left: Array<LeftLine>, };

/**
 * A round with every review in it.
 */
export type RoundView = { today: string, round: RoundLine, 
/**
 * Class by class, then by name: the order in which one works straight through.
 */
rows: Array<RoundRow>, 
/**
 * The classes that have a row, in the order of their youngest year; an empty name for children without one.
 */
classes: Array<string>, stages: Array<StageOption>, may: RoundMay, };

/**
 * Whether somebody of the list is the child of the same name on the register.
 */
export type SameChoice = { key: string, same: boolean, };

/**
 * Records a request, or what became of it.
 */
export type SaveAccessRequest = { pupil_id: PupilId, 
/**
 * Nothing for a new one.
 */
id: AccessRequestId | null, version: number, request: AccessRequestDraft, };

/**
 * Records an adjustment, or with `id` changes what was written of it.
 */
export type SaveAdjustment = { pupil_id: PupilId, id: AdjustmentId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, adjustment: AdjustmentDraft, };

/**
 * Adds an agency to the list, or with `id` changes one.
 */
export type SaveAgency = { id: AgencyId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, agency: AgencyDraft, };

/**
 * Records an access arrangement, or with `id` changes what was written of it.
 */
export type SaveArrangement = { pupil_id: PupilId, id: AccessArrangementId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, arrangement: ArrangementDraft, };

/**
 * Keeps an assessment: a fresh one without `id`, or the same one revised.
 */
export type SaveAssessment = { pupil_id: PupilId, id: AssessmentId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, assessment: AssessmentDraft, };

/**
 * Writes an event into the chronology, or with `id` changes it.
 */
export type SaveChronologyEvent = { pupil_id: PupilId, id: ChronologyEventId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, event: ChronologyEventDraft, };

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
 * Raises a concern, or with `id` changes what was written when it was raised.
 */
export type SaveConcern = { pupil_id: PupilId, id: ConcernId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, concern: ConcernDraft, };

/**
 * Keeps what was said and agreed at the meeting with the parents: the initial concern form.
 */
export type SaveConcernForm = { id: ConcernId, version: number, form: ConcernFormDraft, };

/**
 * Records a disability, or with `id` changes what was written of it.
 */
export type SaveDisability = { pupil_id: PupilId, id: DisabilityId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, disability: DisabilityDraft, };

/**
 * Records that the same thing about each of these children left the building.
 */
export type SaveDisclosure = { pupil_ids: Array<PupilId>, disclosure: DisclosureDraft, };

/**
 * Records that a duty is done with for a year, or changes what was recorded.
 */
export type SaveDutyDone = { id: DutyDoneId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, done: DutyDoneDraft, };

/**
 * Records a plan, or with `id` corrects what was recorded of it. Beside a plan that is there a new one is its next
 * version, and what was amended before stays as it is.
 */
export type SaveEhcPlan = { pupil_id: PupilId, id: EhcPlanId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, plan: EhcPlanDraft, };

/**
 * Begins a request for an EHC needs assessment, or with `id` changes what was written of it.
 */
export type SaveEhcRequest = { pupil_id: PupilId, id: EhcRequestId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, request: EhcRequestDraft, };

/**
 * Arranges a review of the plan that holds, or with `id` changes what was arranged.
 */
export type SaveEhcReview = { pupil_id: PupilId, id: EhcReviewId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, review: EhcReviewDraft, };

/**
 * Records something that an agency did or sent, or with `id` changes it.
 */
export type SaveEntry = { referral_id: ReferralId, id: AgencyEntryId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, entry: AgencyEntryDraft, };

/**
 * Keeps an evening, new or changed. Meetings that no longer fit it lose their time.
 */
export type SaveEvening = { round: RoundKey, 
/**
 * Nothing for a new one.
 */
id: EveningId | null, version: number | null, evening: EveningDraft, };

/**
 * Keeps what the family likes to read.
 */
export type SaveFamilyPaper = { pupil_id: PupilId, 
/**
 * The version that the change started from; none where nothing had been chosen.
 */
version: number | null, choices: FamilyChoices, };

/**
 * Writes down that a medicine was given or was not, or with `id` puts right what was written today.
 */
export type SaveGiven = { pupil_id: PupilId, id: MedicineGivenId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, given: GivenDraft, };

/**
 * Draws up a healthcare plan, or with `id` changes it.
 */
export type SaveHealthcarePlan = { pupil_id: PupilId, id: HealthcarePlanId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, plan: HealthcareDraft, };

/**
 * Words a letter anew.
 */
export type SaveLetterWords = { kind: LetterKind, 
/**
 * The edition that the change started from.
 */
edition: number, title: string, body: string, };

/**
 * Keeps a medicine that the school holds, or with `id` changes what was written of it.
 */
export type SaveMedicine = { pupil_id: PupilId, id: MedicineId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, medicine: MedicineDraft, };

/**
 * Keeps the limits of time that are the school's own. Every date that goes by them is worked out anew.
 */
export type SaveOwnLimits = { 
/**
 * Of the school, as it was read.
 */
version: number, limits: OwnLimitsDraft, };

/**
 * Keeps the pathway as the school has edited it, from a day on. Whoever looks after the settings may; where children
 * change their stage, their place on the register or their code by it, only a SENCO among them.
 */
export type SavePathway = { version: number, 
/**
 * A new stage comes with an empty key; one is made from its name and stays.
 */
pathway: Pathway, 
/**
 * Where the children of a stage go that is gone, or that is taken for another.
 */
shifts: Array<StageShift>, 
/**
 * The first day of the new pathway; today where none is given.
 */
happened_on: string | null, reason: string, 
/**
 * The number of the change that is put back, where one is: children whom it moved go back to where they were.
 */
puts_back: number | null, };

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
 * Refers a child to an agency, or with `id` changes what was written of it.
 */
export type SaveReferral = { pupil_id: PupilId, id: ReferralId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, referral: ReferralDraft, };

/**
 * Prepares a reduced timetable, or with `id` changes one that has not ended.
 */
export type SaveReintegration = { pupil_id: PupilId, id: ReintegrationId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, plan: ReintegrationDraft, };

/**
 * Sets how long records are kept.
 */
export type SaveRetention = { 
/**
 * 0 where the school has gone by what is usual so far.
 */
version: number, years: number | null, };

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
 * Plans a meeting of the team or records one that was held, or with `id` changes it.
 */
export type SaveTeamMeeting = { pupil_id: PupilId, id: TeamMeetingId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, meeting: TeamMeetingDraft, };

/**
 * Keeps that somebody was trained, or with `id` changes what was written of it.
 */
export type SaveTraining = { pupil_id: PupilId, id: HealthTrainingId | null, 
/**
 * The version that the change started from; needed with `id`.
 */
version: number | null, training: TrainingDraft, };

/**
 * Keeps a new view, or one as it now is.
 */
export type SaveView = { list: SavedList, 
/**
 * The view to change and the version it was read at; neither for a new one.
 */
id: SavedViewId | null, version: number | null, view: SavedViewDraft, };

/**
 * A list that can be looked at in ways of one's own.
 */
export type SavedList = "register";

/**
 * A way of looking at a list: one's own, or everybody's.
 */
export type SavedView = { id: SavedViewId, list: SavedList, name: string, 
/**
 * Who made it; only this person sees it unless it is shared.
 */
staff_id: StaffId, shared: boolean, 
/**
 * Whether the list opens with it: one's own before a shared one.
 */
opens_first: boolean, look: ListLook, };

/**
 * What is typed about a view, and the look that it keeps.
 */
export type SavedViewDraft = { name: string, 
/**
 * Whether everybody has it.
 */
shared: boolean, 
/**
 * Whether the list opens with it.
 */
opens_first: boolean, look: ListLook, };

export type SavedViewId = string;

/**
 * A view for the screen.
 */
export type SavedViewLine = { view: Kept<SavedView>, 
/**
 * Whether this person may change it or take it away.
 */
may_change: boolean, };

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
lock_minutes: number, 
/**
 * Whether screenshots, recordings and screens that are shared show the window; where the system cannot keep it out,
 * they always do.
 */
capture_allowed: boolean, 
/**
 * The limits of time that are the school's own.
 */
own_limits: OwnLimits, };

/**
 * A class in one school year.
 */
export type SchoolClass = { id: ClassId, name: string, year_starting: number, year_groups: Array<YearGroup>, };

/**
 * The school's name and numbers as they stand in the form.
 */
export type SchoolDraft = { name: string, urn: string, local_authority: string, headteacher_name: string, telephone: string, term_naming: TermNaming, lock_minutes: number, capture_allowed: boolean, };

/**
 * Something that the school owes, with where it stands today.
 */
export type SchoolDue = { duty: YearlyDuty, 
/**
 * 2026 for 2026/27.
 */
starting: number, 
/**
 * "2026/27".
 */
year: string, clock: Clock, state: ClockState, 
/**
 * "due in 12 days", "3 days overdue".
 */
words: string, };

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
lock_minutes: number, 
/**
 * The limits of time that are the school's own.
 */
own_limits: OwnLimits, today: string, year: YearFact, pathway: Pathway, 
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
 * What concerns the whole school.
 */
export type SchoolToday = { children: number, on_register: number, with_ehcp: number, 
/**
 * On a stage before the register.
 */
watched: number, 
/**
 * On a reduced timetable, or about to begin one.
 */
reduced_timetables: number, 
/**
 * What a new school begins with, for whoever can do it; none once all of it is done.
 */
first_steps: Array<FirstStep>, round: RoundProgress, to_put_right: Array<PutRight>, recent: Array<RecentChange>, 
/**
 * Requests for an EHC needs assessment that wait for whoever asks to sign them off, the longest first.
 */
sign_offs: Array<SignOffWaiting>, 
/**
 * What the school itself owes and somebody should see now.
 */
duties: Array<SchoolDue>, };

/**
 * Where in the school the plan places the child. A unit counts where the plan names it.
 */
export type SchoolUnit = "none" | "unit" | "resourced";

/**
 * A school year with its half-terms and the days on which the school is shut.
 */
export type SchoolYear = { id: YearId, 
/**
 * The year in which it starts: 2026 for 2026/27.
 */
starting: number, calendar: AcademicYear, 
/**
 * Whether the dates are those that setting up proposed, which nobody has looked at yet.
 */
proposed: boolean, };

/**
 * A score in words, and the word it suggests.
 */
export type ScoreWords = { words: string, suggested_outcome: TargetOutcome | null, suggested_next: Next | null, 
/**
 * From the baseline (0) to the score expected (1).
 */
progress: number | null, };

/**
 * What was typed.
 */
export type Search = { text: string, };

/**
 * What fits, each group with the best or the latest first. A group that the person may not read is empty.
 */
export type SearchView = { pupils: Array<FindHit>, notes: Array<TextHit>, targets: Array<TextHit>, 
/**
 * Plans with their outcomes, strategies and provision; profiles and first concerns; what the team met about.
 */
plans: Array<TextHit>, 
/**
 * Documents by their titles and who they are from.
 */
documents: Array<TextHit>, 
/**
 * Entries of the bank that plans are offered.
 */
bank: Array<BankHit>, };

/**
 * What the check of the sections found.
 */
export type SectionCheck = { 
/**
 * Sections that are there and kept apart.
 */
in_order: number, of: number, 
/**
 * "J is missing; B and F are not kept apart".
 */
words: string, complete: boolean, };

/**
 * One section as the school found it.
 */
export type SectionEntry = { section: EhcSection, state: SectionState, 
/**
 * Its words, where they are written out.
 */
text: string, 
/**
 * Where it stands in the local authority's document: "page 4".
 */
page: string, };

/**
 * How a section stands in the plan that the school holds.
 */
export type SectionState = "text" | "document" | "nothing" | "merged" | "missing";

/**
 * A type of SEN with the code of the school census.
 */
export type SenType = "SPLD" | "MLD" | "SLD" | "PMLD" | "SEMH" | "SLCN" | "ASD" | "HI" | "VI" | "MSI" | "PD" | "DS" | "OTH" | "NSA";

/**
 * Keeps a letter as it goes out. Where it tells of provision, the parents are told from its day, unless they were
 * before.
 */
export type SendLetter = { pupil_id: PupilId, kind: LetterKind, edition: number, happened_on: string | null, title: string, body: string, };

/**
 * What an overview says of a child's SEND.
 */
export type SendSummary = { stage: StageLine | null, 
/**
 * The placement behind the stage, for "parents told" and taking back.
 */
placement_id: PlacementId | null, parents_told_on: string | null, 
/**
 * How many of the year's three meetings with parents were held; nothing off the register.
 */
parent_meetings: ParentMeetings | null, 
/**
 * Those of today, the primary first.
 */
needs: Array<Kept<Need>>, 
/**
 * Those of today.
 */
factors: Array<Kept<Factor>>, adults: Array<AdultView>, plan: OpenPlanLine | null, has_profile: boolean, 
/**
 * Disability, adjustments and access arrangements; nothing where none are recorded.
 */
equality: EqualityLine | null, 
/**
 * What runs for the child, the first due first.
 */
clocks: Array<DueItem>, };

/**
 * Why a review is not due now.
 */
export type SetAsideView = { 
/**
 * "Paused since 5 October 2026", "Does not apply".
 */
words: string, reason: string, };

/**
 * Moves a child to a class, or out of all classes, from a day on. The old membership ends the day before.
 */
export type SetClass = { pupil_id: PupilId, class_id: ClassId | null, from_on: string | null, };

/**
 * Sets a child's photograph, over the one before.
 */
export type SetPhoto = { pupil_id: PupilId, 
/**
 * The file as it is on disk (JPEG or PNG), in base64.
 */
bytes: string, };

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
 * Sex as the school census records it.
 */
export type Sex = "female" | "male";

/**
 * The kind of file.
 */
export type SheetFormat = "xlsx" | "csv";

/**
 * A stage whose children need another.
 */
export type ShiftQuestion = { from: string, name: string, children: number, 
/**
 * The stage chosen, or else the nearest.
 */
to: string, };

/**
 * Signs a list. The headteacher types how many children are on it, so that nobody signs without having looked.
 */
export type SignDestruction = { id: DestructionId, version: number, 
/**
 * How many children are on the list, as typed.
 */
children: number | null, };

/**
 * The headteacher signs a request of the school off, today and in their own name.
 */
export type SignEhcRequest = { id: EhcRequestId, version: number, };

/**
 * A name and a password.
 */
export type SignIn = { staff_id: StaffId, password: string, };

/**
 * A name to pick at sign-in.
 */
export type SignInName = { id: StaffId, name: string, job_title: string, };

/**
 * A request that waits for the headteacher.
 */
export type SignOffWaiting = { pupil: PupilRef, since: string, };

/**
 * Records that the plan was signed after the review of a cycle; said again, it corrects what was recorded.
 */
export type SignPlan = { cycle_id: CycleId, happened_on: string | null, signed_by: string, };

export type SignatureId = string;

/**
 * A measurable step on the way to a target.
 */
export type SmallStep = { id: StepId, pupil_id: PupilId, target_id: TargetId, position: number, text: string, achieved_on: string | null, };

/**
 * How far apart lines, words and letters stand.
 */
export type Spacing = "standard" | "easier";

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
 * A member of staff who may have a desk.
 */
export type StaffLine = { id: StaffId, name: string, job_title: string, teacher: boolean, 
/**
 * How many children of the round are in this person's class.
 */
children: number, };

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
 * One stage that a child may be placed on.
 */
export type StageChoice = { key: string, name: string, description: string, on_register: boolean, census: CensusCode, move_kind: MoveKind, 
/**
 * "Step up to My Plan+".
 */
words: string, 
/**
 * Whether it is a usual move from where the child is.
 */
usual: boolean, 
/**
 * Whether the child comes onto the register by it, so that the parents are to be told.
 */
enters_register: boolean, checks: Array<EntryCheckLine>, };

/**
 * The choices for a child: usual moves first, then every other stage; with all placements up to now.
 */
export type StageChoices = { pupil_id: PupilId, };

/**
 * Where a child stands, and where she may go.
 */
export type StageChoicesView = { pathway_name: string, 
/**
 * The placement that is open, where there is one.
 */
current: Kept<Placement> | null, 
/**
 * Every placement, the latest first, the voided among them.
 */
history: Array<Kept<Placement>>, choices: Array<StageChoice>, 
/**
 * Whether there is a placement to leave.
 */
may_leave: boolean, 
/**
 * The placement that may be taken back: the latest.
 */
latest_id: PlacementId | null, };

/**
 * The stage that a child is on today.
 */
export type StageLine = { key: string, name: string, on_register: boolean, census: CensusCode, from_on: string, };

/**
 * A stage to filter by.
 */
export type StageOption = { key: string, name: string, on_register: boolean, };

/**
 * Children of one stage go to another with a change of the pathway.
 */
export type StageShift = { 
/**
 * The key of a stage of the pathway before.
 */
from: string, 
/**
 * The key of a stage of the pathway after.
 */
to: string, };

/**
 * How many children are on a stage today.
 */
export type StageUse = { key: string, name: string, children: number, };

/**
 * Where a step stands on a day. It is worked out whenever it is looked at.
 */
export type Standing = { "standing": "waiting", for_what: string, } | { "standing": "running", state: ClockState, } | { "standing": "met", on: string, } | { "standing": "met_late", on: string, days: number, reason: string, } | { "standing": "not_applicable", reason: string, };

/**
 * Starts a plan, named by its stage, with its first cycle.
 */
export type StartPlan = { pupil_id: PupilId, started_on: string | null, 
/**
 * The stage whose plan it is; the child's own stage where it is left empty.
 */
stage_key: string | null, };

/**
 * How many reviews stand at a state.
 */
export type StateCount = { state: RoundState, name: string, count: number, };

/**
 * How far long work has come.
 */
export type Step = { 
/**
 * Items done in this part of the work.
 */
done: number, 
/**
 * Items there are; 0 where nobody can know.
 */
total: number, 
/**
 * What is being done, for the person who waits: "Laying out the papers". It names no child.
 */
words: string, };

/**
 * A small step as it is typed. Whether it is achieved is ticked by `tick_step`.
 */
export type StepDraft = { id: StepId | null, text: string, };

export type StepId = string;

/**
 * Why a step was late, or does not apply; written by a person.
 */
export type StepReason = { step: EhcStep, kind: StepReasonKind, reason: string, };

/**
 * What a reason beside a step is for.
 */
export type StepReasonKind = "late" | "not_applicable";

/**
 * One step and where it stands.
 */
export type StepView = { step: RoundState, done: boolean, words: string, };

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
 * What became of a stretch of words.
 */
export type Stretch = "same" | "taken_out" | "put_in";

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
 * A child whom the person supports.
 */
export type SupportedChild = { pupil: PupilRef, stage: StageLine | null, key_facts: string, plan_id: PlanId | null, plan_name: string | null, targets: Array<OpenTargetLine>, 
/**
 * What helps, for the whole plan.
 */
strategies: Array<string>, };

/**
 * How many records stand behind each tab; 0 where the person may not see them.
 */
export type TabCounts = { 
/**
 * Those that are still open.
 */
concerns: number, profiles: number, plans: number, reviews: number, notes: number, 
/**
 * Agencies that work with the child today.
 */
agencies: number, 
/**
 * 1 where the child has an EHC plan.
 */
ehc_plans: number, 
/**
 * Those that the person may open.
 */
documents: number, contacts: number, };

/**
 * Takes a strategy out of a plan: whoever added it may, and whoever writes plans.
 */
export type TakeBackStrategy = { strategy_id: StrategyId, };

/**
 * Something that was taken back and can be brought back.
 */
export type TakenBack = { kind: Kind, id: string, 
/**
 * "Request of 3 March 2026": which it is.
 */
words: string, at: string, reason: string, };

/**
 * That something was printed or saved here: to whom it then went, the log says.
 */
export type TakenOutLine = { on: string, 
/**
 * "Printed the plan", "A copy saved".
 */
what: string, by: string, };

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
 * What there is to say of it.
 */
export type TargetWords = { hints: Array<string>, baseline_words: string | null, expected_words: string | null, };

/**
 * What a meeting agreed that somebody does by a day.
 */
export type TeamAction = { id: TeamActionId, pupil_id: PupilId, meeting_id: TeamMeetingId, text: string, action_by: string, by_on: string, done_on: string | null, 
/**
 * What came of it.
 */
done_note: string, };

/**
 * Something that was agreed, as typed; one that is in the file has its id. Lines without words are left out.
 */
export type TeamActionDraft = { id: TeamActionId | null, text: string, action_by: string, by_on: string | null, };

export type TeamActionId = string;

/**
 * An agency in the team.
 */
export type TeamAgency = { name: string, agency_kind: AgencyKind, contact_name: string, telephone: string, email: string, 
/**
 * "At work since 1 October 2026", "Referred on 14 September 2026".
 */
since_words: string, };

/**
 * A meeting of the team, or about a reduced timetable: planned, then held.
 */
export type TeamMeeting = { id: TeamMeetingId, pupil_id: PupilId, 
/**
 * The reduced timetable that is reviewed at it; nothing for a meeting about everything.
 */
reintegration_id: ReintegrationId | null, 
/**
 * For when it is planned.
 */
planned_on: string, 
/**
 * "14:00"; empty where it is not settled.
 */
meeting_at: string, place: string, 
/**
 * What it is to talk about.
 */
purpose: string, people: Array<TeamPerson>, held_on: string | null, 
/**
 * What was said and decided.
 */
notes: string, 
/**
 * When the team meets again, as agreed at it.
 */
next_on: string | null, };

/**
 * What is typed of a meeting, not yet checked.
 */
export type TeamMeetingDraft = { 
/**
 * The reduced timetable that it reviews, where it is about one.
 */
reintegration_id: ReintegrationId | null, planned_on: string | null, meeting_at: string, place: string, purpose: string, people: Array<TeamPersonDraft>, 
/**
 * Nothing while it is still to come.
 */
held_on: string | null, notes: string, 
/**
 * In order. Those of the file that are missing here are taken back.
 */
actions: Array<TeamActionDraft>, 
/**
 * When the team meets again. It is planned with the same people, unless a meeting is planned for that day.
 */
next_on: string | null, };

export type TeamMeetingId = string;

/**
 * A paper of the team.
 */
export type TeamPaper = { "paper": "team_invitations", meeting_id: TeamMeetingId, } | { "paper": "team_notes", meeting_id: TeamMeetingId, } | { "paper": "chronology", wanted: ChronologyWanted, with_restricted: boolean, } | { "paper": "reintegration", plan_id: ReintegrationId, };

/**
 * Somebody who is invited to a meeting of the team.
 */
export type TeamPerson = { name: string, kind: InviteeKind, 
/**
 * "Mother", "Speech and language therapist".
 */
role: string, 
/**
 * Nothing until the meeting was held.
 */
attendance: ReviewAttendance | null, };

/**
 * Somebody to invite, as typed. Lines without anything are left out.
 */
export type TeamPersonDraft = { name: string, kind: InviteeKind | null, role: string, attendance: ReviewAttendance | null, };

/**
 * Everything about it, as far as the person may read it.
 */
export type TeamView = { 
/**
 * Members of staff who lead the work today.
 */
leads: Array<AdultView>, 
/**
 * Who leads it from outside the school.
 */
outside_lead: Kept<OutsideLead> | null, 
/**
 * The other adults of today.
 */
adults: Array<AdultView>, 
/**
 * Agencies that work with the child today.
 */
agencies: Array<TeamAgency>, 
/**
 * What was agreed and is not done, the first due first.
 */
open_actions: Array<ActionView>, 
/**
 * Those to come first, then those held, the latest first.
 */
meetings: Array<MeetingView>, 
/**
 * Taken back; each can be brought back.
 */
voided: Array<Kept<TeamMeeting>>, 
/**
 * Whom to invite to a new meeting; from the last one, or likely people.
 */
likely_people: Array<TeamPerson>, 
/**
 * Whether what was said at meetings is shown to this person.
 */
shows_meetings: boolean, may_write: boolean, may_name_lead: boolean, may_print: boolean, };

/**
 * What the school calls its six half-terms.
 */
export type TermNaming = "seasons" | "numbers";

/**
 * For which tests.
 */
export type TestKind = "all" | "key_stage_2" | "multiplication_check" | "phonics_check" | "baseline" | "own_tests";

/**
 * A text with the words typed.
 */
export type TextHit = { kind: Kind, record_id: string, pupil: PupilRef, 
/**
 * The plan that the text stands in.
 */
plan_id: PlanId | null, 
/**
 * "Concern", "Target of My Plan", "Strategy".
 */
what: string, 
/**
 * When it happened, was set or was begun, where it says so.
 */
happened_on: string | null, 
/**
 * The words around what was found, on one line.
 */
pieces: Array<Piece>, };

/**
 * How large the words are.
 */
export type TextSize = "standard" | "large";

/**
 * The colours of the window.
 */
export type Theme = "system" | "light" | "dark" | "contrast";

/**
 * Ticks a small step as achieved on a day, or unticks it.
 */
export type TickStep = { step_id: StepId, achieved_on: string | null, };

/**
 * How long a child may stay at a stage before it must be decided what comes next.
 */
export type TimeLimit = { "unit": "weeks", weeks: number, law: boolean, } | { "unit": "terms", terms: number, };

/**
 * A time of day on a 24-hour clock, to the minute.
 */
export type TimeOfDay = string;

/**
 * Everything that happened to a child, newest first. Notes are in it for whoever may read them.
 */
export type Timeline = { pupil_id: PupilId, };

/**
 * One event.
 */
export type TimelineItem = { 
/**
 * The kind of record behind it, and its id: where a press on it leads.
 */
kind: Kind, record_id: string, happened_on: string, recorded_at: string, recorded_by_name: string, title: string, 
/**
 * One line; empty where the title says it all.
 */
summary: string, };

/**
 * A week of the timetable.
 */
export type TimetableWeek = { 
/**
 * Its Monday.
 */
from_on: string, 
/**
 * Minutes at school, Monday to Friday.
 */
minutes: [number, number, number, number, number], };

/**
 * The colour of the page.
 */
export type Tint = "none" | "cream" | "blue";

/**
 * The first screen. What is not for this role is nothing.
 */
export type TodayView = { today: string, staff_name: string, role: Role, half_term: HalfTermLine | null, 
/**
 * The forms with unsaved words, the newest first.
 */
drafts: Array<DraftLine>, 
/**
 * What is overdue, due or due soon for the children in scope, the earliest first.
 */
due: Array<DueItem>, 
/**
 * For the SENCO and the headteacher.
 */
school: SchoolToday | null, 
/**
 * For a class teacher.
 */
class: ClassToday | null, 
/**
 * For a teaching assistant.
 */
supported: Array<SupportedChild> | null, 
/**
 * For the office.
 */
office: OfficeToday | null, };

/**
 * That top-up funding is paid.
 */
export type TopUp = { 
/**
 * A year; nothing where the amount is not recorded.
 */
pounds: number | null, };

/**
 * A place where the trail is not as it was written.
 */
export type TrailFaultLine = { 
/**
 * The number of the first entry that it is about.
 */
number: number, 
/**
 * What is wrong, in a sentence.
 */
words: string, };

/**
 * What came of checking the trail.
 */
export type TrailReport = { 
/**
 * How many entries were looked at.
 */
entries: number, 
/**
 * What came of it, in a sentence.
 */
words: string, 
/**
 * Each place where the trail is not as it was written, in its order, at most twenty; none where it holds.
 */
faults: Array<TrailFaultLine>, };

/**
 * What is typed about a training, not yet checked.
 */
export type TrainingDraft = { person: string, training: string, trainer: string, happened_on: string | null, valid_until_on: string | null, };

/**
 * Somebody's training with where it stands.
 */
export type TrainingView = { training: Kept<HealthTraining>, 
/**
 * "Holds until 31 August 2027", "Ran out on 31 August 2026"; empty without a day.
 */
until_words: string, until_presses: boolean, };

/**
 * Takes an import back.
 */
export type UndoImport = { id: ImportId, };

/**
 * What was taken back.
 */
export type UndoneImport = { 
/**
 * Children who are as they were before.
 */
undone: number, 
/**
 * Children who stay as they are because they were changed since, by name.
 */
kept_back: Array<string>, 
/**
 * New classes that stay because children or adults are in them.
 */
kept_classes: number, };

/**
 * The headteacher takes the sign-off back, as long as the request is not sent.
 */
export type UnsignEhcRequest = { id: EhcRequestId, version: number, };

/**
 * A name that does not say for certain who is meant.
 */
export type UnsureChild = { 
/**
 * Names it in the choices.
 */
key: string, name: string, class: string, rows: Array<number>, fits: Array<PupilRef>, };

/**
 * Everything of one kind that has versions.
 */
export type VersionGroup = { kind: Kind, 
/**
 * "Plan".
 */
name: string, 
/**
 * The latest first.
 */
versions: Array<VersionLine>, };

/**
 * A version: a record, and the entry of the trail after which it looked so.
 */
export type VersionKey = { record_id: string, number: number, };

/**
 * One version.
 */
export type VersionLine = { key: VersionKey, at: string, staff_name: string, 
/**
 * "My Plan": which of several, where the record has a name or a day of its own.
 */
about: string, };

/**
 * The comparison, part by part in the order of the later version.
 */
export type VersionsCompared = { parts: Array<ComparedPart>, 
/**
 * How many parts are different.
 */
changed: number, };

/**
 *Takes a request to see a record back, with the reason.
 */
export type VoidAccessRequest = { id: AccessRequestId, reason: string, };

/**
 *Takes an adjustment back, with the reason.
 */
export type VoidAdjustment = { id: AdjustmentId, reason: string, };

/**
 *Takes an adult's link to a child back, with the reason.
 */
export type VoidAdult = { id: LinkId, reason: string, };

/**
 * Takes an agency off the list, where it works with no child. Its past work keeps its name.
 */
export type VoidAgency = { id: AgencyId, reason: string, };

/**
 *Takes an access arrangement back, with the reason.
 */
export type VoidArrangement = { id: AccessArrangementId, reason: string, };

/**
 *Takes an assessment back, with the reason.
 */
export type VoidAssessment = { id: AssessmentId, reason: string, };

/**
 * Takes a document back, with the reason. Nobody is shown it then, and it can be brought back.
 */
export type VoidAttachment = { id: AttachmentId, reason: string, };

/**
 * Takes an entry by hand back, with the reason.
 */
export type VoidChronologyEvent = { id: ChronologyEventId, reason: string, };

/**
 * Takes back a class that no child was ever in.
 */
export type VoidClass = { id: ClassId, reason: string, };

/**
 *Takes what was decided about a date back, with the reason.
 */
export type VoidClockMark = { id: ClockMarkId, reason: string, };

/**
 *Takes a concern back, with the reason.
 */
export type VoidConcern = { id: ConcernId, reason: string, };

/**
 *Takes a contact back, with the reason.
 */
export type VoidContact = { id: ContactId, reason: string, };

/**
 *Takes a disability back, with the reason.
 */
export type VoidDisability = { id: DisabilityId, reason: string, };

/**
 * Takes an entry of the log back, with the reason.
 */
export type VoidDisclosure = { id: DisclosureId, reason: string, };

/**
 * Takes back that a duty is done with, with the reason: it is owed again.
 */
export type VoidDutyDone = { id: DutyDoneId, reason: string, };

/**
 *Takes a version of an EHC plan back, with the reason.
 */
export type VoidEhcPlan = { id: EhcPlanId, reason: string, };

/**
 *Takes a request for an EHC needs assessment back, with the reason.
 */
export type VoidEhcRequest = { id: EhcRequestId, reason: string, };

/**
 *Takes a review of an EHC plan back, with the reason.
 */
export type VoidEhcReview = { id: EhcReviewId, reason: string, };

/**
 *Takes what an agency did or sent back, with the reason.
 */
export type VoidEntry = { id: AgencyEntryId, reason: string, };

/**
 * Takes an evening back. Its meetings that have not been held lose their time.
 */
export type VoidEvening = { id: EveningId, reason: string, };

/**
 *Takes a factor back, with the reason.
 */
export type VoidFactor = { id: FactorId, reason: string, };

/**
 * Takes back an entry that was written today, with the reason.
 */
export type VoidGiven = { id: MedicineGivenId, reason: string, };

/**
 * Takes a healthcare plan back, with the reason.
 */
export type VoidHealthcarePlan = { id: HealthcarePlanId, reason: string, };

/**
 *Takes a legal hold back, with the reason.
 */
export type VoidHold = { id: HoldId, reason: string, };

/**
 * Takes a letter back, with the reason. Where it was this letter that told the parents, they are not told any more.
 */
export type VoidLetter = { id: LetterId, reason: string, };

/**
 *Takes a medicine back, with the reason.
 */
export type VoidMedicine = { id: MedicineId, reason: string, };

/**
 * Takes a need back, with the reason.
 */
export type VoidNeed = { id: NeedId, reason: string, };

/**
 *Takes a note back, with the reason.
 */
export type VoidNote = { id: NoteId, reason: string, };

/**
 *Takes a lead practitioner from outside back, with the reason.
 */
export type VoidOutsideLead = { id: OutsideLeadId, reason: string, };

/**
 * Takes the latest placement back, with the reason. The one that it ended goes on.
 */
export type VoidPlacement = { id: PlacementId, reason: string, };

/**
 * Takes a plan back that was begun by mistake, with all that is in it. A plan with a closed review is history: it can
 * be ended, not taken back.
 */
export type VoidPlan = { plan_id: PlanId, reason: string, };

/**
 *Takes a profile back, with the reason.
 */
export type VoidProfile = { id: ProfileId, reason: string, };

/**
 * Takes back a child's record that should never have been made.
 */
export type VoidPupil = { id: PupilId, reason: string, };

/**
 * Takes a rating back with a reason, while its cycle is open.
 */
export type VoidRating = { id: RatingId, reason: string, };

/**
 *Takes a referral back, with the reason.
 */
export type VoidReferral = { id: ReferralId, reason: string, };

/**
 *Takes a reduced timetable back, with the reason.
 */
export type VoidReintegration = { id: ReintegrationId, reason: string, };

/**
 *Takes a signature back, with the reason.
 */
export type VoidSignature = { id: SignatureId, reason: string, };

/**
 *Takes a team meeting back, with the reason.
 */
export type VoidTeamMeeting = { id: TeamMeetingId, reason: string, };

/**
 *Takes a training back, with the reason.
 */
export type VoidTraining = { id: HealthTrainingId, reason: string, };

/**
 * That a record was taken back, by whom and why. It stays, and can be brought back.
 */
export type Voided = { at: string, by: StaffId, reason: string, };

/**
 * Why a child who is not on the register is watched.
 */
export type WatchedFor = { concern_id: ConcernId, 
/**
 * "Concern since 12 November 2026", "Watched since leaving on 12 November 2026".
 */
words: string, 
/**
 * When it is to be decided or looked at again.
 */
due_on: string | null, state: ReviewState | null, };

/**
 * A week as typed: hours a day as people write them, "2.5" or "2:30"; empty for a day at home.
 */
export type WeekDraft = { 
/**
 * Its Monday; another day of it will do.
 */
from_on: string | null, hours: Array<string>, };

/**
 * A week of the timetable with its sums.
 */
export type WeekView = { from_on: string, 
/**
 * As typed: "2:30"; empty for a day at home.
 */
hours: Array<string>, 
/**
 * "2 hours 30 minutes".
 */
day_words: Array<string>, 
/**
 * "7 hours 30 minutes".
 */
total_words: string, total: number, 
/**
 * Of a full week, in percent.
 */
share: number, lower: boolean, 
/**
 * Whether it is the week of today.
 */
now: boolean, };

/**
 * Looks at a text that is to go into the bank.
 */
export type WeighBankText = { bank_kind: BankKind, text: string, };

/**
 * What a score says of a target, while it is being typed.
 */
export type WeighScore = { target_id: TargetId, score: number, };

/**
 * Looks at a target as it is typed. Nothing of it is kept, and it belongs to no child yet.
 */
export type WeighTarget = { text: string, measure: Measure, baseline: number | null, expected: number | null, };

/**
 * A backup, by where it lies.
 */
export type WhichBackup = { path: string, };

/**
 * The two files, to be saved.
 */
export type WholeRecordFiles = { pdf_base64: string, json_base64: string, pages: number, 
/**
 * How many records there are.
 */
records: number, 
/**
 * How many other people are named in it, as far as Waymark knows names.
 */
third_parties: number, 
/**
 * "Everything kept 2026-11-22": no child's name is in it.
 */
suggested_name: string, 
/**
 * Characters that no typeface of Waymark has.
 */
unprintable: Array<string>, };

/**
 * Withdraws a list that nobody has signed.
 */
export type WithdrawDestruction = { id: DestructionId, reason: string, };

/**
 * Every enumeration with its codes and names, each in the order in which people are shown it.
 */
export type WordLists = { act_kind: Array<CodedWord>, advice_answer: Array<CodedWord>, agency_entry_kind: Array<CodedWord>, agency_kind: Array<CodedWord>, arrangement_kind: Array<CodedWord>, arrangement_state: Array<CodedWord>, agreement_party: Array<CodedWord>, assess_decision: Array<CodedWord>, assessment_area: Array<CodedWord>, attached_to: Array<CodedWord>, attachment_access: Array<CodedWord>, attachment_kind: Array<CodedWord>, census_code: Array<CodedWord>, chronology_kind: Array<CodedWord>, clock_mark_kind: Array<CodedWord>, clock_rule: Array<CodedWord>, contact_outcome: Array<CodedWord>, concern_decision: Array<CodedWord>, concern_state: Array<CodedWord>, direction: Array<CodedWord>, disclosed_thing: Array<CodedWord>, disclosure_basis: Array<CodedWord>, disclosure_way: Array<CodedWord>, duty_holder: Array<CodedWord>, eal_finding: Array<CodedWord>, early_check: Array<CodedWord>, ehc_plan_ground: Array<CodedWord>, ehc_review_kind: Array<CodedWord>, ehc_section: Array<CodedWord>, ehc_step: Array<CodedWord>, entry_check: Array<CodedWord>, evidence_item: Array<CodedWord>, face: Array<CodedWord>, factor: Array<CodedWord>, meeting_outcome: Array<CodedWord>, file_kind: Array<CodedWord>, given_outcome: Array<CodedWord>, heading_language: Array<CodedWord>, impairment: Array<CodedWord>, invitee_kind: Array<CodedWord>, la_decision: Array<CodedWord>, long_term: Array<CodedWord>, move_kind: Array<CodedWord>, need_area: Array<CodedWord>, need_rank: Array<CodedWord>, note_kind: Array<CodedWord>, parent_agreement: Array<CodedWord>, parent_attendance: Array<CodedWord>, parent_prompt: Array<CodedWord>, pathway_preset: Array<CodedWord>, progress_test: Array<CodedWord>, reason_kind: Array<CodedWord>, referral_outcome: Array<CodedWord>, reintegration_check: Array<CodedWord>, reintegration_ending: Array<CodedWord>, request_outcome: Array<CodedWord>, requested_by: Array<CodedWord>, review_attendance: Array<CodedWord>, review_recommendation: Array<CodedWord>, review_decision: Array<CodedWord>, round_state: Array<CodedWord>, school_unit: Array<CodedWord>, section_state: Array<CodedWord>, sen_type: Array<CodedWord>, sentence_starter: Array<CodedWord>, sex: Array<CodedWord>, spacing: Array<CodedWord>, staff_duty: Array<CodedWord>, step_reason_kind: Array<CodedWord>, target_next: Array<CodedWord>, target_outcome: Array<CodedWord>, term: Array<CodedWord>, term_naming: Array<CodedWord>, test_kind: Array<CodedWord>, text_size: Array<CodedWord>, tint: Array<CodedWord>, year_group: Array<CodedWord>, };

/**
 * A stretch of one text or of both, with the white space after its words.
 */
export type WordPiece = { stretch: Stretch, text: string, };

/**
 * Writes and keeps the letter for each of these children, and makes one file of all.
 */
export type WriteHelpLetters = { 
/**
 * As a plan words it; nothing for all that each plan provides.
 */
what: string | null, pupil_ids: Array<PupilId>, happened_on: string | null, 
/**
 * Each letter begins on a new sheet when both sides are printed.
 */
double_sided: boolean, };

/**
 * The letters as they went out.
 */
export type WrittenHelpLetters = { letters: number, pages: number, 
/**
 * The PDF file, a letter after the other; empty where there is none.
 */
bytes_base64: string, suggested_file_name: string, 
/**
 * Children who do not get this help any more, by name.
 */
left_out: Array<string>, 
/**
 * Children of whom not every contact may be told, by name.
 */
careful: Array<string>, unprintable: Array<string>, };

/**
 * A row that is wrong, with everything that is wrong in it.
 */
export type WrongLine = { row: number, name: string, faults: Array<ImportFault>, };

/**
 * A school year to choose.
 */
export type YearChoice = { starting: number, 
/**
 * "2026/27".
 */
name: string, };

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
 * A year group to filter by.
 */
export type YearOption = { code: YearGroup, name: string, };

/**
 * A child taught out of the year of their age: the year group in one academic year.
 */
export type YearOverride = { year_group: YearGroup, 
/**
 * The academic year it was set for: 2026 for 2026/27.
 */
starting: number, };

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

/**
 * What the school owes once a year: what comes next, and what was done.
 */
export type YearlyDuties = Record<symbol, never>;

/**
 * Every yearly duty, with its past.
 */
export type YearlyDutiesView = { today: string, duties: Array<YearlyDutyLine>, };

/**
 * A duty of the school that comes round with each school year.
 */
export type YearlyDuty = "information_report" | "inclusion_strategy";

/**
 * One duty.
 */
export type YearlyDutyLine = { duty: YearlyDuty, name: string, 
/**
 * What it is and who asks for it.
 */
about: string, 
/**
 * What is owed next.
 */
next: SchoolDue | null, 
/**
 * What was done, the newest year first.
 */
done: Array<DutyDoneLine>, 
/**
 * What was taken back, the newest first.
 */
taken_back: Array<DutyDoneLine>, };

/** Every command of the core. */
export const api = {
  deskFacts: (input: Nothing): Promise<DeskFacts> => call("desk_facts", input) as Promise<DeskFacts>,
  deskStatus: (input: Nothing): Promise<DeskStatus> => call("desk_status", input) as Promise<DeskStatus>,
  createSchool: (input: NewSchool): Promise<DeskStatus> => call("create_school", input) as Promise<DeskStatus>,
  openSchool: (input: Nothing): Promise<DeskStatus> => call("open_school", input) as Promise<DeskStatus>,
  openSample: (input: Nothing): Promise<DeskStatus> => call("open_sample", input) as Promise<DeskStatus>,
  removeSample: (input: Nothing): Promise<DeskStatus> => call("remove_sample", input) as Promise<DeskStatus>,
  signIn: (input: SignIn, watch: Watch): Promise<DeskStatus> => callLong("sign_in", input, watch) as Promise<DeskStatus>,
  signOut: (input: Nothing): Promise<DeskStatus> => call("sign_out", input) as Promise<DeskStatus>,
  lock: (input: Nothing): Promise<DeskStatus> => call("lock", input) as Promise<DeskStatus>,
  changePassword: (input: ChangePassword): Promise<DeskStatus> => call("change_password", input) as Promise<DeskStatus>,
  cancelWork: (input: CancelWork): Promise<null> => call("cancel_work", input) as Promise<null>,
  makeRecoverySheet: (input: Nothing): Promise<RecoverySheet> => call("make_recovery_sheet", input) as Promise<RecoverySheet>,
  confirmRecoverySheet: (input: ConfirmRecoverySheet): Promise<DeskStatus> => call("confirm_recovery_sheet", input) as Promise<DeskStatus>,
  openWithSheet: (input: OpenWithSheet, watch: Watch): Promise<DeskStatus> => callLong("open_with_sheet", input, watch) as Promise<DeskStatus>,
  backups: (input: Nothing): Promise<BackupsView> => call("backups", input) as Promise<BackupsView>,
  backUpNow: (input: Nothing): Promise<BackupsView> => call("back_up_now", input) as Promise<BackupsView>,
  chooseBackupFolder: (input: ChooseBackupFolder): Promise<BackupsView> => call("choose_backup_folder", input) as Promise<BackupsView>,
  checkBackup: (input: WhichBackup): Promise<null> => call("check_backup", input) as Promise<null>,
  acceptTrail: (input: AcceptTrail): Promise<DeskStatus> => call("accept_trail", input) as Promise<DeskStatus>,
  changeLock: (input: Nothing): Promise<BackupsView> => call("change_lock", input) as Promise<BackupsView>,
  restoreDrill: (input: Nothing, watch: Watch): Promise<DrillReport> => callLong("restore_drill", input, watch) as Promise<DrillReport>,
  lookIntoBackup: (input: LookIntoBackup): Promise<BackupLook> => call("look_into_backup", input) as Promise<BackupLook>,
  restoreBackup: (input: RestoreBackup): Promise<DeskStatus> => call("restore_backup", input) as Promise<DeskStatus>,
  goBackTo: (input: GoBackTo): Promise<DeskStatus> => call("go_back_to", input) as Promise<DeskStatus>,
  schoolFacts: (input: SchoolFacts): Promise<SchoolFactsView> => call("school_facts", input) as Promise<SchoolFactsView>,
  schoolSettings: (input: SchoolSettings): Promise<SettingsView> => call("school_settings", input) as Promise<SettingsView>,
  saveSchool: (input: SaveSchool): Promise<null> => call("save_school", input) as Promise<null>,
  proposeSchoolYear: (input: ProposeSchoolYear): Promise<AcademicYear> => call("propose_school_year", input) as Promise<AcademicYear>,
  saveSchoolYear: (input: SaveSchoolYear): Promise<YearId> => call("save_school_year", input) as Promise<YearId>,
  saveOwnLimits: (input: SaveOwnLimits): Promise<null> => call("save_own_limits", input) as Promise<null>,
  previewPathway: (input: PreviewPathway): Promise<PathwayPreview> => call("preview_pathway", input) as Promise<PathwayPreview>,
  proposePathway: (input: ProposePathway): Promise<ProposedPathway> => call("propose_pathway", input) as Promise<ProposedPathway>,
  pathwayChanges: (input: PathwayChanges): Promise<Array<PathwayChangeLine>> => call("pathway_changes", input) as Promise<Array<PathwayChangeLine>>,
  savePathway: (input: SavePathway): Promise<null> => call("save_pathway", input) as Promise<null>,
  saveClass: (input: SaveClass): Promise<ClassId> => call("save_class", input) as Promise<ClassId>,
  voidClass: (input: VoidClass): Promise<null> => call("void_class", input) as Promise<null>,
  bringBackClass: (input: BringBackClass): Promise<null> => call("bring_back_class", input) as Promise<null>,
  listStaff: (input: ListStaff): Promise<Array<Kept<Staff>>> => call("list_staff", input) as Promise<Array<Kept<Staff>>>,
  addStaff: (input: AddStaff): Promise<OneTimePassword> => call("add_staff", input) as Promise<OneTimePassword>,
  saveStaff: (input: SaveStaff): Promise<null> => call("save_staff", input) as Promise<null>,
  resetPassword: (input: ResetPassword): Promise<OneTimePassword> => call("reset_password", input) as Promise<OneTimePassword>,
  staffLeaves: (input: StaffLeaves): Promise<null> => call("staff_leaves", input) as Promise<null>,
  auditTrail: (input: AuditTrail): Promise<AuditPage> => call("audit_trail", input) as Promise<AuditPage>,
  checkTrail: (input: CheckTrail, watch: Watch): Promise<TrailReport> => callLong("check_trail", input, watch) as Promise<TrailReport>,
  keepDraft: (input: KeepDraft): Promise<DraftKept> => call("keep_draft", input) as Promise<DraftKept>,
  discardDraft: (input: DiscardDraft): Promise<null> => call("discard_draft", input) as Promise<null>,
  findDraft: (input: FindDraft): Promise<Draft | null> => call("find_draft", input) as Promise<Draft | null>,
  listDrafts: (input: ListDrafts): Promise<Array<Draft>> => call("list_drafts", input) as Promise<Array<Draft>>,
  keepDisplay: (input: KeepDisplay): Promise<null> => call("keep_display", input) as Promise<null>,
  today: (input: OpenToday): Promise<TodayView> => call("today", input) as Promise<TodayView>,
  childClocks: (input: ChildClocks): Promise<Array<DueItem>> => call("child_clocks", input) as Promise<Array<DueItem>>,
  dueCalendar: (input: DueCalendar): Promise<DueCalendarView> => call("due_calendar", input) as Promise<DueCalendarView>,
  exportCalendar: (input: ExportCalendar): Promise<CalendarFile> => call("export_calendar", input) as Promise<CalendarFile>,
  yearlyDuties: (input: YearlyDuties): Promise<YearlyDutiesView> => call("yearly_duties", input) as Promise<YearlyDutiesView>,
  saveDutyDone: (input: SaveDutyDone): Promise<DutyDoneId> => call("save_duty_done", input) as Promise<DutyDoneId>,
  voidDutyDone: (input: VoidDutyDone): Promise<null> => call("void_duty_done", input) as Promise<null>,
  bringBackDutyDone: (input: BringBackDutyDone): Promise<null> => call("bring_back_duty_done", input) as Promise<null>,
  register: (input: OpenRegister): Promise<RegisterView> => call("register", input) as Promise<RegisterView>,
  search: (input: Search): Promise<SearchView> => call("search", input) as Promise<SearchView>,
  savedViews: (input: ListSavedViews): Promise<Array<SavedViewLine>> => call("saved_views", input) as Promise<Array<SavedViewLine>>,
  saveView: (input: SaveView): Promise<SavedViewId> => call("save_view", input) as Promise<SavedViewId>,
  removeView: (input: RemoveView): Promise<null> => call("remove_view", input) as Promise<null>,
  bringBackView: (input: BringBackView): Promise<null> => call("bring_back_view", input) as Promise<null>,
  list: (input: OpenList): Promise<OpenedList> => call("list", input) as Promise<OpenedList>,
  exportList: (input: ExportList): Promise<ExportedFile> => call("export_list", input) as Promise<ExportedFile>,
  printList: (input: PrintList): Promise<PrintedPaper> => call("print_list", input) as Promise<PrintedPaper>,
  readImport: (input: ReadImport, watch: Watch): Promise<ListView> => callLong("read_import", input, watch) as Promise<ListView>,
  previewImport: (input: PreviewImport, watch: Watch): Promise<ImportPreview> => callLong("preview_import", input, watch) as Promise<ImportPreview>,
  applyImport: (input: ApplyImport, watch: Watch): Promise<ImportResult> => callLong("apply_import", input, watch) as Promise<ImportResult>,
  previewPlanImport: (input: PreviewPlanImport, watch: Watch): Promise<PlanImportPreview> => callLong("preview_plan_import", input, watch) as Promise<PlanImportPreview>,
  applyPlanImport: (input: ApplyPlanImport, watch: Watch): Promise<PlanImportResult> => callLong("apply_plan_import", input, watch) as Promise<PlanImportResult>,
  importTemplate: (input: ImportTemplate): Promise<ExportedFile> => call("import_template", input) as Promise<ExportedFile>,
  undoImport: (input: UndoImport): Promise<UndoneImport> => call("undo_import", input) as Promise<UndoneImport>,
  listImports: (input: ListImports): Promise<Array<ImportView>> => call("list_imports", input) as Promise<Array<ImportView>>,
  listChildren: (input: ListChildren): Promise<Array<ChildChoice>> => call("list_children", input) as Promise<Array<ChildChoice>>,
  openPupil: (input: OpenPupil): Promise<PupilView> => call("open_pupil", input) as Promise<PupilView>,
  addPupil: (input: AddPupil): Promise<PupilId> => call("add_pupil", input) as Promise<PupilId>,
  revisePupil: (input: RevisePupil): Promise<null> => call("revise_pupil", input) as Promise<null>,
  pupilLeaves: (input: PupilLeaves): Promise<null> => call("pupil_leaves", input) as Promise<null>,
  pupilReturns: (input: PupilReturns): Promise<null> => call("pupil_returns", input) as Promise<null>,
  recordFileSent: (input: RecordFileSent): Promise<null> => call("record_file_sent", input) as Promise<null>,
  voidPupil: (input: VoidPupil): Promise<null> => call("void_pupil", input) as Promise<null>,
  bringBackPupil: (input: BringBackPupil): Promise<null> => call("bring_back_pupil", input) as Promise<null>,
  setClass: (input: SetClass): Promise<null> => call("set_class", input) as Promise<null>,
  setPhoto: (input: SetPhoto): Promise<null> => call("set_photo", input) as Promise<null>,
  removePhoto: (input: RemovePhoto): Promise<null> => call("remove_photo", input) as Promise<null>,
  timeline: (input: Timeline): Promise<Array<TimelineItem>> => call("timeline", input) as Promise<Array<TimelineItem>>,
  pupilHistory: (input: PupilHistory): Promise<HistoryView> => call("pupil_history", input) as Promise<HistoryView>,
  recordReaders: (input: RecordReaders): Promise<Array<ReaderLine>> => call("record_readers", input) as Promise<Array<ReaderLine>>,
  listVersions: (input: ListVersions): Promise<Array<VersionGroup>> => call("list_versions", input) as Promise<Array<VersionGroup>>,
  compareVersions: (input: CompareVersions): Promise<VersionsCompared> => call("compare_versions", input) as Promise<VersionsCompared>,
  addAdult: (input: AddAdult): Promise<LinkId> => call("add_adult", input) as Promise<LinkId>,
  endAdult: (input: EndAdult): Promise<null> => call("end_adult", input) as Promise<null>,
  voidAdult: (input: VoidAdult): Promise<null> => call("void_adult", input) as Promise<null>,
  bringBackAdult: (input: BringBackAdult): Promise<null> => call("bring_back_adult", input) as Promise<null>,
  listContacts: (input: ListContacts): Promise<Array<ContactView>> => call("list_contacts", input) as Promise<Array<ContactView>>,
  addContact: (input: AddContact): Promise<ContactId> => call("add_contact", input) as Promise<ContactId>,
  reviseContact: (input: ReviseContact): Promise<null> => call("revise_contact", input) as Promise<null>,
  voidContact: (input: VoidContact): Promise<null> => call("void_contact", input) as Promise<null>,
  bringBackContact: (input: BringBackContact): Promise<null> => call("bring_back_contact", input) as Promise<null>,
  openFamilyPaper: (input: OpenFamilyPaper): Promise<FamilyPaperView> => call("open_family_paper", input) as Promise<FamilyPaperView>,
  saveFamilyPaper: (input: SaveFamilyPaper): Promise<null> => call("save_family_paper", input) as Promise<null>,
  decideClock: (input: DecideClock): Promise<ClockMarkId> => call("decide_clock", input) as Promise<ClockMarkId>,
  voidClockMark: (input: VoidClockMark): Promise<null> => call("void_clock_mark", input) as Promise<null>,
  bringBackClockMark: (input: BringBackClockMark): Promise<null> => call("bring_back_clock_mark", input) as Promise<null>,
  clockMarks: (input: ClockMarks): Promise<Array<DecidedLine>> => call("clock_marks", input) as Promise<Array<DecidedLine>>,
  listNeeds: (input: ListNeeds): Promise<Array<Kept<Need>>> => call("list_needs", input) as Promise<Array<Kept<Need>>>,
  addNeed: (input: AddNeed): Promise<NeedId> => call("add_need", input) as Promise<NeedId>,
  reviseNeed: (input: ReviseNeed): Promise<null> => call("revise_need", input) as Promise<null>,
  endNeed: (input: EndNeed): Promise<null> => call("end_need", input) as Promise<null>,
  voidNeed: (input: VoidNeed): Promise<null> => call("void_need", input) as Promise<null>,
  bringBackNeed: (input: BringBackNeed): Promise<null> => call("bring_back_need", input) as Promise<null>,
  listFactors: (input: ListFactors): Promise<Array<Kept<Factor>>> => call("list_factors", input) as Promise<Array<Kept<Factor>>>,
  addFactor: (input: AddFactor): Promise<FactorId> => call("add_factor", input) as Promise<FactorId>,
  reviseFactor: (input: ReviseFactor): Promise<null> => call("revise_factor", input) as Promise<null>,
  endFactor: (input: EndFactor): Promise<null> => call("end_factor", input) as Promise<null>,
  voidFactor: (input: VoidFactor): Promise<null> => call("void_factor", input) as Promise<null>,
  bringBackFactor: (input: BringBackFactor): Promise<null> => call("bring_back_factor", input) as Promise<null>,
  concerns: (input: ListConcerns): Promise<ConcernsView> => call("concerns", input) as Promise<ConcernsView>,
  saveConcern: (input: SaveConcern): Promise<Kept<Concern>> => call("save_concern", input) as Promise<Kept<Concern>>,
  saveConcernForm: (input: SaveConcernForm): Promise<null> => call("save_concern_form", input) as Promise<null>,
  decideConcern: (input: DecideConcern): Promise<null> => call("decide_concern", input) as Promise<null>,
  reopenConcern: (input: ReopenConcern): Promise<null> => call("reopen_concern", input) as Promise<null>,
  voidConcern: (input: VoidConcern): Promise<null> => call("void_concern", input) as Promise<null>,
  bringBackConcern: (input: BringBackConcern): Promise<null> => call("bring_back_concern", input) as Promise<null>,
  stageChoices: (input: StageChoices): Promise<StageChoicesView> => call("stage_choices", input) as Promise<StageChoicesView>,
  decidePlacement: (input: DecidePlacement): Promise<PlacementId> => call("decide_placement", input) as Promise<PlacementId>,
  parentsTold: (input: ParentsTold): Promise<null> => call("parents_told", input) as Promise<null>,
  reopenPlacement: (input: ReopenPlacement): Promise<null> => call("reopen_placement", input) as Promise<null>,
  voidPlacement: (input: VoidPlacement): Promise<null> => call("void_placement", input) as Promise<null>,
  bringBackPlacement: (input: BringBackPlacement): Promise<null> => call("bring_back_placement", input) as Promise<null>,
  bank: (input: Bank): Promise<BankView> => call("bank", input) as Promise<BankView>,
  weighBankText: (input: WeighBankText): Promise<BankWords> => call("weigh_bank_text", input) as Promise<BankWords>,
  keepInBank: (input: KeepInBank): Promise<BankEntryId> => call("keep_in_bank", input) as Promise<BankEntryId>,
  reviseBankEntry: (input: ReviseBankEntry): Promise<null> => call("revise_bank_entry", input) as Promise<null>,
  retireBankEntry: (input: RetireBankEntry): Promise<null> => call("retire_bank_entry", input) as Promise<null>,
  bringBackBankEntry: (input: BringBackBankEntry): Promise<null> => call("bring_back_bank_entry", input) as Promise<null>,
  letterWordings: (input: LetterWordings): Promise<LetterWordingsView> => call("letter_wordings", input) as Promise<LetterWordingsView>,
  saveLetterWords: (input: SaveLetterWords): Promise<number> => call("save_letter_words", input) as Promise<number>,
  previewLetter: (input: PreviewLetter): Promise<ProposedLetter> => call("preview_letter", input) as Promise<ProposedLetter>,
  listLetters: (input: ListLetters): Promise<Array<Kept<Letter>>> => call("list_letters", input) as Promise<Array<Kept<Letter>>>,
  proposeLetter: (input: ProposeLetter): Promise<ProposedLetter> => call("propose_letter", input) as Promise<ProposedLetter>,
  helpLetters: (input: HelpLetters): Promise<HelpLettersView> => call("help_letters", input) as Promise<HelpLettersView>,
  sendLetter: (input: SendLetter): Promise<LetterId> => call("send_letter", input) as Promise<LetterId>,
  voidLetter: (input: VoidLetter): Promise<null> => call("void_letter", input) as Promise<null>,
  bringBackLetter: (input: BringBackLetter): Promise<null> => call("bring_back_letter", input) as Promise<null>,
  listNotes: (input: ListNotes): Promise<Array<Kept<Note>>> => call("list_notes", input) as Promise<Array<Kept<Note>>>,
  addNote: (input: AddNote): Promise<NoteId> => call("add_note", input) as Promise<NoteId>,
  reviseNote: (input: ReviseNote): Promise<null> => call("revise_note", input) as Promise<null>,
  voidNote: (input: VoidNote): Promise<null> => call("void_note", input) as Promise<null>,
  bringBackNote: (input: BringBackNote): Promise<null> => call("bring_back_note", input) as Promise<null>,
  profiles: (input: ListProfiles): Promise<ProfilesView> => call("profiles", input) as Promise<ProfilesView>,
  saveProfile: (input: SaveProfile): Promise<Kept<Profile>> => call("save_profile", input) as Promise<Kept<Profile>>,
  voidProfile: (input: VoidProfile): Promise<null> => call("void_profile", input) as Promise<null>,
  bringBackProfile: (input: BringBackProfile): Promise<null> => call("bring_back_profile", input) as Promise<null>,
  assessments: (input: ListAssessments): Promise<AssessmentsView> => call("assessments", input) as Promise<AssessmentsView>,
  saveAssessment: (input: SaveAssessment): Promise<Kept<Assessment>> => call("save_assessment", input) as Promise<Kept<Assessment>>,
  voidAssessment: (input: VoidAssessment): Promise<null> => call("void_assessment", input) as Promise<null>,
  bringBackAssessment: (input: BringBackAssessment): Promise<null> => call("bring_back_assessment", input) as Promise<null>,
  agencies: (input: ListAgencies): Promise<Array<AgencyLine>> => call("agencies", input) as Promise<Array<AgencyLine>>,
  saveAgency: (input: SaveAgency): Promise<AgencyId> => call("save_agency", input) as Promise<AgencyId>,
  voidAgency: (input: VoidAgency): Promise<null> => call("void_agency", input) as Promise<null>,
  bringBackAgency: (input: BringBackAgency): Promise<null> => call("bring_back_agency", input) as Promise<null>,
  childAgencies: (input: ChildAgencies): Promise<AgenciesView> => call("child_agencies", input) as Promise<AgenciesView>,
  saveReferral: (input: SaveReferral): Promise<ReferralId> => call("save_referral", input) as Promise<ReferralId>,
  closeReferral: (input: CloseReferral): Promise<null> => call("close_referral", input) as Promise<null>,
  reopenReferral: (input: ReopenReferral): Promise<null> => call("reopen_referral", input) as Promise<null>,
  revisitConsent: (input: RevisitConsent): Promise<null> => call("revisit_consent", input) as Promise<null>,
  voidReferral: (input: VoidReferral): Promise<null> => call("void_referral", input) as Promise<null>,
  bringBackReferral: (input: BringBackReferral): Promise<null> => call("bring_back_referral", input) as Promise<null>,
  childTeam: (input: ChildTeam): Promise<TeamView> => call("child_team", input) as Promise<TeamView>,
  nameOutsideLead: (input: NameOutsideLead): Promise<OutsideLeadId> => call("name_outside_lead", input) as Promise<OutsideLeadId>,
  endOutsideLead: (input: EndOutsideLead): Promise<null> => call("end_outside_lead", input) as Promise<null>,
  voidOutsideLead: (input: VoidOutsideLead): Promise<null> => call("void_outside_lead", input) as Promise<null>,
  bringBackOutsideLead: (input: BringBackOutsideLead): Promise<null> => call("bring_back_outside_lead", input) as Promise<null>,
  saveTeamMeeting: (input: SaveTeamMeeting): Promise<TeamMeetingId> => call("save_team_meeting", input) as Promise<TeamMeetingId>,
  voidTeamMeeting: (input: VoidTeamMeeting): Promise<null> => call("void_team_meeting", input) as Promise<null>,
  bringBackTeamMeeting: (input: BringBackTeamMeeting): Promise<null> => call("bring_back_team_meeting", input) as Promise<null>,
  finishTeamAction: (input: FinishTeamAction): Promise<null> => call("finish_team_action", input) as Promise<null>,
  chronology: (input: OpenChronology): Promise<ChronologyView> => call("chronology", input) as Promise<ChronologyView>,
  saveChronologyEvent: (input: SaveChronologyEvent): Promise<ChronologyEventId> => call("save_chronology_event", input) as Promise<ChronologyEventId>,
  voidChronologyEvent: (input: VoidChronologyEvent): Promise<null> => call("void_chronology_event", input) as Promise<null>,
  bringBackChronologyEvent: (input: BringBackChronologyEvent): Promise<null> => call("bring_back_chronology_event", input) as Promise<null>,
  childReintegrations: (input: ChildReintegrations): Promise<ReintegrationsView> => call("child_reintegrations", input) as Promise<ReintegrationsView>,
  proposeWeeks: (input: ProposeWeeks): Promise<Array<string>> => call("propose_weeks", input) as Promise<Array<string>>,
  saveReintegration: (input: SaveReintegration): Promise<ReintegrationId> => call("save_reintegration", input) as Promise<ReintegrationId>,
  beginReintegration: (input: BeginReintegration): Promise<null> => call("begin_reintegration", input) as Promise<null>,
  endReintegration: (input: EndReintegration): Promise<ReintegrationId | null> => call("end_reintegration", input) as Promise<ReintegrationId | null>,
  reopenReintegration: (input: ReopenReintegration): Promise<null> => call("reopen_reintegration", input) as Promise<null>,
  voidReintegration: (input: VoidReintegration): Promise<null> => call("void_reintegration", input) as Promise<null>,
  bringBackReintegration: (input: BringBackReintegration): Promise<null> => call("bring_back_reintegration", input) as Promise<null>,
  saveAgencyEntry: (input: SaveEntry): Promise<AgencyEntryId> => call("save_agency_entry", input) as Promise<AgencyEntryId>,
  voidAgencyEntry: (input: VoidEntry): Promise<null> => call("void_agency_entry", input) as Promise<null>,
  bringBackAgencyEntry: (input: BringBackEntry): Promise<null> => call("bring_back_agency_entry", input) as Promise<null>,
  answerRecommendation: (input: AnswerRecommendation): Promise<null> => call("answer_recommendation", input) as Promise<null>,
  childEhc: (input: ChildEhc): Promise<EhcView> => call("child_ehc", input) as Promise<EhcView>,
  saveEhcRequest: (input: SaveEhcRequest): Promise<EhcRequestId> => call("save_ehc_request", input) as Promise<EhcRequestId>,
  signEhcRequest: (input: SignEhcRequest): Promise<null> => call("sign_ehc_request", input) as Promise<null>,
  unsignEhcRequest: (input: UnsignEhcRequest): Promise<null> => call("unsign_ehc_request", input) as Promise<null>,
  explainEvidence: (input: ExplainEvidence): Promise<null> => call("explain_evidence", input) as Promise<null>,
  recordRequestStep: (input: RecordRequestStep): Promise<null> => call("record_request_step", input) as Promise<null>,
  explainRequest: (input: ExplainRequest): Promise<null> => call("explain_request", input) as Promise<null>,
  voidEhcRequest: (input: VoidEhcRequest): Promise<null> => call("void_ehc_request", input) as Promise<null>,
  bringBackEhcRequest: (input: BringBackEhcRequest): Promise<null> => call("bring_back_ehc_request", input) as Promise<null>,
  saveEhcPlan: (input: SaveEhcPlan): Promise<EhcPlanId> => call("save_ehc_plan", input) as Promise<EhcPlanId>,
  ceaseEhcPlan: (input: CeaseEhcPlan): Promise<null> => call("cease_ehc_plan", input) as Promise<null>,
  resumeEhcPlan: (input: ResumeEhcPlan): Promise<null> => call("resume_ehc_plan", input) as Promise<null>,
  voidEhcPlan: (input: VoidEhcPlan): Promise<null> => call("void_ehc_plan", input) as Promise<null>,
  bringBackEhcPlan: (input: BringBackEhcPlan): Promise<null> => call("bring_back_ehc_plan", input) as Promise<null>,
  saveEhcReview: (input: SaveEhcReview): Promise<EhcReviewId> => call("save_ehc_review", input) as Promise<EhcReviewId>,
  recordReviewStep: (input: RecordReviewStep): Promise<null> => call("record_review_step", input) as Promise<null>,
  explainReview: (input: ExplainReview): Promise<null> => call("explain_review", input) as Promise<null>,
  voidEhcReview: (input: VoidEhcReview): Promise<null> => call("void_ehc_review", input) as Promise<null>,
  bringBackEhcReview: (input: BringBackEhcReview): Promise<null> => call("bring_back_ehc_review", input) as Promise<null>,
  disclosures: (input: OpenDisclosures): Promise<DisclosureLog> => call("disclosures", input) as Promise<DisclosureLog>,
  saveDisclosure: (input: SaveDisclosure): Promise<Array<DisclosureId>> => call("save_disclosure", input) as Promise<Array<DisclosureId>>,
  voidDisclosure: (input: VoidDisclosure): Promise<null> => call("void_disclosure", input) as Promise<null>,
  bringBackDisclosure: (input: BringBackDisclosure): Promise<null> => call("bring_back_disclosure", input) as Promise<null>,
  openMedical: (input: OpenMedical): Promise<MedicalView> => call("open_medical", input) as Promise<MedicalView>,
  saveHealthcarePlan: (input: SaveHealthcarePlan): Promise<HealthcarePlanId> => call("save_healthcare_plan", input) as Promise<HealthcarePlanId>,
  reviewHealthcarePlan: (input: ReviewHealthcarePlan): Promise<null> => call("review_healthcare_plan", input) as Promise<null>,
  endHealthcarePlan: (input: EndHealthcarePlan): Promise<null> => call("end_healthcare_plan", input) as Promise<null>,
  voidHealthcarePlan: (input: VoidHealthcarePlan): Promise<null> => call("void_healthcare_plan", input) as Promise<null>,
  bringBackHealthcarePlan: (input: BringBackHealthcarePlan): Promise<null> => call("bring_back_healthcare_plan", input) as Promise<null>,
  saveMedicine: (input: SaveMedicine): Promise<MedicineId> => call("save_medicine", input) as Promise<MedicineId>,
  endMedicine: (input: EndMedicine): Promise<null> => call("end_medicine", input) as Promise<null>,
  voidMedicine: (input: VoidMedicine): Promise<null> => call("void_medicine", input) as Promise<null>,
  bringBackMedicine: (input: BringBackMedicine): Promise<null> => call("bring_back_medicine", input) as Promise<null>,
  saveGiven: (input: SaveGiven): Promise<MedicineGivenId> => call("save_given", input) as Promise<MedicineGivenId>,
  correctGiven: (input: CorrectGiven): Promise<MedicineGivenId> => call("correct_given", input) as Promise<MedicineGivenId>,
  voidGiven: (input: VoidGiven): Promise<null> => call("void_given", input) as Promise<null>,
  bringBackGiven: (input: BringBackGiven): Promise<null> => call("bring_back_given", input) as Promise<null>,
  saveTraining: (input: SaveTraining): Promise<HealthTrainingId> => call("save_training", input) as Promise<HealthTrainingId>,
  voidTraining: (input: VoidTraining): Promise<null> => call("void_training", input) as Promise<null>,
  bringBackTraining: (input: BringBackTraining): Promise<null> => call("bring_back_training", input) as Promise<null>,
  printHealthcare: (input: PrintHealthcare): Promise<PrintedPaper> => call("print_healthcare", input) as Promise<PrintedPaper>,
  printMedicationRecord: (input: PrintMedicationRecord): Promise<PrintedPaper> => call("print_medication_record", input) as Promise<PrintedPaper>,
  openEquality: (input: OpenEquality): Promise<EqualityView> => call("open_equality", input) as Promise<EqualityView>,
  saveDisability: (input: SaveDisability): Promise<DisabilityId> => call("save_disability", input) as Promise<DisabilityId>,
  voidDisability: (input: VoidDisability): Promise<null> => call("void_disability", input) as Promise<null>,
  bringBackDisability: (input: BringBackDisability): Promise<null> => call("bring_back_disability", input) as Promise<null>,
  saveAdjustment: (input: SaveAdjustment): Promise<AdjustmentId> => call("save_adjustment", input) as Promise<AdjustmentId>,
  voidAdjustment: (input: VoidAdjustment): Promise<null> => call("void_adjustment", input) as Promise<null>,
  bringBackAdjustment: (input: BringBackAdjustment): Promise<null> => call("bring_back_adjustment", input) as Promise<null>,
  saveArrangement: (input: SaveArrangement): Promise<AccessArrangementId> => call("save_arrangement", input) as Promise<AccessArrangementId>,
  voidArrangement: (input: VoidArrangement): Promise<null> => call("void_arrangement", input) as Promise<null>,
  bringBackArrangement: (input: BringBackArrangement): Promise<null> => call("bring_back_arrangement", input) as Promise<null>,
  childAttachments: (input: ChildAttachments): Promise<AttachmentsView> => call("child_attachments", input) as Promise<AttachmentsView>,
  offerFile: (input: OfferFile): Promise<OfferedFile> => call("offer_file", input) as Promise<OfferedFile>,
  lookAtFile: (input: LookAtFile, watch: Watch): Promise<FileLook> => callLong("look_at_file", input, watch) as Promise<FileLook>,
  letGoOfFile: (input: LetGoOfFile, watch: Watch): Promise<null> => callLong("let_go_of_file", input, watch) as Promise<null>,
  attachFile: (input: AttachFile, watch: Watch): Promise<AttachmentId> => callLong("attach_file", input, watch) as Promise<AttachmentId>,
  reviseAttachment: (input: ReviseAttachment): Promise<null> => call("revise_attachment", input) as Promise<null>,
  openAttachment: (input: OpenAttachment): Promise<ArrayBuffer> => call("open_attachment", input) as Promise<ArrayBuffer>,
  exportAttachment: (input: ExportAttachment): Promise<ArrayBuffer> => call("export_attachment", input) as Promise<ArrayBuffer>,
  voidAttachment: (input: VoidAttachment): Promise<null> => call("void_attachment", input) as Promise<null>,
  bringBackAttachment: (input: BringBackAttachment): Promise<null> => call("bring_back_attachment", input) as Promise<null>,
  dataProtection: (input: DataProtection): Promise<ProtectionView> => call("data_protection", input) as Promise<ProtectionView>,
  saveRetention: (input: SaveRetention): Promise<null> => call("save_retention", input) as Promise<null>,
  prepareDestruction: (input: PrepareDestruction): Promise<DestructionId> => call("prepare_destruction", input) as Promise<DestructionId>,
  printDestruction: (input: PrintDestruction): Promise<PrintedPaper> => call("print_destruction", input) as Promise<PrintedPaper>,
  withdrawDestruction: (input: WithdrawDestruction): Promise<null> => call("withdraw_destruction", input) as Promise<null>,
  signDestruction: (input: SignDestruction, watch: Watch): Promise<DestroyedView> => callLong("sign_destruction", input, watch) as Promise<DestroyedView>,
  childDataProtection: (input: ChildDataProtection): Promise<ChildProtectionView> => call("child_data_protection", input) as Promise<ChildProtectionView>,
  placeHold: (input: PlaceHold): Promise<HoldId> => call("place_hold", input) as Promise<HoldId>,
  endHold: (input: EndHold): Promise<null> => call("end_hold", input) as Promise<null>,
  voidHold: (input: VoidHold): Promise<null> => call("void_hold", input) as Promise<null>,
  bringBackHold: (input: BringBackHold): Promise<null> => call("bring_back_hold", input) as Promise<null>,
  exportWholeRecord: (input: ExportWholeRecord, watch: Watch): Promise<WholeRecordFiles> => callLong("export_whole_record", input, watch) as Promise<WholeRecordFiles>,
  saveAccessRequest: (input: SaveAccessRequest): Promise<AccessRequestId> => call("save_access_request", input) as Promise<AccessRequestId>,
  voidAccessRequest: (input: VoidAccessRequest): Promise<null> => call("void_access_request", input) as Promise<null>,
  bringBackAccessRequest: (input: BringBackAccessRequest): Promise<null> => call("bring_back_access_request", input) as Promise<null>,
  plans: (input: ListPlans): Promise<Array<PlanLine>> => call("plans", input) as Promise<Array<PlanLine>>,
  openPlan: (input: OpenPlan): Promise<PlanView> => call("open_plan", input) as Promise<PlanView>,
  startPlan: (input: StartPlan): Promise<PlanId> => call("start_plan", input) as Promise<PlanId>,
  savePlan: (input: SavePlan): Promise<PlanView> => call("save_plan", input) as Promise<PlanView>,
  endPlan: (input: EndPlan): Promise<null> => call("end_plan", input) as Promise<null>,
  voidPlan: (input: VoidPlan): Promise<null> => call("void_plan", input) as Promise<null>,
  bringBackPlan: (input: BringBackPlan): Promise<null> => call("bring_back_plan", input) as Promise<null>,
  tickStep: (input: TickStep): Promise<null> => call("tick_step", input) as Promise<null>,
  addStrategy: (input: AddStrategy): Promise<StrategyId> => call("add_strategy", input) as Promise<StrategyId>,
  takeBackStrategy: (input: TakeBackStrategy): Promise<null> => call("take_back_strategy", input) as Promise<null>,
  bringBackStrategy: (input: BringBackStrategy): Promise<null> => call("bring_back_strategy", input) as Promise<null>,
  weighTarget: (input: WeighTarget): Promise<TargetWords> => call("weigh_target", input) as Promise<TargetWords>,
  rateTarget: (input: RateTarget): Promise<RatingId> => call("rate_target", input) as Promise<RatingId>,
  rateToday: (input: RateToday): Promise<RatedToday> => call("rate_today", input) as Promise<RatedToday>,
  voidRating: (input: VoidRating): Promise<null> => call("void_rating", input) as Promise<null>,
  bringBackRating: (input: BringBackRating): Promise<null> => call("bring_back_rating", input) as Promise<null>,
  openReview: (input: OpenReview): Promise<ReviewView> => call("open_review", input) as Promise<ReviewView>,
  reviews: (input: ListReviews): Promise<Array<PastReview>> => call("reviews", input) as Promise<Array<PastReview>>,
  proposeNextReview: (input: ProposeNextReview): Promise<ProposedDue | null> => call("propose_next_review", input) as Promise<ProposedDue | null>,
  weighScore: (input: WeighScore): Promise<ScoreWords> => call("weigh_score", input) as Promise<ScoreWords>,
  moveReview: (input: MoveReview): Promise<null> => call("move_review", input) as Promise<null>,
  saveReview: (input: SaveReview): Promise<number> => call("save_review", input) as Promise<number>,
  closeReview: (input: CloseReview): Promise<ReviewClosed> => call("close_review", input) as Promise<ReviewClosed>,
  correctReview: (input: CorrectReview): Promise<NoteId> => call("correct_review", input) as Promise<NoteId>,
  openRound: (input: OpenRound): Promise<RoundView> => call("open_round", input) as Promise<RoundView>,
  openRatings: (input: OpenRatings): Promise<RatingSheet> => call("open_ratings", input) as Promise<RatingSheet>,
  roundSummary: (input: OpenRoundSummary): Promise<RoundSummary> => call("round_summary", input) as Promise<RoundSummary>,
  listRounds: (input: ListRounds): Promise<Array<PastRound>> => call("list_rounds", input) as Promise<Array<PastRound>>,
  changesSincePrint: (input: ChangesSincePrint): Promise<Array<PlanChangeLine>> => call("changes_since_print", input) as Promise<Array<PlanChangeLine>>,
  giveReason: (input: GiveReason): Promise<null> => call("give_reason", input) as Promise<null>,
  signPlan: (input: SignPlan): Promise<SignatureId> => call("sign_plan", input) as Promise<SignatureId>,
  voidSignature: (input: VoidSignature): Promise<null> => call("void_signature", input) as Promise<null>,
  bringBackSignature: (input: BringBackSignature): Promise<null> => call("bring_back_signature", input) as Promise<null>,
  closeRound: (input: CloseRound): Promise<RoundId> => call("close_round", input) as Promise<RoundId>,
  printRound: (input: PrintRound): Promise<PrintedPaper> => call("print_round", input) as Promise<PrintedPaper>,
  openEvenings: (input: OpenEvenings): Promise<EveningsView> => call("open_evenings", input) as Promise<EveningsView>,
  saveEvening: (input: SaveEvening): Promise<EveningSaved> => call("save_evening", input) as Promise<EveningSaved>,
  voidEvening: (input: VoidEvening): Promise<null> => call("void_evening", input) as Promise<null>,
  bringBackEvening: (input: BringBackEvening): Promise<null> => call("bring_back_evening", input) as Promise<null>,
  proposeMeetings: (input: ProposeMeetings): Promise<MeetingsProposed> => call("propose_meetings", input) as Promise<MeetingsProposed>,
  placeMeeting: (input: PlaceMeeting): Promise<null> => call("place_meeting", input) as Promise<null>,
  meetWithSenco: (input: MeetWithSenco): Promise<null> => call("meet_with_senco", input) as Promise<null>,
  recordMeeting: (input: RecordMeeting): Promise<null> => call("record_meeting", input) as Promise<null>,
  printTimetable: (input: PrintTimetable): Promise<PrintedPaper> => call("print_timetable", input) as Promise<PrintedPaper>,
  printInvitations: (input: PrintInvitations): Promise<PrintedPaper> => call("print_invitations", input) as Promise<PrintedPaper>,
  printAssessment: (input: PrintAssessment): Promise<PrintedPaper> => call("print_assessment", input) as Promise<PrintedPaper>,
  printConcern: (input: PrintConcern): Promise<PrintedPaper> => call("print_concern", input) as Promise<PrintedPaper>,
  printTeam: (input: PrintTeam): Promise<PrintedPaper> => call("print_team", input) as Promise<PrintedPaper>,
  printEhc: (input: PrintEhc): Promise<PrintedPaper> => call("print_ehc", input) as Promise<PrintedPaper>,
  printLetter: (input: PrintLetter): Promise<PrintedPaper> => call("print_letter", input) as Promise<PrintedPaper>,
  printSupply: (input: PrintSupply): Promise<PrintedPaper> => call("print_supply", input) as Promise<PrintedPaper>,
  printProfile: (input: PrintProfile): Promise<PrintedPaper> => call("print_profile", input) as Promise<PrintedPaper>,
  printPlan: (input: PrintPlan): Promise<PrintedPaper> => call("print_plan", input) as Promise<PrintedPaper>,
  printReview: (input: PrintReview): Promise<PrintedPaper> => call("print_review", input) as Promise<PrintedPaper>,
  printBatch: (input: PrintBatch, watch: Watch): Promise<PrintedBatch> => callLong("print_batch", input, watch) as Promise<PrintedBatch>,
  writeHelpLetters: (input: WriteHelpLetters, watch: Watch): Promise<WrittenHelpLetters> => callLong("write_help_letters", input, watch) as Promise<WrittenHelpLetters>,
};

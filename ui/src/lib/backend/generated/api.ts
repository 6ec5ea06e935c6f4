// Generated from the list of commands in the core. Do not edit: `cargo xtask bindings` writes it anew.
import { call } from "../call";

/**
 * A verb of the program, as roles are granted it and as the audit trail names it.
 */
export type Action = "school_read" | "settings_write" | "staff_write" | "own_write" | "audit_read" | "pupil_list" | "pupil_open" | "pupil_write" | "contact_read" | "contact_write" | "send_read" | "need_write" | "placement_decide" | "profile_write" | "plan_write" | "plan_contribute" | "target_rate" | "review_write" | "review_close" | "note_read" | "note_write" | "print";

/**
 * Writes a new note.
 */
export type AddNote = { pupil_id: PupilId, note: NoteDraft, };

/**
 * Brings a voided note back.
 */
export type BringBackNote = { id: NoteId, };

/**
 * One's own password, old and new.
 */
export type ChangePassword = { current: string, new: string, };

/**
 * A kind of record that a write touched, and the child it is about; what the window reloads by.
 */
export type Changed = { kind: Kind, pupil_id: PupilId | null, };

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
sample: boolean, names: Array<SignInName>, me: Me | null, };

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
 * The kinds of record. The window reloads what it shows of a kind when a write names it.
 */
export type Kind = "school" | "school_year" | "school_pathway" | "staff" | "school_class" | "class_staff" | "pupil" | "class_member" | "pupil_staff" | "photo" | "contact" | "factor" | "need" | "placement" | "profile" | "plan" | "outcome" | "target" | "small_step" | "strategy" | "provision" | "cycle" | "rating" | "review" | "target_review" | "note";

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
 * A pathway that a school may start from.
 */
export type PathwayPreset = "graduated" | "sen-support" | "six-stages" | "layers";

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
export type ProblemCode = "invalid" | "forbidden" | "not_found" | "conflict" | "frozen" | "signed_out" | "wrong_password" | "too_soon" | "file" | "document" | "internal";

export type PupilId = string;

/**
 * Changes a note; what it said before stays in the history.
 */
export type ReviseNote = { id: NoteId, version: number, note: NoteDraft, };

/**
 * A person's role in the school's SEND work.
 */
export type Role = "senco" | "headteacher" | "class_teacher" | "teaching_assistant" | "office";

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

export type StaffId = string;

/**
 * What the school calls its six half-terms.
 */
export type TermNaming = "seasons" | "numbers";

/**
 * Takes a note back with a reason.
 */
export type VoidNote = { id: NoteId, reason: string, };

/**
 * That a record was taken back, by whom and why. It stays, and can be brought back.
 */
export type Voided = { at: string, by: StaffId, reason: string, };

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
  listStaff: (input: ListStaff): Promise<Array<Kept<Staff>>> => call("list_staff", input) as Promise<Array<Kept<Staff>>>,
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

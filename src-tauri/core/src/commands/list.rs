//! The list of every command, one a line.

use super::kinds::{commands, export, file, long, password, print, read, write};
use super::{Command, CommandKind};
use crate::office::{LongOp, ReadOp, WriteOp};
use crate::ops::list::ExportedFile;
use crate::ops::print::PrintedPaper;
use crate::ops::staff::OneTimePassword;

commands! {
    read school_facts: school::SchoolFacts;
    read school_settings: school::SchoolSettings;
    write save_school: school::SaveSchool;
    read propose_school_year: school::ProposeSchoolYear;
    write save_school_year: school::SaveSchoolYear;
    write save_own_limits: school::SaveOwnLimits;
    read preview_pathway: pathway::PreviewPathway;
    read propose_pathway: pathway::ProposePathway;
    read pathway_changes: pathway::PathwayChanges;
    write save_pathway: pathway::SavePathway;
    write save_class: class::SaveClass;
    write void_class: class::VoidClass;
    write bring_back_class: class::BringBackClass;

    read list_staff: staff::ListStaff;
    password add_staff: staff::AddStaff;
    write save_staff: staff::SaveStaff;
    password reset_password: staff::ResetPassword;
    write staff_leaves: staff::StaffLeaves;

    read audit_trail: audit::AuditTrail;
    long check_trail: trail::CheckTrail;

    write keep_draft: draft::KeepDraft;
    write discard_draft: draft::DiscardDraft;
    read find_draft: draft::FindDraft;
    read list_drafts: draft::ListDrafts;

    write keep_display: display::KeepDisplay;

    read today: today::OpenToday;
    read child_clocks: calendar::ChildClocks;
    read due_calendar: calendar::DueCalendar;
    write export_calendar: calendar::ExportCalendar;
    read yearly_duties: duty::YearlyDuties;
    write save_duty_done: duty::SaveDutyDone;
    write void_duty_done: duty::VoidDutyDone;
    write bring_back_duty_done: duty::BringBackDutyDone;
    read register: register::OpenRegister;
    read search: search::Search;
    read saved_views: saved_view::ListSavedViews;
    write save_view: saved_view::SaveView;
    write remove_view: saved_view::RemoveView;
    write bring_back_view: saved_view::BringBackView;
    read list: list::OpenList;
    export export_list: list::ExportList;
    print print_list: list::PrintList;

    long read_import: import::ReadImport;
    long preview_import: import::PreviewImport;
    long apply_import: import::ApplyImport;
    long preview_plan_import: import::PreviewPlanImport;
    long apply_plan_import: import::ApplyPlanImport;
    export import_template: import::ImportTemplate;
    write undo_import: import::UndoImport;
    read list_imports: import::ListImports;

    read list_children: pupil::ListChildren;
    read open_pupil: pupil::OpenPupil;
    write add_pupil: pupil::AddPupil;
    write revise_pupil: pupil::RevisePupil;
    write pupil_leaves: pupil::PupilLeaves;
    write pupil_returns: pupil::PupilReturns;
    write record_file_sent: pupil::RecordFileSent;
    write void_pupil: pupil::VoidPupil;
    write bring_back_pupil: pupil::BringBackPupil;
    write set_class: pupil::SetClass;
    write set_photo: photo::SetPhoto;
    write remove_photo: photo::RemovePhoto;
    read timeline: history::Timeline;
    read pupil_history: history::PupilHistory;
    read record_readers: history::RecordReaders;
    read list_versions: history::ListVersions;
    read compare_versions: history::CompareVersions;

    write add_adult: adult::AddAdult;
    write end_adult: adult::EndAdult;
    write void_adult: adult::VoidAdult;
    write bring_back_adult: adult::BringBackAdult;

    read list_contacts: contact::ListContacts;
    write add_contact: contact::AddContact;
    write revise_contact: contact::ReviseContact;
    write void_contact: contact::VoidContact;
    write bring_back_contact: contact::BringBackContact;

    read open_family_paper: family_paper::OpenFamilyPaper;
    write save_family_paper: family_paper::SaveFamilyPaper;

    write decide_clock: clocks::DecideClock;
    write void_clock_mark: clocks::VoidClockMark;
    write bring_back_clock_mark: clocks::BringBackClockMark;
    read clock_marks: clocks::ClockMarks;

    read list_needs: need::ListNeeds;
    write add_need: need::AddNeed;
    write revise_need: need::ReviseNeed;
    write end_need: need::EndNeed;
    write void_need: need::VoidNeed;
    write bring_back_need: need::BringBackNeed;

    read list_factors: factor::ListFactors;
    write add_factor: factor::AddFactor;
    write revise_factor: factor::ReviseFactor;
    write end_factor: factor::EndFactor;
    write void_factor: factor::VoidFactor;
    write bring_back_factor: factor::BringBackFactor;

    read concerns: concern::ListConcerns;
    write save_concern: concern::SaveConcern;
    write save_concern_form: concern::SaveConcernForm;
    write decide_concern: concern::DecideConcern;
    write reopen_concern: concern::ReopenConcern;
    write void_concern: concern::VoidConcern;
    write bring_back_concern: concern::BringBackConcern;

    read stage_choices: placement::StageChoices;
    write decide_placement: placement::DecidePlacement;
    write parents_told: placement::ParentsTold;
    write reopen_placement: placement::ReopenPlacement;
    write void_placement: placement::VoidPlacement;
    write bring_back_placement: placement::BringBackPlacement;

    read bank: bank::Bank;
    read weigh_bank_text: bank::WeighBankText;
    write keep_in_bank: bank::KeepInBank;
    write revise_bank_entry: bank::ReviseBankEntry;
    write retire_bank_entry: bank::RetireBankEntry;
    write bring_back_bank_entry: bank::BringBackBankEntry;

    read letter_wordings: letter::LetterWordings;
    write save_letter_words: letter::SaveLetterWords;
    read preview_letter: letter::PreviewLetter;
    read list_letters: letter::ListLetters;
    read propose_letter: letter::ProposeLetter;
    read help_letters: letter::HelpLetters;
    write send_letter: letter::SendLetter;
    write void_letter: letter::VoidLetter;
    write bring_back_letter: letter::BringBackLetter;

    read list_notes: note::ListNotes;
    write add_note: note::AddNote;
    write revise_note: note::ReviseNote;
    write void_note: note::VoidNote;
    write bring_back_note: note::BringBackNote;

    read profiles: profile::ListProfiles;
    write save_profile: profile::SaveProfile;
    write void_profile: profile::VoidProfile;
    write bring_back_profile: profile::BringBackProfile;

    read assessments: assessment::ListAssessments;
    write save_assessment: assessment::SaveAssessment;
    write void_assessment: assessment::VoidAssessment;
    write bring_back_assessment: assessment::BringBackAssessment;

    read agencies: agency::ListAgencies;
    write save_agency: agency::SaveAgency;
    write void_agency: agency::VoidAgency;
    write bring_back_agency: agency::BringBackAgency;
    read child_agencies: agency::ChildAgencies;
    write save_referral: agency::SaveReferral;
    write close_referral: agency::CloseReferral;
    write reopen_referral: agency::ReopenReferral;
    write revisit_consent: agency::RevisitConsent;
    write void_referral: agency::VoidReferral;
    write bring_back_referral: agency::BringBackReferral;
    read child_team: team::ChildTeam;
    write name_outside_lead: team::NameOutsideLead;
    write end_outside_lead: team::EndOutsideLead;
    write void_outside_lead: team::VoidOutsideLead;
    write bring_back_outside_lead: team::BringBackOutsideLead;
    write save_team_meeting: team::SaveTeamMeeting;
    write void_team_meeting: team::VoidTeamMeeting;
    write bring_back_team_meeting: team::BringBackTeamMeeting;
    write finish_team_action: team::FinishTeamAction;
    read chronology: chronology::OpenChronology;
    write save_chronology_event: chronology::SaveChronologyEvent;
    write void_chronology_event: chronology::VoidChronologyEvent;
    write bring_back_chronology_event: chronology::BringBackChronologyEvent;
    read child_reintegrations: reintegration::ChildReintegrations;
    read propose_weeks: reintegration::ProposeWeeks;
    write save_reintegration: reintegration::SaveReintegration;
    write begin_reintegration: reintegration::BeginReintegration;
    write end_reintegration: reintegration::EndReintegration;
    write reopen_reintegration: reintegration::ReopenReintegration;
    write void_reintegration: reintegration::VoidReintegration;
    write bring_back_reintegration: reintegration::BringBackReintegration;
    write save_agency_entry: agency::SaveEntry;
    write void_agency_entry: agency::VoidEntry;
    write bring_back_agency_entry: agency::BringBackEntry;
    write answer_recommendation: agency::AnswerRecommendation;

    read child_ehc: ehc::ChildEhc;
    write save_ehc_request: ehc::SaveEhcRequest;
    write sign_ehc_request: ehc::SignEhcRequest;
    write unsign_ehc_request: ehc::UnsignEhcRequest;
    write explain_evidence: ehc::ExplainEvidence;
    write record_request_step: ehc::RecordRequestStep;
    write explain_request: ehc::ExplainRequest;
    write void_ehc_request: ehc::VoidEhcRequest;
    write bring_back_ehc_request: ehc::BringBackEhcRequest;
    write save_ehc_plan: ehc::SaveEhcPlan;
    write cease_ehc_plan: ehc::CeaseEhcPlan;
    write resume_ehc_plan: ehc::ResumeEhcPlan;
    write void_ehc_plan: ehc::VoidEhcPlan;
    write bring_back_ehc_plan: ehc::BringBackEhcPlan;
    write save_ehc_review: ehc::SaveEhcReview;
    write record_review_step: ehc::RecordReviewStep;
    write explain_review: ehc::ExplainReview;
    write void_ehc_review: ehc::VoidEhcReview;
    write bring_back_ehc_review: ehc::BringBackEhcReview;

    read disclosures: disclosure::OpenDisclosures;
    write save_disclosure: disclosure::SaveDisclosure;
    write void_disclosure: disclosure::VoidDisclosure;
    write bring_back_disclosure: disclosure::BringBackDisclosure;

    read open_medical: medical::OpenMedical;
    write save_healthcare_plan: medical::SaveHealthcarePlan;
    write review_healthcare_plan: medical::ReviewHealthcarePlan;
    write end_healthcare_plan: medical::EndHealthcarePlan;
    write void_healthcare_plan: medical::VoidHealthcarePlan;
    write bring_back_healthcare_plan: medical::BringBackHealthcarePlan;
    write save_medicine: medical::SaveMedicine;
    write end_medicine: medical::EndMedicine;
    write void_medicine: medical::VoidMedicine;
    write bring_back_medicine: medical::BringBackMedicine;
    write save_given: medical::SaveGiven;
    write correct_given: medical::CorrectGiven;
    write void_given: medical::VoidGiven;
    write bring_back_given: medical::BringBackGiven;
    write save_training: medical::SaveTraining;
    write void_training: medical::VoidTraining;
    write bring_back_training: medical::BringBackTraining;
    print print_healthcare: print::PrintHealthcare;
    print print_medication_record: print::PrintMedicationRecord;

    read open_equality: equality::OpenEquality;
    write save_disability: equality::SaveDisability;
    write void_disability: equality::VoidDisability;
    write bring_back_disability: equality::BringBackDisability;
    write save_adjustment: equality::SaveAdjustment;
    write void_adjustment: equality::VoidAdjustment;
    write bring_back_adjustment: equality::BringBackAdjustment;
    write save_arrangement: equality::SaveArrangement;
    write void_arrangement: equality::VoidArrangement;
    write bring_back_arrangement: equality::BringBackArrangement;

    read child_attachments: attachment::ChildAttachments;
    read offer_file: attachment::OfferFile;
    long look_at_file: attachment::LookAtFile;
    long let_go_of_file: attachment::LetGoOfFile;
    long attach_file: attachment::AttachFile;
    write revise_attachment: attachment::ReviseAttachment;
    file open_attachment: attachment::OpenAttachment;
    file export_attachment: attachment::ExportAttachment;
    write void_attachment: attachment::VoidAttachment;
    write bring_back_attachment: attachment::BringBackAttachment;

    read data_protection: data_protection::DataProtection;
    write save_retention: data_protection::SaveRetention;
    write prepare_destruction: data_protection::PrepareDestruction;
    print print_destruction: data_protection::PrintDestruction;
    write withdraw_destruction: data_protection::WithdrawDestruction;
    long sign_destruction: data_protection::SignDestruction;
    read child_data_protection: data_protection::ChildDataProtection;
    write place_hold: data_protection::PlaceHold;
    write end_hold: data_protection::EndHold;
    write void_hold: data_protection::VoidHold;
    write bring_back_hold: data_protection::BringBackHold;
    long export_whole_record: data_protection::ExportWholeRecord;
    write save_access_request: data_protection::SaveAccessRequest;
    write void_access_request: data_protection::VoidAccessRequest;
    write bring_back_access_request: data_protection::BringBackAccessRequest;

    read plans: plan::ListPlans;
    read open_plan: plan::OpenPlan;
    write start_plan: plan::StartPlan;
    write save_plan: plan::SavePlan;
    write end_plan: plan::EndPlan;
    write void_plan: plan::VoidPlan;
    write bring_back_plan: plan::BringBackPlan;
    write tick_step: plan::TickStep;
    write add_strategy: plan::AddStrategy;
    write take_back_strategy: plan::TakeBackStrategy;
    write bring_back_strategy: plan::BringBackStrategy;
    read weigh_target: plan::WeighTarget;

    write rate_target: rating::RateTarget;
    write rate_today: rating::RateToday;
    write void_rating: rating::VoidRating;
    write bring_back_rating: rating::BringBackRating;

    read open_review: review::OpenReview;
    read reviews: review::ListReviews;
    read propose_next_review: review::ProposeNextReview;
    read weigh_score: review::WeighScore;
    write move_review: review::MoveReview;
    write save_review: review::SaveReview;
    write close_review: review::CloseReview;
    write correct_review: review::CorrectReview;

    read open_round: round::OpenRound;
    read open_ratings: round::OpenRatings;
    read round_summary: round::OpenRoundSummary;
    read list_rounds: round::ListRounds;
    read changes_since_print: round::ChangesSincePrint;
    write give_reason: round::GiveReason;
    write sign_plan: round::SignPlan;
    write void_signature: round::VoidSignature;
    write bring_back_signature: round::BringBackSignature;
    write close_round: round::CloseRound;
    print print_round: round::PrintRound;

    read open_evenings: evening::OpenEvenings;
    write save_evening: evening::SaveEvening;
    write void_evening: evening::VoidEvening;
    write bring_back_evening: evening::BringBackEvening;
    write propose_meetings: evening::ProposeMeetings;
    write place_meeting: evening::PlaceMeeting;
    write meet_with_senco: evening::MeetWithSenco;
    write record_meeting: evening::RecordMeeting;
    print print_timetable: evening::PrintTimetable;
    print print_invitations: evening::PrintInvitations;

    print print_assessment: print::PrintAssessment;
    print print_concern: print::PrintConcern;
    print print_team: print::PrintTeam;
    print print_ehc: print::PrintEhc;
    print print_letter: print::PrintLetter;
    print print_supply: print::PrintSupply;
    print print_profile: print::PrintProfile;
    print print_plan: print::PrintPlan;
    print print_review: print::PrintReview;
    long print_batch: print::PrintBatch;
    long write_help_letters: print::WriteHelpLetters;
}

//! The audit trail in words that staff use: deeds, fields and values.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::changes::HistoryChange;
use super::health::{health_code, health_words};
use super::statutory::statutory_words;
use super::team::team_words;
use crate::domain::agency::{AdviceAnswer, AgencyEntryKind, AgencyKind, ReferralOutcome};
use crate::domain::attachment::{AttachedTo, AttachmentAccess, AttachmentKind, FileKind};
use crate::domain::bank::{BankKind, BankPhase};
use crate::domain::calendar::year_label;
use crate::domain::concern::{
    ConcernDecision, EalFinding, EarlyCheck, FactorWords, ProgressFinding,
};
use crate::domain::date_words::long;
use crate::domain::disclosure::{DisclosedThing, DisclosureBasis, DisclosureWay};
use crate::domain::ehc::{
    AssessDecision, EhcReviewKind, LaDecision, RequestOutcome, RequestedBy, ReviewRecommendation,
    SchoolUnit,
};
use crate::domain::factor::FactorKind;
use crate::domain::letter::LetterKind;
use crate::domain::measure::{Measure, TargetOutcome};
use crate::domain::need::{NeedArea, NeedRank, SenType};
use crate::domain::paper::{HeadingLanguage, Spacing, TextSize, Tint};
use crate::domain::pathway::{CensusCode, EntryCheck, ReviewDecision};
use crate::domain::record::Kind;
use crate::domain::record::agency::Agency;
use crate::domain::record::assessment::{AreaFindings, Contributor};
use crate::domain::record::person::{Duty, Staff};
use crate::domain::record::pupil::{NoteKind, Sex};
use crate::domain::record::review::Next;
use crate::domain::record::school::SchoolClass;
use crate::domain::reintegration::{ReintegrationCheck, ReintegrationEnding};
use crate::domain::role::Action;
use crate::domain::team::ChronologyKind;
use crate::domain::voice::{Face, ParentAgreement, ParentAttendance};
use crate::domain::year_group::YearOverride;
use crate::error::Result;
use crate::office::Session;
use crate::store::Reader;

/// The names behind ids that a change may carry.
#[derive(Debug, Default)]
pub(crate) struct Names(HashMap<String, String>);

impl Names {
    pub(crate) fn of(tx: &Reader<'_>) -> Result<Self> {
        let staff = tx.all::<Staff>()?.into_iter();
        let classes = tx.all::<SchoolClass>()?.into_iter();
        let agencies = tx.all::<Agency>()?.into_iter();
        Ok(Self(
            staff
                .map(|kept| (kept.record.id.to_string(), kept.record.name))
                .chain(classes.map(|kept| (kept.record.id.to_string(), kept.record.name)))
                .chain(agencies.map(|kept| (kept.record.id.to_string(), kept.record.name)))
                .collect(),
        ))
    }
}

/// What was done, after the name of the person: "changed the plan: strengths".
pub(crate) fn deed(verb: &str, kind: Kind, changes: &[HistoryChange]) -> String {
    let what = kind.words();
    match verb {
        "opened" => "opened the record".to_owned(),
        "added" => begun(kind).map_or_else(
            || format!("added {} {what}", article(what)),
            ToOwned::to_owned,
        ),
        "revised" => {
            let fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
            if fields.is_empty() {
                format!("changed the {what}")
            } else {
                format!("changed the {what}: {}", fields.join(", "))
            }
        }
        "voided" => format!("took back the {what}"),
        "brought back" => format!("brought back the {what}"),
        "printed" => format!("printed the {what}"),
        "looked at" => format!("looked at the {what}"),
        "copy saved" => format!("saved a copy of the {what}"),
        "photo set" => "set the photo".to_owned(),
        "photo removed" => "removed the photo".to_owned(),
        other => format!("{other} ({what})"),
    }
}

/// What making a record of a kind is called, where nobody would say that it was added.
fn begun(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Pupil => Some("added the child"),
        Kind::Plan => Some("began the plan"),
        Kind::Concern => Some("raised a concern"),
        Kind::Cycle => Some("began a cycle of the plan"),
        Kind::Rating => Some("rated a target"),
        Kind::Review => Some("began the review"),
        Kind::TargetReview => Some("judged a target in the review"),
        Kind::Provision => Some("added a line of provision"),
        Kind::Note => Some("wrote a note"),
        Kind::Letter => Some("wrote a letter"),
        Kind::Disclosure => Some("recorded what left the building"),
        Kind::TeamAction => Some("wrote down what the team agreed"),
        Kind::ChronologyEvent => Some("wrote into the chronology"),
        Kind::Profile => Some("wrote the profile"),
        _ => None,
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}

/// Whether a field is for people to read, and for this person.
pub(crate) fn is_shown(kind: Kind, field: &str, session: &Session) -> bool {
    match (kind, field) {
        (Kind::Pupil, "key_facts") => session.may(Action::SendRead),
        // How the school knows is what doctors wrote.
        (Kind::Disability, "basis") => session.may(Action::ReportRead),
        (Kind::Pupil, "upn") => session.may(Action::PupilWrite) || session.may(Action::AuditRead),
        (
            _,
            "pupil_id" | "plan_id" | "target_id" | "outcome_id" | "cycle_id" | "review_id"
            | "adapted_from" | "placement_id" | "referral_id" | "entry_id" | "strategy_id"
            | "position" | "stage_key" | "pupil" | "belongs_id" | "sha256" | "source_sha256"
            | "destruction_id" | "contact_ids" | "medicine_id" | "corrects_id" | "reintegration_id"
            | "extends_id" | "meeting_id" | "starter_key",
        ) => false,
        _ => true,
    }
}

/// A field in words, as the form that changes it names it.
pub(crate) fn field_words(kind: Kind, field: &str) -> String {
    let words = match (kind, field) {
        (Kind::TeamMeeting, "planned_on") => "day it is planned for",
        (Kind::TeamMeeting, "meeting_at") => "time",
        (Kind::TeamMeeting, "purpose") => "what it is about",
        (Kind::TeamMeeting, "people") => "who is invited",
        (Kind::TeamMeeting, "held_on") => "day it was held",
        (Kind::TeamMeeting, "notes") => "what was said and decided",
        (Kind::TeamMeeting, "next_on") => "next meeting",
        (Kind::TeamAction, "action_by") => "who does it",
        (Kind::TeamAction, "by_on") => "to be done by",
        (Kind::TeamAction, "done_note") => "what came of it",
        (Kind::ChronologyEvent, "happened_on") => "day it happened",
        (Kind::ChronologyEvent, "event_kind") => "what it is about",
        (Kind::ChronologyEvent, "title") => "what happened",
        (Kind::Reintegration, "starts_on") => "first day",
        (Kind::Reintegration, "ends_on") => "last day agreed",
        (Kind::Reintegration, "reason") => "why it is needed",
        (Kind::Reintegration, "support") => "what is done meanwhile",
        (Kind::Reintegration, "agreements") => "who agrees",
        (Kind::Reintegration, "risk_on") => "day of the risk assessment",
        (Kind::Reintegration, "risk_by") => "who did the risk assessment",
        (Kind::Reintegration, "full_week") => "minutes of a full week",
        (Kind::Reintegration, "decided_on") => "day it was decided",
        (Kind::Reintegration, "missing") => "not in place when it began",
        (Kind::Reintegration, "missing_reason") => "reason for going on",
        (Kind::Reintegration, "ending") => "how it ended",
        (Kind::Reintegration, "end_reason") => "why it ended so",
        (Kind::EhcRequest, "begun_on") => "day it was agreed to ask",
        (Kind::EhcRequest, "decided_on") => "day of the decision",
        (Kind::EhcRequest, "unsigned_reason") => "why it went without sign-off",
        (Kind::EhcReview, "with_pep") => "together with the PEP",
        (Kind::Disclosure, "happened_on") => "day it left",
        (Kind::Disclosure, "thing") => "what sort of thing",
        (Kind::Disclosure, "way") => "how it went",
        (Kind::Disclosure, "basis") => "ground",
        (Kind::Disclosure, "basis_reason") => "more of the ground",
        (Kind::HealthcarePlan, "happened_on") => "day it was drawn up",
        (Kind::HealthcarePlan, "care") => "what is given or done",
        (Kind::HealthcarePlan, "emergency_signs") => "what counts as an emergency",
        (Kind::HealthcarePlan, "emergency_call") => "whom to call",
        (Kind::HealthcarePlan, "emergency_place") => "where the emergency medicine is kept",
        (Kind::HealthcarePlan, "sport") => "PE and sport",
        (Kind::HealthcarePlan | Kind::Medicine, "consent_on") => "day of consent",
        (Kind::Medicine, "received_on") => "day it came",
        (Kind::Medicine, "expires_on") => "last day of use",
        (Kind::MedicineGiven, "at") => "time",
        (Kind::MedicineGiven, "happened_on") => "day",
        (Kind::MedicineGiven, "outcome") => "what came of it",
        (Kind::MedicineGiven, "correction_reason") => "why it is corrected",
        (Kind::HealthTraining, "happened_on") => "day of the training",
        (Kind::HealthTraining, "valid_until_on") => "holds until",
        (Kind::Disability, "long_term") => "how it is long-term",
        (Kind::Disability, "substantial") => "what it makes harder",
        (Kind::Disability, "basis") => "how the school knows",
        (Kind::Adjustment, "place") => "where",
        (Kind::AccessArrangement, "starting") => "school year",
        (Kind::AccessArrangement, "tests") => "for",
        (Kind::AccessArrangement, "state") => "how far it is",
        (Kind::Attachment, "happened_on") => "day on it",
        (Kind::Attachment, "attachment_kind") => "what it is",
        (Kind::Attachment, "from_whom") => "from",
        (Kind::Attachment, "access") => "who may open it",
        (Kind::Attachment, "also_for") => "also for",
        (Kind::Attachment, "file_kind") => "kind of file",
        (Kind::Attachment, "bytes") => "size in bytes",
        (Kind::Attachment, "protected") => "asks for a password",
        (Kind::Note | Kind::Letter | Kind::LetterWords, "body") => "what was written",
        (Kind::Letter, "happened_on") => "day on the letter",
        (Kind::Letter | Kind::LetterWords, "title") => "heading",
        (Kind::Letter | Kind::LetterWords, "letter_kind") => "which letter",
        (Kind::DutyDone, "starting") => "school year",
        (Kind::DutyDone, "done_on") => "day it was published",
        (Kind::DutyDone, "place") => "where it stands",
        (Kind::DutyDone, "late_reason") => "why it was late",
        (Kind::DutyDone, "not_for_us") => "why it is not for this school",
        (Kind::BankEntry, "bank_kind") => "what it is",
        (Kind::BankEntry, "phase") => "age",
        (Kind::BankEntry, "retired_on") => "not used since",
        (Kind::Letter | Kind::LetterWords, "edition") => "wording",
        (Kind::AccessRequest, "identity_on") => "day the identity was checked",
        (Kind::AccessRequest, "identity_how") => "how the identity was checked",
        (Kind::AccessRequest, "answer_note") => "what was sent",
        (Kind::LegalHold, "end_reason") => "why it ended",
        (Kind::Retention, "years") => "years after the date of birth",
        (Kind::Cycle, "due_on") => "review due",
        (Kind::Cycle, "moved_reason") => "why the review was moved",
        (Kind::Note, "happened_on") => "day it happened",
        (Kind::Profile, "happened_on") => "day it was written",
        (Kind::Review, "happened_on") => "day of the review",
        (Kind::Rating, "happened_on") => "day of the rating",
        (Kind::Placement, "from_on") => "day of the decision",
        (Kind::Placement, "end_reason") => "why it ended",
        (Kind::Placement, "missing") => "not in place at entry",
        (Kind::Placement, "missing_reason") => "reason for going on",
        (Kind::Assessment, "happened_on") => "day it was brought together",
        (Kind::Assessment, "emotional") => "social, emotional and mental health",
        (Kind::Assessment, "physical") => "health, sensory and physical",
        (Kind::Assessment, "home") => "family and home",
        (Kind::Referral, "happened_on") => "day of the referral",
        (Kind::Referral, "agency_id") => "agency",
        (Kind::Referral, "reason") => "what the agency is asked for",
        (Kind::Referral, "consent_on") => "day of consent",
        (Kind::Referral, "consent_again_on") => "day consent was given again",
        (Kind::Referral, "begun_on") => "day the agency took it on",
        (Kind::Referral, "closed_on") => "day it ended",
        (Kind::AgencyEntry, "happened_on") => "day",
        (Kind::AgencyEntry, "entry_kind") => "what it was",
        (Kind::AgencyEntry, "received_on") => "day it reached the school",
        (Kind::AgencyEntry, "author") => "who came or wrote",
        (Kind::AgencyEntry, "words") => "what was seen and said",
        (Kind::Recommendation, "answer") => "what becomes of it",
        (Kind::Recommendation, "answer_note") => "note on what becomes of it",
        (Kind::Recommendation, "action_by") => "who does it",
        (Kind::Recommendation, "by_on") => "to be done by",
        (Kind::Concern, "happened_on") => "day it was raised",
        (Kind::Concern, "words") => "what is seen",
        (Kind::Concern, "findings") => "less than expected progress",
        (Kind::Concern, "eal") => "English as an additional language",
        (Kind::Concern, "factors") => "what else bears on it",
        (Kind::Concern, "factors_ruled_out") => "considered, and does not bear on it",
        (Kind::Concern, "factor_words") => "what was said of these",
        (Kind::Concern, "factors_detail") => "how far they explain what is seen",
        (Kind::Concern, "eal_languages") => "languages at home",
        (Kind::Concern, "eal_since") => "how long the child has been learning English",
        (Kind::Concern, "eal_detail") => "how learning English was told from a need",
        (Kind::Concern, "early_check") => "check at the age of two",
        (Kind::Concern, "early_check_on") => "day of the check at two",
        (Kind::Concern, "early_check_words") => "what the check at two found",
        (Kind::Concern, "met_on") => "day of the meeting",
        (Kind::Concern, "met_with") => "who came",
        (Kind::Concern, "consent_on") => "day of consent",
        (Kind::Contact, "may_be_told") => "may be told about the child",
        (Kind::Profile, "admire") => "what people like and admire",
        (Kind::Profile, "important") => "what is important",
        (Kind::Profile, "support") => "how best to support",
        (Kind::Profile, "communicate") => "how I communicate",
        (_, "upn") => "UPN",
        (_, "born_on") => "date of birth",
        (_, "admitted_on") => "admission",
        (_, "left_on") => "last day",
        (_, "file_sent_on") => "day the file was sent",
        (_, "year_override") => "taught in year",
        (_, "class_id") => "class",
        (_, "staff_id") => "adult",
        (_, "sen_type") => "type of need",
        (_, "note_kind") => "kind of note",
        (_, "by_on") => "achieved by",
        (_, "set_on") => "day it was set",
        (_, "next_due_on") => "next review",
        (_, "from_on") => "from",
        (_, "to_on") => "last day it holds",
        (_, "parents_told_on") => "day the parents were told",
        (_, "text") => "words",
        _ => return field.strip_suffix("_on").unwrap_or(field).replace('_', " "),
    };
    words.to_owned()
}

/// "9", not "9.0": a score is kept as a number that may have parts, and most have none.
fn number_words(number: &serde_json::Number) -> String {
    number
        .as_f64()
        .map_or_else(|| number.to_string(), |value| value.to_string())
}

/// A value in words; empty for none.
pub(crate) fn value_words(field: &str, value: &Json, names: &Names) -> String {
    match value {
        Json::Null => String::new(),
        Json::Bool(true) => "yes".to_owned(),
        Json::Bool(false) => "no".to_owned(),
        Json::Number(number) => match number.as_i64().and_then(|year| i32::try_from(year).ok()) {
            Some(year) if field == "starting" => year_label(year),
            _ => number_words(number),
        },
        Json::String(text) => text_words(field, text, names),
        Json::Array(items) => {
            let words: Vec<String> = items
                .iter()
                .map(|item| value_words(field, item, names))
                .collect();
            words.join("; ")
        }
        Json::Object(_) => object_words(value),
    }
}

fn text_words(field: &str, text: &str, names: &Names) -> String {
    if let Some(word) = code_words(field, text).or_else(|| health_code(field, text)) {
        return word.to_owned();
    }
    if (field.ends_with("_id") || field == "also_for")
        && let Some(name) = names.0.get(text)
    {
        return name.clone();
    }
    if field.ends_with("_on")
        && let Ok(day) = text.parse::<NaiveDate>()
    {
        return long(day);
    }
    text.to_owned()
}

/// The word behind a code, for the fields that hold codes.
fn code_words(field: &str, code: &str) -> Option<&'static str> {
    match field {
        "area" | "areas" => NeedArea::from_code(code).map(NeedArea::name),
        "sen_type" => SenType::from_code(code).map(SenType::name),
        "rank" => NeedRank::from_code(code).map(NeedRank::name),
        "factor" | "factors" | "factors_ruled_out" => {
            FactorKind::from_code(code).map(FactorKind::name)
        }
        "missing" => EntryCheck::from_code(code)
            .map(EntryCheck::name)
            .or_else(|| ReintegrationCheck::from_code(code).map(ReintegrationCheck::name)),
        "ending" => ReintegrationEnding::from_code(code).map(ReintegrationEnding::name),
        "event_kind" => ChronologyKind::from_code(code).map(ChronologyKind::name),
        "census" => CensusCode::from_code(code).map(CensusCode::name),
        "result" | "outcome" => TargetOutcome::from_code(code)
            .map(TargetOutcome::name)
            .or_else(|| ReferralOutcome::from_code(code).map(ReferralOutcome::name))
            .or_else(|| RequestOutcome::from_code(code).map(RequestOutcome::name)),
        "bank_kind" => BankKind::from_code(code).map(BankKind::name),
        "phase" => BankPhase::from_code(code).map(BankPhase::name),
        "letter_kind" => LetterKind::from_code(code).map(LetterKind::name),
        "attachment_kind" => AttachmentKind::from_code(code).map(AttachmentKind::name),
        "access" => AttachmentAccess::from_code(code).map(AttachmentAccess::name),
        "belongs_to" => AttachedTo::from_code(code).map(AttachedTo::name),
        "file_kind" => FileKind::from_code(code).map(FileKind::name),
        "agency_kind" => AgencyKind::from_code(code).map(AgencyKind::name),
        "entry_kind" => AgencyEntryKind::from_code(code).map(AgencyEntryKind::name),
        "answer" => AdviceAnswer::from_code(code).map(AdviceAnswer::name),
        "decision" => ReviewDecision::from_code(code)
            .map(ReviewDecision::name)
            .or_else(|| ConcernDecision::from_code(code).map(ConcernDecision::name))
            .or_else(|| AssessDecision::from_code(code).map(AssessDecision::name))
            .or_else(|| LaDecision::from_code(code).map(LaDecision::name)),
        "basis" => DisclosureBasis::from_code(code).map(DisclosureBasis::name),
        "thing" => DisclosedThing::from_code(code).map(DisclosedThing::name),
        "way" => DisclosureWay::from_code(code).map(DisclosureWay::name),
        "recommendation" => ReviewRecommendation::from_code(code).map(ReviewRecommendation::name),
        "requested_by" => RequestedBy::from_code(code).map(RequestedBy::name),
        "review_kind" => EhcReviewKind::from_code(code).map(EhcReviewKind::name),
        "school_unit" => SchoolUnit::from_code(code).map(SchoolUnit::name),
        "eal" => EalFinding::from_code(code).map(EalFinding::name),
        "early_check" => EarlyCheck::from_code(code).map(EarlyCheck::name),
        "child_face" => Face::from_code(code).map(Face::name),
        "parent_agreement" => ParentAgreement::from_code(code).map(ParentAgreement::name),
        "parent_attendance" => ParentAttendance::from_code(code).map(ParentAttendance::name),
        "duty" => Duty::from_code(code).map(Duty::name),
        "note_kind" => NoteKind::from_code(code).map(NoteKind::name),
        "text_size" => TextSize::from_code(code).map(TextSize::name),
        "tint" => Tint::from_code(code).map(Tint::name),
        "spacing" => Spacing::from_code(code).map(Spacing::name),
        "heading_language" => HeadingLanguage::from_code(code).map(HeadingLanguage::name),
        "sex" => Sex::from_code(code).map(Sex::name),
        "next" => Next::from_code(code).map(Next::name),
        _ => None,
    }
}

/// What there is of several parts, with a mark between.
fn list_of(parts: &[String], between: &str) -> String {
    let filled: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    filled.join(between)
}

fn object_words(value: &Json) -> String {
    if let Ok(measure) = serde_json::from_value::<Measure>(value.clone()) {
        return measure.name().to_owned();
    }
    if let Ok(finding) = serde_json::from_value::<ProgressFinding>(value.clone()) {
        return format!("{}: {}", finding.test.name(), finding.evidence);
    }
    if let Ok(one) = serde_json::from_value::<FactorWords>(value.clone()) {
        return format!("{}: {}", one.factor.name(), one.words);
    }
    if let Ok(one) = serde_json::from_value::<Contributor>(value.clone()) {
        let parts = [one.name, one.role, long(one.contributed_on)];
        return list_of(&parts, ", ");
    }
    if let Ok(found) = serde_json::from_value::<AreaFindings>(value.clone()) {
        let part = |name: &str, words: &str| {
            if words.is_empty() {
                String::new()
            } else {
                format!("{name}: {words}")
            }
        };
        let parts = [
            part("Strengths", &found.strengths),
            part("Needs", &found.needs),
            part("Views", &found.views),
        ];
        return list_of(&parts, "; ");
    }
    let words = health_words(value).or_else(|| statutory_words(value));
    if let Some(words) = words.or_else(|| team_words(value)) {
        return words;
    }
    if let Ok(held) = serde_json::from_value::<YearOverride>(value.clone()) {
        return format!(
            "{} in {}",
            held.year_group.name(),
            year_label(held.starting)
        );
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_told_in_the_words_of_the_forms() {
        let names = Names(HashMap::from([("hazel".to_owned(), "Hazel".to_owned())]));
        for (field, value, words) in [
            ("score", json!(9.0), "9"),
            ("score", json!(2.5), "2.5"),
            (
                "sen_type",
                json!("SLCN"),
                "Speech, language and communication needs",
            ),
            ("from_on", json!("2026-09-01"), "1 September 2026"),
            ("class_id", json!("hazel"), "Hazel"),
            ("may_be_told", json!(false), "no"),
            ("measure", json!({ "kind": "tme" }), "Scale of 1 to 10"),
            (
                "year_override",
                json!({ "year_group": "3", "starting": 2026 }),
                "Year 3 in 2026/27",
            ),
            ("missing", json!(["profile"]), "The profile is written"),
            // What somebody typed stays as typed, even where it looks like a code or a date.
            ("body", json!("2026-09-01"), "2026-09-01"),
            ("detail", json!("hazel"), "hazel"),
            ("upn", json!(null), ""),
        ] {
            assert_eq!(value_words(field, &value, &names), words, "{field}");
        }
    }

    #[test]
    fn what_was_printed_is_named_in_a_sentence() {
        assert_eq!(deed("printed", Kind::Plan, &[]), "printed the plan");
    }

    #[test]
    fn a_field_without_a_word_of_its_own_reads_as_words() {
        assert_eq!(field_words(Kind::Plan, "what_we_notice"), "what we notice");
        assert_eq!(field_words(Kind::Plan, "started_on"), "started");
        assert_eq!(field_words(Kind::Pupil, "upn"), "UPN");
    }
}

//! In which order the fields of a record are read: as its form and its paper have them.

use crate::domain::record::Kind;

/// Where a field stands; those that no paper has come last.
pub(super) fn place_of(kind: Kind, field: &str) -> usize {
    let fields = fields_of(kind);
    let found = fields.iter().position(|one| *one == field);
    found.unwrap_or(fields.len())
}

/// The fields of what is compared, in reading order.
#[rustfmt::skip]
fn fields_of(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Plan => &[
            "name", "started_on", "ended_on", "end_reason", "strengths", "important_to_me", "helps_me",
            "what_we_notice", "home_support", "key_people", "parent_took_part", "child_took_part",
            "teacher_took_part",
        ],
        Kind::Outcome => &["text", "area"],
        Kind::Target => &[
            "text", "measure", "baseline", "expected", "set_on", "by_on", "result", "ended_on",
        ],
        Kind::SmallStep => &["text", "achieved_on"],
        Kind::Strategy => &["text"],
        Kind::Provision => &[
            "what", "who", "place", "minutes", "times_a_week", "group_size", "from_on", "to_on",
        ],
        Kind::Profile => &[
            "happened_on", "admire", "important", "support", "communicate", "hopes", "written_with",
        ],
        Kind::Assessment => &[
            "happened_on", "learning", "communication", "emotional", "physical", "home", "analysis", "contributors",
        ],
        Kind::Concern => &[
            "happened_on", "raised_by", "words", "areas", "findings", "tried", "factors", "factors_ruled_out",
            "factor_words", "factors_detail", "eal", "eal_languages", "eal_since", "eal_detail", "early_check",
            "early_check_on", "early_check_words", "parents_told_on", "parents_told_how", "met_on", "met_with",
            "strengths", "child_views", "parent_views", "at_home", "agreed", "consent_on", "consent_by", "decision",
            "decided_on", "decided_by", "decision_reason", "look_again_on",
        ],
        Kind::Review => &[
            "happened_on", "who_took_part", "evidence", "child_views", "child_face", "child_scribe", "child_declined",
            "parent_going_well", "parent_worries", "parent_hopes", "parent_helps", "parent_attendance",
            "parent_agreement", "attendance", "decision", "decision_reason", "next_due_on", "closed_on",
        ],
        Kind::EhcRequest => &[
            "requested_by", "requested_by_name", "local_authority", "begun_on", "grounds", "evidence_reasons",
            "signed_on", "signed_by", "unsigned_reason", "sent_on", "received_on", "panel_on", "decision",
            "decided_on", "decision_note", "advice_asked_on", "advice_sent_on", "draft_served_on",
            "parents_views_on", "parents_views", "consulted_on", "replied_on", "reply", "outcome", "outcome_on",
            "outcome_note", "rights_told_on", "certificate_on", "appealed_on", "reasons",
        ],
        Kind::EhcPlan => &[
            "edition", "issued_on", "first_issued_on", "local_authority", "sections", "outcomes", "provisions",
            "top_up", "top_up_pounds", "school_unit", "ceased_on", "ceased_reason",
        ],
        Kind::EhcReview => &[
            "review_kind", "with_pep", "arranged_on", "meeting_on", "meeting_at", "place", "people",
            "advice_asked_on", "invitations_sent_on", "papers_sent_on", "held_on", "child_views", "child_scribe",
            "parent_views", "working_well", "progress", "changes", "moving_on", "recommendation", "report_sent_on",
            "decision", "decided_on", "decision_note", "amended_on", "rights_told_on", "certificate_on", "appealed_on",
            "reasons",
        ],
        Kind::HealthcarePlan => &[
            "happened_on", "conditions", "emergency_signs", "emergency_steps", "emergency_call", "emergency_place",
            "triggers", "care", "trips", "sport", "advice_from", "consent_on", "consent_by", "reviews", "ended_on",
            "end_reason",
        ],
        Kind::Disability => &["impairment", "what", "long_term", "substantial", "basis", "from_on", "to_on"],
        Kind::AccessArrangement => &[
            "starting", "tests", "arrangement", "detail", "evidence", "agreed_on", "agreed_by", "state", "applied_on",
        ],
        Kind::Referral => &[
            "agency_id", "happened_on", "referred_by", "reason", "consent_on", "consent_by", "without_consent",
            "consent_again_on", "begun_on", "closed_on", "outcome", "outcome_note",
        ],
        Kind::AgencyEntry => &["entry_kind", "happened_on", "received_on", "author", "words"],
        Kind::Recommendation => &["text", "answer", "answer_note", "action_by", "by_on", "done_on"],
        Kind::TeamMeeting => &[
            "planned_on", "meeting_at", "place", "purpose", "people", "held_on", "notes", "next_on",
        ],
        Kind::TeamAction => &["text", "action_by", "by_on", "done_on", "done_note"],
        Kind::Reintegration => &[
            "starts_on", "ends_on", "reason", "support", "full_week", "weeks", "agreements", "risk_on", "risk_by",
            "decided_on", "missing", "missing_reason", "ended_on", "ending", "end_reason",
        ],
        Kind::ChronologyEvent => &["happened_on", "event_kind", "title", "words", "source", "restricted"],
        Kind::Contact => &[
            "name", "relationship", "parental_responsibility", "may_be_told", "restriction", "telephone", "email",
            "address", "language", "priority", "from_on", "to_on",
        ],
        Kind::Adjustment => &["what", "place", "from_on", "reviewed_on", "review_note", "to_on"],
        Kind::Note => &["happened_on", "note_kind", "contact_outcome", "contact_with", "body"],
        Kind::Pupil => &[
            "legal_forename", "legal_surname", "preferred_forename", "born_on", "sex", "upn", "year_override",
            "admitted_on", "left_on", "destination", "file_sent_on", "home_language", "interpreter_needed",
            "key_facts",
        ],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_paper_has_comes_after_what_it_has() {
        assert!(place_of(Kind::SmallStep, "text") < place_of(Kind::SmallStep, "achieved_on"));
        assert!(place_of(Kind::Profile, "hopes") < place_of(Kind::Profile, "anything"));
    }

    #[test]
    fn no_field_stands_twice() {
        for kind in Kind::ALL {
            let kind = *kind;
            let fields = fields_of(kind);
            for (place, field) in fields.iter().enumerate() {
                assert_eq!(place_of(kind, field), place, "{field}");
            }
        }
    }
}

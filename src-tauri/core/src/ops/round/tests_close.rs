//! The promises of closing a round: reasons first, figures that agree with the reviews, and frozen after.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::tests::{first, reason, round};
use super::*;
use crate::domain::pathway::ReviewDecision;
use crate::domain::round::ReasonKind;
use crate::error::Error;
use crate::ops::evening::RecordMeeting;
use crate::ops::plan::fixture::*;
use crate::ops::print::PaperOp;
use crate::ops::review::tests::{due, fields};
use crate::ops::review::tests_close::closed;
use crate::testing::{TestSchool, op};

fn close(note: &str, left: &[(&str, &str)]) -> CloseRound {
    let left: Vec<_> = left
        .iter()
        .map(|(cycle, reason)| json!({ "cycle_id": cycle, "reason": reason }))
        .collect();
    op(json!({ "round": "2026-1", "note": note, "left": left }))
}

fn summary(school: &TestSchool, who: &crate::office::Session) -> RoundSummary {
    school.read(
        who,
        OpenRoundSummary {
            round: Some("2026-1".parse().unwrap()),
        },
    )
}

/// Zoë stepped up by her review, and Idris not reviewed.
fn half_done() -> (TestSchool, String) {
    let (school, view) = due();
    closed(&school, &view.plan.record.id, |draft| {
        draft.decision = Some(ReviewDecision::StepUp);
        draft.decision_reason = "More help is wanted".to_owned();
        draft.parent_attendance = Some(crate::domain::voice::ParentAttendance::SentViews);
    });
    let other = plan_of(&school, &school.idris.clone());
    save_with(&school, &other, fill);
    let met: RecordMeeting = op(
        json!({ "round": "2026-1", "pupil_id": school.idris, "version": null,
        "outcome": "attended", "happened_on": "2026-10-19", "note": "" }),
    );
    school.write(&school.senco, met);
    let open = round(&school, &school.senco, Some("2026-1")).rows;
    let open = open.iter().find(|row| row.held_on.is_none()).unwrap();
    let cycle = open.cycle_id.to_string();
    (school, cycle)
}

#[test]
fn the_figures_say_what_was_held_met_and_moved() {
    let (school, cycle) = half_done();
    let figures = summary(&school, &school.senco);
    assert_eq!((figures.reviews, figures.held, figures.in_time), (2, 1, 1));
    assert_eq!(figures.success_words, "1 of 4 targets met (25%)");
    assert_eq!(
        (
            figures.parents.children,
            figures.parents_met,
            figures.parents.sent_views
        ),
        (2, 1, 1)
    );
    assert_eq!(figures.moves.len(), 1);
    assert_eq!(figures.moves[0].words, "My Plan to My Plan+");
    let classes: Vec<(&str, u32, u32)> = figures
        .classes
        .iter()
        .map(|one| (one.class_name.as_str(), one.held, one.met))
        .collect();
    assert_eq!(classes, [("hazel", 1, 0), ("rowan", 0, 1)]);
    assert_eq!(figures.left.len(), 1);
    assert_eq!(figures.left[0].cycle_id.as_str(), cycle);
    let mine = summary(&school, &school.teacher);
    assert_eq!(
        (mine.reviews, mine.left.len()),
        (1, 0),
        "a teacher's are of the own class"
    );
}

#[test]
fn what_was_not_held_takes_a_reason_before_the_round_is_closed() {
    let (school, cycle) = half_done();
    let before = school.audit_len();
    assert_eq!(
        fields(school.office.write(&school.senco, close("", &[]))),
        ["left"]
    );
    let blank = school
        .office
        .write(&school.senco, close("", &[(&cycle, " ")]));
    assert_eq!(fields(blank), ["left.0.reason"]);
    let strange = school
        .office
        .write(&school.senco, close("", &[("nobody", "x")]));
    assert!(matches!(strange, Err(Error::Conflict)), "{strange:?}");
    let soon: CloseRound = op(json!({ "round": "2026-2", "note": "", "left": [] }));
    assert_eq!(
        fields(school.office.write(&school.senco, soon)),
        ["left", "round"]
    );
    assert_eq!(school.audit_len(), before);
    school.forbids(
        &[
            &school.head,
            &school.teacher,
            &school.ta,
            &school.office_staff,
        ],
        || close("", &[]),
    );
}

#[test]
fn a_closed_round_stays_as_it_was_and_stands_beside_the_others() {
    let (school, cycle) = half_done();
    let before = school.audit_len();
    school.write(
        &school.senco,
        close(" A short half-term. ", &[(&cycle, "Away until November")]),
    );
    assert_eq!(school.audit_len(), before + 2, "the reason and the round");
    let view = round(&school, &school.senco, Some("2026-1"));
    assert!(view.round.closed_on.is_some() && !view.may.close && !view.may.give_reason);
    let rows = view.rows.iter().filter_map(|row| row.reason.as_ref());
    assert_eq!(
        rows.map(|one| one.reason.as_str()).collect::<Vec<_>>(),
        ["Away until November"]
    );
    let again = school.office.write(&school.senco, close("", &[]));
    assert!(matches!(again, Err(Error::Frozen)), "{again:?}");
    let late = school.office.write(
        &school.senco,
        reason(&first(&school).cycle_id, Some(ReasonKind::Late), "x"),
    );
    assert!(matches!(late, Err(Error::Frozen)), "{late:?}");

    let frozen = summary(&school, &school.senco);
    assert_eq!(
        (frozen.note.as_str(), frozen.left[0].reason.as_str()),
        ("A short half-term.", "Away until November")
    );
    // What happens afterwards does not change it.
    let other = round(&school, &school.senco, Some("2026-1"));
    let idris = other.rows.iter().find(|row| row.held_on.is_none()).unwrap();
    closed(&school, &idris.plan_id, |draft| {
        draft.targets[0].score = None
    });
    assert_eq!(summary(&school, &school.senco).held, 1);

    let rounds = school.read(&school.head, ListRounds {});
    assert_eq!(rounds.len(), 1);
    assert_eq!(
        (
            rounds[0].name.as_str(),
            rounds[0].left,
            rounds[0].stepped_up
        ),
        ("Autumn 1, 2026/27", 1, 1)
    );
    assert!(school.read(&school.teacher, ListRounds {}).is_empty());
    let connection = school.office.file().connection();
    let changed = connection.execute("update review_round set note = 'other'", []);
    assert!(changed.unwrap_err().to_string().contains("frozen"));
}

#[test]
fn the_summary_is_printed_and_that_leaves_a_trace() {
    let (school, _) = half_done();
    let before = school.audit_len();
    let print = || PrintRound {
        round: "2026-1".parse().unwrap(),
    };
    let sheet = school.write(&school.head, print());
    assert_eq!(school.audit_len(), before + 1);
    let paper = PrintRound::lay_out(sheet).unwrap();
    assert!(
        paper.pages >= 1
            && paper
                .suggested_file_name
                .starts_with("Review round Autumn 1")
    );
    school.forbids(&[&school.ta, &school.office_staff], print);
}

//! The promises of an evening: how it is set up, proposed, told and printed, and who may.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value, json};

use super::*;
use crate::documents::InvitationsPaper;
use crate::domain::evening::MeetingOutcome;
use crate::domain::id::{EveningId, PupilId, StaffId};
use crate::domain::pathway::EntryFacts;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::{ReadOp, Session};
use crate::ops::contact::AddContact;
use crate::ops::letter::SaveLetterWords;
use crate::ops::placement::facts_of;
use crate::ops::plan::fixture::*;
use crate::ops::print::{PaperOp, Sheet};
use crate::ops::review::tests::fields;
use crate::ops::today::OpenToday;
use crate::store::ReadTx;
use crate::testing::{TestSchool, op};

/// Zoë, in Miss Shah's class, and Idris, in a class without a teacher, each with a review in the round.
pub(super) fn two_plans() -> TestSchool {
    let (school, _) = with_full_plan("2026-10-12");
    let other = plan_of(&school, &school.idris.clone());
    save_with(&school, &other, fill);
    school
}

/// They have the same mother.
pub(super) fn make_siblings(school: &TestSchool) {
    for pupil in [&school.zoe, &school.idris] {
        let add: AddContact = op(json!({ "pupil_id": pupil, "contact": {
            "name": "Saga Ångström", "relationship": "Mother", "parental_responsibility": true, "may_be_told": true,
            "restriction": "", "telephone": "01452 960123", "email": "", "address": "", "language": "Swedish",
            "priority": 1, "from_on": "2026-09-01", "to_on": null } }));
        school.write(&school.senco, add);
    }
}

pub(super) fn evening(changes: Value) -> SaveEvening {
    let mut draft = json!({ "meets_on": "2026-10-14", "starts_at": "15:30", "ends_at": "16:30",
        "slot_minutes": 10, "gap_minutes": 5,
        "desks": [{ "staff_id": "teacher", "room": "Hazel" }, { "staff_id": "head", "room": " Office " }] });
    for (field, value) in changes.as_object().unwrap() {
        draft[field] = value.clone();
    }
    op(json!({ "round": "2026-1", "id": null, "version": null, "evening": draft }))
}

pub(super) fn open(school: &TestSchool, who: &Session) -> EveningsView {
    school.read(who, OpenEvenings { round: None })
}

pub(super) fn child<'a>(view: &'a EveningsView, pupil: &PupilId) -> &'a MeetingChild {
    view.children
        .iter()
        .find(|one| one.pupil.id == *pupil)
        .unwrap()
}

pub(super) fn propose(school: &TestSchool) -> MeetingsProposed {
    school.write(
        &school.office_staff,
        ProposeMeetings {
            round: "2026-1".parse().unwrap(),
        },
    )
}

pub(super) fn place(
    pupil: &PupilId,
    version: Option<i32>,
    evening: &EveningId,
    staff: &str,
    at: &str,
) -> PlaceMeeting {
    op(
        json!({ "round": "2026-1", "pupil_id": pupil, "version": version,
        "place": { "evening_id": evening, "staff_id": staff, "starts_at": at } }),
    )
}

fn time(view: &EveningsView, pupil: &PupilId) -> String {
    child(view, pupil)
        .meeting
        .as_ref()
        .map(|one| one.time_words.clone())
        .unwrap_or_default()
}

#[test]
fn an_evening_is_set_up_with_everything_wrong_named_at_once() {
    let school = two_plans();
    let before = school.audit_len();
    let wrong = evening(
        json!({ "meets_on": null, "starts_at": "half three", "ends_at": "15:35", "slot_minutes": 2.5,
        "gap_minutes": 90, "desks": [{ "staff_id": "teacher", "room": "" }, { "staff_id": "teacher", "room": "" },
        { "staff_id": "nobody", "room": "" }] }),
    );
    assert_eq!(
        fields(school.office.write(&school.senco, wrong)),
        [
            "desks.1.staff_id",
            "desks.2.staff_id",
            "gap_minutes",
            "meets_on",
            "slot_minutes",
            "starts_at"
        ]
    );
    let short = evening(json!({ "ends_at": "15:35", "desks": [] }));
    assert_eq!(
        fields(school.office.write(&school.senco, short)),
        ["desks", "ends_at"]
    );
    assert_eq!(school.audit_len(), before);
    school.write(&school.office_staff, evening(json!({})));
    assert_eq!(school.audit_len(), before + 1);
    let again = school.office.write(
        &school.senco,
        evening(json!({ "starts_at": "16:00", "ends_at": "17:00" })),
    );
    assert_eq!(fields(again), ["starts_at"], "two evenings at once");
    let view = open(&school, &school.senco);
    let times: Vec<String> = view.evenings[0]
        .times
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(times, ["15:30", "15:45", "16:00", "16:15"]);
    assert_eq!(view.evenings[0].day_words, "Wednesday 14 October 2026");
    assert_eq!(view.evenings[0].desks[1].room, "Office");
    school.forbids(&[&school.head, &school.teacher, &school.ta], || {
        evening(json!({}))
    });
}

#[test]
fn the_proposal_gives_times_and_says_whom_it_could_not_place() {
    let school = two_plans();
    school.write(&school.senco, evening(json!({})));
    let found = propose(&school);
    assert_eq!(found.placed, 1);
    assert_eq!(found.left.len(), 1);
    assert_eq!(found.left[0].pupil.name, "Idris Owen");
    assert!(found.left[0].words.starts_with("The class has no teacher"));
    let view = open(&school, &school.senco);
    assert_eq!(
        time(&view, &school.zoe),
        "Wednesday 14 October 2026 at 15:30 with Miss R Shah"
    );
    let before = school.audit_len();
    propose(&school);
    assert_eq!(school.audit_len(), before, "asked again it changes nothing");
}

#[test]
fn the_office_sees_names_and_times_and_nothing_of_any_plan() {
    let school = two_plans();
    school.write(&school.senco, evening(json!({})));
    propose(&school);
    let view = serde_json::to_string(&open(&school, &school.office_staff)).unwrap();
    for word in ["My Plan", "my_plan", "stage", "target"] {
        assert!(!view.contains(word), "{word}");
    }
    let mine = open(&school, &school.teacher);
    assert_eq!(mine.children.len(), 1, "a teacher's own class");
    assert!(!mine.may.arrange && mine.may.record);
    let refused = school.office.read(&school.ta, OpenEvenings { round: None });
    assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
}

fn outcome(
    pupil: &PupilId,
    version: Option<i32>,
    outcome: Option<MeetingOutcome>,
    on: Option<&str>,
) -> RecordMeeting {
    op(
        json!({ "round": "2026-1", "pupil_id": pupil, "version": version, "outcome": outcome,
        "happened_on": on, "note": "" }),
    )
}

#[test]
fn what_came_of_a_meeting_counts_for_the_years_three() {
    let school = two_plans();
    let clock = |school: &TestSchool| {
        let due = school.read(&school.senco, OpenToday {}).due;
        let mut due = due.into_iter();
        due.find(|item| {
            item.clock.title.starts_with("Meet the parents this term")
                && item.pupil.id == school.zoe
        })
        .map(|item| item.clock.working)
    };
    let day = Some("2026-10-12");
    let when = school.office.write(
        &school.teacher,
        outcome(&school.zoe, None, Some(MeetingOutcome::Attended), None),
    );
    assert_eq!(fields(when), ["happened_on"]);
    school.write(
        &school.teacher,
        outcome(&school.zoe, None, Some(MeetingOutcome::SentViews), day),
    );
    let view = open(&school, &school.senco);
    let version = child(&view, &school.zoe)
        .meeting
        .as_ref()
        .map(|one| one.version);
    let sent = clock(&school);
    school.write(
        &school.teacher,
        outcome(&school.zoe, version, Some(MeetingOutcome::Attended), day),
    );
    assert!(
        clock(&school).is_none_or(|now| Some(now) != sent),
        "views alone are not a meeting"
    );
    let stale = school
        .office
        .write(&school.senco, outcome(&school.zoe, version, None, None));
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
    let hidden = school.office.write(
        &school.teacher,
        outcome(&school.idris, None, Some(MeetingOutcome::Missed), day),
    );
    assert!(matches!(hidden, Err(Error::NotFound)), "{hidden:?}");
    let zoe = school.zoe.clone();
    school.forbids(&[&school.head, &school.ta, &school.office_staff], || {
        outcome(&zoe, None, None, None)
    });
}

#[test]
fn a_meeting_held_is_what_the_review_begins_with() {
    let school = two_plans();
    school.write(
        &school.teacher,
        outcome(
            &school.zoe,
            None,
            Some(MeetingOutcome::Phoned),
            Some("2026-10-12"),
        ),
    );
    let plans = school
        .read(&school.senco, crate::ops::round::OpenRound { round: None })
        .rows;
    let zoe = plans.iter().find(|row| row.pupil.id == school.zoe).unwrap();
    let review = crate::ops::review::tests::opened(&school, &zoe.plan_id);
    assert_eq!(
        review.draft.parent_attendance,
        Some(crate::domain::voice::ParentAttendance::Phoned)
    );
}

#[test]
fn an_evening_that_changes_takes_the_time_only_from_meetings_that_no_longer_fit() {
    let school = two_plans();
    let saved = school.write(&school.senco, evening(json!({})));
    propose(&school);
    let change = |changes: Value| {
        let version = open(&school, &school.senco).evenings[0].evening.version;
        let save = evening(changes);
        SaveEvening {
            id: Some(saved.id.clone()),
            version: Some(version),
            ..save
        }
    };
    assert_eq!(
        school
            .write(&school.senco, change(json!({ "ends_at": "17:30" })))
            .without_time,
        0
    );
    assert_eq!(
        school
            .write(&school.senco, change(json!({ "starts_at": "15:40" })))
            .without_time,
        1
    );
    assert_eq!(time(&open(&school, &school.senco), &school.zoe), "");
    propose(&school);
    let void = VoidEvening {
        id: saved.id.clone(),
        reason: "Snow".to_owned(),
    };
    school.write(&school.senco, void);
    let view = open(&school, &school.senco);
    assert!(view.evenings.is_empty() && time(&view, &school.zoe).is_empty());
    school.write(&school.senco, BringBackEvening { id: saved.id });
    assert_eq!(open(&school, &school.senco).evenings.len(), 1);
}

#[test]
fn timetable_and_invitations_are_printed_and_who_was_invited_is_known() {
    let school = two_plans();
    let timetable = || PrintTimetable {
        round: "2026-1".parse().unwrap(),
        staff_id: None,
        each_desk: true,
    };
    let invitations = |only_new| PrintInvitations {
        round: "2026-1".parse().unwrap(),
        pupil_ids: None,
        only_new,
    };
    assert_eq!(
        fields(school.office.write(&school.senco, timetable())),
        ["round"]
    );
    school.write(&school.senco, evening(json!({})));
    assert_eq!(
        fields(school.office.write(&school.senco, invitations(false))),
        ["round"]
    );
    propose(&school);
    let sheet = school.write(&school.office_staff, timetable());
    assert_eq!(PrintTimetable::lay_out(sheet).unwrap().pages, 3);
    let mine = PrintTimetable {
        staff_id: Some(StaffId::new("teacher")),
        each_desk: false,
        ..timetable()
    };
    assert_eq!(
        PrintTimetable::lay_out(school.write(&school.teacher, mine))
            .unwrap()
            .pages,
        1
    );

    let before = school.audit_len();
    let sheet = school.write(&school.office_staff, invitations(true));
    assert_eq!(
        school.audit_len(),
        before + 2,
        "that it was printed, and that they are invited"
    );
    let first = |sheet: &Sheet<InvitationsPaper>| -> (String, String) {
        let sheet = serde_json::to_value(sheet).unwrap();
        let one = &sheet["view"]["invitations"][0];
        let text = |key: &str| one[key].as_str().unwrap().to_owned();
        (text("title"), text("body"))
    };
    let (title, words) = first(&sheet);
    assert_eq!(title, "Come and talk with us about Zo\u{eb}");
    assert!(
        words.contains("It takes about 10 minutes.") && words.contains("\nWith "),
        "{words}"
    );
    let paper = PrintInvitations::lay_out(sheet).unwrap();
    assert_eq!((paper.pages, paper.cautions.len()), (1, 0));
    assert!(
        !paper.suggested_file_name.contains("Zo"),
        "no name of a child in a file's name"
    );
    assert!(
        child(&open(&school, &school.senco), &school.zoe)
            .meeting
            .as_ref()
            .unwrap()
            .invited_on
            .is_some()
    );
    assert_eq!(
        fields(school.office.write(&school.senco, invitations(true))),
        ["round"]
    );
    let reworded: SaveLetterWords = op(json!({ "kind": "parents_invitation", "edition": 0,
        "title": "A cup of tea about {child}", "body": "{when}\n{with}\n\nThere is tea." }));
    school.write(&school.senco, reworded);
    let (title, words) = first(&school.write(&school.office_staff, invitations(false)));
    assert_eq!(title, "A cup of tea about Zo\u{eb}");
    assert!(
        words.contains(" at ") && words.ends_with("There is tea."),
        "{words}"
    );
    school.forbids(&[&school.ta], timetable);
    school.forbids(&[&school.ta], || invitations(false));
}

#[test]
fn a_meeting_in_the_evening_shows_that_the_parents_are_involved() {
    let school = two_plans();
    let involved = || {
        let pupil_id = school.zoe.clone();
        let pupil = school.read(&school.senco, Facts(pupil_id));
        pupil.parent_meetings
    };
    let before = involved();
    let day = Some("2026-10-12");
    school.write(
        &school.teacher,
        outcome(&school.zoe, None, Some(MeetingOutcome::SentViews), day),
    );
    assert_eq!(involved(), before, "views alone are not a meeting");
    let view = open(&school, &school.senco);
    let version = child(&view, &school.zoe)
        .meeting
        .as_ref()
        .map(|one| one.version);
    school.write(
        &school.teacher,
        outcome(&school.zoe, version, Some(MeetingOutcome::Phoned), day),
    );
    assert_eq!(involved(), before + 1);
}

/// What the records show of a child who might enter a stage.
struct Facts(PupilId);

impl ReadOp for Facts {
    const ACTION: Action = Action::SendRead;
    type Output = EntryFacts;
    fn run(self, tx: &ReadTx<'_>) -> Result<EntryFacts> {
        facts_of(tx, &tx.seen(&self.0)?)
    }
}

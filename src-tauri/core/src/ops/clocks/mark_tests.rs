//! What is promised of decisions about dates.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::*;
use crate::domain::clock::ClockState;
use crate::error::Error;
use crate::office::Session;
use crate::ops::calendar::{ChildClocks, DueCalendar};
use crate::ops::data_protection::{ChildDataProtection, SaveAccessRequest};
use crate::ops::history::PupilHistory;
use crate::ops::placement::DecidePlacement;
use crate::ops::today::OpenToday;
use crate::testing::{TestSchool, day, op};

/// A school on Monday 16 November 2026. Zoë came onto the register on 5 October, and nobody told her parents.
fn school() -> TestSchool {
    let school = TestSchool::on("2026-11-16");
    let decide: DecidePlacement = op(json!({ "pupil_id": school.zoe, "decision": {
        "to": "my_plan", "happened_on": "2026-10-05", "reason": "x", "evidence": "", "decided_by": "x",
        "parents_told_on": null, "confirmed": [], "missing_reason": "x" } }));
    school.write(&school.senco, decide);
    school
}

fn items(school: &TestSchool, who: &Session) -> Vec<DueItem> {
    let pupil_id = school.zoe.clone();
    school.read(who, ChildClocks { pupil_id })
}

fn item(school: &TestSchool, rule: ClockRule) -> DueItem {
    let mut items = items(school, &school.senco).into_iter();
    items.find(|item| item.clock.rule == rule).unwrap()
}

/// What somebody decides about a clock of Zoë that runs.
fn decides(school: &TestSchool, rule: ClockRule, mark: &str, more: &Value) -> DecideClock {
    let item = item(school, rule);
    let mut typed = json!({
        "id": null, "version": null, "pupil_id": school.zoe, "rule": rule, "started_on": item.clock.starts_on,
        "about_id": item.about_id, "mark": mark, "from_on": null, "until_on": null,
        "reason": "In hospital; the ward teaches her." });
    let fields = typed.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    op(typed)
}

fn paused(school: &TestSchool, from: &str, until: Value) -> ClockMarkId {
    let more = json!({ "from_on": from, "until_on": until });
    let pause = decides(school, MEETING, "paused", &more);
    school.write(&school.senco, pause)
}

fn problems(school: &TestSchool, decide: DecideClock) -> Vec<String> {
    let Err(Error::Invalid(errors)) = school.office.write(&school.senco, decide) else {
        return Vec::new();
    };
    errors.iter().map(|(field, _)| field.to_owned()).collect()
}

const MEETING: ClockRule = ClockRule::MeetingWithParents;
const TOLD: ClockRule = ClockRule::ParentsTold;

#[test]
fn a_clock_stands_still_until_it_goes_on_and_is_later_by_those_days() {
    let school = school();
    assert_eq!(item(&school, MEETING).clock.due_on, day("2026-12-18"));
    let id = paused(&school, "2026-11-09", json!(null));
    let stands = item(&school, MEETING);
    assert_eq!(stands.state, ClockState::Paused { days: 7 });
    assert_eq!(stands.words, "paused for 7 days");
    assert_eq!(stands.marks[0].reason, "In hospital; the ward teaches her.");
    let change =
        json!({ "id": id, "version": 1, "from_on": "2026-11-09", "until_on": "2026-11-12" });
    let goes_on = decides(&school, MEETING, "paused", &change);
    school.write(&school.senco, goes_on);
    let runs = item(&school, MEETING);
    assert_eq!(runs.clock.due_on, day("2026-12-21"));
    assert!(
        runs.clock
            .working
            .contains("3 days on which it stood still")
    );
    assert_eq!(runs.state, ClockState::Upcoming { days: 35 });
}

#[test]
fn what_stands_still_is_on_today_and_in_no_calendar() {
    let school = school();
    let shown = |school: &TestSchool| {
        let today = school.read(&school.teacher, OpenToday {});
        let day_of = DueCalendar {
            from: day("2026-11-16"),
            to: day("2027-08-31"),
        };
        let calendar = school.read(&school.senco, day_of);
        let items = calendar.days.iter().flat_map(|day| &day.items);
        (
            today.due.iter().any(|item| item.clock.rule == MEETING),
            items.filter(|one| one.item.clock.rule == MEETING).count(),
        )
    };
    assert_eq!(shown(&school), (false, 1));
    paused(&school, "2026-11-09", json!(null));
    assert_eq!(shown(&school), (true, 0));
}

#[test]
fn what_does_not_apply_is_told_with_its_reason_and_presses_nobody() {
    let school = school();
    let on_today = |school: &TestSchool| {
        let today = school.read(&school.senco, OpenToday {});
        today.due.iter().any(|item| item.clock.rule == TOLD)
    };
    assert!(on_today(&school));
    let said = decides(
        &school,
        TOLD,
        "not_applicable",
        &json!({ "reason": "Her social worker was told." }),
    );
    let id = school.write(&school.head, said);
    assert!(!on_today(&school));
    let last = items(&school, &school.ta).pop().unwrap();
    assert_eq!(
        (last.clock.rule, last.state, last.words.as_str()),
        (TOLD, ClockState::NotApplicable, "does not apply")
    );
    assert_eq!(last.marks[0].reason, "Her social worker was told.");
    assert!(last.may_mark.is_empty());
    let reason = "Told twice".to_owned();
    school.write(
        &school.senco,
        VoidClockMark {
            id: id.clone(),
            reason,
        },
    );
    assert!(on_today(&school));
    school.write(&school.senco, BringBackClockMark { id });
    assert!(!on_today(&school));
}

#[test]
fn the_reason_for_being_late_stands_beside_the_date_and_is_given_once() {
    let school = school();
    assert!(item(&school, TOLD).may_mark.contains(&ClockMarkKind::Late));
    let late = || {
        decides(
            &school,
            TOLD,
            "late",
            &json!({ "reason": "We could not reach them." }),
        )
    };
    let id = school.write(&school.senco, late());
    let shown = item(&school, TOLD);
    assert!(matches!(shown.state, ClockState::Overdue { .. }));
    assert_eq!(shown.marks[0].reason, "We could not reach them.");
    assert_eq!(problems(&school, late()), ["mark"]);
    let change = json!({ "id": id, "version": 1, "reason": "They were abroad." });
    school.write(&school.senco, decides(&school, TOLD, "late", &change));
    assert_eq!(item(&school, TOLD).marks[0].reason, "They were abroad.");
    let change = json!({ "id": id, "version": 1, "reason": "Something else." });
    let stale = decides(&school, TOLD, "late", &change);
    let refused = school.office.write(&school.senco, stale);
    assert!(matches!(refused, Err(Error::Conflict)), "{refused:?}");
}

#[test]
fn only_the_senco_and_the_headteacher_decide_and_about_children_in_scope() {
    let school = school();
    // Looking at the clocks first opens the record, which is in the trail too.
    items(&school, &school.senco);
    let decide = || decides(&school, TOLD, "not_applicable", &json!({}));
    school.forbids(&[&school.teacher, &school.ta, &school.office_staff], decide);
    let marks = ClockMarks {
        pupil_id: school.zoe.clone(),
    };
    assert!(school.office.read(&school.teacher, marks).is_err());
    assert!(
        items(&school, &school.teacher)
            .iter()
            .all(|item| item.may_mark.is_empty())
    );
    let before = school.audit_len();
    let id = school.write(&school.senco, decide());
    assert_eq!(school.audit_len(), before + 1);
    let pupil_id = school.zoe.clone();
    let history = PupilHistory {
        pupil_id,
        before: None,
    };
    let lines = school.read(&school.head, history).lines;
    assert_eq!(
        lines[0].words,
        "Mrs A Okafor decided about a date that is due"
    );
    let told: Vec<&str> = lines[0]
        .changes
        .iter()
        .map(|change| change.to.as_str())
        .collect();
    assert!(told.contains(&"Parents told of SEN provision") && told.contains(&"Does not apply"));
    assert!(!told.contains(&id.as_str()));
}

#[test]
fn all_that_is_wrong_is_said_at_once_and_nothing_is_kept() {
    let school = school();
    items(&school, &school.senco);
    let before = school.audit_len();
    let refused =
        |rule, mark: &str, more: Value| problems(&school, decides(&school, rule, mark, &more));
    let empty = json!({ "reason": " " });
    assert_eq!(refused(MEETING, "paused", empty), ["from_on", "reason"]);
    for (from, until, why) in [
        ("2026-10-04", json!(null), "before it is counted"),
        ("2026-11-17", json!(null), "in days to come"),
    ] {
        let days = json!({ "from_on": from, "until_on": until });
        assert_eq!(refused(MEETING, "paused", days), ["from_on"], "{why}");
    }
    let days = json!({ "from_on": "2026-11-09", "until_on": "2026-11-08" });
    assert_eq!(refused(MEETING, "paused", days), ["until_on"]);
    let days = json!({ "from_on": "2026-11-09", "until_on": "2026-11-17" });
    assert_eq!(refused(MEETING, "paused", days), ["until_on"]);
    // The law lets a school pause neither this nor the dates of a request for assessment.
    let days = json!({ "from_on": "2026-10-06" });
    assert_eq!(refused(TOLD, "paused", days), ["mark"]);
    assert_eq!(refused(MEETING, "late", json!({})), ["mark"]);
    assert_eq!(
        refused(
            MEETING,
            "not_applicable",
            json!({ "started_on": "2026-09-02" })
        ),
        ["mark"]
    );
    assert_eq!(school.audit_len(), before);
}

#[test]
fn days_of_one_pause_are_in_no_other() {
    let school = school();
    paused(&school, "2026-10-12", json!("2026-10-19"));
    let again = |from: &str, until: Value| {
        let days = json!({ "from_on": from, "until_on": until });
        problems(&school, decides(&school, MEETING, "paused", &days))
    };
    assert_eq!(again("2026-10-15", json!("2026-10-20")), ["from_on"]);
    assert_eq!(again("2026-10-06", json!("2026-10-13")), ["from_on"]);
    assert!(again("2026-10-19", json!("2026-10-21")).is_empty());
    assert_eq!(item(&school, MEETING).marks.len(), 2);
    assert_eq!(item(&school, MEETING).clock.due_on, day("2026-12-27"));
}

#[test]
fn a_request_to_see_the_record_waits_and_the_others_do_not() {
    let school = school();
    let asked = |by: &str| -> SaveAccessRequest {
        op(
            json!({ "pupil_id": school.zoe, "id": null, "version": 0, "request": {
            "asked_by": by, "relationship": "Mother", "received_on": "2026-11-03", "identity_on": null,
            "identity_how": "", "extended_on": null, "extension_reason": "", "answered_on": null, "answer_note": "" } }),
        )
    };
    let first = school.write(&school.senco, asked("Ms E Lindqvist"));
    school.write(&school.senco, asked("Mr Ö Lindqvist"));
    let days = json!({ "from_on": "2026-11-05", "about_id": first, "reason": "Asked which years are meant." });
    let pause = decides(&school, ClockRule::AccessRequest, "paused", &days);
    school.write(&school.senco, pause);
    let requests: Vec<DueItem> = items(&school, &school.senco)
        .into_iter()
        .filter(|item| item.clock.rule == ClockRule::AccessRequest)
        .collect();
    let state = |about: &str| {
        let found = requests
            .iter()
            .find(|item| (item.about_id == about) == (about == first.as_str()));
        found.unwrap().state
    };
    assert_eq!(state(first.as_str()), ClockState::Paused { days: 11 });
    assert!(
        requests
            .iter()
            .any(|item| item.state == ClockState::Upcoming { days: 17 })
    );
    // The month in which they are told of an extension stands still too.
    let extended: SaveAccessRequest = op(
        json!({ "pupil_id": school.zoe, "id": first, "version": 1, "request": {
        "asked_by": "Ms E Lindqvist", "relationship": "Mother", "received_on": "2026-10-10", "identity_on": null,
        "identity_how": "", "extended_on": "2026-11-16", "extension_reason": "Twelve years of records",
        "answered_on": null, "answer_note": "" } }),
    );
    school.write(&school.senco, extended);
    // Where requests are kept they say the same, and teachers hear of none of it.
    let pupil_id = school.zoe.clone();
    let kept = school.read(&school.head, ChildDataProtection { pupil_id });
    assert!(
        kept.requests
            .iter()
            .any(|line| line.words == "paused for 11 days")
    );
    let seen = items(&school, &school.teacher);
    assert!(
        seen.iter()
            .all(|item| item.clock.rule != ClockRule::AccessRequest)
    );
}

#[test]
fn what_was_decided_is_listed_in_words_with_what_was_taken_back() {
    let school = school();
    paused(&school, "2026-10-12", json!("2026-10-19"));
    let id = paused(&school, "2026-11-09", json!(null));
    let reason = "She was back by then".to_owned();
    school.write(&school.senco, VoidClockMark { id, reason });
    let pupil_id = school.zoe.clone();
    let lines = school.read(&school.senco, ClockMarks { pupil_id });
    let said: Vec<(&str, bool)> = lines
        .iter()
        .map(|line| (line.what.as_str(), line.kept.voided.is_some()))
        .collect();
    assert_eq!(
        said,
        [
            ("Paused since 9 November 2026", true),
            ("Paused from 12 October 2026 to 18 October 2026", false)
        ]
    );
    assert_eq!(
        lines[1].which,
        "Meeting with parents, counted from 5 October 2026"
    );
}

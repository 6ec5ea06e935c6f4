//! What is promised of a review whose date is paused or does not apply, wherever it is asked whether it is due.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::*;
use crate::domain::clock::ClockRule;
use crate::domain::id::PlanId;
use crate::domain::round::RoundKey;
use crate::ops::calendar::{ChildClocks, DueCalendar, ExportCalendar};
use crate::ops::clocks::{DecideClock, DueItem};
use crate::ops::list::OpenList;
use crate::ops::plan::fixture::{with_full_plan, with_plan};
use crate::ops::plan::{ListPlans, OpenPlan};
use crate::ops::pupil::OpenPupil;
use crate::ops::register::{OpenRegister, RegisterRow, ReviewState};
use crate::ops::review::tests::due;
use crate::ops::round::{CloseRound, OpenRound, OpenRoundSummary, RoundRow};
use crate::ops::today::OpenToday;
use crate::store::Leavers;
use crate::testing::{TestSchool, day, op};

/// The review of Zoë's plan, which is due on 23 October.
fn review(school: &TestSchool) -> DueItem {
    let pupil_id = school.zoe.clone();
    let items = school.read(&school.senco, ChildClocks { pupil_id });
    let mut items = items.into_iter();
    items
        .find(|item| item.clock.rule == ClockRule::ReviewDue)
        .unwrap()
}

fn decide(school: &TestSchool, mark: &str, from: Value, until: Value) {
    let item = review(school);
    let decide: DecideClock = op(json!({
        "id": null, "version": null, "pupil_id": school.zoe, "rule": "review_due",
        "started_on": item.clock.starts_on, "about_id": item.about_id, "mark": mark, "from_on": from,
        "until_on": until, "reason": "In hospital; the ward teaches her." }));
    school.write(&school.senco, decide);
}

fn pause(school: &TestSchool, from: &str, until: Option<&str>) {
    decide(school, "paused", json!(from), json!(until));
}

fn zoe(school: &TestSchool) -> RegisterRow {
    let leavers = Leavers::Without;
    let rows = school.read(&school.head, OpenRegister { leavers }).rows;
    let mut rows = rows.into_iter();
    rows.find(|row| row.pupil.id == school.zoe).unwrap()
}

fn on_the_board(school: &TestSchool, key: &str) -> Option<RoundRow> {
    let round = Some(key.parse::<RoundKey>().unwrap());
    let mut rows = school.read(&school.senco, OpenRound { round }).rows;
    rows.pop()
}

/// What the rows of a list say.
fn listed(school: &TestSchool, of: Value, columns: Value) -> String {
    let wanted =
        json!({ "of": of, "rows": null, "columns": columns, "narrowed_by": [], "order": "" });
    let list: OpenList = op(json!({ "wanted": wanted }));
    serde_json::to_string(&school.read(&school.senco, list).rows).unwrap()
}

/// Four weeks after the review was due.
const LATE: &str = "2026-11-20";

#[test]
fn the_register_says_that_a_review_is_paused_and_not_that_it_is_overdue() {
    let (school, _) = with_plan(LATE);
    assert_eq!(zoe(&school).review_state, Some(ReviewState::Overdue));
    pause(&school, "2026-10-05", None);
    let row = zoe(&school);
    assert_eq!(
        (row.review_state, row.review_due_on),
        (Some(ReviewState::Paused), None)
    );
    let text = listed(
        &school,
        json!({ "list": "register", "part": "register" }),
        json!(["name", "review", "review_state"]),
    );
    assert_eq!(
        text.matches("Paused").count(),
        2,
        "the day and the state: {text}"
    );
    assert!(!text.contains("Overdue"), "{text}");
}

#[test]
fn the_register_counts_the_days_in_on_which_a_review_stood_still() {
    let (school, _) = with_plan(LATE);
    pause(&school, "2026-10-05", Some("2026-11-09"));
    let row = zoe(&school);
    // 35 days later than 23 October.
    assert_eq!(row.review_due_on, Some(day("2026-11-27")));
    assert_eq!(row.review_state, Some(ReviewState::ThisHalfTerm));
}

#[test]
fn the_register_says_that_a_review_does_not_apply() {
    let (school, _) = with_plan(LATE);
    decide(&school, "not_applicable", json!(null), json!(null));
    let row = zoe(&school);
    assert_eq!(row.review_state, Some(ReviewState::NotApplicable));
    assert_eq!(row.review_due_on, None);
}

#[test]
fn another_plan_of_the_child_is_still_due() {
    let stand = |due_on: &str, kind: Option<ClockMarkKind>| DateStand {
        due_on: day(due_on),
        set_aside: kind.map(|kind| SetAside {
            kind,
            words: String::new(),
            reason: String::new(),
        }),
    };
    let paused = || stand("2026-10-23", Some(ClockMarkKind::Paused));
    let never = || stand("2026-09-23", Some(ClockMarkKind::NotApplicable));
    let runs = || stand("2026-12-18", None);
    for (stands, next) in [
        (vec![paused(), never(), runs()], Some(runs())),
        (vec![never(), paused()], Some(paused())),
        (vec![never()], Some(never())),
        (
            vec![runs(), stand("2026-11-18", None)],
            Some(stand("2026-11-18", None)),
        ),
        (vec![], None),
    ] {
        assert_eq!(DateStand::next(stands), next);
    }
}

#[test]
fn todays_counts_leave_out_what_stands_still() {
    let (school, _) = with_full_plan(LATE);
    let counted = |school: &TestSchool| {
        let head = school.read(&school.head, OpenToday {});
        let round = head.school.unwrap().round;
        let teacher = school.read(&school.teacher, OpenToday {}).class.unwrap();
        let child = &teacher.on_pathway[0];
        (
            (round.open, round.overdue, round.skipped),
            (teacher.round.overdue, teacher.waiting.len()),
            child.review_state,
        )
    };
    let overdue = Some(ReviewState::Overdue);
    assert_eq!(counted(&school), ((1, 1, 0), (1, 1), overdue));
    pause(&school, "2026-10-23", None);
    let paused = Some(ReviewState::Paused);
    assert_eq!(counted(&school), ((0, 0, 1), (0, 0), paused));
}

#[test]
fn a_paused_review_is_on_the_board_with_its_reason_and_is_not_late() {
    let (school, view) = due();
    let plan: PlanId = view.plan.record.id;
    assert!(!on_the_board(&school, "2026-1").unwrap().skipped);
    pause(&school, "2026-10-19", None);
    let row = on_the_board(&school, "2026-1").unwrap();
    assert_eq!(row.plan_id, plan);
    assert!(row.skipped && row.late_words.is_empty() && row.next_words.is_empty());
    let aside = row.set_aside.unwrap();
    assert_eq!(aside.words, "Paused since 19 October 2026");
    assert_eq!(aside.reason, "In hospital; the ward teaches her.");
    // The round can be closed with that reason.
    let round: RoundKey = "2026-1".parse().unwrap();
    let close: CloseRound = op(json!({ "round": round, "note": "", "left": [] }));
    school.write(&school.senco, close);
    let round = Some(round);
    let summary = school.read(&school.senco, OpenRoundSummary { round });
    assert_eq!(summary.left[0].reason, "In hospital; the ward teaches her.");
}

#[test]
fn a_pause_moves_a_review_into_the_round_of_its_new_day() {
    let (school, _) = with_full_plan("2026-11-20");
    assert!(on_the_board(&school, "2026-1").is_some());
    pause(&school, "2026-10-05", Some("2026-11-09"));
    assert!(on_the_board(&school, "2026-1").is_none());
    let row = on_the_board(&school, "2026-2").unwrap();
    assert_eq!(row.due_on, day("2026-11-27"));
    assert!(!row.skipped && row.late_words.is_empty());
}

#[test]
fn no_calendar_has_a_day_for_what_stands_still_and_the_list_of_what_is_due_says_so() {
    let (school, _) = with_plan("2026-10-20");
    let stretch = || DueCalendar {
        from: day("2026-10-01"),
        to: day("2027-08-31"),
    };
    let in_the_calendar = |school: &TestSchool| {
        let days = school.read(&school.senco, stretch()).days;
        let mut items = days.iter().flat_map(|day| &day.items);
        items.any(|one| one.item.clock.rule == ClockRule::ReviewDue)
    };
    let in_the_file = |school: &TestSchool| {
        let wanted = stretch();
        let file = school.write(&school.senco, ExportCalendar { wanted });
        file.text.contains("review_due-")
    };
    let in_the_list = |school: &TestSchool| listed(school, json!({ "list": "due" }), json!(null));
    assert!(in_the_calendar(&school) && in_the_file(&school));
    assert!(in_the_list(&school).contains("due in 3 days"));
    pause(&school, "2026-10-12", None);
    assert!(!in_the_calendar(&school) && !in_the_file(&school));
    let list = in_the_list(&school);
    assert!(
        list.contains("paused for 8 days") && !list.contains("due in"),
        "{list}"
    );
}

#[test]
fn the_head_of_a_childs_page_tells_no_day_for_a_paused_review() {
    let (school, _) = with_plan("2026-10-20");
    let due_on = |school: &TestSchool| {
        let pupil_id = school.zoe.clone();
        let view = school.read(&school.senco, OpenPupil { pupil_id });
        view.send.unwrap().plan.unwrap().review_due_on
    };
    assert_eq!(due_on(&school), Some(day("2026-10-23")));
    pause(&school, "2026-10-12", None);
    assert_eq!(due_on(&school), None);
}

#[test]
fn the_childs_own_pages_and_papers_promise_no_day_while_the_review_stands_still() {
    let (school, plan) = with_plan(LATE);
    let line = || {
        let pupil_id = school.zoe.clone();
        school.read(&school.senco, ListPlans { pupil_id }).remove(0)
    };
    let cycle = || {
        let plan_id = plan.clone();
        let view = school.read(&school.senco, OpenPlan { plan_id });
        view.cycles.into_iter().find(|cycle| cycle.open).unwrap()
    };
    assert_eq!(line().review_due_on, Some(day("2026-10-23")));
    assert!(cycle().pressing);
    pause(&school, "2026-10-05", None);
    let (paused, open) = (line(), cycle());
    assert_eq!(paused.review_due_on, None);
    let since = "Paused since 5 October 2026";
    assert_eq!(paused.review_set_aside.as_deref(), Some(since));
    assert_eq!((open.due_on, open.state_words.as_str()), (None, since));
    assert!(!open.pressing && open.state.is_none());
    let why = format!("{since}: In hospital; the ward teaches her.");
    assert_eq!(open.set_aside.as_deref(), Some(why.as_str()));
}

#[test]
fn the_childs_own_pages_count_the_days_in_on_which_the_review_stood_still() {
    let (school, plan) = with_plan(LATE);
    pause(&school, "2026-10-05", Some("2026-11-09"));
    let view = school.read(&school.senco, OpenPlan { plan_id: plan });
    let open = view.cycles.iter().find(|cycle| cycle.open).unwrap();
    assert_eq!(open.due_on, Some(day("2026-11-27")));
    assert_eq!(open.state_words, "due in 7 days");
}

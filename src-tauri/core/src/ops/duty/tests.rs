//! What the yearly duties promise: each school year is asked once, late is said, and what is taken back is owed again.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::{Value, json};

use super::*;
use crate::domain::clock::YearlyDuty;
use crate::domain::role::Role;
use crate::error::Error;
use crate::ops::calendar::DueCalendar;
use crate::ops::today::OpenToday;
use crate::testing::{TestSchool, day, op};

fn report(starting: i32, done_on: &str) -> Value {
    json!({ "duty": "information_report", "starting": starting, "for_us": true, "done_on": done_on,
            "place": " www.oakbrook.example/send " })
}

fn save(done: Value) -> SaveDutyDone {
    op(json!({ "id": null, "version": null, "done": done }))
}

fn of(school: &TestSchool, duty: YearlyDuty) -> YearlyDutyLine {
    let view = school.read(&school.senco, YearlyDuties {});
    view.duties
        .into_iter()
        .find(|line| line.duty == duty)
        .unwrap()
}

fn owed(school: &TestSchool, duty: YearlyDuty) -> (String, String) {
    let next = of(school, duty).next.unwrap();
    (next.year, next.words)
}

fn wrong(answer: crate::Result<impl std::fmt::Debug>, field: &str) -> String {
    match answer {
        Err(Error::Invalid(fields)) => fields.of(field).join(" "),
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn once_it_is_published_the_next_school_year_asks_for_it() {
    let school = TestSchool::new();
    let duty = YearlyDuty::InformationReport;
    let late = ("2026/27".to_owned(), "41 days overdue".to_owned());
    assert_eq!(owed(&school, duty), late);
    let trail = school.audit_len();
    school.write(&school.head, save(report(2026, "2026-09-18")));
    assert_eq!(school.audit_len(), trail + 1);
    assert_eq!(
        owed(&school, duty),
        ("2027/28".to_owned(), "due in 324 days".to_owned())
    );
    let done = of(&school, duty).done;
    assert_eq!((done.len(), done[0].late), (1, false));
    assert_eq!(done[0].kept.record.place, "www.oakbrook.example/send");
    // The other one is another matter.
    let strategy = ("2026/27".to_owned(), "due in 51 days".to_owned());
    assert_eq!(owed(&school, YearlyDuty::InclusionStrategy), strategy);
}

#[test]
fn late_keeps_its_reason_and_in_time_needs_none() {
    let school = TestSchool::new();
    let mut late = report(2026, "2026-10-01");
    late["late_reason"] = json!("The governors met late.");
    let id = school.write(&school.senco, save(late.clone()));
    let line = &of(&school, YearlyDuty::InformationReport).done[0];
    assert!(line.late);
    assert_eq!(line.kept.record.late_reason, "The governors met late.");
    late["done_on"] = json!("2026-09-30");
    let change: SaveDutyDone = op(json!({ "id": id, "version": 1, "done": late }));
    school.write(&school.senco, change);
    let line = &of(&school, YearlyDuty::InformationReport).done[0];
    assert!(!line.late);
    assert_eq!(line.kept.record.late_reason, "");
    // Somebody else changed it meanwhile.
    let stale: SaveDutyDone =
        op(json!({ "id": id, "version": 1, "done": report(2026, "2026-09-29") }));
    let told = school.office.write(&school.head, stale);
    assert!(matches!(told, Err(Error::Conflict)), "{told:?}");
}

#[test]
fn a_duty_that_is_not_for_the_school_says_why() {
    let school = TestSchool::new();
    let duty = YearlyDuty::InclusionStrategy;
    let mut none = json!({ "duty": "inclusion_strategy", "starting": 2026, "for_us": false, "done_on": "2026-11-01" });
    let told = school.office.write(&school.senco, save(none.clone()));
    assert_eq!(
        wrong(told, "not_for_us"),
        "Say why it is not for your school."
    );
    none["not_for_us"] = json!("We do not have the fund.");
    school.write(&school.senco, save(none));
    let line = of(&school, duty);
    assert_eq!(line.done[0].kept.record.done_on, None);
    assert_eq!(line.next.unwrap().year, "2027/28");
}

#[test]
fn everything_that_is_wrong_is_said_at_once_and_nothing_is_kept() {
    let school = TestSchool::new();
    let trail = school.audit_len();
    for (done, field, wanted) in [
        (report(2026, "2026-11-11"), "done_on", "after today"),
        (
            report(2026, "2024-09-18"),
            "done_on",
            "not near the school year 2026/27",
        ),
        (
            report(2028, "2026-09-18"),
            "starting",
            "does not ask for it",
        ),
        (
            json!({ "duty": "inclusion_strategy", "starting": 2025, "for_us": true, "done_on": "2025-12-01" }),
            "starting",
            "does not ask for it",
        ),
        (
            json!({ "duty": "information_report", "starting": 2026, "for_us": true, "done_on": null,
                    "place": "w".repeat(301) }),
            "place",
            "at most 300 letters",
        ),
    ] {
        let told = wrong(school.office.write(&school.senco, save(done)), field);
        assert!(told.contains(wanted), "{field}: {told}");
    }
    assert_eq!(school.audit_len(), trail);
    school.write(&school.senco, save(report(2026, "2026-09-18")));
    let told = school
        .office
        .write(&school.head, save(report(2026, "2026-09-21")));
    assert!(wrong(told, "starting").contains("recorded already for 2026/27"));
}

#[test]
fn what_is_taken_back_is_owed_again_and_comes_back_unless_there_is_another() {
    let school = TestSchool::new();
    let duty = YearlyDuty::InformationReport;
    let id = school.write(&school.senco, save(report(2026, "2026-09-18")));
    let back: VoidDutyDone = op(json!({ "id": id, "reason": "That was last year's." }));
    school.write(&school.senco, back);
    assert_eq!(owed(&school, duty).0, "2026/27");
    assert_eq!(of(&school, duty).taken_back.len(), 1);
    let again = || op::<BringBackDutyDone>(json!({ "id": id }));
    school.write(&school.senco, again());
    assert_eq!(owed(&school, duty).0, "2027/28");
    let back: VoidDutyDone = op(json!({ "id": id, "reason": "That was last year's." }));
    school.write(&school.senco, back);
    school.write(&school.senco, save(report(2026, "2026-10-05")));
    let told = wrong(school.office.write(&school.senco, again()), "id");
    assert!(told.contains("Take that one back first"), "{told}");
}

#[test]
fn the_senco_and_the_headteacher_see_to_it_and_nobody_else() {
    let school = TestSchool::new();
    for (who, role) in [
        (&school.teacher, Role::ClassTeacher),
        (&school.ta, Role::TeachingAssistant),
        (&school.office_staff, Role::Office),
    ] {
        let told = school.office.write(who, save(report(2026, "2026-09-18")));
        assert!(matches!(told, Err(Error::Forbidden)), "{role:?} {told:?}");
    }
    let pressing = |who| school.read(who, OpenToday {}).school.unwrap().duties.len();
    // The report is overdue; the strategy has its time.
    assert_eq!((pressing(&school.senco), pressing(&school.head)), (1, 1));
    let december = || DueCalendar {
        from: day("2026-12-01"),
        to: day("2026-12-31"),
    };
    let view = school.read(&school.head, december());
    assert_eq!(view.days[30].of_school[0].year, "2026/27");
    assert_eq!((view.days[30].of_school.len(), view.overdue_before), (1, 1));
    let view = school.read(&school.teacher, december());
    assert!(view.days[30].of_school.is_empty() && view.overdue_before == 0);
}

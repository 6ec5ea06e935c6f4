//! What is promised of reduced timetables.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::{Value, json};

use super::*;
use crate::domain::clock::ClockRule;
use crate::domain::id::{PupilId, ReintegrationId};
use crate::domain::reintegration::ReintegrationCheck;
use crate::error::Error;
use crate::office::Session;
use crate::ops::calendar::ChildClocks;
use crate::ops::history::Timeline;
use crate::ops::team::SaveTeamMeeting;
use crate::testing::{TestSchool, day, op};

pub(super) fn plan() -> Value {
    json!({ "starts_on": "2026-11-02", "ends_on": "2026-11-27", "reason": "Hurt another child twice.",
        "support": "A calm room each morning.",
        "agreements": [
            { "party": "parent", "name": "Mrs Ångström", "agreed_on": "2026-10-30" },
            { "party": "child", "name": "Zoë", "agreed_on": "2026-10-30" },
            { "party": "school", "name": "Mr D Pryce", "agreed_on": null },
            { "party": null, "name": "", "agreed_on": null }],
        "risk_on": "2026-10-29", "risk_by": "Mrs A Okafor", "full_week": "32.5",
        "weeks": [
            { "from_on": "2026-11-09", "hours": ["3", "3", "3", "3", "3"] },
            { "from_on": "2026-11-03", "hours": ["2:30", "2.5", "", "2h30", "1"] }] })
}

pub(super) fn save(pupil: &PupilId, plan: Value) -> SaveReintegration {
    op(json!({ "pupil_id": pupil, "id": null, "version": null, "plan": plan }))
}

pub(super) fn view(school: &TestSchool, who: &Session) -> ReintegrationsView {
    let pupil_id = school.zoe.clone();
    school.read(who, ChildReintegrations { pupil_id })
}

pub(super) fn begin(id: &ReintegrationId, reason: &str) -> BeginReintegration {
    op(json!({ "id": id, "version": 1, "missing_reason": reason }))
}

pub(super) fn running(school: &TestSchool) -> ReintegrationId {
    let id = school.write(&school.senco, save(&school.zoe, plan()));
    school.write(
        &school.senco,
        begin(&id, "The headteacher agreed by phone."),
    );
    id
}

fn rules(school: &TestSchool, who: &Session) -> Vec<(ClockRule, chrono::NaiveDate)> {
    let pupil_id = school.zoe.clone();
    let items = school.read(who, ChildClocks { pupil_id }).into_iter();
    items
        .map(|one| (one.clock.rule, one.clock.due_on))
        .collect()
}

#[test]
fn what_should_be_in_place_warns_and_takes_a_reason_and_never_blocks() {
    let school = TestSchool::new();
    let id = school.write(&school.senco, save(&school.zoe, plan()));
    let before = view(&school, &school.senco);
    assert_eq!(before.plans[0].state, ReintegrationState::Prepared);
    assert_eq!(
        rules(&school, &school.senco),
        [],
        "nothing runs before it begins"
    );
    let answer = school.office.write(&school.senco, begin(&id, " "));
    let Err(Error::Invalid(errors)) = answer else {
        panic!("{answer:?}")
    };
    assert_eq!(
        errors.of("missing_reason"),
        [
            "Say why it begins before this is in place: the school agrees, everybody else who is listed agrees, \
          the child has a plan with its targets and the assessment is written."
        ]
    );
    school.write(
        &school.senco,
        begin(&id, "The headteacher agreed by phone."),
    );
    let after = view(&school, &school.senco);
    let kept = &after.plans[0].plan.record;
    assert_eq!(after.plans[0].state, ReintegrationState::Running);
    assert_eq!(kept.decided_on, Some(day("2026-11-10")));
    assert_eq!(
        kept.missing,
        [
            ReintegrationCheck::SchoolAgrees,
            ReintegrationCheck::OthersAgree,
            ReintegrationCheck::Plan,
            ReintegrationCheck::Assessment
        ]
    );
    let late = school.office.write(&school.senco, begin(&id, "again"));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
}

#[test]
fn the_timetable_is_kept_in_order_with_its_sums_and_warnings() {
    let school = TestSchool::new();
    running(&school);
    let shown = view(&school, &school.senco);
    let weeks = &shown.plans[0].weeks;
    // A day of the week will do for its Monday.
    assert_eq!(weeks[0].from_on, day("2026-11-02"));
    assert_eq!(weeks[0].hours, ["2:30", "2:30", "", "2:30", "1:00"]);
    assert_eq!((weeks[0].total, weeks[0].share), (510, 26));
    assert_eq!(weeks[1].total_words, "15 hours");
    assert!(weeks[1].now && !weeks[0].now && !weeks[1].lower);
    assert!(shown.plans[0].warnings.is_empty());
    assert_eq!(
        shown.plans[0].state_words,
        "Week 2 of 2, until 27 November 2026"
    );
    assert_eq!(shown.attendance_code, "C2");
}

#[test]
fn everything_that_is_wrong_is_told_at_once_and_leaves_nothing() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let wrong = json!({ "starts_on": "2026-11-09", "ends_on": "2026-11-02", "reason": " ", "support": "",
        "agreements": [{ "party": null, "name": "Somebody", "agreed_on": "2026-12-01" },
                       { "party": "parent", "name": "", "agreed_on": "2026-11-20" }],
        "risk_on": null, "risk_by": "Mrs A Okafor", "full_week": "many",
        "weeks": [{ "from_on": null, "hours": ["half", "", "", "", "25"] },
                  { "from_on": "2026-11-09", "hours": ["1"] },
                  { "from_on": "2026-11-11", "hours": ["1"] }] });
    let answer = school.office.write(&school.senco, save(&school.zoe, wrong));
    let Err(Error::Invalid(errors)) = answer else {
        panic!("{answer:?}")
    };
    for field in [
        "ends_on",
        "reason",
        "agreements.0.party",
        "agreements.1.name",
        "agreements.1.agreed_on",
        "risk_on",
        "full_week",
        "weeks.0.hours.0",
        "weeks.0.hours.4",
        "weeks.0.from_on",
        "weeks.2.from_on",
    ] {
        assert_eq!(errors.of(field).len(), 1, "{field}: {errors:?}");
    }
    let endless = json!({ "starts_on": "2026-11-09", "ends_on": "2030-11-02", "reason": "x", "support": "",
        "agreements": [], "risk_on": null, "risk_by": "", "full_week": "32.5", "weeks": [] });
    let answer = school
        .office
        .write(&school.senco, save(&school.zoe, endless));
    assert!(
        matches!(&answer, Err(Error::Invalid(f)) if f.of("ends_on").len() == 1),
        "{answer:?}"
    );
    assert_eq!(school.audit_len(), before);
}

#[test]
fn everybody_meets_every_fortnight_and_it_ends_on_its_day() {
    let school = TestSchool::new();
    let id = running(&school);
    let both = [
        (ClockRule::ReintegrationMeeting, day("2026-11-16")),
        (ClockRule::ReintegrationEnd, day("2026-11-27")),
    ];
    assert_eq!(rules(&school, &school.senco), both);
    assert_eq!(
        rules(&school, &school.ta),
        both,
        "it is for everybody who works with the child"
    );
    let meeting: SaveTeamMeeting = op(json!({ "pupil_id": school.zoe, "id": null, "version": null,
        "meeting": { "reintegration_id": id, "planned_on": null, "meeting_at": "", "place": "", "purpose": "",
            "people": [{ "name": "Mrs Ångström", "kind": "parent", "role": "Mother", "attendance": "came" }],
            "held_on": "2026-11-09", "notes": "Four good mornings.", "actions": [], "next_on": "2026-11-20" } }));
    school.write(&school.senco, meeting);
    assert_eq!(
        rules(&school, &school.senco)[0],
        (ClockRule::ReintegrationMeeting, day("2026-11-23"))
    );
    let shown = view(&school, &school.senco);
    assert_eq!(shown.plans[0].meetings.len(), 2, "the next one is planned");
    assert!(
        view(&school, &school.ta).plans[0].meetings[1]
            .meeting
            .record
            .notes
            .is_empty()
    );
    // A meeting about the timetable of another child is not taken.
    let swapped: SaveTeamMeeting = op(
        json!({ "pupil_id": school.idris, "id": null, "version": null,
        "meeting": { "reintegration_id": id, "planned_on": "2026-11-20", "meeting_at": "", "place": "", "purpose": "",
            "people": [{ "name": "X", "kind": null, "role": "", "attendance": null }],
            "held_on": null, "notes": "", "actions": [], "next_on": null } }),
    );
    let answer = school.office.write(&school.senco, swapped);
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
}

pub(super) fn end(
    id: &ReintegrationId,
    version: i32,
    how: &str,
    reason: &str,
    to: Option<&str>,
) -> EndReintegration {
    op(
        json!({ "id": id, "version": version, "ended_on": "2026-11-10", "ending": how, "reason": reason,
               "extended_to": to }),
    )
}

#[test]
fn it_ends_full_time_again_and_can_go_on_after_all() {
    let school = TestSchool::new();
    let id = running(&school);
    school.write(&school.senco, end(&id, 2, "full_time", "", None));
    let ended = view(&school, &school.senco);
    assert_eq!(
        ended.plans[0].state_words,
        "Ended on 10 November 2026: full time again"
    );
    assert_eq!(rules(&school, &school.senco), []);
    let change: SaveReintegration =
        op(json!({ "pupil_id": school.zoe, "id": id, "version": 3, "plan": plan() }));
    let refused = school.office.write(&school.senco, change);
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    school.write(&school.senco, ReopenReintegration { id });
    assert_eq!(
        view(&school, &school.senco).plans[0].state,
        ReintegrationState::Running
    );
    let titles: Vec<String> = school
        .read(
            &school.ta,
            Timeline {
                pupil_id: school.zoe.clone(),
            },
        )
        .into_iter()
        .map(|one| one.title)
        .collect();
    assert!(titles.contains(&"Reduced timetable began".to_owned()));
}

#[test]
fn an_extension_needs_a_reason_and_everybodys_agreement_anew() {
    let school = TestSchool::new();
    let id = running(&school);
    let answer = school.office.write(
        &school.senco,
        end(&id, 2, "extended", "", Some("2026-11-01")),
    );
    let Err(Error::Invalid(errors)) = answer else {
        panic!("{answer:?}")
    };
    assert_eq!(errors.of("reason"), ["Say why it is extended."]);
    assert_eq!(errors.of("extended_to").len(), 1);
    let next = school.write(
        &school.senco,
        end(
            &id,
            2,
            "extended",
            "Still unsafe at playtimes.",
            Some("2026-12-04"),
        ),
    );
    let shown = view(&school, &school.senco);
    let new = &shown.plans[0];
    assert_eq!(Some(&new.plan.record.id), next.as_ref());
    assert_eq!(new.state, ReintegrationState::Prepared);
    assert_eq!(new.plan.record.extends_id, Some(id.clone()));
    assert_eq!(new.plan.record.starts_on, day("2026-11-11"));
    assert!(
        new.plan
            .record
            .agreements
            .iter()
            .all(|one| one.agreed_on.is_none())
    );
    assert_eq!(new.weeks.len(), 4);
    assert!(
        new.weeks.iter().all(|week| week.total == 900),
        "the hours of the last week"
    );
    assert_eq!(shown.plans[1].state, ReintegrationState::Ended);
    // Only one goes on at a time.
    let reopened = school
        .office
        .write(&school.senco, ReopenReintegration { id });
    assert!(matches!(reopened, Err(Error::Invalid(_))), "{reopened:?}");
    let second = school
        .office
        .write(&school.senco, save(&school.zoe, plan()));
    assert!(
        matches!(&second, Err(Error::Invalid(f)) if f.of("starts_on").len() == 1),
        "{second:?}"
    );
}

#[test]
fn weeks_are_proposed_without_the_holidays() {
    let school = TestSchool::new();
    let ask = |from: &str, to: &str| -> Vec<String> {
        school.read(
            &school.senco,
            op::<ProposeWeeks>(json!({ "starts_on": from, "ends_on": to })),
        )
    };
    assert_eq!(
        ask("2026-11-10", "2026-11-20"),
        ["2026-11-09", "2026-11-16"]
    );
    assert!(ask("2026-11-20", "2026-11-10").is_empty());
    assert!(ask("2026-12-28", "2026-12-31").is_empty());
    assert!(ask("2026-09-01", "2999-01-01").len() < 60);
}

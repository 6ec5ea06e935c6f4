//! What is promised of the team around a child.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::{Value, json};

use super::*;
use crate::domain::clock::ClockRule;
use crate::domain::id::{PupilId, TeamMeetingId};
use crate::domain::record::Kind;
use crate::error::Error;
use crate::ops::adult::AddAdult;
use crate::ops::calendar::ChildClocks;
use crate::ops::history::{PupilHistory, Timeline};
use crate::ops::placement::StageChoices;
use crate::ops::today::OpenToday;
use crate::testing::{TestSchool, day, op};

fn people() -> Value {
    json!([
        { "name": "Mrs Ångström", "kind": "parent", "role": "Mother", "attendance": "came" },
        { "name": "Helen Marsh", "kind": "health", "role": "Speech therapist", "attendance": null },
        { "name": " ", "kind": null, "role": "", "attendance": null },
    ])
}

fn meeting(held: Value, actions: Value, next: Value) -> Value {
    json!({ "reintegration_id": null, "planned_on": "2026-11-09", "meeting_at": "14:00", "place": "Library",
            "purpose": "How reading goes", "people": people(), "held_on": held,
            "notes": "Reading is better at home.", "actions": actions, "next_on": next })
}

fn save(pupil: &PupilId, id: Option<&TeamMeetingId>, meeting: Value) -> SaveTeamMeeting {
    op(json!({ "pupil_id": pupil, "id": id, "version": id.map(|_| 1), "meeting": meeting }))
}

fn agreed() -> Value {
    json!([
        { "id": null, "text": "Ring the school nurse", "action_by": "Mrs A Okafor", "by_on": "2026-11-09" },
        { "id": null, "text": "Word cards for home", "action_by": "Ms J Lee", "by_on": "2026-12-04" },
        { "id": null, "text": "", "action_by": " ", "by_on": null },
    ])
}

fn team(school: &TestSchool) -> TeamView {
    let pupil_id = school.zoe.clone();
    school.read(&school.senco, ChildTeam { pupil_id })
}

#[test]
fn a_meeting_is_planned_then_held_and_its_actions_are_due_on_today() {
    let school = TestSchool::new();
    let planned = save(
        &school.zoe,
        None,
        meeting(json!(null), json!([]), json!(null)),
    );
    let id = school.write(&school.senco, planned);
    let before = team(&school);
    assert!(before.meetings[0].open);
    assert_eq!(
        before.meetings[0].meeting.record.people.len(),
        2,
        "empty lines are left out"
    );
    let rules = |view: crate::ops::today::TodayView| -> Vec<(ClockRule, String)> {
        let items = view
            .due
            .into_iter()
            .filter(|item| item.pupil.id == school.zoe);
        items
            .map(|item| (item.clock.rule, item.clock.title))
            .collect()
    };
    let today = || rules(school.read(&school.senco, OpenToday {}));
    assert!(
        today()
            .iter()
            .any(|(rule, _)| *rule == ClockRule::TeamMeeting)
    );

    let held = save(
        &school.zoe,
        Some(&id),
        meeting(json!("2026-11-09"), agreed(), json!("2026-12-07")),
    );
    let trace = school.audit_len();
    school.write(&school.senco, held);
    // The meeting, two actions, and the next meeting.
    assert_eq!(school.audit_len(), trace + 4);
    let view = team(&school);
    assert_eq!(view.meetings.len(), 2);
    assert_eq!(
        view.meetings[0].meeting.record.planned_on,
        day("2026-12-07")
    );
    assert_eq!(view.meetings[0].meeting.record.people[0].attendance, None);
    assert_eq!(view.meetings[1].actions.len(), 2);
    assert_eq!(
        view.open_actions[0].state_words,
        "Mrs A Okafor, by 9 November 2026"
    );
    assert!(view.open_actions[0].overdue);
    let due = today();
    let ring = (ClockRule::TeamAction, "Ring the school nurse".to_owned());
    assert!(due.contains(&ring), "{due:?}");

    let done: FinishTeamAction = op(
        json!({ "id": view.open_actions[0].action.record.id, "version": 1,
        "done_on": "2026-11-10", "note": "She comes on Friday." }),
    );
    school.write(&school.senco, done);
    assert!(!today().contains(&ring));
    assert_eq!(team(&school).open_actions.len(), 1);
}

#[test]
fn saving_a_held_meeting_again_plans_no_second_next_one_and_takes_out_what_was_left_out() {
    let school = TestSchool::new();
    let first = save(
        &school.zoe,
        None,
        meeting(json!("2026-11-09"), agreed(), json!("2026-12-07")),
    );
    let id = school.write(&school.senco, first);
    let kept = team(&school).meetings[1].actions[1].action.record.clone();
    let one = json!([{ "id": kept.id, "text": "Word cards, ten a week", "action_by": kept.action_by, "by_on": kept.by_on }]);
    let again = save(
        &school.zoe,
        Some(&id),
        meeting(json!("2026-11-09"), one, json!("2026-12-07")),
    );
    school.write(&school.senco, again);
    let view = team(&school);
    assert_eq!(view.meetings.len(), 2);
    assert_eq!(view.open_actions.len(), 1);
    assert_eq!(
        view.open_actions[0].action.record.text,
        "Word cards, ten a week"
    );
    assert_eq!(view.open_actions[0].action.record.id, kept.id);
}

#[test]
fn everything_that_is_wrong_is_told_at_once_and_leaves_nothing() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let wrong = json!({ "reintegration_id": null, "planned_on": null, "meeting_at": "", "place": "", "purpose": "",
        "people": [{ "name": "", "kind": "health", "role": "Nurse", "attendance": null }],
        "held_on": "2026-11-11", "notes": " ",
        "actions": [{ "id": null, "text": "", "action_by": "", "by_on": "2026-10-01" }],
        "next_on": "2026-11-10" });
    let answer = school
        .office
        .write(&school.senco, save(&school.zoe, None, wrong));
    let Err(Error::Invalid(errors)) = answer else {
        panic!("{answer:?}")
    };
    for field in [
        "held_on",
        "notes",
        "next_on",
        "people.0.name",
        "actions.0.text",
        "actions.0.action_by",
        "actions.0.by_on",
    ] {
        assert_eq!(errors.of(field).len(), 1, "{field}: {errors:?}");
    }
    let nobody = json!({ "reintegration_id": null, "planned_on": null, "meeting_at": "", "place": "", "purpose": "",
        "people": [], "held_on": null, "notes": "", "actions": agreed(), "next_on": null });
    let answer = school
        .office
        .write(&school.senco, save(&school.zoe, None, nobody));
    let Err(Error::Invalid(errors)) = answer else {
        panic!("{answer:?}")
    };
    for field in ["planned_on", "people", "held_on"] {
        assert_eq!(errors.of(field).len(), 1, "{field}: {errors:?}");
    }
    assert_eq!(school.audit_len(), before);
}

#[test]
fn who_may_write_of_the_team_and_of_whom() {
    let school = TestSchool::new();
    let new = || {
        save(
            &school.zoe,
            None,
            meeting(json!(null), json!([]), json!(null)),
        )
    };
    school.forbids(&[&school.head, &school.ta, &school.office_staff], new);
    school.write(&school.teacher, new());
    let other = save(
        &school.idris,
        None,
        meeting(json!(null), json!([]), json!(null)),
    );
    let answer = school.office.write(&school.teacher, other);
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    let of_idris = save(
        &school.idris,
        None,
        meeting(json!("2026-11-09"), agreed(), json!(null)),
    );
    let id = school.write(&school.senco, of_idris);
    let swapped = save(
        &school.zoe,
        Some(&id),
        meeting(json!(null), json!([]), json!(null)),
    );
    let answer = school.office.write(&school.senco, swapped);
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    let pupil_id = school.idris.clone();
    let action = school
        .read(&school.senco, ChildTeam { pupil_id })
        .open_actions[0]
        .clone();
    let finish = |note: &str| -> FinishTeamAction {
        op(
            json!({ "id": action.action.record.id, "version": 1, "done_on": "2026-11-10", "note": note }),
        )
    };
    let answer = school.office.write(&school.teacher, finish(""));
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    school.write(&school.senco, finish(""));
    let late = school.office.write(&school.senco, finish("Twice."));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
}

#[test]
fn a_teaching_assistant_sees_what_is_to_be_done_and_not_what_was_said() {
    let school = TestSchool::new();
    let held = meeting(json!("2026-11-09"), agreed(), json!(null));
    school.write(&school.senco, save(&school.zoe, None, held));
    let pupil_id = school.zoe.clone();
    let view = school.read(&school.ta, ChildTeam { pupil_id });
    assert!(!view.shows_meetings && !view.may_write && view.likely_people.is_empty());
    let text = serde_json::to_string(&view).unwrap();
    assert!(text.contains("Ring the school nurse"));
    for hidden in ["Reading is better", "Helen Marsh", "Library", "How reading"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    let pupil_id = school.zoe.clone();
    let read = school
        .office
        .read(&school.office_staff, ChildTeam { pupil_id });
    assert!(matches!(read, Err(Error::Forbidden)), "{read:?}");
    let clocks = ChildClocks {
        pupil_id: school.zoe.clone(),
    };
    let rules: Vec<_> = school
        .read(&school.ta, clocks)
        .into_iter()
        .map(|one| one.clock.rule)
        .collect();
    assert!(!rules.contains(&ClockRule::TeamAction));
    let history = PupilHistory {
        pupil_id: school.zoe.clone(),
        before: None,
    };
    let lines = school.read(&school.ta, history).lines;
    assert!(lines.iter().all(|line| line.kind != Kind::TeamMeeting));
}

#[test]
fn a_lead_practitioner_from_outside_follows_one_of_the_staff_and_meets_the_entry_check() {
    let school = TestSchool::new();
    let staff: AddAdult = op(
        json!({ "pupil_id": school.zoe, "staff_id": "senco", "duty": "lead_practitioner",
        "from_on": "2026-09-01" }),
    );
    school.write(&school.senco, staff);
    let name = |from: &str| -> NameOutsideLead {
        op(
            json!({ "pupil_id": school.zoe, "name": "Gwen Adair", "role": "Family support worker, Early Help",
                   "telephone": "01452 111222", "email": "", "from_on": from }),
        )
    };
    school.forbids(&[&school.head, &school.teacher, &school.ta], || {
        name("2026-11-02")
    });
    let id = school.write(&school.senco, name("2026-11-02"));
    let view = team(&school);
    assert!(view.leads.is_empty(), "the SENCO led until the day before");
    assert_eq!(
        view.outside_lead.as_ref().unwrap().record.name,
        "Gwen Adair"
    );
    assert!(
        view.likely_people
            .iter()
            .any(|one| one.name == "Gwen Adair")
    );
    let choices = StageChoices {
        pupil_id: school.zoe.clone(),
    };
    let plus = school.read(&school.senco, choices).choices.into_iter();
    let plus = plus
        .flat_map(|one| one.checks)
        .find(|check| check.check == crate::domain::pathway::EntryCheck::LeadPractitioner);
    assert!(plus.unwrap().met);
    let titles = |school: &TestSchool| -> Vec<String> {
        let timeline = Timeline {
            pupil_id: school.zoe.clone(),
        };
        school
            .read(&school.senco, timeline)
            .into_iter()
            .map(|one| one.title)
            .collect()
    };
    assert!(titles(&school).contains(&"Lead practitioner: Gwen Adair".to_owned()));

    // And the other way round.
    let staff: AddAdult = op(
        json!({ "pupil_id": school.zoe, "staff_id": "teacher", "duty": "lead_practitioner",
        "from_on": "2026-11-10" }),
    );
    school.write(&school.senco, staff);
    let view = team(&school);
    assert!(view.outside_lead.is_none());
    assert_eq!(view.leads[0].name, "Miss R Shah");
    let void: VoidOutsideLead = op(json!({ "id": id, "reason": "Never came" }));
    school.write(&school.senco, void);
    let empty: NameOutsideLead = op(
        json!({ "pupil_id": school.zoe, "name": "", "role": "", "telephone": "",
        "email": "", "from_on": null }),
    );
    let Err(Error::Invalid(errors)) = school.office.write(&school.senco, empty) else {
        panic!()
    };
    for field in ["name", "role", "from_on"] {
        assert_eq!(errors.of(field).len(), 1, "{field}");
    }
}

#[test]
fn a_meeting_taken_back_agreed_nothing_and_comes_back_with_it() {
    let school = TestSchool::new();
    let held = meeting(json!("2026-11-09"), agreed(), json!(null));
    let id = school.write(&school.senco, save(&school.zoe, None, held));
    school.write(
        &school.senco,
        VoidTeamMeeting {
            id: id.clone(),
            reason: "Another child".to_owned(),
        },
    );
    let view = team(&school);
    assert!(view.open_actions.is_empty() && view.meetings.is_empty());
    assert_eq!(view.voided.len(), 1);
    let due = school.read(&school.senco, OpenToday {}).due;
    assert!(
        due.iter()
            .all(|item| item.clock.rule != ClockRule::TeamAction)
    );
    school.write(&school.senco, BringBackTeamMeeting { id });
    assert_eq!(team(&school).open_actions.len(), 2);
}

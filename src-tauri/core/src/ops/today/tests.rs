//! What the first screen promises, by role.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::*;
use crate::domain::clock::{ClockRule, ClockState};
use crate::office::Session;
use crate::ops::draft::KeepDraft;
use crate::ops::note::AddNote;
use crate::ops::placement::DecidePlacement;
use crate::ops::plan::fixture::{with_full_plan, with_plan};
use crate::ops::pupil::{AddPupil, PupilLeaves, RecordFileSent};
use crate::testing::{TestSchool, op};

fn today(school: &TestSchool, who: &Session) -> TodayView {
    school.read(who, OpenToday {})
}

fn placed(school: &TestSchool, stage: &str, on: &str, told: Value) {
    let decide: DecidePlacement = op(json!({ "pupil_id": school.zoe, "decision": {
        "to": stage, "happened_on": on, "reason": "x", "evidence": "", "decided_by": "x",
        "parents_told_on": told, "confirmed": [], "missing_reason": "x" } }));
    school.write(&school.senco, decide);
}

fn due(view: &TodayView, rule: ClockRule) -> Option<&DueItem> {
    view.due.iter().find(|item| item.clock.rule == rule)
}

#[test]
fn each_role_gets_its_own_first_screen() {
    let school = TestSchool::new();
    let senco = today(&school, &school.senco);
    assert!(senco.school.is_some() && senco.class.is_none() && senco.office.is_none());
    assert_eq!(senco.staff_name, "Mrs A Okafor");
    assert!(today(&school, &school.head).school.is_some());
    let class = today(&school, &school.teacher).class.unwrap();
    assert_eq!(
        (class.children, class.classes),
        (1, vec!["hazel".to_owned()])
    );
    assert_eq!(today(&school, &school.ta).supported.unwrap().len(), 1);
    let office = today(&school, &school.office_staff);
    assert!(office.school.is_none() && office.due.is_empty());
    assert_eq!(office.office.unwrap().children, 2);
}

#[test]
fn parents_who_were_not_told_are_flagged_until_they_are() {
    let school = TestSchool::new();
    placed(&school, "my_plan", "2026-09-14", json!(null));
    let view = today(&school, &school.senco);
    let item = due(&view, ClockRule::ParentsTold).unwrap();
    assert!(matches!(item.state, ClockState::Overdue { .. }), "{item:?}");
    assert!(item.words.ends_with("overdue") && item.clock.working.contains("14 September 2026"));
    assert_eq!(item.clock.source, "CFA 2014 s68");
    assert!(due(&today(&school, &school.ta), ClockRule::ParentsTold).is_some());
    assert!(today(&school, &school.office_staff).due.is_empty());

    let told = TestSchool::new();
    placed(&told, "my_plan", "2026-09-14", json!("2026-09-15"));
    placed(&told, "my_plan_plus", "2026-10-05", json!(null));
    let view = today(&told, &told.senco);
    assert!(
        due(&view, ClockRule::ParentsTold).is_none(),
        "told when she came onto the register"
    );
}

#[test]
fn a_review_is_due_by_the_rhythm_and_explains_itself() {
    let (school, _) = with_plan("2026-10-20");
    let view = today(&school, &school.teacher);
    let item = due(&view, ClockRule::ReviewDue).unwrap();
    assert_eq!(item.clock.title, "Review My Plan");
    assert!(
        item.clock.working.contains("7 September 2026"),
        "{}",
        item.clock.working
    );
    assert!(
        item.clock.working.contains("Autumn 1"),
        "{}",
        item.clock.working
    );
}

#[test]
fn writing_the_profile_afresh_is_the_review_where_a_stage_has_no_plan() {
    let school = TestSchool::on("2026-10-20");
    placed(&school, "my_profile", "2026-09-07", json!("2026-09-07"));
    let view = today(&school, &school.senco);
    let item = due(&view, ClockRule::ReviewDue).unwrap();
    assert_eq!(item.clock.title, "Review My Profile");
}

#[test]
fn a_meeting_noted_counts_as_one_of_the_terms_meetings_with_parents() {
    let (school, _) = with_plan("2026-12-10");
    let view = today(&school, &school.senco);
    assert!(due(&view, ClockRule::MeetingWithParents).is_some());
    let note: AddNote = op(json!({ "pupil_id": school.zoe,
        "note": { "happened_on": "2026-11-20", "note_kind": "meeting", "body": "Met both parents." } }));
    school.write(&school.teacher, note);
    let view = today(&school, &school.senco);
    assert!(
        due(&view, ClockRule::MeetingWithParents).is_none(),
        "the autumn term has had its meeting"
    );
}

#[test]
fn a_leavers_file_is_due_until_it_is_sent() {
    let school = TestSchool::new();
    let leaves: PupilLeaves = op(
        json!({ "id": school.zoe, "version": 1, "left_on": "2026-10-12",
        "destination": "Severn Vale", "reason": "Moved" }),
    );
    school.write(&school.office_staff, leaves);
    let view = today(&school, &school.senco);
    let item = due(&view, ClockRule::LeaverRecord).unwrap();
    assert!(
        item.pupil.left && matches!(item.state, ClockState::Overdue { .. }),
        "{item:?}"
    );
    let sent: RecordFileSent =
        op(json!({ "id": school.zoe, "version": 2, "sent_on": "2026-11-10" }));
    school.write(&school.office_staff, sent);
    assert!(today(&school, &school.senco).due.is_empty());
}

#[test]
fn the_round_counts_what_is_open_rated_and_overdue() {
    let (school, view) = with_full_plan("2026-10-20");
    let round = |school: &TestSchool| today(school, &school.senco).school.unwrap().round;
    let before = round(&school);
    assert_eq!(
        (before.open, before.rated, before.overdue, before.closed),
        (1, 0, 0, 0)
    );
    let waiting = today(&school, &school.teacher).class.unwrap().waiting;
    assert_eq!((waiting[0].targets, waiting[0].rated), (4, 0));
    assert_eq!(waiting[0].plan_id, view.plan.record.id);
}

#[test]
fn a_ta_has_the_targets_and_what_helps_at_a_glance() {
    let (school, _) = with_full_plan("2026-10-20");
    let children = today(&school, &school.ta).supported.unwrap();
    let zoe = &children[0];
    assert_eq!(
        (zoe.pupil.id.clone(), zoe.targets.len()),
        (school.zoe.clone(), 4)
    );
    let reading = &zoe.targets[0];
    assert_eq!(reading.baseline.as_deref(), Some("3 out of 10"));
    assert_eq!(reading.strategies, ["Pre-teach the words on Monday"]);
    assert_eq!(reading.latest, None);
}

#[test]
fn data_to_put_right_names_the_children_and_is_gone_when_it_is_right() {
    let school = TestSchool::new();
    placed(&school, "my_plan", "2026-09-14", json!("2026-09-14"));
    let kinds = |school: &TestSchool| -> Vec<(PutRightKind, usize)> {
        let view = today(school, &school.senco).school.unwrap();
        let all = view.to_put_right.into_iter();
        all.map(|one| (one.kind, one.pupils.len())).collect()
    };
    assert_eq!(
        kinds(&school),
        [
            (PutRightKind::NoPlan, 1),
            (PutRightKind::NoPrimaryNeed, 1),
            (PutRightKind::NoKeyWorker, 1),
            (PutRightKind::NoUpn, 2)
        ]
    );
    let start: crate::ops::plan::StartPlan =
        op(json!({ "pupil_id": school.zoe, "started_on": "2026-09-14", "stage_key": null }));
    school.write(&school.senco, start);
    let need: crate::ops::need::AddNeed = op(json!({ "pupil_id": school.zoe, "need": {
        "area": "communication_and_interaction", "sen_type": null, "rank": "primary", "detail": "",
        "from_on": "2026-09-14", "to_on": null } }));
    school.write(&school.senco, need);
    let adult: crate::ops::adult::AddAdult = op(json!({ "pupil_id": school.zoe, "staff_id": "ta",
        "duty": "key_worker", "from_on": "2026-09-14" }));
    school.write(&school.senco, adult);
    assert_eq!(kinds(&school), [(PutRightKind::NoUpn, 2)]);
}

#[test]
fn one_act_is_one_line_among_the_recent_changes() {
    let school = TestSchool::new();
    placed(&school, "my_profile", "2026-09-14", json!(null));
    placed(&school, "my_plan", "2026-11-02", json!(null));
    let recent = today(&school, &school.head).school.unwrap().recent;
    assert_eq!(recent[0].words, "Mrs A Okafor added a stage");
    assert_eq!(recent[0].pupil.id, school.zoe);
    let stages = recent
        .iter()
        .filter(|line| line.kind == crate::domain::record::Kind::Placement);
    assert_eq!(
        stages.count(),
        1,
        "ended and added at one moment is one change"
    );
}

#[test]
fn unsaved_words_wait_for_the_person_who_typed_them_alone() {
    let school = TestSchool::new();
    let keep: KeepDraft = op(json!({ "place": "note/new/zoe", "body": { "body": "Began" } }));
    school.write(&school.ta, keep);
    assert_eq!(today(&school, &school.ta).drafts.len(), 1);
    assert!(today(&school, &school.senco).drafts.is_empty());
}

#[test]
fn the_office_sees_who_is_new_and_what_is_missing() {
    let school = TestSchool::new();
    let add: AddPupil = op(json!({ "class_id": null, "pupil": {
        "legal_forename": "Olena", "legal_surname": "Shevchenko", "preferred_forename": "", "upn": "",
        "sex": "female", "born_on": "2019-02-03", "year_override": null, "admitted_on": "2026-11-09",
        "home_language": "Ukrainian", "interpreter_needed": true, "key_facts": "",
        "confirmed_not_duplicate": false } }));
    let id = school.write(&school.office_staff, add);
    let office = today(&school, &school.office_staff).office.unwrap();
    let new = &office.new_starters[0];
    assert_eq!(
        (new.pupil.id.clone(), new.has_class, new.has_contact),
        (id, false, false)
    );
    assert_eq!(
        (office.without_class.len(), office.without_contact.len()),
        (1, 3)
    );
}

#[test]
fn the_half_term_is_named_as_the_school_names_it() {
    let line = |on: &str| {
        today(&TestSchool::on(on), &TestSchool::on(on).senco)
            .half_term
            .unwrap()
    };
    let now = line("2026-11-10");
    assert_eq!((now.name.as_str(), now.begun), ("Autumn 2", true));
    let holidays = line("2026-10-28");
    assert_eq!(
        (holidays.name.as_str(), holidays.begun),
        ("Autumn 2", false)
    );
    assert!(holidays.school_days_left > now.school_days_left);
}

/// The facts about each child who is here, asked of the whole school at once and of the child alone.
struct BothWays;

impl ReadOp for BothWays {
    const ACTION: Action = Action::PupilList;
    type Output = Vec<(String, String)>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Self::Output> {
        let mut whole = ClockFacts::by_child(tx, None)?;
        tx.pupil_lines_since(tx.today())?
            .iter()
            .map(|line| {
                let mut alone = ClockFacts::by_child(tx, Some(&tx.seen(&line.id)?))?;
                let facts = |of: &mut FactsByChild| {
                    format!("{:?}", of.remove(&line.id).unwrap_or_default())
                };
                Ok((facts(&mut whole), facts(&mut alone)))
            })
            .collect()
    }
}

/// The SENCO and a class teacher of a school with a year of records.
fn of_a_year() -> (crate::office::Office, [Session; 2]) {
    let office = crate::sample::in_memory(1, 5);
    let connection = office.file().connection();
    let person = |role: Role| {
        let sql =
            "select id from staff where role = ?1 and left_on is null order by id desc limit 1";
        let id: String = connection
            .query_row(sql, [role.code()], |row| row.get(0))
            .unwrap();
        Session::new(crate::domain::id::StaffId::new(id), role, false)
    };
    let people = [person(Role::Senco), person(Role::ClassTeacher)];
    drop(connection);
    (office, people)
}

#[test]
fn what_clocks_go_by_is_the_same_of_the_whole_school_as_of_each_child_alone() {
    let (office, people) = of_a_year();
    for who in &people {
        let both = office.read(who, BothWays).unwrap();
        assert!(both.len() > 20, "{}", both.len());
        for (whole, alone) in both {
            assert_eq!(whole, alone);
        }
    }
}

#[test]
fn the_round_stands_on_the_first_screen_as_on_its_board() {
    let (office, people) = of_a_year();
    for who in &people {
        let view = office.read(who, OpenToday {}).unwrap();
        let progress = match (view.school, view.class) {
            (Some(school), _) => school.round,
            (None, class) => class.unwrap().round,
        };
        let board: Value =
            crate::commands::run(&office, who, "open_round", json!({ "round": null }))
                .unwrap()
                .output
                .value();
        let rows = board["rows"].as_array().unwrap();
        assert!(!rows.is_empty());
        let held: Vec<&Value> = rows
            .iter()
            .filter(|row| row["skipped"] == json!(false))
            .collect();
        for state in &progress.states {
            let of_board = held.iter().filter(|row| row["state"] == json!(state.state));
            assert_eq!(
                state.count as usize,
                of_board.count(),
                "{:?} {}",
                who.role(),
                state.name
            );
        }
        let open = held.iter().filter(|row| row["held_on"].is_null());
        let rated = open.filter(|row| row["steps"][0]["done"] == json!(true));
        assert_eq!(progress.rated as usize, rated.count(), "{:?}", who.role());
    }
}

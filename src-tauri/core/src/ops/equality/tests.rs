//! What the record under the Equality Act promises: who writes and reads it, and that it says nothing of the register.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::{Value, json};

use super::*;
use crate::domain::id::PupilId;
use crate::error::{Error, Result};
use crate::office::Session;
use crate::ops::history::PupilHistory;
use crate::ops::list::OpenList;
use crate::ops::pupil::OpenPupil;
use crate::testing::{TestSchool, op};

fn disability() -> Value {
    json!({ "impairment": "physical", "what": "Hearing loss in both ears", "long_term": "for_life",
        "substantial": "Cannot follow talk in a noisy room", "basis": "Letter of the audiologist, 3 March 2026",
        "from_on": "2026-03-09", "to_on": null })
}

fn adjustment() -> Value {
    json!({ "what": "Sits at the front", "place": "In every lesson", "from_on": "2026-03-09", "reviewed_on": null,
        "review_note": "", "to_on": null })
}

fn arrangement() -> Value {
    json!({ "starting": 2026, "tests": "key_stage_2", "arrangement": "extra_time", "detail": "25 %",
        "evidence": "Needs it in class every day", "agreed_on": "2026-11-02", "agreed_by": "Mrs A Okafor",
        "state": "to_apply", "applied_on": null })
}

fn disabled(pupil_id: &PupilId, disability: &Value) -> SaveDisability {
    op(json!({ "pupil_id": pupil_id, "id": null, "version": null, "disability": disability }))
}

fn adjusted(pupil_id: &PupilId, adjustment: &Value) -> SaveAdjustment {
    op(json!({ "pupil_id": pupil_id, "id": null, "version": null, "adjustment": adjustment }))
}

fn arranged(pupil_id: &PupilId, arrangement: &Value) -> SaveArrangement {
    op(json!({ "pupil_id": pupil_id, "id": null, "version": null, "arrangement": arrangement }))
}

fn view(school: &TestSchool, who: &Session) -> EqualityView {
    let pupil_id = school.zoe.clone();
    school.read(who, OpenEquality { pupil_id })
}

fn fields<T: std::fmt::Debug>(result: Result<T>) -> Vec<String> {
    let Err(Error::Invalid(errors)) = result else {
        panic!("{result:?}")
    };
    errors.iter().map(|(field, _)| field.to_owned()).collect()
}

#[test]
fn a_disabled_child_need_not_be_on_the_register_and_the_words_say_so() {
    let school = TestSchool::new();
    school.write(&school.senco, disabled(&school.zoe, &disability()));
    let open = OpenPupil {
        pupil_id: school.zoe.clone(),
    };
    let send = school.read(&school.ta, open).send.unwrap();
    assert!(send.stage.is_none());
    assert_eq!(
        send.equality.unwrap().disabilities,
        ["Hearing loss in both ears"]
    );
    assert!(
        view(&school, &school.senco)
            .not_send_alone
            .contains("not SEND in itself")
    );
}

#[test]
fn how_the_school_knows_is_not_for_a_teaching_assistant() {
    let school = TestSchool::new();
    school.write(&school.senco, disabled(&school.zoe, &disability()));
    for (who, reads) in [
        (&school.teacher, true),
        (&school.head, true),
        (&school.ta, false),
    ] {
        let basis = &view(&school, who).disabilities[0].record.basis;
        assert_eq!(!basis.is_empty(), reads, "{:?}", who.role());
        let history = PupilHistory {
            pupil_id: school.zoe.clone(),
            before: None,
        };
        let told = serde_json::to_string(&school.read(who, history).lines).unwrap();
        assert_eq!(told.contains("audiologist"), reads, "{:?}", who.role());
        assert!(told.contains("Physical or sensory"), "{told}");
    }
    let pupil_id = school.zoe.clone();
    let office = school
        .office
        .read(&school.office_staff, OpenEquality { pupil_id });
    assert!(matches!(office, Err(Error::Forbidden)), "{office:?}");
}

#[test]
fn nobody_but_the_senco_writes_it_and_each_write_leaves_a_trace() {
    let school = TestSchool::new();
    let others = [
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ];
    school.forbids(&others, || disabled(&school.zoe, &disability()));
    school.forbids(&others, || adjusted(&school.zoe, &adjustment()));
    school.forbids(&others, || arranged(&school.zoe, &arrangement()));
    let before = school.audit_len();
    school.write(&school.senco, disabled(&school.zoe, &disability()));
    school.write(&school.senco, adjusted(&school.zoe, &adjustment()));
    school.write(&school.senco, arranged(&school.zoe, &arrangement()));
    assert_eq!(school.audit_len(), before + 3);
}

#[test]
fn a_child_out_of_scope_is_not_found_and_another_childs_record_is_not_changed() {
    let school = TestSchool::new();
    let pupil_id = school.idris.clone();
    let opened = school.office.read(&school.ta, OpenEquality { pupil_id });
    assert!(matches!(opened, Err(Error::NotFound)), "{opened:?}");
    let id = school.write(&school.senco, adjusted(&school.idris, &adjustment()));
    let other: SaveAdjustment =
        op(json!({ "pupil_id": school.zoe, "id": id, "version": 1, "adjustment": adjustment() }));
    let answer = school.office.write(&school.senco, other);
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
}

#[test]
fn a_change_that_started_from_an_older_version_is_a_conflict_and_what_is_voided_comes_back() {
    let school = TestSchool::new();
    let id = school.write(&school.senco, disabled(&school.zoe, &disability()));
    let change = |what: &str| -> SaveDisability {
        let mut changed = disability();
        changed["what"] = json!(what);
        op(json!({ "pupil_id": school.zoe, "id": id, "version": 1, "disability": changed }))
    };
    school.write(&school.senco, change("Hearing loss"));
    let late = school.office.write(&school.senco, change("Deaf"));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let void = VoidDisability {
        id: id.clone(),
        reason: "The wrong child".to_owned(),
    };
    school.write(&school.senco, void);
    let now = view(&school, &school.senco);
    assert!(now.disabilities.is_empty());
    let line = &now.taken_back[0];
    assert_eq!(
        (line.words.as_str(), line.reason.as_str()),
        ("Disability: Hearing loss", "The wrong child")
    );
    assert!(
        view(&school, &school.ta).taken_back.is_empty(),
        "who cannot bring it back is not told of it"
    );
    school.write(&school.senco, BringBackDisability { id });
    let now = view(&school, &school.senco);
    assert_eq!((now.disabilities.len(), now.taken_back.len()), (1, 0));
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let school = TestSchool::new();
    let empty = json!({ "impairment": null, "what": "", "long_term": null, "substantial": "", "basis": "",
        "from_on": "2026-11-11", "to_on": "2026-11-01" });
    let answer = school
        .office
        .write(&school.senco, disabled(&school.zoe, &empty));
    assert_eq!(
        fields(answer.map(|_| ())),
        [
            "basis",
            "from_on",
            "impairment",
            "long_term",
            "substantial",
            "to_on",
            "what"
        ]
    );
    let empty = json!({ "what": " ", "place": "", "from_on": "2026-03-09", "reviewed_on": "2026-03-01",
        "review_note": "", "to_on": "2026-03-08" });
    let answer = school
        .office
        .write(&school.senco, adjusted(&school.zoe, &empty));
    assert_eq!(fields(answer.map(|_| ())), ["reviewed_on", "to_on", "what"]);
    let empty = json!({ "starting": null, "tests": null, "arrangement": "other", "detail": "", "evidence": "",
        "agreed_on": null, "agreed_by": "", "state": "applied", "applied_on": null });
    let answer = school
        .office
        .write(&school.senco, arranged(&school.zoe, &empty));
    assert_eq!(
        fields(answer.map(|_| ())),
        [
            "agreed_by",
            "agreed_on",
            "applied_on",
            "detail",
            "evidence",
            "starting",
            "tests"
        ]
    );
}

#[test]
fn what_ended_and_what_was_refused_is_not_told_of_today() {
    let school = TestSchool::new();
    let mut ended = adjustment();
    ended["to_on"] = json!("2026-11-09");
    school.write(&school.senco, adjusted(&school.zoe, &ended));
    let mut refused = arrangement();
    refused["state"] = json!("refused");
    refused["applied_on"] = json!("2026-11-03");
    school.write(&school.senco, arranged(&school.zoe, &refused));
    let line = |who| {
        let open = OpenPupil {
            pupil_id: school.zoe.clone(),
        };
        school.read(who, open).send.unwrap().equality
    };
    assert!(line(&school.teacher).is_none());
    school.write(&school.senco, adjusted(&school.zoe, &adjustment()));
    school.write(&school.senco, arranged(&school.zoe, &arrangement()));
    let line = line(&school.teacher).unwrap();
    assert_eq!(line.adjustments, ["Sits at the front (in every lesson)"]);
    assert_eq!(
        line.arrangements,
        ["Extra time: 25 % (Key Stage 2 tests (SATs))"]
    );
}

#[test]
fn the_list_of_a_year_group_holds_its_children_in_scope_of_that_school_year() {
    let school = TestSchool::new();
    school.write(&school.senco, arranged(&school.zoe, &arrangement()));
    school.write(&school.senco, arranged(&school.idris, &arrangement()));
    let mut last_year = arrangement();
    last_year["starting"] = json!(2025);
    school.write(&school.senco, arranged(&school.zoe, &last_year));
    let rows = |who: &Session, starting: Value, year_group: Value| {
        let list: OpenList = op(
            json!({ "wanted": { "of": { "list": "access_arrangements", "starting": starting,
            "year_group": year_group }, "rows": null, "columns": null, "narrowed_by": [], "order": "" } }),
        );
        school.read(who, list).rows.len()
    };
    assert_eq!(rows(&school.senco, json!(null), json!(null)), 2);
    assert_eq!(rows(&school.senco, json!(2025), json!(null)), 1);
    assert_eq!(rows(&school.senco, json!(2026), json!("6")), 0);
    assert_eq!(
        rows(&school.ta, json!(2026), json!(null)),
        1,
        "Idris is out of scope"
    );
    let list: OpenList = op(
        json!({ "wanted": { "of": { "list": "access_arrangements", "starting": null,
        "year_group": null }, "rows": null, "columns": null, "narrowed_by": [], "order": "" } }),
    );
    let office = school.office.read(&school.office_staff, list);
    assert!(matches!(office, Err(Error::Forbidden)), "{office:?}");
}

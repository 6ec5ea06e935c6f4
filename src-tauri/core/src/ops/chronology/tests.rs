//! What is promised of the chronology.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::{Value, json};

use super::*;
use crate::domain::id::ChronologyEventId;
use crate::error::Error;
use crate::office::Session;
use crate::ops::history::{PupilHistory, Timeline};
use crate::ops::note::AddNote;
use crate::ops::search::Search;
use crate::testing::{TestSchool, day, op};

fn event(restricted: bool) -> Value {
    json!({ "happened_on": "2026-03-12", "event_kind": "attendance", "title": "Suspended for a day",
            "words": "After the quokka incident.", "source": "Letter of the school before", "restricted": restricted })
}

fn save(pupil: &PupilId, event: Value) -> SaveChronologyEvent {
    op(json!({ "pupil_id": pupil, "id": null, "version": null, "event": event }))
}

fn open(school: &TestSchool, who: &Session, wanted: Value) -> ChronologyView {
    school.read(
        who,
        op::<OpenChronology>(json!({ "pupil_id": school.zoe, "wanted": wanted })),
    )
}

fn all() -> Value {
    json!({ "kinds": [], "from": null, "to": null })
}

fn with_record(school: &TestSchool) {
    let note: AddNote = op(json!({ "pupil_id": school.zoe,
        "note": { "happened_on": "2026-11-09", "note_kind": "progress", "body": "A good day." } }));
    school.write(&school.senco, note);
    let meeting: crate::ops::team::SaveTeamMeeting = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null,
        "meeting": { "reintegration_id": null, "planned_on": null, "meeting_at": "", "place": "", "purpose": "",
            "people": [{ "name": "Mrs X", "kind": "parent", "role": "", "attendance": null }],
            "held_on": "2026-11-02", "notes": "We met.", "actions": [], "next_on": null } }),
    );
    school.write(&school.senco, meeting);
}

#[test]
fn it_gathers_what_is_significant_in_the_order_in_which_it_happened() {
    let school = TestSchool::new();
    with_record(&school);
    school.write(&school.senco, save(&school.zoe, event(false)));
    let view = open(&school, &school.senco, all());
    let told: Vec<(&str, ChronologyKind)> = view
        .entries
        .iter()
        .map(|entry| (entry.title.as_str(), entry.kind))
        .collect();
    // Neither the note nor the change of class is in it; both stand in the timeline.
    assert_eq!(
        told,
        [
            ("Admitted to the school", ChronologyKind::School),
            ("Suspended for a day", ChronologyKind::Attendance),
            ("Team meeting", ChronologyKind::Meeting),
        ]
    );
    assert_eq!(view.entries[1].source, "Letter of the school before");
    assert!(view.entries[1].event.is_some() && view.entries[2].event.is_none());
    let timeline = Timeline {
        pupil_id: school.zoe.clone(),
    };
    let titles: Vec<String> = school
        .read(&school.senco, timeline)
        .into_iter()
        .map(|one| one.title)
        .collect();
    assert!(
        titles.contains(&"Suspended for a day".to_owned()) && titles.len() > 3,
        "{titles:?}"
    );
}

#[test]
fn it_can_be_narrowed_by_what_it_is_about_and_by_days() {
    let school = TestSchool::new();
    with_record(&school);
    school.write(&school.senco, save(&school.zoe, event(false)));
    let titles = |wanted: Value| -> Vec<String> {
        let entries = open(&school, &school.senco, wanted).entries;
        entries.into_iter().map(|entry| entry.title).collect()
    };
    assert_eq!(
        titles(json!({ "kinds": ["meeting"], "from": null, "to": null })),
        ["Team meeting"]
    );
    assert_eq!(
        titles(json!({ "kinds": [], "from": "2026-03-12", "to": "2026-03-12" })),
        ["Suspended for a day"]
    );
    assert!(titles(json!({ "kinds": ["ehc"], "from": null, "to": null })).is_empty());
}

#[test]
fn a_restricted_entry_is_for_the_senco_and_the_headteacher_alone() {
    let school = TestSchool::new();
    let id = school.write(&school.senco, save(&school.zoe, event(true)));
    for who in [&school.senco, &school.head] {
        let view = open(&school, who, all());
        assert!(view.entries.iter().any(|entry| entry.restricted));
    }
    for who in [&school.teacher, &school.ta] {
        let view = open(&school, who, all());
        let timeline = Timeline {
            pupil_id: school.zoe.clone(),
        };
        let history = PupilHistory {
            pupil_id: school.zoe.clone(),
            before: None,
        };
        let search = Search {
            text: "quokka".to_owned(),
        };
        let texts = [
            serde_json::to_string(&view).unwrap(),
            serde_json::to_string(&school.read(who, timeline)).unwrap(),
            serde_json::to_string(&school.read(who, history)).unwrap(),
            serde_json::to_string(&school.read(who, search)).unwrap(),
        ];
        for text in texts {
            assert!(
                !text.contains("Suspended") && !text.contains("uokka"),
                "{text}"
            );
        }
    }
    let found = school.read(
        &school.head,
        Search {
            text: "quokka".to_owned(),
        },
    );
    assert_eq!(found.plans.len(), 1);
    let refused = school
        .office
        .write(&school.teacher, save(&school.zoe, event(true)));
    assert!(
        matches!(&refused, Err(Error::Invalid(f)) if f.of("restricted").len() == 1),
        "{refused:?}"
    );
    // Nor is it hers to change, to take back or to bring back: it is like none.
    let change: SaveChronologyEvent =
        op(json!({ "pupil_id": school.zoe, "id": id, "version": 1, "event": event(false) }));
    let answer = school.office.write(&school.teacher, change);
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    let void = VoidChronologyEvent {
        id: id.clone(),
        reason: "x".to_owned(),
    };
    let answer = school.office.write(&school.teacher, void);
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    let answer = school
        .office
        .write(&school.teacher, BringBackChronologyEvent { id });
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
}

#[test]
fn who_may_write_into_it_and_what_is_wrong_is_told_at_once() {
    let school = TestSchool::new();
    school.forbids(&[&school.head, &school.ta, &school.office_staff], || {
        save(&school.zoe, event(false))
    });
    let other = school
        .office
        .write(&school.teacher, save(&school.idris, event(false)));
    assert!(matches!(other, Err(Error::NotFound)), "{other:?}");
    let before = school.audit_len();
    let wrong = json!({ "happened_on": "2026-11-11", "event_kind": null, "title": " ", "words": "", "source": "",
                        "restricted": false });
    let Err(Error::Invalid(errors)) = school.office.write(&school.senco, save(&school.zoe, wrong))
    else {
        panic!()
    };
    for field in ["happened_on", "event_kind", "title", "source"] {
        assert_eq!(errors.of(field).len(), 1, "{field}");
    }
    assert_eq!(school.audit_len(), before);
}

#[test]
fn an_entry_is_changed_taken_back_and_brought_back_with_its_trace() {
    let school = TestSchool::new();
    let id: ChronologyEventId = school.write(&school.senco, save(&school.zoe, event(false)));
    let change = |title: &str| -> SaveChronologyEvent {
        let mut event = event(false);
        event["title"] = json!(title);
        op(json!({ "pupil_id": school.zoe, "id": id, "version": 1, "event": event }))
    };
    let before = school.audit_len();
    school.write(&school.senco, change("Suspended for two days"));
    let late = school
        .office
        .write(&school.teacher, change("Not suspended"));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    let void = VoidChronologyEvent {
        id: id.clone(),
        reason: "Another child".to_owned(),
    };
    school.write(&school.senco, void);
    let view = open(&school, &school.senco, all());
    assert_eq!(view.voided.len(), 1);
    assert!(view.entries.iter().all(|entry| entry.event.is_none()));
    school.write(&school.senco, BringBackChronologyEvent { id });
    assert_eq!(school.audit_len(), before + 3);
    let view = open(
        &school,
        &school.senco,
        json!({ "kinds": ["attendance"], "from": null, "to": null }),
    );
    assert_eq!(view.entries[0].title, "Suspended for two days");
    assert_eq!(view.entries[0].happened_on, day("2026-03-12"));
}

//! What the calendar of dates due promises: each date on its day, for whoever may read it, and a file without names.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::json;

use super::*;
use crate::error::Error;
use crate::office::Session;
use crate::ops::plan::fixture::with_plan;
use crate::testing::{TestSchool, day, op};

fn november() -> DueCalendar {
    DueCalendar {
        from: day("2026-11-01"),
        to: day("2026-12-31"),
    }
}

fn titles(view: &DueCalendarView) -> Vec<(String, String)> {
    let mut titles = Vec::new();
    for one in &view.days {
        for item in &one.items {
            titles.push((one.on.to_string(), item.item.clock.title.clone()));
        }
    }
    titles
}

#[test]
fn each_date_stands_on_its_day_with_whether_the_school_is_open() {
    let (school, _) = with_plan("2026-11-10");
    let view = school.read(&school.senco, november());
    assert_eq!(view.days.len(), 61);
    assert!(!view.days[0].school_day, "a Sunday");
    assert!(view.days[1].school_day, "the Monday after");
    let due = titles(&view);
    let meeting = (
        "2026-12-18".to_owned(),
        "Meet the parents this term (0 of 3 meetings this year)".to_owned(),
    );
    assert!(due.contains(&meeting), "{due:?}");
    for one in &view.days {
        assert!(
            one.items
                .iter()
                .all(|item| item.item.clock.due_on == one.on)
        );
    }
}

#[test]
fn what_still_has_its_time_is_not_told_as_left_undone() {
    let (school, _) = with_plan("2026-11-10");
    let from_to = |from: &str, to: &str| {
        let (from, to) = (day(from), day(to));
        school.read(&school.teacher, DueCalendar { from, to })
    };
    // Looked at from January, what is due in December is still ahead of whoever looks in November.
    let december = from_to("2026-11-11", "2026-12-31");
    assert!(december.days.iter().any(|day| !day.items.is_empty()));
    let january = from_to("2027-01-01", "2027-01-31");
    assert_eq!(january.overdue_before, december.overdue_before);
}

#[test]
fn a_stretch_that_is_upside_down_or_endless_is_refused() {
    let school = TestSchool::new();
    for (from, to) in [("2026-11-10", "2026-11-09"), ("2026-01-01", "2027-12-31")] {
        let wanted = DueCalendar {
            from: day(from),
            to: day(to),
        };
        let told = school.office.read(&school.senco, wanted);
        assert!(matches!(told, Err(Error::Invalid(_))), "{from} {to}");
    }
}

#[test]
fn the_file_says_what_and_when_and_no_name() {
    let (school, _) = with_plan("2026-11-10");
    let before = school.audit_len();
    let export = || ExportCalendar { wanted: november() };
    let file = school.write(&school.senco, export());
    assert_eq!(school.audit_len(), before + 1);
    assert!(file.dates > 0 && file.text.starts_with("BEGIN:VCALENDAR\r\n"));
    for name in [
        "Zo",
        "ngstr",
        "Idris",
        "Owen",
        "My Plan",
        school.zoe.as_str(),
    ] {
        assert!(!file.text.contains(name), "{name} in {}", file.text);
    }
    let view = school.read(&school.senco, november());
    let item = view.days.iter().flat_map(|day| &day.items).next().unwrap();
    assert!(file.text.contains(&format!("child {}", item.reference)));
    let again = school.write(&school.senco, export());
    assert_eq!(again.text, file.text, "the same duty is the same entry");
    school.forbids(&[&school.ta, &school.office_staff], export);
}

#[test]
fn a_childs_clocks_say_rule_start_due_and_source_to_whoever_may_read_them() {
    let (school, _) = with_plan("2026-11-10");
    let ask = |who: &Session, pupil_id: &PupilId| {
        let pupil_id = pupil_id.clone();
        school.office.read(who, ChildClocks { pupil_id })
    };
    let clocks = ask(&school.teacher, &school.zoe).unwrap();
    assert!(!clocks.is_empty());
    let told = serde_json::to_value(&clocks[0]).unwrap();
    for field in ["rule", "starts_on", "due_on", "working", "source"] {
        assert!(told["clock"][field].is_string(), "{field}");
    }
    assert!(matches!(
        ask(&school.ta, &school.idris),
        Err(Error::NotFound)
    ));
    assert!(matches!(
        ask(&school.office_staff, &school.zoe),
        Err(Error::Forbidden)
    ));
}

#[test]
fn what_an_agency_recommended_is_due_until_it_is_done() {
    let school = TestSchool::new();
    let agency: crate::ops::agency::SaveAgency = op(
        json!({ "id": null, "version": null, "agency": {
        "name": "Speech therapy", "agency_kind": "speech_and_language", "contact_name": "", "telephone": "",
        "email": "", "note": "" } }),
    );
    let agency_id = school.write(&school.senco, agency);
    let refer: crate::ops::agency::SaveReferral = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null,
        "referral": { "agency_id": agency_id, "happened_on": "2026-09-14", "referred_by": "Mrs A Okafor",
            "reason": "Hard to understand.", "consent_on": "2026-09-10", "consent_by": "Mrs Lund",
            "without_consent": "", "begun_on": null } }),
    );
    let referral_id = school.write(&school.senco, refer);
    let entry: crate::ops::agency::SaveEntry = op(
        json!({ "referral_id": referral_id, "id": null, "version": null,
        "entry": { "entry_kind": "report", "happened_on": "2026-10-12", "received_on": null, "author": "Helen Marsh",
            "words": "Fifth centile.", "recommendations": [{ "id": null, "text": "A daily programme" }] } }),
    );
    school.write(&school.senco, entry);
    let view = school.read(
        &school.senco,
        crate::ops::agency::ChildAgencies {
            pupil_id: school.zoe.clone(),
        },
    );
    let advice = &view.referrals[0].advice[0].advice;
    let (id, version) = (advice.record.id.clone(), advice.version);
    let answer = |version: i32,
                  done_on: Option<&str>|
     -> crate::ops::agency::AnswerRecommendation {
        op(
            json!({ "id": id, "version": version, "answer": { "answer": "action", "target_id": null,
            "action_by": "Ms J Lee", "by_on": "2026-11-20", "done_on": done_on, "note": "" } }),
        )
    };
    school.write(&school.senco, answer(version, None));
    let rules = |who: &Session| -> Vec<String> {
        let pupil_id = school.zoe.clone();
        let clocks = school.read(who, ChildClocks { pupil_id }).into_iter();
        clocks
            .map(|item| item.clock.rule.code().to_owned())
            .collect()
    };
    assert!(rules(&school.teacher).contains(&"agency_action".to_owned()));
    assert!(
        !rules(&school.ta).contains(&"agency_action".to_owned()),
        "reports reach no TA"
    );
    school.write(&school.senco, answer(version + 1, Some("2026-11-09")));
    assert!(!rules(&school.teacher).contains(&"agency_action".to_owned()));
}

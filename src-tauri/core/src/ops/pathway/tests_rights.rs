//! Who changes the pathway, what is wrong with an edit, and what two people lose.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::json;

use super::tests::{edited, pathway, place, preview, save, wrong};
use super::*;
use crate::domain::pathway::{CensusCode, Pathway};
use crate::error::Error;
use crate::office::Session;
use crate::testing::{TestSchool, op};

#[test]
fn an_administrator_who_is_no_senco_renames_and_moves_nobody() {
    let school = TestSchool::new();
    place(&school, &school.zoe, "my_plan", "2026-09-14");
    let clerk = Session::new(
        school.office_staff.staff_id().clone(),
        school.office_staff.role(),
        true,
    );
    let renamed = edited(&school, |mine| {
        mine.stages[1].name = "Support Plan".to_owned()
    });
    save(&school, &clerk, renamed).unwrap();
    let onto = edited(&school, |mine| {
        mine.stages.remove(1);
    });
    let view = preview(&school, &clerk, onto.clone());
    assert!(view.needs_senco.is_some());
    assert!(
        view.children.iter().all(|line| line.children.is_empty()),
        "no child by name"
    );
    let sentence = wrong(save(&school, &clerk, onto), "stages");
    assert!(
        sentence.starts_with("1 child is on these stages now."),
        "{sentence}"
    );
}

#[test]
fn only_an_administrator_changes_the_pathway_and_everybody_reads_what_changed() {
    let school = TestSchool::new();
    let input = edited(&school, |mine| mine.name = "Ours".to_owned());
    let others = [
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ];
    school.forbids(&others, || op::<SavePathway>(input.clone()));
    for who in others {
        let asked = school.office.read(who, op::<PreviewPathway>(input.clone()));
        assert!(matches!(asked, Err(Error::Forbidden)));
    }
    save(&school, &school.senco, input).unwrap();
    let told = school.read(&school.ta, PathwayChanges {});
    assert_eq!(
        told[0].changed,
        ["The pathway is called Ours instead of Graduated Pathway."]
    );
    assert_eq!(
        (told[0].edition, told[0].recorded_by_name.as_str()),
        (1, "Mrs A Okafor")
    );
}

#[test]
fn what_is_wrong_is_told_at_once_beside_its_field() {
    let school = TestSchool::new();
    let mut input = edited(&school, |mine| {
        mine.stages[0].name = " ".to_owned();
        mine.stages[3].census = CensusCode::N;
    });
    input["happened_on"] = json!("2026-11-11");
    input["shifts"] = json!([{ "from": "my_plan", "to": "no_such_stage" }]);
    let answer = save(&school, &school.senco, input);
    let Err(Error::Invalid(fields)) = answer else {
        panic!("{answer:?}")
    };
    for field in [
        "stages.0.name",
        "stages.3.census",
        "happened_on",
        "shifts.my_plan",
    ] {
        assert_eq!(fields.of(field).len(), 1, "{field}");
    }
}

#[test]
fn two_people_on_the_pathway_lose_nothing() {
    let school = TestSchool::new();
    let first = edited(&school, |mine| mine.name = "First".to_owned());
    let second = edited(&school, |mine| mine.name = "Second".to_owned());
    save(&school, &school.senco, first).unwrap();
    let late = save(&school, &school.senco, second);
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    assert_eq!(pathway(&school).0.name, "First");
}

#[test]
fn a_change_is_not_made_before_the_one_before_it() {
    let school = TestSchool::new();
    let mut first = edited(&school, |mine| mine.name = "First".to_owned());
    first["happened_on"] = json!("2026-11-02");
    save(&school, &school.senco, first).unwrap();
    let mut second = edited(&school, |mine| mine.name = "Second".to_owned());
    second["happened_on"] = json!("2026-11-01");
    assert_eq!(
        wrong(save(&school, &school.senco, second), "happened_on"),
        "The pathway was changed on 2 November 2026 already. Choose that day or a later one."
    );
}

#[test]
fn a_stage_put_on_the_register_does_not_begin_its_time_limit_anew() {
    let school = TestSchool::new();
    place(&school, &school.zoe, "my_profile", "2026-08-03");
    let limited = |mine: &mut Pathway| {
        mine.stages[0].time_limit =
            Some(serde_json::from_value(json!({ "unit": "weeks", "weeks": 20 })).unwrap());
        mine.stages[0].on_register = true;
        mine.stages[0].census = CensusCode::K;
    };
    let mut input = edited(&school, limited);
    input["happened_on"] = json!("2026-11-02");
    save(&school, &school.senco, input).unwrap();
    let record = school.read(
        &school.senco,
        crate::ops::pupil::OpenPupil {
            pupil_id: school.zoe.clone(),
        },
    );
    let told = serde_json::to_value(&record).unwrap().to_string();
    assert!(
        told.contains("Placed at My Profile 3 August 2026 + 20 weeks"),
        "{told}"
    );
}

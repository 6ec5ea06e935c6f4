//! The healthcare plan and the medication record: one page with the emergency in a box, and a first page that says what
//! runs over.

use chrono::NaiveDate;
use waymark_core::documents::{
    CarePaper, ChildPaper, DosePaper, EmergencyContactPaper, HealthcarePaper, MedicationPaper,
    MedicinePaper, PaperChoices, TextSize, TrainedPaper, healthcare, medication_record,
};

use crate::papers::assert_sound;
use crate::samples::{photo, stamp};
use crate::tools::{pages_of, squeezed};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn child() -> ChildPaper {
    ChildPaper {
        preferred_name: "Zoë Lund".to_owned(),
        year: "Year 3".to_owned(),
        class: "Rowan".to_owned(),
        date_of_birth: Some(day(2018, 10, 5)),
        photo: None,
    }
}

fn plan() -> HealthcarePaper {
    HealthcarePaper {
        child: ChildPaper {
            photo: Some(photo()),
            ..child()
        },
        drawn_up_on: Some(day(2026, 3, 2)),
        review_by: Some(day(2027, 3, 2)),
        conditions: vec![(
            "Epilepsy".to_owned(),
            "Stiffens, falls and jerks; or stares for some seconds".to_owned(),
        )],
        emergency_signs: "Jerking that lasts 5 minutes, or a second seizure straight after"
            .to_owned(),
        emergency_steps: [
            "Note the time. Clear the space, put something soft under the head.",
            "Send another adult for the emergency medicine and the office.",
            "At 5 minutes give buccal midazolam as on the label. Only trained staff.",
            "Call 999: say that emergency medicine was given, and at what time.",
        ]
        .map(ToOwned::to_owned)
        .to_vec(),
        emergency_call: "999, then the office, who ring the parents".to_owned(),
        emergency_place: "Locked cabinet in the medical room".to_owned(),
        contacts: vec![EmergencyContactPaper {
            name: "Astrid Lund".to_owned(),
            relationship: "Mother".to_owned(),
            telephone: "07700 900100".to_owned(),
        }],
        medicines: vec![MedicinePaper {
            name: "Midazolam, buccal".to_owned(),
            dose: "5 mg, between gum and cheek".to_owned(),
            when: "At 5 minutes, once".to_owned(),
            kept: "Medical room".to_owned(),
            expires_on: Some(day(2027, 9, 30)),
        }],
        triggers: "Tired, ill, a dose missed at home".to_owned(),
        care: vec![CarePaper {
            what: "Write down the time and length of each seizure".to_owned(),
            when: "Each time".to_owned(),
            place: "Seizure diary".to_owned(),
            who: "Ms J Lee".to_owned(),
        }],
        trained: vec![TrainedPaper {
            person: "Ms J Lee".to_owned(),
            training: "Epilepsy and buccal midazolam".to_owned(),
            until: Some(day(2027, 8, 31)),
        }],
        trips: "A trained adult and the midazolam go along.".to_owned(),
        sport: "Takes part. Swimming with one adult watching.".to_owned(),
        advice_from: "Epilepsy nurse".to_owned(),
        consent: "Astrid Lund, 2 March 2026".to_owned(),
    }
}

#[test]
fn a_healthcare_plan_is_one_page_with_the_emergency_steps_in_their_order() {
    let paper = healthcare(&plan(), &stamp(), &PaperChoices::default()).unwrap();
    assert_eq!(paper.pages, 1);
    assert_sound(
        &paper,
        &[
            "In an emergency",
            "Send another adult for the emergency medicine",
            "07700 900100",
            "Medical room",
            "Epilepsy and buccal midazolam",
        ],
    );
}

#[test]
fn a_plan_that_is_too_long_says_on_its_first_page_what_runs_over() {
    let mut long = plan();
    long.care = long.care.iter().cycle().take(60).cloned().collect();
    let large = PaperChoices {
        text_size: TextSize::Large,
        ..PaperChoices::default()
    };
    for (choices, says) in [
        (
            PaperChoices::default(),
            "This plan runs over. On the next page:",
        ),
        (large, "This plan runs over. On the next pages:"),
    ] {
        let paper = healthcare(&long, &stamp(), &choices).unwrap();
        assert!(paper.pages > 1);
        let pages = pages_of(&paper);
        assert!(
            squeezed(&pages[0]).contains(&squeezed(says)),
            "{}",
            pages[0]
        );
        assert_sound(&paper, &[says]);
    }
}

#[test]
fn a_medication_record_has_every_dose_and_says_when_there_is_none() {
    let dose = DosePaper {
        on: Some(day(2026, 11, 9)),
        at: "12:05".to_owned(),
        medicine: "Insulin".to_owned(),
        outcome: "Refused".to_owned(),
        note: "Mother told at 12:20".to_owned(),
        given_by: "Ms J Lee".to_owned(),
        ..DosePaper::default()
    };
    let mut record = MedicationPaper {
        child: child(),
        doses: vec![dose],
        ..MedicationPaper::default()
    };
    let paper = medication_record(&record, &stamp(), &PaperChoices::default()).unwrap();
    assert_sound(&paper, &["Insulin", "Mother told at 12:20"]);
    record.doses.clear();
    let paper = medication_record(&record, &stamp(), &PaperChoices::default()).unwrap();
    assert_sound(&paper, &["No medicine was written down in this time."]);
}

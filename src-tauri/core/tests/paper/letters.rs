//! Letters to families and the page for a supply teacher: each reads back, is tagged, and looks as kept.

use chrono::NaiveDate;
use waymark_core::documents::{
    ChildPaper, LetterPaper, PaperChoices, PersonPaper, SupplyEmergency, SupplyPaper, TextSize,
    letter, supply,
};

use crate::papers::assert_sound;
use crate::pictures::assert_looks_as_kept;
use crate::samples::{photo, stamp};

fn child() -> ChildPaper {
    ChildPaper {
        preferred_name: "Zoë Lund".to_owned(),
        year: "Year 4".to_owned(),
        class: "Hazel".to_owned(),
        ..ChildPaper::default()
    }
}

#[test]
fn a_letter_is_one_side_with_its_list_and_its_signature() {
    let view = LetterPaper {
        child: child(),
        on: NaiveDate::from_ymd_opt(2026, 11, 9),
        title: "Zoë is now on our SEND register".to_owned(),
        body: "Dear Mrs Ångström and Mr Lund,\n\nWe have talked with you about how Zoë is getting on at school. From \
               2 November 2026 Zoë is on our register, at the stage that we call My Plan.\n\nWhat we do now:\n\
               \u{2022} Precision teaching, 10 minutes, 4 times a week\n\u{2022} Word game, 15 minutes\n\n\
               If you would like to talk, please ring 01452 496 0001.\n\nWith kind regards\nMs Harding\nSENCO"
            .to_owned(),
    };
    let paper = letter(&view, &stamp(), &PaperChoices::default()).unwrap();
    assert_sound(
        &paper,
        &[
            "Zoë is now on our SEND register",
            "9 November 2026",
            "Precision teaching, 10 minutes, 4 times a week",
            "Ms Harding",
        ],
    );
    assert_eq!(paper.pages, 1);
    assert_looks_as_kept("letter", &paper);
    let large = PaperChoices {
        text_size: TextSize::Large,
        ..PaperChoices::default()
    };
    assert_sound(&letter(&view, &stamp(), &large).unwrap(), &["SENCO"]);
}

#[test]
fn the_page_for_a_supply_teacher_is_one_side_and_says_what_keeps_the_child_safe() {
    let words = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    let view = SupplyPaper {
        child: ChildPaper {
            photo: Some(photo()),
            ..child()
        },
        key_facts: "Wears hearing aids: face her when you speak. Allergic to nuts.".to_owned(),
        emergency: Some(SupplyEmergency {
            conditions: "Asthma".to_owned(),
            signs: "She cannot finish a sentence".to_owned(),
            steps: words(&["Sit her up", "Ten puffs through the spacer"]),
            call: "999".to_owned(),
            place: "Red bag by the door".to_owned(),
        }),
        adjustments: words(&["Sits where she sees the speaker"]),
        how_to_support: "Show me what comes next. Give me time to answer.".to_owned(),
        how_i_communicate: "I use single words and my cards.".to_owned(),
        what_helps: "Sitting near the front, away from the door.".to_owned(),
        important_to_me: "My dog Bosse, and being asked.".to_owned(),
        strategies: words(&[
            "A timetable in pictures on the desk",
            "Ten seconds to answer",
        ]),
        targets: words(&[
            "I ask for help with my card.",
            "I read 20 words from my list.",
        ]),
        people: vec![
            PersonPaper {
                role: "Class teacher".to_owned(),
                name: "Mrs Bell".to_owned(),
            },
            PersonPaper {
                role: "Key worker".to_owned(),
                name: "Ms J Lee".to_owned(),
            },
        ],
    };
    let paper = supply(&view, &stamp(), &PaperChoices::default()).unwrap();
    assert_sound(
        &paper,
        &[
            "Allergic to nuts.",
            "Ten puffs through the spacer",
            "Sits where she sees the speaker",
            "Ten seconds to answer",
            "I ask for help with my card.",
            "Ms J Lee",
            "Please give this page back",
        ],
    );
    assert_eq!(paper.pages, 1);
    assert_looks_as_kept("supply", &paper);
    let nothing = SupplyPaper {
        child: child(),
        ..SupplyPaper::default()
    };
    assert_sound(
        &supply(&nothing, &stamp(), &PaperChoices::default()).unwrap(),
        &["Nothing is written down yet."],
    );
}

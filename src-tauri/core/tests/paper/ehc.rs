//! Papers of the statutory side: each reads back, is tagged, and looks as kept.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use waymark_core::documents::{
    AdviceCyclePaper, AdviceRequestsPaper, AreaPaper, ChildPaper, DeliveryLinePaper, DeliveryPaper,
    DeliveryTargetPaper, EhcReviewPaper, InvitedPaper, MeetingPaper, PaperChoices, PersonPaper,
    PlanLinePaper, RecipientPaper, ReviewInvitationsPaper, ReviewLetterPaper, SchoolAdvicePaper,
    SignaturePaper, TextSize, advice_requests, delivery, ehc_review_report, review_invitations,
    school_advice,
};
use waymark_core::domain::letter::{LetterKind, Placeholder, fill};

use crate::papers::assert_sound;
use crate::pictures::assert_looks_as_kept;
use crate::samples::{photo, stamp};

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn child() -> ChildPaper {
    ChildPaper {
        preferred_name: "Zoë Lund".to_owned(),
        year: "Year 5".to_owned(),
        class: "Hazel".to_owned(),
        date_of_birth: day(2017, 3, 4),
        ..ChildPaper::default()
    }
}

fn with_photo() -> ChildPaper {
    ChildPaper {
        photo: Some(photo()),
        ..child()
    }
}

fn meeting() -> MeetingPaper {
    MeetingPaper {
        child: child(),
        review_name: "Annual review".to_owned(),
        with_pep: false,
        on: day(2027, 1, 20).unwrap(),
        at: "14:00".to_owned(),
        place: "The library. Parking is behind the hall.".to_owned(),
        local_authority: "Gloucestershire".to_owned(),
        telephone: "01452 496 0001".to_owned(),
        from: PersonPaper {
            role: "SENCO".to_owned(),
            name: "Ms Harding".to_owned(),
        },
    }
}

fn to(name: &str, role: &str) -> RecipientPaper {
    RecipientPaper {
        name: name.to_owned(),
        role: role.to_owned(),
        child: role.is_empty(),
        advice_wanted: !role.is_empty(),
    }
}

/// A letter in the words that come with the program.
fn worded(kind: LetterKind, to: RecipientPaper, advice_by: Option<NaiveDate>) -> ReviewLetterPaper {
    let meeting = meeting();
    let long = |on: NaiveDate| on.format("%-d %B %Y").to_string();
    let values = BTreeMap::from([
        (Placeholder::Child, meeting.child.preferred_name.clone()),
        (Placeholder::Telephone, meeting.telephone.clone()),
        (Placeholder::Recipient, to.name.clone()),
        (Placeholder::Review, "annual review".to_owned()),
        (Placeholder::When, meeting.when_and_where()),
        (Placeholder::MeetingOn, long(meeting.on)),
        (
            Placeholder::Invited,
            "\u{2022} Zoë Lund\n\u{2022} Mother\n\u{2022} Mrs Bell (Class teacher, Hazel)\n\u{2022} Helen Marsh \
             (Speech and language therapist)"
                .to_owned(),
        ),
        (
            Placeholder::AdviceBy,
            advice_by.map_or_else(String::new, long),
        ),
        (Placeholder::Sender, "Ms Harding\nSENCO".to_owned()),
    ]);
    let (title, body) = kind.given();
    let filled = |text: &str| fill(kind, text, &values).unwrap().text;
    ReviewLetterPaper {
        to,
        title: filled(title),
        body: filled(body),
    }
}

const OUTCOMES: [(&str, &str); 2] = [
    (
        "Zoë speaks in sentences to people whom she knows, and asks when she has not understood.",
        "By the end of Key Stage 2",
    ),
    (
        "Zoë reads a page of her own choice with somebody and says what it was about.",
        "By July 2028",
    ),
];

fn signatures(roles: &[(&str, &str)]) -> Vec<SignaturePaper> {
    roles
        .iter()
        .map(|(role, name)| SignaturePaper {
            role: (*role).to_owned(),
            name: Some((*name).to_owned()).filter(|name| !name.is_empty()),
        })
        .collect()
}

fn report() -> EhcReviewPaper {
    let invited = |name: &str, role: &str, attendance: &str, advice_on| InvitedPaper {
        name: name.to_owned(),
        role: role.to_owned(),
        attendance: attendance.to_owned(),
        advice_on,
    };
    EhcReviewPaper {
        child: with_photo(),
        review_name: "Annual review".to_owned(),
        with_pep: false,
        local_authority: "Gloucestershire".to_owned(),
        plan_issued_on: day(2026, 3, 3),
        first_issued_on: day(2023, 5, 12),
        held_on: day(2027, 1, 20),
        circumstances: String::new(),
        invited: vec![
            invited("Zoë Lund", "The child", "Came", None),
            invited("Mrs Ingrid Lund", "Mother", "Came", day(2026, 12, 18)),
            invited("Mrs Bell", "Class teacher, Hazel", "Came", day(2027, 1, 4)),
            invited(
                "Helen Marsh",
                "Speech and language therapist",
                "Sent views or advice",
                day(2026, 12, 9),
            ),
        ],
        child_views: "I like it when Ms Lee reads with me. I want to do the register.".to_owned(),
        child_scribe: "Ms J Lee".to_owned(),
        parent_views: "She tells us about her day now. Mornings are still hard.".to_owned(),
        working_well: "Pictures beside the words; the same adult each morning.".to_owned(),
        progress: OUTCOMES
            .map(|(outcome, by_when)| PlanLinePaper {
                outcome: outcome.to_owned(),
                by_when: by_when.to_owned(),
                progress: "From single words to three words together with people she knows. She \
                           points where she has not understood, and does not ask yet."
                    .to_owned(),
            })
            .to_vec(),
        provision: vec![
            "Speech and language programme: therapist and TA, every day, 20 minutes".to_owned(),
            "Reading one to one: TA, four times a week, 15 minutes".to_owned(),
        ],
        changes: "Section F: a small group for talking, three times a week.".to_owned(),
        moving_on: "Visits to the school of her sister from June.".to_owned(),
        transfer: "Year 5: nothing is due yet.".to_owned(),
        recommendations: vec![
            ("Keep the plan as it is".to_owned(), false),
            ("Change the plan".to_owned(), true),
            ("End the plan".to_owned(), false),
        ],
        decision_due_on: day(2027, 2, 17),
        decision: String::new(),
        rights: String::new(),
        signatures: signatures(&[
            ("Child", ""),
            ("Parent or carer", ""),
            ("SENCO", "Ms Harding"),
            ("Headteacher", "Mr D Pryce"),
        ]),
    }
}

#[test]
fn each_person_invited_gets_a_page_in_words_for_them() {
    let view = ReviewInvitationsPaper {
        meeting: meeting(),
        letters: vec![
            worded(
                LetterKind::ReviewInvitationChild,
                to("Zoë", ""),
                day(2026, 12, 30),
            ),
            worded(
                LetterKind::ReviewInvitation,
                to("Mrs Ingrid Lund", "Mother"),
                day(2026, 12, 30),
            ),
        ],
    };
    let paper = review_invitations(&view, &stamp(), &PaperChoices::default()).unwrap();
    assert_sound(
        &paper,
        &[
            "Dear Zoë,",
            "This is a meeting about you",
            "Dear Mrs Ingrid Lund,",
            "Wednesday 20 January 2027 at 14:00",
            "in writing by 30 December 2026",
            "I cannot come, and will send my views or advice.",
        ],
    );
    assert_eq!(paper.pages, 2);
    assert_looks_as_kept("ehc-invitation", &paper);
    let large = PaperChoices {
        text_size: TextSize::Large,
        ..PaperChoices::default()
    };
    assert_sound(
        &review_invitations(&view, &stamp(), &large).unwrap(),
        &["Dear Zoë,"],
    );
}

#[test]
fn advice_is_asked_for_by_outcome_with_room_to_write() {
    let view = AdviceRequestsPaper {
        meeting: meeting(),
        letters: vec![worded(
            LetterKind::AdviceRequest,
            to("Helen Marsh", "Speech and language therapist"),
            day(2026, 12, 30),
        )],
        outcomes: OUTCOMES.map(|(outcome, _)| outcome.to_owned()).to_vec(),
    };
    let paper = advice_requests(&view, &stamp(), &PaperChoices::default()).unwrap();
    assert_sound(
        &paper,
        &[
            "Please return it by 30 December 2026",
            "Needs that are new or have changed",
            "Zoë speaks in sentences",
            "Helen Marsh",
        ],
    );
    assert!(paper.pages <= 2, "{} pages", paper.pages);
    assert_looks_as_kept("ehc-advice-request", &paper);
}

#[test]
fn the_report_of_a_review_has_every_part() {
    let paper = ehc_review_report(&report(), &stamp(), &PaperChoices::default()).unwrap();
    assert_sound(
        &paper,
        &[
            "Who was invited and took part",
            "written down by Ms J Lee",
            "Progress towards the outcomes of Section E",
            "Section F: a small group for talking",
            "The local authority decides by 17 February 2027",
            "Mr D Pryce",
        ],
    );
    assert_looks_as_kept("ehc-report", &paper);
    let blank = EhcReviewPaper {
        child_views: String::new(),
        parent_views: String::new(),
        working_well: String::new(),
        changes: String::new(),
        ..report()
    };
    let blank = ehc_review_report(&blank, &stamp(), &PaperChoices::default()).unwrap();
    assert_sound(&blank, &["What is working well"]);
    let decided = EhcReviewPaper {
        decision: "The local authority decided on 15 February 2027: leave the plan as it is"
            .to_owned(),
        rights:
            "The parents were told of mediation and of their right to appeal on 17 February 2027."
                .to_owned(),
        ..report()
    };
    let decided = ehc_review_report(&decided, &stamp(), &PaperChoices::default()).unwrap();
    assert_sound(&decided, &["of their right to appeal on 17 February 2027."]);
}

#[test]
fn the_delivery_plan_has_section_f_with_its_targets() {
    let target = |text: &str| DeliveryTargetPaper {
        text: text.to_owned(),
        baseline: "3 out of 10".to_owned(),
        now: "5 out of 10".to_owned(),
        expected: "7 out of 10".to_owned(),
        by: day(2027, 2, 12),
    };
    let line = |what: &str, targets| DeliveryLinePaper {
        what: what.to_owned(),
        who: "Therapist and TA".to_owned(),
        how_often: "every day".to_owned(),
        how_long: "20 minutes".to_owned(),
        targets,
    };
    let view = DeliveryPaper {
        child: with_photo(),
        plan_name: "EHCP delivery plan".to_owned(),
        local_authority: "Gloucestershire".to_owned(),
        issued_on: day(2026, 3, 3),
        review_due_on: day(2027, 2, 12),
        key_people: vec![PersonPaper {
            role: "Key worker".to_owned(),
            name: "Ms J Lee".to_owned(),
        }],
        outcomes: OUTCOMES
            .map(|(text, by)| (text.to_owned(), by.to_owned()))
            .to_vec(),
        lines: vec![
            line(
                "Speech and language programme",
                vec![
                    target("I put three words together when I ask for something."),
                    target("I ask for help with my card."),
                ],
            ),
            line("Reading one to one", Vec::new()),
        ],
        other_targets: vec![target("I line up with my class.")],
        signatures: signatures(&[
            ("Child", ""),
            ("Parent or carer", ""),
            ("SENCO", "Ms Harding"),
        ]),
    };
    let paper = delivery(&view, &stamp(), &PaperChoices::default()).unwrap();
    assert_sound(
        &paper,
        &[
            "Section F, 1: Speech and language programme",
            "I ask for help with my card.",
            "No target of the plan is linked to it yet.",
            "Other targets of the plan",
        ],
    );
    assert_looks_as_kept("ehc-delivery", &paper);
}

#[test]
fn the_schools_advice_says_what_was_done_and_what_came_of_it() {
    let area = |area: &str, strengths: &str, needs: &str| AreaPaper {
        area: area.to_owned(),
        strengths: strengths.to_owned(),
        needs: needs.to_owned(),
        views: String::new(),
    };
    let view = SchoolAdvicePaper {
        child: child(),
        local_authority: "Gloucestershire".to_owned(),
        asked_on: day(2026, 11, 12),
        due_on: day(2026, 12, 24),
        home_language: "Swedish".to_owned(),
        attendance: "93.5%".to_owned(),
        grounds: "She needs speech therapy every week, which the school cannot give.".to_owned(),
        child_views: "I like the word game.".to_owned(),
        parent_views: String::new(),
        assessed: "My Assessment of 21 September 2026".to_owned(),
        areas: vec![
            area("Learning", "Loves stories.", "Loses the place on a page."),
            area("Communication", "Uses her card.", "Says single words."),
            area("Health", "", ""),
        ],
        analysis: "Language is in the way of reading.".to_owned(),
        cycles: vec![AdviceCyclePaper {
            reviewed_on: day(2026, 10, 22),
            plan_name: "My Plan+".to_owned(),
            success: "1 of 3 targets achieved or partly achieved".to_owned(),
            evidence: "Precision teaching four times a week helped most.".to_owned(),
        }],
        provision: vec![
            [
                "Word game",
                "Ms J Lee",
                "10 minutes, 4 times a week, 1 to 1",
            ]
            .map(str::to_owned),
        ],
        agencies: vec![
            [
                "Speech and language therapy",
                "Report, 12 October 2026",
                "A daily programme",
            ]
            .map(str::to_owned),
        ],
        outcomes: vec!["Zoë tells a friend what she wants.".to_owned()],
        signatures: signatures(&[("SENCO", "Ms Harding"), ("Headteacher", "Mr D Pryce")]),
    };
    let paper = school_advice(&view, &stamp(), &PaperChoices::default()).unwrap();
    assert_sound(
        &paper,
        &[
            "To be with them by 24 December 2026",
            "From My Assessment of 21 September 2026.",
            "Loses the place on a page.",
            "1 of 3 targets",
            "A daily programme",
        ],
    );
    assert_looks_as_kept("ehc-advice", &paper);
}

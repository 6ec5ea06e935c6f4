//! The papers that go with a plan, and what a family chooses: each reads back, is tagged, and looks as kept.

use chrono::NaiveDate;
use waymark_core::documents::{
    AnyPaper, ChildPaper, CoverPaper, CoverRow, HeadingLanguage, Paper, PaperChoices,
    ReviewRecordPaper, ReviewedTargetPaper, SheetPaper, SignaturePaper, Spacing, TextSize, Tint,
    bind,
};

use crate::checker::check;
use crate::pictures::assert_looks_as_kept;
use crate::samples::{four_targets, stamp, typical_plan, typical_profile};
use crate::tools::{pages_of, run, squeezed};

fn child() -> ChildPaper {
    ChildPaper {
        preferred_name: "Zoë Lund".to_owned(),
        year: "Year 4".to_owned(),
        class: "Hazel".to_owned(),
        ..ChildPaper::default()
    }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|words| (*words).to_owned()).collect()
}

fn sheet() -> Box<SheetPaper> {
    Box::new(SheetPaper {
        child: child(),
        plan_name: "My Plan".to_owned(),
        cycle_name: "Autumn 2".to_owned(),
        review_on: NaiveDate::from_ymd_opt(2026, 12, 18),
        targets: words(&[
            "I will read 20 words from my list.",
            "I will ask for a break with my card.",
        ]),
        views_name: "What I think".to_owned(),
        faces: words(&["Very happy", "Happy", "Not sure", "Sad", "Very sad"]),
        no_face: "I would rather not say".to_owned(),
        starters: words(&[
            "Something that is going well is…",
            "I am proud of…",
            "I find it hard when…",
            "It helps me when…",
            "Next I would like to…",
        ]),
        prompts: words(&[
            "What is going well?",
            "What worries you?",
            "What do you hope for?",
            "What helps at home?",
        ]),
        agreements: words(&[
            "Yes, I agree.",
            "I agree with some of it.",
            "No, I do not agree.",
        ]),
    })
}

fn review() -> Box<ReviewRecordPaper> {
    let target = |text: &str, result: &str, next: &str| ReviewedTargetPaper {
        text: text.to_owned(),
        measured: "from 3 out of 10 to 7 out of 10".to_owned(),
        result: result.to_owned(),
        evidence: "Seen on four Fridays by Mrs Bell.".to_owned(),
        next: next.to_owned(),
    };
    Box::new(ReviewRecordPaper {
        child: child(),
        plan_name: "My Plan".to_owned(),
        held_on: NaiveDate::from_ymd_opt(2026, 10, 22),
        due_on: NaiveDate::from_ymd_opt(2026, 10, 23),
        who_took_part: "Zoë, her mother, Mrs Bell, Ms Harding".to_owned(),
        attendance: "96 per cent".to_owned(),
        targets: vec![
            target(
                "Reads 40 common words at sight",
                "Partly achieved",
                "Carried over",
            ),
            target("Asks for help with a card", "Achieved", "Finished"),
        ],
        success: "2 of 2 targets achieved or partly achieved.".to_owned(),
        evidence: "Precision teaching four times a week helped most.".to_owned(),
        views_name: String::new(),
        child_views: "I like the word game.".to_owned(),
        parent_views: vec![(
            "What worries you?".to_owned(),
            "Homework takes all evening.".to_owned(),
        )],
        parents: "Came to the meeting. Agrees with the plan".to_owned(),
        decision: "Stay on My Plan. The reading target goes on.".to_owned(),
        next_review_on: NaiveDate::from_ymd_opt(2026, 12, 18),
        corrections: vec![
            [
                "3 December 2026",
                "Mrs A Okafor",
                "Attendance was 96 per cent.",
            ]
            .map(str::to_owned),
        ],
        signatures: vec![SignaturePaper {
            role: "Parent or carer".to_owned(),
            name: None,
        }],
    })
}

fn cover() -> CoverPaper {
    let row = |number: u32, name: &str, printed_as: &str| CoverRow {
        number: number.to_string(),
        name: name.to_owned(),
        class: "Hazel".to_owned(),
        papers: "My Plan, child’s sheet, reply slip".to_owned(),
        printed_as: printed_as.to_owned(),
        pages: "4".to_owned(),
    };
    CoverPaper {
        title: "Papers for 2 children".to_owned(),
        rows: vec![
            row(1, "Zoë Lund", ""),
            row(
                2,
                "Łukasz Nowak",
                "Large print, cream, headings also in Polish",
            ),
        ],
        left_out: vec!["Idris Owen has no open plan.".to_owned()],
        cautions: Vec::new(),
    }
}

fn print(view: &AnyPaper, choices: &PaperChoices) -> Paper {
    let laid = view.lay_out(&stamp(), choices).unwrap();
    bind(laid.title(), &stamp(), &[&laid], false).unwrap()
}

/// Every reader can read it, and it says all of this.
pub(crate) fn assert_sound(paper: &Paper, says: &[&str]) {
    run("qpdf", &["--check"], paper, &[]);
    assert_eq!(check(paper), Vec::<String>::new());
    assert_eq!(paper.unprintable, Vec::<char>::new());
    let text = squeezed(&pages_of(paper).concat());
    for words in says {
        assert!(text.contains(&squeezed(words)), "{words} in {text}");
    }
}

#[test]
fn the_sheets_of_child_and_parents_ask_what_they_should() {
    let plain = PaperChoices::default();
    let paper = print(&AnyPaper::ChildView(sheet()), &plain);
    assert_sound(
        &paper,
        &[
            "Zoë Lund",
            "What I think",
            "Very happy",
            "I would rather not say",
            "I will read 20 words from my list.",
            "1 2 3 4 5 6 7 8 9 10",
            "Next I would like to…",
        ],
    );
    assert_eq!(paper.pages, 1);
    assert_looks_as_kept("child-sheet", &paper);
    let paper = print(&AnyPaper::ParentView(sheet()), &plain);
    assert_sound(
        &paper,
        &[
            "What worries you?",
            "I agree with some of it.",
            "Parent or carer",
        ],
    );
    assert_looks_as_kept("parent-sheet", &paper);
    let paper = print(&AnyPaper::ReplySlip(sheet()), &plain);
    assert_sound(
        &paper,
        &["18 December 2026", "I would like another day or time."],
    );
    assert_eq!(paper.pages, 1);
    assert_looks_as_kept("reply-slip", &paper);
}

#[test]
fn a_review_stays_as_it_was_closed() {
    let paper = print(&AnyPaper::ReviewRecord(review()), &PaperChoices::default());
    assert_sound(
        &paper,
        &[
            "Partly achieved",
            "Carried over",
            "Homework takes all evening.",
            "96 per cent",
            "Next review 18 December 2026",
        ],
    );
    assert_looks_as_kept("review-record", &paper);
}

#[test]
fn the_list_says_who_gets_what_and_how() {
    let paper = print(&AnyPaper::Cover(cover()), &PaperChoices::default());
    assert_sound(
        &paper,
        &[
            "Łukasz Nowak",
            "Large print, cream, headings also in Polish",
            "Given on",
            "Idris Owen has no open plan.",
        ],
    );
    assert_looks_as_kept("cover", &paper);
}

#[test]
fn a_typical_plan_is_two_sides_with_two_targets_and_with_four() {
    let print = |plan| print(&AnyPaper::Plan(Box::new(plan)), &PaperChoices::default());
    assert_eq!(print(typical_plan()).pages, 2);
    let paper = print(four_targets());
    assert_sound(&paper, &["Target 4", "What the school provides"]);
    assert_looks_as_kept("plan-four", &paper);
    assert_eq!(paper.pages, 2);
}

#[test]
fn headings_stand_in_the_familys_language_too_and_never_instead() {
    let views = [
        AnyPaper::Plan(Box::new(typical_plan())),
        AnyPaper::Profile(Box::new(typical_profile())),
        AnyPaper::ParentView(sheet()),
    ];
    for language in HeadingLanguage::ALL {
        let choices = PaperChoices {
            headings: Some(*language),
            ..PaperChoices::default()
        };
        for view in &views {
            let english = print(view, &PaperChoices::default());
            let both = print(view, &choices);
            assert_sound(&both, &["What"]);
            assert_ne!(both.bytes, english.bytes);
            let tree = run("pdfinfo", &["-struct"], &both, &[]);
            assert!(tree.contains("Span"), "{}", language.name());
        }
    }
    let choices = PaperChoices {
        headings: Some(HeadingLanguage::Polish),
        ..PaperChoices::default()
    };
    let paper = print(&views[0], &choices);
    assert_sound(
        &paper,
        &["What helps me", "Co mi pomaga", "Cel 1", "Jak poszło"],
    );
    assert_looks_as_kept("plan-polish", &paper);
}

#[test]
fn the_childs_sheet_is_one_sheet_however_many_targets_there_are() {
    let large = PaperChoices {
        text_size: TextSize::Large,
        ..PaperChoices::default()
    };
    for targets in 0..=6 {
        let target = "Ask for what I need to hear, 4 times a day (now once).";
        let mut view = sheet();
        view.targets = vec![target.to_owned(); targets];
        let paper = print(&AnyPaper::ChildView(view.clone()), &PaperChoices::default());
        assert_eq!(paper.pages, 1, "{targets} targets");
        let paper = print(&AnyPaper::ChildView(view), &large);
        assert!(paper.pages <= 2, "{targets} targets: {} pages", paper.pages);
    }
}

#[test]
fn what_a_family_chooses_holds_for_every_paper() {
    let choices = PaperChoices {
        text_size: TextSize::Large,
        tint: Tint::Cream,
        spacing: Spacing::Easier,
        headings: Some(HeadingLanguage::Urdu),
    };
    for view in [
        AnyPaper::ChildView(sheet()),
        AnyPaper::ParentView(sheet()),
        AnyPaper::ReplySlip(sheet()),
        AnyPaper::ReviewRecord(review()),
    ] {
        assert_sound(&print(&view, &choices), &["Zoë Lund"]);
    }
    let paper = print(&AnyPaper::ChildView(sheet()), &choices);
    assert_looks_as_kept("child-sheet-large", &paper);
}

#[test]
fn papers_of_one_file_begin_on_new_sheets_and_keep_their_words() {
    let plain = PaperChoices::default();
    let plan = AnyPaper::Plan(Box::new(typical_plan()));
    let laid: Vec<_> = [AnyPaper::Cover(cover()), plan, AnyPaper::ReplySlip(sheet())]
        .iter()
        .map(|view| view.lay_out(&stamp(), &plain).unwrap())
        .collect();
    let all: Vec<_> = laid.iter().collect();
    let paper = bind("Papers for 2 children", &stamp(), &all, true).unwrap();
    assert_sound(&paper, &["Siân Łukasiewicz", "Zoë Lund", "Your reply"]);
    let said = run("pdftotext", &["-raw"], &paper, &["-"]);
    let fronts = said.split('\u{C}').step_by(2);
    let begun = fronts.filter(|page| page.contains("Page 1 of")).count();
    assert_eq!(begun, 3, "each paper begins on a front");
    assert_eq!(
        bind("Papers for 2 children", &stamp(), &all, true).unwrap(),
        paper
    );
}

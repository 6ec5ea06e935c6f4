//! However long it is, it flows; the same view gives the same bytes.

use crate::samples::{
    huge_plan, long_answer, print_plan, print_profile, short_plan, stamp, typical_plan,
    typical_profile,
};
use crate::text::{assert_in_order, entered};
use crate::tools::{pages_of, run, squeezed, text_of};
use waymark_core::documents::{PaperChoices, Spacing, TextSize, Tint, plan, profile};

#[test]
fn long_answers_and_twelve_targets_flow_over_pages_without_loss() {
    let plan = huge_plan();
    let paper = print_plan(&plan);
    assert!(paper.pages > 8, "{} pages", paper.pages);
    let mut text = text_of(&paper, "Siân Łukasiewicz · My Plan");
    // What is said again at the head of a page is not part of what was entered.
    let names = [
        "What I am good at",
        "What matters to me",
        "What helps me",
        "What I need help with",
        "My views",
        "My parents’ or carers’ views",
    ];
    for name in names {
        text = text.replace(&squeezed(&format!("{name}, continued")), "");
    }
    for number in 1..=12 {
        text = text.replace(&format!("Target{number},continued"), "");
    }
    let head = squeezed("Target What Who Where How often Group");
    let heads = text.matches(&head).count();
    assert!(
        heads > 1,
        "a table that goes on repeats its head ({heads} heads)"
    );
    let first = text.find(&head).unwrap();
    let (before, after) = text.split_at(first);
    let text = format!("{before}{}", after.replace(&head, ""));
    let mut wanted = entered(&plan);
    // The cells beside a tall one stand between its pages; they are looked for on their own.
    let tall = plan.outcomes[0].targets[0].provision[0].clone();
    let at = wanted.iter().position(|words| *words == tall.what).unwrap();
    wanted.drain(at..at + 6);
    assert_in_order(&text, &wanted);
    for cell in [&tall.who, &tall.place] {
        assert!(text.contains(&squeezed(cell)));
    }
    for sentence in tall.what.split(". ") {
        assert!(text.contains(&squeezed(sentence)), "lost: {sentence}");
    }
}

#[test]
fn every_choice_prints_everything() {
    let plan_view = typical_plan();
    for text_size in [TextSize::Standard, TextSize::Large] {
        for tint in [Tint::None, Tint::Cream, Tint::Blue] {
            for spacing in [Spacing::Standard, Spacing::Easier] {
                let choices = PaperChoices {
                    text_size,
                    tint,
                    spacing,
                    headings: None,
                };
                let paper = plan(&plan_view, &stamp(), &choices).unwrap();
                run("qpdf", &["--check"], &paper, &[]);
                let pages = pages_of(&paper);
                assert_eq!(pages.len(), paper.pages, "{choices:?}");
                let text = squeezed(&pages.concat());
                for words in entered(&plan_view) {
                    for piece in words.split(' ') {
                        assert!(text.contains(&squeezed(piece)), "{piece} of {words}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_profile_is_one_page_until_it_holds_more_than_a_page_can() {
    let mut view = typical_profile();
    assert_eq!(print_profile(&view).pages, 1);
    view.how_to_support = long_answer("Support", 1400);
    assert_eq!(print_profile(&view).pages, 1, "tighter, but on one page");
    view.how_to_support = long_answer("Support", 6000);
    let paper = print_profile(&view);
    assert!(paper.pages > 1);
    let text = text_of(&paper, "Олена Шевченко · My Profile");
    let again = squeezed("How best to support me, continued");
    assert!(
        text.replace(&again, "")
            .contains(&squeezed(&view.how_to_support))
    );
}

#[test]
fn an_empty_plan_and_an_empty_profile_still_print() {
    let paper = plan(
        &waymark_core::documents::PlanPaper::default(),
        &stamp(),
        &PaperChoices::default(),
    )
    .unwrap();
    run("qpdf", &["--check"], &paper, &[]);
    let paper = profile(
        &waymark_core::documents::ProfilePaper::default(),
        &stamp(),
        &PaperChoices::default(),
    )
    .unwrap();
    assert_eq!(paper.pages, 1);
}

#[test]
fn an_endless_word_and_an_endless_name_are_broken_not_cut() {
    let mut view = short_plan();
    view.child.preferred_name = "Llanfair".repeat(60);
    view.what_helps = "ab".repeat(1500);
    view.outcomes[0].targets[0].text = "cd".repeat(900);
    let paper = print_plan(&view);
    let text = squeezed(&pages_of(&paper).concat());
    let letters = |letter: char| text.matches(letter).count();
    assert!(letters('d') >= 900, "the target");
    assert!(letters('b') >= 1500, "the answer");
    let names = letters('L');
    assert!(
        names >= 60 * (1 + paper.pages),
        "{names}: the name at the top and on every foot"
    );
}

#[test]
fn the_same_view_gives_the_same_bytes_and_another_moment_others() {
    let view = typical_plan();
    let first = print_plan(&view);
    assert_eq!(first, print_plan(&view));
    let mut later = stamp();
    later.printed_on += chrono::Duration::minutes(1);
    let other = plan(&view, &later, &PaperChoices::default()).unwrap();
    assert_ne!(first.bytes, other.bytes);
}

#[test]
fn a_photo_that_cannot_be_read_is_said_in_words() {
    let mut view = typical_profile();
    view.child.photo = Some(b"GIF89a".to_vec());
    let error = profile(&view, &stamp(), &PaperChoices::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "The photo could not be read, so nothing was printed. Replace the photo or take it away, \
         then print again."
    );
}

#[test]
fn a_warm_plan_takes_well_under_a_second() {
    let view = typical_plan();
    print_plan(&view);
    let start = std::time::Instant::now();
    print_plan(&view);
    let took = start.elapsed();
    // Some 100 ms without optimisation; the rest is room for a busy machine.
    assert!(took.as_millis() < 1500, "{took:?}");
}

#[test]
fn a_page_with_nothing_on_it_but_lines_to_sign_on_is_saved_where_it_can_be() {
    let mut lengths = Vec::new();
    let mut alone = Vec::new();
    for characters in (0..2400).step_by(120) {
        let mut view = short_plan();
        view.what_helps = long_answer("Help", characters);
        let pages = pages_of(&print_plan(&view));
        let last = pages.last().unwrap().trim_start();
        if pages.len() > 1 && last.starts_with("We have talked about this plan") {
            alone.push(characters);
        }
        lengths.push(pages.len());
    }
    assert!(lengths.contains(&1) && lengths.contains(&2), "{lengths:?}");
    // Set tighter, a page takes at most so much more.
    assert!(
        alone.len() <= 1,
        "alone at {alone:?} characters: {lengths:?}"
    );
}

//! What can be read out of a paper is what was entered.

use crate::samples::{NAMES, print_plan, print_profile, short_plan, typical_plan, typical_profile};
use crate::tools::{run, squeezed, text_of};
use waymark_core::documents::PlanPaper;

/// Everything a person entered into a plan, in the order of the paper.
pub(crate) fn entered(plan: &PlanPaper) -> Vec<String> {
    let mut all = vec![plan.child.preferred_name.clone(), plan.plan_name.clone()];
    all.extend(
        plan.key_people
            .iter()
            .flat_map(|p| [p.role.clone(), p.name.clone()]),
    );
    all.extend([
        plan.strengths.clone(),
        plan.what_matters.clone(),
        plan.what_helps.clone(),
    ]);
    all.extend(plan.needs.iter().cloned());
    for outcome in &plan.outcomes {
        all.push(outcome.text.clone());
        for target in &outcome.targets {
            all.push(format!("Target {}", target.number));
            all.push(target.text.clone());
            all.extend(target.measure.iter().flat_map(|m| {
                [
                    m.baseline.clone(),
                    m.now.clone(),
                    m.expected.clone(),
                    m.scale.clone(),
                ]
            }));
            all.extend(target.steps.iter().map(|step| step.text.clone()));
            all.extend(target.strategies.iter().cloned());
        }
    }
    // What the school provides stands in one table after the targets.
    for target in plan.outcomes.iter().flat_map(|outcome| &outcome.targets) {
        for line in &target.provision {
            all.extend([line.what.clone(), line.who.clone(), line.place.clone()]);
            all.extend(line.minutes.map(|minutes| minutes.to_string()));
            all.extend(line.times_a_week.map(|times| match times {
                1 => "once".to_owned(),
                2 => "twice".to_owned(),
                times => times.to_string(),
            }));
            all.extend(line.group_size.map(|size| size.to_string()));
        }
    }
    for rating in plan.last_review.iter().flat_map(|review| &review.ratings) {
        all.extend([
            rating.target.clone(),
            rating.outcome.clone(),
            rating.measured.clone(),
            rating.evidence.clone(),
        ]);
    }
    all.extend([
        plan.child_views.clone(),
        plan.parent_views.clone(),
        plan.decision.clone(),
    ]);
    for line in &plan.signatures {
        all.push(line.role.clone());
        all.extend(line.name.clone());
    }
    all
}

/// Finds each text after the one before it.
pub(crate) fn assert_in_order(text: &str, entered: &[String]) {
    let mut rest = text;
    for words in entered {
        let wanted = squeezed(words);
        let Some(at) = rest.find(&wanted) else {
            panic!("not found, or not in its place: {words}\nin: {rest}");
        };
        rest = &rest[at + wanted.len()..];
    }
}

#[test]
fn a_plan_reads_back_as_it_was_entered_and_in_order() {
    let plan = typical_plan();
    let text = text_of(&print_plan(&plan), "Siân Łukasiewicz · My Plan");
    // A card that goes on upon the next page says so.
    let text = text
        .replace("Target1,continued", "")
        .replace("Target2,continued", "");
    assert_in_order(&text, &entered(&plan));
}

#[test]
fn a_plan_with_an_arabic_name_reads_back_in_order() {
    let plan = short_plan();
    let text = text_of(&print_plan(&plan), "محمد علي · SEND Support Plan");
    assert_in_order(&text, &entered(&plan));
    assert!(text.contains(&squeezed("In Arabic he says: أحب المدرسة كثيرا.")));
}

#[test]
fn a_profile_reads_back_word_for_word_with_nothing_more() {
    let profile = typical_profile();
    let expected = [
        "Westfield Primary School",
        &profile.child.preferred_name,
        "My Profile · Year 2 · Willow class",
        "Who helped me write this",
        &profile.written_with,
        "Written on 9 November 2026",
        "What people like and admire about me",
        &profile.people_like,
        "What is important to me",
        &profile.important_to_me,
        "How best to support me",
        &profile.how_to_support,
        "How I communicate",
        &profile.how_i_communicate,
        "My hopes",
        &profile.my_hopes,
    ];
    let text = text_of(&print_profile(&profile), "Олена Шевченко · My Profile");
    assert_eq!(text, squeezed(&expected.join(" ")));
}

#[test]
fn names_in_every_script_read_back_as_entered() {
    for name in NAMES {
        let mut profile = typical_profile();
        profile.child.photo = None;
        profile.my_hopes = format!("Before {name} after.");
        let paper = print_profile(&profile);
        assert_eq!(paper.unprintable, Vec::<char>::new(), "{name}");
        let text = text_of(&paper, "Олена Шевченко · My Profile");
        // Joiners have no shape; a reader may leave them out.
        let joiners = |c: char| c == '\u{200D}' || c == '\u{200C}';
        let wanted = squeezed(&profile.my_hopes).replace(joiners, "");
        assert!(
            text.replace(joiners, "").ends_with(&wanted),
            "{name} came back as {text}"
        );
    }
}

#[test]
fn marks_above_arabic_letters_do_not_break_the_order_of_the_letters() {
    let mut profile = typical_profile();
    profile.my_hopes = "مُحَمَّد شَدَّة".to_owned();
    let text = text_of(&print_profile(&profile), "Олена Шевченко · My Profile");
    let is_mark = |c: char| matches!(c, '\u{64B}'..='\u{652}');
    let letters: String = text.chars().filter(|c| !is_mark(*c)).collect();
    assert!(letters.ends_with("محمدشدة"), "{letters}");
    assert_eq!(
        text.chars().filter(|c| is_mark(*c)).count(),
        7,
        "no mark is lost"
    );
}

#[test]
fn a_character_without_a_typeface_is_named_and_still_reads_back() {
    let mut profile = typical_profile();
    profile.my_hopes = "A puzzle \u{1F9E9} and tea \u{1F9C9}.".to_owned();
    let paper = print_profile(&profile);
    assert_eq!(paper.unprintable, ['\u{1F9C9}', '\u{1F9E9}']);
    let text = text_of(&paper, "Олена Шевченко · My Profile");
    assert!(text.ends_with("Apuzzle\u{1F9E9}andtea\u{1F9C9}."), "{text}");
}

#[test]
fn a_line_that_begins_with_an_arabic_name_keeps_the_order_of_its_words() {
    let mut profile = typical_profile();
    profile.my_hopes = "محمد and Siân read 3 books.".to_owned();
    let seen = run("pdftotext", &["-bbox"], &print_profile(&profile), &["-"]);
    let words = ["and", "Siân", "read", "3", "books."];
    let lefts: Vec<f32> = words
        .iter()
        .map(|word| left_of(&seen, &format!(">{word}</word>")))
        .collect();
    assert!(lefts.is_sorted(), "{lefts:?}");
    // -bbox tells letters in the order in which they are seen.
    let name = left_of(&seen, ">دمحم</word>");
    assert!(
        name < lefts[0],
        "the name at {name}, the words at {lefts:?}"
    );
}

/// The left edge of the last word in a list of words with their places.
fn left_of(seen: &str, word: &str) -> f32 {
    let line = seen
        .lines()
        .rfind(|line| line.contains(word))
        .unwrap_or_else(|| panic!("no {word} in {seen}"));
    let (_, rest) = line.split_once("xMin=\"").unwrap();
    rest.split('"').next().unwrap().parse().unwrap()
}

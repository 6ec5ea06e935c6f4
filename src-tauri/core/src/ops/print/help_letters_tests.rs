//! What the letter to many promises: who gets it, who has had it, that each is kept as it stands on paper, and that
//! stopped work has written none.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::{WriteHelpLetters, WrittenHelpLetters};
use crate::domain::id::PupilId;
use crate::domain::letter::LetterKind;
use crate::domain::record::letter::Letter;
use crate::error::{Error, Result};
use crate::ops::letter::{HelpLetterChild, HelpLetters, ListLetters, VoidLetter};
use crate::ops::plan::fixture::{fill, plan_of, provision, save_with, with_full_plan};
use crate::progress::Progress;
use crate::testing::{TestSchool, day, op};

/// Zoë and Idris both have precision teaching; Zoë has a lunch club besides.
fn two_children() -> TestSchool {
    let (school, _) = with_full_plan("2026-11-10");
    let plan = plan_of(&school, &school.idris);
    save_with(&school, &plan, |draft| {
        fill(draft);
        draft.outcomes[0].targets[0].provision = vec![provision("precision teaching")];
        draft.provision = Vec::new();
    });
    school
}

fn seen(school: &TestSchool, what: Option<&str>) -> Vec<HelpLetterChild> {
    let ask: HelpLetters = op(json!({ "what": what }));
    school.read(&school.senco, ask).children
}

fn asked(what: Option<&str>, pupils: &[&PupilId], more: Value) -> WriteHelpLetters {
    let mut input = json!({ "what": what, "pupil_ids": pupils, "happened_on": "2026-11-10",
                            "double_sided": false });
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    op(input)
}

fn write(school: &TestSchool, letters: WriteHelpLetters) -> Result<WrittenHelpLetters> {
    let progress = Progress::unwatched();
    let done = school.office.long(&school.senco, letters, &progress);
    done.map(|done| done.output)
}

fn letters_of(school: &TestSchool, pupil_id: &PupilId) -> Vec<Letter> {
    let pupil_id = pupil_id.clone();
    let kept = school.read(&school.senco, ListLetters { pupil_id });
    kept.into_iter().map(|kept| kept.record).collect()
}

const TEACHING: Option<&str> = Some("Precision teaching");

#[test]
fn the_letters_are_about_the_help_that_was_chosen_for_every_child_who_gets_it() {
    let school = two_children();
    let children = seen(&school, TEACHING);
    let names: Vec<&str> = children.iter().map(|one| one.pupil.name.as_str()).collect();
    assert_eq!(names, ["Zoë Ångström", "Idris Owen"], "class by class");
    let zoe = &children[0];
    assert_eq!((zoe.since, zoe.had_on), (day("2026-09-14"), None));
    let body = &zoe.letter.body;
    let line = "\u{2022} Precision teaching, 20 minutes, 3 times a week";
    assert!(
        body.contains(line) && !body.contains("Lunch club"),
        "{body}"
    );
    let club = seen(&school, Some("Lunch club"));
    assert_eq!(club.len(), 1);
    let all = seen(&school, None);
    assert!(all[0].letter.body.contains("Lunch club") && all[0].letter.body.contains(line));
    let ask: HelpLetters = op(json!({ "what": null }));
    let choices = school.read(&school.senco, ask).provision;
    assert_eq!(choices, ["Lunch club", "Precision teaching"]);
}

#[test]
fn each_letter_is_kept_as_it_was_shown_and_the_child_has_had_it_then() {
    let school = two_children();
    let shown = seen(&school, TEACHING);
    let before = school.audit_len();
    let made = write(
        &school,
        asked(TEACHING, &[&school.zoe, &school.idris], json!({})),
    )
    .unwrap();
    assert_eq!((made.letters, made.pages, made.left_out.len()), (2, 2, 0));
    assert_eq!(made.suggested_file_name, "Letters 2026-11-10.pdf");
    assert_eq!(school.audit_len(), before + 4, "each kept, and printed");
    for child in &shown {
        let letters = letters_of(&school, &child.pupil.id);
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].letter_kind, LetterKind::ProvisionMade);
        assert_eq!(
            (&letters[0].title, &letters[0].body),
            (&child.letter.title, &child.letter.body)
        );
    }
    let again = seen(&school, TEACHING);
    assert!(
        again
            .iter()
            .all(|one| one.had_on == Some(day("2026-11-10")))
    );
    let club = seen(&school, Some("Lunch club"));
    assert_eq!(club[0].had_on, None, "the letter said nothing of the club");
    let id = letters_of(&school, &school.zoe)[0].id.clone();
    let reason = "Never sent".to_owned();
    school.write(&school.senco, VoidLetter { id, reason });
    assert_eq!(seen(&school, TEACHING)[0].had_on, None);
}

#[test]
fn a_letter_from_before_the_help_began_is_not_the_one_about_it() {
    let school = two_children();
    let early = json!({ "happened_on": "2026-09-13" });
    write(&school, asked(TEACHING, &[&school.zoe], early)).unwrap();
    assert_eq!(seen(&school, TEACHING)[0].had_on, None);
}

#[test]
fn who_does_not_get_the_help_is_left_out_by_name() {
    let school = two_children();
    let both = asked(Some("Lunch club"), &[&school.zoe, &school.idris], json!({}));
    let made = write(&school, both).unwrap();
    assert_eq!(
        (made.letters, made.left_out),
        (1, vec!["Idris Owen".to_owned()])
    );
    assert!(letters_of(&school, &school.idris).is_empty());
}

#[test]
fn stopped_work_has_written_no_letter_and_nobody_but_the_senco_writes_them() {
    let school = two_children();
    let both = || asked(TEACHING, &[&school.zoe, &school.idris], json!({}));
    let progress = Progress::unwatched();
    progress.cancel();
    let stopped = school.office.long(&school.senco, both(), &progress);
    assert!(matches!(stopped, Err(Error::Cancelled)));
    let wrong = json!({ "happened_on": "2026-11-11", "pupil_ids": [] });
    let refused = write(&school, asked(TEACHING, &[], wrong));
    assert!(
        matches!(&refused, Err(Error::Invalid(errors)) if errors.iter().count() == 2),
        "{refused:?}"
    );
    for who in [
        &school.teacher,
        &school.ta,
        &school.office_staff,
        &school.head,
    ] {
        let refused = school.office.long(who, both(), &Progress::unwatched());
        assert!(matches!(refused, Err(Error::Forbidden)));
        let look: HelpLetters = op(json!({ "what": null }));
        assert!(matches!(
            school.office.read(who, look),
            Err(Error::Forbidden)
        ));
    }
    assert!(letters_of(&school, &school.zoe).is_empty());
}

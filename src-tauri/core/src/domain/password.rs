//! Rules for a password: long enough, not common, and not the name of the school or the person.
//!
//! No rules of composition: a sentence is better than a riddle. Strength is not judged beyond this.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::coded::coded;
use super::field_errors::FieldErrors;
use super::person_name::fold;

/// The fewest characters of a password.
pub const SHORTEST: usize = 8;
/// From this many characters on, nothing more is advised.
pub const ADVISED: usize = 15;
/// Far beyond any sentence; a bound so that hashing stays quick.
pub const LONGEST: usize = 512;

coded! {
    /// Why a password is refused. The name is the sentence for a person.
    pub enum PasswordProblem {
        TooShort = "too_short", "Use 8 characters or more. A short sentence is easy to remember.";
        TooLong = "too_long", "Use 512 characters or fewer.";
        Common = "common", "This is a common password, or one with a little added. Choose one that nobody would guess.";
        HoldsPersonName = "holds_person_name", "Leave your own name out of the password.";
        HoldsSchoolName = "holds_school_name", "Leave the school's name out of the password.";
    }
}

/// Whose password it is and where.
#[derive(Debug, Clone, Copy, Default)]
pub struct PasswordContext<'a> {
    /// The person's name and sign-in name.
    pub person_names: &'a [&'a str],
    pub school_name: &'a str,
}

/// Every reason to refuse a password; none when it may be used.
pub fn password_problems(password: &str, context: PasswordContext<'_>) -> Vec<PasswordProblem> {
    let length = password.chars().count();
    let plain = fold(password).replace(' ', "");
    let named = |names: &[&str], ordinary: &[&str]| {
        names.iter().any(|name| holds_name(&plain, name, ordinary))
    };
    [
        (length < SHORTEST, PasswordProblem::TooShort),
        (length > LONGEST, PasswordProblem::TooLong),
        (
            length >= SHORTEST && is_common(password),
            PasswordProblem::Common,
        ),
        (
            named(context.person_names, &[]),
            PasswordProblem::HoldsPersonName,
        ),
        (
            named(&[context.school_name], &ORDINARY_WORDS),
            PasswordProblem::HoldsSchoolName,
        ),
    ]
    .into_iter()
    .filter_map(|(found, problem)| found.then_some(problem))
    .collect()
}

/// Checks a new password for a form.
///
/// # Errors
/// The path is `password`.
pub fn check_password(password: &str, context: PasswordContext<'_>) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::new();
    for problem in password_problems(password, context) {
        errors.add("password", problem.name());
    }
    errors.into_result()
}

/// A quiet word about a password that is allowed and could be longer.
pub fn password_advice(password: &str) -> Option<&'static str> {
    (password.chars().count() < ADVISED)
        .then_some("15 characters or more are safer: three or four words will do.")
}

/// Words that stand in the names of many schools and would be refused for nothing.
const ORDINARY_WORDS: [&str; 16] = [
    "academy",
    "aided",
    "catholic",
    "church",
    "community",
    "controlled",
    "england",
    "first",
    "infant",
    "junior",
    "nursery",
    "primary",
    "saint",
    "saints",
    "school",
    "voluntary",
];

static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../../../assets/words/common-passwords.txt")
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
});

/// In the list as typed, with look-alikes for letters, with digits and marks around it, repeated, or a plain run.
fn is_common(password: &str) -> bool {
    let lowered = password.trim().to_lowercase();
    let core = |text: &str| text.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
    let forms = [
        lowered.clone(),
        core(&lowered),
        unmasked(&lowered),
        unmasked(&core(&lowered)),
        core(&unmasked(&lowered)),
    ];
    forms
        .iter()
        .any(|form| COMMON.contains(unit_of(form).as_str()))
        || is_run(&lowered)
}

/// Look-alikes turned back into letters: "p@ssw0rd" is "password".
fn unmasked(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '@' | '4' => 'a',
            '3' | '€' => 'e',
            '1' | '!' => 'i',
            '0' => 'o',
            '5' | '$' | '£' => 's',
            '7' => 't',
            other => other,
        })
        .collect()
}

/// The part that is repeated from end to end: "abab" is "ab".
fn unit_of(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let whole = characters.len();
    (4..whole)
        .filter(|length| whole.is_multiple_of(*length))
        .find_map(|length| {
            let unit = characters.get(..length)?;
            characters
                .chunks(length)
                .all(|part| part == unit)
                .then(|| unit.iter().collect())
        })
        .unwrap_or_else(|| text.to_owned())
}

/// One character over and over, or a straight run up or down: "aaaaaaaa", "12345678", "87654321".
fn is_run(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps: HashSet<i64> = codes
        .iter()
        .zip(codes.iter().skip(1))
        .map(|(one, next)| next - one)
        .collect();
    steps.len() == 1 && steps.iter().all(|step| (-1..=1).contains(step))
}

/// Whether a password holds the whole of a name or one of its words of four letters or more.
fn holds_name(plain: &str, name: &str, ordinary: &[&str]) -> bool {
    let name = fold(name);
    let whole = name.replace(' ', "");
    let says_much = |word: &str| word.chars().count() >= 4 && !ordinary.contains(&word);
    (says_much(&whole) && plain.contains(&whole))
        || name
            .split(' ')
            .any(|word| says_much(word) && plain.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn problems(password: &str) -> Vec<PasswordProblem> {
        let person_names = ["Siân Okafor", "sokafor"];
        let context = PasswordContext {
            person_names: &person_names,
            school_name: "St Aldhelm's Church of England Primary School",
        };
        password_problems(password, context)
    }

    #[test]
    fn a_sentence_is_welcome() {
        for password in [
            "two owls read slowly",
            "blue-kettle-marsh",
            "7 hedgehogs & a kite",
            "пять сов читают",
        ] {
            assert_eq!(problems(password), [], "{password}");
        }
    }

    #[test]
    fn seven_characters_are_too_few_however_odd() {
        assert_eq!(problems("x7$Qp!z"), [PasswordProblem::TooShort]);
        assert_eq!(problems("x7$Qp!zk"), []);
        assert_eq!(problems(""), [PasswordProblem::TooShort]);
        // Characters are counted, not bytes.
        assert_eq!(problems("ёжикдом"), [PasswordProblem::TooShort]);
    }

    #[test]
    fn long_passwords_are_allowed_and_endless_ones_are_not() {
        assert_eq!(problems(&"owl kite ".repeat(20)), []);
        assert_eq!(
            problems(&"owl kite ".repeat(60)),
            [PasswordProblem::TooLong]
        );
    }

    #[test]
    fn a_common_password_is_refused_in_its_disguises() {
        for password in [
            "password",
            "Password",
            "P@ssw0rd",
            "password1234!",
            "Welcome2026!",
            "123456789",
            "qwertyuiop",
            "Summer2026",
            "passwordpassword",
            "aaaaaaaa",
            "abcdefgh",
            "98765432",
            "football1",
            "!!letmein!!",
            "School123",
        ] {
            assert_eq!(problems(password), [PasswordProblem::Common], "{password}");
        }
    }

    #[test]
    fn names_of_the_person_and_the_school_are_refused() {
        assert_eq!(
            problems("kites-okafor-owls"),
            [PasswordProblem::HoldsPersonName]
        );
        assert_eq!(
            problems("S.I.A.N likes owls"),
            [PasswordProblem::HoldsPersonName]
        );
        assert_eq!(
            problems("sian likes owls"),
            [PasswordProblem::HoldsPersonName]
        );
        assert_eq!(
            problems("ALDHELMS owls fly"),
            [PasswordProblem::HoldsSchoolName]
        );
        // Ordinary words of a school's name are no secret and no clue.
        assert_eq!(problems("the primary colours sing"), []);
    }

    #[test]
    fn short_names_do_not_refuse_ordinary_words() {
        let context = PasswordContext {
            person_names: &["Ann Li"],
            school_name: "",
        };
        assert_eq!(password_problems("planning for lilies", context), []);
        assert_eq!(
            password_problems("annlilies galore", context),
            [PasswordProblem::HoldsPersonName]
        );
    }

    #[test]
    fn a_refusal_is_a_sentence_beside_the_password() {
        let errors = check_password(
            "okafor",
            PasswordContext {
                person_names: &["Okafor"],
                school_name: "",
            },
        );
        assert_eq!(errors.map_err(|errors| errors.of("password").len()), Err(2));
    }

    #[test]
    fn length_is_advised_quietly() {
        assert!(password_advice("owl kite marsh").is_some());
        assert!(password_advice("owl kite marshes").is_none());
    }

    #[test]
    fn the_list_is_in_order_and_holds_each_word_once() {
        let text = include_str!("../../../../assets/words/common-passwords.txt");
        let words: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(words.is_sorted_by(|one, next| one < next));
        assert!((900..=1200).contains(&words.len()), "{}", words.len());
        assert!(
            words
                .iter()
                .all(|word| *word == word.to_lowercase() && word.chars().count() >= 4)
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(password in "\\PC{0,40}") {
            let _ = problems(&password);
        }

        #[test]
        fn digits_after_a_common_password_do_not_help(digits in "[0-9]{1,6}") {
            let password = format!("football{digits}");
            prop_assert!(problems(&password).contains(&PasswordProblem::Common));
        }
    }
}

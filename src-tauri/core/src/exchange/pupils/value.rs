//! What stands in the cells of an MIS export, in any usual writing: years, sex, yes and no, SEN codes, names.

use crate::domain::need::SenType;
use crate::domain::pathway::CensusCode;
use crate::domain::person_name::fold;
use crate::domain::record::pupil::Sex;
use crate::domain::year_group::YearGroup;
use crate::exchange::Cell;

/// A year group: "Year 3", "Yr 3", "Y3", "3", "03", "R", "Reception", "N2", "Nursery".
pub(super) fn year_of(text: &str) -> Result<YearGroup, String> {
    let folded = fold(text);
    if folded == "yr" {
        return Ok(YearGroup::R);
    }
    let bare: String = folded
        .split(' ')
        .filter(|word| {
            ![
                "year",
                "yr",
                "group",
                "nc",
                "national",
                "curriculum",
                "y",
                "class",
            ]
            .contains(word)
        })
        .collect::<Vec<_>>()
        .join(" ");
    let bare = bare
        .strip_prefix("year")
        .or_else(|| bare.strip_prefix("yr"))
        .or_else(|| bare.strip_prefix('y'))
        .unwrap_or(&bare);
    let code = match bare {
        "r" | "rec" | "reception" | "foundation 2" | "f2" | "fs2" | "eyfs 2" | "0"
        | "foundation stage 2" => "R",
        "n2" | "nursery 2" | "nursery" | "n" | "f1" | "fs1" | "foundation 1"
        | "foundation stage 1" | "preschool" | "pre school" => "N2",
        "n1" | "nursery 1" => "N1",
        "e1" | "early years 1" => "E1",
        "e2" | "early years 2" => "E2",
        number => number.trim_start_matches('0'),
    };
    YearGroup::from_code(code).ok_or_else(|| {
        format!("\u{201c}{text}\u{201d} is not a year group that is known. Write it as R, 1, 2 \u{2026} or N2.")
    })
}

pub(super) fn sex_of(text: &str) -> Result<Sex, String> {
    match fold(text).as_str() {
        "f" | "female" | "girl" => Ok(Sex::Female),
        "m" | "male" | "boy" => Ok(Sex::Male),
        _ => Err(format!(
            "\u{201c}{text}\u{201d} is not a sex as the school census records it. Write Female or Male."
        )),
    }
}

/// Yes or no. A word that says neither is a yes: "Ever 6", "Mother", a code of the census.
pub(super) fn yes_no_of(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Empty | Cell::Fault(_) => None,
        Cell::YesNo(value) => Some(*value),
        Cell::Number(number) => Some(*number != 0.0),
        Cell::Date(_) => Some(true),
        Cell::Text(text) => match fold(text).as_str() {
            "" | "unknown" | "not known" | "not obtained" | "refused" | "u" => None,
            "n" | "no" | "false" | "f" | "0" | "none" | "not eligible" | "na" | "n a" | "never"
            | "not applicable" => Some(false),
            _ => Some(true),
        },
    }
}

/// SEN provision, by its code or in words.
pub(super) fn sen_status_of(text: &str) -> Result<CensusCode, String> {
    let folded = fold(text);
    let first = folded.split(' ').next().unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if first.len() == 1
        && let Some(code) = CensusCode::from_code(&first.to_uppercase())
    {
        return Ok(code);
    }
    if has(&["ehc", "education health"]) {
        Ok(CensusCode::E)
    } else if has(&["action plus"]) {
        Ok(CensusCode::P)
    } else if has(&["school action", "early years action"]) {
        Ok(CensusCode::A)
    } else if has(&["statement"]) {
        Ok(CensusCode::S)
    } else if has(&["no ", "none", "not "]) || ["no", "non", "false"].contains(&folded.as_str()) {
        Ok(CensusCode::N)
    } else if has(&["support"]) {
        Ok(CensusCode::K)
    } else {
        Err(format!(
            "\u{201c}{text}\u{201d} is not a SEN status that is known (N, K or E). It was left out."
        ))
    }
}

/// A type of need, by its census code or its name; "SPLD - Specific learning difficulty" has both.
pub(super) fn need_of(text: &str) -> Result<SenType, String> {
    let folded = fold(text);
    let first = folded.split(' ').next().unwrap_or_default();
    let by_code = |word: &str| SenType::from_code(&word.to_uppercase());
    let last = folded.split(' ').next_back().unwrap_or_default();
    let by_name = || {
        SenType::ALL
            .iter()
            .copied()
            .find(|kind| folded.starts_with(&fold(kind.name())))
    };
    let by_word = || {
        let part = |word: &str| folded.contains(word);
        Some(match () {
            () if part("specific learning") || part("dyslexi") => {
                SenType::SpecificLearningDifficulty
            }
            () if part("profound") => SenType::ProfoundAndMultipleLearningDifficulty,
            () if part("moderate") => SenType::ModerateLearningDifficulty,
            () if part("severe") => SenType::SevereLearningDifficulty,
            () if part("mental health") => SenType::SocialEmotionalAndMentalHealth,
            () if part("speech") || part("language and communication") => {
                SenType::SpeechLanguageAndCommunication
            }
            () if part("autis") => SenType::AutisticSpectrumDisorder,
            () if part("hearing") => SenType::HearingImpairment,
            () if part("vision") || part("visual") => SenType::VisionImpairment,
            () if part("multi sensory") || part("multisensory") => SenType::MultiSensoryImpairment,
            () if part("physical") => SenType::PhysicalDisability,
            () if part("down") => SenType::DownSyndrome,
            () if part("no specialist") => SenType::NoSpecialistAssessment,
            () => return None,
        })
    };
    by_code(first)
        .or_else(by_name)
        .or_else(by_word)
        .or_else(|| by_code(last))
        .ok_or_else(|| {
            format!("\u{201c}{text}\u{201d} is not a type of need that is known. It was left out.")
        })
}

/// Surname and forename of a name in one cell: "Lund, Zoë" or "Zoë Lund".
pub(super) fn parts_of_name(name: &str) -> (String, String) {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A surname may have a comma of its own ("Neil, Jr"); a forename has none.
    if let Some((surname, forename)) = name.rsplit_once(',') {
        return (tidy(surname), tidy(forename));
    }
    let name = tidy(name);
    match name.rsplit_once(' ') {
        Some((forename, surname)) => (surname.to_owned(), forename.to_owned()),
        None => (name, String::new()),
    }
}

/// A telephone number. Excel takes the nought off one that was typed as a number.
pub(super) fn telephone_of(cell: &Cell) -> Result<String, String> {
    let text = match cell {
        Cell::Number(number) if (1e9..1e10).contains(number) => format!("0{number}"),
        cell => cell.text().split_whitespace().collect::<Vec<_>>().join(" "),
    };
    if text.chars().filter(char::is_ascii_digit).count() < 6 {
        return Err(format!(
            "\u{201c}{text}\u{201d} is too short for a telephone number. It was left out."
        ));
    }
    Ok(text)
}

pub(super) fn email_of(text: &str) -> Result<String, String> {
    let sound = text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !domain.contains('@')
            && !text.contains(char::is_whitespace)
    });
    if sound {
        Ok(text.to_owned())
    } else {
        Err(format!(
            "\u{201c}{text}\u{201d} is not an email address. It was left out."
        ))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_year_is_read_in_any_usual_writing() {
        for (texts, year) in [
            (
                &[
                    "Year 3",
                    "Yr 3",
                    "Y3",
                    "3",
                    "03",
                    "year3",
                    " YEAR  3 ",
                    "NC Year 3",
                ][..],
                YearGroup::Y3,
            ),
            (
                &[
                    "R",
                    "Reception",
                    "rec",
                    "Year R",
                    "YR",
                    "0",
                    "FS2",
                    "Reception Class",
                ],
                YearGroup::R,
            ),
            (&["N2", "Nursery", "Nursery 2", "F1"], YearGroup::N2),
            (&["N1", "Nursery 1"], YearGroup::N1),
        ] {
            for text in texts {
                assert_eq!(year_of(text), Ok(year), "{text}");
            }
        }
        for text in ["Hazel", "99", "", "Year"] {
            assert!(year_of(text).is_err(), "{text}");
        }
    }

    #[test]
    fn codes_are_read_with_their_words_and_without() {
        for (texts, code) in [
            (
                &[
                    "K",
                    "k",
                    "SEN Support",
                    "K - SEN support",
                    "SEN support (K)",
                ][..],
                CensusCode::K,
            ),
            (
                &[
                    "E",
                    "EHCP",
                    "EHC plan",
                    "Education, Health and Care Plan",
                    "E: EHCP",
                ],
                CensusCode::E,
            ),
            (
                &[
                    "N",
                    "No SEN",
                    "None",
                    "No special educational need",
                    "Not SEN",
                ],
                CensusCode::N,
            ),
            (&["A", "School Action"], CensusCode::A),
            (&["P", "School Action Plus"], CensusCode::P),
            (&["S", "Statement"], CensusCode::S),
        ] {
            for text in texts {
                assert_eq!(sen_status_of(text), Ok(code), "{text}");
            }
        }
        assert!(sen_status_of("maybe").is_err());
        for (texts, kind) in [
            (
                &["SPLD", "SpLD - Specific Learning Difficulty", "Dyslexia"][..],
                SenType::SpecificLearningDifficulty,
            ),
            (
                &["SLCN", "Speech, Language & Communication Needs"],
                SenType::SpeechLanguageAndCommunication,
            ),
            (
                &["ASD", "Autism", "Autistic spectrum disorder (ASD)"],
                SenType::AutisticSpectrumDisorder,
            ),
            (&["VI", "Visual Impairment"], SenType::VisionImpairment),
            (&["OTH", "Other Difficulty or Disability"], SenType::Other),
        ] {
            for text in texts {
                assert_eq!(need_of(text), Ok(kind), "{text}");
            }
        }
        assert!(need_of("Left-handed").is_err());
    }

    #[test]
    fn yes_and_no_are_told_from_saying_nothing() {
        for (text, said) in [
            ("Y", Some(true)),
            ("yes", Some(true)),
            ("1", Some(true)),
            ("Ever 6 FSM", Some(true)),
            ("N", Some(false)),
            ("No", Some(false)),
            ("0", Some(false)),
            ("None", Some(false)),
            ("", None),
            ("Unknown", None),
        ] {
            assert_eq!(yes_no_of(&Cell::of(text)), said, "{text}");
        }
        assert_eq!(yes_no_of(&Cell::Number(0.0)), Some(false));
        assert_eq!(yes_no_of(&Cell::YesNo(true)), Some(true));
    }

    #[test]
    fn numbers_addresses_and_names_are_read_as_they_were_meant() {
        assert_eq!(
            telephone_of(&Cell::Number(1_452_960_123.0)),
            Ok("01452960123".to_owned())
        );
        assert_eq!(
            telephone_of(&Cell::of("01452  960123")),
            Ok("01452 960123".to_owned())
        );
        assert!(telephone_of(&Cell::of("tbc")).is_err());
        assert!(email_of("saga@example.org").is_ok() && email_of("saga@home").is_err());
        assert_eq!(
            parts_of_name("Lund,  Zoë Marie"),
            ("Lund".to_owned(), "Zoë Marie".to_owned())
        );
        assert_eq!(
            parts_of_name("Zoë Marie Lund"),
            ("Lund".to_owned(), "Zoë Marie".to_owned())
        );
        assert_eq!(
            parts_of_name("Suharto"),
            ("Suharto".to_owned(), String::new())
        );
        assert_eq!(sex_of("Girl"), Ok(Sex::Female));
        assert!(sex_of("X").is_err());
    }

    proptest! {
        #[test]
        fn no_text_makes_any_of_them_fall_over(text in "\\PC{0,40}") {
            let _ = (year_of(&text), sex_of(&text), sen_status_of(&text), need_of(&text), email_of(&text));
            let _ = (yes_no_of(&Cell::of(&text)), telephone_of(&Cell::of(&text)), parts_of_name(&text));
        }
    }
}

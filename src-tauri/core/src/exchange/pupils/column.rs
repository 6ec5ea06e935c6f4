//! Matches the columns of an MIS export by their headings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::field::PupilField;
use crate::domain::person_name::fold;

/// What the column of one heading holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct ColumnMeaning {
    pub field: PupilField,
    /// Which contact the column tells of, from 1; 1 too for a list with one contact a row. 0 for what is the child's own.
    pub contact: u8,
}

/// How sure it is that a heading means that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnConfidence {
    /// A guess from part of the heading.
    Likely,
    /// The heading is one that is known.
    Sure,
}

/// Words that put a column with a contact.
const OF_CONTACT: [&str; 7] = [
    "contact",
    "parent",
    "guardian",
    "carer",
    "mother",
    "father",
    "emergency",
];
/// Words that say nothing of what a column holds.
const EMPTY_WORDS: [&str; 8] = [
    "pupil", "student", "child", "current", "s", "the", "of", "learner",
];

/// What a heading means, as far as it is known.
pub fn meaning_of(heading: &str) -> Option<(ColumnMeaning, ColumnConfidence)> {
    read_heading(heading).or_else(|| read_heading(&apart(heading)))
}

/// "UniquePupilNumber" as "Unique Pupil Number".
fn apart(heading: &str) -> String {
    let mut text = String::new();
    let mut small = false;
    for letter in heading.chars() {
        if small && letter.is_uppercase() {
            text.push(' ');
        }
        small = letter.is_lowercase();
        text.push(letter);
    }
    text
}

fn read_heading(heading: &str) -> Option<(ColumnMeaning, ColumnConfidence)> {
    let folded = fold(&heading.replace(['_', '/', '(', ')', '.', ':', '-', '?', '*', '#'], " "));
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    own_field(&words.join(" "))
        .map(|field| (ColumnMeaning { field, contact: 0 }, ColumnConfidence::Sure))
        .or_else(|| of_contact(&words))
        .or_else(|| {
            let bare: Vec<&str> = words
                .iter()
                .copied()
                .filter(|word| !EMPTY_WORDS.contains(word))
                .collect();
            let field = own_field(&bare.join(" ")).or_else(|| part_of(&bare))?;
            Some((
                ColumnMeaning { field, contact: 0 },
                ColumnConfidence::Likely,
            ))
        })
        .or_else(|| contact_alone(&words))
}

fn own_field(heading: &str) -> Option<PupilField> {
    PupilField::ALL
        .iter()
        .copied()
        .filter(|field| !field.is_of_contact())
        .find(|field| field.headings().contains(&heading))
}

fn contact_field(heading: &str) -> Option<PupilField> {
    PupilField::ALL
        .iter()
        .copied()
        .filter(|field| field.is_of_contact())
        .find(|field| field.headings().contains(&heading))
}

/// "Contact 2 Home Phone", "Priority 1 Contact Name", "Parent/Carer 1 email", "Mother's mobile".
fn of_contact(words: &[&str]) -> Option<(ColumnMeaning, ColumnConfidence)> {
    let bare = |word: &str| {
        word.trim_end_matches(|letter: char| letter.is_ascii_digit())
            .trim_end_matches('s')
            .to_owned()
    };
    let named = words
        .iter()
        .any(|word| OF_CONTACT.contains(&bare(word).as_str()));
    if !named {
        return None;
    }
    let number = words
        .iter()
        .find_map(|word| word.trim_start_matches("contact").parse::<u8>().ok())
        .filter(|number| (1..=9).contains(number));
    let by_relation = words
        .iter()
        .find_map(|word| match word.trim_end_matches('s') {
            "mother" => Some(1),
            "father" => Some(2),
            _ => None,
        });
    let rest: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| {
            let bare = bare(word);
            !bare.is_empty() && !OF_CONTACT.contains(&bare.as_str())
        })
        .collect();
    let rest = rest.join(" ");
    let field = if rest.is_empty() {
        Some(PupilField::ContactName)
    } else {
        contact_field(&rest).or_else(|| contact_field(rest.trim_start_matches("priority ")))
    }?;
    let contact = number.or(by_relation).unwrap_or(1);
    Some((ColumnMeaning { field, contact }, ColumnConfidence::Sure))
}

/// "Relationship", "Home telephone": a list with one contact a row, or the one contact of a row.
fn contact_alone(words: &[&str]) -> Option<(ColumnMeaning, ColumnConfidence)> {
    let field = contact_field(&words.join(" "))?;
    Some((
        ColumnMeaning { field, contact: 1 },
        ColumnConfidence::Likely,
    ))
}

/// A known heading at the beginning or the end of a longer one: "SEN status (January census)".
fn part_of(words: &[&str]) -> Option<PupilField> {
    if words.len() < 2 {
        return None;
    }
    (2..words.len()).rev().find_map(|length| {
        let start = words.get(..length)?.join(" ");
        let end = words.get(words.len() - length..)?.join(" ");
        own_field(&start).or_else(|| own_field(&end))
    })
}

/// Whether a text is a heading that means something: what tells the row of headings from the titles above it.
pub fn is_heading(text: &str) -> bool {
    meaning_of(text).is_some_and(|(_, confidence)| confidence == ColumnConfidence::Sure)
}

/// What each heading of a list means; nothing for the others. No two columns mean the same, but for yes or no.
pub fn match_columns(headers: &[String]) -> Vec<Option<(ColumnMeaning, ColumnConfidence)>> {
    let found: Vec<_> = headers.iter().map(|header| meaning_of(header)).collect();
    let has = |field| {
        found
            .iter()
            .flatten()
            .any(|(meaning, _)| meaning.field == field)
    };
    let parts_of_name = has(PupilField::Surname) && has(PupilField::Forename);
    let mut taken: Vec<ColumnMeaning> = Vec::new();
    let mut matched = vec![None; headers.len()];
    for confidence in [ColumnConfidence::Sure, ColumnConfidence::Likely] {
        for (slot, found) in matched.iter_mut().zip(&found) {
            let Some((meaning, sure)) = *found else {
                continue;
            };
            let doubled = taken.contains(&meaning) && !meaning.field.is_factor();
            let useless = meaning.field == PupilField::Name && parts_of_name;
            if sure == confidence && !doubled && !useless {
                taken.push(meaning);
                *slot = Some((meaning, sure));
            }
        }
    }
    matched
}

/// What the columns of a list lack before anybody in it can be known.
pub fn lacking_of_pupils(columns: &[Option<ColumnMeaning>]) -> Option<&'static str> {
    let has = |field| {
        columns
            .iter()
            .flatten()
            .any(|meaning| meaning.field == field)
    };
    let named = has(PupilField::Name) || has(PupilField::Surname) && has(PupilField::Forename);
    if !named && !has(PupilField::Upn) {
        return Some(
            "No column of the list is known to hold the name of the child, or the UPN. Say which does, or export the \
             list again with it.",
        );
    }
    if !has(PupilField::Born) && !has(PupilField::Upn) {
        return Some(
            "No column of the list is known to hold the date of birth, or the UPN. Without one of them nobody can be \
             told apart: say which does, or export the list again with it.",
        );
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn codes(headers: &[&str]) -> Vec<String> {
        let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
        match_columns(&headers)
            .into_iter()
            .map(|found| match found {
                Some((ColumnMeaning { field, contact: 0 }, _)) => field.code().to_owned(),
                Some((ColumnMeaning { field, contact }, _)) => {
                    format!("{} {contact}", field.code())
                }
                None => String::new(),
            })
            .collect()
    }

    #[test]
    fn the_headings_of_each_make_are_known() {
        assert_eq!(
            codes(&[
                "UPN",
                "Legal Surname",
                "Legal Forename",
                "Preferred Forename",
                "Gender",
                "DOB",
                "Year taught in",
                "Reg Group",
                "DOA",
                "SEN Status",
                "SEN Need",
                "In LEA Care",
                "Eligible for Free Meals",
                "EAL",
                "Adno"
            ]),
            [
                "upn",
                "surname",
                "forename",
                "preferred",
                "sex",
                "born",
                "year",
                "class",
                "admitted",
                "sen_status",
                "primary_need",
                "looked_after",
                "pupil_premium",
                "eal",
                ""
            ]
        );
        assert_eq!(
            codes(&[
                "Student",
                "UPN",
                "Legal First Name",
                "Legal Last Name",
                "Date of birth",
                "Legal sex",
                "Year group",
                "Registration form",
                "SEN Status (current)",
                "Pupil Premium Recipient?",
                "FSM Ever 6",
                "Guardian 1: Name",
                "Guardian 1: Relationship to student",
                "Guardian 1: Mobile phone",
                "Guardian 2: Name"
            ]),
            [
                "",
                "upn",
                "forename",
                "surname",
                "born",
                "sex",
                "year",
                "class",
                "sen_status",
                "pupil_premium",
                "pupil_premium",
                "contact_name 1",
                "contact_relationship 1",
                "contact_telephone 1",
                "contact_name 2"
            ]
        );
        assert_eq!(
            codes(&[
                "UniquePupilNumber",
                "Last Name",
                "First Name",
                "BirthDate",
                "Tutor Group",
                "Contact1 Name",
                "Contact1 Email",
                "Contact2 Name",
                "Contact2 Parental Responsibility",
                "Young Carer"
            ]),
            [
                "upn",
                "surname",
                "forename",
                "born",
                "class",
                "contact_name 1",
                "contact_email 1",
                "contact_name 2",
                "contact_responsibility 2",
                "young_carer"
            ]
        );
        assert_eq!(
            codes(&[
                "Pupil Name",
                "d.o.b.",
                "Yr",
                "Class",
                "Contact Name",
                "Relationship",
                "Priority",
                "Home Phone",
                "Address"
            ]),
            [
                "name",
                "born",
                "year",
                "class",
                "contact_name 1",
                "contact_relationship 1",
                "contact_priority 1",
                "contact_telephone 1",
                "contact_address 1"
            ]
        );
    }

    #[test]
    fn every_heading_in_the_table_is_written_as_it_is_looked_up_and_means_one_thing() {
        for own in [true, false] {
            let mut seen: Vec<&str> = Vec::new();
            for field in PupilField::ALL
                .iter()
                .filter(|field| field.is_of_contact() != own)
            {
                for heading in field.headings() {
                    assert_eq!(*heading, fold(heading), "{field:?}");
                    assert!(!seen.contains(heading), "{heading} stands twice");
                    seen.push(heading);
                }
            }
        }
    }

    #[test]
    fn a_guess_is_called_a_guess() {
        let (meaning, confidence) = meaning_of("SEN status (January census)").unwrap();
        assert_eq!(
            (meaning.field, confidence),
            (PupilField::SenStatus, ColumnConfidence::Likely)
        );
        assert_eq!(meaning_of("Favourite colour"), None);
        assert!(is_heading("Legal Surname") && !is_heading("Oakbrook Primary School"));
    }
}

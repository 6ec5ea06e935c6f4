//! Whether the sections of an EHC plan are all there and kept apart, as the law asks (SEND Regulations 2014 reg 12:
//! each section is to be identified separately).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::words::{EhcSection, SectionState};
use crate::domain::words::{count, list};

/// One section as the school found it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SectionEntry {
    pub section: EhcSection,
    pub state: SectionState,
    /// Its words, where they are written out.
    pub text: String,
    /// Where it stands in the local authority's document: "page 4".
    pub page: String,
}

/// What the check of the sections found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SectionCheck {
    /// Sections that are there and kept apart.
    pub in_order: u32,
    pub of: u32,
    /// "J is missing; B and F are not kept apart".
    pub words: String,
    pub complete: bool,
}

/// Looks at every section; one that nobody has entered is missing.
pub fn check_sections(entries: &[SectionEntry]) -> SectionCheck {
    let state_of = |section: EhcSection| {
        entries
            .iter()
            .find(|entry| entry.section == section)
            .map_or(SectionState::Missing, |entry| entry.state)
    };
    let with = |wanted: SectionState| -> Vec<&str> {
        EhcSection::ALL
            .iter()
            .filter(|section| state_of(**section) == wanted)
            .map(|section| section.code())
            .collect()
    };
    let (missing, merged) = (with(SectionState::Missing), with(SectionState::Merged));
    let of = EhcSection::ALL.len();
    let in_order = of - missing.len() - merged.len();
    let mut parts = Vec::new();
    if !missing.is_empty() {
        let verb = if missing.len() == 1 { "is" } else { "are" };
        parts.push(format!("{} {verb} missing", list(&missing)));
    }
    if !merged.is_empty() {
        let verb = if merged.len() == 1 { "is" } else { "are" };
        parts.push(format!("{} {verb} not kept apart", list(&merged)));
    }
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    if parts.is_empty() {
        parts.push(format!(
            "All {} are there and kept apart",
            count(small(of), "section")
        ));
    }
    SectionCheck {
        in_order: small(in_order),
        of: small(of),
        words: parts.join("; "),
        complete: in_order == of,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(section: EhcSection, state: SectionState) -> SectionEntry {
        SectionEntry {
            section,
            state,
            text: String::new(),
            page: String::new(),
        }
    }

    #[test]
    fn what_nobody_entered_is_missing() {
        let check = check_sections(&[]);
        assert_eq!((check.in_order, check.of, check.complete), (0, 12, false));
    }

    #[test]
    fn a_section_that_says_nothing_is_there_and_one_merged_is_not_in_order() {
        let mut entries: Vec<SectionEntry> = EhcSection::ALL
            .iter()
            .map(|section| entry(*section, SectionState::Document))
            .collect();
        assert!(check_sections(&entries).complete);
        for one in &mut entries {
            one.state = match one.section {
                EhcSection::C => SectionState::Nothing,
                EhcSection::B | EhcSection::F => SectionState::Merged,
                EhcSection::J => SectionState::Missing,
                _ => SectionState::Text,
            };
        }
        let check = check_sections(&entries);
        assert_eq!((check.in_order, check.complete), (9, false));
        assert_eq!(check.words, "J is missing; B and F are not kept apart");
    }
}

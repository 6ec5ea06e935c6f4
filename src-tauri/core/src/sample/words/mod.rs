//! What is written in the sample school: banks of sentences by kind of need, as people in schools write them.
//!
//! A sentence may hold the child's name and other words in braces, which [`Voice::say`] fills in. Nothing here is
//! about a real child.

mod common;
mod communication;
mod learning;
mod physical;
mod social;

pub(super) use common::{
    ADMIRE, COMING_ON, HOPES, IMPORTANT, INTERESTS, KEY_FACTS, PLAIN_NOTES, STANDING,
};

use crate::domain::need::{NeedArea, SenType};
use crate::domain::record::pupil::{NoteKind, Sex};

/// A kind of need, with everything that is said about a child who has it.
#[derive(Debug)]
pub(super) struct Theme {
    pub(super) area: NeedArea,
    pub(super) sen_type: SenType,
    /// The need in a line.
    pub(super) detail: &'static str,
    /// Why somebody was concerned at first.
    pub(super) concern: &'static str,
    pub(super) evidence: &'static str,
    pub(super) notice: &'static str,
    pub(super) strengths: [&'static str; 2],
    pub(super) helps: &'static str,
    pub(super) home: &'static str,
    /// How the child tells others things, in her own words.
    pub(super) communicate: &'static str,
    /// How best to support me.
    pub(super) support: [&'static str; 2],
    pub(super) outcomes: [&'static str; 2],
    pub(super) targets: [TargetSeed; 3],
    pub(super) child_says: [&'static str; 4],
    pub(super) parent_well: [&'static str; 3],
    pub(super) parent_worries: [&'static str; 3],
    pub(super) parent_hopes: [&'static str; 2],
    pub(super) notes: [(NoteKind, &'static str); 4],
}

/// A target with what goes with it.
#[derive(Debug)]
pub(super) struct TargetSeed {
    pub(super) measure: Scale,
    /// Where the child may be at first, from and to.
    pub(super) base: (i32, i32),
    /// How much is expected in a cycle, from and to.
    pub(super) gain: (i32, i32),
    pub(super) text: &'static str,
    pub(super) steps: [&'static str; 3],
    pub(super) strategies: [&'static str; 2],
    pub(super) provision: Help,
    /// What was seen when it went well, and when it did not yet.
    pub(super) risen: [&'static str; 2],
    pub(super) level: &'static str,
}

/// What a target is measured by.
#[derive(Debug, Clone, Copy)]
pub(super) enum Scale {
    Tme,
    More(&'static str),
    Fewer(&'static str),
    Percent,
    YesNo,
    Gas,
}

/// A line of provision: what, where, minutes, times a week, children in the group.
#[derive(Debug)]
pub(super) struct Help(
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) u16,
    pub(super) u16,
    pub(super) u16,
);

/// Every theme.
pub(super) static THEMES: [&Theme; 12] = [
    &learning::READING,
    &communication::TALKING,
    &social::CALM,
    &learning::WRITING,
    &communication::AUTISM,
    &physical::MOVEMENT,
    &learning::NUMBER,
    &communication::LISTENING,
    &social::WORRY,
    &physical::HEARING,
    &social::ATTENTION,
    &physical::SIGHT,
];

/// The kinds of need from which targets are taken too once a child has met all of her own.
pub(super) fn besides(theme: &'static Theme) -> Vec<&'static Theme> {
    let place = THEMES.iter().position(|one| std::ptr::eq(*one, theme));
    let near = match place {
        Some(0) => &learning::WRITING,
        Some(3 | 6) => &learning::READING,
        Some(7) => &communication::TALKING,
        Some(2 | 8) => &social::ATTENTION,
        Some(10) => &social::CALM,
        _ => &communication::LISTENING,
    };
    vec![near, &social::ATTENTION, &social::WORRY]
}

/// The words that stand for one child in the sentences of the bank.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    pub(super) name: String,
    pub(super) sex: Sex,
    pub(super) likes: &'static str,
    pub(super) teacher: String,
    pub(super) helper: String,
}

impl Voice {
    /// A sentence of the bank about this child.
    pub(super) fn say(&self, text: &str) -> String {
        let (they, them, their) = match self.sex {
            Sex::Female => ("she", "her", "her"),
            Sex::Male => ("he", "him", "his"),
        };
        let (capital_they, capital_their) = match self.sex {
            Sex::Female => ("She", "Her"),
            Sex::Male => ("He", "His"),
        };
        text.replace("{name}", &self.name)
            .replace("{they}", they)
            .replace("{them}", them)
            .replace("{their}", their)
            .replace("{They}", capital_they)
            .replace("{Their}", capital_their)
            .replace("{likes}", self.likes)
            .replace("{teacher}", &self.teacher)
            .replace("{helper}", &self.helper)
    }
}

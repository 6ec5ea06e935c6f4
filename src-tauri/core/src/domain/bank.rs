//! The school's bank of targets, strategies and provision: what may be in it, the set that comes with Waymark, and
//! how a line of a plan is known again as one of the bank.

use std::sync::LazyLock;

use serde::Deserialize;

use super::coded::coded;
use super::need::NeedArea;
use super::person_name::fold;

coded! {
    /// What an entry of the bank is for.
    pub enum BankKind {
        Target = "target", "Target";
        Strategy = "strategy", "Strategy";
        Provision = "provision", "Provision";
    }
}

coded! {
    /// How old the children are for whom an entry is meant.
    pub enum BankPhase {
        Any = "any", "Any age";
        EarlyYears = "early_years", "Early years";
        KeyStage1 = "key_stage_1", "Key Stage 1";
        KeyStage2 = "key_stage_2", "Key Stage 2";
    }
}

/// The longest text of an entry, in characters.
pub const LONGEST_ENTRY: usize = 400;

/// An entry that comes with Waymark.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct StarterEntry {
    /// Stays the same for good: a school's own wording of it, or that it is not used, is kept under this key.
    pub key: String,
    pub bank_kind: BankKind,
    pub area: NeedArea,
    pub phase: BankPhase,
    pub text: String,
    #[serde(default)]
    pub who: String,
    #[serde(default)]
    pub place: String,
    pub minutes: Option<u16>,
    pub times_a_week: Option<u16>,
    pub group_size: Option<u16>,
}

static STARTER: LazyLock<Vec<StarterEntry>> = LazyLock::new(read_starter);

/// The entries that come with Waymark, by kind and area.
pub fn starter_entries() -> &'static [StarterEntry] {
    &STARTER
}

/// Reads the file that was built in; a test reads it, so a broken one never leaves the workshop.
#[allow(
    clippy::expect_used,
    reason = "the text is built in and a test reads it"
)]
fn read_starter() -> Vec<StarterEntry> {
    serde_json::from_str(include_str!("../../../../assets/bank/starter.json"))
        .expect("the starter bank is well formed")
}

/// What is left of a text when its numbers, accents, capitals and punctuation do not count: "I will read 40 words" and
/// "I will read 60 words!" are one line of the bank.
pub fn likeness(text: &str) -> String {
    let mut like = String::with_capacity(text.len());
    let mut after_space = true;
    for letter in fold(text).chars() {
        let letter = if letter.is_ascii_digit() { '#' } else { letter };
        if letter == '#' && like.ends_with('#') {
            continue;
        }
        if letter == '#' || letter.is_alphanumeric() {
            like.push(letter);
            after_space = false;
        } else if !after_space {
            like.push(' ');
            after_space = true;
        }
    }
    like.truncate(like.trim_end().len());
    like
}

/// Names that are ordinary words too: only in the middle of a sentence does a capital letter make them a name.
const ORDINARY: [&str; 58] = [
    "an", "art", "autumn", "baker", "bell", "bill", "bird", "brook", "brown", "child", "dale",
    "day", "dean", "do", "drew", "east", "faith", "field", "forest", "grace", "grant", "gray",
    "green", "hall", "hand", "hill", "hope", "hunter", "ice", "in", "jack", "joy", "lane", "long",
    "mark", "may", "miles", "miller", "noble", "page", "park", "pat", "pearl", "read", "reader",
    "rob", "robin", "rose", "short", "sky", "small", "star", "summer", "will", "wood", "words",
    "world", "young",
];

/// The words of a text that may name somebody: those with a capital letter, and all others, each folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameCandidate {
    /// As it is written.
    pub written: String,
    pub folded: String,
    /// Whether it has a capital letter that no beginning of a sentence explains.
    pub named: bool,
    /// Whether it has a capital letter at all.
    pub capital: bool,
}

/// The words of a text with what their capitals say.
pub fn name_candidates(text: &str) -> Vec<NameCandidate> {
    let mut found = Vec::new();
    let mut begins = true;
    for raw in text.split_whitespace() {
        let written = raw
            .trim_matches(|c: char| !c.is_alphanumeric())
            .trim_end_matches("\u{2019}s")
            .trim_end_matches("'s");
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        if !written.is_empty() {
            found.push(NameCandidate {
                written: written.to_owned(),
                folded: fold(written),
                named: capital && !begins,
                capital,
            });
        }
        begins = raw.ends_with(['.', '!', '?', ':']);
    }
    found
}

impl NameCandidate {
    /// Whether this word is a name where a child of the school bears it: forenames count however they are written,
    /// surnames with a capital letter. A word that is an ordinary one too counts where only a name has a capital.
    pub fn is_name(&self, is_forename: bool) -> bool {
        if self.folded.chars().count() < 2 || self.folded == "i" {
            return false;
        }
        if ORDINARY.contains(&self.folded.as_str()) {
            return self.named;
        }
        self.capital || (is_forename && self.folded.chars().count() > 2)
    }
}

/// The text with each of these words said without a name: "Zoë will read" becomes "The child will read".
pub fn without_names(text: &str, names: &[String]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut begins = true;
    let mut after_name = false;
    for (place, raw) in text.split(' ').enumerate() {
        let core = raw.trim_matches(|c: char| !c.is_alphanumeric());
        let plain = core.trim_end_matches("\u{2019}s").trim_end_matches("'s");
        let is_name = !plain.is_empty() && names.iter().any(|name| name == plain);
        if is_name && after_name {
            // A surname after the forename goes with it.
            continue;
        }
        if place > 0 {
            out.push(' ');
        }
        if is_name {
            let said = if begins { "The child" } else { "the child" };
            out.push_str(&raw.replacen(plain, said, 1));
        } else {
            out.push_str(raw);
        }
        after_name = is_name && raw == plain;
        begins = raw.ends_with(['.', '!', '?', ':']);
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::hint::{SmartHint, TargetSketch, smart_hints};

    #[test]
    fn the_set_that_comes_with_waymark_is_whole() {
        let keys: BTreeSet<&str> = starter_entries()
            .iter()
            .map(|one| one.key.as_str())
            .collect();
        assert_eq!(keys.len(), starter_entries().len(), "a key is there twice");
        let texts: BTreeSet<String> = starter_entries()
            .iter()
            .map(|one| likeness(&one.text))
            .collect();
        assert_eq!(
            texts.len(),
            starter_entries().len(),
            "a text is there twice"
        );
        for area in NeedArea::ALL {
            for (kind, least) in [
                (BankKind::Target, 14),
                (BankKind::Strategy, 14),
                (BankKind::Provision, 6),
            ] {
                let count = starter_entries()
                    .iter()
                    .filter(|one| one.area == *area && one.bank_kind == kind)
                    .count();
                assert!(count >= least, "{area:?} {kind:?}: {count}");
            }
        }
        for one in starter_entries() {
            assert!(one.text.chars().count() <= LONGEST_ENTRY, "{}", one.key);
            let complete =
                one.minutes.is_some() && one.times_a_week.is_some() && !one.who.is_empty();
            assert_eq!(
                complete,
                one.bank_kind == BankKind::Provision,
                "{}",
                one.key
            );
        }
    }

    #[test]
    fn every_target_that_comes_with_waymark_is_measurable() {
        for one in starter_entries() {
            if one.bank_kind != BankKind::Target {
                continue;
            }
            let sketch = TargetSketch {
                wording: &one.text,
                has_baseline: true,
                has_expected_number: false,
                has_date: true,
            };
            let hints: Vec<SmartHint> = smart_hints(sketch);
            assert_eq!(hints, [], "{}: {}", one.key, one.text);
        }
    }

    #[test]
    fn other_numbers_and_accents_make_no_other_line() {
        assert_eq!(
            likeness("I will read 40 words a minute."),
            likeness("I will read 120 wörds a  minute")
        );
        assert_ne!(
            likeness("I will read 40 words"),
            likeness("I will write 40 words")
        );
    }

    fn names(text: &str, forenames: &[&str], surnames: &[&str]) -> Vec<String> {
        name_candidates(text)
            .into_iter()
            .filter(|word| {
                let forename = forenames.contains(&word.folded.as_str());
                (forename || surnames.contains(&word.folded.as_str())) && word.is_name(forename)
            })
            .map(|word| word.written)
            .collect()
    }

    #[test]
    fn a_name_is_found_however_it_is_written_and_an_ordinary_word_is_left_alone() {
        let found = |text: &str| {
            names(
                text,
                &["zoe", "will", "may", "jack"],
                &["page", "angstrom", "wright"],
            )
        };
        assert_eq!(found("Zoë will read with Ångström."), ["Zoë", "Ångström"]);
        assert_eq!(found("zoe\u{2019}s work"), ["zoe"]);
        assert_eq!(found("Will you read? May I? I will read a page."), [""; 0]);
        assert_eq!(found("I will sit with Will and Wright"), ["Will", "Wright"]);
    }

    #[test]
    fn a_text_is_said_again_without_the_name() {
        let names = ["Zoë".to_owned(), "Ångström".to_owned()];
        for (with, without) in [
            ("Zoë will read.", "The child will read."),
            ("Ask Zoë Ångström to read.", "Ask the child to read."),
            (
                "Sit beside Zoë\u{2019}s friend.",
                "Sit beside the child\u{2019}s friend.",
            ),
            ("Nobody is named.", "Nobody is named."),
        ] {
            assert_eq!(without_names(with, &names), without);
        }
    }
}

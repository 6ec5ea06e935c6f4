//! Names of others in what is kept about a child: found and marked, so that a person looks at each before the record
//! goes out (UK GDPR article 15(4), DPA 2018 schedule 2 part 3). What is found is a help and no verdict: an unnamed
//! "his aunt" is not, and a word that is also a name may be.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::coded::coded;

coded! {
    /// Who somebody is to the child.
    pub enum ThirdKind {
        Child = "child", "Another child";
        Family = "family", "Parent, carer or other contact";
        Agency = "agency", "Agency or its staff";
        Staff = "staff", "Member of staff";
    }
}

/// A stretch of a text, and whom it names where it names somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// The number of the third party.
    pub whose: Option<usize>,
}

/// Somebody who is not the child.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThirdParty {
    pub kind: ThirdKind,
    /// As the list calls them.
    pub name: String,
}

/// The names to look for.
#[derive(Debug, Default)]
pub struct ThirdParties {
    /// Each once, in the order in which they came.
    parties: Vec<ThirdParty>,
    /// By the first word: the words of each name, the longest first, and whose it is.
    by_first: HashMap<String, Vec<(Vec<String>, usize)>>,
    /// What the child herself is called.
    own: HashSet<String>,
}

/// Titles are no names: "Mrs" alone says nobody.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "dame", "prof",
];

/// Parts of names shorter than this are left alone: initials, "de", "al".
const LEAST_LETTERS: usize = 3;

impl ThirdParties {
    /// Nobody yet; names of the child herself are never marked.
    pub fn beside(own_names: &[&str]) -> Self {
        let own = own_names.iter().flat_map(|name| words_of(name)).collect();
        Self {
            own,
            ..Self::default()
        }
    }

    /// Looks for somebody by the whole name, and by each part of it that is not the child's own where `by_parts`.
    pub fn add(&mut self, kind: ThirdKind, name: &str, by_parts: bool) {
        let words = words_of(name);
        if words.is_empty() || words.iter().all(|word| self.own.contains(word)) {
            return;
        }
        let party = ThirdParty {
            kind,
            name: name.trim().to_owned(),
        };
        let number = match self.parties.iter().position(|known| *known == party) {
            Some(number) => number,
            None => {
                self.parties.push(party);
                self.parties.len() - 1
            }
        };
        let parts: Vec<String> = (words.iter())
            .filter(|word| {
                by_parts
                    && word.chars().count() >= LEAST_LETTERS
                    && !self.own.contains(*word)
                    && !TITLES.contains(&word.to_lowercase().as_str())
            })
            .cloned()
            .collect();
        self.look_for(words, number);
        for part in parts {
            self.look_for(vec![part], number);
        }
    }

    /// Looks for somebody who was added also by one more word: the forename of a child.
    pub fn add_by(&mut self, kind: ThirdKind, name: &str, word: &str) {
        let words = words_of(word);
        let party = ThirdParty {
            kind,
            name: name.trim().to_owned(),
        };
        let short = words
            .iter()
            .any(|word| word.chars().count() < LEAST_LETTERS);
        let own = words.iter().any(|word| self.own.contains(word));
        if let (Some(number), false) = (
            self.parties.iter().position(|known| *known == party),
            short || own,
        ) {
            self.look_for(words, number);
        }
    }

    fn look_for(&mut self, words: Vec<String>, number: usize) {
        let Some(first) = words.first().cloned() else {
            return;
        };
        let known = self.by_first.entry(first).or_default();
        if !known.iter().any(|(other, _)| *other == words) {
            known.push((words, number));
            known.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
    }

    /// The third party of that number.
    pub fn party(&self, number: usize) -> Option<&ThirdParty> {
        self.parties.get(number)
    }

    /// The text in pieces; put together they are the text.
    pub fn mark(&self, text: &str) -> Vec<Piece> {
        let spans = word_spans(text);
        let mut pieces = Vec::new();
        let (mut from, mut at) = (0, 0);
        while let Some((start, word)) = spans.get(at) {
            let found = self.by_first.get(*word).and_then(|known| {
                known.iter().find(|(words, _)| {
                    let here = spans.get(at..at + words.len()).unwrap_or_default();
                    here.len() == words.len()
                        && here
                            .iter()
                            .zip(words)
                            .all(|((_, word), wanted)| word == wanted)
                })
            });
            let Some((words, number)) = found else {
                at += 1;
                continue;
            };
            let last = spans.get(at + words.len() - 1);
            let end = last.map_or(text.len(), |(start, word)| start + word.len());
            push(&mut pieces, text.get(from..*start), None);
            push(&mut pieces, text.get(*start..end), Some(*number));
            from = end;
            at += words.len();
        }
        push(&mut pieces, text.get(from..), None);
        pieces
    }
}

/// Who was found, where, and how often.
#[derive(Debug, Default)]
pub struct Found(BTreeMap<ThirdParty, (u32, Vec<String>)>);

impl Found {
    /// Counts what was marked in a part of the record.
    pub fn count(&mut self, parties: &ThirdParties, pieces: &[Piece], place: &str) {
        for number in pieces.iter().filter_map(|piece| piece.whose) {
            let Some(party) = parties.party(number) else {
                continue;
            };
            let (times, places) = self.0.entry(party.clone()).or_default();
            *times += 1;
            if !places.iter().any(|known| known == place) {
                places.push(place.to_owned());
            }
        }
    }

    /// Each with how often and where, other children first.
    pub fn each(&self) -> impl Iterator<Item = (&ThirdParty, u32, &[String])> {
        self.0
            .iter()
            .map(|(party, (times, places))| (party, *times, places.as_slice()))
    }
}

fn push(pieces: &mut Vec<Piece>, text: Option<&str>, whose: Option<usize>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        pieces.push(Piece {
            text: text.to_owned(),
            whose,
        });
    }
}

fn words_of(name: &str) -> Vec<String> {
    word_spans(name)
        .into_iter()
        .map(|(_, word)| word.to_owned())
        .collect()
}

/// The words of a text with where each begins; an apostrophe or a hyphen inside a word belongs to it, "'s" does not.
fn word_spans(text: &str) -> Vec<(usize, &str)> {
    let mut spans = Vec::new();
    let mut start = None;
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-' | '@' | '.');
    let chars = text.char_indices().chain([(text.len(), ' ')]);
    for (at, c) in chars {
        match (inside(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                spans.extend(text.get(from..at).and_then(|word| trimmed(from, word)));
                start = None;
            }
            _ => {}
        }
    }
    spans
}

fn trimmed(from: usize, word: &str) -> Option<(usize, &str)> {
    let edge = |c: char| !c.is_alphanumeric();
    let left = word.trim_start_matches(edge);
    let from = from + (word.len() - left.len());
    let word = left.trim_end_matches(edge);
    let word = ["'s", "\u{2019}s"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    (!word.is_empty()).then_some((from, word))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn parties() -> ThirdParties {
        let mut parties = ThirdParties::beside(&["Zoë", "Ångström"]);
        parties.add(ThirdKind::Staff, "Miss R Shah", true);
        parties.add(ThirdKind::Child, "Idris Owen", true);
        parties.add(ThirdKind::Family, "Mrs Eva Ångström", true);
        parties.add(ThirdKind::Family, "eva@example.org", false);
        parties.add(ThirdKind::Child, "Zoë Ångström", true);
        parties
    }

    fn marked(text: &str) -> Vec<String> {
        let pieces = parties().mark(text).into_iter();
        let named = pieces.filter(|piece| piece.whose.is_some());
        named.map(|piece| piece.text).collect()
    }

    #[test]
    fn whole_names_parts_of_them_and_addresses_are_found_and_the_child_is_not() {
        for (text, found) in [
            ("Miss R Shah saw it.", vec!["Miss R Shah"]),
            ("Mrs Shah's idea, said Idris.", vec!["Shah", "Idris"]),
            (
                "Zoë Ångström sat with Idris Owen\u{2019}s sister",
                vec!["Idris Owen"],
            ),
            (
                "Write to eva@example.org, not to Eva",
                vec!["eva@example.org", "Eva"],
            ),
            ("Zoë and Mrs Ångström shahs", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(marked(text), found, "{text}");
        }
    }

    #[test]
    fn what_was_found_is_told_with_where_and_how_often() {
        let parties = parties();
        let mut found = Found::default();
        for (text, place) in [
            ("Idris and Idris", "Notes"),
            ("Shah", "Plan"),
            ("Idris", "Plan"),
        ] {
            found.count(&parties, &parties.mark(text), place);
        }
        let told: Vec<_> = found
            .each()
            .map(|(party, times, places)| (party.name.as_str(), times, places.join(", ")))
            .collect();
        assert_eq!(
            told,
            [
                ("Idris Owen", 3, "Notes, Plan".to_owned()),
                ("Miss R Shah", 1, "Plan".to_owned())
            ]
        );
    }

    proptest! {
        #[test]
        fn the_pieces_put_together_are_the_text(text in "(Idris|Shah|Miss R|Zoë|[a-zÀ-ž' .,\u{2019}@-]{0,6}| ){0,20}") {
            let whole: String = parties().mark(&text).into_iter().map(|piece| piece.text).collect();
            prop_assert_eq!(whole, text);
        }
    }
}

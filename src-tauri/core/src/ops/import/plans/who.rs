//! Which child a row means: by the UPN, or else by the name, and by the class where the name alone does not tell.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::PlanChildChoice;
use crate::domain::id::PupilId;
use crate::domain::person_name::fold;
use crate::exchange::plans::RowChild;
use crate::ops::import::plan::class_key;
use crate::ops::pupil::PupilRef;
use crate::store::PupilLine;

/// At most so many children are offered for a name.
const MOST_OFFERED: usize = 6;

/// The children of the school, to be found.
pub(super) struct Roll<'a> {
    lines: &'a [PupilLine],
    /// The words of each child's names, in the order of the lines.
    words: Vec<Words>,
    chosen: HashMap<&'a str, Option<&'a PupilId>>,
    today: NaiveDate,
}

/// The words of a child's names, folded and in order of the alphabet.
struct Words {
    called: Vec<String>,
    legal: Vec<String>,
    all: Vec<String>,
}

impl Words {
    fn of(line: &PupilLine) -> Self {
        let name = line.name();
        let mut all = words_of(&format!(
            "{} {} {}",
            line.legal_forename, line.preferred_forename, line.legal_surname
        ));
        all.dedup();
        Self {
            called: words_of(&format!("{} {}", name.called(), line.legal_surname)),
            legal: words_of(&format!("{} {}", line.legal_forename, line.legal_surname)),
            all,
        }
    }

    /// Whether the words are the child's name: called or legal, in any order.
    fn are(&self, wanted: &[String]) -> bool {
        self.called == wanted || self.legal == wanted
    }
}

/// Whom a row means.
pub(super) enum Meant<'a> {
    This(&'a PupilLine),
    /// Several, or somebody of nearly that name, or of that name with another number.
    OneOf(Vec<PupilRef>),
    /// A person said to leave the rows out.
    LeftOut,
    Nobody,
}

impl RowChild {
    /// Names the child of a row in the choices.
    pub(super) fn key(&self) -> String {
        let upn = self.upn.as_deref().unwrap_or_default();
        format!("{upn} {} {}", fold(&self.name), class_key(&self.class))
    }
}

impl<'a> Roll<'a> {
    pub(super) fn new(
        lines: &'a [PupilLine],
        choices: &'a [PlanChildChoice],
        today: NaiveDate,
    ) -> Self {
        let chosen = choices
            .iter()
            .map(|choice| (choice.key.as_str(), choice.pupil_id.as_ref()));
        Self {
            lines,
            words: lines.iter().map(Words::of).collect(),
            chosen: chosen.collect(),
            today,
        }
    }

    pub(super) fn meant(&self, child: &RowChild) -> Meant<'a> {
        match self.chosen.get(child.key().as_str()) {
            Some(None) => return Meant::LeftOut,
            Some(Some(id)) => {
                if let Some(line) = self.lines.iter().find(|line| line.id == **id) {
                    return Meant::This(line);
                }
            }
            None => {}
        }
        let by_number = |upn: &String| {
            self.lines
                .iter()
                .find(|line| line.upn.as_ref() == Some(upn))
        };
        if let Some(line) = child.upn.as_ref().and_then(by_number) {
            return Meant::This(line);
        }
        let wanted = words_of(&child.name);
        if wanted.is_empty() {
            return Meant::Nobody;
        }
        let named: Vec<&PupilLine> = self
            .known()
            .filter(|(_, words)| words.are(&wanted))
            .map(|(line, _)| line)
            .collect();
        let class = class_key(&child.class);
        let in_class =
            |line: &&PupilLine| line.class_name.as_deref().map(class_key).as_ref() == Some(&class);
        let in_class: Vec<&PupilLine> = named.iter().copied().filter(in_class).collect();
        let certain = match (named.as_slice(), in_class.as_slice()) {
            ([only], _) | (_, [only]) => Some(*only),
            _ => None,
        };
        match certain {
            // Another number on the same name may be another child.
            Some(line) if child.upn.is_none() || line.upn.is_none() => Meant::This(line),
            _ if !named.is_empty() => Meant::OneOf(self.refs(&named)),
            _ => self.nearly(&wanted),
        }
    }

    /// Those who share a part of the name, or have one of nearly that writing; who shares most of it first.
    fn nearly(&self, wanted: &[String]) -> Meant<'a> {
        let mut near: Vec<(usize, &PupilLine)> = self
            .known()
            .map(|(line, words)| {
                let fits = |word: &&String| {
                    word.chars().count() > 2 && words.all.iter().any(|part| is_near(part, word))
                };
                (wanted.iter().filter(fits).count(), line)
            })
            .filter(|(count, _)| *count > 0)
            .collect();
        near.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let near: Vec<&PupilLine> = near.into_iter().map(|(_, line)| line).collect();
        if near.is_empty() {
            Meant::Nobody
        } else {
            Meant::OneOf(self.refs(&near))
        }
    }

    fn known(&self) -> impl Iterator<Item = (&'a PupilLine, &Words)> {
        self.lines.iter().zip(&self.words)
    }

    fn refs(&self, lines: &[&PupilLine]) -> Vec<PupilRef> {
        let refs = lines.iter().map(|line| PupilRef::of(line, self.today));
        refs.take(MOST_OFFERED).collect()
    }
}

fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = fold(name).split_whitespace().map(str::to_owned).collect();
    words.sort();
    words
}

/// Whether one letter at most tells two words apart, or they are the same.
fn is_near(one: &str, other: &str) -> bool {
    // A letter has four bytes at most.
    if one.len().abs_diff(other.len()) > 4 {
        return false;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let skip = usize::from(short.len() == long.len());
    let rest = |letters: &[char], from: usize| letters.get(from..).unwrap_or_default().to_vec();
    rest(&short, same + skip) == rest(&long, same + 1)
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn one_letter_more_less_or_other_is_near_and_two_are_not() {
        for (one, other, near) in [
            ("zoe", "zoe", true),
            ("zoe", "zoee", true),
            ("lund", "lumd", true),
            ("ann", "anna", true),
            ("idris", "iris", true),
            ("owen", "oven", true),
            ("owen", "ewan", false),
            ("mia", "maia", true),
            ("mia", "amelia", false),
        ] {
            assert_eq!(
                (is_near(one, other), is_near(other, one)),
                (near, near),
                "{one} {other}"
            );
        }
    }
}

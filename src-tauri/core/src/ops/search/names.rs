//! Finding a child from a few letters of a name, or from the number.

use serde::Serialize;
use ts_rs::TS;

use crate::domain::person_name::{PersonName, fold, key_matches};
use crate::domain::role::{Action, Scope};
use crate::error::Result;
use crate::ops::pupil::PupilRef;
use crate::store::{NameLine, ReadTx};

/// The most that is found at once.
const MOST: usize = 12;
/// A pupil number is looked for from this many characters on.
const LEAST_OF_UPN: usize = 4;

/// A child who fits.
#[derive(Debug, Serialize, TS)]
pub struct FindHit {
    pub pupil: PupilRef,
    /// The name by law where the child is called something else, since that may be what was typed.
    pub legal_name: Option<String>,
    pub stage_name: Option<String>,
}

/// The children whose name (as called, or legal) or number fits what was typed, already folded, the best first.
pub(super) fn children(tx: &ReadTx<'_>, typed: &str, words: &[&str]) -> Result<Vec<FindHit>> {
    let by_number = tx.session().role().scope() == Scope::WholeSchool;
    let shows_send = tx.session().may(Action::SendRead);
    let today = tx.today();
    let mut found: Vec<(Rank, NameLine)> = tx
        .names_with(words)?
        .into_iter()
        .filter_map(|line| {
            let fit = fit(&line, typed, by_number)?;
            let left = line.left_on.is_some_and(|left_on| left_on < today);
            let sort_key = line.name().sort_key();
            Some((
                Rank {
                    left,
                    fit,
                    sort_key,
                },
                line,
            ))
        })
        .collect();
    found.sort_by(|(a, line_a), (b, line_b)| a.cmp(b).then(line_a.id.cmp(&line_b.id)));
    found.truncate(MOST);
    let hits = found.into_iter().map(|(_, found)| {
        let line = tx.pupil_line(&tx.seen(&found.id)?)?;
        let name = line.name();
        Ok(FindHit {
            pupil: PupilRef::of(&line, today),
            legal_name: name.differs_from_legal().then(|| name.legal()),
            stage_name: line.stage.filter(|_| shows_send).map(|stage| stage.name),
        })
    });
    hits.collect()
}

impl NameLine {
    /// The child's name in its parts.
    pub(crate) fn name(&self) -> PersonName {
        PersonName {
            preferred_given: Some(self.preferred_forename.clone()),
            ..PersonName::new(&self.legal_forename, &self.legal_surname)
        }
    }
}

/// What goes first: children at the school, then the better fit, then the name.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    left: bool,
    fit: Fit,
    sort_key: String,
}

/// How well what was typed fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Number,
    /// The name as called begins with it, in either order.
    Beginning,
    /// Every word typed begins a word of the name.
    Words,
}

fn fit(line: &NameLine, typed: &str, by_number: bool) -> Option<Fit> {
    let number = line.upn.as_ref().map(|upn| fold(upn)).unwrap_or_default();
    let typed_number = typed.replace(' ', "");
    if by_number && typed_number.len() >= LEAST_OF_UPN && number.starts_with(&typed_number) {
        return Some(Fit::Number);
    }
    let name = line.name();
    if fold(&name.display()).starts_with(typed) || fold(&name.in_list()).starts_with(typed) {
        return Some(Fit::Beginning);
    }
    key_matches(&name.search_key(), typed).then_some(Fit::Words)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::ops::search::{Search, SearchView};
    use crate::testing::TestSchool;

    fn names(found: SearchView) -> Vec<String> {
        let hits = found.pupils.into_iter();
        hits.map(|hit| hit.pupil.name).collect()
    }

    #[test]
    fn a_child_is_found_without_accents_and_in_either_order() {
        let school = TestSchool::new();
        for typed in ["zoe", "angs", "Ångström, Zoë", "zoe an", " ANGSTROM "] {
            let find = Search {
                text: typed.to_owned(),
            };
            assert_eq!(
                names(school.read(&school.senco, find)),
                ["Zoë Ångström"],
                "{typed}"
            );
        }
    }

    #[test]
    fn a_child_out_of_scope_is_not_found() {
        let school = TestSchool::new();
        let find = Search {
            text: "owen".to_owned(),
        };
        assert!(school.read(&school.ta, find).pupils.is_empty());
    }

    #[test]
    fn a_number_finds_its_child_for_the_office_and_the_senco_alone() {
        let school = TestSchool::new();
        let revise: crate::ops::pupil::RevisePupil = crate::testing::op(serde_json::json!({
            "id": school.zoe, "version": 1, "pupil": {
                "legal_forename": "Zoë", "legal_surname": "Ångström", "preferred_forename": "Zo",
                "upn": "B801200005001", "sex": "female", "born_on": "2018-10-05", "year_override": null,
                "admitted_on": "2023-09-04", "home_language": "", "interpreter_needed": false,
                "key_facts": "", "confirmed_not_duplicate": false } }));
        school.write(&school.office_staff, revise);
        let find = |who, text: &str| {
            let text = text.to_owned();
            school.read(who, Search { text })
        };
        assert_eq!(
            names(find(&school.office_staff, "b801 2000")),
            ["Zo Ångström"]
        );
        assert!(find(&school.teacher, "b801 2000").pupils.is_empty());
        let hit = find(&school.teacher, "zoe").pupils.remove(0);
        assert_eq!(hit.legal_name.as_deref(), Some("Zoë Ångström"));
    }

    #[test]
    fn a_name_that_begins_as_typed_goes_before_one_that_holds_it() {
        let school = TestSchool::new();
        let find = Search {
            text: "o".to_owned(),
        };
        assert_eq!(names(school.read(&school.senco, find)), ["Idris Owen"]);
        let nothing = Search {
            text: "  ".to_owned(),
        };
        assert!(school.read(&school.senco, nothing).pupils.is_empty());
    }
}

//! Every child by name, those who have left among them: for a field in which one of them is chosen.
//!
//! A school of decades has thousands of them, so a line says no more than such a field shows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::calendar::academic_year_of;
use crate::domain::id::PupilId;
use crate::domain::person_name::PersonName;
use crate::domain::role::Action;
use crate::domain::year_group::YearGroup;
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::{ChildName, ReadTx};

/// The children in scope, by family name.
#[derive(Debug, Deserialize, TS)]
pub struct ListChildren {}

/// A child to choose.
#[derive(Debug, Serialize, TS)]
pub struct ChildChoice {
    pub id: PupilId,
    /// "Zoë Lund": what she is called.
    pub name: String,
    /// "Year 3, hazel", "Year 6, has left": what tells children of one name apart.
    pub hint: String,
}

impl ReadOp for ListChildren {
    const ACTION: Action = Action::PupilList;
    type Output = Vec<ChildChoice>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<ChildChoice>> {
        let mut choices: Vec<(String, ChildChoice)> = tx
            .child_names()?
            .into_iter()
            .map(|line| choice(line, tx.today()))
            .collect();
        choices.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.id.cmp(&other.id)));
        Ok(choices.into_iter().map(|(_, choice)| choice).collect())
    }
}

/// A child with what she is sorted by.
fn choice(line: ChildName, today: chrono::NaiveDate) -> (String, ChildChoice) {
    let left = line.left_on.filter(|left_on| *left_on < today);
    let year = academic_year_of(left.unwrap_or(today));
    let year = YearGroup::with_override(line.born_on, year, line.year_override);
    let name = PersonName {
        preferred_given: Some(line.preferred_forename),
        ..PersonName::new(line.legal_forename, line.legal_surname)
    };
    let hint: Vec<&str> = [
        year.map(YearGroup::name),
        line.class_name.as_deref(),
        left.map(|_| "has left"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let choice = ChildChoice {
        id: line.id,
        name: name.display(),
        hint: hint.join(", "),
    };
    (name.sort_key(), choice)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::json;

    use super::*;
    use crate::ops::pupil::PupilLeaves;
    use crate::testing::{TestSchool, op};

    fn hints(school: &TestSchool, who: &crate::office::Session) -> Vec<(String, String)> {
        let choices = school.read(who, ListChildren {});
        let both = choices.into_iter().map(|one| (one.name, one.hint));
        both.collect()
    }

    #[test]
    fn every_child_in_scope_can_be_chosen_by_name_and_who_has_left_is_told_apart() {
        let school = TestSchool::new();
        let named = |name: &str, hint: &str| (name.to_owned(), hint.to_owned());
        let zoe = named("Zoë Ångström", "Year 3, hazel");
        assert_eq!(
            hints(&school, &school.senco),
            [zoe.clone(), named("Idris Owen", "Year 3, rowan")]
        );
        assert_eq!(hints(&school, &school.teacher), std::slice::from_ref(&zoe));
        let view = school.read(
            &school.senco,
            crate::ops::pupil::OpenPupil {
                pupil_id: school.idris.clone(),
            },
        );
        let leaves: PupilLeaves = op(json!({ "id": school.idris, "version": view.pupil.version,
            "left_on": "2026-10-23", "destination": "Hillside Primary", "reason": "Moved house" }));
        school.write(&school.office_staff, leaves);
        assert_eq!(
            hints(&school, &school.office_staff),
            [zoe, named("Idris Owen", "Year 3, has left")]
        );
    }
}

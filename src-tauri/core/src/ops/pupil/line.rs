//! A child in a line: what every list, hit and clock says of her, the same everywhere.

use serde::Serialize;
use ts_rs::TS;

use crate::domain::calendar::academic_year_of;
use crate::domain::id::PupilId;
use crate::domain::person_name::PersonName;
use crate::domain::year_group::YearGroup;
use crate::store::PupilLine;

/// A child as lists name her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PupilRef {
    pub id: PupilId,
    /// "Zoë Lund": what she is called.
    pub name: String,
    /// "Lund, Zoë": for a list in order of family name.
    pub name_in_list: String,
    pub initials: String,
    pub year_group: Option<YearGroup>,
    /// "Year 3", or nothing for a child outside all year groups.
    pub year_name: String,
    pub class_name: Option<String>,
    /// Whether she has left the school.
    pub left: bool,
}

impl PupilRef {
    /// The child of a line of the file, as she stands today.
    pub(crate) fn of(line: &PupilLine, today: chrono::NaiveDate) -> Self {
        let name = line.name();
        let year_group = line.year_group(today);
        Self {
            id: line.id.clone(),
            name: name.display(),
            name_in_list: name.in_list(),
            initials: name.initials(),
            year_group,
            year_name: year_group.map_or_else(String::new, |year| year.name().to_owned()),
            class_name: line.class_name.clone(),
            left: line.left_on.is_some_and(|left_on| left_on < today),
        }
    }
}

impl PupilLine {
    /// The child's name in its parts.
    pub(crate) fn name(&self) -> PersonName {
        PersonName {
            preferred_given: Some(self.preferred_forename.clone()),
            ..PersonName::new(&self.legal_forename, &self.legal_surname)
        }
    }

    /// The year group on a day; of a child who left before it, the one she was in on her last day.
    pub(crate) fn year_group(&self, today: chrono::NaiveDate) -> Option<YearGroup> {
        let on = self.left_on.map_or(today, |left_on| left_on.min(today));
        YearGroup::with_override(self.born_on, academic_year_of(on), self.year_override)
    }
}

//! Classes: one for each school year, with the adults who teach or help in it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::{in_order, required, required_day};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ClassId, LinkId, StaffId};
use crate::domain::person_name::fold;
use crate::domain::record::Kept;
use crate::domain::record::person::{ClassStaff, Staff};
use crate::domain::record::school::SchoolClass;
use crate::domain::role::{Action, Role};
use crate::domain::year_group::YearGroup;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::store::{Reader, WriteTx};

/// A class with its adults.
#[derive(Debug, Serialize, TS)]
pub struct ClassView {
    pub class: Kept<SchoolClass>,
    /// Teachers first, then by name.
    pub staff: Vec<ClassStaffLine>,
    /// Children in it today.
    pub children: u32,
    /// Children who were ever in it; a class with none may be taken back.
    pub children_ever: u32,
}

/// An adult of a class, from when to when.
#[derive(Debug, Serialize, TS)]
pub struct ClassStaffLine {
    pub link: Kept<ClassStaff>,
    pub name: String,
    pub role: Role,
}

/// The classes of all years, newest year first, youngest children first.
pub(crate) fn class_views(tx: &Reader<'_>) -> Result<Vec<ClassView>> {
    let staff = tx.all::<Staff>()?;
    let links = tx.all::<ClassStaff>()?;
    let counts = tx.class_counts()?;
    let mut classes = tx.all::<SchoolClass>()?;
    classes.sort_by_key(|class| {
        (
            std::cmp::Reverse(class.record.year_starting),
            class.record.place(),
        )
    });
    let views = classes.into_iter().map(|class| {
        let mut lines: Vec<ClassStaffLine> = links
            .iter()
            .filter(|link| link.record.class_id == class.record.id)
            .filter_map(|link| {
                let person = staff
                    .iter()
                    .find(|person| person.record.id == link.record.staff_id)?;
                Some(ClassStaffLine {
                    link: link.clone(),
                    name: person.record.name.clone(),
                    role: person.record.role,
                })
            })
            .collect();
        lines.sort_by(|a, b| {
            let key = |line: &ClassStaffLine| (line.role != Role::ClassTeacher, line.name.clone());
            key(a).cmp(&key(b))
        });
        let count = counts.get(class.record.id.as_str());
        ClassView {
            class,
            staff: lines,
            children: count.map_or(0, |count| count.now),
            children_ever: count.map_or(0, |count| count.ever),
        }
    });
    Ok(views.collect())
}

/// A class as it stands in the form.
#[derive(Debug, Deserialize, TS)]
pub struct ClassDraft {
    pub name: String,
    pub year_starting: i32,
    pub year_groups: Vec<YearGroup>,
    pub staff: Vec<ClassStaffDraft>,
}

/// An adult of a class as it stands in the form.
#[derive(Debug, Deserialize, TS)]
pub struct ClassStaffDraft {
    /// Of the link that is there already, with the version it was read in; none for a new one.
    pub id: Option<LinkId>,
    pub version: Option<i32>,
    pub staff_id: StaffId,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}

/// Adds a class, or changes one.
#[derive(Debug, Deserialize, TS)]
pub struct SaveClass {
    /// None for a new class.
    pub id: Option<ClassId>,
    pub version: Option<i32>,
    pub class: ClassDraft,
    /// Adults who were put down by mistake. One who has moved on is given a last day instead.
    pub removed: Vec<LinkId>,
}

impl WriteOp for SaveClass {
    const ACTION: Action = Action::SettingsWrite;
    type Output = ClassId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<ClassId> {
        let is_new = self.id.is_none();
        let id = self.id.unwrap_or_else(|| ClassId::new(tx.new_id()));
        let (class, links) = self.class.checked(tx, &id)?;
        if is_new {
            tx.add(&class)?;
        } else {
            tx.revise(&class, self.version.unwrap_or_default())?;
        }
        for CheckedLink { link, version } in links {
            match version {
                Some(version) => {
                    same_class(tx, &link.id, &id)?;
                    tx.revise(&link, version)?;
                }
                None => tx.add(&link)?,
            }
        }
        for link in self.removed {
            same_class(tx, &link, &id)?;
            tx.void::<ClassStaff>(link.as_str(), "Put down by mistake")?;
        }
        Ok(id)
    }
}

/// An adult of the class, checked; with the version that was read where the link is there already.
struct CheckedLink {
    link: ClassStaff,
    version: Option<i32>,
}

fn same_class(tx: &Reader<'_>, link: &LinkId, class: &ClassId) -> Result<()> {
    let there = tx.get::<ClassStaff>(link.as_str())?;
    if there.class_id == *class {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

impl ClassDraft {
    fn checked(self, tx: &Reader<'_>, id: &ClassId) -> Result<(SchoolClass, Vec<CheckedLink>)> {
        let mut errors = FieldErrors::new();
        let name = required(
            &mut errors,
            "name",
            "Enter the name of the class.",
            &self.name,
        );
        let twin = tx.all::<SchoolClass>()?.into_iter().any(|other| {
            other.record.id != *id
                && other.record.year_starting == self.year_starting
                && fold(&other.record.name) == fold(&name)
        });
        if twin {
            errors.add(
                "name",
                "Another class has this name in that year. Give each class a name of its own.",
            );
        }
        if !(1990..=2199).contains(&self.year_starting) {
            errors.add(
                "year_starting",
                "Enter the year in which the school year begins, from 1990 to 2199.",
            );
        }
        if self.year_groups.is_empty() {
            errors.add(
                "year_groups",
                "Choose the year group of the class, or several.",
            );
        }
        if self.year_groups.iter().any(|year| !year.is_primary()) {
            errors.add("year_groups", "Choose year groups up to Year 6.");
        }
        let mut year_groups = self.year_groups;
        year_groups.sort_unstable();
        year_groups.dedup();
        let staff = tx.all::<Staff>()?;
        let mut links = Vec::with_capacity(self.staff.len());
        for (place, line) in self.staff.into_iter().enumerate() {
            let within = format!("staff.{place}");
            if !staff.iter().any(|person| person.record.id == line.staff_id) {
                errors.add(format!("{within}.staff_id"), "Choose a member of staff.");
            }
            let from_on = required_day(
                &mut errors,
                &format!("{within}.from_on"),
                "the first day in the class",
                line.from_on,
            );
            in_order(&mut errors, &format!("{within}.to_on"), from_on, line.to_on);
            let version = line.id.is_some().then(|| line.version.unwrap_or_default());
            let link = ClassStaff {
                id: line.id.unwrap_or_else(|| LinkId::new(tx.world().new_id())),
                class_id: id.clone(),
                staff_id: line.staff_id,
                from_on,
                to_on: line.to_on,
            };
            links.push(CheckedLink { link, version });
        }
        errors.into_result()?;
        let class = SchoolClass {
            id: id.clone(),
            name,
            year_starting: self.year_starting,
            year_groups,
        };
        Ok((class, links))
    }
}

/// Takes back a class that no child was ever in.
#[derive(Debug, Deserialize, TS)]
pub struct VoidClass {
    pub id: ClassId,
    pub reason: String,
}

impl WriteOp for VoidClass {
    const ACTION: Action = Action::SettingsWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let class = tx.get::<SchoolClass>(self.id.as_str())?;
        let mut errors = FieldErrors::new();
        let reason = required(
            &mut errors,
            "reason",
            "Say why this is taken back.",
            &self.reason,
        );
        if tx
            .class_counts()?
            .get(self.id.as_str())
            .is_some_and(|count| count.ever > 0)
        {
            errors.add(
                "id",
                format!(
                    "{} has or had children in it, so it stays in their history. Rename it if the name is wrong.",
                    class.name
                ),
            );
        }
        errors.into_result()?;
        for link in tx.all::<ClassStaff>()? {
            if link.record.class_id == self.id {
                tx.void::<ClassStaff>(link.record.id.as_str(), &reason)?;
            }
        }
        tx.void::<SchoolClass>(self.id.as_str(), &reason)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::ops::school::SchoolSettings;
    use crate::testing::{TestSchool, op};

    fn new_class(name: &str, staff: &Json) -> SaveClass {
        op(json!({ "id": null, "version": null, "removed": [],
            "class": { "name": name, "year_starting": 2026, "year_groups": ["2", "1"], "staff": staff } }))
    }

    fn find(school: &TestSchool, name: &str) -> ClassView {
        school
            .read(&school.head, SchoolSettings {})
            .classes
            .into_iter()
            .find(|view| view.class.record.name == name)
            .unwrap()
    }

    #[test]
    fn a_class_comes_with_its_adults_and_how_many_children_it_has() {
        let school = TestSchool::new();
        let staff = json!([{ "id": null, "version": null, "staff_id": "ta", "from_on": "2026-09-01", "to_on": null },
            { "id": null, "version": null, "staff_id": "teacher", "from_on": "2026-09-01", "to_on": "2026-12-18" }]);
        school.write(&school.senco, new_class("elm", &staff));
        let elm = find(&school, "elm");
        let names: Vec<&str> = elm.staff.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names, ["Miss R Shah", "Ms J Lee"], "teachers first");
        assert_eq!(elm.class.record.year_groups, [YearGroup::Y1, YearGroup::Y2]);
        assert_eq!((elm.children, elm.children_ever), (0, 0));
        let hazel = find(&school, "hazel");
        assert_eq!((hazel.children, hazel.children_ever), (1, 1));
    }

    #[test]
    fn an_adult_gets_a_last_day_or_is_taken_off_where_it_was_a_mistake() {
        let school = TestSchool::new();
        let hazel = find(&school, "hazel");
        let link = hazel.staff[0].link.record.id.clone();
        let save = |version: i32, to_on: Option<&str>, removed: &[&LinkId]| -> SaveClass {
            op(
                json!({ "id": "hazel", "version": 1, "removed": removed, "class": { "name": "hazel",
                "year_starting": 2026, "year_groups": ["3"], "staff": [{ "id": link, "version": version,
                "staff_id": "teacher", "from_on": "2026-09-01", "to_on": to_on }] } }),
            )
        };
        school.write(&school.senco, save(1, Some("2026-10-23"), &[]));
        assert!(find(&school, "hazel").staff[0].link.record.to_on.is_some());
        let stale = school
            .office
            .write(&school.senco, save(1, Some("2026-12-18"), &[]));
        assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
        school.write(&school.senco, save(2, Some("2026-10-23"), &[&link]));
        assert!(find(&school, "hazel").staff.is_empty());
    }

    #[test]
    fn an_adult_of_another_class_cannot_be_changed_through_this_one() {
        let school = TestSchool::new();
        let link = find(&school, "hazel").staff[0].link.record.id.clone();
        let steal: SaveClass = op(
            json!({ "id": "rowan", "version": 1, "removed": [link], "class": {
            "name": "rowan", "year_starting": 2026, "year_groups": ["5"], "staff": [] } }),
        );
        let written = school.office.write(&school.senco, steal);
        assert!(matches!(written, Err(Error::NotFound)), "{written:?}");
    }

    #[test]
    fn everything_wrong_with_a_class_is_told_at_once() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let bad: SaveClass = op(
            json!({ "id": null, "version": null, "removed": [], "class": { "name": "HAZEL",
            "year_starting": 2026, "year_groups": ["8"], "staff": [
            { "id": null, "version": null, "staff_id": "nobody", "from_on": null, "to_on": null },
            { "id": null, "version": null, "staff_id": "ta", "from_on": "2026-09-02", "to_on": "2026-09-01" }] } }),
        );
        let written = school.office.write(&school.senco, bad);
        let fields = [
            "name",
            "year_groups",
            "staff.0.staff_id",
            "staff.0.from_on",
            "staff.1.to_on",
        ];
        assert!(
            matches!(&written, Err(Error::Invalid(f)) if fields.iter().all(|field| f.of(field).len() == 1)),
            "{written:?}"
        );
        assert_eq!(school.audit_len(), before);
    }

    #[test]
    fn a_class_that_children_were_in_stays_and_an_empty_one_may_go() {
        let school = TestSchool::new();
        let void = |id: &ClassId| VoidClass {
            id: id.clone(),
            reason: "Made twice".to_owned(),
        };
        let refused = school
            .office
            .write(&school.senco, void(&ClassId::new("hazel")));
        assert!(
            matches!(&refused, Err(Error::Invalid(f)) if f.of("id").len() == 1),
            "{refused:?}"
        );
        let staff = json!([{ "id": null, "version": null, "staff_id": "ta", "from_on": "2026-09-01", "to_on": null }]);
        let id = school.write(&school.senco, new_class("elm", &staff));
        school.write(&school.senco, void(&id));
        let left = school.read(&school.senco, SchoolSettings {}).classes;
        assert!(left.iter().all(|view| view.class.record.name != "elm"));
    }

    #[test]
    fn only_an_administrator_changes_classes() {
        let school = TestSchool::new();
        for who in [
            &school.head,
            &school.teacher,
            &school.ta,
            &school.office_staff,
        ] {
            let written = school.office.write(who, new_class("elm", &json!([])));
            assert!(matches!(written, Err(Error::Forbidden)), "{written:?}");
        }
    }
}

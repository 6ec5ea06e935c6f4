//! Adding a class, and changing one with its adults.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::has_twin;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ClassId, LinkId, StaffId};
use crate::domain::record::person::{ClassStaff, Staff};
use crate::domain::record::school::SchoolClass;
use crate::domain::role::Action;
use crate::domain::year_group::YearGroup;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{in_order, required, required_day};
use crate::store::{Reader, WriteTx};

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
        if has_twin(tx, id, self.year_starting, &name)? {
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

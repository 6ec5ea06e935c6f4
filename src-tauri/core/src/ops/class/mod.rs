//! Classes: one for each school year, with the adults who teach or help in it.

mod save;
#[cfg(test)]
mod tests;
mod void;

use serde::Serialize;
use ts_rs::TS;

pub use save::{ClassDraft, ClassStaffDraft, SaveClass};
pub use void::{BringBackClass, VoidClass};

use crate::domain::id::ClassId;
use crate::domain::person_name::fold;
use crate::domain::record::person::{ClassStaff, Staff};
use crate::domain::record::school::SchoolClass;
use crate::domain::record::{Interval, Kept};
use crate::domain::role::Role;
use crate::error::Result;
use crate::store::Reader;

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

/// The teachers of a class today, by name.
pub(crate) fn teachers_of(tx: &Reader<'_>, class_id: &ClassId) -> Result<Vec<String>> {
    let today = tx.today();
    let here: Vec<ClassStaff> = tx
        .all::<ClassStaff>()?
        .into_iter()
        .map(|kept| kept.record)
        .filter(|one| one.class_id == *class_id)
        .filter(|one| {
            let (from_on, to_on) = (one.from_on, one.to_on);
            Interval { from_on, to_on }.holds_on(today)
        })
        .collect();
    let staff = tx.all::<Staff>()?.into_iter().map(|kept| kept.record);
    let mut names: Vec<String> = staff
        .filter(|one| one.role == Role::ClassTeacher)
        .filter(|one| here.iter().any(|link| link.staff_id == one.id))
        .map(|one| one.name)
        .collect();
    names.sort();
    Ok(names)
}

/// Whether another class of that year bears this name.
fn has_twin(tx: &Reader<'_>, id: &ClassId, year_starting: i32, name: &str) -> Result<bool> {
    let twin = tx.all::<SchoolClass>()?.into_iter().any(|other| {
        other.record.id != *id
            && other.record.year_starting == year_starting
            && fold(&other.record.name) == fold(name)
    });
    Ok(twin)
}

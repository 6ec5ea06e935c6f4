//! The child at the head of a paper, and the people who work with her.

use chrono::NaiveDate;

use super::PrintChoices;
use crate::documents::{ChildPaper, PersonPaper};
use crate::domain::id::StaffId;
use crate::domain::record::Interval;
use crate::domain::record::person::{ClassStaff, Duty, PupilStaff, Staff};
use crate::domain::record::pupil::ClassMember;
use crate::domain::record::school::SchoolClass;
use crate::domain::role::Role;
use crate::error::Result;
use crate::ops::pupil::PupilRef;
use crate::ops::team::outside_lead_of;
use crate::store::{Reader, Seen};

/// The child as papers name her. The UPN stays off.
pub(super) fn child_paper(
    tx: &Reader<'_>,
    pupil: &Seen,
    choices: PrintChoices,
) -> Result<ChildPaper> {
    let line = tx.pupil_line(pupil)?;
    let child = PupilRef::of(&line, tx.today());
    let photo = if choices.photo {
        tx.photo(pupil)?
    } else {
        None
    };
    Ok(ChildPaper {
        preferred_name: child.name,
        year: child.year_name,
        class: child.class_name.unwrap_or_default(),
        date_of_birth: Some(line.born_on),
        photo,
    })
}

/// The child as she was on an earlier day: the year and the class that she was in then. No photo, which is of now.
pub(super) fn child_paper_on(
    tx: &Reader<'_>,
    pupil: &Seen,
    choices: PrintChoices,
    day: NaiveDate,
) -> Result<ChildPaper> {
    let without = PrintChoices {
        photo: false,
        ..choices
    };
    let year = tx.pupil_line(pupil)?.year_group(day);
    let mut class = String::new();
    for kept in tx.about::<ClassMember>(pupil)? {
        let ClassMember { from_on, to_on, .. } = kept.record;
        if (Interval { from_on, to_on }).holds_on(day) {
            class = tx.get::<SchoolClass>(kept.record.class_id.as_str())?.name;
        }
    }
    Ok(ChildPaper {
        year: year.map_or_else(String::new, |year| year.name().to_owned()),
        class,
        ..child_paper(tx, pupil, without)?
    })
}

/// Class teacher, key worker and lead practitioner as of today, each once.
pub(super) fn people(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<PersonPaper>> {
    people_on(tx, pupil, tx.today())
}

/// Who worked with the child on a day.
pub(super) fn people_on(tx: &Reader<'_>, pupil: &Seen, day: NaiveDate) -> Result<Vec<PersonPaper>> {
    let staff = tx.all::<Staff>()?;
    let holds = |from_on, to_on| Interval { from_on, to_on }.holds_on(day);
    let mut people: Vec<(&str, StaffId)> = Vec::new();
    let classes = tx.about::<ClassMember>(pupil)?;
    for link in tx.all::<ClassStaff>()? {
        let link = link.record;
        let mut mine = classes.iter().map(|kept| &kept.record);
        let is_mine =
            mine.any(|one| one.class_id == link.class_id && holds(one.from_on, one.to_on));
        if is_mine && holds(link.from_on, link.to_on) {
            people.push(("Class teacher", link.staff_id));
        }
    }
    people.retain(|(_, id)| {
        let mut staff = staff.iter().map(|kept| &kept.record);
        staff.any(|one| one.id == *id && one.role == Role::ClassTeacher)
    });
    for (duty, role) in [
        (Duty::KeyWorker, "Key worker"),
        (Duty::LeadPractitioner, "Lead practitioner"),
    ] {
        for link in tx.about::<PupilStaff>(pupil)? {
            let link = link.record;
            if link.duty == duty && holds(link.from_on, link.to_on) {
                people.push((role, link.staff_id));
            }
        }
    }
    let name = |id: &StaffId| {
        let mut staff = staff.iter().map(|kept| &kept.record);
        staff.find(|one| one.id == *id).map(|one| one.name.clone())
    };
    let mut people: Vec<PersonPaper> = people
        .into_iter()
        .filter_map(|(role, id)| {
            Some(PersonPaper {
                role: role.to_owned(),
                name: name(&id)?,
            })
        })
        .collect();
    people.extend(outside_lead_of(tx, pupil)?.map(|kept| PersonPaper {
        role: "Lead practitioner".to_owned(),
        name: format!("{}, {}", kept.record.name, kept.record.role),
    }));
    Ok(people)
}

//! Which class a child is in, from which day.

use chrono::{Days, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ClassId, LinkId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::pupil::ClassMember;
use crate::domain::record::school::SchoolClass;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::required_day;
use crate::store::{Seen, WriteTx};

/// Moves a child to a class, or out of all classes, from a day on. The old membership ends the day before.
#[derive(Debug, Deserialize, TS)]
pub struct SetClass {
    pub pupil_id: PupilId,
    pub class_id: Option<ClassId>,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
}

impl WriteOp for SetClass {
    const ACTION: Action = Action::PupilWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let pupil = tx.seen(&self.pupil_id)?;
        let mut errors = FieldErrors::default();
        let from_on = required_day(
            &mut errors,
            "from_on",
            "the first day in the class",
            self.from_on,
        );
        errors.into_result()?;
        let held = latest(tx, &pupil)?;
        if let Some(held) = &held {
            if held.record.from_on > from_on {
                let sentence = format!(
                    "The class before it began on {}. Choose that day or a later one.",
                    long(held.record.from_on)
                );
                return Err(FieldErrors::one("from_on", sentence).into());
            }
            let goes_on = held.record.to_on.is_none_or(|to_on| to_on >= from_on);
            if goes_on && Some(&held.record.class_id) == self.class_id.as_ref() {
                return Ok(());
            }
        }
        match (held, self.class_id) {
            (Some(held), class_id) => follow(tx, held, class_id, from_on),
            (None, Some(class_id)) => put_in_class(tx, pupil.id(), &class_id, from_on),
            (None, None) => Ok(()),
        }
    }
}

/// Ends what was held the day before, and begins the new. A membership of no day at all becomes the new one.
fn follow(
    tx: &mut WriteTx<'_>,
    held: Kept<ClassMember>,
    class_id: Option<ClassId>,
    from_on: NaiveDate,
) -> Result<()> {
    let Kept {
        record: mut member,
        version,
        ..
    } = held;
    if member.from_on == from_on {
        return match class_id {
            Some(class_id) => {
                class_exists(tx, &class_id)?;
                member.class_id = class_id;
                member.to_on = None;
                tx.revise(&member, version)
            }
            None => {
                tx.void::<ClassMember>(member.id.as_str(), "Taken out of the class the same day")
            }
        };
    }
    let pupil_id = member.pupil_id.clone();
    if member.to_on.is_none_or(|to_on| to_on >= from_on) {
        member.to_on = from_on.checked_sub_days(Days::new(1));
        tx.revise(&member, version)?;
    }
    match class_id {
        Some(class_id) => put_in_class(tx, &pupil_id, &class_id, from_on),
        None => Ok(()),
    }
}

/// A new membership.
pub(crate) fn put_in_class(
    tx: &mut WriteTx<'_>,
    pupil_id: &PupilId,
    class_id: &ClassId,
    from_on: NaiveDate,
) -> Result<()> {
    class_exists(tx, class_id)?;
    tx.add(&ClassMember {
        id: LinkId::new(tx.new_id()),
        pupil_id: pupil_id.clone(),
        class_id: class_id.clone(),
        from_on,
        to_on: None,
    })
}

fn class_exists(tx: &WriteTx<'_>, class_id: &ClassId) -> Result<()> {
    match tx.get::<SchoolClass>(class_id.as_str()) {
        Err(Error::NotFound) => Err(FieldErrors::one(
            "class_id",
            "That class is no longer there. Choose another.",
        )
        .into()),
        other => other.map(|_| ()),
    }
}

/// The membership that began last.
fn latest(tx: &WriteTx<'_>, pupil: &Seen) -> Result<Option<Kept<ClassMember>>> {
    Ok(tx
        .about::<ClassMember>(pupil)?
        .into_iter()
        .max_by(|a, b| a.record.from_on.cmp(&b.record.from_on)))
}

//! The office's morning: who is new, and what is missing of names, classes and contacts. Nothing of SEND.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::number;
use crate::error::Result;
use crate::ops::pupil::PupilRef;
use crate::store::{PupilLine, ReadTx};

/// How long a child counts as a new starter, in days.
const NEW_FOR_DAYS: u64 = 60;

/// What the office has to look after.
#[derive(Debug, Serialize, TS)]
pub struct OfficeToday {
    pub children: u32,
    /// Children who started lately or start soon.
    pub new_starters: Vec<NewStarter>,
    pub without_class: Vec<PupilRef>,
    pub without_contact: Vec<PupilRef>,
    pub without_upn: Vec<PupilRef>,
}

/// A child who started lately or starts soon, with what is still missing.
#[derive(Debug, Serialize, TS)]
pub struct NewStarter {
    pub pupil: PupilRef,
    #[ts(type = "string")]
    pub admitted_on: NaiveDate,
    pub has_class: bool,
    pub has_contact: bool,
}

pub(super) fn office_today(tx: &ReadTx<'_>) -> Result<OfficeToday> {
    let today = tx.today();
    let with_contact = tx.pupils_with_contact()?;
    let here = tx.roll()?;
    let admitted = |line: &PupilLine| line.admitted_on.is_none_or(|on| on <= today);
    let named = |wanted: &dyn Fn(&PupilLine) -> bool| -> Vec<PupilRef> {
        here.iter()
            .filter(|line| wanted(line))
            .map(|line| PupilRef::of(line, today))
            .collect()
    };
    let mut new_starters: Vec<NewStarter> = here
        .iter()
        .filter_map(|line| {
            let admitted_on = line
                .admitted_on
                .filter(|on| *on + Days::new(NEW_FOR_DAYS) >= today)?;
            Some(NewStarter {
                pupil: PupilRef::of(line, today),
                admitted_on,
                has_class: line.class_id.is_some(),
                has_contact: with_contact.contains(&line.id),
            })
        })
        .collect();
    new_starters.sort_by_key(|starter| std::cmp::Reverse(starter.admitted_on));
    Ok(OfficeToday {
        children: number(here.iter().filter(|line| admitted(line)).count()),
        new_starters,
        without_class: named(&|line| admitted(line) && line.class_id.is_none()),
        without_contact: named(&|line| !with_contact.contains(&line.id)),
        without_upn: named(&|line| {
            admitted(line)
                && line.upn.is_none()
                && !line.year_group(today).is_none_or(|year| year.is_nursery())
        }),
    })
}

//! The register as it was on a day: census day, the day of an inspection. Worked out from the intervals that the records
//! hold, with the names that stages had then; nothing of it is kept a second time.

use chrono::NaiveDate;

use super::RegisterPart;
use super::gather::{Gathered, Names};
use super::register::{past_columns, title};
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::record::Kind;
use crate::domain::role::Action;
use crate::error::Result;
use crate::ops::register::register_rows_on;
use crate::store::Reader;

pub(super) fn gather(tx: &Reader<'_>, on: NaiveDate, part: RegisterPart) -> Result<Gathered> {
    if on > tx.today() {
        let sentence = "That day is still to come. Choose today or an earlier day.";
        return Err(FieldErrors::one("on", sentence).into());
    }
    let title = title(part, tx.session().may(Action::SendRead));
    let names = Names {
        title: format!("{title} on {}", long(on)),
        row: "child",
        exported: "exported the register of an earlier day",
        printed: "printed the register of an earlier day",
        kind: Kind::Pupil,
        order: "Name",
    };
    let rows = register_rows_on(tx, on)?.into_iter();
    Ok(Gathered::new(
        names,
        &past_columns(tx.session()),
        rows.filter(|row| part.holds(row)).map(|row| {
            let id = row.pupil.id.clone();
            (id.to_string(), Some(id), row)
        }),
    ))
}

#[cfg(test)]
#[path = "past_register_tests.rs"]
mod tests;

//! Checks that many operations make of what was typed. Each adds its sentence and goes on, so that a person sees
//! everything at once; the value it gives back counts only once `FieldErrors::into_result` has passed.

use chrono::NaiveDate;

use crate::domain::field_errors::FieldErrors;
use crate::error::Error;

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

/// Trimmed text that must not be empty.
pub(crate) fn required(
    errors: &mut FieldErrors,
    field: &str,
    sentence: &str,
    text: &str,
) -> String {
    let text = text.trim();
    if text.is_empty() {
        errors.add(field, sentence);
    }
    text.to_owned()
}

/// A day that must be given. `what` goes into the sentence: "Enter {what}."
pub(crate) fn required_day(
    errors: &mut FieldErrors,
    field: &str,
    what: &str,
    day: Option<NaiveDate>,
) -> NaiveDate {
    day.unwrap_or_else(|| {
        errors.add(field, format!("Enter {what} as day, month and year."));
        NaiveDate::default()
    })
}

/// A day that must be given and is not after today.
pub(crate) fn not_in_future(
    errors: &mut FieldErrors,
    field: &str,
    what: &str,
    day: Option<NaiveDate>,
    today: NaiveDate,
) -> NaiveDate {
    let day = required_day(errors, field, what, day);
    if day > today {
        errors.add(field, format!("That is after today. Check {what}."));
    }
    day
}

/// An end that is not before its start.
pub(crate) fn in_order(
    errors: &mut FieldErrors,
    field: &str,
    from_on: NaiveDate,
    to_on: Option<NaiveDate>,
) {
    if to_on.is_some_and(|to| to < from_on) {
        errors.add(field, "The end is before the start. Check both dates.");
    }
}

/// Why a record is taken back; there must be a reason.
pub(crate) fn void_reason(reason: &str) -> crate::Result<String> {
    let mut errors = FieldErrors::default();
    let reason = required(&mut errors, "reason", "Say why this is taken back.", reason);
    errors.into_result()?;
    Ok(reason)
}

//! The school's calendar: academic years of six half-terms, INSET days, closures, and the school days between.
//!
//! England's school year runs from 1 September to 31 August. The school enters its own dates; bank holidays are
//! computed. A year that has not been entered is answered from proposed dates, so that no deadline is left without one.

mod academic_year;
mod half_term;
mod proposed;
mod school_calendar;

pub use academic_year::{AcademicYear, academic_year_of, year_label};
pub use half_term::{HalfTerm, HalfTermSlot, Term, TermNaming};
pub use school_calendar::SchoolCalendar;

//! What the sample school itself owes once a year: its SEN information report of each autumn, one of them late.

use chrono::{Days, NaiveDate};

use super::past::Past;
use super::school::School;
use crate::domain::clock::YearlyDuty;
use crate::domain::id::DutyDoneId;
use crate::domain::record::school::DutyDone;
use crate::domain::role::Action;

/// The report is put on the website in the third week of September; in the first year it waited for the new website.
pub(super) fn tell(past: &mut Past, school: &School) {
    let years = school.years();
    let first = *years.start();
    for starting in years {
        let late = starting == first;
        let (month, day) = if late { (10, 9) } else { (9, 19) };
        let Some(on) = NaiveDate::from_ymd_opt(starting, month, day) else {
            continue;
        };
        let on = school.school_day_before(on, 0);
        if on + Days::new(1) > school.today {
            continue;
        }
        let at = past.moment(on, 430);
        let record = DutyDone {
            id: DutyDoneId::new(past.id(at)),
            duty: YearlyDuty::InformationReport,
            starting,
            done_on: Some(on),
            place: "www.sedgecombe.example/send".to_owned(),
            late_reason: if late {
                "The website was being moved to its new address.".to_owned()
            } else {
                String::new()
            },
            not_for_us: String::new(),
        };
        past.add(at, school.senco(), Action::DutyWrite, record);
    }
}

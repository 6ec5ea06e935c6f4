//! Any list as one of targets or provision: its columns and every value in them.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use waymark_core::exchange::plans::{PlanField, is_plan_heading, match_plan_columns, rows_of};
use waymark_core::exchange::{Wish, read};

fuzz_target!(|bytes: &[u8]| {
    let wish = Wish {
        knows: &is_plan_heading,
        ..Wish::default()
    };
    let (Ok(table), Some(today)) = (read(bytes, &wish), NaiveDate::from_ymd_opt(2026, 11, 10)) else {
        return;
    };
    let columns: Vec<Option<PlanField>> = match_plan_columns(&table.headers)
        .into_iter()
        .map(|found| found.map(|(field, _)| field))
        .collect();
    let _ = rows_of(&table, &columns, &[], today);
});

//! Any list as one of children: its columns and every value in them.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use waymark_core::exchange::pupils::{ColumnMeaning, children_of, is_heading, match_columns};
use waymark_core::exchange::{Wish, read};

fuzz_target!(|bytes: &[u8]| {
    let wish = Wish {
        knows: &is_heading,
        ..Wish::default()
    };
    let (Ok(table), Some(today)) = (read(bytes, &wish), NaiveDate::from_ymd_opt(2026, 11, 10)) else {
        return;
    };
    let columns: Vec<Option<ColumnMeaning>> = match_columns(&table.headers)
        .into_iter()
        .map(|found| found.map(|(meaning, _)| meaning))
        .collect();
    let _ = children_of(&table, &columns, &[], today);
});

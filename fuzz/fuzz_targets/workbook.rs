//! Any bytes as a workbook: the zip, what it unpacks to, and the sheets in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_core::exchange::{Wish, read};

fuzz_target!(|bytes: &[u8]| {
    let mut workbook = b"PK\x03\x04".to_vec();
    workbook.extend_from_slice(bytes.strip_prefix(b"PK\x03\x04").unwrap_or(bytes));
    let _ = read(&workbook, &Wish::default());
});

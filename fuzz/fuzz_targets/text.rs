//! Any bytes as a text file: encodings, delimiters, quotes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_core::exchange::{Wish, read};

fuzz_target!(|bytes: &[u8]| {
    // A zip has a target of its own.
    if !bytes.starts_with(b"PK") {
        let _ = read(bytes, &Wish::default());
    }
});

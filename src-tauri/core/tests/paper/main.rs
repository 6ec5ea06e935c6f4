//! Promises about paper: nothing entered is lost, every reader can read it, it looks as designed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod checker;
mod ehc;
mod flow;
mod letters;
mod list;
mod medical;
mod papers;
mod pictures;
mod samples;
mod tags;
mod text;
mod tools;

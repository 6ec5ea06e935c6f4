//! The desk with real folders: setting up, signing in, what a wrong password costs, who may do which command.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod backups;
mod commands;
mod damage;
mod drill;
mod fixture;
mod keys;
mod sample;
mod setting_up;
mod signing_in;
mod trail;

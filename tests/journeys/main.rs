//! Journeys in the real window, each ending in what a person sees or what is on disk or paper.
//!
//! `cargo xtask test --only journeys -- <name>` runs one.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(
    clippy::await_holding_lock,
    clippy::type_complexity,
    reason = "each journey has a thread and a runtime of its own, so a lock that is held stops no other task"
)]

mod along;
mod asked_to_see;
mod at_the_door;
mod attaching;
mod batch;
mod colours;
mod coming_back;
mod destroying;
mod every_screen;
mod falling_over;
mod graduated;
mod graduated_plus;
mod harness;
mod holding_a_round;
mod importing;
mod keys;
mod looking_round;
mod messages;
mod opening;
mod placing;
mod plan_by_hand;
mod printing;
mod reading_the_trail;
mod restoring;
mod reviewing;
mod signing_in;
mod six_stages;
mod statutory;
mod supporting;
mod taking_out;
mod trust;
mod writing_a_plan;

//! The verbs: what a user can do, one file a noun. Each is a struct that is its own input.
//!
//! An operation checks its input (all problems at once), reads and writes through the transaction it is given, and
//! returns a view for the window. It opens no file, knows no window, and cannot get past the office.

pub mod adult;
pub mod agency;
#[cfg(test)]
mod asks;
pub mod assessment;
pub mod attachment;
pub mod audit;
pub mod bank;
pub mod calendar;
pub(crate) mod check;
pub mod chronology;
pub mod class;
pub mod clocks;
pub mod concern;
pub mod contact;
pub mod data_protection;
pub mod disclosure;
pub mod display;
pub mod draft;
pub mod duty;
pub mod ehc;
pub mod equality;
pub mod evening;
pub mod factor;
pub mod family_paper;
pub mod history;
pub mod import;
pub mod letter;
pub mod list;
pub mod medical;
pub mod need;
pub mod note;
pub mod pathway;
pub mod photo;
pub mod placement;
pub mod plan;
pub mod print;
pub mod profile;
pub mod pupil;
pub mod rating;
pub mod register;
pub mod reintegration;
pub mod review;
pub mod round;
pub mod saved_view;
pub mod school;
pub mod search;
pub mod set_up;
pub mod staff;
pub mod taken_back;
pub mod team;
pub mod today;
pub mod trail;
#[cfg(test)]
mod trail_holds;
mod undo;

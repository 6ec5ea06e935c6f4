//! The rules of a school's SEND record: pure, without files, clock or window.
//!
//! Nothing here reads the date, the disk or the database: "today" is always a parameter, so every rule can be
//! asked about any day and tested without waiting for one.

pub mod act_kind;
pub mod agency;
pub mod attachment;
pub mod backup;
pub mod bank;
pub mod bank_holiday;
pub mod calendar;
pub mod clock;
pub(crate) mod coded;
pub mod concern;
pub mod date_words;
pub mod disclosure;
pub mod display;
pub mod ehc;
pub mod equality;
pub mod evening;
pub mod factor;
pub mod field_errors;
pub mod hint;
pub mod ics;
pub mod id;
pub mod letter;
pub mod measure;
pub mod medical;
mod name_search;
pub mod need;
pub mod paper;
pub mod password;
pub mod pathway;
pub mod person_name;
pub mod record;
pub mod reintegration;
pub mod retention;
pub mod role;
pub mod round;
pub mod snippet;
pub mod success;
pub mod team;
pub mod third_party;
pub mod time_of_day;
pub mod upn;
pub mod voice;
pub mod word_diff;
pub mod word_lists;
pub mod words;
pub mod year_group;

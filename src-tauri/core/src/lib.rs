//! core

pub mod domain;

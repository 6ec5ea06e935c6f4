//! From blocks to pages: what stands where, and what each piece means to a screen reader.
//!
//! `block` says what a paper contains; `text` breaks words into lines, and `runs` makes glyphs of them; `flow` turns blocks into
//! strips, with `panel`, `form` and `table` for what has a look of its own; `page` stacks the
//! strips. `structure` keeps the reading order. Nothing here knows PDF.

pub(crate) mod block;
pub(crate) mod columns;
pub(crate) mod flow;
pub(crate) mod form;
pub(crate) mod page;
pub(crate) mod panel;
mod prepare;
mod rings;
mod runs;
pub(crate) mod strip;
pub(crate) mod structure;
pub(crate) mod table;
pub(crate) mod text;

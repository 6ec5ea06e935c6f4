//! From blocks to pages: what stands where, and what each piece means to a screen reader.
//!
//! `block` says what a paper contains, `text` breaks words into lines, `flow` and `table` turn
//! blocks into strips that can be stacked, `page` stacks them. Nothing here knows PDF.

pub(crate) mod block;
pub(crate) mod flow;
pub(crate) mod page;
pub(crate) mod structure;
pub(crate) mod table;
pub(crate) mod text;

//! A way of looking at a list that somebody gave a name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::coded::coded;
use crate::domain::id::{SavedViewId, StaffId};

coded! {
    /// A list that can be looked at in ways of one's own.
    pub enum SavedList {
        Register = "register", "Register";
    }
}

/// A way of looking at a list: one's own, or everybody's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedView {
    pub id: SavedViewId,
    pub list: SavedList,
    pub name: String,
    /// Who made it; only this person sees it unless it is shared.
    pub staff_id: StaffId,
    pub shared: bool,
    /// Whether the list opens with it: one's own before a shared one.
    pub opens_first: bool,
    pub look: ListLook,
}
record!(SavedView, SavedView, of the school);

/// What is shown of a list, by the keys that the list itself gives to its parts. No child is named in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListLook {
    /// Whom of all: "register", "everybody".
    pub part: String,
    /// The answers chosen to each question; a question without an answer is not in it.
    #[ts(type = "Record<string, Array<string>>")]
    pub chosen: BTreeMap<String, Vec<String>>,
    /// The columns in their order.
    pub columns: Vec<String>,
    /// The column that the rows are in order of.
    pub sort_by: String,
    pub descending: bool,
}

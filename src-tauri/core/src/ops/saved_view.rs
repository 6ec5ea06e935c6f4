//! Ways of looking at a list, kept under a name: each person's own, and those that the SENCO shares with everybody.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::required;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::SavedViewId;
use crate::domain::person_name::fold;
use crate::domain::record::Kept;
use crate::domain::record::saved_view::{ListLook, SavedList, SavedView};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::{ReadOp, WriteOp};
use crate::store::{ReadTx, Reader, WriteTx};

/// A name that fits a tab.
const LONGEST_NAME: usize = 40;
/// A look with more parts than this is none that the window made.
const MOST_PARTS: usize = 60;

/// The views of a list that this person has: their own, then the shared ones, each by name.
#[derive(Debug, Deserialize, TS)]
pub struct ListSavedViews {
    pub list: SavedList,
}

/// A view for the screen.
#[derive(Debug, Serialize, TS)]
pub struct SavedViewLine {
    pub view: Kept<SavedView>,
    /// Whether this person may change it or take it away.
    pub may_change: bool,
}

impl ReadOp for ListSavedViews {
    const ACTION: Action = Action::OwnWrite;
    type Output = Vec<SavedViewLine>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<SavedViewLine>> {
        let mut views: Vec<_> = tx
            .all::<SavedView>()?
            .into_iter()
            .filter(|kept| kept.record.list == self.list && is_shown(tx, &kept.record))
            .map(|view| SavedViewLine {
                may_change: may_change(tx, &view.record),
                view,
            })
            .collect();
        views.sort_by_cached_key(|line| (line.view.record.shared, fold(&line.view.record.name)));
        Ok(views)
    }
}

fn is_mine(tx: &Reader<'_>, view: &SavedView) -> bool {
    view.staff_id == *tx.session().staff_id()
}

fn is_shown(tx: &Reader<'_>, view: &SavedView) -> bool {
    view.shared || is_mine(tx, view)
}

fn may_change(tx: &Reader<'_>, view: &SavedView) -> bool {
    if view.shared {
        tx.session().may(Action::ViewShare)
    } else {
        is_mine(tx, view)
    }
}

/// A view with its version, where this person may change it.
fn own_view(tx: &Reader<'_>, id: &SavedViewId) -> Result<Kept<SavedView>> {
    let kept = tx.kept::<SavedView>(id.as_str())?;
    if !is_shown(tx, &kept.record) {
        return Err(Error::NotFound);
    }
    if may_change(tx, &kept.record) {
        Ok(kept)
    } else {
        Err(Error::Forbidden)
    }
}

/// What is typed about a view, and the look that it keeps.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SavedViewDraft {
    pub name: String,
    /// Whether everybody has it.
    pub shared: bool,
    /// Whether the list opens with it.
    pub opens_first: bool,
    pub look: ListLook,
}

/// Keeps a new view, or one as it now is.
#[derive(Debug, Deserialize, TS)]
pub struct SaveView {
    pub list: SavedList,
    /// The view to change and the version it was read at; neither for a new one.
    pub id: Option<SavedViewId>,
    pub version: Option<i32>,
    pub view: SavedViewDraft,
}

impl WriteOp for SaveView {
    const ACTION: Action = Action::OwnWrite;
    type Output = SavedViewId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<SavedViewId> {
        if self.view.shared && !tx.session().may(Action::ViewShare) {
            return Err(Error::Forbidden);
        }
        let before = match &self.id {
            Some(id) => Some(own_view(tx, id)?),
            None => None,
        };
        let id = match &before {
            Some(kept) => kept.record.id.clone(),
            None => SavedViewId::new(tx.new_id()),
        };
        let made_by = match &before {
            Some(kept) => kept.record.staff_id.clone(),
            None => tx.session().staff_id().clone(),
        };
        let view = SavedView {
            id: id.clone(),
            list: self.list,
            name: checked_name(tx, &id, &self)?,
            staff_id: made_by,
            shared: self.view.shared,
            opens_first: self.view.opens_first,
            look: checked_look(self.view.look)?,
        };
        if view.opens_first {
            give_way(tx, &view)?;
        }
        match before {
            Some(kept) => tx.revise(&view, self.version.unwrap_or(kept.version))?,
            None => tx.add(&view)?,
        }
        Ok(id)
    }
}

fn checked_name(tx: &Reader<'_>, id: &SavedViewId, save: &SaveView) -> Result<String> {
    let mut errors = FieldErrors::default();
    let sentence = "Give the view a name that says what it shows.";
    let name = required(&mut errors, "name", sentence, &save.view.name);
    if name.chars().count() > LONGEST_NAME {
        errors.add("name", "Make the name shorter: it has room for 40 letters.");
    }
    let taken = tx.all::<SavedView>()?.into_iter().any(|kept| {
        let other = kept.record;
        other.id != *id
            && other.list == save.list
            && is_shown(tx, &other)
            && fold(&other.name) == fold(&name)
    });
    if taken {
        errors.add(
            "name",
            format!("There is a view called {name} already. Choose another name."),
        );
    }
    errors.into_result()?;
    Ok(name)
}

fn checked_look(look: ListLook) -> Result<ListLook> {
    let parts = look.columns.len() + look.chosen.values().map(Vec::len).sum::<usize>();
    if parts > MOST_PARTS * 10 || look.chosen.len() > MOST_PARTS {
        return Err(Error::BadInput("a look of too many parts".to_owned()));
    }
    Ok(look)
}

/// A list opens with one view: the others of the same people no longer do.
fn give_way(tx: &mut WriteTx<'_>, view: &SavedView) -> Result<()> {
    for kept in tx.all::<SavedView>()? {
        let same = kept.record.list == view.list
            && kept.record.shared == view.shared
            && (view.shared || kept.record.staff_id == view.staff_id);
        if same && kept.record.opens_first && kept.record.id != view.id {
            let later = SavedView {
                opens_first: false,
                ..kept.record
            };
            tx.revise(&later, kept.version)?;
        }
    }
    Ok(())
}

/// Takes a view away. It can be brought back.
#[derive(Debug, Deserialize, TS)]
pub struct RemoveView {
    pub id: SavedViewId,
}

impl WriteOp for RemoveView {
    const ACTION: Action = Action::OwnWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        own_view(tx, &self.id)?;
        tx.void::<SavedView>(self.id.as_str(), "no longer wanted")
    }
}

/// Brings back a view that was taken away.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackView {
    pub id: SavedViewId,
}

impl WriteOp for BringBackView {
    const ACTION: Action = Action::OwnWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kept = own_view(tx, &self.id)?;
        // Another may open the list by now.
        if kept.record.opens_first {
            give_way(tx, &kept.record)?;
        }
        tx.bring_back::<SavedView>(self.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::{Value, json};

    use super::*;
    use crate::office::Session;
    use crate::testing::{TestSchool, op};

    fn draft(name: &str, shared: bool, opens_first: bool) -> Value {
        json!({ "name": name, "shared": shared, "opens_first": opens_first, "look": {
            "part": "register", "chosen": { "year": ["4"] }, "columns": ["name", "stage"],
            "sort_by": "review", "descending": true } })
    }

    fn save(name: &str, shared: bool, opens_first: bool) -> SaveView {
        let view = draft(name, shared, opens_first);
        op(json!({ "list": "register", "id": null, "version": null, "view": view }))
    }

    fn names(school: &TestSchool, who: &Session) -> Vec<(String, bool)> {
        let list = SavedList::Register;
        let lines = school.read(who, ListSavedViews { list });
        let of_line =
            |line: SavedViewLine| (line.view.record.name.clone(), line.view.record.opens_first);
        lines.into_iter().map(of_line).collect()
    }

    #[test]
    fn a_view_keeps_the_look_and_is_its_makers_alone() {
        let school = TestSchool::new();
        let before = school.audit_len();
        school.write(&school.ta, save(" Year 4 ", false, false));
        assert_eq!(school.audit_len(), before + 1);
        let list = SavedList::Register;
        let lines = school.read(&school.ta, ListSavedViews { list });
        assert_eq!(lines[0].view.record.name, "Year 4");
        assert_eq!(lines[0].view.record.look.chosen["year"], ["4"]);
        assert_eq!(lines[0].view.record.look.columns, ["name", "stage"]);
        assert!(lines[0].may_change);
        assert!(names(&school, &school.senco).is_empty());
    }

    #[test]
    fn the_senco_shares_and_others_only_look() {
        let school = TestSchool::new();
        school.forbids(&[&school.teacher, &school.head], || {
            save("All of us", true, false)
        });
        let id = school.write(&school.senco, save("All of us", true, false));
        let list = SavedList::Register;
        let lines = school.read(&school.teacher, ListSavedViews { list });
        assert_eq!(lines.len(), 1);
        assert!(!lines[0].may_change);
        school.forbids(&[&school.teacher], || RemoveView { id: id.clone() });
    }

    #[test]
    fn a_view_of_another_person_is_not_found() {
        let school = TestSchool::new();
        let id = school.write(&school.ta, save("Mine", false, false));
        let removed = school
            .office
            .write(&school.senco, RemoveView { id: id.clone() });
        assert!(matches!(removed, Err(Error::NotFound)), "{removed:?}");
        let change: SaveView = op(json!({ "list": "register", "id": id, "version": 1,
            "view": draft("Yours", false, false) }));
        let changed = school.office.write(&school.senco, change);
        assert!(matches!(changed, Err(Error::NotFound)), "{changed:?}");
    }

    #[test]
    fn one_view_of_ones_own_opens_the_list_and_one_of_the_shared() {
        let school = TestSchool::new();
        school.write(&school.senco, save("First", false, true));
        school.write(&school.senco, save("For all", true, true));
        school.write(&school.senco, save("Second", false, true));
        let expected = [("First", false), ("Second", true), ("For all", true)];
        let expected = expected.map(|(name, first)| (name.to_owned(), first));
        assert_eq!(names(&school, &school.senco), expected);
    }

    #[test]
    fn a_name_is_wanted_once_and_short() {
        let school = TestSchool::new();
        school.write(&school.senco, save("Année 4", false, false));
        for (name, says) in [
            ("  ", "Give the view a name"),
            ("annee 4", "There is a view called annee 4"),
            (
                "A name that goes on and on until nobody reads it",
                "Make the name shorter",
            ),
        ] {
            let written = school.office.write(&school.senco, save(name, false, false));
            assert!(
                matches!(&written, Err(Error::Invalid(f)) if f.of("name")[0].starts_with(says)),
                "{written:?}"
            );
        }
        school.write(&school.teacher, save("Année 4", false, false));
    }

    #[test]
    fn a_view_is_changed_taken_away_and_brought_back() {
        let school = TestSchool::new();
        let id = school.write(&school.senco, save("Year 4", false, true));
        let change = |version: i32| -> SaveView {
            op(json!({ "list": "register", "id": id, "version": version,
                "view": draft("Year 4 by review", false, true) }))
        };
        school.write(&school.senco, change(1));
        let late: SaveView = op(json!({ "list": "register", "id": id, "version": 1,
            "view": draft("Another", false, true) }));
        let late = school.office.write(&school.senco, late);
        assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
        school.write(&school.senco, RemoveView { id: id.clone() });
        assert!(names(&school, &school.senco).is_empty());
        school.write(&school.senco, save("Other", false, true));
        school.write(&school.senco, BringBackView { id });
        let expected = [("Other", false), ("Year 4 by review", true)];
        let expected = expected.map(|(name, first)| (name.to_owned(), first));
        assert_eq!(names(&school, &school.senco), expected);
    }
}

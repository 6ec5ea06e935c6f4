//! The agencies that the school works with.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::agency::AgencyKind;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::AgencyId;
use crate::domain::person_name::fold;
use crate::domain::record::Kept;
use crate::domain::record::agency::Agency;
use crate::domain::role::Action;
use crate::domain::words::count;
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::ops::check::{required, void_reason};
use crate::store::{ReadTx, Reader, WriteTx};

/// The agencies of the school, by name.
#[derive(Debug, Deserialize, TS)]
pub struct ListAgencies {}

/// An agency of the list.
#[derive(Debug, Serialize, TS)]
pub struct AgencyLine {
    pub agency: Kept<Agency>,
    /// How many children it works with today.
    pub children: u32,
}

impl ReadOp for ListAgencies {
    const ACTION: Action = Action::SchoolRead;
    type Output = Vec<AgencyLine>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<AgencyLine>> {
        let counts = tx.agency_counts()?;
        let lines = agencies(tx)?.into_iter().map(|agency| AgencyLine {
            children: counts
                .get(agency.record.id.as_str())
                .copied()
                .unwrap_or_default(),
            agency,
        });
        Ok(lines.collect())
    }
}

/// The agencies by name, without those taken off the list.
pub(super) fn agencies(tx: &Reader<'_>) -> Result<Vec<Kept<Agency>>> {
    let mut agencies = tx.all::<Agency>()?;
    agencies.sort_by_key(|kept| fold(&kept.record.name));
    Ok(agencies)
}

/// What is typed about an agency, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AgencyDraft {
    pub name: String,
    pub agency_kind: Option<AgencyKind>,
    pub contact_name: String,
    pub telephone: String,
    pub email: String,
    pub note: String,
}

impl AgencyDraft {
    fn checked(self, tx: &Reader<'_>, id: AgencyId) -> Result<Agency> {
        let mut errors = FieldErrors::default();
        let name = required(
            &mut errors,
            "name",
            "Enter the name of the agency.",
            &self.name,
        );
        let twice = agencies(tx)?
            .into_iter()
            .any(|kept| kept.record.id != id && fold(&kept.record.name) == fold(&name));
        if twice {
            errors.add("name", "An agency of this name is in the list already.");
        }
        let agency_kind = self.agency_kind.unwrap_or_else(|| {
            errors.add("agency_kind", "Choose what it is.");
            AgencyKind::Other
        });
        errors.into_result()?;
        let text = |text: String| text.trim().to_owned();
        Ok(Agency {
            id,
            name,
            agency_kind,
            contact_name: text(self.contact_name),
            telephone: text(self.telephone),
            email: text(self.email),
            note: text(self.note),
        })
    }
}

/// Adds an agency to the list, or with `id` changes one.
#[derive(Debug, Deserialize, TS)]
pub struct SaveAgency {
    pub id: Option<AgencyId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub agency: AgencyDraft,
}

impl WriteOp for SaveAgency {
    const ACTION: Action = Action::AgencyWrite;
    type Output = AgencyId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<AgencyId> {
        match self.id {
            None => {
                let id = AgencyId::new(tx.new_id());
                let agency = self.agency.checked(tx, id.clone())?;
                tx.add(&agency)?;
                Ok(id)
            }
            Some(id) => {
                tx.get::<Agency>(id.as_str())?;
                let agency = self.agency.checked(tx, id.clone())?;
                tx.revise(&agency, self.version.unwrap_or_default())?;
                Ok(id)
            }
        }
    }
}

/// Takes an agency off the list, where it works with no child. Its past work keeps its name.
#[derive(Debug, Deserialize, TS)]
pub struct VoidAgency {
    pub id: AgencyId,
    pub reason: String,
}

impl WriteOp for VoidAgency {
    const ACTION: Action = Action::AgencyWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let reason = void_reason(&self.reason)?;
        let working = tx.agency_counts()?.get(self.id.as_str()).copied();
        if let Some(children) = working.filter(|children| *children > 0) {
            let sentence = format!(
                "It works with {}. Close its work with them first.",
                children_words(children)
            );
            return Err(FieldErrors::one("reason", sentence).into());
        }
        tx.void::<Agency>(self.id.as_str(), &reason)
    }
}

fn children_words(children: u32) -> String {
    if children == 1 {
        "one child".to_owned()
    } else {
        count(children, "child").replace("childs", "children")
    }
}

/// Brings an agency back to the list.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackAgency {
    pub id: AgencyId,
}

impl WriteOp for BringBackAgency {
    const ACTION: Action = Action::AgencyWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.bring_back::<Agency>(self.id.as_str())
    }
}

//! A list of records to be destroyed on paper, to be signed by hand; or the sheet of one that is done.

use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

use super::list::{everybody, listed, past_their_date};
use crate::documents::{self, DestructionPaper, DestructionRowPaper};
use crate::domain::id::DestructionId;
use crate::domain::record::Kind;
use crate::domain::record::data_protection::Destruction;
use crate::domain::retention::BACKUPS_STILL_HOLD_IT;
use crate::domain::role::Action;
use crate::domain::words::count;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::print::{PaperOp, PrintedPaper, Sheet};
use crate::store::{FieldChange, WriteTx};

/// Prints a list that waits, with the children on it, or what a signed one destroyed, without anybody’s name.
#[derive(Debug, Deserialize, TS)]
pub struct PrintDestruction {
    pub id: DestructionId,
}

impl WriteOp for PrintDestruction {
    const ACTION: Action = Action::ProtectionRead;
    type Output = Sheet<DestructionPaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let kept = tx.kept::<Destruction>(self.id.as_str())?;
        if kept.voided.is_some() {
            return Err(Error::NotFound);
        }
        let list = kept.record;
        let children = match list.signed_on {
            Some(_) => Vec::new(),
            None => {
                let on_it = listed(tx, &list.id)?;
                let past = past_their_date(tx, &everybody(tx)?)?.into_iter();
                past.filter(|child| on_it.contains(&child.pupil.id))
                    .collect()
            }
        };
        let told = FieldChange {
            field: "children".to_owned(),
            from: serde_json::Value::Null,
            to: json!(children.len()),
        };
        let id = list.id.as_str();
        tx.note_act_on(Kind::Destruction, id, None, "printed", vec![told]);
        let view = DestructionPaper {
            number: list.number,
            prepared_on: Some(list.prepared_on),
            prepared_by: kept.recorded_by_name,
            years: list.years,
            children: (children.into_iter())
                .map(|child| DestructionRowPaper {
                    name: child.pupil.name,
                    born_on: child.born_on,
                    left_on: child.left_on,
                    kept_until: child.kept_until,
                    file: child.sent_words,
                })
                .collect(),
            signed_on: list.signed_on,
            signed_by: list.signed_by,
            done: format!(
                "{}, {}, {} of the audit trail emptied",
                match list.children {
                    1 => "1 child".to_owned(),
                    many => format!("{many} children"),
                },
                count(list.records, "record"),
                match list.entries {
                    1 => "1 entry".to_owned(),
                    many => format!("{many} entries"),
                },
            ),
            backups: BACKUPS_STILL_HOLD_IT.to_owned(),
        };
        let name = format!("Destruction list {}", list.number);
        Sheet::of_school(tx, &name, view, Vec::new())
    }
}

impl PaperOp for PrintDestruction {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        sheet.laid_out(documents::destruction)
    }
}

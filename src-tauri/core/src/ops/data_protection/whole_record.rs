//! Everything about one child as one export: a paper to read and to go through before it is sent, and JSON of every
//! record with every act on it. It is gathered in one look at the file, and laid out with the file free.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};
use ts_rs::TS;

use super::whole_gather::{Gathered, gather};
use crate::documents::{PaperChoices, PaperStamp, WholeRecordPaper, whole_record};
use crate::domain::id::{AccessRequestId, PupilId};
use crate::domain::record::Kind;
use crate::domain::record::data_protection::AccessRequest;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::{LongOp, ReadOp, Turns, WriteOp};
use crate::store::{ReadTx, WriteTx};

/// Takes everything about a child out of the file.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ExportWholeRecord {
    pub pupil_id: PupilId,
    /// The request that it answers, where there is one.
    pub request_id: Option<AccessRequestId>,
}

/// The two files, to be saved.
#[derive(Debug, Serialize, TS)]
pub struct WholeRecordFiles {
    pub pdf_base64: String,
    pub json_base64: String,
    pub pages: u32,
    /// How many records there are.
    pub records: u32,
    /// How many other people are named in it, as far as Waymark knows names.
    pub third_parties: u32,
    /// "Everything kept 2026-11-22": no child's name is in it.
    pub suggested_name: String,
    /// Characters that no typeface of Waymark has.
    pub unprintable: Vec<String>,
}

impl LongOp for ExportWholeRecord {
    const ACTION: Action = Action::AccessExport;
    type Output = WholeRecordFiles;
    fn run(self, turns: &mut Turns<'_>) -> Result<WholeRecordFiles> {
        turns.progress().begin(3, "Gathering the record")?;
        let whole = turns.read(Gather(self.clone()))?;
        turns.progress().item_done()?;
        let paper = whole_record(&whole.paper, &whole.stamp, &PaperChoices::default())?;
        turns.progress().item_done()?;
        let text = serde_json::to_string_pretty(&whole.json)
            .map_err(|error| Error::Internal(error.to_string()))?;
        // What the paper may be trusted with is known by now; that it left is written before it is handed over.
        turns.write(TakenOut(self))?;
        turns.progress().item_done()?;
        Ok(WholeRecordFiles {
            pdf_base64: STANDARD.encode(&paper.bytes),
            json_base64: STANDARD.encode(text),
            pages: number(paper.pages),
            records: whole.records,
            third_parties: number(whole.paper.third_parties.len()),
            suggested_name: format!("Everything kept {}", whole.stamp.printed_on.date()),
            unprintable: paper.unprintable.iter().map(char::to_string).collect(),
        })
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// What was gathered, in both forms.
#[derive(Debug, Serialize)]
pub(super) struct Whole {
    pub(super) paper: WholeRecordPaper,
    pub(super) stamp: PaperStamp,
    pub(super) json: Json,
    pub(super) records: u32,
}

pub(super) struct Gather(pub(super) ExportWholeRecord);

impl ReadOp for Gather {
    const ACTION: Action = Action::AccessExport;
    type Output = Whole;
    fn run(self, tx: &ReadTx<'_>) -> Result<Whole> {
        let seen = tx.seen(&self.0.pupil_id)?;
        let request = match &self.0.request_id {
            Some(id) => Some(request_of(
                tx.get::<AccessRequest>(id.as_str())?,
                &self.0.pupil_id,
            )?),
            None => None,
        };
        tx.note_opened(&seen);
        let Gathered {
            paper,
            stamp,
            records,
            audit,
            count,
        } = gather(tx, &seen, request.as_ref())?;
        let mut by_kind = Map::new();
        for (kind, rows) in records {
            by_kind.insert(kind, Json::Array(rows));
        }
        let told = |error: serde_json::Error| Error::Internal(error.to_string());
        let json = json!({
            "school": stamp.school_name,
            "made_on": stamp.printed_on.date(),
            "made_by": stamp.printed_by,
            "request": serde_json::to_value(&request).map_err(told)?,
            "to_look_at_before_this_goes_out": serde_json::to_value(&paper.third_parties).map_err(told)?,
            "records": by_kind,
            "acts": serde_json::to_value(audit).map_err(told)?,
        });
        Ok(Whole {
            paper,
            stamp,
            json,
            records: count,
        })
    }
}

fn request_of(request: AccessRequest, pupil: &PupilId) -> Result<AccessRequest> {
    if request.pupil_id == *pupil {
        Ok(request)
    } else {
        Err(Error::NotFound)
    }
}

/// Notes that everything was taken out.
struct TakenOut(ExportWholeRecord);

impl WriteOp for TakenOut {
    const ACTION: Action = Action::AccessExport;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let seen = tx.seen(&self.0.pupil_id)?;
        let verb = "took out everything about the child";
        match &self.0.request_id {
            Some(id) => tx.note_act(Kind::AccessRequest, id.as_str(), Some(seen.id()), verb),
            None => tx.note_act(Kind::Pupil, seen.id().as_str(), Some(seen.id()), verb),
        }
        Ok(())
    }
}

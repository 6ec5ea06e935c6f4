//! A transaction that writes. Every change to a record goes through four verbs (add, revise, void, bring back),
//! and each of them leaves its own trace, so that no operation can forget to.

use std::ops::Deref;

use rusqlite::types::Value as Sql;
use rusqlite::{Transaction, params_from_iter};
use serde_json::{Map, Value as Json};
use ts_rs::TS;

use super::audit::{FieldChange, Trace};
use super::cell::to_sql;
use super::tx::{Changed, Reader};
use crate::domain::id::PupilId;
use crate::domain::record::{Kind, Record};
use crate::error::{Error, Result};
use crate::office::Session;
use crate::world::World;

/// A write to the file in the name of one person. It reads as [`super::ReadTx`] does.
#[derive(Debug)]
pub struct WriteTx<'a> {
    reader: Reader<'a>,
    traces: Vec<Trace>,
    changed: Vec<Changed>,
}

impl<'a> Deref for WriteTx<'a> {
    type Target = Reader<'a>;
    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl<'a> WriteTx<'a> {
    pub(crate) fn new(tx: &'a Transaction<'_>, session: &'a Session, world: &'a dyn World) -> Self {
        Self {
            reader: Reader::new(tx, session, world),
            traces: Vec::new(),
            changed: Vec::new(),
        }
    }

    /// What the write did, for the audit trail and for the window.
    pub(crate) fn into_traces(self) -> (Vec<Trace>, Vec<Changed>) {
        (self.traces, self.changed)
    }

    /// A new id.
    pub fn new_id(&self) -> String {
        self.world().new_id()
    }

    /// Keeps a new record.
    pub fn add<R: Record>(&mut self, record: &R) -> Result<()> {
        self.check_scope(record)?;
        let mut fields = fields_of(record)?;
        let changes = fields
            .iter()
            .filter(|(name, _)| *name != "id")
            .filter_map(|(name, to)| added(name, to))
            .collect();
        fields.insert("version".to_owned(), 1.into());
        fields.insert("recorded_at".to_owned(), self.moment().into());
        fields.insert(
            "recorded_by".to_owned(),
            self.session().staff_id().as_str().into(),
        );
        let columns: Vec<&str> = fields.keys().map(String::as_str).collect();
        let places: Vec<String> = (1..=columns.len())
            .map(|place| format!("?{place}"))
            .collect();
        let sql = format!(
            "insert into {} ({}) values ({})",
            R::KIND.table(),
            quoted(&columns).join(", "),
            places.join(", ")
        );
        self.connection
            .prepare_cached(&sql)?
            .execute(params_from_iter(fields.values().map(to_sql)))?;
        self.trace(R::KIND, record.id(), record.pupil(), "added", changes);
        Ok(())
    }

    /// Keeps the record as it now is, where nobody changed it since `version`. Nothing to change is no change.
    ///
    /// # Errors
    /// [`Error::Conflict`] where the record has another version by now; [`Error::NotFound`] where it is voided or
    /// out of scope.
    pub fn revise<R: Record + TS>(&mut self, record: &R, version: i32) -> Result<()> {
        let kept = self.kept::<R>(record.id())?;
        if kept.voided.is_some() {
            return Err(Error::NotFound);
        }
        self.check_scope(record)?;
        let before = fields_of(&kept.record)?;
        let after = fields_of(record)?;
        let changes: Vec<FieldChange> = after
            .iter()
            .filter_map(|(name, to)| changed(name, before.get(name).unwrap_or(&Json::Null), to))
            .collect();
        if changes.is_empty() {
            return Ok(());
        }
        if kept.version != version {
            return Err(Error::Conflict);
        }
        let names: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
        let sets: Vec<String> = quoted(&names)
            .iter()
            .enumerate()
            .map(|(place, name)| format!("{name} = ?{}", place + 3))
            .collect();
        let sql = format!(
            "update {} set version = version + 1, {} where id = ?1 and version = ?2",
            R::KIND.table(),
            sets.join(", ")
        );
        let mut values = vec![
            Sql::Text(record.id().to_owned()),
            Sql::Integer(i64::from(version)),
        ];
        values.extend(changes.iter().map(|change| to_sql(&change.to)));
        self.connection
            .prepare_cached(&sql)?
            .execute(params_from_iter(values))?;
        self.trace(R::KIND, record.id(), record.pupil(), "revised", changes);
        Ok(())
    }

    /// Takes a record back, with the reason. It stays in the file and can be brought back.
    pub fn void<R: Record + TS>(&mut self, id: &str, reason: &str) -> Result<()> {
        let kept = self.kept::<R>(id)?;
        if kept.voided.is_some() {
            return Ok(());
        }
        let sql = format!(
            "update {} set voided_at = ?2, voided_by = ?3, void_reason = ?4, version = version + 1 where id = ?1",
            R::KIND.table()
        );
        let me = self.session().staff_id().as_str().to_owned();
        self.connection
            .prepare_cached(&sql)?
            .execute((id, self.moment(), me, reason))?;
        let why = FieldChange {
            field: "reason".to_owned(),
            from: Json::Null,
            to: reason.into(),
        };
        self.trace(R::KIND, id, kept.record.pupil(), "voided", vec![why]);
        Ok(())
    }

    /// Brings a voided record back as it was.
    pub fn bring_back<R: Record + TS>(&mut self, id: &str) -> Result<()> {
        let kept = self.kept::<R>(id)?;
        if kept.voided.is_none() {
            return Ok(());
        }
        let sql = format!(
            "update {} set voided_at = null, voided_by = null, void_reason = null, version = version + 1
             where id = ?1",
            R::KIND.table()
        );
        self.connection.prepare_cached(&sql)?.execute([id])?;
        self.trace(R::KIND, id, kept.record.pupil(), "brought back", Vec::new());
        Ok(())
    }

    /// Notes something that was done without changing a record: printing, a password set.
    pub fn note_act(&mut self, kind: Kind, id: &str, pupil: Option<&PupilId>, words: &'static str) {
        self.note_act_on(kind, id, pupil, words, Vec::new());
    }

    /// The same, with what there is to tell of it.
    pub fn note_act_on(
        &mut self,
        kind: Kind,
        id: &str,
        pupil: Option<&PupilId>,
        words: &'static str,
        told: Vec<FieldChange>,
    ) {
        self.traces.push(Trace {
            kind,
            record_id: id.to_owned(),
            pupil_id: pupil.cloned(),
            verb: words,
            changes: told,
        });
    }

    /// Notes something that was done without changing a record, with what there is to tell of it: what was taken out of
    /// the file, and how much of it; what was checked, and what came of it.
    pub fn note_taken_out(
        &mut self,
        kind: Kind,
        id: &str,
        words: &'static str,
        told: Vec<FieldChange>,
    ) {
        self.note_act_on(kind, id, None, words, told);
    }

    pub(super) fn moment(&self) -> String {
        self.world()
            .now()
            .to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
    }

    pub(super) fn trace(
        &mut self,
        kind: Kind,
        id: &str,
        pupil: Option<&PupilId>,
        verb: &'static str,
        changes: Vec<FieldChange>,
    ) {
        let changed = Changed {
            kind,
            pupil_id: pupil.cloned(),
        };
        // What was changed just before is most often the same kind about the same child.
        if !self.changed.iter().rev().any(|one| *one == changed) {
            self.changed.push(changed);
        }
        self.traces.push(Trace {
            kind,
            record_id: id.to_owned(),
            pupil_id: pupil.cloned(),
            verb,
            changes,
        });
    }

    fn check_scope<R: Record>(&self, record: &R) -> Result<()> {
        match record.pupil() {
            Some(pupil) if R::KIND != Kind::Pupil => self.seen(pupil).map(|_| ()),
            _ => Ok(()),
        }
    }
}

fn fields_of<R: Record>(record: &R) -> Result<Map<String, Json>> {
    match serde_json::to_value(record) {
        Ok(Json::Object(fields)) => Ok(fields),
        Ok(_) => Err(Error::Internal("a record is not a struct".to_owned())),
        Err(error) => Err(Error::Internal(format!(
            "a record does not serialise: {error}"
        ))),
    }
}

fn added(name: &str, to: &Json) -> Option<FieldChange> {
    let empty = matches!(to, Json::Null)
        || to.as_str() == Some("")
        || to.as_array().is_some_and(Vec::is_empty);
    (!empty).then(|| FieldChange {
        field: name.to_owned(),
        from: Json::Null,
        to: to.clone(),
    })
}

fn changed(name: &str, from: &Json, to: &Json) -> Option<FieldChange> {
    (from != to).then(|| FieldChange {
        field: name.to_owned(),
        from: from.clone(),
        to: to.clone(),
    })
}

fn quoted(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("\"{name}\"")).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::json;

    use super::*;
    use crate::domain::record::pupil::Note;
    use crate::domain::role::Action;
    use crate::office::WriteOp;
    use crate::testing::{TestSchool, op};

    /// Keeps notes as they come: it does not look the child up first.
    struct Careless(Vec<Note>);

    impl WriteOp for Careless {
        const ACTION: Action = Action::NoteWrite;
        type Output = ();
        fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
            self.0.iter().try_for_each(|note| tx.add(note))
        }
    }

    fn note(id: &str, pupil: &PupilId, body: &str) -> Note {
        op(
            json!({ "id": id, "pupil_id": pupil, "happened_on": "2026-11-09", "note_kind": "progress", "contact_with": "", "body": body }),
        )
    }

    #[test]
    fn no_record_is_kept_about_a_child_out_of_scope_though_the_operation_forgot_to_look() {
        let school = TestSchool::new();
        let ours = note("n1", &school.zoe, "Read aloud.");
        school.write(&school.ta, Careless(vec![ours]));
        let before = school.audit_len();
        let theirs = note("n2", &school.idris, "Read aloud.");
        let told = school.office.write(&school.ta, Careless(vec![theirs]));
        assert!(matches!(told, Err(Error::NotFound)));
        assert_eq!(school.audit_len(), before);
    }

    #[test]
    fn the_window_hears_once_of_each_kind_and_child_and_the_trail_tells_no_empty_field() {
        let school = TestSchool::new();
        let notes = Careless(vec![
            note("n1", &school.zoe, "Read aloud."),
            note("n2", &school.idris, ""),
            note("n3", &school.zoe, "Read to me."),
        ]);
        let written = school.office.write(&school.senco, notes).unwrap();
        let heard = |pupil: &PupilId| Changed {
            kind: Kind::Note,
            pupil_id: Some(pupil.clone()),
        };
        assert_eq!(written.changed, [heard(&school.zoe), heard(&school.idris)]);
        let trail: crate::ops::audit::AuditTrail = op(json!({ "filter": {} }));
        let lines = school.read(&school.senco, trail).lines;
        let of_idris = &lines[1].entry;
        assert_eq!(of_idris.pupil_id.as_ref(), Some(&school.idris));
        assert!(of_idris.changes.iter().all(|one| one.field != "body"));
        assert!(lines[2].entry.changes.iter().any(|one| one.field == "body"));
    }
}

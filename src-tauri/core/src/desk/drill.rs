//! The restore drill: the newest backup is really restored, into a folder aside, and compared with the school's file
//! table by table. A backup that was never restored is a hope.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::{Desk, sign_in};
use crate::commands::{Answer, Output};
use crate::domain::backup::{BackupReason, drill_is_due};
use crate::domain::calendar::academic_year_of;
use crate::domain::date_words::long;
use crate::domain::role::Action;
use crate::domain::words::count;
use crate::error::{Error, Problem, Result};
use crate::office::{Office, ReadOp, Session};
use crate::ops::school::the_calendar;
use crate::progress::Progress;
use crate::store::backup_state::{self, BackupState};
use crate::store::trail::{self, Against};
use crate::store::{FieldChange, ReadTx, TableContents};
use crate::vault::backup::{self, Opener};

/// What came of a restore drill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DrillReport {
    /// When the backup was made.
    #[ts(type = "string")]
    pub made_at: DateTime<Utc>,
    /// Whether it was fetched from the second place.
    pub from_second_place: bool,
    /// Whether everything came back as it is in the file.
    pub held: bool,
    /// What came of it, in a sentence.
    pub words: String,
}

/// A backup that lies somewhere.
struct Lies {
    path: PathBuf,
    made_at: DateTime<Utc>,
    away: bool,
}

impl Desk {
    /// Holds a restore drill. What was restored is taken away again; its result is kept with its date, and stands in the
    /// audit trail, whatever it is.
    ///
    /// # Errors
    /// [`Error::Cancelled`], which keeps nothing; [`crate::error::FileTrouble`]: what stands in the way of making, reading or restoring
    /// the backup.
    pub(super) fn restore_drill(&self, progress: &Progress) -> Result<Answer> {
        let (office, session) = self.administrator()?;
        let outcome = self.drill(&office, progress);
        let (held, words) = match &outcome {
            Ok(report) => (report.held, report.words.clone()),
            Err(Error::Cancelled) => return Err(Error::Cancelled),
            Err(error) => (false, Problem::of(error, "").message),
        };
        let state = BackupState {
            drilled_at: Some(office.world().now()),
            drill_words: words.clone(),
            drill_held: held,
            ..office.backup_state()?
        };
        backup_state::keep(&office.file().connection(), &state)?;
        let told = vec![FieldChange::told("found", words)];
        sign_in::note_told(&office, session.staff_id(), "held a restore drill", told)?;
        Ok(Answer {
            output: Output::of(&outcome?)?,
            changed: Vec::new(),
        })
    }

    fn drill(&self, office: &Office, progress: &Progress) -> Result<DrillReport> {
        progress.begin(0, "Finding the newest backup")?;
        let lies = newest(office, progress)?;
        let parts = office.file().parts_compared()?;
        progress.begin(0, "Restoring the backup aside")?;
        let key = office.file().key();
        let restored = self
            .vault_in_front()
            .drill(&lies.path, Opener::Key(&key), |file| {
                progress.begin(parts * 2, "Comparing it with the record, table by table")?;
                let end = trail::end_of(&file.connection())?;
                let then = file.tables_at(&end, || progress.item_done())?;
                let now = office.file().tables_at(&end, || progress.item_done())?;
                let against = trail::against(&office.file().connection(), &end)?;
                let moved_on = trail::end_of(&office.file().connection())? != end;
                Ok(found(&then, &now, against, moved_on))
            })?;
        let (held, what) = restored.seen;
        let made_on = long(office.world().local(lies.made_at).date());
        let place = if lies.away {
            "in the second place"
        } else {
            "on this computer"
        };
        Ok(DrillReport {
            made_at: lies.made_at,
            from_second_place: lies.away,
            held,
            words: format!("The backup of {made_on} {place} was restored and compared. {what}"),
        })
    }
}

/// The newest backup that holds everything up to now, from the second place if it lies there. Where the newest is older
/// than the last entry of the trail, one is made first.
fn newest(office: &Office, progress: &Progress) -> Result<Lies> {
    let now = trail::end_of(&office.file().connection())?;
    let here = office.backup_folder()?;
    let vault_id = office.vault()?.vault_id();
    let of_now = backup::in_folder(&here, &vault_id)
        .into_iter()
        .find(|kept| kept.manifest.trail.as_ref() == Some(&now));
    let (path, made_at) = match of_now {
        Some(kept) => (kept.path, kept.manifest.made_at),
        None => {
            progress.begin(0, "Making a backup of this moment")?;
            let made = office.back_up(BackupReason::Drill)?;
            (made.path, made.made_at)
        }
    };
    let second = office.backup_state()?.second_folder;
    let away = path.file_name().map(|name| Path::new(&second).join(name));
    match away.filter(|away| !second.is_empty() && away.is_file()) {
        Some(path) => Ok(Lies {
            path,
            made_at,
            away: true,
        }),
        None => Ok(Lies {
            path,
            made_at,
            away: false,
        }),
    }
}

/// Whether what was restored is what is in the file, and how to say so.
fn found(
    then: &BTreeMap<String, TableContents>,
    now: &BTreeMap<String, TableContents>,
    against: Against,
    moved_on: bool,
) -> (bool, String) {
    if against != Against::GoesOn {
        let words =
            "Its audit trail is not the one of the school's file. Check the trail in Settings.";
        return (false, words.to_owned());
    }
    let differing: Vec<&str> = (then.keys().chain(now.keys()))
        .filter(|table| then.get(*table) != now.get(*table))
        .map(String::as_str)
        .collect();
    let rows: u64 = then.values().map(|table| table.rows).sum();
    let tables = u32::try_from(then.len()).unwrap_or(u32::MAX);
    let all = format!("{} with {rows} rows", count(tables, "table"));
    if differing.is_empty() {
        return (true, format!("All of its {all} came back as they are."));
    }
    // What was written while the drill ran is newer than the backup, and no fault of it.
    if moved_on && !differing.contains(&"audit_entry") {
        let words = format!(
            "Its {all} came back; somebody worked in the record meanwhile, so that the newest changes are not in it."
        );
        return (true, words);
    }
    let mut names = differing;
    names.dedup();
    let words = format!(
        "Of its {all}, these differ from the school's file: {}. Keep every backup, and tell whoever looks after this PC.",
        names.join(", ")
    );
    (false, words)
}

/// Whether this term's drill is still to be held.
pub(super) fn is_due(office: &Office, session: &Session, state: &BackupState) -> Result<bool> {
    let (Some(set_up), Some(term_began)) = (state.begun_at, office.read(session, TermBegan)?)
    else {
        return Ok(false);
    };
    let day = |at: DateTime<Utc>| office.world().local(at).date();
    Ok(drill_is_due(
        state.drilled_at.map(day),
        day(set_up),
        term_began,
    ))
}

/// The first day of the term of today; in the holidays between two terms none.
struct TermBegan;

impl ReadOp for TermBegan {
    const ACTION: Action = Action::SchoolRead;
    type Output = Option<NaiveDate>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Option<NaiveDate>> {
        let (calendar, today) = (the_calendar(tx)?, tx.today());
        let Some(half_term) = calendar.half_term_from(today) else {
            return Ok(None);
        };
        let year = calendar.year(academic_year_of(half_term.starts_on));
        let began = year.term(half_term.slot.term()).map(|(first, _)| first);
        Ok(began.filter(|began| *began <= today))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::store::StoreKey;
    use crate::testing::TestSchool;
    use crate::world::FixedWorld;

    fn tables(school: &TestSchool) -> BTreeMap<String, TableContents> {
        let end = trail::end_of(&school.office.file().connection()).unwrap();
        school.office.file().tables_at(&end, || Ok(())).unwrap()
    }

    #[test]
    fn what_differs_from_the_file_is_named_unless_it_was_written_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.waymark");
        let file = crate::store::SchoolFile::open(&path, &StoreKey::new([7; 32])).unwrap();
        let day: NaiveDate = "2026-11-10".parse().unwrap();
        let school = TestSchool::in_file(file, FixedWorld::at(day.and_hms_opt(10, 0, 0).unwrap()));
        let then = tables(&school);
        let (held, words) = found(&then, &then, Against::GoesOn, false);
        assert!(held && words.ends_with("came back as they are."), "{words}");
        let spoil = "update class set name = 'Hazel and Rowan'";
        school
            .office
            .file()
            .connection()
            .execute_batch(spoil)
            .unwrap();
        let now = tables(&school);
        let (held, words) = found(&then, &now, Against::GoesOn, false);
        assert!(
            !held && words.contains("differ from the school's file: class."),
            "{words}"
        );
        assert!(
            found(&then, &now, Against::GoesOn, true).0,
            "written meanwhile"
        );
        let mut trail_too = now.clone();
        trail_too.remove("audit_entry");
        assert!(!found(&then, &trail_too, Against::GoesOn, true).0);
        assert!(!found(&then, &then, Against::Another, true).0);
    }
}

//! Backups at the desk: where they lie and how old they are, making one now, the second place, and those that are made
//! without anybody asking.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Desk, drill, sign_in, trail};
use crate::domain::backup::{BackupReason, WORRYING_DAYS, days_since, is_due};
use crate::domain::field_errors::FieldErrors;
use crate::error::{Error, Result};
use crate::office::{Office, Session};
use crate::store::{backup_state, front};
use crate::vault::backup;

/// The backups of the open school, and how old the newest one off this PC is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupsView {
    pub age: BackupAge,
    /// The folder beside the school's file.
    pub folder: String,
    /// The second place; none where none was chosen.
    pub second_folder: Option<String>,
    /// Why the last backup did not reach the second place, and what to do.
    pub trouble: Option<String>,
    /// That the audit trail is not the one that the backups know.
    pub trail_warning: Option<String>,
    /// What came of the last restore drill, in words; none where there was none yet.
    pub drill: Option<DrillView>,
    /// The newest first.
    pub backups: Vec<BackupLine>,
}

/// The last restore drill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DrillView {
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub words: String,
    /// Whether the backup came back as it should.
    pub held: bool,
}

/// How old the backups are, for those who look after them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupAge {
    /// When the last one was made.
    #[ts(type = "string | null")]
    pub made_at: Option<DateTime<Utc>>,
    /// When the last one reached the second place.
    #[ts(type = "string | null")]
    pub away_at: Option<DateTime<Utc>>,
    /// Whole days without one off this PC.
    #[ts(type = "number")]
    pub days: i64,
    /// Whether that is too long.
    pub worry: bool,
    /// Whether this term's restore drill is still to be held.
    pub drill_due: bool,
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupLine {
    /// Where it lies, to restore it from there.
    pub path: String,
    #[ts(type = "string")]
    pub made_at: DateTime<Utc>,
    /// Why it was made, in words.
    pub reason: String,
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// Whether it lies beside the school's file.
    pub here: bool,
    /// Whether it lies in the second place.
    pub away: bool,
}

/// Chooses the second place, or with no folder none.
#[derive(Debug, Deserialize, TS)]
pub struct ChooseBackupFolder {
    pub folder: String,
}

/// A backup, by where it lies.
#[derive(Debug, Deserialize, TS)]
pub struct WhichBackup {
    pub path: String,
}

impl Desk {
    pub(super) fn backups(&self) -> Result<BackupsView> {
        let (office, session) = self.administrator()?;
        view(&office, &session)
    }

    pub(super) fn back_up_now(&self) -> Result<BackupsView> {
        let (office, session) = self.administrator()?;
        office.back_up(BackupReason::ByHand)?;
        sign_in::note(&office, session.staff_id(), "made a backup")?;
        view(&office, &session)
    }

    /// Chooses the second place, and shows at once that a backup can be kept there.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `folder` where it cannot.
    pub(super) fn choose_backup_folder(&self, chosen: &ChooseBackupFolder) -> Result<BackupsView> {
        let (office, session) = self.administrator()?;
        let at_folder = |words: &str| Error::from(FieldErrors::one("folder", words));
        let folder = chosen.folder.trim();
        if !folder.is_empty() {
            let data_folder = office.backup_folder()?;
            let data_folder = data_folder.parent().unwrap_or(&data_folder);
            backup::fit_for_backups(Path::new(folder), data_folder).map_err(at_folder)?;
        }
        let before = office.backup_state()?;
        let state = backup_state::BackupState {
            second_folder: folder.to_owned(),
            away_at: None,
            trouble: None,
            ..before.clone()
        };
        backup_state::keep(&office.file().connection(), &state)?;
        if folder.is_empty() {
            sign_in::note(
                &office,
                session.staff_id(),
                "ended the second place for backups",
            )?;
            return view(&office, &session);
        }
        let tried = office.back_up(BackupReason::ByHand);
        let trouble = office.backup_state()?.trouble;
        if tried.is_err() || trouble.is_some() {
            backup_state::keep(&office.file().connection(), &before)?;
            tried?;
        }
        if let Some(trouble) = trouble {
            return Err(at_folder(trouble.name()));
        }
        sign_in::note(
            &office,
            session.staff_id(),
            "chose a second place for backups",
        )?;
        view(&office, &session)
    }

    /// Whether a backup is whole: it is opened and compared with what it says of itself. Nothing is kept of it.
    ///
    /// # Errors
    /// [`crate::error::FileTrouble::BackupDamaged`]; [`crate::error::FileTrouble::WrongKey`] where the school's key was
    /// another when it was made.
    pub(super) fn check_backup(&self, which: &WhichBackup) -> Result<()> {
        let (office, _) = self.administrator()?;
        let key = office.file().key();
        let with = backup::Opener::Key(&key);
        let vault = self.vault_in_front();
        vault.look_into(Path::new(&which.path), with, |_| Ok(()))?;
        Ok(())
    }

    /// Makes the backup that is due in the middle of work, for people who never sign out. Nobody signed in, or a sample
    /// school: none is.
    ///
    /// # Errors
    /// What stands in the way of making it.
    pub fn back_up_if_due(&self) -> Result<bool> {
        match self.held_session() {
            Ok((office, _)) => back_up_if_due(&office, BackupReason::Daily),
            Err(_) => Ok(false),
        }
    }
}

/// Makes a backup if one is due; whether it did.
pub(super) fn back_up_if_due(office: &Office, reason: BackupReason) -> Result<bool> {
    let school = front::school(&office.file().connection())?;
    if school.is_none_or(|school| school.sample) || office.vault()?.recovery_since().is_none() {
        return Ok(false);
    }
    let due = is_due(office.backup_state()?.made_at, reason, office.world().now());
    if due {
        office.back_up(reason)?;
    }
    Ok(due)
}

/// How old the backups are, for whoever may do something about it; none in a sample school.
pub(super) fn age(office: &Office, session: &Session, sample: bool) -> Result<Option<BackupAge>> {
    if sample || !session.may(crate::domain::role::Action::StaffWrite) {
        return Ok(None);
    }
    Ok(Some(age_of(office, session, &office.backup_state()?)?))
}

fn age_of(
    office: &Office,
    session: &Session,
    state: &backup_state::BackupState,
) -> Result<BackupAge> {
    let now = office.world().now();
    let without_since = state.away_at.or(state.begun_at).unwrap_or(now);
    let days = days_since(without_since, now);
    Ok(BackupAge {
        made_at: state.made_at,
        away_at: state.away_at,
        days,
        worry: days >= WORRYING_DAYS,
        drill_due: drill::is_due(office, session, state)?,
    })
}

pub(super) fn view(office: &Office, session: &Session) -> Result<BackupsView> {
    let state = office.backup_state()?;
    let folder = office.backup_folder()?;
    let vault_id = office.vault()?.vault_id();
    let second = (!state.second_folder.is_empty()).then(|| state.second_folder.clone());
    let mut backups: Vec<BackupLine> = backup::in_folder(&folder, &vault_id)
        .into_iter()
        .map(|kept| line(&kept, true))
        .collect();
    let away = second.as_ref().map(PathBuf::from);
    for kept in away.map_or_else(Vec::new, |away| backup::in_folder(&away, &vault_id)) {
        let twin = backups
            .iter_mut()
            .find(|one| Path::new(&one.path).file_name() == kept.path.file_name());
        match twin {
            Some(twin) => twin.away = true,
            None => backups.push(line(&kept, false)),
        }
    }
    backups.sort_by_key(|one| std::cmp::Reverse(one.made_at));
    Ok(BackupsView {
        age: age_of(office, session, &state)?,
        trail_warning: trail::warning_in(office, second.as_deref())?,
        drill: state.drilled_at.map(|at| DrillView {
            at,
            words: state.drill_words.clone(),
            held: state.drill_held,
        }),
        folder: folder.display().to_string(),
        second_folder: second,
        trouble: state.trouble.map(|trouble| trouble.name().to_owned()),
        backups,
    })
}

fn line(kept: &backup::Kept, here: bool) -> BackupLine {
    BackupLine {
        path: kept.path.display().to_string(),
        made_at: kept.manifest.made_at,
        reason: kept.manifest.reason.name().to_owned(),
        size_bytes: kept.size_bytes,
        here,
        away: !here,
    }
}

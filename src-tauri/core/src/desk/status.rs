//! What the window is told before anybody is signed in, and of whoever is.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::backups::BackupAge;
use super::{Desk, sign_in};
use crate::domain::calendar::TermNaming;
use crate::domain::display::DisplayChoices;
use crate::domain::id::StaffId;
use crate::domain::role::{Action, Role};
use crate::domain::word_lists::CodedWord;
use crate::error::{Error, Problem, Result};
use crate::ops::school::{PresetLine, preset_lines};
use crate::store::front;
use crate::vault::KeyPlace;

/// What the window shows before anybody is signed in, and who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeskStatus {
    /// Whether a school has been set up in the data folder.
    pub has_school: bool,
    /// Whether the sample school has been made.
    pub has_sample: bool,
    pub school_name: Option<String>,
    /// Whether what is open is the sample school.
    pub sample: bool,
    /// The password of every name of the sample school; none where a real school is open.
    pub sample_password: Option<String>,
    /// Where the key of the open school is kept.
    pub key_place: Option<KeyPlaceView>,
    pub names: Vec<SignInName>,
    /// Why the school that is here cannot be read, and what to do.
    pub trouble: Option<Problem>,
    pub me: Option<Me>,
    /// Whose work is behind the lock, until somebody signs in or leaves it.
    pub locked_for: Option<StaffId>,
    /// When the recovery sheet that is in force was made.
    #[ts(type = "string | null")]
    pub recovery_sheet_since: Option<DateTime<Utc>>,
}

/// Where the key of a school's file is kept, and what that means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeyPlaceView {
    pub place: KeyPlace,
    pub words: String,
}

/// A name to pick at sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignInName {
    pub id: StaffId,
    pub name: String,
    pub job_title: String,
}

/// Who is signed in, and what they may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Me {
    pub id: StaffId,
    pub name: String,
    pub role: Role,
    pub role_name: String,
    pub administrator: bool,
    pub may: Vec<Action>,
    /// How the window looks to them, as they last chose.
    pub display: DisplayChoices,
    /// Whether the password was given by somebody else and has to be replaced now.
    pub must_change_password: bool,
    /// Whether setting up ends only with a recovery sheet that has been printed and confirmed.
    pub needs_recovery_sheet: bool,
    /// After how many minutes without a hand on the keyboard or mouse the window locks.
    pub lock_minutes: u8,
    /// How old the backups are, for those who look after them.
    pub backup_age: Option<BackupAge>,
    /// That the audit trail is not the one that the backups know, for whoever may read it.
    pub trail_warning: Option<String>,
}

/// What the program is and what it offers before there is a school to ask.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DeskFacts {
    /// Of the program, as its releases are numbered.
    pub version: String,
    /// Where the school's file lies on this computer.
    pub data_folder: String,
    /// Whether this system keeps the window out of screenshots, recordings and screens that are shared, when a program
    /// asks for it: Windows 10 of 2020 and later, and macOS.
    pub can_forbid_capture: bool,
    pub presets: Vec<PresetLine>,
    pub roles: Vec<CodedWord>,
    pub term_namings: Vec<CodedWord>,
}

impl Desk {
    /// What is here and who is signed in. Signed out, it is read from what stands outside the encryption.
    ///
    /// # Errors
    /// What stands in the way of reading it.
    pub fn status(&self) -> Result<DeskStatus> {
        let vault = self.vault_in_front();
        let mut status = DeskStatus {
            has_school: self.school_vault().exists(),
            has_sample: self.sample_vault().exists(),
            school_name: None,
            sample: false,
            sample_password: None,
            key_place: None,
            names: Vec::new(),
            trouble: None,
            me: None,
            locked_for: self.state().locked_for.clone(),
            recovery_sheet_since: None,
        };
        if !vault.exists() {
            return Ok(status);
        }
        let header = match vault.header() {
            Ok(header) => header,
            Err(error) => {
                status.trouble = Some(Problem::of(&error, ""));
                return Ok(status);
            }
        };
        status.sample = header.sample;
        status.sample_password = header.sample.then(|| crate::sample::PASSWORD.to_owned());
        status.key_place = Some(KeyPlaceView {
            place: header.pc_key,
            words: header.pc_key.words().to_owned(),
        });
        status.recovery_sheet_since = header.recovery.map(|recovery| recovery.made_at);
        status.school_name = Some(header.school_name);
        status.names = (header.staff.into_iter())
            .map(|person| SignInName {
                id: person.id,
                name: person.name,
                job_title: person.job_title,
            })
            .collect();
        let (office, session) = match self.held_session() {
            Err(Error::SignedOut) => return Ok(status),
            held => held?,
        };
        let (person, school) = {
            let connection = office.file().connection();
            let today = self.config.world.today();
            let person = front::person(&connection, session.staff_id())?;
            let works = person.filter(|person| person.works_on(today));
            (works, front::school(&connection)?)
        };
        if let (Some(person), Some(school)) = (person, school) {
            let warning = (self.state().open.as_ref()).and_then(|open| open.trail_warning.clone());
            status.me = Some(sign_in::me(&office, &person, &school, warning)?);
            status.school_name = Some(school.name);
        }
        Ok(status)
    }

    pub(super) fn facts(&self) -> DeskFacts {
        DeskFacts {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_folder: self.config.data_folder.display().to_string(),
            can_forbid_capture: cfg!(any(windows, target_os = "macos")),
            presets: preset_lines(),
            roles: Role::words_of_all(),
            term_namings: TermNaming::words(),
        }
    }
}

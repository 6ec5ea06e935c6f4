//! The recovery sheet at the desk: making one, proving that it was printed, and coming in with it.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Desk, sign_in};
use crate::documents::{PaperStamp, RecoveryPaper, recovery};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::StaffId;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::{Office, Session};
use crate::progress::Progress;
use crate::store::front;
use crate::store::keys_row::KeyTrace;
use crate::vault::{GROUPS, RecoveryCode};

/// How many groups are typed back.
const TYPED_BACK: usize = 3;

/// A recovery sheet as the window shows, saves and prints it. It is in force once it has been confirmed.
#[derive(Debug, Serialize, TS)]
pub struct RecoverySheet {
    /// The PDF file.
    pub bytes_base64: String,
    pub suggested_file_name: String,
    /// The numbers of the groups to type back, counted from one.
    pub groups_to_type: Vec<u32>,
}

/// Three groups of the sheet, in the order in which they were asked for.
#[derive(Debug, Deserialize, TS)]
pub struct ConfirmRecoverySheet {
    pub groups: Vec<String>,
}

/// Coming in with the sheet instead of a password.
#[derive(Debug, Deserialize, TS)]
pub struct OpenWithSheet {
    pub sheet: String,
    /// An administrator who has forgotten their password, and the new one. Without, the sheet only puts right what
    /// keeps passwords from working.
    pub forgotten: Option<ForgottenPassword>,
}

/// Who has forgotten their password, and what it shall be.
#[derive(Debug, Deserialize, TS)]
pub struct ForgottenPassword {
    pub staff_id: StaffId,
    pub new: String,
}

/// A sheet that was made and not confirmed yet.
#[derive(Debug)]
pub(super) struct MadeSheet {
    pub(super) code: RecoveryCode,
    /// Which groups were asked for, counted from zero.
    pub(super) asked: Vec<usize>,
}

impl Desk {
    /// Makes a new sheet. The one before stays in force until the new one is confirmed.
    pub(super) fn make_recovery_sheet(&self) -> Result<RecoverySheet> {
        let (office, session) = self.administrator()?;
        let code = RecoveryCode::new()?;
        let asked = some_groups()?;
        let (me, school) = {
            let connection = office.file().connection();
            let me = front::person(&connection, session.staff_id())?;
            (me, front::school(&connection)?)
        };
        let stamp = PaperStamp {
            printed_on: office.world().local_now(),
            printed_by: me.map(|me| me.name).unwrap_or_default(),
            school_name: school.map(|school| school.name).unwrap_or_default(),
        };
        let view = RecoveryPaper {
            groups: code.groups(),
            scanned: code.scanned(),
        };
        let paper = recovery(&view, &stamp)?;
        let sheet = RecoverySheet {
            bytes_base64: STANDARD.encode(paper.bytes),
            suggested_file_name: format!("Recovery sheet {}.pdf", office.world().today()),
            groups_to_type: (asked.iter())
                .map(|group| u32::try_from(group + 1).unwrap_or_default())
                .collect(),
        };
        if let Some(open) = &mut self.state().open {
            open.sheet = Some(MadeSheet { code, asked });
        }
        Ok(sheet)
    }

    /// Puts the sheet that was made in force, once three of its groups show that it is on paper.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the groups that are not right; [`Error::NotFound`] where none was made.
    pub(super) fn confirm_recovery_sheet(&self, typed: &ConfirmRecoverySheet) -> Result<()> {
        let (office, session) = self.administrator()?;
        let code = {
            let state = self.state();
            let made = state.open.as_ref().and_then(|open| open.sheet.as_ref());
            let made = made.ok_or(Error::NotFound)?;
            let mut errors = FieldErrors::default();
            for (place, group) in made.asked.iter().enumerate() {
                let given = typed.groups.get(place).map_or("", String::as_str);
                if !made.code.has_group(*group, given) {
                    let words = format!("Type group {} as it stands on the sheet.", group + 1);
                    errors.add(format!("groups.{place}"), words);
                }
            }
            errors.into_result()?;
            made.code.clone()
        };
        let keys = office.vault()?;
        let act = office.key_act(session.staff_id(), "made a recovery sheet");
        keys.set_recovery(office.file(), &code, act.at, KeyTrace::Now(&act))?;
        if let Some(open) = &mut self.state().open {
            open.sheet = None;
        }
        Ok(())
    }

    /// Puts right what keeps passwords from working: the key of this PC, or a header that does not belong to the file.
    /// Where an administrator has forgotten their password, it is replaced and they are signed in.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `sheet` or `forgotten.new`.
    pub(super) fn open_with_sheet(&self, typed: &OpenWithSheet, progress: &Progress) -> Result<()> {
        let at_sheet = |words: String| Error::from(FieldErrors::one("sheet", words));
        let code = RecoveryCode::read(&typed.sheet).map_err(|wrong| at_sheet(wrong.words()))?;
        let now = self.config.world.now();
        let vault = self.vault_in_front();
        let opened = vault.open_with_sheet_watched(&code, now, progress);
        let (file, keys) = match opened {
            Err(Error::WrongPassword) => {
                let words = "This sheet does not open this school's file. Look for a newer one, or for the sheet of \
                             this school.";
                return Err(at_sheet(words.to_owned()));
            }
            other => other?,
        };
        self.sign_out()?;
        let office = Office::in_vault(file, Arc::clone(&self.config.world), keys);
        let Some(forgotten) = &typed.forgotten else {
            return office.settle_keys();
        };
        let person = front::person(&office.file().connection(), &forgotten.staff_id)?;
        let today = office.world().today();
        let person = person
            .filter(|one| one.administrator && one.works_on(today))
            .ok_or_else(|| {
                let words = "Pick somebody who looks after staff and settings. They can give everybody else a new \
                             one-time password.";
                Error::from(FieldErrors::one("forgotten.staff_id", words))
            })?;
        sign_in::check_password_for(&office, &person.id, "forgotten.new", &forgotten.new)?;
        office.set_password(&person.id, &forgotten.new)?;
        let session = sign_in::begin(&office, &person.id)?;
        self.come_in(office, session)
    }

    pub(super) fn administrator(&self) -> Result<(Arc<Office>, Session)> {
        let (office, held) = self.held_session()?;
        let session = sign_in::standing(&office, held.staff_id())?.session()?;
        if session.may(Action::StaffWrite) {
            Ok((office, session))
        } else {
            Err(Error::Forbidden)
        }
    }
}

/// Three different groups in order, by chance.
fn some_groups() -> Result<Vec<usize>> {
    let mut groups: Vec<usize> = (0..GROUPS).collect();
    while groups.len() > TYPED_BACK {
        let mut byte = [0_u8; 1];
        getrandom::fill(&mut byte)
            .map_err(|error| Error::Internal(format!("no random numbers: {error}")))?;
        let [byte] = byte;
        groups.remove(usize::from(byte) % groups.len());
    }
    Ok(groups)
}

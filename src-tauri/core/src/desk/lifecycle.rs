//! What works without anybody signed in: what is here, setting a school up, the sample school, signing in and out.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value as Json;
use ts_rs::TS;

use super::backups::{self, BackupsView, ChooseBackupFolder, WhichBackup};
use super::restore::{BackupLook, GoBackTo, LookIntoBackup, RestoreBackup};
use super::sheet::{ConfirmRecoverySheet, OpenWithSheet, RecoverySheet};
use super::status::{DeskFacts, DeskStatus};
use super::trail::AcceptTrail;
use super::{CancelWork, Desk, InFront, OpenSchool, drill, sign_in, trail};
use crate::bindings::Collector;
use crate::commands::{Answer, Output, parse};
use crate::domain::backup::BackupReason;
use crate::domain::calendar::{TermNaming, academic_year_of};
use crate::domain::id::StaffId;
use crate::domain::pathway::PathwayPreset;
use crate::domain::role::{Action, Role};
use crate::error::{Error, Result};
use crate::office::{Office, Session};
use crate::ops::set_up::SetUpSchool;
use crate::progress::Progress;
use crate::vault::{Filled, NewPerson};

/// What is asked when a school is set up.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct NewSchool {
    pub name: String,
    pub urn: String,
    pub local_authority: String,
    pub pathway: PathwayPreset,
    pub term_naming: TermNaming,
    /// The first administrator: usually the SENCO.
    pub person_name: String,
    pub role: Role,
    pub job_title: String,
    pub password: String,
}

/// A name and a password.
#[derive(Debug, Deserialize, TS)]
pub struct SignIn {
    pub staff_id: StaffId,
    pub password: String,
}

/// One's own password, old and new.
#[derive(Debug, Deserialize, TS)]
pub struct ChangePassword {
    pub current: String,
    pub new: String,
}

/// A command that takes nothing.
#[derive(Debug, Deserialize, TS)]
pub struct Nothing {}

pub(super) fn types(collector: &mut Collector) {
    collector.command::<Nothing, DeskFacts>("desk_facts");
    collector.command::<Nothing, DeskStatus>("desk_status");
    collector.command::<NewSchool, DeskStatus>("create_school");
    collector.command::<Nothing, DeskStatus>("open_school");
    collector.command::<Nothing, DeskStatus>("open_sample");
    collector.command::<Nothing, DeskStatus>("remove_sample");
    collector.long_command::<SignIn, DeskStatus>("sign_in");
    collector.command::<Nothing, DeskStatus>("sign_out");
    collector.command::<Nothing, DeskStatus>("lock");
    collector.command::<ChangePassword, DeskStatus>("change_password");
    collector.command::<CancelWork, ()>("cancel_work");
    collector.command::<Nothing, RecoverySheet>("make_recovery_sheet");
    collector.command::<ConfirmRecoverySheet, DeskStatus>("confirm_recovery_sheet");
    collector.long_command::<OpenWithSheet, DeskStatus>("open_with_sheet");
    collector.command::<Nothing, BackupsView>("backups");
    collector.command::<Nothing, BackupsView>("back_up_now");
    collector.command::<ChooseBackupFolder, BackupsView>("choose_backup_folder");
    collector.command::<WhichBackup, ()>("check_backup");
    collector.command::<AcceptTrail, DeskStatus>("accept_trail");
    collector.command::<Nothing, BackupsView>("change_lock");
    collector.long_command::<Nothing, drill::DrillReport>("restore_drill");
    collector.command::<LookIntoBackup, BackupLook>("look_into_backup");
    collector.command::<RestoreBackup, DeskStatus>("restore_backup");
    collector.command::<GoBackTo, DeskStatus>("go_back_to");
}

impl Desk {
    /// Runs a command that needs nobody signed in; `None` where the name is not one of them.
    pub(super) fn lifecycle(
        &self,
        command: &str,
        input: Json,
        progress: &Progress,
    ) -> Option<Result<Answer>> {
        let told = |output: Result<Output>| {
            output.map(|output| Answer {
                output,
                changed: Vec::new(),
            })
        };
        if command == "cancel_work" {
            return Some(told(parse(input).and_then(|which: CancelWork| {
                self.works.cancel(&which.work);
                Output::of(&())
            })));
        }
        let done = match command {
            "desk_facts" => return Some(told(Output::of(&self.facts()))),
            "make_recovery_sheet" => {
                return Some(told(
                    self.make_recovery_sheet()
                        .and_then(|sheet| Output::of(&sheet)),
                ));
            }
            "backups" => return Some(told(self.backups().and_then(|it| Output::of(&it)))),
            "back_up_now" => return Some(told(self.back_up_now().and_then(|it| Output::of(&it)))),
            "change_lock" => return Some(told(self.change_lock().and_then(|it| Output::of(&it)))),
            "choose_backup_folder" => {
                let view = parse(input).and_then(|chosen| self.choose_backup_folder(&chosen));
                return Some(told(view.and_then(|it| Output::of(&it))));
            }
            "check_backup" => {
                let done = parse(input).and_then(|which| self.check_backup(&which));
                return Some(told(done.and_then(|it| Output::of(&it))));
            }
            "look_into_backup" => {
                let look = parse(input).and_then(|asked| self.look_into_backup(&asked));
                return Some(told(look.and_then(|it| Output::of(&it))));
            }
            "desk_status" => Ok(()),
            "create_school" => parse(input).and_then(|new| self.create_school(new)),
            "open_school" => self.turn_to(InFront::School),
            "open_sample" => self.open_sample(),
            "remove_sample" => self.remove_sample(),
            "sign_in" => parse(input).and_then(|who: SignIn| self.sign_in(&who, progress)),
            "sign_out" => self.sign_out(),
            "lock" => self.lock(),
            "change_password" => {
                parse(input).and_then(|change: ChangePassword| self.change_password(&change))
            }
            "confirm_recovery_sheet" => {
                parse(input).and_then(|typed| self.confirm_recovery_sheet(&typed))
            }
            "open_with_sheet" => {
                parse(input).and_then(|typed| self.open_with_sheet(&typed, progress))
            }
            "accept_trail" => parse(input).and_then(|asked| self.accept_trail(&asked)),
            "restore_backup" => parse(input).and_then(|asked| self.restore_backup(&asked)),
            "go_back_to" => parse(input).and_then(|asked| self.go_back_to(&asked)),
            _ => return None,
        };
        let answer = done
            .and_then(|()| self.status())
            .and_then(|status| Output::of(&status));
        Some(told(answer))
    }

    fn create_school(&self, new: NewSchool) -> Result<()> {
        let vault = self.school_vault();
        if vault.exists() {
            return Err(crate::error::FileTrouble::AlreadyThere.into());
        }
        let year = academic_year_of(self.config.world.today());
        let password = new.password.clone();
        let set_up = SetUpSchool::checked(new, year)?;
        self.sign_out()?;
        let id = StaffId::new(self.config.world.new_id());
        let founder = Session::new(id.clone(), set_up.role(), true);
        let (name, job_title) = set_up.founder();
        let person = NewPerson {
            id,
            name,
            job_title,
            password,
        };
        let world = || Arc::clone(&self.config.world);
        let school_name = set_up.school_name().to_owned();
        let (file, keys) = vault.create(&school_name, |file| {
            let office = Office::new(file, world());
            office.write(&founder, set_up)?;
            sign_in::note(&office, founder.staff_id(), "signed in")?;
            office.begin_backups()?;
            let file = office.into_file();
            let people = vec![person];
            let sample = false;
            Ok(Filled {
                file,
                people,
                sample,
            })
        })?;
        let office = Office::in_vault(file, world(), keys);
        let mut state = self.state();
        state.in_front = InFront::School;
        state.open = Some(OpenSchool::new(office, founder));
        Ok(())
    }

    fn turn_to(&self, which: InFront) -> Result<()> {
        if which == InFront::School && !self.school_vault().exists() {
            return Err(crate::error::FileTrouble::Missing.into());
        }
        self.sign_out()?;
        self.state().in_front = which;
        Ok(())
    }

    fn open_sample(&self) -> Result<()> {
        let vault = self.sample_vault();
        if !vault.exists() {
            vault.remove_sample()?;
            crate::sample::make(&vault, self.config.world.as_ref())?;
        }
        self.turn_to(InFront::Sample)
    }

    fn remove_sample(&self) -> Result<()> {
        if self.state().in_front == InFront::Sample {
            self.sign_out()?;
            self.state().in_front = InFront::School;
        }
        self.sample_vault().remove_sample()
    }

    fn sign_in(&self, who: &SignIn, progress: &Progress) -> Result<()> {
        let vault = self.vault_in_front();
        if !vault.exists() {
            return Err(Error::SignedOut);
        }
        if vault.header()?.entry(&who.staff_id).is_none() {
            return Err(Error::WrongPassword);
        }
        let now = self.config.world.now();
        vault.tries().may_try(&who.staff_id, now)?;
        let opened = vault.open_watched(&who.staff_id, &who.password, progress);
        if matches!(opened, Err(Error::WrongPassword)) {
            vault.tries().wrong(&who.staff_id, now)?;
        }
        let (file, keys) = opened?;
        self.sign_out()?;
        let office = Office::in_vault(file, Arc::clone(&self.config.world), keys);
        let session = sign_in::begin(&office, &who.staff_id)?;
        self.come_in(office, session)
    }

    /// From here on somebody is signed in, and told if the trail is not the one that the backups know.
    pub(super) fn come_in(&self, office: Office, session: Session) -> Result<()> {
        let trail_warning = trail::warning(&office)?;
        if trail_warning.is_some() {
            let verb = "was told that the audit trail does not fit a backup";
            sign_in::note(&office, session.staff_id(), verb)?;
        }
        self.state().open = Some(OpenSchool {
            trail_warning,
            ..OpenSchool::new(office, session)
        });
        Ok(())
    }

    /// Ends the session, if there is one: the file is closed, and its key forgotten.
    pub(super) fn sign_out(&self) -> Result<()> {
        // Its answer would come to whoever signs in next.
        self.works.cancel_all();
        let ended = {
            let mut state = self.state();
            state.locked_for = None;
            state.open.take()
        };
        match ended {
            Some(open) => {
                sign_in::note(&open.office, open.session.staff_id(), "signed out")?;
                // Whoever signs out must get out; that a backup failed is kept, for those who look after them.
                drop(backups::back_up_if_due(&open.office, BackupReason::SignOut));
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Closing the window signs out, with all that belongs to it.
    ///
    /// # Errors
    /// As signing out.
    pub fn leave(&self) -> Result<()> {
        self.sign_out()
    }

    /// Closes the file and forgets its key until the password is typed again. What the window had kept as drafts waits
    /// for its owner. Nobody signed in, there is nothing to lock.
    pub fn lock(&self) -> Result<()> {
        self.works.cancel_all();
        let ended = {
            let mut state = self.state();
            let ended = state.open.take();
            if let Some(open) = &ended {
                state.locked_for = Some(open.session.staff_id().clone());
            }
            ended
        };
        match ended {
            Some(open) => sign_in::note(&open.office, open.session.staff_id(), "locked the window"),
            None => Ok(()),
        }
    }

    fn change_password(&self, change: &ChangePassword) -> Result<()> {
        let (office, held) = self.held_session()?;
        let session = sign_in::standing(&office, held.staff_id())?.session()?;
        sign_in::change_password(&office, &session, &change.current, &change.new)
    }
}

/// The actions that a session has, in reading order.
pub(super) fn actions_of(session: &Session) -> Vec<Action> {
    Action::ALL
        .iter()
        .copied()
        .filter(|action| session.may(*action))
        .collect()
}

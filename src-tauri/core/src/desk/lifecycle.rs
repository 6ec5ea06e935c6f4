//! What works without anybody signed in: what is here, setting a school up, the sample school, signing in and out.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use super::sign_in::Standing;
use super::{CancelWork, Desk, OpenSchool, sign_in};
use crate::bindings::Collector;
use crate::commands::{Answer, parse, to_json};
use crate::domain::calendar::{TermNaming, academic_year_of};
use crate::domain::display::DisplayChoices;
use crate::domain::id::StaffId;
use crate::domain::pathway::PathwayPreset;
use crate::domain::role::{Action, Role};
use crate::domain::word_lists::CodedWord;
use crate::error::{Error, Result};
use crate::office::{Office, Session};
use crate::ops::school::{PresetLine, preset_lines};
use crate::ops::set_up::SetUpSchool;
use crate::store::{SchoolFile, front};
use crate::vault::{self, KeyPlace, Vault};

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
    pub me: Option<Me>,
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
}

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

/// What the program is and what it offers before there is a school to ask.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DeskFacts {
    /// Of the program, as its releases are numbered.
    pub version: String,
    /// Where the school's file lies on this computer.
    pub data_folder: String,
    pub presets: Vec<PresetLine>,
    pub roles: Vec<CodedWord>,
    pub term_namings: Vec<CodedWord>,
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
    collector.command::<SignIn, DeskStatus>("sign_in");
    collector.command::<Nothing, DeskStatus>("sign_out");
    collector.command::<ChangePassword, DeskStatus>("change_password");
    collector.command::<CancelWork, ()>("cancel_work");
}

impl Desk {
    /// Runs a command that needs nobody signed in; `None` where the name is not one of them.
    pub(super) fn lifecycle(&self, command: &str, input: Json) -> Option<Result<Answer>> {
        if command == "desk_facts" {
            return Some(to_json(self.facts()).map(|output| Answer {
                output,
                changed: Vec::new(),
            }));
        }
        if command == "cancel_work" {
            return Some(parse(input).map(|which: CancelWork| {
                self.works.cancel(&which.work);
                Answer {
                    output: Json::Null,
                    changed: Vec::new(),
                }
            }));
        }
        let done = match command {
            "desk_status" => Ok(()),
            "create_school" => parse(input).and_then(|new| self.create_school(new)),
            "open_school" => self.open(self.school_vault()),
            "open_sample" => self.open_sample(),
            "remove_sample" => self.remove_sample(),
            "sign_in" => parse(input).and_then(|who: SignIn| self.sign_in(&who)),
            "sign_out" => self.sign_out(),
            "change_password" => {
                parse(input).and_then(|change: ChangePassword| self.change_password(&change))
            }
            _ => return None,
        };
        let answer = done.and_then(|()| self.status()).and_then(to_json);
        Some(answer.map(|output| Answer {
            output,
            changed: Vec::new(),
        }))
    }

    /// What is here and who is signed in. A school that exists is opened on the way.
    ///
    /// # Errors
    /// What stands in the way of opening the school's file.
    pub fn status(&self) -> Result<DeskStatus> {
        if self.state().open.is_none() && is_set_up(&self.school_vault())? {
            self.open(self.school_vault())?;
        }
        let mut status = DeskStatus {
            has_school: self.school_vault().exists(),
            has_sample: self.sample_vault().exists(),
            school_name: None,
            sample: false,
            sample_password: None,
            key_place: None,
            names: Vec::new(),
            me: None,
        };
        let state = self.state();
        let Some(open) = &state.open else {
            // A file without a school in it was left by a set-up that was cut short; it counts for nothing.
            status.has_school = false;
            return Ok(status);
        };
        let connection = open.office.file().connection();
        if let Some(school) = front::school(&connection)? {
            status.sample_password = school.sample.then(|| crate::sample::PASSWORD.to_owned());
            status.school_name = Some(school.name);
            status.sample = school.sample;
        }
        let place = open.vault.key_place()?;
        status.key_place = Some(KeyPlaceView {
            place,
            words: place.words().to_owned(),
        });
        let today = self.config.world.today();
        let staff = front::staff(&connection)?;
        status.names = staff
            .iter()
            .filter(|person| person.works_on(today))
            .map(|person| SignInName {
                id: person.id.clone(),
                name: person.name.clone(),
                job_title: person.job_title.clone(),
            })
            .collect();
        if let Some(session) = &open.session {
            status.me = staff
                .iter()
                .find(|person| person.id == *session.staff_id() && person.works_on(today))
                .map(|person| sign_in::me(&connection, person))
                .transpose()?;
        }
        Ok(status)
    }

    fn facts(&self) -> DeskFacts {
        DeskFacts {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_folder: self.config.data_folder.display().to_string(),
            presets: preset_lines(),
            roles: Role::words_of_all(),
            term_namings: TermNaming::words(),
        }
    }

    fn create_school(&self, new: NewSchool) -> Result<()> {
        let vault = self.school_vault();
        let left_over = vault.exists();
        if is_set_up(&vault)? {
            return Err(crate::error::FileTrouble::AlreadyThere.into());
        }
        let year = academic_year_of(self.config.world.today());
        let set_up = SetUpSchool::checked(new, year, vault::hash)?;
        self.sign_out()?;
        // Only a file that opened and has no school in it makes way: never a key whose file is somewhere else.
        if left_over {
            vault.remove()?;
        }
        let office = Office::new(vault.create()?, Arc::clone(&self.config.world));
        let founder = Session::new(
            StaffId::new(self.config.world.new_id()),
            set_up.role(),
            true,
        );
        office.write(&founder, set_up)?;
        sign_in::note(&office, founder.staff_id(), "signed in")?;
        self.state().open = Some(OpenSchool {
            office: Arc::new(office),
            vault,
            session: Some(founder),
        });
        Ok(())
    }

    fn open(&self, vault: Vault) -> Result<()> {
        let file = vault.open()?;
        self.sign_out()?;
        self.take(vault, file);
        Ok(())
    }

    fn take(&self, vault: Vault, file: SchoolFile) {
        let office = Arc::new(Office::new(file, Arc::clone(&self.config.world)));
        self.state().open = Some(OpenSchool {
            office,
            vault,
            session: None,
        });
    }

    fn open_sample(&self) -> Result<()> {
        let vault = self.sample_vault();
        if !is_set_up(&vault)? {
            vault.remove()?;
            crate::sample::make(&vault, self.config.world.as_ref())?;
        }
        self.open(vault)
    }

    fn remove_sample(&self) -> Result<()> {
        let vault = self.sample_vault();
        let mut state = self.state();
        if state
            .open
            .as_ref()
            .is_some_and(|open| open.vault.folder() == vault.folder())
        {
            state.open = None;
        }
        drop(state);
        vault.remove()
    }

    fn sign_in(&self, who: &SignIn) -> Result<()> {
        let office = self.office()?;
        let session = sign_in::check(&office, &who.staff_id, &who.password)?;
        self.sign_out()?;
        if let Some(open) = &mut self.state().open {
            open.session = Some(session);
        }
        Ok(())
    }

    fn sign_out(&self) -> Result<()> {
        // Its answer would come to whoever signs in next.
        self.works.cancel_all();
        let ended = match &mut self.state().open {
            Some(open) => open
                .session
                .take()
                .map(|session| (Arc::clone(&open.office), session)),
            None => None,
        };
        match ended {
            Some((office, session)) => sign_in::note(&office, session.staff_id(), "signed out"),
            None => Ok(()),
        }
    }

    fn change_password(&self, change: &ChangePassword) -> Result<()> {
        let (office, held) = self.held_session()?;
        let session = match sign_in::standing(&office, held.staff_id())? {
            Standing::Sound(session) | Standing::MustChangePassword(session) => session,
            Standing::Gone => return Err(Error::SignedOut),
        };
        sign_in::change_password(&office, &session, &change.current, &change.new)
    }

    fn office(&self) -> Result<Arc<Office>> {
        let state = self.state();
        state
            .open
            .as_ref()
            .map(|open| Arc::clone(&open.office))
            .ok_or(Error::SignedOut)
    }
}

/// Whether a school stands in the vault. A set-up that was cut short leaves a file with nothing in it.
fn is_set_up(vault: &Vault) -> Result<bool> {
    if !vault.exists() {
        return Ok(false);
    }
    let file = vault.open()?;
    let school = front::school(&file.connection())?;
    Ok(school.is_some())
}

/// The actions that a session has, in reading order.
pub(super) fn actions_of(session: &Session) -> Vec<Action> {
    Action::ALL
        .iter()
        .copied()
        .filter(|action| session.may(*action))
        .collect()
}

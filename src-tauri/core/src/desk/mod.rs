//! What the app holds: the person signed in, if anybody, with the file that their password opened, and the one entrance
//! for commands. Nobody signed in, no file is open.
//!
//! Commands that work on a closed file (set up, look round the sample, sign in) stand in `desk::lifecycle`;
//! everything else goes to the office by the list in [`crate::commands`].

mod backups;
mod drill;
#[cfg(test)]
mod key_traces;
mod lifecycle;
mod lock;
mod restore;
#[cfg(test)]
mod round_trip;
mod sheet;
mod sign_in;
mod status;
mod trail;
mod works;

pub use backups::{BackupAge, BackupLine, BackupsView, ChooseBackupFolder, WhichBackup};
pub use drill::DrillReport;
pub use lifecycle::{ChangePassword, NewSchool, Nothing, SignIn};
pub use restore::{BackupLook, BackupPerson, GoBackTo, LookIntoBackup, RestoreBackup};
pub use sheet::{ConfirmRecoverySheet, ForgottenPassword, OpenWithSheet, RecoverySheet};
pub use status::{DeskFacts, DeskStatus, KeyPlaceView, Me, SignInName};

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value as Json;

use crate::bindings::Collector;
use crate::commands::{self, Answer};
use crate::domain::id::StaffId;
use crate::domain::record::Kind;
use crate::domain::role::Action;
use crate::error::{Error, FileTrouble, Problem, Result};
pub use crate::inbox::Piece;
use crate::office::{Office, Session};
use crate::progress::Progress;
use crate::store::{Changed, front};
use crate::vault::{KeyKeeping, Strength, Vault};
use crate::world::World;
use sheet::MadeSheet;
use sign_in::Standing;
pub use trail::AcceptTrail;
pub use works::CancelWork;
use works::Works;

/// Where the desk keeps schools, and what time it is.
#[derive(Debug, Clone)]
pub struct DeskConfig {
    /// The folder of the school's own vault; the sample school lives in `sample` inside it.
    pub data_folder: PathBuf,
    pub keeping: KeyKeeping,
    pub strength: Strength,
    pub world: Arc<dyn World>,
}

impl DeskConfig {
    /// The data folder of this user on this PC, as the system sets it.
    ///
    /// # Errors
    /// Where the system knows no home folder.
    pub fn usual_folder() -> Result<PathBuf> {
        directories::ProjectDirs::from("uk", "Waymark", "Waymark")
            .map(|folders| folders.data_local_dir().to_path_buf())
            .ok_or_else(|| crate::error::FileTrouble::Folder("no home folder".to_owned()).into())
    }
}

/// The desk itself. It may be shared between threads.
#[derive(Debug)]
pub struct Desk {
    config: DeskConfig,
    state: Mutex<State>,
    works: Works,
}

/// Which school the window is turned to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum InFront {
    #[default]
    School,
    Sample,
}

#[derive(Debug, Default)]
struct State {
    in_front: InFront,
    open: Option<OpenSchool>,
    locked_for: Option<StaffId>,
}

/// The open file, which there is only while somebody is signed in.
#[derive(Debug)]
struct OpenSchool {
    office: Arc<Office>,
    session: Session,
    sheet: Option<MadeSheet>,
    /// That the audit trail is not the one that the backups know.
    trail_warning: Option<String>,
}

impl OpenSchool {
    fn new(office: Office, session: Session) -> Self {
        Self {
            office: Arc::new(office),
            session,
            sheet: None,
            trail_warning: None,
        }
    }
}

impl Desk {
    /// A desk with nothing open yet.
    pub fn new(config: DeskConfig) -> Self {
        Self {
            config,
            state: Mutex::new(State::default()),
            works: Works::default(),
        }
    }

    /// Runs a command by name. What a write returns is on the disk.
    ///
    /// # Errors
    /// A finished sentence for the person at the PC; `reference` stands in it where help may be needed.
    pub fn handle(
        &self,
        command: &str,
        input: Json,
        reference: &str,
    ) -> std::result::Result<Answer, Problem> {
        self.run(command, input)
            .map_err(|error| Problem::of(&error, reference))
    }

    /// Runs a command of long work by name. `work` is the name by which `cancel_work` stops it; `progress` is told
    /// how far it is. Everything that is under way stops when the person signs out.
    ///
    /// # Errors
    /// As [`Desk::handle`]; code `cancelled` where it was stopped.
    pub fn handle_long(
        &self,
        command: &str,
        input: Json,
        work: &str,
        progress: &Progress,
        reference: &str,
    ) -> std::result::Result<Answer, Problem> {
        let _under_way = self.works.begin(work, progress);
        self.run_watched(command, input, progress)
            .map_err(|error| Problem::of(&error, reference))
    }

    /// Runs a command by name; the error keeps its kind, for logs and for callers in Rust.
    ///
    /// # Errors
    /// Any error of the core.
    pub fn run(&self, command: &str, input: Json) -> Result<Answer> {
        self.run_watched(command, input, &Progress::unwatched())
    }

    /// The same, telling how far it is.
    ///
    /// # Errors
    /// Any error of the core.
    pub fn run_watched(&self, command: &str, input: Json, progress: &Progress) -> Result<Answer> {
        let answered = self.answer(command, input, progress);
        if let Err(Error::File(FileTrouble::DiskFails | FileTrouble::Damaged)) = &answered
            && let Some(open) = &self.state().open
        {
            open.office.file().had_trouble();
        }
        answered
    }

    fn answer(&self, command: &str, input: Json, progress: &Progress) -> Result<Answer> {
        if let Some(answer) = self.lifecycle(command, input.clone(), progress) {
            return answer;
        }
        if command == "restore_drill" {
            return self.restore_drill(progress);
        }
        let (office, session) = self.signed_in()?;
        let answer = commands::run_watched(&office, &session, command, input, progress)?;
        let of_names = |changed: &Changed| matches!(changed.kind, Kind::Staff | Kind::School);
        if answer.changed.iter().any(of_names) {
            office.settle_keys()?;
        }
        Ok(answer)
    }

    /// Whether pictures may be taken of what the window shows: only where somebody is signed in at a school that says so.
    pub fn capture_allowed(&self) -> bool {
        let Some(office) = (self.state().open.as_ref()).map(|open| Arc::clone(&open.office)) else {
            return false;
        };
        let school = front::school(&office.file().connection());
        // A file that cannot be asked just now allows nothing.
        matches!(school, Ok(Some(school)) if school.capture_allowed)
    }

    /// Takes in a piece of a file that the page reads for somebody who may attach it. It waits in memory alone until a
    /// command attaches it or lets go of it, or the person signs out. Answers with how many bytes have come.
    ///
    /// # Errors
    /// A finished sentence, as [`Desk::handle`] gives.
    pub fn bring(&self, piece: &Piece<'_>, reference: &str) -> std::result::Result<u32, Problem> {
        let brought = || {
            let (office, session) = self.signed_in()?;
            if !session.may(Action::AttachmentWrite) {
                return Err(Error::Forbidden);
            }
            office.inbox().take_in(piece)
        };
        brought().map_err(|error| Problem::of(&error, reference))
    }

    /// The open office and who is signed in, in the role that they have now.
    ///
    /// # Errors
    /// [`Error::SignedOut`] where nobody is, or who was has left; [`Error::MustChangePassword`] until a one-time
    /// password has been replaced.
    pub fn signed_in(&self) -> Result<(Arc<Office>, Session)> {
        let (office, held) = self.held_session()?;
        match sign_in::standing(&office, held.staff_id())? {
            Standing::Sound(session) => Ok((office, session)),
            Standing::MustChangePassword(_) => Err(Error::MustChangePassword),
            Standing::NeedsSheet(_) => Err(Error::RecoverySheetNeeded),
            Standing::Gone => {
                self.state().open = None;
                Err(Error::SignedOut)
            }
        }
    }

    /// The open office and who signed in, whatever has become of them since.
    ///
    /// # Errors
    /// [`Error::SignedOut`]; [`FileTrouble`] where the disk failed and does not answer yet.
    fn held_session(&self) -> Result<(Arc<Office>, Session)> {
        let (office, session) = {
            let state = self.state();
            let open = state.open.as_ref().ok_or(Error::SignedOut)?;
            (Arc::clone(&open.office), open.session.clone())
        };
        office.file().open_anew_after_trouble()?;
        Ok((office, session))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn vault_in_front(&self) -> Vault {
        match self.state().in_front {
            InFront::School => self.school_vault(),
            InFront::Sample => self.sample_vault(),
        }
    }

    fn school_vault(&self) -> Vault {
        let config = &self.config;
        Vault::at(&config.data_folder, config.keeping, config.strength)
    }

    fn sample_vault(&self) -> Vault {
        Vault::of_sample(self.config.data_folder.join("sample"))
    }
}

pub(crate) fn types(collector: &mut Collector) {
    lifecycle::types(collector);
}

//! The one error of the core, and the finished sentence that the window shows for it.
//!
//! Inside the core an error says which kind of trouble it is; [`Problem`] is the same trouble in words for the
//! person at the PC: what happened and what to do. Nothing decides by reading message text.

use serde::Serialize;
use ts_rs::TS;

use crate::documents::DocumentError;
use crate::domain::field_errors::FieldErrors;
use crate::domain::words::count;
use crate::exchange::Unreadable;
use crate::vault::Unfit;

pub type Result<T> = std::result::Result<T, Error>;

/// Everything that can go wrong in the core.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("some answers need another look")]
    Invalid(FieldErrors),
    #[error("the role of this person does not allow that")]
    Forbidden,
    #[error("no such record, or not one this person may see")]
    NotFound,
    #[error("somebody else changed this record meanwhile")]
    Conflict,
    #[error("the record is frozen")]
    Frozen,
    #[error("nobody is signed in")]
    SignedOut,
    #[error("the password was given by somebody else and has to be replaced first")]
    MustChangePassword,
    #[error("the school has no recovery sheet yet")]
    RecoverySheetNeeded,
    #[error("the name or the password is not right")]
    WrongPassword,
    #[error("too many wrong passwords; wait {seconds} s")]
    TooSoon { seconds: u32 },
    /// The person stopped long work. Whoever gives it back has kept nothing.
    #[error("stopped by the person")]
    Cancelled,
    #[error("no command of that name")]
    UnknownCommand,
    #[error("the input of the command does not have its form: {0}")]
    BadInput(String),
    #[error("file trouble: {0}")]
    File(#[from] FileTrouble),
    #[error("document trouble: {0}")]
    Document(#[from] DocumentError),
    #[error("internal: {0}")]
    Internal(String),
}

/// A file that cannot be read is told beside the field that it was chosen in.
impl From<Unreadable> for Error {
    fn from(fault: Unreadable) -> Self {
        Self::Invalid(FieldErrors::one("file", fault.to_string()))
    }
}

/// What can be wrong with the school's file itself.
#[derive(Debug, thiserror::Error)]
pub enum FileTrouble {
    #[error("there is no school's file in the folder")]
    Missing,
    #[error("a school's file is there already")]
    AlreadyThere,
    #[error("the key of this PC is not where it was kept")]
    KeyMissing,
    #[error("school.keys is missing or cannot be read")]
    HeaderMissing,
    #[error("school.keys does not belong to the file as it is now")]
    KeysDiffer,
    #[error("the file does not open with the key of this PC")]
    WrongKey,
    #[error("the file was made by a newer version (schema {found}, this program knows {known})")]
    Newer { found: u32, known: u32 },
    #[error("the disk is full")]
    DiskFull,
    #[error("the disk answered with an error")]
    DiskFails,
    #[error("the file or its folder cannot be written")]
    ReadOnly,
    #[error("the folder is no place for an open file: {0:?}")]
    Place(Unfit),
    #[error("the file is used by another program")]
    Busy,
    #[error("the file is damaged")]
    Damaged,
    #[error("the copy is not what was copied")]
    CopyDiffers,
    #[error("the backup is damaged, or is none")]
    BackupDamaged,
    #[error("the backup is of another school")]
    OtherSchool,
    #[error("the folder cannot be used: {0}")]
    Folder(String),
}

impl FileTrouble {
    /// Whether what is there cannot be put right, so that a backup has to take its place.
    fn wants_a_backup(&self) -> bool {
        matches!(
            self,
            Self::Damaged | Self::HeaderMissing | Self::WrongKey | Self::KeysDiffer
        )
    }
}

/// How the window tells trouble apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    Invalid,
    Forbidden,
    NotFound,
    Conflict,
    Frozen,
    SignedOut,
    MustChangePassword,
    RecoverySheetNeeded,
    WrongPassword,
    TooSoon,
    Cancelled,
    /// The school's file does not open as it is: a backup brings it back.
    Unreadable,
    File,
    Document,
    Internal,
}

/// An error as a finished sentence for the person at the PC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    pub code: ProblemCode,
    pub message: String,
    /// For `invalid`: what to put right, by the path of the field.
    pub fields: FieldErrors,
    /// For `internal`: what to quote when asking for help. It holds no content.
    pub reference: Option<String>,
}

impl Problem {
    /// The problem of an error; `reference` is a short code that stands in the log beside it.
    pub fn of(error: &Error, reference: &str) -> Self {
        let (code, message) = words(error);
        let fields = match error {
            Error::Invalid(fields) => fields.clone(),
            _ => FieldErrors::default(),
        };
        let reference = match code {
            ProblemCode::Internal
            | ProblemCode::Unreadable
            | ProblemCode::File
            | ProblemCode::Document => Some(reference.to_owned()),
            _ => None,
        };
        Self {
            code,
            message,
            fields,
            reference,
        }
    }
}

fn words(error: &Error) -> (ProblemCode, String) {
    use ProblemCode as Code;
    let (code, message) = match error {
        Error::Invalid(_) => (
            Code::Invalid,
            "Some answers need another look. Nothing you typed is lost.",
        ),
        Error::Forbidden => (
            Code::Forbidden,
            "Your role in Waymark does not allow this. Ask the SENCO if you need it done.",
        ),
        Error::NotFound => (
            Code::NotFound,
            "There is no such record, or it is not one you can open.",
        ),
        Error::Conflict => (
            Code::Conflict,
            "Somebody else saved a change to this record while you had it open. Your words are kept as a draft: \
             look at the record as it is now, then save again.",
        ),
        Error::Frozen => (
            Code::Frozen,
            "This belongs to a review or a plan that has been closed, so it stays as it was. Add a dated note beside it.",
        ),
        Error::SignedOut => (
            Code::SignedOut,
            "You have been signed out. Sign in again; drafts are kept.",
        ),
        Error::MustChangePassword => (
            Code::MustChangePassword,
            "You signed in with a one-time password. Choose a password of your own, then go on.",
        ),
        Error::RecoverySheetNeeded => (
            Code::RecoverySheetNeeded,
            "The recovery sheet comes first: print it and type three of its groups, then go on.",
        ),
        Error::WrongPassword => (
            Code::WrongPassword,
            "That password is not right. Check Caps Lock and try again.",
        ),
        Error::TooSoon { seconds } => {
            return (
                Code::TooSoon,
                format!(
                    "That was wrong several times. Wait {}, then try again.",
                    wait_words(*seconds)
                ),
            );
        }
        Error::Cancelled => (
            Code::Cancelled,
            "You stopped this before it was finished. Nothing was changed.",
        ),
        Error::UnknownCommand | Error::BadInput(_) | Error::Internal(_) => (
            Code::Internal,
            "Something went wrong inside Waymark. Nothing was changed. Try again; if it comes back, note the \
             reference and tell whoever looks after this PC.",
        ),
        Error::Document(trouble) => return (Code::Document, trouble.to_string()),
        Error::File(trouble) if trouble.wants_a_backup() => (Code::Unreadable, file_words(trouble)),
        Error::File(trouble) => (Code::File, file_words(trouble)),
    };
    (code, message.to_owned())
}

fn wait_words(seconds: u32) -> String {
    if seconds <= 90 {
        count(seconds, "second")
    } else {
        let minutes = count(seconds.div_ceil(60), "minute");
        format!("{minutes}, or ask an administrator for a new password")
    }
}

fn file_words(trouble: &FileTrouble) -> &'static str {
    match trouble {
        FileTrouble::Missing => {
            "There is no school in this folder yet. Set one up, or look round the sample school."
        }
        FileTrouble::AlreadyThere => {
            "There is a school in this folder already. Open it, or choose an empty folder."
        }
        FileTrouble::KeyMissing => {
            "This computer's key is not in its keyring any more. Nothing is lost. Type the recovery sheet, and everyone's \
             password works again."
        }
        FileTrouble::HeaderMissing => {
            "The file school.keys, which belongs beside the school's file, is missing or damaged. Put it back if you can; \
             otherwise restore the newest backup with the recovery sheet."
        }
        FileTrouble::KeysDiffer => {
            "The school's file and its keys do not belong together: one of them was put back from an older copy. Nothing \
             was changed. Type the recovery sheet to put this right, or bring back the newer file."
        }
        FileTrouble::WrongKey => {
            "The school's file does not open with these keys: it was put back from an older copy, or belongs to another \
             school. Bring back the file that belongs here, or restore the newest backup with the recovery sheet."
        }
        FileTrouble::Newer { .. } => {
            "This school's file was saved by a newer Waymark. Update Waymark on this PC, then open it again."
        }
        FileTrouble::DiskFull => {
            "The disk is full, so nothing was saved. Free some space, then save again."
        }
        FileTrouble::DiskFails => {
            "The disk did not do what Waymark asked of it. Look whether what you were saving is there before you save it \
             again, and free some space if the disk is nearly full; if it comes back, the disk may be failing: tell \
             whoever looks after this PC."
        }
        FileTrouble::ReadOnly => {
            "Waymark may not write to its folder, so nothing was saved. Ask for write access."
        }
        FileTrouble::Busy => {
            "This school is open already on this PC: in another window of Waymark, or for another user of the computer. Sign \
             out or lock it there, then try again."
        }
        FileTrouble::Damaged => {
            "The school's file is damaged, so nothing of it is shown. Nothing was changed. Restore the newest backup with the \
             recovery sheet: the damaged file is kept beside it."
        }
        FileTrouble::Place(Unfit::Synced) => {
            "This folder is copied to other computers by itself (OneDrive, Dropbox or the like), which can damage a \
             school's file while it is open. Keep it in a folder of this PC; for backups a synced folder is welcome."
        }
        FileTrouble::Place(Unfit::Network) => {
            "This folder lies on another computer, where a lost connection can damage a school's file. Keep it in a \
             folder of this PC; for backups a folder of the server is welcome."
        }
        FileTrouble::Place(Unfit::Removable) => {
            "This folder lies on a memory stick or a disk that can be unplugged, which can damage a school's file while \
             it is open. Keep it in a folder of this PC; for backups a stick is welcome."
        }
        FileTrouble::CopyDiffers => {
            "The backup did not pass its check, so it was not kept. Your data is safe where it is. Try again; if it \
             comes back, tell whoever looks after this PC that the disk may be failing."
        }
        FileTrouble::BackupDamaged => {
            "This is not a Waymark backup, or it is damaged. Nothing was changed. Choose another backup."
        }
        FileTrouble::OtherSchool => {
            "This backup is of another school. Nothing was changed. To look at it, sign out and restore it with its \
             recovery sheet into a folder of its own."
        }
        FileTrouble::Folder(_) => {
            "Waymark cannot use its data folder. Check that it exists and can be written to."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_is_a_finished_sentence() {
        let all = [
            Error::Forbidden,
            Error::NotFound,
            Error::Conflict,
            Error::Frozen,
            Error::SignedOut,
            Error::WrongPassword,
            Error::MustChangePassword,
            Error::RecoverySheetNeeded,
            Error::TooSoon { seconds: 4 },
            Error::TooSoon { seconds: 900 },
            Error::Cancelled,
            Error::UnknownCommand,
            Error::Document(DocumentError::Photo),
            Error::Internal("table pupil is missing".to_owned()),
            Error::File(FileTrouble::Missing),
            Error::File(FileTrouble::DiskFull),
            Error::File(FileTrouble::DiskFails),
            Error::File(FileTrouble::Newer { found: 9, known: 1 }),
        ];
        for error in &all {
            let problem = Problem::of(error, "r1");
            assert!(problem.message.ends_with('.'), "{}", problem.message);
            assert!(problem.message.len() > 30, "{}", problem.message);
            assert!(
                !problem.message.contains("table pupil"),
                "content of an internal error reached the window"
            );
        }
    }
}

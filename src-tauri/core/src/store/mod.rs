//! All SQL, and the only way to it: the open file, its transactions, and the trace that each write leaves.
//!
//! Mutating functions exist only on [`WriteTx`]; only [`crate::office::Office`] makes one, and it needs a permit.
//! A child outside the reader's scope is not found here, whatever asks for it.

mod agencies;
mod attachment;
pub(crate) mod audit;
pub(crate) mod backup_state;
mod bank;
mod beginnings;
mod cell;
mod clocks;
mod contacts;
pub(crate) mod contents;
pub(crate) mod copy;
pub(crate) mod destroy;
mod disclosure;
pub(crate) mod disk;
pub(crate) mod display;
mod draft;
mod ehc;
mod faults;
mod file;
pub(crate) mod front;
#[cfg(test)]
pub(crate) mod frozen;
mod import;
mod key;
pub(crate) mod keys_row;
mod letters;
mod medical;
mod migrate;
mod photo;
mod protection;
mod pupils;
mod round;
mod school;
mod school_lines;
mod seals;
mod search;
pub(crate) mod soundness;
mod tables;
mod team;
mod today;
pub(crate) mod trail;
mod tx;
#[cfg(any(test, feature = "measure"))]
mod watch;
mod write;

pub use agencies::OpenActionLine;
pub(crate) use attachment::{CHUNK, sha256};
pub use audit::{AuditEntry, AuditFilter, FieldChange};
pub(crate) use bank::UsedText;
pub use clocks::{
    ClockMarkLine, LastLooks, MarkedCycleLine, MetParentsLine, OpenConcernLine, OpenCycleLine,
    PlacementLine,
};
pub use destroy::Destroyed;
pub use disclosure::{DisclosureFilter, LeftRow};
pub use draft::Draft;
pub use ehc::{CensusPlanLine, EhcPlanLine};
pub use file::SchoolFile;
pub(crate) use import::{ImportTrace, Touched};
pub use key::StoreKey;
pub use medical::{HealthFact, HealthLine};
pub use protection::{ReaderRow, TakenOut, WholeRow};
pub use pupils::{ChildName, Leavers, NeedLine, PupilLine, Seen, StageLine};
pub use round::{PlanChange, RoundCycleLine, TieLine};
pub use school::StageUse;
pub use search::{FoundText, NameLine, TextGroup};
pub(crate) use tables::TableContents;
pub use team::{OpenReintegrationLine, PlannedMeetingLine, TeamActionLine};
pub use today::{OpenPlanLine, OpenTarget, ProvisionLine, RecentLine, StrategyLine};
pub(crate) use trail::{TrailFault, TrailWalk, TrailWrong};
pub use tx::{Changed, ReadTx, Reader};
pub use write::WriteTx;

//! What happened to a child: the timeline of events, and the history of who recorded or changed what.

mod changes;
mod compare;
#[cfg(test)]
mod compare_tests;
mod health;
mod order;
mod readers;
mod statutory;
mod team;
mod timeline;
mod version;
mod words;

pub(crate) use changes::change_words;
pub use changes::{HistoryChange, HistoryLine, HistoryView, PupilHistory};
pub use compare::{
    CompareVersions, ComparedPart, ListVersions, PartState, VersionGroup, VersionKey, VersionLine,
    VersionsCompared,
};
pub use readers::{ReaderLine, RecordReaders};
pub(crate) use timeline::events_of;
pub use timeline::{Timeline, TimelineItem};
pub(crate) use words::{Names, deed, field_words, is_shown, value_words};

#[cfg(test)]
mod tests;

//! Two versions of what is written about a child, side by side and word by word. The older versions are in the audit
//! trail: every change of a record stands there with what was before it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use super::changes::reads;
use super::version::{Part, parts};
use super::words::Names;
use crate::domain::date_words::long;
use crate::domain::id::PupilId;
use crate::domain::record::Kind;
use crate::domain::role::Action;
use crate::domain::word_diff::{Stretch, WordPiece, word_diff};
use crate::domain::words::capital;
use crate::error::{Error, Result};
use crate::office::ReadOp;
use crate::store::{AuditEntry, AuditFilter, ReadTx, Reader};

/// What is compared as one: a plan with all its parts, or a record by itself. None of it is a list of facts that has
/// its own page to be read on.
const COMPARED: &[(Kind, &[Kind])] = &[
    (
        Kind::Plan,
        &[
            Kind::Outcome,
            Kind::Target,
            Kind::SmallStep,
            Kind::Strategy,
            Kind::Provision,
        ],
    ),
    (Kind::Profile, &[]),
    (Kind::Assessment, &[]),
    (Kind::Concern, &[]),
    (Kind::Review, &[]),
    (Kind::EhcRequest, &[]),
    (Kind::EhcPlan, &[]),
    (Kind::EhcReview, &[]),
    (Kind::HealthcarePlan, &[]),
    (Kind::Adjustment, &[]),
    (Kind::Note, &[]),
    (Kind::Pupil, &[]),
];

/// A version: a record, and the entry of the trail after which it looked so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VersionKey {
    pub record_id: String,
    pub number: u32,
}

/// Which versions there are of what is written about a child, as far as this person may read it.
#[derive(Debug, Deserialize, TS)]
pub struct ListVersions {
    pub pupil_id: PupilId,
}

/// Everything of one kind that has versions.
#[derive(Debug, Serialize, TS)]
pub struct VersionGroup {
    pub kind: Kind,
    /// "Plan".
    pub name: String,
    /// The latest first.
    pub versions: Vec<VersionLine>,
}

/// One version.
#[derive(Debug, Serialize, TS)]
pub struct VersionLine {
    pub key: VersionKey,
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub staff_name: String,
    /// "My Plan": which of several, where the record has a name or a day of its own.
    pub about: String,
}

impl ReadOp for ListVersions {
    const ACTION: Action = Action::PupilOpen;
    type Output = Vec<VersionGroup>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<VersionGroup>> {
        let entries = trail(tx, &self.pupil_id)?;
        let mut groups = Vec::new();
        for (kind, _) in COMPARED {
            if !tx.session().may(reads(*kind)) {
                continue;
            }
            let mut versions = Vec::new();
            for record_id in records_of(&entries, *kind) {
                versions.extend(versions_of(&entries, *kind, &record_id));
            }
            versions.sort_by_key(|line| std::cmp::Reverse(line.key.number));
            if versions.len() > 1 {
                groups.push(VersionGroup {
                    kind: *kind,
                    name: capital(kind.words()),
                    versions,
                });
            }
        }
        Ok(groups)
    }
}

/// Compares two versions of one kind.
#[derive(Debug, Deserialize, TS)]
pub struct CompareVersions {
    pub pupil_id: PupilId,
    pub kind: Kind,
    pub before: VersionKey,
    pub after: VersionKey,
}

/// The comparison, part by part in the order of the later version.
#[derive(Debug, Serialize, TS)]
pub struct VersionsCompared {
    pub parts: Vec<ComparedPart>,
    /// How many parts are different.
    pub changed: u32,
}

/// One part: a field, or a line of the plan.
#[derive(Debug, Serialize, TS)]
pub struct ComparedPart {
    /// "Strengths", "Target 2".
    pub term: String,
    pub state: PartState,
    /// The words of both versions in one.
    pub pieces: Vec<WordPiece>,
}

/// What became of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartState {
    Same,
    Changed,
    PutIn,
    TakenOut,
}

impl ReadOp for CompareVersions {
    const ACTION: Action = Action::PupilOpen;
    type Output = VersionsCompared;
    fn run(self, tx: &ReadTx<'_>) -> Result<VersionsCompared> {
        let entries = trail(tx, &self.pupil_id)?;
        if !tx.session().may(reads(self.kind)) {
            return Err(Error::Forbidden);
        }
        tx.note_opened(&tx.seen(&self.pupil_id)?);
        let names = Names::of(tx)?;
        let read = |key: &VersionKey| -> Result<Vec<Part>> {
            if !records_of(&entries, self.kind).contains(&key.record_id) {
                return Err(Error::NotFound);
            }
            Ok(parts(tx, &entries, self.kind, key, &names))
        };
        let parts = compared(read(&self.before)?, read(&self.after)?);
        let changed = parts.iter().filter(|part| part.state != PartState::Same);
        Ok(VersionsCompared {
            changed: u32::try_from(changed.count()).unwrap_or(u32::MAX),
            parts,
        })
    }
}

/// The trail of the child's record, oldest first.
fn trail(tx: &Reader<'_>, pupil_id: &PupilId) -> Result<Vec<AuditEntry>> {
    let seen = tx.seen(pupil_id)?;
    let filter = AuditFilter {
        pupil_id: Some(seen.id().clone()),
        ..AuditFilter::default()
    };
    let mut entries = tx.audit_whole(&filter, u32::MAX)?;
    entries.reverse();
    Ok(entries)
}

pub(super) fn parts_of(kind: Kind) -> &'static [Kind] {
    COMPARED
        .iter()
        .find(|(one, _)| *one == kind)
        .map_or(&[], |(_, parts)| parts)
}

pub(super) fn writes(entry: &AuditEntry) -> bool {
    matches!(
        entry.verb.as_str(),
        "added" | "revised" | "voided" | "brought back"
    )
}

fn records_of(entries: &[AuditEntry], kind: Kind) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for entry in entries {
        let begins = entry.kind == kind && (entry.verb == "added" || kind == Kind::Pupil);
        if begins && writes(entry) && !found.contains(&entry.record_id) {
            found.push(entry.record_id.clone());
        }
    }
    found
}

/// The value that an entry gives a field, where it gives it one.
fn given<'a>(entry: &'a AuditEntry, field: &str) -> Option<&'a Json> {
    entry
        .changes
        .iter()
        .find(|change| change.field == field)
        .map(|change| &change.to)
}

/// Which records belong to one: itself, and the parts that name it.
pub(super) fn belongs(entries: &[AuditEntry], kind: Kind, record_id: &str) -> Vec<(Kind, String)> {
    let mut all = vec![(kind, record_id.to_owned())];
    for entry in entries {
        if entry.verb != "added" || !parts_of(kind).contains(&entry.kind) {
            continue;
        }
        // A small step names its target, everything else the plan.
        let of_plan = given(entry, "plan_id").and_then(Json::as_str) == Some(record_id);
        let of_target = given(entry, "target_id")
            .and_then(Json::as_str)
            .is_some_and(|target| all.iter().any(|(_, id)| id == target));
        if of_plan || of_target {
            all.push((entry.kind, entry.record_id.clone()));
        }
    }
    all
}

/// A version for each act that changed the record or a part of it; what was done at one moment is one version.
fn versions_of(entries: &[AuditEntry], kind: Kind, record_id: &str) -> Vec<VersionLine> {
    let ids = belongs(entries, kind, record_id);
    let mut lines: Vec<VersionLine> = Vec::new();
    let mut about = String::new();
    for entry in entries.iter().filter(|entry| writes(entry)) {
        if !ids.iter().any(|(_, id)| *id == entry.record_id) {
            continue;
        }
        if entry.record_id == record_id {
            about = about_of(entry).unwrap_or(about);
        }
        let key = VersionKey {
            record_id: record_id.to_owned(),
            number: entry.number,
        };
        match lines.last_mut() {
            Some(last) if last.at == entry.at && last.staff_name == entry.staff_name => {
                last.key = key;
            }
            _ => lines.push(VersionLine {
                key,
                at: entry.at,
                staff_name: entry.staff_name.clone(),
                about: String::new(),
            }),
        }
    }
    for line in &mut lines {
        line.about.clone_from(&about);
    }
    lines
}

/// What tells a record from its like: its name, or the day that it is about.
fn about_of(entry: &AuditEntry) -> Option<String> {
    if let Some(name) = given(entry, "name").and_then(Json::as_str) {
        return Some(name.to_owned());
    }
    let day = given(entry, "happened_on").and_then(Json::as_str)?;
    day.parse().ok().map(|day| format!("of {}", long(day)))
}

/// Both versions in the order of the later one; what it lost stands where it stood.
fn compared(before: Vec<Part>, after: Vec<Part>) -> Vec<ComparedPart> {
    let mut left = before.into_iter().peekable();
    let kept: Vec<String> = after.iter().map(|part| part.key.clone()).collect();
    let mut seen: Vec<Part> = Vec::new();
    let mut all = Vec::new();
    let gone = |part: Part| ComparedPart {
        term: part.term,
        state: PartState::TakenOut,
        pieces: word_diff(&part.text, ""),
    };
    for part in after {
        // Whatever stood before its earlier place and is not there any more.
        let position = seen.iter().position(|one| one.key == part.key);
        let old = match position {
            Some(place) => Some(seen.swap_remove(place)),
            None => loop {
                match left.peek() {
                    Some(next) if !kept.contains(&next.key) => {
                        if let Some(lost) = left.next() {
                            all.push(gone(lost));
                        }
                    }
                    Some(_) => match left.next() {
                        Some(next) if next.key == part.key => break Some(next),
                        Some(next) => seen.push(next),
                        None => break None,
                    },
                    None => break None,
                }
            },
        };
        let pieces = word_diff(old.as_ref().map_or("", |old| &old.text), &part.text);
        let state = match &old {
            None => PartState::PutIn,
            Some(_) if pieces.iter().all(|piece| piece.stretch == Stretch::Same) => PartState::Same,
            Some(_) => PartState::Changed,
        };
        all.push(ComparedPart {
            term: part.term,
            state,
            pieces,
        });
    }
    all.extend(left.filter(|part| !kept.contains(&part.key)).map(gone));
    all
}

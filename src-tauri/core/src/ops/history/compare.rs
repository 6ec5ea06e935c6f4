//! Two versions of what is written about a child, side by side and word by word. The older versions are in the audit
//! trail: every change of a record stands there with what was before it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use super::changes::reads;
use super::version::{Part, parts};
use super::words::{Names, value_words};
use crate::domain::id::PupilId;
use crate::domain::record::Kind;
use crate::domain::role::Action;
use crate::domain::word_diff::{Stretch, WordPiece, word_diff};
use crate::domain::words::capital;
use crate::error::{Error, Result};
use crate::office::{ReadOp, Session};
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
    (Kind::Disability, &[]),
    (Kind::Adjustment, &[]),
    (Kind::AccessArrangement, &[]),
    (Kind::Referral, &[Kind::AgencyEntry, Kind::Recommendation]),
    (Kind::TeamMeeting, &[Kind::TeamAction]),
    (Kind::Reintegration, &[]),
    (Kind::ChronologyEvent, &[]),
    (Kind::Note, &[]),
    (Kind::Contact, &[]),
    (Kind::Pupil, &[]),
];

/// The fields by which a part names what it belongs to.
const NAMES_ITS_OWN: [&str; 5] = [
    "plan_id",
    "target_id",
    "meeting_id",
    "referral_id",
    "entry_id",
];

/// Whether a child has several of a kind side by side, each a thing of its own. Only one that was changed has two
/// versions to compare: a mother is no version of a father.
fn stands_alone(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Disability
            | Kind::Adjustment
            | Kind::AccessArrangement
            | Kind::Referral
            | Kind::TeamMeeting
            | Kind::ChronologyEvent
            | Kind::Contact
    )
}

/// Whether this person may compare what is written in records of a kind.
pub(super) fn may_compare(session: &Session, kind: Kind) -> bool {
    match kind {
        // Those that were ever restricted are taken out one by one.
        Kind::ChronologyEvent => session.may(Action::ReportRead),
        other => session.may(reads(other)),
    }
}

/// Whether this person may compare the versions of a record. An entry of the chronology that was restricted in any of
/// them is for those who read restricted ones: an earlier version says what the later one does.
fn is_open(session: &Session, entries: &[AuditEntry], kind: Kind, record_id: &str) -> bool {
    if kind != Kind::ChronologyEvent || session.may(reads(kind)) {
        return true;
    }
    let mine = entries.iter().filter(|entry| entry.record_id == record_id);
    !mine
        .filter_map(|entry| given(entry, "restricted"))
        .any(|restricted| restricted == &Json::Bool(true))
}

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
        let names = Names::of(tx)?;
        let session = tx.session();
        let mut groups = Vec::new();
        for (kind, _) in COMPARED {
            if !may_compare(session, *kind) {
                continue;
            }
            let mut versions = Vec::new();
            for record_id in records_of(&entries, *kind) {
                if !is_open(session, &entries, *kind, &record_id) {
                    continue;
                }
                let own = versions_of(&entries, *kind, &record_id, &names);
                if own.len() > 1 || !stands_alone(*kind) {
                    versions.extend(own);
                }
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
        if !may_compare(tx.session(), self.kind) {
            return Err(Error::Forbidden);
        }
        if !COMPARED.iter().any(|(kind, _)| *kind == self.kind) {
            return Err(Error::NotFound);
        }
        tx.note_opened(&tx.seen(&self.pupil_id)?);
        let names = Names::of(tx)?;
        let read = |key: &VersionKey| -> Result<Vec<Part>> {
            let known = records_of(&entries, self.kind).contains(&key.record_id);
            if !known || !is_open(tx.session(), &entries, self.kind, &key.record_id) {
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

/// Where a kind of part stands among its like, in what it belongs to.
pub(super) fn place_among_parts(kind: Kind) -> Option<usize> {
    COMPARED
        .iter()
        .find_map(|(_, parts)| parts.iter().position(|one| *one == kind))
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
        // A small step names its target, what an agency recommends the entry that says so, everything else the whole.
        let mut named = NAMES_ITS_OWN
            .iter()
            .filter_map(|field| given(entry, field).and_then(Json::as_str));
        if named.any(|named| all.iter().any(|(_, id)| id == named)) {
            all.push((entry.kind, entry.record_id.clone()));
        }
    }
    all
}

/// A version for each act that changed the record or a part of it; what was done at one moment is one version.
fn versions_of(
    entries: &[AuditEntry],
    kind: Kind,
    record_id: &str,
    names: &Names,
) -> Vec<VersionLine> {
    let ids = belongs(entries, kind, record_id);
    let mut lines: Vec<VersionLine> = Vec::new();
    let mut fields: BTreeMap<&str, &Json> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| writes(entry)) {
        if !ids.iter().any(|(_, id)| *id == entry.record_id) {
            continue;
        }
        if entry.record_id == record_id {
            let changes = entry.changes.iter();
            fields.extend(changes.map(|change| (change.field.as_str(), &change.to)));
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
    let about = about_of(kind, &fields, names);
    for line in &mut lines {
        line.about.clone_from(&about);
    }
    lines
}

/// What tells a record from its like, as it is now: its name, what it is, or the day that it is about.
fn about_of(kind: Kind, fields: &BTreeMap<&str, &Json>, names: &Names) -> String {
    let words = |field: &str| {
        let value = fields.get(field);
        value.map_or_else(String::new, |value| value_words(field, value, names))
    };
    let first = |fields: &[&str]| {
        let mut found = fields.iter().map(|field| words(field));
        found.find(|words| !words.is_empty()).unwrap_or_default()
    };
    let before = |preposition: &str, words: String| match words.as_str() {
        "" => words,
        _ => format!("{preposition} {words}"),
    };
    match kind {
        Kind::Referral => before("to", words("agency_id")),
        Kind::AccessArrangement => format!("{}, {}", words("arrangement"), words("starting")),
        Kind::TeamMeeting => before("of", first(&["held_on", "planned_on"])),
        Kind::Reintegration => before("from", words("starts_on")),
        Kind::Disability | Kind::Adjustment => words("what"),
        Kind::ChronologyEvent => words("title"),
        _ => match words("name").as_str() {
            "" => before("of", words("happened_on")),
            name => name.to_owned(),
        },
    }
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

//! Gathering everything about a child: the rows of every kind of record, told in the words of the forms, with the names
//! of others found in them.

use serde_json::{Map, Value as Json};

use crate::documents::{
    FieldPaper, PaperStamp, RecordPaper, RecordSectionPaper, ThirdPartyPaper, WholeRecordPaper,
};
use crate::domain::date_words::long;
use crate::domain::record::Kind;
use crate::domain::record::agency::Agency;
use crate::domain::record::data_protection::AccessRequest;
use crate::domain::record::person::Staff;
use crate::domain::record::pupil::{Contact, Pupil};
use crate::domain::third_party::{Found, Piece, ThirdKind, ThirdParties};
use crate::domain::words::{capital, count};
use crate::error::Result;
use crate::ops::history::{Names, deed, field_words, is_shown, value_words};
use crate::ops::print::stamp;
use crate::store::{AuditEntry, AuditFilter, Reader, Seen, WholeRow};

/// More acts than these stand in the JSON alone.
const MOST_ACTS: u32 = 20_000;

/// What the file holds about the child.
pub(super) struct Gathered {
    pub(super) paper: WholeRecordPaper,
    pub(super) stamp: PaperStamp,
    /// By the kind's table: every column of every row.
    pub(super) records: Vec<(String, Vec<Json>)>,
    pub(super) audit: Vec<AuditEntry>,
    pub(super) count: u32,
}

pub(super) fn gather(
    tx: &Reader<'_>,
    seen: &Seen,
    request: Option<&AccessRequest>,
) -> Result<Gathered> {
    let child: Pupil = tx.get(seen.id().as_str())?;
    let parties = third_parties(tx, seen, &child)?;
    let names = Names::of(tx)?;
    let mut found = Found::default();
    let (mut sections, mut records, mut number) = (Vec::new(), Vec::new(), 0);
    for kind in Kind::ALL {
        let rows = tx.everything_of(*kind, seen)?;
        if rows.is_empty() {
            continue;
        }
        number += u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let title = capital(kind.words());
        let told = (rows.iter())
            .map(|row| told(tx, *kind, row, &names, &parties, &mut found, &title))
            .collect();
        sections.push(RecordSectionPaper {
            counted: count(u32::try_from(rows.len()).unwrap_or(u32::MAX), "record"),
            title,
            records: told,
        });
        let rows = rows.into_iter().map(|row| Json::Object(row.columns));
        records.push((kind.table().to_owned(), rows.collect()));
    }
    let filter = AuditFilter {
        pupil_id: Some(seen.id().clone()),
        ..AuditFilter::default()
    };
    let audit = tx.audit_whole(&filter, MOST_ACTS)?;
    let stamp = stamp(tx)?;
    let acts = audit.iter().map(|entry| act(tx, entry)).collect();
    let paper = WholeRecordPaper {
        child_name: called(&child),
        facts: facts(&child, &stamp, request),
        third_parties: (found.each())
            .map(|(party, times, places)| ThirdPartyPaper {
                name: party.name.clone(),
                who: party.kind.name().to_owned(),
                places: places.join(", "),
                times: times.to_string(),
            })
            .collect(),
        sections,
        acts,
    };
    Ok(Gathered {
        paper,
        stamp,
        records,
        audit,
        count: number,
    })
}

fn called(child: &Pupil) -> String {
    let forename = match child.preferred_forename.as_str() {
        "" => &child.legal_forename,
        preferred => preferred,
    };
    format!("{forename} {}", child.legal_surname)
}

fn facts(
    child: &Pupil,
    stamp: &PaperStamp,
    request: Option<&AccessRequest>,
) -> Vec<(String, String)> {
    let mut facts = vec![
        ("Date of birth".to_owned(), long(child.born_on)),
        ("Made on".to_owned(), long(stamp.printed_on.date())),
    ];
    if let Some(request) = request {
        let who = format!("{}, {}", request.asked_by, request.relationship);
        facts.push(("Asked by".to_owned(), who));
        facts.push(("Received on".to_owned(), long(request.received_on)));
    }
    facts
}

/// Everybody whose name the file knows, but the child.
fn third_parties(tx: &Reader<'_>, seen: &Seen, child: &Pupil) -> Result<ThirdParties> {
    let own = [
        child.legal_forename.as_str(),
        &child.legal_surname,
        &child.preferred_forename,
    ];
    let mut parties = ThirdParties::beside(&own);
    for kept in tx.about_with_voided::<Contact>(seen)? {
        let contact = kept.record;
        parties.add(ThirdKind::Family, &contact.name, true);
        for whole in [&contact.telephone, &contact.email, &contact.address] {
            parties.add(ThirdKind::Family, whole, false);
        }
    }
    for kept in tx.all_with_voided::<Staff>()? {
        parties.add(ThirdKind::Staff, &kept.record.name, true);
    }
    for kept in tx.all_with_voided::<Agency>()? {
        parties.add(ThirdKind::Agency, &kept.record.name, false);
        parties.add(ThirdKind::Agency, &kept.record.contact_name, true);
    }
    for other in super::list::everybody(tx)? {
        if other.id == *seen.id() {
            continue;
        }
        let surname = &other.legal_surname;
        for forename in [&other.preferred_forename, &other.legal_forename] {
            if !forename.is_empty() {
                let name = format!("{forename} {surname}");
                parties.add(ThirdKind::Child, &name, false);
                parties.add_by(ThirdKind::Child, &name, forename);
            }
        }
    }
    Ok(parties)
}

/// A record in the words of the forms; what names others is marked and counted.
fn told(
    tx: &Reader<'_>,
    kind: Kind,
    row: &WholeRow,
    names: &Names,
    parties: &ThirdParties,
    found: &mut Found,
    place: &str,
) -> RecordPaper {
    let mut heading = format!(
        "Recorded {} by {}, version {}",
        long(tx.world().local(row.recorded_at).date()),
        row.recorded_by_name,
        row.version
    );
    if let Some(reason) = &row.void_reason {
        heading.push_str(&format!(". Taken back: {reason}"));
    }
    let fields = row.columns.iter().filter_map(|(name, value)| {
        if !is_shown(kind, name, tx.session()) || OF_THE_STORE.contains(&name.as_str()) {
            return None;
        }
        let words = in_words(name, value, names);
        if words.trim().is_empty() {
            return None;
        }
        // The name of a class is nobody's, though a child may be called the same.
        let pieces = match name.as_str() {
            "class_id" => vec![Piece {
                text: words,
                whose: None,
            }],
            _ => parties.mark(&words),
        };
        found.count(parties, &pieces, place);
        Some(FieldPaper {
            label: capital(&field_words(kind, name)),
            pieces: (pieces.into_iter())
                .map(|piece| (piece.text, piece.whose.is_some()))
                .collect(),
        })
    });
    RecordPaper {
        heading,
        fields: fields.collect(),
    }
}

/// What stands in the heading of a record, or says nothing to a reader.
const OF_THE_STORE: &[&str] = &[
    "id",
    "version",
    "recorded_at",
    "recorded_by",
    "voided_at",
    "voided_by",
    "void_reason",
];

/// A value in words. What has parts of its own and no words is told part by part, so that nothing is left out.
fn in_words(name: &str, value: &Json, names: &Names) -> String {
    let words = value_words(name, value, names);
    if !words.trim().is_empty() {
        return words;
    }
    match value {
        Json::Object(fields) => parts(fields, names),
        Json::Array(items) => {
            let each: Vec<String> = items
                .iter()
                .map(|item| in_words(name, item, names))
                .collect();
            each.join("\n")
        }
        _ => String::new(),
    }
}

fn parts(fields: &Map<String, Json>, names: &Names) -> String {
    let told: Vec<String> = (fields.iter())
        .filter_map(|(name, value)| {
            let words = in_words(name, value, names);
            let label = name.replace('_', " ");
            (!words.trim().is_empty() && !name.ends_with("_id"))
                .then(|| format!("{label}: {words}"))
        })
        .collect();
    told.join("; ")
}

fn act(tx: &Reader<'_>, entry: &AuditEntry) -> [String; 3] {
    let at = tx.world().local(entry.at);
    let changes: Vec<String> = (entry.changes.iter())
        .filter(|change| is_shown(entry.kind, &change.field, tx.session()))
        .map(|change| field_words(entry.kind, &change.field))
        .collect();
    let what = match entry.verb.as_str() {
        "revised" if !changes.is_empty() => {
            format!("changed the {}: {}", entry.kind.words(), changes.join(", "))
        }
        verb => deed(verb, entry.kind, &[]),
    };
    [
        format!("{}, {}", long(at.date()), at.format("%H:%M")),
        entry.staff_name.clone(),
        capital(&what),
    ]
}

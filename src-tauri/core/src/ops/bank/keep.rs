//! Keeping something in the bank, wording it anew, and not using it any more.

use serde::Deserialize;
use ts_rs::TS;

use super::names::{names_in, refusal};
use super::{entries, entry};
use crate::domain::bank::{BankKind, BankPhase, LONGEST_ENTRY, likeness};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::BankEntryId;
use crate::domain::need::NeedArea;
use crate::domain::record::bank::BankEntry;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::required;
use crate::store::{Reader, WriteTx};

/// An entry as it is typed.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BankDraft {
    pub bank_kind: BankKind,
    pub area: Option<NeedArea>,
    pub phase: BankPhase,
    pub text: String,
    /// These five of provision alone.
    #[serde(default)]
    pub who: String,
    #[serde(default)]
    pub place: String,
    pub minutes: Option<f64>,
    pub times_a_week: Option<f64>,
    pub group_size: Option<f64>,
}

impl BankDraft {
    /// The entry, with every problem found at once. `same` is the entry that it words anew.
    fn checked(
        self,
        tx: &Reader<'_>,
        id: BankEntryId,
        starter_key: String,
        same: Option<&BankEntryId>,
    ) -> Result<BankEntry> {
        let mut errors = FieldErrors::new();
        let text = required(
            &mut errors,
            "text",
            "Write what goes into the bank.",
            &self.text,
        );
        if text.chars().count() > LONGEST_ENTRY {
            errors.add(
                "text",
                format!("Write at most {LONGEST_ENTRY} letters, so that it fits a line of a plan."),
            );
        }
        for (field, words) in [("text", &text), ("who", &self.who), ("place", &self.place)] {
            if let Some(sentence) = refusal(&names_in(tx, words)?) {
                errors.add(field, sentence);
            }
        }
        let like = likeness(&text);
        let twin = entries(tx)?.into_iter().find(|one| {
            one.entry.bank_kind == self.bank_kind
                && Some(&one.entry.id) != same
                && likeness(&one.entry.text) == like
        });
        if let Some(twin) = twin.filter(|_| !like.is_empty()) {
            errors.add(
                "text",
                if twin.entry.retired_on.is_some() {
                    "The bank has this among what is not used any more. Take it up again there."
                } else {
                    "The bank has this already."
                },
            );
        }
        let provision = self.bank_kind == BankKind::Provision;
        let mut whole = |field: &str, most: u16, number: Option<f64>| {
            number.filter(|_| provision).and_then(|number| {
                let whole = (1..=most).find(|one| (f64::from(*one) - number).abs() < f64::EPSILON);
                if whole.is_none() {
                    errors.add(field, format!("Enter a whole number from 1 to {most}."));
                }
                whole
            })
        };
        let minutes = whole("minutes", 600, self.minutes);
        let times_a_week = whole("times_a_week", 50, self.times_a_week);
        let group_size = whole("group_size", 60, self.group_size);
        errors.into_result()?;
        let of_provision = |words: String| {
            if provision {
                words.trim().to_owned()
            } else {
                String::new()
            }
        };
        Ok(BankEntry {
            id,
            bank_kind: self.bank_kind,
            area: self.area,
            phase: self.phase,
            text,
            who: of_provision(self.who),
            place: of_provision(self.place),
            minutes,
            times_a_week,
            group_size,
            starter_key,
            retired_on: None,
        })
    }
}

/// Keeps something new in the bank.
#[derive(Debug, Deserialize, TS)]
pub struct KeepInBank {
    pub entry: BankDraft,
}

impl WriteOp for KeepInBank {
    const ACTION: Action = Action::BankWrite;
    type Output = BankEntryId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<BankEntryId> {
        let id = BankEntryId::new(tx.new_id());
        let entry = self.entry.checked(tx, id.clone(), String::new(), None)?;
        tx.add(&entry)?;
        Ok(id)
    }
}

/// Words an entry anew. Plans that took it keep what they say.
#[derive(Debug, Deserialize, TS)]
pub struct ReviseBankEntry {
    pub id: BankEntryId,
    /// 0 for an entry of Waymark's that the school has not touched.
    pub version: i32,
    pub entry: BankDraft,
}

impl WriteOp for ReviseBankEntry {
    const ACTION: Action = Action::BankWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = entry(tx, &self.id)?;
        let checked = self.entry.checked(
            tx,
            self.id.clone(),
            before.entry.starter_key.clone(),
            Some(&self.id),
        )?;
        put(
            tx,
            BankEntry {
                retired_on: before.entry.retired_on,
                bank_kind: before.entry.bank_kind,
                ..checked
            },
            before.version,
            self.version,
        )
    }
}

/// Does not offer an entry any more.
#[derive(Debug, Deserialize, TS)]
pub struct RetireBankEntry {
    pub id: BankEntryId,
    pub version: i32,
}

impl WriteOp for RetireBankEntry {
    const ACTION: Action = Action::BankWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = entry(tx, &self.id)?;
        let retired = BankEntry {
            retired_on: before.entry.retired_on.or(Some(tx.today())),
            ..before.entry
        };
        put(tx, retired, before.version, self.version)
    }
}

/// Offers an entry again.
#[derive(Debug, Deserialize, TS)]
pub struct BringBackBankEntry {
    pub id: BankEntryId,
    pub version: i32,
}

impl WriteOp for BringBackBankEntry {
    const ACTION: Action = Action::BankWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = entry(tx, &self.id)?;
        let again = BankEntry {
            retired_on: None,
            ..before.entry
        };
        put(tx, again, before.version, self.version)
    }
}

/// Keeps what an entry says now. One of Waymark's becomes a record of the school's with its first change.
fn put(tx: &mut WriteTx<'_>, entry: BankEntry, now: i32, started_from: i32) -> Result<()> {
    if now != started_from {
        return Err(Error::Conflict);
    }
    if now > 0 {
        return tx.revise(&entry, started_from);
    }
    let id = BankEntryId::new(tx.new_id());
    tx.add(&BankEntry { id, ..entry })
}

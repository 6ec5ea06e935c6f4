//! The bank of targets, strategies and provision: what comes with Waymark, and what the school adds, words anew or
//! does not use any more. An entry names no child; a plan that took one keeps its own words.

mod keep;
mod names;
#[cfg(test)]
mod tests;
mod view;

pub use keep::{BankDraft, BringBackBankEntry, KeepInBank, RetireBankEntry, ReviseBankEntry};
pub use names::{BankWords, WeighBankText};
pub use view::{Bank, BankLine, BankView};

use crate::domain::bank::{StarterEntry, starter_entries};
use crate::domain::id::BankEntryId;
use crate::domain::record::Kept;
use crate::domain::record::bank::BankEntry;
use crate::error::{Error, Result};
use crate::store::Reader;

/// Before the key of an entry that comes with Waymark, where an id of the school's own would stand.
const STARTER: &str = "starter:";

/// An entry as it is now: of the school, or as it comes with Waymark.
pub(crate) struct Entry {
    pub(crate) entry: BankEntry,
    /// 0 for one that the school has not touched.
    pub(crate) version: i32,
}

fn of_starter(one: &StarterEntry) -> Entry {
    Entry {
        entry: BankEntry {
            id: BankEntryId::new(format!("{STARTER}{}", one.key)),
            bank_kind: one.bank_kind,
            area: Some(one.area),
            phase: one.phase,
            text: one.text.clone(),
            who: one.who.clone(),
            place: one.place.clone(),
            minutes: one.minutes,
            times_a_week: one.times_a_week,
            group_size: one.group_size,
            starter_key: one.key.clone(),
            retired_on: None,
        },
        version: 0,
    }
}

/// Everything in the bank, the retired among it: the school's own first, then what comes with Waymark.
pub(crate) fn entries(tx: &Reader<'_>) -> Result<Vec<Entry>> {
    let own: Vec<Kept<BankEntry>> = tx.all::<BankEntry>()?;
    let untouched = starter_entries()
        .iter()
        .filter(|one| own.iter().all(|kept| kept.record.starter_key != one.key));
    let starters: Vec<Entry> = untouched.map(of_starter).collect();
    Ok(own
        .into_iter()
        .map(|kept| Entry {
            version: kept.version,
            entry: kept.record,
        })
        .chain(starters)
        .collect())
}

/// The entry of this id.
fn entry(tx: &Reader<'_>, id: &BankEntryId) -> Result<Entry> {
    entries(tx)?
        .into_iter()
        .find(|one| one.entry.id == *id)
        .ok_or(Error::NotFound)
}

//! The bank as it is searched: each entry with how often plans have it, and how it went.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::entries;
use crate::domain::bank::{BankKind, BankPhase, likeness};
use crate::domain::coded::CodedWord;
use crate::domain::id::BankEntryId;
use crate::domain::measure::TargetOutcome;
use crate::domain::need::NeedArea;
use crate::domain::person_name::fold;
use crate::domain::role::Action;
use crate::domain::success::{Audience, SuccessRate};
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::{ReadTx, UsedText};

/// The whole bank, the retired among it.
#[derive(Debug, Deserialize, TS)]
pub struct Bank {}

/// The bank with what its filters offer.
#[derive(Debug, Serialize, TS)]
pub struct BankView {
    /// What plans use most stands first.
    pub entries: Vec<BankLine>,
    pub kinds: Vec<CodedWord>,
    pub phases: Vec<CodedWord>,
    pub areas: Vec<CodedWord>,
    pub may_write: bool,
}

/// An entry of the bank.
#[derive(Debug, Serialize, TS)]
pub struct BankLine {
    pub id: BankEntryId,
    /// 0 for an entry of Waymark's that the school has not touched.
    pub version: i32,
    pub bank_kind: BankKind,
    pub area: Option<NeedArea>,
    pub area_name: String,
    pub phase: BankPhase,
    pub phase_name: String,
    pub text: String,
    pub who: String,
    pub place: String,
    pub minutes: Option<u16>,
    pub times_a_week: Option<u16>,
    pub group_size: Option<u16>,
    /// Whether it comes with Waymark and says what it said from the first.
    pub from_waymark: bool,
    pub retired: bool,
    /// In how many lines of plans it is, however its numbers were changed.
    pub used: u32,
    /// "used 4 times, for 3 children".
    pub used_words: String,
    /// "3 of 4 targets met (75%)"; nothing where none has been reviewed.
    pub success_words: String,
    /// Its words without accents and case; a search matches the beginnings of words in it.
    pub search_key: String,
}

impl ReadOp for Bank {
    const ACTION: Action = Action::SendRead;
    type Output = BankView;
    fn run(self, tx: &ReadTx<'_>) -> Result<BankView> {
        let mut uses = HashMap::new();
        for kind in BankKind::ALL {
            for line in tx.used_texts(*kind)? {
                let of: &mut Vec<UsedText> = uses.entry((*kind, likeness(&line.text))).or_default();
                of.push(line);
            }
        }
        let mut lines: Vec<BankLine> = entries(tx)?
            .into_iter()
            .map(|one| {
                let entry = one.entry;
                let used = uses
                    .get(&(entry.bank_kind, likeness(&entry.text)))
                    .map_or(&[][..], Vec::as_slice);
                let area_name = entry.area.map_or("Any area", NeedArea::name).to_owned();
                let phase_name = entry.phase.name().to_owned();
                BankLine {
                    search_key: fold(&format!(
                        "{} {area_name} {phase_name} {}",
                        entry.text, entry.who
                    )),
                    used: u32::try_from(used.len()).unwrap_or(u32::MAX),
                    used_words: used_words(used),
                    success_words: success_words(used),
                    from_waymark: one.version == 0,
                    retired: entry.retired_on.is_some(),
                    version: one.version,
                    id: entry.id,
                    bank_kind: entry.bank_kind,
                    area: entry.area,
                    area_name,
                    phase: entry.phase,
                    phase_name,
                    text: entry.text,
                    who: entry.who,
                    place: entry.place,
                    minutes: entry.minutes,
                    times_a_week: entry.times_a_week,
                    group_size: entry.group_size,
                }
            })
            .collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.used));
        Ok(BankView {
            entries: lines,
            kinds: BankKind::words(),
            phases: BankPhase::words(),
            areas: NeedArea::words(),
            may_write: tx.session().may(Action::BankWrite),
        })
    }
}

fn used_words(used: &[UsedText]) -> String {
    let mut children: Vec<&str> = used.iter().map(|one| one.pupil_id.as_str()).collect();
    children.sort_unstable();
    children.dedup();
    let times = match used.len() {
        0 => return "not used yet".to_owned(),
        1 => "used once".to_owned(),
        2 => "used twice".to_owned(),
        many => format!("used {many} times"),
    };
    match children.len() {
        1 => format!("{times}, for 1 child"),
        many => format!("{times}, for {many} children"),
    }
}

fn success_words(used: &[UsedText]) -> String {
    let reviewed: Vec<(&str, TargetOutcome)> = used
        .iter()
        .filter_map(|one| Some((one.pupil_id.as_str(), one.result?)))
        .collect();
    if reviewed.is_empty() {
        return String::new();
    }
    SuccessRate::of(reviewed).words(Audience::School)
}

//! That no child is named in the bank, and what else would make a text better for others to use.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::bank::{BankKind, name_candidates, without_names};
use crate::domain::hint::{SmartHint, TargetSketch, smart_hints};
use crate::domain::role::Action;
use crate::domain::words::list;
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::{ReadTx, Reader};

/// Looks at a text that is to go into the bank.
#[derive(Debug, Deserialize, TS)]
pub struct WeighBankText {
    pub bank_kind: BankKind,
    pub text: String,
}

/// What there is to say of it.
#[derive(Debug, Serialize, TS)]
pub struct BankWords {
    /// Why it cannot go in as it stands: it names a child.
    pub names: Option<String>,
    /// The text without the name; nothing where it names nobody.
    pub instead: Option<String>,
    /// Quiet hints on a target; never a block.
    pub hints: Vec<String>,
}

impl ReadOp for WeighBankText {
    const ACTION: Action = Action::BankWrite;
    type Output = BankWords;
    fn run(self, tx: &ReadTx<'_>) -> Result<BankWords> {
        let names = names_in(tx, &self.text)?;
        Ok(BankWords {
            instead: (!names.is_empty()).then(|| without_names(&self.text, &names)),
            names: refusal(&names),
            hints: hints(self.bank_kind, &self.text),
        })
    }
}

/// The words of the text that are the name of a child who is or was at the school, as they are written.
pub(super) fn names_in(tx: &Reader<'_>, text: &str) -> Result<Vec<String>> {
    let known = tx.name_words()?;
    let mut found: Vec<String> = name_candidates(text)
        .into_iter()
        .filter(|word| {
            let forename = known.forenames.contains(&word.folded);
            (forename || known.surnames.contains(&word.folded)) && word.is_name(forename)
        })
        .map(|word| word.written)
        .collect();
    found.dedup();
    Ok(found)
}

/// The sentence that refuses them.
pub(super) fn refusal(names: &[String]) -> Option<String> {
    if names.is_empty() {
        return None;
    }
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    Some(format!(
        "{} may be the name of a child. Everybody reads the bank, so write it without a name.",
        list(&all)
    ))
}

/// What would make a target easier to measure; a date and a baseline come with the plan.
fn hints(kind: BankKind, text: &str) -> Vec<String> {
    if kind != BankKind::Target || text.trim().is_empty() {
        return Vec::new();
    }
    let sketch = TargetSketch {
        wording: text,
        has_baseline: true,
        has_expected_number: false,
        has_date: true,
    };
    smart_hints(sketch).iter().map(SmartHint::words).collect()
}

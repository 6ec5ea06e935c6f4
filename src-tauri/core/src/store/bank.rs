//! What the bank asks of all plans of the school: how often a text is in one and how it went, and which words are the
//! names of children. No child comes out of either.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::tx::Reader;
use crate::domain::bank::BankKind;
use crate::domain::measure::TargetOutcome;
use crate::domain::person_name::fold;
use crate::error::Result;

/// A line of a plan of the school, of whichever child.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct UsedText {
    /// Tells children apart for counting, and is shown to nobody.
    pub(crate) pupil_id: String,
    pub(crate) text: String,
    /// What its last review said of it; targets alone have one.
    pub(crate) result: Option<TargetOutcome>,
}

#[derive(Deserialize)]
struct Named {
    legal_forename: String,
    legal_surname: String,
    preferred_forename: String,
}

/// The folded words of every child's name.
#[derive(Debug, Default)]
pub(crate) struct NameWords {
    pub(crate) forenames: BTreeSet<String>,
    pub(crate) surnames: BTreeSet<String>,
}

impl Reader<'_> {
    /// Every line of a kind in the plans of the school, the ended ones among them.
    pub(crate) fn used_texts(&self, kind: BankKind) -> Result<Vec<UsedText>> {
        let sql = match kind {
            BankKind::Target => {
                "select pupil_id, text, result from target where voided_at is null and text <> ''"
            }
            BankKind::Strategy => {
                "select pupil_id, text, null as result from strategy where voided_at is null and text <> ''"
            }
            BankKind::Provision => {
                "select pupil_id, what as text, null as result from provision where voided_at is null and what <> ''"
            }
        };
        self.rows(sql, &[])
    }

    /// The words of the names of all children who are or were at the school, whoever asks: so that nobody's name gets
    /// into what everybody reads. It is asked to compare words with, and is shown to nobody.
    pub(crate) fn name_words(&self) -> Result<NameWords> {
        let all: Vec<Named> = self.rows(
            "select legal_forename, legal_surname, preferred_forename from pupil",
            &[],
        )?;
        let mut words = NameWords::default();
        let split = |name: &str| -> Vec<String> {
            name.split([' ', '-', '\''])
                .map(fold)
                .filter(|part| !part.is_empty())
                .collect()
        };
        for one in all {
            for name in [&one.legal_forename, &one.preferred_forename] {
                words.forenames.extend(split(name));
                words.forenames.insert(fold(name));
            }
            words.surnames.extend(split(&one.legal_surname));
            words.surnames.insert(fold(&one.legal_surname));
        }
        words.forenames.remove("");
        words.surnames.remove("");
        Ok(words)
    }
}

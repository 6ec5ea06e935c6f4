//! The initial concern form on paper: as it was filled in with the parents, or blank to fill in together.

use serde::Deserialize;
use ts_rs::TS;

use super::child::child_paper;
use super::{PaperOp, PrintChoices, PrintedPaper, Sheet};
use crate::documents::{self, ConcernPaper, EarlyCheckPaper, FactorPaper, FindingPaper};
use crate::domain::concern::{EalFinding, ProgressTest};
use crate::domain::factor::FactorKind;
use crate::domain::id::{ConcernId, PupilId};
use crate::domain::record::concern::Concern;
use crate::domain::record::pupil::Pupil;
use crate::domain::record::{Kind, Record};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::concern::asks_early_check;
use crate::store::WriteTx;

/// What the paper is called.
const NAME: &str = "Initial concern";

/// Prints the initial concern form. Without a concern, or with room to write, what is filled in with the parents is
/// left as lines.
#[derive(Debug, Deserialize, TS)]
pub struct PrintConcern {
    pub pupil_id: PupilId,
    pub concern_id: Option<ConcernId>,
    pub choices: PrintChoices,
}

impl WriteOp for PrintConcern {
    const ACTION: Action = Action::Print;
    type Output = Sheet<ConcernPaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let pupil = tx.seen(&self.pupil_id)?;
        let to_write_on = self.concern_id.is_none() || self.choices.room_to_write;
        let mut view = ConcernPaper {
            child: child_paper(tx, &pupil, self.choices)?,
            form_name: NAME.to_owned(),
            home_language: tx.get::<Pupil>(pupil.id().as_str())?.home_language,
            findings: ProgressTest::ALL
                .iter()
                .map(|test| FindingPaper {
                    test: test.name().to_owned(),
                    evidence: None,
                })
                .collect(),
            factors: factors(None),
            early_check: (to_write_on && asks_early_check(tx, &pupil)?)
                .then(EarlyCheckPaper::default),
            to_write_on,
            ..ConcernPaper::default()
        };
        match self.concern_id {
            Some(id) => {
                let concern = tx.get::<Concern>(id.as_str())?;
                if concern.pupil_id != *pupil.id() {
                    return Err(Error::NotFound);
                }
                tx.note_act(Kind::Concern, concern.id(), Some(pupil.id()), "printed");
                raised(&mut view, &concern);
                if !self.choices.room_to_write {
                    talked_over(&mut view, concern);
                }
            }
            None => {
                let id = pupil.id().as_str();
                tx.note_act(
                    Kind::Pupil,
                    id,
                    Some(pupil.id()),
                    "printed a blank concern form",
                );
            }
        }
        Sheet::of(tx, &pupil, NAME, view, self.choices)
    }
}

impl PaperOp for PrintConcern {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        let paper = documents::concern(&sheet.view, &sheet.stamp, &sheet.choices)?;
        Ok(sheet.printed(paper))
    }
}

fn raised(view: &mut ConcernPaper, concern: &Concern) {
    view.raised_on = Some(concern.happened_on);
    view.raised_by.clone_from(&concern.raised_by);
    view.words.clone_from(&concern.words);
    view.areas = concern
        .areas
        .iter()
        .map(|area| area.name().to_owned())
        .collect();
    for (line, test) in view.findings.iter_mut().zip(ProgressTest::ALL) {
        line.evidence = concern
            .findings
            .iter()
            .find(|finding| finding.test == *test)
            .map(|finding| finding.evidence.clone());
    }
    view.tried.clone_from(&concern.tried);
    view.factors = factors(Some(concern));
    view.factors_detail.clone_from(&concern.factors_detail);
    view.eal = concern
        .eal
        .map_or_else(String::new, |eal| eal.name().to_owned());
    view.english_at_home = concern.eal == Some(EalFinding::EnglishAtHome);
    view.eal_languages.clone_from(&concern.eal_languages);
    view.eal_since.clone_from(&concern.eal_since);
    view.eal_detail.clone_from(&concern.eal_detail);
    if let Some(check) = concern.early_check {
        view.early_check = Some(EarlyCheckPaper {
            known: check.name().to_owned(),
            on: concern.early_check_on,
            words: concern.early_check_words.clone(),
        });
    }
}

fn talked_over(view: &mut ConcernPaper, concern: Concern) {
    view.met_on = concern.met_on;
    view.met_with = concern.met_with;
    view.strengths = concern.strengths;
    view.child_views = concern.child_views;
    view.parent_views = concern.parent_views;
    view.at_home = concern.at_home;
    view.agreed = concern.agreed;
    view.consent_on = concern.consent_on;
    view.consent_by = concern.consent_by;
}

/// Every circumstance that is asked about, answered as far as it was considered.
fn factors(concern: Option<&Concern>) -> Vec<FactorPaper> {
    let asked = FactorKind::ALL
        .iter()
        .filter(|kind| **kind != FactorKind::Eal);
    asked
        .map(|kind| {
            let has = |list: &[FactorKind]| list.contains(kind);
            let words = concern
                .and_then(|one| one.factor_words.iter().find(|said| said.factor == *kind))
                .map(|said| said.words.clone());
            FactorPaper {
                factor: kind.name().to_owned(),
                bears: concern.and_then(|one| {
                    let bears = has(&one.factors).then_some(true);
                    bears.or_else(|| has(&one.factors_ruled_out).then_some(false))
                }),
                words: words.unwrap_or_default(),
            }
        })
        .collect()
}

//! Settings on one page, and the school's own name and numbers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::years::YearView;
use super::{the_calendar, the_pathway, the_school};
use crate::domain::calendar::{HalfTerm, TermNaming};
use crate::domain::clock::OwnLimitsDraft;
use crate::domain::field_errors::FieldErrors;
use crate::domain::pathway::{PathwayPreset, preset};
use crate::domain::record::Kept;
use crate::domain::record::school::{School, SchoolPathway, SchoolYear};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::ops::check::required;
use crate::ops::class::{ClassView, class_views};
use crate::store::{ReadTx, StageUse, WriteTx};

/// Everything that stands in Settings, for reading.
#[derive(Debug, Deserialize, TS)]
pub struct SchoolSettings {}

/// The settings of the school.
#[derive(Debug, Serialize, TS)]
pub struct SettingsView {
    pub school: Kept<School>,
    /// The school years, newest first.
    pub years: Vec<YearView>,
    pub pathway: Kept<SchoolPathway>,
    /// The stages that children are on today; none of them can be removed.
    pub stages_in_use: Vec<StageUse>,
    /// The classes of all years, newest year first, youngest children first.
    pub classes: Vec<ClassView>,
    pub presets: Vec<PresetLine>,
    /// The half-term that today lies in; none in the holidays.
    pub half_term: Option<HalfTerm>,
    pub half_term_name: Option<String>,
}

/// A pathway to begin from.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PresetLine {
    pub key: PathwayPreset,
    pub name: String,
    pub description: String,
    pub stage_names: Vec<String>,
}

impl ReadOp for SchoolSettings {
    const ACTION: Action = Action::SchoolRead;
    type Output = SettingsView;
    fn run(self, tx: &ReadTx<'_>) -> Result<SettingsView> {
        let school = the_school(tx)?;
        let mut years = tx.all::<SchoolYear>()?;
        years.sort_by_key(|year| std::cmp::Reverse(year.record.starting));
        let half_term = the_calendar(tx)?.half_term_of(tx.today());
        let naming = school.record.term_naming;
        Ok(SettingsView {
            school,
            years: years.into_iter().map(YearView::of).collect(),
            pathway: the_pathway(tx)?,
            stages_in_use: tx.stages_in_use()?,
            classes: class_views(tx)?,
            presets: preset_lines(),
            half_term,
            half_term_name: half_term.map(|one| one.slot.name(naming)),
        })
    }
}

/// The pathways that come with Waymark.
pub(crate) fn preset_lines() -> Vec<PresetLine> {
    PathwayPreset::ALL
        .iter()
        .map(|key| {
            let pathway = preset(*key);
            PresetLine {
                key: *key,
                name: pathway.name,
                description: pathway.description,
                stage_names: pathway.stages.into_iter().map(|stage| stage.name).collect(),
            }
        })
        .collect()
}

/// The school's name and numbers as they stand in the form.
#[derive(Debug, Deserialize, TS)]
pub struct SchoolDraft {
    pub name: String,
    pub urn: String,
    pub local_authority: String,
    pub headteacher_name: String,
    pub telephone: String,
    pub term_naming: TermNaming,
    pub lock_minutes: u8,
    pub capture_allowed: bool,
}

/// Keeps the school's name and numbers.
#[derive(Debug, Deserialize, TS)]
pub struct SaveSchool {
    pub version: i32,
    pub school: SchoolDraft,
}

impl WriteOp for SaveSchool {
    const ACTION: Action = Action::SettingsWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = the_school(tx)?.record;
        let draft = self.school;
        let mut errors = FieldErrors::new();
        let name = required(
            &mut errors,
            "name",
            "Enter the name of the school.",
            &draft.name,
        );
        let urn = checked_urn(&mut errors, &draft.urn);
        if !(1..=15).contains(&draft.lock_minutes) {
            errors.add(
                "lock_minutes",
                "Choose from 1 to 15 minutes. Waymark always locks when nobody is there.",
            );
        }
        errors.into_result()?;
        let school = School {
            name,
            urn,
            local_authority: draft.local_authority.trim().to_owned(),
            headteacher_name: draft.headteacher_name.trim().to_owned(),
            telephone: draft.telephone.trim().to_owned(),
            term_naming: draft.term_naming,
            lock_minutes: draft.lock_minutes,
            capture_allowed: draft.capture_allowed,
            ..before
        };
        tx.revise(&school, self.version)
    }
}

/// Keeps the limits of time that are the school's own. Every date that goes by them is worked out anew.
#[derive(Debug, Deserialize, TS)]
pub struct SaveOwnLimits {
    /// Of the school, as it was read.
    pub version: i32,
    pub limits: OwnLimitsDraft,
}

impl WriteOp for SaveOwnLimits {
    const ACTION: Action = Action::SettingsWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut school = the_school(tx)?.record;
        let mut errors = FieldErrors::new();
        school.own_limits = self.limits.checked(&mut errors);
        errors.into_result()?;
        tx.revise(&school, self.version)
    }
}

/// A unique reference number: six digits, or nothing yet.
pub(crate) fn checked_urn(errors: &mut FieldErrors, typed: &str) -> String {
    let urn: String = typed.split_whitespace().collect();
    let sound = urn.is_empty() || (urn.len() == 6 && urn.chars().all(|c| c.is_ascii_digit()));
    if !sound {
        errors.add(
            "urn",
            "A URN has six digits, for example 115550. Leave it empty if you do not have it at hand.",
        );
    }
    urn
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::json;

    use super::*;
    use crate::error::Error;
    use crate::ops::calendar::ChildClocks;
    use crate::ops::clocks::DueItem;
    use crate::ops::concern::SaveConcern;
    use crate::ops::school::SchoolFacts;
    use crate::testing::{TestSchool, day, op};

    fn save(name: &str, urn: &str, lock_minutes: u8) -> SaveSchool {
        op(
            json!({ "version": 1, "school": { "name": name, "urn": urn, "local_authority": "Gloucestershire",
            "headteacher_name": " Mr D Pryce ", "telephone": "01452 496 0001", "term_naming": "numbers",
            "lock_minutes": lock_minutes, "capture_allowed": false } }),
        )
    }

    #[test]
    fn the_schools_name_and_numbers_are_kept_and_the_history_says_so() {
        let school = TestSchool::new();
        let before = school.audit_len();
        school.write(
            &school.senco,
            save("Oakbrook C of E Primary", "115 550", 10),
        );
        let view = school.read(&school.ta, SchoolSettings {});
        assert_eq!(view.school.record.name, "Oakbrook C of E Primary");
        assert_eq!(view.school.record.urn, "115550");
        assert_eq!(view.school.record.headteacher_name, "Mr D Pryce");
        assert_eq!(view.half_term_name.as_deref(), Some("Term 2"));
        assert_eq!(view.presets.len(), 4);
        assert_eq!(view.presets[0].stage_names[1], "My Plan");
        assert_eq!(school.audit_len(), before + 1);
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once_and_nothing_is_kept() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let wrong = school.office.write(&school.senco, save("  ", "12345", 0));
        assert!(
            matches!(&wrong, Err(Error::Invalid(f))
                if ["name", "urn", "lock_minutes"].iter().all(|field| f.of(field).len() == 1)),
            "{wrong:?}"
        );
        assert_eq!(school.audit_len(), before);
    }

    #[test]
    fn only_an_administrator_changes_the_school_and_a_stale_form_does_not_win() {
        let school = TestSchool::new();
        let head = school.office.write(&school.head, save("Mine", "", 5));
        assert!(matches!(head, Err(Error::Forbidden)), "{head:?}");
        school.write(&school.senco, save("First", "", 5));
        let late = school.office.write(&school.senco, save("Second", "", 5));
        assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    }

    fn limits(concern_weeks: f64, due_soon_days: f64) -> SaveOwnLimits {
        op(
            json!({ "version": 1, "limits": { "due_soon_days": due_soon_days,
            "parents_told_school_days": 10, "shortest_cycle_school_days": 15,
            "concern_weeks": concern_weeks, "advice_weeks": 4 } }),
        )
    }

    fn clock(school: &TestSchool) -> DueItem {
        let pupil_id = school.zoe.clone();
        school
            .read(&school.senco, ChildClocks { pupil_id })
            .remove(0)
    }

    #[test]
    fn a_limit_that_the_school_sets_moves_every_date_that_goes_by_it() {
        let school = TestSchool::new();
        let concern = json!({ "happened_on": "2026-11-02", "raised_by": "Miss Shah", "words": "Loses her place",
            "areas": [], "findings": [], "tried": "", "factors": [],
            "factors_detail": "", "eal": null, "eal_languages": "",
            "eal_since": "", "eal_detail": "", "early_check": null, "early_check_on": null,
            "early_check_words": "", "parents_told_on": null, "parents_told_how": "" });
        let raise: SaveConcern = op(json!({ "id": null, "pupil_id": school.zoe, "version": null,
            "concern": concern }));
        school.write(&school.senco, raise);
        let before = clock(&school);
        assert_eq!(before.clock.due_on, day("2026-12-14"));
        assert!(!before.state.is_pressing());
        school.write(&school.senco, limits(8.0, 60.0));
        let after = clock(&school);
        assert_eq!(after.clock.due_on, day("2026-12-28"));
        assert_eq!(
            after.clock.working,
            "Concern raised 2 November 2026 + 8 weeks"
        );
        assert!(after.state.is_pressing(), "soon is sixty days now");
        let facts = school.read(&school.ta, SchoolFacts {});
        assert_eq!(
            (
                facts.own_limits.concern_weeks,
                facts.own_limits.advice_weeks
            ),
            (8, 4)
        );
    }

    #[test]
    fn a_limit_out_of_its_bounds_is_told_and_only_an_administrator_sets_one() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let wrong = school.office.write(&school.senco, limits(0.0, 14.0));
        assert!(
            matches!(&wrong, Err(Error::Invalid(f)) if f.of("concern_weeks").len() == 1),
            "{wrong:?}"
        );
        let head = school.office.write(&school.head, limits(6.0, 14.0));
        assert!(matches!(head, Err(Error::Forbidden)), "{head:?}");
        assert_eq!(school.audit_len(), before);
    }
}

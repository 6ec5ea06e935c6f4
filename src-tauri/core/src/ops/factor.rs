//! Factors: what affects a child's progress and is not SEND in itself, from when to when.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::check::{in_order, not_in_future};
use super::undo::{ends, void_and_bring_back};
use crate::domain::factor::FactorKind;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{FactorId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::pupil::Factor;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::store::{ReadTx, Reader, WriteTx};

/// The factors of a child, past and voided among them, the latest first.
#[derive(Debug, Deserialize, TS)]
pub struct ListFactors {
    pub pupil_id: PupilId,
}

impl ReadOp for ListFactors {
    const ACTION: Action = Action::SendRead;
    type Output = Vec<Kept<Factor>>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<Kept<Factor>>> {
        let pupil = tx.seen(&self.pupil_id)?;
        let mut factors = tx.about_with_voided::<Factor>(&pupil)?;
        factors.sort_by_key(|kept| std::cmp::Reverse(kept.record.from_on));
        Ok(factors)
    }
}

/// What is typed about a factor, not yet checked.
#[derive(Debug, Deserialize, TS)]
pub struct FactorDraft {
    pub factor: Option<FactorKind>,
    pub detail: String,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}

impl FactorDraft {
    fn checked(self, tx: &Reader<'_>, id: FactorId, pupil_id: PupilId) -> Result<Factor> {
        let pupil = tx.seen(&pupil_id)?;
        let mut errors = FieldErrors::default();
        let kind = self.factor.unwrap_or_else(|| {
            errors.add("factor", "Choose a factor.");
            FactorKind::AttendanceAndPunctuality
        });
        let from_on = not_in_future(
            &mut errors,
            "from_on",
            "the day from which it holds",
            self.from_on,
            tx.today(),
        );
        in_order(&mut errors, "to_on", from_on, self.to_on);
        let twice = tx.about::<Factor>(&pupil)?.iter().any(|kept| {
            let other = &kept.record;
            other.id != id
                && other.factor == kind
                && other.to_on.is_none_or(|to_on| to_on >= from_on)
                && self.to_on.is_none_or(|to_on| to_on >= other.from_on)
        });
        if self.factor.is_some() && twice {
            errors.add(
                "factor",
                format!(
                    "{} is recorded for this time already. Change that entry instead.",
                    kind.name()
                ),
            );
        }
        errors.into_result()?;
        Ok(Factor {
            id,
            pupil_id,
            factor: kind,
            detail: self.detail.trim().to_owned(),
            from_on,
            to_on: self.to_on,
        })
    }
}

/// Records a factor.
#[derive(Debug, Deserialize, TS)]
pub struct AddFactor {
    pub pupil_id: PupilId,
    pub factor: FactorDraft,
}

impl WriteOp for AddFactor {
    const ACTION: Action = Action::NeedWrite;
    type Output = FactorId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<FactorId> {
        let id = FactorId::new(tx.new_id());
        let factor = self.factor.checked(tx, id.clone(), self.pupil_id)?;
        tx.add(&factor)?;
        Ok(id)
    }
}

/// Changes a factor; what it said before stays in the history.
#[derive(Debug, Deserialize, TS)]
pub struct ReviseFactor {
    pub id: FactorId,
    pub version: i32,
    pub factor: FactorDraft,
}

impl WriteOp for ReviseFactor {
    const ACTION: Action = Action::NeedWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Factor>(self.id.as_str())?;
        let factor = self.factor.checked(tx, self.id, before.pupil_id)?;
        tx.revise(&factor, self.version)
    }
}

ends!(EndFactor, Factor, FactorId, Action::NeedWrite, "a factor");

void_and_bring_back!(
    VoidFactor,
    BringBackFactor,
    Factor,
    FactorId,
    Action::NeedWrite,
    "a factor"
);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::json;

    use super::*;
    use crate::error::Error;
    use crate::testing::{TestSchool, op};

    fn add(pupil_id: &PupilId, from_on: &str, to_on: Option<&str>) -> AddFactor {
        op(
            json!({ "pupil_id": pupil_id, "factor": { "factor": "eal", "detail": "Swedish at home",
                   "from_on": from_on, "to_on": to_on } }),
        )
    }

    fn list(school: &TestSchool) -> Vec<Kept<Factor>> {
        let pupil_id = school.zoe.clone();
        school.read(&school.ta, ListFactors { pupil_id })
    }

    #[test]
    fn a_factor_holds_once_at_a_time() {
        let school = TestSchool::new();
        let before = school.audit_len();
        school.write(
            &school.senco,
            add(&school.zoe, "2024-09-01", Some("2025-07-20")),
        );
        let id = school.write(&school.senco, add(&school.zoe, "2025-09-01", None));
        assert_eq!(school.audit_len(), before + 2);
        let twice = school
            .office
            .write(&school.senco, add(&school.zoe, "2026-01-01", None));
        assert!(
            matches!(&twice, Err(Error::Invalid(f)) if f.of("factor").len() == 1),
            "{twice:?}"
        );
        assert_eq!(list(&school)[0].record.id, id, "the latest first");
    }

    #[test]
    fn a_factor_ends_and_does_not_end_before_it_began() {
        let school = TestSchool::new();
        let id = school.write(&school.senco, add(&school.zoe, "2025-09-01", None));
        let end = |on: &str| -> EndFactor { op(json!({ "id": id, "version": 1, "to_on": on })) };
        let early = school.office.write(&school.senco, end("2025-08-31"));
        assert!(
            matches!(&early, Err(Error::Invalid(f)) if f.of("to_on").len() == 1),
            "{early:?}"
        );
        school.write(&school.senco, end("2026-07-20"));
        let late = school.office.write(&school.senco, end("2026-07-21"));
        assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    }

    #[test]
    fn only_the_senco_records_factors_and_the_office_reads_none() {
        let school = TestSchool::new();
        let others = [
            &school.head,
            &school.teacher,
            &school.ta,
            &school.office_staff,
        ];
        school.forbids(&others, || add(&school.zoe, "2025-09-01", None));
        let pupil_id = school.zoe.clone();
        let read = school
            .office
            .read(&school.office_staff, ListFactors { pupil_id });
        assert!(matches!(read, Err(Error::Forbidden)), "{read:?}");
        let pupil_id = school.idris.clone();
        let read = school.office.read(&school.ta, ListFactors { pupil_id });
        assert!(matches!(read, Err(Error::NotFound)), "{read:?}");
    }
}

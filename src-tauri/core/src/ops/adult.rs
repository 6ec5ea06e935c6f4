//! Adults who work with a child: key worker, supporters, lead practitioner. A link gives a teaching assistant sight of
//! the child, so only the SENCO makes one.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::required_day;
use super::team::end_outside_leads;
use super::undo::{ends, void_and_bring_back};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{LinkId, PupilId, StaffId};
use crate::domain::record::Kept;
use crate::domain::record::person::{Duty, PupilStaff, Staff};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::store::{Reader, Seen, WriteTx};

/// An adult of a child, for the screen.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AdultView {
    pub link: Kept<PupilStaff>,
    pub name: String,
    pub job_title: String,
    /// Whether the link holds today.
    pub now: bool,
}

/// The adults of a child: those of today first, then by when they began.
pub(crate) fn adults_of(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<AdultView>> {
    let today = tx.today();
    let mut adults = Vec::new();
    for link in tx.about::<PupilStaff>(pupil)? {
        let staff = tx.kept::<Staff>(link.record.staff_id.as_str())?.record;
        adults.push(AdultView {
            now: link.record.interval().holds_on(today),
            name: staff.name,
            job_title: staff.job_title,
            link,
        });
    }
    adults.sort_by_key(|adult| (!adult.now, duty_order(adult.link.record.duty)));
    Ok(adults)
}

fn duty_order(duty: Duty) -> u8 {
    match duty {
        Duty::KeyWorker => 0,
        Duty::LeadPractitioner => 1,
        Duty::Supports => 2,
    }
}

/// Names an adult for a child. A child has one key worker and one lead practitioner at a time: the one before ends the
/// day before.
#[derive(Debug, Deserialize, TS)]
pub struct AddAdult {
    pub pupil_id: PupilId,
    pub staff_id: Option<StaffId>,
    pub duty: Option<Duty>,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
}

impl WriteOp for AddAdult {
    const ACTION: Action = Action::AdultWrite;
    type Output = LinkId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<LinkId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let mut errors = FieldErrors::default();
        let from_on = required_day(&mut errors, "from_on", "the first day", self.from_on);
        let duty = self.duty.unwrap_or_else(|| {
            errors.add("duty", "Choose what the adult is to the child.");
            Duty::Supports
        });
        let staff = checked_staff(&mut errors, tx, self.staff_id.as_ref())?;
        let held = tx.about::<PupilStaff>(&pupil)?;
        if let Some(staff) = &staff {
            refuse_twice(&mut errors, &held, staff, duty, from_on);
        }
        errors.into_result()?;
        let Some(staff) = staff else {
            return Err(Error::NotFound);
        };
        if duty != Duty::Supports {
            end_the_one_before(tx, held, duty, from_on)?;
        }
        if duty == Duty::LeadPractitioner {
            end_outside_leads(tx, &pupil, from_on)?;
        }
        let id = LinkId::new(tx.new_id());
        tx.add(&PupilStaff {
            id: id.clone(),
            pupil_id: self.pupil_id,
            staff_id: staff.id,
            duty,
            from_on,
            to_on: None,
        })?;
        Ok(id)
    }
}

fn checked_staff(
    errors: &mut FieldErrors,
    tx: &WriteTx<'_>,
    id: Option<&StaffId>,
) -> Result<Option<Staff>> {
    let found = match id {
        None => Err(Error::NotFound),
        Some(id) => tx.get::<Staff>(id.as_str()),
    };
    match found {
        Ok(staff) if staff.left_on.is_some_and(|left_on| left_on < tx.today()) => {
            errors.add(
                "staff_id",
                format!("{} has left the school. Choose somebody else.", staff.name),
            );
            Ok(None)
        }
        Ok(staff) => Ok(Some(staff)),
        Err(Error::NotFound) => {
            errors.add("staff_id", "Choose a member of staff.");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn refuse_twice(
    errors: &mut FieldErrors,
    held: &[Kept<PupilStaff>],
    staff: &Staff,
    duty: Duty,
    from_on: NaiveDate,
) {
    let twice = held.iter().any(|link| {
        link.record.staff_id == staff.id
            && link.record.duty == duty
            && link.record.to_on.is_none_or(|to_on| to_on >= from_on)
    });
    if twice {
        errors.add(
            "staff_id",
            format!("{} does this for the child already.", staff.name),
        );
    }
}

/// Whoever of the staff has a duty that one person has at a time ends the day before somebody else begins.
pub(crate) fn end_leads_of_staff(
    tx: &mut WriteTx<'_>,
    pupil: &Seen,
    duty: Duty,
    from_on: NaiveDate,
) -> Result<()> {
    let held = tx.about::<PupilStaff>(pupil)?;
    end_the_one_before(tx, held, duty, from_on)
}

fn end_the_one_before(
    tx: &mut WriteTx<'_>,
    held: Vec<Kept<PupilStaff>>,
    duty: Duty,
    from_on: NaiveDate,
) -> Result<()> {
    for mut link in held {
        let lasts = link.record.to_on.is_none_or(|to_on| to_on >= from_on);
        if link.record.duty != duty || !lasts {
            continue;
        }
        if link.record.from_on >= from_on {
            tx.void::<PupilStaff>(
                link.record.id.as_str(),
                "Somebody else was named from the start",
            )?;
        } else {
            link.record.to_on = from_on.checked_sub_days(Days::new(1));
            tx.revise(&link.record, link.version)?;
        }
    }
    Ok(())
}

ends!(
    EndAdult,
    PupilStaff,
    LinkId,
    Action::AdultWrite,
    "an adult's work with a child"
);

void_and_bring_back!(
    VoidAdult,
    BringBackAdult,
    PupilStaff,
    LinkId,
    Action::AdultWrite,
    "an adult's link to a child"
);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::json;

    use super::*;
    use crate::ops::pupil::OpenPupil;
    use crate::testing::{TestSchool, day, op};

    fn add(pupil_id: &PupilId, staff: &str, duty: &str, on: &str) -> AddAdult {
        op(json!({ "pupil_id": pupil_id, "staff_id": staff, "duty": duty, "from_on": on }))
    }

    fn adults(school: &TestSchool, pupil_id: &PupilId) -> Vec<AdultView> {
        let pupil_id = pupil_id.clone();
        let view = school.read(&school.senco, OpenPupil { pupil_id });
        view.send.unwrap().adults
    }

    #[test]
    fn naming_a_ta_gives_her_sight_of_the_child_and_ending_it_takes_it_away() {
        let school = TestSchool::new();
        let open = || OpenPupil {
            pupil_id: school.idris.clone(),
        };
        let before = school.audit_len();
        let added = school.write(
            &school.senco,
            add(&school.idris, "ta", "supports", "2026-11-10"),
        );
        assert_eq!(school.audit_len(), before + 1);
        school.read(&school.ta, open());
        let end: EndAdult = op(json!({ "id": added, "version": 1, "to_on": "2026-11-10" }));
        school.write(&school.senco, end);
        school.read(&school.ta, open());
        let void = VoidAdult {
            id: added.clone(),
            reason: "Another child".to_owned(),
        };
        school.write(&school.senco, void);
        let read = school.office.read(&school.ta, open());
        assert!(matches!(read, Err(Error::NotFound)), "{read:?}");
        school.write(&school.senco, BringBackAdult { id: added });
        school.read(&school.ta, open());
    }

    #[test]
    fn only_the_senco_gives_sight_of_a_child() {
        let school = TestSchool::new();
        let others = [
            &school.head,
            &school.teacher,
            &school.ta,
            &school.office_staff,
        ];
        school.forbids(&others, || {
            add(&school.idris, "ta", "supports", "2026-11-10")
        });
    }

    #[test]
    fn a_new_key_worker_follows_the_one_before() {
        let school = TestSchool::new();
        let key = |staff, on| add(&school.zoe, staff, "key_worker", on);
        school.write(&school.senco, key("teacher", "2026-09-01"));
        school.write(&school.senco, key("ta", "2026-11-02"));
        let adults = adults(&school, &school.zoe);
        assert_eq!((adults[0].name.as_str(), adults[0].now), ("Ms J Lee", true));
        let before = adults
            .iter()
            .find(|adult| adult.name == "Miss R Shah")
            .unwrap();
        assert_eq!(before.link.record.to_on, Some(day("2026-11-01")));
    }

    #[test]
    fn nobody_does_the_same_twice_and_every_problem_is_told_at_once() {
        let school = TestSchool::new();
        let twice = school.office.write(
            &school.senco,
            add(&school.zoe, "ta", "supports", "2026-11-10"),
        );
        assert!(
            matches!(&twice, Err(Error::Invalid(f)) if f.of("staff_id")[0].starts_with("Ms J Lee")),
            "{twice:?}"
        );
        let empty: AddAdult = op(
            json!({ "pupil_id": school.zoe, "staff_id": null, "duty": null,
                                         "from_on": null }),
        );
        let Err(Error::Invalid(errors)) = school.office.write(&school.senco, empty) else {
            unreachable!("an empty form was taken");
        };
        for field in ["staff_id", "duty", "from_on"] {
            assert_eq!(errors.of(field).len(), 1, "{field}");
        }
    }
}

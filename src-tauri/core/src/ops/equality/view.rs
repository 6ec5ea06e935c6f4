//! A child's disability, adjustments and access arrangements, as far as the person who asks may read them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::calendar::{academic_year_of, year_label};
use crate::domain::equality::{ArrangementKind, NOT_SEND_ALONE};
use crate::domain::id::PupilId;
use crate::domain::record::Kept;
use crate::domain::record::equality::{AccessArrangement, Adjustment, Disability};
use crate::domain::role::Action;
use crate::domain::words::lower;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::taken_back::{TakenBack, TakenBackLines};
use crate::store::{ReadTx, Reader, Seen};

/// What is recorded of a child under the Equality Act.
#[derive(Debug, Deserialize, TS)]
pub struct OpenEquality {
    pub pupil_id: PupilId,
}

/// Everything of it.
#[derive(Debug, Serialize, TS)]
pub struct EqualityView {
    /// Those of today first. How the school knows is empty for whoever does not read reports.
    pub disabilities: Vec<Kept<Disability>>,
    /// Those of today first.
    pub adjustments: Vec<Kept<Adjustment>>,
    /// The latest school year first.
    pub arrangements: Vec<ArrangementView>,
    /// What was taken back, for whoever can bring it back.
    pub taken_back: Vec<TakenBack>,
    /// That a disability is not SEND in itself.
    pub not_send_alone: &'static str,
    pub shows_basis: bool,
    pub may_write: bool,
    /// The school year of today and the next, to choose from.
    pub years: Vec<YearChoice>,
}

/// A school year to choose.
#[derive(Debug, Serialize, TS)]
pub struct YearChoice {
    pub starting: i32,
    /// "2026/27".
    pub name: String,
}

/// An arrangement with its year in words.
#[derive(Debug, Serialize, TS)]
pub struct ArrangementView {
    pub arrangement: Kept<AccessArrangement>,
    /// "2026/27".
    pub year: String,
    /// "Extra time: 25 %".
    pub words: String,
}

impl ReadOp for OpenEquality {
    const ACTION: Action = Action::SendRead;
    type Output = EqualityView;
    fn run(self, tx: &ReadTx<'_>) -> Result<EqualityView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let today = tx.today();
        let shows_basis = tx.session().may(Action::ReportRead);
        let mut disabilities = tx.about::<Disability>(&pupil)?;
        disabilities.sort_by_key(|kept| !kept.record.interval().holds_on(today));
        if !shows_basis {
            for kept in &mut disabilities {
                kept.record.basis.clear();
            }
        }
        let mut adjustments = tx.about::<Adjustment>(&pupil)?;
        adjustments.sort_by_key(|kept| !kept.record.interval().holds_on(today));
        let mut arrangements = tx.about::<AccessArrangement>(&pupil)?;
        arrangements.sort_by_key(|kept| {
            let one = &kept.record;
            (std::cmp::Reverse(one.starting), one.tests, one.arrangement)
        });
        let now = academic_year_of(today);
        let may_write = tx.session().may(Action::EqualityWrite);
        Ok(EqualityView {
            taken_back: if may_write {
                taken_back(tx, &pupil)?
            } else {
                Vec::new()
            },
            disabilities,
            adjustments,
            arrangements: arrangements
                .into_iter()
                .map(|arrangement| ArrangementView {
                    year: year_label(arrangement.record.starting),
                    words: arrangement_words(&arrangement.record),
                    arrangement,
                })
                .collect(),
            not_send_alone: NOT_SEND_ALONE,
            shows_basis,
            may_write,
            years: [now - 1, now, now + 1]
                .into_iter()
                .map(|starting| YearChoice {
                    starting,
                    name: year_label(starting),
                })
                .collect(),
        })
    }
}

fn taken_back(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<TakenBack>> {
    let lines = TakenBackLines::of(tx, pupil)
        .and(|one: &Disability| format!("Disability: {}", one.what))?
        .and(|one: &Adjustment| format!("Adjustment: {}", one.what))?
        .and(|one: &AccessArrangement| {
            let year = year_label(one.starting);
            format!("Access arrangement: {}, {year}", arrangement_words(one))
        })?;
    Ok(lines.latest_first())
}

/// "Extra time: 25 %"; of another arrangement what it is.
pub(crate) fn arrangement_words(one: &AccessArrangement) -> String {
    match (one.arrangement, one.detail.as_str()) {
        (ArrangementKind::Other, detail) => detail.to_owned(),
        (kind, "") => kind.name().to_owned(),
        (kind, detail) => format!("{}: {detail}", kind.name()),
    }
}

/// What the school does differently today: "Sits at the front: in every lesson".
pub(crate) fn adjustments_of_today(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<String>> {
    let today = tx.today();
    let adjustments = tx.about::<Adjustment>(pupil)?.into_iter();
    Ok(adjustments
        .map(|kept| kept.record)
        .filter(|one| one.interval().holds_on(today))
        .map(|one| match one.place.as_str() {
            "" => one.what,
            place => format!("{} ({})", one.what, lower(place)),
        })
        .collect())
}

/// The access arrangements of this school year in words, without those that were refused.
pub(crate) fn arrangements_of(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<String>> {
    let now = academic_year_of(tx.today());
    let refused = crate::domain::equality::ArrangementState::Refused;
    let arrangements = tx.about::<AccessArrangement>(pupil)?.into_iter();
    Ok(arrangements
        .map(|kept| kept.record)
        .filter(|one| one.starting == now && one.state != refused)
        .map(|one| format!("{} ({})", arrangement_words(&one), one.tests.name()))
        .collect())
}

/// What the overview says of it.
#[derive(Debug, Serialize, TS)]
pub struct EqualityLine {
    /// Those of today: "Hearing loss in both ears".
    pub disabilities: Vec<String>,
    pub adjustments: Vec<String>,
    /// Those of this school year.
    pub arrangements: Vec<String>,
}

impl EqualityLine {
    /// The line of a child; nothing where nothing is recorded.
    pub(crate) fn of(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<Self>> {
        let today = tx.today();
        let disabilities = tx.about::<Disability>(pupil)?.into_iter();
        let line = Self {
            disabilities: disabilities
                .map(|kept| kept.record)
                .filter(|one| one.interval().holds_on(today))
                .map(|one| one.what)
                .collect(),
            adjustments: adjustments_of_today(tx, pupil)?,
            arrangements: arrangements_of(tx, pupil)?,
        };
        let empty = line.disabilities.is_empty()
            && line.adjustments.is_empty()
            && line.arrangements.is_empty();
        Ok((!empty).then_some(line))
    }
}

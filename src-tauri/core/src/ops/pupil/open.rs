//! Opening a child's record: the header and the overview, as far as the person may see. Opening is itself recorded.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::line::PupilRef;
use super::may::PupilMay;
use crate::domain::calendar::academic_year_of;
use crate::domain::clock::ParentMeetings;
use crate::domain::id::{ClassId, PlacementId, PlanId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::agency::Referral;
use crate::domain::record::plan::{Plan, Profile};
use crate::domain::record::pupil::{Contact, Factor, Need, Note, Pupil};
use crate::domain::record::review::Review;
use crate::domain::role::{Action, Scope};
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::adult::{AdultView, adults_of};
use crate::ops::clocks::{ClockFacts, DueItem, SchoolClocks};
use crate::ops::contact::{ContactView, contacts_of};
use crate::ops::ehc::plan_in_force;
use crate::ops::equality::EqualityLine;
use crate::ops::medical::MedicalLine;
use crate::ops::photo::data_url;
use crate::ops::placement::placements_of;
use crate::store::{ReadTx, Reader, Seen, StageLine};

/// How many clocks the header has room for.
const CLOCKS_SHOWN: usize = 5;

/// Opens a child's record.
#[derive(Debug, Deserialize, TS)]
pub struct OpenPupil {
    pub pupil_id: PupilId,
}

/// The header of a record and its overview.
#[derive(Debug, Serialize, TS)]
pub struct PupilView {
    /// The record. Key facts and the UPN are empty for whoever may not see them.
    pub pupil: Kept<Pupil>,
    pub line: PupilRef,
    /// The name by law where the child is called something else.
    pub legal_name: Option<String>,
    /// What the child is called by first name.
    pub called: String,
    /// Whole years today.
    pub age: u8,
    pub class_id: Option<ClassId>,
    /// The photograph as a `data:` address.
    pub photo: Option<String>,
    pub may: PupilMay,
    /// Nothing for whoever may not read SEND details.
    pub send: Option<SendSummary>,
    /// What keeps the child safe, for everybody who sees her; nothing where nothing is recorded.
    pub medical: Option<MedicalLine>,
    /// The contacts of today, for whoever may read contacts.
    pub contacts: Vec<ContactView>,
    pub counts: TabCounts,
}

/// What an overview says of a child's SEND.
#[derive(Debug, Serialize, TS)]
pub struct SendSummary {
    pub stage: Option<StageLine>,
    /// The placement behind the stage, for "parents told" and taking back.
    pub placement_id: Option<PlacementId>,
    #[ts(type = "string | null")]
    pub parents_told_on: Option<NaiveDate>,
    /// How many of the year's three meetings with parents were held; nothing off the register.
    pub parent_meetings: Option<ParentMeetings>,
    /// Those of today, the primary first.
    pub needs: Vec<Kept<Need>>,
    /// Those of today.
    pub factors: Vec<Kept<Factor>>,
    pub adults: Vec<AdultView>,
    pub plan: Option<OpenPlanLine>,
    pub has_profile: bool,
    /// Disability, adjustments and access arrangements; nothing where none are recorded.
    pub equality: Option<EqualityLine>,
    /// What runs for the child, the first due first.
    pub clocks: Vec<DueItem>,
}

/// The plan that goes on.
#[derive(Debug, Serialize, TS)]
pub struct OpenPlanLine {
    pub id: PlanId,
    pub name: String,
    #[ts(type = "string")]
    pub started_on: NaiveDate,
    /// When its open cycle is to be reviewed; nothing while that is paused, or where it does not apply.
    #[ts(type = "string | null")]
    pub review_due_on: Option<NaiveDate>,
}

/// How many records stand behind each tab; 0 where the person may not see them.
#[derive(Debug, Default, Serialize, TS)]
pub struct TabCounts {
    /// Those that are still open.
    pub concerns: u32,
    pub profiles: u32,
    pub plans: u32,
    pub reviews: u32,
    pub notes: u32,
    /// Agencies that work with the child today.
    pub agencies: u32,
    /// 1 where the child has an EHC plan.
    pub ehc_plans: u32,
    /// Those that the person may open.
    pub documents: u32,
    pub contacts: u32,
}

impl ReadOp for OpenPupil {
    const ACTION: Action = Action::PupilOpen;
    type Output = PupilView;
    fn run(self, tx: &ReadTx<'_>) -> Result<PupilView> {
        let seen = tx.seen(&self.pupil_id)?;
        tx.note_opened(&seen);
        let line = tx.pupil_line(&seen)?;
        let mut pupil = tx.kept::<Pupil>(self.pupil_id.as_str())?;
        let may = PupilMay::of(tx.session());
        if !may.read_send {
            pupil.record.key_facts.clear();
        }
        if tx.session().role().scope() != Scope::WholeSchool {
            pupil.record.upn = None;
        }
        let name = pupil.record.name();
        let contacts = if may.read_contacts {
            contacts_of(tx, &seen)?
        } else {
            Vec::new()
        };
        let age = tx.today().years_since(pupil.record.born_on);
        Ok(PupilView {
            line: PupilRef::of(&line, tx.today()),
            legal_name: name.differs_from_legal().then(|| name.legal()),
            called: name.called().to_owned(),
            age: age
                .and_then(|age| u8::try_from(age).ok())
                .unwrap_or_default(),
            class_id: line.class_id.clone(),
            photo: data_url(tx, &seen)?,
            send: if may.read_send {
                Some(send_summary(tx, &seen)?)
            } else {
                None
            },
            medical: MedicalLine::of(tx, &seen)?,
            counts: counts(tx, &seen, &may)?,
            contacts,
            may,
            pupil,
        })
    }
}

fn send_summary(tx: &Reader<'_>, seen: &Seen) -> Result<SendSummary> {
    let today = tx.today();
    let line = tx.pupil_line(seen)?;
    let facts = ClockFacts::by_child(tx, Some(seen))?
        .remove(seen.id())
        .unwrap_or_default();
    let mut needs = tx.about::<Need>(seen)?;
    needs.retain(|kept| kept.record.interval().holds_on(today));
    needs.sort_by_key(|kept| kept.record.rank);
    let mut factors = tx.about::<Factor>(seen)?;
    factors.retain(|kept| kept.record.interval().holds_on(today));
    let school = SchoolClocks::of(tx)?;
    let mut clocks = school.of_child(&line, &facts);
    clocks.truncate(CLOCKS_SHOWN);
    let placement = placements_of(tx, seen)?
        .into_iter()
        .rev()
        .find(|kept| kept.record.to_on.is_none_or(|to_on| today < to_on));
    let plan = tx
        .about::<Plan>(seen)?
        .into_iter()
        .rfind(|kept| kept.record.ended_on.is_none());
    let on_register = line.stage.as_ref().is_some_and(|stage| stage.on_register);
    Ok(SendSummary {
        parent_meetings: on_register
            .then(|| ParentMeetings::of(academic_year_of(today), &facts.met_parents_on)),
        stage: line.stage,
        parents_told_on: placement
            .as_ref()
            .and_then(|kept| kept.record.parents_told_on),
        placement_id: placement.map(|kept| kept.record.id),
        needs,
        factors,
        adults: adults_of(tx, seen)?,
        plan: plan.map(|kept| OpenPlanLine {
            review_due_on: facts
                .cycles
                .iter()
                .find(|cycle| cycle.plan_id == kept.record.id)
                .and_then(|cycle| school.review_stand(cycle, &facts.marks).runs_until()),
            id: kept.record.id,
            name: kept.record.name,
            started_on: kept.record.started_on,
        }),
        equality: EqualityLine::of(tx, seen)?,
        has_profile: !tx.about::<Profile>(seen)?.is_empty(),
        clocks,
    })
}

fn counts(tx: &Reader<'_>, seen: &Seen, may: &PupilMay) -> Result<TabCounts> {
    let mut counts = TabCounts::default();
    if may.read_send {
        counts.concerns = number(tx.open_concern_lines(Some(seen))?.len());
        let referrals = tx.about::<Referral>(seen)?.into_iter();
        let open = referrals.filter(|kept| kept.record.is_open());
        counts.agencies = number(open.count());
        counts.ehc_plans = u32::from(plan_in_force(tx, seen)?.is_some());
        counts.profiles = tx.count_about::<Profile>(seen)?;
        counts.plans = tx.count_about::<Plan>(seen)?;
    }
    if may.read_attachments {
        counts.documents = tx.count_attachments(seen)?;
    }
    if may.read_reviews {
        counts.reviews = tx.count_about::<Review>(seen)?;
    }
    if may.read_notes {
        counts.notes = tx.count_about::<Note>(seen)?;
    }
    if may.read_contacts {
        counts.contacts = tx.count_about::<Contact>(seen)?;
    }
    Ok(counts)
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;
    use crate::error::Error;
    use crate::ops::note::{AddNote, VoidNote};
    use crate::ops::plan::fixture::plan_of;
    use crate::ops::team::SaveTeamMeeting;
    use crate::ops::today::OpenToday;
    use crate::testing::{TestSchool, op};

    fn open(pupil_id: &PupilId) -> OpenPupil {
        OpenPupil {
            pupil_id: pupil_id.clone(),
        }
    }

    #[test]
    fn opening_a_record_leaves_a_trace_of_who_opened_it() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let view = school.read(&school.ta, open(&school.zoe));
        assert_eq!(view.line.name, "Zoë Ångström");
        assert_eq!(school.audit_len(), before + 1);
    }

    #[test]
    fn a_ta_cannot_open_a_child_she_does_not_support_and_leaves_no_trace() {
        let school = TestSchool::new();
        let before = school.audit_len();
        for id in [&school.idris, &PupilId::new("nobody")] {
            let opened = school.office.read(&school.ta, open(id));
            assert!(matches!(opened, Err(Error::NotFound)), "{opened:?}");
        }
        assert_eq!(school.audit_len(), before);
    }

    #[test]
    fn a_ta_is_not_led_to_reviews_that_she_may_not_read() {
        let school = TestSchool::new();
        let may = |who| school.read(who, open(&school.zoe)).may;
        assert!(may(&school.ta).read_send && !may(&school.ta).read_reviews);
        assert!(may(&school.teacher).read_reviews);
    }

    #[test]
    fn the_office_sees_no_send_in_a_record() {
        let school = TestSchool::new();
        let view = school.read(&school.office_staff, open(&school.zoe));
        assert!(view.send.is_none());
        assert!(!view.may.read_send && view.may.write_details && view.may.write_contacts);
        assert!(
            school
                .read(&school.teacher, open(&school.zoe))
                .send
                .is_some()
        );
    }

    #[test]
    fn the_figures_beside_the_tabs_are_how_many_records_there_are() {
        let school = TestSchool::new();
        let figures = |pupil: &PupilId| {
            let counts = school.read(&school.senco, open(pupil)).counts;
            (counts.notes, counts.plans)
        };
        let note = |text: &str| -> AddNote {
            op(json!({ "pupil_id": school.zoe, "note": {
                "happened_on": "2026-11-09", "note_kind": "observation", "body": text } }))
        };
        let first = school.write(&school.senco, note("Read to the class."));
        assert_eq!(figures(&school.zoe), (1, 0));
        school.write(&school.ta, note("Asked for help twice."));
        assert_eq!(figures(&school.zoe), (2, 0));
        let void = json!({ "id": first, "reason": "Written about the wrong child" });
        school.write(&school.senco, op::<VoidNote>(void));
        assert_eq!(
            figures(&school.zoe),
            (1, 0),
            "what was taken back is not counted"
        );
        assert_eq!(figures(&school.idris), (0, 0), "another child's are");
    }

    #[test]
    fn what_parents_came_to_is_counted_against_three_a_year() {
        let school = TestSchool::new();
        let words = |school: &TestSchool| {
            let send = school.read(&school.senco, open(&school.zoe)).send.unwrap();
            send.parent_meetings.map(|meetings| meetings.words)
        };
        assert_eq!(words(&school), None, "not on the register");
        plan_of(&school, &school.zoe.clone());
        let none = "0 of 3 meetings with parents this year";
        assert_eq!(words(&school).as_deref(), Some(none));

        let meet = |on: &str, attendance: &str| -> SaveTeamMeeting {
            op(
                json!({ "pupil_id": school.zoe, "id": null, "version": null, "meeting": {
                "reintegration_id": null, "planned_on": on, "meeting_at": "", "place": "", "purpose": "",
                "people": [
                    { "name": "Mrs Ångström", "kind": "parent", "role": "Mother", "attendance": attendance },
                    { "name": "Helen Marsh", "kind": "health", "role": "Therapist", "attendance": "came" }],
                "held_on": on, "notes": "Reading is better.", "actions": [], "next_on": null } }),
            )
        };
        school.write(&school.senco, meet("2026-10-06", "apologies"));
        assert_eq!(words(&school).as_deref(), Some(none), "she did not come");
        school.write(&school.senco, meet("2026-10-20", "came"));
        school.write(&school.senco, meet("2026-06-30", "came"));
        assert_eq!(
            words(&school).as_deref(),
            Some("1 of 3 meetings with parents this year"),
            "last year's do not count"
        );
        let due = school.read(&school.senco, OpenToday {}).due;
        let titles: Vec<&str> = due.iter().map(|item| item.clock.title.as_str()).collect();
        assert!(
            titles
                .iter()
                .all(|title| !title.contains("0 of 3 meetings")),
            "{titles:?}"
        );
    }
}

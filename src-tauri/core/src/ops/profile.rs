//! My Profile: one page in the child's own terms. A profile is revised while it lasts; a fresh one is begun beside it
//! and the earlier ones are kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::not_in_future;
use super::placement::pathway_of;
use super::undo::void_and_bring_back;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ProfileId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::plan::Profile;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::{ReadOp, WriteOp};
use crate::store::{ReadTx, Reader, Seen, WriteTx};

/// The profiles of a child.
#[derive(Debug, Deserialize, TS)]
pub struct ListProfiles {
    pub pupil_id: PupilId,
}

/// The profile as it is now, and those before it.
#[derive(Debug, Serialize, TS)]
pub struct ProfilesView {
    /// What the school calls it: "My Profile".
    pub name: String,
    pub current: Option<Kept<Profile>>,
    /// Newest first.
    pub earlier: Vec<Kept<Profile>>,
    /// Taken back; each can be brought back.
    pub voided: Vec<Kept<Profile>>,
    pub may_write: bool,
    pub may_print: bool,
}

impl ReadOp for ListProfiles {
    const ACTION: Action = Action::SendRead;
    type Output = ProfilesView;
    fn run(self, tx: &ReadTx<'_>) -> Result<ProfilesView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let profiles = newest_first(tx.about_with_voided::<Profile>(&pupil)?);
        let (voided, mut kept): (Vec<_>, Vec<_>) = profiles
            .into_iter()
            .partition(|profile| profile.voided.is_some());
        let earlier = kept.split_off(kept.len().min(1));
        Ok(ProfilesView {
            name: pathway_of(tx)?.pupil_words.profile,
            current: kept.pop(),
            earlier,
            voided,
            may_write: tx.session().may(Action::ProfileWrite),
            may_print: tx.session().may(Action::Print),
        })
    }
}

/// The profile of a child as it is now.
pub(crate) fn current_profile(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<Profile>> {
    let newest = newest_first(tx.about::<Profile>(pupil)?).into_iter().next();
    Ok(newest.map(|kept| kept.record))
}

fn newest_first(mut profiles: Vec<Kept<Profile>>) -> Vec<Kept<Profile>> {
    profiles.sort_by(|a, b| {
        let key = |kept: &Kept<Profile>| (kept.record.happened_on, kept.record.id.clone());
        key(b).cmp(&key(a))
    });
    profiles
}

/// What is typed into a profile, not yet checked.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct ProfileDraft {
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub admire: String,
    pub important: String,
    pub support: String,
    pub communicate: String,
    pub hopes: String,
    pub written_with: String,
}

impl ProfileDraft {
    fn checked(self, id: ProfileId, pupil_id: PupilId, today: NaiveDate) -> Result<Profile> {
        let mut errors = FieldErrors::default();
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            "the day it was written",
            self.happened_on,
            today,
        );
        let text = |text: String| text.trim().to_owned();
        let profile = Profile {
            id,
            pupil_id,
            happened_on,
            admire: text(self.admire),
            important: text(self.important),
            support: text(self.support),
            communicate: text(self.communicate),
            hopes: text(self.hopes),
            written_with: text(self.written_with),
        };
        let says_something = [
            &profile.admire,
            &profile.important,
            &profile.support,
            &profile.communicate,
            &profile.hopes,
        ]
        .iter()
        .any(|part| !part.is_empty());
        if !says_something {
            errors.add(
                "admire",
                "The profile is still empty. Fill in at least one of its parts.",
            );
        }
        errors.into_result()?;
        Ok(profile)
    }
}

/// Keeps a profile: a fresh one without `id`, or the same one revised.
#[derive(Debug, Deserialize, TS)]
pub struct SaveProfile {
    pub pupil_id: PupilId,
    pub id: Option<ProfileId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub profile: ProfileDraft,
}

impl WriteOp for SaveProfile {
    const ACTION: Action = Action::ProfileWrite;
    type Output = Kept<Profile>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Kept<Profile>> {
        let pupil = tx.seen(&self.pupil_id)?;
        let today = tx.today();
        let id = match self.id {
            None => {
                let id = ProfileId::new(tx.new_id());
                let profile = self
                    .profile
                    .checked(id.clone(), pupil.id().clone(), today)?;
                tx.add(&profile)?;
                id
            }
            Some(id) => {
                let before = tx.get::<Profile>(id.as_str())?;
                if before.pupil_id != *pupil.id() {
                    return Err(Error::NotFound);
                }
                let profile = self.profile.checked(id.clone(), before.pupil_id, today)?;
                tx.revise(&profile, self.version.unwrap_or_default())?;
                id
            }
        };
        tx.kept(id.as_str())
    }
}

void_and_bring_back!(
    VoidProfile,
    BringBackProfile,
    Profile,
    ProfileId,
    Action::ProfileWrite,
    "a profile"
);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
    use serde_json::json;

    use super::*;
    use crate::testing::{TestSchool, op};

    fn save(
        pupil: &PupilId,
        again: Option<(&ProfileId, i32)>,
        on: &str,
        admire: &str,
    ) -> SaveProfile {
        op(json!({ "pupil_id": pupil,
                   "id": again.map(|(id, _)| id), "version": again.map(|(_, version)| version),
                   "profile": { "happened_on": on, "admire": admire, "important": "", "support": "",
                                "communicate": "", "hopes": "", "written_with": "Ms Lee" } }))
    }

    fn list(school: &TestSchool) -> ProfilesView {
        let pupil_id = school.zoe.clone();
        school.read(&school.senco, ListProfiles { pupil_id })
    }

    #[test]
    fn a_profile_is_revised_in_its_place_and_a_fresh_one_keeps_the_old() {
        let school = TestSchool::new();
        let first = school.write(
            &school.teacher,
            save(&school.zoe, None, "2026-09-10", "Her jokes"),
        );
        let id = &first.record.id;
        let again = save(
            &school.zoe,
            Some((id, 1)),
            "2026-09-10",
            "Her jokes and her songs",
        );
        let revised = school.write(&school.senco, again);
        assert_eq!((revised.version, &revised.record.id), (2, id));
        school.write(
            &school.senco,
            save(&school.zoe, None, "2026-11-09", "Her patience"),
        );
        let view = list(&school);
        assert_eq!(view.name, "My Profile");
        assert_eq!(view.current.unwrap().record.admire, "Her patience");
        assert_eq!(view.earlier.len(), 1);
        assert_eq!(view.earlier[0].record.admire, "Her jokes and her songs");
    }

    #[test]
    fn an_empty_profile_and_a_day_to_come_are_refused_together() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let saved = school
            .office
            .write(&school.senco, save(&school.zoe, None, "2026-11-11", " "));
        let Err(Error::Invalid(wrong)) = saved else {
            panic!("{saved:?}")
        };
        let fields: Vec<&str> = wrong.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["admire", "happened_on"]);
        assert_eq!(school.audit_len(), before);
    }

    #[test]
    fn two_people_on_one_profile_lose_nothing() {
        let school = TestSchool::new();
        let first = school.write(
            &school.senco,
            save(&school.zoe, None, "2026-09-10", "Her jokes"),
        );
        let id = &first.record.id;
        let revise = |admire: &str| save(&school.zoe, Some((id, 1)), "2026-09-10", admire);
        school.write(&school.senco, revise("Her songs"));
        let late = school.office.write(&school.teacher, revise("Her drawings"));
        assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
        let of_another = save(&school.idris, Some((id, 2)), "2026-09-10", "x");
        let moved = school.office.write(&school.senco, of_another);
        assert!(matches!(moved, Err(Error::NotFound)), "{moved:?}");
    }

    #[test]
    fn a_voided_profile_gives_way_to_the_one_before_and_comes_back() {
        let school = TestSchool::new();
        school.write(
            &school.senco,
            save(&school.zoe, None, "2026-09-10", "Her jokes"),
        );
        let wrong = school.write(
            &school.senco,
            save(&school.zoe, None, "2026-11-09", "His jokes"),
        );
        let before = school.audit_len();
        let void = VoidProfile {
            id: wrong.record.id.clone(),
            reason: "Another child's".to_owned(),
        };
        school.write(&school.senco, void);
        assert_eq!(school.audit_len(), before + 1);
        let view = list(&school);
        assert_eq!(view.current.unwrap().record.admire, "Her jokes");
        assert_eq!(view.voided.len(), 1);
        let id = wrong.record.id;
        school.write(&school.senco, BringBackProfile { id });
        assert_eq!(list(&school).current.unwrap().record.admire, "His jokes");
    }

    #[test]
    fn a_profile_is_read_by_those_who_work_with_the_child_and_written_by_few() {
        let school = TestSchool::new();
        let kept = school.write(
            &school.senco,
            save(&school.zoe, None, "2026-09-10", "Her jokes"),
        );
        let read = |pupil: &PupilId| ListProfiles {
            pupil_id: pupil.clone(),
        };
        let seen = school.read(&school.ta, read(&school.zoe));
        assert!(seen.current.is_some() && !seen.may_write && !seen.may_print);
        let other = school.office.read(&school.ta, read(&school.idris));
        assert!(matches!(other, Err(Error::NotFound)), "{other:?}");
        let office = school.office.read(&school.office_staff, read(&school.zoe));
        assert!(matches!(office, Err(Error::Forbidden)), "{office:?}");
        for who in [&school.head, &school.ta, &school.office_staff] {
            let written = save(&school.zoe, None, "2026-09-10", "x");
            let written = school.office.write(who, written);
            assert!(matches!(written, Err(Error::Forbidden)), "{written:?}");
        }
        let void = VoidProfile {
            id: kept.record.id,
            reason: "x".to_owned(),
        };
        let elsewhere = save(&school.idris, None, "2026-09-10", "x");
        let elsewhere = school.office.write(&school.teacher, elsewhere);
        assert!(matches!(elsewhere, Err(Error::NotFound)), "{elsewhere:?}");
        let voided = school.office.write(&school.ta, void);
        assert!(matches!(voided, Err(Error::Forbidden)), "{voided:?}");
    }
}

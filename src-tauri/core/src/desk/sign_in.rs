//! Signing in: the password is checked, wrong ones are counted and slowed down, and each try leaves its trace.

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, TransactionBehavior};

use super::lifecycle::{Me, actions_of};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::StaffId;
use crate::domain::record::person::Staff;
use crate::error::{Error, Result};
use crate::office::{Office, Session};
use crate::ops::staff::{SetOwnPassword, check_new_password};
use crate::store::{audit, front, secret};
use crate::vault;

/// Wrong passwords before the next try has to wait.
const FREE_TRIES: u32 = 3;
/// The longest wait between tries in seconds.
const LONGEST_WAIT: u32 = 60;

/// A session for the person, where the password is right.
///
/// # Errors
/// [`Error::WrongPassword`], the same for a person who has none or has left; [`Error::TooSoon`].
pub(super) fn check(office: &Office, staff_id: &StaffId, password: &str) -> Result<Session> {
    let mut connection = office.file().connection();
    let world = office.world();
    let today = world.today();
    let person = front::staff(&connection)?
        .into_iter()
        .find(|person| person.id == *staff_id && person.left_on.is_none_or(|left| left >= today))
        .ok_or(Error::WrongPassword)?;
    let known = secret::of(&connection, staff_id)?.ok_or(Error::WrongPassword)?;
    if let Some(seconds) = known
        .wait_until
        .and_then(|until| seconds_left(until, world.now()))
    {
        return Err(Error::TooSoon { seconds });
    }
    let right = vault::matches(password, &known.password_hash);
    let failures = if right {
        0
    } else {
        known.failures.saturating_add(1)
    };
    let wait_until = (!right)
        .then(|| wait_after(failures))
        .flatten()
        .map(|wait| world.now() + wait);
    let verb = if right {
        "signed in"
    } else {
        "gave a wrong password"
    };
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    secret::note_failure(&tx, staff_id, failures, wait_until)?;
    audit::note_sign(&tx, staff_id, verb, world)?;
    tx.commit()?;
    if right {
        Ok(Session::new(person.id, person.role, person.administrator))
    } else {
        Err(Error::WrongPassword)
    }
}

/// Notes in the trail that somebody signed out.
pub(super) fn note(office: &Office, staff_id: &StaffId, verb: &'static str) -> Result<()> {
    let mut connection = office.file().connection();
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    audit::note_sign(&tx, staff_id, verb, office.world())?;
    tx.commit()?;
    Ok(())
}

/// Replaces one's own password, where the current one is right.
pub(super) fn change_password(
    office: &Office,
    session: &Session,
    current: &str,
    new: &str,
) -> Result<()> {
    let (name, school, hash) = {
        let connection = office.file().connection();
        let known = secret::of(&connection, session.staff_id())?.ok_or(Error::WrongPassword)?;
        let person = front::staff(&connection)?
            .into_iter()
            .find(|person| person.id == *session.staff_id());
        let school = front::school(&connection)?
            .map(|school| school.name)
            .unwrap_or_default();
        (
            person.map(|person| person.name).unwrap_or_default(),
            school,
            known.password_hash,
        )
    };
    if !vault::matches(current, &hash) {
        return Err(FieldErrors::one(
            "current",
            "That is not your password now. Type the one you sign in with.",
        )
        .into());
    }
    check_new_password("new", new, &school, &name)?;
    office.write(session, SetOwnPassword::from_hash(vault::hash(new)?))?;
    Ok(())
}

/// Who is signed in, for the window.
pub(super) fn me(connection: &Connection, person: &Staff, session: &Session) -> Result<Me> {
    let must_change_password =
        secret::of(connection, &person.id)?.is_some_and(|secret| secret.must_change);
    Ok(Me {
        id: person.id.clone(),
        name: person.name.clone(),
        role: person.role,
        role_name: person.role.words().to_owned(),
        administrator: person.administrator,
        may: actions_of(session),
        must_change_password,
    })
}

fn seconds_left(until: DateTime<Utc>, now: DateTime<Utc>) -> Option<u32> {
    let left = (until - now).num_milliseconds();
    if left <= 0 {
        None
    } else {
        u32::try_from(left.div_euclid(1000) + 1).ok()
    }
}

/// 1, 2, 4 ... 60 seconds after the third wrong password.
fn wait_after(failures: u32) -> Option<Duration> {
    let late = failures.checked_sub(FREE_TRIES)?;
    let seconds = 1_u32
        .checked_shl(late.min(6))
        .unwrap_or(LONGEST_WAIT)
        .min(LONGEST_WAIT);
    Some(Duration::seconds(i64::from(seconds)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_from_the_third_wrong_password_to_a_minute() {
        let waits: Vec<Option<i64>> = (1..=12)
            .map(|failures| wait_after(failures).map(|wait| wait.num_seconds()))
            .collect();
        let expected = [
            None,
            None,
            Some(1),
            Some(2),
            Some(4),
            Some(8),
            Some(16),
            Some(32),
            Some(60),
            Some(60),
            Some(60),
            Some(60),
        ];
        assert_eq!(waits, expected);
    }
}

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
use crate::store::secret::StaffSecret;
use crate::store::{audit, display, front, secret};
use crate::vault;

/// Wrong passwords before the next try has to wait.
const FREE_TRIES: u32 = 3;
/// The longest wait between tries in seconds.
const LONGEST_WAIT: u32 = 60;
/// Wrong passwords after which the account is locked for a while.
const LOCKED_AFTER: u32 = 10;
/// How long, in minutes; a new one-time password from an administrator ends it before.
const LOCKED_FOR: i64 = 15;

/// What has become of a person since they signed in.
#[derive(Debug)]
pub(super) enum Standing {
    /// They go on, in the role that they have now.
    Sound(Session),
    /// They signed in with a one-time password that they have not replaced yet.
    MustChangePassword(Session),
    /// They have left, or their record was taken back.
    Gone,
}

/// What has become of a person by now. Asked before every command, so that a change of role counts at once.
pub(super) fn standing(office: &Office, staff_id: &StaffId) -> Result<Standing> {
    let connection = office.file().connection();
    let today = office.world().today();
    let Some(person) =
        front::person(&connection, staff_id)?.filter(|person| person.works_on(today))
    else {
        return Ok(Standing::Gone);
    };
    let session = Session::new(person.id, person.role, person.administrator);
    let must_change = secret::of(&connection, staff_id)?.is_some_and(|secret| secret.must_change);
    Ok(if must_change {
        Standing::MustChangePassword(session)
    } else {
        Standing::Sound(session)
    })
}

/// A session for the person, where the password is right.
///
/// # Errors
/// [`Error::WrongPassword`], the same for a person who has none or has left; [`Error::TooSoon`].
pub(super) fn check(office: &Office, staff_id: &StaffId, password: &str) -> Result<Session> {
    let mut connection = office.file().connection();
    let world = office.world();
    let person = front::person(&connection, staff_id)?.ok_or(Error::WrongPassword)?;
    if !person.works_on(world.today()) {
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        audit::note_sign(&tx, staff_id, "tried to sign in after leaving", world)?;
        tx.commit()?;
        return Err(Error::WrongPassword);
    }
    let known = secret::of(&connection, staff_id)?.ok_or(Error::WrongPassword)?;
    if let Some(seconds) = known
        .wait_until
        .and_then(|until| seconds_left(until, world.now()))
    {
        return Err(Error::TooSoon { seconds });
    }
    let right = is_right(password, &known);
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

/// A one-time password is read from paper, so capitals and the marks between its words do not matter.
fn is_right(password: &str, known: &StaffSecret) -> bool {
    if known.must_change {
        vault::matches(&vault::as_typed(password), &known.password_hash)
    } else {
        vault::matches(password, &known.password_hash)
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
    let (name, school, known) = {
        let connection = office.file().connection();
        let known = secret::of(&connection, session.staff_id())?.ok_or(Error::WrongPassword)?;
        let person = front::person(&connection, session.staff_id())?;
        let school = front::school(&connection)?
            .map(|school| school.name)
            .unwrap_or_default();
        (
            person.map(|person| person.name).unwrap_or_default(),
            school,
            known,
        )
    };
    if !is_right(current, &known) {
        note(office, session.staff_id(), "gave a wrong password")?;
        return Err(FieldErrors::one(
            "current",
            "That is not your password now. Type the one you sign in with.",
        )
        .into());
    }
    check_new_password("new", new, &school, &name)?;
    let same =
        new == current || (known.must_change && vault::as_typed(new) == vault::as_typed(current));
    if same {
        return Err(
            FieldErrors::one("new", "That is the password you have now. Choose another.").into(),
        );
    }
    office.write(session, SetOwnPassword::from_hash(vault::hash(new)?))?;
    Ok(())
}

/// Who is signed in, for the window.
pub(super) fn me(connection: &Connection, person: &Staff) -> Result<Me> {
    let session = Session::new(person.id.clone(), person.role, person.administrator);
    let must_change_password =
        secret::of(connection, &person.id)?.is_some_and(|secret| secret.must_change);
    Ok(Me {
        id: person.id.clone(),
        name: person.name.clone(),
        role: person.role,
        role_name: person.role.words().to_owned(),
        administrator: person.administrator,
        may: actions_of(&session),
        display: display::of(connection, &person.id)?,
        must_change_password,
    })
}

fn seconds_left(until: DateTime<Utc>, now: DateTime<Utc>) -> Option<u32> {
    let left = u64::try_from((until - now).num_milliseconds()).ok()?;
    u32::try_from(left.div_ceil(1000))
        .ok()
        .filter(|seconds| *seconds > 0)
}

/// 1, 2, 4 ... 60 seconds after the third wrong password, a quarter of an hour from the tenth.
fn wait_after(failures: u32) -> Option<Duration> {
    if failures >= LOCKED_AFTER {
        return Some(Duration::minutes(LOCKED_FOR));
    }
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
    fn the_wait_doubles_to_a_minute_and_from_the_tenth_wrong_password_is_a_quarter_of_an_hour() {
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
            Some(900),
            Some(900),
            Some(900),
        ];
        assert_eq!(waits, expected);
    }
}

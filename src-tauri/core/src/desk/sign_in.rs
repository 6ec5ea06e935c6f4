//! What has become of a person since they signed in, and the traces that signing in and out leave.

use rusqlite::TransactionBehavior;

use super::lifecycle::actions_of;
use super::status::Me;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::StaffId;
use crate::domain::record::person::Staff;
use crate::domain::record::school::School;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::{Office, Session};
use crate::ops::staff::check_new_password;
use crate::store::keys_row::KeyTrace;
use crate::store::{FieldChange, audit, display, front};
use crate::vault;

/// What has become of a person since they signed in.
#[derive(Debug)]
pub(super) enum Standing {
    /// They go on, in the role that they have now.
    Sound(Session),
    /// They signed in with a one-time password that they have not replaced yet.
    MustChangePassword(Session),
    /// The school has no recovery sheet yet, and is not set up before it has one.
    NeedsSheet(Session),
    /// They have left, or their record was taken back.
    Gone,
}

impl Standing {
    /// The session, whatever it still has to do first.
    pub(super) fn session(self) -> Result<Session> {
        match self {
            Self::Sound(session)
            | Self::MustChangePassword(session)
            | Self::NeedsSheet(session) => Ok(session),
            Self::Gone => Err(Error::SignedOut),
        }
    }
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
    let sample = front::school(&connection)?.is_some_and(|school| school.sample);
    let vault = office.vault()?;
    let must_change = vault.must_change(&person.id);
    let session = Session::new(person.id, person.role, person.administrator);
    Ok(if must_change {
        Standing::MustChangePassword(session)
    } else if !sample && vault.recovery_since().is_none() {
        Standing::NeedsSheet(session)
    } else {
        Standing::Sound(session)
    })
}

/// A session for a person whose password opened the file. Wrong passwords of before get into the trail, and whoever
/// has left loses their key.
///
/// # Errors
/// [`Error::WrongPassword`] for somebody who has left.
pub(super) fn begin(office: &Office, staff_id: &StaffId) -> Result<Session> {
    let world = office.world();
    let keys = office.vault()?;
    let tries = keys.tries();
    keys.tell_what_was_found(office.file(), staff_id, world.now())?;
    let person = {
        let mut connection = office.file().connection();
        let person = front::person(&connection, staff_id)?;
        let works = person.filter(|person| person.works_on(world.today()));
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for wrong in tries.untold() {
            // A count that was tampered with must not stand in the way of signing in.
            if front::person(&tx, &wrong.staff_id)?.is_some() {
                let verb = "gave a wrong password";
                audit::note_sign(&tx, &wrong.staff_id, verb, wrong.at, Vec::new())?;
            }
        }
        let verb = match works {
            Some(_) => "signed in",
            None => "tried to sign in after leaving",
        };
        audit::note_sign(&tx, staff_id, verb, world.now(), Vec::new())?;
        tx.commit()?;
        works
    };
    tries.told()?;
    tries.clear(staff_id)?;
    office.settle_keys()?;
    let person = person.ok_or(Error::WrongPassword)?;
    Ok(Session::new(person.id, person.role, person.administrator))
}

/// Notes in the trail what somebody did outside any operation.
pub(super) fn note(office: &Office, staff_id: &StaffId, verb: &'static str) -> Result<()> {
    note_told(office, staff_id, verb, Vec::new())
}

/// The same, with what there is to tell of it.
pub(super) fn note_told(
    office: &Office,
    staff_id: &StaffId,
    verb: &'static str,
    told: Vec<FieldChange>,
) -> Result<()> {
    office.file().open_anew_after_trouble()?;
    let mut connection = office.file().connection();
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    audit::note_sign(&tx, staff_id, verb, office.world().now(), told)?;
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
    let me = session.staff_id();
    let keys = office.vault()?;
    if !keys.is_password_of(office.file(), me, current)? {
        note(office, me, "gave a wrong password")?;
        return Err(FieldErrors::one(
            "current",
            "That is not your password now. Type the one you sign in with.",
        )
        .into());
    }
    check_password_for(office, me, "new", new)?;
    let one_time = keys.must_change(me);
    let same = new == current || (one_time && vault::as_typed(new) == vault::as_typed(current));
    if same {
        return Err(
            FieldErrors::one("new", "That is the password you have now. Choose another.").into(),
        );
    }
    let act = office.key_act(me, "changed the password");
    keys.change_password(office.file(), me, current, new, KeyTrace::Now(&act))
}

/// Whether a new password will do for a person.
pub(super) fn check_password_for(
    office: &Office,
    person: &StaffId,
    field: &str,
    new: &str,
) -> Result<()> {
    let (person, school) = {
        let connection = office.file().connection();
        (
            front::person(&connection, person)?,
            front::school(&connection)?,
        )
    };
    let person = person.map(|person| person.name).unwrap_or_default();
    let school = school.map(|school| school.name).unwrap_or_default();
    check_new_password(field, new, &school, &person)
}

/// Who is signed in, for the window.
pub(super) fn me(
    office: &Office,
    person: &Staff,
    school: &School,
    trail_warning: Option<String>,
) -> Result<Me> {
    let session = Session::new(person.id.clone(), person.role, person.administrator);
    let keys = office.vault()?;
    let backup_age = super::backups::age(office, &session, school.sample)?;
    Ok(Me {
        id: person.id.clone(),
        name: person.name.clone(),
        role: person.role,
        role_name: person.role.words().to_owned(),
        administrator: person.administrator,
        may: actions_of(&session),
        display: display::of(&office.file().connection(), &person.id)?,
        must_change_password: keys.must_change(&person.id),
        needs_recovery_sheet: !school.sample && keys.recovery_since().is_none(),
        lock_minutes: school.lock_minutes,
        backup_age,
        trail_warning: trail_warning.filter(|_| session.may(Action::AuditRead)),
    })
}

//! Who is signed in, and what they may do.

use crate::domain::id::StaffId;
use crate::domain::role::{Action, Role};
use crate::error::{Error, Result};

/// That somebody signed in with their password. Only the vault makes one.
#[derive(Debug, Clone)]
pub struct Session {
    staff_id: StaffId,
    role: Role,
    administrator: bool,
}

impl Session {
    pub(crate) fn new(staff_id: StaffId, role: Role, administrator: bool) -> Self {
        Self {
            staff_id,
            role,
            administrator,
        }
    }

    /// Who it is.
    pub fn staff_id(&self) -> &StaffId {
        &self.staff_id
    }

    /// In which role.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Whether this person may do the action at all.
    pub fn may(&self, action: Action) -> bool {
        self.role.allows(action) || (self.administrator && action.is_administration())
    }

    /// Asks the role for an action.
    pub(super) fn permit(&self, action: Action) -> Result<Permit> {
        if self.may(action) {
            Ok(Permit(action))
        } else {
            Err(Error::Forbidden)
        }
    }
}

/// That an action was allowed. Nobody outside this module can make one.
pub(super) struct Permit(Action);

impl Permit {
    /// Which it was, for the trail.
    pub(super) fn action(&self) -> Action {
        self.0
    }
}

//! What an operation is: a struct that is its own input, with the action that it needs.

use serde::Serialize;

use super::Turns;
use crate::domain::role::Action;
use crate::error::Result;
use crate::store::{ReadTx, WriteTx};

/// Something a user can do that changes records. The operation is its own input.
pub trait WriteOp {
    /// What it is, for permission and for the trail. There is no default.
    const ACTION: Action;
    /// What it gives back.
    type Output: Serialize;
    /// Does it, inside the transaction.
    ///
    /// # Errors
    /// Any error rolls the whole transaction back.
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output>;
}

/// Something a user can look at. The operation is its own input.
pub trait ReadOp {
    /// What it is, for permission. There is no default.
    const ACTION: Action;
    /// What it gives back.
    type Output: Serialize;
    /// Looks, inside one consistent view of the file.
    ///
    /// # Errors
    /// Whatever stands in the way of the answer.
    fn run(self, tx: &ReadTx<'_>) -> Result<Self::Output>;
}

/// Work of more than a moment: a batch of papers, an import. It takes many short turns at the file, so that others get
/// theirs in between, and tells how far it is. The operation is its own input.
pub trait LongOp {
    /// What it is, for permission. There is no default. Each turn asks for its own action as well.
    const ACTION: Action;
    /// What it gives back.
    type Output: Serialize;
    /// Does it. Whatever it keeps, it keeps in one last [`Turns::write`], so that work that was stopped has left
    /// nothing; a write that takes long itself carries a clone of `turns.progress()` and stops by its error.
    ///
    /// # Errors
    /// [`crate::Error::Cancelled`] where the person stops it; whatever its turns say.
    fn run(self, turns: &mut Turns<'_>) -> Result<Self::Output>;
}

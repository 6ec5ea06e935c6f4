//! The sample school to look round: fictional from end to end, with its own vault.

use crate::error::Result;
use crate::vault::Vault;
use crate::world::World;

/// The password of every name of the sample school. It opens nothing else, and the sign-in screen shows it.
pub const PASSWORD: &str = "a look around";

/// Makes the sample school.
pub fn make(_vault: &Vault, _world: &dyn World) -> Result<()> {
    Ok(())
}

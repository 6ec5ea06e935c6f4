//! What sort of act an entry of the audit trail is, for whoever looks for one.

use super::coded::coded;

coded! {
    /// A sort of act.
    pub enum ActKind {
        Opened = "opened", "Opened a record";
        Changed = "changed", "Wrote or changed something";
        TakenBack = "taken_back", "Took something back, or brought it back";
        TakenOut = "taken_out", "Printed or exported";
        Signed = "signed", "Signed in or out";
    }
}

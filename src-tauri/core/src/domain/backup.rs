//! Backups as the school thinks of them: why one was made.

use super::coded::coded;

coded! {
    /// Why a backup was made.
    pub enum BackupReason {
        SignOut = "sign_out", "After signing out";
        Daily = "daily", "Daily";
        ByHand = "by_hand", "Made by hand";
        BeforeImport = "before_import", "Before an import";
        BeforeRestore = "before_restore", "Before a restore";
    }
}

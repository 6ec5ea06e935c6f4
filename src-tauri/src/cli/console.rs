//! The console of Windows. A release is a program with a window there, and such a one is not
//! given the console it was called from: it has to ask for it, or what it prints is lost.

/// Prints into the console that this was called from, if there is one.
#[cfg(windows)]
#[allow(
    unsafe_code,
    reason = "the one call into Windows that no safe crate wraps"
)]
pub(super) fn attach() {
    use windows_sys::Win32::System::Console::{ATTACH_PARENT_PROCESS, AttachConsole};
    // SAFETY: takes a constant and touches no memory of ours. It fails where there is no console,
    // or where the output goes into a file or a pipe already; both are as they should be.
    unsafe {
        AttachConsole(ATTACH_PARENT_PROCESS);
    }
}

#[cfg(not(windows))]
pub(super) fn attach() {}

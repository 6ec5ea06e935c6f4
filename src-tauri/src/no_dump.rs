//! No picture of the memory when something falls over: it would hold the names of children, outside the encryption.
//!
//! On Linux the limit for core files is one byte, for this program and for the processes of the web view, which inherit
//! it. The kernel then writes no file (a limit below a page), and hands nothing to a program that collects dumps either:
//! it takes a limit of one, and of one alone, to mean that. The limit cannot be raised again.
//!
//! On Windows the processes' faults are not reported, which the web view's inherit as well, and Windows Error Reporting
//! is told to leave this program out.

/// Sees to it, as early as can be. Where the system refuses, the work goes on: the log says so.
#[cfg(target_os = "linux")]
pub(crate) fn forbid() -> Result<(), String> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let one_byte = Rlimit {
        current: Some(1),
        maximum: Some(1),
    };
    setrlimit(Resource::Core, one_byte).map_err(|trouble| trouble.to_string())
}

/// The same.
#[cfg(windows)]
#[allow(
    unsafe_code,
    reason = "two calls into Windows that no safe crate wraps"
)]
pub(crate) fn forbid() -> Result<(), String> {
    use windows_sys::Win32::System::Diagnostics::Debug::{
        SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SetErrorMode,
    };
    use windows_sys::Win32::System::ErrorReporting::WerAddExcludedApplication;
    // SAFETY: the first takes flags and touches no memory of ours; the second reads a constant text that ends with a
    // zero, and writes the exclusion into this user's own settings.
    let told = unsafe {
        SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
        WerAddExcludedApplication(windows_sys::w!("waymark.exe"), 0)
    };
    if told < 0 {
        return Err(format!("Windows Error Reporting answered {told:#x}"));
    }
    Ok(())
}

/// On other systems nothing is known to be needed.
#[cfg(not(any(target_os = "linux", windows)))]
pub(crate) fn forbid() -> Result<(), String> {
    Ok(())
}

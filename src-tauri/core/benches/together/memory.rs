//! What a process has in memory, as Linux tells it.

use std::fs;

/// What this process holds at this moment, in MB.
pub(crate) fn held() -> f64 {
    of("self", "VmRSS").unwrap_or(0.0)
}

/// The most that this process has held since [`forget_most`], in MB.
pub(crate) fn most_held() -> f64 {
    of("self", "VmHWM").unwrap_or(0.0)
}

/// Begins to watch for the most from here (proc(5), clear_refs).
pub(crate) fn forget_most() {
    // Where it cannot be, the most of the whole run is told: never too little.
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// What the kernel says of a process under that name, in MB.
pub(crate) fn of(process: &str, name: &str) -> Option<f64> {
    field(
        &fs::read_to_string(format!("/proc/{process}/status")).ok()?,
        name,
    )
}

/// What belongs to a process alone, and its share of what it has in common with others, in MB.
pub(crate) fn share_of(process: &str) -> Option<f64> {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    field(&text, "Pss")
}

/// What belongs to a process alone, in MB: what nobody else has, whether it was written or only read.
pub(crate) fn private_of(process: &str) -> Option<f64> {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    Some(field(&text, "Private_Clean")? + field(&text, "Private_Dirty")?)
}

fn field(text: &str, name: &str) -> Option<f64> {
    let line = text
        .lines()
        .find(|line| line.split(':').next() == Some(name))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

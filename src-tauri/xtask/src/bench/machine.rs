//! The machine in general words: what a reader needs to judge a figure, and nothing that names the computer.

use std::fs;

/// "4 cores of an AMD EPYC, 23 GB of memory, Debian GNU/Linux 12".
pub(super) fn in_words() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = value("/proc/cpuinfo", "model name", ':')
        .unwrap_or_else(|| "processor of unknown make".to_owned());
    let memory = value("/proc/meminfo", "MemTotal", ':')
        .and_then(|text| text.split(' ').next()?.parse::<u64>().ok())
        .map_or_else(String::new, |kilobytes| {
            format!(", {} GB of memory", kilobytes >> 20)
        });
    let system = value("/etc/os-release", "PRETTY_NAME", '=').map_or_else(
        || std::env::consts::OS.to_owned(),
        |name| name.trim_matches('"').to_owned(),
    );
    format!("{cores} cores of an {model}{memory}, {system}")
}

fn value(file: &str, key: &str, between: char) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(between)?.1.trim().to_owned())
}

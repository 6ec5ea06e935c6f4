//! The machine in general words.

use std::fs;

/// "4 cores of an AMD EPYC, 23 GB of memory, Linux".
pub(crate) fn in_words() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = value("/proc/cpuinfo", "model name")
        .unwrap_or_else(|| "processor of unknown make".to_owned());
    let memory = value("/proc/meminfo", "MemTotal")
        .and_then(|text| text.split(' ').next()?.parse::<u64>().ok())
        .map_or_else(String::new, |kilobytes| {
            format!(", {} GB of memory", kilobytes >> 20)
        });
    format!(
        "{cores} cores of an {model}{memory}, {}",
        std::env::consts::OS
    )
}

fn value(file: &str, key: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

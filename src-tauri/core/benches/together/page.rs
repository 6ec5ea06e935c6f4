//! The part of `docs/benchmarks.md` that a bench writes: its own words and tables, and its lines in the table of goals.

use std::fmt::Write;
use std::fs;
use std::time::Duration;

use super::options::Options;

/// In what something is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Ms,
    Seconds,
    Mb,
    Times,
}

/// Something measured, what it should be at most, and who else does the same.
pub(crate) struct Figure {
    pub(crate) what: String,
    pub(crate) most: Option<f64>,
    pub(crate) got: f64,
    pub(crate) unit: Unit,
    pub(crate) peer: Option<(String, f64)>,
}

impl Figure {
    /// A time with its goal, both in milliseconds.
    pub(crate) fn time(what: impl Into<String>, most: f64, got: Duration) -> Self {
        Self {
            what: what.into(),
            most: Some(most),
            got: in_ms(got),
            unit: Unit::Ms,
            peer: None,
        }
    }

    /// Anything else with its goal.
    pub(crate) fn of(what: impl Into<String>, most: f64, got: f64, unit: Unit) -> Self {
        Self {
            what: what.into(),
            most: Some(most),
            got,
            unit,
            peer: None,
        }
    }

    /// The same, measured beside what a peer took for it.
    pub(crate) fn beside(mut self, peer: impl Into<String>, got: f64) -> Self {
        self.peer = Some((peer.into(), got));
        self
    }

    fn line(&self) -> String {
        let spoken = |value: f64| match self.unit {
            Unit::Ms => format!("{} ms", short(value)),
            Unit::Seconds => format!("{} s", short(value)),
            Unit::Mb => format!("{value:.0} MB"),
            Unit::Times => format!("{value:.2}x"),
        };
        let most = self.most.map_or_else(String::new, |most| match self.unit {
            Unit::Ms => format!("under {most} ms"),
            Unit::Seconds => format!("under {most} s"),
            Unit::Mb => format!("under {most} MB"),
            Unit::Times => format!("under {most}x"),
        });
        let missed = self.most.is_some_and(|most| self.got >= most);
        let peer = self.peer.as_ref().map_or_else(
            || " | ".to_owned(),
            |(name, peer)| format!("{name} {} | {:.2}x", spoken(*peer), self.got / peer),
        );
        format!(
            "| {} | {most} | {}{} | {peer} |",
            self.what,
            spoken(self.got),
            if missed { " (**missed**)" } else { "" }
        )
    }
}

/// What a bench has found out.
pub(crate) struct Part {
    /// The name of its files.
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) figures: Vec<Figure>,
    /// Markdown below the title.
    pub(crate) text: String,
}

impl Part {
    /// Prints the part and leaves it where it is wanted.
    pub(crate) fn tell(&self, options: &Options) {
        println!("\n{}", self.text);
        println!("{}", self.lines());
        if let Some(folder) = &options.write {
            fs::create_dir_all(folder).unwrap();
            let text = format!("## {}\n\n{}", self.title, self.text);
            fs::write(folder.join(format!("{}.md", self.name)), text).unwrap();
            fs::write(folder.join(format!("{}.goals", self.name)), self.lines()).unwrap();
        }
    }

    fn lines(&self) -> String {
        let mut lines = String::new();
        for figure in &self.figures {
            writeln!(lines, "{}", figure.line()).unwrap();
        }
        lines
    }
}

/// "Measured on 22 November 2026 at 13:20; the machine's load was 0.31 before."
pub(crate) fn moment() -> String {
    let now = chrono::Local::now().format("%-d %B %Y at %H:%M");
    let load = fs::read_to_string("/proc/loadavg")
        .ok()
        .and_then(|text| text.split(' ').next().map(str::to_owned));
    match load {
        Some(load) => format!("Measured on {now}; the machine's load was {load} before.\n"),
        None => format!("Measured on {now}.\n"),
    }
}

pub(crate) fn in_ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Milliseconds with as many places as tell something.
pub(crate) fn ms(time: Duration) -> String {
    short(in_ms(time))
}

pub(crate) fn short(value: f64) -> String {
    if value < 10.0 {
        format!("{value:.2}")
    } else if value < 100.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    }
}

pub(crate) fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = digits.as_str();
    while rest.len() > 3 {
        let (head, tail) = rest.split_at(rest.len() - 3);
        parts.push(tail);
        rest = head;
    }
    parts.push(rest);
    parts.reverse();
    parts.join(",")
}

//! The same plan by other makers of paper.

use std::path::{Path, PathBuf};

use crate::together::peers::{PeerTimes, ask as ask_peer};

pub(crate) struct Peer {
    pub(crate) name: &'static str,
    pub(crate) times: PeerTimes,
    /// How many plans its batch had.
    batch: u32,
}

impl Peer {
    /// Seconds for 200 plans, reckoned from a smaller batch where that takes a peer very long.
    pub(crate) fn two_hundred(&self) -> f64 {
        self.times.together * 200.0 / f64::from(self.batch)
    }

    pub(crate) fn note(&self) -> String {
        if self.batch == 200 {
            String::new()
        } else {
            format!(" (from {})", self.batch)
        }
    }
}

/// Those that run here, the quickest first.
pub(crate) fn ask(python: Option<&PathBuf>) -> Vec<Peer> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = root.canonicalize().unwrap();
    let fonts = root.join("assets/fonts");
    let (root, fonts) = (root.to_string_lossy(), fonts.to_string_lossy());
    let hands = std::thread::available_parallelism().map_or(1, usize::from);
    let wanted = [
        ("Typst", "typst", 41, 200),
        ("WeasyPrint", "weasyprint", 9, 40),
    ];
    wanted
        .into_iter()
        .filter_map(|(name, engine, one, batch)| {
            let (one, many, hands) = (one.to_string(), batch.to_string(), hands.to_string());
            let words = [&*root, &*fonts, engine, &*one, &*many, &*hands];
            let times = ask_peer(python, "plan.py", &words)?;
            Some(Peer { name, times, batch })
        })
        .collect()
}

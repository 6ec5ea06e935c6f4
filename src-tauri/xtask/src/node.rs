//! The window's side: Node, its packages, and the built pages that the app carries inside it.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::place::Place;
use crate::stage::{ask, npm, run, stage};
use crate::system;

/// The oldest Node that Vite and SvelteKit accept.
const NODE: (u32, u32) = (20, 19);

/// What of `ui` goes into the built pages, beside `assets`. Files that come and go by
/// themselves (`node_modules`, `build`, `.svelte-kit`) are not among them.
const SOURCES: &[&str] = &["ui/src", "ui/static", "assets"];

/// Makes sure that the window's packages are installed as its lock file says.
pub(crate) fn install(place: &Place) -> Result<()> {
    require_node()?;
    let lock = place.ui().join("package-lock.json");
    let wanted = fingerprint([lock.clone()].iter())
        .with_context(|| format!("{} cannot be read", lock.display()))?;
    // Inside node_modules, so that the note goes when they go.
    let note = place.ui().join("node_modules/.waymark-installed");
    if fs::read_to_string(&note).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    stage("The window's packages (npm ci)", || {
        run(npm(&place.ui()).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
        fs::write(&note, &wanted).with_context(|| format!("{} cannot be written", note.display()))
    })
}

/// Makes sure that `ui/build` is what the sources make.
pub(crate) fn build_ui(place: &Place) -> Result<()> {
    install(place)?;
    let wanted = fingerprint(sources(place)?.iter())?;
    let note = place.own().join("ui-built");
    let built = place.ui().join("build/index.html").is_file();
    if built && fs::read_to_string(&note).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    stage("The window's pages (npm run build)", || {
        run(npm(&place.ui()).args(["run", "build"]))?;
        fs::create_dir_all(place.own())?;
        fs::write(&note, &wanted).with_context(|| format!("{} cannot be written", note.display()))
    })
}

fn require_node() -> Result<()> {
    let wanted = format!("{}.{}", NODE.0, NODE.1);
    let mut found = ask("node", ["--version"]);
    if found.is_none() && ask("apt-get", ["--version"]).is_some() {
        println!("Node is missing; trying the system's own.");
        system::install(&["nodejs", "npm"])?;
        found = ask("node", ["--version"]);
    }
    match found {
        None => bail!(
            "Waymark's window is built with Node {wanted} or later, and there is no Node here. \
             Install it from https://nodejs.org or your system's packages."
        ),
        Some(version) if !at_least(&version, NODE) => bail!(
            "Waymark's window is built with Node {wanted} or later; this machine has {version}. \
             Install a newer one from https://nodejs.org or your system's packages."
        ),
        Some(_) => Ok(()),
    }
}

/// Reads `v20.20.2`.
fn at_least(version: &str, wanted: (u32, u32)) -> bool {
    let mut parts = version
        .trim_start_matches('v')
        .split('.')
        .map(str::parse::<u32>);
    match (parts.next(), parts.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) >= wanted,
        _ => false,
    }
}

fn sources(place: &Place) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for folder in SOURCES {
        walk(&place.root().join(folder), &mut found)?;
    }
    let ui = place.ui();
    for entry in fs::read_dir(&ui).with_context(|| format!("{} cannot be read", ui.display()))? {
        let path = entry?.path();
        // package.json, vite.config.ts and the like
        if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// A short text that changes when a file's name or content does. Content and not time, because
/// a checkout gives every file a new time.
fn fingerprint<'a>(files: impl Iterator<Item = &'a PathBuf>) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(file)
            .with_context(|| format!("{} cannot be read", file.display()))?
            .hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(at_least("v20.19.0", NODE));
        assert!(at_least("v22.1.0", NODE));
        assert!(!at_least("v20.9.0", NODE));
        assert!(!at_least("v18.20.4", NODE));
        assert!(!at_least("nonsense", NODE));
    }

    #[test]
    fn a_fingerprint_follows_content_and_not_time() {
        let folder = std::env::temp_dir().join(format!("waymark-xtask-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.txt");
        let print = |text: &str| {
            fs::write(&file, text).unwrap();
            fingerprint([file.clone()].iter()).unwrap()
        };
        let (first, changed, again) = (print("one"), print("two"), print("one"));
        fs::remove_dir_all(&folder).unwrap();
        assert_ne!(first, changed);
        assert_eq!(first, again);
    }
}

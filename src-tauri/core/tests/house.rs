//! The layering of the house, held by reading `use` lines: who may know whom.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room with what it must not name. Order is the order of the picture: domain, store, ops, app.
const WALLS: &[(&str, &[&str])] = &[
    (
        "domain",
        &[
            "crate::store",
            "crate::vault",
            "crate::ops",
            "crate::office",
            "crate::desk",
            "crate::documents",
            "crate::world",
            "crate::error",
            "rusqlite",
            "std::fs",
            "Utc::now",
            "Local::now",
        ],
    ),
    (
        "exchange",
        &[
            "crate::store",
            "crate::vault",
            "crate::ops",
            "crate::office",
            "crate::desk",
            "crate::documents",
            "crate::world",
            "rusqlite",
            "Utc::now",
            "Local::now",
        ],
    ),
    (
        "store",
        &[
            "crate::ops",
            "crate::desk",
            "crate::documents",
            "crate::commands",
        ],
    ),
    (
        "vault",
        &[
            "crate::ops",
            "crate::desk",
            "crate::documents",
            "crate::commands",
        ],
    ),
    (
        "ops",
        &[
            "rusqlite",
            "crate::vault",
            "std::fs",
            "Utc::now",
            "Local::now",
        ],
    ),
];

fn source_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(source_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found
}

fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn no_room_reaches_round_its_wall() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut breaches = Vec::new();
    for (room, forbidden) in WALLS {
        let files = source_files(&src.join(room));
        assert!(!files.is_empty(), "the room {room} is gone; mend this test");
        for file in files {
            let code = code_of(&file);
            for name in *forbidden {
                if code.contains(name) {
                    breaches.push(format!(
                        "{} names {name}",
                        file.strip_prefix(&src).unwrap().display()
                    ));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn the_core_knows_no_window() {
    let manifest =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    assert!(!manifest.contains("tauri"), "the core depends on Tauri");
}

#[test]
fn sql_stands_only_in_the_store_the_office_and_the_desk() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in source_files(&src) {
        let place = file
            .strip_prefix(&src)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        // What fires at the commands plants its marks under them.
        let may = ["store/", "office/", "desk/sign_in.rs", "error.rs", "fired/"]
            .iter()
            .any(|room| place.starts_with(room));
        assert!(
            may || !code_of(&file).contains("rusqlite"),
            "{place} names rusqlite"
        );
    }
}

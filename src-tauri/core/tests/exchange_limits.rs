//! What a bad file may cost: every reader refuses with a sentence and stays under 256 MiB, counted by the allocator
//! of this test, whatever the file claims of itself. Time is bounded with it: no reader looks at a byte twice once a
//! limit is passed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use waymark_core::exchange::{Unreadable, Wish, limits, read};

#[path = "../src/exchange/fixture.rs"]
mod fixture;

/// The most that a reader may hold at once, in bytes.
const MOST: usize = 256 * 1024 * 1024;

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
/// One file at a time, so that what is counted is its own.
static ALONE: Mutex<()> = Mutex::new(());

// SAFETY: everything is handed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(now, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What the reader says of the file, once it is sure that it stayed within bounds.
fn told(bytes: &[u8]) -> Result<usize, Unreadable> {
    let before = NOW.load(Ordering::Relaxed);
    PEAK.store(before, Ordering::Relaxed);
    let told = read(bytes, &Wish::default()).map(|table| table.rows.len());
    let cost = PEAK.load(Ordering::Relaxed) - before;
    assert!(cost < MOST, "{told:?} cost {} MiB", cost / 1024 / 1024);
    told
}

fn sheet(data: &str) -> Vec<u8> {
    fixture::workbook(&[("Pupils", data)])
}

#[test]
fn lists_that_are_too_long_or_too_wide_are_refused() {
    let _alone = ALONE.lock();
    let csv = format!("Surname,Forename\n{}", "Owen,Idris\n".repeat(200_000));
    assert_eq!(told(csv.as_bytes()), Err(Unreadable::TooManyRows));
    let mut rows = String::new();
    for row in 1..=200_000 {
        rows.push_str(&format!(
            r#"<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}"><v>2</v></c></row>"#
        ));
    }
    assert_eq!(told(&sheet(&rows)), Err(Unreadable::TooManyRows));
    let commas = ",".repeat(usize::try_from(limits::FILE_BYTES).unwrap());
    assert_eq!(
        told(commas.as_bytes()),
        Err(Unreadable::TooManyColumns { row: 1 })
    );
    let full = format!("{}a\n", "a,".repeat(limits::COLUMNS - 1)).repeat(19_000);
    assert_eq!(told(full.as_bytes()), Err(Unreadable::TooMuch));
    let lines = "\"\n\",".repeat(3_000_000);
    assert!(told(lines.as_bytes()).is_err());
    let large = vec![b'a'; usize::try_from(limits::FILE_BYTES).unwrap() + 1];
    assert_eq!(told(&large), Err(Unreadable::TooLarge));
}

#[test]
fn a_workbook_that_unpacks_to_gigabytes_is_refused_at_its_limit() {
    let _alone = ALONE.lock();
    let bomb = " ".repeat(200 * 1024 * 1024);
    let packed = sheet(&bomb);
    assert!(
        packed.len() < 2 * 1024 * 1024,
        "the bomb is small on the disk"
    );
    drop(bomb);
    assert_eq!(told(&packed), Err(Unreadable::UnpacksTooLarge));

    // The same with a lie about its size, in both places that say it.
    let size = u32::try_from(200 * 1024 * 1024 + 117)
        .unwrap()
        .to_le_bytes();
    let mut lying = packed;
    let mut lies = 0;
    for place in 0..lying.len() - 4 {
        // The exact size has a few bytes of XML around the blanks: only its upper half is looked for.
        let says_size = lying.get(place + 2..place + 4) == size.get(2..);
        if let Some(bytes) = lying.get_mut(place..place + 4).filter(|_| says_size) {
            bytes.copy_from_slice(&1000_u32.to_le_bytes());
            lies += 1;
        }
    }
    assert!(lies > 0);
    let refused = told(&lying);
    assert!(
        matches!(
            refused,
            Err(Unreadable::UnpacksTooLarge | Unreadable::Damaged)
        ),
        "{refused:?}"
    );
}

#[test]
fn what_a_workbook_repeats_or_promises_is_not_held_many_times() {
    let _alone = ALONE.lock();
    let one = |text: &str, rows: usize| {
        let mut data = String::new();
        for row in 1..=rows {
            data.push_str(&format!(r#"<row r="{row}">"#));
            data.push_str(&r#"<c t="s"><v>0</v></c>"#.repeat(20));
            data.push_str("</row>");
        }
        let shared = format!(r#"<sst uniqueCount="1"><si><t>{text}</t></si></sst>"#);
        fixture::workbook_with(&[("Pupils", &data)], &[("xl/sharedStrings.xml", &shared)])
    };
    assert_eq!(told(&one("Owen", 20_000)), Ok(19_999));
    assert_eq!(
        told(&one(&"x".repeat(30_000), 20_000)),
        Err(Unreadable::TooMuch)
    );
    assert_eq!(
        told(&one(&"x".repeat(40_000), 2)),
        Err(Unreadable::CellTooLong { row: 1 })
    );
    let many = format!("<sst>{}</sst>", "<si/>".repeat(3_000_000));
    let first = r#"<row r="1"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>"#;
    let held = told(&fixture::workbook_with(
        &[("S", first)],
        &[("xl/sharedStrings.xml", &many)],
    ));
    assert_eq!(held, Ok(1));
    let styles = format!(
        "<styleSheet><cellXfs>{}</cellXfs></styleSheet>",
        "<xf/>".repeat(200_000)
    );
    let held = told(&fixture::workbook_with(
        &[("S", first)],
        &[("xl/styles.xml", &styles)],
    ));
    assert_eq!(held, Ok(1));
    let parts: Vec<(String, String)> = (0..5_000)
        .map(|number| (format!("{number}"), String::new()))
        .collect();
    assert_eq!(
        told(&fixture::zip_of(&parts)),
        Err(Unreadable::UnpacksTooLarge)
    );
}

//! How much a file may hold. A school's list is far smaller; what is larger is refused with a sentence before it costs
//! memory or time. Together they keep a reader under 256 MiB, which `tests/exchange_limits.rs` measures.

/// The largest file, in bytes.
pub const FILE_BYTES: u64 = 16 * 1024 * 1024;
/// The most rows below the headings.
pub const ROWS: usize = 50_000;
/// The most columns.
pub const COLUMNS: usize = 400;
/// The most cells, the empty ones before a filled one among them.
pub const CELLS: usize = 1_500_000;
/// The longest text of one cell, in bytes; Excel's own limit is 32,767 characters.
pub const CELL_BYTES: usize = 32_767;
/// All text of a table together, in bytes.
pub const TEXT_BYTES: usize = 32 * 1024 * 1024;

/// The most files inside a workbook. Excel needs about a dozen and one a sheet.
pub(super) const PARTS: usize = 2_000;
/// What a workbook may unpack to, in bytes, all its parts together.
pub(super) const UNPACKED_BYTES: u64 = 96 * 1024 * 1024;
/// What its list of shared texts may unpack to: it is held in memory, and a text of 5 bytes costs 24.
pub(super) const SHARED_TEXT_BYTES: u64 = 16 * 1024 * 1024;
/// What its styles, and what it says of itself, may unpack to: a style of 5 bytes costs hundreds.
pub(super) const SMALL_PART_BYTES: u64 = 1024 * 1024;

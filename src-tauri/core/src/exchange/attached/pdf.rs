//! Whether a PDF is whole, and whether it is encrypted. Nothing in it is unpacked or followed.

use super::refused::Refused;

/// How far into a file its mark may stand, as readers allow.
const HEAD: usize = 1024;
/// How far from the end the end's own mark may stand; scanners and mail programs add to it.
const TAIL: usize = 4096;
/// How much of what follows the place that the end points to is looked through for the word of encryption.
const TRAILER: usize = 64 * 1024;

/// Whether it begins as a PDF does.
pub(super) fn begins(bytes: &[u8]) -> bool {
    find(head(bytes, HEAD), b"%PDF-").is_some()
}

/// Whether it is encrypted; refused where its end is missing.
pub(super) fn check(bytes: &[u8]) -> Result<bool, Refused> {
    let tail = tail(bytes, TAIL);
    let end = rfind(tail, b"%%EOF").ok_or(Refused::PdfCutShort)?;
    let before_end = head(tail, end);
    let start = rfind(before_end, b"startxref").ok_or(Refused::PdfCutShort)?;
    let place = number(tail.get(start + b"startxref".len()..).unwrap_or_default());
    Ok(is_encrypted(bytes, place))
}

/// The dictionary that says so is itself never packed or encrypted: in a trailer, or where the table of places is.
fn is_encrypted(bytes: &[u8], place: Option<usize>) -> bool {
    const WORD: &[u8] = b"/Encrypt";
    let at_place = place
        .and_then(|place| bytes.get(place..))
        .map(|rest| head(rest, TRAILER));
    let says = |part: &[u8]| {
        part.windows(WORD.len() + 1).any(|window| {
            window.starts_with(WORD)
                && window
                    .last()
                    .is_some_and(|next| !next.is_ascii_alphabetic())
        })
    };
    at_place.is_some_and(says) || says(tail(bytes, TAIL))
}

fn number(bytes: &[u8]) -> Option<usize> {
    let digits: String = bytes
        .iter()
        .skip_while(|byte| byte.is_ascii_whitespace())
        .take_while(|byte| byte.is_ascii_digit())
        .map(|byte| char::from(*byte))
        .collect();
    digits.parse().ok()
}

fn head(bytes: &[u8], most: usize) -> &[u8] {
    bytes.get(..most).unwrap_or(bytes)
}

fn tail(bytes: &[u8], most: usize) -> &[u8] {
    bytes
        .get(bytes.len().saturating_sub(most)..)
        .unwrap_or(bytes)
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

fn rfind(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}

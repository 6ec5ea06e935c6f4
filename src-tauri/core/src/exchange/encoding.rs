//! Which encoding a text file is in, and its text. Nothing in a CSV file says so: the bytes have to.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::unreadable::Unreadable;

/// How many bytes are looked at to tell UTF-16 and binary files.
const SAMPLE: usize = 4096;
/// A file that is no text, in the words of the person who chose it.
const UNKNOWN: Unreadable = Unreadable::WrongType {
    what: "a file of a kind unknown here",
};

/// The text of a file with the name of its encoding: what its mark says, or UTF-16 where every other byte is nought, or
/// UTF-8 where it is valid, or else what Excel in Britain writes, Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => without_mark(bytes)?,
    };
    let (text, encoding, damaged) = encoding.decode(bytes);
    if damaged && encoding != WINDOWS_1252 {
        return Err(Unreadable::Damaged);
    }
    let odd = text
        .chars()
        .take(SAMPLE)
        .filter(|letter| letter.is_control() && !matches!(letter, '\t' | '\r' | '\n' | '\x0c'))
        .count();
    if odd * 20 > text.chars().take(SAMPLE).count() {
        return Err(UNKNOWN);
    }
    Ok((text.into_owned(), encoding.name()))
}

fn without_mark(bytes: &[u8]) -> Result<&'static Encoding, Unreadable> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let noughts = |start: usize| {
        let places = sample.iter().skip(start).step_by(2);
        (
            places.clone().filter(|byte| **byte == 0).count(),
            places.count(),
        )
    };
    let ((even, evens), (odd, odds)) = (noughts(0), noughts(1));
    if even + odd == 0 {
        return Ok(if std::str::from_utf8(bytes).is_ok() {
            UTF_8
        } else {
            WINDOWS_1252
        });
    }
    if even == 0 && odd * 2 > odds {
        Ok(UTF_16LE)
    } else if odd == 0 && even * 2 > evens {
        Ok(UTF_16BE)
    } else {
        Err(UNKNOWN)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn one_text_is_found_in_every_encoding() {
        let text = "UPN;Forename\nB801200005001;Zoë Ångström – “Zo”\n";
        let mut marked = b"\xef\xbb\xbf".to_vec();
        marked.extend_from_slice(text.as_bytes());
        let mut little = b"\xff\xfe".to_vec();
        little.extend(utf16(text, false));
        let mut big = b"\xfe\xff".to_vec();
        big.extend(utf16(text, true));
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (marked, "UTF-8"),
            (little, "UTF-16LE"),
            (big, "UTF-16BE"),
            (utf16(text, false), "UTF-16LE"),
            (utf16(text, true), "UTF-16BE"),
            (WINDOWS_1252.encode(text).0.into_owned(), "windows-1252"),
        ] {
            assert_eq!(decode(&bytes), Ok((text.to_owned(), name)));
        }
    }

    #[test]
    fn a_text_that_was_cut_in_a_letter_is_damaged_and_no_text_is_unknown() {
        let mut cut = b"\xff\xfe".to_vec();
        cut.extend(utf16("Forename", false));
        cut.pop();
        assert_eq!(decode(&cut), Err(Unreadable::Damaged));
        assert_eq!(decode(b"a\0\0b\0\0\0c"), Err(UNKNOWN));
        assert_eq!(decode(b"\x01\x02\x03\x04\x05 a"), Err(UNKNOWN));
    }

    proptest! {
        #[test]
        fn any_text_of_utf_8_comes_back(text in "[\\PC\n\t]{1,80}") {
            prop_assume!(!text.starts_with('\u{feff}'));
            let (read, name) = decode(text.as_bytes()).unwrap();
            prop_assert_eq!((read, name), (text, "UTF-8"));
        }

        #[test]
        fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes);
        }
    }
}

//! What a failing disk or stick does to a file, by chance.

use crate::chance::Chance;

/// One kind of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Damage {
    Bit,
    /// A bit where a file says what it is.
    FrontBit,
    /// The end is gone, at any byte.
    Cut,
    /// The end is gone, at the end of a page.
    CutAtPage,
    /// Two pages are in each other's place.
    Swapped,
    /// A page reads as nothing.
    Blank,
    /// A page holds what another holds.
    Doubled,
    /// The first bytes are others.
    Header,
    /// Something stands after the end.
    Grown,
}

/// How many bytes say what a file is: the first pages of a database, the manifest and the seal of a backup.
const FRONT: usize = 4096;

impl Damage {
    const ALL: [Self; 9] = [
        Self::Bit,
        Self::FrontBit,
        Self::Cut,
        Self::CutAtPage,
        Self::Swapped,
        Self::Blank,
        Self::Doubled,
        Self::Header,
        Self::Grown,
    ];

    /// Bits more often than the rest.
    pub(crate) fn any(chance: &mut Chance) -> Self {
        match chance.below(4) {
            0 => Self::Bit,
            1 => Self::FrontBit,
            _ => *chance.pick(&Self::ALL),
        }
    }

    pub(crate) fn to(self, bytes: &mut Vec<u8>, chance: &mut Chance) {
        let length = bytes.len();
        // A page of the database; in a smaller file a line or so.
        let page = if length > 16 * 4096 { 4096 } else { 64 };
        let mut below =
            |end: usize| usize::try_from(chance.below(u64::try_from(end.max(1)).unwrap())).unwrap();
        let pages = length / page;
        let mut a_page = || below(pages) * page;
        match self {
            Self::Bit => {
                let place = below(length);
                bytes[place] ^= 1 << below(8);
            }
            Self::FrontBit => {
                let place = below(length.min(FRONT));
                bytes[place] ^= 1 << below(8);
            }
            Self::Cut => bytes.truncate(below(length)),
            Self::CutAtPage => bytes.truncate(a_page()),
            Self::Swapped => {
                let (one, other) = (a_page(), a_page());
                for place in 0..page {
                    bytes.swap(one + place, other + place);
                }
            }
            Self::Blank => {
                let one = a_page();
                bytes[one..one + page].fill(0);
            }
            Self::Doubled => {
                let (one, other) = (a_page(), a_page());
                bytes.copy_within(one..one + page, other);
            }
            Self::Header => {
                for byte in bytes.iter_mut().take(100) {
                    *byte ^= u8::try_from(below(256)).unwrap();
                }
            }
            Self::Grown => {
                for _ in 0..=below(5000) {
                    bytes.push(u8::try_from(below(256)).unwrap());
                }
            }
        }
    }
}

//! The typefaces of the paper, and what each of them can print.
//!
//! Every face is built into the program: a plan looks the same on every computer, and a child's
//! name never depends on what happens to be installed. Nothing here knows about pages.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use parley::fontique::{
    Blob, Charmap, CharmapIndex, Collection, CollectionOptions, FontInfoOverride, SourceCache,
};
use parley::{FontContext, FontWeight};
use printpdf::ParsedFont;

/// How heavy the strokes are. Two are enough: italics are hard to read for many, so there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Weight {
    #[default]
    Regular,
    Bold,
}

impl From<Weight> for FontWeight {
    fn from(weight: Weight) -> Self {
        match weight {
            Weight::Regular => Self::NORMAL,
            Weight::Bold => Self::BOLD,
        }
    }
}

/// One font file.
pub(crate) struct Face {
    /// The family name that layout asks for.
    family: &'static str,
    weight: Weight,
    /// Six capital letters, as PDF wants before the name of a subset (ISO 32000-1, 9.6.4).
    pub(crate) tag: &'static str,
    bytes: &'static [u8],
}

/// Up to the end of Latin Extended-B.
const END_OF_LATIN: u32 = 0x250;

/// The place of a face in [`FACES`].
pub(crate) type FaceIndex = usize;

macro_rules! face {
    ($family:literal, $weight:ident, $tag:literal, $file:literal) => {
        Face {
            family: $family,
            weight: Weight::$weight,
            tag: $tag,
            bytes: include_bytes!(concat!("../../../../assets/fonts/", $file)),
        }
    };
}

/// In the order in which they are tried for a character.
static FACES: &[Face] = &[
    face!(
        "Atkinson",
        Regular,
        "WAYATR",
        "AtkinsonHyperlegibleNext-Regular.ttf"
    ),
    face!(
        "Atkinson",
        Bold,
        "WAYATB",
        "AtkinsonHyperlegibleNext-Bold.ttf"
    ),
    face!("Noto", Regular, "WAYNSR", "NotoSans-Regular.ttf"),
    face!("Noto", Bold, "WAYNSB", "NotoSans-Bold.ttf"),
    face!("Arabic", Regular, "WAYNAR", "NotoNaskhArabic-Regular.ttf"),
    face!("Arabic", Bold, "WAYNAB", "NotoNaskhArabic-Bold.ttf"),
    face!("Hebrew", Regular, "WAYHER", "NotoSansHebrew-Regular.ttf"),
    face!("Hebrew", Bold, "WAYHEB", "NotoSansHebrew-Bold.ttf"),
    face!(
        "Devanagari",
        Regular,
        "WAYDER",
        "NotoSansDevanagari-Regular.ttf"
    ),
    face!("Devanagari", Bold, "WAYDEB", "NotoSansDevanagari-Bold.ttf"),
    face!("Bengali", Regular, "WAYBER", "NotoSansBengali-Regular.ttf"),
    face!("Bengali", Bold, "WAYBEB", "NotoSansBengali-Bold.ttf"),
    face!(
        "Gurmukhi",
        Regular,
        "WAYGMR",
        "NotoSansGurmukhi-Regular.ttf"
    ),
    face!("Gurmukhi", Bold, "WAYGMB", "NotoSansGurmukhi-Bold.ttf"),
    face!(
        "Gujarati",
        Regular,
        "WAYGJR",
        "NotoSansGujarati-Regular.ttf"
    ),
    face!("Gujarati", Bold, "WAYGJB", "NotoSansGujarati-Bold.ttf"),
    face!("Tamil", Regular, "WAYTAR", "NotoSansTamil-Regular.ttf"),
    face!("Tamil", Bold, "WAYTAB", "NotoSansTamil-Bold.ttf"),
    face!(
        "Malayalam",
        Regular,
        "WAYMAR",
        "NotoSansMalayalam-Regular.ttf"
    ),
    face!("Sinhala", Regular, "WAYSIR", "NotoSansSinhala-Regular.ttf"),
    face!("Thai", Regular, "WAYTHR", "NotoSansThai-Regular.ttf"),
    face!(
        "Ethiopic",
        Regular,
        "WAYETR",
        "NotoSansEthiopic-Regular.ttf"
    ),
    face!(
        "Armenian",
        Regular,
        "WAYARR",
        "NotoSansArmenian-Regular.ttf"
    ),
    face!(
        "Georgian",
        Regular,
        "WAYGER",
        "NotoSansGeorgian-Regular.ttf"
    ),
    face!("Math", Regular, "WAYMTR", "NotoSansMath-Regular.ttf"),
    face!("Symbols", Regular, "WAYSYR", "NotoSansSymbols-Regular.ttf"),
    face!(
        "Symbols2",
        Regular,
        "WAYSZR",
        "NotoSansSymbols2-Regular.ttf"
    ),
    face!("Korean", Regular, "WAYKOR", "WaymarkHangul-Regular.ttf"),
    face!("Droid", Regular, "WAYDRR", "DroidSansFallback-Regular.ttf"),
];

/// All families in order, the first being the one in which Latin text is set.
pub(crate) fn families() -> impl Iterator<Item = &'static str> {
    FACES
        .iter()
        .enumerate()
        .filter(|(index, face)| {
            FACES
                .get(..*index)
                .is_none_or(|before| before.iter().all(|other| other.family != face.family))
        })
        .map(|(_, face)| face.family)
}

/// The loaded fonts, shared by all papers of one run of the program.
pub(crate) struct FontBook {
    context: FontContext,
    by_blob: HashMap<u64, FaceIndex>,
    charmaps: Vec<Option<CharmapIndex>>,
    /// Which of the first characters of Unicode the main typeface has; every letter that is set asks.
    latin: OnceLock<Vec<bool>>,
    parsed: Vec<OnceLock<Option<ParsedFont>>>,
}

impl FontBook {
    /// The one book of the program; it is read on first use and kept.
    pub(crate) fn shared() -> &'static Self {
        static BOOK: OnceLock<FontBook> = OnceLock::new();
        BOOK.get_or_init(Self::load)
    }

    fn load() -> Self {
        let mut context = FontContext {
            collection: Collection::new(CollectionOptions {
                shared: false,
                system_fonts: false,
            }),
            source_cache: SourceCache::default(),
        };
        let mut by_blob = HashMap::new();
        let mut charmaps = Vec::new();
        for (index, face) in FACES.iter().enumerate() {
            let blob: Blob<u8> = Blob::new(Arc::new(face.bytes));
            by_blob.insert(blob.id(), index);
            let named = FontInfoOverride {
                family_name: Some(face.family),
                weight: Some(face.weight.into()),
                ..FontInfoOverride::default()
            };
            let registered = context.collection.register_fonts(blob, Some(named));
            charmaps.push(
                registered
                    .first()
                    .and_then(|(_, fonts)| fonts.first())
                    .map(|font| font.charmap_index()),
            );
        }
        Self {
            context,
            by_blob,
            charmaps,
            latin: OnceLock::new(),
            parsed: FACES.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// A context for laying out one paper.
    pub(crate) fn context(&self) -> FontContext {
        self.context.clone()
    }

    /// Which of our faces a shaped run was set in.
    pub(crate) fn face_of(&self, font: &parley::FontData) -> Option<FaceIndex> {
        self.by_blob.get(&font.data.id()).copied()
    }

    /// Whether the main typeface has this character.
    pub(crate) fn in_main_face(&self, character: char) -> bool {
        let latin = self.latin.get_or_init(|| {
            (0..END_OF_LATIN)
                .map(|code| char::from_u32(code).is_some_and(|c| self.has(0, c)))
                .collect()
        });
        match latin.get(character as usize) {
            Some(has) => *has,
            None => self.has(0, character),
        }
    }

    /// Whether any typeface has this character.
    pub(crate) fn can_print(&self, character: char) -> bool {
        self.in_main_face(character) || (0..FACES.len()).any(|face| self.has(face, character))
    }

    fn has(&self, face: FaceIndex, character: char) -> bool {
        self.charmap(face)
            .and_then(|charmap| charmap.map(character))
            .is_some_and(|glyph| glyph != 0)
    }

    fn charmap(&self, face: FaceIndex) -> Option<Charmap<'static>> {
        let bytes = FACES.get(face)?.bytes;
        self.charmaps.get(face)?.as_ref()?.charmap(bytes)
    }

    /// The name under which a face goes into the PDF.
    pub(crate) fn tag(&self, face: FaceIndex) -> Option<&'static str> {
        FACES.get(face).map(|face| face.tag)
    }

    /// The face as the PDF writer reads it, parsed once.
    pub(crate) fn parsed(&self, face: FaceIndex) -> Option<&ParsedFont> {
        self.parsed
            .get(face)?
            .get_or_init(|| {
                let bytes = FACES.get(face)?.bytes;
                ParsedFont::from_bytes(bytes, 0, &mut Vec::new())
            })
            .as_ref()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_face_is_read_and_its_tag_is_six_capitals_of_its_own() {
        let book = FontBook::shared();
        let mut tags = std::collections::BTreeSet::new();
        for (index, face) in FACES.iter().enumerate() {
            assert!(
                book.charmap(index).is_some(),
                "{} has no characters",
                face.tag
            );
            assert!(
                book.parsed(index).is_some(),
                "{} cannot be embedded",
                face.tag
            );
            assert!(face.tag.len() == 6 && face.tag.bytes().all(|b| b.is_ascii_uppercase()));
            assert!(tags.insert(face.tag), "{} is used twice", face.tag);
        }
        assert_eq!(families().next().unwrap(), "Atkinson");
    }

    #[test]
    fn no_letter_that_can_be_printed_is_drawn_as_nothing() {
        let book = FontBook::shared();
        let letters = (0x21..=0xFFFF_u32)
            .filter_map(char::from_u32)
            .filter(|c| c.is_alphabetic() || c.is_numeric())
            // The Hangul filler has no shape by definition.
            .filter(|c| *c != '\u{3164}');
        let mut empty = String::new();
        for letter in letters {
            let Some(face) = (0..FACES.len()).find(|face| book.has(*face, letter)) else {
                continue;
            };
            let glyph = book.charmap(face).unwrap().map(letter).unwrap();
            let glyph = u16::try_from(glyph).unwrap();
            let drawn = book
                .parsed(face)
                .unwrap()
                .get_or_decode_glyph(glyph)
                .unwrap();
            if drawn.outline.is_empty() {
                empty.push(letter);
            }
        }
        assert_eq!(empty, "", "{} letters have no shape", empty.chars().count());
    }

    #[test]
    fn names_from_many_languages_can_be_printed() {
        let names = [
            "Zoë Siân Łukasz Ağa Ștefan Nguyễn ũĩẹọṣ ờễ Ó Sé Þór Ñ ẞ ŵ ŷ",
            "Олена Ґ Ї Ђ Ѓ Қ Ө Үй",
            "Ελένη",
            "محمد علي ھ ٹ ڈ ڑ ے پ چ گ ک ی ۀ ێ ڵ",
            "יעל",
            "अनन्या আনন্যা ਗੁਰਪ੍ਰੀਤ અનન્યા தமிழ் മലയാളം සිංහල",
            "สมชาย ሀና Արամ ნინო",
            "张伟 黃 さくら サクラ 민준",
            "→ ≥ ½ ✓ ☺ € £ “quoted” – — …",
        ];
        let book = FontBook::shared();
        for name in names {
            for character in name.chars().filter(|c| !c.is_whitespace()) {
                assert!(book.can_print(character), "{character} of {name}");
            }
        }
        assert!(
            !book.can_print('\u{1F9E9}'),
            "a jigsaw emoji is not in any face"
        );
    }
}

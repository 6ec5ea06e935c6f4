//! Which glyphs a file shows, and what each of them says when its text is read back.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::documents::error::DocumentError;
use crate::documents::fonts::{FaceIndex, FontBook};
use crate::documents::layout::page::Page;
use crate::documents::layout::strip::Draw;
use crate::documents::layout::text::{Cluster, Direction};
use crate::documents::writer::cut::{Cut, CutGlyph, cut_of};

/// How the text of a cluster gets into the file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The glyphs say it themselves.
    ByGlyphs,
    /// The glyphs say something else elsewhere, so it is written beside them (ActualText).
    Beside,
}

/// A PDF gives a glyph one text for the whole file (ToUnicode). The first use decides it.
#[derive(Debug, Clone, Default)]
pub(crate) struct GlyphTexts(HashMap<(FaceIndex, u16), String>);

impl GlyphTexts {
    /// The glyphs of all pages.
    pub(crate) fn of(pages: &[Page]) -> Self {
        let mut texts = Self::default();
        for item in pages.iter().flat_map(|page| &page.items) {
            if let Draw::Text(run) = &item.draw {
                for cluster in run.clusters.iter() {
                    texts.take(run.face, run.direction, cluster);
                }
            }
        }
        texts
    }

    fn take(&mut self, face: FaceIndex, direction: Direction, cluster: Cluster<'_>) {
        for (index, glyph) in cluster.glyphs.iter().enumerate() {
            self.0
                .entry((face, glyph.id))
                .or_insert_with(|| says(direction, cluster, index));
        }
    }

    /// Adds what is not there yet.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (glyph, text) in &other.0 {
            if !self.0.contains_key(glyph) {
                self.0.insert(*glyph, text.clone());
            }
        }
    }

    /// The glyphs of each face that is used.
    pub(crate) fn by_face(self) -> BTreeMap<FaceIndex, BTreeMap<u16, String>> {
        let mut faces: BTreeMap<FaceIndex, BTreeMap<u16, String>> = BTreeMap::new();
        for ((face, glyph), text) in self.0 {
            faces.entry(face).or_default().insert(glyph, text);
        }
        faces
    }
}

/// What the glyph of that place in the cluster says.
fn says(direction: Direction, cluster: Cluster<'_>, index: usize) -> String {
    if cluster.glyphs.len() == 1 {
        return cluster.text.to_owned();
    }
    character_at(direction, cluster, index).map_or_else(|| " ".to_owned(), |c| c.to_string())
}

/// The character of that place, the last one again where there are more glyphs.
fn character_at(direction: Direction, cluster: Cluster<'_>, index: usize) -> Option<char> {
    match direction {
        Direction::LeftToRight => {
            let mut characters = cluster.text.chars();
            characters
                .nth(index)
                .or_else(|| cluster.text.chars().next_back())
        }
        Direction::RightToLeft => {
            let mut characters = cluster.text.chars().rev();
            characters
                .nth(index)
                .or_else(|| cluster.text.chars().next())
        }
    }
}

/// The faces as one file carries them.
#[derive(Default)]
pub(crate) struct FileFonts {
    pub(crate) cuts: BTreeMap<FaceIndex, Arc<Cut>>,
}

impl FileFonts {
    /// Cuts every face to the glyphs that are shown, or takes one that was cut before. What a face holds already
    /// stays as it is; one that lacks a glyph is cut anew. The faces that are new.
    pub(crate) fn take_in(
        &mut self,
        book: &FontBook,
        texts: &GlyphTexts,
    ) -> Result<Vec<FaceIndex>, DocumentError> {
        let mut new = Vec::new();
        for (face, glyphs) in texts.clone().by_face() {
            let known = self.cuts.get(&face);
            if known.is_some_and(|cut| glyphs.keys().all(|glyph| cut.glyphs.contains_key(glyph))) {
                continue;
            }
            self.cuts.insert(face, cut_of(book, face, glyphs)?);
            new.push(face);
        }
        Ok(new)
    }

    /// How the text of a cluster is found.
    pub(crate) fn reading(
        &self,
        face: FaceIndex,
        direction: Direction,
        cluster: Cluster<'_>,
    ) -> Result<Reading, DocumentError> {
        if let [only] = cluster.glyphs {
            return Ok(if self.glyph(face, only.id)?.text == cluster.text {
                Reading::ByGlyphs
            } else {
                Reading::Beside
            });
        }
        let mut faithful = cluster.text.chars().count() == cluster.glyphs.len();
        for (index, glyph) in cluster.glyphs.iter().enumerate() {
            let known = &self.glyph(face, glyph.id)?.text;
            let mut characters = known.chars();
            faithful &= characters.next() == character_at(direction, cluster, index)
                && characters.next().is_none();
        }
        Ok(if faithful {
            Reading::ByGlyphs
        } else {
            Reading::Beside
        })
    }

    /// The glyph as the file knows it.
    pub(crate) fn glyph(&self, face: FaceIndex, glyph: u16) -> Result<&CutGlyph, DocumentError> {
        self.cuts
            .get(&face)
            .and_then(|cut| cut.glyphs.get(&glyph))
            .ok_or(DocumentError::Typeface)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::documents::layout::text::Glyph;

    /// A cluster of its own.
    struct Alone(&'static str, Vec<Glyph>);

    impl Alone {
        fn as_one(&self) -> Cluster<'_> {
            Cluster {
                text: self.0,
                glyphs: &self.1,
            }
        }
    }

    fn cluster(text: &'static str, glyphs: &[u16]) -> Alone {
        let glyph = |id: &u16| Glyph {
            id: *id,
            x: 0.0,
            y: 0.0,
            advance: 6.0,
        };
        Alone(text, glyphs.iter().map(glyph).collect())
    }

    /// A face whose glyphs are never in what is cut beforehand.
    const HEBREW: FaceIndex = 6;

    fn fonts(clusters: &[&Alone]) -> FileFonts {
        let mut texts = GlyphTexts::default();
        for cluster in clusters {
            texts.take(HEBREW, Direction::LeftToRight, cluster.as_one());
        }
        let mut fonts = FileFonts::default();
        fonts.take_in(FontBook::shared(), &texts).unwrap();
        fonts
    }

    #[test]
    fn a_glyph_that_says_two_things_has_the_second_written_beside_it() {
        let (first, second) = (cluster("-", &[9]), cluster("\u{2010}", &[9]));
        let fonts = fonts(&[&first, &second]);
        let reading = |cluster: &Alone| {
            fonts
                .reading(HEBREW, Direction::LeftToRight, cluster.as_one())
                .unwrap()
        };
        assert_eq!(reading(&first), Reading::ByGlyphs);
        assert_eq!(reading(&second), Reading::Beside);
        assert_eq!(fonts.glyph(HEBREW, 9).unwrap().text, "-");
    }

    #[test]
    fn a_ligature_says_all_its_letters_and_no_glyph_stays_silent() {
        let (ligature, split) = (cluster("ffi", &[7]), cluster("ज", &[3, 4]));
        let fonts = fonts(&[&ligature, &split]);
        let reading = |cluster: &Alone| {
            fonts
                .reading(HEBREW, Direction::LeftToRight, cluster.as_one())
                .unwrap()
        };
        assert_eq!(reading(&ligature), Reading::ByGlyphs);
        assert_eq!(fonts.glyph(HEBREW, 7).unwrap().text, "ffi");
        assert_eq!(reading(&split), Reading::Beside);
        assert_eq!(fonts.glyph(HEBREW, 4).unwrap().text, "ज");
    }

    #[test]
    fn what_one_paper_says_first_holds_for_all_papers_of_a_file() {
        let mut first = GlyphTexts::default();
        first.take(HEBREW, Direction::LeftToRight, cluster("-", &[9]).as_one());
        let mut second = GlyphTexts::default();
        second.take(
            HEBREW,
            Direction::LeftToRight,
            cluster("\u{2010}", &[9]).as_one(),
        );
        second.take(HEBREW, Direction::LeftToRight, cluster("x", &[8]).as_one());
        first.merge(&second);
        let glyphs = &first.by_face()[&HEBREW];
        assert_eq!(glyphs[&9], "-");
        assert_eq!(glyphs[&8], "x");
    }

    #[test]
    fn a_face_is_cut_anew_only_where_it_lacks_a_glyph() {
        let mut file = FileFonts::default();
        let mut texts = GlyphTexts::default();
        let mut come = |cluster: &Alone| {
            texts.take(HEBREW, Direction::LeftToRight, cluster.as_one());
            file.take_in(FontBook::shared(), &texts).unwrap()
        };
        let (first, second) = (cluster("-", &[9]), cluster("x", &[8]));
        assert_eq!(come(&first), [HEBREW]);
        assert!(come(&first).is_empty());
        assert_eq!(come(&second), [HEBREW]);
        assert!(come(&first).is_empty(), "it holds both");
    }
}

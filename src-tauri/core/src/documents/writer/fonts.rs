//! Which glyphs a paper uses, and what each of them says when its text is read back.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, PdfDocument, PdfFont};

use crate::documents::error::DocumentError;
use crate::documents::fonts::{FaceIndex, FontBook};
use crate::documents::layout::text::{Cluster, Direction};

/// How the text of a cluster gets into the file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The glyphs say it themselves.
    ByGlyphs,
    /// The glyphs say something else elsewhere, so it is written beside them (ActualText).
    Beside,
}

/// A PDF gives a glyph one text for the whole file (ToUnicode). The first use decides it.
pub(crate) struct GlyphTexts<'a> {
    book: &'a FontBook,
    texts: BTreeMap<(FaceIndex, u16), String>,
    faces: BTreeSet<FaceIndex>,
}

impl<'a> GlyphTexts<'a> {
    pub(crate) fn new(book: &'a FontBook) -> Self {
        Self {
            book,
            texts: BTreeMap::new(),
            faces: BTreeSet::new(),
        }
    }

    /// Notes the glyphs of a cluster.
    pub(crate) fn take(
        &mut self,
        face: FaceIndex,
        direction: Direction,
        cluster: &Cluster,
    ) -> Reading {
        self.faces.insert(face);
        let mut characters: Vec<char> = cluster.text.chars().collect();
        if direction == Direction::RightToLeft {
            characters.reverse();
        }
        let last = characters.last().copied().unwrap_or(' ');
        let one_glyph = cluster.glyphs.len() == 1;
        let mut faithful = one_glyph || characters.len() == cluster.glyphs.len();
        for (index, glyph) in cluster.glyphs.iter().enumerate() {
            let says = if one_glyph {
                cluster.text.clone()
            } else {
                characters.get(index).copied().unwrap_or(last).to_string()
            };
            let known = self
                .texts
                .entry((face, glyph.id))
                .or_insert_with(|| says.clone());
            faithful &= *known == says;
        }
        if faithful {
            Reading::ByGlyphs
        } else {
            Reading::Beside
        }
    }

    /// The text of a glyph that was taken.
    pub(crate) fn text(&self, face: FaceIndex, glyph: u16) -> String {
        self.texts.get(&(face, glyph)).cloned().unwrap_or_default()
    }

    /// What a reader moves on by after a glyph, in thousandths of the size. It must agree with the
    /// widths that printpdf writes into the file, which it cuts to whole numbers.
    pub(crate) fn width(&self, face: FaceIndex, glyph: u16) -> Result<f32, DocumentError> {
        let font = self.book.parsed(face).ok_or(DocumentError::Typeface)?;
        let units = f32::from(font.pdf_font_metrics.units_per_em);
        let advance = font
            .get_or_decode_glyph(glyph)
            .map_or(0.0, |glyph| f32::from(glyph.horz_advance));
        Ok((advance * 1000.0 / units).trunc())
    }

    pub(crate) fn font_id(&self, face: FaceIndex) -> Result<FontId, DocumentError> {
        let tag = self.book.tag(face).ok_or(DocumentError::Typeface)?;
        Ok(FontId(tag.to_owned()))
    }

    /// Gives the document every face that was used.
    pub(crate) fn add_fonts(&self, pdf: &mut PdfDocument) -> Result<(), DocumentError> {
        for face in &self.faces {
            let font = self.book.parsed(*face).ok_or(DocumentError::Typeface)?;
            let id = self.font_id(*face)?;
            pdf.resources
                .fonts
                .map
                .insert(id, PdfFont::new(font.clone()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::layout::text::Glyph;

    fn cluster(text: &str, glyphs: &[u16]) -> Cluster {
        Cluster {
            text: text.to_owned(),
            glyphs: glyphs
                .iter()
                .map(|id| Glyph {
                    id: *id,
                    x: 0.0,
                    y: 0.0,
                    advance: 6.0,
                })
                .collect(),
        }
    }

    #[test]
    fn a_glyph_that_says_two_things_has_the_second_written_beside_it() {
        let mut texts = GlyphTexts::new(FontBook::shared());
        assert_eq!(
            texts.take(0, Direction::LeftToRight, &cluster("-", &[9])),
            Reading::ByGlyphs
        );
        assert_eq!(
            texts.take(0, Direction::LeftToRight, &cluster("\u{2010}", &[9])),
            Reading::Beside
        );
        assert_eq!(
            texts.take(0, Direction::LeftToRight, &cluster("-", &[9])),
            Reading::ByGlyphs
        );
        assert_eq!(texts.text(0, 9), "-");
    }

    #[test]
    fn a_ligature_says_all_its_letters_and_no_glyph_stays_silent() {
        let mut texts = GlyphTexts::new(FontBook::shared());
        assert_eq!(
            texts.take(0, Direction::LeftToRight, &cluster("ffi", &[7])),
            Reading::ByGlyphs
        );
        assert_eq!(texts.text(0, 7), "ffi");
        assert_eq!(
            texts.take(0, Direction::LeftToRight, &cluster("ज", &[3, 4])),
            Reading::Beside
        );
        assert_eq!(texts.text(0, 4), "ज");
    }
}

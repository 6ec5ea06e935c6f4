//! Glyphs to PDF operations, each where layout put it.

use printpdf::{Codepoint, Op, TextItem, TextMatrix};

use crate::documents::error::DocumentError;
use crate::documents::fonts::FaceIndex;
use crate::documents::layout::text::{Cluster, Run};
use crate::documents::writer::fonts::FileFonts;
use crate::documents::writer::shapes;

/// Glyphs on one height, shown by one operation.
pub(crate) struct LineOfGlyphs {
    face: FaceIndex,
    size: f32,
    baseline: f32,
    pieces: Vec<Piece>,
}

struct Piece {
    x: f32,
    y: f32,
    codes: Vec<Codepoint>,
    /// Where a reader's pen stands after the last glyph.
    pen: f32,
}

impl LineOfGlyphs {
    pub(crate) fn new(run: &Run, baseline: f32) -> Self {
        Self {
            face: run.face,
            size: run.size,
            baseline,
            pieces: Vec::new(),
        }
    }

    pub(crate) fn add(
        &mut self,
        cluster: Cluster<'_>,
        x: f32,
        fonts: &FileFonts,
    ) -> Result<(), DocumentError> {
        let mut at = x;
        for glyph in cluster.glyphs {
            let (wanted, y) = (at + glyph.x, self.baseline - glyph.y);
            at += glyph.advance;
            let known = fonts.glyph(self.face, glyph.id)?;
            let width = known.width * self.size / 1000.0;
            let code = Codepoint::new(known.code, 0.0);
            match self.pieces.last_mut() {
                Some(piece) if (piece.y - y).abs() < 0.01 => {
                    // What takes the pen back by thousandths of the size, in whole numbers.
                    let kern = ((piece.pen - wanted) * 1000.0 / self.size).round();
                    if let Some(before) = piece.codes.last_mut() {
                        before.offset = kern;
                    }
                    piece.pen += width - kern * self.size / 1000.0;
                    piece.codes.push(code);
                }
                _ => self.pieces.push(Piece {
                    x: wanted,
                    y,
                    codes: vec![code],
                    pen: wanted + width,
                }),
            }
        }
        Ok(())
    }

    pub(crate) fn show(&mut self, ops: &mut Vec<Op>) {
        for piece in self.pieces.drain(..) {
            ops.push(Op::SetTextMatrix {
                matrix: TextMatrix::Raw([
                    1.0,
                    0.0,
                    0.0,
                    1.0,
                    piece.x,
                    shapes::from_bottom(piece.y),
                ]),
            });
            ops.push(Op::ShowText {
                items: vec![TextItem::GlyphIds(piece.codes)],
            });
        }
    }
}

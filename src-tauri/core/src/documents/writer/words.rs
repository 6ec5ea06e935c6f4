//! Words in the language of PDF: the glyphs of a run, with what they say where a reader could not tell it from them.

use printpdf::{Op, PdfFontHandle, Pt};

use super::ops::{Pen, Place, Says, font_id};
use crate::documents::error::DocumentError;
use crate::documents::layout::text::{Cluster, Direction, Run};
use crate::documents::writer::fonts::Reading;
use crate::documents::writer::glyphs::LineOfGlyphs;
use crate::documents::writer::shapes;

impl Pen<'_> {
    pub(super) fn text(&mut self, run: &Run, x: f32, baseline: f32) -> Result<(), DocumentError> {
        let place = Place {
            top: baseline - run.size,
            picture: None,
        };
        for piece in self.pieces(run, x)? {
            if piece.says == Says::Itself {
                self.in_plain_stretch(place);
                self.glyphs_of(run, &piece, baseline)?;
            } else {
                self.end_stretch();
                self.begin_stretch(&piece.says, place);
                self.glyphs_of(run, &piece, baseline)?;
                self.end_stretch();
            }
        }
        Ok(())
    }

    /// Parts of a run that are read in the same way.
    fn pieces<'r>(&self, run: &'r Run, x: f32) -> Result<Vec<Part<'r>>, DocumentError> {
        let whole = match run.direction {
            Direction::LeftToRight => Says::Itself,
            Direction::RightToLeft => Says::Reversed,
        };
        let mut parts: Vec<Part<'r>> = Vec::new();
        let mut at = x;
        for cluster in run.clusters.iter() {
            let says = match self.fonts.reading(run.face, run.direction, cluster)? {
                Reading::ByGlyphs => whole.clone(),
                Reading::Beside => Says::Words(cluster.text.to_owned()),
            };
            match parts.last_mut() {
                Some(part) if part.says == whole && says == whole => part.clusters.push(cluster),
                _ => parts.push(Part {
                    x: at,
                    clusters: vec![cluster],
                    says,
                }),
            }
            at += cluster.advance();
        }
        // What stands furthest right is read first.
        if run.direction == Direction::RightToLeft {
            parts.reverse();
        }
        Ok(parts)
    }

    fn glyphs_of(
        &mut self,
        run: &Run,
        piece: &Part<'_>,
        baseline: f32,
    ) -> Result<(), DocumentError> {
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFillColor {
            col: shapes::color(self.palette.rgb(run.ink)),
        });
        self.ops.push(Op::SetFont {
            font: PdfFontHandle::External(font_id(self.book, run.face)?),
            size: Pt(run.size),
        });
        let mut line = LineOfGlyphs::new(run, baseline);
        let mut at = piece.x;
        for cluster in &piece.clusters {
            line.add(*cluster, at, self.fonts)?;
            at += cluster.advance();
        }
        line.show(&mut self.ops);
        self.ops.push(Op::EndTextSection);
        Ok(())
    }
}

/// Neighbouring clusters of a run that are read in the same way.
struct Part<'r> {
    x: f32,
    clusters: Vec<Cluster<'r>>,
    says: Says,
}

//! One page's drawings as PDF operations.
//!
//! Decorations come first and are marked as such; then the words, element by element in reading
//! order, each element in one marked stretch. Text is shown by glyph, never by character.

use std::collections::BTreeMap;

use lopdf::{Stream, dictionary};
use printpdf::{
    CurTransMat, DictItem, FontId, Mm, Op, PaintMode, PdfPage, XObjectId, XObjectTransform,
};

use crate::documents::error::DocumentError;
use crate::documents::fonts::{FaceIndex, FontBook};
use crate::documents::layout::block::Picture;
use crate::documents::layout::page::Page;
use crate::documents::layout::strip::{Draw, Item, Mark};
use crate::documents::layout::structure::NodeId;
use crate::documents::style::{Ink, Palette};
use crate::documents::writer::Turn;
use crate::documents::writer::fonts::FileFonts;
use crate::documents::writer::shapes::{self, Bounds};

/// The one picture of a paper.
pub(crate) const PICTURE: &str = "PHOTO";

/// An element's stretch on a page; its place in the list is its marked-content id.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch {
    pub(crate) node: NodeId,
    /// Top of its first drawing, from the top of the page. Points.
    pub(crate) top: f32,
    /// Bounds of its picture, if it is one.
    pub(crate) picture: Option<Bounds>,
}

/// Turns one page into operations; says which elements it holds.
pub(crate) fn page(
    page: &Page,
    palette: Palette,
    turn: Turn,
    book: &FontBook,
    fonts: &FileFonts,
    photo: Option<&Picture>,
) -> Result<(PdfPage, Vec<Stretch>), DocumentError> {
    let mut pen = Pen {
        ops: Vec::new(),
        palette,
        book,
        fonts,
        photo_ratio: photo.map(|photo| photo.height_px as f32 / photo.width_px.max(1) as f32),
        element: None,
        in_stretch: false,
        stretches: Vec::new(),
    };
    let mut decorations = Vec::new();
    let mut footer = Vec::new();
    let mut elements: BTreeMap<NodeId, Vec<&Item>> = BTreeMap::new();
    for item in &page.items {
        match item.mark {
            Mark::Decoration => decorations.push(item),
            Mark::Footer => footer.push(item),
            Mark::Content(node) => elements.entry(node).or_default().push(item),
        }
    }
    pen.begin("Artifact", &[("Type", DictItem::Name(b"Layout".to_vec()))]);
    pen.page_ground(turn);
    pen.draw_all(&decorations)?;
    pen.end();

    for (node, items) in &elements {
        pen.element = Some(*node);
        pen.draw_all(items)?;
        pen.end_stretch();
    }
    pen.element = None;

    let pagination = DictItem::Name(b"Pagination".to_vec());
    pen.begin("Artifact", &[("Type", pagination)]);
    pen.draw_all(&footer)?;
    pen.end();
    let (ops, stretches) = (pen.ops, pen.stretches);
    let (width, height) = match turn {
        Turn::Upright => (Mm(210.0), Mm(297.0)),
        Turn::OnItsSide => (Mm(297.0), Mm(210.0)),
    };
    Ok((PdfPage::new(width, height, ops), stretches))
}

/// The name under which pages call a face.
pub(super) fn font_id(book: &FontBook, face: FaceIndex) -> Result<FontId, DocumentError> {
    let tag = book.tag(face).ok_or(DocumentError::Typeface)?;
    Ok(FontId(tag.to_owned()))
}

/// The picture as an object of the file; pages call it [`PICTURE`].
pub(crate) fn picture_object(picture: &Picture) -> Stream {
    let dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(picture.width_px),
        "Height" => i64::from(picture.height_px),
        "ColorSpace" => "DeviceRGB",
        "BitsPerComponent" => 8,
        "Filter" => "DCTDecode",
    };
    Stream::new(dictionary, picture.jpeg.clone()).with_compression(false)
}

fn picture_bounds(item: &Item) -> Option<Bounds> {
    match item.draw {
        Draw::Picture { width, height } => Some(Bounds {
            x: item.x,
            y: item.y,
            width,
            height,
        }),
        _ => None,
    }
}

pub(super) struct Pen<'a> {
    pub(super) ops: Vec<Op>,
    pub(super) palette: Palette,
    pub(super) book: &'a FontBook,
    pub(super) fonts: &'a FileFonts,
    /// Height to width of the whole photo.
    pub(super) photo_ratio: Option<f32>,
    /// The element being drawn, or `None` for what a screen reader passes over.
    pub(super) element: Option<NodeId>,
    pub(super) in_stretch: bool,
    pub(super) stretches: Vec<Stretch>,
}

impl Pen<'_> {
    fn begin(&mut self, tag: &str, properties: &[(&str, DictItem)]) {
        let map = properties
            .iter()
            .map(|(key, value)| ((*key).to_owned(), value.clone()))
            .collect();
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    fn end(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    /// Begins a marked stretch of the element. An element may have many of them one after the
    /// other; one inside the other would confuse some readers.
    pub(super) fn begin_stretch(&mut self, says: &Says, place: Place) {
        let Some(node) = self.element else {
            return;
        };
        let id = i64::try_from(self.stretches.len()).unwrap_or(i64::MAX);
        let mut properties = vec![("MCID", DictItem::Int(id))];
        let tag = match says {
            Says::Itself => "Span",
            // Glyphs stand in the order they are seen, not read (ISO 32000-1, 14.8.2.3.3).
            Says::Reversed => "ReversedChars",
            Says::Words(words) => {
                properties.push(("ActualText", utf16(words)));
                "Span"
            }
        };
        self.begin(tag, &properties);
        self.in_stretch = true;
        self.stretches.push(Stretch {
            node,
            top: place.top,
            picture: place.picture,
        });
    }

    pub(super) fn end_stretch(&mut self) {
        if self.in_stretch {
            self.end();
            self.in_stretch = false;
        }
    }

    pub(super) fn in_plain_stretch(&mut self, place: Place) {
        if !self.in_stretch {
            self.begin_stretch(&Says::Itself, place);
        }
    }

    fn page_ground(&mut self, turn: Turn) {
        if let Some(ground) = self.palette.page() {
            self.ops.push(Op::SetFillColor {
                col: shapes::color(ground),
            });
            self.ops
                .push(shapes::rounded(Bounds::page(turn), 0.0, PaintMode::Fill));
        }
    }

    fn draw_all(&mut self, items: &[&Item]) -> Result<(), DocumentError> {
        for item in items {
            self.draw(item)?;
        }
        Ok(())
    }

    fn draw(&mut self, item: &Item) -> Result<(), DocumentError> {
        if !matches!(item.draw, Draw::Text(_)) {
            self.in_plain_stretch(Place {
                top: item.y,
                picture: picture_bounds(item),
            });
        }
        match &item.draw {
            Draw::Text(run) => self.text(run, item.x, item.y)?,
            Draw::Box {
                width,
                height,
                radius,
                fill,
                stroke,
            } => {
                let bounds = Bounds {
                    x: item.x,
                    y: item.y,
                    width: *width,
                    height: *height,
                };
                self.fill(bounds, *radius, *fill);
                self.outline(bounds, *radius, *stroke);
            }
            Draw::Rule {
                width,
                thickness,
                ink,
            } => {
                let bounds = Bounds {
                    x: item.x,
                    y: item.y,
                    width: *width,
                    height: *thickness,
                };
                self.fill(bounds, 0.0, Some(*ink));
            }
            Draw::Face { size, mouth } => {
                let ink = self.palette.rgb(Ink::Text);
                self.ops
                    .extend(shapes::face(item.x, item.y, *size, *mouth, ink));
            }
            Draw::Tick { size } => {
                let ink = self.palette.rgb(Ink::Accent);
                self.ops.extend(shapes::tick(item.x, item.y, *size, ink));
            }
            Draw::Picture { .. } => {
                if let Some(bounds) = picture_bounds(item) {
                    self.picture(bounds);
                }
            }
        }
        Ok(())
    }

    fn fill(&mut self, bounds: Bounds, radius: f32, ink: Option<Ink>) {
        let Some(ink) = ink else { return };
        self.ops.push(Op::SetFillColor {
            col: shapes::color(self.palette.rgb(ink)),
        });
        self.ops
            .push(shapes::rounded(bounds, radius, PaintMode::Fill));
    }

    fn outline(&mut self, bounds: Bounds, radius: f32, ink: Option<Ink>) {
        let Some(ink) = ink else { return };
        self.ops.extend(shapes::stroke(self.palette.rgb(ink), 0.9));
        self.ops
            .push(shapes::rounded(bounds, radius, PaintMode::Stroke));
    }

    fn picture(&mut self, bounds: Bounds) {
        let Bounds {
            x,
            y,
            width,
            height,
        } = bounds;
        // It fills its frame; what is too much lies outside, more of it below than above, where faces are.
        let ratio = self.photo_ratio.unwrap_or(height / width);
        let (whole_width, whole_height) = if width * ratio >= height {
            (width, width * ratio)
        } else {
            (height / ratio, height)
        };
        let left = x - (whole_width - width) / 2.0;
        let bottom = shapes::from_bottom(y - (whole_height - height) / 3.0 + whole_height);
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(shapes::rounded(bounds, 6.0, PaintMode::Clip));
        self.ops.push(Op::SetTransformationMatrix {
            matrix: CurTransMat::Raw([whole_width, 0.0, 0.0, whole_height, left, bottom]),
        });
        self.ops.push(Op::UseXobject {
            id: XObjectId(PICTURE.to_owned()),
            transform: XObjectTransform {
                no_auto_scale: true,
                ..XObjectTransform::default()
            },
        });
        self.ops.push(Op::RestoreGraphicsState);
    }
}

/// Where a stretch begins on the page.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) top: f32,
    pub(super) picture: Option<Bounds>,
}

/// How the words of some glyphs are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Says {
    Itself,
    Reversed,
    Words(String),
}

fn utf16(text: &str) -> DictItem {
    let mut data = vec![0xFE, 0xFF];
    data.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    DictItem::String {
        data,
        literal: false,
    }
}

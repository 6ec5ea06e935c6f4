//! Pages to the bytes of a PDF file, tagged for screen readers.
//!
//! printpdf writes pages and fonts; what it does not know (structure, language, outline, honest
//! metadata) is added to the document it makes. The same input always gives the same bytes.

mod fonts;
mod glyphs;
mod metadata;
mod ops;
mod shapes;
mod tags;

use printpdf::{PdfDocument, PdfSaveOptions};

use crate::documents::error::DocumentError;
use crate::documents::fonts::FontBook;
use crate::documents::layout::block::Picture;
use crate::documents::layout::page::Page;
use crate::documents::layout::structure::Structure;
use crate::documents::style::Palette;
use crate::documents::view::PaperStamp;

/// Width and height of A4 in points.
pub(crate) const A4: (f32, f32) = (595.276, 841.89);

/// How the sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    Upright,
    /// On its long side, for tables.
    OnItsSide,
}

impl Turn {
    /// Width and height in points.
    pub(crate) fn size(self) -> (f32, f32) {
        match self {
            Self::Upright => A4,
            Self::OnItsSide => (A4.1, A4.0),
        }
    }
}

/// A laid-out paper.
pub(crate) struct Sheets<'a> {
    pub(crate) title: &'a str,
    pub(crate) stamp: &'a PaperStamp,
    pub(crate) pages: &'a [Page],
    pub(crate) structure: &'a Structure,
    pub(crate) picture: Option<&'a Picture>,
    pub(crate) palette: Palette,
    pub(crate) turn: Turn,
}

/// Writes a paper. Fails only if a built-in font cannot be used or the file cannot be put together.
pub(crate) fn write(sheets: &Sheets<'_>, book: &FontBook) -> Result<Vec<u8>, DocumentError> {
    let mut pdf = PdfDocument::new(sheets.title);
    let mut glyphs = fonts::GlyphTexts::new(book);
    let mut contents = Vec::new();
    for page in sheets.pages {
        let (page, content) = ops::page(page, sheets.palette, sheets.turn, &mut glyphs)?;
        pdf.pages.push(page);
        contents.push(content);
    }
    glyphs.add_fonts(&mut pdf)?;
    if let Some(picture) = sheets.picture {
        ops::add_picture(&mut pdf, picture);
    }

    let options = PdfSaveOptions {
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let mut document = pdf.to_lopdf_document(&options, &mut Vec::new());
    let pages: Vec<_> = document.page_iter().collect();
    if pages.len() != contents.len() {
        return Err(DocumentError::Writing("a page is missing".to_owned()));
    }
    metadata::number_pages(&mut document, &pages)?;
    let tree = tags::add_structure(&mut document, sheets.structure, &contents, &pages);
    let outline = tags::add_outline(&mut document, sheets.structure, &contents, &pages);
    metadata::describe(&mut document, sheets, tree, outline)?;

    document.compress();
    let mut bytes = Vec::new();
    document
        .save_to(&mut bytes)
        .map_err(|error| DocumentError::Writing(error.to_string()))?;
    Ok(bytes)
}

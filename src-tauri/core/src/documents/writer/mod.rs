//! Pages to the bytes of a PDF file, tagged for screen readers.
//!
//! printpdf writes what stands on the pages and cuts the fonts; the file round them with what it does not know
//! (structure, language, outline, honest metadata) is written here, object by object as papers come ([`binder`]). The
//! same input always gives the same bytes. Papers that are bound into one file share their fonts, and their pages
//! are written on all processors.

pub(crate) mod binder;
mod cut;
mod file;
pub(crate) mod fonts;
mod glyphs;
mod metadata;
mod ops;
mod shapes;
mod tags;
mod words;

use lopdf::{Object, ObjectId, Stream};
use printpdf::{PdfDocument, PdfSaveOptions};

use crate::documents::compose::LaidPaper;
use crate::documents::error::DocumentError;
use crate::documents::fonts::FontBook;
use crate::documents::writer::file::writing;
use crate::documents::writer::fonts::FileFonts;
use crate::documents::writer::ops::Stretch;

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

/// The pages of a paper: what stands on each, packed, and which elements it holds.
type WrittenPages = Vec<(Stream, Vec<Stretch>)>;

/// Writes the pages of a paper.
fn write_pages(
    paper: &LaidPaper,
    book: &FontBook,
    fonts: &FileFonts,
) -> Result<WrittenPages, DocumentError> {
    let mut pdf = PdfDocument::new("");
    let mut stretches = Vec::new();
    for page in &paper.pages {
        let (page, on_page) = ops::page(
            page,
            paper.palette,
            paper.turn,
            book,
            fonts,
            paper.picture.as_ref(),
        )?;
        pdf.pages.push(page);
        stretches.push(on_page);
    }
    let mut document = pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    let pages: Vec<ObjectId> = document.page_iter().collect();
    if pages.len() != stretches.len() {
        return Err(DocumentError::Writing("a page is missing".to_owned()));
    }
    pages
        .into_iter()
        .zip(stretches)
        .map(|(page, on_page)| {
            let contents = document.get_dictionary(page).map_err(writing)?;
            let contents = contents.get(b"Contents").map_err(writing)?;
            let id = contents.as_reference().map_err(writing)?;
            match document.objects.remove(&id) {
                Some(Object::Stream(mut stream)) => {
                    stream.compress().map_err(writing)?;
                    Ok((stream, on_page))
                }
                _ => Err(DocumentError::Writing("a page is empty".to_owned())),
            }
        })
        .collect()
}

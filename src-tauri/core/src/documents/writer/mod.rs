//! Pages to the bytes of a PDF file, tagged for screen readers.
//!
//! printpdf writes what stands on the pages and cuts the fonts; what it does not know (structure,
//! language, outline, honest metadata) is added to the document it makes. The same input always
//! gives the same bytes. Papers that are bound into one file share their fonts, and their pages
//! are written on all processors.

mod cut;
pub(crate) mod fonts;
mod glyphs;
mod metadata;
mod ops;
mod shapes;
mod tags;

use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use printpdf::{PdfDocument, PdfSaveOptions};

use crate::documents::compose::LaidPaper;
use crate::documents::error::DocumentError;
use crate::documents::fonts::FontBook;
use crate::documents::parallel;
use crate::documents::view::PaperStamp;
use crate::documents::writer::fonts::{FileFonts, GlyphTexts};
use crate::documents::writer::ops::Stretch;
use crate::documents::writer::tags::Tagged;

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

/// The papers of one file, in their order.
pub(crate) struct Binding<'a> {
    pub(crate) title: &'a str,
    pub(crate) stamp: &'a PaperStamp,
    pub(crate) papers: &'a [&'a LaidPaper],
    /// Whether each paper begins on a new sheet when both sides are printed.
    pub(crate) double_sided: bool,
}

impl Binding<'_> {
    /// Whether a blank side follows this paper.
    fn blank_after(&self, place: usize) -> bool {
        let pages = self.papers.get(place).map_or(0, |paper| paper.pages.len());
        self.double_sided && pages % 2 == 1 && place + 1 < self.papers.len()
    }

    /// How many pages the file has.
    pub(crate) fn page_count(&self) -> usize {
        let own: usize = self.papers.iter().map(|paper| paper.pages.len()).sum();
        let blank = (0..self.papers.len())
            .filter(|place| self.blank_after(*place))
            .count();
        own + blank
    }
}

/// Writes a file. Fails only if a built-in font cannot be used or the file cannot be put together.
pub(crate) fn write(file: &Binding<'_>, book: &FontBook) -> Result<Vec<u8>, DocumentError> {
    let mut texts = GlyphTexts::default();
    for paper in file.papers {
        texts.merge(&paper.texts);
    }
    let fonts = FileFonts::cut(book, texts)?;
    let written = parallel::map(file.papers, |paper| write_pages(paper, book, &fonts))?;

    let mut document = Document::with_version("1.7");
    let catalog = document.new_object_id();
    let tree = document.new_object_id();
    document.trailer.set("Root", catalog);
    document.set_object(
        catalog,
        dictionary! { "Type" => "Catalog", "Pages" => tree },
    );
    let mut font_list = dictionary! {};
    for (face, cut) in &fonts.cuts {
        let tag = book.tag(*face).ok_or(DocumentError::Typeface)?;
        font_list.set(tag, cut.add_to(&mut document));
    }
    let font_list = document.add_object(font_list);

    let mut kids: Vec<Object> = Vec::new();
    let mut pages = Vec::new();
    let mut number = 0;
    let mut stretches = Vec::new();
    for (place, (paper, written)) in file.papers.iter().zip(written).enumerate() {
        let mut resources = dictionary! { "Font" => font_list };
        if let Some(picture) = &paper.picture {
            let picture = document.add_object(ops::picture_object(picture));
            resources.set("XObject", dictionary! { ops::PICTURE => picture });
        }
        let resources = document.add_object(resources);
        let mut own = Vec::new();
        let mut on_pages = Vec::new();
        for (stream, on_page) in written {
            let content = document.add_object(stream);
            let mut page = a_page(tree, resources, paper.turn);
            page.set("Contents", content);
            page.set("StructParents", number);
            number += 1;
            own.push(document.add_object(page));
            on_pages.push(on_page);
        }
        kids.extend(own.iter().map(|page| Object::Reference(*page)));
        if file.blank_after(place) {
            kids.push(
                document
                    .add_object(a_page(tree, resources, paper.turn))
                    .into(),
            );
        }
        pages.push(own);
        stretches.push(on_pages);
    }
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    document.set_object(
        tree,
        dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count },
    );

    let tagged = || {
        let parts = file.papers.iter().zip(&stretches).zip(&pages);
        parts.map(|((paper, contents), pages)| Tagged {
            structure: &paper.structure,
            contents,
            pages,
        })
    };
    let structure = tags::add_structure(&mut document, &tagged().collect::<Vec<_>>());
    let titles = file.papers.iter().map(|paper| paper.title.as_str());
    let outline = tags::add_outline(&mut document, &titles.zip(tagged()).collect::<Vec<_>>());
    metadata::describe(&mut document, file, structure, outline)?;
    let mut bytes = Vec::new();
    document
        .save_modern(&mut bytes)
        .map_err(|error| DocumentError::Writing(error.to_string()))?;
    Ok(bytes)
}

fn a_page(tree: ObjectId, resources: ObjectId, turn: Turn) -> lopdf::Dictionary {
    let (width, height) = turn.size();
    let edges: Vec<Object> = [0.0, 0.0, width, height].map(Object::Real).to_vec();
    dictionary! {
        "Type" => "Page",
        "Parent" => tree,
        "MediaBox" => edges,
        "Resources" => resources,
        "Tabs" => "S",
    }
}

/// What stands on each page of a paper, packed, and which elements it holds.
fn write_pages(
    paper: &LaidPaper,
    book: &FontBook,
    fonts: &FileFonts,
) -> Result<Vec<(Stream, Vec<Stretch>)>, DocumentError> {
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
    let writing = |error: lopdf::Error| DocumentError::Writing(error.to_string());
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

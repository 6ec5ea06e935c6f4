//! Typefaces cut to the glyphs that a file shows, and kept: cutting one takes longer than all the rest of a paper.
//!
//! printpdf does the cutting and describes the font; its objects are taken out of a specimen of one page. What most
//! papers use of the main typeface is cut once and serves them all.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use lopdf::{Document, Object, ObjectId};
use printpdf::{
    Codepoint, FontId, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt,
    TextItem,
};

use crate::documents::error::DocumentError;
use crate::documents::fonts::{FaceIndex, FontBook, Weight};
use crate::documents::layout::block::RichText;
use crate::documents::layout::page::Page;
use crate::documents::layout::strip::{Mark, lines_items};
use crate::documents::layout::text::{Align, Typesetter};
use crate::documents::style::{Fit, Ink, PaperChoices, Style, TextRole};
use crate::documents::writer::file::PdfFile;
use crate::documents::writer::fonts::GlyphTexts;

/// The two weights of the main typeface stand first in the book.
const MAIN_FACES: usize = 2;

/// How many cuts are kept: each is a few tens of kilobytes.
const MOST_KEPT: usize = 24;

/// What English and the languages near it are written with.
const COMMON: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 \
    !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ £€©®°±½¼¾×÷·•…–—‘’“”‚„«»¿¡§¶† \
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞß àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ \
    ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŴŵŶŷŸŹźŻżŽžȘșȚț \
    ff fi fl ffi ffl ft fj tt";

/// A glyph of a cut.
#[derive(Debug, Clone)]
pub(crate) struct CutGlyph {
    /// By which the pages call it.
    pub(crate) code: u16,
    /// What a reader moves on by after it, in thousandths of the size. It agrees with the widths
    /// that printpdf writes into the file, which it cuts to whole numbers.
    pub(crate) width: f32,
    pub(crate) text: String,
}

/// A typeface cut to some of its glyphs.
#[derive(Debug)]
pub(crate) struct Cut {
    pub(crate) glyphs: HashMap<u16, CutGlyph>,
    /// Its objects; a reference in them names a place in this list, from 1. The first is the font.
    objects: Vec<Object>,
}

/// The cut of a face that holds these glyphs with these texts, made or taken from what is kept.
pub(crate) fn cut_of(
    book: &FontBook,
    face: FaceIndex,
    glyphs: BTreeMap<u16, String>,
) -> Result<Arc<Cut>, DocumentError> {
    let mut wanted = glyphs;
    if let Some(common) = common(book, face)? {
        if wanted.keys().all(|glyph| common.glyphs.contains_key(glyph)) {
            return Ok(common);
        }
        for (glyph, known) in &common.glyphs {
            wanted.insert(*glyph, known.text.clone());
        }
    }
    static KEPT: Mutex<VecDeque<(FaceIndex, Arc<Cut>)>> = Mutex::new(VecDeque::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let found = kept
        .iter()
        .position(|(kept_face, cut)| *kept_face == face && cut.holds_just(&wanted));
    let cut = match found.and_then(|place| kept.remove(place)) {
        Some((_, cut)) => cut,
        None => Arc::new(Cut::make(book, face, wanted)?),
    };
    kept.push_front((face, Arc::clone(&cut)));
    kept.truncate(MOST_KEPT);
    Ok(cut)
}

/// What most papers use of this face; none for a face that few papers use.
fn common(book: &FontBook, face: FaceIndex) -> Result<Option<Arc<Cut>>, DocumentError> {
    static COMMON_CUTS: [OnceLock<Option<Arc<Cut>>>; MAIN_FACES] =
        [const { OnceLock::new() }; MAIN_FACES];
    let Some(cell) = COMMON_CUTS.get(face) else {
        return Ok(None);
    };
    let cut = cell.get_or_init(|| {
        let glyphs = specimen_glyphs().by_face().remove(&face)?;
        Cut::make(book, face, glyphs).ok().map(Arc::new)
    });
    cut.clone().map(Some).ok_or(DocumentError::Typeface)
}

/// The glyphs of the common letters, as they come when words are set.
fn specimen_glyphs() -> GlyphTexts {
    let style = Style::new(&PaperChoices::default(), Fit::FULL);
    let page = Typesetter::with(|type_setter| {
        let mut page = Page::default();
        for weight in [Weight::Regular, Weight::Bold] {
            for word in COMMON.split(' ') {
                let text = RichText::default().and(word, weight, Ink::Text);
                let lines = type_setter.set(&text, TextRole::Body, &style, 20_000.0, Align::Left);
                page.items
                    .extend(lines_items(lines, 0.0, 0.0, Mark::Decoration));
                // Alone, a letter may come in another shape than among others.
                for letter in word.chars() {
                    let text = RichText::default().and(format!("{letter} "), weight, Ink::Text);
                    let lines =
                        type_setter.set(&text, TextRole::Body, &style, 20_000.0, Align::Left);
                    page.items
                        .extend(lines_items(lines, 0.0, 0.0, Mark::Decoration));
                }
            }
        }
        page
    });
    GlyphTexts::of(&[page])
}

impl Cut {
    fn make(
        book: &FontBook,
        face: FaceIndex,
        glyphs: BTreeMap<u16, String>,
    ) -> Result<Self, DocumentError> {
        let font = book.parsed(face).ok_or(DocumentError::Typeface)?;
        let tag = book.tag(face).ok_or(DocumentError::Typeface)?;
        let mut specimen = PdfDocument::new("");
        let id = FontId(tag.to_owned());
        specimen
            .resources
            .fonts
            .map
            .insert(id.clone(), PdfFont::new(font.clone()));
        let shown = glyphs
            .iter()
            .map(|(glyph, text)| Codepoint::with_cid(*glyph, 0.0, text.clone()))
            .collect();
        let ops = vec![
            Op::StartTextSection,
            Op::SetFont {
                font: PdfFontHandle::External(id),
                size: Pt(1.0),
            },
            Op::ShowText {
                items: vec![TextItem::GlyphIds(shown)],
            },
            Op::EndTextSection,
        ];
        specimen.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), ops));
        let document = specimen.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
        let objects = font_objects(document).ok_or(DocumentError::Typeface)?;

        let units = f32::from(font.pdf_font_metrics.units_per_em);
        // printpdf numbers the glyphs of a cut in their order; the first is always .notdef.
        let first = u16::from(!glyphs.contains_key(&0));
        let glyphs = (first..)
            .zip(glyphs)
            .map(|(code, (glyph, text))| {
                let advance = font
                    .get_or_decode_glyph(glyph)
                    .map_or(0.0, |glyph| f32::from(glyph.horz_advance));
                let width = (advance * 1000.0 / units).trunc();
                (glyph, CutGlyph { code, width, text })
            })
            .collect();
        Ok(Self { glyphs, objects })
    }

    fn holds_just(&self, wanted: &BTreeMap<u16, String>) -> bool {
        self.glyphs.len() == wanted.len()
            && wanted.iter().all(|(glyph, text)| {
                self.glyphs
                    .get(glyph)
                    .is_some_and(|known| known.text == *text)
            })
    }

    /// Adds the font to a file.
    pub(crate) fn add_to(&self, file: &mut PdfFile) -> Result<ObjectId, DocumentError> {
        let ids: Vec<ObjectId> = self.objects.iter().map(|_| file.new_object_id()).collect();
        for (object, id) in self.objects.iter().zip(&ids) {
            let mut object = object.clone();
            for_each_reference(&mut object, &mut |reference| {
                let place = usize::try_from(reference.0).unwrap_or(0).wrapping_sub(1);
                if let Some(own) = ids.get(place) {
                    *reference = *own;
                }
            });
            file.set_object(*id, object)?;
        }
        ids.first().copied().ok_or(DocumentError::Typeface)
    }
}

/// The one composite font of a specimen with all that it refers to, packed.
fn font_objects(mut document: Document) -> Option<Vec<Object>> {
    let is_font = |object: &Object| {
        let subtype = object.as_dict().and_then(|font| font.get(b"Subtype"));
        subtype.and_then(Object::as_name).ok() == Some(b"Type0".as_slice())
    };
    let (font, _) = document
        .objects
        .iter()
        .find(|(_, object)| is_font(object))?;
    let mut order = vec![*font];
    let mut met: HashSet<ObjectId> = order.iter().copied().collect();
    let mut at = 0;
    let mut objects = Vec::new();
    while let Some(id) = order.get(at) {
        let mut object = document.objects.remove(id)?;
        for_each_reference(&mut object, &mut |reference| {
            if met.insert(*reference) {
                order.push(*reference);
            }
            let place = order.iter().position(|known| known == reference);
            *reference = (u32::try_from(place.unwrap_or(0) + 1).unwrap_or(0), 0);
        });
        if let Object::Stream(stream) = &mut object {
            stream.compress().ok()?;
        }
        objects.push(object);
        at += 1;
    }
    Some(objects)
}

fn for_each_reference(object: &mut Object, act: &mut impl FnMut(&mut ObjectId)) {
    match object {
        Object::Reference(id) => act(id),
        Object::Array(items) => {
            for item in items {
                for_each_reference(item, act);
            }
        }
        Object::Dictionary(dictionary) => {
            for (_, value) in dictionary.iter_mut() {
                for_each_reference(value, act);
            }
        }
        Object::Stream(stream) => {
            for (_, value) in stream.dict.iter_mut() {
                for_each_reference(value, act);
            }
        }
        _ => {}
    }
}

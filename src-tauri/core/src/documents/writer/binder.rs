//! Papers into one file, a few at a time: what is bound is written and forgotten.
//!
//! Kept until the end is what a reader of the file needs to find its way: the numbers of the pages, the titles, who
//! owns what on each page, and which glyphs were seen. A typeface that a later paper wants more of is put in once
//! more, with everything that papers so far have used; what English and its neighbours need is in the first cut.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use crate::documents::compose::LaidPaper;
use crate::documents::error::DocumentError;
use crate::documents::fonts::{FaceIndex, FontBook};
use crate::documents::parallel;
use crate::documents::view::{Paper, PaperStamp};
use crate::documents::writer::file::PdfFile;
use crate::documents::writer::fonts::{FileFonts, GlyphTexts};
use crate::documents::writer::metadata::{self, Parts};
use crate::documents::writer::ops;
use crate::documents::writer::tags::{self, Entry, Tagged, Tree};
use crate::documents::writer::{Turn, WrittenPages, write_pages};

/// What one file is.
#[derive(Debug, Clone, Copy)]
pub struct Binding<'a> {
    pub stamp: &'a PaperStamp,
    /// Whether more than one paper comes: each is a part of the whole then.
    pub many_papers: bool,
    /// Whether each paper begins on a new sheet when both sides are printed.
    pub double_sided: bool,
}

/// A file that papers are being bound into.
pub struct Binder<'a> {
    binding: Binding<'a>,
    book: &'static FontBook,
    file: PdfFile,
    catalog: ObjectId,
    pages: ObjectId,
    tree: Tree,
    kids: Vec<ObjectId>,
    outline: Vec<Entry>,
    texts: GlyphTexts,
    fonts: FileFonts,
    faces: BTreeMap<FaceIndex, ObjectId>,
    font_list: Option<ObjectId>,
    /// The blank side after the last paper, should another come.
    blank: Option<Dictionary>,
    unprintable: BTreeSet<char>,
}

impl std::fmt::Debug for Binder<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Binder")
            .field("pages", &self.kids.len())
            .finish_non_exhaustive()
    }
}

/// A paper that is in the file.
struct Bound {
    kids: Vec<ObjectId>,
    blank: Option<Dictionary>,
    entries: Vec<Entry>,
}

impl<'a> Binder<'a> {
    /// An empty file.
    pub fn new(binding: Binding<'a>) -> Self {
        let mut file = PdfFile::new();
        let (catalog, pages) = (file.new_object_id(), file.new_object_id());
        Self {
            tree: Tree::new(&mut file, binding.many_papers),
            binding,
            book: FontBook::shared(),
            file,
            catalog,
            pages,
            kids: Vec::new(),
            outline: Vec::new(),
            texts: GlyphTexts::default(),
            fonts: FileFonts::default(),
            faces: BTreeMap::new(),
            font_list: None,
            blank: None,
            unprintable: BTreeSet::new(),
        }
    }

    /// Binds these papers behind those before, on all processors.
    ///
    /// # Errors
    /// [`DocumentError::Typeface`] and [`DocumentError::Writing`]: the program is damaged.
    pub fn add(&mut self, papers: &[&LaidPaper]) -> Result<(), DocumentError> {
        let written = self.write(papers)?;
        for (paper, written) in papers.iter().zip(written) {
            if let Some(blank) = self.blank.take() {
                self.kids.push(self.file.add_object(blank)?);
            }
            let bound = self.bind(paper, written, false)?;
            self.kids.extend(bound.kids);
            self.blank = bound.blank;
            self.outline.extend(bound.entries);
        }
        Ok(())
    }

    /// Binds a paper before all others, once they are there: the list of them.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn put_first(&mut self, paper: &LaidPaper) -> Result<(), DocumentError> {
        for written in self.write(&[paper])? {
            let bound = self.bind(paper, written, true)?;
            let mut first = bound.kids;
            match bound.blank {
                Some(blank) if self.kids.is_empty() => self.blank = Some(blank),
                Some(blank) => first.push(self.file.add_object(blank)?),
                None => {}
            }
            self.kids.splice(0..0, first);
            self.outline.splice(0..0, bound.entries);
        }
        Ok(())
    }

    /// The bytes that are finished and that nobody has taken yet.
    pub fn take_bytes(&mut self) -> Vec<u8> {
        self.file.take()
    }

    /// Ends the file, which is called `title` in the window and in its properties. The bytes of the answer are those
    /// that follow what was taken.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn finish(self, title: &str) -> Result<Paper, DocumentError> {
        let mut file = self.file;
        let pages = self.kids.len();
        let kids: Vec<Object> = self.kids.into_iter().map(Object::Reference).collect();
        let count = i64::try_from(pages).unwrap_or(i64::MAX);
        file.set_object(
            self.pages,
            dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count },
        )?;
        let parts = Parts {
            pages: self.pages,
            structure: self.tree.finish(&mut file)?,
            outline: tags::add_outline(&mut file, &self.outline)?,
        };
        let about = (title, self.binding.stamp);
        let info = metadata::describe(&mut file, about, self.catalog, &parts)?;
        Ok(Paper {
            bytes: file.finish(self.catalog, info)?,
            pages,
            unprintable: self.unprintable.into_iter().collect(),
        })
    }

    /// What stands on the pages of papers, in fonts that hold all of it.
    fn write(&mut self, papers: &[&LaidPaper]) -> Result<Vec<WrittenPages>, DocumentError> {
        for paper in papers {
            self.texts.merge(&paper.texts);
            self.unprintable.extend(paper.unprintable());
        }
        let new = self.fonts.take_in(self.book, &self.texts)?;
        for face in &new {
            if let Some(cut) = self.fonts.cuts.get(face) {
                self.faces.insert(*face, cut.add_to(&mut self.file)?);
            }
        }
        if !new.is_empty() || self.font_list.is_none() {
            let mut list = dictionary! {};
            for (face, font) in &self.faces {
                let tag = self.book.tag(*face).ok_or(DocumentError::Typeface)?;
                list.set(tag, *font);
            }
            self.font_list = Some(self.file.add_object(list)?);
        }
        parallel::map(papers, |paper| write_pages(paper, self.book, &self.fonts))
    }

    fn bind(
        &mut self,
        paper: &LaidPaper,
        written: WrittenPages,
        first: bool,
    ) -> Result<Bound, DocumentError> {
        let file = &mut self.file;
        let mut resources = dictionary! {};
        if let Some(list) = self.font_list {
            resources.set("Font", list);
        }
        if let Some(picture) = &paper.picture {
            let picture = file.add_object(ops::picture_object(picture))?;
            resources.set("XObject", dictionary! { ops::PICTURE => picture });
        }
        let resources = file.add_object(resources)?;
        let mut kids = Vec::new();
        let mut contents = Vec::new();
        for (number, (stream, on_page)) in (self.tree.next_page()..).zip(written) {
            let mut page = a_page(self.pages, resources, paper.turn);
            page.set("Contents", file.add_object(stream)?);
            page.set("StructParents", i64::try_from(number).unwrap_or(i64::MAX));
            kids.push(file.add_object(page)?);
            contents.push(on_page);
        }
        let tagged = Tagged {
            structure: &paper.structure,
            contents: &contents,
            pages: &kids,
        };
        self.tree.add(file, &tagged, first)?;
        let entries = if self.binding.many_papers {
            let title = |page: &ObjectId| Entry {
                depth: 2,
                title: paper.title.clone(),
                page: *page,
                top: 0.0,
            };
            kids.first().map(title).into_iter().collect()
        } else {
            tags::headings(&tagged)
        };
        let odd = self.binding.double_sided && kids.len() % 2 == 1;
        Ok(Bound {
            kids,
            blank: odd.then(|| a_page(self.pages, resources, paper.turn)),
            entries,
        })
    }
}

fn a_page(tree: ObjectId, resources: ObjectId, turn: Turn) -> Dictionary {
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

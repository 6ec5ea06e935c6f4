//! The bytes of a PDF file as they come: an object that is finished is written and forgotten, but for where it stands.
//!
//! So a file of hundreds of papers needs no more memory than the papers that are being made, and its own bytes, which
//! can be taken out while it grows. Objects without a stream of their own are packed together (ISO 32000-1, 7.5.7),
//! and where everything stands is told at the end (7.5.8).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, ObjectStream, Stream, StringFormat, dictionary};

use crate::documents::error::DocumentError;

/// How many objects are packed together.
const PACKED: usize = 200;

/// Above 127 each, so that other programs see that the file is not text.
const HEAD: &[u8] = b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n";

/// A file that is being written.
pub(crate) struct PdfFile {
    /// What nobody has taken yet.
    bytes: Vec<u8>,
    /// How many bytes were taken.
    taken: usize,
    /// Where each object stands, from number 1.
    places: Vec<Place>,
    waiting: BTreeMap<ObjectId, Object>,
    name: Name,
}

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    /// It has a number and was not written.
    Nowhere,
    /// So many bytes from the beginning.
    At(u32),
    /// In a pack of objects, at that place.
    In(u32, u16),
}

impl PdfFile {
    pub(crate) fn new() -> Self {
        Self {
            bytes: HEAD.to_vec(),
            taken: 0,
            places: Vec::new(),
            waiting: BTreeMap::new(),
            name: Name::new(),
        }
    }

    /// The number of an object that is still to come.
    pub(crate) fn new_object_id(&mut self) -> ObjectId {
        self.places.push(Place::Nowhere);
        (u32::try_from(self.places.len()).unwrap_or(u32::MAX), 0)
    }

    /// Writes an object under a number that was given out before; each once.
    pub(crate) fn set_object(
        &mut self,
        id: ObjectId,
        object: impl Into<Object>,
    ) -> Result<(), DocumentError> {
        match object.into() {
            Object::Stream(stream) => self.write(id, &stream),
            other => {
                self.waiting.insert(id, other);
                if self.waiting.len() >= PACKED {
                    self.pack()?;
                }
                Ok(())
            }
        }
    }

    /// Writes an object under the next number.
    pub(crate) fn add_object(
        &mut self,
        object: impl Into<Object>,
    ) -> Result<ObjectId, DocumentError> {
        let id = self.new_object_id();
        self.set_object(id, object)?;
        Ok(id)
    }

    /// What was written since this was asked before.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        self.taken += self.bytes.len();
        std::mem::take(&mut self.bytes)
    }

    /// Ends the file: what waits, and where everything stands. The rest of its bytes.
    pub(crate) fn finish(
        mut self,
        root: ObjectId,
        info: ObjectId,
    ) -> Result<Vec<u8>, DocumentError> {
        self.pack()?;
        let own = self.new_object_id();
        let begin = self.end()?;
        self.place(own, Place::At(begin));
        let mut table = vec![0, 0, 0, 0, 0, 0xFF, 0xFF];
        for place in &self.places {
            let (kind, first, second) = match *place {
                Place::Nowhere => (0, 0, 0),
                Place::At(offset) => (1, offset, 0),
                Place::In(pack, index) => (2, pack, index),
            };
            table.push(kind);
            table.extend(first.to_be_bytes());
            table.extend(second.to_be_bytes());
        }
        let name = Object::String(self.name.bytes(), StringFormat::Hexadecimal);
        let size = i64::try_from(self.places.len() + 1).unwrap_or(i64::MAX);
        let mut ending = Stream::new(
            dictionary! {
                "Type" => "XRef",
                "Size" => size,
                "W" => vec![1.into(), 4.into(), 2.into()],
                "Root" => root,
                "Info" => info,
                "ID" => vec![name.clone(), name],
            },
            table,
        );
        ending.compress().map_err(writing)?;
        self.write(own, &ending)?;
        self.bytes
            .extend(format!("startxref\n{begin}\n%%EOF\n").into_bytes());
        Ok(self.bytes)
    }

    /// Packs what waits into one object.
    fn pack(&mut self) -> Result<(), DocumentError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let mut pack = ObjectStream::builder().max_objects(PACKED).build();
        let own = self.new_object_id();
        for (index, (id, object)) in (0..).zip(std::mem::take(&mut self.waiting)) {
            pack.add_object(id, object).map_err(writing)?;
            self.place(id, Place::In(own.0, index));
        }
        let packed = pack.to_stream_object().map_err(writing)?;
        self.write(own, &packed)
    }

    fn write(&mut self, id: ObjectId, stream: &Stream) -> Result<(), DocumentError> {
        let begin = self.end()?;
        self.place(id, Place::At(begin));
        let from = self.bytes.len();
        self.bytes.extend(format!("{} 0 obj\n", id.0).into_bytes());
        put_dictionary(&mut self.bytes, &stream.dict);
        self.bytes.extend(b"stream\n");
        self.bytes.extend(&stream.content);
        self.bytes.extend(b"\nendstream\nendobj\n");
        self.name.feed(self.bytes.get(from..).unwrap_or_default());
        Ok(())
    }

    fn end(&self) -> Result<u32, DocumentError> {
        u32::try_from(self.taken + self.bytes.len())
            .map_err(|_| DocumentError::Writing("the file is longer than 4 GB".to_owned()))
    }

    fn place(&mut self, id: ObjectId, place: Place) {
        let index = usize::try_from(id.0).unwrap_or(0).wrapping_sub(1);
        if let Some(known) = self.places.get_mut(index) {
            *known = place;
        }
    }
}

pub(super) fn writing(error: lopdf::Error) -> DocumentError {
    DocumentError::Writing(error.to_string())
}

fn put(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(b" null"),
        Object::Boolean(value) => out.extend(format!(" {value}").into_bytes()),
        Object::Integer(value) => out.extend(format!(" {value}").into_bytes()),
        Object::Real(value) => out.extend(format!(" {value}").into_bytes()),
        Object::Name(name) => put_name(out, name),
        Object::String(text, _) => {
            let hex: String = text.iter().map(|byte| format!("{byte:02X}")).collect();
            out.extend(format!("<{hex}>").into_bytes());
        }
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                put(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => put_dictionary(out, dictionary),
        // A stream stands by itself; nothing holds one.
        Object::Stream(stream) => put_dictionary(out, &stream.dict),
        Object::Reference(id) => out.extend(format!(" {} {} R", id.0, id.1).into_bytes()),
    }
}

fn put_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        put_name(out, key);
        put(out, value);
    }
    out.extend(b">>");
}

fn put_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").into_bytes());
        }
    }
}

/// The file's identity, from what is in it, so that the same paper has the same bytes.
///
/// FNV-1a twice with different starts: not a seal, only a name.
struct Name([u64; 2]);

impl Name {
    fn new() -> Self {
        Self([0xcbf2_9ce4_8422_2325, 0x8422_2325_cbf2_9ce4])
    }

    fn feed(&mut self, bytes: &[u8]) {
        for hash in &mut self.0 {
            for byte in bytes {
                *hash = (*hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
    }

    fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.to_be_bytes()).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    /// A file of many pages without anything on them, its bytes taken every so often.
    fn pages(count: usize, take_every: usize) -> Vec<u8> {
        let mut file = PdfFile::new();
        let (root, tree) = (file.new_object_id(), file.new_object_id());
        let mut bytes = Vec::new();
        let mut kids: Vec<Object> = Vec::new();
        for number in 0..count {
            let words = format!("% page {number}").into_bytes();
            let content = file.add_object(Stream::new(dictionary! {}, words)).unwrap();
            let edges: Vec<Object> = [0.0, 0.0, 595.276, 841.89].map(Object::Real).to_vec();
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree, "MediaBox" => edges, "Contents" => content,
            };
            kids.push(file.add_object(page).unwrap().into());
            if number % take_every == 0 {
                bytes.extend(file.take());
            }
        }
        // Given out, and never written.
        file.new_object_id();
        let count = i64::try_from(count).unwrap();
        file.set_object(
            tree,
            dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count },
        )
        .unwrap();
        file.set_object(root, dictionary! { "Type" => "Catalog", "Pages" => tree })
            .unwrap();
        let title = Object::string_literal("A title (with brackets)");
        let info = file.add_object(dictionary! { "Title" => title }).unwrap();
        bytes.extend(file.finish(root, info).unwrap());
        bytes
    }

    #[test]
    fn every_object_is_found_where_the_file_says_it_stands() {
        let bytes = pages(450, 7);
        let document = lopdf::Document::load_mem(&bytes).unwrap();
        assert_eq!(document.get_pages().len(), 450);
        for (number, id) in document.get_pages() {
            let words = document.get_page_content(id);
            let wanted = format!("% page {}", number - 1);
            assert!(words.starts_with(wanted.as_bytes()), "page {number}");
        }
        let info = document
            .trailer
            .get(b"Info")
            .unwrap()
            .as_reference()
            .unwrap();
        let info = document.get_dictionary(info).unwrap();
        let title = info.get(b"Title").unwrap().as_str().unwrap();
        assert_eq!(title, b"A title (with brackets)");
    }

    #[test]
    fn taking_bytes_out_meanwhile_changes_nothing() {
        assert_eq!(pages(30, 1), pages(30, 100));
        assert_ne!(pages(30, 1), pages(31, 1));
    }
}

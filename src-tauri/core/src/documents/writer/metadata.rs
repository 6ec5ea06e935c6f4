//! What the file says about itself: title, language, dates, and that it is tagged.

use chrono::NaiveDateTime;
use lopdf::{Object, ObjectId, Stream, dictionary};

use crate::documents::error::DocumentError;
use crate::documents::view::PaperStamp;
use crate::documents::writer::file::PdfFile;
use crate::documents::writer::tags::text;

/// Writes the catalogue with the metadata, and the file's properties; returns the properties.
pub(crate) fn describe(
    file: &mut PdfFile,
    (title, stamp): (&str, &PaperStamp),
    catalog: ObjectId,
    parts: &Parts,
) -> Result<ObjectId, DocumentError> {
    let xmp = xmp(title, stamp.printed_on);
    // Kept readable: programs look for the packet without unpacking the file (ISO 16684-1, 7.1).
    let metadata = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp.into_bytes(),
    );
    let metadata = file.add_object(metadata)?;
    let mut entries = dictionary! {
        "Type" => "Catalog",
        "Pages" => parts.pages,
        "Lang" => Object::string_literal("en-GB"),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => parts.structure,
        "Metadata" => metadata,
        "PageMode" => "UseNone",
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    if let Some(outline) = parts.outline {
        entries.set("Outlines", outline);
    }
    file.set_object(catalog, entries)?;

    let date = date(stamp.printed_on);
    file.add_object(dictionary! {
        "Title" => text(title),
        "Author" => text(&stamp.school_name),
        "Creator" => text("Waymark"),
        "Producer" => text("Waymark"),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date),
    })
}

/// What the catalogue leads to.
pub(crate) struct Parts {
    pub(crate) pages: ObjectId,
    pub(crate) structure: ObjectId,
    pub(crate) outline: Option<ObjectId>,
}

/// `D:20261122140200`: the school's own time, as everywhere in its records.
fn date(moment: NaiveDateTime) -> String {
    moment.format("D:%Y%m%d%H%M%S").to_string()
}

fn xmp(title: &str, moment: NaiveDateTime) -> String {
    let title = escaped(title);
    let date = moment.format("%Y-%m-%dT%H:%M:%S");
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n\
<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>\n\
<xmp:CreatorTool>Waymark</xmp:CreatorTool>\n\
<xmp:CreateDate>{date}</xmp:CreateDate>\n\
<xmp:ModifyDate>{date}</xmp:ModifyDate>\n\
<pdf:Producer>Waymark</pdf:Producer>\n\
<pdfuaid:part>1</pdfuaid:part>\n\
</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

//! What the file says about itself: title, language, dates, and that it is tagged.

use chrono::NaiveDateTime;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::documents::error::DocumentError;
use crate::documents::writer::Binding;
use crate::documents::writer::tags::text;

/// Writes the catalogue's entries, the metadata and the file's identity.
pub(crate) fn describe(
    document: &mut Document,
    file: &Binding<'_>,
    structure: ObjectId,
    outline: Option<ObjectId>,
) -> Result<(), DocumentError> {
    let xmp = xmp(file.title, file.stamp.printed_on);
    // Kept readable: programs look for the packet without unpacking the file (ISO 16684-1, 7.1).
    let metadata = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp.into_bytes(),
    )
    .with_compression(false);
    let metadata = document.add_object(metadata);
    let catalog = document.catalog_mut().map_err(writing)?;
    catalog.set("Lang", Object::string_literal("en-GB"));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("Metadata", metadata);
    catalog.set("PageMode", "UseNone");
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }

    let date = date(file.stamp.printed_on);
    let info = dictionary! {
        "Title" => text(file.title),
        "Author" => text(&file.stamp.school_name),
        "Creator" => text("Waymark"),
        "Producer" => text("Waymark"),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date),
    };
    let info = document.add_object(info);
    document.trailer.set("Info", info);
    let id = Object::String(identity(document), lopdf::StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    document.version = "1.7".to_owned();
    Ok(())
}

fn writing(error: lopdf::Error) -> DocumentError {
    DocumentError::Writing(error.to_string())
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

/// The file's identity, from its contents, so that the same paper has the same bytes.
fn identity(document: &Document) -> Vec<u8> {
    // FNV-1a twice with different starts: not a seal, only a name.
    let mut hashes = [0xcbf2_9ce4_8422_2325_u64, 0x8422_2325_cbf2_9ce4];
    let mut feed = |bytes: &[u8]| {
        for hash in &mut hashes {
            for byte in bytes {
                *hash = (*hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
    };
    for object in document.objects.values() {
        match object {
            Object::Stream(stream) => feed(&stream.content),
            Object::Dictionary(dictionary) => feed_strings(dictionary, &mut feed),
            _ => {}
        }
    }
    hashes.into_iter().flat_map(u64::to_be_bytes).collect()
}

fn feed_strings(dictionary: &Dictionary, feed: &mut impl FnMut(&[u8])) {
    for (_, value) in dictionary {
        if let Object::String(bytes, _) = value {
            feed(bytes);
        }
    }
}

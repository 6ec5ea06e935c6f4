//! Small Excel workbooks for tests, written by hand so that they can be as odd as they have to be.

#![allow(clippy::unwrap_used, unreachable_pub, dead_code)]

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A workbook of these sheets, each a name and the XML inside its `sheetData`.
pub fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    workbook_with(sheets, &[])
}

/// The same with parts of its own, which take the place of those of the same name.
pub fn workbook_with(sheets: &[(&str, &str)], own: &[(&str, &str)]) -> Vec<u8> {
    let mut parts: Vec<(String, String)> = vec![
        (
            "_rels/.rels".to_owned(),
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned(),
        ),
        (
            "xl/styles.xml".to_owned(),
            r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"#.to_owned(),
        ),
    ];
    let mut list = String::new();
    let mut relations = String::new();
    for (place, (name, data)) in (1..).zip(sheets) {
        let hidden = if name.starts_with('.') {
            r#" state="hidden""#
        } else {
            ""
        };
        list.push_str(&format!(
            r#"<sheet name="{name}" sheetId="{place}"{hidden} r:id="rId{place}"/>"#
        ));
        relations.push_str(&format!(
            r#"<Relationship Id="rId{place}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{place}.xml"/>"#
        ));
        parts.push((
            format!("xl/worksheets/sheet{place}.xml"),
            format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{data}</sheetData></worksheet>"#),
        ));
    }
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{list}</sheets></workbook>"#),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#),
    ));
    parts.retain(|(name, _)| own.iter().all(|(mine, _)| mine != name));
    parts.extend(
        own.iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned())),
    );
    zip_of(&parts)
}

pub fn zip_of(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Rows of texts, from row 1.
pub fn rows(rows: &[&[&str]]) -> String {
    let mut xml = String::new();
    for (number, row) in (1..).zip(rows) {
        xml.push_str(&format!(r#"<row r="{number}">"#));
        for text in *row {
            xml.push_str(&format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#));
        }
        xml.push_str("</row>");
    }
    xml
}

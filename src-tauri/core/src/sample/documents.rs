//! Documents on some of the children: a therapist's report, a paediatrician's letter, a photo of work. All are made here
//! from the story of the child, and each is a sound file of its kind.

use std::io::{Cursor, Write};

use chrono::NaiveDate;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::story::Telling;
use crate::documents::{self, LetterPaper, PaperChoices, PaperStamp};
use crate::domain::attachment::{AttachedTo, AttachmentAccess, AttachmentKind, FileKind};
use crate::domain::id::AttachmentId;
use crate::domain::record::agency::AgencyEntry;
use crate::domain::record::attachment::Attachment;
use crate::domain::role::Action;
use crate::store::sha256;

/// The page of an exercise book that a photo of work shows, in pixels.
const WIDE: u32 = 420;
const HIGH: u32 = 560;

/// A document before it is kept.
struct Filed<'a> {
    kind: AttachmentKind,
    file_kind: FileKind,
    title: &'a str,
    from_whom: String,
    access: AttachmentAccess,
    file_name: &'a str,
    note: &'a str,
    belongs_to: Option<&'a AgencyEntry>,
    bytes: Option<Vec<u8>>,
}

impl Telling<'_> {
    /// The paper that came with what an agency reported: a PDF of the therapist, which the class teacher may open, or a
    /// Word letter of the paediatrician, which nobody opens but the SENCO and the headteacher.
    pub(super) fn report_on_paper(&mut self, agency: &str, report: &AgencyEntry, on: NaiveDate) {
        let child = self.child.called().to_owned();
        let words = format!(
            "{}\n\nWhat helps\n\n\u{2022} {}\n\u{2022} {}",
            report.words,
            self.say(on, self.theme.notice),
            self.say(on, self.theme.concern)
        );
        let (kind, file_kind, title, file_name, bytes) = if agency.starts_with("Speech") {
            (
                AttachmentKind::AgencyReport,
                FileKind::Pdf,
                "Speech and language therapy report",
                "speech-and-language-report.pdf",
                pdf(agency, &report.author, &child, on, &words),
            )
        } else if agency.contains("Paediatrics") {
            (
                AttachmentKind::Medical,
                FileKind::Docx,
                "Letter of the community paediatrician",
                "clinic-letter.docx",
                docx(&format!(
                    "{agency}\n\n{child}\n\n{words}\n\n{}",
                    report.author
                )),
            )
        } else {
            return;
        };
        self.file(
            on,
            Filed {
                kind,
                file_kind,
                title,
                from_whom: format!("{}, {agency}", report.author),
                access: AttachmentAccess::Restricted,
                file_name,
                note: "",
                belongs_to: Some(report),
                bytes,
            },
        );
    }

    /// A page of an exercise book, photographed in the term in which the plan began, of some of the children.
    pub(super) fn photo_of_work(&mut self) {
        if !self.child.number.is_multiple_of(3) {
            return;
        }
        let Some((began, _)) = self.stages.first().cloned() else {
            return;
        };
        let on = self.school.school_day_after(began, 6);
        if on > self.school.today || self.left_on.is_some_and(|left_on| left_on < on) {
            return;
        }
        let from_whom = self.teacher(on).name.to_owned();
        let bytes = page_of_work(self.child.number);
        self.file(
            on,
            Filed {
                kind: AttachmentKind::ChildsWork,
                file_kind: FileKind::Jpeg,
                title: "A page of the writing book",
                from_whom,
                access: AttachmentAccess::Everybody,
                file_name: "writing-book.jpg",
                note: "Written alone, with the word mat beside it.",
                belongs_to: None,
                bytes,
            },
        );
    }

    /// Files it in the name of whoever had it in their hands: photos the teacher, papers the SENCO.
    fn file(&mut self, on: NaiveDate, filed: Filed<'_>) {
        let Some(bytes) = filed.bytes else {
            return;
        };
        let at = self.past.moment(on, 458);
        let teacher = self.teacher(on);
        let opens = match filed.kind {
            AttachmentKind::AgencyReport => vec![teacher.id.clone()],
            _ => Vec::new(),
        };
        let hash = sha256(&bytes);
        let attachment = Attachment {
            id: AttachmentId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            attachment_kind: filed.kind,
            title: filed.title.to_owned(),
            happened_on: on,
            from_whom: filed.from_whom,
            note: filed.note.to_owned(),
            access: filed.access,
            also_for: opens,
            belongs_to: filed.belongs_to.map(|_| AttachedTo::AgencyEntry),
            belongs_id: filed.belongs_to.map(|entry| entry.id.to_string()),
            file_name: filed.file_name.to_owned(),
            file_kind: filed.file_kind,
            bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            sha256: hash.clone(),
            source_sha256: hash,
            protected: false,
        };
        let who = match filed.kind {
            AttachmentKind::ChildsWork => teacher,
            _ => self.school.senco().clone(),
        };
        self.past
            .deed(at, &who, Action::AttachmentWrite, move |tx| {
                tx.add_attachment(&attachment, &bytes, || Ok(()))
            });
    }
}

fn pdf(agency: &str, author: &str, child: &str, on: NaiveDate, words: &str) -> Option<Vec<u8>> {
    let stamp = PaperStamp {
        printed_on: on.and_hms_opt(9, 30, 0)?,
        printed_by: author.to_owned(),
        school_name: agency.to_owned(),
    };
    let mut view = LetterPaper {
        on: Some(on),
        title: "Speech and language therapy report".to_owned(),
        body: format!("About {child}\n\n{words}\n\n{author}\nSpeech and language therapist"),
        ..LetterPaper::default()
    };
    view.child.preferred_name = child.to_owned();
    let paper = documents::letter(&view, &stamp, &PaperChoices::default()).ok()?;
    Some(paper.bytes)
}

/// A Word document with a paragraph for each line.
fn docx(words: &str) -> Option<Vec<u8>> {
    const LIST: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let paragraphs: String = words
        .lines()
        .map(|line| {
            let text = line
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
        })
        .collect();
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>"#
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", LIST),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &document),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).ok()?;
        zip.write_all(text.as_bytes()).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

/// Ruled lines with something like a child's handwriting on them, as JPEG.
fn page_of_work(seed: usize) -> Option<Vec<u8>> {
    const PAPER: [u8; 3] = [250, 247, 238];
    const RULE: [u8; 3] = [176, 200, 224];
    const MARGIN: [u8; 3] = [226, 150, 150];
    const PENCIL: [u8; 3] = [70, 70, 82];
    const STEP: u32 = 40;
    let hand = u32::try_from(seed % 7).unwrap_or_default();
    let mut pixels = Vec::new();
    for y in 0..HIGH {
        for x in 0..WIDE {
            let line = y / STEP;
            // How high the pencil is above its line here: loops of a width of their own in each word.
            let word = x / (46 + hand * 3);
            let gap = x % (46 + hand * 3) < 10;
            let loop_width = 9 + (word * 5 + line * 3 + hand) % 6;
            let place = x % loop_width;
            let arch = place.min(loop_width - place) * 3;
            let tall = if (word + line + x / loop_width).is_multiple_of(4) {
                8
            } else {
                0
            };
            let pencil_at = STEP - 5 - (arch + tall).min(22);
            let written = (2..10 - hand % 3).contains(&line)
                && x > 70
                && x < WIDE - 30 - (line * 31) % 90
                && !gap;
            let colour = if written && (y % STEP).abs_diff(pencil_at) <= 1 {
                PENCIL
            } else if x.abs_diff(58) <= 1 {
                MARGIN
            } else if y % STEP == STEP - 3 && y > STEP {
                RULE
            } else {
                PAPER
            };
            pixels.extend(colour);
        }
    }
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 70)
        .write_image(&pixels, WIDE, HIGH, ExtendedColorType::Rgb8)
        .ok()?;
    Some(jpeg)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::exchange::attached::{glance, make_ready};

    #[test]
    fn each_file_is_what_it_says_and_would_be_taken_from_anybody() {
        let on: NaiveDate = "2026-11-10".parse().unwrap();
        let pdf = pdf(
            "Speech and Language Therapy, Vale",
            "Helen Marsh",
            "Zoë",
            on,
            "Words",
        )
        .unwrap();
        let files = [
            (pdf, FileKind::Pdf),
            (docx("Zoë & <friends>\n\nRegards").unwrap(), FileKind::Docx),
            (page_of_work(3).unwrap(), FileKind::Jpeg),
        ];
        for (bytes, kind) in files {
            let found = glance(&bytes).unwrap();
            assert_eq!(found.kind, kind);
            assert!(!found.protected);
            make_ready(&bytes, kind).unwrap();
            assert!(bytes.len() < 100_000, "{kind:?} has {} bytes", bytes.len());
        }
        assert_ne!(
            page_of_work(3),
            page_of_work(4),
            "each child has a hand of their own"
        );
    }
}

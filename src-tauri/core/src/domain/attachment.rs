//! Documents that are attached to a child's record: what they are, what may be kept, who may open them by their nature,
//! and what a file's name says of them.

use super::coded::coded;

/// The largest file that is kept, in bytes: 25 MB as file managers count.
pub const MOST_BYTES: u32 = 25 * 1024 * 1024;
/// The longest title, in characters.
pub const MOST_TITLE: usize = 160;
/// The longest name of a file, in characters, as every system allows.
const MOST_NAME: usize = 255;

coded! {
    /// What a document is to the child's record.
    pub enum AttachmentKind {
        AgencyReport = "agency_report", "Report of an agency";
        AgencyLetter = "agency_letter", "Letter of an agency";
        EhcPaper = "ehc_paper", "EHC paper";
        Medical = "medical", "Medical paper";
        AssessmentResult = "assessment_result", "Assessment result";
        ChildsWork = "childs_work", "Child\u{2019}s work";
        FromFamily = "from_family", "From the family";
        OfSchool = "of_school", "Paper of the school";
        Other = "other", "Other";
    }
}

impl AttachmentKind {
    /// Who may open a document of this kind where nobody says otherwise. What agencies, the local authority and
    /// doctors write is for the SENCO and the headteacher.
    pub fn usual_access(self) -> AttachmentAccess {
        match self {
            Self::AgencyReport | Self::AgencyLetter | Self::EhcPaper | Self::Medical => {
                AttachmentAccess::Restricted
            }
            Self::AssessmentResult
            | Self::ChildsWork
            | Self::FromFamily
            | Self::OfSchool
            | Self::Other => AttachmentAccess::Everybody,
        }
    }
}

coded! {
    /// Who may open a document of a child.
    pub enum AttachmentAccess {
        Everybody = "everybody", "Everybody who may read this child\u{2019}s record";
        Restricted = "restricted", "The SENCO, the headteacher and whoever is named";
    }
}

coded! {
    /// What a file is by its content, whatever its name says.
    pub enum FileKind {
        Pdf = "pdf", "PDF";
        Jpeg = "jpeg", "JPEG picture";
        Png = "png", "PNG picture";
        Docx = "docx", "Word document";
    }
}

impl FileKind {
    /// The ending that a copy of the file gets.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Docx => "docx",
        }
    }

    /// Whether Waymark can show it in the window.
    pub fn can_be_shown(self) -> bool {
        self != Self::Docx
    }
}

coded! {
    /// What a document may belong to besides the child.
    pub enum AttachedTo {
        AgencyEntry = "agency_entry", "What an agency did or sent";
        EhcRequest = "ehc_request", "Request for an EHC needs assessment";
        EhcPlan = "ehc_plan", "EHC plan";
        EhcReview = "ehc_review", "Review of the EHC plan";
        Plan = "plan", "Plan";
        Review = "review", "Review";
    }
}

/// The name of a file as it is kept: without folders, and without characters that are not seen or that turn the
/// direction of reading, so that a name shows what it is.
pub fn clean_file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars()
        .filter(|letter| !letter.is_control() && !turns_or_hides(*letter))
        .take(MOST_NAME)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The title that a file's name proposes: "EP_report  (final).pdf" is "EP report (final)".
pub fn title_of(name: &str) -> String {
    let name = clean_file_name(name);
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 => stem,
        _ => name.as_str(),
    };
    let spaced = stem.replace('_', " ");
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    words
        .chars()
        .take(MOST_TITLE)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// "640 KB", "1.2 MB": never less than 1 KB.
pub fn size_words(bytes: u32) -> String {
    const KB: u32 = 1024;
    const MB: u32 = 1024 * 1024;
    if bytes < MB {
        return format!("{} KB", bytes.div_ceil(KB).max(1));
    }
    let tenths = (u64::from(bytes) * 10).div_ceil(u64::from(MB));
    if tenths.is_multiple_of(10) {
        format!("{} MB", tenths / 10)
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

/// Marks of the direction of reading, and letters without width other than the joiners that some scripts need.
fn turns_or_hides(letter: char) -> bool {
    matches!(letter,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_proposes_a_title_in_any_script_and_of_any_length() {
        for (name, title) in [
            ("EP_report  (final).pdf", "EP report (final)"),
            ("C:\\Scans\\letter.JPG", "letter"),
            ("/home/x/تقرير الطبيب.pdf", "تقرير الطبيب"),
            ("Report of 3.11.2026", "Report of 3.11"),
            ("Dr. Sen to parents", "Dr. Sen to parents"),
            (".pdf", ".pdf"),
            ("", ""),
            ("harmless\u{202E}fdp.exe", "harmlessfdp"),
        ] {
            assert_eq!(title_of(name), title, "{name}");
        }
        let long = format!("{}.pdf", "a".repeat(300));
        assert_eq!(title_of(&long).chars().count(), MOST_TITLE);
        assert_eq!(clean_file_name(&long).chars().count(), MOST_NAME);
    }

    #[test]
    fn sizes_are_told_as_people_say_them() {
        for (bytes, words) in [
            (0, "1 KB"),
            (1024, "1 KB"),
            (1025, "2 KB"),
            (1024 * 1024, "1 MB"),
            (1024 * 1024 + 1, "1.1 MB"),
            (MOST_BYTES, "25 MB"),
        ] {
            assert_eq!(size_words(bytes), words, "{bytes}");
        }
    }

    #[test]
    fn what_agencies_doctors_and_the_authority_write_is_not_for_everybody() {
        let restricted: Vec<AttachmentKind> = AttachmentKind::ALL
            .iter()
            .copied()
            .filter(|kind| kind.usual_access() == AttachmentAccess::Restricted)
            .collect();
        assert_eq!(
            restricted,
            [
                AttachmentKind::AgencyReport,
                AttachmentKind::AgencyLetter,
                AttachmentKind::EhcPaper,
                AttachmentKind::Medical
            ]
        );
    }
}

//! `waymark export register|contacts|due|staff|trail`: a list that the window exports, into a file.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use serde::Deserialize;
use serde_json::{Value, json};
use waymark_core::Error;
use waymark_core::exchange::write::SheetFormat;

use super::answer::{Answer, Failure};
use super::sign_in::SignIn;
use crate::papers;

#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(subcommand)]
    list: List,
}

#[derive(Debug, Subcommand)]
enum List {
    /// The SEND register, or other children
    Register {
        /// Which children
        #[arg(long, value_enum, default_value_t = Part::Register)]
        show: Part,
        #[command(flatten)]
        wanted: Wanted,
    },
    /// Whom to ring about each child
    Contacts(Wanted),
    /// Reviews and dates that are overdue, due or due soon
    Due(Wanted),
    /// Everybody who signs in
    Staff(Wanted),
    /// The audit trail
    Trail(Wanted),
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Part {
    /// On the register
    Register,
    /// Watched closely, on a stage before the register
    Watched,
    /// All children of the school
    Everybody,
}

#[derive(Debug, Args)]
struct Wanted {
    /// The file to write; one that is there is replaced
    #[arg(long, value_name = "FILE")]
    out: PathBuf,

    /// The kind of file; without it the ending of FILE says which
    #[arg(long, value_enum)]
    format: Option<Format>,

    #[command(flatten)]
    sign_in: SignIn,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// An Excel workbook, with dates and numbers as such
    Xlsx,
    /// Text with commas, in UTF-8
    Csv,
}

/// What the core gives for a list, as far as it matters here.
#[derive(Debug, Deserialize)]
struct Exported {
    bytes_base64: String,
    rows: u32,
    children: u32,
}

impl Export {
    pub(super) fn run(self, data_folder: PathBuf) -> Result<Answer, Failure> {
        let (of, wanted) = self.list.parts();
        let format = wanted.format()?;
        let desk = wanted.sign_in.desk_on(data_folder)?;
        let list =
            json!({ "of": of, "rows": null, "columns": null, "narrowed_by": [], "order": "" });
        let answer = desk.run("export_list", json!({ "wanted": list, "format": format }))?;
        save(answer.output.value(), format, &wanted.out)
    }
}

impl List {
    /// The list as the core names it, and where it goes.
    fn parts(self) -> (Value, Wanted) {
        match self {
            Self::Register { show, wanted } => {
                let part = match show {
                    Part::Register => "register",
                    Part::Watched => "watched",
                    Part::Everybody => "everybody",
                };
                (json!({ "list": "register", "part": part }), wanted)
            }
            Self::Contacts(wanted) => (json!({ "list": "contacts", "pupils": null }), wanted),
            Self::Due(wanted) => (json!({ "list": "due" }), wanted),
            Self::Staff(wanted) => (json!({ "list": "staff" }), wanted),
            Self::Trail(wanted) => (json!({ "list": "audit_trail", "filter": {} }), wanted),
        }
    }
}

impl Wanted {
    fn format(&self) -> Result<SheetFormat, Failure> {
        match self.format {
            Some(Format::Xlsx) => return Ok(SheetFormat::Xlsx),
            Some(Format::Csv) => return Ok(SheetFormat::Csv),
            None => {}
        }
        let ending = self.out.extension().unwrap_or_default();
        [SheetFormat::Xlsx, SheetFormat::Csv]
            .into_iter()
            .find(|format| ending.eq_ignore_ascii_case(format.ending()))
            .ok_or_else(|| {
                Failure::sentence(format!(
                    "{} does not say which kind of file it is to be. End its name in .xlsx or .csv, or give --format.",
                    self.out.display()
                ))
            })
    }
}

/// Writes the file, and tells what it holds.
fn save(exported: Value, format: SheetFormat, out: &Path) -> Result<Answer, Failure> {
    let file: Exported = serde_json::from_value(exported)
        .map_err(|fault| Error::Internal(format!("the exported list: {:?}", fault.classify())))?;
    papers::write(out, &papers::sheet_from_base64(&file.bytes_base64, format)?)?;
    let children = match file.children {
        1 => "1 child".to_owned(),
        many => format!("{many} children"),
    };
    let words = format!(
        "{} ({} {}, {children})\nKeep it as safe as the record itself.",
        out.display(),
        file.rows,
        if file.rows == 1 { "row" } else { "rows" },
    );
    let json = json!({ "file": out, "rows": file.rows, "children": file.children });
    Ok(Answer::new(words, json))
}

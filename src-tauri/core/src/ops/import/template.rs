//! An empty sheet with the headings that are known, for a list that is written by hand.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::record::import::ImportedList;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::exchange::plans::PlanField;
use crate::exchange::pupils::PupilField;
use crate::exchange::write::{SheetFormat, Table};
use crate::office::WriteOp;
use crate::ops::list::{ExportedFile, FileOp};
use crate::store::WriteTx;

/// Makes an empty workbook with the right headings. Nothing of the school is in it.
#[derive(Debug, Deserialize, TS)]
pub struct ImportTemplate {
    pub list: ImportedList,
}

/// The sheet, not yet made into a file.
#[derive(Debug, Serialize)]
pub struct TemplateSheet {
    table: Table,
    file_name: String,
}

impl WriteOp for ImportTemplate {
    const ACTION: Action = Action::PupilImport;
    type Output = TemplateSheet;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<TemplateSheet> {
        Ok(TemplateSheet {
            table: Table {
                title: self.list.name().to_owned(),
                about: about(self.list),
                made_at: tx.world().local_now(),
                head: headings(self.list),
                rows: Vec::new(),
            },
            file_name: format!("{} for Waymark.xlsx", self.list.name()),
        })
    }
}

impl FileOp for ImportTemplate {
    fn make(sheet: TemplateSheet) -> Result<ExportedFile> {
        let format = SheetFormat::Xlsx;
        let bytes = format
            .write(&sheet.table)
            .map_err(|trouble| Error::Internal(trouble.to_string()))?;
        Ok(ExportedFile {
            bytes_base64: STANDARD.encode(bytes),
            format,
            suggested_file_name: sheet.file_name,
            rows: 0,
            children: 0,
        })
    }
}

pub(super) fn headings(list: ImportedList) -> Vec<String> {
    use PlanField as P;
    let of_plans: &[P] = match list {
        ImportedList::Pupils => {
            let own = PupilField::ALL
                .iter()
                .filter(|field| !field.is_of_contact());
            let own = own
                .filter(|field| **field != PupilField::Name)
                .map(|field| field.name().to_owned());
            let contact = PupilField::ALL.iter().filter(|field| {
                field.is_of_contact()
                    && !matches!(
                        field,
                        PupilField::ContactForename | PupilField::ContactSurname
                    )
            });
            let contact = contact.map(|field| field.name().replace("Contact:", "Contact 1"));
            return own.chain(contact).collect();
        }
        ImportedList::Plans => &[
            P::Upn,
            P::Name,
            P::Class,
            P::Outcome,
            P::Area,
            P::Target,
            P::Measure,
            P::Baseline,
            P::Expected,
            P::By,
            P::Strategies,
            P::Intervention,
            P::Who,
            P::HowOften,
            P::GroupSize,
        ],
        ImportedList::Provision => &[
            P::Upn,
            P::Name,
            P::Class,
            P::Intervention,
            P::Who,
            P::Place,
            P::Minutes,
            P::TimesAWeek,
            P::GroupSize,
            P::From,
            P::To,
        ],
    };
    of_plans
        .iter()
        .map(|field| field.name().to_owned())
        .collect()
}

/// How each is filled in, on a sheet of its own.
fn about(list: ImportedList) -> Vec<(String, String)> {
    let lines: &[(&str, &str)] = match list {
        ImportedList::Pupils => &[
            (
                "Each row",
                "One child. The UPN, or the name and the date of birth, say who it is.",
            ),
            ("Dates", "31/08/2019"),
            ("Sex", "Female or Male, as the school census records it"),
            ("Yes or no", "Yes, No, or empty where it is not known"),
            ("SEN status", "N, K or E"),
        ],
        ImportedList::Plans => &[
            (
                "Each row",
                "One target of one child. The UPN, or the name and the class, say who it is.",
            ),
            ("Dates", "31/08/2019"),
            (
                "How it is measured",
                "Empty for the scale of 1 to 10; else %, yes or no, GAS, or what is counted",
            ),
            (
                "What adults do",
                "Several strategies with a semicolon between them",
            ),
            ("How often, in words", "3 x 20 minutes"),
        ],
        ImportedList::Provision => &[
            (
                "Each row",
                "One line of support for one child. The UPN, or the name and the class, say who it is.",
            ),
            ("Dates", "31/08/2019"),
            ("Children in the group", "1 is one to one"),
        ],
    };
    lines
        .iter()
        .map(|(label, words)| ((*label).to_owned(), (*words).to_owned()))
        .collect()
}

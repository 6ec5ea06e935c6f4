//! What goes out of the program comes back as the same school: a register that was exported, in any of its columns and
//! in any order of its rows, changes nothing when it is imported.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::json;

use super::file::ImportFile;
use super::*;
use crate::domain::factor::FactorKind;
use crate::domain::id::{FactorId, NeedId, PlacementId, PupilId};
use crate::domain::need::{NeedRank, SenType};
use crate::domain::pathway::CensusCode;
use crate::domain::record::import::ImportedList;
use crate::domain::record::pupil::{Factor, Need, Placement, Pupil, Sex};
use crate::domain::role::Action;
use crate::domain::upn::Upn;
use crate::error::Result;
use crate::exchange::pupils::{ColumnMeaning, PupilField};
use crate::office::WriteOp;
use crate::ops::list::{ExportList, FileOp};
use crate::progress::Progress;
use crate::store::WriteTx;
use crate::testing::{TestSchool, day, op};

/// A child with what may trouble a list on its way out or back.
#[derive(Debug, Clone)]
struct Made {
    forename: &'static str,
    surname: &'static str,
    preferred: &'static str,
    born_on: NaiveDate,
    sex: Sex,
    numbered: bool,
    need: Option<SenType>,
    factor: Option<FactorKind>,
    admitted: bool,
}

fn child() -> impl Strategy<Value = Made> {
    let forename = prop::sample::select(vec![
        "Zo\u{eb}",
        "Anne Marie",
        "=cmd()",
        "D\u{2019}Arcy",
        "\u{41e}\u{43b}\u{435}\u{43d}\u{430}",
        "",
    ]);
    let surname = prop::sample::select(vec![
        "Lund",
        "van der Berg",
        "\u{c5}ngstr\u{f6}m-Owen",
        "O\u{2019}Neil, Jr",
        "+Plus",
        "@home",
    ]);
    let preferred = prop::sample::select(vec!["", "", "Bob", "\"Ziggy\""]);
    (
        (forename, surname, preferred),
        0..1500_u64,
        any::<bool>(),
        any::<bool>(),
        prop::option::of(prop::sample::select(vec![
            SenType::SpecificLearningDifficulty,
            SenType::SpeechLanguageAndCommunication,
            SenType::SocialEmotionalAndMentalHealth,
        ])),
        prop::option::of(prop::sample::select(vec![
            FactorKind::Eal,
            FactorKind::YoungCarer,
        ])),
        any::<bool>(),
    )
        .prop_map(
            |((forename, surname, preferred), born, girl, numbered, need, factor, admitted)| Made {
                forename,
                surname,
                preferred,
                born_on: day("2016-09-01") + chrono::Days::new(born),
                sex: if girl { Sex::Female } else { Sex::Male },
                numbered,
                need,
                factor,
                admitted,
            },
        )
}

struct Fill(Vec<Made>);

impl WriteOp for Fill {
    const ACTION: Action = Action::PupilWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        for (place, made) in (1..).zip(self.0) {
            let id = PupilId::new(format!("made {place}"));
            tx.add(&Pupil {
                id: id.clone(),
                legal_forename: made.forename.to_owned(),
                legal_surname: made.surname.to_owned(),
                preferred_forename: made.preferred.to_owned(),
                upn: made.numbered.then(|| {
                    Upn::issue(801, 2000, 18, place)
                        .unwrap()
                        .as_str()
                        .to_owned()
                }),
                sex: made.sex,
                born_on: made.born_on,
                year_override: None,
                admitted_on: made.admitted.then(|| day("2023-09-04")),
                left_on: None,
                destination: String::new(),
                file_sent_on: None,
                home_language: String::new(),
                interpreter_needed: false,
                key_facts: String::new(),
            })?;
            if let Some(sen_type) = made.need {
                tx.add(&Need {
                    id: NeedId::new(format!("need {place}")),
                    pupil_id: id.clone(),
                    area: sen_type.area().unwrap(),
                    sen_type: Some(sen_type),
                    rank: NeedRank::Primary,
                    detail: String::new(),
                    from_on: day("2026-09-01"),
                    to_on: None,
                })?;
                tx.add(&Placement {
                    id: PlacementId::new(format!("placement {place}")),
                    pupil_id: id.clone(),
                    stage_key: "my_plan".to_owned(),
                    stage_name: "My Plan".to_owned(),
                    on_register: true,
                    census: CensusCode::K,
                    from_on: day("2026-09-07"),
                    to_on: None,
                    reason: "Progress slower than her peers".to_owned(),
                    evidence: String::new(),
                    decided_by: "Mrs A Okafor".to_owned(),
                    parents_told_on: None,
                    missing: Vec::new(),
                    missing_reason: String::new(),
                    end_reason: String::new(),
                    end_decided_by: String::new(),
                    end_parents_on: None,
                    end_teacher: String::new(),
                    end_missing_reason: String::new(),
                })?;
            }
            if let Some(factor) = made.factor {
                tx.add(&Factor {
                    id: FactorId::new(format!("factor {place}")),
                    pupil_id: id,
                    factor,
                    detail: String::new(),
                    from_on: day("2026-09-01"),
                    to_on: None,
                })?;
            }
        }
        Ok(())
    }
}

/// Whether two of the children cannot be told apart by what a list says of them.
fn has_namesakes(children: &[Made]) -> bool {
    let mut seen = Vec::new();
    children.iter().any(|one| {
        let called = if one.preferred.is_empty() {
            one.forename
        } else {
            one.preferred
        };
        let keys = [
            (one.surname, one.forename, one.born_on),
            (one.surname, called, one.born_on),
        ];
        let doubled = keys.iter().any(|key| seen.contains(key));
        seen.extend(keys);
        doubled
    })
}

fn preview(
    school: &TestSchool,
    name: &str,
    bytes: String,
) -> (Vec<Option<ColumnMeaning>>, ImportPreview) {
    let file = ImportFile {
        name: name.to_owned(),
        bytes,
        sheet: None,
        header_row: None,
    };
    let read = ReadImport {
        list: ImportedList::Pupils,
        file: file.clone(),
    };
    let progress = Progress::unwatched();
    let list = school
        .office
        .long(&school.senco, read, &progress)
        .unwrap()
        .output;
    let columns: Vec<Option<ColumnMeaning>> = list
        .columns
        .iter()
        .map(|column| {
            let (field, contact) = column.code.split_once(' ')?;
            Some(ColumnMeaning {
                field: PupilField::from_code(field)?,
                contact: contact.parse().ok()?,
            })
        })
        .collect();
    let look = PreviewImport {
        file,
        columns: columns.clone(),
        corrections: Vec::new(),
    };
    (
        columns,
        school
            .office
            .long(&school.senco, look, &progress)
            .unwrap()
            .output,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn a_register_that_was_exported_comes_back_as_the_same_school(
        children in prop::collection::vec(child(), 1..7).prop_filter("namesakes", |all| !has_namesakes(all)),
        workbook in any::<bool>(),
        columns in Just(vec![
            "name", "born", "upn", "year", "class", "stage", "need", "worker", "review", "review_state", "since",
            "other_needs", "factors", "sex", "admitted",
        ]).prop_shuffle(),
        kept in 0..15_usize,
        backwards in any::<bool>(),
    ) {
        let school = TestSchool::new();
        school.write(&school.senco, Fill(children.clone()));
        // Some of the columns in any order, and always those that say who a child is.
        let columns: Vec<&str> = columns
            .into_iter()
            .enumerate()
            .filter(|(place, column)| *place < kept || ["name", "born", "upn"].contains(column))
            .map(|(_, column)| column)
            .collect();
        let mut rows: Vec<String> = (1..=children.len()).map(|place| format!("made {place}")).collect();
        rows.extend(["zoe".to_owned(), "idris".to_owned()]);
        if backwards {
            rows.reverse();
        }
        let (format, name) = if workbook { ("xlsx", "register.xlsx") } else { ("csv", "register.csv") };
        let export: ExportList = op(json!({
            "wanted": {
                "of": { "list": "register", "part": "everybody" }, "rows": rows, "columns": columns,
                "narrowed_by": [], "order": "",
            },
            "format": format,
        }));
        let file = ExportList::make(school.write(&school.senco, export)).unwrap();
        let (meant, shown) = preview(&school, name, file.bytes_base64);
        prop_assert!(meant.iter().flatten().count() >= 3, "{meant:?}");
        for line in &shown.lines {
            prop_assert_eq!(line.group, ImportGroup::Unchanged, "{:#?}", line);
            prop_assert!(line.place.is_none(), "{:#?}", line);
        }
        prop_assert_eq!(shown.lines.len(), children.len() + 2);
        prop_assert_eq!(shown.new_classes, Vec::<String>::new());
    }
}

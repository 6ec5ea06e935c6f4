//! A list on paper: it lies on its side, repeats its heads, counts its pages, and loses nobody.

use crate::samples::stamp;
use crate::tools::{pages_of, run, squeezed};
use waymark_core::documents::{ListPaper, Paper, PaperChoices, list};

fn register(children: usize) -> ListPaper {
    let words = |words: &[&str]| words.iter().map(|&one| one.to_owned()).collect();
    ListPaper {
        title: "SEND register".to_owned(),
        counted: format!("{children} children"),
        about: vec![
            (
                "Narrowed by".to_owned(),
                "Year: Year 4 or Year 5".to_owned(),
            ),
            ("In order of".to_owned(), "Next review".to_owned()),
        ],
        head: words(&[
            "Name",
            "Year",
            "Class",
            "Stage",
            "Main need",
            "Key worker",
            "Next review",
        ]),
        rows: (1..=children)
            .map(|number| {
                words(&[
                    &format!("Łukasiewicz-Ångström{number}, Siân"),
                    "Year 4",
                    "Hazel class",
                    "My Plan+",
                    "Social, emotional and mental health (SEMH)",
                    "Mrs Adaeze Okafor",
                    "11 Dec 2026",
                ])
            })
            .collect(),
    }
}

fn print(view: &ListPaper) -> Paper {
    list(view, &stamp(), &PaperChoices::default()).unwrap()
}

fn pages(view: &ListPaper) -> Vec<String> {
    let paper = print(view);
    let pages: Vec<String> = pages_of(&paper).iter().map(|page| squeezed(page)).collect();
    assert_eq!(pages.len(), paper.pages);
    pages
}

#[test]
fn a_long_list_repeats_its_heads_counts_its_pages_and_loses_nobody() {
    let pages = pages(&register(120));
    let count = pages.len();
    assert!(count >= 4, "{count} pages");
    for (index, page) in pages.iter().enumerate() {
        assert!(page.contains("NameYearClassStageMainneedKeyworkerNextreview"));
        let foot = format!("Confidential·Page{}of{count}", index + 1);
        assert!(page.contains(&foot), "{foot} in {page}");
        assert!(page.contains("SENDregister·120children"), "{page}");
    }
    let about = "NarrowedbyYear:Year4orYear5InorderofNextreview";
    assert!(pages[0].contains(about), "{}", pages[0]);
    let all = pages.join("");
    for number in 1..=120 {
        assert!(all.contains(&format!("Łukasiewicz-Ångström{number},Siân")));
    }
}

#[test]
fn a_list_lies_on_its_side_with_all_of_it_on_the_sheet() {
    let paper = print(&register(40));
    let info = run("pdfinfo", &[], &paper, &[]);
    assert!(info.contains("Page size:       841.8"), "{info}");
    let boxes = run("pdftotext", &["-bbox"], &paper, &["-"]);
    for line in boxes.lines().filter(|line| line.contains("<word")) {
        let at = |name: &str| -> f32 {
            let (_, rest) = line.split_once(&format!("{name}=\"")).unwrap();
            rest.split('"').next().unwrap().parse().unwrap()
        };
        assert!(at("xMin") > 40.0 && at("xMax") < 802.0, "{line}");
        assert!(at("yMin") > 20.0 && at("yMax") < 575.0, "{line}");
    }
}

#[test]
fn a_list_of_nobody_says_so() {
    let mut view = register(0);
    view.counted = "0 children".to_owned();
    let pages = pages(&view);
    assert_eq!(pages.len(), 1);
    assert!(pages[0].contains("Nobodyandnothingfits"), "{}", pages[0]);
}

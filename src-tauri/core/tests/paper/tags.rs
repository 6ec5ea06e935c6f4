//! A screen reader is told all that the eye sees.

use lopdf::{Dictionary, Document, Object};

use crate::checker::check;
use crate::samples::{
    huge_plan, print_plan, print_profile, short_plan, typical_plan, typical_profile,
};
use crate::tools::run;
use waymark_core::documents::{Paper, PaperChoices};

#[test]
fn every_paper_is_tagged_without_fault() {
    let papers = [
        ("plan", print_plan(&typical_plan())),
        ("short plan", print_plan(&short_plan())),
        ("huge plan", print_plan(&huge_plan())),
        ("profile", print_profile(&typical_profile())),
    ];
    for (name, paper) in papers {
        assert_eq!(check(&paper), Vec::<String>::new(), "{name}");
        run("qpdf", &["--check"], &paper, &[]);
    }
}

#[test]
fn large_print_is_tagged_without_fault_although_its_tables_become_lists() {
    let choices = PaperChoices {
        text_size: waymark_core::documents::TextSize::Large,
        ..PaperChoices::default()
    };
    let paper =
        waymark_core::documents::plan(&typical_plan(), &crate::samples::stamp(), &choices).unwrap();
    assert_eq!(check(&paper), Vec::<String>::new());
}

#[test]
fn the_structure_reads_as_the_paper_does() {
    let said = run(
        "pdfinfo",
        &["-struct-text"],
        &print_plan(&typical_plan()),
        &[],
    );
    let mut rest = said.as_str();
    for wanted in [
        "Document",
        "H1",
        "\"Siân Łukasiewicz\"",
        "Figure",
        "H2",
        "\"What I am good at\"",
        "H2",
        "\"Outcome 1\"",
        "H3",
        "\"Target 1\"",
        "H4",
        "\"Small steps\"",
        "L",
        "LI",
        "LBody",
        "Done 6 Nov 2026",
        "Table",
        "THead",
        "TH",
        "/Scope /Column",
        "\"What\"",
        "TBody",
        "TD",
        "\"Precision teaching\"",
        "H2",
        "\"We have talked about this plan\"",
    ] {
        let at = rest
            .find(wanted)
            .unwrap_or_else(|| panic!("{wanted} is not where it should be in:\n{said}"));
        rest = &rest[at + wanted.len()..];
    }
}

#[test]
fn the_file_says_what_it_is() {
    let paper = print_plan(&typical_plan());
    assert!(paper.bytes.starts_with(b"%PDF-1.7"));
    let said = run("pdfinfo", &[], &paper, &[]);
    for wanted in [
        "My Plan for Siân Łukasiewicz",
        "Westfield Primary School",
        "Sun Nov 22 14:02:00 2026",
        "841.89 pts (A4)",
    ] {
        assert!(said.contains(wanted), "{wanted} is missing from:\n{said}");
    }
    assert!(!String::from_utf8_lossy(&paper.bytes).contains("GTS_PDFX"));
}

/// The checker itself is held to what it promises: each damage is found.
#[test]
fn the_checker_finds_what_would_stop_a_screen_reader() {
    type Damage = fn(&mut Dictionary);
    let damages: [(&str, Damage, &str); 8] = [
        (
            "Figure",
            |d| drop(d.remove(b"Alt")),
            "a picture has no words",
        ),
        (
            "TH",
            |d| drop(d.remove(b"A")),
            "does not say what it is the head of",
        ),
        ("H2", |d| d.set("S", "H4"), "heading 4 follows heading 1"),
        (
            "H1",
            |d| d.set("S", "P"),
            "the first heading is not the title",
        ),
        ("LBody", |d| d.set("S", "P"), "P inside Some(\"LI\")"),
        (
            "P",
            |d| d.set("K", Vec::<Object>::new()),
            "belongs to no element",
        ),
        (
            "Catalog",
            |d| drop(d.remove(b"Lang")),
            "the language is not en-GB",
        ),
        (
            "Page",
            |d| d.set("StructParents", 99),
            "is not in the parent tree",
        ),
    ];
    let whole = print_plan(&typical_plan());
    for (role, damage, fault) in damages {
        let mut document = Document::load_mem(&whole.bytes).unwrap();
        let victim = document
            .objects
            .values_mut()
            .filter_map(|object| object.as_dict_mut().ok())
            .find(|d| {
                [b"S".as_slice(), b"Type"]
                    .iter()
                    .any(|key| d.get(key).and_then(Object::as_name).ok() == Some(role.as_bytes()))
            })
            .unwrap();
        damage(victim);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        let faults = check(&Paper {
            bytes,
            ..whole.clone()
        });
        assert!(
            faults.iter().any(|found| found.contains(fault)),
            "damage to {role} was not found: {faults:?}"
        );
    }
}

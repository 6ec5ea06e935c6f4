//! The sample school beside the real one.

use serde_json::{Value as Json, json};

use crate::fixture::{Fixture, PASSWORD};

#[test]
fn the_sample_school_stands_beside_the_real_one_and_goes_without_a_trace() {
    let fixture = Fixture::with_school();
    let sample = fixture.ask("open_sample", json!({})).unwrap();
    assert_eq!(sample["school_name"], "Sedgecombe Primary School");
    assert_eq!(
        (&sample["sample"], &sample["me"]),
        (&json!(true), &Json::Null)
    );
    assert_eq!(sample["names"].as_array().unwrap().len(), 16);
    let password = sample["sample_password"].as_str().unwrap();
    let teacher = fixture.id_of("Miss R Shah");
    fixture.sign_in(&teacher, password).unwrap();
    let facts = fixture.ask("school_facts", json!({})).unwrap();
    assert_eq!(facts["classes"].as_array().unwrap().len(), 8);
    assert_eq!(facts["sample"], true);
    let back = fixture.ask("open_school", json!({})).unwrap();
    assert_eq!(back["school_name"], "Oakbrook Primary School");
    assert_eq!(back["sample_password"], Json::Null);
    fixture.ask("open_sample", json!({})).unwrap();
    let gone = fixture.ask("remove_sample", json!({})).unwrap();
    assert_eq!(gone["has_sample"], false);
    assert_eq!(gone["school_name"], "Oakbrook Primary School");
    let folder = fixture.folder.path().join("sample");
    let left: Vec<_> = std::fs::read_dir(folder).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
    let me = fixture.id_of("Mrs A Okafor");
    fixture.sign_in(&me, PASSWORD).unwrap();
    let signed_out = ("Mrs A Okafor".to_owned(), "signed out".to_owned());
    assert!(
        fixture.trail().contains(&signed_out),
        "opening the sample signs out of the school"
    );
}

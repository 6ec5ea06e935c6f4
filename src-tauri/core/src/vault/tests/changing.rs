//! Passwords, one-time passwords, leavers and sheets: what counts afterwards, and what opens nothing any more.

use proptest::prelude::*;

use super::*;

#[test]
fn a_changed_password_counts_and_a_header_of_yesterday_is_noticed() {
    let fixture = Fixture::new();
    let yesterday = fixture.snapshot();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        let wrong = opened.change_password(&file, &id("ann"), ELM, "a new one", KeyTrace::Before);
        assert!(matches!(wrong, Err(Error::WrongPassword)));
        opened
            .change_password(&file, &id("ann"), OAK, "a new one", KeyTrace::Before)
            .unwrap();
    }
    assert!(fixture.opens("ann", "a new one") && !fixture.opens("ann", OAK));
    let header = fixture.vault.folder().join(HEADER);
    fs::write(&header, bytes_of(&yesterday, HEADER)).unwrap();
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::KeysDiffer));
    drop(
        fixture
            .vault
            .open_with_sheet(&fixture.sheet, now())
            .unwrap(),
    );
    assert!(fixture.opens("ann", "a new one") && !fixture.opens("ann", OAK));
}

#[test]
fn a_one_time_password_is_read_however_it_is_typed_until_it_is_replaced() {
    let fixture = Fixture::new();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        opened
            .give_one_time(&file, person("cat"), "acorn badge kite")
            .unwrap();
        assert!(opened.must_change(&id("cat")) && !opened.must_change(&id("ann")));
    }
    {
        let (file, opened) = fixture.open("cat", "Acorn, BADGE-kite").unwrap();
        opened
            .change_password(
                &file,
                &id("cat"),
                "acorn badge  kite",
                "a new one",
                KeyTrace::Before,
            )
            .unwrap();
        assert!(!opened.must_change(&id("cat")));
    }
    assert!(fixture.opens("cat", "a new one") && !fixture.opens("cat", "acorn badge kite"));
}

#[test]
fn a_leavers_password_opens_neither_the_new_file_nor_with_what_they_kept() {
    let fixture = Fixture::new();
    let kept = fixture.snapshot();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        let old_key = file.key();
        assert_eq!(
            opened.settle(&file, &people(&["ann"]), "Oakbrook").unwrap(),
            1
        );
        assert_ne!(file.key().bytes(), old_key.bytes());
        assert!(file.references_hold().unwrap());
    }
    assert!(fixture.opens("ann", OAK) && !fixture.opens("ben", ELM));
    // Ben brings back the header in which he still stands.
    fs::write(fixture.vault.header_path(), bytes_of(&kept, HEADER)).unwrap();
    let told = trouble(fixture.open("ben", ELM));
    assert!(matches!(told, FileTrouble::WrongKey));
}

#[test]
fn new_names_come_to_whom_they_belong_and_leave_the_data_key_as_it_is() {
    let fixture = Fixture::new();
    let named = |who: &str, name: &str| Person {
        name: name.to_owned(),
        job_title: format!("{name}'s work"),
        ..person(who)
    };
    let now = [named("ann", "Ann Otter"), named("ben", "Ben Finch")];
    let (file, opened) = fixture.open("ann", OAK).unwrap();
    let key = file.key();
    assert_eq!(opened.settle(&file, &now, "Oakbrook").unwrap(), 0);
    assert_eq!(file.key().bytes(), key.bytes(), "nobody has left");
    let header = fixture.vault.header().unwrap();
    for one in now {
        let entry = header.entry(&one.id).unwrap();
        assert_eq!((&entry.name, &entry.job_title), (&one.name, &one.job_title));
    }
}

#[test]
fn a_change_of_the_data_key_that_was_cut_short_is_finished_by_whoever_opens_it_next() {
    let stay = people(&["ann"]);
    for cut_after_file in [false, true] {
        let fixture = Fixture::new();
        {
            let (file, opened) = fixture.open("ann", OAK).unwrap();
            let mut header = fixture.vault.header().unwrap();
            header.staff.retain(|entry| entry.id == id("ann"));
            opened
                .change_data_key(&file, header, KeyTrace::Before)
                .unwrap();
            if cut_after_file {
                let next = opened.held().next.as_ref().unwrap().again();
                file.change_key(&next).unwrap();
            }
        }
        assert!(fixture.vault.header().unwrap().next_sealed.is_some());
        {
            let (file, opened) = fixture.open("ann", OAK).unwrap();
            assert!(fixture.vault.header().unwrap().next_sealed.is_none());
            assert_eq!(opened.settle(&file, &stay, "Oakbrook").unwrap(), 0);
        }
        assert!(fixture.opens("ann", OAK) && !fixture.opens("ben", ELM));
        assert!(fixture.vault.open_with_sheet(&fixture.sheet, now()).is_ok());
    }
}

#[test]
fn a_new_sheet_voids_the_one_before() {
    let fixture = Fixture::new();
    let newer = RecoveryCode::new().unwrap();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        opened
            .set_recovery(&file, &newer, now(), KeyTrace::Before)
            .unwrap();
    }
    let old = fixture.vault.open_with_sheet(&fixture.sheet, now());
    assert!(matches!(old, Err(Error::WrongPassword)));
    assert!(fixture.vault.open_with_sheet(&newer, now()).is_ok());
}

#[test]
fn a_weak_lock_is_raised_silently_at_the_next_sign_in() {
    let fixture = Fixture::new();
    let strict = Vault {
        strength: Strength::Full,
        ..fixture.vault.clone()
    };
    let weak = |vault: &Vault| {
        let header = vault.header().unwrap();
        header
            .entry(&id("ann"))
            .unwrap()
            .key
            .is_weaker_than(Strength::Full)
    };
    assert!(weak(&strict));
    drop(strict.open(&id("ann"), OAK).unwrap());
    assert!(!weak(&strict));
    assert!(fixture.opens("ann", OAK));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_order_people_come_and_go_in_those_who_are_there_open_it_and_others_do_not(
        acts in prop::collection::vec((0_u8..3, 0_usize..4), 1..8),
    ) {
        let names = ["cat", "dan", "eve", "flo"];
        let fixture = Fixture::new();
        let mut there = std::collections::BTreeMap::new();
        for (turn, (act, who)) in acts.into_iter().enumerate() {
            let name = names[who];
            let (file, opened) = fixture.open("ann", OAK).unwrap();
            match act {
                0 => {
                    let password = format!("acorn badge {}", "kite ".repeat(turn + 1));
                    opened.give_one_time(&file, person(name), &password).unwrap();
                    there.insert(name, password);
                }
                1 => {
                    there.remove(name);
                    let mut stay = people(&["ann", "ben"]);
                    stay.extend(there.keys().map(|name| person(name)));
                    opened.settle(&file, &stay, "Oakbrook").unwrap();
                }
                _ => prop_assert!(!fixture.opens(name, "not the password")),
            }
        }
        for name in names {
            match there.get(name) {
                Some(password) => prop_assert!(fixture.opens(name, password)),
                None => prop_assert!(!fixture.opens(name, "acorn badge kite")),
            }
        }
        prop_assert!(fixture.opens("ben", ELM));
        prop_assert!(fixture.vault.open_with_sheet(&fixture.sheet, now()).is_ok());
    }
}

#[test]
fn keys_that_were_written_though_the_disk_reported_trouble_are_what_the_next_change_goes_on_from() {
    let fixture = Fixture::new();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        // One name for the header that is kept as the one before, the next for the header itself.
        disk::trouble::after(1);
        let changed = opened.change_password(&file, &id("ann"), OAK, "a new one", KeyTrace::Before);
        assert!(changed.is_err(), "the trouble is told");
        opened
            .give_one_time(&file, person("cat"), "acorn badge kite")
            .unwrap();
    }
    assert!(fixture.opens("cat", "acorn badge kite") && fixture.opens("ben", ELM));
    assert!(fixture.opens("ann", "a new one"), "it lay there");
    assert!(!fixture.opens("ann", OAK), "the change was undone");
}

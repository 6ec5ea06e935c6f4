//! Headers that were swapped, damaged or cut short: told as what they are, and put right.

use super::*;

#[test]
fn an_added_recipient_and_another_schools_header_are_noticed() {
    let fixture = Fixture::new();
    let mut header = fixture.vault.header().unwrap();
    let stranger = Identity::generate().to_public().to_string();
    header.recovery.as_mut().unwrap().recipient = stranger;
    header.write(&fixture.vault.header_path()).unwrap();
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::KeysDiffer));
    let other = Fixture::new();
    for name in [HEADER, pc_key::KEY_FILE] {
        let theirs = other.vault.folder().join(name);
        fs::copy(theirs, fixture.vault.folder().join(name)).unwrap();
    }
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::WrongKey));
    assert!(fixture.vault.open_with_sheet(&other.sheet, now()).is_err());
}

#[test]
fn a_power_cut_at_any_step_of_a_change_leaves_a_vault_that_opens() {
    let fixture = Fixture::new();
    let (file, opened) = fixture.open("ann", OAK).unwrap();
    let mut next = fixture.vault.header().unwrap();
    next.school_name = "Oakbrook Primary".to_owned();
    next.epoch += 1;
    let text = next.text().unwrap();
    // The file knows what is to come, and the header was not written.
    file.expect_header(&text, KeyTrace::Before).unwrap();
    drop((file, opened));
    drop(fixture.open("ann", OAK).unwrap());
    // The header was written, and the file was not told.
    let (file, opened) = fixture.open("ann", OAK).unwrap();
    file.expect_header(&text, KeyTrace::Before).unwrap();
    next.write(&fixture.vault.header_path()).unwrap();
    drop((file, opened));
    let (file, _) = fixture.open("ann", OAK).unwrap();
    let row = file.keys_row().unwrap().unwrap();
    assert_eq!(
        (row.header.as_str(), &row.next_header),
        (text.as_str(), &None)
    );
}

/// A change of the header without Ben that the file expects, and whether it was written beside it as well.
fn cut_short_without_ben(fixture: &Fixture, written: bool) {
    let (file, _opened) = fixture.open("ann", OAK).unwrap();
    let mut next = fixture.vault.header().unwrap();
    next.staff.retain(|entry| entry.id == id("ann"));
    next.epoch += 1;
    file.expect_header(&next.text().unwrap(), KeyTrace::Before)
        .unwrap();
    if written {
        next.write(&fixture.vault.header_path()).unwrap();
    }
}

#[test]
fn the_sheet_takes_the_new_header_where_it_lies_there_and_the_old_where_it_never_came() {
    for written in [false, true] {
        let fixture = Fixture::new();
        cut_short_without_ben(&fixture, written);
        let opened = fixture.vault.open_with_sheet(&fixture.sheet, now());
        drop(opened.unwrap());
        assert_eq!(fixture.opens("ben", ELM), !written, "written: {written}");
    }
}

#[test]
fn a_change_that_did_not_come_to_be_is_remembered_until_the_trail_was_told() {
    let fixture = Fixture::new();
    cut_short_without_ben(&fixture, false);
    let expected = |file: &SchoolFile| file.keys_row().unwrap().unwrap().next_header.clone();
    // Whoever opens it may be cut short, too, before the trail is told.
    for _ in 0..2 {
        let (file, _opened) = fixture.open("ann", OAK).unwrap();
        assert!(expected(&file).is_some());
    }
}

#[test]
fn a_header_that_cannot_be_read_gives_way_to_the_one_before_with_the_sheet() {
    let fixture = Fixture::new();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        opened
            .settle(&file, &people(&["ann", "ben"]), "Oakbrook Primary")
            .unwrap();
    }
    fs::write(fixture.vault.header_path(), "{ half a hea").unwrap();
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::KeysDiffer));
    drop(
        fixture
            .vault
            .open_with_sheet(&fixture.sheet, now())
            .unwrap(),
    );
    assert!(fixture.opens("ann", OAK));
    assert_eq!(
        fixture.vault.header().unwrap().school_name,
        "Oakbrook Primary"
    );
}

#[test]
fn a_flipped_bit_in_the_header_is_told_as_damage_and_the_sheet_puts_it_right() {
    let fixture = Fixture::new();
    drop(fixture.open("ann", OAK).unwrap());
    let path = fixture.vault.header_path();
    let whole = fs::read(&path).unwrap();
    let sound = fixture.vault.header().unwrap();
    for place in (0..whole.len()).step_by(29) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(&path, bytes).unwrap();
        let told = trouble(fixture.open("ann", OAK));
        assert!(
            matches!(told, FileTrouble::KeysDiffer),
            "byte {place}: {told:?}"
        );
        drop(
            fixture
                .vault
                .open_with_sheet(&fixture.sheet, now())
                .unwrap(),
        );
        let right = Header::read(&path).unwrap();
        assert!(right.has_the_keys_of(&sound), "byte {place}");
        // What was damaged is not kept as the one before.
        assert!(Header::read(&header::before(&path)).is_ok());
    }
    assert!(fixture.opens("ann", OAK) && fixture.opens("ben", ELM));
}

#[test]
fn a_slip_that_changes_nothing_of_the_header_is_put_right_by_whoever_signs_in() {
    let fixture = Fixture::new();
    drop(fixture.open("ann", OAK).unwrap());
    let path = fixture.vault.header_path();
    let whole = fs::read_to_string(&path).unwrap();
    // Without its check by name the header reads as one of before there were checks.
    fs::write(&path, whole.replacen("\"check\"", "\"cheek\"", 1)).unwrap();
    assert!(fixture.opens("ben", ELM));
    assert_eq!(fs::read_to_string(&path).unwrap(), whole);
}

#[test]
fn a_slip_in_the_number_of_the_format_is_damage_and_no_newer_waymark() {
    let fixture = Fixture::new();
    drop(fixture.open("ann", OAK).unwrap());
    let path = fixture.vault.header_path();
    let whole = fs::read_to_string(&path).unwrap();
    let slipped = whole.replacen("\"format\": 2", "\"format\": 6", 1);
    assert_ne!(slipped, whole);
    fs::write(&path, slipped).unwrap();
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::KeysDiffer), "{told:?}");
    drop(
        fixture
            .vault
            .open_with_sheet(&fixture.sheet, now())
            .unwrap(),
    );
    assert!(fixture.opens("ann", OAK));
    // What a newer program wrote, with its own check, is still told as that.
    let mut newer = fixture.vault.header().unwrap();
    newer.format += 8;
    fs::write(&path, newer.text().unwrap()).unwrap();
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::Newer { .. }), "{told:?}");
}

#[test]
fn after_a_new_password_a_damaged_header_does_not_call_it_wrong() {
    let fixture = Fixture::new();
    {
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        opened
            .change_password(&file, &id("ann"), OAK, "a new one", KeyTrace::Before)
            .unwrap();
    }
    fs::write(fixture.vault.header_path(), "{ half a hea").unwrap();
    for password in ["a new one", OAK] {
        let told = trouble(fixture.open("ann", password));
        assert!(matches!(told, FileTrouble::KeysDiffer), "{told:?}");
    }
    drop(
        fixture
            .vault
            .open_with_sheet(&fixture.sheet, now())
            .unwrap(),
    );
    assert!(fixture.opens("ann", "a new one") && !fixture.opens("ann", OAK));
}

//! Restoring: which key a school has on its new PC.

use super::*;

#[test]
fn a_restored_school_has_a_new_key_where_somebody_has_left_since_and_no_other_where_nobody_has() {
    for stay in [vec!["ann", "ben"], vec!["ann"]] {
        let fixture = Fixture::new();
        let (file, opened) = fixture.open("ann", OAK).unwrap();
        let of_that_day = file.key();
        let owner = opened.backup_owner(&file).unwrap();
        let stick = tempfile::tempdir().unwrap();
        let reason = BackupReason::BeforeImport;
        let made = backup::make(&file, &owner, stick.path(), reason, &ThisComputer).unwrap();
        drop((file, opened));

        let home = tempfile::tempdir().unwrap();
        let new_pc = Vault::at(home.path(), KeyKeeping::OwnerOnlyFile, Strength::Light);
        let decide = |file| {
            let stay = stay.iter().map(|name| id(name)).collect();
            Ok(backup::Decided { file, stay })
        };
        new_pc.restore(&made.path, &fixture.sheet, decide).unwrap();
        let (file, _opened) = new_pc.open(&id("ann"), OAK).unwrap();
        let same = file.key().bytes() == of_that_day.bytes();
        assert_eq!(same, stay.len() == 2, "{stay:?}");
    }
}

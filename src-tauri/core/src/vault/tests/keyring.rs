//! The key of the PC in a keyring: what is put there and taken out again, a keyring that refuses or forgets, and a PC
//! that several people have an account on. The keyring is a stand-in, one for each account; where nobody has one, this
//! machine has none.

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use keyring_core::api::{Credential, CredentialApi};
use keyring_core::{Entry, Error as Refusal};

use super::*;

thread_local! {
    static SIGNED_IN: RefCell<Option<Arc<Account>>> = const { RefCell::new(None) };
}

/// An account of this PC with its keyring.
#[derive(Debug, Default)]
struct Account {
    keys: Mutex<BTreeMap<(String, String), Vec<u8>>>,
    manner: Mutex<Manner>,
}

/// How a keyring behaves.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Manner {
    #[default]
    Keeps,
    /// It is locked, and stays so.
    Refuses,
    /// It says that it kept a key, and gives back another.
    Garbles,
}

impl Account {
    /// A new account of this PC, which is signed in to.
    fn new(manner: Manner) -> Arc<Self> {
        let account = Arc::new(Self::default());
        account.behave(manner);
        account.sign_in();
        account
    }

    fn sign_in(self: &Arc<Self>) {
        SIGNED_IN.set(Some(Arc::clone(self)));
    }

    fn behave(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// Under which names it keeps something.
    fn names(&self) -> Vec<(String, String)> {
        self.keys.lock().unwrap().keys().cloned().collect()
    }
}

/// The entry of whoever's keyring it is now.
pub(in crate::vault) fn entry(service: &str, name: &str) -> keyring_core::Result<Entry> {
    let account = SIGNED_IN.with_borrow(Clone::clone);
    let account = account.ok_or(Refusal::NoDefaultStore)?;
    let name = (service.to_owned(), name.to_owned());
    Ok(Entry::new_with_credential(Arc::new(Kept { account, name })))
}

#[derive(Debug)]
struct Kept {
    account: Arc<Account>,
    name: (String, String),
}

impl Kept {
    fn manner(&self) -> keyring_core::Result<Manner> {
        match *self.account.manner.lock().unwrap() {
            Manner::Refuses => Err(Refusal::NoStorageAccess("it is locked".into())),
            manner => Ok(manner),
        }
    }
}

impl CredentialApi for Kept {
    fn set_secret(&self, secret: &[u8]) -> keyring_core::Result<()> {
        let mut secret = secret.to_vec();
        if self.manner()? == Manner::Garbles {
            secret.reverse();
        }
        let mut keys = self.account.keys.lock().unwrap();
        keys.insert(self.name.clone(), secret);
        Ok(())
    }

    fn get_secret(&self) -> keyring_core::Result<Vec<u8>> {
        self.manner()?;
        let keys = self.account.keys.lock().unwrap();
        keys.get(&self.name).cloned().ok_or(Refusal::NoEntry)
    }

    fn delete_credential(&self) -> keyring_core::Result<()> {
        self.manner()?;
        let gone = self.account.keys.lock().unwrap().remove(&self.name);
        gone.map(drop).ok_or(Refusal::NoEntry)
    }

    fn get_credential(&self) -> keyring_core::Result<Option<Arc<Credential>>> {
        Ok(None)
    }

    fn get_specifiers(&self) -> Option<(String, String)> {
        Some(self.name.clone())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Fixture {
    /// Where the header says that the key of the PC is kept.
    fn says(&self) -> KeyPlace {
        self.vault.header().unwrap().pc_key
    }

    fn has_key_file(&self) -> bool {
        self.vault.folder().join(pc_key::KEY_FILE).exists()
    }
}

#[test]
fn the_key_is_kept_in_the_keyring_under_the_schools_own_name_and_in_no_file() {
    let account = Account::new(Manner::Keeps);
    let fixture = Fixture::kept(KeyKeeping::KeyringFirst);
    assert_eq!(fixture.says(), KeyPlace::Keyring);
    let name = fixture.vault.header().unwrap().vault_id;
    assert_eq!(account.names(), [("Waymark".to_owned(), name)]);
    assert!(!fixture.has_key_file(), "it lies beside the school too");
    assert!(fixture.opens("ann", OAK) && !fixture.opens("ann", ELM));
}

#[test]
fn where_the_keyring_refuses_or_forgets_the_key_is_kept_in_the_owners_file_and_that_is_said() {
    for manner in [Manner::Refuses, Manner::Garbles] {
        let account = Account::new(manner);
        let fixture = Fixture::kept(KeyKeeping::KeyringFirst);
        assert_eq!(fixture.says(), KeyPlace::OwnerOnlyFile, "{manner:?}");
        assert!(fixture.has_key_file(), "{manner:?}");
        // What the keyring does afterwards is all the same.
        account.behave(Manner::Keeps);
        assert!(fixture.opens("ann", OAK), "{manner:?}");
    }
    SIGNED_IN.set(None);
    let none = Fixture::kept(KeyKeeping::KeyringFirst);
    assert_eq!(none.says(), KeyPlace::OwnerOnlyFile);
    assert!(none.opens("ann", OAK));
}

#[test]
fn a_school_whose_key_is_to_lie_in_a_file_leaves_the_keyring_alone() {
    let account = Account::new(Manner::Keeps);
    let fixture = Fixture::kept(KeyKeeping::OwnerOnlyFile);
    assert_eq!(fixture.says(), KeyPlace::OwnerOnlyFile);
    assert!(fixture.has_key_file() && account.names().is_empty());
}

#[test]
fn a_setting_up_that_fails_takes_its_key_out_of_the_keyring_again_and_no_other() {
    let account = Account::new(Manner::Keeps);
    let fixture = Fixture::kept(KeyKeeping::KeyringFirst);
    let before = account.names();
    let folder = tempfile::tempdir().unwrap();
    let another = Vault::at(folder.path(), KeyKeeping::KeyringFirst, Strength::Light);
    let held = RefCell::new(Vec::new());
    let failed = another.create("Elmfield", |_| {
        held.replace(account.names());
        Err(Error::Forbidden)
    });
    assert!(matches!(failed, Err(Error::Forbidden)));
    assert_eq!(held.into_inner().len(), 2, "its key was there meanwhile");
    assert_eq!(account.names(), before);
    assert!(fixture.opens("ann", OAK));
}

#[test]
fn a_sample_takes_its_own_key_away_and_leaves_a_real_school_the_one_in_the_keyring() {
    let account = Account::new(Manner::Keeps);
    let fixture = Fixture::kept(KeyKeeping::KeyringFirst);
    let folder = tempfile::tempdir().unwrap();
    let sample = Vault::at(folder.path(), KeyKeeping::KeyringFirst, Strength::Light);
    let fill = |file| {
        Ok(Filled {
            file,
            people: vec![newcomer("cat", OAK)],
            sample: true,
        })
    };
    drop(sample.create("Sample", fill).unwrap());
    assert_eq!(account.names().len(), 2);
    sample.remove_sample().unwrap();
    let left = fixture.vault.header().unwrap().vault_id;
    assert_eq!(account.names(), [("Waymark".to_owned(), left)]);
}

#[test]
fn a_keyring_that_is_locked_opens_nothing_and_no_new_key_is_made() {
    let account = Account::new(Manner::Keeps);
    let fixture = Fixture::kept(KeyKeeping::KeyringFirst);
    let before = fixture.snapshot();
    account.behave(Manner::Refuses);
    let told = trouble(fixture.open("ann", OAK));
    assert!(matches!(told, FileTrouble::KeyMissing), "{told:?}");
    assert!(!fixture.has_key_file(), "a key was made over the school");
    let after = fixture.snapshot();
    assert_eq!(bytes_of(&after, HEADER), bytes_of(&before, HEADER));
    account.behave(Manner::Keeps);
    assert!(fixture.opens("ann", OAK));
}

#[test]
fn another_account_of_the_pc_needs_the_sheet_once_and_then_both_sign_in() {
    let hers = Account::new(Manner::Keeps);
    let fixture = Fixture::kept(KeyKeeping::KeyringFirst);
    let his = Account::new(Manner::Keeps);
    let told = trouble(fixture.open("ben", ELM));
    assert!(matches!(told, FileTrouble::KeyMissing), "{told:?}");
    assert!(his.names().is_empty(), "a new key was made for him");
    let another = RecoveryCode::new().unwrap();
    let wrong = fixture.vault.open_with_sheet(&another, now());
    assert!(matches!(wrong, Err(Error::WrongPassword)));
    assert!(his.names().is_empty(), "a wrong sheet gave him a key");

    let opened = fixture.vault.open_with_sheet(&fixture.sheet, now());
    drop(opened.unwrap());
    assert_eq!(his.names(), hers.names());
    assert_eq!(fixture.says(), KeyPlace::Keyring);
    assert!(fixture.opens("ben", ELM) && fixture.opens("ann", OAK));
    hers.sign_in();
    assert!(fixture.opens("ben", ELM) && fixture.opens("ann", OAK));
    assert!(!fixture.has_key_file());
}

//! Somebody who knows Waymark's formats from their description alone: opens the school's file with the recovery sheet,
//! SQLCipher and age, without any code of Waymark, and says whether what is in it hangs together.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hkdf::Hkdf;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, ToSql};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The school's file in a folder, opened on its own.
pub(crate) struct Witness {
    pub(crate) file: Connection,
    /// The text of `school.keys`.
    pub(crate) header: Json,
}

impl Witness {
    /// Opens the file in a folder with the recovery sheet. Its log is put into it on the way, so whoever wants the
    /// program to meet the file as it was left gives a copy.
    pub(crate) fn enter(folder: &Path, sheet: &str) -> Result<Self, String> {
        let text = std::fs::read_to_string(folder.join("school.keys"))
            .map_err(|error| format!("school.keys: {error}"))?;
        let header: Json =
            serde_json::from_str(&text).map_err(|error| format!("school.keys: {error}"))?;
        let path = folder.join("school.waymark");
        let sealed = ["sealed", "next_sealed"].map(|name| header[name].as_str());
        let mut trouble = "no seal".to_owned();
        for sealed in sealed.into_iter().flatten() {
            let opened = unseal(sealed, sheet).and_then(|key| open(&path, &key));
            match opened {
                Ok(file) => {
                    let header = header.clone();
                    let witness = Self { file, header };
                    witness.belongs(&text)?;
                    return Ok(witness);
                }
                Err(why) => trouble = why,
            }
        }
        Err(format!("the sheet opens nothing: {trouble}"))
    }

    /// The file has to know the header that lies beside it, or Waymark refuses both.
    fn belongs(&self, text: &str) -> Result<(), String> {
        let known: (String, Option<String>) = self
            .file
            .query_row("select header, next_header from vault", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .map_err(|error| format!("the vault's row: {error}"))?;
        if known.0 == text || known.1.as_deref() == Some(text) {
            Ok(())
        } else {
            Err("the file does not know the header beside it".to_owned())
        }
    }

    /// Every page is whole, and so is what stands on them.
    pub(crate) fn hangs_together(&self) -> Result<(), String> {
        self.one::<i64>("pragma wal_checkpoint(truncate)", [])
            .map_err(|error| error.to_string())?;
        self.finds_nothing("cipher_integrity_check")?;
        self.records_hang_together()
    }

    /// Every reference leads somewhere, and every record has exactly the entries in the trail that its version counts.
    pub(crate) fn records_hang_together(&self) -> Result<(), String> {
        let said = |error: rusqlite::Error| error.to_string();
        self.finds_nothing("foreign_key_check")?;
        let quick: String = self.one("pragma quick_check", []).map_err(said)?;
        if quick != "ok" {
            return Err(format!("quick_check: {quick}"));
        }
        for table in self.versioned().map_err(said)? {
            let sql = format!(
                "select id from \"{table}\" t where version <> (select count(*) from audit_entry a
                 where a.record_id = t.id and a.verb in ('added', 'revised', 'voided', 'brought back'))"
            );
            let half: Option<String> = (self.file.query_row(&sql, [], |row| row.get(0)))
                .optional()
                .map_err(said)?;
            if let Some(id) = half {
                return Err(format!("{table} {id} and its trail do not tell the same"));
            }
        }
        let ends: i64 = self
            .one(
                "select count(*) from audit_chain where (length, head) =
                 (select number, seal from audit_entry order by number desc limit 1)",
                [],
            )
            .map_err(said)?;
        if ends != 1 {
            return Err("the trail does not end where its chain ends".to_owned());
        }
        // A backup that was made before moving to a newer schema has an older one.
        if !self.all_tables().iter().any(|table| table == "searched") {
            return Ok(());
        }
        let loose: i64 = self
            .one(
                "select count(*) from searched s where kind = 'note' and not exists
                 (select 1 from note n where n.id = s.record_id)",
                [],
            )
            .map_err(said)?;
        if loose > 0 {
            return Err(format!("{loose} notes can be found that are not there"));
        }
        Ok(())
    }

    fn finds_nothing(&self, check: &str) -> Result<(), String> {
        let found = (self.file.prepare(&format!("pragma {check}")))
            .and_then(|mut statement| Ok(statement.query([])?.next()?.is_some()))
            .map_err(|error| error.to_string())?;
        if found {
            return Err(format!("{check} found something"));
        }
        Ok(())
    }

    /// One value.
    pub(crate) fn one<T: rusqlite::types::FromSql>(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
    ) -> rusqlite::Result<T> {
        self.file.query_row(sql, values, |row| row.get(0))
    }

    /// How many rows a question gives.
    pub(crate) fn count(&self, sql: &str, values: &[&dyn ToSql]) -> u64 {
        let many: i64 = self
            .one(&format!("select count(*) from {sql}"), values)
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
        u64::try_from(many).unwrap()
    }

    /// Whether somebody has a key in the header.
    pub(crate) fn has_key(&self, staff_id: &str) -> bool {
        let staff = self.header["staff"].as_array().unwrap();
        staff.iter().any(|entry| entry["id"] == staff_id)
    }

    /// The hash of each table, row by row and blob by blob.
    pub(crate) fn tables(&self) -> BTreeMap<String, String> {
        self.all_tables()
            .into_iter()
            .map(|table| {
                let hash = self.hash_of(&table);
                (table, hash)
            })
            .collect()
    }

    /// How many rows each table has, where that says something: the index of words keeps pages, not rows.
    pub(crate) fn sizes(&self) -> BTreeMap<String, String> {
        let tables = self.all_tables().into_iter();
        tables
            .filter(|table| !table.starts_with("search_words"))
            .map(|table| {
                let rows = self.count(&format!("\"{table}\""), &[]);
                (table, rows.to_string())
            })
            .collect()
    }

    fn all_tables(&self) -> Vec<String> {
        let mut statement = self
            .file
            .prepare(
                "select name from pragma_table_list where schema = 'main' and type in ('table', 'shadow')
                 and name not like 'sqlite\\_%' escape '\\' order by name",
            )
            .unwrap();
        let names = statement.query_map([], |row| row.get(0)).unwrap();
        names.map(Result::unwrap).collect()
    }

    /// The hash of the oldest entries of the trail.
    pub(crate) fn trail_up_to(&self, number: u64) -> String {
        self.hash(&format!(
            "select * from audit_entry order by number limit {number}"
        ))
    }

    fn hash_of(&self, table: &str) -> String {
        self.hash(&format!("select * from \"{table}\""))
    }

    fn hash(&self, sql: &str) -> String {
        let mut statement = self.file.prepare(sql).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        let mut hash = Sha256::new();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                let (kind, bytes) = match row.get_ref(column).unwrap() {
                    ValueRef::Null => (b'n', Vec::new()),
                    ValueRef::Integer(number) => (b'i', number.to_be_bytes().to_vec()),
                    ValueRef::Real(number) => (b'r', number.to_be_bytes().to_vec()),
                    ValueRef::Text(text) => (b't', text.to_vec()),
                    ValueRef::Blob(bytes) => (b'b', bytes.to_vec()),
                };
                hash.update([kind]);
                hash.update(bytes.len().to_be_bytes());
                hash.update(bytes);
            }
        }
        hash.finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// The tables whose records carry a version.
    fn versioned(&self) -> rusqlite::Result<Vec<String>> {
        let mut statement = self.file.prepare(
            "select t.name from sqlite_schema t where t.type = 'table'
             and exists (select 1 from pragma_table_info(t.name) where name = 'version')
             and exists (select 1 from pragma_table_info(t.name) where name = 'id')",
        )?;
        let names = statement.query_map([], |row| row.get(0))?;
        names.collect()
    }
}

/// The data key out of its seal, by the code on the recovery sheet.
pub(crate) fn unseal(sealed: &str, sheet: &str) -> Result<[u8; 32], String> {
    let sealed = BASE64_STANDARD
        .decode(sealed)
        .map_err(|error| error.to_string())?;
    unseal_file(&sealed, sheet)
}

/// The same out of an age file.
pub(crate) fn unseal_file(sealed: &[u8], sheet: &str) -> Result<[u8; 32], String> {
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(|error| error.to_string())?;
    let identity = identity_of(sheet);
    let mut reader = decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(|error| error.to_string())?;
    let mut key = [0; 32];
    reader
        .read_exact(&mut key)
        .map_err(|error| error.to_string())?;
    Ok(key)
}

/// Eight groups of four characters (Crockford's base 32) and one that checks them make 160 bits; HKDF makes an age
/// identity of them.
fn identity_of(sheet: &str) -> age::x25519::Identity {
    let carrying = sheet.split(' ').flat_map(|group| group.bytes().take(4));
    let bits: Vec<u8> = carrying
        .flat_map(|character| {
            let value = ALPHABET.iter().position(|one| *one == character).unwrap();
            (0..5)
                .rev()
                .map(move |bit| u8::from((value >> bit) & 1 == 1))
        })
        .collect();
    let code: Vec<u8> = bits
        .chunks(8)
        .map(|byte| byte.iter().fold(0, |sum, bit| (sum << 1) | bit))
        .collect();
    let mut secret = [0; 32];
    Hkdf::<Sha256>::new(None, &code)
        .expand(b"waymark recovery sheet 1", &mut secret)
        .unwrap();
    let prefix = bech32::Hrp::parse("AGE-SECRET-KEY-").unwrap();
    let text = bech32::encode_upper::<bech32::Bech32>(prefix, &secret).unwrap();
    age::x25519::Identity::from_str(&text).unwrap()
}

/// A SQLCipher file, opened with its raw key.
pub(crate) fn open(path: &Path, key: &[u8; 32]) -> Result<Connection, String> {
    let said = |error: rusqlite::Error| error.to_string();
    let file = Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE)
        .map_err(said)?;
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    file.execute_batch(&format!(
        "pragma cipher_log_level = none; pragma key = \"x'{hex}'\";"
    ))
    .map_err(said)?;
    file.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))
        .map_err(said)?;
    Ok(file)
}

/// Takes a backup apart as its description says (a tar archive with a manifest, the seal for the sheet, the database),
/// and opens the database in the folder `scratch`.
pub(crate) fn open_backup(backup: &Path, sheet: &str, scratch: &Path) -> Result<Witness, String> {
    let said = |error: std::io::Error| error.to_string();
    std::fs::create_dir_all(scratch).map_err(said)?;
    let mut seal = None;
    let path = scratch.join("school.waymark");
    let mut archive = tar::Archive::new(std::fs::File::open(backup).map_err(said)?);
    for part in archive.entries().map_err(said)? {
        let mut part = part.map_err(said)?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(said)?;
        match part.path_bytes().as_ref() {
            b"recovery.age" => seal = Some(bytes),
            b"school.waymark" => std::fs::write(&path, bytes).map_err(said)?,
            _ => {}
        }
    }
    let key = unseal_file(&seal.ok_or("no seal")?, sheet)?;
    let file = open(&path, &key)?;
    let header: String = file
        .query_row("select header from vault", [], |row| row.get(0))
        .map_err(|error| error.to_string())?;
    let header = serde_json::from_str(&header).map_err(|error| error.to_string())?;
    Ok(Witness { file, header })
}

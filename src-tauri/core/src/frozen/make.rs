//! Making the school that is kept for a schema. Run once for each version, by `cargo xtask freeze-schema`.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde_json::json;

use super::{
    CIPHER, CIPHER_SAYS, FILES, Facts, PASSWORD, PLAIN, cipher_key, copy_school, desk_at, kept_at,
    stands, steps, vault_at,
};
use crate::domain::id::StaffId;
use crate::store::frozen::{make_cipher_sample, make_in_schema, make_small, take_rows, to_plain};
use crate::store::{SchoolFile, front};
use crate::testing::day;
use crate::vault::{Filled, NewPerson, Vault};
use crate::world::FixedWorld;

/// Adds the schools and the hashes of the steps that are not kept yet.
pub(super) fn what_is_missing() {
    fs::create_dir_all(kept_at()).unwrap();
    let steps = steps();
    let missing: Vec<usize> = (1..=steps.len())
        .filter(|version| !kept_at().join(format!("{version:04}.zip")).exists())
        .collect();
    if !missing.is_empty() {
        let folder = tempfile::tempdir().unwrap();
        let newest = folder.path().join("newest");
        let staff_id = small_school(&newest, folder.path());
        for version in missing {
            let home = folder.path().join(version.to_string());
            copy_school(&newest, &home);
            if version < steps.len() {
                in_schema(version, &home, &staff_id);
            }
            keep(version, &home, &staff_id);
        }
    }
    let cipher = kept_at().join(CIPHER);
    if !cipher.exists() {
        make_cipher_sample(&cipher, &cipher_key(), CIPHER_SAYS);
    }
    let list = kept_at().join("steps.txt");
    let frozen = fs::read_to_string(&list).unwrap_or_default();
    let known: Vec<&str> = frozen.lines().collect();
    let more = steps.iter().skip(known.len()).map(String::as_str);
    let lines: Vec<&str> = known.iter().copied().chain(more).collect();
    fs::write(list, lines.join("\n") + "\n").unwrap();
}

/// A few children of the sample school in a vault of their own; who signs in there.
fn small_school(home: &Path, scratch: &Path) -> StaffId {
    let world = FixedWorld::at(day("2026-11-10").and_hms_opt(11, 20, 0).unwrap());
    let sample = Vault::of_sample(scratch.join("sample"));
    crate::sample::make(&sample, &world).unwrap();
    let anybody = sample.header().unwrap().staff.remove(0).id;
    let (file, keys) = sample.open(&anybody, crate::sample::PASSWORD).unwrap();
    make_small(&file);
    let key = file.key();
    let staff = front::staff(&file.connection()).unwrap();
    file.close().unwrap();
    drop(keys);
    let from = sample.folder().join(FILES[0]);
    let works = |one: &&crate::domain::record::person::Staff| {
        one.administrator && one.works_on(day("2026-11-10"))
    };
    let me = staff.iter().find(works).unwrap().clone();
    let id = me.id.clone();
    let fill = |file: SchoolFile| {
        take_rows(&file, &from, &key);
        Ok(Filled {
            file,
            people: vec![NewPerson {
                id: me.id,
                name: me.name,
                job_title: me.job_title,
                password: PASSWORD.to_owned(),
            }],
            sample: false,
        })
    };
    let (file, keys) = vault_at(home).create("Sedgecombe", fill).unwrap();
    file.close().unwrap();
    drop(keys);
    // So that its trail has entries with their seals.
    let desk = desk_at(home);
    let who = json!({ "staff_id": id, "password": PASSWORD });
    desk.run("sign_in", who).unwrap();
    desk.run("sign_out", json!({})).unwrap();
    id
}

/// Puts the school into the schema of an earlier version.
fn in_schema(version: usize, home: &Path, staff_id: &StaffId) {
    let (file, keys) = vault_at(home).open(staff_id, PASSWORD).unwrap();
    let key = file.key();
    file.close().unwrap();
    drop(keys);
    let (path, newer) = (home.join(FILES[0]), home.join("newer"));
    fs::rename(&path, &newer).unwrap();
    make_in_schema(version, &path, &newer, &key);
    fs::remove_file(newer).unwrap();
}

fn keep(version: usize, home: &Path, staff_id: &StaffId) {
    // A look at a copy, since opening it would bring it up to date.
    let look = home.with_extension("look");
    copy_school(home, &look);
    let key = key_of(home, staff_id);
    let plain = look.join(PLAIN);
    let tables = {
        let file = SchoolFile::open_as_it_is(&look.join(FILES[0]), &key).unwrap();
        to_plain(&file, &plain);
        stands(&file)
    };
    let facts = Facts {
        staff_id: staff_id.as_str().to_owned(),
        key: *key.bytes(),
        tables,
    };
    fs::write(look.join("facts.json"), serde_json::to_vec(&facts).unwrap()).unwrap();
    let archive = fs::File::create(kept_at().join(format!("{version:04}.zip"))).unwrap();
    let mut archive = zip::ZipWriter::new(archive);
    for name in [PLAIN, FILES[1], FILES[2], "facts.json"] {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(name, options).unwrap();
        archive
            .write_all(&fs::read(look.join(name)).unwrap())
            .unwrap();
    }
    archive.finish().unwrap();
}

/// The data key, by way of a copy that may be brought up to date.
fn key_of(home: &Path, staff_id: &StaffId) -> crate::store::StoreKey {
    let copy = home.with_extension("opened");
    copy_school(home, &copy);
    let (file, _) = vault_at(&copy).open(staff_id, PASSWORD).unwrap();
    file.key()
}

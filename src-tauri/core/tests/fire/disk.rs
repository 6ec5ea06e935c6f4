//! A disk that forgets: takes what a process did to its files from the record of `storm.c`, and tells what could be left
//! of it had the power gone at any moment. What was synced is there. Of what was not, any part may be, by the sector;
//! names last once their folder was synced, and before that in the order in which they were given.

use std::collections::BTreeMap;
use std::path::Path;

use crate::chance::Chance;

const SECTOR: usize = 512;

/// One thing that happened.
#[derive(Debug)]
pub(crate) struct Event {
    kind: u8,
    path: String,
    more: Vec<u8>,
    offset: usize,
}

impl Event {
    /// What was said to whoever listens, if it is that.
    pub(crate) fn said(&self) -> Option<&str> {
        (self.kind == b'!').then(|| std::str::from_utf8(&self.more).unwrap())
    }

    /// Reads a record. What was cut off in the middle did not happen.
    pub(crate) fn all_of(record: &Path) -> Vec<Self> {
        let bytes = std::fs::read(record).unwrap();
        let mut rest = bytes.as_slice();
        let mut events = Vec::new();
        while let Some((head, after)) = rest.split_at_checked(32) {
            let number = |place: usize| {
                let bytes: [u8; 8] = head[place * 8..][..8].try_into().unwrap();
                usize::try_from(u64::from_ne_bytes(bytes)).unwrap()
            };
            let (path, more) = (number(1), number(2));
            let Some((text, after)) = after.split_at_checked(path + more) else {
                break;
            };
            events.push(Self {
                kind: u8::try_from(number(0)).unwrap(),
                path: String::from_utf8(text[..path].to_vec()).unwrap(),
                more: text[path..].to_vec(),
                offset: number(3),
            });
            rest = after;
        }
        events
    }
}

/// A change to a file that may be forgotten.
#[derive(Debug)]
enum Change {
    Bytes(usize, Vec<u8>),
    Length(usize),
}

impl Change {
    fn to(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Bytes(offset, more) => write_at(bytes, *offset, more),
            Self::Length(length) => bytes.resize(*length, 0),
        }
    }
}

fn write_at(bytes: &mut Vec<u8>, offset: usize, more: &[u8]) {
    let end = offset + more.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[offset..end].copy_from_slice(more);
}

#[derive(Debug, Default)]
struct File {
    lasting: Vec<u8>,
    waiting: Vec<Change>,
}

/// A change of names that may be forgotten: the name, and the file that it is of from then on.
#[derive(Debug)]
struct Naming {
    path: String,
    file: Option<usize>,
}

/// The disk.
#[derive(Debug, Default)]
pub(crate) struct Disk {
    files: Vec<File>,
    /// As the process sees them.
    names: BTreeMap<String, usize>,
    lasting: BTreeMap<String, usize>,
    waiting: Vec<Naming>,
}

impl Disk {
    /// A folder as it lies there, all of it synced.
    pub(crate) fn of(folder: &Path) -> Self {
        let mut disk = Self::default();
        disk.take_in(folder);
        disk.lasting = disk.names.clone();
        disk
    }

    /// The same files in another folder.
    pub(crate) fn moves(&mut self, from: &Path, to: &Path) {
        let moved = |names: &BTreeMap<String, usize>| {
            let of = |(path, file): (&String, &usize)| {
                let own = Path::new(path).strip_prefix(from).unwrap();
                (to.join(own).display().to_string(), *file)
            };
            names.iter().map(of).collect()
        };
        self.names = moved(&self.names);
        self.lasting = moved(&self.lasting);
    }

    fn take_in(&mut self, folder: &Path) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                self.take_in(&path);
                continue;
            }
            self.names
                .insert(path.display().to_string(), self.files.len());
            self.files.push(File {
                lasting: std::fs::read(&path).unwrap(),
                waiting: Vec::new(),
            });
        }
    }

    /// Goes on by an event. Where `syncs` is false, a sync of the log is passed over, as SQLite leaves it out with
    /// `synchronous = normal`.
    pub(crate) fn goes_on(&mut self, event: &Event, syncs: bool) {
        let file = self.names.get(&event.path).copied();
        match (event.kind, file) {
            (b'c', _) => {
                let file = self.files.len();
                self.files.push(File::default());
                self.name(event.path.clone(), Some(file));
            }
            (b'w', Some(file)) => {
                let change = Change::Bytes(event.offset, event.more.clone());
                self.files[file].waiting.push(change);
            }
            (b't', Some(file)) => self.files[file].waiting.push(Change::Length(event.offset)),
            (b's', Some(file)) if syncs || !event.path.ends_with("-wal") => {
                let file = &mut self.files[file];
                for change in std::mem::take(&mut file.waiting) {
                    change.to(&mut file.lasting);
                }
            }
            (b's', None) => self.names_last_in(&event.path),
            (b'u', _) => self.name(event.path.clone(), None),
            (b'r', file) => {
                let to = String::from_utf8(event.more.clone()).unwrap();
                self.name(to, file);
                self.name(event.path.clone(), None);
            }
            // What was said, and what happened to a file without a name.
            _ => {}
        }
    }

    fn name(&mut self, path: String, file: Option<usize>) {
        rename(&mut self.names, &path, file);
        self.waiting.push(Naming { path, file });
    }

    fn names_last_in(&mut self, folder: &str) {
        let here = |naming: &Naming| Path::new(&naming.path).parent() == Some(Path::new(folder));
        for naming in std::mem::take(&mut self.waiting) {
            if here(&naming) {
                rename(&mut self.lasting, &naming.path, naming.file);
            } else {
                self.waiting.push(naming);
            }
        }
    }

    /// What could be left of `folder` had the power gone now, put into `to`.
    pub(crate) fn after_a_cut(&self, folder: &Path, to: &Path, chance: &mut Chance) {
        let mut names = self.lasting.clone();
        let many = u64::try_from(self.waiting.len()).unwrap();
        let kept = usize::try_from(chance.below(many + 1)).unwrap();
        for naming in &self.waiting[..kept] {
            rename(&mut names, &naming.path, naming.file);
        }
        // A disk that had written nearly all of it, nearly nothing, or anything.
        let odds = *chance.pick(&[0, 1, 4, 7, 8]);
        for (path, file) in names {
            let own = to.join(Path::new(&path).strip_prefix(folder).unwrap());
            std::fs::create_dir_all(own.parent().unwrap()).unwrap();
            std::fs::write(own, self.files[file].left_after_a_cut(odds, chance)).unwrap();
        }
    }
}

/// A name, or none from now on.
fn rename(names: &mut BTreeMap<String, usize>, path: &str, file: Option<usize>) {
    match file {
        Some(file) => names.insert(path.to_owned(), file),
        None => names.remove(path),
    };
}

impl File {
    fn left_after_a_cut(&self, odds: u64, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = self.lasting.clone();
        for change in &self.waiting {
            match change {
                Change::Length(_) if chance.below(8) >= odds => {}
                Change::Length(_) => change.to(&mut bytes),
                Change::Bytes(offset, more) => {
                    for (number, sector) in more.chunks(SECTOR).enumerate() {
                        if chance.below(8) < odds {
                            write_at(&mut bytes, offset + number * SECTOR, sector);
                        }
                    }
                }
            }
        }
        bytes
    }
}

/// For each event whether SQLite would sync the log there with `synchronous = normal` too: before it copies the log into
/// the file, and not after a commit.
pub(crate) fn also_normal(events: &[Event]) -> Vec<bool> {
    let mut copies_next = false;
    let mut also: Vec<bool> = (events.iter().rev())
        .map(|event| {
            let also = copies_next;
            if event.kind != b'!' {
                copies_next = event.kind == b'w' && event.path.ends_with(".waymark");
            }
            also
        })
        .collect();
    also.reverse();
    also
}

//! Killed at any system call while a backup is made or put back, or everything is taken along: what has a backup's name is whole, a vault is whole or not
//! there, the vault that was read is as it was, a file that was taken along is the former or the new one, and one in which it is put back holds all of then or all of now.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails says where")]
#![allow(clippy::print_stdout, reason = "`make kills` tells what it saw")]

use std::fs;
use std::path::{Path, PathBuf};

use kdw_tests::killed::{Point, chosen, copy, kill_at, points};
use kdw_tests::{Device, PASSPHRASE};
use serde_json::{Value, json};

/// What stood where everything is taken along to.
const FORMER: &str = "wat er stond";

const PROGRAM: &str = env!("CARGO_BIN_EXE_copies");

/// A vault with a text in it, a backup of that, and where to try things.
struct Ground {
    device: Device,
    talk: Value,
    read: Value,
    whole: PathBuf,
    /// The same vault, with something written in it since, and how that reads.
    later: (PathBuf, Value),
    /// What opens the backup, without deriving anything.
    code: String,
}

fn unlock() -> Value {
    json!({ "passphrase": PASSPHRASE })
}

impl Ground {
    fn new() -> Self {
        let mut device = Device::with_vault();
        let code = device.make_sheet();
        let talk = device.begin("plan", &[]);
        let person = device.meet(&talk, "de bakker");
        device.begin("plan", &[person]);
        let place = device.root().join("whole");
        fs::create_dir(&place).unwrap();
        device.ok("backup_folder_set", json!({ "folder": place }));
        let made = device.ok("backup_make", Value::Null);
        let whole = Path::new(made["folder"].as_str().unwrap()).join(made["name"].as_str().unwrap());
        let read = device.read(&talk);
        let later = device.root().join("later");
        device.ok("vault_lock", Value::Null);
        copy(&device.data(), &later).unwrap();
        let mut other = Device::at(&later);
        other.ok("vault_unlock", unlock());
        other.ok("agreement_add", json!({ "conversation": talk, "body": "later" }));
        let later = (later, other.read(&talk));
        other.ok("vault_lock", Value::Null);
        Self { device, talk, read, whole, later, code }
    }

    /// What one try works on: a copy of the vault and an empty folder, or nothing.
    fn fresh(&self, flow: &str, number: usize) -> (PathBuf, PathBuf) {
        let root = self.device.root().join(format!("try-{number}"));
        let place = root.join("stick");
        fs::create_dir_all(&place).unwrap();
        if flow == "make" || flow == "along" {
            copy(&self.device.data(), &root.join("data")).unwrap();
            let file = place.join("alles.zip");
            if flow == "make" {
                return (root, place);
            }
            fs::write(&file, FORMER).unwrap();
            return (root, file);
        }
        if flow == "over" {
            copy(&self.later.0, &root.join("data")).unwrap();
        }
        (root, self.whole.clone())
    }

    /// The vault in this folder holds what it held.
    fn assert_holds(&self, folder: &Path) {
        let mut device = Device::at(folder);
        device.ok("vault_unlock", unlock());
        assert_eq!(device.read(&self.talk), self.read);
        device.ok("vault_lock", Value::Null);
    }

    /// Every file with the name of a backup can be put back; how many there are.
    fn assert_whole(&self, place: &Path) -> usize {
        let named = |path: &PathBuf| path.extension().is_some_and(|end| end == "kdw");
        let files: Vec<_> = fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path()).filter(named).collect();
        for file in &files {
            let mut device = Device::new();
            device.ok("backup_restore", json!({ "file": file, "secret": self.code }));
            assert_eq!(device.read(&self.talk), self.read);
        }
        files.len()
    }

    fn killed_at(&self, flow: &str) {
        let log = self.device.root().join("log");
        let (root, at) = self.fresh(flow, 0);
        let arguments = |root: &Path, at: &Path| {
            let mut words = vec![root.join("data").to_str().unwrap().to_owned(), flow.to_owned()];
            words.push(at.to_str().unwrap().to_owned());
            words.extend((flow == "restore").then(|| self.code.clone()));
            words
        };
        let all = points(PROGRAM, &arguments(&root, &at), &log).unwrap();
        assert!(all.len() > 60, "{flow} has {} calls", all.len());
        let (mut before, mut after) = (0, 0);
        // In a vault that is there, each point takes two derivations or three: half of them but on request.
        let every = if ["along", "over"].contains(&flow) && std::env::var_os("KDW_KILLS").is_none() { 2 } else { 1 };
        let chosen: Vec<&Point> = chosen(&all).into_iter().step_by(every).collect();
        for (number, point) in (1..).zip(&chosen) {
            let (root, at) = self.fresh(flow, number);
            let said = kill_at(point, PROGRAM, &arguments(&root, &at)).unwrap();
            let done = self.look(flow, &root, point);
            assert!(done || said.is_empty(), "{flow}, {point:?}: it said that it was done");
            before += usize::from(!done);
            after += usize::from(done);
            fs::remove_dir_all(root).unwrap();
        }
        println!("{flow}: {} of {} points; before {before}, after {after}", chosen.len(), all.len());
        assert!(before > 0 && after > 0, "{flow}: it was killed before and after it was there");
    }

    /// Looks at what a killed process left, and tells whether it had done its work.
    fn look(&self, flow: &str, root: &Path, point: &Point) -> bool {
        let (data, place) = (root.join("data"), root.join("stick"));
        if flow == "make" {
            let whole = self.assert_whole(&place);
            self.assert_holds(&data);
            let left = fs::read_dir(data.join("kluis")).unwrap().count();
            assert!(left <= 4, "{point:?}: nothing of a copy is left once it was opened");
            return whole == 1;
        }
        if flow == "along" {
            return self.look_along(&data, &place, point);
        }
        if flow == "over" {
            return self.look_over(&data, point);
        }
        let mut device = Device::at(&data);
        match device.ok("app_status", Value::Null)["vault"].as_str() {
            Some("missing") => {
                let again = device.call("backup_restore", json!({ "file": self.whole, "secret": self.code }));
                assert_eq!(again, Ok(Value::Null), "{point:?}: it goes well the next time");
                device.ok("vault_lock", Value::Null);
                self.assert_holds(&data);
                let left: Vec<_> = fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().file_name()).collect();
                assert!(left.iter().all(|name| name == "kluis" || name == "kluis.lock"), "{point:?}: {left:?}");
                false
            }
            _ => {
                self.assert_holds(&data);
                true
            }
        }
    }
}

impl Ground {
    /// Looks at the file that everything was taken along in, and tells whether it is the new one. Whatever else is left has the name
    /// that says so.
    fn look_along(&self, data: &Path, place: &Path, point: &Point) -> bool {
        let bytes = fs::read(place.join("alles.zip")).unwrap();
        let done = bytes != FORMER.as_bytes();
        if done {
            // The list of what is in it comes last, and its names with it.
            let end = String::from_utf8_lossy(&bytes[bytes.len() - 400..]).into_owned();
            assert!(bytes.starts_with(b"PK") && end.contains("lees-mij.txt"), "{point:?}: it is whole");
        }
        let names = fs::read_dir(place).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let others: Vec<String> = names.filter(|name| name != "alles.zip").collect();
        let unfinished = |name: &String| name.starts_with(".kijk-en-doe-wijzer-") && name.ends_with(".onaf");
        assert!(others.len() <= usize::from(!done) && others.iter().all(unfinished), "{point:?}: {others:?}");
        self.assert_holds(data);
        let left = fs::read_dir(data.join("kluis")).unwrap().count();
        assert!(left <= 4, "{point:?}: nothing of a copy is left once it was opened");
        done
    }

    /// Looks at the vault in which a backup was being put back, and tells whether that was done. What stood there is there, or
    /// lies aside; the rest goes well.
    fn look_over(&self, data: &Path, point: &Point) -> bool {
        let mut device = Device::at(data);
        device.ok("vault_unlock", unlock());
        let put_back = |device: &mut Device, file: &Path| {
            device.ok("backup_put_back", json!({ "file": file }));
            device.read(&self.talk)
        };
        let aside = |device: &mut Device| {
            let all = device.ok("backup_list", Value::Null)["backups"].as_array().unwrap().clone();
            let kept: Vec<_> = all.into_iter().filter(|one| one["aside"] == json!(true)).collect();
            let names = fs::read_dir(data.join("kluis/vervangen")).into_iter().flatten().count();
            assert_eq!(names, kept.len(), "{point:?}: what lies aside is known");
            kept.into_iter().map(|one| Path::new(one["folder"].as_str().unwrap()).join(one["name"].as_str().unwrap()))
        };
        let (read, kept) = (device.read(&self.talk), aside(&mut device).next_back());
        let done = read == self.read;
        match kept {
            Some(file) if done => assert_eq!(put_back(&mut device, &file), self.later.1, "{point:?}"),
            // What was put aside may be there already.
            _ if read == self.later.1 => assert_eq!(put_back(&mut device, &self.whole), self.read, "{point:?}"),
            kept => panic!("{point:?}: {read} with {kept:?} aside"),
        }
        aside(&mut device).for_each(drop);
        device.ok("vault_lock", Value::Null);
        let left = fs::read_dir(data.join("kluis")).unwrap().count();
        assert!(left <= 5, "{point:?}: nothing of a copy is left once it was opened");
        done
    }
}

#[test]
fn a_backup_that_is_put_back_in_a_vault_takes_its_place_whole_or_not_at_all() {
    Ground::new().killed_at("over");
}

#[test]
fn what_is_taken_along_takes_the_place_of_what_stood_there_whole_or_not_at_all() {
    Ground::new().killed_at("along");
}

#[test]
fn a_backup_that_is_made_is_whole_or_has_no_name() {
    Ground::new().killed_at("make");
}

#[test]
fn a_backup_that_is_put_back_is_a_whole_vault_or_none() {
    Ground::new().killed_at("restore");
}

//! Killed at any system call while what opens the vault is made or changed: it opens with the former secret or with the
//! new one, never with none, and its data is whole.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails says where")]
#![allow(clippy::print_stdout, reason = "`make kills` tells what it saw")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kdw_core::api::dispatch;
use kdw_core::clock::SystemClock;
use kdw_core::crypto::KdfCost;
use kdw_core::error::Code;
use kdw_core::session::Session;
use kdw_tests::PASSPHRASE;
use kdw_tests::killed::{NEW, Point, chosen, copy, kill_at, points};
use serde_json::{Value, json};

const PROGRAM: &str = env!("CARGO_BIN_EXE_keys");

/// A vault with one sheet or three, and where to try things.
struct Ground {
    root: tempfile::TempDir,
    /// The codes of its sheets, with spaces between them.
    codes: String,
    header: Vec<u8>,
    number: u32,
}

/// What was found after the kills of one flow.
#[derive(Default)]
struct Seen {
    points: u64,
    former: u64,
    new: u64,
    both: u64,
    said: u64,
}

fn call(folder: &Path, commands: &[(&str, Value)]) -> Result<Value, Code> {
    let mut session = Session::new(folder, Arc::new(SystemClock), KdfCost::FLOOR);
    let mut last = Value::Null;
    for (command, request) in commands {
        last = dispatch(&mut session, command, &request.to_string())?.value;
    }
    session.lock().unwrap();
    Ok(last)
}

/// Opens it, reads what every vault holds, and closes it.
fn opens(folder: &Path, passphrase: &str) -> bool {
    let list = ("conversation_list", json!({ "person": null, "period": null }));
    match call(folder, &[("vault_unlock", json!({ "passphrase": passphrase })), list]) {
        Ok(list) => {
            assert_eq!(list["total"], json!(1), "the example is there");
            true
        }
        Err(Code::WrongPassphrase) => false,
        Err(other) => panic!("{passphrase}: {other:?}"),
    }
}

/// Whether the one sheet opens it, or any two of the three; some of them never do, and others not.
fn codes_open(folder: &Path, codes: &str) -> bool {
    let codes: Vec<&str> = codes.split(' ').collect();
    let pairs = if codes.len() == 1 { vec![(0, 0)] } else { vec![(0, 1), (1, 2), (2, 0)] };
    let mut opens = pairs.into_iter().map(|(one, other)| {
        let other = (one != other).then(|| codes[other]);
        match call(folder, &[("recovery_check", json!({ "code": codes[one], "other": other }))]) {
            Ok(Value::Null) => true,
            Err(Code::WrongRecoveryCode) => false,
            other => panic!("{other:?}"),
        }
    });
    let first = opens.next().unwrap();
    assert!(opens.all(|other| other == first), "any two, or none");
    first
}

impl Ground {
    fn new(sheets: &str) -> Self {
        let root = tempfile::tempdir().unwrap();
        let vault = root.path().join("vault");
        call(&vault, &[("vault_create", json!({ "passphrase": PASSPHRASE }))]).unwrap();
        let mut ground = Self { codes: String::new(), header: Vec::new(), number: 0, root };
        let folder = vault.to_str().unwrap();
        let output = std::process::Command::new(PROGRAM).args([folder, sheets]).output().unwrap();
        ground.codes = String::from_utf8(output.stdout).unwrap().lines().next().unwrap().to_owned();
        ground.header = fs::read(vault.join("kluis/kluis.hdr")).unwrap();
        assert!(codes_open(&vault, &ground.codes));
        ground
    }

    /// What it takes of them to open it.
    fn enough(&self) -> String {
        self.codes.split(' ').take(2).collect::<Vec<_>>().join(" ")
    }

    /// A folder of its own for one try: with the vault, or empty.
    fn fresh(&mut self, flow: &str) -> PathBuf {
        self.number += 1;
        let folder = self.root.path().join(format!("try-{}", self.number));
        if flow != "create" {
            copy(&self.root.path().join("vault"), &folder).unwrap();
        }
        folder
    }

    /// The calls of a flow that is not killed; afterwards only the new secret opens.
    fn points(&mut self, flow: &str) -> Vec<Point> {
        let folder = self.fresh(flow);
        let log = self.root.path().join("log");
        let all = points(PROGRAM, &[folder.to_str().unwrap(), flow, &self.enough()], &log).unwrap();
        assert!(all.len() > 30, "{flow} has {} calls", all.len());
        match flow {
            "create" => assert!(opens(&folder, PASSPHRASE)),
            "code" | "sheets" => assert!(!codes_open(&folder, &self.codes)),
            _ => assert!(opens(&folder, NEW) && !opens(&folder, PASSPHRASE)),
        }
        fs::remove_dir_all(folder).unwrap();
        all
    }

    fn kill(&mut self, flow: &str, point: &Point, seen: &mut Seen) {
        let folder = self.fresh(flow);
        let lines = kill_at(point, PROGRAM, &[folder.to_str().unwrap(), flow, &self.enough()]).unwrap();
        let said = lines.last().is_some_and(|line| line == "done");
        let (former, new) = match flow {
            "create" => self.after_create(&folder),
            "code" | "sheets" => self.after_sheets(&folder, lines.first()),
            _ => self.after_passphrase(&folder),
        };
        assert!(former || new, "{flow}, {point:?}: nothing opens it");
        assert!(!said || new && !former, "{flow}, {point:?}: it said that it was done");
        seen.points += 1;
        seen.said += u64::from(said);
        seen.former += u64::from(former && !new);
        seen.new += u64::from(new && !former);
        seen.both += u64::from(former && new);
        // Killed at its very first calls, it made nothing.
        if folder.exists() {
            fs::remove_dir_all(folder).unwrap();
        }
    }

    /// No vault, as before, or one that opens. What is left of a vault that was not finished is in no one's way.
    fn after_create(&self, folder: &Path) -> (bool, bool) {
        let vault = call(folder, &[("app_status", Value::Null)]).unwrap()["vault"].clone();
        if vault == json!("locked") {
            return (false, opens(folder, PASSPHRASE));
        }
        if self.number.is_multiple_of(8) {
            call(folder, &[("vault_create", json!({ "passphrase": NEW }))]).unwrap();
            let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
            assert!(!names.into_iter().any(|name| name.to_string_lossy().starts_with("kluis.new-")));
        }
        (vault == json!("missing"), false)
    }

    fn after_sheets(&self, folder: &Path, drawn: Option<&String>) -> (bool, bool) {
        let is_whole = |line: &&String| matches!(line.len(), 35 | 107);
        let (former, new) =
            (codes_open(folder, &self.codes), drawn.filter(is_whole).is_some_and(|codes| codes_open(folder, codes)));
        assert!(opens(folder, PASSPHRASE), "the passphrase goes on to open it");
        (former, new)
    }

    /// A copy of the header that is as it was opens as it did; only another one has to be tried.
    fn after_passphrase(&self, folder: &Path) -> (bool, bool) {
        assert!(codes_open(folder, &self.codes), "what is on paper goes on to open it");
        let copies = ["kluis.hdr", "kluis.hdr.2"].map(|name| fs::read(folder.join("kluis").join(name)).unwrap());
        let same = copies.iter().filter(|copy| **copy == self.header).count();
        if same < 2 {
            let before = folder.with_extension("before");
            copy(folder, &before).unwrap();
            let former = same > 0 && opens(&before, PASSPHRASE);
            fs::remove_dir_all(before).unwrap();
            return (former, opens(folder, NEW));
        }
        (opens(folder, PASSPHRASE), false)
    }
}

/// One flow after the other: they share the processors, and the key derivations are most of it. The vault begins with what
/// `sheets` makes.
fn killed_at(flow: &str, sheets: &str) {
    let mut ground = Ground::new(sheets);
    let all = ground.points(flow);
    let mut seen = Seen::default();
    for point in chosen(&all) {
        ground.kill(flow, point, &mut seen);
    }
    let Seen { points, former, new, both, said } = seen;
    println!("{flow}: {points} of {} points; former {former}, new {new}, either {both}, said done {said}", all.len());
    assert!(former > 0 && new > 0, "{flow}: it was killed before and after the change");
}

#[test]
fn a_vault_that_is_made_is_whole_or_not_there() {
    killed_at("create", "code");
}

#[test]
fn a_passphrase_that_is_changed_is_the_former_or_the_new_one() {
    killed_at("change", "code");
}

#[test]
fn a_sheet_that_is_made_anew_is_the_former_or_the_new_one() {
    killed_at("code", "code");
}

#[test]
fn three_sheets_that_are_made_anew_are_the_former_or_the_new_ones() {
    killed_at("sheets", "sheets");
}

#[test]
fn a_vault_that_is_opened_with_two_of_its_sheets_has_the_former_passphrase_or_the_new_one() {
    killed_at("recover", "sheets");
}

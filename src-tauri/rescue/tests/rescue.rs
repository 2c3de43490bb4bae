//! Everything out of a vault or a backup, with whatever opens it, and of what was given no byte changes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails says where")]

use std::collections::{BTreeMap, VecDeque};
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use age::secrecy::SecretString;
use kdw_rescue::{Person, run};
use kdw_tests::killed::copy;
use kdw_tests::{Device, PASSPHRASE, typed_back};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const OWN: &str = "een zin voor dit bestand";

/// Answers what was laid ready, and remembers what was told.
#[derive(Default)]
struct Typist {
    answers: VecDeque<String>,
    told: String,
}

impl Person for Typist {
    fn tell(&mut self, text: &str) -> io::Result<()> {
        self.told += &format!("{text}\n");
        Ok(())
    }

    fn ask(&mut self, question: &str) -> io::Result<String> {
        self.tell(question)?;
        self.answers.pop_front().ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    fn ask_secret(&mut self, question: &str) -> io::Result<Zeroizing<String>> {
        self.ask(question).map(Zeroizing::new)
    }
}

fn rescue(words: &[&Path], answers: &[&str]) -> (bool, String) {
    let answers = answers.iter().map(|&answer| answer.to_owned()).collect();
    let mut typist = Typist { answers, ..Typist::default() };
    let words = words.iter().map(|word| OsString::from(*word));
    let ended = run(words, &mut typist);
    assert!(typist.answers.is_empty() || ended != ExitCode::SUCCESS, "not asked: {:?}", typist.answers);
    (ended == ExitCode::SUCCESS, typist.told)
}

const OPEN: &str = "--zonder-wachtwoord";

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name)
}

/// Every file below a folder, with the sum of its bytes.
fn sums(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut sums = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sums.append(&mut self::sums(&path));
        } else {
            sums.insert(path.clone(), Sha256::digest(fs::read(path).unwrap()).to_vec());
        }
    }
    sums
}

fn in_zip(bytes: Vec<u8>, name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn data(file: &Path) -> Value {
    serde_json::from_str(&in_zip(fs::read(file).unwrap(), "alles.json")).unwrap()
}

fn ids(data: &Value) -> Vec<&str> {
    data["conversations"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

#[test]
fn a_vault_of_before_comes_out_with_everything_in_it_and_keeps_every_byte() {
    let place = tempfile::tempdir().unwrap();
    let (app, target) = (place.path().join("app"), place.path().join("alles.zip"));
    copy(&fixture("vault-1/kluis"), &app.join("kluis")).unwrap();
    let before = sums(&app);
    let (done, told) = rescue(&[Path::new(OPEN), &app, &target], &[PASSPHRASE, "ja"]);
    assert!(done, "{told}");
    assert_eq!(sums(&app), before, "no byte, no file more");
    let read: Value = serde_json::from_slice(&fs::read(fixture("vault-1/read.json")).unwrap()).unwrap();
    let found = data(&target);
    for (id, talk) in read["conversations"].as_object().unwrap() {
        let one = found["conversations"].as_array().unwrap().iter().find(|one| one["id"] == json!(id)).unwrap();
        assert_eq!(
            (&one["texts"], &one["agenda"], &one["agreements"]),
            (&talk["texts"], &talk["agenda"], &talk["agreements"])
        );
    }
    assert!(!told.contains(PASSPHRASE));
}

#[test]
fn what_is_in_the_log_only_comes_along_and_a_vault_that_is_open_is_left_alone() {
    let place = tempfile::tempdir().unwrap();
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": "net geschreven" }));
    let target = place.path().join("alles.zip");
    let (done, told) = rescue(&[Path::new(OPEN), &device.data(), &target], &[PASSPHRASE, "ja"]);
    assert!(!done && told.contains("De app heeft deze kluis nu open."), "{told}");
    // As after a power cut: what was written last is in the log.
    let app = place.path().join("app");
    copy(&device.data(), &app).unwrap();
    assert!(fs::metadata(app.join("kluis/kluis.db-wal")).unwrap().len() > 0);
    let before = sums(&app);
    let (done, told) = rescue(&[Path::new(OPEN), &app.join("kluis"), &target], &[PASSPHRASE, "ja"]);
    assert!(done, "{told}");
    assert_eq!(sums(&app), before);
    assert!(in_zip(fs::read(&target).unwrap(), "alles.html").contains("net geschreven"));
}

#[cfg(unix)]
#[test]
fn a_vault_that_is_open_is_known_by_any_way_to_it_and_one_sound_header_is_enough() {
    let place = tempfile::tempdir().unwrap();
    let (home, target) = (place.path().join("thuis"), place.path().join("thuis/Documenten/alles.zip"));
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    copy(&fixture("vault-1/kluis"), &home.join("kluis")).unwrap();
    fs::create_dir(home.join("kluis/vervangen")).unwrap();
    let link = place.path().join("koppeling");
    std::os::unix::fs::symlink(home.join("kluis"), &link).unwrap();
    let lock = fs::File::create(home.join("kluis.lock")).unwrap();
    lock.lock().unwrap();
    for way in [home.clone(), home.join("kluis"), link.clone(), home.join("kluis/vervangen/..")] {
        let (done, told) = rescue(&[Path::new(OPEN), &way, &place.path().join("a.zip")], &[]);
        assert!(!done && told.contains("De app heeft deze kluis nu open."), "{}: {told}", way.display());
    }
    let (_, told) = rescue(&[Path::new(OPEN), &link, &home.join("kluis/binnen.zip")], &[]);
    assert!(told.contains("In deze map staat de app zelf."), "{told}");
    drop(lock);
    fs::remove_file(home.join("kluis.lock")).unwrap();
    // A folder where a header was: what cannot be read.
    fs::remove_file(home.join("kluis/kluis.hdr")).unwrap();
    fs::create_dir(home.join("kluis/kluis.hdr")).unwrap();
    let (done, told) = rescue(&[Path::new(OPEN), &home.join("kluis"), &target], &[PASSPHRASE, "ja"]);
    assert!(done && target.exists(), "a folder that only holds the vault is not the app's own: {told}");
}

#[test]
fn a_code_opens_a_vault_and_a_slip_is_told_and_asked_again() {
    let place = tempfile::tempdir().unwrap();
    let mut device = Device::with_vault();
    let sheet = device.ok("recovery_make", json!({ "passphrase": null }));
    device.ok("recovery_confirm", typed_back(&sheet));
    device.ok("vault_lock", Value::Null);
    let groups: Vec<&str> = sheet["groups"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let (before, target) = (sums(&device.data()), place.path().join("alles.zip"));
    let (done, told) =
        rescue(&[&device.data(), Path::new(OPEN), &target], &["iets heel anders dan dit", "", &groups.join(" "), "ja"]);
    assert!(done && told.contains("Dit past niet."), "{told}");
    assert_eq!(sums(&device.data()), before, "the wachtwoord is what it was, too");
    assert_eq!(ids(&data(&target)).len(), 1);
}

#[test]
fn two_of_three_sheets_open_a_backup_and_what_comes_out_is_sealed_for_any_program() {
    let place = tempfile::tempdir().unwrap();
    let made: Value = serde_json::from_slice(&fs::read(fixture("backup-2.json")).unwrap()).unwrap();
    let (file, sheet) = (fixture("backup-2.kdw"), |at: usize| made["sheets"][at].as_str().unwrap());
    let before = fs::read(&file).unwrap();
    let typed = [sheet(2), sheet(0), "te kort", "te kort", OWN, "anders", OWN, OWN];
    let (done, told) = rescue(&[&file, place.path()], &typed);
    assert!(done && told.contains("te kort") && told.contains("niet twee keer hetzelfde"), "{told}");
    assert!(told.contains("age --decrypt --output alles.zip bestand.zip.age"), "how it opens is told with it");
    assert_eq!(fs::read(&file).unwrap(), before);
    let [sealed] = <[PathBuf; 1]>::try_from(sums(place.path()).into_keys().collect::<Vec<_>>()).unwrap();
    let name = sealed.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("kijk-en-doe-wijzer-20") && name.ends_with(".zip.age"), "{name}");
    let identity = age::scrypt::Identity::new(SecretString::from(OWN));
    let bytes = age::decrypt(&identity, &fs::read(&sealed).unwrap()).unwrap();
    let found: Value = serde_json::from_str(&in_zip(bytes, "alles.json")).unwrap();
    assert!(ids(&found).contains(&made["id"].as_str().unwrap()));
}

#[test]
fn what_is_refused_leaves_no_file_and_says_that_nothing_changed() {
    let place = tempfile::tempdir().unwrap();
    let (app, there) = (place.path().join("app"), place.path().join("er is al iets.zip"));
    copy(&fixture("vault-1/kluis"), &app.join("kluis")).unwrap();
    fs::write(&there, "dit blijft").unwrap();
    let backup = fixture("backup-1.kdw");
    let foreign = place.path().join("foto.kdw");
    fs::write(&foreign, "een foto").unwrap();
    let before = sums(place.path());
    let new = place.path().join("alles.zip");
    for (source, target, answers, says) in [
        (
            &app,
            &new,
            vec!["fout", "fout", "fout"],
            "Dit past niet. Gebruik het wachtwoord van toen, of de code van je herstelblad.\nDat ging drie keer mis.",
        ),
        (&app, &new, vec![PASSPHRASE, "nee"], "Er is geen bestand gemaakt."),
        (&app, &new, vec![], "Het is gestopt."),
        (&app, &new, vec![PASSPHRASE, "", ""], "Het is gestopt."),
        (&app, &there, vec![], "Dit bestand bestaat al."),
        (&app, &app, vec![], "In deze map staat de app zelf."),
        (&app, &app.join("kluis/alles.zip"), vec![], "In deze map staat de app zelf."),
        (&app, &place.path().join("weg/alles.zip"), vec![], "Deze plek is er niet."),
        (&place.path().join("weg"), &new, vec![], "Hier staat geen kluis en geen reservekopie."),
        (&foreign, &new, vec!["x"], "Dit bestand is geen reservekopie van deze app."),
        (
            &backup,
            &new,
            vec!["209SP QWKM0 0GX6K 8A7VE S4JD0 6B65Y GED3F", "", ""],
            "Dit past niet. Gebruik het wachtwoord van toen, of de code van je herstelblad.",
        ),
    ] {
        let (done, told) = rescue(&[Path::new(OPEN), source, target], &answers);
        assert!(!done && told.contains(says), "{says}\n{told}");
        assert!(told.ends_with("Aan je kluis en je kopieën is niets veranderd.\n"), "{told}");
    }
    assert_eq!(sums(place.path()), before);
}

#[test]
fn the_program_itself_opens_a_backup_with_its_code_and_says_how_it_is_used() {
    let place = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_kdw-rescue");
    for words in [&[][..], &["alleen-een-bron"], &["--iets", "a", "b"], &["a", "b", "c"]] {
        let told = Command::new(program).args(words).output().unwrap();
        assert_eq!(told.status.code(), Some(2), "{words:?}");
        assert!(String::from_utf8(told.stdout).unwrap().contains("kdw-rescue BRON DOEL"));
    }
    let target = place.path().join("alles.zip");
    let mut child = Command::new(program)
        .args([OsString::from(OPEN), fixture("backup-1.kdw").into(), target.clone().into()])
        .env("TMPDIR", place.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let made: Value = serde_json::from_slice(&fs::read(fixture("backup-1.json")).unwrap()).unwrap();
    let typed = format!("{}\nja\n", made["code"].as_str().unwrap());
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let told = child.wait_with_output().unwrap();
    let text = String::from_utf8(told.stdout).unwrap();
    assert!(told.status.success() && text.contains("Klaar: "), "{text}");
    assert!(ids(&data(&target)).contains(&made["id"].as_str().unwrap()));
    assert_eq!(sums(place.path()).into_keys().collect::<Vec<_>>(), [target], "the copy is gone");
}

/// Root may look anywhere, so then it is asked as the user `nobody`.
#[cfg(unix)]
#[test]
fn a_vault_that_may_not_be_looked_into_is_not_called_absent() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65_534;
    let place = tempfile::tempdir().unwrap();
    let (app, program) = (place.path().join("app"), place.path().join("kdw-rescue"));
    copy(&fixture("vault-1/kluis"), &app.join("kluis")).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_kdw-rescue"), &program).unwrap();
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(&app, fs::Permissions::from_mode(0o000)).unwrap();
    let mut asked = Command::new(&program);
    asked.args([&app, &place.path().join("alles.zip.age")]).stdin(Stdio::null());
    if place.path().metadata().unwrap().uid() == 0 {
        asked.uid(NOBODY).gid(NOBODY);
    }
    let told = String::from_utf8(asked.output().unwrap().stdout).unwrap();
    fs::set_permissions(&app, fs::Permissions::from_mode(0o700)).unwrap();
    assert!(told.starts_with("Dit mag niet gelezen worden. Vraag of je er rechten op krijgt."), "{told}");
}

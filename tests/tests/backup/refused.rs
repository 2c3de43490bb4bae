//! What is refused has a reason of its own, and nothing is there that was not there before.

use sha2::{Digest, Sha256};

use super::*;

/// A backup, its bytes, and where its sealed part begins.
fn one() -> (Device, PathBuf, Vec<u8>, usize) {
    let (mut device, _) = device();
    let talk = device.begin("plan", &[]);
    device.meet(&talk, "de bakker");
    let file = made(&mut device);
    let bytes = fs::read(&file).unwrap();
    let sealed = bytes.windows(22).position(|window| window == b"age-encryption.org/v1\n").unwrap();
    (device, file, bytes, sealed)
}

/// Puts these bytes back on a device without a vault, which must refuse them and keep nothing.
fn refuse(bytes: &[u8], secret: &str) -> Code {
    let mut device = Device::new();
    let file = device.root().join("gekozen.kdw");
    fs::write(&file, bytes).unwrap();
    let request = json!({ "file": file, "secret": secret });
    let code = device.call("backup_restore", request).unwrap_err();
    assert_eq!(fs::read(&file).unwrap(), bytes, "and the file is as it was");
    if device.data().exists() {
        assert_eq!(names(&device.data()), ["kluis.lock"], "{code:?}");
    }
    assert_eq!(device.ok("app_status", Value::Null)["vault"], "missing");
    code
}

/// The header as a later format would write it: with a sum that fits.
fn newer_header(header: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(header).unwrap().replace("\"format\":3,", "\"format\":4,");
    let summed = &text[..text.find("sum ").unwrap()];
    let sum: String = Sha256::digest(summed)[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{summed}sum {sum}\n").into_bytes()
}

#[test]
fn every_part_can_be_damaged_and_every_length_cut() {
    let (_device, _, bytes, sealed) = one();
    let mut places = vec![40, sealed - 5, sealed + 3, sealed + 120, sealed + 400];
    places.extend((1..4).map(|part| sealed + (bytes.len() - sealed) * part / 4));
    places.push(bytes.len() - 1);
    for at in places {
        let mut bad = bytes.clone();
        bad[at] ^= 1;
        assert_eq!(refuse(&bad, PASSPHRASE), Code::BackupDamaged, "byte {at} of {}", bytes.len());
    }
    for length in [1, 24, 60, sealed - 1, sealed, sealed + 1, sealed + 250, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(refuse(&bytes[..length], PASSPHRASE), Code::BackupDamaged, "{length} bytes");
    }
    assert_eq!(refuse(&[&bytes[..], b"x"].concat(), PASSPHRASE), Code::BackupDamaged);
}

#[test]
fn a_strange_file_a_later_format_and_the_parts_of_two_backups_have_reasons_of_their_own() {
    let (_device, _, bytes, sealed) = one();
    assert_eq!(refuse(&bytes, OTHER), Code::WrongPassphrase);
    for strange in [&b""[..], b"PK\x03\x04 een zip", &bytes[sealed..], &bytes[1..]] {
        assert_eq!(refuse(strange, PASSPHRASE), Code::NotABackup);
    }
    let mut other = Device::new();
    other.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
    let place = other.root().canonicalize().unwrap();
    other.ok("backup_folder_set", json!({ "folder": place }));
    let others = fs::read(made(&mut other)).unwrap();
    let other_sealed = others.windows(22).position(|window| window == b"age-encryption.org/v1\n").unwrap();
    let mixed = [&bytes[..sealed], &others[other_sealed..]].concat();
    assert_eq!(refuse(&mixed, PASSPHRASE), Code::BackupDamaged, "what is sealed is of another vault");

    let mut device = Device::new();
    let later = newer_header(&bytes[..sealed]);
    let file = device.root().join("later.kdw");
    fs::write(&file, [&later, &bytes[sealed..]].concat()).unwrap();
    for command in ["backup_inspect", "backup_restore"] {
        assert_eq!(device.call(command, json!({ "file": file, "secret": PASSPHRASE })), Err(Code::NewerVersion));
    }
    for (file, code) in [(device.root().join("weg.kdw"), Code::NotFound), (device.root().to_owned(), Code::NotABackup)]
    {
        assert_eq!(device.call("backup_inspect", json!({ "file": file, "secret": PASSPHRASE })), Err(code));
    }
}

#[test]
fn a_vault_that_is_not_open_is_never_replaced() {
    let (mut device, file, ..) = one();
    let restore = |device: &mut Device| device.call("backup_restore", json!({ "file": file, "secret": PASSPHRASE }));
    device.ok("vault_lock", Value::Null);
    assert_eq!(restore(&mut device), Err(Code::VaultExists));
    for name in ["kluis.db", "kluis.hdr"] {
        fs::remove_file(device.data().join("kluis").join(name)).unwrap();
    }
    assert_eq!(restore(&mut device), Err(Code::VaultExists), "what is left of one counts as one");
    assert_eq!(names(&device.data()), ["kluis", "kluis.lock"]);
}

#[test]
fn what_a_backup_left_that_was_cut_off_goes_with_the_next() {
    let (mut device, file, ..) = one();
    let (place, own) = (file.parent().unwrap().to_owned(), device.data().join("kluis"));
    let half = place.join(format!("{}.onaf", file.file_name().unwrap().to_str().unwrap()));
    fs::write(&half, "half").unwrap();
    for name in ["kluis.tijdelijk-0011", "kluis.tijdelijk-0022-wal"] {
        fs::write(own.join(name), "half").unwrap();
    }
    device.relock();
    assert_eq!(names(&own), ["kluis.db", "kluis.db-wal", "kluis.hdr", "kluis.hdr.2"]);
    device.clock.advance(chrono::Duration::days(1));
    let second = made(&mut device);
    assert!(!half.exists() && file.exists() && second.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_not_be_written_is_said() {
    let mut device = Device::with_vault();
    // Not even root may make a file here.
    device.ok("backup_folder_set", json!({ "folder": "/sys/kernel" }));
    assert_eq!(device.call("backup_make", Value::Null), Err(Code::BackupFolderReadOnly));
    assert_eq!(names(&device.data().join("kluis")), ["kluis.db", "kluis.db-wal", "kluis.hdr", "kluis.hdr.2"]);
    assert_eq!(list(&mut device)["backups"], json!([]));
}

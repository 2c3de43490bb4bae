//! The way back, tried out on a copy.

use super::ways::{NEW, headers, made, refusal, with_code};
use super::*;
use crate::crypto::{RecoveryCode, Secret, Sheets};

fn read(copy: &OpenVault) -> Result<(i64, PathBuf)> {
    Ok((notes(copy), copy.folder.clone()))
}

/// Names in the vault's folder.
fn names(folder: &Path) -> Vec<PathBuf> {
    listing(&folder.join("kluis")).into_keys().collect()
}

#[test]
fn every_step_is_taken_on_a_copy_and_of_the_vault_no_byte_changes() {
    let (folder, code) = with_code();
    let vault = unlock(folder.path(), PASSPHRASE).unwrap();
    vault.connection.execute("INSERT INTO note VALUES ('meer')", []).unwrap();
    let before = listing(folder.path());
    let (count, place) = vault.rehearse(Secret::from(&code), read).unwrap();
    assert_eq!(count, 401, "what was written last is there");
    assert_eq!(listing(folder.path()), before);
    assert!(place.starts_with(folder.path().join("kluis")) && !place.exists());
    vault.close().unwrap();
    check_paper(folder.path(), &code).unwrap();
    assert_eq!(notes(&unlock(folder.path(), PASSPHRASE).unwrap()), 401);
}

#[test]
fn the_copy_is_opened_with_another_passphrase_and_holds_no_word_in_the_clear() {
    let (folder, code) = with_code();
    let vault = unlock(folder.path(), PASSPHRASE).unwrap();
    let header = headers(folder.path());
    let look = |copy: &OpenVault| {
        assert!(!copy.accepts(PASSPHRASE)? && copy.vault_id == vault.vault_id);
        for bytes in listing(&copy.folder).into_values().flatten() {
            assert!(!bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()));
        }
        Ok(())
    };
    vault.rehearse(Secret::from(&code), look).unwrap();
    assert_eq!(headers(folder.path()), header);
    assert!(vault.accepts(PASSPHRASE).unwrap());
}

#[test]
fn two_sheets_are_tried_as_one_is() {
    let (folder, sheets) = (closed_vault(), Sheets::make(true).unwrap());
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    vault.keep_recovery(&sheets.secrets(), made()).unwrap();
    for secret in sheets.secrets() {
        assert_eq!(vault.rehearse(secret, read).unwrap().0, 400);
    }
    let one = Secret::from(&sheets.codes()[0]);
    assert_eq!(refusal(vault.rehearse(one, read)), Some(Code::SecondSheetNeeded));
}

#[test]
fn what_is_refused_is_refused_before_anything_is_copied() {
    let (folder, _) = with_code();
    let vault = unlock(folder.path(), PASSPHRASE).unwrap();
    let (before, wrong) = (names(folder.path()), RecoveryCode::make().unwrap());
    // A file stands in the place of the folder: it would be told, were a copy begun.
    let kept = folder.path().join("kluis");
    fs::rename(&kept, folder.path().join("elders")).unwrap();
    fs::write(&kept, "").unwrap();
    assert_eq!(refusal(vault.rehearse(Secret::from(&wrong), read)), Some(Code::WrongRecoveryCode));
    fs::remove_file(&kept).unwrap();
    fs::rename(folder.path().join("elders"), &kept).unwrap();
    assert_eq!(names(folder.path()), before);
}

#[test]
fn whatever_goes_wrong_leaves_no_copy() {
    let (folder, code) = with_code();
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    let before = names(folder.path());
    let fails = |_: &OpenVault| -> Result<()> { Err(Error::Fault("a test")) };
    assert!(vault.rehearse(Secret::from(&code), fails).is_err());
    assert_eq!(names(folder.path()), before);

    // What a process left that was killed halfway goes at the next unlock, and when all copies have to go.
    let left = folder.path().join("kluis/kluis.tijdelijk-0011223344556677");
    let leave = || {
        fs::create_dir_all(left.join("kluis")).unwrap();
        fs::write(left.join("kluis/kluis.db"), "half").unwrap();
    };
    leave();
    vault.remove_copies().unwrap();
    assert!(!left.exists());
    leave();
    vault.change_passphrase(NEW).unwrap();
    vault.close().unwrap();
    unlock(folder.path(), NEW).unwrap().close().unwrap();
    assert!(!left.exists());
}

//! A vault as it is when it was just made, made once for all tests of one program. Making one derives a key twice, slowly
//! on purpose; a copy is opened with one derivation.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde_json::json;

use crate::killed::copy;
use crate::{Device, PASSPHRASE};

/// Copies it into a data folder that has none.
pub fn copy_into(data: &Path) {
    let copied = made().and_then(|place| copy(&place, data));
    copied.unwrap_or_else(|error| panic!("a copy of a new vault: {error}"));
}

/// Where it stands: beside this program, under a name that changes when the program does.
fn made() -> std::io::Result<PathBuf> {
    let program = std::env::current_exe()?;
    let built = fs::metadata(&program)?.modified()?;
    let built = built.duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos());
    let place = program.with_extension(format!("{built}.vault"));
    if !place.exists() {
        remove_older(&program, &place);
        make(&place)?;
    }
    Ok(place)
}

/// Removes those of earlier builds of this program; what cannot be removed harms nothing.
fn remove_older(program: &Path, place: &Path) {
    let beside = program.parent().and_then(|folder| fs::read_dir(folder).ok());
    for path in beside.into_iter().flatten().flatten().map(|entry| entry.path()) {
        let of_program = path.with_extension("").with_extension("") == program;
        if of_program && path.extension().is_some_and(|kind| kind == "vault") && path != place {
            let _ = fs::remove_dir_all(path);
        }
    }
}

/// Makes it under another name first. Several tests may do so at once: the first one's stays, whole.
fn make(place: &Path) -> std::io::Result<()> {
    let mut device = Device::new();
    device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
    device.ok("vault_lock", json!(null));
    let beside = place.parent().unwrap_or(Path::new("."));
    let unfinished = tempfile::tempdir_in(beside)?;
    copy(&device.data(), unfinished.path())?;
    match fs::rename(unfinished.path(), place) {
        Err(_) if place.exists() => Ok(()),
        outcome => outcome,
    }
}

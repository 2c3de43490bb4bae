//! A vault as it is when it was just made, made once for all tests of one program. Making one derives a key twice, slowly
//! on purpose; a copy is opened with one derivation.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde_json::json;

use crate::{Device, PASSPHRASE};

/// Copies it into a data folder that has none.
pub fn copy_into(data: &Path) {
    copy(&made(), data).unwrap_or_else(|error| panic!("a copy of a new vault: {error}"));
}

/// Where it stands: beside this program, under a name that changes when the program does.
fn made() -> PathBuf {
    let program = std::env::current_exe().unwrap_or_else(|error| panic!("this program's own file: {error}"));
    let built = fs::metadata(&program).and_then(|about| about.modified()).ok();
    let built = built.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map_or(0, |time| time.as_nanos());
    let place = program.with_extension(format!("{built}.vault"));
    if !place.exists() {
        let mut device = Device::new();
        device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
        device.ok("vault_lock", json!(null));
        let unfinished = place.with_extension(format!("{}.unfinished", std::process::id()));
        let done = copy(&device.data(), &unfinished).and_then(|()| fs::rename(&unfinished, &place));
        // Another test may have been quicker: then its vault stands there, and this one goes.
        if let Err(error) = done {
            let _ = fs::remove_dir_all(&unfinished);
            assert!(place.exists(), "a new vault for all tests: {error}");
        }
    }
    place
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

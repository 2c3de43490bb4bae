//! The copy of a vault that is made before its schema changes.
//!
//! A plain copy of the file would miss what is still in the log, so the copy goes through SQLite's backup. It has the
//! same key and the same salt, so the same header opens it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::crypto::Subkey;
use crate::error::{Code, Result};
use crate::store::close_whole;
use crate::store::open::{Mode, allow_checkpoint_on_close, open};

/// Pages that are copied at a time.
const PAGES: i32 = 1024;

/// Copies the open database of `path` to `<path>.before-<highest>`, and reads the copy back from first to last page.
///
/// A copy of the same name, left by a migration that failed, is replaced. Nothing stays of a copy that failed.
pub(super) fn make(
    from: &Connection,
    path: &Path,
    key: &Subkey,
    cipher_salt: &[u8; 16],
    highest: u64,
) -> Result<PathBuf> {
    let target = with_suffix(path, &format!(".before-{highest}"));
    let unfinished = with_suffix(path, ".before-unfinished");
    remove(&unfinished);
    let outcome = write(from, &unfinished, key, cipher_salt).and_then(|()| settle(&unfinished, &target));
    if outcome.is_err() {
        remove(&unfinished);
    }
    outcome.map(|()| target)
}

/// Removes the copies that earlier migrations of `path` left. What cannot be removed stays: it harms nothing.
pub(super) fn keep_only(copy: &Path, path: &Path) {
    for other in copies(path).unwrap_or_default().into_iter().filter(|other| other != copy) {
        let _ = fs::remove_file(other);
    }
}

/// Removes every copy that migrations of `path` left, durably.
pub(super) fn remove_all(path: &Path) -> Result<()> {
    let copies = copies(path)?;
    copies.iter().try_for_each(fs::remove_file)?;
    if copies.is_empty() { Ok(()) } else { sync_folder(path) }
}

/// The copies beside `path`, unfinished ones and their logs among them.
fn copies(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    let (Some(folder), Some(prefix)) = (path.parent(), with_suffix(path, ".before-").file_name().map(OsString::from))
    else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(prefix.as_encoded_bytes()) {
            found.push(entry.path());
        }
    }
    Ok(found)
}

/// Copies the pages of an open database, as they are now, to a new file of the same key and salt, all in that one file.
/// Nothing is read back.
pub(crate) fn pages(from: &Connection, target: &Path, key: &Subkey, cipher_salt: &[u8; 16]) -> Result<()> {
    let mut to = open(target, key, cipher_salt, Mode::Create)?;
    Backup::new(from, &mut to)?.run_to_completion(PAGES, Duration::ZERO, None)?;
    close_whole(to, target)
}

/// Makes the open database `to` hold what `from` holds, of the same key and salt, in one step: it is all as it was, or all as it
/// is in `from`.
pub(crate) fn pages_into(from: &Connection, to: &mut Connection) -> Result<()> {
    Ok(Backup::new(from, to)?.run_to_completion(PAGES, Duration::ZERO, None)?)
}

fn write(from: &Connection, target: &Path, key: &Subkey, cipher_salt: &[u8; 16]) -> Result<()> {
    pages(from, target, key, cipher_salt)?;
    let copy = open(target, key, cipher_salt, Mode::Existing)?;
    allow_checkpoint_on_close(&copy)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let steps = "SELECT count(*) FROM schema_migration";
    let complete = copy.query_row(steps, [], |row| row.get::<_, i64>(0))?
        == from.query_row(steps, [], |row| row.get::<_, i64>(0))?;
    copy.close().map_err(|(_, error)| error)?;
    if verdict != "ok" || !complete {
        return Err(Code::VaultDamaged.into());
    }
    fs::File::options().write(true).open(target)?.sync_all()?;
    Ok(())
}

/// Gives the copy its name, durably.
fn settle(unfinished: &Path, target: &Path) -> Result<()> {
    fs::rename(unfinished, target)?;
    sync_folder(target)
}

/// Makes what changed in the folder of `path` durable. Windows does this by itself.
fn sync_folder(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        fs::File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

fn remove(path: &Path) {
    for suffix in ["", "-wal", "-journal"] {
        let _ = fs::remove_file(with_suffix(path, suffix));
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

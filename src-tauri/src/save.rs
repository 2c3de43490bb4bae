//! Saves a text where the user says: the only file that the window can have written outside the vault.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use kdw_core::error::{Code, Error, Result};
use tauri::{State, WebviewWindow};
use tempfile::NamedTempFile;

use crate::bridge::{App, Fault};
use crate::dialogs;

/// The longest text, in bytes.
const LONGEST_TEXT: usize = 8 << 20;
/// The longest file name to propose, in bytes; file systems stop at 255.
const LONGEST_NAME: usize = 200;

/// Proposes `name` in the system's dialog and writes `contents` where the user chose, whole or not at all.
///
/// Answers `false` when the user chose nothing. Fails with `bad_request` or `too_large` before anything is asked, with
/// `locked` when the vault was locked while the dialog was open, and with `disk_full`, `read_only` or `internal` when
/// the file cannot be written.
#[tauri::command]
pub async fn save_text(
    window: WebviewWindow,
    app: State<'_, App>,
    name: String,
    contents: String,
) -> std::result::Result<bool, Fault> {
    check(&name, &contents)?;
    let was_open = is_open(&app).await?;
    let Some(path) = dialogs::ask_where(&window, name).await? else { return Ok(false) };
    // A dialog that outlives the lock must not carry off what was on the screen before it.
    if was_open && !is_open(&app).await? {
        return Err(Code::Locked.into());
    }
    off_thread(move || write(&path, &contents)).await?.map_err(|error| error.code())?;
    Ok(true)
}

/// As [`check_name`], and a text of a size that a screen can make.
fn check(name: &str, contents: &str) -> std::result::Result<(), Code> {
    check_name(name)?;
    if contents.len() > LONGEST_TEXT { Err(Code::TooLarge) } else { Ok(()) }
}

/// A neutral name without a way to another folder.
pub fn check_name(name: &str) -> std::result::Result<(), Code> {
    let foreign = |one: char| one.is_control() || matches!(one, '/' | '\\' | ':');
    let plain = !name.is_empty() && name.len() <= LONGEST_NAME && !name.starts_with('.') && !name.contains(foreign);
    if plain { Ok(()) } else { Err(Code::BadRequest) }
}

/// After a crash the file holds what it held or the new text, and only its owner can read it.
fn write(path: &Path, contents: &str) -> Result<()> {
    let folder = path.parent().ok_or(Error::Fault("a chosen file has a folder"))?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(contents.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(io::Error::from)?;
    // Not every file system of a stick or a share can do this, and the text itself is on the disk.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

async fn is_open(app: &App) -> std::result::Result<bool, Code> {
    Ok(opened(app).await?.is_some())
}

/// When the vault was opened; absent while it is locked.
pub async fn opened(app: &App) -> std::result::Result<Option<DateTime<Utc>>, Code> {
    let session = Arc::clone(&app.session);
    off_thread(move || session.wait().opened()).await
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> std::result::Result<T, Code> {
    tauri::async_runtime::spawn_blocking(work).await.map_err(|_| Code::Internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_over_what_was_there_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("verslag.md");
        std::fs::write(&path, "iets veel langers dan wat er komt").unwrap();
        write(&path, "één zin").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "één zin");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left there");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing_and_has_a_code() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("map");
        std::fs::create_dir(&taken).unwrap();
        assert_eq!(write(&taken, "x").unwrap_err().code(), Code::Internal, "a folder is in its place");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(
            write(&folder.path().join("weg/a.md"), "x").unwrap_err().code(),
            Code::Internal,
            "its folder is gone"
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_may_not_be_written_is_read_only() {
        // Not even root may make a file here.
        assert_eq!(write(Path::new("/sys/kernel/a.md"), "x").unwrap_err().code(), Code::ReadOnly);
    }

    #[test]
    fn only_a_plain_name_is_proposed() {
        for name in [
            "",
            ".",
            "..",
            ".verborgen",
            "a/b.md",
            "../a.md",
            "a\\b.md",
            "c:a.md",
            "a\nb.md",
            "a\0.md",
            &"a".repeat(201),
        ] {
            assert_eq!(check(name, ""), Err(Code::BadRequest), "{name:?}");
        }
        assert_eq!(check("gesprek 2026-11-23.md", ""), Ok(()));
    }

    #[test]
    fn a_text_has_a_longest_size() {
        assert_eq!(check("a.md", &"a".repeat(LONGEST_TEXT)), Ok(()));
        assert_eq!(check("a.md", &"a".repeat(LONGEST_TEXT + 1)), Err(Code::TooLarge));
    }
}

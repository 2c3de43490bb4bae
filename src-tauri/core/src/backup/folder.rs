//! The folder that was chosen for backups: the names in it, and what its failures mean.
//!
//! A name has a date and eight digits of the random id of the writer: of a vault on one device, since it was last put back. So two
//! devices with one vault never get in each other's way in one folder. It says nothing of a person.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::unpack::Start;
use crate::clock::Now;
use crate::error::{Code, Error, Result};
use crate::id::WriterId;
use crate::store::table::backup::BackupRow;

const PREFIX: &str = "reservekopie-";
const SUFFIX: &str = ".kdw";
/// How the name ends of what was not read back yet.
const UNFINISHED: &str = ".onaf";

/// Eight digits that tell one writer from another.
fn tag(writer: WriterId) -> String {
    writer.0.simple().to_string().chars().take(8).collect()
}

/// A free path for a backup that is made now.
pub(super) fn free(folder: &Path, writer: WriterId, now: Now) -> PathBuf {
    let stem = format!("{PREFIX}{}-{}", now.local().format("%Y-%m-%d-%H%M%S"), tag(writer));
    let first = folder.join(format!("{stem}{SUFFIX}"));
    let others = (2..1000).map(|number| folder.join(format!("{stem}-{number}{SUFFIX}")));
    // Of one writer no two processes make a backup at once: the lock of its vault sees to that.
    std::iter::once(first.clone()).chain(others).find(|path| !path.exists()).unwrap_or(first)
}

/// The path while it is not finished.
pub(super) fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(UNFINISHED);
    name.into()
}

/// Removes what backups of this writer, or of any, left unfinished: the app was ended, or the stick was pulled out.
pub(super) fn remove_unfinished(folder: &Path, writer: Option<WriterId>) {
    for name in written_by(folder, writer, &format!("{SUFFIX}{UNFINISHED}")) {
        let _ = fs::remove_file(folder.join(name));
    }
}

/// The names of backups of this writer, or of any, that are whole.
pub(super) fn finished(folder: &Path, writer: Option<WriterId>) -> Vec<String> {
    written_by(folder, writer, SUFFIX)
}

fn written_by(folder: &Path, writer: Option<WriterId>, end: &str) -> Vec<String> {
    let tag = writer.map(|writer| format!("-{}", tag(writer))).unwrap_or_default();
    let ours = |name: &str| name.starts_with(PREFIX) && name.ends_with(end) && name.contains(&tag);
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = files.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    files.filter_map(|entry| entry.file_name().into_string().ok()).filter(|name| ours(name)).collect()
}

/// Whether the file of a backup is where it was written, as long as it was.
pub(super) fn is_there(row: &BackupRow) -> bool {
    let path = Path::new(&row.folder).join(&row.name);
    path.metadata().is_ok_and(|file| file.is_file() && file.len() == row.bytes)
}

/// Removes the file of a backup from `place`; one that is gone already, or that is no backup any more, is left as it is.
///
/// `BackupFolderGone` when that folder is not there, `BackupFolderReadOnly` when the file may not be removed.
pub(super) fn remove(place: &Path, name: &str) -> Result<()> {
    if !place.is_dir() {
        return Err(Code::BackupFolderGone.into());
    }
    let path = place.join(name);
    match Start::read(&path) {
        Err(error) if matches!(error.code(), Code::NotFound | Code::NotABackup) => {}
        // Damaged or not: it is the file of this name, and it begins as ours do.
        _ => fs::remove_file(&path).map_err(|error| explain(error.into(), place))?,
    }
    settle(place);
    Ok(())
}

/// Makes a new name in a folder durable, where its file system can.
pub(crate) fn settle(folder: &Path) {
    // Not every file system of a stick or a share can do this; what was written is synced by itself.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// What a failure in the folder of backups means to the person; the vault itself is not touched by it.
pub(crate) fn explain(error: Error, folder: &Path) -> Error {
    match &error {
        // The stick was pulled out while it was written or read back.
        Error::File(_) | Error::Coded(Code::BackupDamaged | Code::NotABackup | Code::NotFound) if !folder.is_dir() => {
            Code::BackupFolderGone.into()
        }
        Error::File(_) => match error.code() {
            Code::DiskFull => Code::BackupFolderFull.into(),
            Code::ReadOnly => Code::BackupFolderReadOnly.into(),
            _ => Code::BackupFailed.into(),
        },
        // What came back is not what went in.
        Error::Coded(Code::BackupDamaged | Code::NotABackup | Code::NotFound) => Code::BackupFailed.into(),
        _ => error,
    }
}

/// Looks at a folder that was chosen, and tells it as text, without links.
///
/// `BackupFolderGone` when it is no folder; `BackupFolderOwn` when it lies in the app's own `data` folder, where what
/// breaks the one breaks the other.
pub(crate) fn check(folder: &Path, data: &Path) -> Result<String> {
    let gone = || Error::Coded(Code::BackupFolderGone);
    if !folder.is_absolute() {
        return Err(gone());
    }
    let folder = folder.canonicalize().map_err(|error| match error.kind() {
        io::ErrorKind::PermissionDenied => Error::Coded(Code::BackupFolderReadOnly),
        _ => gone(),
    })?;
    if !folder.is_dir() {
        return Err(gone());
    }
    if data.canonicalize().is_ok_and(|data| folder.starts_with(data)) {
        return Err(Code::BackupFolderOwn.into());
    }
    // A name that is no text cannot be kept as one.
    folder.to_str().map(str::to_owned).ok_or_else(gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_a_date_and_a_tag_and_nothing_else() {
        let now = Now { utc: chrono::DateTime::from_timestamp(1_794_866_400, 0).unwrap(), offset_minutes: 60 };
        let (folder, writer) = (tempfile::tempdir().unwrap(), WriterId::random());
        let name = |path: PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
        let first = free(folder.path(), writer, now);
        assert_eq!(name(first.clone()), format!("reservekopie-2026-11-16-230000-{}.kdw", tag(writer)));
        fs::write(first, "een").unwrap();
        let second = free(folder.path(), writer, now);
        assert_eq!(name(second), format!("reservekopie-2026-11-16-230000-{}-2.kdw", tag(writer)));
    }

    #[test]
    fn what_is_unfinished_goes_of_this_writer_only() {
        let now = Now { utc: chrono::DateTime::from_timestamp(1_794_866_400, 0).unwrap(), offset_minutes: 60 };
        let (folder, ours, other) = (tempfile::tempdir().unwrap(), WriterId::random(), WriterId::random());
        let whole = free(folder.path(), ours, now);
        let left = [unfinished(&whole), unfinished(&free(folder.path(), other, now)), whole];
        left.iter().for_each(|path| fs::write(path, "x").unwrap());
        let name = left[2].file_name().unwrap().to_str().unwrap().to_owned();
        assert_eq!((finished(folder.path(), Some(ours)), finished(folder.path(), Some(other))), (vec![name], vec![]));
        remove_unfinished(folder.path(), Some(ours));
        assert_eq!(left.map(|path| path.exists()), [false, true, true]);
    }

    #[test]
    fn what_fails_in_the_folder_says_what_to_do_with_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let at = |kind: io::ErrorKind| explain(io::Error::from(kind).into(), folder.path()).code();
        assert_eq!(at(io::ErrorKind::StorageFull), Code::BackupFolderFull);
        assert_eq!(at(io::ErrorKind::ReadOnlyFilesystem), Code::BackupFolderReadOnly);
        assert_eq!(at(io::ErrorKind::Other), Code::BackupFailed);
        let gone = folder.path().join("weg");
        assert_eq!(explain(io::Error::from(io::ErrorKind::NotFound).into(), &gone).code(), Code::BackupFolderGone);
        // What was just written there ended too soon.
        assert_eq!(explain(Code::BackupDamaged.into(), &gone).code(), Code::BackupFolderGone);
        assert_eq!(explain(Code::BackupDamaged.into(), folder.path()).code(), Code::BackupFailed);
        assert_eq!(explain(Code::DiskFull.into(), folder.path()).code(), Code::DiskFull, "that is the vault's own");
    }

    #[test]
    fn a_folder_is_there_whole_and_not_the_app_s_own() {
        let root = tempfile::tempdir().unwrap();
        let (data, stick) = (root.path().join("data"), root.path().join("stick"));
        fs::create_dir_all(data.join("kluis")).unwrap();
        fs::create_dir(&stick).unwrap();
        fs::write(stick.join("bestand"), "x").unwrap();
        let code = |folder: &Path| check(folder, &data).unwrap_err().code();
        for gone in [stick.join("weg"), stick.join("bestand"), PathBuf::from("stick"), PathBuf::new()] {
            assert_eq!(code(&gone), Code::BackupFolderGone, "{}", gone.display());
        }
        for own in [data.clone(), data.join("kluis"), stick.join("../data")] {
            assert_eq!(code(&own), Code::BackupFolderOwn, "{}", own.display());
        }
        assert_eq!(Path::new(&check(&stick, &data).unwrap()), stick.canonicalize().unwrap());
    }
}

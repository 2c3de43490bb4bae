//! Writing a file where a person said, whole or not at all: under another name first, read back, and only then given its own.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::backup::{explain_place, private_file, settle_place, unfinished};
use crate::crypto::{open_with, seal_with};
use crate::error::{Code, Result};
use crate::progress::Progress;

/// Bytes that are read at a time.
const CHUNK: usize = 64 * 1024;

/// A file that was written and read back. It goes again unless it is kept.
pub(super) struct Written {
    path: PathBuf,
    bytes: u64,
    kept: bool,
}

impl Written {
    /// Keeps it, and tells its size in bytes.
    pub(super) fn keep(mut self) -> u64 {
        self.kept = true;
        self.bytes
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Writes what `fill` writes to `path`, sealed with a passphrase or not, and reads it back. What stood there is replaced at
/// the very end.
///
/// `BackupFolderGone`, `BackupFolderFull`, `BackupFolderReadOnly` or `BackupFailed` for what goes wrong in the folder; then nothing
/// of it stays, and what stood there does. `BackupStopped` when it was asked to stop before it got its name.
pub(super) fn write(
    path: &Path,
    passphrase: Option<&str>,
    progress: &Progress,
    fill: impl FnOnce(&mut dyn Write) -> Result<()>,
) -> Result<Written> {
    let folder = path.parent().unwrap_or(path);
    let aside = unfinished(path);
    let done = || -> Result<u64> {
        let went_in = write_out(&aside, passphrase, fill)?;
        if read_in(&aside, passphrase)? != went_in {
            return Err(Code::BackupFailed.into());
        }
        let bytes = fs::metadata(&aside)?.len();
        if progress.must_stop() {
            return Err(Code::BackupStopped.into());
        }
        fs::rename(&aside, path)?;
        settle_place(folder);
        Ok(bytes)
    };
    let bytes = done().map_err(|error| {
        let _ = fs::remove_file(&aside);
        explain_place(error, folder)
    })?;
    Ok(Written { path: path.to_owned(), bytes, kept: false })
}

/// What went through, in a number of bytes and their sum.
type Sum = (u64, [u8; 32]);

fn write_out(path: &Path, passphrase: Option<&str>, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Sum> {
    let file = private_file(path)?;
    let mut plain = BufWriter::with_capacity(CHUNK, &file);
    let sum = match passphrase {
        Some(passphrase) => {
            let mut sealing = seal_with(passphrase, &mut plain)?;
            let sum = summed(&mut sealing, fill)?;
            sealing.finish()?;
            sum
        }
        None => summed(&mut plain, fill)?,
    };
    plain.flush()?;
    drop(plain);
    file.sync_all()?;
    Ok(sum)
}

fn read_in(path: &Path, passphrase: Option<&str>) -> Result<Sum> {
    let file = BufReader::with_capacity(CHUNK, File::open(path)?);
    let mut from: Box<dyn Read> = match passphrase {
        Some(passphrase) => Box::new(open_with(passphrase, file)?),
        None => Box::new(file),
    };
    // A read that fails inside what is sealed says that it was changed.
    let sealed = passphrase.is_some();
    summed(&mut io::sink(), |to| match io::copy(&mut from, to) {
        Err(error) if sealed && error.kind() == io::ErrorKind::InvalidData => Err(Code::BackupFailed.into()),
        carried => Ok(carried.map(|_| ())?),
    })
}

fn summed(to: &mut dyn Write, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Sum> {
    let mut summing = Summing { to, bytes: 0, sum: Sha256::new() };
    fill(&mut summing)?;
    Ok((summing.bytes, summing.sum.finalize().into()))
}

struct Summing<'w> {
    to: &'w mut dyn Write,
    bytes: u64,
    sum: Sha256,
}

impl Write for Summing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.sum.update(bytes.get(..written).unwrap_or_default());
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSPHRASE: &str = "een zin voor dit bestand";

    fn go_on() -> Progress {
        Progress::default()
    }

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_stands_there_whole_and_for_its_owner_alone_and_goes_unless_it_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("alles.zip");
        fs::write(&path, "wat er stond, en veel langer").unwrap();
        let written = write(&path, None, &go_on(), |to| Ok(to.write_all(b"een woord")?)).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"een woord");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(written.keep(), 9);
        assert_eq!(names(folder.path()), ["alles.zip"]);
        drop(write(&path, Some(PASSPHRASE), &go_on(), |to| Ok(to.write_all(b"een woord")?)).unwrap());
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn what_fails_leaves_what_stood_there_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("alles.zip");
        fs::write(&path, "wat er stond").unwrap();
        for passphrase in [None, Some(PASSPHRASE)] {
            let code = |fails: io::ErrorKind| {
                let fill = |to: &mut dyn Write| {
                    to.write_all(b"een woord")?;
                    Err(io::Error::from(fails).into())
                };
                write(&path, passphrase, &go_on(), fill).err().unwrap().code()
            };
            assert_eq!(code(io::ErrorKind::StorageFull), Code::BackupFolderFull);
            assert_eq!(code(io::ErrorKind::ReadOnlyFilesystem), Code::BackupFolderReadOnly);
            assert_eq!(code(io::ErrorKind::Other), Code::BackupFailed);
        }
        assert_eq!(fs::read(&path).unwrap(), b"wat er stond");
        assert_eq!(names(folder.path()), ["alles.zip"]);
        let gone = write(&folder.path().join("weg/alles.zip"), None, &go_on(), |_| Ok(())).err().unwrap();
        assert_eq!(gone.code(), Code::BackupFolderGone);
    }

    #[test]
    fn who_asks_to_stop_finds_what_stood_there() {
        let folder = tempfile::tempdir().unwrap();
        let (path, progress) = (folder.path().join("alles.zip"), Progress::default());
        fs::write(&path, "wat er stond").unwrap();
        progress.stop();
        let stopped = write(&path, None, &progress, |to| Ok(to.write_all(b"een woord")?)).err().unwrap();
        assert_eq!(stopped.code(), Code::BackupStopped);
        assert_eq!(fs::read(&path).unwrap(), b"wat er stond");
        assert_eq!(names(folder.path()), ["alles.zip"]);
    }

    #[test]
    fn what_does_not_come_back_as_it_went_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("alles.zip");
        for passphrase in [None, Some(PASSPHRASE)] {
            let fill = |to: &mut dyn Write| {
                to.write_all(&[7; 200_000])?;
                // As a stick that keeps other bytes than it was given.
                let mut file = File::options().write(true).open(unfinished(&path))?;
                Ok(file.write_all(b"anders")?)
            };
            assert_eq!(write(&path, passphrase, &go_on(), fill).err().unwrap().code(), Code::BackupFailed);
            assert_eq!(names(folder.path()), [""; 0]);
        }
    }
}

//! Writing a file where a person said, whole or not at all: under another name first, read back, and only then given its own.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::{NamedTempFile, TempPath};

use crate::backup::explain_place;
use crate::crypto::{open_with, seal_with};
use crate::error::{Code, Result};

/// Bytes that are read at a time.
const CHUNK: usize = 64 * 1024;
/// How the name begins and ends that it has until then; what is between is drawn, so that it is no one's.
const UNFINISHED: (&str, &str) = (".kijk-en-doe-wijzer-", ".onaf");

/// A file that was written and read back beside its place. It goes again unless it is kept.
#[derive(Debug)]
pub(super) struct Written {
    beside: TempPath,
    path: PathBuf,
    bytes: u64,
}

impl Written {
    /// The folder in which it stands.
    pub(super) fn folder(&self) -> PathBuf {
        self.path.parent().unwrap_or(&self.path).to_owned()
    }

    /// Gives it its place, which it takes of what stood there, and tells its size in bytes.
    pub(super) fn keep(self) -> Result<u64> {
        let folder = self.folder();
        self.beside.persist(&self.path).map_err(|error| explain_place(error.error.into(), &folder))?;
        Ok(self.bytes)
    }
}

/// Writes what `fill` writes beside `path`, sealed with a passphrase or not, and reads it back.
///
/// `BackupFolderGone`, `BackupFolderFull`, `BackupFolderReadOnly` or `BackupFailed` for what goes wrong in the folder; then nothing
/// of it stays. What stands at `path` is left alone until it is kept.
pub(super) fn write(
    path: &Path,
    passphrase: Option<&str>,
    fill: impl FnOnce(&mut dyn Write) -> Result<()>,
) -> Result<Written> {
    let folder = path.parent().unwrap_or(path);
    let done = || -> Result<Written> {
        let (begin, end) = UNFINISHED;
        let mut file = tempfile::Builder::new().prefix(begin).suffix(end).tempfile_in(folder)?;
        let went_in = write_out(&mut file, passphrase, fill)?;
        let beside = file.into_temp_path();
        if read_in(&beside, passphrase)? != went_in {
            return Err(Code::BackupFailed.into());
        }
        let bytes = fs::metadata(&beside)?.len();
        Ok(Written { beside, path: path.to_owned(), bytes })
    };
    done().map_err(|error| explain_place(error, folder))
}

/// What went through, in a number of bytes and their sum.
type Sum = (u64, [u8; 32]);

fn write_out(
    file: &mut NamedTempFile,
    passphrase: Option<&str>,
    fill: impl FnOnce(&mut dyn Write) -> Result<()>,
) -> Result<Sum> {
    let mut plain = BufWriter::with_capacity(CHUNK, file.as_file());
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
    file.as_file().sync_all()?;
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

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    fn word(to: &mut dyn Write) -> Result<()> {
        Ok(to.write_all(b"een woord")?)
    }

    #[test]
    fn a_file_takes_its_place_whole_for_its_owner_alone_and_only_once_it_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (path, own) = (folder.path().join("alles.zip"), folder.path().join("alles.zip.onaf"));
        fs::write(&path, "wat er stond, en veel langer").unwrap();
        fs::write(&own, "van iemand zelf").unwrap();
        let written = write(&path, None, word).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"wat er stond, en veel langer", "until it is kept");
        assert_eq!(written.keep().unwrap(), 9);
        assert_eq!(fs::read(&path).unwrap(), b"een woord");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        drop(write(&path, Some(PASSPHRASE), word).unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"een woord", "what is not kept goes by itself");
        let mut left = names(folder.path());
        left.sort();
        assert_eq!(left, ["alles.zip", "alles.zip.onaf"], "a file of any other name is no one's to remove");
    }

    #[test]
    fn what_fails_leaves_what_stood_there_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("alles.zip");
        fs::write(&path, "wat er stond").unwrap();
        for passphrase in [None, Some(PASSPHRASE)] {
            let code = |fails: io::ErrorKind| {
                let fill = |to: &mut dyn Write| word(to).and_then(|()| Err(io::Error::from(fails).into()));
                write(&path, passphrase, fill).unwrap_err().code()
            };
            assert_eq!(code(io::ErrorKind::StorageFull), Code::BackupFolderFull);
            assert_eq!(code(io::ErrorKind::ReadOnlyFilesystem), Code::BackupFolderReadOnly);
            assert_eq!(code(io::ErrorKind::Other), Code::BackupFailed);
        }
        assert_eq!(fs::read(&path).unwrap(), b"wat er stond");
        assert_eq!(names(folder.path()), ["alles.zip"]);
        let gone = write(&folder.path().join("weg/alles.zip"), None, word).unwrap_err();
        assert_eq!(gone.code(), Code::BackupFolderGone);
    }

    #[test]
    fn what_does_not_come_back_as_it_went_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("alles.zip");
        for passphrase in [None, Some(PASSPHRASE)] {
            let fill = |to: &mut dyn Write| {
                to.write_all(&[7; 200_000])?;
                // As a stick that keeps other bytes than it was given.
                let beside = folder.path().join(&names(folder.path())[0]);
                Ok(File::options().write(true).open(beside)?.write_all(b"anders")?)
            };
            assert_eq!(write(&path, passphrase, fill).unwrap_err().code(), Code::BackupFailed);
            assert_eq!(names(folder.path()), [""; 0]);
        }
    }
}

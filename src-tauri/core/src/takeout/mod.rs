//! *Alles meenemen*: everything in one file where a person said, sealed with a passphrase of its own or in the clear.
//!
//! `sharing` says what stands in it; `file` writes it. It is read from a copy that is as encrypted as the vault, so that the vault is
//! free meanwhile; nothing in the clear is ever in another place than the file itself, and there only when that was asked.

mod file;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;

use crate::about::{self, AboutPage};
use crate::apart::{Apart, Next};
use crate::api::request::ExportAll;
use crate::backup::{check_place, settle_place};
use crate::clock::{Clock, Now};
use crate::crypto::{Subkey, check_length, leaving_no_trace};
use crate::error::{Code, Result};
use crate::progress::{Progress, Work};
use crate::sharing::{Everything, ExportFile, text_file};
use crate::store::Db;
use crate::store::migrate::copy_pages;
use crate::store::open::{Mode, allow_checkpoint_on_close, open};
use crate::vault::Vault;
use crate::vault_file::Scratch;
use file::Written;

/// What was taken along.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TakenAlong {
    /// Conversations in it, those in the bin counted.
    pub conversations: u32,
    /// The size of the file, in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How it is opened without the app: to lie beside it.
    pub guide: ExportFile,
}

/// The vault as it is now, to be read apart from it.
struct Copy {
    // Removed when this is dropped.
    file: Scratch,
    // In a place of its own: moving it would leave copies on the stack.
    key: Box<Subkey>,
    salt: [u8; 16],
    now: Now,
    clock: Arc<dyn Clock>,
}

impl Copy {
    fn of(vault: &Vault) -> Result<Self> {
        let ways = vault.ways();
        let (key, _, salt) = leaving_no_trace(|| ways.keys_for_a_copy())?;
        let file = ways.scratch()?;
        copy_pages(&ways.connection, file.path(), &key, &salt)?;
        Ok(Self { file, key, salt, now: vault.now(), clock: Arc::clone(vault.clock()) })
    }

    /// Writes all of it to `path`, and tells how many conversations.
    fn write(&self, path: &Path, passphrase: Option<&str>, progress: &Progress) -> Result<(Written, u32)> {
        let connection = open(self.file.path(), &self.key, &self.salt, Mode::Existing)?;
        allow_checkpoint_on_close(&connection)?;
        let everything = Everything::of(Db(&connection), self.now, &*self.clock, progress)?;
        let written = file::write(path, passphrase, |to| everything.write(to))?;
        Ok((written, everything.conversations()))
    }
}

/// Writes everything to the file that was asked: as an age file with a passphrase, or in the clear without one. It is read back
/// before it gets its name, and takes the place of what stood there.
///
/// `PassphraseTooShort` or `TooLarge` for the passphrase; `BackupRunning` while another long piece of work goes on; `BackupFolderOwn` inside the app's
/// own data folder; `BackupFolderGone`, `BackupFolderFull`, `BackupFolderReadOnly` or `BackupFailed` for what goes wrong where it is
/// written; `DiskFull` where the vault has no room for a copy; `BackupStopped` when the vault was locked, or something was erased,
/// meanwhile. Then nothing of it is there.
pub fn export_all(vault: &mut Vault, request: ExportAll) -> Result<Apart<TakenAlong>> {
    request.passphrase.as_deref().map_or(Ok(()), check_length)?;
    let progress = vault.running().begin(Work::TakeAlong).ok_or(Code::BackupRunning)?;
    let (copy, data) = (Copy::of(vault)?, vault.ways().data_folder().to_owned());
    let write = move || {
        let written = leaving_no_trace(|| {
            let path = checked(Path::new(&request.file), &data)?;
            copy.write(&path, request.passphrase.as_deref(), &progress)
        });
        (written, progress)
    };
    Ok(Apart::then(write, |_, (written, progress): (Result<(Written, u32)>, Arc<Progress>)| {
        // Whatever went wrong once it had to stop, went wrong because of that.
        if progress.must_stop() {
            return Err(Code::BackupStopped.into());
        }
        let (written, conversations) = written?;
        let guide = text_file(&about::page(AboutPage::TakenAlong)?, "zo-open-je-het");
        // With the vault, so that no one can lock or erase between the look and this. It was just written to: it answers.
        let (folder, bytes) = (written.folder(), written.keep()?);
        let taken = TakenAlong { conversations, bytes, guide };
        let settle = move || {
            settle_place(&folder);
            Ok(())
        };
        Ok(Next::More(Apart::new(settle, move |_, ()| Ok(taken))))
    }))
}

/// The path without links, in a folder that is there and is not the app's own.
fn checked(path: &Path, data: &Path) -> Result<PathBuf> {
    let name = path.file_name().ok_or(Code::BackupFolderGone)?;
    let folder = check_place(path.parent().unwrap_or(path), data)?;
    let path = Path::new(&folder).join(name);
    if path.is_dir() { Err(Code::BackupFolderGone.into()) } else { Ok(path) }
}

#[cfg(test)]
mod tests;

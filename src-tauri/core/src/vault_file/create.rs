//! Making a vault: all of it in a folder of its own, which then gets its name in one step. A crash at any point leaves
//! no vault or a whole one.

use std::fs::{self, File};
use std::path::Path;

use rusqlite::Connection;

use super::folder::{DATABASE, UNFINISHED, VAULT, lock, make_private, sync};
use super::header::Header;
use super::unlock::unlock_locked;
use super::{OpenVault, Presence, copies, presence};
use crate::crypto::{Hex, KdfCost, Purpose, Slot, VaultKey, check_length, make_random};
use crate::error::{Code, Result};
use crate::id::VaultId;
use crate::store::close_whole;
use crate::store::migrate::migrate;
use crate::store::open::{Mode, open};

/// Makes a vault in `folder` that `passphrase` opens, and opens it. `init` writes its first rows.
///
/// `VaultExists` when anything stands in its place, `PassphraseTooShort` or `TooLarge` for the passphrase, `VaultInUse`
/// when another process is making one. Whatever fails, also in `init`, leaves no vault behind.
pub fn create(
    folder: &Path,
    passphrase: &str,
    cost: KdfCost,
    init: impl FnOnce(&Connection, VaultId) -> Result<()>,
) -> Result<OpenVault> {
    check_length(passphrase)?;
    let lock = make_aside(folder, |unfinished| build(unfinished, passphrase, cost, init))?;
    // Derives the key once more: this proves that what was typed opens what was written.
    unlock_locked(folder, passphrase, lock)
}

/// Makes a vault in a folder of its own, by `build`, and gives it its place in `folder`. Returns the lock, held.
///
/// `VaultExists` when anything stands in its place, `VaultInUse` when another process is making one. Whatever fails
/// leaves no vault behind.
pub(super) fn make_aside(folder: &Path, build: impl FnOnce(&Path) -> Result<()>) -> Result<File> {
    if presence(folder) == Presence::Present {
        return Err(Code::VaultExists.into());
    }
    make_private(folder)?;
    let lock = lock(folder)?;
    if presence(folder) == Presence::Present {
        return Err(Code::VaultExists.into());
    }
    remove_leftovers(folder);
    let unfinished = folder.join(format!("{UNFINISHED}{}", Hex(make_random::<8>()?).text()));
    let outcome =
        make_private(&unfinished).and_then(|()| build(&unfinished)).and_then(|()| settle(&unfinished, folder));
    if outcome.is_err() {
        let _ = fs::remove_dir_all(&unfinished);
    }
    outcome.map(|()| lock)
}

fn build(
    unfinished: &Path,
    passphrase: &str,
    cost: KdfCost,
    init: impl FnOnce(&Connection, VaultId) -> Result<()>,
) -> Result<()> {
    let (vault_id, key, cipher_salt) = (VaultId::random(), VaultKey::make()?, make_random()?);
    let header = Header::first(vault_id, cipher_salt, Slot::make(vault_id, passphrase, cost, &key)?);

    let database = unfinished.join(DATABASE);
    let connection = open(&database, &key.derive(Purpose::Database)?, &cipher_salt, Mode::Create)?;
    migrate(&connection, None)?;
    init(&connection, vault_id)?;
    close_whole(connection, &database)?;
    copies::write(unfinished, &header.seal(&key.derive(Purpose::Header)?)?)
}

/// Gives the finished folder its name. An empty folder of that name may stand there; a full one is never replaced.
fn settle(unfinished: &Path, folder: &Path) -> Result<()> {
    let vault = folder.join(VAULT);
    if vault.exists() {
        fs::remove_dir(&vault)?;
    }
    sync(unfinished)?;
    fs::rename(unfinished, vault)?;
    sync(folder)
}

/// Removes what creations left that were killed. No one ever had those open; what cannot be removed harms nothing.
fn remove_leftovers(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let ours = entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes());
        if ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

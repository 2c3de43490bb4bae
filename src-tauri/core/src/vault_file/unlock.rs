//! Opening a vault: lock, header, slot, database, schema. Nothing on disk changes before the last of these has gone well,
//! but that an old schema is copied and brought up to date.

use std::fs::{self, File};
use std::path::Path;

use rusqlite::Connection;

use super::copies::{Unsealed, repair, unseal};
use super::folder::{DATABASE, LOG, VAULT, lock};
use super::{OpenVault, Presence, presence, scratch};
use crate::crypto::{Secret, Subkey};
use crate::error::{Code, Result};
use crate::store::is_sound;
use crate::store::migrate::{all, migrate_existing};
use crate::store::open::{Mode, allow_checkpoint_on_close, explain, open};

/// Up to this many bytes, unlocking reads all of the database; above it, damage shows when its page is read.
const CHECKED_WHOLE: u64 = 8 * 1024 * 1024;

/// Opens the vault in `folder`.
///
/// - `VaultMissing`: there is none.
/// - `VaultInUse`: another process, or another part of this one, has it open.
/// - `HeaderDamaged`: neither copy of the header can be read, or the only one that opened was tampered with.
/// - `WrongPassphrase`: no slot opened. A slot that was tampered with cannot be told from this.
/// - `VaultDamaged`: the passphrase was right, but the database is missing or does not open.
/// - `NewerVersion`: a newer version of the app wrote the header or the schema.
/// - `ReadOnly`: the folder or the database cannot be written.
///
/// Then nothing was changed. The lock file is no part of the vault and may be made.
pub fn unlock(folder: &Path, passphrase: &str) -> Result<OpenVault> {
    if presence(folder) == Presence::Missing {
        return Err(Code::VaultMissing.into());
    }
    unlock_locked(folder, passphrase, lock(folder)?)
}

/// As [`unlock`], with the lock that the caller took and whatever opens a slot.
pub(super) fn unlock_locked<'s>(folder: &Path, secret: impl Into<Secret<'s>>, lock: File) -> Result<OpenVault> {
    let (vault, secret) = (folder.join(VAULT), secret.into());
    let Unsealed { header, key, database, formerly } = unseal(&vault, secret)?;
    let log = vault.join(LOG);
    let had_log = log.exists();
    match open_database(&vault, &database, &header.header.cipher_salt.0) {
        Ok(connection) => {
            repair(&vault, &header);
            // What cannot be removed harms nothing: it is tried again at the next unlock.
            let _ = scratch::remove_all(&vault);
            let (vault_id, key) = (header.header.vault_id, Box::new(key));
            let mut vault = OpenVault { connection, vault_id, header, key, folder: vault, _lock: lock };
            if let (true, Secret::Passphrase(passphrase, _)) = (formerly, secret) {
                // Until this succeeds the vault opens as it just did: it is tried again at the next unlock.
                let _ = vault.change_passphrase(passphrase);
            }
            Ok(vault)
        }
        Err(error) => {
            // SQLite makes an empty log when it opens a database, and leaves it when it may not move it.
            if !had_log && fs::metadata(&log).is_ok_and(|log| log.len() == 0) {
                let _ = fs::remove_file(&log);
            }
            Err(error)
        }
    }
}

pub(super) fn open_database(vault: &Path, key: &Subkey, salt: &[u8; 16]) -> Result<Connection> {
    let path = vault.join(DATABASE);
    let connection = open(&path, key, salt, Mode::Existing)?;
    let bytes = fs::metadata(&path)?.len() + fs::metadata(vault.join(LOG)).map_or(0, |log| log.len());
    if bytes <= CHECKED_WHOLE && !is_sound(&connection).map_err(explain)? {
        return Err(Code::VaultDamaged.into());
    }
    migrate_existing(&connection, &path, key, salt, &all()).map_err(explain)?;
    allow_checkpoint_on_close(&connection)?;
    Ok(connection)
}

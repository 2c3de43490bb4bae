//! Makes a closed vault look as a newer version of the app would leave it: `newer FOLDER PASSPHRASE`, for a test.

use std::io;
use std::path::PathBuf;

use kdw_core::vault_file::unlock;

fn main() -> io::Result<()> {
    let mut words = std::env::args().skip(1);
    let (Some(folder), Some(passphrase), None) = (words.next(), words.next(), words.next()) else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "usage: newer FOLDER PASSPHRASE"));
    };
    let vault = unlock(&PathBuf::from(folder), &passphrase).map_err(io::Error::other)?;
    let step = "INSERT INTO schema_migration (id, applied_at) VALUES (9999123100, '')";
    vault.connection.execute(step, ()).map_err(io::Error::other)?;
    vault.close().map_err(io::Error::other)
}

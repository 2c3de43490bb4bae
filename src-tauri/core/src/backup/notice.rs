//! What the list says of backups: one thing at a time, and nothing as long as all is well.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::terms::BackupTrouble;
use crate::vault::Vault;

/// How old the last backup may become before the list says so.
const OLD: Duration = Duration::days(14);
/// A backup of later than this from now was made while the clock was wrong: how old it is, is not known.
const AHEAD: Duration = Duration::days(1);

/// Something about backups that a person should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum BackupNotice {
    /// The last time a backup of the day could not be made. Said until it is put aside, once for each trouble.
    Trouble(BackupTrouble),
    /// The vault itself lies in a folder that a service synchronises. Said until it is put aside, once for each folder.
    Synchronised,
    /// It is some time ago that a backup was proved: the last one was made then.
    Old(DateTime<Utc>),
    /// There are conversations of some time ago, and no backup is known.
    Never,
}

/// What is to be said now.
pub(crate) fn notice(vault: &Vault) -> Result<Option<BackupNotice>> {
    let (backups, now) = (vault.db().backups(), vault.now().utc);
    let trouble = backups.place()?.filter(|place| place.daily).and_then(|place| place.trouble);
    if let Some(trouble) = trouble.filter(|trouble| !trouble.told) {
        return Ok(Some(BackupNotice::Trouble(trouble.what)));
    }
    if vault.is_synchronised() && vault.db().info().synchronised_told()?.as_deref() != Some(&*folder_of(vault)) {
        return Ok(Some(BackupNotice::Synchronised));
    }
    let rows = backups.own()?;
    // Those of a time to come last: they say nothing about how long ago one was proved.
    let last = rows.iter().max_by_key(|row| (row.proved_at < now + AHEAD, row.proved_at));
    let is_old = |at: DateTime<Utc>| now - at > OLD || at >= now + AHEAD;
    Ok(match last {
        Some(row) => is_old(row.proved_at).then_some(BackupNotice::Old(row.made_at)),
        None => {
            let begun = vault.db().conversations().first_own()?;
            begun.filter(|at| now - *at > OLD).map(|_| BackupNotice::Never)
        }
    })
}

/// Puts aside what the list said, where it is said once; with `null`, what it says now. When something else came up since it
/// was read, that is still to be said, and nothing is put aside.
pub fn backup_notice_seen(vault: &mut Vault, seen: Option<BackupNotice>) -> Result<()> {
    let (now, folder) = (notice(vault)?, folder_of(vault));
    if seen.is_some() && seen != now {
        return Ok(());
    }
    vault.transact(|tx| match now {
        Some(BackupNotice::Trouble(_)) => tx.db().backups().tell_trouble(),
        Some(BackupNotice::Synchronised) => tx.db().info().set_synchronised_told(&folder),
        Some(BackupNotice::Old(_) | BackupNotice::Never) | None => Ok(()),
    })
}

fn folder_of(vault: &Vault) -> String {
    vault.ways().data_folder().to_string_lossy().into_owned()
}

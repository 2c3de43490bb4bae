//! A backup a day, by itself: at the first unlock of that day. Whatever keeps it from being made is noted and said once, and
//! never stops anyone.

use std::path::{Path, PathBuf};

use super::rotation::day;
use super::steps::{Asked, begin, go_on, note_trouble};
use super::view::BackupFact;
use crate::apart::{Apart, Next};
use crate::api::request::BackupDaily;
use crate::error::{Code, Result};
use crate::terms::BackupTrouble;
use crate::vault::Vault;

/// Makes a backup when it is time for one of today and its folder is there; tells which, if one was made. What keeps it from
/// being made is no error: it is noted, for the list to say.
pub fn backup_daily(vault: &mut Vault, (): ()) -> Result<Apart<Option<BackupFact>>> {
    let due = due(vault)?;
    let look = move || due.map(|folder| (folder.is_dir(), folder));
    Ok(Apart::then(look, |vault, found| {
        // Looking can take long: meanwhile one may have been made, another folder chosen, or this turned off.
        let Some((is_there, folder)) = found.filter(|(_, folder)| is_due(vault, folder)) else {
            return Ok(Next::Done(None));
        };
        if !is_there {
            note_trouble(vault, &folder.to_string_lossy(), Code::BackupFolderGone, Asked::No);
            return Ok(Next::Done(None));
        }
        Ok(match begin(vault, folder, Asked::No) {
            Ok(job) => Next::More(go_on(job, Asked::No, |outcome| Ok(outcome.ok()))),
            Err(_) => Next::Done(None),
        })
    }))
}

fn is_due(vault: &Vault, folder: &Path) -> bool {
    due(vault).is_ok_and(|due| due.as_deref() == Some(folder))
}

/// Turns the backup of every day on or off. `BackupFolderGone` when no folder was chosen.
pub fn backup_daily_set(vault: &mut Vault, request: BackupDaily) -> Result<()> {
    vault.transact(|tx| match tx.db().backups().place()? {
        Some(_) => tx.db().backups().set_daily(request.daily),
        None => Err(Code::BackupFolderGone.into()),
    })
}

/// Where one is to be made now; `None` when none is. Once a day is enough, also for what went wrong, but that a stick is not
/// there is looked at each time.
fn due(vault: &Vault) -> Result<Option<PathBuf>> {
    let (backups, now) = (vault.db().backups(), vault.now());
    let Some(place) = backups.place()?.filter(|place| place.daily) else { return Ok(None) };
    let is_today = |at| day(at, now) == now.today();
    let made = backups.own()?.iter().any(|row| row.folder == place.folder && is_today(row.made_at));
    let tried = place.trouble.is_some_and(|trouble| trouble.what != BackupTrouble::Gone && is_today(trouble.at));
    Ok((!made && !tried).then(|| PathBuf::from(place.folder)))
}

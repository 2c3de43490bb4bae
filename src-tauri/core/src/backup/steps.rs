//! A backup from its beginning to its end: made, noted, and then what need no longer stay is removed. What kept it from being
//! made is noted as well.

use std::path::PathBuf;

use uuid::Uuid;

use super::make::{Job, Made};
use super::rotation::{remove_surplus, remove_too_old};
use super::view::BackupFact;
use crate::apart::{Apart, Next};
use crate::bin::is_clock_steady;
use crate::error::{Code, Result};
use crate::store::table::backup::BackupRow;
use crate::terms::BackupTrouble;
use crate::vault::Vault;

/// Whether a person waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Someone asked for it, and reads at once what comes of it.
    Yes,
    /// It is made by itself.
    No,
}

/// Begins a backup, to be run and noted. `BackupFolderGone` when no folder was chosen, `BackupRunning` while another is
/// being made.
///
/// Where it is run: `BackupFolderGone`, `BackupFolderFull`, `BackupFolderReadOnly`, `BackupFailed` for what goes wrong in
/// that folder, `DiskFull` where the vault itself has no room for a copy, `BackupStopped` when the vault was locked or
/// something was erased meanwhile. Earlier backups are not touched then.
pub fn backup_make(vault: &mut Vault, (): ()) -> Result<Apart<BackupFact>> {
    let folder = vault.db().backups().place()?.map(|place| PathBuf::from(place.folder));
    let job = begin(vault, folder.ok_or(Code::BackupFolderGone)?, Asked::Yes)?;
    Ok(go_on(job, Asked::Yes, |outcome| outcome))
}

/// Begins one in this folder.
pub(super) fn begin(vault: &mut Vault, folder: PathBuf, asked: Asked) -> Result<Job> {
    let name = folder.to_string_lossy().into_owned();
    Job::begin(vault, folder).inspect_err(|error| note_trouble(vault, &name, error.code(), asked))
}

/// What is left to do of one that was begun; `answer` makes something of what came of it.
pub(super) fn go_on<R: 'static>(
    job: Job,
    asked: Asked,
    answer: impl FnOnce(Result<BackupFact>) -> Result<R> + 'static,
) -> Apart<R> {
    let folder = job.folder().to_string_lossy().into_owned();
    Apart::then(
        move || job.run(),
        move |vault, made: Made| match made.note(vault) {
            Ok(fact) => Ok(Next::More(tidy(vault, fact, answer))),
            Err(error) => {
                note_trouble(vault, &folder, error.code(), asked);
                answer(Err(error)).map(Next::Done)
            }
        },
    )
}

/// Removes what need no longer stay in its folder, now that this one was made. That something could not be removed keeps nothing
/// from having been made.
fn tidy<R: 'static>(
    vault: &Vault,
    fact: BackupFact,
    answer: impl FnOnce(Result<BackupFact>) -> Result<R> + 'static,
) -> Apart<R> {
    let (made, now) = (fact.id, vault.now());
    let rows: Vec<BackupRow> = known(vault).into_iter().filter(|row| row.folder == fact.folder).collect();
    Apart::new(
        move || Ok(remove_surplus(&rows, made, now)),
        move |vault, gone| {
            // What is not forgotten now is known, and not there: it can be taken off the list.
            let _ = forget(vault, &gone);
            answer(Ok(fact))
        },
    )
}

/// Removes the backups that are too old, in every folder that is there but the newest in each: where backups go now is looked at
/// first. No one waits for it: a folder of before may lie on a share that does not answer.
pub fn backup_expire(vault: &mut Vault, (): ()) -> Result<Apart<()>> {
    let (mut rows, now) = (known(vault), vault.now());
    let folder = vault.db().backups().place()?.map(|place| place.folder);
    // The order within a folder stays.
    rows.sort_by_key(|row| Some(&row.folder) != folder.as_ref());
    Ok(Apart::new(move || Ok(remove_too_old(&rows, now)), |vault, gone| forget(vault, &gone)))
}

/// The backups of which some may go: none while the clock is not to be believed.
fn known(vault: &Vault) -> Vec<BackupRow> {
    let all = is_clock_steady(vault).then(|| vault.db().backups().own().ok());
    all.flatten().unwrap_or_default()
}

/// Knows these no longer.
pub(super) fn forget(vault: &mut Vault, backups: &[Uuid]) -> Result<()> {
    match backups {
        [] => Ok(()),
        _ => vault.transact(|tx| backups.iter().try_for_each(|id| tx.db().backups().delete(*id))),
    }
}

/// Notes what kept a backup from being made. That it cannot be noted changes nothing.
pub(super) fn note_trouble(vault: &mut Vault, folder: &str, code: Code, asked: Asked) {
    if let Some(trouble) = trouble(code) {
        let told = asked == Asked::Yes;
        let _ = vault.transact(|tx| tx.db().backups().note_trouble(folder, trouble, tx.now().utc, told));
    }
}

/// What a failure is to who was not there; `None` when nothing is wrong: another is being made, or this one had to stop.
fn trouble(code: Code) -> Option<BackupTrouble> {
    Some(match code {
        Code::BackupRunning | Code::BackupStopped => return None,
        Code::BackupFolderGone => BackupTrouble::Gone,
        Code::BackupFolderFull => BackupTrouble::Full,
        Code::BackupFolderReadOnly => BackupTrouble::ReadOnly,
        Code::DiskFull => BackupTrouble::NoRoom,
        Code::ReadOnly => BackupTrouble::NoAccess,
        Code::VaultDamaged => BackupTrouble::VaultDamaged,
        _ => BackupTrouble::Failed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_trouble_is_told_by_the_sentence_of_its_own_error() {
        for what in BackupTrouble::ALL {
            let code: Vec<Code> = [
                Code::BackupFolderGone,
                Code::BackupFolderFull,
                Code::BackupFolderReadOnly,
                Code::BackupFailed,
                Code::DiskFull,
                Code::ReadOnly,
                Code::VaultDamaged,
            ]
            .into_iter()
            .filter(|code| trouble(*code) == Some(*what))
            .collect();
            let [code] = code[..] else { panic!("{what:?} is one error: {code:?}") };
            assert_eq!(serde_json::to_value(code).unwrap(), what.as_str());
        }
        assert_eq!(trouble(Code::Internal), Some(BackupTrouble::Failed));
        assert_eq!(trouble(Code::BackupStopped), None);
    }
}

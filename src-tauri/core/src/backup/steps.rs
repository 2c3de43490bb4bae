//! A backup from its beginning to its end: made, noted, and then what need no longer stay is removed. What kept it from being
//! made is noted as well.

use std::path::PathBuf;

use super::make::{Job, Made};
use super::rotation::remove_surplus;
use super::view::BackupFact;
use crate::apart::{Apart, Next};
use crate::bin::is_clock_steady;
use crate::error::{Code, Error, Result};
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
    Job::begin(vault, folder).inspect_err(|error| note_trouble(vault, &name, error, asked))
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
            Ok(fact) => Ok(Next::More(tidy(vault, asked, fact, answer))),
            Err(error) => {
                note_trouble(vault, &folder, &error, asked);
                answer(Err(error)).map(Next::Done)
            }
        },
    )
}

/// Removes what need no longer stay now that this one was made. That something could not be removed keeps nothing from having
/// been made.
fn tidy<R: 'static>(
    vault: &Vault,
    asked: Asked,
    fact: BackupFact,
    answer: impl FnOnce(Result<BackupFact>) -> Result<R> + 'static,
) -> Apart<R> {
    // No one waits for a folder of before: it may lie on a share that does not answer.
    let of_now = |row: &BackupRow| asked == Asked::No || row.folder == fact.folder;
    let all = if is_clock_steady(vault) { vault.db().backups().all() } else { Ok(Vec::new()) };
    let rows: Vec<BackupRow> = all.unwrap_or_default().into_iter().filter(of_now).collect();
    let (made, now) = (fact.id, vault.now());
    Apart::new(
        move || Ok(remove_surplus(&rows, made, now)),
        move |vault, gone| {
            // What is not forgotten now is so the next time: its file is gone.
            let _ = vault.transact(|tx| gone.iter().try_for_each(|id| tx.db().backups().delete(*id)));
            answer(Ok(fact))
        },
    )
}

/// Notes what kept a backup from being made. That it cannot be noted changes nothing.
pub(super) fn note_trouble(vault: &mut Vault, folder: &str, error: &Error, asked: Asked) {
    let trouble = match error.code() {
        // Nothing is wrong: another is being made, or this one had to stop.
        Code::BackupRunning | Code::BackupStopped => return,
        Code::BackupFolderGone => BackupTrouble::Gone,
        Code::BackupFolderFull => BackupTrouble::Full,
        Code::BackupFolderReadOnly => BackupTrouble::ReadOnly,
        Code::DiskFull => BackupTrouble::NoRoom,
        _ => BackupTrouble::Failed,
    };
    let told = asked == Asked::Yes;
    let _ = vault.transact(|tx| tx.db().backups().note_trouble(folder, trouble, tx.now().utc, told));
}

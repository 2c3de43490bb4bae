//! *Oefen het herstel*: what is on paper opens a copy of the vault that is thrown away. Of the vault nothing changes.

use chrono::{DateTime, Duration, Utc};

use crate::api::request::RecoveryTyped;
use crate::backup::Holds;
use crate::crypto::{Paper, leaving_no_trace};
use crate::error::{Error, Result};
use crate::store::Db;
use crate::store::table::vault_info::Rehearsal;
use crate::vault::Vault;

/// How old recovery sheets are before it is offered to try them.
const A_MONTH: Duration = Duration::days(30);

/// Takes every step that one takes without the passphrase, on a copy: opens it with what is on paper, makes another
/// passphrase, opens it with that, and tells what is in it. It is noted that this went well.
///
/// `RecoveryCodeMistyped`, `SameSheet`, `SheetsApart`, `SecondSheetNeeded`, `WrongRecoveryCode` or `RecoveryCodeMissing`
/// for what was typed; `DiskFull` when there is no room for a copy.
pub fn recovery_rehearse(vault: &mut Vault, request: RecoveryTyped) -> Result<Holds> {
    let paper = leaving_no_trace(|| Paper::parse(&request.code, request.other.as_deref()))?;
    let read = || vault.ways().rehearse(paper.secret(), |copy| Holds::of(Db(&copy.connection)));
    let holds = leaving_no_trace(read)?;
    if holds != Holds::of(vault.db())? {
        return Err(Error::Fault("a copy holds what it was made of"));
    }
    note_that_it_works(vault)?;
    Ok(holds)
}

/// Notes that what is on paper opened the vault, or a copy.
pub(crate) fn note_that_it_works(vault: &mut Vault) -> Result<()> {
    note(vault, |rehearsal, at| rehearsal.done = Some(at))
}

/// Puts the offer aside: it is not made again for these sheets.
pub fn rehearsal_decline(vault: &mut Vault, (): ()) -> Result<()> {
    note(vault, |rehearsal, at| rehearsal.declined = Some(at))
}

/// Notes an answer, with its instant: now; but never before the sheets were made, should the clock have run ahead then.
fn note(vault: &mut Vault, answer: impl FnOnce(&mut Rehearsal, DateTime<Utc>)) -> Result<()> {
    let made = vault.ways().recovery();
    vault.transact(|tx| {
        let (now, info) = (tx.now().utc, tx.db().info());
        let mut rehearsal = info.rehearsal()?;
        answer(&mut rehearsal, made.map_or(now, |made| made.max(now)));
        info.set_rehearsal(rehearsal)
    })
}

/// Whether it should be offered: once, a month after the sheets were made, unless they opened the vault since.
pub(crate) fn offers_rehearsal(vault: &Vault) -> Result<bool> {
    let Some(made) = vault.ways().recovery() else { return Ok(false) };
    let Rehearsal { done, declined } = vault.db().info().rehearsal()?;
    Ok(vault.now().utc - made >= A_MONTH && done.max(declined).is_none_or(|at| at < made))
}

/// When the present sheets last opened the vault, or a copy; absent as long as they did not.
pub(crate) fn rehearsed(vault: &Vault) -> Result<Option<DateTime<Utc>>> {
    let done = vault.db().info().rehearsal()?.done;
    Ok(done.filter(|done| vault.ways().recovery().is_some_and(|made| *done >= made)))
}

//! *Toegang*: what opens the vault, and how that is changed while it is open.

use chrono::{Duration, NaiveDate};
use serde::Serialize;
use ts_rs::TS;
use zeroize::Zeroize;

use crate::api::request::{PassphraseChange, RecoveryConfirm, RecoveryMake};
use crate::clock::Now;
use crate::crypto::{Drawn, leaving_no_trace};
use crate::error::{Code, Error, Result};
use crate::vault::Vault;

/// Who opened the vault this short ago has just typed the passphrase: it is not asked again for a first recovery code.
const JUST_OPENED: Duration = Duration::minutes(10);

/// How the recovery code stands.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct RecoveryState {
    /// The day on which the recovery code was made; absent without one.
    pub made: Option<NaiveDate>,
    /// Whether the user chose to go without one.
    pub refused: bool,
    /// Whether a new code asks for the passphrase.
    pub asks: bool,
}

/// A recovery code on its way to the screen. It never prints itself and is wiped when dropped.
#[derive(Serialize, TS)]
pub struct RecoverySheet {
    /// Its groups, in order.
    pub groups: Vec<String>,
    /// The places of the groups that are asked back, counted from 0, the first one first.
    pub ask: [usize; 2],
    /// The day on which it is made.
    pub made: NaiveDate,
}

impl std::fmt::Debug for RecoverySheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoverySheet(***)")
    }
}

impl Drop for RecoverySheet {
    fn drop(&mut self) {
        self.groups.zeroize();
    }
}

/// Tells how the recovery code stands.
pub fn recovery_get(vault: &mut Vault, (): ()) -> Result<RecoveryState> {
    let offset = vault.now().offset_minutes;
    let made = vault.ways().recovery().map(|made| Now { utc: made, offset_minutes: offset }.today());
    Ok(RecoveryState { made, refused: vault.db().info().recovery_refused()?, asks: asks(vault) })
}

/// Draws a recovery code to show. It opens nothing before [`recovery_confirm`]; until then a former one goes on to.
/// `WrongPassphrase` when the passphrase is asked, and another or none is given.
pub fn recovery_make(vault: &mut Vault, request: RecoveryMake) -> Result<RecoverySheet> {
    *vault.drawn() = None;
    match &request.passphrase {
        Some(passphrase) => check(vault, passphrase)?,
        None if asks(vault) => return Err(Code::WrongPassphrase.into()),
        None => {}
    }
    let made = vault.now().today();
    let drawn = vault.drawn().insert(leaving_no_trace(Drawn::make)?);
    Ok(RecoverySheet {
        groups: drawn.code.groups().map(|mut group| std::mem::take(&mut *group)).collect(),
        ask: drawn.asked,
        made,
    })
}

/// Makes the code that was drawn the recovery code, once two of its groups were typed back. `WrongGroups` when they are
/// others; `NotFound` when none was drawn since the vault opened.
pub fn recovery_confirm(vault: &mut Vault, request: RecoveryConfirm) -> Result<()> {
    let drawn = vault.drawn().take().ok_or(Code::NotFound)?;
    let [first, second] = drawn.asked;
    let kept = if drawn.code.has_group(first, &request.first) && drawn.code.has_group(second, &request.second) {
        let made = vault.now().utc;
        leaving_no_trace(|| vault.ways_mut().keep_recovery(&drawn.code, made))
    } else {
        Err(Code::WrongGroups.into())
    };
    // Whatever kept it from being kept, it can be tried again with what is on paper.
    if kept.is_err() {
        *vault.drawn() = Some(drawn);
    }
    kept
}

/// Notes that the user goes without a recovery code: it is offered no more.
pub fn recovery_refuse(vault: &mut Vault, (): ()) -> Result<()> {
    *vault.drawn() = None;
    vault.transact(|tx| tx.db().info().refuse_recovery(tx.now().utc))
}

/// Makes another passphrase the one that opens the vault. `WrongPassphrase` when the present one is another.
pub fn passphrase_change(vault: &mut Vault, request: PassphraseChange) -> Result<()> {
    check(vault, &request.present)?;
    leaving_no_trace(|| vault.ways_mut().change_passphrase(&request.passphrase))
}

/// Whether an open vault without a recovery code should offer one.
pub(crate) fn offers_recovery(vault: &Vault) -> Result<bool> {
    Ok(vault.ways().recovery().is_none() && !vault.db().info().recovery_refused()?)
}

fn asks(vault: &Vault) -> bool {
    let open_for = vault.now().utc - vault.opened().utc;
    vault.ways().recovery().is_some() || open_for > JUST_OPENED || open_for < Duration::zero()
}

fn check(vault: &Vault, passphrase: &str) -> Result<()> {
    match leaving_no_trace(|| vault.ways().accepts(passphrase)) {
        Ok(true) => Ok(()),
        // No passphrase is that long, so it is another.
        Ok(false) | Err(Error::Coded(Code::TooLarge)) => Err(Code::WrongPassphrase.into()),
        Err(error) => Err(error),
    }
}

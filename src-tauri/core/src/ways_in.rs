//! *Toegang*: what opens the vault, and how that is changed while it is open.

use chrono::{Duration, NaiveDate};
use serde::Serialize;
use ts_rs::TS;
use zeroize::Zeroize;

use crate::api::request::{PassphraseChange, RecoveryConfirm, RecoveryMake};
use crate::backup::tidy_aside;
use crate::crypto::{Drawn, leaving_no_trace};
use crate::error::{Code, Error, Result};
use crate::rehearsal::rehearsed;
use crate::vault::Vault;

/// Who opened the vault this short ago has just typed the passphrase: it is not asked again for a first recovery sheet.
const JUST_OPENED: Duration = Duration::minutes(10);

/// How the recovery sheets stand.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct RecoveryState {
    /// The day on which they were made; absent without any.
    pub made: Option<NaiveDate>,
    /// How many there are: none, one, or three of which any two open the vault.
    pub sheets: u8,
    /// The day on which they last opened the vault, or a copy; absent as long as they did not.
    pub rehearsed: Option<NaiveDate>,
    /// Whether the user chose to go without one.
    pub refused: bool,
    /// Whether new ones ask for the passphrase.
    pub asks: bool,
}

/// A recovery sheet on its way to the screen. It never prints itself and is wiped when dropped.
#[derive(Serialize, TS)]
pub struct RecoverySheet {
    /// Which of three it is, from 1; 0 for one that opens the vault by itself.
    pub number: u8,
    /// The groups of its code, in order.
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

/// Tells how the recovery sheets stand.
pub fn recovery_get(vault: &mut Vault, (): ()) -> Result<RecoveryState> {
    let day = |instant| vault.clock().at(instant).today();
    let (made, rehearsed) = (vault.ways().recovery().map(day), rehearsed(vault)?.map(day));
    let (sheets, refused) = (vault.ways().sheets(), vault.db().info().recovery_refused()?);
    Ok(RecoveryState { made, sheets, rehearsed, refused, asks: asks(vault) })
}

/// Draws one or three recovery sheets and shows the first. They open nothing before the last [`recovery_confirm`]; until
/// then former ones go on to. `WrongPassphrase` when the passphrase is asked, and another or none is given.
pub fn recovery_make(vault: &mut Vault, request: RecoveryMake) -> Result<RecoverySheet> {
    *vault.drawn() = None;
    match &request.passphrase {
        Some(passphrase) => check(vault, passphrase)?,
        None if asks(vault) => return Err(Code::WrongPassphrase.into()),
        None => {}
    }
    let drawn = leaving_no_trace(|| Drawn::make(request.three == Some(true)))?;
    show(vault, drawn)
}

/// Goes on from the sheet that is shown, once two of its groups were typed back: to the next one, which it answers, and
/// from the last by making what was drawn the way in. `WrongGroups` when they are others; `NotFound` when none was drawn
/// since the vault opened.
pub fn recovery_confirm(vault: &mut Vault, request: RecoveryConfirm) -> Result<Option<RecoverySheet>> {
    let mut drawn = vault.drawn().take().ok_or(Code::NotFound)?;
    let made = vault.now().utc;
    let checked = match drawn.accepts(&request.first, &request.second) {
        true => drawn.go_on(),
        false => Err(Code::WrongGroups.into()),
    };
    let kept = match checked {
        Ok(true) => return show(vault, drawn).map(Some),
        Ok(false) => leaving_no_trace(|| vault.ways_mut().keep_recovery(&drawn.sheets().secrets(), made)),
        Err(error) => Err(error),
    };
    // Whatever kept it from being kept, it can be tried again with what is on paper.
    if kept.is_err() {
        *vault.drawn() = Some(drawn);
    }
    kept?;
    tidy_aside(vault);
    Ok(None)
}

/// The sheet that is to be shown now, of those that were drawn.
fn show(vault: &mut Vault, drawn: Drawn) -> Result<RecoverySheet> {
    let made = vault.now().today();
    let (code, ask) = vault.drawn().insert(drawn).shown()?;
    let groups = code.groups().map(|mut group| std::mem::take(&mut *group)).collect();
    Ok(RecoverySheet { number: code.sheet(), groups, ask, made })
}

/// Notes that the user goes without a recovery sheet: it is offered no more.
pub fn recovery_refuse(vault: &mut Vault, (): ()) -> Result<()> {
    *vault.drawn() = None;
    vault.transact(|tx| tx.db().info().refuse_recovery(tx.now().utc))
}

/// Makes another passphrase the one that opens the vault. `WrongPassphrase` when the present one is another.
pub fn passphrase_change(vault: &mut Vault, request: PassphraseChange) -> Result<()> {
    check(vault, &request.present)?;
    leaving_no_trace(|| vault.ways_mut().change_passphrase(&request.passphrase))?;
    tidy_aside(vault);
    Ok(())
}

/// Whether an open vault without a recovery sheet should offer one.
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

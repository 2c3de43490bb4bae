//! Locked or unlocked: a type, not a flag. Only an unlocked session has a [`Vault`] to hand out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::api::request::{Passphrase, PassphrasePair, RecoveryTyped, RecoveryUnlock};
use crate::backup::{BackupNotice, notice, tidy_aside};
use crate::bin;
use crate::clock::Clock;
use crate::conversations::write_example;
use crate::crypto::{KdfCost, MadePassphrase, Misread, Paper, Strength, Unread, is_same, leaving_no_trace, strength};
use crate::error::{Code, Result};
use crate::id::ConversationId;
use crate::method::{Method, method};
use crate::prefs::Prefs;
use crate::rehearsal::{note_that_it_works, offers_rehearsal};
use crate::vault::Vault;
use crate::vault_file::{self, Presence};
use crate::ways_in::offers_recovery;

/// The app's one session: where the vault is, and whether it is open.
pub struct Session {
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    cost: KdfCost,
    state: State,
}

enum State {
    Locked,
    Unlocked(Box<Vault>),
}

/// How the vault stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VaultState {
    /// There is none yet.
    Missing,
    /// There is one, and it is locked.
    Locked,
    /// It is open.
    Open,
}

/// What the first screen needs to know.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AppStatus {
    /// How the vault stands.
    pub vault: VaultState,
    /// The settings outside the vault.
    pub prefs: Prefs,
    /// The conversation that is going on, once the vault is open.
    pub running: Option<ConversationId>,
    /// Whether a recovery sheet should be offered: the vault is open, has none, and no one chose to go without.
    pub offer_recovery: bool,
    /// Whether it should be offered to try the recovery sheets: the vault is open, they are a month old and were never used,
    /// and the offer was not put aside.
    pub offer_rehearsal: bool,
    /// What is to be said of backups, once the vault is open.
    pub backup: Option<BackupNotice>,
    /// The version of the app.
    pub version: &'static str,
}

impl Session {
    /// A locked session on the data folder. Nothing is read or made yet.
    #[must_use]
    pub fn new(folder: &Path, clock: Arc<dyn Clock>, cost: KdfCost) -> Self {
        Self { folder: folder.to_owned(), clock, cost, state: State::Locked }
    }

    /// The open vault. [`Code::Locked`] when there is none.
    pub fn vault(&mut self) -> Result<&mut Vault> {
        match &mut self.state {
            State::Unlocked(vault) => Ok(vault),
            State::Locked => Err(Code::Locked.into()),
        }
    }

    /// The data folder of this device.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether the vault is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Unlocked(_))
    }

    /// When the vault was opened; absent while it is locked.
    #[must_use]
    pub fn opened(&self) -> Option<DateTime<Utc>> {
        match &self.state {
            State::Unlocked(vault) => Some(vault.opened().utc),
            State::Locked => None,
        }
    }

    /// Closes the vault, if it is open: the log is emptied, the file closed, the keys wiped.
    pub fn lock(&mut self) -> Result<()> {
        match std::mem::replace(&mut self.state, State::Locked) {
            State::Unlocked(vault) => vault.close(),
            State::Locked => Ok(()),
        }
    }
}

/// Tells how the app stands.
pub fn app_status(session: &mut Session, (): ()) -> Result<AppStatus> {
    let vault = match (&session.state, vault_file::presence(&session.folder)) {
        (State::Unlocked(_), _) => VaultState::Open,
        (State::Locked, Presence::Present) => VaultState::Locked,
        (State::Locked, Presence::Missing) => VaultState::Missing,
    };
    let (running, offer_recovery, offer_rehearsal, backup) = match &session.state {
        State::Unlocked(vault) => {
            (vault.db().conversations().running()?, offers_recovery(vault)?, offers_rehearsal(vault)?, notice(vault)?)
        }
        State::Locked => (None, false, false, None),
    };
    let (prefs, version) = (Prefs::read(&session.folder), env!("CARGO_PKG_VERSION"));
    Ok(AppStatus { vault, prefs, running, offer_recovery, offer_rehearsal, backup, version })
}

/// Hands out the method's content: public, so it needs no key.
pub fn method_get(_: &mut Session, (): ()) -> Result<&'static Method> {
    Ok(method())
}

/// Writes the settings outside the vault.
pub fn prefs_set(session: &mut Session, prefs: Prefs) -> Result<()> {
    prefs.write(&session.folder)
}

/// Tells how strong a passphrase is.
pub fn passphrase_check(_: &mut Session, request: Passphrase) -> Result<Strength> {
    Ok(leaving_no_trace(|| strength(&request.passphrase)))
}

/// Tells whether two texts are the same passphrase. `TooLarge` when one is longer than any passphrase.
pub fn passphrase_same(_: &mut Session, request: PassphrasePair) -> Result<bool> {
    leaving_no_trace(|| is_same(&request.passphrase, &request.typed))
}

/// Makes a passphrase to choose or to leave. Nothing is kept of it.
pub fn passphrase_make(_: &mut Session, (): ()) -> Result<MadePassphrase> {
    MadePassphrase::make()
}

/// Makes the vault, with the example in it, and opens it.
pub fn vault_create(session: &mut Session, request: Passphrase) -> Result<()> {
    if session.is_open() {
        return Err(Code::VaultExists.into());
    }
    let (folder, cost, clock) = (&session.folder, session.cost, Arc::clone(&session.clock));
    let vault = leaving_no_trace(|| Vault::create(folder, &request.passphrase, cost, clock, write_example))?;
    session.state = State::Unlocked(Box::new(vault));
    Ok(())
}

/// Opens the vault. Opening an open one asks for the right passphrase all the same. What has lain in the bin for thirty
/// days is erased; when that fails, it is tried again at the next unlock.
pub fn vault_unlock(session: &mut Session, request: Passphrase) -> Result<()> {
    open_with(session, |folder, clock| Vault::unlock(folder, &request.passphrase, clock))
}

/// Closes the vault that is open, if one is, and holds what `open` opens in the data folder, by its clock. What has lain in
/// the bin for thirty days is erased.
pub(crate) fn open_with(
    session: &mut Session,
    open: impl FnOnce(&Path, Arc<dyn Clock>) -> Result<Vault>,
) -> Result<()> {
    session.lock()?;
    let (folder, clock) = (&session.folder, Arc::clone(&session.clock));
    let mut vault = leaving_no_trace(|| open(folder, clock))?;
    let _ = bin::erase_expired(&mut vault);
    tidy_aside(&mut vault);
    session.state = State::Unlocked(Box::new(vault));
    Ok(())
}

/// Tells whether what is on paper opens the vault. Nothing is opened. What is wrong with a text that cannot be a code is
/// answered before anything is tried; of one that can be, `WrongRecoveryCode`, `RecoveryCodeMissing`, `SecondSheetNeeded`,
/// `SameSheet` or `SheetsApart` is.
pub fn recovery_check(session: &mut Session, request: RecoveryTyped) -> Result<Option<Misread>> {
    match leaving_no_trace(|| Paper::parse(&request.code, request.other.as_deref())) {
        // Apart from the rest: a large answer would carry along what lay on the stack where it was made.
        Ok(paper) => leaving_no_trace(|| vault_file::check_paper(&session.folder, paper.secret())).map(|()| None),
        Err(Unread::Misread(misread)) => Ok(Some(misread)),
        Err(unread) => Err(unread.into()),
    }
}

/// Opens the vault with what is on paper, and makes the passphrase the one that opens it from now on, in one step.
/// `RecoveryCodeMistyped` for a text that cannot be a code, and as [`recovery_check`] and [`vault_unlock`].
pub fn recovery_unlock(session: &mut Session, request: RecoveryUnlock) -> Result<()> {
    let paper = leaving_no_trace(|| Paper::parse(&request.code, request.other.as_deref()))?;
    open_with(session, |folder, clock| Vault::recover(folder, paper.secret(), &request.passphrase, clock))?;
    // That it cannot be noted keeps no one out.
    let _ = session.vault().and_then(note_that_it_works);
    Ok(())
}

/// Gives the vault that is locked another name, so that a new one can be made beside it, and tells that name. Nothing
/// in it changes. `VaultInUse` when it is open.
pub fn vault_set_aside(session: &mut Session, (): ()) -> Result<String> {
    if session.is_open() {
        return Err(Code::VaultInUse.into());
    }
    vault_file::set_aside(&session.folder)
}

/// Closes the vault.
pub fn vault_lock(session: &mut Session, (): ()) -> Result<()> {
    session.lock()
}

/// Takes the last step back.
pub fn undo(vault: &mut Vault, (): ()) -> Result<Option<crate::undo::UndoKind>> {
    vault.undo()
}

//! Locked or unlocked: a type, not a flag. Only an unlocked session has a [`Vault`] to hand out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;
use zeroize::zeroize_stack;

use crate::api::request::Passphrase;
use crate::bin;
use crate::clock::Clock;
use crate::conversations::write_example;
use crate::crypto::{KdfCost, MadePassphrase, Strength, strength};
use crate::error::{Code, Result};
use crate::id::ConversationId;
use crate::method::{Method, method};
use crate::prefs::Prefs;
use crate::vault::Vault;
use crate::vault_file::{self, Presence};

/// Bytes of the stack that are wiped where a passphrase was used: several times what that takes.
const USED_STACK: usize = 256 * 1024;

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
    let running = match &session.state {
        State::Unlocked(vault) => vault.db().conversations().running()?,
        State::Locked => None,
    };
    Ok(AppStatus { vault, prefs: Prefs::read(&session.folder), running, version: env!("CARGO_PKG_VERSION") })
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
    session.lock()?;
    let (folder, clock) = (&session.folder, Arc::clone(&session.clock));
    let mut vault = leaving_no_trace(|| Vault::unlock(folder, &request.passphrase, clock))?;
    let _ = bin::erase_expired(&mut vault);
    session.state = State::Unlocked(Box::new(vault));
    Ok(())
}

/// Closes the vault.
pub fn vault_lock(session: &mut Session, (): ()) -> Result<()> {
    session.lock()
}

/// Takes the last step back.
pub fn undo(vault: &mut Vault, (): ()) -> Result<Option<crate::undo::UndoKind>> {
    vault.undo()
}

/// Does `work`, and then wipes the stack that it used: moving a key leaves a copy there, and so does deriving one.
fn leaving_no_trace<T>(work: impl FnOnce() -> T) -> T {
    // In a frame of its own, below which everything is wiped.
    #[inline(never)]
    fn apart<T>(work: impl FnOnce() -> T) -> T {
        work()
    }
    let done = apart(work);
    zeroize_stack::<USED_STACK>();
    done
}

//! One error type. A [`Code`] exists only while a screen acts on it; its Dutch sentence lives in `ui/src/errors.ts`.
//!
//! No error carries content: nothing that was written, no label, no path below the user's own folder.

use serde::Serialize;
use ts_rs::TS;

/// What the screen can tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ErrorCode")]
pub enum Code {
    /// The passphrase does not open the vault.
    WrongPassphrase,
    /// The passphrase is shorter than it may be.
    PassphraseTooShort,
    /// What was typed cannot be a recovery code: see `recovery_check` for what is wrong with it.
    RecoveryCodeMistyped,
    /// The recovery code does not open the vault.
    WrongRecoveryCode,
    /// The vault has no recovery code.
    RecoveryCodeMissing,
    /// It is one of three recovery sheets: a second one is needed.
    SecondSheetNeeded,
    /// The same recovery sheet was typed twice.
    SameSheet,
    /// The two recovery sheets were not made together.
    SheetsApart,
    /// The groups that were asked back are not those of the recovery code.
    WrongGroups,
    /// A change of the ways in was cut off by the disk: the former and the new one both open the vault for now.
    BothOpen,
    /// There is a vault already; it is never replaced.
    VaultExists,
    /// There is no vault yet.
    VaultMissing,
    /// The passphrase was right, but the vault's data cannot be read.
    VaultDamaged,
    /// Neither copy of the vault's header can be read.
    HeaderDamaged,
    /// Another process has the vault open.
    VaultInUse,
    /// A newer version of the app wrote this vault.
    NewerVersion,
    /// The folder cannot be written.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// The vault is locked.
    Locked,
    /// There is no folder for backups, or it is not there.
    BackupFolderGone,
    /// The folder for backups lies inside the app's own.
    BackupFolderOwn,
    /// The folder for backups cannot be written.
    BackupFolderReadOnly,
    /// The disk that backups go to is full.
    BackupFolderFull,
    /// The backup was made of another vault than the one that is open.
    OtherVault,
    /// What was written as a backup did not come back as it went in, or could not be written.
    BackupFailed,
    /// A backup is being made already.
    BackupRunning,
    /// A backup stopped, because the vault was locked or something was erased.
    BackupStopped,
    /// A backup is not whole.
    BackupDamaged,
    /// A file is no backup of this app.
    NotABackup,
    /// The request is not what this command takes.
    BadRequest,
    /// The request is larger than any screen can make it.
    TooLarge,
    /// What is asked for is not there (any more).
    NotFound,
    /// The deck holds seven cards already.
    DeckFull,
    /// A newer search was asked before this one was answered.
    Superseded,
    /// Two labels cannot be one person: both took part in the same conversation.
    PeopleMet,
    /// A fault of the app itself.
    Internal,
}

/// What went wrong, with its cause for the developer and a [`Code`] for the screen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// See [`Code`].
    #[error("{0:?}")]
    Coded(Code),
    /// The store refused or failed.
    #[error("store: {0}")]
    Store(#[from] StoreFault),
    /// A file could not be read or written.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// A state that the code rules out; names the rule, never content.
    #[error("fault: {0}")]
    Fault(&'static str),
}

/// A failure of SQLite, stripped of any text that it may quote.
#[derive(Debug, thiserror::Error)]
#[error("sqlite {primary} ({extended})")]
pub struct StoreFault {
    /// The primary result code.
    pub primary: i32,
    /// The extended result code.
    pub extended: i32,
}

/// The result of everything here.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The code that the screen acts on.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Coded(code) => *code,
            Self::Store(fault) => match fault.primary {
                5 | 6 => Code::VaultInUse,
                8 => Code::ReadOnly,
                11 | 26 => Code::VaultDamaged,
                // A write that is refused beyond a quota or a limit of the system is no ENOSPC for SQLite.
                10 if fault.extended == 778 => Code::DiskFull,
                13 => Code::DiskFull,
                _ => Code::Internal,
            },
            Self::File(error) => match error.kind() {
                std::io::ErrorKind::StorageFull
                | std::io::ErrorKind::QuotaExceeded
                | std::io::ErrorKind::FileTooLarge => Code::DiskFull,
                std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
                _ => Code::Internal,
            },
            Self::Fault(_) => Code::Internal,
        }
    }
}

impl Error {
    /// Whether a read was cut off because it was asked to stop. Nothing is wrong then.
    #[must_use]
    pub fn is_cut_off(&self) -> bool {
        matches!(self, Self::Store(StoreFault { primary: 9, .. }))
    }
}

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Self::Coded(code)
    }
}

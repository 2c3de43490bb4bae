//! Opening a copy of a vault, or a backup, with whatever opens it.

use std::path::{Path, PathBuf};

use kdw_core::error::Code;
use kdw_core::session::Session;
use kdw_core::vault_file::{copy_closed, find_vault, is_data_folder};
use serde_json::{Value, json};

use crate::{Person, Stop, TRIES, call, given, texts};

/// What is opened.
pub(crate) enum Source {
    /// The folder of a vault, and whether it was named by the folder that it lies in.
    Vault(PathBuf, bool),
    /// The file of a backup.
    Backup(PathBuf),
}

impl Source {
    /// What a path is: a file is a backup, and a folder is a vault or holds one.
    ///
    /// `ReadOnly` when it may not be looked into.
    pub(crate) fn at(path: &Path) -> Result<Option<Self>, Stop> {
        let path = std::path::absolute(path).map_err(|_| Stop::Said(texts::NOTHING_THERE))?;
        if path.is_file() {
            return Ok(Some(Self::Backup(path)));
        }
        let vault = find_vault(&path).map_err(|error| error.code())?;
        Ok(vault.map(|vault| Self::Vault(vault.clone(), vault != path)))
    }

    /// Whether nothing may be written in a folder: it is the vault's, or the app's own.
    pub(crate) fn owns(&self, folder: &Path) -> bool {
        let real = |path: &Path| path.canonicalize().ok();
        let own = match self {
            Self::Vault(vault, within) => {
                let vault = real(vault);
                let app = vault.as_deref().and_then(Path::parent).filter(|app| *within || is_data_folder(app));
                [app.map(Path::to_owned), vault.clone()]
            }
            Self::Backup(file) => [file.parent().and_then(real).filter(|app| is_data_folder(app)), None],
        };
        own.iter().flatten().any(|own| folder.starts_with(own))
    }
}

/// Copies a vault into the session's own folder, asks what opens it, and opens it there. A backup is unpacked there.
pub(crate) fn open(session: &mut Session, source: &Source, person: &mut impl Person) -> Result<(), Stop> {
    if let Source::Vault(vault, _) = source {
        copy_closed(vault, session.folder()).map_err(|error| error.code())?;
    }
    for _ in 0..TRIES {
        match try_once(session, source, person) {
            Err(Stop::Refused(code)) if is_slip(code) => person.tell(texts::refusal(code))?,
            outcome => return outcome,
        }
    }
    Err(Stop::Said(texts::THREE_TIMES))
}

/// Whether another try can go better.
fn is_slip(code: Code) -> bool {
    matches!(code, Code::WrongPassphrase | Code::RecoveryCodeMistyped | Code::SameSheet | Code::SheetsApart)
}

fn try_once(session: &mut Session, source: &Source, person: &mut impl Person) -> Result<(), Stop> {
    let secret = given(|| person.ask_secret(texts::SECRET))?;
    match with(session, source, &secret, None) {
        Err(Code::SecondSheetNeeded) => {
            person.tell(texts::SECOND_NEEDED)?;
            let other = given(|| person.ask_secret(texts::SECOND))?;
            Ok(with(session, source, &secret, Some(&other))?)
        }
        outcome => Ok(outcome?),
    }
}

fn with(session: &mut Session, source: &Source, secret: &str, other: Option<&str>) -> Result<(), Code> {
    if let Source::Backup(file) = source {
        let file = file.to_str().ok_or(Code::NotABackup)?;
        return call(session, "backup_restore", &json!({ "file": file, "secret": secret, "other": other })).map(|_| ());
    }
    match call(session, "recovery_check", &json!({ "code": secret, "other": other })) {
        Ok(Value::Null) => with_paper(session, secret, other),
        Ok(misread) if misread["second"] == true => Err(Code::RecoveryCodeMistyped),
        Ok(_) | Err(Code::WrongRecoveryCode | Code::RecoveryCodeMissing) => {
            call(session, "vault_unlock", &json!({ "passphrase": secret })).map(|_| ())
        }
        Err(code) => Err(code),
    }
}

/// What is on paper opens a vault and gives it another passphrase in one step: here that is the copy, and no one needs to know it.
fn with_paper(session: &mut Session, code: &str, other: Option<&str>) -> Result<(), Code> {
    let made = call(session, "passphrase_make", &Value::Null)?;
    let request = json!({ "code": code, "other": other, "passphrase": made["passphrase"] });
    call(session, "recovery_unlock", &request).map(|_| ())
}

//! Asks the person for a folder or a file. The window gets to know its path and nothing of what is in it.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use kdw_core::error::Code;
use serde::Deserialize;
use tauri::{State, WebviewWindow};

use crate::bridge::{App, Fault};
use crate::dialogs::{self, Which};
use crate::save::{check_name, opened};

/// The path that was chosen last for a file that the core writes, and since when the vault was open then; good for one time.
#[derive(Clone, Default)]
pub struct Place(Arc<Mutex<Option<(String, Opened)>>>);

/// When the vault was opened; absent while it is locked.
type Opened = Option<DateTime<Utc>>;

/// As much of a request as says where it writes.
#[derive(Deserialize)]
struct Written {
    file: String,
}

impl Place {
    fn put(&self, chosen: Option<(String, Opened)>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = chosen;
    }

    /// Whether this request writes where was chosen, with the vault open since `opened` then as now. It has been chosen no
    /// longer then.
    pub fn take(&self, request: &str, opened: Opened) -> bool {
        let chosen = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let asked = serde_json::from_str::<Written>(request).ok();
        opened.is_some() && chosen.is_some() && chosen == asked.map(|asked| (asked.file, opened))
    }
}

/// Asks for the folder for backups in the system's dialog. Answers nothing when the user chose nothing, and
/// `backup_folder_gone` for a path that is no text.
#[tauri::command]
pub async fn choose_folder(window: WebviewWindow) -> Result<Option<String>, Fault> {
    ask(&window, Which::Folder, Code::BackupFolderGone).await
}

/// Asks for a backup to put back. Answers nothing when the user chose nothing, and `not_a_backup` for a path that is no
/// text. The file is not looked at.
#[tauri::command]
pub async fn choose_backup(window: WebviewWindow) -> Result<Option<String>, Fault> {
    ask(&window, Which::Backup, Code::NotABackup).await
}

/// Asks in the system's dialog where a file of the core goes, and proposes `name`. Answers nothing when the user chose nothing;
/// `bad_request` for a name that is no plain one, and `backup_folder_gone` for a path that is no text.
#[tauri::command]
pub async fn choose_place(window: WebviewWindow, app: State<'_, App>, name: String) -> Result<Option<String>, Fault> {
    app.place.put(None);
    check_name(&name)?;
    let opened = opened(&app).await?;
    let chosen = text(dialogs::ask_where(&window, name).await?, Code::BackupFolderGone)?;
    app.place.put(chosen.clone().map(|path| (path, opened)));
    Ok(chosen)
}

async fn ask(window: &WebviewWindow, which: Which, no_text: Code) -> Result<Option<String>, Fault> {
    Ok(text(dialogs::ask_which(window, which).await?, no_text)?)
}

fn text(chosen: Option<PathBuf>, no_text: Code) -> Result<Option<String>, Code> {
    chosen.map(PathBuf::into_os_string).map(OsString::into_string).transpose().map_err(|_| no_text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_where_was_chosen_once_and_nowhere_else() {
        let (place, request) = (Place::default(), r#"{"file":"/media/stick/alles.zip","passphrase":null}"#);
        let (then, later) = (DateTime::from_timestamp(1, 0), DateTime::from_timestamp(2, 0));
        let choose = |opened| place.put(Some(("/media/stick/alles.zip".to_owned(), opened)));
        assert!(!place.take(request, then), "nothing was chosen");
        choose(then);
        assert!(place.take(request, then));
        assert!(!place.take(request, then), "that was once");
        for other in [r#"{"file":"/tmp/alles.zip"}"#, "null", "", r#"{"passphrase":null}"#] {
            choose(then);
            assert!(!place.take(other, then), "{other}");
            assert!(!place.take(request, then), "{other}: what was chosen is chosen no longer");
        }
        for now in [later, None] {
            choose(then);
            assert!(!place.take(request, now), "it was locked since");
        }
        choose(None);
        assert!(!place.take(request, None), "it is locked");
    }
}

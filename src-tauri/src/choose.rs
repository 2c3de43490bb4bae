//! Asks the person for a folder or a file. The window gets to know its path and nothing of what is in it.

use std::path::PathBuf;

use kdw_core::error::Code;
use tauri::WebviewWindow;

use crate::bridge::Fault;
use crate::dialogs::{self, Which};

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

async fn ask(window: &WebviewWindow, which: Which, no_text: Code) -> Result<Option<String>, Fault> {
    let chosen = dialogs::ask_which(window, which).await?;
    Ok(chosen.map(PathBuf::into_os_string).map(std::ffi::OsString::into_string).transpose().map_err(|_| no_text)?)
}

//! The system's own dialogs, over the app's window.

#[cfg(target_os = "linux")]
pub use linux::{ask_where, ask_which, close_all};
#[cfg(not(target_os = "linux"))]
pub use other::{ask_where, ask_which, close_all};

/// What the dialog for saving is called; never anything that was written.
const TITLE: &str = "Bestand bewaren";

/// What is chosen among what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The folder for backups.
    Folder,
    /// A backup to put back.
    Backup,
}

impl Which {
    fn title(self) -> &'static str {
        match self {
            Self::Folder => "Map voor reservekopieën",
            Self::Backup => "Reservekopie kiezen",
        }
    }
}

/// GTK itself: `rfd` would not put the dialog over the window, and runs a second GTK thread beside that of the window.
#[cfg(target_os = "linux")]
mod linux {
    use std::path::PathBuf;

    use gtk::glib::object::Cast;
    use gtk::glib::{MainContext, home_dir, spawn_future_local};
    use gtk::prelude::{
        DialogExt, FileChooserExt, NativeDialogExt, NativeDialogExtManual, RecentManagerExt, WidgetExt,
    };
    use gtk::{FileChooserAction, FileChooserNative, RecentManager, ResponseType};
    use kdw_core::error::Code;
    use tauri::WebviewWindow;

    use super::Which;

    /// Asks where to save and proposes `name`. `None` when nothing was chosen; `Internal` when the app is ending.
    pub async fn ask_where(window: &WebviewWindow, name: String) -> Result<Option<PathBuf>, Code> {
        let (answer, answered) = tokio::sync::oneshot::channel();
        let parent = window.clone();
        MainContext::default().invoke(move || {
            spawn_future_local(async move {
                let _ = answer.send(show(&parent, &name).await);
            });
        });
        answered.await.map_err(|_| Code::Internal)
    }

    /// Asks which folder or file. `None` when nothing was chosen; `Internal` when the app is ending.
    pub async fn ask_which(window: &WebviewWindow, which: Which) -> Result<Option<PathBuf>, Code> {
        let (answer, answered) = tokio::sync::oneshot::channel();
        let parent = window.clone();
        MainContext::default().invoke(move || {
            spawn_future_local(async move {
                let _ = answer.send(show_which(&parent, which).await);
            });
        });
        answered.await.map_err(|_| Code::Internal)
    }

    async fn show_which(parent: &WebviewWindow, which: Which) -> Option<PathBuf> {
        let parent = parent.gtk_window().ok();
        let action = match which {
            Which::Folder => FileChooserAction::SelectFolder,
            Which::Backup => FileChooserAction::Open,
        };
        let dialog = FileChooserNative::new(Some(which.title()), parent.as_ref(), action, None, None);
        dialog.set_modal(true);
        // Not among the files of late, where GTK begins by itself: no folder can be chosen there.
        dialog.set_current_folder(home_dir());
        finish(&dialog).await
    }

    async fn show(parent: &WebviewWindow, name: &str) -> Option<PathBuf> {
        let parent = parent.gtk_window().ok();
        let dialog = FileChooserNative::new(Some(super::TITLE), parent.as_ref(), FileChooserAction::Save, None, None);
        dialog.set_modal(true);
        dialog.set_do_overwrite_confirmation(true);
        dialog.set_current_name(name);
        finish(&dialog).await
    }

    async fn finish(dialog: &FileChooserNative) -> Option<PathBuf> {
        let response = dialog.run_future().await;
        let path = if response == ResponseType::Accept { dialog.filename() } else { None };
        forget(dialog.uri().as_deref());
        dialog.destroy();
        path
    }

    /// GTK puts what was chosen on the desktop's list of recent files, by name and folder: it is taken off again.
    fn forget(uri: Option<&str>) {
        if let (Some(uri), Some(recent)) = (uri, RecentManager::default()) {
            // What is not on the list cannot be taken off: that is what was wanted.
            let _ = recent.remove_item(uri);
        }
    }

    /// Closes every dialog without a choice. An open one, of printing above all, would hold the page that lies under
    /// it on the screen: the page cannot go on before it is closed.
    pub fn close_all() {
        // Not through Tauri's own queue: that stands still while a dialog has a loop of its own.
        MainContext::default().invoke(|| {
            let open = gtk::Window::list_toplevels().into_iter().filter_map(|one| one.downcast::<gtk::Dialog>().ok());
            for dialog in open.filter(WidgetExt::is_visible) {
                dialog.response(ResponseType::Cancel);
            }
        });
    }
}

#[cfg(not(target_os = "linux"))]
mod other {
    use std::path::PathBuf;

    use kdw_core::error::Code;
    use tauri::WebviewWindow;

    use super::Which;

    /// Asks which folder or file. `None` when nothing was chosen.
    pub async fn ask_which(window: &WebviewWindow, which: Which) -> Result<Option<PathBuf>, Code> {
        let dialog = rfd::AsyncFileDialog::new().set_parent(window).set_title(which.title());
        let chosen = match which {
            Which::Folder => dialog.pick_folder().await,
            Which::Backup => dialog.pick_file().await,
        };
        Ok(chosen.map(|chosen| chosen.path().to_owned()))
    }

    /// Asks where to save and proposes `name`. `None` when nothing was chosen.
    pub async fn ask_where(window: &WebviewWindow, name: String) -> Result<Option<PathBuf>, Code> {
        let dialog = rfd::AsyncFileDialog::new().set_parent(window).set_title(super::TITLE).set_file_name(name);
        Ok(dialog.save_file().await.map(|file| file.path().to_owned()))
    }

    /// Here a dialog closes with the window only; what is chosen in it after a lock is refused.
    pub fn close_all() {}
}

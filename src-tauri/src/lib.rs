//! The shell: a window around the core, an idle clock, keep-awake, dialogs to save a file and to choose one, and nothing else.
//!
//! The window may call seven commands (`bridge`, `save`, `choose`), may not navigate anywhere, and has no network: a proxy that
//! leads nowhere catches what a content security policy does not govern.

mod autolock;
mod bridge;
mod choose;
mod dialogs;
mod keep_awake;
mod one_window;
mod save;
mod writing;

use std::path::PathBuf;
use std::sync::Arc;

use kdw_core::clock::{Clock, SystemClock};
use kdw_core::crypto::KdfCost;
use kdw_core::session::Session;
use kdw_core::shared::Shared;
use tauri::{Manager, Runtime};

use crate::one_window::OneWindow;

/// Starts the app and returns when its window is closed, or when an earlier window on the same data was shown instead.
///
/// # Panics
/// When there is no display, no folder to keep the vault in, or SQLite was used before.
pub fn run() {
    std::panic::set_hook(Box::new(|panic| eprint_location(panic.location())));
    if let Err(error) = kdw_guard::install_sqlite() {
        panic!("{error}");
    }
    if let Err(error) = start() {
        panic!("{error}");
    }
}

fn start() -> tauri::Result<()> {
    let startup_id = one_window::startup_id();
    let app = tauri::Builder::default()
        .plugin(navigation_guard())
        .invoke_handler(tauri::generate_handler![
            bridge::call,
            bridge::presence,
            bridge::activity,
            save::save_text,
            choose::choose_folder,
            choose::choose_backup,
            choose::choose_place
        ])
        .build(context())?;
    let folder = match std::env::var_os("KDW_DATA_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => app.path().app_data_dir()?,
    };
    // The window is made by `run`: a second start never shows one.
    let Some(one_window) = OneWindow::claim(app.handle(), &folder, &startup_id) else { return Ok(()) };
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let session = Session::new(&folder, Arc::clone(&clock), KdfCost::RECOMMENDED);
    app.manage(one_window);
    app.manage(bridge::App {
        session: Arc::new(Shared::new(session)),
        idle: autolock::Watcher::new(clock),
        awake: keep_awake::KeepAwake::default(),
        place: choose::Place::default(),
        writing: writing::Writing::default(),
    });
    autolock::start(app.handle().clone());
    app.run(|app, event| {
        if matches!(event, tauri::RunEvent::Exit) {
            app.state::<OneWindow>().release();
            bridge::close(app);
        }
    });
    Ok(())
}

/// The configuration and the interface, compiled in.
///
/// A window that forgets everything cannot be driven by WebDriver. Under the variable with which Tauri itself turns
/// automation on, the window is an ordinary one; it still keeps nothing, and the tests look for that on the disk.
#[expect(clippy::disallowed_methods, reason = "the generated code ends when a linker section is damaged")]
fn context() -> tauri::Context {
    let mut context = tauri::generate_context!();
    if std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|on| on == "true") {
        for window in &mut context.config_mut().app.windows {
            window.incognito = false;
        }
    }
    context
}

/// Refuses every page but the app's own: a content security policy does not govern top-level navigation.
fn navigation_guard<R: Runtime>() -> tauri::plugin::TauriPlugin<R> {
    tauri::plugin::Builder::new("navigation-guard")
        .on_navigation(|_, url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .build()
}

/// A panic says where, never what: a message could quote what was written.
#[expect(clippy::print_stderr, reason = "the one line that a developer needs after a crash")]
fn eprint_location(location: Option<&std::panic::Location<'_>>) {
    match location {
        Some(at) => eprintln!("panic at {}:{}", at.file(), at.line()),
        None => eprintln!("panic"),
    }
}

//! The one door between window and core. The core runs off the main thread, so that the window never freezes.

use std::sync::Arc;

use kdw_core::api::{Reply, Tag, dispatch_shared};
use kdw_core::error::Code;
use kdw_core::shared::Shared;
use serde::Serialize;
use tauri::{AppHandle, Manager, State};

use crate::autolock::Watcher;
use crate::choose::Place;
use crate::keep_awake::KeepAwake;
use crate::writing::Writing;

/// What the shell keeps: the session, the idle clock, and whether the screen stays awake.
pub struct App {
    /// The core's one session.
    pub session: Arc<Shared>,
    /// When someone was last there.
    pub idle: Watcher,
    /// Holds the screen awake during a conversation.
    pub awake: KeepAwake,
    /// Where a file may be written that the core makes, once.
    pub place: Place,
    /// Who writes such a file now.
    pub writing: Writing,
}

/// An error on the wire: a code, never content.
#[derive(Serialize)]
pub struct Fault {
    code: Code,
}

impl From<Code> for Fault {
    fn from(code: Code) -> Self {
        Self { code }
    }
}

/// Runs one command of the core. `request` is JSON text, so that its size is checked before it is read. Everything is written
/// only to a path that was chosen in the system's own dialog: `bad_request` for any other.
#[tauri::command]
pub async fn call(app: State<'_, App>, command: String, request: String) -> Result<Reply, Fault> {
    let (session, place, writing) = (Arc::clone(&app.session), app.place.clone(), app.writing.clone());
    let reply = tauri::async_runtime::spawn_blocking(move || {
        let writes = command == "export_all";
        let _written = writes.then(|| writing.begin());
        if writes && !place.take(&request, session.wait().opened()) {
            return Err(Code::BadRequest);
        }
        dispatch_shared(&session, &command, &request)
    });
    let reply = reply.await;
    let reply = reply.unwrap_or(Err(Code::Internal));
    // The idle clock starts anew when the vault was opened.
    if reply.as_ref().is_ok_and(|reply| reply.changed.contains(&Tag::Vault)) {
        app.idle.look_soon();
    }
    reply.map_err(Fault::from)
}

/// A conversation is on screen, or no longer: the idle lock waits for it and the screen stays awake.
#[tauri::command]
pub async fn presence(app: State<'_, App>, during: bool) -> Result<(), Fault> {
    app.idle.during(during);
    app.awake.set(during).await;
    Ok(())
}

/// Someone touched something.
#[tauri::command]
pub fn activity(app: State<'_, App>) {
    app.idle.touch();
}

/// Closes the vault in good order when the app ends. A file that is being written elsewhere is given up by that, and goes first.
pub fn close(app: &AppHandle) {
    let state = app.state::<App>();
    // A failure here loses nothing: what was stored is in the log and is read at the next start.
    let _ = state.session.hold().lock();
    state.writing.end();
}

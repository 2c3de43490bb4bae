//! The idle lock: the shell's use of tokio. It asks the screen to store what is being typed, and then locks.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use kdw_core::clock::Clock;
use kdw_core::idle::{IDLE, Idle};
use tauri::{AppHandle, Emitter, Manager};

use crate::bridge::App;

/// How long the screen gets to store what is being typed.
const GRACE: Duration = Duration::from_secs(1);
/// The longest time between two looks, so that a machine that slept is noticed soon after it wakes.
const LOOK: Duration = Duration::from_secs(15);

/// The idle clock, shared by the commands and the timer.
pub struct Watcher {
    clock: Arc<dyn Clock>,
    idle: Mutex<Idle>,
}

impl Watcher {
    /// Starts counting. `KDW_IDLE_SECONDS` can make the limit shorter, never longer.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        let asked = std::env::var("KDW_IDLE_SECONDS").ok().and_then(|text| text.parse().ok());
        let limit = asked.map_or(IDLE, Duration::from_secs);
        let idle = Mutex::new(Idle::new(limit, clock.now().utc));
        Self { clock, idle }
    }

    /// Someone touched something.
    pub fn touch(&self) {
        self.with(|idle, now| idle.touch(now));
    }

    /// A conversation is on screen, or no longer.
    pub fn during(&self, on: bool) {
        self.with(|idle, now| idle.during(on, now));
    }

    fn is_over(&self) -> bool {
        self.with(Idle::is_over)
    }

    fn next_look(&self) -> Duration {
        self.with(|idle, now| idle.remaining(now)).clamp(Duration::from_millis(200), LOOK)
    }

    fn with<T>(&self, f: impl FnOnce(&mut Idle, chrono::DateTime<chrono::Utc>) -> T) -> T {
        f(&mut self.idle.lock().unwrap_or_else(PoisonError::into_inner), self.clock.now().utc)
    }
}

/// Looks now and then whether it is time to lock, for as long as the app lives.
pub fn start(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        loop {
            let state = app.state::<App>();
            tokio::time::sleep(state.idle.next_look()).await;
            if state.idle.is_over() && is_open(&state) {
                lock(&app, &state).await;
            }
        }
    });
}

fn is_open(app: &App) -> bool {
    app.session.lock().unwrap_or_else(PoisonError::into_inner).is_open()
}

async fn lock(app: &AppHandle, state: &App) {
    // The screen stores its drafts when it hears this; what it cannot store in time is refused as locked and stays
    // on its screen until the page is loaded anew.
    let _ = app.emit("locking", ());
    tokio::time::sleep(GRACE).await;
    let session = Arc::clone(&state.session);
    let locked =
        tauri::async_runtime::spawn_blocking(move || session.lock().unwrap_or_else(PoisonError::into_inner).lock());
    let _ = locked.await;
    let _ = app.emit("locked", ());
}

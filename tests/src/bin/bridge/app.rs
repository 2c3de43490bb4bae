//! What a shell around the core keeps: the session, who is there, and here also a clock that a test can move.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use kdw_core::api::dispatch_shared;
use kdw_core::clock::{Clock, Now, SystemClock};
use kdw_core::crypto::KdfCost;
use kdw_core::idle::{IDLE, Idle};
use kdw_core::session::Session;
use kdw_core::shared::Shared;
use serde_json::{Value, json};

use crate::http::{Answer, Request};

/// The device's clock, so many minutes later.
struct MovableClock {
    minutes: AtomicI64,
}

impl Clock for MovableClock {
    fn now(&self) -> Now {
        let now = SystemClock.now();
        Now { utc: now.utc + chrono::Duration::minutes(self.minutes.load(Ordering::Relaxed)), ..now }
    }
}

/// One session on one vault, with the interface in front of it.
pub struct App {
    token: String,
    ui: PathBuf,
    clock: Arc<MovableClock>,
    session: Shared,
    idle: Mutex<Idle>,
    dialog: Mutex<Option<String>>,
}

fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic in a command rolled its transaction back, so what it held is still whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl App {
    pub fn new(data: &Path, ui: PathBuf, cost: KdfCost, idle: Option<Duration>, token: String) -> Self {
        let clock = Arc::new(MovableClock { minutes: AtomicI64::new(0) });
        let shared: Arc<dyn Clock> = Arc::<MovableClock>::clone(&clock);
        let idle = Mutex::new(Idle::new(idle.unwrap_or(IDLE), clock.now().utc));
        Self {
            token,
            ui,
            clock,
            session: Shared::new(Session::new(data, shared, cost)),
            idle,
            dialog: Mutex::default(),
        }
    }

    pub fn token(&self) -> &str {
        &self.token
    }

    /// Locks when nobody has been there for a while.
    pub fn lock_when_idle(&self) {
        let Some(opened) = self.session.wait().opened() else { return };
        let mut idle = hold(&self.idle);
        idle.opened(opened);
        let over = idle.is_over(self.now());
        drop(idle);
        if over {
            self.close();
        }
    }

    /// Closes the vault in good order.
    pub fn close(&self) {
        // What was stored is in the log and is read at the next start.
        let _ = self.session.hold().lock();
    }

    pub fn answer(&self, request: &Request) -> Answer {
        match request.method.as_str() {
            "GET" => self.file(&request.path),
            "POST" if request.header("x-kdw-token") != Some(&self.token) => Answer::text(403, "wrong token"),
            "POST" => self.post(request),
            _ => Answer::text(405, "GET and POST only"),
        }
    }

    fn post(&self, request: &Request) -> Answer {
        let Ok(body) = std::str::from_utf8(&request.body) else { return bad_request() };
        if let Some(command) = request.path.strip_prefix("/call/") {
            return self.call(command, body);
        }
        let Ok(body) = serde_json::from_str::<Value>(body) else { return bad_request() };
        let done = match request.path.as_str() {
            "/host/presence" => body["during"].as_bool().map(|on| hold(&self.idle).during(on, self.now())),
            // What is chosen in a dialog of the system is what the test laid ready for it.
            "/host/choose" => return Answer::json(&json!({ "ok": hold(&self.dialog).take() })),
            "/test/dialog" => body["path"].as_str().map(|path| *hold(&self.dialog) = Some(path.to_owned())),
            "/host/activity" => {
                hold(&self.idle).touch(self.now());
                Some(())
            }
            "/test/time" => body["minutes"].as_i64().map(|by| self.move_clock(by, body["away"] == json!(true))),
            _ => return Answer::text(404, "no such address"),
        };
        done.map_or_else(bad_request, |()| Answer::json(&json!({ "ok": null })))
    }

    fn call(&self, command: &str, body: &str) -> Answer {
        Answer::json(&match dispatch_shared(&self.session, command, body) {
            Ok(reply) => json!({ "ok": reply }),
            Err(code) => json!({ "err": { "code": code } }),
        })
    }

    fn now(&self) -> DateTime<Utc> {
        self.clock.now().utc
    }

    /// Makes it later (or earlier). `away`: nobody was there in the meantime, as when the machine slept.
    fn move_clock(&self, minutes: i64, away: bool) {
        let mut idle = hold(&self.idle);
        // Who is there all along touches something every minute.
        let steps = if away { 1 } else { minutes.max(1) };
        for _ in 0..steps {
            self.clock.minutes.fetch_add(minutes / steps, Ordering::Relaxed);
            if !away {
                idle.touch(self.now());
            }
        }
        drop(idle);
        // Whoever asked sees at once what the time did.
        self.lock_when_idle();
    }

    fn file(&self, path: &str) -> Answer {
        let name = match path.trim_start_matches('/') {
            "" => "index.html",
            name => name,
        };
        let plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
        if name.contains("..") || name.starts_with('.') || !name.chars().all(plain) {
            return Answer::text(404, "no such file");
        }
        let kind = match name.rsplit('.').next() {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("svg") => "image/svg+xml",
            Some("woff2") => "font/woff2",
            Some("png") => "image/png",
            _ => "application/octet-stream",
        };
        // What a build puts there has its contents in its name.
        let lasting = name.starts_with("assets/");
        std::fs::read(self.ui.join(name))
            .map_or_else(|_| Answer::text(404, "no such file"), |body| Answer::file(kind, body, lasting))
    }
}

fn bad_request() -> Answer {
    Answer::json(&json!({ "err": { "code": "bad_request" } }))
}

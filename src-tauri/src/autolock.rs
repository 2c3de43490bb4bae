//! The idle lock: the shell's use of tokio. It warns, asks the screen to store what is being typed, and then locks.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use kdw_core::clock::Clock;
use kdw_core::idle::{IDLE, Idle};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager};
use tokio::sync::Notify;

use crate::bridge::App;
use crate::dialogs;

/// How long the screen gets to store what is being typed.
const GRACE: Duration = Duration::from_secs(1);
/// The longest time between two looks, so that a machine that slept is noticed soon after it wakes.
const LOOK: Duration = Duration::from_secs(15);
/// The shortest time between two looks.
const PAUSE: Duration = Duration::from_millis(200);
/// How long before the lock the screen is warned; half of the limit when that is shorter.
const WARNING: Duration = Duration::from_secs(20);

/// What a look at the clock asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Due {
    Nothing,
    /// The vault will be locked in so many seconds.
    Warning(u64),
    Lock,
}

/// The event `warning`: the vault will be locked unless someone does something.
#[derive(Clone, Serialize)]
struct Warning {
    seconds: u64,
}

/// The idle clock, shared by the commands and the timer.
pub struct Watcher {
    clock: Arc<dyn Clock>,
    notice: Duration,
    watch: Mutex<Watch>,
    /// Told when there may be something to do before the next look.
    soon: Notify,
}

struct Watch {
    idle: Idle,
    /// Whether the screen knows already; it knows by itself when someone touches something again.
    warned: bool,
}

impl Watcher {
    /// Starts counting. `KDW_IDLE_SECONDS` can make the limit shorter, never longer.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        let asked = std::env::var("KDW_IDLE_SECONDS").ok().and_then(|text| text.parse().ok());
        Self::with_limit(clock, asked.map_or(IDLE, Duration::from_secs))
    }

    fn with_limit(clock: Arc<dyn Clock>, limit: Duration) -> Self {
        let watch = Watch { idle: Idle::new(limit, clock.now().utc), warned: false };
        Self { clock, notice: WARNING.min(limit / 2), watch: Mutex::new(watch), soon: Notify::new() }
    }

    /// Someone touched something.
    pub fn touch(&self) {
        self.told(|watch, now| watch.idle.touch(now));
    }

    /// A conversation is on screen, or no longer.
    pub fn during(&self, on: bool) {
        self.told(|watch, now| watch.idle.during(on, now));
    }

    /// Something is known of who is there. What comes too late, as when the device slept, brings the lock at once.
    fn told(&self, tell: impl FnOnce(&mut Watch, DateTime<Utc>)) {
        let over = self.with(|watch, now| {
            tell(watch, now);
            let over = watch.idle.is_over(now);
            watch.warned &= over;
            over
        });
        if over {
            self.look_soon();
        }
    }

    /// Has the timer look at once.
    pub fn look_soon(&self) {
        self.soon.notify_one();
    }

    /// What it is time for in a vault that was opened then. A warning is due once, until someone is there again.
    fn look(&self, opened: DateTime<Utc>) -> Due {
        self.with(|watch, now| {
            watch.idle.opened(opened);
            if watch.idle.is_over(now) {
                return Due::Lock;
            }
            let left = watch.idle.remaining(now);
            if watch.warned || left > self.notice {
                return Due::Nothing;
            }
            watch.warned = true;
            Due::Warning(u64::try_from(left.as_millis().div_ceil(1000)).unwrap_or_default())
        })
    }

    fn next_look(&self) -> Duration {
        self.with(|watch, now| {
            let left = watch.idle.remaining(now);
            let wait = if watch.warned { left } else { left.saturating_sub(self.notice) };
            wait.clamp(PAUSE, LOOK)
        })
    }

    fn with<T>(&self, f: impl FnOnce(&mut Watch, DateTime<Utc>) -> T) -> T {
        f(&mut self.watch.lock().unwrap_or_else(PoisonError::into_inner), self.clock.now().utc)
    }
}

/// Looks now and then whether it is time to lock, for as long as the app lives.
pub fn start(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        let state = app.state::<App>();
        loop {
            let wait = if opened(&state).is_some() { state.idle.next_look() } else { LOOK };
            // Whether it was told or waited: it looks.
            let _ = tokio::time::timeout(wait, state.idle.soon.notified()).await;
            let Some(at) = opened(&state) else { continue };
            match state.idle.look(at) {
                Due::Warning(seconds) => drop(app.emit("warning", Warning { seconds })),
                Due::Lock => lock(&app, &state).await,
                Due::Nothing => {}
            }
        }
    });
}

/// When the vault was opened; absent while it is locked.
fn opened(app: &App) -> Option<DateTime<Utc>> {
    app.session.wait().opened()
}

async fn lock(app: &AppHandle, state: &App) {
    dialogs::close_all();
    // The screen stores its drafts when it hears this; what it cannot store in time is refused as locked and stays
    // on its screen until the page is loaded anew.
    let _ = app.emit("locking", ());
    tokio::time::sleep(GRACE).await;
    let session = Arc::clone(&state.session);
    let _ = tauri::async_runtime::spawn_blocking(move || session.hold().lock()).await;
    let _ = app.emit("locked", ());
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;
    use kdw_core::clock::Now;

    /// A clock that stands still until it is set.
    #[derive(Default)]
    struct Hand(Mutex<i64>);

    impl Clock for Hand {
        fn now(&self) -> Now {
            let millis = 1_000_000_000 + *self.0.lock().unwrap();
            Now { utc: Utc.timestamp_millis_opt(millis).unwrap(), offset_minutes: 0 }
        }
    }

    impl Hand {
        fn set(&self, millis: i64) {
            *self.0.lock().unwrap() = millis;
        }
    }

    /// A look at a vault that was opened when the clock began.
    fn look(watcher: &Watcher) -> Due {
        watcher.look(Hand::default().now().utc)
    }

    fn watcher(limit: Duration) -> (Arc<Hand>, Watcher) {
        let hand = Arc::new(Hand::default());
        (Arc::clone(&hand), Watcher::with_limit(hand, limit))
    }

    #[test]
    fn twenty_seconds_before_the_lock_the_screen_is_warned_once() {
        let (clock, watcher) = watcher(IDLE);
        clock.set(279_999);
        assert_eq!(look(&watcher), Due::Nothing);
        clock.set(280_010);
        assert_eq!(look(&watcher), Due::Warning(20));
        clock.set(290_000);
        assert_eq!(look(&watcher), Due::Nothing, "it knows");
        clock.set(300_000);
        assert_eq!(look(&watcher), Due::Lock);
    }

    #[test]
    fn after_a_touch_nothing_comes_until_the_next_idle_time() {
        let (clock, watcher) = watcher(IDLE);
        clock.set(280_000);
        assert_eq!(look(&watcher), Due::Warning(20));
        clock.set(285_000);
        watcher.touch();
        for millis in [285_000, 300_000, 564_999] {
            clock.set(millis);
            assert_eq!(look(&watcher), Due::Nothing);
        }
        clock.set(565_000);
        assert_eq!(look(&watcher), Due::Warning(20), "again");
        clock.set(585_000);
        assert_eq!(look(&watcher), Due::Lock);
    }

    #[test]
    fn a_short_limit_warns_halfway() {
        let (clock, watcher) = watcher(Duration::from_secs(3));
        clock.set(1_499);
        assert_eq!(look(&watcher), Due::Nothing);
        clock.set(1_500);
        assert_eq!(look(&watcher), Due::Warning(2), "in whole seconds");
        clock.set(3_000);
        assert_eq!(look(&watcher), Due::Lock);
    }

    #[test]
    fn a_limit_that_is_asked_too_long_warns_before_the_real_one() {
        let (clock, watcher) = watcher(Duration::from_secs(9_999));
        clock.set(280_000);
        assert_eq!(look(&watcher), Due::Warning(20));
    }

    #[test]
    fn a_conversation_on_screen_is_not_warned() {
        let (clock, watcher) = watcher(IDLE);
        watcher.during(true);
        for millis in (0..=10_000_000).step_by(15_000) {
            clock.set(millis);
            assert_eq!(look(&watcher), Due::Nothing);
        }
        clock.set(10_000_000);
        watcher.during(false);
        clock.set(10_280_000);
        assert_eq!(look(&watcher), Due::Warning(20));
    }

    #[test]
    fn a_machine_that_slept_through_the_warning_locks() {
        let (clock, watcher) = watcher(IDLE);
        clock.set(1_000_000);
        assert_eq!(look(&watcher), Due::Lock);
    }

    #[test]
    fn a_machine_that_slept_during_a_conversation_locks_at_the_first_touch() {
        let (clock, watcher) = watcher(IDLE);
        watcher.during(true);
        clock.set(9 * 3_600_000);
        watcher.touch();
        assert_eq!(watcher.next_look(), PAUSE);
        assert_eq!(look(&watcher), Due::Lock);
        // Opened again, it counts from there.
        clock.set(9 * 3_600_000 + 60_000);
        assert_eq!(watcher.look(clock.now().utc), Due::Nothing);
        watcher.during(true);
        assert_eq!(watcher.look(clock.now().utc), Due::Nothing);
    }

    #[test]
    fn what_comes_too_late_has_the_timer_look_at_once() {
        let (clock, watcher) = watcher(IDLE);
        clock.set(9 * 3_600_000);
        watcher.touch();
        tauri::async_runtime::block_on(watcher.soon.notified());
        assert_eq!(look(&watcher), Due::Lock);
    }

    #[test]
    fn the_next_look_is_at_the_warning_and_then_at_the_lock() {
        let (clock, watcher) = watcher(IDLE);
        assert_eq!(watcher.next_look(), LOOK);
        clock.set(270_000);
        assert_eq!(watcher.next_look(), Duration::from_secs(10));
        clock.set(280_000);
        assert_eq!(look(&watcher), Due::Warning(20));
        clock.set(288_000);
        assert_eq!(watcher.next_look(), Duration::from_secs(12));
        clock.set(299_999);
        assert_eq!(watcher.next_look(), PAUSE);
    }
}

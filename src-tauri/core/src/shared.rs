//! One session for all who ask something of it: one at a time, in no order, but that a search makes way for whatever comes.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::{Code, Result};
use crate::session::Session;

/// A session that several threads use.
pub struct Shared {
    session: Mutex<Session>,
    /// Held by whoever is next for the session. A search that was cut off queues here behind the one that cut it off.
    next: Mutex<()>,
    /// Whether the search that runs, if one does, has to stop.
    stop: Arc<AtomicBool>,
    /// How many searches were asked.
    searches: AtomicU64,
}

impl Shared {
    /// Shares a session.
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self { session: Mutex::new(session), next: Mutex::default(), stop: Arc::default(), searches: AtomicU64::new(0) }
    }

    /// The session, for who would rather not wait: a search that runs is cut off, and asked again afterwards.
    pub fn hold(&self) -> MutexGuard<'_, Session> {
        let _next = take(&self.next);
        self.stop.store(true, Ordering::SeqCst);
        take(&self.session)
    }

    /// The session, once a search that runs has ended.
    pub fn wait(&self) -> MutexGuard<'_, Session> {
        take(&self.session)
    }

    /// Runs a search, as often as it takes. `search` fails with what [`Error::is_cut_off`](crate::error::Error::is_cut_off)
    /// tells once its flag is set.
    ///
    /// `Superseded` when a newer search was asked meanwhile.
    pub(crate) fn search<T>(&self, search: impl Fn(&mut Session, &Arc<AtomicBool>) -> Result<T>) -> Result<T> {
        let number = self.searches.fetch_add(1, Ordering::SeqCst) + 1;
        loop {
            let next = take(&self.next);
            self.stop.store(true, Ordering::SeqCst);
            let mut session = take(&self.session);
            if self.searches.load(Ordering::SeqCst) != number {
                return Err(Code::Superseded.into());
            }
            // Whoever comes from here on finds it running.
            self.stop.store(false, Ordering::SeqCst);
            drop(next);
            match search(&mut session, &self.stop) {
                Err(error) if error.is_cut_off() => {}
                outcome => return outcome,
            }
        }
    }
}

fn take<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A command that panicked left it whole: its transaction was rolled back.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;

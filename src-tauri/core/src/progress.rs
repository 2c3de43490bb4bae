//! How far a long piece of work is, and whether it has to stop: shared by who does it and who waits for it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Weak};

/// One piece of work.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    done: AtomicU64,
    of: AtomicU64,
    stop: AtomicBool,
}

impl Progress {
    /// Says how much there is to do, in bytes.
    pub(crate) fn expect(&self, bytes: u64) {
        self.of.store(bytes, Ordering::Relaxed);
    }

    /// So many bytes more are done.
    pub(crate) fn add(&self, bytes: u64) {
        self.done.fetch_add(bytes, Ordering::Relaxed);
    }

    /// What is done, out of how much; in bytes. Out of nothing while it is not known yet.
    pub(crate) fn share(&self) -> (u64, u64) {
        let of = self.of.load(Ordering::Relaxed);
        (self.done.load(Ordering::Relaxed).min(of), of)
    }

    /// Asks to stop. What it made must go.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }

    /// Whether it was asked to stop.
    pub(crate) fn must_stop(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }
}

/// The work that is going on, if there is any: no more than one at a time. It stops when this is dropped.
#[derive(Debug, Default)]
pub(crate) struct Running(Weak<Progress>);

impl Running {
    /// Begins one. `None` while another goes on.
    pub(crate) fn begin(&mut self) -> Option<Arc<Progress>> {
        if self.get().is_some() {
            return None;
        }
        let progress = Arc::new(Progress::default());
        self.0 = Arc::downgrade(&progress);
        Some(progress)
    }

    /// The one that goes on.
    pub(crate) fn get(&self) -> Option<Arc<Progress>> {
        self.0.upgrade()
    }

    /// Asks it to stop.
    pub(crate) fn stop(&self) {
        if let Some(progress) = self.get() {
            progress.stop();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

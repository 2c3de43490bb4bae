//! How far a long piece of work is, and whether it has to stop: shared by who does it and who waits for it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Weak};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// A backup is made.
    BackUp,
    /// A backup is read, to be put back.
    PutBack,
    /// Everything is taken along.
    TakeAlong,
}

/// One piece of work.
#[derive(Debug)]
pub(crate) struct Progress {
    work: Work,
    done: AtomicU64,
    of: AtomicU64,
    stop: AtomicBool,
}

impl Progress {
    /// Nothing of it is done yet.
    pub(crate) fn new(work: Work) -> Self {
        Self { work, done: AtomicU64::default(), of: AtomicU64::default(), stop: AtomicBool::default() }
    }

    /// What it is that goes on.
    pub(crate) fn work(&self) -> Work {
        self.work
    }

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
    /// Begins one. `None` while another goes on, whatever it does.
    pub(crate) fn begin(&mut self, work: Work) -> Option<Arc<Progress>> {
        if self.get().is_some() {
            return None;
        }
        let progress = Arc::new(Progress::new(work));
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

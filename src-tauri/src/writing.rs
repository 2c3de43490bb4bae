//! What the core writes outside the vault while the app is asked to end: what is not finished of it goes first.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// A disk that does not answer any more keeps the app no longer than this.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many are writing now.
#[derive(Clone, Default)]
pub struct Writing(Arc<(Mutex<usize>, Condvar)>);

/// One that writes, until this is dropped.
pub struct Written(Writing);

impl Writing {
    /// One more begins.
    pub fn begin(&self) -> Written {
        self.count(|count| count + 1);
        Written(self.clone())
    }

    /// Waits until no one writes any more, or no longer than can be asked of anyone.
    pub fn end(&self) {
        let (count, changed) = &*self.0;
        let count = count.lock().unwrap_or_else(PoisonError::into_inner);
        drop(changed.wait_timeout_while(count, PATIENCE, |count| *count > 0));
    }

    fn count(&self, next: impl Fn(usize) -> usize) {
        let (count, changed) = &*self.0;
        let mut count = count.lock().unwrap_or_else(PoisonError::into_inner);
        *count = next(*count);
        changed.notify_all();
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        self.0.count(|count| count - 1);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    #[test]
    fn who_ends_waits_for_all_that_write_and_for_no_one_else() {
        let (writing, gone) = (Writing::default(), AtomicBool::new(false));
        writing.end();
        let [first, last] = [writing.begin(), writing.begin()];
        std::thread::scope(|scope| {
            let ended = scope.spawn(|| {
                writing.end();
                gone.load(Ordering::SeqCst)
            });
            drop(first);
            gone.store(true, Ordering::SeqCst);
            drop(last);
            assert!(ended.join().unwrap(), "what was written last was gone by then");
        });
    }
}

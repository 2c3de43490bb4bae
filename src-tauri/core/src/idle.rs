//! When the vault locks by itself: after five idle minutes, but not while *Tijdens* is on screen.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// How long nobody may be there before the vault locks.
pub const IDLE: Duration = Duration::from_secs(5 * 60);

/// Whether someone is there. It keeps instants only, so that a suspended machine counts as idle time.
#[derive(Clone, Copy, Debug)]
pub struct Idle {
    limit: Duration,
    last: DateTime<Utc>,
    during: bool,
}

impl Idle {
    /// Starts counting. A shorter limit than [`IDLE`] may be asked for, a longer one not.
    #[must_use]
    pub fn new(limit: Duration, now: DateTime<Utc>) -> Self {
        Self { limit: limit.min(IDLE), last: now, during: false }
    }

    /// Someone touched something.
    pub fn touch(&mut self, now: DateTime<Utc>) {
        self.last = now;
    }

    /// *Tijdens* (or *Samen kijken*) came on screen or left it. Leaving counts as a touch.
    pub fn during(&mut self, on: bool, now: DateTime<Utc>) {
        self.during = on;
        self.touch(now);
    }

    /// How long until it may be time to lock.
    pub fn remaining(&mut self, now: DateTime<Utc>) -> Duration {
        let gone = (now - self.last).to_std().unwrap_or_default();
        if self.during { self.limit } else { self.limit.saturating_sub(gone) }
    }

    /// Whether it is time to lock. A clock set back counts as a touch, so that it cannot hold the vault open for long.
    pub fn is_over(&mut self, now: DateTime<Utc>) -> bool {
        if now < self.last {
            self.last = now;
        }
        !self.during && (now - self.last).to_std().is_ok_and(|gone| gone >= self.limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn at(seconds: i64) -> DateTime<Utc> {
        Utc.timestamp_opt(1_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn five_idle_minutes_lock_and_a_touch_starts_them_again() {
        let mut idle = Idle::new(IDLE, at(0));
        assert!(!idle.is_over(at(299)));
        idle.touch(at(299));
        assert!(!idle.is_over(at(598)));
        assert!(idle.is_over(at(599)));
    }

    #[test]
    fn the_lock_waits_while_a_conversation_is_on_screen() {
        let mut idle = Idle::new(IDLE, at(0));
        idle.during(true, at(10));
        assert!(!idle.is_over(at(10_000)));
        idle.during(false, at(10_000));
        assert!(!idle.is_over(at(10_299)), "leaving counts as a touch");
        assert!(idle.is_over(at(10_300)));
    }

    #[test]
    fn a_limit_can_only_be_shortened() {
        assert!(Idle::new(Duration::from_secs(9_999), at(0)).is_over(at(300)));
        assert!(Idle::new(Duration::from_secs(2), at(0)).is_over(at(2)));
    }

    #[test]
    fn a_clock_set_back_does_not_hold_the_vault_open() {
        let mut idle = Idle::new(IDLE, at(100_000));
        assert!(!idle.is_over(at(0)));
        assert!(idle.is_over(at(300)));
    }
}

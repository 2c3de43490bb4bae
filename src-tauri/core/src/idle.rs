//! When the vault locks by itself: after five idle minutes, but not while *Tijdens* is on screen, and after a sleep, whatever
//! is on screen.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// How long nobody may be there before the vault locks, and how long the device may sleep.
pub const IDLE: Duration = Duration::from_secs(5 * 60);

/// Whether someone is there. It keeps instants only, so that a suspended machine counts as idle time. Whoever holds it looks
/// at least every minute: when no one looked for longer, the device slept.
#[derive(Clone, Copy, Debug)]
pub struct Idle {
    limit: Duration,
    last: DateTime<Utc>,
    looked: DateTime<Utc>,
    during: bool,
    /// It was time to lock, and the vault was not opened since: who comes too late cannot change that.
    over: bool,
    opened: Option<DateTime<Utc>>,
}

impl Idle {
    /// Starts counting. A shorter limit than [`IDLE`] may be asked for, a longer one not.
    #[must_use]
    pub fn new(limit: Duration, now: DateTime<Utc>) -> Self {
        Self { limit: limit.min(IDLE), last: now, looked: now, during: false, over: false, opened: None }
    }

    /// The vault was opened then. Counting starts anew, once for each time that it is opened.
    pub fn opened(&mut self, at: DateTime<Utc>) {
        if self.opened != Some(at) {
            *self = Self { last: at, looked: at, over: false, opened: Some(at), ..*self };
        }
    }

    /// Someone touched something.
    pub fn touch(&mut self, now: DateTime<Utc>) {
        if !self.is_over(now) {
            self.last = now;
        }
    }

    /// *Tijdens* (or *Samen kijken*) came on screen or left it. Leaving counts as a touch.
    pub fn during(&mut self, on: bool, now: DateTime<Utc>) {
        self.touch(now);
        self.during = on;
    }

    /// How long until it may be time to lock.
    pub fn remaining(&mut self, now: DateTime<Utc>) -> Duration {
        if self.is_over(now) {
            return Duration::ZERO;
        }
        if self.during { self.limit } else { self.limit.saturating_sub(since(self.last, now)) }
    }

    /// Whether it is time to lock. A clock set back counts as a touch, so that it cannot hold the vault open for long.
    pub fn is_over(&mut self, now: DateTime<Utc>) -> bool {
        self.last = self.last.min(now);
        let slept = since(self.looked, now) >= IDLE;
        self.looked = now;
        self.over |= slept || (!self.during && since(self.last, now) >= self.limit);
        self.over
    }
}

/// How long ago that was; nothing when the clock was set back.
fn since(then: DateTime<Utc>, now: DateTime<Utc>) -> Duration {
    (now - then).to_std().unwrap_or_default()
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
        assert!(!look_until(&mut idle, 0..300));
        idle.touch(at(299));
        assert!(!look_until(&mut idle, 300..599));
        assert!(idle.is_over(at(599)));
    }

    /// Looks every quarter of a minute, as the shell does, and tells whether it was time to lock by then.
    fn look_until(idle: &mut Idle, seconds: std::ops::Range<i64>) -> bool {
        seconds.step_by(15).any(|second| idle.is_over(at(second)))
    }

    #[test]
    fn the_lock_waits_while_a_conversation_is_on_screen() {
        let mut idle = Idle::new(IDLE, at(0));
        idle.during(true, at(10));
        assert!(!look_until(&mut idle, 10..10_000));
        idle.during(false, at(10_000));
        assert!(!look_until(&mut idle, 10_000..10_300), "leaving counts as a touch");
        assert!(idle.is_over(at(10_300)));
    }

    #[test]
    fn nine_hours_asleep_is_over_whatever_is_on_screen_and_whoever_touches_first() {
        let nine_hours = 9 * 3_600;
        let wakes: [fn(&mut Idle, DateTime<Utc>); 4] = [
            |_, _| {},
            Idle::touch,
            |idle, now| idle.during(true, now),
            |idle, now| assert_eq!(idle.remaining(now), Duration::ZERO),
        ];
        for during in [false, true] {
            for wake in wakes {
                let mut idle = Idle::new(IDLE, at(0));
                idle.during(during, at(0));
                assert!(!look_until(&mut idle, 0..100));
                wake(&mut idle, at(100 + nine_hours));
                assert!(idle.is_over(at(101 + nine_hours)));
                assert_eq!(idle.remaining(at(102 + nine_hours)), Duration::ZERO);
                idle.opened(at(200 + nine_hours));
                assert!(!look_until(&mut idle, 200 + nine_hours..400 + nine_hours), "it counts anew");
            }
        }
    }

    #[test]
    fn a_short_sleep_in_a_conversation_is_not_over() {
        let mut idle = Idle::new(IDLE, at(0));
        idle.during(true, at(0));
        assert!(!idle.is_over(at(299)) && !idle.is_over(at(598)));
        assert!(idle.is_over(at(898)), "five minutes is");
    }

    #[test]
    fn opening_starts_it_anew_once_and_a_clock_set_back_after_it_holds_nothing_open() {
        let mut idle = Idle::new(IDLE, at(0));
        assert!(idle.is_over(at(1_000)));
        idle.opened(at(1_500));
        assert!(!idle.is_over(at(1_600)));
        for second in (0..300).step_by(15) {
            idle.opened(at(1_500));
            assert!(!idle.is_over(at(second)));
        }
        idle.opened(at(1_500));
        assert!(idle.is_over(at(300)));
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

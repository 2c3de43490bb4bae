//! Time, passed in: the core never asks the system what time it is.

use chrono::{DateTime, Local, NaiveDate, Offset, Utc};

/// An instant with the device's offset at that instant, so that a civil date can be told later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The instant.
    pub utc: DateTime<Utc>,
    /// Minutes east of UTC on this device.
    pub offset_minutes: i32,
}

impl Now {
    /// The civil date on the device.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        (self.utc + chrono::Duration::minutes(i64::from(self.offset_minutes))).date_naive()
    }
}

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Now;
}

/// The clock of the device.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system for the time")]
    fn now(&self) -> Now {
        let local = Local::now();
        Now { utc: local.with_timezone(&Utc), offset_minutes: local.offset().fix().local_minus_utc() / 60 }
    }
}

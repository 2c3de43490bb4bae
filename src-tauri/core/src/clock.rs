//! Time, passed in: the core never asks the system what time it is.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, Offset, Utc};

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
        self.local().date()
    }

    /// The civil date and the time of day on the device.
    #[must_use]
    pub fn local(self) -> NaiveDateTime {
        (self.utc + chrono::Duration::minutes(i64::from(self.offset_minutes))).naive_utc()
    }
}

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Now;

    /// Another instant, with the offset that the device has then: in summer another than in winter. A clock without a time zone
    /// has the present one.
    fn at(&self, instant: DateTime<Utc>) -> Now {
        Now { utc: instant, ..self.now() }
    }
}

/// The clock of the device.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system for the time")]
    fn now(&self) -> Now {
        self.at(Utc::now())
    }

    fn at(&self, instant: DateTime<Utc>) -> Now {
        let local = instant.with_timezone(&Local);
        Now { utc: instant, offset_minutes: local.offset().fix().local_minus_utc() / 60 }
    }
}

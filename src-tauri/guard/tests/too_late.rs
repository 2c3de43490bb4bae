//! The allocator of SQLite, in a process that used SQLite before.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use kdw_guard::{TooLate, install_sqlite};
use rusqlite::Connection;

#[test]
fn a_guard_that_comes_too_late_says_so() {
    Connection::open_in_memory().unwrap().close().map_err(|(_, error)| error).unwrap();
    assert_eq!(install_sqlite(), Err(TooLate));
    assert_eq!(install_sqlite(), Err(TooLate), "and says it again");
}

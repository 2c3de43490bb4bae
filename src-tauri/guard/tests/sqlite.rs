//! The allocator of SQLite, in a process where nothing used SQLite before.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use kdw_guard::install_sqlite;
use rusqlite::Connection;

/// Whether it wipes shows only from outside a process; the memory scan of kdw-tests looks for that.
#[test]
fn the_guard_comes_first_may_come_twice_and_sqlite_works_with_it() {
    assert_eq!(install_sqlite(), Ok(()));
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch("CREATE TABLE note (body TEXT); CREATE VIRTUAL TABLE found USING fts5 (body)").unwrap();
    // Growing by doubling makes SQLite ask for larger blocks again and again.
    let body = "woord ".repeat(20_000);
    for table in ["note", "found"] {
        connection.execute(&format!("INSERT INTO {table} VALUES (?1)"), [&body]).unwrap();
    }
    let grown: String =
        connection.query_row("SELECT group_concat(body, '') || body FROM note", [], |row| row.get(0)).unwrap();
    assert_eq!(grown.len(), 2 * body.len());
    assert_eq!(connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).unwrap(), "ok");
    connection.close().unwrap();
    assert_eq!(install_sqlite(), Ok(()), "still installed");
}

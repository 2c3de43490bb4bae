//! What all tables hold, in a number of rows and 32 bytes each: two databases with the same are the same.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::crypto::Hex;
use crate::error::Result;

/// What one table holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableDigest {
    /// The table's name in the schema.
    pub(crate) table: String,
    /// Its rows.
    pub(crate) rows: u64,
    /// SHA-256 over every value of every row, in the order in which the table keeps them.
    pub(crate) digest: Hex<32>,
}

/// Reads every row of every table, the index among them.
pub(crate) fn digests(connection: &Connection) -> Result<Vec<TableDigest>> {
    let mut statement = connection.prepare(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%'
         ORDER BY name",
    )?;
    let tables: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    tables.into_iter().map(|table| digest_of(connection, table)).collect()
}

fn digest_of(connection: &Connection, table: String) -> Result<TableDigest> {
    // The name comes out of the schema, and a quote in it is doubled.
    let mut statement = connection.prepare(&format!("SELECT * FROM \"{}\"", table.replace('"', "\"\"")))?;
    let columns = statement.column_count();
    let mut found = statement.query([])?;
    let (mut rows, mut sum) = (0, Sha256::new());
    while let Some(row) = found.next()? {
        rows += 1;
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Null => add(&mut sum, 0, &[]),
                ValueRef::Integer(number) => add(&mut sum, 1, &number.to_be_bytes()),
                ValueRef::Real(number) => add(&mut sum, 2, &number.to_bits().to_be_bytes()),
                ValueRef::Text(text) => add(&mut sum, 3, text),
                ValueRef::Blob(bytes) => add(&mut sum, 4, bytes),
            }
        }
    }
    Ok(TableDigest { table, rows, digest: Hex(sum.finalize().into()) })
}

/// Adds a value with its type and its length, so that no two rows give the same bytes.
fn add(sum: &mut Sha256, kind: u8, bytes: &[u8]) {
    sum.update([kind]);
    sum.update((bytes.len() as u64).to_be_bytes());
    sum.update(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_of_one_row_makes_another_digest_of_that_table_alone() {
        let one = Connection::open_in_memory().unwrap();
        one.execute_batch(
            "CREATE TABLE a (x TEXT, y); CREATE TABLE b (z BLOB) STRICT; INSERT INTO a VALUES ('ab', 'c'), (1, NULL)",
        )
        .unwrap();
        let before = digests(&one).unwrap();
        assert_eq!(before.iter().map(|of| (of.table.as_str(), of.rows)).collect::<Vec<_>>(), [("a", 2), ("b", 0)]);
        one.execute_batch("UPDATE a SET x = 'a', y = 'bc' WHERE x = 'ab'").unwrap();
        let after = digests(&one).unwrap();
        assert_ne!(before[0], after[0]);
        assert_eq!(before[1], after[1]);
        one.execute_batch("UPDATE a SET x = 'ab', y = 'c' WHERE x = 'a'").unwrap();
        assert_eq!(digests(&one).unwrap(), before);
    }
}

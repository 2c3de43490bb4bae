//! As `memory`, without the guard: what it leaves behind shows that the test can see it.

use std::io;
use std::path::PathBuf;

fn main() -> io::Result<()> {
    kdw_tests::masked::serve(&std::env::args().nth(1).map(PathBuf::from).ok_or(io::ErrorKind::InvalidInput)?)
}

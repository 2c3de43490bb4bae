//! The core with its memory guarded as in the app, for a test that looks into this process.

use std::io;
use std::path::PathBuf;

#[global_allocator]
static ALLOCATOR: kdw_guard::ZeroingAlloc = kdw_guard::ZeroingAlloc::new();

fn main() -> io::Result<()> {
    kdw_guard::install_sqlite().map_err(io::Error::other)?;
    kdw_tests::masked::serve(&std::env::args().nth(1).map(PathBuf::from).ok_or(io::ErrorKind::InvalidInput)?)
}

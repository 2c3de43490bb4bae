//! `kdw-rescue BRON DOEL`: everything in a vault or a backup as one file, without the app.

use std::process::ExitCode;

use kdw_rescue::{Terminal, run};

/// Wipes what the program gives back, as in the app.
#[global_allocator]
static ALLOCATOR: kdw_guard::ZeroingAlloc = kdw_guard::ZeroingAlloc::new();

fn main() -> ExitCode {
    // A panic says nothing of what was read.
    std::panic::set_hook(Box::new(|_| {}));
    if let Err(error) = kdw_guard::install_sqlite() {
        panic!("{error}");
    }
    // Ctrl+C does not cut it off, for the copy would stay. Where what is typed is not shown it is no answer, and that ends it as an
    // empty one does: then everything goes as it came, the copy too.
    let _ = ctrlc::set_handler(|| {});
    run(std::env::args_os().skip(1), &mut Terminal::default())
}

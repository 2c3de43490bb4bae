//! The app's window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// Wipes what the program gives back, so that a locked vault leaves no words behind in memory.
#[global_allocator]
static ALLOCATOR: kdw_guard::ZeroingAlloc = kdw_guard::ZeroingAlloc::new();

fn main() {
    kdw_lib::run();
}

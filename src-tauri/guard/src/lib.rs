//! Memory that is given back is wiped first: an allocator for Rust, and one for SQLite.
//!
//! A note that was read passes through dozens of short-lived buffers, and the allocator hands them back as they are. After
//! locking, its words would still lie in the process. With both allocators in place, what is freed is zero.
//!
//! This is the only crate with unsafe code: both allocators are called with raw pointers. Not reached are memory that is
//! still in use, the stack, and what other libraries take from the C library themselves: the system's web view, and
//! OpenSSL, which clears its own key schedules.
#![deny(unsafe_op_in_unsafe_fn)]

mod rust;
mod sqlite;

pub use rust::ZeroingAlloc;
pub use sqlite::{TooLate, install_sqlite};

/// Fills `size` bytes from `start` with zeros, in a way that the optimiser may not leave out.
///
/// # Safety
/// Those bytes can be written, and nothing else uses them meanwhile.
unsafe fn wipe(start: *mut u8, size: usize) {
    // SAFETY: the caller promises that these bytes can be written.
    unsafe { start.write_bytes(0, size) };
    // SAFETY: they were just written, and the caller promises that nothing else uses them.
    let bytes = unsafe { std::slice::from_raw_parts(start, size) };
    // Freeing what was just written makes the writing look useless. This says that someone reads it.
    zeroize::optimization_barrier(bytes);
}

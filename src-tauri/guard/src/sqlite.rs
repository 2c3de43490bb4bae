//! The allocator for SQLite: its own one, which wipes before it frees.
//!
//! SQLCipher's buffers for pages and statements come from here too. Its keys lie in a heap of its own, which it clears.

use std::ffi::{c_int, c_void};
use std::mem::MaybeUninit;
use std::sync::OnceLock;

use rusqlite::ffi;

use crate::wipe;

/// SQLite was in use already, so that its allocator can no longer be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("SQLite was in use before its memory was guarded")]
pub struct TooLate;

/// The three of SQLite's own functions that ours are made of.
#[derive(Clone, Copy)]
struct Own {
    malloc: unsafe extern "C" fn(c_int) -> *mut c_void,
    free: unsafe extern "C" fn(*mut c_void),
    size: unsafe extern "C" fn(*mut c_void) -> c_int,
}

/// Set before SQLite is told to use [`free`] and [`realloc`], and never changed.
static OWN: OnceLock<Own> = OnceLock::new();

/// Makes SQLite wipe all memory that it gives back. Asking twice changes nothing.
///
/// Call this at the start of the program: no other thread may use SQLite yet. [`TooLate`] when it was in use already.
pub fn install_sqlite() -> Result<(), TooLate> {
    static INSTALLED: OnceLock<Result<(), TooLate>> = OnceLock::new();
    *INSTALLED.get_or_init(install)
}

fn install() -> Result<(), TooLate> {
    let mut methods = MaybeUninit::<ffi::sqlite3_mem_methods>::uninit();
    // SAFETY: this option takes one pointer, to where a set of methods fits.
    if unsafe { ffi::sqlite3_config(ffi::SQLITE_CONFIG_GETMALLOC, methods.as_mut_ptr()) } != ffi::SQLITE_OK {
        return Err(TooLate);
    }
    // SAFETY: SQLite said that it wrote them.
    let mut methods = unsafe { methods.assume_init() };
    let (Some(malloc), Some(free_own), Some(size)) = (methods.xMalloc, methods.xFree, methods.xSize) else {
        return Err(TooLate);
    };
    OWN.get_or_init(|| Own { malloc, free: free_own, size });
    methods.xFree = Some(free);
    methods.xRealloc = Some(realloc);
    // SAFETY: this option takes one pointer, to methods that SQLite copies; ours keep the contract of those they replace.
    match unsafe { ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw const methods) } {
        ffi::SQLITE_OK => Ok(()),
        _ => Err(TooLate),
    }
}

unsafe extern "C" fn free(block: *mut c_void) {
    let Some(own) = OWN.get().filter(|_| !block.is_null()) else { return };
    // SAFETY: SQLite gives up a block that came from its own `malloc`.
    let size = unsafe { (own.size)(block) };
    // SAFETY: the block has that many bytes, and SQLite gives it up.
    unsafe { wipe(block.cast(), usize::try_from(size).unwrap_or(0)) };
    // SAFETY: as above; it goes back to where it came from.
    unsafe { (own.free)(block) };
}

/// Null means that there is no memory; the old block is whole then.
unsafe extern "C" fn realloc(block: *mut c_void, wanted: c_int) -> *mut c_void {
    let Some(own) = OWN.get() else { return std::ptr::null_mut() };
    // SAFETY: SQLite asks for a size that it has rounded, and that is not zero.
    let moved = unsafe { (own.malloc)(wanted) };
    if !moved.is_null() {
        // SAFETY: SQLite gives a block that came from its own `malloc`.
        let size = unsafe { (own.size)(block) };
        let kept = usize::try_from(size.min(wanted)).unwrap_or(0);
        // SAFETY: both blocks have at least this many bytes, and a new block overlaps none that is in use.
        unsafe { moved.cast::<u8>().copy_from_nonoverlapping(block.cast(), kept) };
        // SAFETY: SQLite gives up the old block when it gets a new one.
        unsafe { free(block) };
    }
    moved
}

//! The allocator for Rust.

use std::alloc::{GlobalAlloc, Layout, System};

use crate::wipe;

/// Takes memory from `A`, the system when nothing else is named, and wipes it before it goes back.
///
/// Used as `#[global_allocator]`, it covers every string, buffer and box of the program and of its Rust libraries.
#[derive(Clone, Copy, Debug, Default)]
pub struct ZeroingAlloc<A = System>(A);

impl ZeroingAlloc {
    /// One over the system's allocator.
    #[must_use]
    pub const fn new() -> Self {
        Self(System)
    }
}

// SAFETY: every block comes from `A` and goes back to it with the layout that it came with; `A` keeps the contract. In
// between only bytes of a block that is still owned are touched.
unsafe impl<A: GlobalAlloc> GlobalAlloc for ZeroingAlloc<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the same contract.
        unsafe { self.0.alloc(layout) }
    }

    // Not by way of `alloc`: large blocks come from the system as zeros, and stay untouched until they are used.
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the same contract.
        unsafe { self.0.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller gives up this block, and it has as many bytes as its layout says.
        unsafe { wipe(block, layout.size()) };
        // SAFETY: the block came from `A` with this layout.
        unsafe { self.0.dealloc(block, layout) };
    }

    // Never in place: where the system moves a block, it leaves the old one behind as it was.
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller promises that `size` is not zero and does not overflow when it is aligned.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        // SAFETY: as above.
        let moved = unsafe { self.alloc(wanted) };
        if !moved.is_null() {
            // SAFETY: both blocks have at least this many bytes, and a new block overlaps none that is in use.
            unsafe { moved.copy_from_nonoverlapping(block, layout.size().min(size)) };
            // SAFETY: the caller gives up the old block, which has this layout.
            unsafe { self.dealloc(block, layout) };
        }
        moved
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Counts the bytes that come back with something in them.
    #[derive(Default)]
    struct Witness {
        returned: AtomicUsize,
        dirty: AtomicUsize,
    }

    // SAFETY: it hands everything on to the system's allocator.
    unsafe impl GlobalAlloc for Witness {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            // SAFETY: the caller keeps the same contract.
            unsafe { System.alloc(layout) }
        }

        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            // SAFETY: the tests below write all of a block before they give it back.
            let bytes = unsafe { std::slice::from_raw_parts(block, layout.size()) };
            self.returned.fetch_add(1, Ordering::Relaxed);
            self.dirty.fetch_add(bytes.iter().filter(|byte| **byte != 0).count(), Ordering::Relaxed);
            // SAFETY: the block came from the system with this layout.
            unsafe { System.dealloc(block, layout) };
        }
    }

    fn layout(size: usize) -> Layout {
        Layout::from_size_align(size, 8).unwrap()
    }

    fn filled(allocator: &impl GlobalAlloc, size: usize) -> *mut u8 {
        // SAFETY: the size is not zero.
        let block = unsafe { allocator.alloc(layout(size)) };
        assert!(!block.is_null());
        // SAFETY: the block has that many bytes.
        unsafe { block.write_bytes(0xa5, size) };
        block
    }

    #[test]
    fn a_block_goes_back_empty() {
        let allocator = ZeroingAlloc(Witness::default());
        for size in [1, 7, 64, 4096, 1 << 20] {
            let block = filled(&allocator, size);
            // SAFETY: this block came from this allocator with this layout.
            unsafe { allocator.dealloc(block, layout(size)) };
        }
        assert_eq!(allocator.0.returned.load(Ordering::Relaxed), 5);
        assert_eq!(allocator.0.dirty.load(Ordering::Relaxed), 0);

        let block = filled(&allocator.0, 64);
        // SAFETY: as above; straight to the witness, to see that it would notice.
        unsafe { allocator.0.dealloc(block, layout(64)) };
        assert_eq!(allocator.0.dirty.load(Ordering::Relaxed), 64);
    }

    #[test]
    fn a_block_that_grows_or_shrinks_keeps_its_content_and_leaves_nothing_behind() {
        let allocator = ZeroingAlloc(Witness::default());
        for (from, to) in [(24, 4000), (4000, 24), (100, 100), (3000, 200_000)] {
            let block = filled(&allocator, from);
            // SAFETY: this block came from this allocator with this layout, and the new size is not zero.
            let moved = unsafe { allocator.realloc(block, layout(from), to) };
            let kept = from.min(to);
            // SAFETY: those bytes were copied.
            assert!(unsafe { std::slice::from_raw_parts(moved, kept) }.iter().all(|byte| *byte == 0xa5));
            assert_eq!(allocator.0.dirty.load(Ordering::Relaxed), 0, "{from} to {to}");
            // SAFETY: the block has that many bytes.
            unsafe { moved.write_bytes(0xa5, to) };
            // SAFETY: it came from this allocator with this layout.
            unsafe { allocator.dealloc(moved, layout(to)) };
        }
        assert_eq!(allocator.0.returned.load(Ordering::Relaxed), 8, "each block came back, once");
        assert_eq!(allocator.0.dirty.load(Ordering::Relaxed), 0);
    }
}

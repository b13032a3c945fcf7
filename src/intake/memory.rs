//! The bytes that letters on their way in may take together. Never waits: who finds no room is told to
//! come back.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// Claims grow in steps of this many bytes, so that a small letter costs one atomic operation.
const STEP: usize = 64 * 1024;

/// What is left of the budget, shared by all sessions.
#[derive(Clone)]
pub(super) struct Memory(Arc<AtomicUsize>);

/// One letter's part of the budget; given back when dropped.
pub(super) struct Claim {
    memory: Memory,
    bytes: usize,
}

impl Memory {
    pub(super) fn of(bytes: usize) -> Self {
        Self(Arc::new(AtomicUsize::new(bytes)))
    }

    /// A claim for a letter announced as `bytes` long, or `None` when there is no room for it.
    pub(super) fn claim(&self, bytes: usize) -> Option<Claim> {
        let mut claim = Claim { memory: self.clone(), bytes: 0 };
        claim.cover(bytes.max(1)).then_some(claim)
    }

    fn take(&self, bytes: usize) -> bool {
        let less = |left: usize| left.checked_sub(bytes);
        self.0.fetch_update(Ordering::AcqRel, Ordering::Acquire, less).is_ok()
    }
}

impl Claim {
    /// Makes the claim cover `bytes`; false when the budget has no room, and then it stays as it was.
    pub(super) fn cover(&mut self, bytes: usize) -> bool {
        if bytes <= self.bytes {
            return true;
        }
        let more = (bytes - self.bytes).next_multiple_of(STEP);
        let found = self.memory.take(more);
        if found {
            self.bytes += more;
        }
        found
    }

    /// Gives everything back; for a letter that is read to its end but not kept.
    pub(super) fn release(&mut self) {
        self.memory.0.fetch_add(std::mem::take(&mut self.bytes), Ordering::AcqRel);
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.release();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_letter_gives_back_the_next_may_have() {
        let memory = Memory::of(2 * STEP);
        let mut first = memory.claim(STEP + 1).unwrap();
        assert!(memory.claim(1).is_none(), "both steps are taken");
        assert!(first.cover(2 * STEP), "covered already");
        assert!(!first.cover(2 * STEP + 1), "beyond the budget");
        drop(first);
        assert!(memory.claim(2 * STEP).is_some());
    }
}

//! How far reading may run ahead of writing, in bytes: a folder of large letters must not fill the memory.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes read ahead at once. One letter alone may be larger: it then goes alone.
const MOST: usize = 48 << 20;

/// The bytes that lie between reader and writer.
#[derive(Default)]
pub struct Ahead {
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Default)]
struct State {
    bytes: usize,
    is_over: bool,
}

impl Ahead {
    /// Waits until there is room; `false` when the writer has gone.
    pub fn take(&self, bytes: usize) -> bool {
        let mut state = self.lock();
        while !state.is_over && state.bytes > 0 && state.bytes + bytes > MOST {
            state = self.freed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.bytes += bytes;
        !state.is_over
    }

    /// Gives back the room of what was written.
    pub fn give_back(&self, bytes: usize) {
        let mut state = self.lock();
        state.bytes = state.bytes.saturating_sub(bytes);
        self.freed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Says that the writer has gone, however it went, so that the reader does not wait for it.
pub struct Over<'a>(pub &'a Ahead);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.lock().is_over = true;
        self.0.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_waits_for_room_and_not_for_a_writer_that_has_gone() {
        let ahead = Ahead::default();
        assert!(ahead.take(MOST + 1), "a letter larger than all of it goes alone");
        std::thread::scope(|scope| {
            let waits = scope.spawn(|| ahead.take(1));
            ahead.give_back(MOST + 1);
            assert!(waits.join().unwrap());
            let waits = scope.spawn(|| ahead.take(MOST));
            drop(Over(&ahead));
            assert!(!waits.join().unwrap());
        });
    }
}

//! A letter between `DATA` and its end: dots unstuffed, limits kept, line ends checked (RFC 5321 4.5.2, 2.3.8).
//! Only CRLF.CRLF ends a letter; a lone CR or LF is never repaired, because repairs are how letters are smuggled.

use super::memory::Claim;

/// A letter being received.
pub(super) struct Incoming {
    bytes: Vec<u8>,
    place: Place,
    keeping: Keeping,
    claim: Claim,
    limit: usize,
}

/// What a piece of input led to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The letter goes on.
    More,
    /// The end of the letter was read.
    End,
    /// A CR without LF, or an LF without CR, was read.
    LoneLineEnd,
}

/// Whether the letter is still being kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keeping {
    Whole,
    TooLarge,
    NoRoom,
}

/// Where in a line the next octet stands.
#[derive(Clone, Copy)]
enum Place {
    LineStart,
    Dot,
    DotCr,
    Middle,
    Cr,
}

impl Incoming {
    /// A letter of at most `limit` bytes, whose memory `claim` accounts for.
    pub(super) fn new(limit: usize, claim: Claim) -> Self {
        Self { bytes: Vec::new(), place: Place::LineStart, keeping: Keeping::Whole, claim, limit }
    }

    /// Reads on in `input`; returns how many octets were used, which is all of them unless the letter ended.
    pub(super) fn take(&mut self, input: &[u8]) -> (usize, Step) {
        let mut rest = input;
        loop {
            if matches!(self.place, Place::Middle) {
                let run = rest.iter().position(|octet| matches!(octet, b'\r' | b'\n'));
                let (text, tail) = rest.split_at(run.unwrap_or(rest.len()));
                self.keep(text);
                rest = tail;
            }
            let Some((&octet, tail)) = rest.split_first() else { return (input.len(), Step::More) };
            rest = tail;
            let step = self.octet(octet);
            if step != Step::More {
                return (input.len() - rest.len(), step);
            }
        }
    }

    /// The letter with its claim, if it was kept whole; else why not.
    pub(super) fn finish(self) -> Result<(Vec<u8>, Claim), Keeping> {
        match self.keeping {
            Keeping::Whole => Ok((self.bytes, self.claim)),
            other => Err(other),
        }
    }

    fn octet(&mut self, octet: u8) -> Step {
        self.place = match (self.place, octet) {
            (Place::DotCr, b'\n') => return Step::End,
            (Place::Cr, b'\n') => {
                self.keep(b"\r\n");
                Place::LineStart
            }
            (Place::Cr | Place::DotCr, _) | (_, b'\n') => return Step::LoneLineEnd,
            (Place::Dot, b'\r') => Place::DotCr,
            (_, b'\r') => Place::Cr,
            (Place::LineStart, b'.') => Place::Dot,
            (_, octet) => {
                self.keep(&[octet]);
                Place::Middle
            }
        };
        Step::More
    }

    fn keep(&mut self, text: &[u8]) {
        if self.keeping != Keeping::Whole {
            return;
        }
        let length = self.bytes.len() + text.len();
        if length > self.limit {
            return self.give_up(Keeping::TooLarge);
        }
        if !self.claim.cover(length) {
            return self.give_up(Keeping::NoRoom);
        }
        if length > self.bytes.capacity() {
            // Doubling, but never beyond the limit: the last doubling of a large letter would waste the most.
            let target = length.max(self.bytes.capacity() * 2).max(16 * 1024).min(self.limit);
            self.bytes.reserve_exact(target - self.bytes.len());
        }
        self.bytes.extend_from_slice(text);
    }

    fn give_up(&mut self, why: Keeping) {
        self.keeping = why;
        self.bytes = Vec::new();
        self.claim.release();
    }
}

#[cfg(test)]
mod tests {
    use super::super::memory::Memory;
    use super::*;

    fn incoming(limit: usize) -> Incoming {
        Incoming::new(limit, Memory::of(1 << 20).claim(1).unwrap())
    }

    /// Feeds `wire` in pieces of `piece` octets; returns the letter or the step that stopped it, and what was left.
    fn receive(wire: &[u8], piece: usize) -> (Result<Vec<u8>, Step>, Vec<u8>) {
        let mut letter = incoming(1 << 20);
        let mut used = 0;
        for part in wire.chunks(piece) {
            let (taken, step) = letter.take(part);
            used += taken;
            match step {
                Step::More => assert_eq!(taken, part.len()),
                Step::End => return (Ok(letter.finish().unwrap().0), wire[used..].to_vec()),
                Step::LoneLineEnd => return (Err(step), wire[used..].to_vec()),
            }
        }
        (Err(Step::More), Vec::new())
    }

    fn check(wire: &str, expected: Result<&str, Step>, left: &str) {
        for piece in [1, 2, 3, 7, 1000] {
            let (letter, rest) = receive(wire.as_bytes(), piece);
            let letter = letter.map(|bytes| String::from_utf8(bytes).unwrap());
            assert_eq!(letter.as_deref(), expected.as_ref().map(|text| *text), "{wire:?} by {piece}");
            if piece == 1000 {
                assert_eq!(rest, left.as_bytes(), "{wire:?} leaves the next command alone");
            }
        }
    }

    #[test]
    fn a_letter_comes_out_as_it_was_before_stuffing() {
        check("Hi\r\n.\r\nQUIT\r\n", Ok("Hi\r\n"), "QUIT\r\n");
        check(".\r\n", Ok(""), "");
        check("..\r\n.\r\n", Ok(".\r\n"), "");
        check("...\r\n..a\r\n.b\r\n.\r\n", Ok("..\r\n.a\r\nb\r\n"), "");
        check("a.\r\n\r\n.\r\n", Ok("a.\r\n\r\n"), "");
        check("nul\0\r\n\0.\r\n.\r\n", Ok("nul\0\r\n\0.\r\n"), "");
    }

    #[test]
    fn a_lone_cr_or_lf_is_never_a_line_end() {
        for wire in ["a\n", "a\rb", "\n", "\r\r\n", ".\n", ".\r.\r\n", "a\r\n.\n", "a\r\n.\r\r\n", "..\n"] {
            for piece in [1, 1000] {
                assert_eq!(receive(wire.as_bytes(), piece).0, Err(Step::LoneLineEnd), "{wire:?}");
            }
        }
    }

    #[test]
    fn a_letter_beyond_the_limit_is_read_to_its_end_but_not_kept() {
        let mut letter = incoming(10);
        let (used, step) = letter.take(b"12345678\r\n.\r\n");
        assert_eq!((used, step), (13, Step::End));
        assert_eq!(letter.finish().unwrap().0.len(), 10, "exactly the limit is kept");
        let mut letter = incoming(10);
        assert_eq!(letter.take(b"123456789\r\n.\r\nNOOP").1, Step::End);
        assert_eq!(letter.finish().err(), Some(Keeping::TooLarge));
    }

    #[test]
    fn a_letter_without_room_in_memory_is_read_to_its_end_but_not_kept() {
        let memory = Memory::of(64 * 1024);
        let mut letter = Incoming::new(1 << 20, memory.claim(1).unwrap());
        letter.take(&vec![b'x'; 64 * 1024]);
        assert_eq!(letter.take(b"x\r\n.\r\n").1, Step::End);
        assert_eq!(letter.finish().err(), Some(Keeping::NoRoom));
        assert!(memory.claim(64 * 1024).is_some(), "its room was given back");
    }
}

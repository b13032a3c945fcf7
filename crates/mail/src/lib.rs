//! A letter on the wire: bytes in, values out. No database, no clock, no network and no word of the office.
//!
//! Reading never fails: whatever the bytes are, [`parse::read`] gives a [`letter::Letter`] and what was odd about it.

pub mod letter;

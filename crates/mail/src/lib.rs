//! A letter on the wire: bytes in, values out. No database, no clock, no network and no word of the office.
//!
//! Reading never fails: whatever the bytes are, [`parse::read`] gives a [`letter::Letter`] and what was odd about it.

pub mod letter;
pub mod glance;
pub mod parse;
pub mod address;
pub mod html;
pub mod quote;
pub mod language;
pub mod kind;
pub mod bounce;
pub mod auth;
pub mod file_number;
pub mod compose;
pub mod sign;

pub use glance::{Glance, glance};

//! Programs that work at the desk: keys that officers make for them, and the addresses that are told of deeds. What a key
//! may do is a part of what its maker may.

pub mod key;
pub mod make;
pub mod hooks;
pub mod pages;

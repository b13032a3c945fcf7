//! The officers' pages of the desk. Each shows what the nouns read or calls one verb; none decides anything.

pub mod today;
pub mod directory;

//! The officers' pages of the desk. Each shows what the nouns read or calls one verb; none decides anything.

mod names;
mod question;
pub mod today;
pub mod directory;
pub mod cases;
pub mod bulk;
pub mod tray;
pub mod outbox;
pub mod case;
pub mod letter;

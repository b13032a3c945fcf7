//! Letters: kept bytes and what was read from them, our own letters and the outbox. Knows no case and no authority.

pub mod kept;
pub mod arrival;
pub mod letter;
pub mod attachment;
pub mod letter_text;
pub mod check_code;
pub mod writing;
pub mod outbox;
pub mod automatic;

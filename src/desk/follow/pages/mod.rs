//! The pages behind a requester's secret link, the form that asks for one, the check of a letter, and the letter as it is
//! printed. Each shows what is told or calls one verb.

pub mod follow;
pub mod files;
pub mod wish;
pub mod check;
pub mod print;
pub mod replace;

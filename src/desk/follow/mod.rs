//! Following a case from outside: the requester's secret link and what may be read and written there, and the answer to
//! "is this letter really from you?". What an authority wrote and nobody passed on is not there.

pub mod told;
pub mod write;
pub mod wish;
pub mod link;
pub mod lines;
pub mod sent;
pub mod tries;
pub mod pages;

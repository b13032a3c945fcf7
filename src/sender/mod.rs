//! The wire side of sending letters: a submission client that knows where it failed.
//! Knows hosts, certificates and answers; never what a case or a lane is.

pub mod submission;

pub use submission::{Connection, Outcome, Submission, Unreachable, Unusable};

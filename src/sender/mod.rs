//! The wire side of sending letters: a submission client that knows where it failed.
//! The submission client knows hosts, certificates and answers and
//! never what a case or a lane is; the post round beside it takes letters from the outbox to that client.

pub mod submission;
pub mod post_round;
pub mod webhooks;

pub use submission::{Connection, Outcome, Submission, Unreachable, Unusable};

/// Whether the address of a submission server can be used, given its password.
///
/// # Errors
/// A sentence for whoever wrote the office file.
pub fn is_usable(url: &str) -> Result<(), Unusable> {
    let password = url.contains('@').then(|| String::from("not asked here"));
    Submission::parse(url, password, None).map(|_| ())
}

//! `demo`: the whole job on an invented office.

use std::net::SocketAddr;

use clap::Args;

use super::Global;
use super::failure::Failure;

/// `demo`.
#[derive(Debug, Args)]
pub struct DemoArguments {
    /// The address of the web door that stays open afterwards
    #[arg(long, value_name = "ADDR")]
    http: Option<SocketAddr>,
    /// Stop when the job is done
    #[arg(long)]
    once: bool,
}

/// Shows the whole job.
///
/// # Errors
/// When it does not end as it should.
pub fn demo(global: &Global, arguments: &DemoArguments) -> Result<(), Failure> {
    Ok(crate::demo::run(arguments.http, arguments.once, global.json)?)
}

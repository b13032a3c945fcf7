//! Octets to and from the server, in the clear or under TLS, each exchange within its time.
//! Knows nothing of commands. Input read before the handshake is never taken for input after it.

use std::{
    io::{self, ErrorKind, Read, Write},
    net::{SocketAddr, TcpStream, ToSocketAddrs},
    sync::Arc,
    time::{Duration, Instant},
};

use rustls::{ClientConfig, ClientConnection, StreamOwned, pki_types::ServerName};

use super::{
    address::{Place, Security},
    reply::Reply,
};

/// One connection.
pub(super) struct Wire {
    stream: Stream,
    input: Vec<u8>,
}

enum Stream {
    Clear(Timed),
    Tls(Box<StreamOwned<ClientConnection, Timed>>),
}

/// A socket with a deadline for all reads and writes together, so that a server that drips octets gains nothing.
struct Timed {
    tcp: TcpStream,
    deadline: Instant,
}

impl Wire {
    /// Tries every address of the host in turn. In the clear only loopback addresses count, whatever a name
    /// server says.
    pub(super) fn connect(place: &Place, patience: Duration) -> io::Result<Self> {
        let clear = place.security == Security::Clear && !place.insecure;
        let mut last = io::Error::new(ErrorKind::NotFound, "the name has no address that may be used");
        for address in (place.host.as_str(), place.port).to_socket_addrs()? {
            if clear && !address.ip().is_loopback() {
                continue;
            }
            match dial(address, patience) {
                Ok(tcp) => {
                    let stream = Stream::Clear(Timed { tcp, deadline: in_time(patience) });
                    return Ok(Self { stream, input: Vec::new() });
                }
                Err(fault) => last = fault,
            }
        }
        Err(last)
    }

    /// The same connection under TLS, the server having proved that it is `host`.
    pub(super) fn secured(
        self,
        trust: &Arc<ClientConfig>,
        host: &str,
        patience: Duration,
    ) -> io::Result<Self> {
        // Words that arrived before the handshake could come from anybody (STARTTLS injection): whoever says
        // more than the one answer to STARTTLS is not listened to any further.
        if !self.input.is_empty() {
            return Err(io::Error::new(
                ErrorKind::InvalidData,
                "it spoke before TLS was begun; nothing was sent",
            ));
        }
        let Stream::Clear(mut timed) = self.stream else { return Ok(self) };
        let name = ServerName::try_from(host.to_owned())
            .map_err(|odd| io::Error::new(ErrorKind::InvalidInput, odd))?;
        let mut session = ClientConnection::new(Arc::clone(trust), name).map_err(io::Error::other)?;
        timed.deadline = in_time(patience);
        while session.is_handshaking() {
            session.complete_io(&mut timed)?;
        }
        Ok(Self { stream: Stream::Tls(Box::new(StreamOwned::new(session, timed))), input: Vec::new() })
    }

    /// Starts the time of the next exchange.
    pub(super) fn allow(&mut self, patience: Duration) {
        self.timed().deadline = in_time(patience);
    }

    /// Whether the server has said something it was not asked for.
    pub(super) fn has_unasked(&self) -> bool {
        !self.input.is_empty()
    }

    pub(super) fn send(&mut self, octets: &[u8]) -> io::Result<()> {
        match &mut self.stream {
            Stream::Clear(timed) => timed.write_all(octets),
            Stream::Tls(session) => session.write_all(octets).and_then(|()| session.flush()),
        }
    }

    pub(super) fn reply(&mut self) -> io::Result<Reply> {
        let mut piece = [0; 4096];
        loop {
            let whole =
                Reply::take(&mut self.input).map_err(|odd| io::Error::new(ErrorKind::InvalidData, odd))?;
            if let Some(reply) = whole {
                return Ok(reply);
            }
            let read = match &mut self.stream {
                Stream::Clear(timed) => timed.read(&mut piece),
                Stream::Tls(session) => session.read(&mut piece),
            };
            match read {
                Ok(0) => return Err(io::Error::new(ErrorKind::UnexpectedEof, "it hung up")),
                Ok(count) => self.input.extend(piece.iter().take(count)),
                Err(fault) if fault.kind() == ErrorKind::Interrupted => {}
                Err(fault) => return Err(fault),
            }
        }
    }

    /// Our own address on this connection, for EHLO.
    pub(super) fn own_address(&self) -> io::Result<SocketAddr> {
        match &self.stream {
            Stream::Clear(timed) => timed.tcp.local_addr(),
            Stream::Tls(session) => session.sock.tcp.local_addr(),
        }
    }

    /// Whether what is said here can be read on the way.
    pub(super) fn is_secret(&self) -> bool {
        let loopback = || self.own_address().is_ok_and(|address| address.ip().is_loopback());
        matches!(self.stream, Stream::Tls(_)) || loopback()
    }

    fn timed(&mut self) -> &mut Timed {
        match &mut self.stream {
            Stream::Clear(timed) => timed,
            Stream::Tls(session) => &mut session.sock,
        }
    }
}

fn dial(address: SocketAddr, patience: Duration) -> io::Result<TcpStream> {
    let tcp = TcpStream::connect_timeout(&address, patience)?;
    tcp.set_nodelay(true)?;
    Ok(tcp)
}

#[expect(
    clippy::disallowed_methods,
    reason = "a door bounds how long a socket may block; no office time is read"
)]
fn now() -> Instant {
    Instant::now()
}

fn in_time(patience: Duration) -> Instant {
    now() + patience
}

impl Timed {
    fn left(&self) -> io::Result<Duration> {
        let left = self.deadline.saturating_duration_since(now());
        if left.is_zero() { Err(too_slow()) } else { Ok(left) }
    }
}

impl Read for Timed {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        self.tcp.set_read_timeout(Some(self.left()?))?;
        self.tcp.read(piece).map_err(plain)
    }
}

impl Write for Timed {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.tcp.set_write_timeout(Some(self.left()?))?;
        self.tcp.write(piece).map_err(plain)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.tcp.flush()
    }
}

/// A socket time-out is reported as "would block" on some systems.
fn plain(fault: io::Error) -> io::Error {
    match fault.kind() {
        ErrorKind::WouldBlock | ErrorKind::TimedOut => too_slow(),
        _ => fault,
    }
}

fn too_slow() -> io::Error {
    io::Error::new(ErrorKind::TimedOut, "it took too long to answer")
}

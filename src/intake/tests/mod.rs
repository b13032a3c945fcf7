//! The letter box as a delivering host meets it: a fake door behind it, a peer in front of it.
//! No test knows how the dialogue is programmed.

mod dialogue;
mod letters;
mod limits;
mod listener;

use std::sync::{Arc, Mutex, mpsc};

use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader, DuplexStream, duplex},
    net::TcpStream,
    sync::{mpsc as queue, watch},
    task::JoinHandle,
    time::Instant,
};

use super::{
    Answer, Delivery, Door, LmtpLimits,
    memory::Memory,
    seats::{Admission, Seats},
    session::{Counter, Session},
};

/// Answers by the first word of the recipient's address, and remembers what it was given.
#[derive(Default)]
struct FakeDoor {
    letters: Mutex<Vec<Delivery>>,
    gate: Option<Gate>,
}

/// Holds deliveries until the test lets them go on.
struct Gate {
    arrived: queue::UnboundedSender<()>,
    go_on: Mutex<mpsc::Receiver<()>>,
}

impl Door for FakeDoor {
    fn recipient(&self, address: &str) -> Answer {
        match address.split_once('.').map(|(word, _rest)| word) {
            Some("stranger") => Answer::Refused("nobody of that name".to_owned()),
            Some("busy") => Answer::TryAgain("the book is closed".to_owned()),
            Some("trap") => panic!("the fake door breaks at RCPT"),
            _ => Answer::Taken,
        }
    }

    fn deliver(&self, delivery: Delivery) -> Vec<Answer> {
        if let Some(gate) = &self.gate {
            gate.arrived.send(()).unwrap();
            gate.go_on.lock().unwrap().recv().unwrap();
        }
        let answer = |address: &String| match address.split_once('.').map(|(word, _rest)| word) {
            Some("refused") => Some(Answer::Refused("not wanted".to_owned())),
            Some("later") => Some(Answer::TryAgain("the disk is full".to_owned())),
            Some("twice") => Some(Answer::SeenBefore),
            Some("forgotten") => None,
            Some("broken") => panic!("the fake door breaks at delivery"),
            _ => Some(Answer::Taken),
        };
        let answers = delivery.recipients.iter().map_while(answer).collect();
        self.letters.lock().unwrap().push(delivery);
        answers
    }
}

impl FakeDoor {
    fn letters(&self) -> Vec<Delivery> {
        self.letters.lock().unwrap().clone()
    }

    /// A door whose deliveries wait; the queue tells when one has arrived, the sender lets one go on.
    fn gated() -> (Arc<Self>, queue::UnboundedReceiver<()>, mpsc::Sender<()>) {
        let (arrived, arrivals) = queue::unbounded_channel();
        let (open, go_on) = mpsc::channel();
        let gate = Some(Gate { arrived, go_on: Mutex::new(go_on) });
        (Arc::new(Self { gate, ..Self::default() }), arrivals, open)
    }
}

/// A delivering host.
struct Peer<S> {
    stream: BufReader<S>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Peer<S> {
    async fn say(&mut self, octets: impl AsRef<[u8]>) {
        self.stream.get_mut().write_all(octets.as_ref()).await.unwrap();
    }

    /// The next reply, all its lines; empty when the other side has hung up.
    async fn hear(&mut self) -> String {
        let mut reply = String::new();
        loop {
            let start = reply.len();
            let read = self.stream.read_line(&mut reply).await.unwrap_or(0);
            if read == 0 || reply.as_bytes().get(start + 3) != Some(&b'-') {
                return reply;
            }
        }
    }

    /// Says a line and returns the code of the reply.
    async fn ask(&mut self, line: &str) -> String {
        self.say(format!("{line}\r\n")).await;
        self.code().await
    }

    async fn code(&mut self) -> String {
        self.hear().await.chars().take(3).collect()
    }

    async fn codes(&mut self, count: usize) -> Vec<String> {
        let mut codes = Vec::new();
        for _reply in 0..count {
            codes.push(self.code().await);
        }
        codes
    }

    /// Greeting, LHLO, one sender, these recipients, DATA: stands before the letter.
    async fn up_to_data(&mut self, recipients: &[&str]) {
        assert_eq!(self.code().await, "220");
        assert_eq!(self.ask("LHLO relay.example").await, "250");
        self.envelope(recipients).await;
    }

    async fn envelope(&mut self, recipients: &[&str]) {
        assert_eq!(self.ask("MAIL FROM:<clerk@ministry.example>").await, "250");
        for recipient in recipients {
            assert_eq!(self.ask(&format!("RCPT TO:<{recipient}>")).await, "250");
        }
        assert_eq!(self.ask("DATA").await, "354");
    }
}

/// A session over memory, without sockets, so that time can be stopped.
fn session_with(door: &Arc<FakeDoor>, limits: LmtpLimits) -> (Peer<DuplexStream>, watch::Sender<bool>) {
    let (near, far) = duplex(64 * 1024);
    let (stopping, stop) = watch::channel(false);
    let Admission::Seated(seat) = Seats::new(1).admit(Instant::now()) else { panic!("no seat") };
    let memory = Memory::of(limits.memory_bytes);
    let counter = Counter { door: door.clone(), limits: Arc::new(limits), memory, stop };
    let session = Session::new(counter, seat, far, "peer.example:1".to_owned());
    tokio::spawn(async move { session.run().await.ok() });
    (Peer { stream: BufReader::new(near) }, stopping)
}

/// A listener on a free port of loopback.
struct Listening {
    address: std::net::SocketAddr,
    stopping: watch::Sender<bool>,
    serving: JoinHandle<std::io::Result<()>>,
}

impl Listening {
    fn start(door: &Arc<FakeDoor>, limits: LmtpLimits) -> Self {
        let listener = super::listen("127.0.0.1:0".parse().unwrap()).unwrap();
        let address = listener.local_addr().unwrap();
        let (stopping, stop) = watch::channel(false);
        let serving = tokio::spawn(super::serve(listener, door.clone(), limits, stop));
        Self { address, stopping, serving }
    }

    async fn connect(&self) -> Peer<TcpStream> {
        Peer { stream: BufReader::new(TcpStream::connect(self.address).await.unwrap()) }
    }

    async fn stop(self) {
        self.stopping.send(true).unwrap();
        self.serving.await.unwrap().unwrap();
    }
}

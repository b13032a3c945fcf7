//! The dialogue with one delivering host (RFC 2033, RFC 5321): who may say what when, and what the door answered.
//! One reply per recipient, each only after the door has committed.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite},
    sync::watch,
    task::spawn_blocking,
};

use super::{
    Answer, Delivery, Door, LmtpLimits,
    command::{self, Command, NotOffered},
    data::Incoming,
    memory::{Claim, Memory},
    reply,
    seats::Seat,
    wire::{NoLine, Received, Wire},
};

/// What all sessions of a listener share.
#[derive(Clone)]
pub(super) struct Counter {
    pub(super) door: Arc<dyn Door>,
    pub(super) limits: Arc<LmtpLimits>,
    pub(super) memory: Memory,
    pub(super) stop: watch::Receiver<bool>,
}

/// One session.
pub(super) struct Session<S> {
    counter: Counter,
    seat: Seat,
    wire: Wire<S>,
    peer: String,
    greeted: bool,
    envelope: Option<Envelope>,
    mistakes: usize,
}

/// What `MAIL` and `RCPT` have said so far.
struct Envelope {
    sender: Option<String>,
    recipients: Vec<String>,
    size: usize,
    smtp_utf8: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Stay,
    Leave,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Session<S> {
    pub(super) fn new(counter: Counter, seat: Seat, stream: S, peer: String) -> Self {
        let wire = Wire::new(stream, Duration::from_secs(counter.limits.command_seconds));
        Self { counter, seat, wire, peer, greeted: false, envelope: None, mistakes: 0 }
    }

    /// Talks until one side has had enough. Errors: the connection broke.
    pub(super) async fn run(mut self) -> io::Result<()> {
        self.wire.reply(reply::GREETING);
        loop {
            if !self.wire.has_line() {
                self.wire.flush().await?;
            }
            let next = match self.command().await {
                Ok(command) => self.obey(command).await?,
                Err(goodbye) => {
                    goodbye.into_iter().for_each(|text| self.wire.reply(text));
                    Next::Leave
                }
            };
            if next == Next::Leave {
                return self.wire.hang_up().await;
            }
        }
    }

    /// The next line, read; or what to say before leaving, if anything.
    async fn command(&mut self) -> Result<Result<Command, NotOffered>, Option<&'static str>> {
        self.seat.waits(tokio::time::Instant::now(), self.greeted);
        let line = tokio::select! {
            biased;
            _stopped = self.counter.stop.wait_for(|stopped| *stopped) => return Err(Some(reply::STOPPING)),
            () = self.seat.asked_to_leave() => return Err(Some(reply::TOO_MANY_SESSIONS)),
            line = self.wire.line(self.counter.limits.line_bytes) => line,
        };
        self.seat.works();
        match line {
            Ok(line) => Ok(command::read(line)),
            Err(NoLine::TooLong) => Err(Some(reply::LINE_TOO_LONG)),
            Err(NoLine::LoneLineEnd) => Err(Some(reply::LONE_LINE_END)),
            Err(NoLine::Late) => Err(Some(reply::TOO_SLOW)),
            Err(NoLine::Gone) => Err(None),
        }
    }

    async fn obey(&mut self, command: Result<Command, NotOffered>) -> io::Result<Next> {
        let command = match command {
            Ok(command) => command,
            // Another protocol, most likely a browser led here by a hostile page: none of its lines is ours.
            Err(refused) if refused.is_foreign && !self.greeted => return Ok(self.leave(refused.reply)),
            Err(refused) => return Ok(self.mistake(refused.reply)),
        };
        Ok(match command {
            Command::Lhlo => self.greet(),
            Command::Mail { sender, size, smtp_utf8 } => self.mail(sender, size, smtp_utf8),
            Command::Rcpt(address) => self.rcpt(address),
            Command::Data => return self.data().await,
            Command::Rset => {
                self.envelope = None;
                self.say(reply::OK)
            }
            Command::Noop => self.say(reply::OK),
            Command::Vrfy => self.say(reply::CANNOT_VERIFY),
            Command::Quit => self.leave(reply::GOODBYE),
        })
    }

    fn greet(&mut self) -> Next {
        self.greeted = true;
        self.envelope = None;
        let offer = reply::offer(self.counter.limits.message_bytes);
        self.say(&offer)
    }

    fn mail(&mut self, sender: Option<String>, size: usize, smtp_utf8: bool) -> Next {
        if !self.greeted {
            return self.mistake(reply::LHLO_FIRST);
        }
        if self.envelope.is_some() {
            return self.mistake(reply::MAIL_TWICE);
        }
        if size > self.counter.limits.message_bytes {
            return self.say(reply::TOO_LARGE);
        }
        self.envelope = Some(Envelope { sender, recipients: Vec::new(), size, smtp_utf8 });
        self.say(reply::SENDER_OK)
    }

    fn rcpt(&mut self, address: String) -> Next {
        let Some(envelope) = &self.envelope else { return self.mistake(reply::MAIL_FIRST) };
        if envelope.recipients.len() >= self.counter.limits.recipients {
            return self.say(reply::TOO_MANY_RECIPIENTS);
        }
        if !address.is_ascii() && !envelope.smtp_utf8 {
            return self.mistake(reply::NEEDS_SMTPUTF8);
        }
        let answer = asked(|| self.counter.door.recipient(&address));
        if let (Some(Answer::Taken | Answer::SeenBefore), Some(envelope)) = (&answer, &mut self.envelope) {
            envelope.recipients.push(address);
        }
        self.say(&reply::to_recipient(answer.as_ref()))
    }

    async fn data(&mut self) -> io::Result<Next> {
        let Some(envelope) = self.envelope.take() else { return Ok(self.mistake(reply::MAIL_FIRST)) };
        if envelope.recipients.is_empty() {
            self.envelope = Some(envelope);
            return Ok(self.mistake(reply::NO_RECIPIENT));
        }
        let Some(claim) = self.counter.memory.claim(envelope.size) else {
            return Ok(self.say(reply::NO_ROOM));
        };
        self.wire.reply(reply::GO_AHEAD);
        self.wire.flush().await?;
        let mut letter = Incoming::new(self.counter.limits.message_bytes, claim);
        let most = Duration::from_secs(self.counter.limits.data_seconds);
        match self.wire.letter(&mut letter, most).await {
            Received::End => Ok(self.deliver(envelope, letter).await),
            Received::LoneLineEnd => {
                tracing::warn!(peer = %self.peer, "a letter with a lone CR or LF was turned away");
                Ok(self.say_each(envelope.recipients.len(), reply::LONE_LINE_END, Next::Leave))
            }
            Received::Late => Ok(self.leave(reply::TOO_SLOW)),
            Received::Gone => Ok(Next::Leave),
        }
    }

    /// Hands the letter over and answers for each recipient (RFC 2033 4.2).
    async fn deliver(&mut self, envelope: Envelope, letter: Incoming) -> Next {
        let count = envelope.recipients.len();
        let (bytes, claim) = match letter.finish() {
            Ok(kept) => kept,
            Err(why) => return self.say_each(count, reply::to_unkept(why), Next::Stay),
        };
        let Envelope { sender, recipients, smtp_utf8, .. } = envelope;
        let delivery = Delivery { sender, recipients, bytes, smtp_utf8, peer: self.peer.clone() };
        let door = Arc::clone(&self.counter.door);
        let answers = behind_the_door(move || deliver_within(claim, &*door, delivery)).await;
        for place in 0..count {
            let answer = answers.as_ref().and_then(|answers| answers.get(place));
            self.wire.reply(&reply::to_delivery(answer));
        }
        Next::Stay
    }

    fn say(&mut self, text: &str) -> Next {
        self.wire.reply(text);
        Next::Stay
    }

    fn say_each(&mut self, count: usize, text: &str, next: Next) -> Next {
        (0..count).for_each(|_place| self.wire.reply(text));
        next
    }

    fn leave(&mut self, text: &str) -> Next {
        self.wire.reply(text);
        Next::Leave
    }

    fn mistake(&mut self, text: &str) -> Next {
        self.mistakes += 1;
        self.wire.reply(text);
        if self.mistakes < self.counter.limits.bad_commands {
            return Next::Stay;
        }
        self.leave(reply::TOO_MANY_MISTAKES)
    }
}

/// The claim lives as long as the letter does, even when the session is gone before the door is done.
fn deliver_within(claim: Claim, door: &dyn Door, delivery: Delivery) -> Vec<Answer> {
    let answers = door.deliver(delivery);
    drop(claim);
    answers
}

/// A question that the door answers at once; `None` when it panicked.
fn asked<T>(question: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(question)).ok()
}

/// Runs a question to the door on a blocking thread; `None` when it panicked, so that the peer comes back.
async fn behind_the_door<T: Send + 'static>(question: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    match spawn_blocking(question).await {
        Ok(answer) => Some(answer),
        Err(fault) => {
            tracing::error!(%fault, "taking in a letter failed; the peer was told to come back");
            None
        }
    }
}

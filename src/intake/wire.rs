//! Lines and letters over one connection: reads CRLF lines, keeps replies together while more commands wait.
//! Knows time-outs; never what a command means.

use std::{future::Future, io, time::Duration};

use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    time::{Instant, timeout, timeout_at},
};

use super::data::{Incoming, Step};

const INPUT_BYTES: usize = 32 * 1024;
/// How long a peer that is being turned away may keep sending before we hang up.
const LINGER: Duration = Duration::from_secs(2);

/// One connection.
pub(super) struct Wire<S> {
    stream: BufReader<S>,
    line: Vec<u8>,
    replies: Vec<u8>,
    patience: Duration,
}

/// What came instead of a command line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoLine {
    TooLong,
    LoneLineEnd,
    Late,
    Gone,
}

/// How the reading of a letter ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Received {
    End,
    LoneLineEnd,
    Late,
    Gone,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Wire<S> {
    /// `patience` bounds the wait for a command line, for any part of a letter, and for our replies to be read.
    pub(super) fn new(stream: S, patience: Duration) -> Self {
        let stream = BufReader::with_capacity(INPUT_BYTES, stream);
        Self { stream, line: Vec::new(), replies: Vec::new(), patience }
    }

    /// Puts a reply behind those waiting to be sent.
    pub(super) fn reply(&mut self, text: &str) {
        self.replies.extend_from_slice(text.as_bytes());
        self.replies.extend_from_slice(b"\r\n");
    }

    /// Sends the waiting replies.
    pub(super) async fn flush(&mut self) -> io::Result<()> {
        if self.replies.is_empty() {
            return Ok(());
        }
        let sending = async {
            self.stream.get_mut().write_all(&self.replies).await?;
            self.stream.get_mut().flush().await
        };
        timeout(self.patience, sending).await.map_err(|_late| io::ErrorKind::TimedOut)??;
        self.replies.clear();
        Ok(())
    }

    /// Whether the next command is here already, so that replies may wait for its own (RFC 2920 3.2).
    pub(super) fn has_line(&self) -> bool {
        self.stream.buffer().contains(&b'\n')
    }

    /// The next command line, CRLF included. The whole line must come in time: a peer that sends it octet
    /// by octet gains nothing.
    pub(super) async fn line(&mut self, most: usize) -> Result<&[u8], NoLine> {
        self.line.clear();
        let deadline = Instant::now() + self.patience;
        loop {
            let input = filled(deadline, self.stream.fill_buf()).await.ok_or(NoLine::Late)?;
            let Ok(input @ [_, ..]) = input else { return Err(NoLine::Gone) };
            let end = input.iter().position(|octet| *octet == b'\n').map(|place| place + 1);
            let used = end.unwrap_or(input.len());
            if self.line.len() + used > most {
                return Err(NoLine::TooLong);
            }
            self.line.extend(input.iter().take(used));
            self.stream.consume(used);
            if end.is_some() {
                return whole(&self.line);
            }
        }
    }

    /// Reads a letter to its end, within `most`; a pause longer than our patience ends it too.
    pub(super) async fn letter(&mut self, letter: &mut Incoming, most: Duration) -> Received {
        let deadline = Instant::now() + most;
        loop {
            let pause = deadline.min(Instant::now() + self.patience);
            let Some(input) = filled(pause, self.stream.fill_buf()).await else { return Received::Late };
            let Ok(input @ [_, ..]) = input else { return Received::Gone };
            let (used, step) = letter.take(input);
            self.stream.consume(used);
            match step {
                Step::More => {}
                Step::End => return Received::End,
                Step::LoneLineEnd => return Received::LoneLineEnd,
            }
        }
    }

    /// Sends what is waiting and hangs up, reading a little longer: a close with input unread would reset
    /// the connection and take our last reply with it.
    pub(super) async fn hang_up(mut self) -> io::Result<()> {
        self.flush().await?;
        self.stream.get_mut().shutdown().await?;
        let drain = async {
            loop {
                match self.stream.fill_buf().await {
                    Ok([]) | Err(_) => return,
                    Ok(input) => {
                        let used = input.len();
                        self.stream.consume(used);
                    }
                }
            }
        };
        let _drained = timeout(LINGER, drain).await;
        Ok(())
    }
}

/// Input that is here already costs no timer.
async fn filled<T>(deadline: Instant, filling: impl Future<Output = T>) -> Option<T> {
    timeout_at(deadline, filling).await.ok()
}

fn whole(line: &[u8]) -> Result<&[u8], NoLine> {
    match line {
        [text @ .., b'\r', b'\n'] if !text.contains(&b'\r') => Ok(line),
        _ => Err(NoLine::LoneLineEnd),
    }
}

//! A private Postfix for the stories: what strangers send reaches the office by LMTP, what the office submits reaches a
//! given sink. It lives in a temporary folder on loopback ports; it never touches the machine's own mail server.

use std::fs::{self, Permissions};
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// The queue folders in which a letter may wait, in the order in which it passes them; the others hold logs and sockets.
/// A letter that is tried again goes back to the start, so the start is looked at twice.
const QUEUES: [&str; 8] =
    ["maildrop", "incoming", "active", "deferred", "incoming", "active", "hold", "corrupt"];

const GLANCE: Duration = Duration::from_millis(20);

/// A running Postfix; stops and leaves nothing behind when dropped.
pub struct Postfix {
    folder: TempDir,
    smtp_port: u16,
}

impl Postfix {
    /// Why Postfix cannot run here: not installed, or not root (its master gives up rights it must first have).
    pub fn missing() -> Option<String> {
        if program("postfix").is_none() {
            return Some("postfix is not installed".to_owned());
        }
        match user_id("postfix") {
            None => Some("there is no user named postfix".to_owned()),
            Some(_) if !is_root() => Some("postfix starts as root only".to_owned()),
            Some(_) => None,
        }
    }

    /// Starts Postfix on a free loopback port. Letters to ruritania.example go by LMTP (RFC 2033) to `lmtp_port`, all
    /// others by SMTP to `sink_port`, both on 127.0.0.1; neither needs to listen yet, letters wait and are retried
    /// every second. Fails when `missing` says why, or with Postfix's own words.
    pub fn start(lmtp_port: u16, sink_port: u16) -> Result<Self> {
        if let Some(why) = Self::missing() {
            bail!("{why}");
        }
        let folder = tempfile::Builder::new().prefix("chancery-postfix-").tempdir()?;
        let smtp_port = free_port()?;
        lay_out(folder.path(), smtp_port, lmtp_port, sink_port)?;
        let postfix = Self { folder, smtp_port };
        let started = postfix.command("start")?;
        if !started.status.success() {
            bail!("postfix does not start: {}\n{}", String::from_utf8_lossy(&started.stderr), postfix.log());
        }
        postfix.greets().with_context(|| postfix.log())?;
        Ok(postfix)
    }

    /// Where strangers deliver and where the office submits: one port on 127.0.0.1, without TLS or login.
    pub fn smtp_port(&self) -> u16 {
        self.smtp_port
    }

    /// Whether Postfix holds no letter in any queue: all it accepted has been handed on or returned.
    pub fn queue_is_empty(&self) -> Result<bool> {
        for queue in QUEUES {
            if holds_a_file(&self.folder.path().join("queue").join(queue))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Waits until `queue_is_empty`, for as long as `patience`; answers whether it came to that.
    pub fn empties_within(&self, patience: Duration) -> Result<bool> {
        for _ in 0..patience.as_millis() / GLANCE.as_millis() {
            if self.queue_is_empty()? {
                return Ok(true);
            }
            sleep(GLANCE);
        }
        self.queue_is_empty()
    }

    /// Postfix's own log, for the message of a story that fails.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    fn greets(&self) -> Result<()> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.smtp_port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut greeting = String::new();
        BufReader::new(stream).read_line(&mut greeting)?;
        if !greeting.starts_with("220 ") {
            bail!("postfix greets with {greeting:?}");
        }
        Ok(())
    }

    fn command(&self, verb: &str) -> Result<Output> {
        let program = program("postfix").context("postfix is not installed")?;
        Ok(Command::new(program).arg("-c").arg(self.folder.path().join("config")).arg(verb).output()?)
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        // Its processes outlive ours if this fails; there is nobody left to tell but the reader of the test's output.
        match self.command("stop") {
            Ok(stopped) if stopped.status.success() => {}
            stopped => eprintln!("postfix on port {} did not stop: {stopped:?}", self.smtp_port),
        }
    }
}

fn lay_out(folder: &Path, smtp_port: u16, lmtp_port: u16, sink_port: u16) -> Result<()> {
    // Postfix works as user postfix inside folders that root owns, so they must let it pass.
    fs::set_permissions(folder, Permissions::from_mode(0o755))?;
    for name in ["config", "queue", "state"] {
        fs::create_dir(folder.join(name))?;
        fs::set_permissions(folder.join(name), Permissions::from_mode(0o755))?;
    }
    chown(folder.join("state"), user_id("postfix"), None)?;
    fs::write(folder.join("config/main.cf"), main_cf(folder, lmtp_port, sink_port))?;
    fs::write(folder.join("config/master.cf"), master_cf(smtp_port))?;
    Ok(())
}

fn main_cf(folder: &Path, lmtp_port: u16, sink_port: u16) -> String {
    let folder = folder.display();
    format!(
        "compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/state
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
myhostname = mx.ruritania.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
alias_maps =
local_recipient_maps =
local_transport = error:nobody lives on this host
notify_classes =
recipient_delimiter = +
append_dot_mydomain = no
relay_domains = ruritania.example
relay_recipient_maps =
transport_maps = inline:{{ {{ ruritania.example = lmtp:inet:127.0.0.1:{lmtp_port} }} }}
relayhost = [127.0.0.1]:{sink_port}
smtp_dns_support_level = disabled
lmtp_dns_support_level = disabled
smtp_host_lookup = native
lmtp_host_lookup = native
smtpd_peername_lookup = no
smtpd_tls_security_level = none
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_client_connection_count_limit = 0
smtp_tls_security_level = none
lmtp_tls_security_level = none
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
transport_retry_time = 1s
in_flow_delay = 0s
smtp_connect_timeout = 5s
lmtp_connect_timeout = 5s
message_size_limit = 52428800
mailbox_size_limit = 0
"
    )
}

fn master_cf(smtp_port: u16) -> String {
    format!(
        "127.0.0.1:{smtp_port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"
    )
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn holds_a_file(folder: &Path) -> io::Result<bool> {
    let entries = match fs::read_dir(folder) {
        Err(gone) if gone.kind() == io::ErrorKind::NotFound => return Ok(false),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        // A letter moves between queues while we look: one that is gone here shows up in the next folder.
        if !path.is_dir() || holds_a_file(&path)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Administrators' programs are not on everybody's PATH.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var("PATH").unwrap_or_default();
    let folders = path.split(':').chain(["/usr/sbin", "/sbin", "/usr/local/sbin"]);
    folders.map(|folder| Path::new(folder).join(name)).find(|path| path.is_file())
}

fn user_id(name: &str) -> Option<u32> {
    let users = fs::read_to_string("/etc/passwd").ok()?;
    let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
    line.split(':').nth(2)?.parse().ok()
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::thread;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    #[test]
    fn postfix_carries_letters_in_and_out() -> Result<()> {
        if let Some(why) = Postfix::missing() {
            println!("missing: {why}");
            return Ok(());
        }
        let (office, at_the_office) = listens("LHLO")?;
        let (sink, at_the_sink) = listens("EHLO")?;
        let postfix = Postfix::start(office, sink)?;

        hands_over(
            &postfix,
            "requester@zenda.example",
            &["desk@ruritania.example", "r+abc@ruritania.example"],
        )?;
        let arrived = at_the_office.recv_timeout(PATIENCE).with_context(|| postfix.log())?;
        assert_eq!(arrived, ["RCPT TO:<desk@ruritania.example>", "RCPT TO:<r+abc@ruritania.example>"]);

        hands_over(&postfix, "desk@ruritania.example", &["permits@caa.gov.example"])?;
        let arrived = at_the_sink.recv_timeout(PATIENCE).with_context(|| postfix.log())?;
        assert_eq!(arrived, ["RCPT TO:<permits@caa.gov.example>"]);

        assert!(postfix.empties_within(PATIENCE)?, "{}", postfix.log());
        assert!(
            at_the_office.try_recv().is_err() && at_the_sink.try_recv().is_err(),
            "each letter went one way"
        );
        Ok(())
    }

    #[test]
    fn a_letter_waits_in_postfix_while_the_office_is_closed() -> Result<()> {
        if let Some(why) = Postfix::missing() {
            println!("missing: {why}");
            return Ok(());
        }
        let (closed, nobody) = (free_port()?, free_port()?);
        let postfix = Postfix::start(closed, nobody)?;
        hands_over(&postfix, "requester@zenda.example", &["desk@ruritania.example"])?;
        assert!(!postfix.empties_within(Duration::from_millis(200))?);
        let (_, at_the_office) = listens_on(TcpListener::bind((Ipv4Addr::LOCALHOST, closed))?, "LHLO")?;
        at_the_office.recv_timeout(PATIENCE).with_context(|| postfix.log())?;
        assert!(postfix.empties_within(PATIENCE)?, "{}", postfix.log());
        Ok(())
    }

    /// Submits one letter and sees it accepted.
    fn hands_over(postfix: &Postfix, from: &str, recipients: &[&str]) -> Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, postfix.smtp_port()))?;
        let mut answers = BufReader::new(stream.try_clone()?).lines();
        let mut commands = vec!["HELO zenda.example".to_owned(), format!("MAIL FROM:<{from}>")];
        commands.extend(recipients.iter().map(|recipient| format!("RCPT TO:<{recipient}>")));
        commands.extend([
            "DATA".to_owned(),
            "Subject: a permit\r\n\r\nPlease.\r\n.".to_owned(),
            "QUIT".to_owned(),
        ]);
        for command in commands {
            let answer = answers.next().context("postfix hung up")??;
            assert!(answer.starts_with(['2', '3']), "before {command}: {answer}");
            stream.write_all(format!("{command}\r\n").as_bytes())?;
        }
        Ok(())
    }

    /// A receiver on a free port that takes every letter and tells of its recipients.
    fn listens(greeting: &'static str) -> Result<(u16, Receiver<Vec<String>>)> {
        listens_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?, greeting)
    }

    fn listens_on(listener: TcpListener, greeting: &'static str) -> Result<(u16, Receiver<Vec<String>>)> {
        let port = listener.local_addr()?.port();
        let (tell, told) = channel();
        thread::spawn(move || {
            while let Ok((stream, _)) = listener.accept() {
                let tell = tell.clone();
                thread::spawn(move || converse(stream, greeting, &tell));
            }
        });
        Ok((port, told))
    }

    /// One session; over LMTP the end of a letter is answered once for each recipient (RFC 2033 section 4.2).
    fn converse(mut stream: TcpStream, greeting: &str, tell: &Sender<Vec<String>>) -> Result<()> {
        let mut lines = BufReader::new(stream.try_clone()?).lines();
        let mut recipients = Vec::new();
        stream.write_all(b"220 sink.example\r\n")?;
        while let Some(line) = lines.next().transpose()? {
            let answer = match line.get(..4).unwrap_or_default() {
                "RCPT" => {
                    let address = line.split_inclusive('>').next().unwrap_or_default();
                    recipients.push(address.to_owned());
                    "250 ok\r\n".to_owned()
                }
                "DATA" => {
                    stream.write_all(b"354 go on\r\n")?;
                    while lines.next().transpose()?.is_some_and(|line| line != ".") {}
                    let taken = std::mem::take(&mut recipients);
                    let answers = if greeting == "LHLO" { taken.len() } else { 1 };
                    tell.send(taken)?;
                    "250 kept\r\n".repeat(answers)
                }
                "EHLO" | "LHLO" if !line.starts_with(greeting) => "500 wrong door\r\n".to_owned(),
                _ => "250 ok\r\n".to_owned(),
            };
            stream.write_all(answer.as_bytes())?;
        }
        Ok(())
    }
}

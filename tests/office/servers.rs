//! A private Postfix for the stories: what strangers send reaches the office by LMTP, what the office submits reaches a
//! given sink. It lives in a temporary folder on loopback ports; it never touches the machine's own mail server.

use std::fs::{self, Permissions};
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// The queue folders in which a letter may wait; the others hold logs and sockets.
const QUEUES: [&str; 6] = ["maildrop", "incoming", "active", "deferred", "hold", "corrupt"];

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
fn program(name: &str) -> Option<PathBuf> {
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

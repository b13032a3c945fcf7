//! The built program, a fresh office for it, and the office at work: started, found ready, asked, stopped. What is
//! measured with it stands in the other files.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::figures::clock;

const PATIENCE: Duration = Duration::from_secs(300);
const GLANCE: Duration = Duration::from_micros(500);

/// The release build of the program, and the office file that every benchmark uses.
pub struct Program {
    chancery: PathBuf,
    office_file: String,
}

/// A folder of one benchmark beside the build, so on the same disk; gone when dropped.
pub struct Scratch(PathBuf);

/// An office at work.
pub struct Serving {
    child: Child,
    pub http: SocketAddr,
    pub lmtp: SocketAddr,
}

impl Program {
    /// Of the checkout. The office is the demonstration's, except that its own letters rest for a day: nobody is there to
    /// take them.
    pub fn built(root: &Path) -> Result<Self> {
        let chancery = target(root).join("release/chancery");
        let text = fs::read_to_string(root.join("src/demo/office.toml"))?;
        let office_file = text.replace("delay = \"0s\"", "delay = \"24h\"");
        Ok(Self { chancery, office_file })
    }

    /// Makes an office in `folder`, which must not be there yet.
    pub fn make_office(&self, folder: &Path) -> Result<()> {
        let file = folder.with_extension("toml");
        fs::write(&file, &self.office_file)?;
        self.run(folder, &["init", "--office", &file.display().to_string()])
    }

    /// Makes a large office straight in its rows; says an officer's session and some references, as JSON.
    pub fn seed(&self, folder: &Path, cases: u64) -> Result<String> {
        let file = folder.with_extension("toml");
        fs::write(&file, &self.office_file)?;
        let mut command = Command::new(self.chancery.with_file_name("examples").join("large_office"));
        let output = command.arg(folder).arg(cases.to_string()).arg(&file).output();
        let output = output.context("the example large_office is not built")?;
        if !output.status.success() {
            bail!("large_office: {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// Runs a command on an office to its end.
    pub fn run(&self, office: &Path, words: &[&str]) -> Result<()> {
        let output = self.command(office).args(words).output().context("the program does not start")?;
        if !output.status.success() {
            bail!("chancery {}: {}", words.join(" "), String::from_utf8_lossy(&output.stderr));
        }
        Ok(())
    }

    /// Starts serving; returns as soon as the office says that it is ready.
    pub fn serve(&self, office: &Path) -> Result<Serving> {
        let ready = office.with_extension("ready");
        let _gone = fs::remove_file(&ready);
        let words = ["serve", "--http", "127.0.0.1:0", "--lmtp", "127.0.0.1:0", "--ready"];
        let mut command = self.command(office);
        command.args(words).arg(&ready).env("CHANCERY_LOG", "warn").stdout(Stdio::null());
        let mut child = command.spawn().context("the program does not start")?;
        let began = clock();
        while !ready.exists() {
            if let Some(status) = child.try_wait()? {
                bail!("the office stopped before it was ready: {status}");
            }
            if began.elapsed() > PATIENCE {
                child.kill()?;
                bail!("the office did not become ready");
            }
            sleep(GLANCE);
        }
        let bound = fs::read_to_string(&ready)?;
        Ok(Serving { child, http: bound_address(&bound, "http")?, lmtp: bound_address(&bound, "lmtp")? })
    }

    fn command(&self, office: &Path) -> Command {
        let mut command = Command::new(&self.chancery);
        command.arg("--data").arg(office);
        command
    }
}

impl Serving {
    /// Waits until every kept letter was read and has its place.
    pub fn wait_until_read(&self) -> Result<()> {
        let began = clock();
        while self.letters_waiting()? > 0 {
            if began.elapsed() > PATIENCE {
                bail!("letters were still waiting to be read after {} s", PATIENCE.as_secs());
            }
            sleep(GLANCE * 10);
        }
        Ok(())
    }

    /// A line of the process's status in MiB: `VmRSS` now, `VmHWM` at the highest.
    pub fn memory(&self, line: &str) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let found = status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':'));
        let kib =
            found.and_then(|text| text.trim().strip_suffix(" kB")).context("no such line of the status")?;
        Ok(kib.parse::<f64>()? / 1024.0)
    }

    /// Stops it as an init system would and waits for its end.
    pub fn stop(mut self) -> Result<()> {
        let told = Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status()?;
        if !told.success() || !self.child.wait()?.success() {
            bail!("the office did not stop cleanly");
        }
        Ok(())
    }

    fn letters_waiting(&self) -> Result<u64> {
        let mut stream = TcpStream::connect(self.http)?;
        write!(stream, "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut page = String::new();
        stream.read_to_string(&mut page)?;
        let waiting =
            page.split("\"letters_waiting\":").nth(1).context("the health page does not say what waits")?;
        Ok(waiting.split([',', '}']).next().unwrap_or_default().trim().parse()?)
    }
}

/// A benchmark that fails leaves no office running.
impl Drop for Serving {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ended = self.child.kill().and_then(|()| self.child.wait());
        }
    }
}

impl Scratch {
    pub fn new(root: &Path, name: &str) -> Result<Self> {
        let folder = target(root).join(format!("bench-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if fs::remove_dir_all(&self.0).is_err() {
            eprintln!("{} could not be removed", self.0.display());
        }
    }
}

fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

fn bound_address(ready: &str, door: &str) -> Result<SocketAddr> {
    let found = ready.split(&format!("\"{door}\":\"")).nth(1).and_then(|rest| rest.split('"').next());
    Ok(found.context("the ready file names no such door")?.parse()?)
}

//! A PostgreSQL cluster for one run of the tests: made in a temporary folder, reached through a socket there, stopped and
//! removed at the end. It never listens on the network and never touches the machine's own clusters.

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::packages::is_root;
use crate::run;

/// Folder names begin so, and end with the number of the process that owns them.
const PREFIX: &str = "chancery-postgres-";

/// Nothing here outlives the run, so nothing needs to reach the disk.
const SETTINGS: &[&str] = &[
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "shared_buffers=64MB",
];

/// A running cluster; stops when dropped.
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    server: Child,
}

impl Cluster {
    /// Makes a cluster and waits until it answers. Fails when PostgreSQL is not installed, or with its own log.
    pub fn start() -> Result<Self> {
        let programs = programs().context("PostgreSQL is not installed")?;
        sweep(&programs);
        let folder = PathBuf::from(format!("/tmp/{PREFIX}{}", std::process::id()));
        fs::create_dir(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))?;
        if let Some((user, group)) = other_user() {
            chown(&folder, Some(user), Some(group))?;
        }
        initialise(&programs, &folder)?;
        let server = serve(&programs, &folder)?;
        let mut cluster = Self { folder, programs, server };
        cluster.wait()?;
        Ok(cluster)
    }

    /// Where the tests reach it, as a connection URL whose host is the socket's folder.
    pub fn url(&self) -> String {
        format!("postgres://postgres@{}/postgres", self.folder.display().to_string().replace('/', "%2F"))
    }

    fn wait(&mut self) -> Result<()> {
        for _ in 0..600 {
            // The last line of this file is the one that `pg_ctl start` waits for.
            let state = fs::read_to_string(self.folder.join("cluster/postmaster.pid")).unwrap_or_default();
            if state.lines().nth(7).is_some_and(|line| line.trim() == "ready") {
                return Ok(());
            }
            if self.server.try_wait()?.is_some() {
                break;
            }
            sleep(Duration::from_millis(50));
        }
        bail!(
            "PostgreSQL does not start: {}",
            fs::read_to_string(self.folder.join("log")).unwrap_or_default()
        )
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if stop(&self.programs, &self.folder).is_err() && self.server.kill().is_err() {
            eprintln!("PostgreSQL, process {}, could not be stopped", self.server.id());
        }
        if self.server.wait().is_err() || fs::remove_dir_all(&self.folder).is_err() {
            eprintln!("{} could not be removed", self.folder.display());
        }
    }
}

/// The folder with `initdb` and `postgres`: Debian keeps one per version, off the PATH; the newest is taken.
pub fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| {
            Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")))
        })
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .max_by_key(|(version, _)| *version);
    match newest {
        Some((_, folder)) => Some(folder),
        None => Some(run::program("initdb")?.parent()?.to_owned()),
    }
}

fn initialise(programs: &Path, folder: &Path) -> Result<()> {
    let mut command = as_owner(&programs.join("initdb"), folder);
    command.arg("--pgdata").arg(folder.join("cluster"));
    command.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
    let output = command.output()?;
    if !output.status.success() {
        bail!("initdb: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

fn serve(programs: &Path, folder: &Path) -> Result<Child> {
    let log = File::create(folder.join("log"))?;
    let mut command = as_owner(&programs.join("postgres"), folder);
    command.arg("-D").arg(folder.join("cluster")).arg("-k").arg(folder);
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    // A child in our own process group: Ctrl-C at the terminal reaches it without our help.
    Ok(command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn()?)
}

fn stop(programs: &Path, folder: &Path) -> Result<()> {
    let mut command = as_owner(&programs.join("pg_ctl"), folder);
    command.args(["stop", "--silent", "--mode=immediate", "--pgdata"]).arg(folder.join("cluster"));
    if !command.stdout(Stdio::null()).stderr(Stdio::null()).status()?.success() {
        bail!("pg_ctl stop failed");
    }
    Ok(())
}

/// Clears away what runs that were killed have left: their process is gone, their cluster may still be there.
fn sweep(programs: &Path) {
    for entry in fs::read_dir("/tmp").into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(owner) = name.to_str().and_then(|name| name.strip_prefix(PREFIX)) else { continue };
        if owner.parse::<u32>().is_ok() && !Path::new("/proc").join(owner).exists() {
            let stopped = stop(programs, &entry.path()).is_ok();
            let removed = fs::remove_dir_all(entry.path()).is_ok();
            println!(
                "left by an earlier run: {} (stopped: {stopped}, removed: {removed})",
                entry.path().display()
            );
        }
    }
}

/// A command with the rights that PostgreSQL insists on: it refuses to run as root.
fn as_owner(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    if let Some((user, group)) = other_user() {
        command.uid(user).gid(group);
    }
    command
}

/// User and group of `postgres` when we are root; nobody otherwise.
fn other_user() -> Option<(u32, u32)> {
    if !is_root() {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").ok()?;
    let line = users.lines().find(|line| line.starts_with("postgres:"))?;
    let mut parts = line.split(':').skip(2);
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_leaves_nothing_behind() -> Result<()> {
        if programs().is_none() {
            println!("missing: postgresql");
            return Ok(());
        }
        let cluster = Cluster::start()?;
        let folder = cluster.folder.clone();
        assert!(folder.join(".s.PGSQL.5432").exists());
        assert!(cluster.url().starts_with("postgres://postgres@%2Ftmp%2Fchancery-postgres-"));
        drop(cluster);
        assert!(!folder.exists());
        Ok(())
    }
}

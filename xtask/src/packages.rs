//! The servers and the browser that the stories run against, from the distribution. Installs on Debian as root, and names what is
//! missing elsewhere; never starts a server and never touches the configuration of one.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{postgres, run};

/// A package and the sign that it is there already.
struct Package {
    name: &'static str,
    is_there: fn() -> bool,
}

const PACKAGES: &[Package] = &[
    Package { name: "postgresql", is_there: || postgres::programs().is_some() },
    Package { name: "postfix", is_there: || run::program("postfix").is_some() },
    Package { name: "chromium", is_there: || run::program("chromium").is_some() },
    Package { name: "chromium-driver", is_there: || run::program("chromedriver").is_some() },
    // Without them letters of other scripts are drawn as boxes, and a box is as wide as it likes.
    Package { name: "fonts-noto-core", is_there: || has_font("truetype/noto/NotoSansArabic-Regular.ttf") },
    Package { name: "fonts-noto-cjk", is_there: || has_font("opentype/noto/NotoSansCJK-Regular.ttc") },
    Package { name: "npm", is_there: || run::program("npm").is_some() },
    Package { name: "python3-venv", is_there: has_venv },
];

/// Asked before every start of a service by Debian's packages; 101 means "not allowed".
const POLICY: &str = "/usr/sbin/policy-rc.d";

/// Only the benchmark needs it: what it is measured beside.
const NOTMUCH: &[Package] = &[Package { name: "notmuch", is_there: || run::program("notmuch").is_some() }];

/// Makes sure that the servers, the browser and what fetches its tools are installed; fails with the names of those that
/// are not.
pub fn install() -> Result<()> {
    install_missing(PACKAGES)
}

/// Makes sure that notmuch is installed; fails with its name when it is not.
pub fn install_notmuch() -> Result<()> {
    install_missing(NOTMUCH)
}

fn install_missing(wanted: &[Package]) -> Result<()> {
    let missing: Vec<&str> =
        wanted.iter().filter(|package| !(package.is_there)()).map(|one| one.name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_debian() || !is_root() {
        bail!("missing: {}; install them (as root on Debian this step does it)", missing.join(", "));
    }
    let _quiet = Quiet::keep()?;
    if missing.contains(&"postfix") {
        preseed("postfix postfix/main_mailer_type select No configuration\n")?;
    }
    apt_get(&["update", "--quiet"])?;
    let mut arguments = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
    arguments.extend(&missing);
    apt_get(&arguments)
}

fn has_font(file: &str) -> bool {
    Path::new("/usr/share/fonts").join(file).is_file()
}

/// Whether Python can make an environment of its own; on Debian that is a package apart.
fn has_venv() -> bool {
    let Some(python) = run::program("python3") else { return false };
    let asked = Command::new(python).args(["-c", "import venv, ensurepip"]).stderr(Stdio::null()).status();
    asked.is_ok_and(|status| status.success())
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    run::finish(command, arguments)
}

fn preseed(line: &str) -> Result<()> {
    let mut child = Command::new("debconf-set-selections").stdin(Stdio::piped()).spawn()?;
    child.stdin.take().context("debconf-set-selections has no input")?.write_all(line.as_bytes())?;
    if !child.wait()?.success() {
        bail!("debconf-set-selections refuses {line}");
    }
    Ok(())
}

/// While this lives, no package starts its service: a server that listens for the whole machine is nobody's test.
struct Quiet {
    ours: bool,
}

impl Quiet {
    fn keep() -> Result<Self> {
        if Path::new(POLICY).exists() {
            return Ok(Self { ours: false });
        }
        fs::write(POLICY, "#!/bin/sh\nexit 101\n")?;
        fs::set_permissions(POLICY, fs::Permissions::from_mode(0o755))?;
        Ok(Self { ours: true })
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        if self.ours && fs::remove_file(POLICY).is_err() {
            eprintln!("{POLICY} could not be removed: no package can start its service until it is");
        }
    }
}

fn is_debian() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    release
        .lines()
        .any(|line| (line.starts_with("ID=") || line.starts_with("ID_LIKE=")) && line.contains("debian"))
}

/// Whether this process runs with the rights of root.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

//! What the tests take from npm: axe-core, one file, which looks for what shuts people out of a page. Fetched in the
//! pinned version and unpacked; nothing of it is run here, and no script of its package.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run;

const VERSION: &str = "4.14.1";

/// Puts `axe.min.js` into `target/axe-core/`, where the tests in the browser look for it.
pub fn fetch_axe_core(root: &Path) -> Result<()> {
    let folder = root.join("target/axe-core");
    let (file, version) = (folder.join("axe.min.js"), folder.join("version"));
    if file.is_file() && fs::read_to_string(&version).is_ok_and(|known| known == VERSION) {
        return Ok(());
    }
    fs::create_dir_all(&folder)?;
    let package = format!("axe-core@{VERSION}");
    let words = ["pack", package.as_str(), "--ignore-scripts", "--silent"];
    let mut npm = Command::new(run::program("npm").context("npm is missing")?);
    npm.args(words).current_dir(&folder);
    run::finish(npm, &words)?;
    let archive = format!("axe-core-{VERSION}.tgz");
    let unpacked = Command::new("tar")
        .args(["-xzOf", &archive, "package/axe.min.js"])
        .current_dir(&folder)
        .output()
        .context("tar does not start")?;
    if !unpacked.status.success() || unpacked.stdout.is_empty() {
        bail!("{archive} holds no axe.min.js: {}", String::from_utf8_lossy(&unpacked.stderr));
    }
    fs::write(&file, unpacked.stdout)?;
    fs::remove_file(folder.join(archive))?;
    fs::write(&version, VERSION)?;
    Ok(())
}

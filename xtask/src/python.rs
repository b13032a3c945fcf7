//! What the tests take from PyPI: schemathesis, which asks the interface for programs everything its description allows.
//! It lives in an environment of its own under `target/`; nothing is installed on the machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::run;

const VERSION: &str = "4.32.5";

/// Where the program is.
pub fn schemathesis(root: &Path) -> PathBuf {
    root.join("target/schemathesis/bin/schemathesis")
}

/// Makes the environment in the pinned version.
pub fn fetch_schemathesis(root: &Path) -> Result<()> {
    let folder = root.join("target/schemathesis");
    let version = folder.join("version");
    if schemathesis(root).is_file() && fs::read_to_string(&version).is_ok_and(|known| known == VERSION) {
        return Ok(());
    }
    let place = folder.to_str().context("the checkout's path is no text")?;
    let words = ["-m", "venv", "--clear", place];
    let mut python = Command::new(run::program("python3").context("python3 is missing")?);
    python.args(words);
    run::finish(python, &words)?;
    let package = format!("schemathesis=={VERSION}");
    let words = ["install", "--quiet", "--disable-pip-version-check", package.as_str()];
    let mut pip = Command::new(folder.join("bin/pip"));
    pip.args(words);
    run::finish(pip, &words)?;
    fs::write(&version, VERSION)?;
    Ok(())
}

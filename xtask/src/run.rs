//! Running programs and keeping account of steps: one line per step with its seconds, and the closing line. Which
//! programs and which steps is not decided here.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// How many tests passed and failed, as the test binaries themselves counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

/// The account of one run: what the tests counted, and the steps that failed.
#[derive(Default)]
pub struct Account {
    tally: Tally,
    failed_steps: Vec<&'static str>,
}

impl Account {
    /// Does one step and prints its line; a step that fails is named and the account goes on.
    pub fn step<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        println!("---- {name}");
        let started = now();
        let outcome = work();
        let seconds = started.elapsed().as_secs_f32();
        match outcome {
            Ok(value) => {
                println!("ok   {seconds:6.1} s  {name}");
                Some(value)
            }
            Err(fault) => {
                println!("FAIL {seconds:6.1} s  {name}: {fault:#}");
                self.failed_steps.push(name);
                None
            }
        }
    }

    /// The step in which the tests run: failed tests are counted one by one.
    pub fn count(&mut self, name: &'static str, tests: impl FnOnce(&mut Tally) -> Result<()>) {
        let mut tally = Tally::default();
        self.step(name, || tests(&mut tally));
        // The step is already counted through its tests, unless it fell before any of them could.
        if tally.failed > 0 {
            self.failed_steps.retain(|step| *step != name);
        }
        self.tally.passed += tally.passed;
        self.tally.failed += tally.failed;
    }

    /// Prints the closing line, in which a failed step counts as one failure; answers whether all is well.
    pub fn close(mut self) -> bool {
        for step in &self.failed_steps {
            println!("failed step: {step}");
            self.tally.failed += 1;
        }
        println!("{} passed, {} failed", self.tally.passed, self.tally.failed);
        self.tally.failed == 0
    }
}

/// Runs cargo in the checkout, its output going where ours goes.
pub fn cargo(root: &Path, arguments: &[&str]) -> Result<()> {
    finish(cargo_command(root, arguments), arguments)
}

/// Runs `cargo test`, showing its output and counting its `test result:` lines into `tally`.
pub fn cargo_test(
    root: &Path,
    arguments: &[&str],
    settings: &[(&str, &str)],
    tally: &mut Tally,
) -> Result<()> {
    let mut child = cargo_command(root, arguments)
        .envs(settings.iter().copied())
        .stdout(Stdio::piped())
        .spawn()
        .context("cargo does not start")?;
    let mut output = BufReader::new(child.stdout.take().context("cargo has no output")?);
    let mut line = Vec::new();
    while output.read_until(b'\n', &mut line)? > 0 {
        std::io::stdout().write_all(&line)?;
        tally.read(&String::from_utf8_lossy(&line));
        line.clear();
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("cargo {} ended with {status}", arguments.join(" "));
    }
    Ok(())
}

impl Tally {
    /// Adds one line such as `test result: ok. 5 passed; 0 failed; …`; other lines change nothing.
    fn read(&mut self, line: &str) {
        let Some((_, counts)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". "))
        else {
            return;
        };
        for count in counts.split(';') {
            match count.trim().split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

/// Finds a program on the PATH or where administrators' programs are kept.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var("PATH").unwrap_or_default();
    let folders = path.split(':').chain(["/usr/sbin", "/sbin", "/usr/local/sbin"]);
    folders.map(|folder| Path::new(folder).join(name)).find(|path| path.is_file())
}

/// Runs a command to its end and fails with its own name when it fails.
pub fn finish(mut command: Command, words: &[&str]) -> Result<()> {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("{name} does not start"))?;
    if !status.success() {
        bail!("{name} {} ended with {status}", words.join(" "));
    }
    Ok(())
}

fn cargo_command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root).args(arguments);
    command
}

/// The machine's clock, for what is printed.
#[expect(
    clippy::disallowed_methods,
    reason = "a step's seconds are for the reader of this log, not for the office"
)]
pub fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn counts_are_summed_over_test_binaries() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests\n",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n",
            "test result: FAILED. 4 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n",
        ] {
            tally.read(line);
        }
        assert_eq!(tally, Tally { passed: 7, failed: 2 });
    }

    #[test]
    fn a_failed_step_spoils_the_account() {
        let mut account = Account::default();
        account.step("format", || Ok(()));
        account.step("lints", || Err::<(), _>(anyhow!("unused")));
        account.count("tests", |tally| {
            tally.passed = 9;
            Ok(())
        });
        assert_eq!(account.failed_steps, ["lints"]);
        assert!(!account.close());
    }

    #[test]
    fn failed_tests_are_counted_once() {
        let mut account = Account::default();
        account.count("tests", |tally| {
            tally.failed = 2;
            Err(anyhow!("two"))
        });
        assert!(account.failed_steps.is_empty());
        assert!(!account.close());
    }

    #[test]
    fn tests_that_do_not_compile_are_a_failure() {
        let mut account = Account::default();
        account.count("tests", |_| Err(anyhow!("does not compile")));
        assert_eq!(account.failed_steps, ["tests"]);
    }
}

//! The tasks of the workshop: everything that CI does, runnable at home. What a task does lives in its own file; nothing
//! of the office is built from here.

mod run;
mod packages;
mod postgres;
mod node;
mod python;
mod test;
mod tidy;
mod bench;
mod map;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};

/// One line of the table below; `work` answers whether all is well.
struct Task {
    name: &'static str,
    does: &'static str,
    work: fn(&Path) -> Result<bool>,
}

const TASKS: &[Task] = &[
    Task {
        name: "test",
        does: "everything: packages, format, lints, tidy, all tests on both databases, the demonstration",
        work: test::everything,
    },
    Task { name: "ci", does: "the same as test, under the name that CI calls it by", work: test::everything },
    Task {
        name: "browser",
        does: "the tests in a real browser alone, with what they need fetched first",
        work: test::in_the_browser,
    },
    Task {
        name: "screens",
        does: "the pictures of docs/screens/, taken anew from the demonstration",
        work: test::screens,
    },
    Task { name: "tidy", does: "the rules of the house that no compiler holds", work: tidy::report },
    Task {
        name: "bench",
        does: "what the office costs here, beside the bare disk and notmuch: intake, folder, start, memory",
        work: bench::report,
    },
    Task {
        name: "bare-disk",
        does: "one side of the benchmark of intake, started by it",
        work: bench::bare_disk,
    },
    Task {
        name: "map",
        does: "the outlines of the countries, drawn anew from countries-10m.json",
        work: map::draw,
    },
    Task { name: "help", does: "this list", work: help },
];

fn main() -> ExitCode {
    match chosen() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("{fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn chosen() -> Result<bool> {
    let name = std::env::args().nth(1).unwrap_or_else(|| "help".to_owned());
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        eprintln!("no task is called {name}");
        help(Path::new("."))?;
        return Ok(false);
    };
    (task.work)(&root()?)
}

fn help(_: &Path) -> Result<bool> {
    println!("cargo xtask TASK");
    for task in TASKS {
        println!("  {:9} {}", task.name, task.does);
    }
    Ok(true)
}

/// The checkout: the folder above this package.
fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(here.parent().context("xtask/ has no folder above it")?.to_owned())
}

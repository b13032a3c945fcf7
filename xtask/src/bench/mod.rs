//! `cargo xtask bench`: what the office costs on this machine, beside something else that does the same work in the same
//! minute. Prints figures and judges none: a busy machine is no reason to fail.

mod disk;
mod figures;
mod folder;
mod intake;
mod letters;
mod lmtp;
mod memory;
mod office;
mod pages;
mod start;
mod words;

pub use disk::bare_disk;

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::run;

/// One benchmark: its name on the command line, and its work on the built program and an empty folder.
type Bench = (&'static str, fn(&office::Program, &Path) -> Result<()>);

const BENCHES: &[Bench] = &[
    ("intake", intake::measure),
    ("folder", folder::measure),
    ("start", start::measure),
    ("memory", memory::measure),
    ("pages", pages::measure),
];

/// Builds the program and runs the benchmarks named after `bench`, all of them when none is.
pub fn report(root: &Path) -> Result<bool> {
    let named: Vec<String> = std::env::args().skip(2).collect();
    if let Some(unknown) = named.iter().find(|name| BENCHES.iter().all(|(known, _)| known != name)) {
        let known: Vec<&str> = BENCHES.iter().map(|(name, _)| *name).collect();
        bail!("no benchmark is called {unknown}; there are: {}", known.join(", "));
    }
    run::cargo(root, &["build", "--release", "--quiet", "--bin", "chancery", "--example", "large_office"])?;
    let program = office::Program::built(root)?;
    print_circumstances(root, &named);
    for (name, work) in BENCHES {
        if named.is_empty() || named.iter().any(|wanted| wanted == name) {
            println!("\n{name}");
            let folder = office::Scratch::new(root, name)?;
            work(&program, folder.path())?;
        }
    }
    Ok(true)
}

fn print_circumstances(root: &Path, named: &[String]) {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let command = [vec!["cargo xtask bench".to_owned()], named.to_vec()].concat().join(" ");
    println!("command  {command}");
    println!("commit   {}", answer(root, &["git", "describe", "--always", "--dirty"]));
    println!("machine  {cores} cores, {}, {}", model.unwrap_or("unknown"), answer(root, &["uname", "-srm"]));
    println!("load     {}", load.split(' ').take(3).collect::<Vec<_>>().join(" "));
}

fn answer(root: &Path, words: &[&str]) -> String {
    let Some((program, arguments)) = words.split_first() else { return String::new() };
    let output = Command::new(program).args(arguments).current_dir(root).output();
    output.map_or_else(
        |_| "unknown".to_owned(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    )
}

//! What shells and manuals want to know of the program: completions, manual pages.

use anyhow::Context;
use clap::{Args, Command};
use clap_complete::Shell;

use super::failure::Failure;
use super::print;

/// `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// Which shell
    shell: Shell,
}

/// `man`.
#[derive(Debug, Args)]
pub struct ManArguments {
    /// A command, such as "case forward"; the whole program when not given
    command: Vec<String>,
}

/// Prints the completions of a shell.
///
/// # Errors
/// When they cannot be written.
pub fn completions(mut program: Command, arguments: &CompletionsArguments) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut program, "chancery", &mut script);
    print::bytes(&script)
}

/// Prints the manual page of the program or of one command.
///
/// # Errors
/// When there is no such command.
pub fn manual(mut program: Command, arguments: &ManArguments) -> Result<(), Failure> {
    program.build();
    let mut found = &program;
    for word in &arguments.command {
        let sentence =
            || Failure::Wrong(format!("there is no command {word} here: \"chancery --help\" lists them"));
        found = found.find_subcommand(word).ok_or_else(sentence)?;
    }
    let title = found.get_bin_name().unwrap_or("chancery").replace(' ', "-");
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(found.clone()).title(title).render(&mut page);
    rendered.context("the manual page").map_err(Failure::Fault)?;
    print::bytes(&page)
}

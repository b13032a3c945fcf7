//! The command line: which commands there are, and how each ends. One file per group of commands; the work itself is
//! done by the verbs of the desk, never here.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

mod failure;
mod print;
mod opened;
mod texts;
mod office;
mod officer;
mod key;
mod mailbox;
mod mbox;
mod take_in;
mod inspect;
mod case;
mod step;
mod case_page;
mod tray;
mod outbox;
mod notice;
mod check;
mod serve;
mod demo;
mod shell;

use failure::Failure;

/// The office of people who speak for a country abroad.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, about, disable_help_subcommand = true)]
#[command(
    after_help = "Exit codes: 0 done, 1 refused, 2 wrong arguments or unreadable file, 75 try again, 70 our fault."
)]
struct CommandLine {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(Debug, clap::Args)]
pub struct Global {
    /// The folder of the office
    #[arg(
        long = "data",
        value_name = "DIR",
        env = "CHANCERY_DATA",
        default_value = "./office",
        global = true
    )]
    #[arg(hide_env_values = true)]
    pub folder: PathBuf,
    /// One JSON document on standard output, one JSON problem on standard error
    #[arg(long, global = true)]
    pub json: bool,
    /// The officer who acts, as the journal names them
    #[arg(long = "as", value_name = "NAME", env = "USER", default_value = "officer", global = true)]
    #[arg(hide_env_values = true)]
    pub officer: String,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show the whole job on an invented office
    Demo(demo::DemoArguments),
    /// Make a new office from an office file
    Init(office::InitArguments),
    /// Run the office: mail doors, outbox, clock, health page
    Serve(serve::ServeArguments),
    /// The office as a file and back
    #[command(subcommand, arg_required_else_help = false)]
    Office(office::OfficeCommand),
    /// Who may sit at the desk, and the links that let them in
    #[command(subcommand, arg_required_else_help = false)]
    Officer(officer::OfficerCommand),
    /// Keys of programs that use the interface over HTTP
    #[command(subcommand, arg_required_else_help = false)]
    Key(key::KeyCommand),
    /// Print where this office lives, every key with its comment
    Config,
    /// Take in letters: files, folders, mbox, Maildir, or "-" for one letter on standard input
    TakeIn(take_in::TakeInArguments),
    /// Read letters and print what is in them; touches no office
    Inspect(inspect::InspectArguments),
    /// Cases, and the steps of the desk
    #[command(subcommand, arg_required_else_help = false)]
    Case(case::CaseCommand),
    /// Letters that nobody could place
    #[command(subcommand, arg_required_else_help = false)]
    Tray(tray::TrayCommand),
    /// Letters of ours on their way
    #[command(subcommand, arg_required_else_help = false)]
    Outbox(outbox::OutboxCommand),
    /// What a person must look at
    #[command(subcommand, arg_required_else_help = false)]
    Notice(notice::NoticeCommand),
    /// Check database, kept bytes, journal and search index
    Check,
    /// Print the completions of a shell
    Completions(shell::CompletionsArguments),
    /// Print the manual page of the program or of one command
    Man(shell::ManArguments),
}

/// Runs the command that the program was called with.
#[must_use]
pub fn run() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| print::say(&format!("our fault: {panic}"))));
    let command_line = match CommandLine::try_parse() {
        Ok(command_line) => command_line,
        Err(error) => return failure::misread(&error, asked_for_json()),
    };
    let (json, pipe) = (command_line.global.json, is_pipe(&command_line.command));
    let ended = catch_unwind(AssertUnwindSafe(|| obey(&command_line)));
    let failure = match ended {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(failure)) => failure,
        // The mail server keeps a letter whenever we cannot say that we have it.
        Err(_) if pipe => Failure::Later("the letter was not taken in".to_owned()),
        Err(_) => Failure::Ended(failure::OUR_FAULT),
    };
    failure.end(json)
}

fn obey(command_line: &CommandLine) -> Result<(), Failure> {
    let global = &command_line.global;
    match &command_line.command {
        Command::Demo(arguments) => demo::demo(global, arguments),
        Command::Init(arguments) => office::init(global, arguments),
        Command::Serve(arguments) => serve::serve(global, arguments),
        Command::Office(command) => office::run(global, command),
        Command::Officer(command) => officer::run(global, command),
        Command::Key(command) => key::run(global, command),
        Command::Config => office::config(global),
        Command::TakeIn(arguments) => take_in::take_in(global, arguments),
        Command::Inspect(arguments) => inspect::inspect(global, arguments),
        Command::Case(command) => case::run(global, command),
        Command::Tray(command) => tray::run(global, command),
        Command::Outbox(command) => outbox::run(global, command),
        Command::Notice(command) => notice::run(global, command),
        Command::Check => check::check(global),
        Command::Completions(arguments) => shell::completions(CommandLine::command(), arguments),
        Command::Man(arguments) => shell::manual(CommandLine::command(), arguments),
    }
}

fn is_pipe(command: &Command) -> bool {
    matches!(command, Command::TakeIn(arguments) if arguments.is_pipe())
}

/// Asked before the arguments are understood, so that a script reads its mistake in the form it asked for.
fn asked_for_json() -> bool {
    std::env::args_os().take_while(|argument| argument != "--").any(|argument| argument == "--json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_do_not_contradict_each_other() {
        CommandLine::command().debug_assert();
    }
}

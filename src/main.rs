//! The program: hands over to the command line and returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    chancery::cli::run()
}

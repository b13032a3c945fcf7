//! `check`: looks over the whole office and names every fault.

use super::failure::Failure;
use super::{Global, print};

/// The exit code when a fault was found.
const FAULTY: u8 = 1;

/// Checks the office.
///
/// # Errors
/// When there is a fault, or the office cannot be read.
pub fn check(global: &Global) -> Result<(), Failure> {
    let office = global.office()?;
    let bar = print::counting("pieces of bytes looked at");
    let report = crate::check::check(&office, || bar.inc(1));
    bar.finish_and_clear();
    let report = report?;
    if global.json {
        print::json(&report)?;
    } else {
        let crate::check::Report { letters, kept_bytes, cases, deeds, .. } = &report;
        for fault in &report.faults {
            print::line(&format!("Fault: {}", print::one_line(fault)))?;
        }
        let found =
            if report.ok { "No fault".to_owned() } else { format!("Faults: {}", report.faults.len()) };
        print::line(&format!(
            "{found}. Letters: {letters}; pieces of bytes: {kept_bytes}; cases: {cases}; deeds in the journal: {deeds}."
        ))?;
    }
    if report.ok { Ok(()) } else { Err(Failure::Ended(FAULTY)) }
}

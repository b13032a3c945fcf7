//! Durable intake over LMTP, in turns with the bare disk: letters a second from the first connection to the last 250.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::figures::{Figures, line, rate, timed};
use super::office::Program;
use super::{letters, lmtp};

const PAIRS: u64 = 5;
const LETTERS: u64 = 6_000;
const SIZE: usize = 10 * 1024;
const SESSIONS: usize = 32;

pub fn measure(program: &Program, folder: &Path) -> Result<()> {
    let (mut bare, mut ours, mut share, mut read) =
        (Figures::default(), Figures::default(), Figures::default(), Figures::default());
    for pair in 0..PAIRS {
        let first = pair * LETTERS;
        let disk = rate_of_disk(folder, first)?;
        let (kept, all_read) = rates_of_office(program, &folder.join(format!("office-{pair}")), first)?;
        println!("  pair {}: disk {disk:.0}/s, kept {kept:.0}/s, read {all_read:.0}/s", pair + 1);
        bare.add(disk);
        ours.add(kept);
        share.add(100.0 * kept / disk);
        read.add(all_read);
    }
    line("letters of 10 KB, each time", &LETTERS.to_string());
    line("bare disk, one flush for 32, letters/s", &bare.written(0));
    line("32 LMTP sessions, each answered, letters/s", &ours.written(0));
    line("share of the bare disk, %", &share.written(1));
    line("from the first to all read and placed, letters/s", &read.written(0));
    Ok(())
}

fn rate_of_disk(folder: &Path, first: u64) -> Result<f64> {
    let file = folder.join("bare");
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("bare-disk").arg(&file);
    command.args([first, LETTERS].map(|number| number.to_string())).arg(SIZE.to_string());
    let output = command.output()?;
    if !output.status.success() {
        bail!("the bare program failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let seconds: f64 = String::from_utf8(output.stdout)?.trim().parse()?;
    std::fs::remove_file(file)?;
    Ok(rate(usize::try_from(LETTERS)?, seconds))
}

/// Letters a second until the last answer, and until all were read and placed.
fn rates_of_office(program: &Program, office: &Path, first: u64) -> Result<(f64, f64)> {
    let letters: Vec<Vec<u8>> = (first..first + LETTERS).map(|number| letters::plain(number, SIZE)).collect();
    program.make_office(office)?;
    let serving = program.serve(office)?;
    let ((), kept) = timed(|| lmtp::deliver_all(serving.lmtp, &letters, SESSIONS))?;
    let ((), waited) = timed(|| serving.wait_until_read())?;
    serving.stop()?;
    Ok((rate(letters.len(), kept), rate(letters.len(), kept + waited)))
}

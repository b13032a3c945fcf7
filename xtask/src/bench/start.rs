//! From the start of `serve` to its ready file, on an office of 100,000 cases.

use std::path::Path;

use anyhow::Result;

use super::figures::{Figures, line, rate, timed};
use super::letters;
use super::office::Program;

const CASES: u64 = 100_000;
const STARTS: usize = 10;

pub fn measure(program: &Program, folder: &Path) -> Result<()> {
    let office = folder.join("office");
    program.make_office(&office)?;
    let maildir = folder.join("maildir");
    letters::fill_maildir(&maildir, 0..CASES, |number| letters::plain(number, 1024))?;
    let from = maildir.display().to_string();
    let ((), taken_in) = timed(|| program.run(&office, &["take-in", &from]))?;
    line("cases of the office, each from a letter", &CASES.to_string());
    line("taken in, letters/s", &format!("{:.0}", rate(usize::try_from(CASES)?, taken_in)));
    let mut starts = Figures::default();
    for _ in 0..STARTS {
        let (serving, seconds) = timed(|| program.serve(&office))?;
        starts.add(seconds * 1000.0);
        serving.stop()?;
    }
    line("start to ready, ms", &starts.written(1));
    Ok(())
}

//! Resident memory of `serve`: at rest, and at its highest while one letter of 25 MB comes in and is read.

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;

use super::figures::line;
use super::office::Program;
use super::{letters, lmtp};

/// Long enough for the first turns of reading, sending and the clock.
const SETTLING: Duration = Duration::from_secs(3);
/// As large as the door takes, less the header.
const LARGE: usize = 25 * 1024 * 1024 - 4096;

pub fn measure(program: &Program, folder: &Path) -> Result<()> {
    for (shape, letter) in
        [("attachment", letters::with_attachment(1, LARGE)), ("plain text", letters::plain(2, LARGE))]
    {
        let office = folder.join(format!("office-{}", shape.replace(' ', "-")));
        program.make_office(&office)?;
        let serving = program.serve(&office)?;
        sleep(SETTLING);
        line(&format!("{shape}: at rest, MiB"), &format!("{:.1}", serving.memory("VmRSS")?));
        let mut session = lmtp::Session::begin(serving.lmtp)?;
        session.deliver(&letter)?;
        line(&format!("{shape}: highest until it is kept, MiB"), &format!("{:.1}", serving.memory("VmHWM")?));
        serving.wait_until_read()?;
        line(&format!("{shape}: highest until it is read, MiB"), &format!("{:.1}", serving.memory("VmHWM")?));
        sleep(SETTLING);
        line(&format!("{shape}: at rest again, MiB"), &format!("{:.1}", serving.memory("VmRSS")?));
        drop(session);
        serving.stop()?;
    }
    Ok(())
}

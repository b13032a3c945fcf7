//! What the disk itself gives: a bare program that appends the same letters to one file, one flush for 32 of them. It runs
//! as a child, so that neither side inherits the other's memory.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};

use super::figures::timed;
use super::letters;

/// Letters that share a flush: as many as there are sessions on the other side.
pub const TOGETHER: usize = 32;

/// `xtask bare-disk FILE FIRST COUNT SIZE`: writes the letters and prints the seconds it took.
pub fn bare_disk(_: &Path) -> Result<bool> {
    let words: Vec<String> = std::env::args().skip(2).collect();
    let [file, first, count, size] = words.as_slice() else {
        eprintln!("bare-disk FILE FIRST COUNT SIZE");
        return Ok(false);
    };
    let (first, count, size): (u64, u64, usize) = (first.parse()?, count.parse()?, size.parse()?);
    let letters: Vec<Vec<u8>> = (first..first + count).map(|number| letters::plain(number, size)).collect();
    let mut file = File::create(file).context("the file cannot be made")?;
    let ((), seconds) = timed(|| write(&mut file, &letters))?;
    println!("{seconds}");
    Ok(true)
}

fn write(file: &mut File, letters: &[Vec<u8>]) -> Result<()> {
    for group in letters.chunks(TOGETHER) {
        file.write_all(&group.concat())?;
        file.sync_data()?;
    }
    Ok(())
}

//! A folder of letters taken in, in turns with `notmuch new` on the same folder: seconds of each whole program.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use super::figures::{Figures, line, rate, timed};
use super::letters;
use super::office::Program;
use crate::packages;

const PAIRS: usize = 5;
const LETTERS: u64 = 5_000;

pub fn measure(program: &Program, folder: &Path) -> Result<()> {
    packages::install_notmuch()?;
    let maildir = folder.join("maildir");
    let bytes = letters::fill_maildir(&maildir, 0..LETTERS, letters::mixed)?;
    let count = usize::try_from(LETTERS)?;
    let (mut theirs, mut ours, mut ratio) = (Figures::default(), Figures::default(), Figures::default());
    for pair in 0..PAIRS {
        let ((), notmuch) = timed(|| notmuch_new(&maildir, folder))?;
        fs::remove_dir_all(maildir.join(".notmuch"))?;
        let office = folder.join(format!("office-{pair}"));
        program.make_office(&office)?;
        let from = maildir.display().to_string();
        let ((), taken_in) = timed(|| program.run(&office, &["take-in", &from]))?;
        println!("  pair {}: notmuch new {notmuch:.2} s, take-in {taken_in:.2} s", pair + 1);
        theirs.add(rate(count, notmuch));
        ours.add(rate(count, taken_in));
        ratio.add(notmuch / taken_in);
    }
    line("letters in the folder", &format!("{LETTERS}, {} KB each on average", bytes / LETTERS / 1000));
    line("notmuch new, letters/s", &theirs.written(0));
    line("chancery take-in, letters/s", &ours.written(0));
    line("times as fast as notmuch new", &ratio.written(2));
    Ok(())
}

fn notmuch_new(maildir: &Path, home: &Path) -> Result<()> {
    let settings = home.join("notmuch-config");
    let text = format!(
        "[database]\npath={}\n[user]\nname=Desk\nprimary_email=desk@ruritania.example\n[new]\ntags=new\n",
        maildir.display()
    );
    fs::write(&settings, text)?;
    let mut command = Command::new("notmuch");
    command.args(["new", "--quiet"]).env("HOME", home).env("NOTMUCH_CONFIG", settings).stdout(Stdio::null());
    if !command.status()?.success() {
        bail!("notmuch new failed");
    }
    Ok(())
}

//! Where letters lie: files, folders, mbox files, Maildir, standard input. Walks them one letter at a time and names what
//! cannot be read; knows no office.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::mbox::{Found, Mbox};
use crate::intake::take_in::Failed;

/// The first letters of an mbox file.
const MBOX_BEGINS: &[u8] = b"From ";

/// One letter and where it lay.
#[derive(Debug)]
pub struct Lying {
    /// The file; in an mbox with the letter's number, as `box#3`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Letters under a list of paths, in the order of the list and, inside folders, of the names.
pub struct Letters {
    left: Vec<PathBuf>,
    open: Option<OpenMbox>,
    limit: usize,
}

struct OpenMbox {
    path: String,
    number: usize,
    letters: Mbox<BufReader<File>>,
}

type Item = Result<Lying, Failed>;

impl Letters {
    /// Letters of at most `limit` bytes; larger ones are told as failed.
    #[must_use]
    pub fn under(paths: &[PathBuf], limit: usize) -> Letters {
        Letters { left: paths.iter().rev().cloned().collect(), open: None, limit }
    }

    fn look_at(&mut self, path: &Path) -> Option<Item> {
        let found = if path == Path::new("-") {
            return Some(standard_input(self.limit));
        } else {
            fs::metadata(path)
        };
        match found {
            Ok(found) if found.is_dir() => self.look_into(path),
            Ok(_) => self.read_file(path),
            Err(error) => Some(Err(failed(path, &error))),
        }
    }

    fn look_into(&mut self, folder: &Path) -> Option<Item> {
        match entries(folder) {
            Ok(mut found) => {
                found.reverse();
                self.left.append(&mut found);
                None
            }
            Err(error) => Some(Err(failed(folder, &error))),
        }
    }

    fn read_file(&mut self, path: &Path) -> Option<Item> {
        let opened = File::open(path).and_then(|file| {
            let mut reader = BufReader::new(file);
            let is_mbox = reader.fill_buf()?.starts_with(MBOX_BEGINS);
            Ok((reader, is_mbox))
        });
        let (reader, is_mbox) = match opened {
            Ok(opened) => opened,
            Err(error) => return Some(Err(failed(path, &error))),
        };
        if is_mbox {
            let letters = Mbox::new(reader, self.limit);
            self.open = Some(OpenMbox { path: path.display().to_string(), number: 0, letters });
            return None;
        }
        Some(whole(&path.display().to_string(), reader, self.limit))
    }
}

impl Iterator for Letters {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(open) = &mut self.open {
                if let Some(item) = open.next(self.limit) {
                    return Some(item);
                }
                self.open = None;
            }
            let path = self.left.pop()?;
            if let Some(item) = self.look_at(&path) {
                return Some(item);
            }
        }
    }
}

impl OpenMbox {
    fn next(&mut self, limit: usize) -> Option<Item> {
        let found = self.letters.next()?;
        self.number += 1;
        let path = format!("{}#{}", self.path, self.number);
        Some(match found {
            Ok(Found::Letter(bytes)) => Ok(Lying { path, bytes }),
            Ok(Found::TooLarge) => Err(Failed { path, reason: too_large(limit) }),
            Err(error) => Err(failed(Path::new(&path), &error)),
        })
    }
}

/// The one letter on standard input.
///
/// # Errors
/// When it cannot be read, is empty, or is larger than `limit` bytes.
pub fn standard_input(limit: usize) -> Item {
    let mut letter = whole("-", std::io::stdin().lock(), limit)?;
    if letter.bytes.is_empty() {
        let reason = "nothing came on standard input: pipe one letter into the command".to_owned();
        return Err(Failed { path: "-".to_owned(), reason });
    }
    // Mail servers may put the line of an mbox before the letter they pipe (Postfix: flags=F).
    if letter.bytes.starts_with(MBOX_BEGINS) {
        let end =
            letter.bytes.iter().position(|byte| *byte == b'\n').map_or(letter.bytes.len(), |place| place + 1);
        letter.bytes.drain(..end);
    }
    Ok(letter)
}

fn whole(path: &str, reader: impl Read, limit: usize) -> Item {
    let mut bytes = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    match reader.take(most).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() > limit => Err(Failed { path: path.to_owned(), reason: too_large(limit) }),
        Ok(_) => Ok(Lying { path: path.to_owned(), bytes }),
        Err(error) => Err(failed(Path::new(path), &error)),
    }
}

/// What lies in a folder, by name. Of a Maildir only `cur`, `new` and the folders beside them are looked at: what lies in
/// `tmp` is being written still. Hidden files are no letters; a hidden folder is looked at when it is a Maildir (Maildir++).
fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let in_maildir = is_maildir(folder);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        let is_hidden = name.as_encoded_bytes().starts_with(b".");
        let is_passed = if entry.file_type()?.is_dir() {
            (in_maildir && name == "tmp") || (is_hidden && !is_maildir(&path))
        } else {
            in_maildir || is_hidden
        };
        if !is_passed {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn is_maildir(folder: &Path) -> bool {
    folder.join("cur").is_dir() && folder.join("new").is_dir()
}

fn failed(path: &Path, error: &std::io::Error) -> Failed {
    Failed { path: path.display().to_string(), reason: error.to_string() }
}

fn too_large(limit: usize) -> String {
    format!("it is larger than {} MiB: nothing of it was taken in", limit >> 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_maildir_gives_what_was_delivered_and_not_what_is_being_written() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["cur", "new", "tmp", ".Sent/cur", ".Sent/new", ".git"] {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        let files =
            ["cur/1:2,S", "new/2", "new/.hidden", "tmp/3", ".Sent/cur/4", ".git/5", "dovecot-uidlist"];
        for name in files {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let found: Vec<String> = Letters::under(&[folder.path().to_owned()], 99)
            .map(|letter| String::from_utf8(letter.unwrap().bytes).unwrap())
            .collect();
        assert_eq!(found, [".Sent/cur/4", "cur/1:2,S", "new/2"]);
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let (large, small) = (folder.path().join("a.eml"), folder.path().join("b.eml"));
        fs::write(&large, "x".repeat(100)).unwrap();
        fs::write(&small, "y").unwrap();
        let paths = [folder.path().join("none"), folder.path().to_owned()];
        let found: Vec<Result<Lying, Failed>> = Letters::under(&paths, 99).collect();
        assert!(found.first().unwrap().as_ref().unwrap_err().path.ends_with("none"));
        assert!(found.get(1).unwrap().as_ref().unwrap_err().reason.contains("larger"));
        assert_eq!(found.get(2).unwrap().as_ref().unwrap().bytes, b"y");
    }
}

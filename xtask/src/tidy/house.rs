//! The checkout as the rules see it: every text file by its path, and Rust files with code, strings and comments told
//! apart. Judges nothing.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::lex::{Masks, masks};

/// Every text file of the checkout, ordered by path.
pub struct House {
    pub files: Vec<Source>,
}

/// One file. Masks have the same lines as the text; they are empty unless it is Rust.
pub struct Source {
    /// From the root of the checkout, with `/` between parts.
    pub path: String,
    pub text: String,
    pub masks: Masks,
    /// The number of the line that opens the tests, or one past the last.
    pub tests_from: usize,
}

/// What is built, kept by an office, or not ours.
const SKIPPED: &[&str] = &["target", ".git", "office", "demo-office"];

/// The files a rule can read. Letters on the shelf are other people's words.
const KINDS: &[&str] = &["rs", "toml", "md", "sql", "ftl", "txt", "sh", "html", "yml", "yaml", "run"];

impl House {
    /// Reads the checkout. Fails when a file cannot be read or is not UTF-8.
    pub fn read(root: &Path) -> Result<Self> {
        let mut files = Vec::new();
        walk(root, "", &mut files)?;
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(Self { files })
    }

    /// A house of these paths and texts.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self {
            files: files
                .iter()
                .map(|(path, text)| Source::new((*path).to_owned(), (*text).to_owned()))
                .collect(),
        }
    }

    /// The Rust files.
    pub fn rust(&self) -> impl Iterator<Item = &Source> {
        self.files.iter().filter(|file| file.is_rust())
    }

    /// The file at this path.
    pub fn file(&self, path: &str) -> Option<&Source> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The files below this folder, with the rest of their path.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Source)> {
        self.files.iter().filter_map(move |file| Some((file.path.strip_prefix(folder)?, file)))
    }
}

impl Source {
    fn new(path: String, text: String) -> Self {
        let masks = if path.ends_with(".rs") { masks(&text) } else { Masks::default() };
        let tests_from = first_test_line(&masks.code);
        Self { path, text, masks, tests_from }
    }

    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether this path stands in a list of files and of folders, which end in `/`; a name without `.rs` is a prefix.
    pub fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| {
            if place.ends_with(".rs") { self.path == *place } else { self.path.starts_with(place) }
        })
    }

    /// Whether the whole file is tests, measurements or examples.
    pub fn is_test(&self) -> bool {
        let folders = ["tests/", "benches/", "examples/"];
        let inside =
            |folder: &&str| self.path.starts_with(*folder) || self.path.contains(&format!("/{folder}"));
        folders.iter().any(inside) || self.path.ends_with("/tests.rs")
    }
}

fn first_test_line(code: &str) -> usize {
    let mut lines = code.lines().enumerate().peekable();
    let mut last = 0;
    while let Some((place, line)) = lines.next() {
        last = place + 1;
        if !line.starts_with("#[cfg(test)]") {
            continue;
        }
        // An attribute may stand between the two.
        while lines.next_if(|(_, next)| next.starts_with("#[") || next.trim().is_empty()).is_some() {}
        if lines.peek().is_some_and(|(_, next)| next.starts_with("mod ")) {
            return place + 1;
        }
    }
    last + 1
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<Source>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            if !SKIPPED.contains(&path.as_str()) {
                walk(&entry.path(), &format!("{path}/"), files)?;
            }
        } else if is_read(&path) {
            // Others may be writing at the same time: a file that has just gone is not there.
            let Ok(text) = fs::read(entry.path()) else { continue };
            let text = String::from_utf8(text).with_context(|| format!("{path} is not UTF-8"))?;
            files.push(Source::new(path, text));
        }
    }
    Ok(())
}

fn is_read(path: &str) -> bool {
    let kind = path.rsplit(['.', '/']).next().unwrap_or_default();
    KINDS.contains(&kind) && !path.starts_with("tests/letters/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_begin_at_their_module() {
        for (text, line) in [
            ("//! x\nfn a() {}\n", 3),
            ("//! x\n#[cfg(test)]\nmod tests {\n}\n", 2),
            ("//! x\n#[cfg(test)]\n#[expect(clippy::unwrap_used)]\nmod tests {\n}\n", 2),
            ("//! x\n#[cfg(test)]\nfn fake() {}\nfn a() {}\n", 5),
            ("//! x\n// #[cfg(test)]\nmod tests;\n", 4),
        ] {
            assert_eq!(Source::new("src/x.rs".to_owned(), text.to_owned()).tests_from, line, "{text}");
        }
    }

    #[test]
    fn places_are_files_folders_and_prefixes() {
        let house = House::of(&[("src/clock.rs", ""), ("src/intake/lmtp.rs", "")]);
        let places = ["src/clock.rs", "src/intake/"];
        assert!(house.files.iter().all(|file| file.is_in(&places)));
        assert!(!house.files.iter().any(|file| file.is_in(&["src/clock/", "tests/"])));
    }

    #[test]
    fn the_shelf_of_letters_and_pictures_are_not_read() {
        assert!(is_read("src/desk/mod.rs") && is_read(".ci/run") && is_read("phrases/ko/desk.ftl"));
        assert!(!is_read("tests/letters/torn.txt") && !is_read("docs/walk.png") && !is_read("Cargo.lock"));
    }
}

//! Rules about what must not be left in the house: promises without a number, scaffolding, the paths of one machine.

use super::Breach;
use super::house::House;
use super::search::{lines_with, stands_in};

const PROMISES: &[&str] = &["TODO", "FIXME", "XXX"];
const SCAFFOLDING: &[&str] = &["#[ignore", "todo!(", "unimplemented!(", "dbg!("];

/// The first folder of paths that exist on one machine only.
const MACHINE_FOLDERS: &[&str] = &["work", "root"];

pub fn promises(house: &House) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in house.files.iter().filter(|file| !file.path.ends_with(".md")) {
        let text = if file.is_rust() { &file.masks.comments } else { &file.text };
        for (place, line) in text.lines().enumerate() {
            for promise in PROMISES.iter().filter(|promise| stands_in(line, promise) && !names_an_issue(line))
            {
                breaches.push(Breach::new(&file.path, place + 1, *promise));
            }
        }
    }
    breaches
}

pub fn scaffolding(house: &House) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in house.rust() {
        for word in SCAFFOLDING {
            let lines = lines_with(&file.masks.code, word).into_iter();
            breaches.extend(lines.map(|line| Breach::new(&file.path, line, *word)));
        }
    }
    breaches
}

pub fn machine_paths(house: &House) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in &house.files {
        for (place, line) in file.text.lines().enumerate() {
            for folder in MACHINE_FOLDERS.iter().filter(|folder| begins_a_path(line, &format!("/{folder}/")))
            {
                breaches.push(Breach::new(&file.path, place + 1, format!("/{folder}/")));
            }
        }
    }
    breaches
}

fn names_an_issue(line: &str) -> bool {
    line.split('#').skip(1).any(|after| after.starts_with(|sign: char| sign.is_ascii_digit()))
}

/// Whether an absolute path begins with `start`: nothing of a longer path stands before it.
fn begins_a_path(line: &str, start: &str) -> bool {
    line.match_indices(start).any(|(place, _)| {
        let head = line.get(..place).unwrap_or_default();
        !head.ends_with(|sign: char| sign.is_alphanumeric() || "._-*}>".contains(sign))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::refuses;
    use super::*;

    #[test]
    fn a_promise_without_a_number_is_refused() {
        assert!(refuses(promises, &[("src/a.rs", "// TODO: later\n")]));
        assert!(refuses(promises, &[("Cargo.toml", "# FIXME\n")]));
        assert!(!refuses(promises, &[("src/a.rs", "// TODO #12: later\nconst A: &str = \"TODO\";\n")]));
    }

    #[test]
    fn scaffolding_is_refused() {
        for text in ["#[ignore]", "#[ignore = \"slow\"]", "fn a() { todo!() }", "unimplemented!()", "dbg!(a)"]
        {
            assert!(refuses(scaffolding, &[("tests/a.rs", text)]), "{text}");
        }
        assert!(!refuses(scaffolding, &[("src/a.rs", "// todo!() is refused\nconst A: &str = \"dbg!(\";")]));
    }

    #[test]
    fn the_path_of_one_machine_is_refused() {
        for folder in ["work", "root"] {
            let [absolute, relative] = ["see /", "see docs/"].map(|head| format!("{head}{folder}/x\n"));
            assert!(refuses(machine_paths, &[("docs/a.md", &absolute)]), "{absolute}");
            assert!(!refuses(machine_paths, &[("docs/a.md", &relative)]), "{relative}");
        }
    }
}

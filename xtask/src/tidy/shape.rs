//! Rules about the shape of one file: its length, its first words, its numbers.

use super::Breach;
use super::house::{House, Source};
use super::search::stands_in;
use super::tables::LONG_TABLES;

const WARN: usize = 300;
const LIMIT: usize = 500;

const NUMBERS: &[&str] =
    &["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64"];

pub fn long(house: &House) -> Vec<Breach> {
    longer_than(house, WARN)
        .into_iter()
        .filter(|(_, lines)| *lines <= LIMIT)
        .map(|(file, lines)| length(file, lines))
        .collect()
}

pub fn too_long(house: &House) -> Vec<Breach> {
    longer_than(house, LIMIT).into_iter().map(|(file, lines)| length(file, lines)).collect()
}

pub fn opens_without_a_word(house: &House) -> Vec<Breach> {
    let silent = house.rust().filter(|file| !file.text.starts_with("//! "));
    silent.map(|file| Breach::new(&file.path, 1, "opens without a word")).collect()
}

pub fn casts(house: &House) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in house.rust().filter(|file| !file.is_test()) {
        for (place, line) in file.masks.code.lines().enumerate().take(file.tests_from - 1) {
            for number in NUMBERS.iter().filter(|number| stands_in(line, &format!(" as {number}"))) {
                breaches.push(Breach::new(&file.path, place + 1, format!("as {number}")));
            }
        }
    }
    breaches
}

fn longer_than(house: &House, limit: usize) -> Vec<(&Source, usize)> {
    let tables: Vec<&str> = LONG_TABLES.iter().map(|(path, _)| *path).collect();
    let counted = house.rust().filter(|file| !file.is_in(&tables)).map(|file| (file, file.tests_from - 1));
    counted.filter(|(_, lines)| *lines > limit).collect()
}

fn length(file: &Source, lines: usize) -> Breach {
    Breach::new(&file.path, lines, format!("{lines} lines"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::refuses;
    use super::*;

    fn of_lines(count: usize, tests: usize) -> String {
        format!("{}#[cfg(test)]\nmod tests {{\n{}}}\n", "// a\n".repeat(count), "// b\n".repeat(tests))
    }

    #[test]
    fn length_is_counted_above_the_tests() {
        for (lines, tests, warned, refused) in
            [(300, 0, false, false), (301, 0, true, false), (500, 900, true, false), (501, 0, false, true)]
        {
            let text = of_lines(lines, tests);
            let files = [("src/a.rs", text.as_str())];
            assert_eq!(refuses(long, &files), warned, "{lines}");
            assert_eq!(refuses(too_long, &files), refused, "{lines}");
        }
    }

    #[test]
    fn a_silent_file_is_refused() {
        assert!(refuses(opens_without_a_word, &[("src/a.rs", "use std::fs;\n//! late\n")]));
        assert!(!refuses(opens_without_a_word, &[("src/a.rs", "//! Letters live here.\n")]));
    }

    #[test]
    fn a_cast_is_refused_outside_tests() {
        assert!(refuses(casts, &[("src/a.rs", "fn a(b: u64) -> u8 { b as u8 }\n")]));
        assert!(!refuses(
            casts,
            &[("src/a.rs", "use a::b as u8x; // as u8\n#[cfg(test)]\nmod tests { 1 as u8 }\n")]
        ));
        assert!(!refuses(casts, &[("tests/a.rs", "fn a() { 1 as u8; }\n")]));
    }
}

//! Rules about the papers of the house: what a dependency is for, what the map names, how migrations are numbered.

use std::collections::BTreeSet;

use super::Breach;
use super::house::{House, Source};

pub fn dependencies_without_reason(house: &House) -> Vec<Breach> {
    let manifests =
        house.files.iter().filter(|file| file.path == "Cargo.toml" || file.path.ends_with("/Cargo.toml"));
    manifests.flat_map(unexplained).collect()
}

pub fn files_not_on_the_map(house: &House) -> Vec<Breach> {
    let Some(map) = house.file("ARCHITECTURE.md") else { return Vec::new() };
    let rust = house.below("src/").filter(|(path, _)| path.ends_with(".rs") && !path.contains("/tests/"));
    let missing = rust.filter(|(path, _)| !is_on(&map.text, path));
    missing
        .map(|(path, file)| Breach::new(&file.path, 1, format!("ARCHITECTURE.md does not name {path}")))
        .collect()
}

pub fn gaps_in_migrations(house: &House) -> Vec<Breach> {
    let mut numbers = BTreeSet::new();
    let mut breaches = Vec::new();
    // A migration whose text is made elsewhere leaves a note under its number that says where.
    let is_migration = |name: &str| name.ends_with(".sql") || name.ends_with(".md");
    for (name, file) in house.below("migrations/").filter(|(name, _)| is_migration(name)) {
        match name.split_once('_') {
            Some((digits, _))
                if digits.len() == 4 && digits.parse::<usize>().is_ok_and(|number| number > 0) =>
            {
                numbers.extend(digits.parse::<usize>());
            }
            _ => breaches.push(Breach::new(&file.path, 1, "is not called NNNN_what.sql")),
        }
    }
    let last = numbers.last().copied().unwrap_or(0);
    let gaps = (1..=last).filter(|number| !numbers.contains(number));
    breaches.extend(gaps.map(|number| Breach::new("migrations/", number, format!("{number:04} is missing"))));
    breaches
}

/// Lines of dependency tables that neither say why nor point to the table that does.
fn unexplained(file: &Source) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut table = "";
    for (place, line) in file.text.lines().enumerate() {
        if line.starts_with('[') {
            table = line.trim();
            continue;
        }
        let is_entry = line.starts_with(|sign: char| sign.is_ascii_alphabetic()) && line.contains('=');
        if !is_entry || !table.ends_with("dependencies]") {
            continue;
        }
        let explained = match table {
            "[workspace.dependencies]" => {
                line.split_once(" # ").is_some_and(|(_, reason)| !reason.trim().is_empty())
            }
            _ => line.contains("workspace = true"),
        };
        if !explained {
            breaches.push(Breach::new(&file.path, place + 1, line));
        }
    }
    breaches
}

/// Whether the map names a file: by its path below src/, by its folder when it is the folder's own, or by its bare name.
fn is_on(map: &str, path: &str) -> bool {
    let bare = path.rsplit('/').next().unwrap_or(path);
    match path.strip_suffix("mod.rs") {
        Some(folder) => map.contains(folder),
        None => map.contains(path) || map.contains(&format!("`{bare}`")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::refuses;
    use super::*;

    #[test]
    fn a_dependency_without_a_reason_is_refused() {
        for (path, text) in [
            ("Cargo.toml", "[workspace.dependencies]\nanyhow = \"1\"\n"),
            ("Cargo.toml", "[workspace.dependencies]\nanyhow = \"1\" # \n"),
            ("crates/mail/Cargo.toml", "[dev-dependencies]\nanyhow = \"1\"\n"),
        ] {
            assert!(refuses(dependencies_without_reason, &[(path, text)]), "{text}");
        }
        let good = "[workspace.dependencies]\nanyhow = \"1\" # faults\n\n[dependencies]\nanyhow.workspace = true\n[lints]\na = 1\n";
        assert!(!refuses(dependencies_without_reason, &[("Cargo.toml", good)]));
    }

    #[test]
    fn a_file_that_the_map_forgets_is_refused() {
        let check = |map: &str, path: &str| {
            refuses(files_not_on_the_map, &[("ARCHITECTURE.md", map), (path, "//! x")])
        };
        assert!(check("nothing", "src/desk/open.rs"));
        assert!(check("nothing", "src/desk/mod.rs"));
        assert!(!check("`desk/open.rs` opens", "src/desk/open.rs"));
        assert!(!check("`open.rs` opens", "src/desk/open.rs"));
        assert!(!check("the room `desk/`", "src/desk/mod.rs"));
        assert!(!refuses(files_not_on_the_map, &[("src/desk/open.rs", "")]));
    }

    #[test]
    fn a_gap_in_the_migrations_is_refused() {
        assert!(refuses(gaps_in_migrations, &[("migrations/0001_a.sql", ""), ("migrations/0003_b.sql", "")]));
        assert!(refuses(gaps_in_migrations, &[("migrations/0002_a.sql", "")]));
        assert!(refuses(gaps_in_migrations, &[("migrations/first.sql", "")]));
        let twins = [
            ("migrations/0001_a.sql", ""),
            ("migrations/0002_b.sqlite.sql", ""),
            ("migrations/0002_b.postgres.sql", ""),
        ];
        assert!(!refuses(gaps_in_migrations, &twins));
        assert!(!refuses(gaps_in_migrations, &[("migrations/0001_a.sql", ""), ("migrations/0002_b.md", "")]));
    }
}

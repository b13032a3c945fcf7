//! The arrows between the rooms of src/: who may use whom. Which rooms there are is said in tables.rs.

use super::Breach;
use super::house::{House, Source};
use super::search::{line_of, name_at};
use super::tables::{Layer, ROOMS, Room};

pub fn wrong_arrows(house: &House) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (path, file) in house.below("src/").filter(|(path, _)| *path != "lib.rs" && path.ends_with(".rs")) {
        let name = name_at(path);
        let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
            breaches.push(Breach::new(&file.path, 1, format!("no table knows the room {name}")));
            continue;
        };
        let wrong = arrows(file, path).into_iter().filter(|(_, target)| !may_use(room, target));
        breaches.extend(wrong.map(|(line, target)| {
            Breach::new(&file.path, line, format!("{} may not use {target}", room.name))
        }));
    }
    breaches
}

fn may_use(room: &Room, target: &str) -> bool {
    let name = name_at(target);
    let is_named = |also: &&str| {
        target == *also || target.strip_prefix(*also).is_some_and(|rest| rest.starts_with("::"))
    };
    if name == room.name || room.also.iter().any(is_named) {
        return true;
    }
    match ROOMS.iter().find(|room| room.name == name) {
        Some(other) => other.layer > room.layer && room.layer != Layer::Tool,
        // A macro or type at the root of the crate is nobody's room; a room without a line is refused at its own file.
        None => true,
    }
}

/// What a file uses from the root of its crate, above its tests: `room` or `room::part`, with the line.
fn arrows(file: &Source, path: &str) -> Vec<(usize, String)> {
    let code = &file.masks.code;
    let mut roots = vec!["crate::".to_owned(), "super::".repeat(depth(path))];
    if path == "main.rs" {
        roots.push("chancery::".to_owned());
    }
    let mut found = Vec::new();
    for root in roots {
        for (place, _) in code.match_indices(&root) {
            let head = code.get(..place).unwrap_or_default();
            let line = line_of(code, place);
            // `pub(crate)` has no colons; a longer path such as `x::crate::` does not exist, `super::super::` does.
            if head.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_' || sign == ':')
                || line >= file.tests_from
            {
                continue;
            }
            let tail = code.get(place + root.len()..).unwrap_or_default();
            found.extend(targets(tail).into_iter().map(|target| (line, target)));
        }
    }
    found
}

/// How many modules a file stands below the root of the crate.
fn depth(path: &str) -> usize {
    let parts = path.split('/').count();
    if path.ends_with("/mod.rs") { parts - 1 } else { parts }
}

/// The paths that a `use` names, its braces opened: `desk::{open, close}` gives two.
fn targets(tail: &str) -> Vec<String> {
    let Some(group) = tail.strip_prefix('{') else {
        let name = name_at(tail);
        let Some(rest) = tail.strip_prefix(name).and_then(|rest| rest.strip_prefix("::")) else {
            return vec![name.to_owned()];
        };
        return targets(rest).into_iter().map(|part| format!("{name}::{part}")).collect();
    };
    members(group)
        .into_iter()
        .flat_map(targets)
        .map(|target| target.replace("::self", ""))
        .filter(|target| !target.is_empty())
        .collect()
}

/// The members of a group, up to the brace that closes it.
fn members(group: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0_usize);
    for (place, sign) in group.char_indices() {
        let ends = depth == 0 && matches!(sign, ',' | '}');
        if ends {
            found.push(group.get(start..place).unwrap_or_default().trim());
            start = place + 1;
        }
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::refuses;
    use super::*;

    #[test]
    fn braces_are_opened() {
        assert_eq!(
            targets("desk::{open, close::{a, b}};"),
            ["desk::open", "desk::close::a", "desk::close::b"]
        );
        assert_eq!(targets("{id::CaseId, clock}; x"), ["id::CaseId", "clock"]);
        assert_eq!(targets("journal(x)"), ["journal"]);
    }

    #[test]
    fn arrows_against_the_stream_are_refused() {
        for (path, text) in [
            ("src/letters/outbox.rs", "use crate::desk::case::Case;"),
            ("src/directory/authority.rs", "fn a() { crate::desk::open::open() }"),
            ("src/clock.rs", "use crate::journal;"),
            ("src/directory/revision.rs", "use crate::office::Office;"),
            ("src/desk/open.rs", "use crate::{id::CaseId, intake::lmtp};"),
            ("src/desk/open.rs", "use crate::members::admit;"),
            ("src/desk/open.rs", "use super::super::intake;"),
            ("src/clock.rs", "use super::desk;"),
            ("src/visits/plan.rs", "use crate::desk::close;"),
            ("src/intake/lmtp.rs", "use crate::sender;"),
            ("src/attic/box.rs", ""),
        ] {
            assert!(refuses(wrong_arrows, &[(path, text)]), "{path}: {text}");
        }
    }

    #[test]
    fn arrows_with_the_stream_are_taken() {
        for (path, text) in [
            ("src/desk/open.rs", "use crate::{id::CaseId, letters::outbox::Outbox, desk::case};"),
            ("src/desk/open.rs", "use super::case::Case;"),
            ("src/visits/plan.rs", "use crate::desk::open::open;"),
            ("src/main.rs", "use chancery::cli;"),
            ("src/office.rs", "use crate::{clock::Clock, directory::Directory, journal::{self, Entry}};"),
            (
                "src/letters/letter.rs",
                "//! never uses crate::desk\n#[cfg(test)]\nmod tests { use crate::desk::open; }",
            ),
            ("src/lib.rs", "pub mod desk; use crate::desk::open;"),
        ] {
            assert!(!refuses(wrong_arrows, &[(path, text)]), "{path}: {text}");
        }
    }
}

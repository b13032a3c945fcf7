//! The rules of the house that no compiler holds, each with the sentence that forbids. Rules read the checkout and judge
//! it; none changes it.

mod tables;
mod house;
mod lex;
mod search;
mod shape;
mod rooms;
mod kinds;
mod names;
mod leftovers;
mod papers;
mod languages;
mod pages;

use std::path::Path;

use anyhow::Result;

use house::House;

/// One rule: the sentence that forbids, and where the house breaks it.
struct Rule {
    sentence: &'static str,
    weight: Weight,
    check: fn(&House) -> Vec<Breach>,
}

/// A warning is printed and passes; a failure does not pass.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Warns,
    Fails,
}

/// One place where a rule is broken. Lines count from 1.
#[derive(Debug, PartialEq, Eq)]
struct Breach {
    path: String,
    line: usize,
    what: String,
}

const RULES: &[Rule] = &[
    Rule {
        sentence: "files aim at 200 lines; at 300 they want to be two",
        weight: Weight::Warns,
        check: shape::long,
    },
    Rule {
        sentence: "no file has more than 500 lines above its tests",
        weight: Weight::Fails,
        check: shape::too_long,
    },
    Rule {
        sentence: "every file opens with //! and says what lives here and what never does",
        weight: Weight::Fails,
        check: shape::opens_without_a_word,
    },
    Rule {
        sentence: "numbers are converted by From and TryFrom: `as` loses what does not fit in silence",
        weight: Weight::Fails,
        check: shape::casts,
    },
    Rule {
        sentence: "arrows run one way: doors, main rooms, shared rooms, tools (xtask/src/tidy/tables.rs, ARCHITECTURE.md)",
        weight: Weight::Fails,
        check: rooms::wrong_arrows,
    },
    Rule { sentence: "SQL stands in nouns only", weight: Weight::Fails, check: kinds::sql_outside_nouns },
    Rule {
        sentence: "drivers are named in crates/store only",
        weight: Weight::Fails,
        check: kinds::drivers_outside_store,
    },
    Rule {
        sentence: "the office is synchronous: async stands in doors only",
        weight: Weight::Fails,
        check: kinds::async_inside,
    },
    Rule {
        sentence: "time is an argument: only src/clock.rs asks for it",
        weight: Weight::Fails,
        check: kinds::wall_clock,
    },
    Rule {
        sentence: "chance is an argument: only src/id.rs asks for it",
        weight: Weight::Fails,
        check: kinds::chance,
    },
    Rule {
        sentence: "a name says what a thing is: util, helper, common, manager, service, handler, data, info say nothing",
        weight: Weight::Fails,
        check: names::empty_words,
    },
    Rule {
        sentence: "a TODO carries the number of its issue",
        weight: Weight::Fails,
        check: leftovers::promises,
    },
    Rule {
        sentence: "nothing unfinished is left in the house: no #[ignore], todo!, unimplemented!, dbg!",
        weight: Weight::Fails,
        check: leftovers::scaffolding,
    },
    Rule {
        sentence: "the house stands on any machine: no path of one machine is written down",
        weight: Weight::Fails,
        check: leftovers::machine_paths,
    },
    Rule {
        sentence: "every dependency says why, once, in [workspace.dependencies]",
        weight: Weight::Fails,
        check: papers::dependencies_without_reason,
    },
    Rule {
        sentence: "every file of src/ is named in ARCHITECTURE.md",
        weight: Weight::Fails,
        check: papers::files_not_on_the_map,
    },
    Rule {
        sentence: "migrations are numbered from 0001 without gaps",
        weight: Weight::Fails,
        check: papers::gaps_in_migrations,
    },
    Rule {
        sentence: "a page runs nothing, styles nothing and asks nobody by itself, and escapes everything",
        weight: Weight::Fails,
        check: pages::unsafe_templates,
    },
    Rule {
        sentence: "no template's escaping is turned off from Rust",
        weight: Weight::Fails,
        check: pages::unsafe_escaping,
    },
    Rule { sentence: "values reach SQL by number only", weight: Weight::Fails, check: pages::values_in_sql },
    Rule {
        sentence: "a phrase exists in every language or in none",
        weight: Weight::Fails,
        check: languages::missing_phrases,
    },
    Rule {
        sentence: "a letter is written in every language or in none",
        weight: Weight::Fails,
        check: languages::missing_letters,
    },
];

/// Prints every breach with its rule; answers whether the house stands.
pub fn report(root: &Path) -> Result<bool> {
    let house = House::read(root)?;
    let mut failures = 0;
    for rule in RULES {
        for breach in (rule.check)(&house) {
            let word = if rule.weight == Weight::Warns { "warning" } else { "refused" };
            println!("{word}: {}:{}: {} ({})", breach.path, breach.line, breach.what, rule.sentence);
            failures += usize::from(rule.weight == Weight::Fails);
        }
    }
    println!("tidy: {} rules, {} files, {failures} refused", RULES.len(), house.files.len());
    Ok(failures == 0)
}

impl Breach {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the named rule refuses a house of these files.
    pub fn refuses(check: fn(&House) -> Vec<Breach>, files: &[(&str, &str)]) -> bool {
        !check(&House::of(files)).is_empty()
    }

    #[test]
    fn every_rule_says_its_sentence_once() {
        for (place, rule) in RULES.iter().enumerate() {
            assert!(
                RULES.iter().skip(place + 1).all(|other| other.sentence != rule.sentence),
                "{}",
                rule.sentence
            );
        }
    }

    #[test]
    fn an_empty_house_stands() {
        for rule in RULES {
            assert_eq!((rule.check)(&House::of(&[])), [], "{}", rule.sentence);
        }
    }
}

//! What the rules know about this house, as tables: rooms and their arrows, nouns, doors, words. A new room, noun or door
//! is one line here and one in ARCHITECTURE.md.

use Layer::{Door, Main, Shared, Tool};

/// Arrows run from an earlier line to a later one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    Door,
    Main,
    Shared,
    Tool,
}

/// A room of src/: a file or folder directly under it. It may use every lower layer, and beside that only what `also`
/// names (a room, or `room::part`).
pub struct Room {
    pub name: &'static str,
    pub layer: Layer,
    pub also: &'static [&'static str],
}

const fn room(name: &'static str, layer: Layer, also: &'static [&'static str]) -> Room {
    Room { name, layer, also }
}

pub const ROOMS: &[Room] = &[
    room("main", Door, &["cli"]),
    room("cli", Door, &["check", "serve", "demo", "intake", "sender", "worker", "health", "router", "web"]),
    room("demo", Door, &["serve", "intake", "sender", "worker", "web"]),
    room("serve", Door, &["intake", "sender", "worker", "health", "web"]),
    room("intake", Door, &[]),
    room("sender", Door, &[]),
    room("worker", Door, &["sender"]),
    room("check", Door, &[]),
    room("health", Door, &[]),
    room("web", Door, &["router", "api"]),
    room("api", Door, &[]),
    room("router", Door, &[]),
    room("doors", Door, &[]),
    room("desk", Main, &[]),
    room("members", Main, &[]),
    room("visits", Main, &["desk::open"]),
    room("site", Main, &[]),
    room("figures", Main, &[]),
    room("staff", Main, &[]),
    // A key may do no more than the officer who made it, at that moment.
    room("programs", Main, &["staff"]),
    // Texts and the submission address of an office file are tried when it is checked; both are pure and know nobody.
    room("directory", Shared, &["time_limit", "letters::letter_text", "sender::is_usable"]),
    room("people", Shared, &[]),
    room("letters", Shared, &["office", "journal", "job"]),
    room("notice", Shared, &["office", "journal"]),
    room("time_limit", Shared, &[]),
    // A deed is put down for the webhooks in its own transaction.
    room("journal", Shared, &["webhook::delivery"]),
    room("webhook", Shared, &[]),
    room("job", Shared, &[]),
    // The open office carries its directory to every verb and notes in the journal that the office file changed.
    room("office", Shared, &["directory", "journal"]),
    room("actor", Tool, TOOLS),
    room("right", Tool, TOOLS),
    // Pages are put together from the office's own words and directory.
    room("html", Tool, TOOLS),
    room("clock", Tool, TOOLS),
    room("config", Tool, TOOLS),
    room("id", Tool, TOOLS),
    room("keys", Tool, TOOLS),
    room("phrases", Tool, TOOLS),
    room("reference", Tool, TOOLS),
    room("refusal", Tool, TOOLS),
    room("schema", Tool, TOOLS),
    room("error", Tool, TOOLS),
];

/// Tools lie in one drawer and may use each other.
const TOOLS: &[&str] = &[
    "office",
    "actor",
    "right",
    "html",
    "clock",
    "config",
    "id",
    "keys",
    "phrases",
    "reference",
    "refusal",
    "error",
];

/// Where SQL may stand: nouns, each the only writer of its table. A name that ends in `/` stands for the folder.
pub const NOUNS: &[&str] = &[
    "crates/store/",
    "src/desk/ask/draft.rs",
    "src/desk/ask/tries.rs",
    "src/desk/case.rs",
    "src/desk/lane.rs",
    "src/desk/dispatch.rs",
    "src/desk/decision.rs",
    "src/desk/list/",
    "src/desk/follow/link.rs",
    "src/desk/follow/sent.rs",
    "src/desk/follow/tries.rs",
    "src/desk/follow/wish.rs",
    "src/desk/note.rs",
    "src/desk/saved_view.rs",
    "src/desk/tray.rs",
    "src/programs/key.rs",
    "src/webhook/hook.rs",
    "src/webhook/delivery.rs",
    "src/directory/",
    "src/figures/tally.rs",
    "src/people/",
    "src/staff/account.rs",
    "src/staff/session.rs",
    "src/staff/admission.rs",
    "src/staff/passkey.rs",
    "src/staff/tries.rs",
    "src/staff/ceremony.rs",
    "src/letters/letter.rs",
    "src/letters/arrival.rs",
    "src/letters/attachment.rs",
    "src/letters/outbox.rs",
    "src/letters/kept.rs",
    "src/letters/automatic.rs",
    "src/letters/check_code.rs",
    "src/notice.rs",
    "src/check.rs",
    "src/journal.rs",
    "xtask/",
];

/// Where a database driver may be named. The tasks have a module of their own called `postgres`.
pub const DRIVER_PLACES: &[&str] = &["crates/store/", "xtask/"];

/// The doors: the only places that wait for the network.
pub const DOORS: &[&str] = &[
    "src/main.rs",
    "src/intake.rs",
    "src/intake/",
    "src/sender.rs",
    "src/sender/",
    "src/worker.rs",
    "src/worker/",
    "src/serve.rs",
    "src/serve/",
    "src/web/",
    "src/router.rs",
    "src/health.rs",
    "src/demo.rs",
    "src/demo/",
    "src/cli.rs",
    "src/cli/",
    "src/doors/",
    "xtask/",
];

/// Where the machine's clock may be asked, and why.
pub const CLOCK_PLACES: &[(&str, &str)] = &[
    ("src/clock.rs", "it is the clock"),
    ("src/intake/", "a peer's silence is measured by the machine's clock, not the office's"),
    ("src/sender/", "the same"),
    ("src/serve.rs", "start and stop have time-outs"),
    ("src/worker.rs", "how long a turn took decides how long it rests"),
    ("src/cli/", "progress shows seconds"),
    ("src/demo/", "the demonstration shows seconds"),
    ("crates/store/src/sqlite/group.rs", "how long a group has been open says nothing of what it holds"),
    ("crates/store/src/postgres/session.rs", "the age of a connection says nothing of what it carries"),
    ("xtask/", "steps show their seconds"),
];

/// Where chance may be asked.
pub const CHANCE_PLACES: &[&str] = &["src/id.rs", "src/keys.rs"];

/// Files that are tables of facts rather than text to read, and may be long; each with its reason.
pub const LONG_TABLES: &[(&str, &str)] = &[("src/phrases/table.rs", "one line per phrase")];

/// Words that say nothing, in the singular.
pub const EMPTY_WORDS: &[&str] =
    &["util", "helper", "common", "manager", "service", "handler", "data", "info"];

/// The languages of the house; every phrase and every letter exists in all of them.
pub const LANGUAGES: &[&str] = &["en", "es", "fr", "ru", "zh", "ko", "ar"];

/// Names that need an empty word, by where they stand: what the outside calls so, we do not rename.
pub const EXCUSED_WORDS: &[(&str, &str, &str)] = &[
    ("src/intake/", "data", "the DATA command of RFC 5321, and what it carries"),
    ("src/sender/", "data", "the DATA command of RFC 5321, and what it carries"),
    ("tests/", "data", "the DATA command of RFC 5321, and what it carries"),
];

/// What may be written into a statement in braces, and why that is no value. Conditions hold places for values (`$3`) alone.
pub const SQL_PIECES: &[(&str, &str)] = &[
    ("COLUMNS", "a constant: the columns of a noun"),
    ("condition", "made of constants and numbered places by the noun that uses it"),
    ("scope", "the condition that keeps an officer to their countries, of numbered places"),
    ("table", "the name of a table from a list of constants"),
];

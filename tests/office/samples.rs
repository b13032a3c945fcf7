//! One address for each line of the router, made of what an office really holds: for a record in sight, one out of sight,
//! one that does not exist, and what strangers write there. A new line without its parts here fails the walks that use it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chancery::actor::Actor;
use chancery::desk::ask::draft::Draft;
use chancery::desk::case::Case;
use chancery::desk::follow::{lines, link};
use chancery::desk::lane::Lane;
use chancery::letters::letter::KeptLetter;
use chancery::office::Office;
use chancery::reference;
use chancery::router::{ROUTES, Route};

/// Which record an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Of the first country.
    Own,
    /// Of the other country.
    Other,
    /// Of nobody: well written, never made.
    Absent,
    /// The first part own, the rest of the other country: a record reached through a case that is not its own.
    Mixed,
    /// What a stranger writes there, by number.
    Hostile(usize),
}

/// What strangers write in a path.
pub const HOSTILE: [&str; 9] = [
    "..%2F..%2Foffice.key",
    "%27%20OR%201%3D1--",
    "%00",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "-1",
    "9223372036854775808",
    "%F0%9F%92%A9",
    "%E2%80%AE%EF%BB%BF",
    "%FF%FE",
];

/// The secret of a link that lets somebody in; the scene puts its hash where links are kept.
pub const LINK: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// One name in braces: where it stands, what it names, and one that was never made.
struct Part {
    under: &'static str,
    name: &'static str,
    /// Whether it is a record of a country; what is not is everybody's who has the right.
    has_country: bool,
    found: fn(&Office, &str) -> Option<String>,
    absent: fn() -> String,
}

/// The first line that fits a path counts.
const PARTS: &[Part] = &[
    Part { under: "/keys", name: "{key}", has_country: false, found: key, absent: never_an_id },
    Part { under: "/keys", name: "{webhook}", has_country: false, found: webhook, absent: never_an_id },
    Part {
        under: "/ask/draft/{secret}/sent",
        name: "{secret}",
        has_country: false,
        found: sent_draft,
        absent: never_a_secret,
    },
    Part { under: "/ask/draft", name: "{secret}", has_country: false, found: draft, absent: never_a_secret },
    entry("/ask/draft", "{page}", |_, _| Some("you".to_owned())),
    entry("/ask", "{procedure}", |_, _| Some("landing-permit".to_owned())),
    // Behind a secret nobody's country counts.
    Part {
        under: "/follow",
        name: "{secret}",
        has_country: false,
        found: follow_secret,
        absent: never_a_secret,
    },
    Part {
        under: "/follow",
        name: "{letter}",
        has_country: false,
        found: opening_letter,
        absent: never_an_id,
    },
    Part { under: "/follow", name: "{file}", has_country: false, found: first_file, absent: never_a_file },
    Part {
        under: "/ask/draft",
        name: "{secret}",
        has_country: false,
        found: |_, _| Some(LINK.to_owned()),
        absent: never_a_secret,
    },
    entry("/ask/draft", "{page}", |_, _| Some("you".to_owned())),
    entry("/ask", "{procedure}", |_, _| Some("website".to_owned())),
    Part { under: "/check", name: "{code}", has_country: false, found: check_code, absent: never_a_code },
    Part {
        under: "/desk/letters/{letter}/print",
        name: "{letter}",
        has_country: true,
        found: letter_of_ours,
        absent: never_an_id,
    },
    Part {
        under: "/desk/tray/",
        name: "{letter}",
        has_country: true,
        found: tray_letter,
        absent: never_an_id,
    },
    Part {
        under: "/desk/tray/",
        name: "{number}",
        has_country: false,
        found: first_number,
        absent: never_a_number,
    },
    Part {
        under: "/desk/learn/",
        name: "{letter}",
        has_country: true,
        found: strangers_letter,
        absent: never_an_id,
    },
    Part {
        under: "/desk/outbox/",
        name: "{letter}",
        has_country: true,
        found: waiting_letter,
        absent: never_an_id,
    },
    Part { under: "/desk/notices/", name: "{notice}", has_country: true, found: notice, absent: never_an_id },
    Part {
        under: "/desk/cases/{reference}/letters/{letter}/call-back",
        name: "{letter}",
        has_country: true,
        found: letter_written,
        absent: never_an_id,
    },
    Part {
        under: "/desk/cases/{reference}/letters/",
        name: "{letter}",
        has_country: true,
        found: reply_of_an_authority,
        absent: never_an_id,
    },
    Part {
        under: "/desk/letters/",
        name: "{letter}",
        has_country: true,
        found: opening_letter,
        absent: never_an_id,
    },
    Part {
        under: "/desk/letters/",
        name: "{number}",
        has_country: false,
        found: first_file,
        absent: never_a_file,
    },
    entry("/desk/cases/{reference}/clock/", "{authority}", |_, _| Some("civil-aviation".to_owned())),
    Part { under: "", name: "{reference}", has_country: true, found: case, absent: never_a_reference },
    entry("/directory/authorities", "{key}", |office, _| {
        Some(office.in_force().directory.authorities.first()?.key.as_ref().clone())
    }),
    entry("/directory/procedures", "{key}", |office, _| {
        let in_force = office.in_force();
        let with_fields = in_force.directory.procedures.iter().find(|procedure| !procedure.fields.is_empty());
        Some(with_fields?.key.as_ref().clone())
    }),
    entry("/directory/procedures", "{field}", |office, _| {
        let in_force = office.in_force();
        let with_fields = in_force.directory.procedures.iter().find(|procedure| !procedure.fields.is_empty());
        Some(with_fields?.fields.first()?.key.as_ref().clone())
    }),
    entry("/directory/delegates", "{key}", |office, _| {
        Some(office.in_force().directory.delegates.first()?.key.as_ref().clone())
    }),
    entry("/directory/letters", "{name}", |_, _| Some("relay".to_owned())),
    entry("/directory/letters", "{language}", |_, _| Some("en".to_owned())),
    entry("/directory/history", "{number}", |_, _| Some("1".to_owned())),
    Part {
        under: "/admission",
        name: "{secret}",
        has_country: false,
        found: |_, _| Some(LINK.to_owned()),
        absent: || "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB".to_owned(),
    },
    entry("/staff/officers", "{account}", |office, _| {
        first(
            office,
            "SELECT account_id AS found FROM accounts ORDER BY CASE role WHEN 'reader' THEN 0 ELSE 1 END, account_id",
            "",
        )
    }),
    entry("/figures", "{name}", |_, _| Some("months.csv".to_owned())),
];

impl Part {
    /// Whether it is one person's record, so that it may be asked for through another's.
    fn is_somebodys(&self) -> bool {
        self.has_country || self.under == "/follow" && self.name != "{file}"
    }
}

/// What belongs to no country.
const fn entry(under: &'static str, name: &'static str, found: fn(&Office, &str) -> Option<String>) -> Part {
    Part { under, name, has_country: false, found, absent: || "never-in-the-office-file".to_owned() }
}

/// The addresses of one office.
pub struct Samples {
    own: &'static str,
    other: &'static str,
    /// What was found once stays: some of it is made by looking for it.
    known: RefCell<BTreeMap<(&'static str, &'static str, &'static str), String>>,
}

impl Samples {
    /// `own` and `other` are the countries of the records that are in sight and out of it.
    pub fn of(office: &Office, own: &'static str, other: &'static str) -> Samples {
        let samples = Samples { own, other, known: RefCell::default() };
        // Everything is looked for at once, so that walks which count rows afterwards count none of it.
        for (route, country) in ROUTES.iter().flat_map(|route| [(route, own), (route, other)]) {
            for part in names(route).map(|name| part(route, name)) {
                let key = (part.under, part.name, country);
                let is_known = samples.known.borrow().contains_key(&key);
                if let Some(found) = (!is_known).then(|| (part.found)(office, country)).flatten() {
                    samples.known.borrow_mut().insert(key, found);
                }
            }
        }
        samples
    }

    /// The address of a line for such a record; `None` when it cannot be told apart from another one.
    pub fn address(&self, route: &Route, whose: Whose) -> Option<String> {
        let parts: Vec<&Part> = names(route).map(|name| part(route, name)).collect();
        let makes_sense = match whose {
            Whose::Own => true,
            Whose::Other => parts.iter().any(|part| part.has_country),
            Whose::Mixed => parts.iter().filter(|part| part.is_somebodys()).count() > 1,
            Whose::Absent | Whose::Hostile(_) => !parts.is_empty(),
        };
        makes_sense.then(|| self.filled(route, whose))
    }

    fn filled(&self, route: &Route, whose: Whose) -> String {
        let mut number = 0;
        let parts = route.path.split('/').map(|segment| {
            if !segment.starts_with('{') {
                return segment.to_owned();
            }
            number += 1;
            let part = part(route, segment);
            let country = match whose {
                Whose::Absent => return (part.absent)(),
                Whose::Hostile(place) => return HOSTILE[place].to_owned(),
                Whose::Mixed if number == 1 => self.own,
                Whose::Mixed | Whose::Other => self.other,
                Whose::Own => self.own,
            };
            let known = self.known.borrow().get(&(part.under, part.name, country)).cloned();
            known.unwrap_or_else(|| panic!("the office has no {segment} of {country} for {}", route.path))
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

/// Whether a line's records belong to countries.
pub fn has_country(route: &Route) -> bool {
    names(route).any(|name| part(route, name).has_country)
}

fn names(route: &Route) -> impl Iterator<Item = &'static str> {
    route.path.split('/').filter(|segment| segment.starts_with('{'))
}

fn part(route: &Route, name: &str) -> &'static Part {
    let fits = |part: &&Part| part.name == name && route.path.starts_with(part.under);
    PARTS
        .iter()
        .find(fits)
        .unwrap_or_else(|| panic!("{}: tests/office/samples.rs has no line for {name}", route.path))
}

/// The case of a country that has come furthest.
fn case(office: &Office, country: &str) -> Option<String> {
    first(
        office,
        "SELECT reference AS found FROM cases WHERE requester_country = $1
         ORDER BY CASE WHEN EXISTS (SELECT 1 FROM letters l JOIN lanes n ON n.lane_id = l.lane_id
             WHERE l.case_id = cases.case_id AND l.direction = 'in' AND n.role = 'authority') THEN 0 ELSE 1 END,
         CASE state WHEN 'replied' THEN 0 WHEN 'relayed' THEN 1 WHEN 'forwarded' THEN 2 ELSE 3 END, case_id",
        country,
    )
}

/// A form that somebody has begun.
fn draft(office: &Office, _: &str) -> Option<String> {
    Some(office.write(|tx| Draft::start(tx, office, "landing-permit", "en")).unwrap())
}

/// A form that became the case that [`case`] finds.
fn sent_draft(office: &Office, country: &str) -> Option<String> {
    let lane = requester_lane(office, country)?;
    let sent = office.write(|tx| {
        let secret = Draft::start(tx, office, "landing-permit", "en")?;
        Draft::find(tx, office, &secret)?.become_case(tx, &lane.case_id)?;
        Ok(secret)
    });
    Some(sent.unwrap())
}

/// The requester's lane of the case that [`case`] finds.
fn requester_lane(office: &Office, country: &str) -> Option<Lane> {
    let reference = case(office, country)?;
    let lane = office.read(|tx| {
        let case = Case::by_reference(tx, &Actor::Clock, &reference)?;
        Lane::of_requester(tx, &case.case_id)
    });
    lane.ok()
}

fn follow_secret(office: &Office, country: &str) -> Option<String> {
    let lane = requester_lane(office, country)?;
    office.read(|tx| link::recorded(tx, office, &lane)).unwrap()
}

fn check_code(office: &Office, country: &str) -> Option<String> {
    Some(lines::code_of(office, &requester_lane(office, country)?, 0))
}

/// The letter that opened the case: it has a file.
fn opening_letter(office: &Office, country: &str) -> Option<String> {
    let lane = requester_lane(office, country)?;
    let letters = office.read(|tx| KeptLetter::of_case(tx, &lane.case_id)).unwrap();
    letters.into_iter().find(|letter| letter.disposition == "opened").map(|letter| letter.letter_id)
}

fn letter_of_ours(office: &Office, country: &str) -> Option<String> {
    let lane = requester_lane(office, country)?;
    let letters = office.read(|tx| KeptLetter::of_case(tx, &lane.case_id)).unwrap();
    letters.into_iter().find(|letter| letter.disposition == "ours").map(|letter| letter.letter_id)
}

fn key(office: &Office, _: &str) -> Option<String> {
    first(office, "SELECT key_id AS found FROM program_keys ORDER BY key_id", "")
}

fn webhook(office: &Office, _: &str) -> Option<String> {
    first(office, "SELECT webhook_id AS found FROM webhooks ORDER BY webhook_id", "")
}

/// A letter of the office in the case, called back or not.
fn letter_written(office: &Office, country: &str) -> Option<String> {
    let lane = requester_lane(office, country)?;
    let letters = office.read(|tx| KeptLetter::of_case(tx, &lane.case_id)).unwrap();
    letters.into_iter().find(|letter| letter.direction == "out").map(|letter| letter.letter_id)
}

/// What an authority wrote in the case.
fn reply_of_an_authority(office: &Office, country: &str) -> Option<String> {
    let lane = requester_lane(office, country)?;
    let letters = office.read(|tx| KeptLetter::of_case(tx, &lane.case_id)).unwrap();
    let theirs = letters
        .into_iter()
        .find(|letter| letter.direction == "in" && letter.lane_id.as_deref() != Some(lane.lane_id.as_str()));
    theirs.map(|letter| letter.letter_id)
}

fn first_file(_: &Office, _: &str) -> Option<String> {
    Some("1".to_owned())
}

fn never_a_secret() -> String {
    "a".repeat(27)
}

fn never_a_code() -> String {
    "00000-00000-00000-00000".to_owned()
}

fn never_an_id() -> String {
    "01900000-0000-7000-8000-000000000000".to_owned()
}

fn never_a_file() -> String {
    "99".to_owned()
}

/// A letter in the tray that might belong to a case of a country.
fn tray_letter(office: &Office, country: &str) -> Option<String> {
    first(
        office,
        "SELECT l.letter_id AS found FROM letters l JOIN tray_guesses g ON g.letter_id = l.letter_id
         JOIN lanes a ON a.lane_id = g.lane_id JOIN cases c ON c.case_id = a.case_id
         WHERE c.requester_country = $1 AND l.disposition = 'tray' ORDER BY l.letter_id",
        country,
    )
    .or_else(|| any_tray_letter(office))
}

/// A letter on an authority's lane that did not come from one of its contacts.
fn strangers_letter(office: &Office, country: &str) -> Option<String> {
    first(
        office,
        "SELECT l.letter_id AS found FROM letters l JOIN lanes a ON a.lane_id = l.lane_id
         JOIN cases c ON c.case_id = l.case_id WHERE c.requester_country = $1 AND a.role = 'authority'
         AND l.direction = 'in' ORDER BY l.letter_id",
        country,
    )
}

/// Any letter in the tray, where none has a guess.
fn any_tray_letter(office: &Office) -> Option<String> {
    first(office, "SELECT letter_id AS found FROM letters WHERE disposition = 'tray' ORDER BY letter_id", "")
}

/// A letter of ours that waits.
fn waiting_letter(office: &Office, country: &str) -> Option<String> {
    first(
        office,
        "SELECT o.letter_id AS found FROM outbox o JOIN letters l ON l.letter_id = o.letter_id
         JOIN cases c ON c.case_id = l.case_id WHERE c.requester_country = $1 ORDER BY CASE o.state WHEN 'waiting' THEN 0 ELSE 1 END, o.letter_id",
        country,
    )
}

/// An open notice.
fn notice(office: &Office, country: &str) -> Option<String> {
    first(
        office,
        "SELECT n.notice_id AS found FROM notices n JOIN cases c ON c.case_id = n.case_id
         WHERE c.requester_country = $1 ORDER BY COALESCE(n.settled_at, ''), n.notice_id",
        country,
    )
}

fn first_number(_: &Office, _: &str) -> Option<String> {
    Some("0001".to_owned())
}

fn never_a_number() -> String {
    "9700".to_owned()
}

fn never_a_reference() -> String {
    reference::from_random(&[0xC7; 32])
}

/// The first row's value.
fn first(office: &Office, sql: &str, country: &str) -> Option<String> {
    let parameters: Vec<store::Value> = if sql.contains("$1") { vec![country.into()] } else { Vec::new() };
    let row = office.read(|tx| Ok(tx.one(&format!("{sql} LIMIT 1"), &parameters)?)).unwrap();
    row.map(|row| row.text("found").unwrap())
}

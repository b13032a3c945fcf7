//! Makes a large office in a folder for measuring: cases of three years with their lanes, letters, dispatches and search
//! words, written straight into the rows, nine of ten closed. Prints an officer's session and some references as JSON.
//! `cargo run --release --example large_office FOLDER CASES`

#![expect(clippy::indexing_slicing, reason = "a measurement")]

use std::path::Path;

use anyhow::Context;

use chancery::clock::written;
use chancery::config::Config;
use chancery::letters::kept;
use chancery::office::{Office, World};
use chancery::reference;
use chancery::staff::account::Account;
use chancery::staff::session;
use jiff::{SignedDuration, Timestamp};
use store::{Tx, Value};

const BATCH: u64 = 2_000;
const SUBJECTS: [&str; 8] = [
    "Landing permit for a relief flight",
    "Visa invitation for a delegation of four",
    "여권 재발급 문의",
    "Пролёт над территорией, рейс RU-204",
    "استفسار تجاري عن التمور",
    "关于进口咖啡的询问",
    "Interview with the head of post",
    "A question about the website",
];
const TEXTS: [&str; 8] = [
    "Dear sirs, we ask for a landing permit for our aircraft on its way to the relief of the flooded districts.",
    "We should like to visit with four persons in spring and ask for an invitation to show at the border.",
    "여권을 잃어버려 재발급을 받고자 합니다. 필요한 서류를 알려 주시면 감사하겠습니다.",
    "Просим разрешить пролёт над территорией страны. Экипаж из трёх человек, груз медицинский.",
    "نود الاستفسار عن شروط استيراد التمور والرسوم المطبقة عليها في بلدكم.",
    "请告知贵国进口咖啡的条件以及适用的关税，谢谢。",
    "Our paper would like to talk with the head of post about the harvest and the new bridge.",
    "The page about opening hours shows last year's holidays. Could you look at it?",
];
const COUNTRIES: [&str; 10] = ["AU", "KR", "RU", "EG", "CN", "NZ", "FR", "MX", "ZA", "BR"];
const PROCEDURES: [(&str, &str); 4] = [
    ("landing-permit", "civil-aviation"),
    ("visa-invitation", "foreign-affairs"),
    ("trade-enquiry", "trade"),
    ("interview", "foreign-affairs"),
];

type Outcome<T> = chancery::error::Result<T>;

fn main() -> Outcome<()> {
    let mut words = std::env::args().skip(1);
    let folder = words.next().context("name a folder")?;
    let cases: u64 = words.next().context("say how many cases")?.parse().context("how many cases?")?;
    let file = words.next().unwrap_or_else(|| "src/demo/office.toml".to_owned());
    let file = std::fs::read_to_string(file).context("the office file")?;
    let office = Office::create(Path::new(&folder), &Config::chosen(None, None), &file, World::real())?;
    let bytes = keep_some_bytes(&office)?;
    let began = office.now() - SignedDuration::from_hours(3 * 365 * 24);
    let step = SignedDuration::from_hours(3 * 365 * 24) / i32::try_from(cases.max(1)).unwrap_or(i32::MAX);
    let mut references = Vec::new();
    for first in (0..cases).step_by(usize::try_from(BATCH).unwrap_or(1)) {
        let last = (first + BATCH).min(cases);
        let made = office.write(|tx| {
            let mut made = Vec::new();
            for number in first..last {
                let at = began + step * i32::try_from(number).unwrap_or(0);
                let seeded = Seeded { number, of: cases, at, hash: bytes.as_str() };
                made.push(seeded.write(tx)?);
            }
            Ok(made)
        })?;
        references.extend(made.into_iter().step_by(997).take(20));
    }
    println!("{}", serde_json::json!({ "session": session(&office)?, "references": references }));
    Ok(())
}

fn keep_some_bytes(office: &Office) -> Outcome<String> {
    let letter = "From: a@b.example\r\nTo: desk@ruritania.example\r\nSubject: Measured\r\n\r\nMeasured.\r\n";
    let prepared = kept::prepare(office, letter.as_bytes())?;
    office.write(|tx| kept::keep(tx, &prepared))?;
    Ok(prepared.hash)
}

fn session(office: &Office) -> Outcome<String> {
    let account = Account {
        account_id: office.new_id()?,
        name: "Measurer".to_owned(),
        email: "measurer@ruritania.example".to_owned(),
        role: "head".to_owned(),
        countries: Vec::new(),
        is_shut_out: false,
    };
    office.write(|tx| {
        Account::record(tx, office, &account)?;
        session::open(tx, office, &account.account_id)
    })
}

/// One case in the making.
struct Seeded<'a> {
    number: u64,
    of: u64,
    at: Timestamp,
    hash: &'a str,
}

impl Seeded<'_> {
    /// Spreads numbers evenly and the same every time (splitmix64).
    fn chance(&self, of_what: u64) -> u64 {
        let mut mixed = self.number.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(of_what << 32 | 0x5851);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn pick<'t, T>(&self, of_what: u64, from: &'t [T]) -> &'t T {
        &from[usize::try_from(self.chance(of_what)).unwrap_or(0) % from.len()]
    }

    /// An id as UUIDv7 writes it, later ones greater.
    fn id(&self, of_what: u64, later: i64) -> String {
        let at = u64::try_from(self.at.as_millisecond() + later).unwrap_or(0);
        let (one, other) = (self.chance(of_what), self.chance(of_what + 100));
        format!(
            "{:08x}-{:04x}-7{:03x}-8{:03x}-{:012x}",
            at >> 16,
            at & 0xFFFF,
            one & 0xFFF,
            one >> 12 & 0xFFF,
            other & 0xFFFF_FFFF_FFFF
        )
    }

    /// Nine of ten of the older cases are closed; what is newer stands somewhere on its way.
    fn state(&self) -> &'static str {
        if self.number * 10 < self.of * 9 {
            return "closed";
        }
        match self.chance(1) % 10 {
            0 => "open",
            1 => "routed",
            2 => "replied",
            3 => "relayed",
            4..=7 => "forwarded",
            _ => "closed",
        }
    }

    fn write(&self, tx: &mut Tx<'_>) -> Outcome<String> {
        let case_id = self.id(2, 0);
        let mut bytes = [0; 32];
        // Each number once: the factor shares nothing with the power of 31 that references count to.
        let place = self.number.wrapping_mul(15_485_863) % 27_512_614_111;
        bytes.iter_mut().zip(place.to_be_bytes()).for_each(|(byte, of)| *byte = of);
        let reference = reference::from_random(&bytes);
        let state = self.state();
        let (procedure, authority) = self.pick(4, &PROCEDURES);
        let is_routed = state != "open";
        let changed = self.at + SignedDuration::from_hours(count(self.chance(5) % 300));
        let closed_at = (state == "closed").then(|| written(changed));
        run(
            tx,
            "INSERT INTO cases (case_id, reference, state, procedure, requester_country, subject, officer, opened_at, \
             changed_at, closed_at) VALUES ($1, $2, $3, $4, $5, $6, 'rassendyll', $7, $8, $9)",
            &[
                case_id.as_str().into(),
                reference.as_str().into(),
                state.into(),
                is_routed.then(|| (*procedure).to_owned()).into(),
                (*self.pick(6, &COUNTRIES)).into(),
                (*self.pick(7, &SUBJECTS)).into(),
                written(self.at).into(),
                written(changed).into(),
                closed_at.into(),
            ],
        )?;
        let requester = self.lane(tx, &case_id, (8, "requester", None))?;
        self.letter(tx, (&case_id, &requester), (9, "in", ""))?;
        self.letter(tx, (&case_id, &requester), (10, "out", "acknowledgement"))?;
        if is_routed {
            run(
                tx,
                "INSERT INTO case_authorities (case_id, authority, routed_at) VALUES ($1, $2, $3)",
                &[case_id.as_str().into(), (*authority).into(), written(self.at).into()],
            )?;
        }
        if is_routed && state != "routed" {
            let lane = self.lane(tx, &case_id, (11, "authority", Some(authority)))?;
            let request = self.letter(tx, (&case_id, &lane), (12, "out", "request"))?;
            self.dispatch(tx, (&case_id, &lane), (authority, &request), state == "forwarded")?;
            if state != "forwarded" {
                self.letter(tx, (&case_id, &lane), (13, "in", ""))?;
            }
            if matches!(state, "relayed" | "closed") {
                self.letter(tx, (&case_id, &requester), (14, "out", "relay"))?;
            }
        }
        Ok(reference)
    }

    fn lane(
        &self,
        tx: &mut Tx<'_>,
        case_id: &str,
        (of_what, role, authority): (u64, &str, Option<&str>),
    ) -> Outcome<String> {
        let lane_id = self.id(of_what, count(of_what));
        let address = match authority {
            Some(authority) => format!("desk@{authority}.gov.example"),
            None => format!("wanderer{}@travel.example", self.number % 50_000),
        };
        run(
            tx,
            "INSERT INTO lanes (lane_id, case_id, role, authority, name, address, address_folded, language, token_hash, \
             rotation, opened_at) VALUES ($1, $2, $3, $4, 'Wanderer', $5, $5, 'en', $6, 0, $7)",
            &[
                lane_id.as_str().into(),
                case_id.into(),
                role.into(),
                authority.map(str::to_owned).into(),
                address.into(),
                lane_id.as_str().into(),
                written(self.at).into(),
            ],
        )?;
        Ok(lane_id)
    }

    fn letter(
        &self,
        tx: &mut Tx<'_>,
        (case_id, lane_id): (&str, &str),
        (of_what, direction, purpose): (u64, &str, &str),
    ) -> Outcome<String> {
        let letter_id = self.id(of_what, count(of_what) * 1000);
        let is_ours = direction == "out";
        let subject = *self.pick(7, &SUBJECTS);
        let text = *self.pick(7, &TEXTS);
        let text = format!("{text}\n\nNo. {} of {}.", self.chance(of_what) % 100_000, purpose);
        let disposition = match (is_ours, of_what) {
            (true, _) => "ours",
            (false, 9) => "opened",
            _ => "placed",
        };
        let accepted = (of_what == 13).then(|| written(self.at));
        run(
            tx,
            "INSERT INTO letters (letter_id, direction, kept_at, hash, envelope_sender, recipient, delivery_key, disposition, \
             case_id, lane_id, message_id, from_name, from_address, subject, kind, purpose, language, text, trust, accepted_at) \
             VALUES ($1, $2, $3, $4, 'a@b.example', 'desk@ruritania.example', $5, $6, $7, $8, $9, 'Wanderer', \
             'wanderer@travel.example', $10, 'person', $11, 'en', $12, $13, $14)",
            &[
                letter_id.as_str().into(),
                direction.into(),
                written(self.at).into(),
                self.hash.into(),
                letter_id.as_str().into(),
                disposition.into(),
                case_id.into(),
                lane_id.into(),
                format!("{letter_id}@ruritania.example").into(),
                subject.into(),
                purpose.into(),
                text.as_str().into(),
                (!is_ours).then(|| "verified".to_owned()).into(),
                accepted.into(),
            ],
        )?;
        if is_ours {
            run(
                tx,
                "INSERT INTO outbox (letter_id, state, put_at, not_before_at, attempts, fence, settled_at) \
                 VALUES ($1, 'sent', $2, $2, 1, 1, $2)",
                &[letter_id.as_str().into(), written(self.at).into()],
            )?;
        }
        tx.index_text("letters", &letter_id, &format!("{subject} {text}"))?;
        Ok(letter_id)
    }

    fn dispatch(
        &self,
        tx: &mut Tx<'_>,
        (case_id, lane_id): (&str, &str),
        (authority, letter_id): (&str, &str),
        is_open: bool,
    ) -> Outcome<()> {
        let due = self.at + SignedDuration::from_hours(count(self.chance(15) % 4000));
        run(
            tx,
            "INSERT INTO dispatches (dispatch_id, case_id, lane_id, authority, letter_id, state, sent_at, due_at, answered_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &[
                self.id(16, 16).into(),
                case_id.into(),
                lane_id.into(),
                authority.into(),
                letter_id.into(),
                (if is_open { "sent" } else { "answered" }).into(),
                written(self.at).into(),
                written(due).into(),
                (!is_open).then(|| written(due)).into(),
            ],
        )
    }
}

fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn run(tx: &mut Tx<'_>, sql: &str, values: &[Value]) -> Outcome<()> {
    tx.run(sql, values)?;
    Ok(())
}

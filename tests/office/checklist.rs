//! What holds for every answer of the web door, whatever page it is (the checklist of the issue, each test by its number):
//! asked of the built program over HTTP, with the demonstration's office behind it.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use chancery::html::request::Method;
use chancery::router::{Need, ROUTES};
use chancery::staff::session;

use crate::premises::Demonstration;
use crate::samples::{Samples, Whose};
use crate::wire::comes_true;

/// An answer as it came over the wire.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }
}

/// Somebody at the web door, who follows nothing.
struct Caller {
    agent: ureq::Agent,
    site: String,
    cookie: String,
}

impl Caller {
    fn nobody(demo: &Demonstration) -> Caller {
        let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
        // The door listens on 127.0.0.1 alone; a browser finds it there as "localhost" too.
        let agent = config.timeout_global(Some(Duration::from_secs(60))).build().into();
        Caller { agent, site: demo.site.replace("localhost", "127.0.0.1"), cookie: String::new() }
    }

    fn head(demo: &Demonstration, name: &str) -> Caller {
        let cookie = format!("{}={}", session::COOKIE, demo.session(name, "head"));
        Caller { cookie, ..Caller::nobody(demo) }
    }

    fn gets(&self, path: &str) -> Answer {
        let address = format!("{}{path}", self.site);
        let mut answered = self.agent.get(address).header("cookie", &self.cookie).call().unwrap();
        let headers = answered.headers().iter();
        let headers = headers
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
        Answer {
            status: answered.status().as_u16(),
            headers: headers.collect(),
            body: String::from_utf8_lossy(&answered.body_mut().read_to_vec().unwrap()).into_owned(),
        }
    }
}

/// Every page with an address, asked by the head of the office; and what nobody made a page for.
fn every_answer(demo: &Demonstration) -> Vec<(String, Answer)> {
    let caller = Caller::head(demo, "Flavia");
    let samples = Samples::of(&demo.office, "", "");
    let pages = ROUTES.iter().filter(|route| route.method == Method::Get && !is_news(route.path));
    let mut addresses: Vec<String> = pages.filter_map(|route| samples.address(route, Whose::Own)).collect();
    addresses.extend(["/nowhere", "/sign-out", "/desk/cases/nothing"].map(str::to_owned));
    addresses
        .into_iter()
        .map(|address| {
            let answer = caller.gets(&address);
            (address, answer)
        })
        .collect()
}

/// News never end by themselves.
fn is_news(path: &str) -> bool {
    path.ends_with("/news")
}

#[test]
fn w14_every_page_has_the_policy_and_a_nonce_of_its_own() {
    let demo = Demonstration::open();
    for (address, answer) in every_answer(&demo) {
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") || policy.contains("sandbox"),
            "{address}: {policy}"
        );
        assert!(!policy.contains("unsafe-eval") && !policy.contains("*"), "{address}: {policy}");
        if policy.contains("sandbox") {
            assert!(
                !policy.contains("allow-scripts") && !policy.contains("script-src"),
                "{address}: {policy}"
            );
            continue;
        }
        for part in ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"] {
            assert!(policy.contains(part), "{address}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline"), "{address}: {policy}");
        let nonce = nonce(policy);
        for script in answer.body.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "{address}: {tag}");
        }
    }
    let caller = Caller::nobody(&demo);
    let nonces: BTreeSet<String> = (0..1000)
        .map(|_| nonce(caller.gets("/sign-in").header("content-security-policy")).to_owned())
        .collect();
    assert_eq!(nonces.len(), 1000, "a nonce came twice");
    assert!(nonces.iter().all(|nonce| nonce.len() >= 22), "a nonce of less than 128 bits");
}

fn nonce(policy: &str) -> &str {
    let (_, rest) = policy.split_once("'nonce-").unwrap_or_else(|| panic!("no nonce in {policy}"));
    rest.split('\'').next().unwrap()
}

#[test]
fn w15_every_answer_carries_the_headers_that_keep_browsers_careful() {
    let demo = Demonstration::open();
    for (address, answer) in every_answer(&demo) {
        let says = |name: &str, value: &str| assert_eq!(answer.header(name), value, "{address}: {name}");
        says("x-content-type-options", "nosniff");
        says("referrer-policy", "no-referrer");
        says("cross-origin-opener-policy", "same-origin");
        says("cross-origin-resource-policy", "same-origin");
        let hsts = answer.header("strict-transport-security");
        let (age, rest) = hsts.strip_prefix("max-age=").unwrap().split_once(';').unwrap();
        assert!(age.parse::<u64>().unwrap() >= 31_536_000 && rest.contains("includeSubDomains"), "{hsts}");
        assert!(matches!(answer.header("x-frame-options"), "DENY" | "SAMEORIGIN"), "{address}");
        assert_eq!(answer.header("server"), "", "{address} names its server");
    }
}

#[test]
fn w16_nothing_that_an_officer_reads_is_kept_by_a_cache() {
    let demo = Demonstration::open();
    let mut read = 0;
    for (address, answer) in every_answer(&demo) {
        assert_eq!(answer.header("cache-control"), "no-store", "{address}");
        read += usize::from(answer.status == 200);
    }
    assert!(read > 1, "only {read} pages were read");
    let stylesheet = Caller::nobody(&demo).gets(chancery::html::assets::stylesheet_path());
    assert!(stylesheet.header("cache-control").contains("immutable"), "what is no secret may be kept");
}

#[test]
fn w17_no_address_on_any_page_carries_a_person_or_a_session() {
    let demo = Demonstration::open();
    let secret = demo.session("Michael", "officer");
    let people = demo.office.read(|tx| Ok(tx.all("SELECT address, name FROM lanes", &[])?)).unwrap();
    let people = people.iter().map(|row| row.text("address").unwrap());
    let secrets: Vec<String> = people.chain([secret]).collect();
    assert!(secrets.len() > 5, "{secrets:?}");
    let mut links = 0;
    for (address, answer) in every_answer(&demo) {
        let location = answer.header("location").to_owned();
        for link in addresses_on(&answer.body).into_iter().chain([location, address.clone()]) {
            links += 1;
            let decoded = percent_encoding::percent_decode_str(&link).decode_utf8_lossy().into_owned();
            assert!(!decoded.contains('@') || decoded.starts_with("mailto:"), "{address} leads to {decoded}");
            let found = secrets.iter().find(|secret| decoded.contains(secret.as_str()));
            assert!(found.is_none() || decoded.starts_with("mailto:"), "{address}: {decoded} says {found:?}");
        }
    }
    assert!(links > 20, "only {links} links");
}

/// Where a page leads, sends or loads from.
fn addresses_on(page: &str) -> Vec<String> {
    let found = ["href=\"", "action=\"", "src=\""].into_iter().flat_map(|name| page.split(name).skip(1));
    found.map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&")).collect()
}

#[test]
fn w19_pages_for_anybody_name_no_officer_and_no_program() {
    let demo = Demonstration::open();
    let _ = demo.session("Zenda Keeper", "head");
    let samples = Samples::of(&demo.office, "", "");
    let caller = Caller::nobody(&demo);
    let open = ROUTES.iter().filter(|route| {
        route.method == Method::Get
            && matches!(route.need, Need::Anybody | Need::Secret)
            && !is_news(route.path)
    });
    let mut pages = 0;
    for address in open.filter_map(|route| samples.address(route, Whose::Own)) {
        let answer = caller.gets(&address);
        for sign in
            ["Zenda Keeper", "staff.example", "generator", "name=\"author\"", env!("CARGO_PKG_VERSION")]
        {
            assert!(!answer.body.contains(sign), "{address} says {sign}");
        }
        pages += 1;
    }
    assert!(pages > 1);
}

#[test]
fn w36_a_crowd_is_turned_away_at_once_and_lightly() {
    let demo = Demonstration::open();
    let door = demo.site.replace("http://localhost", "127.0.0.1");
    // Whoever sends half a form keeps a seat; 256 of them keep all.
    let half = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\
                Content-Type: application/x-www-form-urlencoded\r\n\r\nemail=";
    let comes = || {
        let mut stream = TcpStream::connect(&door).unwrap();
        stream.write_all(half.as_bytes()).unwrap();
        stream
    };
    let mut crowd: Vec<TcpStream> = (0..256).map(|_| comes()).collect();
    let asks = || {
        let mut stream = TcpStream::connect(&door).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        stream.write_all(b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    let mut answer = String::new();
    let is_full = comes_true(Duration::from_secs(20), || {
        // A question of ours may have had a seat for a moment, and one of the crowd was sent away instead.
        crowd.push(comes());
        answer = asks();
        answer.starts_with("HTTP/1.1 503")
    });
    assert!(is_full, "{answer}");
    assert!(answer.to_lowercase().contains("retry-after: 2") && answer.len() < 2_000, "{answer}");
    drop(crowd);
    assert!(comes_true(Duration::from_secs(20), || asks().starts_with("HTTP/1.1 200")), "the crowd has left");
}

/// Numbers whose work has not come yet, and with what it comes.
const LATER: [(usize, &str); 1] =
    [(32, "a scan by clamd comes with issue 4: what cannot be scanned will be held")];

#[test]
fn every_number_of_the_checklist_has_a_test_by_its_name() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    ["src", "tests", "crates", "xtask/src"]
        .iter()
        .for_each(|folder| read_all(&root.join(folder), &mut sources));
    let has_test = |number: usize| sources.iter().any(|source| source.contains(&format!("fn w{number:02}_")));
    let missing: Vec<usize> = (1..=36).filter(|number| !has_test(*number)).collect();
    let later: Vec<usize> = LATER.iter().map(|(number, _)| *number).collect();
    assert_eq!(missing, later, "numbers without a test, beside {LATER:?}");
}

fn read_all(folder: &std::path::Path, into: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_all(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

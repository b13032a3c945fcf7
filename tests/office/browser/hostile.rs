//! Letters that attack whoever reads them, opened in Chromium: in lists, on the page of their case and in the frame that
//! shows their HTML. Nothing of theirs runs and nothing is asked of anybody. The vectors lie outside this repository; where
//! they are not there, the test says so and is over.

use std::fs;
use std::path::{Path, PathBuf};

use chancery::desk::receive::{Reader, keep, make_ready};
use chancery::letters::letter::KeptLetter;
use serde_json::{Value, json};

use super::chromium::{Chromium, Wanted};
use super::is_here;
use crate::premises::{Demonstration, Elsewhere};

/// Whatever a vector calls to show that it runs, says this word on the console instead.
const TRAP: &str = "for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
    window[name] = what => console.error('it runs: ' + name + ' ' + what);";

fn shelf() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    std::env::var_os("CHANCERY_TEST_DATA").map_or(beside, PathBuf::from).join("bad-input")
}

/// Every vector: of the sanitisers, and of the lists, one a line.
fn vectors(shelf: &Path) -> Vec<String> {
    let sanitisers: Value =
        serde_json::from_str(&fs::read_to_string(shelf.join("html-sanitiser-vectors.json")).unwrap())
            .unwrap();
    let mut vectors: Vec<String> = sanitisers
        .as_array()
        .unwrap()
        .iter()
        .map(|vector| vector["payload"].as_str().unwrap().to_owned())
        .collect();
    for list in ["xss/RSNAKE_XSS.txt", "xss/xss_payloads_quick.txt"] {
        let bytes = fs::read(shelf.join(list)).unwrap();
        let lines = String::from_utf8_lossy(&bytes).into_owned();
        vectors.extend(lines.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    }
    vectors
}

/// A letter whose HTML, subject and sender's name are the vector.
fn letter(vector: &str, number: usize) -> Vec<u8> {
    let encoded = |text: &str| {
        let short: String = text.chars().filter(|sign| !sign.is_control()).take(40).collect();
        format!("=?utf-8?B?{}?=", data_encoding::BASE64.encode(short.as_bytes()))
    };
    format!(
        "From: {} <attacker@evil.example>\r\nTo: desk@ruritania.example\r\nSubject: {}\r\n\
         Message-ID: <hostile-{number}@evil.example>\r\nDate: Mon, 23 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
        encoded(vector),
        encoded(vector),
        data_encoding::BASE64.encode(format!("<p>number {number}</p>{vector}").as_bytes())
    )
    .into_bytes()
}

/// What ran or asked on the page that is open; empty when nothing did.
fn what_happened(browser: &Chromium, site: &str) -> Vec<String> {
    let ran = browser.complaints().into_iter().filter(|complaint| complaint.contains("it runs"));
    let own = |address: &String| {
        address.starts_with(site) || address.starts_with("about:") || address.starts_with("data:")
    };
    let asked = browser.requested().into_iter().filter(|address| !own(address));
    let stayed = browser.address().starts_with(site);
    ran.chain(asked.map(|address| format!("asks {address}")))
        .chain((!stayed).then(|| format!("went to {}", browser.address())))
        .chain(browser.dialog())
        .collect()
}

#[test]
fn no_hostile_letter_runs_or_asks_anything_on_the_screen() {
    if !is_here() {
        return;
    }
    let shelf = shelf();
    if !shelf.is_dir() {
        println!(
            "the hostile letters are missing: name the folder of the shared material in CHANCERY_TEST_DATA"
        );
        return;
    }
    let vectors = vectors(&shelf);
    assert!(vectors.len() > 250, "only {} vectors", vectors.len());
    let (demo, elsewhere) = (Demonstration::open(), Elsewhere::open());
    let letters: Vec<KeptLetter> =
        (0..).zip(&vectors).map(|(number, vector)| comes_in(&demo, vector, number)).collect();
    let browser = Chromium::start(&Wanted { elsewhere: elsewhere.port, ..Wanted::default() });
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": TRAP }));
    demo.lets_in(&browser, "Sapt", "head");
    let mut faults = Vec::new();
    for (vector, letter) in vectors.iter().zip(&letters) {
        for page in ["", "/html", "/print"].map(|page| format!("/desk/letters/{}{page}", letter.letter_id)) {
            browser.goes(&format!("{}{page}", demo.site));
            faults.extend(
                what_happened(&browser, &demo.site)
                    .into_iter()
                    .map(|what| format!("{page}: {what}\n  {vector}")),
            );
        }
    }
    for list in ["/desk", "/desk/cases", "/desk/cases?q=number", "/desk/outbox", "/desk/tray"] {
        browser.goes(&format!("{}{list}", demo.site));
        faults.extend(what_happened(&browser, &demo.site).into_iter().map(|what| format!("{list}: {what}")));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert_eq!(elsewhere.knocks(), [""; 0], "a letter asked another host");
    the_trap_works(&browser);
}

fn comes_in(demo: &Demonstration, vector: &str, number: usize) -> KeptLetter {
    let ready = make_ready(&demo.office, None, "desk@ruritania.example", &letter(vector, number)).unwrap();
    let letter_id =
        demo.office.write(|tx| keep(tx, &demo.office, &ready)).unwrap().expect("a letter that is new");
    while Reader::default().read_waiting(&demo.office, 32).unwrap() > 0 {}
    demo.office.read(|tx| KeptLetter::find(tx, &letter_id)).unwrap().expect("a letter")
}

/// A page without our policy, with the first vector of every list, is found out.
fn the_trap_works(browser: &Chromium) {
    browser.goes("data:text/html,<p>x<script>alert(1)</script><img src='http://evil.example/a.png'>");
    let happened = what_happened(browser, "data:").join("\n");
    assert!(happened.contains("it runs: alert 1") && happened.contains("evil.example/a.png"), "{happened}");
}

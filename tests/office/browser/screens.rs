//! The pictures of the handbook: what a visitor sees, taken from the demonstration's office.
//! `cargo xtask screens` puts them into docs/screens/; the suite takes them too, and looks that there is something on them.

use std::fs;
use std::path::PathBuf;

use chancery::office::Office;

use super::chromium::{Chromium, Wanted};
use super::is_here;
use crate::premises::{Demonstration, Elsewhere};

/// One picture: its name, its page, and how it is looked at.
struct Shot {
    name: &'static str,
    page: &'static str,
    language: &'static str,
    is_dark: bool,
    width: u32,
}

const fn shot(name: &'static str, page: &'static str) -> Shot {
    Shot { name, page, language: "en", is_dark: false, width: 1280 }
}

const SHOTS: &[Shot] = &[
    shot("today", "/desk"),
    Shot { is_dark: true, ..shot("today-dark", "/desk") },
    Shot { language: "ar", ..shot("today-arabic", "/desk") },
    Shot { width: 320, ..shot("today-narrow", "/desk") },
    shot("queue", "/desk/cases"),
    shot("search", "/desk/cases?text=permit"),
    Shot { language: "ko", ..shot("queue-korean", "/desk/cases") },
    shot("tray", "/desk/tray"),
    shot("outbox", "/desk/outbox"),
    shot("case", "/desk/cases/WAITS"),
    Shot { is_dark: true, ..shot("case-dark", "/desk/cases/WAITS") },
    Shot { language: "ar", ..shot("case-arabic", "/desk/cases/WAITS") },
    Shot { width: 320, ..shot("case-narrow", "/desk/cases/WAITS") },
    shot("case-done", "/desk/cases/DONE"),
    shot("forward", "/desk/cases/NEW/forward"),
    shot("authority", "/directory/authorities/civil-aviation"),
    shot("procedure", "/directory/procedures/landing-permit"),
    shot("coverage", "/directory/coverage"),
    Shot { language: "zh", ..shot("coverage-chinese", "/directory/coverage") },
    shot("figures", "/figures"),
    shot("officers", "/staff"),
    shot("sign-in", "/sign-in"),
    shot("ask", "/ask"),
    Shot { language: "ru", ..shot("ask-russian", "/ask/landing-permit") },
    shot("follow", "/follow/SECRET"),
    Shot { language: "fr", width: 320, ..shot("check-french", "/check") },
];

/// The number of the first case that has come so far.
fn case(office: &Office, state: &str) -> String {
    let sql = "SELECT reference FROM cases WHERE state = $1
         ORDER BY CASE procedure WHEN 'landing-permit' THEN 0 ELSE 1 END, case_id LIMIT 1";
    let row = office.read(|tx| Ok(tx.one(sql, &[state.into()])?)).unwrap();
    row.unwrap_or_else(|| panic!("the demonstration has no case that is {state}")).text("reference").unwrap()
}

#[test]
fn the_pictures_of_the_handbook_are_taken() {
    if !is_here() {
        return;
    }
    let folder = std::env::var_os("CHANCERY_SCREENS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/screens"), PathBuf::from);
    fs::create_dir_all(&folder).unwrap();
    let (demo, elsewhere) = (Demonstration::open(), Elsewhere::open());
    let samples = crate::samples::Samples::of(&demo.office, "", "");
    let follow = chancery::router::ROUTES.iter().find(|route| route.path == "/follow/{secret}").unwrap();
    let follow = samples.address(follow, crate::samples::Whose::Own).unwrap();
    let browser = Chromium::start(&Wanted { elsewhere: elsewhere.port, ..Wanted::default() });
    demo.lets_in(&browser, "Flavia", "head");
    let mut whole = 0;
    for shot in SHOTS {
        let words = ["WAITS", "NEW", "DONE"].into_iter().zip(["forwarded", "routed", "closed"]);
        let page = words.fold(shot.page.to_owned(), |page, (word, state)| {
            if page.contains(word) { page.replace(word, &case(&demo.office, state)) } else { page }
        });
        let page = page.replace("/follow/SECRET", &follow);
        if ["/ask", "/follow", "/check", "/sign-in"].iter().any(|open| page.starts_with(open)) {
            // As a requester sees it.
            browser.forgets_cookies();
        }
        browser.measures(shot.width, if shot.width < 500 { 1200 } else { 900 });
        browser.likes_the_dark(shot.is_dark);
        let join = if page.contains('?') { '&' } else { '?' };
        browser.goes(&format!("{}{page}{join}language={}", demo.site, shot.language));
        let has_page = browser.has("h1") && !browser.has("p.code");
        assert!(has_page, "{}: {page} shows {}", shot.name, browser.text("body"));
        let picture = browser.screenshot(false);
        assert!(picture.len() > 8_000, "{} shows nothing", shot.name);
        whole += picture.len();
        fs::write(folder.join(format!("{}.png", shot.name)), picture).unwrap();
    }
    println!("{} pictures, {} KB", SHOTS.len(), whole / 1024);
    assert!(whole < 4 * 1024 * 1024, "{whole} bytes of pictures");
}

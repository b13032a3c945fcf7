//! Officers come in through the browser: with a passkey of their device, and without any script by password and code.

use chancery::actor::Actor;
use chancery::staff::invite::{Newcomer, invite};
use totp_rs::{Builder, Secret};

use super::chromium::{Chromium, Wanted};
use super::is_here;
use crate::premises::{Demonstration, Elsewhere};

/// The address of a link that lets one more officer in.
fn link(demo: &Demonstration, name: &str) -> String {
    let new = Newcomer {
        name: name.to_owned(),
        email: format!("{}@staff.example", name.to_lowercase()),
        role: "officer".to_owned(),
        countries: Vec::new(),
    };
    let head = Actor::operator("Flavia");
    let secret = demo.office.write(|tx| invite(tx, &demo.office, &head, &new)).unwrap();
    format!("{}/admission/{secret}", demo.site)
}

#[test]
fn an_officer_makes_a_passkey_behind_the_link_and_signs_in_with_it_again() {
    if !is_here() {
        return;
    }
    let (demo, elsewhere) = (Demonstration::open(), Elsewhere::open());
    let browser = Chromium::start(&Wanted { elsewhere: elsewhere.port, ..Wanted::default() });
    browser.plugs_in_a_passkey();
    browser.goes(&link(&demo, "Tarlenheim"));
    browser.presses("[data-passkey=create] button");
    browser.waits_for("the desk", |browser| browser.address().contains("/desk"));
    assert!(browser.text("header").contains("Tarlenheim"));
    browser.presses("form[action='/sign-out'] button");
    browser.waits_for("the way out", |browser| browser.address().contains("/sign-in"));
    browser.presses("[data-passkey=get] button");
    browser.waits_for("the desk again", |browser| browser.address().contains("/desk"));
    assert_eq!(super::sight::behaviour(&browser, &demo.site), [""; 0]);
}

#[test]
fn an_officer_comes_in_by_password_and_code_and_reads_the_desk_without_any_script() {
    if !is_here() {
        return;
    }
    let (demo, elsewhere) = (Demonstration::open(), Elsewhere::open());
    let browser = Chromium::start(&Wanted { elsewhere: elsewhere.port, without_scripts: true });
    browser.goes(&link(&demo, "Bernenstein"));
    let key = browser.text(".app-key");
    browser.types("#password", "a lantern over the moat at midnight");
    browser.types("#code", &code(&key, &demo));
    browser.presses("#admission > section:last-of-type > button");
    assert!(browser.address().contains("/desk"), "{}\n{}", browser.address(), browser.text("main"));
    for place in ["/desk/cases", "/desk/tray", "/directory", "/figures"] {
        browser.presses(&format!("nav.places a[href='{place}']"));
        assert!(browser.address().ends_with(place) && browser.has("h1"), "{}", browser.address());
    }
    browser.presses("form[action='/sign-out'] button");
    assert!(browser.address().contains("/sign-in"), "{}", browser.address());
}

/// The code that an app shows now for this key.
fn code(key: &str, demo: &Demonstration) -> String {
    let plain: String = key.chars().filter(|sign| !sign.is_whitespace()).collect();
    let secret = data_encoding::BASE32_NOPAD.decode(plain.to_uppercase().as_bytes()).unwrap();
    let app = Builder::new().with_secret(Secret::from(secret)).build().unwrap();
    app.generate(demo.office.now().as_second().unsigned_abs()).to_string()
}

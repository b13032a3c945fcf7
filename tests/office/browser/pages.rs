//! Every page of the router in the browser: in light, in dark, in Arabic, narrow and wide.

use chancery::html::request::Method;
use chancery::router::{Answer, ROUTES};

use super::chromium::{Chromium, Wanted};
use super::is_here;
use super::sight;
use crate::premises::{Demonstration, Elsewhere};
use crate::samples::{Samples, Whose};

#[test]
fn w18_no_page_asks_another_host_breaks_its_policy_or_shuts_anybody_out() {
    if !is_here() {
        return;
    }
    let (demo, elsewhere) = (Demonstration::open(), Elsewhere::open());
    let browser = Chromium::start(&Wanted { elsewhere: elsewhere.port, ..Wanted::default() });
    demo.lets_in(&browser, "Sapt", "head");
    let samples = Samples::of(&demo.office, "", "");
    let mut faults = Vec::new();
    let mut pages = 0;
    for route in ROUTES.iter().filter(|route| route.method == Method::Get) {
        if !matches!(route.answer, Answer::Page(_)) {
            continue;
        }
        let Some(path) = samples.address(route, Whose::Own) else { continue };
        pages += 1;
        faults.extend(looks_at(&browser, &demo.site, &path));
    }
    println!("{pages} pages looked at");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert_eq!(elsewhere.knocks(), [""; 0], "somebody asked another host");
}

/// One page in light, dark and Arabic, and in the narrowest and widest window.
fn looks_at(browser: &Chromium, site: &str, path: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut notes = |how: &str, found: Vec<String>| {
        faults.extend(found.into_iter().map(|fault| format!("{path} ({how}): {fault}")));
    };
    let join = if path.contains('?') { '&' } else { '?' };
    for (how, language, dark) in [("light", "en", false), ("dark", "en", true), ("Arabic", "ar", false)] {
        browser.measures(1280, 900);
        browser.likes_the_dark(dark);
        // A file to keep leaves the browser where it was: nowhere, so that no page is looked at in its place.
        browser.goes("about:blank");
        browser.goes(&format!("{site}{path}{join}language={language}"));
        // The frame around a stranger's HTML runs no script at all, axe-core's neither; its page is looked at as a whole.
        if browser.address() == "about:blank" || path.ends_with("/html") {
            notes(how, sight::behaviour(browser, site));
            continue;
        }
        notes(how, sight::faults(browser, site));
        for width in [320, 3840] {
            browser.measures(width, 900);
            let over = sight::sideways(browser);
            if over > 0 {
                let what = sight::what_stands_out(browser);
                notes(how, vec![format!("{over} pixels beside a window of {width}: {what}")]);
            }
        }
    }
    faults
}

#[test]
fn a_bad_page_is_found_out() {
    if !is_here() {
        return;
    }
    let elsewhere = Elsewhere::open();
    let browser = Chromium::start(&Wanted { elsewhere: elsewhere.port, ..Wanted::default() });
    let page = "<html><head><title>x</title></head><body><img src='http://evil.example/x.png'>\
                <div style='width:5000px'>wide</div><script>throw new Error('broken')</script></body></html>";
    browser.measures(1280, 900);
    browser.goes(&format!("data:text/html,{page}"));
    let faults = sight::faults(&browser, "http://localhost:1").join("\n");
    for sign in ["asks http://evil.example/x.png", "broken", "image-alt", "html-has-lang"] {
        assert!(faults.contains(sign), "{sign} is not in\n{faults}");
    }
    assert!(sight::sideways(&browser) > 3000);
    assert!(!elsewhere.knocks().is_empty(), "the listener for every other host hears nothing");
}

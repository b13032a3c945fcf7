//! The whole job in the browser, through the built program and a real Postfix: a requester writes, an officer
//! routes, looks at what would leave and sends it, the authority answers by mail, the officer believes it and passes it on.

use std::time::Duration;

use chancery::office::{Office, World};
use chancery::staff::account::Account;
use chancery::staff::session;

use super::chromium::{Chromium, Wanted};
use super::{is_here, sight};
use crate::door::office_submitting_to;
use crate::letters::{ALICE, NOVAK, letter};
use crate::premises::Elsewhere;
use crate::program::House;
use crate::servers::Postfix;
use crate::wire::{Posted, Session, Sink, comes_true, free_port};

const AUTHORITY: &str = "permits@caa.gov.example";
const PATIENCE: Duration = Duration::from_secs(30);

fn comes_to(sink: &Sink, postfix: &Postfix, recipient: &str, number: usize) -> Posted {
    assert!(comes_true(PATIENCE, || sink.posted_to(recipient).len() >= number), "{}", postfix.log());
    sink.posted_to(recipient).remove(number - 1)
}

fn read(posted: &Posted) -> mail::letter::Letter {
    mail::parse::read(&posted.bytes, &mail::parse::Limits::default()).0
}

/// An officer's open session in the program's office, as if the sign-in had been passed: that has a test of its own.
fn lets_in(house: &House, browser: &Chromium, site: &str) {
    let office = Office::open(&house.office(), World::real()).unwrap();
    let account = Account {
        account_id: office.new_id().unwrap(),
        name: "Sapt".to_owned(),
        email: "sapt@staff.example".to_owned(),
        role: "officer".to_owned(),
        countries: Vec::new(),
        is_shut_out: false,
    };
    let secret = office.write(|tx| {
        Account::record(tx, &office, &account)?;
        session::open(tx, &office, &account.account_id)
    });
    browser.carries(site, session::COOKIE, &secret.unwrap());
}

/// The request comes by mail; its reference, as the acknowledgement says it.
fn asks(postfix: &Postfix, sink: &Sink) -> (String, mail::letter::Letter) {
    let request = letter(&ALICE, "permits@ruritania.example", "Landing permit", "browser-ask")
        .saying("We ask for a landing permit.\nAircraft registration: VH-ABC")
        .with_file("crew.txt", "Captain Ingrid Sunderland")
        .signed(&ALICE);
    let mut stranger = Session::smtp(postfix.smtp_port()).unwrap();
    let words = stranger.hands_in(ALICE.address, &["permits@ruritania.example"], &request.bytes());
    assert!(words.unwrap()[0].starts_with("250"));
    let receipt = read(&comes_to(sink, postfix, ALICE.address, 1));
    let found = chancery::reference::found_in(&format!("{} {}", receipt.subject, receipt.text));
    (found.first().expect("a reference").clone(), receipt)
}

/// Waits until the office says that it is done.
fn done(browser: &Chromium) {
    browser.waits_for("done", |browser| browser.address().contains("?done="));
}

#[test]
#[expect(clippy::too_many_lines, reason = "one walk from end to end, read in its order")]
fn a_request_worked_in_the_browser_comes_back_as_a_relayed_answer_through_a_real_mail_server() {
    if !is_here() {
        return;
    }
    if let Some(why) = Postfix::missing() {
        assert!(std::env::var_os("CHANCERY_TEST_WHOLE").is_none(), "the whole suite needs Postfix: {why}");
        println!("missing: {why}");
        return;
    }
    let (sink, elsewhere) = (Sink::open(), Elsewhere::open());
    let (http, lmtp) = (free_port(), free_port());
    let site = format!("http://localhost:{http}");
    let postfix = Postfix::start(lmtp, sink.port).unwrap();
    let file = office_submitting_to(postfix.smtp_port(), "0s").replace("https://desk.test", &site);
    let house = House::build(&file, None);
    let _program = house.opens_at(http, lmtp);
    let browser = Chromium::start(&Wanted { elsewhere: elsewhere.port, ..Wanted::default() });

    let (reference, receipt) = asks(&postfix, &sink);
    let (_, follow) =
        receipt.text.split_once(&format!("{site}/follow/")).expect("the link of the requester's page");
    let follow = format!("{site}/follow/{}", follow.split_whitespace().next().unwrap());

    lets_in(&house, &browser, &site);
    let case = format!("{site}/desk/cases/{reference}");
    browser.goes(&format!("{case}/route"));
    browser.presses("form[action$='/route'] button");
    done(&browser);
    browser.goes(&format!("{case}/forward"));
    browser.presses("form[action$='/forward/preview'] p.acts > button:not([type])");
    browser.waits_for("the preview", |browser| browser.address().ends_with("/preview"));
    let shown = browser.text("main");
    assert!(shown.contains(AUTHORITY), "the preview names the whole address: {} {shown}", browser.address());
    browser.presses("form[data-once] button");
    done(&browser);
    let asked = read(&comes_to(&sink, &postfix, AUTHORITY, 1));
    assert!(!asked.text.contains(ALICE.address) && asked.text.contains("VH-ABC"), "{}", asked.text);

    let back = asked.reply_to.first().expect("a reply address").address.clone();
    let answer = letter(&NOVAK, &back, "Re: Landing permit", "browser-grant")
        .saying("The landing permit LP-77 is granted for VH-ABC.")
        .signed(&NOVAK);
    let words =
        Session::smtp(postfix.smtp_port()).unwrap().hands_in(NOVAK.address, &[&back], &answer.bytes());
    assert!(words.unwrap()[0].starts_with("250"));
    browser.waits_for("the held answer", |browser| {
        browser.goes(&case);
        browser.has("form[action$='/accept']")
    });
    browser.presses("form[action$='/accept'] button");
    done(&browser);
    let relay = browser.attribute("a[href$='/relay']", "href").expect("the way to relay");
    browser.goes(&format!("{site}{relay}"));
    browser.presses("form[action$='/relay/preview'] p.acts > button:not([type])");
    browser.waits_for("the preview", |browser| browser.address().ends_with("/preview"));
    let shown = browser.text("main");
    assert!(
        shown.contains(ALICE.address),
        "the preview names the whole address: {} {shown}",
        browser.address()
    );
    browser.presses("form[data-once] button");
    done(&browser);

    let relayed = read(&comes_to(&sink, &postfix, ALICE.address, 2));
    assert!(relayed.text.contains("LP-77") && !relayed.text.contains(NOVAK.address), "{}", relayed.text);
    browser.forgets_cookies();
    browser.goes(&follow);
    let told = browser.text("main");
    assert!(told.contains("LP-77") && !told.contains(NOVAK.address) && !told.contains("Novák"), "{told}");
    assert_eq!(sight::behaviour(&browser, &site), [""; 0]);
    assert_eq!(elsewhere.knocks(), [""; 0]);
}

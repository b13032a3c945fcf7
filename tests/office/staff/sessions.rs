//! Sessions: their cookie, their end, and showing again who one is.

use chancery::html::request::Request;
use chancery::html::response::Response;
use chancery::office::Office;
use chancery::staff::account::Account;
use chancery::staff::{change, invite, session};
use jiff::SignedDuration;

use super::signing_in::reopened;
use super::{PASSWORD, Person, person};
use crate::visitor::Visitor;
use crate::world::{World, story};

fn cookie(response: &Response) -> String {
    let line = response.headers.all("set-cookie").find(|line| line.starts_with(session::COOKIE)).unwrap();
    line.split(['=', ';']).nth(1).unwrap().to_owned()
}

/// Whether this session's cookie opens the desk.
fn opens(office: &Office, secret: &str) -> bool {
    let visitor = Visitor::anybody(office).carrying(session::COOKIE, secret);
    visitor.get("/desk").status == 200
}

fn signed_in<'a>(world: &'a World, person: &Person) -> (Visitor<'a>, String) {
    let visitor = Visitor::anybody(&world.office);
    let came = person.signs_in(world, &visitor);
    assert_eq!(came.status, 303, "{}", came.shown());
    let secret = cookie(&came);
    (visitor, secret)
}

fn account_id(world: &World, name: &str) -> String {
    world.office.read(|tx| Account::by_name(tx, name)).unwrap().unwrap().account_id
}

#[test]
fn w07_a_session_has_256_bits_and_a_new_id_at_every_sign_in_and_proof() {
    story(|world| {
        let sapt = person(world, "Sapt", "officer", &[]);
        let planted = "A".repeat(43);
        let visitor = Visitor::anybody(&world.office).carrying(session::COOKIE, &planted);
        let first = cookie(&sapt.signs_in(world, &visitor));
        assert_eq!(data_encoding::BASE64URL_NOPAD.decode(first.as_bytes()).unwrap().len(), 32);
        assert_ne!(first, planted);
        assert!(!opens(&world.office, &planted), "what was there before the sign-in opens nothing");
        let second = cookie(&sapt.signs_in(world, &visitor));
        assert!(second != first && !opens(&world.office, &first) && opens(&world.office, &second));
        world.passes(SignedDuration::from_mins(1));
        let code = sapt.code(&world.office);
        let third = cookie(&visitor.post("/prove", &[("password", PASSWORD), ("code", &code)]));
        assert!(third != second && !opens(&world.office, &second) && opens(&world.office, &third));
        let rows = world.office.read(|tx| Ok(tx.all("SELECT * FROM sessions", &[])?)).unwrap();
        assert!(!format!("{rows:?}").contains(&third), "the rows hold hashes");
    });
}

#[test]
fn w08_a_session_ends_after_30_minutes_of_silence_and_after_12_hours() {
    story(|world| {
        let sapt = person(world, "Sapt", "officer", &[]);
        let (visitor, _) = signed_in(world, &sapt);
        world.passes(SignedDuration::from_mins(29));
        assert_eq!(visitor.get("/desk").status, 200);
        world.passes(SignedDuration::from_mins(30));
        assert_eq!(visitor.get("/desk").status, 303, "silence");
        let (visitor, _) = signed_in(world, &sapt);
        for _ in 0..35 {
            world.passes(SignedDuration::from_mins(20));
            assert_eq!(visitor.get("/desk").status, 200);
        }
        world.passes(SignedDuration::from_mins(20));
        assert_eq!(visitor.get("/desk").status, 303, "twelve hours, however busy");
        let (visitor, _) = signed_in(world, &sapt);
        world.passes(SignedDuration::from_hours(-1));
        assert_eq!(visitor.get("/desk").status, 303, "a clock that was set back");
        world.passes(SignedDuration::from_hours(1));
        let (visitor, _) = signed_in(world, &sapt);
        for _ in 0..35 {
            world.passes(SignedDuration::from_mins(20));
            let code = sapt.code(&world.office);
            assert_eq!(visitor.post("/prove", &[("password", PASSWORD), ("code", &code)]).status, 303);
        }
        world.passes(SignedDuration::from_mins(20));
        assert_eq!(visitor.get("/desk").status, 303, "a proof does not begin the twelve hours again");
    });
}

#[test]
fn w09_an_ended_session_is_ended_on_every_node_at_the_next_question() {
    story(|world| {
        let sapt = person(world, "Sapt", "officer", &[]);
        person(world, "Flavia", "head", &[]);
        let id = account_id(world, "Sapt");
        let other = reopened(world);
        type Deed = fn(&World, &Visitor<'_>, &str);
        let deeds: [(&str, Deed); 5] = [
            ("signing out", |_, visitor, _| {
                visitor.post("/sign-out", &[]);
            }),
            ("another role", |world, _, id| {
                world.does(|tx, office, head| change::change(tx, office, head, id, ("clerk", &[]))).unwrap();
            }),
            ("other countries", |world, _, id| {
                let countries = ["NZ".to_owned()];
                let change = ("clerk", countries.as_slice());
                world.does(|tx, office, head| change::change(tx, office, head, id, change)).unwrap();
            }),
            ("a reset", |world, _, id| {
                world.does(|tx, office, head| invite::reset(tx, office, head, id)).unwrap();
            }),
            ("being shut out", |world, _, id| {
                world.does(|tx, office, head| change::shut_out(tx, office, head, id)).unwrap();
            }),
        ];
        for (what, deed) in deeds {
            let (visitor, secret) = signed_in(world, &sapt);
            assert!(opens(&world.office, &secret) && opens(&other, &secret), "before {what}");
            deed(world, &visitor, &id);
            assert!(!opens(&world.office, &secret) && !opens(&other, &secret), "after {what}");
        }
        let out = sapt.signs_in(world, &Visitor::anybody(&world.office));
        assert_eq!(out.status, 422, "whoever is shut out hears what everybody hears");
    });
}

#[test]
fn w10_dangerous_things_want_a_fresh_proof_and_lead_back_after_it() {
    story(|world| {
        let flavia = person(world, "Flavia", "head", &[]);
        let (visitor, _) = signed_in(world, &flavia);
        let id = account_id(world, "Flavia");
        let own = [("name", "Flavia"), ("email", "queen@strelsau.test")];
        assert_eq!(visitor.get("/account/password").status, 200, "just signed in");
        world.passes(SignedDuration::from_mins(10));
        let officer = format!("/staff/officers/{id}");
        for (address, form, back) in [
            ("/account", &own[..], "%2Faccount"),
            ("/account/password", &[], "%2Faccount%2Fpassword"),
            ("/account/password/forget", &[], "%2Faccount%2Fpassword"),
            ("/account/passkeys/remove", &[("passkey", "x")], "%2Faccount"),
            ("/staff/invite", &[("name", "x")], "%2Fstaff%2Finvite"),
            ("/figures/months.csv", &[], "%2Ffigures"),
            (officer.as_str(), &[("role", "reader")], &officer.replace('/', "%2F")),
            (&format!("{officer}/shut-out"), &[], &officer.replace('/', "%2F")),
            (&format!("{officer}/reset"), &[], &officer.replace('/', "%2F")),
        ] {
            let led = visitor.post(address, form);
            let place = format!("/prove?next={back}");
            assert_eq!((led.status, led.headers.get("location")), (303, place.as_str()), "{address}");
        }
        let unchanged = world.office.read(|tx| Account::by_name(tx, "Flavia")).unwrap().unwrap();
        assert_eq!(unchanged.email, flavia.email);
        assert_eq!(visitor.get("/account/password").status, 303);
        let page = visitor.get("/prove?next=%2Faccount%2Fpassword").shown();
        assert!(page.contains("value=\"/account/password\""), "{page}");
        let wrong = visitor.post("/prove", &[("password", "wrong"), ("code", "123456")]);
        assert_eq!(wrong.status, 422);
        assert_eq!(visitor.get("/account/password").status, 303, "still not");
        let code = flavia.code(&world.office);
        let form = [("password", PASSWORD), ("code", &code), ("next", "/account/password")];
        let proved = visitor.post("/prove", &form);
        assert_eq!((proved.status, proved.headers.get("location")), (303, "/account/password"));
        assert_eq!(visitor.get("/account/password").status, 200);
        assert_eq!(visitor.post("/account", &own).status, 303);
        let changed = world.office.read(|tx| Account::by_name(tx, "Flavia")).unwrap().unwrap();
        assert_eq!(changed.email, "queen@strelsau.test");
    });
}

#[test]
fn w11_the_cookie_is_kept_from_scripts_neighbours_and_other_sites() {
    story(|world| {
        let sapt = person(world, "Sapt", "officer", &[]);
        let visitor = Visitor::anybody(&world.office);
        let came = sapt.signs_in(world, &visitor);
        let line = came.headers.all("set-cookie").find(|line| line.contains("session")).unwrap();
        let mut parts = line.split("; ");
        assert!(parts.next().unwrap().starts_with("__Host-session="));
        let rest: Vec<&str> = parts.collect();
        assert_eq!(rest, ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"]);
    });
}

#[test]
fn w12_a_sign_in_that_another_site_sends_is_refused() {
    story(|world| {
        let sapt = person(world, "Sapt", "officer", &[]);
        world.passes(SignedDuration::from_mins(1));
        let visitor = Visitor::anybody(&world.office);
        let code = sapt.code(&world.office);
        let form = [("email", sapt.email.as_str()), ("password", PASSWORD), ("code", &code)];
        let ours = |origin: &str, site: &str| {
            let mut request: Request = visitor.request(chancery::html::request::Method::Post, "/sign-in");
            request.form.0 =
                form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            request.headers.0.retain(|(name, _)| name != "origin" && name != "sec-fetch-site");
            request.headers.0.push(("origin".to_owned(), origin.to_owned()));
            request.headers.0.push(("sec-fetch-site".to_owned(), site.to_owned()));
            visitor.asks(request).status
        };
        assert_eq!(ours("https://evil.example", "cross-site"), 403);
        assert_eq!(ours("null", "cross-site"), 403);
        assert_eq!(ours("https://www.desk.test", "same-site"), 403);
        assert_eq!(ours("null", "same-origin"), 303, "a page of ours, which sends no referrer");
    });
}

#[test]
fn w16_signing_out_clears_what_the_browser_kept_and_ends_the_session() {
    story(|world| {
        let sapt = person(world, "Sapt", "officer", &[]);
        let (visitor, secret) = signed_in(world, &sapt);
        let out = visitor.post("/sign-out", &[]);
        assert_eq!(out.headers.get("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
        assert!(out.headers.get("set-cookie").contains("Max-Age=0"));
        assert!(!opens(&world.office, &secret), "a kept cookie opens nothing");
    });
}

#[test]
fn an_officer_ends_their_other_sessions_and_nobody_elses() {
    story(|world| {
        let (sapt, rupert) = (person(world, "Sapt", "officer", &[]), person(world, "Rupert", "reader", &[]));
        let (here, own) = signed_in(world, &sapt);
        let (_, elsewhere) = signed_in(world, &sapt);
        let (_, foreign) = signed_in(world, &rupert);
        let id = |name: &str| {
            let account_id = account_id(world, name);
            let open = world.office.read(|tx| session::of_account(tx, &world.office, &account_id)).unwrap();
            open.into_iter().map(|session| session.session_id).collect::<Vec<_>>()
        };
        let page = here.get("/account").shown();
        assert_eq!(page.matches("name=\"session\"").count(), 1, "this one is ended by signing out");
        for session_id in id("Rupert") {
            here.post("/account/sessions/end", &[("session", &session_id)]);
        }
        assert!(opens(&world.office, &foreign));
        let other =
            id("Sapt").into_iter().find(|session_id| page.contains(&format!("value=\"{session_id}\"")));
        let ended = here.post("/account/sessions/end", &[("session", &other.unwrap())]);
        assert_eq!(ended.status, 303);
        assert!(!opens(&world.office, &elsewhere) && opens(&world.office, &own));
    });
}

//! Signing in with address, password and code: what it costs, what it tells, how often it may be tried.
#![expect(clippy::disallowed_methods, reason = "what a sign-in costs is measured by the machine's clock")]

use std::net::IpAddr;
use std::time::{Duration, Instant};

use chancery::html::request::{Method, Pairs, Request};
use chancery::office::{Office, World as Nature};
use chancery::staff::account::Account;
use chancery::staff::password;
use jiff::SignedDuration;

use super::{PASSWORD, Person, person};
use crate::visitor::Visitor;
use crate::world::{World, story};

/// A try from somewhere.
fn from(visitor: &Visitor<'_>, peer: IpAddr, form: &[(&str, &str)]) -> Request {
    let form = form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Request { form: Pairs(form), peer, ..visitor.request(Method::Post, "/sign-in") }
}

fn network(number: u32) -> IpAddr {
    IpAddr::from([10, (number >> 8) as u8, number as u8, 7])
}

#[test]
fn w02_passwords_are_kept_by_argon2id_and_the_office_does_not_open_with_less() {
    story(|world| {
        person(world, "Sapt", "officer", &[]);
        let account = world.office.read(|tx| Account::by_name(tx, "Sapt")).unwrap().unwrap();
        let proofs = world.office.read(|tx| Account::proofs(tx, &account.account_id)).unwrap();
        let kept = proofs.password_hash.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), "{kept}");
        let sealed = proofs.totp_secret.unwrap();
        assert!(!sealed.is_empty() && !kept.contains(PASSWORD));
        password::must_be_dear().unwrap();
        // How long it takes is the machine's; a release on any machine we know takes longer than this.
        if !cfg!(debug_assertions) {
            let start = Instant::now();
            password::is_right(PASSWORD, Some(&kept)).unwrap();
            assert!(start.elapsed() > Duration::from_millis(40), "{:?}", start.elapsed());
        }
    });
}

#[test]
fn w03_nobody_signs_in_without_the_second_factor_and_a_code_counts_once() {
    story(|world| {
        let sapt = person(world, "Sapt", "officer", &[]);
        let visitor = Visitor::anybody(&world.office);
        world.passes(SignedDuration::from_mins(1));
        for code in ["", "000000", "abcdef"] {
            assert_eq!(sapt.tries(world, &visitor, PASSWORD, code).status, 422, "{code}");
        }
        let code = sapt.code(&world.office);
        assert_eq!(sapt.tries(world, &visitor, "another password", &code).status, 422);
        assert_eq!(visitor.get("/desk").status, 303);
        assert_eq!(sapt.tries(world, &visitor, PASSWORD, &code).status, 303);
        assert_eq!(visitor.get("/desk").status, 200);
        let other = Visitor::anybody(&world.office);
        assert_eq!(sapt.tries(world, &other, PASSWORD, &code).status, 422, "seen over a shoulder");
        world.passes(SignedDuration::from_secs(30));
        let next = sapt.code(&world.office);
        assert_eq!(sapt.tries(world, &other, PASSWORD, &next).status, 303);
        let before = sapt.code_in(&world.office, -30);
        assert_eq!(sapt.tries(world, &Visitor::anybody(&world.office), PASSWORD, &before).status, 422);
    });
}

#[test]
fn w04_known_and_unknown_accounts_hear_the_same_and_wait_as_long() {
    // 12 samples an arm, in turns: enough to see a hash that was left out, not a difference of microseconds.
    story(|world| {
        person(world, "Sapt", "officer", &[]);
        let visitor = Visitor::anybody(&world.office);
        let mut arms = [Vec::new(), Vec::new()];
        let mut pages = [String::new(), String::new()];
        for turn in 0..24_u32 {
            let arm = (turn % 2) as usize;
            let email = ["sapt@staff.test", "none@staff.test"][arm];
            world.passes(SignedDuration::from_mins(15));
            let form = [("email", email), ("password", "wrong but not short"), ("code", "123456")];
            let request = from(&visitor, network(turn), &form);
            let start = Instant::now();
            let response = visitor.asks(request);
            arms[arm].push(start.elapsed());
            assert_eq!(response.status, 422);
            pages[arm] = format!("{:?}{}", response.headers, response.shown()).replace(email, "…");
        }
        assert_eq!(pages[0], pages[1]);
        let median = |arm: &mut Vec<Duration>| {
            arm.sort();
            arm[arm.len() / 2].as_secs_f64()
        };
        let (known, unknown) = (median(&mut arms[0]), median(&mut arms[1]));
        println!("median {known:.4} s known, {unknown:.4} s unknown");
        assert!((known - unknown).abs() < 0.3 * known.max(unknown), "{known} {unknown}");
    });
}

#[test]
fn w05_of_ten_thousand_tries_at_most_twenty_are_looked_at() {
    story(|world| {
        let sapt = person(world, "Sapt", "officer", &[]);
        world.passes(SignedDuration::from_mins(15));
        let visitor = Visitor::anybody(&world.office);
        let looked_at = |tries: u32, of: &dyn Fn(u32) -> Request| {
            let statuses = (0..tries).map(|number| visitor.asks(of(number)).status);
            let statuses: Vec<u16> = statuses.collect();
            assert!(statuses.iter().all(|status| [422, 429].contains(status)), "{statuses:?}");
            statuses.into_iter().filter(|status| *status == 422).count()
        };
        let at_one = |number: u32| {
            let form = [("email", sapt.email.as_str()), ("password", "guess"), ("code", "123456")];
            from(&visitor, network(number), &form)
        };
        assert_eq!(looked_at(300, &at_one), 10, "one account, from everywhere");
        let from_one = |number: u32| {
            let email = format!("nobody-{number}@staff.test");
            from(&visitor, network(999), &[("email", &email), ("password", "guess"), ("code", "123456")])
        };
        assert_eq!(looked_at(10_000, &from_one), 20, "one network, at every account");

        let right = |office: &Office, peer: IpAddr| {
            let visitor = Visitor::anybody(office);
            let code = sapt.code(office);
            visitor.asks(from(
                &visitor,
                peer,
                &[("email", &sapt.email), ("password", PASSWORD), ("code", &code)],
            ))
        };
        let refused = right(&world.office, network(2000));
        assert_eq!(refused.status, 429, "not even the right one");
        assert!(refused.headers.get("retry-after").parse::<u32>().unwrap() <= 900);
        let again = reopened(world);
        assert_eq!(right(&again, network(2001)).status, 429, "a restart forgets nothing");
        world.passes(SignedDuration::from_mins(15));
        assert_eq!(right(&world.office, network(2002)).status, 303, "and a quarter of an hour forgives");
    });
}

/// The same office opened once more, as another node or after a restart.
pub fn reopened(world: &World) -> Office {
    let nature = Nature { clock: world.office.clock.clone(), chance: chancery::id::Chance::System };
    Office::open(world.folder(), nature).unwrap()
}

#[test]
fn whoever_came_in_is_led_where_they_wanted_and_never_elsewhere() {
    story(|world| {
        let sapt: Person = person(world, "Sapt", "officer", &[]);
        for (next, place) in [
            ("/desk/cases?state=open", "/desk/cases?state=open"),
            ("https://evil.example/", "/desk"),
            ("//evil.example/", "/desk"),
            ("/\\evil.example", "/desk"),
            ("/x\r\nset-cookie: a=b", "/desk"),
            ("/sign-out", "/desk"),
        ] {
            world.passes(SignedDuration::from_mins(1));
            let visitor = Visitor::anybody(&world.office);
            let code = sapt.code(&world.office);
            let form =
                [("email", sapt.email.as_str()), ("password", PASSWORD), ("code", &code), ("next", next)];
            let came = visitor.post("/sign-in", &form);
            assert_eq!((came.status, came.headers.get("location")), (303, place), "{next}");
        }
    });
}

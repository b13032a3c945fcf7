//! Webhooks: told of deeds with codes and references alone, signed, tried again, given up, and never led inside.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use chancery::desk;
use chancery::programs::hooks;
use chancery::sender::webhooks::tell_due;
use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use jiff::SignedDuration;
use sha2::Sha256;

use crate::letters::{ALICE, MINSU, letter};
use crate::world::{OFFICE, World, story_with};

/// Somebody who listens on this machine: answers each question with the next of these lines, and hands it on.
struct Listener {
    address: SocketAddr,
    heard: Receiver<String>,
    _thread: JoinHandle<()>,
}

impl Listener {
    fn answering(answers: &[&str]) -> Listener {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let answers: Vec<String> = answers.iter().map(|line| (*line).to_owned()).collect();
        let (tell, heard) = channel();
        let thread = std::thread::spawn(move || {
            for answer in answers {
                let Ok((mut stream, _)) = listener.accept() else { return };
                stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
                let mut question = String::new();
                let mut bytes = [0_u8; 4096];
                while !is_whole(&question) {
                    match stream.read(&mut bytes) {
                        Ok(0) | Err(_) => break,
                        Ok(read) => question.push_str(&String::from_utf8_lossy(&bytes[..read])),
                    }
                }
                let _ = stream.write_all(
                    format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").as_bytes(),
                );
                if tell.send(question).is_err() {
                    return;
                }
            }
        });
        Listener { address, heard, _thread: thread }
    }

    fn hears(&self) -> String {
        self.heard.recv_timeout(Duration::from_secs(5)).expect("somebody asked")
    }

    fn has_heard_nothing(&self) -> bool {
        self.heard.try_recv().is_err()
    }
}

fn is_whole(question: &str) -> bool {
    let Some((head, body)) = question.split_once("\r\n\r\n") else { return false };
    let length = header(head, "content-length").parse().unwrap_or(0);
    body.len() >= length
}

fn header(question: &str, name: &str) -> String {
    let line = question.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}:")));
    line.and_then(|line| line.split_once(':')).map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
}

fn office_file(allowed: &SocketAddr) -> String {
    OFFICE.replace("[web]", &format!("[web]\nwebhooks_inside = [\"{allowed}\"]"))
}

/// Makes a webhook; its secret.
fn hook(world: &World, address: &str, deeds: &[&str]) -> Vec<u8> {
    let deeds: Vec<String> = deeds.iter().map(|deed| (*deed).to_owned()).collect();
    let made =
        world.does(|tx, office, officer| hooks::make(tx, office, officer, (address, deeds.as_slice())));
    BASE64.decode(made.unwrap().1.strip_prefix("whsec_").unwrap().as_bytes()).unwrap()
}

fn asks(world: &mut World, number: usize) -> String {
    let asked = letter(&ALICE, "desk@ruritania.example", "A question of mine", &format!("hook-{number}"))
        .saying("VH-ABC wants to land.");
    world.asks("desk@ruritania.example", &asked)
}

fn waiting(world: &World) -> i64 {
    let sql = "SELECT COUNT(*) AS number FROM deliveries WHERE state = 'waiting'";
    world.office.read(|tx| Ok(tx.one(sql, &[])?)).unwrap().unwrap().int("number").unwrap()
}

/// A story on one database: the listener can be asked once only.
fn told(answers: &[&str], tell: impl Fn(&mut World, &Listener)) {
    for database in crate::world::databases() {
        let listener = Listener::answering(answers);
        let mut world = World::begin(&office_file(&listener.address), database.as_deref());
        tell(&mut world, &listener);
        world.ends();
    }
}

#[test]
fn a_deed_is_told_signed_with_a_reference_and_no_word_about_anybody() {
    told(&["204 No Content"], |world, listener| {
        let secret = hook(world, &format!("http://{}/hook?x=1", listener.address), &["case.opened"]);
        assert_eq!(secret.len(), 32);
        let reference = asks(world, 1);
        assert!(waiting(world) > 0);
        assert!(tell_due(&world.office, || true).unwrap() > 0);
        let question = listener.hears();
        assert!(question.starts_with("POST /hook?x=1 HTTP/1.1\r\n"), "{question}");
        let (head, body) = question.split_once("\r\n\r\n").unwrap();
        let payload: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(
            (payload["type"].as_str(), payload["data"]["reference"].as_str()),
            (Some("case.opened"), Some(reference.as_str()))
        );
        for canary in [ALICE.name, ALICE.address, "A question of mine", "VH-ABC", "requester"] {
            assert!(!question.contains(canary), "{canary}");
        }
        let (message_id, timestamp) = (header(head, "webhook-id"), header(head, "webhook-timestamp"));
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&secret).unwrap();
        mac.update(format!("{message_id}.{timestamp}.{body}").as_bytes());
        let expected = format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()));
        assert_eq!(header(head, "webhook-signature"), expected);
        assert_eq!(waiting(world), 0, "the other deeds of the case were not meant, this one was told");
        assert_eq!(tell_due(&world.office, || true).unwrap(), 0);
    });
}

#[test]
fn what_was_refused_is_told_to_nobody_and_a_taken_back_webhook_hears_no_more() {
    told(&["204 No Content"], |world, listener| {
        let reference = asks(world, 1);
        hook(world, &format!("http://{}/", listener.address), &[]);
        world.is_refused("DESK-005", |tx, office, officer| {
            desk::forward::forward(tx, office, officer, &reference, &desk::forward::Draft::default())
        });
        assert_eq!(waiting(world), 0, "a refused deed left something to tell");
        world.does(|tx, office, officer| desk::note::note(tx, office, officer, &reference, "x")).unwrap();
        assert_eq!(waiting(world), 1);
        let webhook_id =
            world.office.read(|tx| Ok(chancery::webhook::hook::Webhook::all(tx)?.remove(0).webhook_id));
        let webhook_id = webhook_id.unwrap();
        world.does(|tx, office, officer| hooks::end(tx, office, officer, &webhook_id)).unwrap();
        world.is_refused("API-006", |tx, office, officer| hooks::end(tx, office, officer, &webhook_id));
        assert_eq!(tell_due(&world.office, || true).unwrap(), 1);
        assert!(listener.has_heard_nothing());
        world.does(|tx, office, officer| desk::note::note(tx, office, officer, &reference, "y")).unwrap();
        assert_eq!(waiting(world), 0);
    });
}

#[test]
fn a_webhook_of_one_country_hears_nothing_of_another() {
    told(&["204 No Content"], |world, listener| {
        let officer = chancery::actor::Officer {
            name: "Flavia".to_owned(),
            rights: chancery::right::Rights::all(),
            countries: vec!["AU".to_owned()],
        };
        let flavia = chancery::actor::Actor::Officer(officer);
        let (address, deeds) = (format!("http://{}/", listener.address), ["case.opened".to_owned()]);
        let made =
            world.office.write(|tx| hooks::make(tx, &world.office, &flavia, (address.as_str(), &deeds)));
        made.unwrap();
        let korean = letter(&MINSU, "desk@ruritania.example", "Question", "hook-kr").saying("When?");
        world.asks("desk@ruritania.example", &korean);
        tell_due(&world.office, || true).unwrap();
        assert!(listener.has_heard_nothing());
        let own = asks(world, 1);
        tell_due(&world.office, || true).unwrap();
        assert!(listener.hears().contains(&own));
    });
}

#[test]
fn an_address_that_fails_is_tried_again_with_growing_rests_and_given_up_after_three_days() {
    let answers = ["500 Oops"; 40];
    told(&answers, |world, listener| {
        hook(world, &format!("http://{}/", listener.address), &["case.opened"]);
        asks(world, 1);
        let mut rests = Vec::new();
        let mut rested = SignedDuration::ZERO;
        for _ in 0..(4 * 24 * 60) {
            if tell_due(&world.office, || true).unwrap() > 0 && !listener.has_heard_nothing() {
                rests.push(rested.as_mins());
                rested = SignedDuration::ZERO;
            }
            world.passes(SignedDuration::from_mins(1));
            rested += SignedDuration::from_mins(1);
        }
        assert_eq!(rests.get(..6), Some(&[0, 1, 5, 15, 30, 60][..]), "{rests:?}");
        assert!((8..20).contains(&rests.len()), "{rests:?}");
        assert_eq!(waiting(world), 0);
        assert!(world.notices().contains(&"notice-webhook-given-up".to_owned()));
    });
}

#[test]
fn w33_a_redirect_is_not_followed_and_an_address_inside_is_not_made() {
    let other = Listener::answering(&["204 No Content"]);
    let onward = format!("302 Found\r\nlocation: http://{}/inside", other.address);
    // Whoever followed would come back to the same listener: the addresses are pinned.
    told(&[&onward, "204 No Content"], |world, listener| {
        hook(world, &format!("http://{}/", listener.address), &["case.opened"]);
        asks(world, 1);
        tell_due(&world.office, || true).unwrap();
        listener.hears();
        assert!(other.has_heard_nothing() && listener.has_heard_nothing(), "it was led on");
        assert_eq!(waiting(world), 1, "a redirect is no answer: it is tried again");
        for inside in [
            format!("http://{}/", other.address),
            "https://127.0.0.1/".to_owned(),
            "https://localhost/".to_owned(),
        ] {
            world.is_refused("API-005", |tx, office, officer| {
                hooks::make(tx, office, officer, (inside.as_str(), &[]))
            });
        }
    });
}

#[test]
fn an_address_that_the_office_allows_no_longer_is_not_called() {
    let listener = Listener::answering(&["204 No Content"]);
    story_with(OFFICE, |world| {
        world.office.apply(&World::officer(), &office_file(&listener.address)).unwrap();
        hook(world, &format!("http://{}/", listener.address), &["case.opened"]);
        world.office.apply(&World::officer(), OFFICE).unwrap();
        asks(world, 1);
        tell_due(&world.office, || true).unwrap();
        assert!(listener.has_heard_nothing());
    });
}

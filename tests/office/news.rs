//! News of an open page: told over a real socket when something in the officer's sight changes, and ended with the session
//! and with the office.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use chancery::actor::Actor;
use chancery::config::Config;
use chancery::desk::open::{Request, open_by_form};
use chancery::office::{Office, World as Nature};
use chancery::staff::account::Account;
use chancery::staff::session;
use chancery::web::WebDoor;
use mail::letter::Address;
use tokio::sync::watch;

use crate::world::OFFICE;

/// An office behind its web door, until dropped.
struct Open {
    office: Arc<Office>,
    at: SocketAddr,
    stop: watch::Sender<bool>,
    runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

impl Open {
    fn begin() -> Open {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::chosen(None, None);
        let office = Office::create(folder.path(), &config, OFFICE, Nature::real()).unwrap();
        let office = Arc::new(office);
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let at = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        let routes = WebDoor::new(Arc::clone(&office), at, stopped).routes();
        runtime.spawn(async move { axum::serve(listener, routes).await });
        Open { office, at, stop, runtime, _folder: folder }
    }

    fn officer(&self, name: &str, countries: &[&str]) -> String {
        let account = Account {
            account_id: self.office.new_id().unwrap(),
            name: name.to_owned(),
            email: format!("{name}@staff.test"),
            role: "officer".to_owned(),
            countries: countries.iter().map(|country| (*country).to_owned()).collect(),
            is_shut_out: false,
        };
        let opened = self.office.write(|tx| {
            Account::record(tx, &self.office, &account)?;
            session::open(tx, &self.office, &account.account_id)
        });
        opened.unwrap()
    }

    fn listens(&self, session: &str) -> Listening {
        let mut stream = TcpStream::connect(self.at).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let cookie = format!("{}={session}", session::COOKIE);
        write!(
            stream,
            "GET /desk/news HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAccept-Language: en\r\n\
             Cookie: {cookie}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        Listening(BufReader::new(stream))
    }

    /// Waits until the office has looked round at least once more: a listener of every country has heard of the last change.
    fn looks_round(&self) {
        let mut everything = self.listens(&self.officer("Strelsau", &[]));
        assert!(everything.hears("retry:").is_some());
        self.request_from("KR");
        assert!(everything.hears("data:").is_some());
    }

    fn request_from(&self, country: &str) {
        let request = Request {
            requester: Address { name: "Somebody".to_owned(), address: "some@body.example".to_owned() },
            language: "en".to_owned(),
            country: country.to_owned(),
            subject: "Something".to_owned(),
            procedure: None,
            fields: Vec::new(),
        };
        let office = &self.office;
        office.write(|tx| open_by_form(tx, office, &Actor::operator("Sapt"), &request)).unwrap();
    }
}

struct Listening(BufReader<TcpStream>);

impl Listening {
    /// The first line that has these words; `None` when the other side ends before.
    fn hears(&mut self, words: &str) -> Option<String> {
        let mut line = String::new();
        while self.0.read_line(&mut line).unwrap() > 0 {
            if line.contains(words) {
                return Some(line);
            }
            line.clear();
        }
        None
    }
}

#[test]
fn an_open_page_is_told_of_what_is_new_in_sight_until_its_session_ends() {
    let open = Open::begin();
    let session = open.officer("Hentzau", &["AU"]);
    let mut page = open.listens(&session);
    assert!(page.hears("HTTP/1.1").unwrap().contains("200"));
    assert!(page.hears("content-type: text/event-stream").is_some());
    assert!(page.hears("retry:").is_some());
    open.request_from("AU");
    // The case, and the acknowledgement that can still be called back.
    let told = page.hears("data:").unwrap();
    assert!(told.contains("\"new\":1") || told.contains("\"new\":2"), "{told}");
    open.request_from("KR");
    open.looks_round();
    open.request_from("AU");
    let told = page.hears("data:").unwrap();
    assert!(!told.contains("\"new\":0"), "of another country's case it hears nothing, not even that: {told}");
    let hash = store::hash(session.as_bytes());
    open.office.write(|tx| session::end(tx, &hash)).unwrap();
    open.request_from("AU");
    assert_eq!(page.hears("data:"), None, "whoever is signed out hears no more");
}

#[test]
fn news_end_with_the_office_and_are_for_nobody_else() {
    let open = Open::begin();
    let session = open.officer("Hentzau", &[]);
    let mut page = open.listens(&session);
    assert!(page.hears("retry:").is_some());
    assert!(open.listens("nonsense").hears("HTTP/1.1").unwrap().contains("303"));
    open.stop.send_replace(true);
    assert_eq!(page.hears("data:"), None);
    open.runtime.shutdown_background();
}

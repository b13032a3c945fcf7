//! The demonstration as a visitor finds it: the built program, its invented office full of letters, the desk open on a
//! loopback port. Ends with the test.

use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use chancery::office::{Office, World};
use chancery::staff::account::Account;
use chancery::staff::session;

use crate::browser::chromium::Chromium;

/// The program with its office open.
pub struct Demonstration {
    /// The address of its pages, without a slash at the end.
    pub site: String,
    /// The same office, looked at from here.
    pub office: Office,
    _running: Running,
}

/// The program; asked to end when dropped, also by a test that fails.
struct Running(Child);

impl Demonstration {
    pub fn open() -> Demonstration {
        let mut demo = Command::new(env!("CARGO_BIN_EXE_chancery"));
        demo.args(["--json", "demo", "--http", "127.0.0.1:0"]).env("CHANCERY_LOG", "off");
        let mut running = Running(demo.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
        let mut lines = BufReader::new(running.0.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut next = |step: &str| {
            let sign = format!("\"step\":\"{step}\"");
            lines.find(|line| line.contains(&sign)).expect("the demonstration ends well")
        };
        let ready = next("ready");
        next("sign in");
        // Whoever writes must find a reader to the end.
        thread::spawn(move || lines.for_each(drop));
        let (port, folder) = (told(&ready, "http://localhost:", ','), told(&ready, "it lies in ", ';'));
        let office = Office::open(Path::new(folder), World::real()).unwrap();
        Demonstration { site: format!("http://localhost:{port}"), office, _running: running }
    }

    /// Lets the browser in as an officer of this role, as if the sign-in had been passed.
    pub fn lets_in(&self, browser: &Chromium, name: &str, role: &str) {
        browser.carries(&self.site, session::COOKIE, &self.session(name, role));
    }

    /// An open session of a new officer: what their cookie holds.
    pub fn session(&self, name: &str, role: &str) -> String {
        let account = Account {
            account_id: self.office.new_id().unwrap(),
            name: name.to_owned(),
            email: format!("{}@staff.example", name.to_lowercase()),
            role: role.to_owned(),
            countries: Vec::new(),
            is_shut_out: false,
        };
        let secret = self.office.write(|tx| {
            Account::record(tx, &self.office, &account)?;
            session::open(tx, &self.office, &account.account_id)
        });
        secret.unwrap()
    }
}

fn told<'a>(line: &'a str, before: &str, end: char) -> &'a str {
    let (_, rest) = line.split_once(before).unwrap_or_else(|| panic!("{before} in {line}"));
    rest.split(end).next().unwrap()
}

impl Drop for Running {
    fn drop(&mut self) {
        // Asked, it removes its folder; not asked, it would leave it.
        drop(Command::new("kill").arg("-TERM").arg(self.0.id().to_string()).status());
        drop(self.0.wait());
    }
}

/// What every other host is, for the browser: whoever knocks here was asked for something by a page.
pub struct Elsewhere {
    pub port: u16,
    knocks: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    pub fn open() -> Elsewhere {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let knocks = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&knocks);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut said = [0_u8; 2048];
                drop(stream.set_read_timeout(Some(Duration::from_millis(200))));
                let many = stream.read(&mut said).unwrap_or_default();
                noted.lock().unwrap().push(legible(&said[..many]));
            }
        });
        Elsewhere { port, knocks }
    }

    /// What those who knocked said first: a request, or the name in a TLS hello.
    pub fn knocks(&self) -> Vec<String> {
        self.knocks.lock().unwrap().clone()
    }
}

fn legible(said: &[u8]) -> String {
    let signs = said.iter().map(|byte| if byte.is_ascii_graphic() { char::from(*byte) } else { ' ' });
    let words: String = signs.collect();
    words.split_whitespace().filter(|word| word.len() > 5).collect::<Vec<_>>().join(" ")
}

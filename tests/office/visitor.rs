//! Somebody at a browser without a screen: asks the office's pages as the web door would, keeps its cookies, follows nothing
//! by itself.

use std::cell::RefCell;
use std::net::{IpAddr, Ipv4Addr};

use chancery::html::request::{Method, Pairs, Request, Upload};
use chancery::html::response::Response;
use chancery::office::Office;
use chancery::staff::account::Account;
use chancery::staff::session;
use chancery::web::answer::answer;

/// The address of the office's pages in stories.
pub const SITE: &str = "https://desk.test";

pub struct Visitor<'a> {
    office: &'a Office,
    cookies: RefCell<Vec<(String, String)>>,
    language: &'static str,
}

impl<'a> Visitor<'a> {
    /// Nobody in particular.
    pub fn anybody(office: &'a Office) -> Visitor<'a> {
        Visitor { office, cookies: RefCell::default(), language: "en" }
    }

    /// An officer of this role, kept to these countries (none: every case), signed in already.
    pub fn officer(office: &'a Office, name: &str, role: &str, countries: &[&str]) -> Visitor<'a> {
        let account = Account {
            account_id: office.new_id().unwrap(),
            name: name.to_owned(),
            email: format!("{}@staff.test", name.to_lowercase()),
            role: role.to_owned(),
            countries: countries.iter().map(|country| (*country).to_owned()).collect(),
            is_shut_out: false,
        };
        let secret = office
            .write(|tx| {
                Account::record(tx, office, &account)?;
                session::open(tx, office, &account.account_id)
            })
            .unwrap();
        let visitor = Visitor::anybody(office);
        visitor.cookies.borrow_mut().push((session::COOKIE.to_owned(), secret));
        visitor
    }

    /// The same visitor, reading this language.
    pub fn reading(mut self, language: &'static str) -> Visitor<'a> {
        self.language = language;
        self
    }

    /// The same visitor with this cookie instead of one of that name.
    pub fn carrying(self, name: &str, value: &str) -> Visitor<'a> {
        self.cookies.borrow_mut().retain(|(known, _)| known != name);
        self.cookies.borrow_mut().push((name.to_owned(), value.to_owned()));
        self
    }

    /// The language they read.
    pub fn language(&self) -> &'static str {
        self.language
    }

    pub fn get(&self, address: &str) -> Response {
        self.asks(self.request(Method::Get, address))
    }

    pub fn post(&self, address: &str, form: &[(&str, &str)]) -> Response {
        let form = form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.asks(Request { form: Pairs(form), ..self.request(Method::Post, address) })
    }

    pub fn uploads(&self, address: &str, form: &[(&str, &str)], uploads: Vec<Upload>) -> Response {
        let form = form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.asks(Request { form: Pairs(form), uploads, ..self.request(Method::Post, address) })
    }

    /// A question as a browser on our own pages would send it; a test may change it before it is asked.
    pub fn request(&self, method: Method, address: &str) -> Request {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let cookies = self.cookies.borrow();
        let cookies: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let headers = [
            ("cookie", cookies.join("; ")),
            ("accept-language", self.language.to_owned()),
            ("origin", if method == Method::Get { String::new() } else { SITE.to_owned() }),
            ("sec-fetch-site", "same-origin".to_owned()),
        ];
        let headers = headers.into_iter().filter(|(_, value)| !value.is_empty());
        Request {
            method,
            path: path.to_owned(),
            parts: Pairs::default(),
            query: Pairs::read(query.as_bytes()),
            form: Pairs::default(),
            uploads: Vec::new(),
            body: Vec::new(),
            headers: Pairs(headers.map(|(name, value)| (name.to_owned(), value)).collect()),
            peer: IpAddr::V4(Ipv4Addr::LOCALHOST),
        }
    }

    pub fn asks(&self, request: Request) -> Response {
        let response = answer(self.office, request, "nonce-of-a-story".to_owned(), SITE);
        for line in response.headers.all("set-cookie") {
            let (name, rest) = line.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap_or_default();
            let mut cookies = self.cookies.borrow_mut();
            cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        response
    }
}

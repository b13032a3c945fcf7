//! Stories of coming in: links, sign-in, second factors, sessions, who may grant what. Named by the checklist's numbers.

mod coming_in;
mod device;
mod door;
mod granting;
mod passkeys;
mod proofs;
mod sessions;
mod signing_in;

use chancery::html::response::Response;
use chancery::office::Office;
use chancery::staff::admission::hashed;
use chancery::staff::invite::{self, Newcomer};
use chancery::staff::second_factor;
use jiff::SignedDuration;
use totp_rs::{Builder, Secret, Totp};

use crate::visitor::Visitor;
use crate::world::World;

/// A password that nobody would guess.
pub const PASSWORD: &str = "four grey owls under the bridge";

/// An officer with a password and an app, who came in by a link of their own.
pub struct Person {
    pub email: String,
    pub totp: Vec<u8>,
}

impl Person {
    /// The code that the app shows now.
    pub fn code(&self, office: &Office) -> String {
        code(&self.totp, office)
    }

    /// The code that it showed or will show so many seconds from now.
    pub fn code_in(&self, office: &Office, seconds: i64) -> String {
        let at = office.now().as_second() + seconds;
        app(&self.totp).generate(at.unsigned_abs()).to_string()
    }

    /// Signs in as a browser would; a code counts once, so the app is waited for first.
    pub fn signs_in(&self, world: &World, visitor: &Visitor<'_>) -> Response {
        world.passes(SignedDuration::from_secs(60));
        self.tries(world, visitor, PASSWORD, &self.code(&world.office))
    }

    pub fn tries(&self, _: &World, visitor: &Visitor<'_>, password: &str, code: &str) -> Response {
        visitor.post("/sign-in", &[("email", &self.email), ("password", password), ("code", code)])
    }
}

pub fn code(totp: &[u8], office: &Office) -> String {
    app(totp).generate(office.now().as_second().unsigned_abs()).to_string()
}

fn app(totp: &[u8]) -> Totp {
    Builder::new().with_secret(Secret::from(totp.to_vec())).build().unwrap()
}

/// The link of an invitation by whoever works on the machine.
pub fn invited(world: &World, name: &str, role: &str, countries: &[&str]) -> String {
    let new = Newcomer {
        name: name.to_owned(),
        email: format!("{}@staff.test", name.to_lowercase()),
        role: role.to_owned(),
        countries: countries.iter().map(|country| (*country).to_owned()).collect(),
    };
    world.does(|tx, office, actor| invite::invite(tx, office, actor, &new)).unwrap()
}

/// The link's form filled in as it must be.
pub fn comes_in(world: &World, visitor: &Visitor<'_>, secret: &str) -> (Vec<u8>, Response) {
    let totp = second_factor::offered(&world.office, &hashed(secret));
    let code = code(&totp, &world.office);
    let came = visitor.post(&format!("/admission/{secret}"), &[("password", PASSWORD), ("code", &code)]);
    (totp, came)
}

/// Somebody who was invited and came in; signed in nowhere.
pub fn person(world: &World, name: &'static str, role: &str, countries: &[&str]) -> Person {
    let secret = invited(world, name, role, countries);
    let visitor = Visitor::anybody(&world.office);
    let (totp, came) = comes_in(world, &visitor, &secret);
    assert_eq!((came.status, came.headers.get("location")), (303, "/desk"), "{}", came.shown());
    visitor.post("/sign-out", &[]);
    Person { email: format!("{}@staff.test", name.to_lowercase()), totp }
}

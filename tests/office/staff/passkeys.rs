//! Passkeys: made behind a link, used to sign in, refused to whoever has no right to one.

use chancery::html::response::Response;
use serde_json::Value as Json;

use super::device::Device;
use super::invited;
use crate::visitor::{SITE, Visitor};
use crate::world::{World, story};

/// What the office asks a device, and by which name its answer is known.
pub fn asked(visitor: &Visitor<'_>, address: &str) -> (Json, String) {
    let response = visitor.post(address, &[("name", "x"), ("email", "x@staff.test")]);
    assert_eq!(response.status, 200, "{}", response.shown());
    let asked: Json = serde_json::from_slice(&response.body).unwrap();
    (asked["options"].clone(), asked["ceremony"].as_str().unwrap().to_owned())
}

/// Comes in by a link with a passkey.
pub fn comes_in(world: &World, visitor: &Visitor<'_>, secret: &str) -> Device {
    let mut device = Device::new(SITE);
    let address = format!("/admission/{secret}");
    let (options, ceremony) = asked(visitor, &format!("{address}/passkey"));
    let credential = device.makes(&options);
    let came = visitor.post(&address, &[("ceremony", &ceremony), ("credential", &credential)]);
    assert_eq!((came.status, came.headers.get("location")), (303, "/desk"), "{}", came.shown());
    let kept = world.office.read(|tx| Ok(tx.all("SELECT passkey FROM passkeys", &[])?)).unwrap();
    assert!(!kept.is_empty());
    device
}

pub fn signs_in(visitor: &Visitor<'_>, device: &mut Device) -> Response {
    let (options, ceremony) = asked(visitor, "/sign-in/passkey");
    let credential = device.proves(&options);
    visitor.post("/sign-in", &[("ceremony", &ceremony), ("credential", &credential)])
}

#[test]
fn w03_an_officer_comes_in_and_signs_in_with_a_passkey() {
    story(|world| {
        let secret = invited(world, "Sapt", "officer", &[]);
        let visitor = Visitor::anybody(&world.office);
        let mut device = comes_in(world, &visitor, &secret);
        assert!(visitor.get("/desk").shown().contains("Sapt"));
        visitor.post("/sign-out", &[]);
        assert_eq!(visitor.get("/desk").status, 303);
        for _ in 0..2 {
            let came = signs_in(&visitor, &mut device);
            assert_eq!((came.status, came.headers.get("location")), (303, "/desk"), "{}", came.shown());
            assert!(visitor.get("/desk").shown().contains("Sapt"));
            visitor.post("/sign-out", &[]);
        }
    });
}

#[test]
fn a_passkey_counts_once_at_this_office_from_its_owners_hand_alone() {
    story(|world| {
        let visitor = Visitor::anybody(&world.office);
        let mut device = comes_in(world, &visitor, &invited(world, "Sapt", "officer", &[]));
        visitor.post("/sign-out", &[]);

        let (options, ceremony) = asked(&visitor, "/sign-in/passkey");
        let credential = device.proves(&options);
        let form = [("ceremony", ceremony.as_str()), ("credential", credential.as_str())];
        assert_eq!(visitor.post("/sign-in", &form).status, 303);
        visitor.post("/sign-out", &[]);
        let again = visitor.post("/sign-in", &form);
        assert!(again.status == 422 && again.shown().contains("was not accepted"), "the same answer again");

        device.origin = "https://desk.test.evil.example".to_owned();
        assert_eq!(signs_in(&visitor, &mut device).status, 422, "made on a false page");
        device.origin = SITE.to_owned();
        device.verifies = false;
        assert_eq!(signs_in(&visitor, &mut device).status, 422, "without finger or PIN");
        device.verifies = true;
        device.counter = 0;
        assert_eq!(signs_in(&visitor, &mut device).status, 422, "a copy: it counts behind its original");
        device.counter = 50;
        let mut stranger = Device::new(SITE);
        assert_eq!(signs_in(&visitor, &mut stranger).status, 422, "never seen");
        let (options, _) = asked(&visitor, "/sign-in/passkey");
        let (_, other) = asked(&visitor, "/sign-in/passkey");
        let crossed =
            visitor.post("/sign-in", &[("ceremony", &other), ("credential", &device.proves(&options))]);
        assert_eq!(crossed.status, 422, "the answer to another question");
        for nonsense in ["", "{}", "null", "[]", "{\"id\":\"x\"}"] {
            let (_, ceremony) = asked(&visitor, "/sign-in/passkey");
            let form = [("ceremony", ceremony.as_str()), ("credential", nonsense)];
            assert_eq!(visitor.post("/sign-in", &form).status, 422, "{nonsense}");
        }
        assert_eq!(visitor.get("/desk").status, 303, "nobody came in by any of it");

        let (options, ceremony) = asked(&visitor, "/sign-in/passkey");
        world.passes(jiff::SignedDuration::from_mins(5));
        let late = [("ceremony", ceremony.as_str()), ("credential", &device.proves(&options))];
        assert_eq!(visitor.post("/sign-in", &late).status, 422, "after five minutes");
        assert_eq!(signs_in(&visitor, &mut device).status, 303, "and the true one still works");
    });
}

#[test]
fn what_was_begun_behind_one_link_is_nothing_behind_another() {
    story(|world| {
        let (one, other) = (invited(world, "Sapt", "officer", &[]), invited(world, "Rupert", "reader", &[]));
        let visitor = Visitor::anybody(&world.office);
        let (options, ceremony) = asked(&visitor, &format!("/admission/{other}/passkey"));
        let credential = Device::new(SITE).makes(&options);
        let form = [("ceremony", ceremony.as_str()), ("credential", credential.as_str())];
        assert_eq!(visitor.post(&format!("/admission/{one}"), &form).status, 422);
        assert_eq!(visitor.post("/sign-in", &form).status, 422);
        assert_eq!(visitor.get(&format!("/admission/{one}")).status, 200, "the link is still good");
    });
}

//! One's own account: passkeys and passwords put on and taken off, never the last.

use chancery::staff::account::Account;
use chancery::staff::passkey;
use chancery::staff::second_factor;

use super::device::Device;
use super::passkeys::{asked, comes_in, signs_in};
use super::{PASSWORD, code, invited};
use crate::visitor::{SITE, Visitor};
use crate::world::{World, story};

fn account_id(world: &World) -> String {
    world.office.read(|tx| Account::by_name(tx, "Sapt")).unwrap().unwrap().account_id
}

/// The key that the page shows, read from it as its visitor would.
fn shown_key(page: &str) -> Vec<u8> {
    let key = page.split("app-key\">").nth(1).unwrap().split('<').next().unwrap().replace(' ', "");
    data_encoding::BASE32_NOPAD.decode(key.as_bytes()).unwrap()
}

#[test]
fn an_officer_puts_factors_on_and_takes_them_off_but_never_the_last() {
    story(|world| {
        let visitor = Visitor::anybody(&world.office);
        let mut first = comes_in(world, &visitor, &invited(world, "Sapt", "officer", &[]));
        let id = account_id(world);
        let keys = |world: &World| {
            let keys = world.office.read(|tx| passkey::of_account(tx, &id)).unwrap();
            keys.into_iter().map(|key| (key.label, key.credential_id)).collect::<Vec<_>>()
        };
        let first_id = keys(world)[0].1.clone();
        let last = visitor.post("/account/passkeys/remove", &[("passkey", &first_id)]);
        assert!(last.status == 422 && keys(world).len() == 1, "the last one stays");

        let elsewhere = Visitor::anybody(&world.office);
        assert_eq!(signs_in(&elsewhere, &mut first).status, 303);
        let mut second = Device::new(SITE);
        let (options, ceremony) = asked(&visitor, "/account/passkeys/ask");
        assert!(options["publicKey"]["excludeCredentials"].as_array().is_some_and(|known| known.len() == 1));
        let credential = second.makes(&options);
        let form = [("ceremony", ceremony.as_str()), ("credential", &credential), ("label", "Desk <b>")];
        assert_eq!(visitor.post("/account/passkeys", &form).status, 303);
        assert_eq!(elsewhere.get("/desk").status, 303, "a changed factor ends the other sessions");
        assert!(visitor.get("/account").shown().contains("Desk &#60;b&#62;"));
        assert_eq!(visitor.post("/account/passkeys/remove", &[("passkey", &first_id)]).status, 303);
        assert_eq!(signs_in(&elsewhere, &mut first).status, 422, "removed");
        assert_eq!(signs_in(&elsewhere, &mut second).status, 303);

        let page = visitor.get("/account/password").shown();
        let key = shown_key(&page);
        assert_ne!(key, second_factor::offered(&world.office, ""));
        let lone = visitor.post("/account/password", &[("password", PASSWORD)]);
        assert_eq!(lone.status, 422, "a password without an app is no way in");
        let now = code(&key, &world.office);
        let set = visitor.post("/account/password", &[("password", PASSWORD), ("code", &now)]);
        assert_eq!(set.status, 303, "{}", set.shown());
        world.passes(jiff::SignedDuration::from_mins(1));
        let tries = |password: &str| {
            let code = code(&key, &world.office);
            let form = [("email", "sapt@staff.test"), ("password", password), ("code", &code)];
            Visitor::anybody(&world.office).post("/sign-in", &form).status
        };
        assert_eq!(tries(PASSWORD), 303);
        let other = "a wholly different sentence";
        assert_eq!(visitor.post("/account/password", &[("password", other)]).status, 303, "alone, later");
        world.passes(jiff::SignedDuration::from_mins(1));
        assert_eq!((tries(PASSWORD), tries(other)), (422, 303));
        let second_id = keys(world)[0].1.clone();
        assert_eq!(visitor.post("/account/passkeys/remove", &[("passkey", &second_id)]).status, 303);
        assert_eq!(visitor.post("/account/password/forget", &[]).status, 422, "now it is the last");
    });
}

#[test]
fn a_passkey_made_on_one_account_is_kept_on_no_other() {
    story(|world| {
        let (sapt, rupert) = (Visitor::anybody(&world.office), Visitor::anybody(&world.office));
        comes_in(world, &sapt, &invited(world, "Sapt", "officer", &[]));
        comes_in(world, &rupert, &invited(world, "Rupert", "reader", &[]));
        let (options, ceremony) = asked(&rupert, "/account/passkeys/ask");
        let credential = Device::new(SITE).makes(&options);
        let form = [("ceremony", ceremony.as_str()), ("credential", credential.as_str())];
        assert_eq!(sapt.post("/account/passkeys", &form).status, 422);
        let kept = world.office.read(|tx| passkey::of_account(tx, &account_id(world))).unwrap();
        assert_eq!(kept.len(), 1);
        let mut foreign = comes_in(world, &rupert, &invited(world, "Helsing", "reader", &[]));
        let (options, ceremony) = asked(&sapt, "/prove/passkey");
        let credential = foreign.proves(&options);
        let proof = [("ceremony", ceremony.as_str()), ("credential", credential.as_str())];
        assert_eq!(sapt.post("/prove", &proof).status, 422, "somebody else's proves nothing for them");
    });
}

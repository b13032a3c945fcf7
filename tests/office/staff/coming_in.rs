//! Links that let somebody in once, and what is behind them.

use chancery::staff::admission::{Admission, hashed};
use chancery::staff::sign_in::open_for_demonstration;
use chancery::staff::{change, invite, second_factor};
use jiff::SignedDuration;

use super::{PASSWORD, code, comes_in, invited, person};
use crate::visitor::Visitor;
use crate::world::story;

#[test]
fn the_first_officer_comes_in_by_the_link_of_a_new_office() {
    story(|world| {
        let secret = world.does(invite::first).unwrap();
        let visitor = Visitor::anybody(&world.office);
        let address = format!("/admission/{secret}");
        let shown = visitor.get(&address).shown();
        assert!(shown.contains("data:image/svg+xml") && shown.contains("name=\"email\""), "{shown}");
        let totp = second_factor::offered(&world.office, &hashed(&secret));
        let code = code(&totp, &world.office);
        let form = [("email", "Flavia@Strelsau.example "), ("password", PASSWORD), ("code", &code)];
        let nameless = visitor.post(&address, &form);
        assert_eq!(nameless.status, 422);
        assert!(nameless.shown().contains("id=\"name-mistake\""), "{}", nameless.shown());
        assert!(nameless.shown().contains("Flavia@Strelsau.example"), "the form stays filled in");
        assert_eq!(visitor.get("/desk").status, 303, "nobody came in");
        let whole = [&form[..], &[("name", "Flavia"), ("role", "reader"), ("countries", "NZ")]].concat();
        let came = visitor.post(&address, &whole);
        assert_eq!((came.status, came.headers.get("location")), (303, "/desk"), "{}", came.shown());
        assert!(visitor.get("/desk").shown().contains("Flavia"));
        assert_eq!(visitor.get(&address).status, 404, "used");
        let accounts = world.office.read(chancery::staff::account::Account::all).unwrap();
        let [flavia] = accounts.as_slice() else { panic!("{} accounts", accounts.len()) };
        assert_eq!((flavia.role.as_str(), flavia.email.as_str()), ("head", "flavia@strelsau.example"));
        assert!(flavia.countries.is_empty(), "W25: nobody sets their own role and countries");
    });
}

#[test]
fn w13_a_link_works_once_until_its_day_and_is_kept_as_a_hash() {
    story(|world| {
        let secret = invited(world, "Sapt", "officer", &["NZ"]);
        assert_eq!(data_encoding::BASE64URL_NOPAD.decode(secret.as_bytes()).unwrap().len(), 32, "256 bits");
        let rows = world.office.read(|tx| Ok(tx.all("SELECT * FROM admissions", &[])?)).unwrap();
        assert!(rows.len() == 1 && !format!("{rows:?}").contains(&secret), "{rows:?}");
        let visitor = Visitor::anybody(&world.office);
        let address = format!("/admission/{secret}");
        for _ in 0..3 {
            assert_eq!(
                visitor.get(&address).status,
                200,
                "a scanner of mail opens links, and changes nothing"
            );
        }
        world.passes(SignedDuration::from_hours(7 * 24) - SignedDuration::from_secs(1));
        assert_eq!(visitor.get(&address).status, 200);
        world.passes(SignedDuration::from_secs(1));
        assert_eq!(visitor.get(&address).status, 404, "ended");
        assert_eq!(comes_in(world, &visitor, &secret).1.status, 404);
        assert_eq!(visitor.get("/desk").status, 303);

        let renewed =
            world.does(|tx, office, actor| invite::renew(tx, office, actor, &hashed(&secret))).unwrap();
        assert_ne!(renewed, secret);
        assert_eq!(comes_in(world, &visitor, &renewed).1.status, 303);
        assert_eq!(comes_in(world, &Visitor::anybody(&world.office), &renewed).1.status, 404, "once");

        let taken_back = invited(world, "Tarlenheim", "clerk", &[]);
        world.does(|tx, office, actor| invite::withdraw(tx, office, actor, &hashed(&taken_back))).unwrap();
        assert_eq!(visitor.get(&format!("/admission/{taken_back}")).status, 404);
        let (first, second) =
            (invited(world, "Bersonin", "clerk", &[]), invited(world, "Bersonin", "clerk", &[]));
        assert_eq!(visitor.get(&format!("/admission/{first}")).status, 404, "the newest link alone works");
        assert_eq!(visitor.get(&format!("/admission/{second}")).status, 200);
        assert_eq!(visitor.get("/admission/nothing").status, 404);
    });
}

#[test]
fn w01_passwords_of_8_signs_are_taken_short_and_known_ones_are_not() {
    story(|world| {
        let secret = invited(world, "Sapt", "officer", &[]);
        let totp = second_factor::offered(&world.office, &hashed(&secret));
        let address = format!("/admission/{secret}");
        let visitor = Visitor::anybody(&world.office);
        let code = code(&totp, &world.office);
        for (password, why) in [
            ("x7Kq9wZ", "too short"),
            ("password", "first that anybody"),
            ("Passw0rd1234", "first that anybody"),
            ("sapt@staff.test1", "first that anybody"),
        ] {
            let refused = visitor.post(&address, &[("password", password), ("code", &code)]);
            assert_eq!(refused.status, 422, "{password}");
            assert!(refused.shown().contains(why), "{password}: {}", refused.shown());
            assert!(!refused.shown().contains(&format!("value=\"{password}\"")), "not shown again");
        }
        let wrong_code = visitor.post(&address, &[("password", PASSWORD), ("code", "000000")]);
        assert!(wrong_code.status == 422 && wrong_code.shown().contains("id=\"code-mistake\""));
        let came = visitor.post(&address, &[("password", "x7Kq9wZ4"), ("code", &code)]);
        assert_eq!(came.status, 303);
    });
}

#[test]
fn w06_a_way_back_needs_another_person_and_both_factors_anew() {
    story(|world| {
        let sapt = person(world, "Sapt", "officer", &[]);
        let visitor = Visitor::anybody(&world.office);
        assert_eq!(sapt.signs_in(world, &visitor).status, 303);
        assert_eq!(visitor.get("/desk").status, 200);
        let sapts = |tx: &mut store::Tx<'_>| {
            Ok(chancery::staff::account::Account::by_name(tx, "Sapt")?.unwrap().account_id)
        };
        let account_id = world.office.read(sapts).unwrap();
        let secret = world.does(|tx, office, actor| invite::reset(tx, office, actor, &account_id)).unwrap();
        assert_eq!(visitor.get("/desk").status, 303, "sessions end at once");
        let address = format!("/admission/{secret}");
        let without_code = visitor.post(&address, &[("password", "another long password of his")]);
        assert_eq!(without_code.status, 422, "no way in without a second factor");
        world.passes(SignedDuration::from_hours(23));
        let (totp, came) = comes_in(world, &visitor, &secret);
        assert_eq!(came.status, 303);
        assert_ne!(totp, sapt.totp);
        assert_eq!(sapt.signs_in(world, &Visitor::anybody(&world.office)).status, 422, "the old key is dead");

        let late = world.does(|tx, office, actor| invite::reset(tx, office, actor, &account_id)).unwrap();
        world.passes(SignedDuration::from_hours(24));
        assert_eq!(visitor.get(&format!("/admission/{late}")).status, 404, "a day, no longer");
        let out = world.does(|tx, office, actor| invite::reset(tx, office, actor, &account_id)).unwrap();
        world.does(|tx, office, actor| change::shut_out(tx, office, actor, &account_id)).unwrap();
        assert_eq!(comes_in(world, &visitor, &out).1.status, 404, "whoever is shut out stays out");
    });
}

#[test]
fn only_the_demonstration_lets_anybody_in_without_a_factor() {
    story(|world| {
        let invitation = invited(world, "Sapt", "officer", &[]);
        let visitor = Visitor::anybody(&world.office);
        assert_eq!(visitor.post(&format!("/admission/{invitation}"), &[]).status, 422);
        let secret = world
            .does(|tx, office, _| open_for_demonstration(tx, office, "Rassendyll", "r@staff.test"))
            .unwrap();
        let address = format!("/admission/{secret}");
        assert!(visitor.get(&address).shown().contains("data-at-once"));
        assert_eq!(visitor.get("/desk").status, 303, "looking at it is not coming in");
        assert_eq!(visitor.post(&address, &[]).status, 303);
        assert!(visitor.get("/desk").shown().contains("Rassendyll"));
        assert_eq!(visitor.post(&address, &[]).status, 404);
        let waiting = world.office.read(Admission::waiting).unwrap();
        assert_eq!(waiting.len(), 1, "the invitation alone");
    });
}

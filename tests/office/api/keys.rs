//! Keys: made, shown once, ended by date, by word and with their maker.

use chancery::html::request::Method;
use chancery::programs::make::{self, NewKey};
use chancery::right::Right;
use jiff::SignedDuration;

use super::{Program, asked};
use crate::visitor::Visitor;
use crate::world::story;

#[test]
fn a_key_ends_by_date_by_word_and_with_its_maker() {
    story(|world| {
        let program = Program::with(world, &[Right::Read], &[]);
        let status = |secret: &str| {
            let bearer = format!("Bearer {secret}");
            asked(&world.office, Method::Get, "/api/v1/cases", &[("authorization", &bearer)], "").status
        };
        assert_eq!(status(&program.secret), 200);
        world.passes(SignedDuration::from_hours(24 * 30 - 1));
        assert_eq!(status(&program.secret), 200);
        world.passes(SignedDuration::from_hours(1));
        assert_eq!(status(&program.secret), 401, "its days are over");

        let new = NewKey { name: "feed".to_owned(), rights: vec![Right::Read], days: 5, ..NewKey::default() };
        let (key_id, secret) =
            world.does(|tx, office, officer| make::make(tx, office, officer, (None, &new))).unwrap();
        world.does(|tx, office, officer| make::end(tx, office, officer, &key_id)).unwrap();
        assert_eq!(status(&secret), 401, "taken back");
        world.is_refused("API-004", |tx, office, officer| make::end(tx, office, officer, &key_id));

        let head = Visitor::officer(&world.office, "Flavia", "head", &["AU"]);
        let account =
            world.office.read(|tx| Ok(chancery::staff::account::Account::by_name(tx, "Flavia")?.unwrap()));
        let account = account.unwrap();
        let actor = chancery::actor::Actor::Officer(account.officer());
        let make = |new: &NewKey| {
            world.office.write(|tx| make::make(tx, &world.office, &actor, (Some(&account.account_id), new)))
        };
        let (_, secret) = make(&new).unwrap();
        assert_eq!(status(&secret), 200);
        for more in [
            NewKey { countries: vec!["KR".to_owned()], ..new.clone() },
            NewKey { rights: vec![Right::AutoRelay], ..new.clone() },
        ] {
            let refused = make(&more).unwrap_err();
            assert!(format!("{refused:?}").contains("GrantsMore"), "{refused:?}");
        }
        for bad in [
            NewKey { days: 0, ..new.clone() },
            NewKey { days: 367, ..new.clone() },
            NewKey { name: " ".to_owned(), ..new.clone() },
            NewKey { rights: Vec::new(), ..new.clone() },
        ] {
            assert!(format!("{:?}", make(&bad).unwrap_err()).contains("BadKey"));
        }
        let sql = "UPDATE accounts SET shut_out_at = made_at WHERE name = 'Flavia'";
        world.office.write(|tx| Ok(tx.run(sql, &[])?)).unwrap();
        assert_eq!(status(&secret), 401, "its maker is shut out");
        drop(head);
    });
}

#[test]
fn an_officer_makes_a_key_in_the_browser_sees_it_once_and_takes_it_back() {
    story(|world| {
        let head = Visitor::officer(&world.office, "Flavia", "head", &["AU"]);
        let form =
            [("name", "mirror"), ("right", "read"), ("right", "note"), ("countries", ""), ("days", "30")];
        let made = head.post("/keys", &form);
        assert_eq!(made.status, 200, "{}", made.headers.get("location"));
        let secret = made.shown();
        let (_, secret) = secret.split_once("value=\"chancery_").expect("the key");
        let secret = format!("chancery_{}", secret.split('"').next().unwrap());
        let status = || {
            let bearer = format!("Bearer {secret}");
            asked(&world.office, Method::Get, "/api/v1/cases", &[("authorization", &bearer)], "").status
        };
        assert_eq!(status(), 200);
        let page = head.get("/keys").shown();
        assert!(page.contains("mirror") && page.contains("Australia") && !page.contains(&secret), "{page}");
        let (_, end) = page.split_once("action=\"/keys/").unwrap();
        let end = format!("/keys/{}", end.split('"').next().unwrap());
        assert_eq!(head.post(&end, &[]).headers.get("location"), "/keys?done=key-ended");
        assert_eq!(status(), 401);
        for (name, value, field) in
            [("days", "0", "days"), ("countries", "KR", "rights"), ("countries", "XX", "countries")]
        {
            let wrong = form.map(|(known, old)| if known == name { (known, value) } else { (known, old) });
            let shown = head.post("/keys", &wrong);
            assert_eq!(shown.status, 422);
            assert!(
                shown.shown().contains(&format!("<a href=\"#{field}\">")),
                "{name}={value}: {}",
                shown.shown()
            );
        }
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        assert_eq!(officer.get("/keys").status, 404);
    });
}

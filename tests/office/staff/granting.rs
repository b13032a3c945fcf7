//! Who may let whom in to what: the table of roles, the page that shows it, and what nobody may grant.

use std::collections::BTreeSet;

use chancery::actor::Actor;
use chancery::error::{Error, Result};
use chancery::office::Office;
use chancery::refusal::Refusal;
use chancery::right::Right;
use chancery::staff::account::Account;
use chancery::staff::admit::{Arrival, Factor, admit};
use chancery::staff::invite::{self, Newcomer};
use chancery::staff::own::{self, Oneself};
use chancery::staff::{change, role, session, webauthn};
use store::Tx;

use super::{comes_in, person};
use crate::visitor::{SITE, Visitor};
use crate::world::{World, story};

fn account(world: &World, name: &str) -> Account {
    world.office.read(|tx| Account::by_name(tx, name)).unwrap().unwrap()
}

fn as_officer(world: &World, name: &str) -> Actor {
    Actor::Officer(account(world, name).officer())
}

fn newcomer(name: &str, role: &str, countries: &[&str]) -> Newcomer {
    Newcomer {
        name: name.to_owned(),
        email: format!("{}@staff.test", name.to_lowercase()),
        role: role.to_owned(),
        countries: countries.iter().map(|country| (*country).to_owned()).collect(),
    }
}

#[test]
fn w20_the_page_shows_the_table_of_roles_as_the_office_obeys_it() {
    story(|world| {
        let head = Visitor::officer(&world.office, "Flavia", "head", &[]);
        let page = head.get("/staff").shown();
        let table = page.split("class=\"table matrix\"").nth(1).unwrap().split("</table>").next().unwrap();
        let rows: Vec<&str> = table.split("<tr>").skip(2).collect();
        let rights: Vec<Right> = Right::ALL.into_iter().filter(|right| *right != Right::AutoRelay).collect();
        assert_eq!(rows.len(), rights.len());
        for (row, right) in rows.iter().zip(rights) {
            let shown: Vec<bool> = row.split("<td>").skip(1).map(|cell| cell.contains('✓')).collect();
            let obeyed: Vec<bool> = role::all().map(|role| role::rights(role).has(right)).collect();
            assert_eq!(shown, obeyed, "{right:?}");
            for (name, may) in role::all().zip(obeyed) {
                let officer = Account {
                    account_id: String::new(),
                    name: String::new(),
                    email: String::new(),
                    role: name.to_owned(),
                    countries: Vec::new(),
                    is_shut_out: false,
                };
                assert_eq!(Actor::Officer(officer.officer()).must(right).is_ok(), may, "{name} {right:?}");
            }
        }
    });
}

#[test]
fn nobody_grants_or_takes_what_they_do_not_have() {
    story(|world| {
        person(world, "Flavia", "head", &[]);
        person(world, "Michael", "head", &["NZ", "AU"]);
        person(world, "Sapt", "officer", &["NZ"]);
        let michael = as_officer(world, "Michael");
        let (flavia, sapt) = (account(world, "Flavia").account_id, account(world, "Sapt").account_id);
        let tries = |deed: &dyn Fn(&mut Tx<'_>, &Office) -> Result<()>| {
            world.office.write(|tx| deed(tx, &world.office))
        };
        let refused = |what: &str, deed: &dyn Fn(&mut Tx<'_>, &Office) -> Result<()>| {
            let before = world.deeds();
            match tries(deed) {
                Err(Error::Refused(refusal)) => assert_eq!(refusal.code(), "STAFF-005", "{what}"),
                other => panic!("{what}: {other:?}"),
            }
            assert_eq!(world.deeds(), before);
        };
        for (countries, what) in
            [(&[][..], "every case"), (&["KR"], "another country"), (&["NZ", "KR"], "both")]
        {
            let new = newcomer("Rupert", "reader", countries);
            refused(what, &|tx, office| invite::invite(tx, office, &michael, &new).map(drop));
        }
        let kr = ["KR".to_owned()];
        refused("his own wider", &|tx, office| change::change(tx, office, &michael, &sapt, ("officer", &kr)));
        refused("every case", &|tx, office| change::change(tx, office, &michael, &sapt, ("officer", &[])));
        refused("a higher one", &|tx, office| change::shut_out(tx, office, &michael, &flavia));
        refused("a higher one's way in", &|tx, office| {
            invite::reset(tx, office, &michael, &flavia).map(drop)
        });
        let nz = ["NZ".to_owned()];
        tries(&|tx, office| change::change(tx, office, &michael, &sapt, ("clerk", &nz))).unwrap();
        let new = newcomer("Rupert", "head", &["AU"]);
        tries(&|tx, office| invite::invite(tx, office, &michael, &new).map(drop)).unwrap();
        let sapts = as_officer(world, "Sapt");
        let no_head = tries(&|tx, office| invite::invite(tx, office, &sapts, &new).map(drop));
        assert!(matches!(no_head, Err(Error::Refused(Refusal::NotAllowed(_)))), "a clerk lets nobody in");
    });
}

#[test]
fn the_last_head_stays_and_a_link_outlives_no_right_of_its_maker() {
    story(|world| {
        person(world, "Flavia", "head", &[]);
        let id = account(world, "Flavia").account_id;
        let nz = ["NZ".to_owned()];
        world.is_refused("STAFF-006", |tx, office, actor| change::shut_out(tx, office, actor, &id));
        world.is_refused("STAFF-006", |tx, office, actor| {
            change::change(tx, office, actor, &id, ("officer", &[]))
        });
        world.is_refused("STAFF-006", |tx, office, actor| {
            change::change(tx, office, actor, &id, ("head", &nz))
        });
        person(world, "Michael", "head", &["NZ"]);
        world.is_refused("STAFF-006", |tx, office, actor| change::shut_out(tx, office, actor, &id));
        person(world, "Rudolf", "head", &[]);
        world.does(|tx, office, actor| change::shut_out(tx, office, actor, &id)).unwrap();
        let rudolf = account(world, "Rudolf").account_id;
        world.is_refused("STAFF-006", |tx, office, actor| change::shut_out(tx, office, actor, &rudolf));
        world.does(|tx, office, actor| change::let_in(tx, office, actor, &id)).unwrap();
        world.does(|tx, office, actor| change::shut_out(tx, office, actor, &rudolf)).unwrap();
    });
}

#[test]
fn a_head_invites_in_the_browser_and_the_link_is_shown_once() {
    story(|world| {
        let head = Visitor::officer(&world.office, "Flavia", "head", &[]);
        let form =
            [("name", "Rupert"), ("email", "rupert@hentzau.test"), ("role", "clerk"), ("sees", "some")];
        let nowhere = head.post("/staff/invite", &form);
        assert!(nowhere.status == 422 && nowhere.shown().contains("id=\"sees-mistake\""));
        let whole = [&form[..], &[("country", "NZ"), ("country", "AU"), ("account_id", "x")]].concat();
        let made = head.post("/staff/invite", &whole);
        assert_eq!(made.status, 200, "{}", made.shown());
        let secret = made.shown().split("/admission/").nth(1).unwrap()[..43].to_owned();
        let staff = head.get("/staff").shown();
        assert!(staff.contains("Rupert") && !staff.contains(&secret));
        let taken =
            head.post("/staff/invite", &[("name", "Flavia"), ("email", "new@x.test"), ("role", "clerk")]);
        assert!(taken.status == 422 && taken.shown().contains("id=\"name-mistake\""));
        let rupert = Visitor::anybody(&world.office);
        assert_eq!(comes_in(world, &rupert, &secret).1.status, 303);
        let made = account(world, "Rupert");
        assert_eq!(
            (made.role.as_str(), made.countries.as_slice()),
            ("clerk", &["NZ".to_owned(), "AU".to_owned()][..])
        );
        assert_eq!(rupert.get("/staff").status, 404, "a clerk has no staff page");

        let page = format!("/staff/officers/{}", made.account_id);
        let widened = [("role", "officer"), ("sees", "every")];
        assert_eq!(head.post(&page, &widened).status, 303);
        assert_eq!(rupert.get("/desk").status, 303, "changed, and so signed out");
        assert_eq!(account(world, "Rupert").role, "officer");
        assert_eq!(head.post(&format!("{page}/shut-out"), &[]).status, 303);
        assert!(account(world, "Rupert").is_shut_out);
        assert!(head.get(&page).shown().contains("let-in"));
        assert_eq!(head.post(&format!("{page}/let-in"), &[]).status, 303);
        let reset = head.post(&format!("{page}/reset"), &[]);
        assert!(reset.status == 200 && reset.shown().contains("/admission/"));
    });
}

type Deed<'a> = Box<dyn Fn(&mut Tx<'_>, &Office, &Actor) -> Result<()> + 'a>;

#[test]
#[expect(clippy::too_many_lines, reason = "a table: one line per case")]
fn every_refusal_of_the_staff_room_is_given_where_it_is_due() {
    story(|world| {
        person(world, "Flavia", "head", &[]);
        let flavia = account(world, "Flavia").account_id;
        let michael = Actor::Officer(
            Account { countries: vec!["NZ".to_owned()], ..account(world, "Flavia") }.officer(),
        );
        let secret = world.does(|tx, office, _| session::open(tx, office, &flavia)).unwrap();
        let visitor = Visitor::anybody(&world.office).carrying(session::COOKIE, &secret);
        let request = visitor.request(chancery::html::request::Method::Get, "/account");
        let (signed_in, officer) = session::who(&world.office, &request).unwrap().unwrap();
        world.does(|tx, _, _| Ok(tx.run("DELETE FROM passkeys", &[])?)).unwrap();
        let stale = chancery::html::visit::SignedIn { is_proved: false, ..signed_in.clone() };
        let own_actor = Actor::Officer(officer);
        let invited = |name: &str, role: &str, email: &str| Newcomer {
            email: email.to_owned(),
            ..newcomer(name, role, &[])
        };
        let (named, mailed) =
            (invited("Flavia", "clerk", "new@x.test"), invited("New", "clerk", "flavia@staff.test"));
        let king = invited("Rudolf", "king", "rudolf@x.test");
        let wide = invited("Rupert", "reader", "rupert@x.test");
        let answer = webauthn::Answer { ceremony: "none", credential: "{}", label: "" };
        let deeds: Vec<(&str, Deed<'_>)> = vec![
            ("STAFF-001", Box::new(|tx, office, head| change::shut_out(tx, office, head, "none"))),
            ("STAFF-002", Box::new(|tx, office, head| invite::invite(tx, office, head, &named).map(drop))),
            ("STAFF-003", Box::new(|tx, office, head| invite::invite(tx, office, head, &mailed).map(drop))),
            ("STAFF-004", Box::new(|tx, office, head| invite::invite(tx, office, head, &king).map(drop))),
            ("STAFF-005", Box::new(|tx, office, _| invite::invite(tx, office, &michael, &wide).map(drop))),
            ("STAFF-006", Box::new(|tx, office, head| change::shut_out(tx, office, head, &flavia))),
            (
                "STAFF-007",
                Box::new(|tx, office, _| {
                    admit(tx, office, "none", &Arrival::default(), &Factor::Nothing).map(drop)
                }),
            ),
            (
                "STAFF-008",
                Box::new(|tx, office, _| {
                    let oneself = Oneself { actor: &own_actor, session: &stale };
                    own::describe(tx, office, oneself, ("Flavia", "other@x.test", ""))
                }),
            ),
            (
                "STAFF-009",
                Box::new(|tx, office, _| {
                    let oneself = Oneself { actor: &own_actor, session: &signed_in };
                    own::forget_password(tx, office, oneself)
                }),
            ),
        ];
        let mut seen = BTreeSet::new();
        for (code, deed) in deeds {
            world.is_refused(code, |tx, office, actor| deed(tx, office, actor));
            seen.insert(code);
        }
        match webauthn::finish_known(&world.office, SITE, &answer, "sign-in") {
            Err(Error::Refused(refusal)) => seen.insert(refusal.code()),
            other => panic!("{:?}", other.map(|(account, _)| account)),
        };
        let all = Refusal::one_of_each().iter().map(Refusal::code).collect::<Vec<_>>();
        let all: BTreeSet<&str> = all.into_iter().filter(|code| code.starts_with("STAFF-")).collect();
        assert_eq!(seen, all);
    });
}

//! The directory in the browser: authorities, procedures, letter texts, coverage; every change is a revision.

use chancery::directory::contact::{self, Mark};

use crate::visitor::Visitor;
use crate::world::{World, story};

fn head(world: &World) -> Visitor<'_> {
    Visitor::officer(&world.office, "Strakencz", "head", &[])
}

fn revision(world: &World) -> i64 {
    world.office.read(chancery::directory::revision::current_number).unwrap()
}

#[test]
fn an_authority_shows_the_state_of_each_contact() {
    story(|world| {
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        world
            .does(|tx, office, _| {
                let bounced = Mark { state: "bouncing", at: office.now(), why: "550 no such mailbox" };
                contact::mark(tx, "civil-aviation", "permits@caa.gov.example", &bounced)
            })
            .unwrap();
        let list = officer.get("/directory?state=bouncing").shown();
        assert!(
            list.contains("Department of Civil Aviation") && !list.contains("Ministry of Trade"),
            "{list}"
        );
        let one = officer.get("/directory/authorities/civil-aviation").shown();
        for said in [
            "permits@caa.gov.example",
            "Bouncing",
            "550 no such mailbox",
            "Proposed",
            "datetime=\"2026-12-24\"",
        ] {
            assert!(one.contains(said), "{said}: {one}");
        }
        assert!(!one.contains("/contacts/confirm"), "an officer without the right sees no button");
        let path = "/directory/authorities/civil-aviation/contacts/confirm";
        let address = [("address", "permits@caa.gov.example")];
        assert_eq!(officer.post(path, &address).status, 404, "nor may they press it");
        assert_eq!(head(world).post(path, &address).status, 303);
        let one = officer.get("/directory/authorities/civil-aviation").shown();
        assert!(one.contains("Confirmed") && !one.contains("Bouncing"), "{one}");
        assert_eq!(officer.get("/directory/authorities/nobody").status, 404);
    });
}

#[test]
fn an_authority_changed_in_the_browser_is_a_new_revision_with_its_remarks_kept() {
    story(|world| {
        let head = head(world);
        let before = revision(world);
        let form = [
            ("revision", before.to_string()),
            ("name-en", "Department of Aviation".to_owned()),
            ("name-ko", "민간항공국".to_owned()),
            ("country", "zz".to_owned()),
            ("time_zone", "Europe/Prague".to_owned()),
            ("working_days", "mon".to_owned()),
            ("working_days", "sun".to_owned()),
            ("holidays", "2026-12-24\r\n2027-01-01".to_owned()),
            ("domains", "caa.gov.example".to_owned()),
        ];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let saved = head.post("/directory/authorities/civil-aviation/edit", &form);
        assert_eq!((saved.status, revision(world)), (303, before + 1), "{}", saved.shown());
        let text = world.office.in_force().text.clone();
        assert!(text.starts_with("# The small named world of the stories"), "the remark at the top stays");
        assert!(text.contains("address = \"minister@caa.gov.example\""), "contacts stay as they are");
        let calendar = world.office.in_force().directory.authority("civil-aviation").unwrap().calendar();
        assert_eq!(calendar.working_days.len(), 2);
        assert!(calendar.holidays.contains(&"2027-01-01".parse().unwrap()));
        let shown = head.get(&format!("/directory/history/{}", before + 1)).shown();
        for said in [
            "officer Strakencz",
            "Authority civil-aviation",
            "Department of Civil Aviation",
            "Department of Aviation",
        ] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let again = head.post("/directory/authorities/civil-aviation/edit", &form);
        assert_eq!(again.status, 422, "a form filled in from an older revision is not taken");
        assert!(again.shown().contains("changed by somebody else"), "{}", again.shown());
    });
}

#[test]
fn mistakes_in_a_form_are_shown_at_their_fields_and_nothing_changes() {
    story(|world| {
        let head = head(world);
        let before = revision(world);
        let form = [
            ("key", "Ports!"),
            ("country", "XQ"),
            ("time_zone", "Ruritania/Strelsau"),
            ("holidays", "tomorrow"),
            ("domains", "nowhere"),
        ];
        let shown = head.post("/directory/new-authority", &form);
        assert_eq!((shown.status, revision(world)), (422, before));
        let shown = shown.shown();
        for field in ["key", "name-en", "country", "time_zone", "working_days", "holidays", "domains"] {
            assert!(shown.contains(&format!("<a href=\"#{field}\">")), "{field} has no mistake");
            assert!(shown.contains(&format!("id=\"{field}\"")), "{field} cannot be reached");
        }
        assert!(shown.contains("value=\"Ports!\"") && shown.contains("tomorrow"), "what was typed stays");
    });
}

#[test]
fn contacts_come_change_and_go_and_an_authority_in_use_stays() {
    story(|world| {
        let head = head(world);
        let path = "/directory/authorities/trade/contacts";
        let contact =
            [("address", "second@trade.gov.example"), ("procedures", "trade-enquiry"), ("language", "ar")];
        assert_eq!(head.post(path, &contact).status, 303);
        let addresses = |world: &World| -> Vec<String> {
            let in_force = world.office.in_force();
            let trade = in_force.directory.authority("trade").unwrap();
            trade.contacts_for("trade-enquiry").map(|one| one.address.as_ref().clone()).collect()
        };
        world.office.read(|_| Ok(())).unwrap();
        assert_eq!(addresses(world), ["second@trade.gov.example", "enquiries@trade.gov.example"]);
        assert_eq!(head.post(path, &[("address", "nonsense")]).status, 422);
        let gone = head.post(&format!("{path}/remove"), &[("address", "second@trade.gov.example")]);
        assert_eq!(gone.status, 303);
        head.get("/directory");
        assert_eq!(addresses(world), ["enquiries@trade.gov.example"]);
        let refused = head.post("/directory/authorities/trade/remove", &[]);
        assert_eq!(refused.status, 422, "a procedure names it");
        assert!(world.office.in_force().directory.authority("trade").is_some());
    });
}

#[test]
fn an_earlier_revision_is_put_in_force_again_as_a_new_one() {
    story(|world| {
        let head = head(world);
        let before = world.office.in_force().text.clone();
        head.post("/directory/authorities/trade/contacts", &[("address", "other@trade.gov.example")]);
        let changed = revision(world);
        assert_ne!(world.office.in_force().text, before);
        let restored = head.post(&format!("/directory/history/{}/restore", changed - 1), &[]);
        assert_eq!((restored.status, revision(world)), (303, changed + 1));
        assert_eq!(world.office.in_force().text, before);
        assert_eq!(head.post("/directory/history/99/restore", &[]).status, 404);
        let file = head.get(&format!("/directory/history/{changed}/file"));
        assert!(file.headers.get("content-disposition").starts_with("attachment"), "to keep, not to show");
    });
}

//! The directory in the browser: authorities, procedures, letter texts, coverage; every change is a revision.

use chancery::directory::contact::{self, Mark};

use crate::visitor::Visitor;
use crate::world::{World, story};

pub fn head(world: &World) -> Visitor<'_> {
    Visitor::officer(&world.office, "Strakencz", "head", &[])
}

pub fn revision(world: &World) -> i64 {
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

#[test]
fn the_map_and_the_table_say_who_serves_a_country_on_a_day() {
    story(|world| {
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        let today = officer.get("/directory/coverage");
        assert!(today.body.len() < 60_000, "{} bytes", today.body.len());
        let today = today.shown();
        assert!(today.contains("<tr id=\"AU\"><th scope=\"row\">Australia</th>"), "{today}");
        assert!(today.contains("<li id=\"NZ\">New Zealand</li>"), "{today}");
        assert!(today.contains("They fall to the default delegate, Rudolf Rassendyll."), "{today}");
        let hatched = today.split("fill=\"url(#by-1)\"").nth(1).expect("a hatched group");
        let hatched = hatched.split("</g>").next().unwrap();
        assert!(hatched.contains("href=\"#AU\"") && !hatched.contains("href=\"#NZ\""), "{hatched}");
        let before = officer.get("/directory/coverage?on=2001-01-01").shown();
        assert!(before.contains("<li id=\"AU\">Australia</li>"), "nobody was accredited then");
        let korean = officer.reading("ko").get("/directory/coverage").shown();
        assert!(korean.contains("오스트레일리아") && korean.contains("루돌프 라센딜"), "{korean}");
    });
}

#[test]
fn a_delegate_is_added_accredited_and_withdrawn() {
    story(|world| {
        let head = head(world);
        let names = [
            ("key", "helsing"),
            ("name", "Flavia"),
            ("language", "en"),
            ("name", "플라비아"),
            ("language", "ko"),
            ("name", ""),
            ("language", "ar"),
            ("resident_in", "NZ"),
        ];
        let saved = head.post("/directory/new-delegate", &names);
        assert_eq!(
            saved.headers.get("location"),
            "/directory/delegates/helsing?done=directory-saved",
            "{}",
            saved.shown()
        );
        let path = "/directory/delegates/helsing/accreditations";
        let wrong = head.post(path, &[("country", "NZ"), ("from", "2026-05-01"), ("until", "2026-05-01")]);
        assert!(wrong.status == 422 && wrong.shown().contains("href=\"#until\""), "{}", wrong.shown());
        let accredited = [
            ("country", "NZ"),
            ("function", "consul"),
            ("named_by", "the Crown"),
            ("paper", "Gazette 7"),
            ("from", "2026-05-01"),
        ];
        assert_eq!(head.post(path, &accredited).status, 303);
        let serves = |world: &World, day: &str| {
            let in_force = world.office.in_force();
            chancery::directory::coverage::serves(&in_force.directory, "NZ", day.parse().unwrap()).0
        };
        let shown = head.get("/directory/delegates/helsing").shown();
        assert!(shown.contains("Gazette 7") && shown.contains("플라비아"), "{shown}");
        assert_eq!(
            (serves(world, "2026-05-01"), serves(world, "2026-04-30")),
            ("helsing".to_owned(), "rassendyll".to_owned())
        );
        assert_eq!(
            head.post(path, &[("country", "NZ"), ("from", "2026-05-01"), ("until", "2026-09-01")]).status,
            303
        );
        head.get("/directory/coverage");
        assert_eq!(serves(world, "2026-09-01"), "rassendyll", "its last day ends it");
        assert_eq!(
            head.post(&format!("{path}/remove"), &[("country", "NZ"), ("from", "2026-05-01")]).status,
            303
        );
        head.get("/directory/coverage");
        assert_eq!(serves(world, "2026-06-01"), "rassendyll");
    });
}

#[test]
fn a_procedure_is_changed_field_by_field_and_the_form_stays_in_order() {
    story(|world| {
        let head = head(world);
        let page = head.get("/directory/procedures/landing-permit").shown();
        for said in ["Aircraft registration", "Stays with the desk", "10 working days", "Civil Aviation"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let now = || revision(world).to_string();
        let wrong = [("key", "No!"), ("kind", "choice"), ("least", "5"), ("most", "2")];
        let refused = head.post("/directory/procedures/landing-permit/new-field", &wrong);
        let shown = refused.shown();
        for field in ["key", "label-en", "choices", "most"] {
            assert!(
                shown.contains(&format!("href=\"#{field}\"")) && shown.contains(&format!("id=\"{field}\"")),
                "{field}: {shown}"
            );
        }
        let (before, text) = (now(), world.office.in_force().text.clone());
        let bad_pattern = [
            ("revision", before.as_str()),
            ("key", "icao"),
            ("kind", "text"),
            ("label-en", "ICAO"),
            ("pattern", "[A-"),
        ];
        assert_eq!(head.post("/directory/procedures/landing-permit/new-field", &bad_pattern).status, 422);
        assert_eq!((now(), &world.office.in_force().text), (before.clone(), &text), "nothing of it stands");
        let field = [
            ("revision", before.as_str()),
            ("key", "purpose"),
            ("kind", "choice"),
            ("label-en", "Purpose"),
            ("label-ar", "الغرض"),
            ("choices", "relief\r\ntrade"),
            ("disclose", "1"),
        ];
        let added = head.post("/directory/procedures/landing-permit/new-field", &field);
        assert_eq!(added.status, 303, "{}", added.shown());
        let keys = |world: &World| -> Vec<String> {
            world.office.read(|_| Ok(())).unwrap();
            let in_force = world.office.in_force();
            let fields = &in_force.directory.procedure("landing-permit").unwrap().fields;
            fields.iter().map(|field| field.key.as_ref().clone()).collect()
        };
        assert_eq!(keys(world), ["registration", "payer_phone", "purpose"]);
        let up = head.post("/directory/procedures/landing-permit/fields/purpose/move", &[("way", "up")]);
        assert_eq!(up.status, 303, "{}", up.shown());
        assert_eq!(keys(world), ["registration", "purpose", "payer_phone"]);
        head.post("/directory/procedures/landing-permit/fields/registration/move", &[("way", "up")]);
        assert_eq!(keys(world), ["registration", "purpose", "payer_phone"], "the first stays the first");
        head.post("/directory/procedures/landing-permit/fields/purpose/move", &[("way", "down")]);
        assert_eq!(keys(world), ["registration", "payer_phone", "purpose"]);
        let gone =
            head.post("/directory/procedures/landing-permit/fields/purpose/remove", &[("revision", &now())]);
        assert_eq!(gone.status, 303, "{}", gone.shown());
        assert_eq!(
            world.office.read(|_| Ok(world.office.in_force().text.clone())).unwrap(),
            text,
            "no trace is left"
        );
    });
}

#[test]
fn time_limits_and_authorities_of_a_procedure_are_changed_in_a_form() {
    story(|world| {
        let head = head(world);
        let now = revision(world).to_string();
        let form = [
            ("revision", now.as_str()),
            ("name-en", "Landing permit"),
            ("name-es", "Permiso de aterrizaje"),
            ("name-ko", "착륙 허가"),
            ("authorities", "civil-aviation"),
            ("authorities", "foreign-affairs"),
            ("intake", "permits@ruritania.example"),
            ("acknowledge_within", "2"),
            ("answer_within", "30"),
            ("answer_within-days", "all"),
            ("remind_every", "3"),
            ("reminders", "2"),
            ("outcomes", "granted\nrefused\npartly\nnot competent"),
            ("offered", "1"),
        ];
        let saved = head.post("/directory/procedures/landing-permit/edit", &form);
        assert_eq!(saved.status, 303, "{}", saved.shown());
        let changes = head.get(&format!("/directory/history/{}", revision(world))).shown();
        assert!(changes.contains("2 changes against"), "only what was changed is written: {changes}");
        let in_force = world.office.in_force();
        let permit = in_force.directory.procedure("landing-permit").unwrap();
        assert_eq!(permit.answer_limit().unwrap().to_string(), "30 days");
        assert_eq!(permit.authorities.len(), 2);
        let wrong =
            [("revision", now.as_str()), ("more", "nobody"), ("answer_within", "soon"), ("reminders", "-1")];
        let shown = head.post("/directory/procedures/landing-permit/edit", &wrong).shown();
        for field in ["name-en", "more", "answer_within", "reminders"] {
            assert!(
                shown.contains(&format!("href=\"#{field}\"")) && shown.contains(&format!("id=\"{field}\"")),
                "{field}: {shown}"
            );
        }
        let built = [
            ("revision", &*revision(world).to_string()),
            ("key", "press"),
            ("uses", "interview"),
            ("authorities", "foreign-affairs"),
            ("reminders", "3"),
            ("offered", "1"),
        ];
        let made = head.post("/directory/new-procedure", &built);
        assert_eq!(made.status, 303, "{}", made.shown());
        let page = head.get("/directory/procedures/press").shown();
        assert!(page.contains("Interview"), "what the shipped procedure says holds: {page}");
        let first =
            world.office.in_force().directory.procedure("press").unwrap().fields[0].key.as_ref().clone();
        let left = head.post(
            &format!("/directory/procedures/press/fields/{first}/remove"),
            &[("revision", &revision(world).to_string())],
        );
        assert_eq!(left.status, 303, "{}", left.shown());
        assert!(head.get("/directory/procedures/press").shown().contains("left out"));
        assert_eq!(head.post("/directory/procedures/press/take-back", &[("field", &first)]).status, 303);
        assert!(!head.get("/directory/procedures/press").shown().contains("left out"));
    });
}

#[test]
fn a_letter_text_is_tried_before_it_is_saved_and_the_shipped_one_comes_back() {
    story(|world| {
        let head = head(world);
        let path = "/directory/letters/relay/en";
        let before = revision(world);
        let number = before.to_string();
        let text = |text: &'static str, act: &'static str| {
            vec![("revision", number.clone()), ("text", text.to_owned()), ("act", act.to_owned())]
        };
        let posted = |form: Vec<(&str, String)>| {
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            head.post(path, &form)
        };
        let wrong = posted(text("Subject: x\n\n{{ password }}", "save"));
        assert_eq!((wrong.status, revision(world)), (422, before));
        assert!(wrong.shown().contains(":3"), "the line is named: {}", wrong.shown());
        let tried = posted(text("Subject: About {{ reference }}\n\nHear: {{ text }}", "preview"));
        assert_eq!((tried.status, revision(world)), (200, before), "trying changes nothing");
        assert!(
            tried.shown().contains("About 7K3M-9PQX") && tried.shown().contains("Hear: We grant the permit.")
        );
        let saved = posted(text("Subject: About {{ reference }}\n\nHear: {{ text }}", "save"));
        assert_eq!(saved.status, 303, "{}", saved.shown());
        assert!(head.get(path).shown().contains("Own text"));
        assert!(world.office.in_force().directory.letter["relay"]["en"].ends_with("Hear: {{ text }}"));
        let dropped = head.post(path, &[("revision", &revision(world).to_string()), ("act", "drop")]);
        assert_eq!(dropped.status, 303, "{}", dropped.shown());
        assert!(head.get(path).shown().contains("Shipped text"));
        assert_eq!(head.get("/directory/letters/poem/en").status, 404);
        assert_eq!(head.get("/directory/letters/relay/tlh").status, 404);
    });
}

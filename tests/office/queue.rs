//! Today, the queue, the tray and the outbox as officers use them: what is shown, in whose sight, and what each button does.

use chancery::html::response::Response;
use jiff::SignedDuration;

use crate::letters::{ALICE, FORGER, MINSU, Person, Stamp, letter};
use crate::visitor::Visitor;
use crate::walk::{forwarded_permit, novak_grants};
use crate::world::{World, story};

/// Where a change leads.
fn leads_to(response: &Response) -> &str {
    assert_eq!(response.status, 303, "{}", response.shown());
    response.headers.get("location")
}

fn asks(world: &mut World, person: &Person, subject: &str, text: &str) -> String {
    let id = format!("{subject}-{}", person.host);
    let request = letter(person, "desk@ruritania.example", subject, &id.replace(' ', "-")).saying(text);
    world.asks("desk@ruritania.example", &request)
}

/// A letter that nobody can place, about a case.
fn stray(world: &mut World, reference: &str) -> String {
    let stray = letter(&FORGER, "r+wrong@ruritania.example", &format!("About {reference}"), "stray-1")
        .saying("I know more <script>alert(1)</script>.")
        .with_file("more.html", "<p>More</p>");
    let kept = world.writes("r+wrong@ruritania.example", &stray);
    assert_eq!(kept.disposition, "tray", "{}", kept.why);
    kept.letter_id
}

#[test]
fn today_shows_what_waits_and_nothing_when_nothing_does() {
    story(|world| {
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        assert!(officer.get("/desk").shown().contains("Nothing waits for you."));
    });
    story(|world| {
        let reference = forwarded_permit(world);
        let held = novak_grants(world, &reference, Stamp::Missing);
        let fresh = asks(world, &MINSU, "A question", "Where?");
        let lost = stray(world, &fresh);
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        let today = officer.get("/desk").shown();
        assert!(today.contains(&format!("/desk/cases/{reference}#letter-{held}")), "{today}");
        assert!(today.contains("id=\"today-new\"") && today.contains(&fresh), "{today}");
        assert!(today.contains(&format!("/desk/tray/{lost}")), "{today}");
        let first = today.find("class=\"button\" href=").unwrap();
        assert!(
            today[first..].starts_with(&format!("class=\"button\" href=\"/desk/cases/{reference}#")),
            "{today}"
        );
        assert!(today.len() < 60_000 && !today.contains("<script>alert"));

        world.passes_days(30);
        let today = Visitor::officer(&world.office, "Strelsau", "officer", &[]).get("/desk").shown();
        assert!(
            today.contains("id=\"today-overdue\"") && today.contains("Department of Civil Aviation"),
            "{today}"
        );
    });
}

#[test]
fn an_officer_of_one_country_sees_no_word_of_anothers_work() {
    story(|world| {
        let of_alice = asks(world, &ALICE, "Secret of Alice", "Where?");
        let of_minsu = asks(world, &MINSU, "Secret of Minsu", "Where indeed?");
        let stray = stray(world, &of_alice);
        let korean = Visitor::officer(&world.office, "Kim", "officer", &["KR"]);
        for address in [
            "/desk",
            "/desk/cases",
            "/desk/cases?state=any",
            "/desk/cases?text=Where",
            "/desk/tray",
            "/desk/outbox",
        ] {
            let page = korean.get(address).shown();
            assert!(
                !page.contains(&of_alice) && !page.contains("Alice") && !page.contains(&stray),
                "{address}: {page}"
            );
        }
        for address in ["/desk", "/desk/cases", "/desk/cases?text=Where"] {
            assert!(korean.get(address).shown().contains(&of_minsu), "{address}");
        }
        assert_eq!(korean.get(&format!("/desk/find?q={of_alice}")).status, 404);
        assert_eq!(
            leads_to(&korean.get(&format!("/desk/find?q={of_minsu}"))),
            format!("/desk/cases/{of_minsu}")
        );
        assert_eq!(korean.get(&format!("/desk/tray/{stray}")).status, 404);
        assert_eq!(korean.post(&format!("/desk/tray/{stray}/discard"), &[("why", "spam")]).status, 404);
        let waiting = world.newest_to(&of_alice, "requester").id;
        assert_eq!(korean.post(&format!("/desk/outbox/{waiting}/call-back"), &[]).status, 404);
        assert_eq!(korean.post(&format!("/desk/outbox/{waiting}/send-now"), &[]).status, 404);
        let routed =
            korean.post("/desk/bulk/route", &[("case", &of_alice), ("procedure", "website")]).shown();
        assert!(routed.contains("Refused for 1 case"), "{routed}");
        assert_eq!(world.state(&of_alice), "open");
    });
}

#[test]
fn the_queue_is_turned_page_by_page_and_loses_no_case() {
    story(|world| {
        let mut all: Vec<String> = Vec::new();
        for number in 0..60 {
            if number % 7 == 0 {
                world.passes(SignedDuration::from_mins(1));
            }
            let id = format!("many-{number}");
            let request =
                letter(&ALICE, "desk@ruritania.example", &format!("Case {number}"), &id).saying("Please.");
            all.push(world.asks("desk@ruritania.example", &request));
        }
        all.reverse();
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        let (mut seen, mut address, mut back) = (Vec::new(), "/desk/cases".to_owned(), String::new());
        loop {
            let page = officer.get(&address).shown();
            assert!(page.len() < 60_000);
            seen.extend(references(&page));
            back = link(&page, "prev").unwrap_or(back);
            match link(&page, "next") {
                Some(next) => address = next,
                None => break,
            }
        }
        assert_eq!(seen, all, "each case once, the last changed first");
        assert_eq!(references(&officer.get(&back).shown()), all[25..50], "and one page back");
    });
}

/// The references in the rows of a page.
fn references(page: &str) -> Vec<String> {
    let rows = page.split("<th scope=\"row\">").skip(1);
    rows.map(|row| row.split("/desk/cases/").nth(1).unwrap().split('"').next().unwrap().to_owned()).collect()
}

/// The link of this relation.
fn link(page: &str, rel: &str) -> Option<String> {
    let rest = page.split(&format!("rel=\"{rel}\" href=\"")).nth(1)?;
    Some(rest.split('"').next()?.replace("&#38;", "&"))
}

#[test]
fn the_queue_is_narrowed_by_its_address() {
    story(|world| {
        let permit = forwarded_permit(world);
        let question = asks(world, &MINSU, "A question", "Where?");
        let held = novak_grants(world, &permit, Stamp::Missing);
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        let shows = |address: &str| {
            let mut found = references(&officer.get(address).shown());
            found.sort();
            found
        };
        let sorted = |mut both: Vec<String>| {
            both.sort();
            both
        };
        let both = sorted(vec![permit.clone(), question.clone()]);
        assert_eq!(shows("/desk/cases"), both);
        for (asked, expected) in [
            ("state=open", &question),
            ("state=forwarded", &permit),
            ("waiting=authority", &permit),
            ("waiting=desk", &question),
            ("procedure=landing-permit", &permit),
            ("authority=civil-aviation", &permit),
            ("country=KR", &question),
            ("country=au", &permit),
            ("officer=tarlenheim", &permit),
            ("held=1", &permit),
            ("state=forwarded&country=AU&from=2026-11-01&before=2026-12-01", &permit),
        ] {
            assert_eq!(shows(&format!("/desk/cases?{asked}")), std::slice::from_ref(expected), "{asked}");
        }
        for nothing in
            ["overdue=1", "state=closed", "state=open&country=AU", "from=2026-12-01", "officer=nobody"]
        {
            assert!(shows(&format!("/desk/cases?{nothing}")).is_empty(), "{nothing}");
        }
        world.accepts(&permit, &held);
        assert!(shows("/desk/cases?held=1").is_empty(), "an accepted reply is held no longer");
        assert!(
            !world.notices().contains(&"notice-reply-held".to_owned()),
            "and nobody is told to look at it"
        );
    });
}

#[test]
fn words_are_found_in_any_script_and_marked_without_a_word_of_the_letter_running() {
    story(|world| {
        let request = letter(&MINSU, "desk@ruritania.example", "여권", "passport-1")
            .saying("여권을 잃어버렸습니다 <img src=x onerror=alert(1)>. Потеряна ёлка.");
        let reference = world.asks("desk@ruritania.example", &request);
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        for (words, mark) in [
            ("여권", "<mark>여권</mark>"),
            ("елка", "<mark>ёлка</mark>"),
            ("ONERROR", "<mark>onerror</mark>"),
        ] {
            let asked = form_urlencoded::byte_serialize(words.as_bytes()).collect::<String>();
            let page = officer.get(&format!("/desk/cases?text={asked}")).shown();
            assert_eq!(references(&page), std::slice::from_ref(&reference), "{words}");
            assert!(page.contains(mark) && !page.contains("<img"), "{words}: {page}");
        }
        assert!(references(&officer.get("/desk/cases?text=nowhere").shown()).is_empty());
    });
}

#[test]
fn several_cases_are_routed_and_handed_over_each_by_name() {
    story(|world| {
        let open = asks(world, &ALICE, "One", "Please.");
        let other = asks(world, &MINSU, "Two", "Please.");
        let closed = asks(world, &MINSU, "Three", "Please.");
        world.does(|tx, office, officer| chancery::desk::close::close(tx, office, officer, &closed)).unwrap();
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        let chosen = officer.get(&format!("/desk/bulk?case={open}&case={other}")).shown();
        assert!(chosen.contains("2 cases are chosen.") && chosen.contains("Landing permit"), "{chosen}");
        let unsaid = officer.post("/desk/bulk/route", &[("case", &open), ("procedure", "")]);
        assert!(unsaid.status == 422 && unsaid.shown().contains("id=\"procedure-mistake\""));

        let form = [
            ("case", open.as_str()),
            ("case", other.as_str()),
            ("case", "2222-2222"),
            ("procedure", "landing-permit"),
        ];
        let routed = officer.post("/desk/bulk/route", &form).shown();
        assert!(routed.contains("Done for 2 cases:") && routed.contains("Refused for 1 case"), "{routed}");
        assert!(routed.contains("No case has the reference 2222-2222"), "{routed}");
        assert_eq!((world.state(&open), world.state(&other)), ("routed", "routed"));

        let form = [("case", open.as_str()), ("case", closed.as_str()), ("officer", "tarlenheim")];
        let handed = officer.post("/desk/bulk/assign", &form).shown();
        assert!(handed.contains("Done for 1 case:") && handed.contains("is closed"), "{handed}");
        assert_eq!(world.case(&open).row.officer, "tarlenheim");
        let deeds = world.case(&open).journal;
        let last = deeds.last().unwrap();
        assert_eq!((last.deed.as_str(), last.actor.as_str()), ("case.assigned", "officer Hentzau"));
        let reader = Visitor::officer(&world.office, "Michael", "reader", &[]);
        assert_eq!(reader.post("/desk/bulk/assign", &form).status, 404);
    });
}

#[test]
fn a_view_is_saved_shared_and_dropped_by_its_maker_alone() {
    story(|world| {
        let maker = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        let other = Visitor::officer(&world.office, "Sapt", "officer", &[]);
        let form =
            [("name", "Permits of Australia"), ("question", "procedure=landing-permit&country=AU&older=x")];
        let saved = maker.post("/desk/views", &form);
        assert_eq!(leads_to(&saved), "/desk/cases?procedure=landing-permit&country=AU&done=view-saved");
        assert!(maker.get("/desk/cases").shown().contains("Permits of Australia"));
        assert!(!other.get("/desk/cases").shown().contains("Permits of Australia"));
        let form = [("name", "All open"), ("question", "state=open"), ("shared", "1")];
        maker.post("/desk/views", &form);
        assert!(other.get("/desk/cases").shown().contains("All open"));
        let page = maker.get("/desk/cases?state=open").shown();
        let view = page.split("name=\"view\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        other.post("/desk/views/drop", &[("view", view)]);
        assert!(maker.get("/desk/cases").shown().contains("All open"), "another's view stays");
        maker.post("/desk/views/drop", &[("view", view)]);
        assert!(!other.get("/desk/cases").shown().contains("All open"));
    });
}

#[test]
fn a_letter_of_the_tray_is_placed_by_a_guess_by_hand_opened_or_discarded() {
    story(|world| {
        let reference = forwarded_permit(world);
        let lost = stray(world, &reference);
        let request =
            letter(&MINSU, "info@ruritania.example", "Hello", "elsewhere-1").saying("Where do I ask?");
        let kept = world.writes("info@ruritania.example", &request);
        let spam = letter(&FORGER, "info@ruritania.example", "Win", "win-1").saying("You have won.");
        let spam = world.writes("info@ruritania.example", &spam).letter_id;
        let path = format!("/desk/tray/{lost}");
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        let page = officer.get("/desk/tray").shown();
        assert!(
            page.contains(&format!("value=\"{reference}\"")) && page.contains("it names the reference"),
            "{page}"
        );
        let page = officer.get(&path).shown();
        assert!(page.contains("I know more") && !page.contains("<script>alert"), "{page}");
        let file = officer.get(&format!("{path}/attachments/1"));
        assert_eq!(file.shown(), "<p>More</p>");
        assert!(file.headers.get("content-disposition").starts_with("attachment;"));
        assert_eq!(file.headers.get("content-type"), "application/octet-stream");
        assert_eq!(officer.get(&format!("{path}/attachments/2")).status, 404);

        let again =
            officer.post(&format!("{path}/place"), &[("reference", "nonsense"), ("lane", "requester")]);
        assert!(
            again.status == 422 && again.shown().contains("id=\"reference-mistake\""),
            "{}",
            again.shown()
        );
        assert!(again.shown().contains("value=\"nonsense\""), "the form is shown as it was filled in");
        let again = officer.post(&format!("{path}/discard"), &[("why", " ")]);
        assert!(again.status == 422 && again.shown().contains("id=\"why-mistake\""));
        let form = [("reference", reference.as_str()), ("lane", "civil-aviation")];
        officer.post(&format!("{path}/place"), &form);
        let placed = world.letter(&lost).unwrap();
        assert_eq!((placed.disposition.as_str(), placed.why.as_str()), ("placed", "an officer placed it"));
        assert_eq!(officer.get(&path).status, 404, "it lies there no longer");

        let opened = officer.post(&format!("/desk/tray/{}/open", kept.letter_id), &[]);
        let of_minsu = world.reference_of(&world.letter(&kept.letter_id).unwrap());
        assert_eq!(leads_to(&opened), format!("/desk/cases/{of_minsu}?done=opened"));

        officer.post(&format!("/desk/tray/{spam}/discard"), &[("why", "spam")]);
        assert_eq!(world.letter(&spam).unwrap().disposition, "discarded");
        assert!(world.in_tray().is_empty());
    });
}

#[test]
fn an_authority_s_new_address_is_learnt_when_an_officer_says_so() {
    story(|world| {
        let reference = forwarded_permit(world);
        let lost = stray(world, &reference);
        let head = Visitor::officer(&world.office, "Zenda", "head", &[]);
        let form = [("reference", reference.as_str()), ("lane", "civil-aviation")];
        let placed = head.post(&format!("/desk/tray/{lost}/place"), &form);
        assert_eq!(leads_to(&placed), format!("/desk/learn/{lost}"));
        let page = head.get(&format!("/desk/learn/{lost}")).shown();
        assert!(page.contains("permits@caa-gov.example") && page.contains("Another domain"), "{page}");
        let action = page.split("action=\"/directory").nth(1).unwrap().split('"').next().unwrap();
        let learnt = head.post(&format!("/directory{action}"), &[("address", "permits@caa-gov.example")]);
        assert!(leads_to(&learnt).starts_with("/directory/authorities/civil"), "{learnt:?}");
        world.office.read(|_| Ok(())).unwrap();
        let in_force = world.office.in_force();
        let contacts = &in_force.directory.authority("civil-aviation").unwrap().contacts;
        assert!(contacts.iter().any(|contact| contact.address.as_ref() == "permits@caa-gov.example"));
        assert_eq!(leads_to(&head.get(&format!("/desk/learn/{lost}"))), "/desk/tray", "known by now");
        let clerk = Visitor::officer(&world.office, "Strelsau", "officer", &[]);
        assert_eq!(clerk.get(&format!("/desk/learn/{lost}")).status, 404);
    });
}

#[test]
fn a_letter_is_called_back_or_sent_at_once_and_a_notice_settled() {
    story(|world| {
        let reference = forwarded_permit(world);
        let letter_id = world.newest_to(&reference, "civil-aviation").id;
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        let page = officer.get("/desk/outbox").shown();
        assert!(page.contains("permits@caa.gov.example") && page.contains(&reference), "{page}");
        officer.post(&format!("/desk/outbox/{letter_id}/send-now"), &[]);
        let sent = world.in_outbox().into_iter().find(|row| row.letter_id == letter_id).unwrap();
        assert_eq!(sent.not_before_at, chancery::clock::written(world.office.now()));
        officer.post(&format!("/desk/outbox/{letter_id}/call-back"), &[]);
        assert_eq!(world.state(&reference), "routed", "the dispatch is withdrawn with its letter");
        assert!(officer.get("/desk/outbox?shelf=cancelled").shown().contains(&letter_id));
        let late = officer.post(&format!("/desk/outbox/{letter_id}/call-back"), &[]);
        assert!(late.status == 422 && late.shown().contains("DESK-020"), "{}", late.shown());

        let lane = world.lane(&reference, "requester");
        let again = letter(&ALICE, &lane.reply_address, "More", "again-1").saying("I forgot something.");
        world.writes(&lane.reply_address, &again.signed(&ALICE));
        let officer = Visitor::officer(&world.office, "Strelsau", "officer", &[]);
        assert!(officer.get("/desk").shown().contains("id=\"today-wrote-again\""));
        let page = officer.get("/desk/outbox").shown();
        let notice = page.split("/desk/notices/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let settled = officer.post(&format!("/desk/notices/{notice}/settle"), &[("back", "today")]);
        assert_eq!(leads_to(&settled), "/desk?done=settled");
        assert!(world.notices().is_empty());
        assert_eq!(officer.post(&format!("/desk/notices/{notice}/settle"), &[]).status, 404);
        let deeds = world.case(&reference).journal;
        assert_eq!(deeds.last().unwrap().deed, "notice.settled");
    });
}

#[test]
fn a_case_is_due_on_the_same_day_in_the_queue_and_on_its_page() {
    story(|world| {
        let reference = forwarded_permit(world);
        let officer = Visitor::officer(&world.office, "Sapt", "officer", &[]);
        for page in ["/desk/cases".to_owned(), format!("/desk/cases/{reference}")] {
            let shown = officer.get(&page).shown();
            assert!(shown.contains("7 Dec 2026") && !shown.contains("8 Dec 2026"), "{page}: {shown}");
        }
    });
}

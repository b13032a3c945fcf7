//! The interface for programs: the whole job by key, the shapes that are described, who is let in and who is not.

use chancery::api::openapi::description;
use chancery::api::table::{LINES, Line};
use chancery::desk::show;
use chancery::html::request::{Method, Pairs, Request};
use chancery::html::response::Response;
use chancery::office::Office;
use chancery::programs::make::{self, NewKey};
use chancery::right::Right;
use chancery::staff::session;
use chancery::web::answer::answer;
use jiff::SignedDuration;
use serde_json::{Value as Json, json};

use crate::letters::{ALICE, MINSU, Stamp, letter};
use crate::visitor::{SITE, Visitor};
use crate::walk::{forwarded_permit, novak_grants};
use crate::world::{World, story};

/// A program with its key.
struct Program<'a> {
    office: &'a Office,
    secret: String,
}

impl<'a> Program<'a> {
    /// With every right that a head has, or with these; kept to these countries.
    fn with(world: &'a World, rights: &[Right], countries: &[&str]) -> Program<'a> {
        let new = NewKey {
            name: "mirror".to_owned(),
            rights: rights.to_vec(),
            countries: countries.iter().map(|country| (*country).to_owned()).collect(),
            days: 30,
        };
        let made = world.does(|tx, office, officer| make::make(tx, office, officer, (None, &new)));
        Program { office: &world.office, secret: made.unwrap().1 }
    }

    fn whole(world: &'a World) -> Program<'a> {
        Program::with(world, &every_right(), &[])
    }

    fn asks(&self, method: Method, address: &str, body: &str) -> Response {
        asked(self.office, method, address, &[("authorization", &format!("Bearer {}", self.secret))], body)
    }

    fn get(&self, address: &str) -> Response {
        self.asks(Method::Get, address, "")
    }

    fn post(&self, address: &str, body: &Json) -> Response {
        self.asks(Method::Post, address, &body.to_string())
    }
}

/// What a program can be given: relaying without a person is the clock's alone.
fn every_right() -> Vec<Right> {
    Right::ALL.into_iter().filter(|right| *right != Right::AutoRelay).collect()
}

fn asked(office: &Office, method: Method, address: &str, headers: &[(&str, &str)], body: &str) -> Response {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut headers: Vec<(String, String)> =
        headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    if !body.is_empty() && !headers.iter().any(|(name, _)| name == "content-type") {
        headers.push(("content-type".to_owned(), "application/json".to_owned()));
    }
    let request = Request {
        method,
        path: path.to_owned(),
        parts: Pairs::default(),
        query: Pairs::read(query.as_bytes()),
        form: Pairs::default(),
        uploads: Vec::new(),
        body: body.as_bytes().to_vec(),
        headers: Pairs(headers),
        peer: "127.0.0.1".parse().unwrap(),
    };
    answer(office, request, String::new(), SITE)
}

fn read(response: &Response) -> Json {
    serde_json::from_slice(&response.body).unwrap_or_else(|error| panic!("{error}: {}", response.shown()))
}

/// What in a value is not as the schema says.
fn strays(schema: &Json, value: &Json, place: &str, all: &Json) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return strays(&all[name], value, place, all);
    }
    if let Some(kinds) = schema["anyOf"].as_array() {
        let fits = kinds.iter().any(|kind| strays(kind, value, place, all).is_empty());
        return if fits { Vec::new() } else { vec![format!("{place} fits none: {value}")] };
    }
    let is_kind = match schema["type"].as_str().expect("a type") {
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other}"),
    };
    if !is_kind {
        return vec![format!("{place} is not {}: {value}", schema["type"])];
    }
    let mut found = Vec::new();
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        found.push(format!("{place} is none of {words:?}: {value}"));
    }
    for (number, item) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(strays(&schema["items"], item, &format!("{place}[{number}]"), all));
    }
    let Some(fields) = value.as_object().filter(|_| schema.get("properties").is_some()) else { return found };
    for (name, field) in fields {
        match schema["properties"].get(name) {
            Some(known) => found.extend(strays(known, field, &format!("{place}.{name}"), all)),
            None => found.push(format!("{place}.{name} is not described")),
        }
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str) {
        if !fields.contains_key(name) {
            found.push(format!("{place}.{name} is missing"));
        }
    }
    found
}

/// The answer is as the description says.
fn must_fit(method: &str, path: &str, response: &Response) {
    let all = description();
    let responses = &all["paths"][path][method]["responses"];
    let (schema, media_type) = if response.status == 200 {
        (&responses["200"]["content"]["application/json"]["schema"], "application/json")
    } else {
        (&json!({ "$ref": "#/components/schemas/Problem" }), "application/problem+json")
    };
    assert_eq!(response.headers.get("content-type"), media_type, "{}", response.shown());
    let found = strays(schema, &read(response), path, &all["components"]["schemas"]);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_description_is_kept_in_the_docs_and_has_every_line_once() {
    let described = serde_json::to_string_pretty(&description()).unwrap() + "\n";
    let fresh = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("openapi.json");
    std::fs::write(&fresh, &described).unwrap();
    let kept = include_str!("../../docs/openapi.json");
    assert!(kept == described, "docs/openapi.json is not what the table says; copy {}", fresh.display());
    let paths = description()["paths"].as_object().unwrap().clone();
    let operations: usize = paths.values().map(|path| path.as_object().unwrap().len()).sum();
    assert_eq!(operations, LINES.len());
    for line in LINES {
        let operation = &paths[line.path][line.method.word().to_lowercase()];
        assert_eq!(operation["operationId"], line.name);
    }
    let references = described.matches("#/components/schemas/").count();
    let known = description()["components"]["schemas"].as_object().unwrap().clone();
    let named = described.split("#/components/schemas/").skip(1).map(|rest| rest.split('"').next().unwrap());
    assert!(references > 60 && named.into_iter().all(|name| known.contains_key(name)));
}

#[test]
fn a_program_does_the_whole_job_and_every_answer_is_as_described() {
    story(|world| {
        let opened = {
            let program = Program::whole(world);
            let opening = json!({
                "requester": "Alice Wetherby <alice@skyfreight.example.au>", "country": "AU", "procedure": "landing-permit",
                "fields": { "registration": "VH-ABC" }, "subject": "A landing permit",
            });
            let opened = program.post("/api/v1/cases", &opening);
            must_fit("post", "/api/v1/cases", &opened);
            read(&opened)["reference"].as_str().unwrap().to_owned()
        };
        let step = |name: &str, body: &Json| {
            let program = Program::whole(world);
            let response = program.post(&format!("/api/v1/cases/{opened}/{name}"), body);
            assert_eq!(response.status, 200, "{name}: {}", response.shown());
            must_fit("post", &format!("/api/v1/cases/{{reference}}/{name}"), &response);
            read(&response)
        };
        assert_eq!(step("route", &json!({ "procedure": "landing-permit" }))["state"], "routed");
        step("fill", &json!({ "fields": { "registration": "VH-ABD" } }));
        let letters = world.letters_that_left().len();
        let preview = step("forward", &json!({ "preview": true }));
        assert!(preview["messages"][0].as_str().unwrap().contains("VH-ABD"));
        assert_eq!(world.letters_that_left().len(), letters, "a preview sends nothing");
        assert_eq!(step("forward", &json!({}))["state"], "forwarded");
        let pause = json!({ "authority": "civil-aviation", "why": "They asked for papers." });
        assert_eq!(step("pause", &pause)["due_at"], Json::Null);
        step("resume", &pause);
        step("extend", &json!({ "authority": "civil-aviation", "days": 2, "why": "A strike." }));
        step("note", &json!({ "text": "Rang them." }));
        step("ask", &json!({ "text": "Which aerodrome?" }));
        let lane = world.lane(&opened, "civil-aviation");
        let reply = letter(&crate::letters::NOVAK, &lane.reply_address, "Re: Landing permit", "api-grant")
            .saying("The landing permit LP-77 is granted.")
            .with_file("permit.txt", "LP-77")
            .stamped(Stamp::Missing, "caa.gov.example");
        let recipient = lane.reply_address.clone();
        let ready =
            chancery::desk::receive::make_ready(&world.office, None, &recipient, &reply.bytes()).unwrap();
        let reply = world
            .office
            .write(|tx| chancery::desk::receive::keep(tx, &world.office, &ready))
            .unwrap()
            .unwrap();
        let mut reader = chancery::desk::receive::Reader::default();
        while reader.read_waiting(&world.office, 32).unwrap() > 0 {}
        let early =
            Program::whole(world).post(&format!("/api/v1/cases/{opened}/relay"), &json!({ "letter": reply }));
        assert_eq!((early.status, read(&early)["code"].as_str()), (422, Some("DESK-014")));
        must_fit("post", "/api/v1/cases/{reference}/relay", &early);
        step("accept", &json!({ "letter": reply }));
        assert_eq!(step("relay", &json!({ "letter": reply, "attachments": [1] }))["state"], "relayed");
        step("decide", &json!({ "outcome": "granted", "number": "LP-77" }));
        let closed = Program::whole(world).post(&format!("/api/v1/cases/{opened}/close"), &Json::Null);
        assert_eq!(closed.status, 400, "null is no empty body");
        let closed = Program::whole(world).asks(Method::Post, &format!("/api/v1/cases/{opened}/close"), "");
        assert_eq!(read(&closed)["state"], "closed");

        let program = Program::whole(world);
        for line in LINES.iter().filter(|line| line.method == Method::Get) {
            let address = line.path.replace("{reference}", &opened);
            let key = if line.path.contains("authorities") { "civil-aviation" } else { "landing-permit" };
            let response = program.get(&address.replace("{key}", key));
            assert_eq!(response.status, 200, "{}: {}", line.path, response.shown());
            must_fit("get", line.path, &response);
        }
        let actor = World::officer();
        let shown = world.office.read(|tx| show::show(tx, &world.office, &actor, &opened)).unwrap();
        let over_http = read(&program.get(&format!("/api/v1/cases/{opened}")));
        assert_eq!(over_http, serde_json::to_value(&shown).unwrap(), "the shape of the command line");
        let doer = over_http["journal"][0]["actor"].as_str().unwrap();
        assert_eq!(doer, "officer mirror (program)");
    });
}

#[test]
fn what_lies_in_the_tray_the_outbox_and_the_notices_is_dealt_with_by_key() {
    story(|world| {
        let reference = forwarded_permit(world);
        let stray =
            letter(&MINSU, "info@ruritania.example", &format!("About {reference}"), "stray").saying("x");
        let first = world.writes("info@ruritania.example", &stray).letter_id;
        let other = letter(&MINSU, "info@ruritania.example", "Another", "stray-2").saying("y");
        let second = world.writes("info@ruritania.example", &other).letter_id;
        let third = letter(&MINSU, "info@ruritania.example", "A third", "stray-3").saying("z");
        let third = world.writes("info@ruritania.example", &third).letter_id;
        novak_grants(world, &reference, Stamp::Missing);
        let program = Program::whole(world);
        for path in ["/api/v1/tray", "/api/v1/outbox", "/api/v1/notices"] {
            let response = program.get(path);
            must_fit("get", path, &response);
            assert!(!read(&response).as_array().unwrap().is_empty(), "{path} is empty");
        }
        let post = |address: String, path: &str, body: Json| {
            let response = program.post(&address, &body);
            assert_eq!(response.status, 200, "{address}: {}", response.shown());
            must_fit("post", path, &response);
            read(&response)
        };
        let placing = json!({ "reference": reference, "lane": "requester" });
        let placed = post(format!("/api/v1/tray/{first}/place"), "/api/v1/tray/{letter}/place", placing);
        assert_eq!(placed["reference"], reference.as_str());
        let opened = post(format!("/api/v1/tray/{second}/open"), "/api/v1/tray/{letter}/open", json!({}));
        assert!(opened["reference"].is_string());
        let why = json!({ "why": "An advertisement." });
        post(format!("/api/v1/tray/{third}/discard"), "/api/v1/tray/{letter}/discard", why);
        assert!(world.in_tray().is_empty());
        let request = world.newest_to(&reference, "civil-aviation").id;
        let cancelled =
            post(format!("/api/v1/outbox/{request}/cancel"), "/api/v1/outbox/{letter}/cancel", json!({}));
        assert_eq!(cancelled["state"], "cancelled");
        let notices = read(&program.get("/api/v1/notices"));
        let notice = notices[0]["id"].as_str().unwrap();
        post(format!("/api/v1/notices/{notice}/settle"), "/api/v1/notices/{notice}/settle", json!({}));
        assert_eq!(
            read(&program.get("/api/v1/notices")).as_array().unwrap().len() + 1,
            notices.as_array().unwrap().len()
        );
    });
}

/// An address of a line for this case, its letter and so on.
fn address(line: &Line, reference: &str, letter: &str) -> String {
    line.path
        .replace("{reference}", reference)
        .replace("{letter}", letter)
        .replace("{notice}", letter)
        .replace("{key}", "never")
}

#[test]
fn w21_every_line_is_closed_to_whoever_lacks_the_key_the_right_or_the_country() {
    story(|world| {
        let mine = forwarded_permit(world);
        let theirs = letter(&MINSU, "desk@ruritania.example", "Question", "ask-kr").saying("When?");
        let theirs = world.asks("desk@ruritania.example", &theirs);
        let foreign = world.lane(&theirs, "requester").letters[1].id.clone();
        let whole = Program::whole(world);
        let kept_to = Program::with(world, &every_right(), &["AU"]);
        let never = chancery::reference::from_random(&[0xC7; 32]);
        let absent = "01900000-0000-7000-8000-000000000000";
        let deeds = world.deeds();
        let mut checks = 0;
        for line in LINES.iter().filter(|line| line.right.is_some()) {
            let right = line.right.unwrap();
            let body = if line.method == Method::Post { "{}" } else { "" };
            let own = address(line, &mine, absent);
            let no_key = asked(&world.office, line.method, &own, &[], body);
            let others: Vec<Right> = every_right().into_iter().filter(|other| *other != right).collect();
            let without = Program::with(world, &others, &[]).asks(line.method, &own, body);
            for wrong in ["Bearer chancery_x", "Bearer ", "Basic chancery_x", &whole.secret] {
                let response = asked(&world.office, line.method, &own, &[("authorization", wrong)], body);
                assert_eq!(response.status, 401, "{} {wrong}", line.path);
                assert_eq!(response.shown(), no_key.shown(), "a wrong key tells nothing");
                checks += 1;
            }
            assert_eq!(no_key.status, 401, "{}", line.path);
            assert!(no_key.headers.get("www-authenticate").starts_with("Bearer"));
            assert_eq!(
                (without.status, read(&without)["code"].as_str()),
                (403, Some("DESK-002")),
                "{}",
                line.path
            );
            checks += 2;
            if line.path.contains("{reference}") || line.path.contains("{letter}") {
                // Whatever the body: what is out of sight is like what is not there.
                let body = full_body(line, &theirs);
                let out_of_sight = kept_to.asks(line.method, &address(line, &theirs, &foreign), &body);
                let not_there = kept_to.asks(line.method, &address(line, &never, absent), &body);
                assert_eq!(
                    (out_of_sight.status, not_there.status),
                    (404, 404),
                    "{} {}",
                    line.path,
                    out_of_sight.shown()
                );
                let blank = |response: &Response, name: &str, id: &str| {
                    response.shown().replace(name, "").replace(id, "")
                };
                assert_eq!(
                    blank(&out_of_sight, &theirs, &foreign),
                    blank(&not_there, &never, absent),
                    "{}",
                    line.path
                );
                checks += 2;
            }
        }
        assert_eq!(world.deeds() - deeds, i64::try_from(LINES.len()).unwrap() - 1, "only keys were made");
        assert!(checks > 200, "{checks}");
        let listed = read(&kept_to.get("/api/v1/cases"));
        assert_eq!(listed.as_array().unwrap().len(), 1, "a list keeps to the countries");
        for path in ["/api/v1/outbox?all=true", "/api/v1/notices", "/api/v1/tray"] {
            let shown = kept_to.get(path).shown();
            assert!(!shown.contains(MINSU.address) && !shown.contains(&theirs), "{path}: {shown}");
        }
    });
}

/// A body that is as described, so that it is not refused before the record is looked up.
fn full_body(line: &Line, reference: &str) -> String {
    let body = match line.body {
        None if line.method == Method::Get => return String::new(),
        None => json!({}),
        Some("Routing") => json!({ "procedure": "website" }),
        Some("Filling") => json!({ "fields": { "registration": "x" } }),
        Some("Forwarding") => json!({ "preview": true }),
        Some("Accepting") => json!({ "letter": "x" }),
        Some("Relaying") => json!({ "letter": "x" }),
        Some("Saying") => json!({ "text": "x" }),
        Some("Deciding") => json!({ "outcome": "granted" }),
        Some("Turning") => json!({ "authority": "civil-aviation", "why": "x" }),
        Some("Extending") => json!({ "authority": "civil-aviation", "days": 1, "why": "x" }),
        Some("Placing") => json!({ "reference": reference, "lane": "requester" }),
        Some("Discarding") => json!({ "why": "x" }),
        Some(other) => panic!("no body for {other}"),
    };
    body.to_string()
}

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
fn w12_a_signed_in_browser_opens_nothing_here_and_a_key_needs_no_origin() {
    story(|world| {
        let officer = Visitor::officer(&world.office, "Hentzau", "head", &[]);
        let response = officer.get("/api/v1/cases");
        assert_eq!(response.status, 401);
        let cookies = officer.request(Method::Get, "/").headers;
        assert!(cookies.get("cookie").contains(session::COOKIE));
        let program = Program::whole(world);
        let opening = json!({ "requester": "a@b.example" });
        assert_eq!(program.post("/api/v1/cases", &opening).status, 200);
    });
}

#[test]
fn a_question_that_is_not_as_described_is_refused_with_what_is_wrong() {
    story(|world| {
        let program = Program::whole(world);
        let code = |response: Response| {
            must_fit("get", "/api/v1/cases", &response);
            (response.status, read(&response)["code"].as_str().unwrap().to_owned())
        };
        let bad = || (400, "API-002".to_owned());
        for body in [
            "",
            "{",
            "[]",
            "null",
            "{\"requester\": 5}",
            "{\"requester\":\"a@b.example\",\"role\":\"head\"}",
            "{\"requester\":\"a@b.example\\u0000\"}",
        ] {
            assert_eq!(code(program.asks(Method::Post, "/api/v1/cases", body)), bad(), "{body}");
        }
        let plain = [
            ("authorization", format!("Bearer {}", program.secret)),
            ("content-type", "text/plain".to_owned()),
        ];
        let plain: Vec<(&str, &str)> = plain.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(code(asked(&world.office, Method::Post, "/api/v1/cases", &plain, "{}")), bad());
        for query in ["limit=0", "limit=x", "state=lost", "overdue=yes", "officer=x", "limit=1001"] {
            assert_eq!(code(program.get(&format!("/api/v1/cases?{query}"))), bad(), "{query}");
        }
        assert_eq!(code(program.get("/api/v1/cases/%00")), (404, "WEB-001".to_owned()));
        assert_eq!(code(program.get("/api/v1/nothing")), (404, "WEB-001".to_owned()));
        assert_eq!(code(program.get("/api/v2/cases")), (404, "WEB-001".to_owned()));
        let wrong = program.asks(Method::Delete, "/api/v1/cases", "");
        assert_eq!((wrong.status, wrong.headers.get("allow")), (405, "GET, HEAD, POST"));
        let refused = program.post("/api/v1/cases", &json!({ "requester": "nobody" }));
        assert_eq!((refused.status, read(&refused)["code"].as_str()), (422, Some("DESK-026")));
        assert!(!refused.shown().contains(ALICE.address));
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

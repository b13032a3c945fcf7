//! The whole job by key, every answer held against the description, and questions that are not as described.

use chancery::api::openapi::description;
use chancery::api::table::LINES;
use chancery::desk::show;
use chancery::html::request::Method;
use chancery::html::response::Response;
use serde_json::{Value as Json, json};

use super::{Program, asked, must_fit, read};
use crate::letters::{ALICE, MINSU, Stamp, letter};
use crate::walk::{forwarded_permit, novak_grants};
use crate::world::{World, story};

#[test]
fn the_description_is_kept_in_the_docs_and_has_every_line_once() {
    let described = serde_json::to_string_pretty(&description()).unwrap() + "\n";
    let fresh = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("openapi.json");
    std::fs::write(&fresh, &described).unwrap();
    let kept = include_str!("../../../docs/openapi.json");
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
#[expect(clippy::too_many_lines, reason = "one walk from end to end, read in its order")]
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

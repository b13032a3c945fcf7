//! Every line of the interface for whoever lacks the key, the right or the country, and for a browser.

use chancery::api::table::{LINES, Line};
use chancery::html::request::Method;
use chancery::html::response::Response;
use chancery::right::Right;
use chancery::staff::session;
use serde_json::json;

use super::{Program, asked, every_right, read};
use crate::letters::{MINSU, letter};
use crate::visitor::Visitor;
use crate::walk::forwarded_permit;
use crate::world::story;

/// An address of a line for this case, its letter and so on.
fn address(line: &Line, reference: &str, letter: &str) -> String {
    line.path
        .replace("{reference}", reference)
        .replace("{letter}", letter)
        .replace("{notice}", letter)
        .replace("{key}", "never")
}

#[test]
#[expect(clippy::too_many_lines, reason = "one walk from end to end, read in its order")]
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

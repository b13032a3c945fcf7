//! Stories of the case page: the whole job by its forms, what each step shows before it is done, who sees what, hostile
//! letters in their frame.

use std::collections::BTreeSet;

use chancery::html::response::Response;
use chancery::phrases;
use jiff::SignedDuration;

use crate::everything::literals;
use crate::letters::{ALICE, FORGER, Stamp, letter};
use crate::phrases::askers;
use crate::visitor::Visitor;
use crate::walk::{forwarded_permit, novak_grants};
use crate::world::{OFFICE, World, story, story_with};

/// An office whose letters can be called back for a minute.
fn with_delay() -> String {
    OFFICE.replace("authserv_id =", "delay = \"60s\"\nauthserv_id =")
}

fn asks_for_permit(world: &mut World) -> String {
    world.knows("requester", &ALICE);
    let request = letter(&ALICE, "permits@ruritania.example", "Landing permit", "case-1")
        .saying("Aircraft registration: VH-ABC\nWho pays, telephone: +61 2 5550 7777")
        .with_file("certificate.txt", "airworthy")
        .signed(&ALICE);
    world.asks("permits@ruritania.example", &request)
}

/// What an input of a form holds, taken from the page.
fn held_in(page: &str, name: &str) -> String {
    let start =
        page.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name}: {page}"));
    let rest = &page[start..].split_once("value=\"").unwrap().1;
    rest.split('"').next().unwrap().to_owned()
}

/// Previews what a form says and sends exactly that.
fn sends(officer: &Visitor<'_>, path: &str, form: &[(&str, &str)]) -> (String, Response) {
    let preview = officer.post(&format!("{path}/preview"), form);
    let shown = preview.shown();
    assert_eq!(preview.status, 200, "{shown}");
    let seen = held_in(&shown, "seen");
    let mut form = form.to_vec();
    form.push(("seen", &seen));
    (shown, officer.post(path, &form))
}

#[test]
#[expect(clippy::too_many_lines, reason = "one walk from end to end, read in its order")]
fn the_whole_job_is_done_on_the_page() {
    story(|world| {
        let reference = asks_for_permit(world);
        let page = format!("/desk/cases/{reference}");
        let at = |world: &World, rest: &str| {
            Visitor::officer(&world.office, "Hentzau", "officer", &[]).get(&format!("{page}{rest}"))
        };
        let opened = at(world, "").shown();
        assert!(
            opened.contains("Choose procedure and authority") && opened.contains("It was sent to permits@")
        );
        let officer = Visitor::officer(&world.office, "Sapt", "officer", &[]);
        assert_eq!(officer.post(&format!("{page}/route"), &[("procedure", "landing-permit")]).status, 303);
        let routed = officer.get(&page).shown();
        assert!(routed.contains(&format!("href=\"{page}/forward\"")), "{routed}");
        assert!(officer.get(&format!("{page}/forward")).shown().contains("certificate.txt"));

        let opening = world.lane(&reference, "requester").letters[0].id.clone();
        let file = format!("{opening}:1");
        let before = (world.deeds(), world.in_outbox().len());
        let form = [("text", "It is urgent."), ("authority", "civil-aviation"), ("file", file.as_str())];
        let (preview, sent) = sends(&officer, &format!("{page}/forward"), &form);
        for shown in
            ["permits@caa.gov.example", "Not confirmed yet", "VH-ABC", "It is urgent.", "attachment-1.txt"]
        {
            assert!(preview.contains(shown), "{shown}: {preview}");
        }
        assert!(!preview.contains("5550 7777") && !preview.contains(ALICE.name), "kept back");
        assert_eq!((sent.status, world.in_outbox().len()), (303, before.1 + 1));
        assert_eq!(world.state(&reference), "forwarded");
        assert!(!officer.get(&page).shown().contains("Seen by Department"), "it waits in the outbox still");
        world.posts();
        let at_authority = officer.get(&page).shown();
        assert!(at_authority.contains("Seen by Department of Civil Aviation"), "{at_authority}");
        assert!(at_authority.contains("10 working days from"), "{at_authority}");

        let reply = novak_grants(world, &reference, Stamp::Missing);
        let officer = Visitor::officer(&world.office, "Black", "officer", &[]);
        let held = officer.get(&page).shown();
        assert!(
            held.contains("the sender is not authenticated") && held.contains("known to be theirs"),
            "{held}"
        );
        assert!(held.contains("Accept as their reply"));
        let accepted = officer.post(&format!("{page}/letters/{reply}/accept"), &[]);
        assert_eq!(accepted.headers.get("location"), format!("{page}?done=case-accepted"));
        assert!(officer.get(accepted.headers.get("location")).shown().contains("accepted as their reply."));

        let writing = officer.get(&format!("{page}/letters/{reply}/relay")).shown();
        assert!(writing.contains("Ask […] for more"), "what is cleaned stands in the field: {writing}");
        assert!(writing.contains("Jan Novák"), "what they wrote stands beside it");
        let form = [("text", "The permit is granted for […]."), ("file", "1")];
        let (preview, sent) = sends(&officer, &format!("{page}/letters/{reply}/relay"), &form);
        assert!(preview.contains("alice@skyfreight.example.au") && preview.contains("attachment-1.docx"));
        assert!(!preview.contains("Novák") && !preview.contains("novak-internal"), "{preview}");
        assert_eq!((sent.status, world.state(&reference)), (303, "relayed"));
        let newest = world.newest_to(&reference, "requester");
        assert!(newest.text.contains("granted for […]."));
        assert_eq!(world.read_message(&newest.id).attachments.len(), 1);

        let decided = [("outcome", "granted"), ("number", "LP-77"), ("valid_until", ""), ("conditions", "")];
        assert_eq!(officer.post(&format!("{page}/decision"), &decided).status, 303);
        let closing = officer.get(&format!("{page}/close")).shown();
        assert!(closing.contains("LP-77"), "{closing}");
        let closed = officer.post(&format!("{page}/close"), &[("seen", &held_in(&closing, "seen"))]);
        assert_eq!((closed.status, world.state(&reference)), (303, "closed"));
        assert_eq!(officer.post(&format!("{page}/reopen"), &[]).status, 303);
        assert_eq!(world.state(&reference), "relayed");
        let history = officer.get(&page).shown();
        for told in [
            "The case was closed.",
            "The reply was passed on to the requester.",
            "Decision recorded: granted LP-77",
        ] {
            assert!(history.contains(told), "{told}");
        }
        assert!(history.len() < 60_000, "{} octets", history.len());
    });
}

#[test]
fn what_is_sent_is_what_was_seen_or_nothing() {
    story(|world| {
        let reference = asks_for_permit(world);
        world.routes(&reference, "landing-permit", &[]);
        let path = format!("/desk/cases/{reference}/forward");
        let seen = {
            let officer = Visitor::officer(&world.office, "Sapt", "officer", &[]);
            held_in(&officer.post(&format!("{path}/preview"), &[("text", "Please.")]).shown(), "seen")
        };
        let again = letter(&ALICE, &world.lane(&reference, "requester").reply_address, "Stop", "case-2")
            .saying("Please wait with it.");
        world.writes(&world.lane(&reference, "requester").reply_address, &again);
        let officer = Visitor::officer(&world.office, "Black", "officer", &[]);
        let refused = officer.post(&path, &[("text", "Please."), ("seen", &seen)]);
        assert_eq!(refused.status, 422);
        assert!(refused.shown().contains("Nothing was sent") && refused.shown().contains("Please."));
        assert_eq!(world.state(&reference), "routed");
        let fresh = held_in(&refused.shown(), "seen");
        let other_text = officer.post(&path, &[("text", "Please hurry."), ("seen", &fresh)]);
        assert_eq!((other_text.status, world.state(&reference)), (422, "routed"), "another text than seen");
        assert_eq!(officer.post(&path, &[("text", "Please."), ("seen", &fresh)]).status, 303);
        let twice = officer.post(&path, &[("text", "Please."), ("seen", &fresh)]);
        assert_eq!(twice.status, 422, "a second click sends no second letter");
        assert_eq!(world.case(&reference).dispatches.len(), 1);
    });
}

#[test]
fn what_the_gate_finds_is_named_and_passes_only_when_it_is_ticked() {
    story(|world| {
        let reference = forwarded_permit(world);
        let reply = novak_grants(world, &reference, Stamp::Pass);
        let officer = Visitor::officer(&world.office, "Sapt", "officer", &[]);
        let path = format!("/desk/cases/{reference}/letters/{reply}/relay");
        let stopped =
            officer.post(&format!("{path}/preview"), &[("text", "Write to j.novak@caa.gov.example.")]);
        let shown = stopped.shown();
        assert_eq!(stopped.status, 422);
        assert!(
            shown.contains("name=\"release\"") && shown.contains("value=\"j.novak@caa.gov.example\""),
            "{shown}"
        );
        assert!(shown.contains("Write to j.novak@caa.gov.example.</textarea>"), "as it was filled in");
        let form = [("text", "Write to j.novak@caa.gov.example."), ("release", "j.novak@caa.gov.example")];
        assert_eq!(officer.post(&format!("{path}/preview"), &form).status, 200);
        let again = officer.post(&format!("{path}/preview"), &[("text", "Draft"), ("change", "1")]);
        assert!(again.shown().contains("Draft</textarea>"), "back to writing with what was written");
    });
}

#[test]
fn a_letter_is_called_back_from_the_page_while_it_waits_and_not_later() {
    story_with(&with_delay(), |world| {
        let reference = asks_for_permit(world);
        world.routes(&reference, "landing-permit", &[]);
        let page = format!("/desk/cases/{reference}");
        let officer = Visitor::officer(&world.office, "Sapt", "officer", &[]);
        let (preview, sent) = sends(&officer, &format!("{page}/forward"), &[("text", "")]);
        assert!(preview.contains("can be called back for 60 seconds"), "{preview}");
        assert_eq!(sent.headers.get("location"), format!("{page}?done=case-letter-waits"));
        let request = world.newest_to(&reference, "civil-aviation").id;
        let waiting = officer.get(&page).shown();
        assert!(waiting.contains("data-leaves=\"2026-11-23T09:01:00") && waiting.contains("Call it back"));
        assert_eq!(officer.post(&format!("{page}/letters/{request}/call-back"), &[]).status, 303);
        assert_eq!(world.state(&reference), "routed");
        let back = officer.get(&page).shown();
        assert!(back.contains("Called back") && !back.contains("Seen by Department"), "{back}");

        let (_, sent) = sends(&officer, &format!("{page}/forward"), &[("text", "")]);
        assert_eq!(sent.status, 303);
        world.passes(SignedDuration::from_secs(61));
        let request = world.newest_to(&reference, "civil-aviation").id;
        world
            .does(|tx, _, _| {
                let sql = "UPDATE outbox SET state = 'sent' WHERE letter_id = $1";
                Ok(tx.run(sql, &[request.as_str().into()])?)
            })
            .unwrap();
        let gone = officer.get(&page).shown();
        assert!(gone.contains(">Sent<") && !gone.contains(&format!("letters/{request}/call-back")));
        assert_eq!(officer.post(&format!("{page}/letters/{request}/call-back"), &[]).status, 422);
    });
}

#[test]
fn a_strangers_reply_shows_whence_it_came_and_is_set_aside_for_a_reason() {
    story(|world| {
        let reference = forwarded_permit(world);
        let lane = world.lane(&reference, "civil-aviation");
        let forged = letter(&FORGER, &lane.reply_address, "Re: Landing permit", "forged-9")
            .saying("Refused. Pay 500 first.")
            .stamped(Stamp::Pass, "caa-gov.example");
        let forged = world.writes(&lane.reply_address, &forged).letter_id;
        let page = format!("/desk/cases/{reference}");
        let officer = Visitor::officer(&world.office, "Sapt", "officer", &[]);
        let shown = officer.get(&page).shown();
        for told in ["caa-gov.example", "not known to be theirs", "caa.gov.example", ">Held<"] {
            assert!(shown.contains(told), "{told}");
        }
        let path = format!("{page}/letters/{forged}/set-aside");
        let without = officer.post(&path, &[("why", " ")]);
        assert!(without.status == 422 && without.shown().contains("A reason is wanted"));
        assert_eq!(officer.post(&path, &[("why", "a forgery")]).status, 303);
        let aside = officer.get(&page).shown();
        assert!(aside.contains("A letter was set aside: a forgery"), "{aside}");
        assert!(
            !aside.contains("waits for your judgement")
                && !aside.contains(&format!("letters/{forged}/accept"))
        );
    });
}

#[test]
fn the_clock_is_changed_with_a_reason_and_explained_in_words() {
    story_with(&OFFICE.replace("\"2026-12-24\", ", "\"2026-12-01\", \"2026-12-24\", "), |world| {
        let reference = forwarded_permit(world);
        let path = format!("/desk/cases/{reference}/clock/civil-aviation");
        let officer = Visitor::officer(&world.office, "Sapt", "officer", &[]);
        let shown = officer.get(&path).shown();
        assert!(shown.contains("10 working days from 23 Nov 2026, by the days of Europe/Prague."), "{shown}");
        assert!(shown.contains("Days off that do not count: 1 Dec 2026."), "{shown}");
        assert!(officer.post(&path, &[("turn", "extend"), ("days", "x"), ("why", "y")]).status == 422);
        assert!(officer.post(&path, &[("turn", "extend"), ("days", "3"), ("why", "")]).status == 422);
        let extended = [("turn", "extend"), ("days", "3"), ("why", "they asked")];
        assert_eq!(officer.post(&path, &extended).status, 303);
        assert!(officer.get(&path).shown().contains("3 days were added."));
        assert_eq!(officer.post(&path, &[("turn", "pause"), ("why", "flood")]).status, 303);
        assert!(officer.get(&path).shown().contains("The clock stands still since 24 Nov 2026: flood"));
        assert_eq!(officer.post(&path, &[("turn", "withdraw"), ("why", "elsewhere")]).status, 303);
        assert_eq!(world.state(&reference), "routed");
        assert_eq!(officer.get(&path).status, 422, "nothing is owed any more");
    });
}

#[test]
fn fields_are_filled_in_and_a_wrong_one_is_shown_again() {
    story(|world| {
        let reference = asks_for_permit(world);
        world.routes(&reference, "landing-permit", &[]);
        let path = format!("/desk/cases/{reference}/fields");
        let officer = Visitor::officer(&world.office, "Sapt", "officer", &[]);
        let wrong = officer.post(&path, &[("registration", "VH-XYZ"), ("payer_phone", "none")]);
        assert!(wrong.status == 422 && wrong.shown().contains("value=\"VH-XYZ\""), "{}", wrong.shown());
        assert!(wrong.shown().contains("Who pays, telephone: this value does not fit"));
        let right = officer.post(&path, &[("registration", "VH-XYZ"), ("payer_phone", "+61 2 5550 7777")]);
        assert_eq!(right.status, 303);
        assert!(officer.get(&format!("/desk/cases/{reference}")).shown().contains("VH-XYZ"));
    });
}

#[test]
fn a_case_of_another_country_is_not_there() {
    story(|world| {
        let reference = forwarded_permit(world);
        let letter_id = world.lane(&reference, "requester").letters[0].id.clone();
        let own = Visitor::officer(&world.office, "Sapt", "officer", &["AU"]);
        let other = Visitor::officer(&world.office, "Black", "officer", &["NZ"]);
        for path in [
            format!("/desk/cases/{reference}"),
            format!("/desk/letters/{letter_id}"),
            format!("/desk/letters/{letter_id}/html"),
            format!("/desk/letters/{letter_id}/attachments/1"),
        ] {
            assert_eq!((own.get(&path).status, other.get(&path).status), (200, 404), "{path}");
        }
        let noted = other.post(&format!("/desk/cases/{reference}/notes"), &[("note", "x")]);
        assert_eq!(noted.status, 404);
        let reader = Visitor::officer(&world.office, "Strofzin", "reader", &[])
            .get(&format!("/desk/cases/{reference}"));
        assert_eq!(reader.status, 200);
        assert!(!reader.shown().contains("/forward\"") && !reader.shown().contains("/notes\""));
    });
}

#[test]
fn a_file_is_taken_away_and_never_shown() {
    story(|world| {
        let reference = forwarded_permit(world);
        let letter_id = world.lane(&reference, "requester").letters[0].id.clone();
        let officer = Visitor::officer(&world.office, "Sapt", "officer", &[]);
        let file = officer.get(&format!("/desk/letters/{letter_id}/attachments/1"));
        assert_eq!(file.shown(), "Captain Ingrid Sunderland");
        assert!(
            file.headers
                .get("content-disposition")
                .starts_with("attachment; filename=\"wetherby-crew-list.txt\"")
        );
        assert!(file.headers.get("content-security-policy").contains("sandbox"));
        assert_eq!(officer.get(&format!("/desk/letters/{letter_id}/attachments/2")).status, 404);
    });
}

/// Everything that a browser would act on or fetch.
const ACTIVE: [&str; 14] = [
    "<script",
    "<iframe",
    "<object",
    "<embed",
    "<form",
    "<input",
    "<svg",
    "<math",
    "<link",
    "<meta http",
    "<base",
    "<style>@",
    "javascript:",
    "<video",
];

#[test]
fn hostile_html_never_reaches_its_frame() {
    story(|world| {
        let vectors: Vec<String> = hostile_vectors();
        let everything = vectors.join("\n<hr>\n");
        let mut batches: Vec<String> = vectors.chunks(25).map(|chunk| chunk.join("\n<hr>\n")).collect();
        batches.push(everything.chars().take(60_000).collect());
        let mut letters = Vec::new();
        for (number, batch) in batches.iter().enumerate() {
            let encoded = data_encoding::BASE64_MIME.encode(batch.as_bytes());
            let message = format!(
                "From: Alice <alice@skyfreight.example.au>\r\nTo: desk@ruritania.example\r\nSubject: vectors {number}\r\n\
                 Message-ID: <v{number}@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\
                 Content-Transfer-Encoding: base64\r\n\r\n{encoded}"
            );
            letters.push(message);
        }
        for message in letters {
            let kept = world.hands_in("desk@ruritania.example", message.as_bytes()).expect("new");
            let officer = Visitor::officer(&world.office, &kept.letter_id, "officer", &[]);
            let frame = officer.get(&format!("/desk/letters/{}/html", kept.letter_id));
            let policy = frame.headers.get("content-security-policy");
            assert!(policy.starts_with("sandbox;") && policy.contains("default-src 'none'"));
            assert_eq!(frame.headers.get("x-frame-options"), "SAMEORIGIN");
            let shown = frame.shown().to_lowercase();
            let body = shown.split_once("<body>").unwrap().1;
            assert_harmless(body);
            let page = officer.get(&format!("/desk/letters/{}?as=html", kept.letter_id)).shown();
            assert!(page.contains("<iframe class=\"html-letter\" sandbox src=\"/desk/letters/"));
        }
    });
}

/// No tag acts and no attribute holds an address: what is left of them stands between tags or in quotes, as words.
fn assert_harmless(body: &str) {
    let refused =
        ["href=", "style=", "srcset=", "background=", "action=", "poster=", "xlink", " on", "data="];
    for rest in body.split('<').skip(1) {
        let mut in_quotes = false;
        let mut bare = String::from("<");
        for sign in rest.chars() {
            if sign == '>' && !in_quotes {
                break;
            }
            in_quotes ^= sign == '"';
            if !in_quotes {
                bare.push(sign);
            }
        }
        assert!(ACTIVE.iter().all(|active| !bare.starts_with(active)), "<{rest}");
        assert!(refused.iter().all(|attribute| !bare.contains(attribute)), "<{rest}");
        assert!(!bare.contains("src=") || rest.contains("src=\"data:image/"), "<{rest}");
    }
}

/// The shared vectors, where they lie beside the checkout; else those that are always tried.
fn hostile_vectors() -> Vec<String> {
    let mut vectors: Vec<String> = [
        "<script>window.__ran=1</script>",
        "<img src=x onerror=\"window.__ran=1\">",
        "<a href=\"https://tracker.example/x\" style=\"background:url(https://tracker.example)\">link</a>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<img src=\"https://tracker.example/pixel.gif\"><link rel=stylesheet href=//tracker.example>",
        "<form action=https://tracker.example><input name=password></form><base href=//tracker.example>",
    ]
    .map(str::to_owned)
    .to_vec();
    let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let folder = std::env::var_os("CHANCERY_TEST_DATA").map_or(beside, Into::into).join("bad-input");
    if let Ok(text) = std::fs::read_to_string(folder.join("html-sanitiser-vectors.json")) {
        let listed: serde_json::Value = serde_json::from_str(&text).unwrap();
        vectors.extend(
            listed.as_array().unwrap().iter().filter_map(|one| one["payload"].as_str().map(str::to_owned)),
        );
    }
    for name in ["xss/RSNAKE_XSS.txt", "xss/xss_payloads_quick.txt"] {
        if let Ok(text) = std::fs::read(folder.join(name)) {
            vectors.extend(String::from_utf8_lossy(&text).lines().map(str::to_owned));
        }
    }
    vectors
}

#[test]
fn every_deed_of_a_case_is_a_sentence_in_every_language() {
    let rooms = ["case", "letter", "reply", "dispatch", "clock", "requester", "tray", "link", "notice"];
    let mut codes: BTreeSet<String> =
        ["receipt_request", "reminder", "escalation"].iter().map(|name| format!("chase.{name}")).collect();
    for (path, source) in askers() {
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        codes.extend(literals(&source).into_iter().filter(|literal| {
            let parts: Vec<&str> = literal.split('.').collect();
            let is_word = |part: &&str| {
                part.len() > 3 && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            };
            parts.len() == 2 && rooms.contains(&parts[0]) && parts.iter().all(is_word)
        }));
    }
    assert!(codes.len() > 22, "{codes:?}");
    let names = [
        "authority",
        "authorities",
        "procedure",
        "officer",
        "fields",
        "due",
        "was",
        "is",
        "why",
        "outcome",
        "number",
        "recipient",
    ];
    let values: Vec<(&'static str, String)> = names.map(|name| (name, format!("«{name}»"))).to_vec();
    for code in codes {
        let phrase = chancery::desk::pages::case::history::phrase(&code);
        for language in phrases::LANGUAGES {
            let said = phrases::say(language, &phrase, &values);
            assert!(!said.contains(&phrase) && !said.contains('{'), "{code} in {language}: {said}");
        }
    }
}

#[test]
fn the_page_speaks_every_language_and_prints_no_secret_address() {
    story(|world| {
        let reference = forwarded_permit(world);
        novak_grants(world, &reference, Stamp::Missing);
        let lane = world.lane(&reference, "civil-aviation");
        for language in phrases::LANGUAGES {
            let officer =
                Visitor::officer(&world.office, &format!("S{language}"), "officer", &[]).reading(language);
            let page = officer.get(&format!("/desk/cases/{reference}")).shown();
            assert!(!page.contains("Unknown localization"), "{language}: {page}");
            let secret = page.find(&lane.reply_address).expect("an officer may look it up");
            let before = &page[..secret];
            let opened = before.rfind("<details class=\"no-print\">").unwrap();
            assert!(
                !before[opened..].contains("</details>"),
                "the secret address stands where nothing is printed"
            );
        }
    });
}

//! What a requester writes on the page, and what was passed on there.

use chancery::desk::close::close;
use chancery::desk::relay::{Draft as RelayDraft, relay};
use chancery::html::request::Upload;
use jiff::SignedDuration;

use super::link_in_letter;
use crate::letters::{ALICE, Stamp};
use crate::visitor::Visitor;
use crate::walk::{forwarded_permit, novak_grants};
use crate::world::story;

#[test]
fn what_is_written_on_the_page_is_a_letter_of_the_requester() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        let visitor = Visitor::anybody(&world.office);
        let file = |name: &str, bytes: &[u8]| Upload {
            field: "files".to_owned(),
            filename: name.to_owned(),
            media_type: "text/html".to_owned(),
            bytes: bytes.to_vec(),
        };
        let form = [("text", "We land on the 3rd instead."), ("after", "2")];
        let pdf = || vec![file("../../plan\u{202E}.pdf", b"%PDF-1.7\nroute")];
        let answered = visitor.uploads(&path, &form, pdf());
        assert_eq!(answered.headers.get("location"), format!("{path}?done=follow-written"));
        assert_eq!(visitor.uploads(&path, &form, pdf()).status, 303, "sent twice");
        let letters = world.lane(&reference, "requester").letters;
        let theirs: Vec<_> = letters.iter().filter(|letter| letter.direction == "in").collect();
        assert_eq!(theirs.len(), 2, "the request and one letter of the page");
        let written = theirs[1];
        assert_eq!((written.kind.as_str(), written.trust.as_deref()), ("person", Some("verified")));
        assert_eq!(
            (written.text.as_str(), written.from.as_str()),
            ("We land on the 3rd instead.", ALICE.address)
        );
        assert_eq!(written.attachments[0].filename, "plan.pdf");
        assert!(world.notices().contains(&"notice-requester-wrote".to_owned()));

        assert_eq!(visitor.post(&path, &[("text", "And on the 4th."), ("after", "2")]).status, 303);
        assert_eq!(world.lane(&reference, "requester").letters.len(), 4, "another text from the same page");
        let page = visitor.get(&path).shown();
        assert!(page.contains("We land on the 3rd instead.") && page.contains("plan.pdf"), "{page}");

        let download = visitor.get(&format!("{path}/letters/{}/1", written.id));
        assert_eq!(download.body, b"%PDF-1.7\nroute");
        assert!(download.headers.get("content-disposition").starts_with("attachment;"));
        assert!(download.headers.get("content-security-policy").contains("sandbox"));
    });
}

#[test]
fn an_empty_letter_or_a_program_is_shown_again_with_its_mistake() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        let visitor = Visitor::anybody(&world.office);
        let empty = visitor.post(&path, &[("text", " \u{200B}\r\n ")]);
        assert_eq!(empty.status, 422);
        assert!(empty.shown().contains("Write a letter or choose a file."));
        let program = Upload {
            field: "files".to_owned(),
            filename: "holiday.jpg".to_owned(),
            media_type: "image/jpeg".to_owned(),
            bytes: b"MZ\x90\0\x03\0\0\0".to_vec(),
        };
        let refused = visitor.uploads(&path, &[("text", "<b>kept</b>")], vec![program]);
        assert_eq!(refused.status, 422);
        assert!(refused.shown().contains("&#60;b&#62;kept&#60;/b&#62;</textarea>"), "{}", refused.shown());
        assert_eq!(world.lane(&reference, "requester").letters.len(), 2);
    });
}

#[test]
fn a_page_takes_thirty_letters_a_day_and_more_tomorrow() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        let visitor = Visitor::anybody(&world.office);
        let write = |number: usize| visitor.post(&path, &[("text", &format!("Letter {number}"))]).status;
        assert!((0..30).all(|number| write(number) == 303));
        assert_eq!(write(30), 429);
        world.passes(SignedDuration::from_hours(24));
        assert_eq!(write(31), 303);
    });
}

#[test]
fn a_file_that_was_passed_on_is_on_the_page_under_its_neutral_name() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        let reply = novak_grants(world, &reference, Stamp::Pass);
        let draft = RelayDraft { attachments: vec![1], ..RelayDraft::default() };
        world.does(|tx, office, officer| relay(tx, office, officer, &reference, (&reply, &draft))).unwrap();
        let page = Visitor::anybody(&world.office).get(&path).shown();
        assert!(page.contains("attachment-1.docx") && !page.contains("novak-internal"), "{page}");
        let ours = world.newest_to(&reference, "requester").id;
        let file = Visitor::anybody(&world.office).get(&format!("{path}/letters/{ours}/1"));
        assert!(file.shown().contains("not for the requester"), "the officer chose to pass it on");
        assert_eq!(file.headers.get("content-type"), "application/octet-stream");
    });
}

#[test]
fn a_closed_case_says_so_and_opens_again_by_a_letter_of_the_page() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        world.does(|tx, office, officer| close(tx, office, officer, &reference)).unwrap();
        assert!(
            Visitor::anybody(&world.office).get(&path).shown().contains("Our work on this request is done.")
        );
        Visitor::anybody(&world.office).post(&path, &[("text", "One thing is still open.")]);
        assert_ne!(world.state(&reference), "closed");
    });
}

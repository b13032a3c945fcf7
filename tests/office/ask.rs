//! Requesters ask: procedures, forms, uploads, and what of them an authority gets to see.

use chancery::desk::forward::{Chosen, Draft as ForwardDraft, forward};

use crate::letters::{ALICE, letter};
use crate::walk::forwarded_permit;
use crate::world::story;

#[test]
fn files_of_a_requester_go_with_a_forward_one_by_one_and_without_their_names() {
    story(|world| {
        let other = forwarded_permit(world);
        let request = letter(&ALICE, "permits@ruritania.example", "Landing permit", "ask-2")
            .saying("Aircraft registration: VH-ABD")
            .with_file("alice-passport.pdf", "a passport")
            .with_file("alice-insurance.pdf", "an insurance");
        world.keeps_secret("requester", "alice-passport");
        world.keeps_secret("requester", "a passport");
        world.keeps_secret("requester", "alice-insurance");
        let reference = world.asks("permits@ruritania.example", &request);
        world.routes(&reference, "landing-permit", &[]);
        let opening = world.lane(&reference, "requester").letters[0].id.clone();
        let foreign = world.lane(&other, "requester").letters[0].id.clone();
        let with = |letter_id: &str, number| ForwardDraft {
            attachments: vec![Chosen { letter_id: letter_id.to_owned(), number }],
            ..ForwardDraft::default()
        };
        world.is_refused("DESK-024", |tx, office, officer| {
            forward(tx, office, officer, &reference, &with(&opening, 3))
        });
        world.is_refused("DESK-012", |tx, office, officer| {
            forward(tx, office, officer, &reference, &with(&foreign, 1))
        });
        world
            .does(|tx, office, officer| forward(tx, office, officer, &reference, &with(&opening, 2)))
            .unwrap();
        let sent = world.newest_to(&reference, "civil-aviation").id;
        let message = world.read_message(&sent);
        let files: Vec<(&str, &[u8])> =
            message.attachments.iter().map(|file| (file.filename.as_str(), &file.bytes[..])).collect();
        assert_eq!(files, [("attachment-2.pdf", &b"an insurance"[..])]);
    });
}

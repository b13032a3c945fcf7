//! What must hold for any bytes, any draft and any token.

use mail::{
    address::{Found, ReplyPattern, token_from},
    compose::{AutoSubmitted, ComposeError, Draft, Enclosure, compose},
    glance,
    letter::{Address, Kind},
    parse::{Limits, read},
    quote::split,
};
use proptest::prelude::*;

const ALPHABET: &str = "abcdefghijkmnpqrstuvwxyz23456789";

fn draft() -> impl Strategy<Value = Draft> {
    let line = "[^\\p{C}\\p{Z}]{0,30}( [^\\p{C}\\p{Z}]{1,90}){0,6}";
    let text = prop::collection::vec("[^\\p{C}]{0,200}", 0..8).prop_map(|lines| lines.join("\n"));
    let file = ("[^\\p{C}\\p{Z}/\\\\.]{1,40}\\.pdf", prop::collection::vec(any::<u8>(), 0..300)).prop_map(
        |(filename, bytes)| Enclosure { filename, media_type: "application/pdf".to_owned(), bytes },
    );
    (line, text, line, prop::collection::vec(file, 0..4), any::<bool>(), 0_i64..4_000_000_000).prop_map(
        |(subject, text, name, attachments, is_automatic, date)| Draft {
            message_id: "7.42@office.example".to_owned(),
            date,
            from: Address { name, address: "desk@office.example".to_owned() },
            to: Address::bare("ana@ruritania.example"),
            reply_to: Some("r+token@office.example".to_owned()),
            in_reply_to: Some("1@ruritania.example".to_owned()),
            references: vec!["0@ruritania.example".to_owned(), "1@ruritania.example".to_owned()],
            subject,
            text,
            language: "en".to_owned(),
            auto_submitted: is_automatic.then_some(AutoSubmitted::Replied),
            attachments,
        },
    )
}

/// Pieces that mail is made of, so that chance builds more than noise.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        "From: ",
        "To: ",
        "Subject: ",
        "Content-Type: ",
        "multipart/mixed; boundary=b",
        "multipart/alternative; boundary=\"b\"",
        "message/rfc822",
        "text/html; charset=",
        "\r\n",
        "\n",
        "\r\n\r\n",
        "--b\r\n",
        "--b--\r\n",
        "--b",
        "=?utf-8?q?=",
        "?=",
        "=?iso-2022-jp?b?GyRC?=",
        "Content-Transfer-Encoding: base64\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n",
        "a@x.example",
        "<",
        ">",
        "\"",
        "(",
        ";",
        "=",
        " ",
        "Date: Fri, 21 Nov 1997 09:55:06 -0600\r\n",
        "Content-Disposition: attachment; filename*0*=utf-8''%41; filename*1=b\r\n",
        "message/delivery-status",
        "Final-Recipient: rfc822; a@x.example\r\nAction: failed\r\nStatus: 5.1.1\r\n",
        "<blockquote>",
        "&#x1f600;",
        "> ",
        "-- \n",
    ])
    .prop_map(|piece| piece.as_bytes().to_vec());
    let piece = prop_oneof![4 => known, 1 => prop::collection::vec(any::<u8>(), 0..20)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_become_a_letter(bytes in pieces()) {
        let (letter, defects) = read(&bytes, &Limits::default());
        prop_assert!(!defects.iter().any(|defect| defect.code == "reader-panicked"));
        prop_assert!(letter.attachments.len() <= 200);
        let shown: usize = letter.attachments.iter().map(|file| file.bytes.len()).sum();
        prop_assert!(shown <= bytes.len());
        prop_assert!(!letter.subject.contains(['\r', '\n', '\0']));
        prop_assert!(letter.attachments.iter().all(|file| !file.filename.contains(['/', '\\', '\0', '\n'])));
        prop_assert!(glance(&bytes).body_start <= bytes.len());
    }

    #[test]
    fn noise_becomes_a_letter(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        let (_, defects) = read(&bytes, &Limits::default());
        prop_assert!(!defects.iter().any(|defect| defect.code == "reader-panicked"));
    }

    #[test]
    fn no_word_is_lost_when_a_text_is_taken_apart(lines in prop::collection::vec(
        prop_oneof!["> old", "On 1 Feb 2016 at 18:32, J <j@x.example> wrote:", "-- ", "From: a@x.example", "Subject: s", "Date: d", "new words", "", "____"], 0..30)) {
        let text = lines.join("\n");
        let found = split(&text);
        let count = |text: &str| text.split_whitespace().count();
        prop_assert_eq!(count(&found.new_text) + count(&found.quoted) + count(&found.signature), count(&text));
    }

    #[test]
    fn what_we_write_reads_back_as_one_message(draft in draft()) {
        let bytes = compose(&draft).unwrap();
        prop_assert!(bytes.is_ascii() && bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= 999));
        prop_assert!(bytes.windows(2).all(|pair| (pair[0] == b'\r') == (pair[1] == b'\n')));
        prop_assert_eq!(&bytes, &compose(&draft).unwrap());
        let (letter, defects) = read(&bytes, &Limits::default());
        prop_assert!(defects.is_empty(), "{:?}", defects);
        let squash = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(&letter.subject, &squash(&draft.subject));
        prop_assert_eq!(squash(&letter.text), squash(&draft.text));
        prop_assert_eq!(letter.date, Some(draft.date));
        prop_assert_eq!((letter.from.len(), letter.to.len(), letter.cc.len()), (1, 1, 0));
        prop_assert_eq!(&letter.from[0].address, &draft.from.address);
        prop_assert_eq!(letter.message_id.as_deref(), Some(draft.message_id.as_str()));
        prop_assert_eq!(&letter.references, &draft.references);
        prop_assert_eq!(letter.kind == Kind::AutoReply, draft.auto_submitted.is_some());
        let files: Vec<_> = letter.attachments.iter().map(|file| file.bytes.clone()).collect();
        prop_assert_eq!(files, draft.attachments.iter().map(|file| file.bytes.clone()).collect::<Vec<_>>());
    }

    #[test]
    fn a_line_break_in_a_field_is_refused(draft in draft(), place in 0..8_usize, sign in prop::sample::select(vec!['\r', '\n', '\0', '\u{85}'])) {
        let mut draft = draft;
        let injected = format!("x{sign}Bcc: eve@y.example");
        match place {
            0 => draft.subject = injected,
            1 => draft.from.name = injected,
            2 => draft.to.address.push_str(&injected),
            3 => draft.reply_to = Some(injected),
            4 => draft.message_id.push_str(&injected),
            5 => draft.references.push(injected),
            6 => draft.language = injected,
            _ => draft.attachments.push(Enclosure { filename: injected, media_type: "text/plain".to_owned(), bytes: Vec::new() }),
        }
        prop_assert!(matches!(compose(&draft), Err(ComposeError::Control(_) | ComposeError::Malformed(_))));
    }

    #[test]
    fn a_token_survives_the_road_and_no_single_wrong_sign(bytes in any::<[u8; 16]>(), at in 0..27_usize, other in 0..32_usize) {
        let pattern = ReplyPattern::parse("r+{token}@ruritania.example").unwrap();
        let token = token_from(bytes);
        prop_assert_eq!(token.len(), 27);
        let address = pattern.address(&token);
        for road in [address.clone(), address.to_uppercase(), format!("<{address}>"), format!("\"{address}.\""), format!(" {address}, ")] {
            prop_assert_eq!(pattern.find(&road), Found::Token(token.clone()));
        }
        let mut wrong: Vec<char> = token.chars().collect();
        wrong[at] = ALPHABET.chars().nth(other).unwrap();
        let wrong: String = wrong.into_iter().collect();
        let found = pattern.find(&pattern.address(&wrong));
        prop_assert_eq!(found, if wrong == token { Found::Token(token) } else { Found::NearMiss(wrong) });
    }

    #[test]
    fn two_signs_that_changed_places_are_a_near_miss(bytes in any::<[u8; 16]>(), one in 0..27_usize, two in 0..27_usize) {
        let pattern = ReplyPattern::parse("{token}@reply.ruritania.example").unwrap();
        let token = token_from(bytes);
        let mut swapped: Vec<char> = token.chars().collect();
        swapped.swap(one, two);
        let swapped: String = swapped.into_iter().collect();
        if swapped != token {
            prop_assert_eq!(pattern.find(&pattern.address(&swapped)), Found::NearMiss(swapped));
        }
    }
}

//! What arrives behind the door, and one answer for each who was to get it.

use super::*;

#[tokio::test]
async fn each_recipient_gets_an_own_answer_in_order() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    let recipients =
        ["case.a@desk.example", "refused.b@desk.example", "later.c@desk.example", "twice.d@desk.example"];
    peer.up_to_data(&recipients).await;
    peer.say("Subject: Reply\r\n\r\n..dot\r\n.\r\n").await;
    assert_eq!(peer.codes(4).await, ["250", "550", "451", "250"]);
    let expected = Delivery {
        sender: Some("clerk@ministry.example".to_owned()),
        recipients: recipients.map(str::to_owned).to_vec(),
        bytes: b"Subject: Reply\r\n\r\n.dot\r\n".to_vec(),
        smtp_utf8: false,
        peer: "peer.example:1".to_owned(),
    };
    assert_eq!(door.letters(), [expected]);
}

#[tokio::test]
async fn a_forgotten_answer_means_try_again() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.up_to_data(&["case.a@desk.example", "forgotten.b@desk.example", "case.c@desk.example"]).await;
    peer.say("Hi\r\n.\r\n").await;
    assert_eq!(peer.codes(3).await, ["250", "451", "451"]);
}

#[tokio::test]
async fn a_letter_that_breaks_the_door_is_kept_by_the_peer_and_the_next_one_is_taken() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.up_to_data(&["case.a@desk.example", "broken.b@desk.example"]).await;
    peer.say("Hi\r\n.\r\n").await;
    assert_eq!(peer.codes(2).await, ["451", "451"]);
    peer.envelope(&["case.a@desk.example"]).await;
    peer.say("Hi\r\n.\r\n").await;
    assert_eq!(peer.code().await, "250");
}

#[tokio::test]
async fn a_peer_that_leaves_in_the_middle_of_a_letter_delivers_nothing() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.up_to_data(&["case.a@desk.example"]).await;
    peer.say("Subject: half a letter\r\n\r\n.").await;
    peer.stream.get_mut().shutdown().await.unwrap();
    assert_eq!(peer.hear().await, "");
    assert!(door.letters().is_empty());
}

/// The forms listed by those who found SMTP smuggling, from the shelf of bad input.
fn ends_of_data() -> Option<Vec<Vec<u8>>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data");
    let folder = std::env::var("CHANCERY_TEST_DATA").unwrap_or_else(|_unset| beside.to_owned());
    let text = std::fs::read(format!("{folder}/bad-input/smtp-end-of-data.json")).ok()?;
    let forms: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let form = |entry: &serde_json::Value| {
        let hex = entry["bytes_hex"].as_str().unwrap();
        data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap()
    };
    Some(forms.as_array().unwrap().iter().map(form).collect())
}

#[tokio::test]
async fn no_form_of_end_of_data_smuggles_a_second_letter() {
    let Some(forms) = ends_of_data() else {
        println!("missing: bad-input/smtp-end-of-data.json (set CHANCERY_TEST_DATA)");
        return;
    };
    assert!(forms.len() >= 9, "{} forms", forms.len());
    for form in forms {
        for piece in [1, 3, 4096] {
            let letters = smuggle(&form, piece).await;
            assert!(letters.len() <= 1, "{form:?} made {} letters of one", letters.len());
            for letter in letters {
                let text = String::from_utf8(letter.bytes).unwrap();
                assert!(
                    text.contains("first") && text.contains("second"),
                    "{form:?} cut the letter: {text:?}"
                );
                assert_eq!(letter.recipients, ["case.a@desk.example"], "{form:?}");
            }
        }
    }
}

/// Puts `form` into a letter, followed by another envelope and letter; returns what came in.
async fn smuggle(form: &[u8], piece: usize) -> Vec<Delivery> {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.up_to_data(&["case.a@desk.example"]).await;
    let hidden = b"MAIL FROM:<evil@x.example>\r\nRCPT TO:<case.b@desk.example>\r\nDATA\r\nsecond\r\n.\r\n";
    let wire = [b"Subject: first\r\n\r\nHi", form, hidden].concat();
    for part in wire.chunks(piece) {
        peer.say(part).await;
    }
    peer.stream.get_mut().shutdown().await.unwrap();
    while !peer.hear().await.is_empty() {}
    door.letters()
}

#[tokio::test]
async fn a_lone_line_end_is_refused_for_every_recipient_before_the_line_goes_dead() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.up_to_data(&["case.a@desk.example", "case.b@desk.example"]).await;
    peer.say("Hi\n.\r\nand much more").await;
    assert_eq!(peer.codes(3).await, ["554", "554", ""]);
    assert!(door.letters().is_empty());
}

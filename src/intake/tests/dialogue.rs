//! Who may say what when.

use super::*;

/// Runs a dialogue given as lines and expected codes, after the greeting.
async fn check(dialogue: &[(&str, &str)]) {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    assert_eq!(peer.code().await, "220");
    for (line, code) in dialogue {
        assert_eq!(peer.ask(line).await, *code, "{line} in {dialogue:?}");
    }
}

#[tokio::test]
async fn words_in_order_are_obeyed_and_others_are_told_what_comes_first() {
    check(&[("MAIL FROM:<>", "503"), ("LHLO x", "250"), ("RCPT TO:<a@desk.example>", "503")]).await;
    check(&[("LHLO x", "250"), ("DATA", "503"), ("MAIL FROM:<>", "250"), ("DATA", "503")]).await;
    check(&[("LHLO x", "250"), ("MAIL FROM:<>", "250"), ("MAIL FROM:<>", "503")]).await;
    check(&[("NOOP", "250"), ("VRFY a", "252"), ("RSET", "250"), ("QUIT", "221")]).await;
    check(&[
        ("LHLO x", "250"),
        ("MAIL FROM:<>", "250"),
        ("RSET", "250"),
        ("RCPT TO:<a@desk.example>", "503"),
    ])
    .await;
    check(&[("LHLO x", "250"), ("MAIL FROM:<>", "250"), ("LHLO x", "250"), ("MAIL FROM:<>", "250")]).await;
    check(&[("EHLO x", "500"), ("HELO x", "500"), ("LHLO x", "250"), ("STARTTLS", "502"), ("BDAT 1", "502")])
        .await;
}

#[tokio::test]
async fn only_what_is_kept_is_offered() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.hear().await;
    peer.say("LHLO relay.example\r\n").await;
    let offer = peer.hear().await;
    for word in ["PIPELINING", "SIZE 26214400", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"] {
        assert!(offer.lines().any(|line| line.get(4..) == Some(word)), "{word} in {offer}");
    }
    assert!(!offer.contains("CHUNKING") && !offer.contains("STARTTLS"), "{offer}");
}

#[tokio::test]
async fn an_unknown_recipient_is_refused_in_the_session() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.code().await;
    peer.ask("LHLO x").await;
    peer.ask("MAIL FROM:<clerk@ministry.example>").await;
    assert_eq!(peer.ask("RCPT TO:<stranger.a@desk.example>").await, "550");
    assert_eq!(peer.ask("RCPT TO:<busy.a@desk.example>").await, "451");
    assert_eq!(peer.ask("RCPT TO:<trap.a@desk.example>").await, "451", "a broken door is our fault");
    assert_eq!(peer.ask("DATA").await, "503");
    assert_eq!(peer.ask("RCPT TO:<case.a@desk.example>").await, "250");
    assert_eq!(peer.ask("DATA").await, "354");
    peer.say("Hi\r\n.\r\n").await;
    assert_eq!(peer.code().await, "250");
    assert_eq!(door.letters()[0].recipients, ["case.a@desk.example"]);
}

#[tokio::test]
async fn an_address_beyond_ascii_needs_smtputf8() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.code().await;
    peer.ask("LHLO x").await;
    assert_eq!(peer.ask("MAIL FROM:<bürgerin@example.org>").await, "553");
    assert_eq!(peer.ask("MAIL FROM:<a@example.org>").await, "250");
    assert_eq!(peer.ask("RCPT TO:<büro@desk.example>").await, "553");
    peer.ask("RSET").await;
    assert_eq!(peer.ask("MAIL FROM:<bürgerin@example.org> SMTPUTF8").await, "250");
    assert_eq!(peer.ask("RCPT TO:<büro@desk.example>").await, "250");
    assert_eq!(peer.ask("DATA").await, "354");
    peer.say("Subject: Straße\r\n\r\nä\r\n.\r\n").await;
    assert_eq!(peer.code().await, "250");
    let letter = &door.letters()[0];
    assert_eq!(letter.sender.as_deref(), Some("bürgerin@example.org"));
    assert_eq!(letter.recipients, ["büro@desk.example"]);
    assert!(letter.smtp_utf8);
}

#[tokio::test]
async fn a_browser_led_here_by_a_hostile_page_is_hung_up_on() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.code().await;
    peer.say("POST / HTTP/1.1\r\nHost: x\r\n\r\nLHLO x\r\nMAIL FROM:<>\r\n").await;
    assert_eq!(peer.code().await, "500");
    assert_eq!(peer.hear().await, "", "nothing after the first line was read as a command");
}

#[tokio::test]
async fn a_session_of_mistakes_ends() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits { bad_commands: 3, ..LmtpLimits::default() });
    peer.code().await;
    peer.ask("LHLO x").await;
    peer.say("WHAT\r\nDATA\r\nWHAT\r\nNOOP\r\n").await;
    assert_eq!(peer.codes(5).await, ["500", "503", "500", "421", ""]);
}

#[tokio::test]
async fn a_line_that_is_too_long_or_ends_wrongly_ends_the_session() {
    for (line, code) in [
        ("NOOP ".to_owned() + &"x".repeat(3000) + "\r\n", "500"),
        ("x".repeat(100_000), "500"),
        ("NOOP\n".to_owned(), "554"),
        ("NO\rOP\r\n".to_owned(), "554"),
    ] {
        let door = Arc::new(FakeDoor::default());
        let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
        peer.code().await;
        peer.say(&line).await;
        assert_eq!(peer.codes(2).await, [code, ""], "{} octets", line.len());
    }
}

#[tokio::test]
async fn pipelined_commands_are_answered_in_order() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.code().await;
    peer.say(
        "LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<a@desk.example>\r\nRCPT TO:<stranger.b@desk.example>\r\nDATA\r\n",
    )
    .await;
    assert_eq!(peer.codes(5).await, ["250", "250", "250", "550", "354"]);
    peer.say("Hi\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<b@desk.example>\r\nDATA\r\n").await;
    assert_eq!(peer.codes(4).await, ["250", "250", "250", "354"]);
    peer.say("Hi again\r\n.\r\nQUIT\r\n").await;
    assert_eq!(peer.codes(3).await, ["250", "221", ""]);
    let bodies: Vec<_> = door.letters().into_iter().map(|letter| letter.bytes).collect();
    assert_eq!(bodies, [b"Hi\r\n".to_vec(), b"Hi again\r\n".to_vec()]);
}

#[tokio::test]
async fn a_stopping_office_sends_sessions_between_letters_home() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, stopping) = session_with(&door, LmtpLimits::default());
    peer.code().await;
    peer.ask("LHLO x").await;
    stopping.send(true).unwrap();
    let words = peer.hear().await;
    assert!(words.starts_with("421 4.3.2 the office closes"), "{words}");
    assert_eq!(peer.hear().await, "");
}

//! The letter on the wire: octet for octet what it was, in nobody's shape but its own.

use super::*;

/// What the server took off the wire for `letter`, dots unstuffed, end of data removed.
fn received(letter: &[u8]) -> Vec<u8> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let server = Server::plays(move |clerk| {
        clerk.welcome(&["8BITMIME"]);
        clerk.take_envelope();
        sender.send(clerk.take_letter("250 ok")).unwrap();
    });
    let outcome = server.connect().send(None, "clerk@ministry.example", letter, || Ok(()));
    assert_eq!(outcome, Outcome::Sent("250 ok".to_owned()));
    let wire = receiver.recv().unwrap();
    let wire = wire.strip_suffix(b".\r\n").unwrap();
    let unstuff = |line: &[u8]| line.strip_prefix(b".").unwrap_or(line).to_vec();
    wire.split_inclusive(|octet| *octet == b'\n').flat_map(unstuff).collect()
}

#[test]
fn dots_at_the_start_of_a_line_survive() {
    for body in [".\r\n", "..\r\n", ".a\r\n..b\r\n.\r\n.\r\n", "a.\r\n", "\r\n.\r\n\r\n"] {
        let letter = format!("Subject: x\r\n\r\n{body}");
        assert_eq!(String::from_utf8(received(letter.as_bytes())).unwrap(), letter);
    }
}

#[test]
fn a_letter_without_a_last_line_end_gets_one_and_no_letter_gets_two() {
    assert_eq!(received(b"Subject: x\r\n\r\nHi"), b"Subject: x\r\n\r\nHi\r\n");
    assert_eq!(received(b"Subject: x\r\n\r\nHi\r\n"), b"Subject: x\r\n\r\nHi\r\n");
    assert_eq!(received(b"Subject: x\r\n\r\n."), b"Subject: x\r\n\r\n.\r\n");
}

#[test]
fn a_large_letter_arrives_whole() {
    let letter = ".line of a large letter\r\n".repeat(400_000);
    assert!(received(letter.as_bytes()) == letter.as_bytes());
}

#[test]
fn a_letter_with_a_lone_line_end_never_reaches_the_wire() {
    for body in ["a\nb\r\n", "a\rb\r\n", "\n.\r\nMAIL FROM:<evil@x.example>\r\n", "a\r", "a\r\r\n", "a\n"] {
        let server = Server::plays(|clerk| clerk.welcome(&[]));
        let letter = format!("Subject: x\r\n\r\n{body}");
        let outcome = server.connect().send(None, "clerk@ministry.example", letter.as_bytes(), || Ok(()));
        assert!(
            matches!(&outcome, Outcome::Refused(why) if why.contains("stands alone")),
            "{body:?}: {outcome:?}"
        );
        assert!(!server.heard().contains("MAIL"), "{body:?}");
    }
}

#[test]
fn an_address_cannot_add_a_command() {
    for address in
        ["a@b.example>\r\nRCPT TO:<evil@x.example", "a b@c.example", "nobody", "@x.example", "a@", ""]
    {
        let server = Server::plays(|clerk| clerk.welcome(&[]));
        let outcome = server.connect().send(None, address, LETTER, || Ok(()));
        assert!(
            matches!(&outcome, Outcome::Refused(why) if why.contains("well formed")),
            "{address}: {outcome:?}"
        );
        assert!(!server.heard().contains("MAIL"), "{address:?}");
    }
}

/// The line of MAIL for this letter at a server with these offers, or why it was refused.
fn mail_line(offers: &'static [&str], recipient: &str, letter: &[u8]) -> Result<String, String> {
    let server = Server::plays(|clerk| {
        clerk.welcome(offers);
        clerk.answer("MAIL", "451 enough seen");
        clerk.answer("RSET", "250 ok");
    });
    if let Outcome::Refused(why) = server.connect().send(None, recipient, letter, || Ok(())) {
        return Err(why);
    }
    let heard = server.heard();
    Ok(heard.lines().find(|line| line.starts_with("MAIL")).unwrap().to_owned())
}

#[test]
fn extensions_are_used_only_when_needed_and_offered() {
    let (ascii, umlaut) = ("a@b.example", "ä@b.example");
    let all = &["SIZE 100", "8BITMIME", "SMTPUTF8"];
    assert_eq!(mail_line(all, ascii, b"Hi\r\n").unwrap(), "MAIL FROM:<> SIZE=4");
    assert_eq!(mail_line(all, ascii, "ä\r\n".as_bytes()).unwrap(), "MAIL FROM:<> SIZE=4 BODY=8BITMIME");
    assert_eq!(mail_line(all, umlaut, b"Hi\r\n").unwrap(), "MAIL FROM:<> SIZE=4 SMTPUTF8");
    assert_eq!(mail_line(&[], ascii, b"Hi\r\n").unwrap(), "MAIL FROM:<>");
    assert!(mail_line(&[], ascii, "ä\r\n".as_bytes()).unwrap_err().contains("8BITMIME"));
    assert!(mail_line(&[], umlaut, b"Hi\r\n").unwrap_err().contains("SMTPUTF8"));
    assert!(mail_line(all, ascii, &[b'x'; 101]).unwrap_err().contains("larger"));
}

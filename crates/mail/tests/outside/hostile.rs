//! Hostile shapes made on the spot: bombs of parts, depth, headers and addresses. Each must be read, told as odd, and
//! quickly.

use mail::{
    letter::Letter,
    parse::{Limits, read},
    quote::split,
};
use std::time::{Duration, Instant};

/// Reads within a bound that only a runaway passes: a debug build on a busy machine stays far under it.
#[expect(clippy::disallowed_methods, reason = "a test of duration measures one")]
fn check(what: &str, bytes: &[u8], code: &str) -> Letter {
    let start = Instant::now();
    let (letter, defects) = read(bytes, &Limits::default());
    let took = start.elapsed();
    println!("{what}: {} octets in {took:?}", bytes.len());
    assert!(took < Duration::from_secs(10), "{what} took {took:?}");
    assert!(defects.iter().any(|defect| defect.code == code), "{what}: no {code} in {defects:?}");
    assert!(!defects.iter().any(|defect| defect.code == "reader-panicked"), "{what}: {defects:?}");
    assert!(letter.attachments.len() <= 200 && letter.text.len() <= 1 << 20);
    letter
}

#[test]
fn parts_in_parts_in_parts_end_at_the_depth_that_is_read() {
    let mut nested = String::new();
    for depth in 0..50_000 {
        nested.push_str(&format!("Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n"));
    }
    check("50,000 multiparts in one another", nested.as_bytes(), "too-deep");
    check(
        "300,000 messages in one another",
        "Content-Type: message/rfc822\r\n\r\n".repeat(300_000).as_bytes(),
        "too-deep",
    );
    let digests = "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\n".repeat(100_000);
    check("digests in one another", digests.as_bytes(), "too-many-parts");
}

#[test]
fn a_million_parts_end_at_the_number_that_is_read() {
    let parts =
        format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{}", "--b\r\n\r\nx\r\n".repeat(1_000_000));
    let letter = check("1,000,000 parts", parts.as_bytes(), "too-many-parts");
    assert!(letter.text.starts_with('x'));
    let inner = format!(
        "Content-Type: multipart/mixed; boundary=c\r\n\r\n{}",
        "--c\r\nContent-Type: a/b\r\n\r\nx\r\n".repeat(150)
    );
    let outer = format!(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n{}",
        format!("--b\r\n{inner}\r\n").repeat(150)
    );
    check("150 times 150 parts", outer.as_bytes(), "too-many-parts");
    let lost = "--b\r\nContent-Type: multipart/mixed; boundary=never\r\n\r\nx\r\n".repeat(300_000);
    let lost = format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{lost}");
    check("300,000 boundaries that never come", lost.as_bytes(), "too-many-parts");
}

#[test]
fn a_header_without_end_still_gives_the_letter() {
    let long =
        format!("X-Long: {}\r\nSubject: here\r\nFrom: a@x.example\r\n\r\nbody\r\n", "y".repeat(2 << 20));
    let letter = check("a header of 2 MB", long.as_bytes(), "header-too-long");
    assert_eq!((letter.subject.as_str(), letter.text.as_str(), letter.from.len()), ("here", "body", 1));
    let many = format!("{}Subject: here\r\n\r\nbody\r\n", "X-A: b\r\n".repeat(200_000));
    assert_eq!(check("200,000 headers", many.as_bytes(), "header-too-long").subject, "here");
    let folded = format!("Subject: here\r\n{}\r\n\r\nbody", " x\r\n".repeat(300_000));
    check("a subject of 300,000 lines", folded.as_bytes(), "header-too-long");
}

#[test]
fn a_hundred_thousand_addresses_end_at_those_that_are_read() {
    let addresses = "a@x.example, ".repeat(100_000);
    let message = format!("To: {addresses}b@x.example\r\nFrom: a@x.example\r\nSubject: s\r\n\r\nbody\r\n");
    assert_eq!(check("100,000 addresses on one line", message.as_bytes(), "header-too-long").text, "body");
    let message =
        format!("To: {}b@x.example\r\nFrom: a@x.example\r\n\r\nbody\r\n", "a@x.example,\r\n ".repeat(900));
    assert_eq!(check("900 addresses", message.as_bytes(), "too-many-recipients").to.len(), 100);
}

#[test]
fn values_made_to_cost_time_cost_little() {
    for (what, piece) in [
        ("encoded words", "=?utf-8?q?a?= "),
        ("open words", "=?"),
        ("brackets", "<"),
        ("quotes", "\""),
        ("comments", "("),
        ("addresses", "a@b "),
        ("semicolons", "; a=b"),
        ("stars", "; a*0*=b"),
        ("colons", "x:"),
    ] {
        let value = piece.repeat(90_000 / piece.len());
        for name in [
            "Subject",
            "From",
            "Content-Type",
            "Content-Disposition",
            "References",
            "Date",
            "Authentication-Results",
        ] {
            let message = format!("{name}: {value}\r\nX: y\r\n\r\nbody");
            check(
                &format!("{name} of {what}"),
                message.as_bytes(),
                if name == "Date" { "no-from" } else { "no-date" },
            );
        }
    }
}

#[test]
fn bodies_made_to_cost_time_cost_little() {
    for piece in ["<div>", "<ul><li>x", "<blockquote>", "<a href=\"", "<!--", "&amp", "<style>", "</", "<p>x"]
    {
        let message = format!("Content-Type: text/html\r\n\r\n{}", piece.repeat(5_000_000 / piece.len()));
        check(&format!("HTML of {piece}"), message.as_bytes(), "no-date");
    }
    for line in ["> x", "On Mon, 1 Feb 2016 at 18:32", "From: a", "-- ", "wrote:", "", " ", "Ref: 12345"] {
        let text = format!("{line}\n").repeat(1_000_000 / (line.len() + 1));
        check(&format!("text of {line:?}"), format!("Subject: s\r\n\r\n{text}").as_bytes(), "no-date");
        assert!(split(&text).new_text.len() <= text.len());
    }
}

#[test]
fn a_message_over_the_limit_is_read_to_the_limit() {
    let big = format!("Subject: big\r\n\r\n{}", "0123456789abcde\n".repeat(2 << 20));
    assert_eq!(check("32 MB", big.as_bytes(), "too-big").subject, "big");
}

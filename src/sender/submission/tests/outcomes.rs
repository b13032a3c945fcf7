//! Sent, refused, later, uncertain: each as the server's behaviour makes it.

use super::*;

/// Sends one letter to a server that welcomes us and plays `script`; the outcome and whether the connection
/// was thought usable afterwards.
fn outcome(script: impl FnOnce(&mut Clerk) + Send + 'static) -> (Outcome, bool) {
    let server = Server::plays(|clerk| {
        clerk.welcome(&["SIZE 1000"]);
        script(clerk);
    });
    let mut connection = server.connect();
    let outcome = send(&mut connection);
    let usable = !connection.broken();
    drop(connection);
    server.heard();
    (outcome, usable)
}

fn later(text: &str) -> Outcome {
    Outcome::Later(text.to_owned())
}

fn refused(text: &str) -> Outcome {
    Outcome::Refused(text.to_owned())
}

#[test]
fn a_letter_taken_is_sent_with_the_servers_word() {
    let (outcome, usable) = outcome(|clerk| {
        clerk.take_envelope();
        clerk.take_letter("250-2.0.0 queued\r\n250 as 4711");
    });
    assert_eq!(outcome, Outcome::Sent("250 2.0.0 queued as 4711".to_owned()));
    assert!(usable);
}

#[test]
fn a_no_before_the_letter_is_a_no_and_the_connection_goes_on() {
    let mail = |answer: &'static str| {
        outcome(move |clerk| {
            clerk.answer("MAIL FROM:<desk@desk.example> SIZE=18", answer);
            clerk.answer("RSET", "250 ok");
        })
    };
    assert_eq!(mail("550 5.7.1 not you"), (refused("550 5.7.1 not you"), true));
    assert_eq!(mail("451 4.3.0 not now"), (later("451 4.3.0 not now"), true));
    let rcpt = |answer: &'static str| {
        outcome(move |clerk| {
            clerk.answer("MAIL", "250 ok");
            clerk.answer("RCPT TO:<clerk@ministry.example>", answer);
            clerk.answer("RSET", "250 ok");
        })
    };
    assert_eq!(rcpt("550 5.1.1 nobody here"), (refused("550 5.1.1 nobody here"), true));
    assert_eq!(rcpt("450 4.2.0 greylisted"), (later("450 4.2.0 greylisted"), true));
    let data = |answer: &'static str| {
        outcome(move |clerk| {
            clerk.take_envelope();
            clerk.answer("DATA", answer);
            clerk.answer("RSET", "250 ok");
        })
    };
    assert_eq!(data("554 5.5.1 no"), (refused("554 5.5.1 no"), true));
    assert_eq!(data("451 4.3.0 no room"), (later("451 4.3.0 no room"), true));
}

#[test]
fn a_no_after_the_letter_is_a_no() {
    let after = |answer: &'static str| {
        outcome(move |clerk| {
            clerk.take_envelope();
            clerk.take_letter(answer);
        })
    };
    assert_eq!(after("554 5.7.1 spam"), (refused("554 5.7.1 spam"), true));
    assert_eq!(after("452 4.3.1 disk full"), (later("452 4.3.1 disk full"), true));
    assert_eq!(after("421 4.3.2 closing"), (later("421 4.3.2 closing"), false));
}

#[test]
fn a_complaint_about_us_keeps_the_letters_waiting() {
    for answer in ["530 5.7.0 sign in first", "535 5.7.8 bad password", "503 5.5.1 out of order"] {
        let (outcome, _usable) = outcome(move |clerk| {
            clerk.answer("MAIL", answer);
            clerk.answer("RSET", "250 ok");
        });
        assert_eq!(outcome, later(answer));
    }
}

#[test]
fn a_server_that_hangs_up_before_data_has_no_letter() {
    let hang_up = |clerk: &mut Clerk| clerk.stream = Box::new(std::io::empty());
    let at_mail = outcome(move |clerk| {
        clerk.hear();
        hang_up(clerk);
    });
    assert!(matches!(at_mail, (Outcome::Later(_), false)), "{at_mail:?}");
    let at_rcpt = outcome(move |clerk| {
        clerk.answer("MAIL", "250 ok");
        clerk.hear();
        hang_up(clerk);
    });
    assert!(matches!(at_rcpt, (Outcome::Later(_), false)), "{at_rcpt:?}");
}

#[test]
fn a_server_that_hangs_up_after_data_may_have_the_letter() {
    let hang_up = |clerk: &mut Clerk| clerk.stream = Box::new(std::io::empty());
    let at_data = outcome(move |clerk| {
        clerk.take_envelope();
        clerk.hear();
        hang_up(clerk);
    });
    assert!(matches!(at_data, (Outcome::Uncertain(_), false)), "{at_data:?}");
    let after_letter = outcome(move |clerk| {
        clerk.take_envelope();
        clerk.answer("DATA", "354 go ahead");
        clerk.hear_until(b"\r\n.\r\n");
        hang_up(clerk);
    });
    assert!(matches!(after_letter, (Outcome::Uncertain(_), false)), "{after_letter:?}");
}

#[test]
fn an_answer_to_the_letter_that_means_nothing_is_uncertain() {
    for answer in ["354 go on", "what?"] {
        let (outcome, usable) = outcome(move |clerk| {
            clerk.take_envelope();
            clerk.take_letter(answer);
        });
        assert!(matches!(outcome, Outcome::Uncertain(_)), "{answer}: {outcome:?}");
        assert!(!usable);
    }
}

#[test]
fn a_server_that_falls_silent_is_given_up() {
    let server = Server::plays(|clerk| {
        clerk.welcome(&[]);
        clerk.take_envelope();
        clerk.answer("DATA", "354 go ahead");
    });
    let outcome = send(&mut hasty(&server.url()).unwrap());
    assert_eq!(outcome, Outcome::Uncertain("it took too long to answer".to_owned()));

    let server = Server::plays(|clerk| clerk.welcome(&[]));
    assert_eq!(send(&mut hasty(&server.url()).unwrap()), later("it took too long to answer"));

    let server = Server::plays(|clerk| drop(clerk.hear()));
    let why = hasty(&server.url()).err().unwrap();
    assert!(why.0.ends_with("it took too long to answer"), "{why}");
}

#[test]
fn a_server_that_drips_its_answer_is_given_up_too() {
    let server = Server::plays(|clerk| {
        while clerk.stream.write_all(b"2").is_ok() {
            std::thread::park_timeout(Duration::from_millis(5));
        }
    });
    let why = hasty(&server.url()).err().unwrap();
    assert!(why.0.ends_with("it took too long to answer"), "{why}");
}

#[test]
fn what_cannot_be_noted_is_not_sent() {
    let server = Server::plays(|clerk| {
        clerk.welcome(&[]);
        clerk.take_envelope();
        clerk.answer("RSET", "250 ok");
        clerk.take_envelope();
        clerk.take_letter("250 ok");
    });
    let mut connection = server.connect();
    let fault = || anyhow::bail!("the disk is full");
    let outcome = connection.send(None, "clerk@ministry.example", LETTER, fault);
    let Outcome::Later(why) = outcome else { panic!("{outcome:?}") };
    assert!(why.contains("the disk is full"), "{why}");
    assert_eq!(send(&mut connection), Outcome::Sent("250 ok".to_owned()), "the connection goes on");
    drop(connection);
    assert_eq!(server.heard().matches("DATA").count(), 1);
}

#[test]
fn nothing_is_noted_for_a_recipient_who_was_refused() {
    let server = Server::plays(|clerk| {
        clerk.welcome(&[]);
        clerk.answer("MAIL", "250 ok");
        clerk.answer("RCPT", "550 nobody");
        clerk.answer("RSET", "250 ok");
    });
    let noted = std::cell::Cell::new(false);
    let outcome = server.connect().send(None, "clerk@ministry.example", LETTER, || {
        noted.set(true);
        Ok(())
    });
    assert_eq!(outcome, refused("550 nobody"));
    assert!(!noted.get());
}

#[test]
fn a_server_that_speaks_unasked_is_not_believed() {
    let (outcome, usable) = outcome(|clerk| {
        clerk.answer("MAIL", "250 ok\r\n250 recipient ok\r\n354 go\r\n250 sent");
    });
    assert!(matches!(outcome, Outcome::Later(_)), "{outcome:?}");
    assert!(!usable);
    let (outcome, _usable) = self::outcome(|clerk| clerk.answer("MAIL", "354 go ahead"));
    assert!(matches!(outcome, Outcome::Later(_)), "{outcome:?}");
}

#[test]
fn a_connection_is_asked_whether_it_lives_and_left_with_a_word() {
    let server = Server::plays(|clerk| {
        clerk.welcome(&[]);
        clerk.answer("NOOP", "250 ok");
        clerk.answer("QUIT", "221 bye");
    });
    let mut connection = server.connect();
    assert!(connection.is_healthy());
    connection.quit();
    assert!(server.heard().ends_with("QUIT\r\n"));

    let server = Server::plays(|clerk| {
        clerk.welcome(&[]);
        clerk.answer("NOOP", "421 too long idle");
    });
    let mut connection = server.connect();
    assert!(!connection.is_healthy());
    assert_eq!(send(&mut connection), later("the connection is closed"));
}

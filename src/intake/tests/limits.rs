//! What a session may cost: time, recipients, octets, memory.

use std::time::Duration;

use super::*;

const MIB: usize = 1024 * 1024;

#[tokio::test]
async fn a_letter_announced_too_large_is_refused_at_once() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) =
        session_with(&door, LmtpLimits { message_bytes: 1000, ..LmtpLimits::default() });
    peer.code().await;
    peer.ask("LHLO x").await;
    assert_eq!(peer.ask("MAIL FROM:<> SIZE=1001").await, "552");
    assert_eq!(peer.ask("MAIL FROM:<> SIZE=99999999999999999999").await, "501", "no number we can count");
    assert_eq!(peer.ask("MAIL FROM:<> SIZE=1000").await, "250");
}

#[tokio::test]
async fn a_letter_that_grows_too_large_is_refused_after_its_end_and_the_session_goes_on() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) =
        session_with(&door, LmtpLimits { message_bytes: 1000, ..LmtpLimits::default() });
    peer.up_to_data(&["a@desk.example", "b@desk.example"]).await;
    peer.say(format!("{}\r\n.\r\n", "x".repeat(999))).await;
    assert_eq!(peer.codes(2).await, ["552", "552"]);
    peer.envelope(&["a@desk.example"]).await;
    peer.say(format!("{}\r\n.\r\n", "x".repeat(998))).await;
    assert_eq!(peer.code().await, "250");
    assert_eq!(door.letters().len(), 1);
}

#[tokio::test]
async fn recipients_beyond_the_limit_come_with_another_letter() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits { recipients: 2, ..LmtpLimits::default() });
    peer.code().await;
    peer.ask("LHLO x").await;
    peer.ask("MAIL FROM:<>").await;
    for (recipient, code) in [("a", "250"), ("b", "250"), ("c", "452")] {
        assert_eq!(peer.ask(&format!("RCPT TO:<{recipient}@desk.example>")).await, code);
    }
    peer.ask("DATA").await;
    peer.say("Hi\r\n.\r\nNOOP\r\n").await;
    assert_eq!(peer.codes(3).await, ["250", "250", "250"], "two answers and the NOOP");
    assert_eq!(door.letters()[0].recipients.len(), 2);
}

/// Sends `x` every ten seconds until the other side has had enough; returns its last words and after how
/// many seconds they came.
async fn drip(peer: Peer<DuplexStream>) -> (String, u64) {
    let start = Instant::now();
    let (mut reading, mut writing) = tokio::io::split(peer.stream.into_inner());
    let dripping = async {
        for _drop in 0..100 {
            writing.write_all(b"x").await.ok();
            tokio::time::sleep(Duration::from_secs(10)).await;
        }
        std::future::pending::<()>().await
    };
    let mut words = String::new();
    let hearing = tokio::io::AsyncReadExt::read_to_string(&mut reading, &mut words);
    tokio::select! { () = dripping => {}, read = hearing => drop(read.unwrap()) }
    (words, start.elapsed().as_secs())
}

#[tokio::test(start_paused = true)]
async fn a_peer_that_sends_a_command_octet_by_octet_is_cut() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.code().await;
    let (words, seconds) = drip(peer).await;
    assert!(words.starts_with("421"), "{words}");
    assert!((60..65).contains(&seconds), "{seconds} s");
}

#[tokio::test(start_paused = true)]
async fn a_peer_that_drips_a_letter_is_cut_when_its_time_is_up() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.up_to_data(&["a@desk.example"]).await;
    let (words, seconds) = drip(peer).await;
    assert!(words.starts_with("421"), "{words}");
    assert!((300..305).contains(&seconds), "{seconds} s");
    assert!(door.letters().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_peer_that_falls_silent_in_a_letter_is_cut() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.up_to_data(&["a@desk.example"]).await;
    let start = Instant::now();
    peer.say("Subject: and then").await;
    assert_eq!(peer.codes(2).await, ["421", ""]);
    assert!((60..65).contains(&start.elapsed().as_secs()), "{:?}", start.elapsed());
}

#[tokio::test]
async fn the_largest_letter_is_taken_without_a_spare_copy() {
    let door = Arc::new(FakeDoor::default());
    let (mut peer, _stopping) = session_with(&door, LmtpLimits::default());
    peer.up_to_data(&["a@desk.example"]).await;
    let line = format!("{}\r\n", "x".repeat(1022));
    let letter = line.repeat(25 * MIB / line.len());
    assert_eq!(letter.len(), 25 * MIB);
    peer.say(&letter).await;
    peer.say(".\r\n").await;
    assert_eq!(peer.code().await, "250");
    let kept = door.letters.lock().unwrap().remove(0).bytes;
    assert!(kept == letter.as_bytes(), "octet for octet");
    assert!(kept.capacity() <= 25 * MIB, "{} octets reserved", kept.capacity());
}

#[tokio::test]
async fn letters_beyond_the_memory_come_back_later() {
    let (door, mut arrivals, open) = FakeDoor::gated();
    let limits = LmtpLimits { memory_bytes: 2 * MIB, ..LmtpLimits::default() };
    let listening = Listening::start(&door, limits);
    let mut first = listening.connect().await;
    first.up_to_data(&["a@desk.example"]).await;
    first.say(format!("{}\r\n.\r\n", "x".repeat(MIB))).await;
    arrivals.recv().await.unwrap();

    let mut second = listening.connect().await;
    second.up_to_data(&["a@desk.example", "b@desk.example"]).await;
    second.say(format!("{}\r\n.\r\n", "x".repeat(MIB))).await;
    assert_eq!(second.codes(2).await, ["451", "451"], "no room while the first letter is being delivered");
    assert_eq!(second.ask(&format!("MAIL FROM:<> SIZE={MIB}")).await, "250");
    assert_eq!(second.ask("RCPT TO:<a@desk.example>").await, "250");
    assert_eq!(second.ask("DATA").await, "451", "announced, so refused before it is sent");

    open.send(()).unwrap();
    assert_eq!(first.code().await, "250");
    open.send(()).unwrap();
    second.envelope(&["a@desk.example"]).await;
    second.say(format!("{}\r\n.\r\n", "x".repeat(MIB))).await;
    assert_eq!(second.code().await, "250", "room again");
    listening.stop().await;
}

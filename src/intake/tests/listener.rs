//! Many sessions, and the end of the day.

use std::time::Duration;

use super::*;

#[tokio::test]
async fn a_letter_being_delivered_is_answered_before_the_office_closes() {
    let (door, mut arrivals, open) = FakeDoor::gated();
    let listening = Listening::start(&door, LmtpLimits::default());
    let mut idle = listening.connect().await;
    assert_eq!(idle.code().await, "220");
    let mut busy = listening.connect().await;
    busy.up_to_data(&["a@desk.example"]).await;
    busy.say("Hi\r\n.\r\n").await;
    arrivals.recv().await.unwrap();

    listening.stopping.send(true).unwrap();
    assert_eq!(idle.codes(2).await, ["421", ""]);
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(29)).await;
    assert!(!listening.serving.is_finished(), "a delivery has half a minute");
    tokio::time::resume();
    open.send(()).unwrap();
    assert_eq!(busy.codes(3).await, ["250", "421", ""]);
    drop((idle, busy));
    listening.serving.await.unwrap().unwrap();
    assert_eq!(door.letters().len(), 1);
}

#[tokio::test]
async fn the_office_does_not_wait_for_ever_for_a_stuck_delivery() {
    let (door, mut arrivals, open) = FakeDoor::gated();
    let listening = Listening::start(&door, LmtpLimits::default());
    let mut stuck = listening.connect().await;
    stuck.up_to_data(&["a@desk.example"]).await;
    stuck.say("Hi\r\n.\r\n").await;
    arrivals.recv().await.unwrap();
    listening.stopping.send(true).unwrap();
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(1)).await;
    tokio::time::advance(Duration::from_secs(30)).await;
    tokio::time::resume();
    let soon = Duration::from_secs(5);
    tokio::time::timeout(soon, listening.serving).await.expect("half a minute is over").unwrap().unwrap();
    assert_eq!(stuck.hear().await, "", "cut without an answer: the peer will come back");
    open.send(()).unwrap();
}

#[tokio::test]
async fn nobody_is_let_in_after_closing() {
    let door = Arc::new(FakeDoor::default());
    let listening = Listening::start(&door, LmtpLimits::default());
    let address = listening.address;
    listening.stop().await;
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn silent_peers_do_not_keep_a_letter_out() {
    let door = Arc::new(FakeDoor::default());
    let listening = Listening::start(&door, LmtpLimits { sessions: 20, ..LmtpLimits::default() });
    let mut silent = Vec::new();
    for _peer in 0..200 {
        silent.push(listening.connect().await);
    }
    let mut peer = listening.connect().await;
    let letter = async {
        peer.up_to_data(&["a@desk.example"]).await;
        peer.say("Hi\r\n.\r\n").await;
        assert_eq!(peer.code().await, "250");
    };
    tokio::time::timeout(Duration::from_secs(10), letter).await.unwrap();
    listening.stop().await;
}

#[tokio::test]
async fn when_all_sessions_are_at_work_the_next_is_told_to_come_back() {
    let (door, mut arrivals, open) = FakeDoor::gated();
    let listening = Listening::start(&door, LmtpLimits { sessions: 1, ..LmtpLimits::default() });
    let mut busy = listening.connect().await;
    busy.up_to_data(&["a@desk.example"]).await;
    busy.say("Hi\r\n.\r\n").await;
    arrivals.recv().await.unwrap();
    let mut next = listening.connect().await;
    assert_eq!(next.codes(2).await, ["421", ""]);
    open.send(()).unwrap();
    assert_eq!(busy.code().await, "250");
    drop(busy);
    listening.stop().await;
}

#[tokio::test]
async fn a_refusal_reaches_a_peer_that_is_still_sending() {
    let door = Arc::new(FakeDoor::default());
    let listening = Listening::start(&door, LmtpLimits::default());
    let mut peer = listening.connect().await;
    peer.up_to_data(&["a@desk.example"]).await;
    peer.say(format!("Hi\n{}", "x".repeat(4_000_000))).await;
    assert_eq!(peer.codes(2).await, ["554", ""]);
    drop(peer);
    listening.stop().await;
    assert!(door.letters().is_empty());
}

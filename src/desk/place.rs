//! Step 2: whose lane is a letter for? The exact reply address; else the thread within the lane whose party wrote it; else
//! the authority's own file number from its own domain; else a new request; else the tray, with guesses for a person.

use mail::address::Found;
use mail::auth::{Verdict, belongs_to, evidence};
use mail::letter::{Kind, Letter};
use store::Tx;

use super::case::Case;
use super::lane::{Lane, Role};
use super::open::{self, Request};
use super::reply;
use super::tray::{self, Guess};
use super::trust::Way;
use crate::actor::Actor;
use crate::error::Result;
use crate::letters::arrival;
use crate::letters::letter::{self, KeptLetter, Standing};
use crate::office::Office;
use crate::reference;

/// More hops than this are a loop (RFC 5321 section 6.3; Postfix's own bound).
const MOST_HOPS: usize = 50;

/// Where a letter went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placed {
    /// It opened a case.
    Opened {
        /// The new case.
        reference: String,
    },
    /// It lies on a lane of a case.
    OnLane {
        /// The case.
        reference: String,
    },
    /// The same letter lies on that lane already, by another of our addresses.
    Copy,
    /// It lies in the tray.
    Tray,
}

/// Places a letter that was just read.
///
/// # Errors
/// When the database fails.
pub fn place(tx: &mut Tx<'_>, office: &Office, kept: &KeptLetter, letter: &Letter) -> Result<Placed> {
    if letter.received_count > MOST_HOPS {
        return into_tray(
            tx,
            kept,
            &format!("it has gone round in a loop: {} hops", letter.received_count),
            &[],
        );
    }
    if is_our_own(tx, kept)? {
        return into_tray(tx, kept, "it is our own letter, come back", &[]);
    }
    let addresses = addresses(kept, letter);
    let (lane, near_miss) = lane_by_address(tx, office, &addresses)?;
    if let Some(lane) = lane {
        return on_lane(tx, office, (kept, letter), lane, Way::ReplyAddress);
    }
    if near_miss.is_none()
        && let Some((lane, way)) = lane_by_trail(tx, office, letter)?
    {
        return on_lane(tx, office, (kept, letter), lane, way);
    }
    let guesses = guesses(tx, letter)?;
    if let Some(address) = near_miss {
        return into_tray(
            tx,
            kept,
            &format!("{address} looks like one of our reply addresses, but leads to no lane"),
            &guesses,
        );
    }
    if letter.kind != Kind::Person {
        let why = format!("no case is opened by automatic mail ({})", arrival::kind_word(letter.kind));
        return into_tray(tx, kept, &why, &guesses);
    }
    if letter.is_spam {
        return into_tray(tx, kept, "our mail host calls it spam", &guesses);
    }
    let intake: Vec<String> = office.in_force().directory.intake_addresses().collect();
    match addresses.iter().find(|address| intake.contains(address)) {
        Some(address) => new_request(tx, office, (kept, letter), address, &guesses),
        None => into_tray(tx, kept, "it came to none of our intake addresses", &guesses),
    }
}

/// Every address it may have come to, the envelope's first.
fn addresses(kept: &KeptLetter, letter: &Letter) -> Vec<String> {
    let shown = letter.to.iter().chain(&letter.cc).map(|address| address.address.clone());
    let all = std::iter::once(kept.recipient.clone()).chain(letter.delivered_to.iter().cloned()).chain(shown);
    all.filter(|address| !address.is_empty()).map(|address| address.to_lowercase()).collect()
}

/// The lane of the first exact reply address; else the first address that only looks like one.
fn lane_by_address(
    tx: &mut Tx<'_>,
    office: &Office,
    addresses: &[String],
) -> Result<(Option<Lane>, Option<String>)> {
    let in_force = office.in_force();
    let mut near_miss = None;
    for address in addresses {
        match in_force.reply.find(address) {
            Found::Token(token) => match Lane::by_token(tx, &token)? {
                Some(lane) => return Ok((Some(lane), None)),
                None => near_miss = near_miss.or_else(|| Some(address.clone())),
            },
            Found::NearMiss(_) => near_miss = near_miss.or_else(|| Some(address.clone())),
            Found::No => {}
        }
    }
    Ok((None, near_miss))
}

/// The lane whose letter it answers, if that lane's party wrote it; else the lane whose file number it names, if the
/// authority that gave the number wrote it.
fn lane_by_trail(tx: &mut Tx<'_>, office: &Office, letter: &Letter) -> Result<Option<(Lane, Way)>> {
    let [sender] = letter.from.as_slice() else { return Ok(None) };
    let directory = &office.in_force().directory;
    for message_id in letter.in_reply_to.iter().chain(letter.references.iter().rev()) {
        let Some(ours) = KeptLetter::ours_with_message_id(tx, message_id)? else { continue };
        let Some(lane) =
            ours.lane_id.as_deref().map(|lane_id| Lane::find(tx, lane_id)).transpose()?.flatten()
        else {
            continue;
        };
        let domains = lane
            .authority
            .as_deref()
            .and_then(|key| directory.authority(key))
            .map(|authority| authority.domain_names());
        let is_party = match domains {
            Some(domains) if !domains.is_empty() => belongs_to(sender.domain(), &domains),
            _ => sender.address.to_lowercase() == lane.address.to_lowercase(),
        };
        if is_party {
            return Ok(Some((lane, Way::Thread)));
        }
    }
    for authority in directory
        .authorities
        .iter()
        .filter(|authority| belongs_to(sender.domain(), &authority.domain_names()))
    {
        for number in mail::file_number::their_references(&letter.subject, &letter.new_text) {
            if let Some(lane) = Lane::by_their_reference(tx, authority.key.as_ref(), &number)? {
                return Ok(Some((lane, Way::TheirReference)));
            }
        }
    }
    Ok(None)
}

/// Puts a letter on a lane and lets the lane's party's letter have its effect.
///
/// # Errors
/// When the database fails.
pub fn on_lane(
    tx: &mut Tx<'_>,
    office: &Office,
    (kept, letter): (&KeptLetter, &Letter),
    lane: Lane,
    way: Way,
) -> Result<Placed> {
    let mut case = Case::lock_id(tx, &lane.case_id)?;
    if let Some(message_id) = &kept.message_id
        && letter::is_on_lane(tx, &lane.lane_id, message_id)?
    {
        let why = "the same letter lies on this lane already";
        let standing = Standing { disposition: "discarded", why, case_id: None, lane_id: None };
        move_to(tx, kept, &standing)?;
        return Ok(Placed::Copy);
    }
    let standing = Standing {
        disposition: "placed",
        why: word_for(way),
        case_id: Some(&case.case_id),
        lane_id: Some(&lane.lane_id),
    };
    move_to(tx, kept, &standing)?;
    reply::arrived(tx, office, &mut case, &reply::Arrived { kept, letter, lane: &lane, way })?;
    Ok(Placed::OnLane { reference: case.reference })
}

fn word_for(way: Way) -> &'static str {
    match way {
        Way::ReplyAddress => "by its reply address",
        Way::Thread => "it answers a letter of this lane",
        Way::TheirReference => "by the authority's own file number",
        Way::FollowLink => "written on the page of the case",
        Way::ByHand => "an officer placed it",
        Way::NewRequest => "a new request",
    }
}

fn new_request(
    tx: &mut Tx<'_>,
    office: &Office,
    (kept, letter): (&KeptLetter, &Letter),
    intake: &str,
    guesses: &[Guess],
) -> Result<Placed> {
    let Some(sender) = letter.from.first().filter(|sender| sender.is_usable()) else {
        return into_tray(tx, kept, "it does not say who wrote it", guesses);
    };
    if let Some(message_id) = &kept.message_id
        && let Some(case_id) = letter::case_opened_by(tx, message_id, &kept.from_address)?
    {
        let why = "the same letter opened a case already, by another of our addresses";
        let standing = Standing { disposition: "discarded", why, case_id: Some(&case_id), lane_id: None };
        move_to(tx, kept, &standing)?;
        return Ok(Placed::Copy);
    }
    let request = Request::from_letter(office, sender, kept, letter);
    let case = open::open(tx, office, &Actor::Requester, &request)?;
    let lane = Lane::of_requester(tx, &case.case_id)?;
    let why = format!("a new request to {intake}");
    let standing = Standing {
        disposition: "opened",
        why: &why,
        case_id: Some(&case.case_id),
        lane_id: Some(&lane.lane_id),
    };
    move_to(tx, kept, &standing)?;
    reply::believe(tx, office, &reply::Arrived { kept, letter, lane: &lane, way: Way::NewRequest })?;
    // Whose domain disowns the letter did not write it: an acknowledgement would go to somebody who never asked.
    let may_answer = !letter.no_automatic_answer && !is_disowned(office, letter);
    open::acknowledge_and_route(tx, office, &case, &lane, may_answer)?;
    Ok(Placed::Opened { reference: case.reference })
}

fn is_disowned(office: &Office, letter: &Letter) -> bool {
    let in_force = office.in_force();
    let found = evidence(
        &letter.authentication_results,
        in_force.directory.mail.authserv_id.as_deref(),
        &letter.from,
    );
    matches!(found.dmarc, Verdict::Fail | Verdict::SoftFail)
}

/// Opens a case from a letter in the tray, because an officer says so.
///
/// # Errors
/// When the database fails.
pub fn as_new_request(
    tx: &mut Tx<'_>,
    office: &Office,
    kept: &KeptLetter,
    letter: &Letter,
) -> Result<Placed> {
    new_request(tx, office, (kept, letter), "an officer's hand", &[])
}

/// Moves a letter from wherever it waited; that it does not wait there any more is a fault, and undoes everything.
fn move_to(tx: &mut Tx<'_>, kept: &KeptLetter, standing: &Standing<'_>) -> Result<()> {
    if letter::stand(tx, &kept.letter_id, &["received", "tray", "unreadable"], standing)? {
        return Ok(());
    }
    Err(anyhow::anyhow!("letter {} was placed by somebody else meanwhile", kept.letter_id).into())
}

fn into_tray(tx: &mut Tx<'_>, kept: &KeptLetter, why: &str, guesses: &[Guess]) -> Result<Placed> {
    let standing = Standing { disposition: "tray", why, case_id: None, lane_id: None };
    move_to(tx, kept, &standing)?;
    tray::note_guesses(tx, &kept.letter_id, guesses)?;
    Ok(Placed::Tray)
}

/// Up to three lanes it might belong to: one whose letter it answers although a stranger wrote it, one whose reference it
/// names, one whose party has the sender's address. Never acted upon without a person.
fn guesses(tx: &mut Tx<'_>, letter: &Letter) -> Result<Vec<Guess>> {
    let mut found: Vec<Guess> = Vec::new();
    let mut add = |lane: Lane, why: String| {
        if found.len() < tray::MOST_GUESSES && !found.iter().any(|guess| guess.lane_id == lane.lane_id) {
            found.push(Guess { lane_id: lane.lane_id, why });
        }
    };
    let about = letter.in_reply_to.iter().chain(&letter.references).chain(&letter.about_message_id);
    for message_id in about.take(20) {
        let lane_id = KeptLetter::ours_with_message_id(tx, message_id)?.and_then(|ours| ours.lane_id);
        if let Some(lane) = lane_id.map(|lane_id| Lane::find(tx, &lane_id)).transpose()?.flatten() {
            add(
                lane,
                "it answers a letter of ours on this lane, but its sender is not that party".to_owned(),
            );
        }
    }
    let sender = letter.from.first().map(|sender| sender.address.to_lowercase()).unwrap_or_default();
    for reference in reference::found_in(&format!("{} {}", letter.subject, letter.text)).into_iter().take(3) {
        if !Case::has_reference(tx, &reference)? {
            continue;
        }
        let case = Case::by_reference(tx, &Actor::Clock, &reference)?;
        let lanes = Lane::of_case(tx, &case.case_id)?;
        let closest = lanes.iter().find(|lane| lane.address.to_lowercase() == sender);
        if let Some(lane) = closest.or_else(|| lanes.iter().find(|lane| lane.role == Role::Requester)) {
            add(lane.clone(), format!("it names the reference {reference}"));
        }
    }
    if !sender.is_empty() {
        for lane in Lane::with_address(tx, &sender, 3)? {
            add(lane, format!("{sender} is a party of that case"));
        }
    }
    Ok(found)
}

/// A letter that carries a Message-ID of ours is ours.
fn is_our_own(tx: &mut Tx<'_>, kept: &KeptLetter) -> Result<bool> {
    let Some(message_id) = &kept.message_id else { return Ok(false) };
    Ok(KeptLetter::ours_with_message_id(tx, message_id)?.is_some())
}

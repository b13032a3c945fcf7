//! By hand: letters that nobody could place. Its own list with guesses, never a fake case. All SQL on `tray_guesses`.

use std::collections::HashMap;

use store::{Tx, Value};

use super::case::Case;
use super::lane::{Lane, Role};
use super::place::{self, Placed};
use super::receive::{self, Reading};
use super::trust::Way;
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::letters::kept;
use crate::letters::letter::{self, KeptLetter, Standing};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// More guesses than this are noise.
pub const MOST_GUESSES: usize = 3;

/// A lane that a letter might belong to.
#[derive(Debug, Clone)]
pub struct Guess {
    /// The lane.
    pub lane_id: String,
    /// Why, for a person.
    pub why: String,
}

/// A guess as shown.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ShownGuess {
    /// The case.
    pub reference: String,
    /// `requester` or the authority's key.
    pub lane: String,
    /// Why.
    pub why: String,
}

/// Writes down the guesses about a letter.
///
/// # Errors
/// When the database fails.
pub fn note_guesses(tx: &mut Tx<'_>, letter_id: &str, guesses: &[Guess]) -> Result<()> {
    for (position, guess) in (1_i64..).zip(guesses.iter().take(MOST_GUESSES)) {
        tx.run(
            "INSERT INTO tray_guesses (letter_id, position, lane_id, why) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (letter_id, position) DO NOTHING",
            &[letter_id.into(), position.into(), guess.lane_id.clone().into(), guess.why.clone().into()],
        )?;
    }
    Ok(())
}

/// The guesses about a letter, the likeliest first.
///
/// # Errors
/// When the database fails.
pub fn guesses(tx: &mut Tx<'_>, letter_id: &str) -> Result<Vec<ShownGuess>> {
    let rows = tx.all(
        "SELECT lane_id, why FROM tray_guesses WHERE letter_id = $1 ORDER BY position",
        &[letter_id.into()],
    )?;
    let mut shown = Vec::new();
    for row in rows {
        let Some(lane) = Lane::find(tx, &row.text("lane_id")?)? else { continue };
        let case = Case::by_id(tx, &lane.case_id)?;
        let name = lane.authority.clone().unwrap_or_else(|| lane.role.word().to_owned());
        shown.push(ShownGuess { reference: case.reference, lane: name, why: row.text("why")? });
    }
    Ok(shown)
}

/// Puts a letter of the tray on a lane of a case: `requester`, or an authority's key.
///
/// # Errors
/// [`Refusal::NotInTray`], [`Refusal::UnknownCase`], [`Refusal::NoSuchLane`].
pub fn place_by_hand(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    letter_id: &str,
    (reference, party): (&str, &str),
) -> Result<Placed> {
    actor.must(Right::Tray)?;
    let (kept, reading) = in_tray(tx, office, actor, letter_id)?;
    let case = Case::lock(tx, actor, reference)?;
    let lanes = Lane::of_case(tx, &case.case_id)?;
    let is_meant = |lane: &&Lane| match party {
        "requester" => lane.role == Role::Requester,
        key => lane.authority.as_deref() == Some(key),
    };
    let lane = lanes.iter().find(is_meant).ok_or_else(|| Refusal::NoSuchLane(party.to_owned()))?.clone();
    let placed = place::on_lane(tx, office, (&kept, &reading.letter), lane, Way::ByHand)?;
    journal_deed(tx, office, actor, ("tray.placed", Some(&case.case_id)), &[("letter", letter_id)])?;
    Ok(placed)
}

/// Opens a case from a letter of the tray.
///
/// # Errors
/// [`Refusal::NotInTray`], [`Refusal::BadAddress`].
pub fn open_by_hand(tx: &mut Tx<'_>, office: &Office, actor: &Actor, letter_id: &str) -> Result<Placed> {
    actor.must(Right::Tray)?;
    let (kept, reading) = in_tray(tx, office, actor, letter_id)?;
    if reading.letter.from.first().is_none_or(|sender| !sender.is_usable()) {
        return Err(Refusal::BadAddress(kept.from_address).into());
    }
    let placed = place::as_new_request(tx, office, &kept, &reading.letter)?;
    journal_deed(tx, office, actor, ("tray.opened", None), &[("letter", letter_id)])?;
    Ok(placed)
}

/// Takes a letter out of the tray for a reason; its bytes are kept.
///
/// # Errors
/// [`Refusal::NotInTray`], [`Refusal::NoReason`].
pub fn discard(tx: &mut Tx<'_>, office: &Office, actor: &Actor, letter_id: &str, why: &str) -> Result<()> {
    actor.must(Right::Tray)?;
    if why.trim().is_empty() {
        return Err(Refusal::NoReason.into());
    }
    lying(tx, actor, letter_id)?;
    let standing = Standing { disposition: "discarded", why: why.trim(), case_id: None, lane_id: None };
    if !letter::stand(tx, letter_id, &["tray", "unreadable"], &standing)? {
        return Err(Refusal::NotInTray(letter_id.to_owned()).into());
    }
    journal_deed(tx, office, actor, ("tray.discarded", None), &[("letter", letter_id), ("why", why.trim())])
}

/// A letter that lies in the tray within the actor's sight.
///
/// # Errors
/// [`Refusal::NotInTray`].
pub fn lying(tx: &mut Tx<'_>, actor: &Actor, letter_id: &str) -> Result<KeptLetter> {
    let unknown = || Refusal::NotInTray(letter_id.to_owned());
    let kept = KeptLetter::find(tx, letter_id)?.filter(waits).ok_or_else(unknown)?;
    // Who is kept to some countries sees what might belong to a case of theirs, and nothing else of the tray.
    let is_in_sight = actor.sees("") || !guesses_about(tx, actor, std::slice::from_ref(&kept))?.is_empty();
    if is_in_sight { Ok(kept) } else { Err(unknown().into()) }
}

/// A piece of the tray within the actor's sight, oldest first, after the letter `after`.
///
/// # Errors
/// When the database fails.
pub fn list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (after, limit): (Option<&str>, i64),
) -> Result<Vec<(KeptLetter, Vec<ShownGuess>)>> {
    let mut letters = KeptLetter::in_tray_after(tx, (after.unwrap_or_default(), actor.countries()), limit)?;
    let mut guesses = guesses_about(tx, actor, &letters)?;
    letters.sort_by(|one, other| one.letter_id.cmp(&other.letter_id));
    let with_guesses = letters.into_iter().map(|kept| {
        let own = guesses.remove(&kept.letter_id).unwrap_or_default();
        (kept, own)
    });
    Ok(with_guesses.collect())
}

/// The guesses about one letter that lead to cases within the actor's sight, the likeliest first.
///
/// # Errors
/// When the database fails.
pub fn guesses_of(tx: &mut Tx<'_>, actor: &Actor, kept: &KeptLetter) -> Result<Vec<ShownGuess>> {
    let mut guesses = guesses_about(tx, actor, std::slice::from_ref(kept))?;
    Ok(guesses.remove(&kept.letter_id).unwrap_or_default())
}

/// The guesses about several letters that lead to cases within the actor's sight, the likeliest first.
fn guesses_about(
    tx: &mut Tx<'_>,
    actor: &Actor,
    letters: &[KeptLetter],
) -> Result<HashMap<String, Vec<ShownGuess>>> {
    let places: Vec<String> = (1..=letters.len()).map(|place| format!("${place}")).collect();
    let mut found: HashMap<String, Vec<ShownGuess>> = HashMap::new();
    if letters.is_empty() {
        return Ok(found);
    }
    let condition = format!("WHERE g.letter_id IN ({}) ORDER BY g.letter_id, g.position", places.join(", "));
    let sql = format!(
        "SELECT g.letter_id, g.why, l.role, l.authority, c.reference, c.requester_country FROM tray_guesses g \
         JOIN lanes l ON l.lane_id = g.lane_id JOIN cases c ON c.case_id = l.case_id {condition}"
    );
    let ids: Vec<Value> = letters.iter().map(|kept| kept.letter_id.clone().into()).collect();
    for row in tx.all(&sql, &ids)? {
        if actor.sees(&row.text("requester_country")?) {
            let lane = row.opt_text("authority")?.map_or_else(|| row.text("role"), Ok)?;
            let guess = ShownGuess { reference: row.text("reference")?, lane, why: row.text("why")? };
            found.entry(row.text("letter_id")?).or_default().push(guess);
        }
    }
    Ok(found)
}

fn waits(kept: &KeptLetter) -> bool {
    matches!(kept.disposition.as_str(), "tray" | "unreadable")
}

/// A letter of the tray, held against other officers until the transaction ends. One that could not be read when it came
/// is read again.
fn in_tray(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    letter_id: &str,
) -> Result<(KeptLetter, Reading)> {
    lying(tx, actor, letter_id)?;
    let mut kept = KeptLetter::lock(tx, letter_id)?
        .filter(waits)
        .ok_or_else(|| Refusal::NotInTray(letter_id.to_owned()))?;
    let reading = Reading::of(&kept::bytes(office, tx, &kept.hash)?);
    if kept.disposition == "unreadable" {
        kept = receive::record(tx, (letter_id, "unreadable"), &reading)?.unwrap_or(kept);
    }
    Ok((kept, reading))
}

fn journal_deed(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    (deed, case_id): (&str, Option<&str>),
    details: &[(&str, &str)],
) -> Result<()> {
    journal::note(tx, &Entry { at: office.now(), actor, deed, case_id, details })
}

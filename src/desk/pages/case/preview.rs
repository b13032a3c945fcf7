//! A letter of ours as it would leave, taken apart for the eye, with whom it goes to and how far that address is known; and
//! the fingerprint by which sending knows that nothing changed since.

use mail::parse::{Limits, read};
use sha2::{Digest, Sha256};
use store::Tx;

use super::letter_view::Mark;
use super::names::Names;
use crate::desk::lane::Lane;
use crate::directory::contact;
use crate::error::Result;
use crate::letters::check_code;
use crate::letters::letter::KeptLetter;
use crate::letters::writing::Written;

/// More of a message than this is no help to anybody's eyes.
const SHOWN_RAW: usize = 8_000;

/// A letter as it would leave.
#[derive(Debug)]
pub struct PreviewView {
    /// `From`, name and address.
    pub from: String,
    /// The recipient's name.
    pub to_name: String,
    /// The recipient's whole address.
    pub to_address: String,
    /// How far the address is known.
    pub known: Mark,
    /// Why.
    pub why: String,
    /// `Reply-To`: the secret address of the lane.
    pub reply_to: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// Its language.
    pub language: String,
    /// Its files: name, type, size.
    pub files: Vec<(String, String, String)>,
    /// The message as it is on the wire.
    pub raw: String,
    /// Whether the message is longer than that.
    pub is_raw_cut: bool,
}

/// The letters of a rehearsed verb, before its transaction is undone.
///
/// # Errors
/// When the database fails.
pub fn of(tx: &mut Tx<'_>, names: &Names<'_>, letters: &[Written]) -> Result<Vec<PreviewView>> {
    letters.iter().map(|written| one(tx, names, written)).collect()
}

fn one(tx: &mut Tx<'_>, names: &Names<'_>, written: &Written) -> Result<PreviewView> {
    let (letter, _) = read(&written.bytes, &Limits::default());
    let from = letter.from.first().cloned().unwrap_or_default();
    let to = letter.to.first().cloned().unwrap_or_default();
    let kept = KeptLetter::find(tx, &written.letter_id)?.unwrap_or_default();
    let lane = kept.lane_id.as_deref().map(|lane_id| Lane::find(tx, lane_id)).transpose()?.flatten();
    let (known, why) = how_known(tx, names, lane.as_ref(), &to.address)?;
    let raw = String::from_utf8_lossy(&written.bytes);
    Ok(PreviewView {
        from: format!("{} <{}>", from.name, from.address),
        to_name: to.name,
        to_address: to.address,
        known,
        why,
        reply_to: letter.reply_to.first().map(|address| address.address.clone()).unwrap_or_default(),
        subject: letter.subject,
        text: letter.text,
        language: kept.language.unwrap_or_default(),
        files: letter
            .attachments
            .into_iter()
            .map(|file| {
                let bytes = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
                (file.filename, file.media_type, names.size(bytes))
            })
            .collect(),
        is_raw_cut: raw.len() > SHOWN_RAW,
        raw: raw.get(..raw.floor_char_boundary(SHOWN_RAW)).unwrap_or_default().to_owned(),
    })
}

/// How far the address is known to be the party's: an authority's by what came from it, a requester's by their last letter.
fn how_known(
    tx: &mut Tx<'_>,
    names: &Names<'_>,
    lane: Option<&Lane>,
    address: &str,
) -> Result<(Mark, String)> {
    let mark = |tone, phrase: &str| Mark { tone, word: names.say(phrase) };
    let Some(lane) = lane else { return Ok((mark("bad", "case-known-nobody"), String::new())) };
    if let Some(authority) = &lane.authority {
        return Ok(match contact::known(tx, authority, address)? {
            Some(known) if known.state == "bouncing" => (mark("bad", "case-known-bouncing"), known.why),
            Some(known) => {
                let since = names.moment(&known.since_at).shown;
                (mark("good", "case-known-confirmed"), names.tell("case-known-since", &[("what", since)]))
            }
            None => (mark("warn", "case-known-file"), names.say("case-known-file-why")),
        });
    }
    let theirs = KeptLetter::of_case(tx, &lane.case_id)?.into_iter().rfind(|letter| {
        letter.lane_id.as_deref() == Some(&lane.lane_id)
            && letter.direction == "in"
            && letter.from_address.eq_ignore_ascii_case(address)
    });
    Ok(match theirs {
        Some(letter) => {
            let at = names.moment(&letter.kept_at).shown;
            (mark("good", "case-known-wrote"), names.tell("case-known-wrote-why", &[("what", at)]))
        }
        None => (mark("warn", "case-known-typed"), names.say("case-known-typed-why")),
    })
}

/// A fingerprint of what the letters show and of how many letters the case had before them. Ids, dates,
/// codes and the reply address of a lane that is opened by the letter are no part of it: they are made when it is sent.
#[must_use]
pub fn fingerprint(before: &(i64, String), letters: &[Written]) -> String {
    let mut hasher = Sha256::new();
    let mut add = |text: &str| {
        hasher.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(text.as_bytes());
    };
    add(&format!("{} {}", before.0, before.1));
    for written in letters {
        let (letter, _) = read(&written.bytes, &Limits::default());
        for address in letter.from.iter().chain(&letter.to).chain(&letter.cc) {
            add(&address.name);
            add(&address.address);
        }
        add(&letter.subject);
        add(&without_codes(&letter.text));
        for file in &letter.attachments {
            add(&file.filename);
            add(&file.media_type);
            add(&data_encoding::HEXLOWER.encode(&Sha256::digest(&file.bytes)));
        }
    }
    data_encoding::HEXLOWER.encode(&hasher.finalize())
}

/// A text without the codes by which letters are checked: each letter has one of its own.
fn without_codes(text: &str) -> String {
    let is_edge = |sign: char| !(sign.is_ascii_alphanumeric() || sign == '-');
    let words = text.split_inclusive(is_edge).map(|word| {
        let bare = word.trim_end_matches(is_edge);
        let is_code = check_code::read(bare).as_deref() == Some(bare);
        if is_code { word.strip_prefix(bare).unwrap_or_default() } else { word }
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_with_codes_of_their_own_are_one_to_the_eye() {
        let with = |code: &str| format!("Granted. Check it: https://desk.example/check/{code} or {code}.");
        let (one, other) = (with("7K3M9-PQX2A-0B4CD-EFGH1"), with("00000-PQX2A-0B4CD-EFGH1"));
        assert_eq!(without_codes(&one), without_codes(&other));
        assert_eq!(without_codes(&one), "Granted. Check it: https://desk.example/check/ or .");
        assert_ne!(without_codes("Permit LP-77"), without_codes("Permit LP-78"));
    }
}

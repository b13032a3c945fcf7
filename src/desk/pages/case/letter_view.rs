//! A letter as it stands on its lane: who wrote it, how far it is believed or on its way, who has seen it, what may be
//! done with it.

use super::active;
use super::names::{Names, When};
use crate::desk::case::State;
use crate::desk::case_file::{CaseFile, SHOWN_SIGNS};
use crate::desk::lane::{Lane, Role};
use crate::letters::attachment::KeptAttachment;
use crate::letters::letter::KeptLetter;
use crate::letters::outbox::OnItsWay;
use crate::right::Right;

/// A letter as shown.
#[derive(Debug)]
pub struct LetterView {
    /// Its id.
    pub id: String,
    /// Whether the office wrote it.
    pub is_ours: bool,
    /// What sort of letter it is: request, answer, reminder; person, receipt.
    pub sort: String,
    /// Who wrote it, or to whom.
    pub name: String,
    /// Their whole address.
    pub address: String,
    /// When.
    pub at: When,
    /// Its subject.
    pub subject: String,
    /// What is new in it, or its beginning.
    pub text: String,
    /// Whether more of it stands on its own page.
    pub is_cut: bool,
    /// Its files.
    pub files: Vec<FileView>,
    /// How far it is believed, or on its way.
    pub mark: Option<Mark>,
    /// Why it is believed so far, or what the mail server said.
    pub why: String,
    /// Who else has seen what it says.
    pub seen_by: Vec<String>,
    /// The letter of ours that passed it on, with its time.
    pub passed_on: Option<(String, When)>,
    /// When it leaves, while it can be called back.
    pub leaves: Option<When>,
    /// Whether it was set aside or called back.
    pub is_void: bool,
    /// What an officer has to judge it by.
    pub judgement: Option<Judgement>,
    /// Whether it may be passed on.
    pub may_relay: bool,
}

/// A word about how something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// good, warn, bad or nothing: a class of the stylesheet.
    pub tone: &'static str,
    /// The word.
    pub word: String,
}

/// A file as shown.
#[derive(Debug)]
pub struct FileView {
    /// Its number in the letter.
    pub number: i64,
    /// Its name.
    pub filename: String,
    /// What it says it is.
    pub media_type: String,
    /// Its size in words.
    pub size: String,
    /// Whether it can run something.
    pub is_active: bool,
}

/// What speaks for and against a letter that waits for an officer, side by side.
#[derive(Debug)]
pub struct Judgement {
    /// The domain it came from.
    pub domain: String,
    /// Whether that domain is known to be theirs.
    pub is_known: bool,
    /// Domains known to be theirs.
    pub known: Vec<String>,
    /// Whether it came to the secret reply address of the lane.
    pub came_to_reply_address: bool,
    /// Whether this actor may judge.
    pub may_judge: bool,
    /// Whether an answer is still owed, so that it can be a receipt.
    pub can_be_receipt: bool,
}

impl FileView {
    /// A file of a letter.
    #[must_use]
    pub fn of(names: &Names<'_>, file: &KeptAttachment) -> FileView {
        FileView {
            number: file.position,
            filename: if file.filename.is_empty() {
                names.tell("case-file-without-name", &[("number", file.position.to_string())])
            } else {
                file.filename.clone()
            },
            media_type: file.media_type.clone(),
            size: names.size(file.bytes),
            is_active: active::is_active(&file.filename, &file.media_type),
        }
    }
}

impl LetterView {
    /// A letter on a lane of a case.
    #[must_use]
    pub fn of(names: &Names<'_>, file: &CaseFile, lane: &Lane, letter: &KeptLetter) -> LetterView {
        let is_ours = letter.direction == "out";
        let (text, is_cut) = beginning(&letter.text);
        let way = file.on_its_way(&letter.letter_id);
        let is_void = letter.disposition == "discarded";
        let passed_on =
            letter.relayed_by.clone().zip(letter.relayed_at.as_deref().map(|at| names.moment(at)));
        let may = |right| names.visit.actor.may(right) && file.case.state != State::Closed;
        LetterView {
            id: letter.letter_id.clone(),
            is_ours,
            sort: names.say(&sort(letter)),
            name: if is_ours { lane.name.clone() } else { letter.from_name.clone() },
            address: if is_ours { letter.recipient.clone() } else { letter.from_address.clone() },
            at: names.moment(&letter.kept_at),
            subject: letter.subject.clone(),
            text,
            is_cut,
            files: file.files_of(&letter.letter_id).map(|one| FileView::of(names, one)).collect(),
            mark: if is_ours { way_mark(names, file, letter) } else { trust_mark(names, letter) },
            why: why(names, file, letter),
            seen_by: seen_by(names, file, lane, letter),
            may_relay: letter.accepted_at.is_some() && passed_on.is_none() && may(Right::Relay),
            passed_on,
            leaves: way
                .filter(|way| way.can_be_called_back() && way.attempts == 0 && !is_void)
                .map(|way| names.moment(&way.not_before_at)),
            is_void,
            judgement: file.needs_judgement(letter).then(|| judgement(names, file, lane, letter)),
        }
    }
}

/// The beginning of a text that is too long for the page of its case.
fn beginning(text: &str) -> (String, bool) {
    let most = usize::try_from(SHOWN_SIGNS).unwrap_or(usize::MAX);
    match text.char_indices().nth(most) {
        Some((at, _)) => (text.get(..at).unwrap_or_default().to_owned(), true),
        None => (text.to_owned(), false),
    }
}

fn sort(letter: &KeptLetter) -> String {
    let word = match (letter.direction.as_str(), letter.disposition.as_str()) {
        ("out", _) => &letter.purpose,
        (_, "opened") => "opening",
        _ => &letter.kind,
    };
    format!("case-sort-{}", word.replace('_', "-"))
}

fn trust_mark(names: &Names<'_>, letter: &KeptLetter) -> Option<Mark> {
    if letter.disposition == "discarded" {
        return Some(Mark { tone: "", word: names.say("case-set-aside") });
    }
    let trust = letter.trust.as_deref()?;
    if letter.accepted_at.is_some() && trust != "verified" {
        return Some(Mark { tone: "good", word: names.say("case-trust-accepted") });
    }
    let tone = match trust {
        "verified" => "good",
        "plausible" => "warn",
        _ => "bad",
    };
    Some(Mark { tone, word: names.say(&format!("case-trust-{trust}")) })
}

fn way_mark(names: &Names<'_>, file: &CaseFile, letter: &KeptLetter) -> Option<Mark> {
    let way = file.on_its_way(&letter.letter_id)?;
    let tone = match way.state.as_str() {
        "sent" if way.last_answer.starts_with("came back") => {
            return Some(Mark { tone: "bad", word: names.say("case-way-came-back") });
        }
        "sent" => "good",
        "refused" => "bad",
        "uncertain" => "warn",
        _ => "",
    };
    Some(Mark { tone, word: names.say(&format!("case-way-{}", way.state.replace('_', "-"))) })
}

fn why(names: &Names<'_>, file: &CaseFile, letter: &KeptLetter) -> String {
    if letter.direction == "in" {
        let is_set_aside = letter.disposition == "discarded";
        return if is_set_aside {
            letter.why.clone()
        } else {
            super::why::in_words(names, &letter.trust_why)
        };
    }
    let told =
        file.on_its_way(&letter.letter_id).filter(|way| way.state != "sent" || is_report(&way.last_answer));
    told.map(|way| way.last_answer.clone()).unwrap_or_default()
}

fn is_report(answer: &str) -> bool {
    answer.starts_with("came back")
}

/// Parties other than the writer who have seen what a letter says: the one it went to, or the one a reply was passed on to.
fn seen_by(names: &Names<'_>, file: &CaseFile, lane: &Lane, letter: &KeptLetter) -> Vec<String> {
    let is_gone = |letter_id: &str| file.on_its_way(letter_id).is_some_and(OnItsWay::has_left);
    if letter.direction == "out" {
        return if is_gone(&letter.letter_id) { vec![party(names, lane)] } else { Vec::new() };
    }
    let passed_on = letter.relayed_by.as_deref().filter(|by| is_gone(by));
    let requester = file.lanes.iter().find(|lane| lane.role == Role::Requester);
    passed_on.and(requester).map(|lane| party(names, lane)).into_iter().collect()
}

/// What a lane's party is called: the authority, or the requester.
#[must_use]
pub fn party(names: &Names<'_>, lane: &Lane) -> String {
    match &lane.authority {
        Some(key) => names.authority(key),
        None => names.say("case-requester"),
    }
}

fn judgement(names: &Names<'_>, file: &CaseFile, lane: &Lane, letter: &KeptLetter) -> Judgement {
    let domain = letter.from_address.rsplit('@').next().unwrap_or_default().to_owned();
    let authority = lane.authority.as_deref().and_then(|key| names.known_authority(key));
    let known = authority.map(|authority| authority.domain_names()).unwrap_or_default();
    let is_owed =
        |dispatch: &crate::desk::dispatch::Dispatch| dispatch.lane_id == lane.lane_id && dispatch.is_open();
    Judgement {
        is_known: mail::auth::belongs_to(&domain, &known),
        domain,
        known,
        came_to_reply_address: letter.recipient.eq_ignore_ascii_case(&lane.reply_address(names.visit.office)),
        may_judge: names.visit.actor.may(Right::Accept),
        can_be_receipt: file.dispatches.iter().any(is_owed),
    }
}

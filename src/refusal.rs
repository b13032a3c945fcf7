//! Every way in which the office says no, with its stable code. The sentences stand in `phrases/`.

/// A refusal. Expected, not a fault: nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No case has this reference, or it is mistyped.
    UnknownCase(String),
    /// This actor may not do that.
    NotAllowed(String),
    /// No procedure of the office file has this key.
    UnknownProcedure(String),
    /// No authority of the office file has this key.
    UnknownAuthority(String),
    /// The case has no procedure and authority yet.
    NotRouted(String),
    /// The case is closed.
    Closed(String),
    /// Every authority of the case has been written to already.
    NothingToForward(String),
    /// The authority has no address that works.
    NoContact(String),
    /// Fields that the procedure requires are empty.
    MissingFields(String),
    /// The procedure has no such field.
    UnknownField(String),
    /// A letter to one party would tell it something of another; names what.
    WouldLeak(String),
    /// No letter of this case has that id.
    UnknownLetter(String),
    /// The letter is not an authority's.
    NotAReply(String),
    /// The reply is held: accept it first.
    NotAccepted(String),
    /// Only the desk's own matters are answered by the desk alone.
    NotOwnMatter(String),
    /// The letter to be written is empty.
    EmptyText,
    /// The procedure knows no such outcome.
    UnknownOutcome(String),
    /// The tray has no such letter.
    NotInTray(String),
    /// The case has no lane of that party.
    NoSuchLane(String),
    /// The letter is on its way or gone: it cannot be called back.
    TooLateToCancel(String),
    /// The outbox has no such letter.
    NotInOutbox(String),
    /// The case has no open dispatch to that authority.
    NoOpenDispatch(String),
    /// The clock of that dispatch stands still already, or runs already.
    ClockAsItIs(String),
    /// The letter has no such attachment.
    UnknownAttachment(String),
    /// The state of the case does not allow that step: from, to.
    WrongState(String, String),
    /// The address is not a mail address.
    BadAddress(String),
    /// The country is not an ISO 3166-1 alpha-2 code.
    BadCountry(String),
    /// A letter text of the office file does not work as a template.
    BadLetterText(String),
    /// The office file was changed by somebody else meanwhile.
    ChangedMeanwhile(String),
    /// The office file would have mistakes; names them.
    OfficeFileMistaken(String),
    /// The office file has no such entry, or writes it in a form that cannot be changed here.
    UnknownEntry(String),
    /// The authority has no such contact.
    UnknownContact(String),
    /// The table of authorities cannot be read.
    UnreadableTable(String),
    /// A reason is wanted.
    NoReason,
    /// Too many tries from outside in too short a time.
    TooManyTries,
    /// The office file has no delegate with this key.
    UnknownDelegate(String),
    /// No open notice has this id.
    UnknownNotice(String),
    /// A name is wanted.
    NoName,
    /// So many views are kept at most.
    TooManyViews(String),
    /// No key, or one that opens nothing (any more).
    NoKey,
    /// A program's question is not what the interface takes; names what.
    BadQuestion(String),
    /// A program's key cannot be made so: it lacks a name, a right or an end within a year.
    BadKey(String),
    /// There is no such key, or it was taken back.
    UnknownKey(String),
    /// A webhook may not go to that address; names it.
    BadWebhook(String),
    /// There is no such webhook, or it was taken back.
    UnknownWebhook(String),
    /// The letter was accepted, or set aside, already.
    AlreadyAccepted(String),
    /// The case is not closed.
    NotClosed(String),
    /// The case changed between a preview and its sending.
    LetterChanged(String),
    /// More was asked from one place than one place asks.
    TooManyRequests,
    /// The link leads to no form: it was sent, is too old, or never was.
    DraftGone,
    /// The form has answers that are missing or do not hold.
    Unfinished,
    /// More text than a form holds.
    TooMuchTyped,
    /// There is no such page, or it is not for this visitor: both look the same.
    NothingHere,
    /// Nobody of that name may sit at the desk.
    UnknownOfficer(String),
    /// The name is another officer's.
    NameTaken(String),
    /// The address is another officer's.
    EmailTaken(String),
    /// There is no such role.
    UnknownRole(String),
    /// Nobody grants, or takes from others, what they do not have themselves.
    GrantsMore(String),
    /// Somebody must be left who may let others in.
    LastHead(String),
    /// The link was used, taken back, or has ended.
    LinkOver,
    /// Who is there must show again who they are.
    NotProved,
    /// It is the last thing the officer proves themselves with.
    LastProof,
    /// The passkey was not accepted.
    PasskeyFailed,
}

impl Refusal {
    /// One of each, for the walks over everything.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a table: one line per refusal")]
    pub fn one_of_each() -> Vec<Refusal> {
        let word = || String::from("x");
        vec![
            Refusal::UnknownCase(word()),
            Refusal::NotAllowed(word()),
            Refusal::UnknownProcedure(word()),
            Refusal::UnknownAuthority(word()),
            Refusal::NotRouted(word()),
            Refusal::Closed(word()),
            Refusal::NothingToForward(word()),
            Refusal::NoContact(word()),
            Refusal::MissingFields(word()),
            Refusal::UnknownField(word()),
            Refusal::WouldLeak(word()),
            Refusal::UnknownLetter(word()),
            Refusal::NotAReply(word()),
            Refusal::NotAccepted(word()),
            Refusal::NotOwnMatter(word()),
            Refusal::EmptyText,
            Refusal::UnknownOutcome(word()),
            Refusal::NotInTray(word()),
            Refusal::NoSuchLane(word()),
            Refusal::TooLateToCancel(word()),
            Refusal::NotInOutbox(word()),
            Refusal::NoOpenDispatch(word()),
            Refusal::ClockAsItIs(word()),
            Refusal::UnknownAttachment(word()),
            Refusal::WrongState(word(), word()),
            Refusal::BadAddress(word()),
            Refusal::BadCountry(word()),
            Refusal::BadLetterText(word()),
            Refusal::ChangedMeanwhile(word()),
            Refusal::OfficeFileMistaken(word()),
            Refusal::UnknownEntry(word()),
            Refusal::UnknownContact(word()),
            Refusal::UnreadableTable(word()),
            Refusal::NoReason,
            Refusal::TooManyTries,
            Refusal::NoKey,
            Refusal::BadQuestion(word()),
            Refusal::BadKey(word()),
            Refusal::UnknownKey(word()),
            Refusal::BadWebhook(word()),
            Refusal::UnknownWebhook(word()),
            Refusal::UnknownDelegate(word()),
            Refusal::UnknownNotice(word()),
            Refusal::NoName,
            Refusal::TooManyViews(word()),
            Refusal::AlreadyAccepted(word()),
            Refusal::NotClosed(word()),
            Refusal::LetterChanged(word()),
            Refusal::TooManyRequests,
            Refusal::DraftGone,
            Refusal::Unfinished,
            Refusal::TooMuchTyped,
            Refusal::NothingHere,
            Refusal::UnknownOfficer(word()),
            Refusal::NameTaken(word()),
            Refusal::EmailTaken(word()),
            Refusal::UnknownRole(word()),
            Refusal::GrantsMore(word()),
            Refusal::LastHead(word()),
            Refusal::LinkOver,
            Refusal::NotProved,
            Refusal::LastProof,
            Refusal::PasskeyFailed,
        ]
    }

    /// The stable code, a promise to scripts.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a table: one line per refusal")]
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::UnknownCase(_) => "DESK-001",
            Refusal::NotAllowed(_) => "DESK-002",
            Refusal::UnknownProcedure(_) => "DESK-003",
            Refusal::UnknownAuthority(_) => "DESK-004",
            Refusal::NotRouted(_) => "DESK-005",
            Refusal::Closed(_) => "DESK-006",
            Refusal::NothingToForward(_) => "DESK-007",
            Refusal::NoContact(_) => "DESK-008",
            Refusal::MissingFields(_) => "DESK-009",
            Refusal::UnknownField(_) => "DESK-010",
            Refusal::WouldLeak(_) => "DESK-011",
            Refusal::UnknownLetter(_) => "DESK-012",
            Refusal::NotAReply(_) => "DESK-013",
            Refusal::NotAccepted(_) => "DESK-014",
            Refusal::NotOwnMatter(_) => "DESK-015",
            Refusal::EmptyText => "DESK-016",
            Refusal::UnknownOutcome(_) => "DESK-017",
            Refusal::NotInTray(_) => "DESK-018",
            Refusal::NoSuchLane(_) => "DESK-019",
            Refusal::TooLateToCancel(_) => "DESK-020",
            Refusal::NotInOutbox(_) => "DESK-021",
            Refusal::NoOpenDispatch(_) => "DESK-022",
            Refusal::ClockAsItIs(_) => "DESK-023",
            Refusal::UnknownAttachment(_) => "DESK-024",
            Refusal::WrongState(..) => "DESK-025",
            Refusal::BadAddress(_) => "DESK-026",
            Refusal::BadCountry(_) => "DESK-027",
            Refusal::BadLetterText(_) => "OFFICE-001",
            Refusal::ChangedMeanwhile(_) => "OFFICE-002",
            Refusal::OfficeFileMistaken(_) => "OFFICE-003",
            Refusal::UnknownEntry(_) => "OFFICE-004",
            Refusal::UnreadableTable(_) => "OFFICE-005",
            Refusal::UnknownContact(_) => "OFFICE-006",
            Refusal::NoReason => "DESK-028",
            Refusal::TooManyTries => "FOLLOW-001",
            Refusal::NoKey => "API-001",
            Refusal::BadQuestion(_) => "API-002",
            Refusal::BadKey(_) => "API-003",
            Refusal::UnknownKey(_) => "API-004",
            Refusal::BadWebhook(_) => "API-005",
            Refusal::UnknownWebhook(_) => "API-006",
            Refusal::UnknownDelegate(_) => "DESK-040",
            Refusal::UnknownNotice(_) => "DESK-041",
            Refusal::NoName => "DESK-042",
            Refusal::TooManyViews(_) => "DESK-043",
            Refusal::AlreadyAccepted(_) => "DESK-029",
            Refusal::NotClosed(_) => "DESK-030",
            Refusal::LetterChanged(_) => "DESK-031",
            Refusal::TooManyRequests => "ASK-001",
            Refusal::DraftGone => "ASK-002",
            Refusal::Unfinished => "ASK-003",
            Refusal::TooMuchTyped => "ASK-004",
            Refusal::NothingHere => "WEB-001",
            Refusal::UnknownOfficer(_) => "STAFF-001",
            Refusal::NameTaken(_) => "STAFF-002",
            Refusal::EmailTaken(_) => "STAFF-003",
            Refusal::UnknownRole(_) => "STAFF-004",
            Refusal::GrantsMore(_) => "STAFF-005",
            Refusal::LastHead(_) => "STAFF-006",
            Refusal::LinkOver => "STAFF-007",
            Refusal::NotProved => "STAFF-008",
            Refusal::LastProof => "STAFF-009",
            Refusal::PasskeyFailed => "STAFF-010",
        }
    }

    /// The id of its sentence in `phrases/`.
    #[must_use]
    pub fn phrase(&self) -> String {
        format!("refusal-{}", self.code().to_lowercase())
    }

    /// The values its sentence puts in.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a table: one line per refusal")]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Refusal::TooManyRequests
            | Refusal::DraftGone
            | Refusal::Unfinished
            | Refusal::TooMuchTyped
            | Refusal::EmptyText
            | Refusal::NoReason
            | Refusal::NoName
            | Refusal::TooManyTries
            | Refusal::NoKey
            | Refusal::NothingHere => Vec::new(),
            Refusal::LinkOver | Refusal::NotProved | Refusal::LastProof | Refusal::PasskeyFailed => {
                Vec::new()
            }
            Refusal::WrongState(from, to) => vec![("from", from.clone()), ("to", to.clone())],
            Refusal::UnknownDelegate(what)
            | Refusal::UnknownNotice(what)
            | Refusal::TooManyViews(what)
            | Refusal::UnknownCase(what)
            | Refusal::NotAllowed(what)
            | Refusal::UnknownProcedure(what)
            | Refusal::UnknownAuthority(what)
            | Refusal::NotRouted(what)
            | Refusal::Closed(what)
            | Refusal::NothingToForward(what)
            | Refusal::NoContact(what)
            | Refusal::MissingFields(what)
            | Refusal::UnknownField(what)
            | Refusal::WouldLeak(what)
            | Refusal::UnknownLetter(what)
            | Refusal::NotAReply(what)
            | Refusal::NotAccepted(what)
            | Refusal::NotOwnMatter(what)
            | Refusal::UnknownOutcome(what)
            | Refusal::NotInTray(what)
            | Refusal::NoSuchLane(what)
            | Refusal::TooLateToCancel(what)
            | Refusal::NotInOutbox(what)
            | Refusal::NoOpenDispatch(what)
            | Refusal::ClockAsItIs(what)
            | Refusal::UnknownAttachment(what)
            | Refusal::BadAddress(what)
            | Refusal::BadCountry(what)
            | Refusal::ChangedMeanwhile(what)
            | Refusal::OfficeFileMistaken(what)
            | Refusal::UnknownEntry(what)
            | Refusal::UnknownContact(what)
            | Refusal::UnreadableTable(what)
            | Refusal::BadQuestion(what)
            | Refusal::BadKey(what)
            | Refusal::UnknownKey(what)
            | Refusal::BadWebhook(what)
            | Refusal::UnknownWebhook(what)
            | Refusal::BadLetterText(what)
            | Refusal::UnknownOfficer(what)
            | Refusal::NameTaken(what)
            | Refusal::EmailTaken(what)
            | Refusal::UnknownRole(what)
            | Refusal::GrantsMore(what)
            | Refusal::LastHead(what)
            | Refusal::AlreadyAccepted(what)
            | Refusal::NotClosed(what)
            | Refusal::LetterChanged(what) => vec![("what", what.clone())],
        }
    }
}

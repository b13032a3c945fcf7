//! What was read from a message: plain values, no behaviour beyond looking at them.

use serde::Serialize;

/// A mailbox as written in a header (RFC 5322 section 3.4): display name and address, the address lower-cased in
/// its domain only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Address {
    /// The display name, decoded; empty when there was none.
    pub name: String,
    /// `local@domain`; may be empty when the header held no usable address.
    pub address: String,
}

/// A letter as read. Every list keeps the order of the message.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Letter {
    /// `Message-ID` without its angle brackets.
    pub message_id: Option<String>,
    /// `In-Reply-To`, without brackets.
    pub in_reply_to: Vec<String>,
    /// `References`, oldest first, without brackets.
    pub references: Vec<String>,
    /// `Date`, in seconds since 1970 UTC.
    pub date: Option<i64>,
    /// `From`. More than one is a defect (RFC 5322 allows it, forgers use it).
    pub from: Vec<Address>,
    /// `Reply-To`.
    pub reply_to: Vec<Address>,
    /// `To`, groups flattened.
    pub to: Vec<Address>,
    /// `Cc`, groups flattened.
    pub cc: Vec<Address>,
    /// Addresses of `Delivered-To`, `X-Original-To`, `Envelope-To`, in order.
    pub delivered_to: Vec<String>,
    /// `Return-Path` without brackets; `Some("")` is the null sender.
    pub return_path: Option<String>,
    /// `Subject`, decoded, on one line.
    pub subject: String,
    /// The readable text: the plain parts, or the HTML made readable when there is no plain part.
    pub text: String,
    /// The part of `text` that is new in this letter: neither quoted nor signature.
    pub new_text: String,
    /// The signature block, empty when none was found.
    pub signature: String,
    /// Language of `new_text` (ISO 639-1), when it could be told.
    pub language: Option<String>,
    /// What sort of sender this is.
    pub kind: Kind,
    /// What a delivery report says, one entry per recipient (RFC 3464).
    pub bounces: Vec<Bounce>,
    /// The Message-ID of our own message that a report or an automatic answer returns inside itself.
    pub about_message_id: Option<String>,
    /// Files inside.
    pub attachments: Vec<Attachment>,
    /// `Authentication-Results` header values, topmost first (RFC 8601).
    pub authentication_results: Vec<String>,
    /// How many `Received` headers it has (RFC 5321 section 6.3: loops).
    pub received_count: usize,
    /// Whether it carries `Auto-Submitted` other than `no`, a list header, `Precedence: bulk|junk|list` or a null
    /// return path: nothing automatic may answer it (RFC 3834).
    pub no_automatic_answer: bool,
    /// Whether the receiving host marked it (`X-Spam-Flag: YES`).
    pub is_spam: bool,
}

/// What sort of sender a letter has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A person wrote it, as far as can be told.
    #[default]
    Person,
    /// An automatic answer: out-of-office, automatic acknowledgement (RFC 3834).
    AutoReply,
    /// A delivery report of failure or delay (RFC 3464), or a complaint about us (RFC 5965).
    Bounce,
    /// A disposition notification or a report of success (RFC 8098).
    Receipt,
    /// Mail of a list or bulk mail (RFC 2369, RFC 2919).
    List,
    /// A calendar invitation or answer (RFC 5546).
    Calendar,
}

/// One recipient's row in a delivery report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Bounce {
    /// The address that failed; empty when the report does not say.
    pub recipient: String,
    /// Enhanced status code such as `5.1.1` (RFC 3463); empty when none was found.
    pub status: String,
    /// `failed`, `delayed`, `delivered`, `relayed`, `expanded` or `complaint`.
    pub action: String,
    /// The human sentence.
    pub reason: String,
}

impl Bounce {
    /// A permanent failure of the address itself: no such mailbox, no such or no reachable domain, moved away (RFC 3463
    /// sections 3.2 and 3.5).
    /// A full or closed mailbox, a policy, a size or an unexplained refusal is no reason to give an address up.
    #[must_use]
    pub fn is_hard(&self) -> bool {
        self.action == "failed"
            && matches!(self.status.as_str(), "5.1.1" | "5.1.2" | "5.1.3" | "5.1.6" | "5.1.10")
    }
}

/// A file inside a letter.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Attachment {
    /// File name as given, decoded, path separators and control characters replaced; empty when none.
    pub filename: String,
    /// `type/subtype`, lower case.
    pub media_type: String,
    /// Whether the letter shows it in its text (`Content-Disposition: inline` or a `cid:`).
    pub inline: bool,
    /// The decoded bytes.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// Something odd in what we were given; collected, never thrown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Defect {
    /// A stable word such as `two-from`, `too-many-parts`, `no-date`.
    pub code: &'static str,
    /// A sentence for a person.
    pub detail: String,
}

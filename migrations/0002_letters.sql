-- Letters: the bytes as they came or went, what was read from them, and the outbox.

-- Bytes by their SHA-256. Small ones are packed here and share the commit of the row that names them; large ones are
-- files in the blob directory, on disk before this row.
CREATE TABLE kept_bytes (
    hash   TEXT PRIMARY KEY,
    size   BIGINT NOT NULL,
    packed BYTEA                            -- NULL: in the blob directory
);

CREATE TABLE letters (
    letter_id       TEXT PRIMARY KEY,       -- UUIDv7
    direction       TEXT NOT NULL,          -- in, out
    kept_at         TEXT NOT NULL,          -- when we had it on disk
    hash            TEXT NOT NULL REFERENCES kept_bytes (hash),
    envelope_sender TEXT,                   -- NULL: null sender, or not known
    recipient       TEXT NOT NULL,          -- envelope recipient, one
    delivery_key    TEXT UNIQUE,            -- recipient, Message-ID and body: a second delivery has the same
    disposition     TEXT NOT NULL,          -- received, opened, placed, tray, discarded, unreadable, ours
    why             TEXT NOT NULL DEFAULT '', -- why it stands there
    case_id         TEXT,
    lane_id         TEXT,
    message_id      TEXT,
    written_at      TEXT,                   -- its own Date
    from_name       TEXT NOT NULL DEFAULT '',
    from_address    TEXT NOT NULL DEFAULT '', -- folded
    subject         TEXT NOT NULL DEFAULT '',
    kind            TEXT NOT NULL DEFAULT 'person',
    purpose         TEXT NOT NULL DEFAULT '', -- of ours: acknowledgement, request, reminder, relay, answer …
    language        TEXT,
    text            TEXT NOT NULL DEFAULT '', -- what is new in it: neither quoted nor signature
    defects         TEXT NOT NULL DEFAULT '[]',
    trust           TEXT,                   -- verified, plausible, held; NULL: not a party's letter
    trust_why       TEXT NOT NULL DEFAULT '',
    accepted_at     TEXT,                   -- an authority's reply: taken as theirs
    relayed_at      TEXT,                   -- … and passed on
    relayed_by      TEXT                    -- by this letter of ours
);
CREATE INDEX letters_waiting ON letters (letter_id) WHERE disposition = 'received';
CREATE INDEX letters_in_tray ON letters (letter_id) WHERE disposition IN ('tray', 'unreadable');
CREATE INDEX letters_of_a_case ON letters (case_id, letter_id) WHERE case_id IS NOT NULL;
CREATE INDEX letters_by_message_id ON letters (message_id) WHERE message_id IS NOT NULL;

CREATE TABLE attachments (
    letter_id  TEXT NOT NULL REFERENCES letters (letter_id),
    position   BIGINT NOT NULL,             -- as the reader counts, from 1
    filename   TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size       BIGINT NOT NULL,
    PRIMARY KEY (letter_id, position)
);

-- Letters of ours on their way. A row is written in the transaction that made the letter and is never dropped.
CREATE TABLE outbox (
    letter_id     TEXT PRIMARY KEY REFERENCES letters (letter_id),
    state         TEXT NOT NULL,            -- waiting, claimed, on_wire, sent, refused, uncertain, cancelled
    put_at        TEXT NOT NULL,
    not_before_at TEXT NOT NULL,            -- end of the delay window or the lease, or the next try
    attempts      BIGINT NOT NULL,
    fence         BIGINT NOT NULL,          -- grows with each claim; only its holder may report
    was_uncertain BIGINT NOT NULL DEFAULT 0, -- 1: it may have reached them twice
    last_answer   TEXT NOT NULL DEFAULT '',
    settled_at    TEXT,
    person_asked_at TEXT                    -- five days without success: a person decides
);
CREATE INDEX outbox_due ON outbox (not_before_at) WHERE state IN ('waiting', 'claimed', 'on_wire', 'uncertain');

-- The last automatic letter to an address: at most one in seven days (RFC 5230 section 4.2).
CREATE TABLE automatic_letters (
    address TEXT PRIMARY KEY,               -- folded
    sent_at TEXT NOT NULL
);

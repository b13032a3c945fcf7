-- The office itself: its file in every revision, what we know of contacts' health, the journal, what a person must be told.

-- Each applied office file as it was written; the newest is in force.
CREATE TABLE office_files (
    revision   BIGINT PRIMARY KEY,
    text       TEXT NOT NULL,               -- TOML, with its comments
    applied_at TEXT NOT NULL,
    applied_by TEXT NOT NULL                -- actor
);

-- Facts learnt about an authority's address. No row: as good as the office file says.
CREATE TABLE contact_marks (
    authority  TEXT NOT NULL,
    address    TEXT NOT NULL,               -- folded
    state      TEXT NOT NULL,               -- confirmed, bouncing
    since_at   TEXT NOT NULL,
    why        TEXT NOT NULL,
    PRIMARY KEY (authority, address)
);

-- The journal: every deed, chained by hash (each hash covers the one before it).
CREATE TABLE deeds (
    position      BIGINT PRIMARY KEY,       -- 1, 2, 3 … without gaps
    done_at       TEXT NOT NULL,
    actor         TEXT NOT NULL,
    deed          TEXT NOT NULL,            -- code, such as case.forwarded
    case_id       TEXT,
    details       TEXT NOT NULL,            -- JSON, keys sorted
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL
);
CREATE INDEX deeds_of_a_case ON deeds (case_id, position);

-- One row: the end of the chain. Locked while a deed is added, so that two nodes never fork it.
CREATE TABLE journal_end (
    only_row BIGINT PRIMARY KEY,
    position BIGINT NOT NULL,
    hash     TEXT NOT NULL
);
INSERT INTO journal_end (only_row, position, hash) VALUES (1, 0, '');

-- What a person must be told: a bounced contact, a letter that could not be sent, an acknowledgement that is missing.
CREATE TABLE notices (
    notice_id  TEXT PRIMARY KEY,
    noticed_at TEXT NOT NULL,
    code       TEXT NOT NULL,
    case_id    TEXT,
    details    TEXT NOT NULL,
    settled_at TEXT                         -- NULL: still open
);
CREATE INDEX notices_open ON notices (noticed_at) WHERE settled_at IS NULL;

-- Programs: keys of the JSON interface, webhooks and their deliveries.

-- A key that an officer made for a program. The key itself is shown once and is nowhere; what it may do is cut down to
-- what its maker may do at that moment.
CREATE TABLE program_keys (
    key_id      TEXT PRIMARY KEY,           -- UUIDv7
    name        TEXT NOT NULL,              -- as the journal names the program
    secret_hash TEXT NOT NULL UNIQUE,       -- SHA-256 of 256 random bits
    rights      TEXT NOT NULL,              -- with blanks between
    countries   TEXT NOT NULL,              -- ISO 3166-1 alpha-2 with blanks between, '': every case
    made_by     TEXT,                       -- account; NULL: whoever works on the machine
    maker       TEXT NOT NULL,              -- their name then
    made_at     TEXT NOT NULL,
    ends_at     TEXT NOT NULL,
    used_at     TEXT,                       -- to the minute
    ended_at    TEXT                        -- NULL: not taken back
);

-- An address that is told of deeds. Its secret is derived from the office's key.
CREATE TABLE webhooks (
    webhook_id TEXT PRIMARY KEY,            -- UUIDv7
    address    TEXT NOT NULL,
    deeds      TEXT NOT NULL,               -- codes with blanks between, '': every deed in a case
    countries  TEXT NOT NULL,               -- as above
    maker      TEXT NOT NULL,
    made_at    TEXT NOT NULL,
    ended_at   TEXT                         -- NULL: not taken back
);

-- One deed to be told to one address, put there in the transaction of the deed.
CREATE TABLE deliveries (
    webhook_id    TEXT NOT NULL REFERENCES webhooks (webhook_id),
    position      BIGINT NOT NULL,          -- of the deed in the journal
    deed          TEXT NOT NULL,
    case_id       TEXT NOT NULL,
    done_at       TEXT NOT NULL,
    state         TEXT NOT NULL,            -- waiting, told, not_meant, given_up
    attempts      BIGINT NOT NULL,
    not_before_at TEXT NOT NULL,
    last_answer   TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (webhook_id, position)
);
CREATE INDEX deliveries_due ON deliveries (not_before_at) WHERE state = 'waiting';

-- The desk: cases, one lane per party, dispatches with their clocks.

CREATE TABLE cases (
    case_id           TEXT PRIMARY KEY,
    reference         TEXT NOT NULL UNIQUE,
    state             TEXT NOT NULL,        -- open, routed, forwarded, replied, relayed, closed
    procedure         TEXT,                 -- key of the office file; NULL: not routed yet
    requester_country TEXT NOT NULL,        -- ISO 3166-1 alpha-2, '' when not known
    subject           TEXT NOT NULL,
    officer           TEXT NOT NULL,        -- delegate who serves that country
    opened_at         TEXT NOT NULL,
    changed_at        TEXT NOT NULL,
    closed_at         TEXT
);
CREATE INDEX cases_by_change ON cases (changed_at, case_id);
CREATE INDEX cases_by_state ON cases (state, changed_at, case_id);

-- One party's correspondence in a case. Its reply address is derived from the office's key; here is only its hash.
CREATE TABLE lanes (
    lane_id    TEXT PRIMARY KEY,
    case_id    TEXT NOT NULL REFERENCES cases (case_id),
    role       TEXT NOT NULL,               -- requester, authority, third_party
    authority  TEXT,                        -- key, when the party is an authority
    name       TEXT NOT NULL,
    address    TEXT NOT NULL,               -- as written by them or the office file
    address_folded TEXT NOT NULL,
    language   TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    rotation   BIGINT NOT NULL,             -- how often the reply address was changed
    opened_at  TEXT NOT NULL
);
CREATE INDEX lanes_of_a_case ON lanes (case_id, lane_id);
CREATE INDEX lanes_by_address ON lanes (address_folded);

-- Authorities an officer (or a procedure that routes itself) has confirmed for a case.
CREATE TABLE case_authorities (
    case_id   TEXT NOT NULL REFERENCES cases (case_id),
    authority TEXT NOT NULL,
    routed_at TEXT NOT NULL,
    PRIMARY KEY (case_id, authority)
);

-- What the requester filled in, by the procedure's fields.
CREATE TABLE case_fields (
    case_id TEXT NOT NULL REFERENCES cases (case_id),
    field   TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY (case_id, field)
);

-- One sending to one authority, with its clock.
CREATE TABLE dispatches (
    dispatch_id        TEXT PRIMARY KEY,
    case_id            TEXT NOT NULL REFERENCES cases (case_id),
    lane_id            TEXT NOT NULL REFERENCES lanes (lane_id),
    authority          TEXT NOT NULL,
    letter_id          TEXT NOT NULL REFERENCES letters (letter_id),
    state              TEXT NOT NULL,       -- sent, delivered, failed, acknowledged, answered, withdrawn
    sent_at            TEXT NOT NULL,
    acknowledge_due_at TEXT,                -- receipt expected by
    due_at             TEXT,                -- answer expected by; NULL: no time limit
    extended_days      BIGINT NOT NULL DEFAULT 0,
    reminders          BIGINT NOT NULL DEFAULT 0,
    chase_at           TEXT,                -- when the clock looks at it next
    receipt_asked_at   TEXT,
    escalated_at       TEXT,
    answered_at        TEXT
);
CREATE INDEX dispatches_of_a_case ON dispatches (case_id, dispatch_id);
CREATE INDEX dispatches_to_chase ON dispatches (chase_at) WHERE state IN ('sent', 'delivered', 'acknowledged');
CREATE INDEX dispatches_due ON dispatches (due_at) WHERE state IN ('sent', 'delivered', 'acknowledged');

-- Days on which an authority's clock stood still.
CREATE TABLE pauses (
    dispatch_id TEXT NOT NULL REFERENCES dispatches (dispatch_id),
    from_on     TEXT NOT NULL,              -- first day that does not count
    until_on    TEXT,                       -- first day that counts again; NULL: still paused
    why         TEXT NOT NULL,
    PRIMARY KEY (dispatch_id, from_on)
);

-- File numbers an authority gave its own papers.
CREATE TABLE their_references (
    lane_id         TEXT NOT NULL REFERENCES lanes (lane_id),
    authority       TEXT NOT NULL,
    their_reference TEXT NOT NULL,          -- folded
    PRIMARY KEY (lane_id, their_reference)
);
CREATE INDEX their_references_by_number ON their_references (their_reference);

CREATE TABLE decisions (
    case_id     TEXT PRIMARY KEY REFERENCES cases (case_id),
    outcome     TEXT NOT NULL,
    number      TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    conditions  TEXT NOT NULL,
    decided_at  TEXT NOT NULL
);

-- An officer's remark that no party sees.
CREATE TABLE notes (
    note_id  TEXT PRIMARY KEY,
    case_id  TEXT NOT NULL REFERENCES cases (case_id),
    noted_at TEXT NOT NULL,
    officer  TEXT NOT NULL,
    text     TEXT NOT NULL
);
CREATE INDEX notes_of_a_case ON notes (case_id, note_id);

-- Where a letter in the tray might belong: at most three, each with its reason.
CREATE TABLE tray_guesses (
    letter_id TEXT NOT NULL REFERENCES letters (letter_id),
    position  BIGINT NOT NULL,
    lane_id   TEXT NOT NULL REFERENCES lanes (lane_id),
    why       TEXT NOT NULL,
    PRIMARY KEY (letter_id, position)
);

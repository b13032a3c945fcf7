-- Following a case from outside: secret links, codes that tell a real letter from a forged one, and how often somebody tried.

-- The secret address under which a lane's party reads its own correspondence. Derived from the office's key; here is only
-- its hash. No row: no letter has carried it yet.
CREATE TABLE follow_links (
    lane_id     TEXT PRIMARY KEY REFERENCES lanes (lane_id),
    secret_hash TEXT NOT NULL UNIQUE,
    rotation    BIGINT NOT NULL,            -- how often it was replaced
    made_at     TEXT NOT NULL
);

-- The code printed in each letter of ours, by its hash.
CREATE TABLE letter_codes (
    code_hash TEXT PRIMARY KEY,
    letter_id TEXT NOT NULL REFERENCES letters (letter_id)
);

-- Somebody asked for a link by reference and address. Whether they match is looked up afterwards, by the office's own
-- turn, so that the page does the same for everybody; the row is dropped then.
CREATE TABLE link_wishes (
    wish_id   TEXT PRIMARY KEY,
    reference TEXT NOT NULL,
    address   TEXT NOT NULL,                -- folded
    wished_at TEXT NOT NULL
);

-- Tries from outside, counted by what they are counted for (hashed) and by window; old windows are dropped.
CREATE TABLE outside_tries (
    counted_for TEXT NOT NULL,
    window_at   TEXT NOT NULL,
    tries       BIGINT NOT NULL,
    PRIMARY KEY (counted_for, window_at)
);
CREATE INDEX outside_tries_by_window ON outside_tries (window_at);

-- Requests on their way: forms half filled in, with their uploads.

-- A form somebody is filling in. Its secret link is nowhere; here is only its hash.
CREATE TABLE drafts (
    draft_id    TEXT PRIMARY KEY,           -- UUIDv7
    secret_hash TEXT NOT NULL UNIQUE,       -- SHA-256 of the 256-bit secret in the link
    procedure   TEXT NOT NULL,              -- key of the office file
    language    TEXT NOT NULL,              -- of the pages when it was last saved
    typed       TEXT NOT NULL,              -- JSON object: input name and what was typed; emptied when it is sent
    saved_at    TEXT NOT NULL,
    ends_at     TEXT NOT NULL,
    case_id     TEXT REFERENCES cases (case_id) -- NULL: not sent
);
CREATE INDEX drafts_by_end ON drafts (ends_at);

-- A file that was added to it.
CREATE TABLE draft_files (
    draft_id   TEXT NOT NULL REFERENCES drafts (draft_id),
    position   BIGINT NOT NULL,             -- 1, 2, 3 … as they were added
    field      TEXT NOT NULL,
    filename   TEXT NOT NULL,               -- cleaned; never a path
    media_type TEXT NOT NULL,               -- by content
    size       BIGINT NOT NULL,
    packed     BYTEA NOT NULL,              -- its bytes; here, so that they go with the row
    PRIMARY KEY (draft_id, position)
);

-- What was done from where, so that one hand cannot fill the office.
CREATE TABLE request_tries (
    counted_for TEXT NOT NULL,              -- what and for whom: start:network, send:address hash …
    window_at   TEXT NOT NULL,              -- beginning of the hour or day that is counted
    tries       BIGINT NOT NULL,
    PRIMARY KEY (counted_for, window_at)
);

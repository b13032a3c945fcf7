-- Staff: who may sit at the desk, their open sessions, and the links that let somebody in once.

CREATE TABLE accounts (
    account_id    TEXT PRIMARY KEY,         -- UUIDv7
    name          TEXT NOT NULL UNIQUE,     -- as the journal names them
    email         TEXT NOT NULL UNIQUE,     -- folded; what they sign in with
    role          TEXT NOT NULL,            -- a line of src/staff/roles.toml
    countries     TEXT NOT NULL,            -- ISO 3166-1 alpha-2 with blanks between, '': every case
    language      TEXT NOT NULL DEFAULT '', -- of their pages, '': as their browser asks
    password_hash TEXT,                     -- Argon2id (PHC string); NULL: passkeys alone
    totp_secret   TEXT,                     -- sealed with the office's key; NULL: none
    totp_step     BIGINT NOT NULL DEFAULT 0, -- last time step used: a code counts once (RFC 6238 section 5.2)
    made_at       TEXT NOT NULL,
    shut_out_at   TEXT                      -- NULL: may come in
);

-- Passkeys (WebAuthn level 3), public halves only.
CREATE TABLE passkeys (
    credential_id TEXT PRIMARY KEY,         -- base64url
    account_id    TEXT NOT NULL REFERENCES accounts (account_id),
    label         TEXT NOT NULL,
    passkey       TEXT NOT NULL,            -- JSON as the library keeps it
    made_at       TEXT NOT NULL,
    used_at       TEXT
);
CREATE INDEX passkeys_of_an_account ON passkeys (account_id);

CREATE TABLE sessions (
    session_hash TEXT PRIMARY KEY,          -- SHA-256 of the 256-bit id in the cookie
    account_id   TEXT NOT NULL REFERENCES accounts (account_id),
    opened_at    TEXT NOT NULL,
    seen_at      TEXT NOT NULL,             -- to the minute
    proved_at    TEXT NOT NULL              -- when they last showed their passkey or second factor
);
CREATE INDEX sessions_of_an_account ON sessions (account_id);

-- A link that lets one person in once: first officer, invitation, reset. The link itself is nowhere.
CREATE TABLE admissions (
    secret_hash TEXT PRIMARY KEY,
    kind        TEXT NOT NULL,              -- first, invitation, reset, demonstration
    account_id  TEXT,                       -- of a reset or a demonstration
    email       TEXT NOT NULL,
    name        TEXT NOT NULL,
    role        TEXT NOT NULL,
    countries   TEXT NOT NULL,
    made_by     TEXT NOT NULL,              -- as the journal names them
    made_at     TEXT NOT NULL,
    ends_at     TEXT NOT NULL,
    used_at     TEXT
);

CREATE INDEX admissions_by_email ON admissions (email);

-- What the office asked a browser to prove, until it answers.
CREATE TABLE ceremonies (
    ceremony_hash TEXT PRIMARY KEY,
    account_id    TEXT,
    kind          TEXT NOT NULL,
    state         TEXT NOT NULL,            -- JSON of the library, or what a form must remember
    ends_at       TEXT NOT NULL
);

-- Tries to come in, counted by account and by network; survives a restart.
CREATE TABLE sign_in_tries (
    counted_for TEXT NOT NULL,              -- account:HASH, network:PREFIX, everybody
    window_at   TEXT NOT NULL,
    tries       BIGINT NOT NULL,
    PRIMARY KEY (counted_for, window_at)
);

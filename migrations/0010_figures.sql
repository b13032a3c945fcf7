-- Figures: indexes that answer them without reading a case or a dispatch; and tables of authorities on their way in.

CREATE INDEX cases_by_opening ON cases (opened_at, requester_country, procedure, closed_at);
CREATE INDEX cases_by_closing ON cases (closed_at, requester_country) WHERE closed_at IS NOT NULL;
CREATE INDEX dispatches_by_sending ON dispatches (sent_at, authority, answered_at, case_id);

-- A table of authorities that an officer looks at and has not taken over yet; one for each officer.
CREATE TABLE imports (
    account_id TEXT PRIMARY KEY REFERENCES accounts (account_id),
    filename   TEXT NOT NULL,
    content    BYTEA NOT NULL,              -- as it came
    brought_at TEXT NOT NULL
);

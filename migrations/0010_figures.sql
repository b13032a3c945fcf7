-- Figures: indexes that answer them without reading a case or a dispatch; and tables of authorities on their way in.

CREATE INDEX cases_by_opening ON cases (opened_at, requester_country, procedure, closed_at);
CREATE INDEX cases_by_closing ON cases (closed_at, requester_country) WHERE closed_at IS NOT NULL;
CREATE INDEX dispatches_by_sending ON dispatches (sent_at, authority, answered_at, case_id);

-- A table of authorities that somebody has looked at and not yet taken over.
CREATE TABLE imports (
    import_id   TEXT PRIMARY KEY,           -- UUIDv7
    account_id  TEXT NOT NULL,              -- who brought it; nobody else sees it
    filename    TEXT NOT NULL,
    content     BYTEA NOT NULL,
    brought_at  TEXT NOT NULL
);

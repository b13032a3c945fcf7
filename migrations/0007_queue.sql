-- The queue: what waits for an officer, saved views, and indexes that keep long lists short to read.

-- When an authority's reply was held for an officer; NULL: never, or decided.
ALTER TABLE letters ADD COLUMN held_at TEXT;
UPDATE letters SET held_at = kept_at
    WHERE direction = 'in' AND disposition = 'placed' AND trust IN ('plausible', 'held') AND accepted_at IS NULL
    AND kind IN ('person', 'calendar', 'list') AND lane_id IN (SELECT lane_id FROM lanes WHERE role = 'authority');
CREATE INDEX letters_held ON letters (held_at, letter_id) WHERE held_at IS NOT NULL;
CREATE INDEX letters_held_in_a_case ON letters (case_id) WHERE held_at IS NOT NULL;

-- A list is walked from a key by one of these, the last changed first; what they do not know is looked at row by row.
CREATE INDEX cases_at_work ON cases (changed_at, case_id) WHERE closed_at IS NULL;
CREATE INDEX cases_by_country ON cases (requester_country, changed_at, case_id);
CREATE INDEX cases_by_procedure ON cases (procedure, changed_at, case_id);
CREATE INDEX cases_by_officer ON cases (officer, changed_at, case_id);

CREATE INDEX notices_open_by_code ON notices (code, noticed_at) WHERE settled_at IS NULL;
CREATE INDEX outbox_by_state ON outbox (state, letter_id);

-- A question to the queue that somebody wants to ask again.
CREATE TABLE saved_views (
    view_id    TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (account_id),
    name       TEXT NOT NULL,
    question   TEXT NOT NULL,               -- what stands behind the question mark of the queue's address
    is_shared  BIGINT NOT NULL,             -- 1: every officer of the office sees it
    saved_at   TEXT NOT NULL
);
CREATE INDEX saved_views_of_an_account ON saved_views (account_id);
CREATE INDEX saved_views_shared ON saved_views (view_id) WHERE is_shared = 1;

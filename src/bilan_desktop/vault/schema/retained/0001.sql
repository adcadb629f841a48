-- What may outlive the term under one agreement, until one date (R. 6313-7).
-- Of which bilan, how and when it ended.
CREATE TABLE origin (
    only       INTEGER PRIMARY KEY CHECK (only = 1),
    case_id    TEXT NOT NULL,
    reference  TEXT NOT NULL,
    route      TEXT NOT NULL,
    ending     TEXT NOT NULL,
    term       TEXT NOT NULL
) STRICT;

-- Who the bilan is for: for the papers, for appointments, for the follow-up at six months.
CREATE TABLE beneficiary (
    only        INTEGER PRIMARY KEY CHECK (only = 1),
    first_name  TEXT NOT NULL,
    last_name   TEXT NOT NULL,
    civility    TEXT NOT NULL,
    status      TEXT NOT NULL,
    email       TEXT NOT NULL,
    phone       TEXT NOT NULL,
    address     TEXT NOT NULL
) STRICT;

-- C7, E6: the beneficiary's written requests and agreements to keep named documents for a time.
CREATE TABLE retention_agreement (
    id            TEXT PRIMARY KEY,
    basis         TEXT NOT NULL,
    given_on      TEXT NOT NULL,
    documents     TEXT NOT NULL,  -- JSON list of ids
    months        INTEGER CHECK (months > 0),
    until         TEXT,
    purpose       TEXT NOT NULL,
    proof         TEXT,
    withdrawn_on  TEXT,
    CHECK ((months IS NULL) <> (until IS NULL))
) STRICT;

-- Attachments and papers, their content apart so that a list stays light.
CREATE TABLE document (
    id          TEXT PRIMARY KEY,
    kind        TEXT NOT NULL,
    title       TEXT NOT NULL,
    made_on     TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    size        INTEGER NOT NULL CHECK (size >= 0),
    session_id  TEXT,
    states      TEXT NOT NULL,
    route       TEXT
) STRICT;

CREATE TABLE document_content (
    document_id  TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    content      BLOB NOT NULL
) STRICT;

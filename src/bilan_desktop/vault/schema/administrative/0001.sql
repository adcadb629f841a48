-- The papers the law wants kept, until one date; no content of the bilan, ever.
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

-- C1: when and how the beneficiary consented, and the document that proves it.
CREATE TABLE consent (
    only      INTEGER PRIMARY KEY CHECK (only = 1),
    given_on  TEXT NOT NULL,
    how       TEXT NOT NULL,
    proof     TEXT NOT NULL
) STRICT;

-- C2: who pays, one row for each route the bilan has been under; `until` is the last day of one that was closed.
CREATE TABLE funding (
    number  INTEGER PRIMARY KEY,
    route   TEXT NOT NULL,
    until   TEXT,
    price   INTEGER CHECK (price >= 0)
) STRICT;

-- The platform's terms; no column for an employer.
CREATE TABLE cpf (
    number             INTEGER PRIMARY KEY,
    edof_number        TEXT NOT NULL,
    terms_accepted_on  TEXT,
    entry_on           TEXT,
    exit_on            TEXT,
    funded_before      INTEGER
) STRICT;

-- The employer, the administration or the funder that signs or agrees.
CREATE TABLE organisation (
    number   INTEGER PRIMARY KEY,
    name     TEXT NOT NULL,
    contact  TEXT NOT NULL,
    email    TEXT NOT NULL,
    address  TEXT NOT NULL
) STRICT;

-- R. 6313-8, L. 6353-4: what the paper says.
CREATE TABLE terms (
    number                INTEGER PRIMARY KEY,
    title                 TEXT NOT NULL,
    content               TEXT NOT NULL,
    means                 TEXT NOT NULL,
    course_and_follow_up  TEXT NOT NULL,
    handing_over          TEXT NOT NULL,
    payment               TEXT NOT NULL,
    qualifications        TEXT NOT NULL,
    stopping              TEXT NOT NULL,
    planned               INTEGER CHECK (planned > 0)  -- minutes
) STRICT;

CREATE TABLE convention (
    number     INTEGER PRIMARY KEY,
    funder     TEXT NOT NULL,
    sent_on    TEXT NOT NULL,  -- JSON list of days: each sending restarts the ten days
    signed_on  TEXT,
    proof      TEXT
) STRICT;

CREATE TABLE agreed (
    number         INTEGER PRIMARY KEY,
    file_number    TEXT NOT NULL,
    signed_on      TEXT,
    proof          TEXT,
    granted_on     TEXT,
    granted_proof  TEXT,
    entry_on       TEXT,
    exit_on        TEXT
) STRICT;

CREATE TABLE contract (
    number         INTEGER PRIMARY KEY,
    signed_on      TEXT,
    proof          TEXT,
    at_a_distance  INTEGER NOT NULL,
    withdrawn_on   TEXT
) STRICT;

CREATE TABLE payment (
    id      TEXT PRIMARY KEY,
    number  INTEGER NOT NULL,
    "on"    TEXT NOT NULL,
    amount  INTEGER NOT NULL CHECK (amount > 0)
) STRICT;

-- What is remembered of invoices made elsewhere.
CREATE TABLE invoice (
    id      TEXT PRIMARY KEY,
    number  TEXT NOT NULL,
    "on"    TEXT NOT NULL,
    amount  INTEGER NOT NULL CHECK (amount > 0)
) STRICT;

-- Dates and durations of the sessions, without a word of what was said.
CREATE TABLE attendance (
    id         TEXT PRIMARY KEY,
    day        TEXT NOT NULL,
    starts_at  TEXT NOT NULL,
    ends_at    TEXT NOT NULL,
    phase      TEXT NOT NULL,
    mode       TEXT NOT NULL,
    work       TEXT NOT NULL
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

-- C6: one document, one recipient, one purpose, an end date, used once.
CREATE TABLE disclosure_agreement (
    id              TEXT PRIMARY KEY,
    given_on        TEXT NOT NULL,
    subject         TEXT NOT NULL,
    recipient_kind  TEXT NOT NULL,
    recipient_name  TEXT NOT NULL,
    purpose         TEXT NOT NULL,
    until           TEXT NOT NULL,
    proof           TEXT,
    used_on         TEXT,
    withdrawn_on    TEXT
) STRICT;

-- C6: the disclosure register of the case.
CREATE TABLE hand_over (
    id              TEXT PRIMARY KEY,
    subject         TEXT NOT NULL,
    recipient_kind  TEXT NOT NULL,
    recipient_name  TEXT NOT NULL,
    "on"            TEXT NOT NULL,
    receipt         TEXT,
    agreement       TEXT,
    request         TEXT
) STRICT;

-- RGPD, art. 18: while a restriction holds, what is kept is not used otherwise; a lifted one stays as proof.
CREATE TABLE restriction (
    id           TEXT PRIMARY KEY,
    ground       TEXT NOT NULL,
    since        TEXT NOT NULL,
    request      TEXT,
    informed_on  TEXT,
    lifted_on    TEXT,
    CHECK ((informed_on IS NULL) = (lifted_on IS NULL))
) STRICT;

-- C6: what somebody asked for and was refused.
CREATE TABLE refused_request (
    id              TEXT PRIMARY KEY,
    subject         TEXT NOT NULL,
    recipient_kind  TEXT NOT NULL,
    recipient_name  TEXT NOT NULL,
    "on"            TEXT NOT NULL,
    rule            TEXT NOT NULL
) STRICT;

-- E3d: the follow-up at six months, which works after the content is gone.
CREATE TABLE follow_up (
    only         INTEGER PRIMARY KEY CHECK (only = 1),
    declined_on  TEXT,
    asked_on     TEXT,
    answered_on  TEXT,
    outcome      TEXT,
    sentence     TEXT NOT NULL,
    contact_on   TEXT
) STRICT;

-- L6: that a questionnaire of satisfaction was given, answered or declined; no answer stands here.
CREATE TABLE satisfaction (
    id           TEXT PRIMARY KEY,
    slip         TEXT NOT NULL,
    asked_on     TEXT NOT NULL,
    answered_on  TEXT,
    declined_on  TEXT,
    CHECK (answered_on IS NULL OR declined_on IS NULL)
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

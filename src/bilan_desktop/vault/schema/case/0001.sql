-- One bilan while it runs. Every table speaks of one person; all of it dies with this compartment.
CREATE TABLE bilan (
    only       INTEGER PRIMARY KEY CHECK (only = 1),
    id         TEXT NOT NULL,
    reference  TEXT NOT NULL,
    opened_on  TEXT NOT NULL,
    phase      TEXT NOT NULL
) STRICT;

-- The case as its line in a list and its to-dos need it: the rows of the other tables as JSON, without their long texts,
-- written again with every change. `schema` is the version of the tables it was written for.
CREATE TABLE outline (
    only    INTEGER PRIMARY KEY CHECK (only = 1),
    schema  INTEGER NOT NULL,
    tables  TEXT NOT NULL CHECK (json_valid(tables))
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

-- E2: why the person comes, and of whose free will.
CREATE TABLE request (
    only          INTEGER PRIMARY KEY CHECK (only = 1),
    initiative    TEXT NOT NULL,
    trigger       TEXT NOT NULL,
    motives       TEXT NOT NULL,
    expectations  TEXT NOT NULL,
    constraints   TEXT NOT NULL,
    who_pushed    TEXT NOT NULL,
    free_will     TEXT NOT NULL
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

-- L2, E4: what the counsellor ticked of the phases' checklists.
CREATE TABLE tick (
    id    TEXT PRIMARY KEY,
    "on"  TEXT NOT NULL
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

-- What is remembered of invoices made elsewhere.
CREATE TABLE invoice (
    id      TEXT PRIMARY KEY,
    number  TEXT NOT NULL,
    "on"    TEXT NOT NULL,
    amount  INTEGER NOT NULL CHECK (amount > 0)
) STRICT;

-- E3a, E3b: a time-limited frame with objectives and means.
CREATE TABLE frame (
    only         INTEGER PRIMARY KEY CHECK (only = 1),
    starts_on    TEXT,
    planned_end  TEXT,
    objectives   TEXT NOT NULL,
    means        TEXT NOT NULL,
    CHECK (starts_on IS NULL OR planned_end IS NULL OR planned_end >= starts_on)
) STRICT;

-- E3a: each time the planned end was put off, and why.
CREATE TABLE extension (
    number       INTEGER PRIMARY KEY,
    "on"         TEXT NOT NULL,
    former_end   TEXT NOT NULL,
    planned_end  TEXT NOT NULL CHECK (planned_end > former_end),
    reason       TEXT NOT NULL
) STRICT;

CREATE TABLE appointment (
    id        TEXT PRIMARY KEY,
    at        TEXT NOT NULL,
    duration  INTEGER NOT NULL CHECK (duration > 0),  -- minutes
    place     TEXT NOT NULL
) STRICT;

-- L1: the sessions held; what was said and what the counsellor thinks are apart (E1, C4).
CREATE TABLE session (
    id         TEXT PRIMARY KEY,
    day        TEXT NOT NULL,
    starts_at  TEXT NOT NULL,
    ends_at    TEXT NOT NULL CHECK (ends_at > starts_at),
    phase      TEXT NOT NULL,
    mode       TEXT NOT NULL,
    work       TEXT NOT NULL,
    said       TEXT NOT NULL,
    thoughts   TEXT NOT NULL
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

-- C6: the detailed results, the beneficiary's alone, as they are being written.
CREATE TABLE result_part (
    id        TEXT PRIMARY KEY,
    title     TEXT NOT NULL,
    content   TEXT NOT NULL
) STRICT;

-- C9: three sections, and no column for a fourth.
CREATE TABLE synthesis (
    only           INTEGER PRIMARY KEY CHECK (only = 1),
    circumstances  TEXT NOT NULL,
    skills         TEXT NOT NULL,
    project        TEXT NOT NULL,
    presented_on       TEXT,
    presented_at       TEXT,
    presented_version  INTEGER,
    observed_on        TEXT,
    observations       TEXT,
    finalised_on       TEXT,
    document_id        TEXT,
    CHECK (finalised_on IS NULL OR (presented_on IS NOT NULL AND observed_on IS NOT NULL))
) STRICT;

CREATE TABLE synthesis_version (
    number         INTEGER PRIMARY KEY,
    kept_at        TEXT NOT NULL,
    circumstances  TEXT NOT NULL,
    skills         TEXT NOT NULL,
    project        TEXT NOT NULL,
    observed_on    TEXT,
    observations   TEXT,
    CHECK ((observed_on IS NULL) = (observations IS NULL))
) STRICT;

-- Signatures drawn on the screen, each bound to the text it was drawn under.
CREATE TABLE synthesis_signature (
    who     TEXT PRIMARY KEY,
    at      TEXT NOT NULL,
    digest  TEXT NOT NULL CHECK (length(digest) = 64),
    image   BLOB NOT NULL
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

-- C3: « lien direct et nécessaire ? », asked once of a sensitive passage; its words are not written a second time.
CREATE TABLE answer (
    id           TEXT PRIMARY KEY,
    field        TEXT NOT NULL,
    topic        TEXT NOT NULL,
    mark         TEXT NOT NULL,
    choice       TEXT NOT NULL,
    reason       TEXT NOT NULL,
    answered_on  TEXT NOT NULL,
    CHECK (choice <> 'keep' OR reason <> '')
) STRICT;

-- What the counsellor wants to be reminded of on this case; a row goes once it is done.
CREATE TABLE reminder (
    id     TEXT PRIMARY KEY,
    "on"   TEXT NOT NULL,
    at     TEXT,
    words  TEXT NOT NULL
) STRICT;

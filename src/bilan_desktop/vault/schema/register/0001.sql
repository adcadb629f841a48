-- The register: what the practice keeps about its cases without naming anybody.

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE practice (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE case_index (
    case_id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    opened_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'destroyed'))
) STRICT, WITHOUT ROWID;

CREATE TABLE compartment (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_index (case_id),
    kind TEXT NOT NULL CHECK (kind IN ('case', 'retained', 'administrative')),
    destroy_on TEXT,
    rule TEXT NOT NULL,
    generation INTEGER NOT NULL,
    created_on TEXT NOT NULL,
    destroyed_on TEXT,
    documents TEXT NOT NULL CHECK (json_valid(documents))
) STRICT, WITHOUT ROWID;

CREATE INDEX compartment_of_case ON compartment (case_id);

CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    event TEXT NOT NULL,
    case_reference TEXT,
    compartment TEXT,
    rule TEXT
) STRICT;

CREATE TABLE certificate (
    id TEXT PRIMARY KEY,
    case_reference TEXT NOT NULL,
    compartment TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    rule TEXT NOT NULL,
    due TEXT,
    destroyed_on TEXT NOT NULL,
    unattended INTEGER NOT NULL CHECK (unattended IN (0, 1)),
    documents TEXT NOT NULL CHECK (json_valid(documents)),
    method TEXT NOT NULL
) STRICT;

CREATE TABLE disclosure (
    id INTEGER PRIMARY KEY,
    case_reference TEXT NOT NULL,
    subject TEXT NOT NULL,
    recipient_kind TEXT NOT NULL,
    on_date TEXT NOT NULL
) STRICT;

CREATE TABLE refusal (
    id INTEGER PRIMARY KEY,
    case_reference TEXT NOT NULL,
    subject TEXT NOT NULL,
    recipient_kind TEXT NOT NULL,
    on_date TEXT NOT NULL,
    rule TEXT NOT NULL
) STRICT;

CREATE TABLE rights_request (
    id TEXT PRIMARY KEY,
    "right" TEXT NOT NULL,
    received_on TEXT NOT NULL,
    reference TEXT NOT NULL,
    extended_on TEXT,
    extension TEXT,
    answered_on TEXT,
    answer TEXT,
    refusal TEXT,
    CHECK ((extended_on IS NULL) = (extension IS NULL)),
    CHECK ((answered_on IS NULL) = (answer IS NULL)),
    CHECK ((refusal IS NOT NULL) = (answer IS NOT NULL AND answer IN ('refused', 'partly')))
) STRICT, WITHOUT ROWID;

CREATE TABLE data_breach (
    id TEXT PRIMARY KEY,
    discovered_at TEXT NOT NULL,
    risk TEXT NOT NULL,
    facts TEXT NOT NULL,
    effects TEXT NOT NULL,
    measures TEXT NOT NULL,
    notified_at TEXT,
    explanation TEXT NOT NULL,
    informed_on TEXT,
    exemption TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE statistics (
    case_reference TEXT NOT NULL,
    part INTEGER NOT NULL,  -- a case that changed its funding has one for each
    year INTEGER NOT NULL,
    route TEXT NOT NULL,
    status TEXT NOT NULL,
    outcome TEXT NOT NULL,
    accompaniment_minutes INTEGER NOT NULL CHECK (accompaniment_minutes >= 0),
    personal_minutes INTEGER NOT NULL CHECK (personal_minutes >= 0),
    price_cents INTEGER CHECK (price_cents >= 0),
    cause TEXT,  -- why it stopped early, as a category
    follow_up TEXT NOT NULL,  -- whether it was asked and answered, nothing of the answer
    PRIMARY KEY (case_reference, part)
) STRICT, WITHOUT ROWID;

-- L6: complaints, by category; the letters are with the case they concern.
CREATE TABLE complaint (
    id TEXT PRIMARY KEY,
    received_on TEXT NOT NULL,
    complainant TEXT NOT NULL,
    subject TEXT NOT NULL,
    reference TEXT NOT NULL,
    answered_on TEXT,
    answer TEXT,
    improvement TEXT,
    CHECK ((answered_on IS NULL) = (answer IS NULL)),
    CHECK (improvement IS NULL OR answer IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- L6: the questionnaires of satisfaction that were given. No case and no answer; a case knows the id of its own.
CREATE TABLE satisfaction_slip (
    id TEXT PRIMARY KEY,
    moment TEXT NOT NULL,
    year INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'answered', 'declined'))
) STRICT, WITHOUT ROWID;

-- L6: how often each answer was given, each question on its own: nobody's answers stand together.
CREATE TABLE satisfaction_tally (
    year INTEGER NOT NULL,
    moment TEXT NOT NULL,
    question TEXT NOT NULL,
    score TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    PRIMARY KEY (year, moment, question, score)
) STRICT, WITHOUT ROWID;

-- E3d: when the follow-up of a closed case asks for something; a row goes once it is answered or declined.
CREATE TABLE follow_up (
    case_id TEXT PRIMARY KEY,
    due TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE copy (
    id TEXT PRIMARY KEY,
    made_on TEXT NOT NULL,
    place TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the counsellor wants to be reminded of, on no case; the words name nobody. A row goes once it is done.
CREATE TABLE reminder (
    id TEXT PRIMARY KEY,
    "on" TEXT NOT NULL,
    at TEXT,
    words TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- L8: the figures of the CPF that the counsellor entered, over those the program brings. Nothing of a case.
CREATE TABLE parameter (
    id TEXT PRIMARY KEY,
    figure TEXT NOT NULL,
    since TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value >= 0),  -- in the figure's own unit: euros, cents or years
    source TEXT NOT NULL CHECK (source <> ''),
    entered_on TEXT NOT NULL,
    UNIQUE (figure, since)
) STRICT, WITHOUT ROWID;

-- The tables of the office's store. docs/format/store-1.md explains them.
-- Moments are text, ISO 8601 in UTC; hashes are 32 bytes; uid is 32 hexadecimal digits.

-- What the office is -------------------------------------------------------------------------

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL CHECK (value >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    name TEXT PRIMARY KEY,
    full_name TEXT NOT NULL,
    roles TEXT NOT NULL CHECK (json_valid(roles)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    public_key BLOB NOT NULL,
    certificate BLOB,
    created TEXT NOT NULL,
    given_by TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE passphrase_given (
    account TEXT NOT NULL,
    giver TEXT NOT NULL,
    newest_request INTEGER NOT NULL
) STRICT;

CREATE INDEX passphrase_given_account ON passphrase_given (account);

CREATE TABLE office (
    id TEXT PRIMARY KEY,
    level TEXT NOT NULL CHECK (level IN ('village', 'district', 'city', 'province', 'ministry')),
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)),
    card BLOB,
    added TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX office_own ON office (own) WHERE own = 1;

CREATE TABLE certificate (
    serial TEXT PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    office_id TEXT NOT NULL REFERENCES office,
    key BLOB NOT NULL CHECK (length(key) = 32),
    request BLOB NOT NULL CHECK (length(request) = 32),
    card BLOB NOT NULL,
    ends TEXT NOT NULL,
    issued TEXT NOT NULL,
    account TEXT NOT NULL,
    revoked TEXT,
    reason TEXT,
    CHECK ((revoked IS NULL) = (reason IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX certificate_office ON certificate (office_id);

CREATE TABLE revocation_list (
    issuer TEXT PRIMARY KEY,
    number INTEGER NOT NULL CHECK (number > 0),
    document BLOB NOT NULL,
    taken TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE region (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    parent TEXT REFERENCES region DEFERRABLE INITIALLY DEFERRED,
    bps_code TEXT,
    name_key TEXT NOT NULL,
    valid_to TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX region_parent ON region (parent);
CREATE INDEX region_bps_code ON region (bps_code);
CREATE INDEX region_name_key ON region (name_key);

CREATE TABLE region_alias (
    name_key TEXT NOT NULL,
    code TEXT NOT NULL REFERENCES region ON DELETE CASCADE,
    PRIMARY KEY (name_key, code)
) STRICT, WITHOUT ROWID;

CREATE INDEX region_alias_code ON region_alias (code);

-- The register ---------------------------------------------------------------------------------

CREATE TABLE subject (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    kind TEXT NOT NULL CHECK (kind IN ('household', 'family', 'person'))
) STRICT;

CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    subject_id INTEGER NOT NULL REFERENCES subject,
    parent BLOB CHECK (length(parent) = 32),
    instrument TEXT NOT NULL,
    version TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    origin TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX revision_subject ON revision (subject_id);

CREATE TRIGGER revision_is_immutable BEFORE UPDATE ON revision
BEGIN
    SELECT raise(ABORT, 'a revision is immutable');
END;

CREATE TABLE household (
    subject_id INTEGER PRIMARY KEY REFERENCES subject,
    uid TEXT NOT NULL UNIQUE,
    revision_id INTEGER NOT NULL REFERENCES revision,
    village TEXT NOT NULL,
    id_bdt TEXT,
    head_name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    person_count INTEGER NOT NULL DEFAULT 0,
    family_count INTEGER NOT NULL DEFAULT 0,
    decile INTEGER,
    instrument TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE INDEX household_village ON household (village, head_name, subject_id);
CREATE INDEX household_id_bdt ON household (id_bdt);
CREATE INDEX household_revision ON household (revision_id);

CREATE TABLE family (
    subject_id INTEGER PRIMARY KEY REFERENCES subject,
    uid TEXT NOT NULL UNIQUE,
    household_id INTEGER NOT NULL REFERENCES household,
    revision_id INTEGER NOT NULL REFERENCES revision,
    kk TEXT,
    kk_reversed TEXT,
    seq INTEGER NOT NULL
) STRICT;

CREATE INDEX family_household ON family (household_id, seq);
CREATE INDEX family_revision ON family (revision_id);
CREATE INDEX family_kk ON family (kk);
CREATE INDEX family_kk_reversed ON family (kk_reversed);

CREATE TABLE person (
    subject_id INTEGER PRIMARY KEY REFERENCES subject,
    uid TEXT NOT NULL UNIQUE,
    household_id INTEGER NOT NULL REFERENCES household,
    family_id INTEGER REFERENCES family,
    revision_id INTEGER NOT NULL REFERENCES revision,
    seq INTEGER NOT NULL DEFAULT 0,
    nik TEXT,
    nik_reversed TEXT,
    kk TEXT,
    name TEXT NOT NULL DEFAULT '',
    name_key TEXT NOT NULL DEFAULT '',
    sex TEXT,
    birth TEXT,
    relation TEXT,
    presence TEXT,
    mother_key TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX person_household ON person (household_id, seq);
CREATE INDEX person_family ON person (family_id);
CREATE INDEX person_revision ON person (revision_id);
CREATE INDEX person_nik ON person (nik);
CREATE INDEX person_nik_reversed ON person (nik_reversed);
CREATE INDEX person_kk ON person (kk);
CREATE INDEX person_birth ON person (birth, sex, name_key, mother_key);
CREATE INDEX person_name ON person (name_key, birth, mother_key);
CREATE INDEX person_mother ON person (mother_key, birth, sex);

CREATE VIRTUAL TABLE person_words USING fts5 (
    name_key, content='person', content_rowid='subject_id', prefix='1 2 3', detail='none',
    columnsize=0
);

CREATE VIRTUAL TABLE person_trigrams USING fts5 (
    name_key, content='person', content_rowid='subject_id', tokenize='trigram', detail='none',
    columnsize=0
);

-- How many there are, as the menu shows it: to count a million sealed rows takes too long each time.

CREATE TRIGGER household_is_counted AFTER INSERT ON household
BEGIN
    INSERT INTO counter (name, value) VALUES ('register.household', 1)
    ON CONFLICT (name) DO UPDATE SET value = value + 1;
END;

CREATE TRIGGER family_is_counted AFTER INSERT ON family
BEGIN
    INSERT INTO counter (name, value) VALUES ('register.family', 1)
    ON CONFLICT (name) DO UPDATE SET value = value + 1;
END;

CREATE TRIGGER person_is_counted AFTER INSERT ON person
BEGIN
    INSERT INTO counter (name, value) VALUES ('register.person', 1)
    ON CONFLICT (name) DO UPDATE SET value = value + 1;
END;

CREATE TRIGGER household_is_not_counted AFTER DELETE ON household
BEGIN
    UPDATE counter SET value = value - 1 WHERE name = 'register.household';
END;

CREATE TRIGGER family_is_not_counted AFTER DELETE ON family
BEGIN
    UPDATE counter SET value = value - 1 WHERE name = 'register.family';
END;

CREATE TRIGGER person_is_not_counted AFTER DELETE ON person
BEGIN
    UPDATE counter SET value = value - 1 WHERE name = 'register.person';
END;

-- Pairs of persons, or of households, that may be one and the same, and what was said of them.
-- `seen` is the SHA-256 of the answers that mattered: with other ones a pair is asked again. A pair
-- of persons is `inside` that of their households where these are one. `leaves` is the subject that
-- `request` takes off the list.
CREATE TABLE duplicate_pair (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'household')),
    first_id INTEGER NOT NULL REFERENCES subject ON DELETE CASCADE,
    second_id INTEGER NOT NULL REFERENCES subject ON DELETE CASCADE,
    first_home INTEGER NOT NULL REFERENCES subject ON DELETE CASCADE,
    second_home INTEGER NOT NULL REFERENCES subject ON DELETE CASCADE,
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),
    seen BLOB NOT NULL CHECK (length(seen) = 32),
    round INTEGER NOT NULL,
    inside INTEGER REFERENCES duplicate_pair ON DELETE SET NULL,
    outcome TEXT CHECK (outcome IN ('same', 'different', 'visit')),
    reason TEXT NOT NULL DEFAULT '',
    account TEXT NOT NULL DEFAULT '',
    time TEXT NOT NULL DEFAULT '',
    request TEXT REFERENCES request (number),
    leaves INTEGER REFERENCES subject ON DELETE CASCADE,
    UNIQUE (first_id, second_id),
    CHECK (first_id < second_id)
) STRICT;

CREATE INDEX duplicate_pair_second ON duplicate_pair (second_id);
CREATE INDEX duplicate_pair_first_home ON duplicate_pair (first_home);
CREATE INDEX duplicate_pair_second_home ON duplicate_pair (second_home);
CREATE INDEX duplicate_pair_inside ON duplicate_pair (inside);
CREATE INDEX duplicate_pair_request ON duplicate_pair (request) WHERE request IS NOT NULL;
CREATE INDEX duplicate_pair_leaves ON duplicate_pair (leaves) WHERE leaves IS NOT NULL;

-- The requests ---------------------------------------------------------------------------------

CREATE TABLE request (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    owner TEXT NOT NULL REFERENCES office,
    household_uid TEXT NOT NULL,
    other_uid TEXT NOT NULL DEFAULT '',
    subject_uid TEXT NOT NULL,
    instrument TEXT NOT NULL,
    version TEXT NOT NULL,
    region TEXT NOT NULL,
    head_name TEXT NOT NULL DEFAULT '',
    entered_by TEXT NOT NULL,
    entered TEXT NOT NULL
) STRICT;

CREATE INDEX request_household ON request (household_uid);
CREATE INDEX request_other ON request (other_uid) WHERE other_uid <> '';
CREATE INDEX request_owner ON request (owner);

CREATE TABLE request_state (
    request_id INTEGER NOT NULL REFERENCES request,
    office_id TEXT NOT NULL REFERENCES office,
    state TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (request_id, office_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX request_state_queue ON request_state (office_id, state, since);

CREATE TABLE request_event (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES request,
    office_id TEXT NOT NULL REFERENCES office,
    step TEXT NOT NULL,
    state_before TEXT,
    state_after TEXT NOT NULL,
    account TEXT NOT NULL,
    time TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX request_event_request ON request_event (request_id, id);
CREATE INDEX request_event_office ON request_event (office_id);

CREATE TABLE request_flag (
    request_id INTEGER NOT NULL REFERENCES request,
    flag TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (request_id, flag)
) STRICT, WITHOUT ROWID;

CREATE INDEX request_flag_flag ON request_flag (flag, since);

CREATE TABLE request_revision (
    request_id INTEGER NOT NULL REFERENCES request,
    position INTEGER NOT NULL,
    subject_uid TEXT NOT NULL,
    base BLOB CHECK (length(base) = 32),
    revision_id INTEGER NOT NULL REFERENCES revision,
    PRIMARY KEY (request_id, position),
    UNIQUE (request_id, subject_uid)
) STRICT, WITHOUT ROWID;

CREATE INDEX request_revision_subject ON request_revision (subject_uid);
CREATE INDEX request_revision_revision ON request_revision (revision_id);

CREATE TABLE proposed_number (
    number TEXT NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request,
    subject_uid TEXT NOT NULL,
    PRIMARY KEY (number, request_id, subject_uid)
) STRICT, WITHOUT ROWID;

CREATE INDEX proposed_number_request ON proposed_number (request_id);

CREATE TABLE request_touch (
    request_id INTEGER NOT NULL REFERENCES request,
    account TEXT NOT NULL,
    PRIMARY KEY (request_id, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_reason (
    request_id INTEGER NOT NULL REFERENCES request,
    finding_key TEXT NOT NULL,
    reason TEXT NOT NULL,
    account TEXT NOT NULL,
    time TEXT NOT NULL,
    PRIMARY KEY (request_id, finding_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_subject (
    request_id INTEGER NOT NULL REFERENCES request,
    subject_uid TEXT NOT NULL CHECK (length(subject_uid) = 32),
    kind TEXT NOT NULL CHECK (kind IN ('household', 'family', 'person')),
    position INTEGER NOT NULL,
    links TEXT NOT NULL CHECK (json_valid(links)),
    region TEXT NOT NULL,
    present INTEGER NOT NULL DEFAULT 1 CHECK (present IN (0, 1)),
    PRIMARY KEY (request_id, subject_uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_change (
    request_id INTEGER NOT NULL REFERENCES request,
    subject_uid TEXT NOT NULL,
    path TEXT NOT NULL,
    value TEXT CHECK (json_valid(value)),
    PRIMARY KEY (request_id, subject_uid, path)
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_change_number ON draft_change (value) WHERE length(value) = 18;

CREATE TABLE draft_cursor (
    request_id INTEGER PRIMARY KEY REFERENCES request,
    position TEXT NOT NULL,
    account TEXT NOT NULL
) STRICT;

-- Answers that a pending request and the register changed differently, until a person settles them.
CREATE TABLE request_conflict (
    request_id INTEGER NOT NULL REFERENCES request,
    subject_uid TEXT NOT NULL,
    path TEXT NOT NULL,
    PRIMARY KEY (request_id, subject_uid, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES request,
    office_id TEXT NOT NULL REFERENCES office,
    account TEXT NOT NULL,
    public_key BLOB NOT NULL,
    statement BLOB NOT NULL,
    signature BLOB NOT NULL,
    time TEXT NOT NULL,
    chain BLOB
) STRICT;

CREATE INDEX signature_request ON signature (request_id);
CREATE INDEX signature_office ON signature (office_id);

-- Verification by another person -----------------------------------------------------------------
-- `verification_answer` holds what is being keyed again, and is emptied when it is settled.

CREATE TABLE verification (
    request_id INTEGER PRIMARY KEY REFERENCES request,
    number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 9999),
    rate INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 10000),
    verifier TEXT,
    keyed TEXT
) STRICT;

CREATE TABLE verification_answer (
    request_id INTEGER NOT NULL REFERENCES verification,
    subject_uid TEXT NOT NULL,
    path TEXT NOT NULL,
    value TEXT CHECK (json_valid(value)),
    choice TEXT CHECK (choice IN ('first', 'second', 'neither')),
    PRIMARY KEY (request_id, subject_uid, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE verification_result (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES request,
    account TEXT NOT NULL,
    verifier TEXT NOT NULL,
    time TEXT NOT NULL,
    instrument TEXT NOT NULL,
    variable TEXT NOT NULL,
    compared INTEGER NOT NULL CHECK (compared > 0),
    first_wrong INTEGER NOT NULL CHECK (first_wrong BETWEEN 0 AND compared),
    second_wrong INTEGER NOT NULL CHECK (second_wrong BETWEEN 0 AND compared)
) STRICT;

CREATE INDEX verification_result_request ON verification_result (request_id);
CREATE INDEX verification_result_account ON verification_result (account, id);

-- Sets, papers and parcels ---------------------------------------------------------------------

CREATE TABLE request_set (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    cycle TEXT NOT NULL,
    office TEXT NOT NULL REFERENCES office,
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
    code TEXT NOT NULL,
    statement BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sealed', 'covered', 'sent', 'unsealed')),
    sealed TEXT NOT NULL,
    sealed_by TEXT NOT NULL,
    cover_number TEXT,
    cover_date TEXT,
    cover_signer TEXT,
    covered TEXT,
    covered_by TEXT
) STRICT;

CREATE INDEX request_set_state ON request_set (state, sealed);
CREATE INDEX request_set_office ON request_set (office);

-- Requests of a set; `made_of` names the states of which their households were made when it was sealed.
CREATE TABLE set_member (
    set_id INTEGER NOT NULL REFERENCES request_set,
    request_id INTEGER NOT NULL REFERENCES request,
    made_of TEXT NOT NULL CHECK (json_valid(made_of)),
    PRIMARY KEY (set_id, request_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX set_member_request ON set_member (request_id);

CREATE TABLE set_strike (
    id INTEGER PRIMARY KEY,
    set_id INTEGER NOT NULL REFERENCES request_set,
    former TEXT NOT NULL CHECK (length(former) = 64),
    statement BLOB NOT NULL,
    struck TEXT NOT NULL,
    struck_by TEXT NOT NULL
) STRICT;

CREATE INDEX set_strike_set ON set_strike (set_id);

CREATE TABLE print_ledger (
    id INTEGER PRIMARY KEY,
    paper TEXT NOT NULL,
    subject TEXT NOT NULL,
    copy INTEGER NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    pages INTEGER NOT NULL,
    draft INTEGER NOT NULL CHECK (draft IN (0, 1)),
    copies INTEGER NOT NULL CHECK (copies BETWEEN 1 AND 99),
    account TEXT NOT NULL,
    time TEXT NOT NULL,
    ended TEXT NOT NULL CHECK (ended IN ('open', 'written', 'queued', 'refused', 'silent', 'failed')),
    UNIQUE (paper, subject, copy)
) STRICT;

CREATE TABLE link (
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    digest BLOB CHECK (length(digest) = 32),
    PRIMARY KEY (sender, recipient)
) STRICT, WITHOUT ROWID;

CREATE TABLE parcel (
    id TEXT PRIMARY KEY,
    direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
    kind TEXT NOT NULL,
    set_id INTEGER REFERENCES request_set,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    previous BLOB CHECK (length(previous) = 32),
    audit_count INTEGER NOT NULL,
    audit_head BLOB NOT NULL CHECK (length(audit_head) = 32),
    cycle TEXT NOT NULL,
    records INTEGER NOT NULL,
    answers TEXT REFERENCES parcel,
    file_name TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('packed', 'written', 'opened', 'waiting', 'quarantined')),
    reason TEXT NOT NULL DEFAULT '',
    time TEXT NOT NULL,
    account TEXT NOT NULL
) STRICT;

CREATE INDEX parcel_set ON parcel (set_id);
CREATE INDEX parcel_link ON parcel (sender, recipient, epoch, sequence);
CREATE INDEX parcel_answers ON parcel (answers);

-- The file of a parcel, as long as somebody may need it, in blocks of one size, from position 1.
CREATE TABLE parcel_block (
    parcel_id TEXT NOT NULL REFERENCES parcel,
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (parcel_id, position)
) STRICT;

CREATE TABLE parcel_request (
    parcel_id TEXT NOT NULL REFERENCES parcel,
    position INTEGER NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request,
    telling INTEGER NOT NULL DEFAULT 0 CHECK (telling IN (0, 1)),
    carried_set TEXT CHECK (json_valid(carried_set)),
    PRIMARY KEY (parcel_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX parcel_request_request ON parcel_request (request_id);

-- What became of each record of a submission: said to its sender, or said by its recipient.
CREATE TABLE parcel_outcome (
    parcel_id TEXT NOT NULL REFERENCES parcel,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'refused', 'waiting')),
    reason TEXT NOT NULL,
    PRIMARY KEY (parcel_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX parcel_outcome_number ON parcel_outcome (number);

-- What was decided on a request, here or above; `verdict` is the parcel that tells the office below.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES request,
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'rejected', 'absorbed', 'returned')),
    reason TEXT NOT NULL,
    kept TEXT NOT NULL,
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    paper TEXT NOT NULL CHECK (json_valid(paper)),
    revisions TEXT NOT NULL CHECK (json_valid(revisions)),
    office_id TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed TEXT NOT NULL,
    confirmed_by TEXT,
    confirmed TEXT,
    verdict TEXT REFERENCES parcel,
    CHECK ((confirmed_by IS NULL) = (confirmed IS NULL))
) STRICT;

CREATE INDEX decision_request ON decision (request_id, id);
CREATE INDEX decision_verdict ON decision (verdict);
CREATE INDEX decision_open ON decision (confirmed) WHERE verdict IS NULL;

-- That a citizen was told; `heard` is the receipt in which the office above said that it knows.
CREATE TABLE telling (
    request_id INTEGER PRIMARY KEY REFERENCES request,
    date TEXT NOT NULL,
    how TEXT NOT NULL,
    account TEXT NOT NULL,
    time TEXT NOT NULL,
    heard TEXT REFERENCES parcel
) STRICT;

CREATE INDEX telling_due ON telling (request_id) WHERE heard IS NULL;
CREATE INDEX telling_heard ON telling (heard);

-- What a new extract of the register changed here; `request_id` is the request of a conflict.
CREATE TABLE difference (
    id INTEGER PRIMARY KEY,
    parcel_id TEXT NOT NULL REFERENCES parcel,
    kind TEXT NOT NULL CHECK (
        kind IN ('new', 'changed', 'gone', 'conflict', 'followed')
    ),
    household_uid TEXT NOT NULL,
    subject_uid TEXT NOT NULL,
    path TEXT NOT NULL,
    before TEXT CHECK (json_valid(before)),
    after TEXT CHECK (json_valid(after)),
    request_id INTEGER REFERENCES request,
    CHECK ((kind IN ('conflict', 'followed')) = (request_id IS NOT NULL))
) STRICT;

CREATE INDEX difference_parcel ON difference (parcel_id, id);
CREATE INDEX difference_request ON difference (request_id);

CREATE TABLE import_file (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    profile TEXT NOT NULL,
    rows INTEGER NOT NULL,
    content BLOB,
    time TEXT NOT NULL,
    account TEXT NOT NULL,
    undone TEXT,
    undone_by TEXT,
    undone_why TEXT,
    codebooks TEXT NOT NULL CHECK (json_valid(codebooks)),
    CHECK ((undone IS NULL) = (undone_by IS NULL) AND (undone IS NULL) = (undone_why IS NULL))
) STRICT;

CREATE INDEX import_file_sha256 ON import_file (sha256);

-- Requests of a file; `event_id` is the newest event of each when the import ended.
CREATE TABLE import_request (
    import_id INTEGER NOT NULL REFERENCES import_file,
    request_id INTEGER NOT NULL REFERENCES request,
    content BLOB NOT NULL,
    event_id INTEGER NOT NULL,
    PRIMARY KEY (import_id, request_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_request_request ON import_request (request_id);

-- Files of programme proposals that went out: a later one of the same programme and period takes the
-- place of the earlier in SIKS-NG.
CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    programme TEXT NOT NULL,
    period TEXT NOT NULL,
    layout TEXT NOT NULL,
    rows INTEGER NOT NULL,
    time TEXT NOT NULL,
    account TEXT NOT NULL
) STRICT;

CREATE INDEX template_period ON template (period, programme);

CREATE TABLE template_request (
    template_id INTEGER NOT NULL REFERENCES template,
    request_id INTEGER NOT NULL REFERENCES request,
    PRIMARY KEY (template_id, request_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX template_request_request ON template_request (request_id);

-- What the columns of files mean that only this office knows; no value of a cell stands in it.
CREATE TABLE import_profile (
    id TEXT PRIMARY KEY,
    content BLOB NOT NULL,
    time TEXT NOT NULL,
    account TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The households that came of both files of a first state: their rows follow each other.
CREATE TABLE import_register (
    import_id INTEGER PRIMARY KEY REFERENCES import_file,
    first_subject INTEGER NOT NULL,
    last_subject INTEGER NOT NULL,
    households INTEGER NOT NULL
) STRICT;

CREATE INDEX import_register_first ON import_register (first_subject);

-- What the civil registry answered about a person; of the newest import is the answer that counts.
CREATE TABLE registry_answer (
    person_uid TEXT NOT NULL REFERENCES subject (uid),
    import_id INTEGER NOT NULL REFERENCES import_file,
    outcome TEXT NOT NULL CHECK (outcome IN ('matched', 'other-name', 'unknown', 'deceased')),
    similarity INTEGER NOT NULL CHECK (similarity BETWEEN 0 AND 100),
    differs TEXT NOT NULL CHECK (json_valid(differs)),
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    request TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (person_uid, import_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX registry_answer_outcome ON registry_answer (outcome);
CREATE INDEX registry_answer_import ON registry_answer (import_id);

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    content BLOB NOT NULL,
    proof TEXT,
    time TEXT NOT NULL
) STRICT;

CREATE INDEX attachment_owner ON attachment (owner);

-- Lists of people that other programs made -----------------------------------------------------
-- `region` is what a list is of, empty where it says itself; `replaced_by` is the newer list.

CREATE TABLE person_list (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL UNIQUE REFERENCES import_file,
    purpose TEXT NOT NULL,
    title TEXT NOT NULL,
    programme TEXT NOT NULL,
    period TEXT NOT NULL,
    region TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('stands', 'replaced', 'undone')),
    replaced_by INTEGER REFERENCES person_list,
    CHECK ((state = 'replaced') = (replaced_by IS NOT NULL))
) STRICT;

CREATE INDEX person_list_replaced ON person_list (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE TABLE list_entry (
    id INTEGER PRIMARY KEY,
    list_id INTEGER NOT NULL REFERENCES person_list,
    import_id INTEGER NOT NULL REFERENCES import_file,
    row INTEGER NOT NULL,
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    nik TEXT,
    kk TEXT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    sex TEXT,
    birth TEXT,
    village TEXT NOT NULL,
    match TEXT NOT NULL CHECK (match IN ('nik', 'name', 'several', 'none')),
    likeness INTEGER CHECK (likeness BETWEEN 0 AND 100),
    person_uid TEXT REFERENCES subject (uid),
    UNIQUE (list_id, import_id, row),
    CHECK ((match IN ('nik', 'name')) = (person_uid IS NOT NULL))
) STRICT;

CREATE INDEX list_entry_name ON list_entry (list_id, name_key, match);
CREATE INDEX list_entry_nik ON list_entry (nik) WHERE nik IS NOT NULL;
CREATE INDEX list_entry_person ON list_entry (person_uid) WHERE person_uid IS NOT NULL;

-- What an entry says that its person receives.
CREATE TABLE entry_programme (
    entry_id INTEGER NOT NULL REFERENCES list_entry ON DELETE CASCADE,
    programme TEXT NOT NULL,
    starts TEXT,
    ends TEXT,
    PRIMARY KEY (entry_id, programme)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_programme_programme ON entry_programme (programme, entry_id);

-- PPKS and PSKS: records of this office of who needs social services, and of who helps.
CREATE TABLE welfare_record (
    id INTEGER PRIMARY KEY,
    class TEXT NOT NULL CHECK (class IN ('case', 'resource')),
    kind TEXT NOT NULL,
    village TEXT NOT NULL,
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    nik TEXT,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    birth TEXT,
    match TEXT NOT NULL CHECK (match IN ('nik', 'name', 'several', 'none')),
    likeness INTEGER CHECK (likeness BETWEEN 0 AND 100),
    person_uid TEXT REFERENCES subject (uid),
    entered TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    changed TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    closed TEXT,
    ending TEXT,
    CHECK ((closed IS NULL) = (ending IS NULL)),
    CHECK ((match IN ('nik', 'name')) = (person_uid IS NOT NULL))
) STRICT;

CREATE INDEX welfare_record_name ON welfare_record (class, name_key);
CREATE INDEX welfare_record_nik ON welfare_record (nik) WHERE nik IS NOT NULL;
CREATE INDEX welfare_record_person ON welfare_record (person_uid) WHERE person_uid IS NOT NULL;

-- Stacks of paper, and the work of a person ----------------------------------------------------

CREATE TABLE bundle (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    village TEXT NOT NULL,
    area TEXT NOT NULL DEFAULT '',
    instrument TEXT NOT NULL,
    forms INTEGER NOT NULL CHECK (forms > 0),
    members INTEGER CHECK (members > 0),
    received TEXT NOT NULL,
    brought_by TEXT NOT NULL DEFAULT '',
    begun TEXT NOT NULL,
    begun_by TEXT NOT NULL,
    closed TEXT,
    closed_by TEXT,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE bundle_request (
    request_id INTEGER PRIMARY KEY REFERENCES request,
    bundle_id INTEGER NOT NULL REFERENCES bundle
) STRICT;

CREATE INDEX bundle_request_bundle ON bundle_request (bundle_id);

CREATE TABLE bundle_desk (
    account TEXT PRIMARY KEY,
    bundle_id INTEGER NOT NULL REFERENCES bundle
) STRICT, WITHOUT ROWID;

CREATE INDEX bundle_desk_bundle ON bundle_desk (bundle_id);

CREATE TABLE work_session (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT NOT NULL,
    seconds_at_work INTEGER NOT NULL,
    pauses INTEGER NOT NULL,
    fields INTEGER NOT NULL,
    keys INTEGER NOT NULL,
    rubbed_out INTEGER NOT NULL,
    own_corrections INTEGER NOT NULL,
    overridden INTEGER NOT NULL,
    records TEXT NOT NULL CHECK (json_valid(records))
) STRICT;

CREATE INDEX work_session_account ON work_session (account);

-- The audit chain ------------------------------------------------------------------------------

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    account TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER audit_entry_is_immutable BEFORE UPDATE ON audit
BEGIN
    SELECT raise(ABORT, 'an audit entry is immutable');
END;

CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit
BEGIN
    SELECT raise(ABORT, 'an audit entry stays');
END;

CREATE TRIGGER audit_entry_is_next BEFORE INSERT ON audit
WHEN new.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN
    SELECT raise(ABORT, 'an audit entry follows the last one');
END;

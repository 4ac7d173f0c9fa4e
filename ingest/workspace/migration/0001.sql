-- The workspace as first released. Times are RFC 3339 in Shanghai; JSON columns hold what contract.md fixes.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Every registry that was imported, whole; the latest one counts.
CREATE TABLE registry (
    id           INTEGER PRIMARY KEY,
    imported_at  TEXT NOT NULL,
    file         TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    institutions TEXT NOT NULL -- JSON
);

-- One file as it came: alone, in a folder, in a mail, in an archive. The same bytes may come twice.
CREATE TABLE item (
    id              INTEGER PRIMARY KEY,
    path            TEXT NOT NULL,    -- within the input, through its containers
    file            TEXT NOT NULL,    -- base name
    sha256          TEXT NOT NULL,    -- of the original, which is kept under this name
    parcel          TEXT NOT NULL,    -- what came together (one mail, one folder, one archive) has one parcel
    mail            INTEGER NOT NULL, -- 1 where the parcel is a mail
    folder          TEXT NOT NULL,
    subject         TEXT NOT NULL,
    sender          TEXT NOT NULL,    -- a mail address
    claimed         TEXT NOT NULL,    -- 报送单位 of the receipt log
    received_at     TEXT NOT NULL,
    received_source TEXT NOT NULL,
    received_weak   INTEGER NOT NULL,
    imported_at     TEXT NOT NULL,
    UNIQUE (path, sha256)
);
CREATE INDEX item_sha256 ON item (sha256);

-- What the program read from one content, by which version of the program.
CREATE TABLE reading (
    sha256   TEXT PRIMARY KEY,
    program  TEXT NOT NULL,
    readable INTEGER NOT NULL,
    report   TEXT NOT NULL, -- JSON, as extract prints it
    text     BLOB NOT NULL  -- what --stage document prints, deflated; empty where unreadable
) WITHOUT ROWID;

-- Which institution and year an item belongs to, and why. An officer's placement is never overwritten by the program's.
CREATE TABLE placement (
    item        INTEGER PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,
    institution TEXT NOT NULL, -- credit code, or name key where the registry has no code; '' while unplaced
    year        INTEGER NOT NULL, -- 0 while unplaced
    role        TEXT NOT NULL, -- report, part, aside
    why         TEXT NOT NULL, -- JSON: reasons in Chinese
    officer     TEXT NOT NULL  -- '' where the program placed it
);
CREATE INDEX placement_institution ON placement (institution, year);

-- Officers' corrections, laid over what was read.
CREATE TABLE correction (
    id      INTEGER PRIMARY KEY,
    sha256  TEXT NOT NULL,
    pointer TEXT NOT NULL,
    old     TEXT NOT NULL, -- JSON value as it was read
    new     TEXT NOT NULL, -- JSON value that counts
    reason  TEXT NOT NULL,
    officer TEXT NOT NULL,
    at      TEXT NOT NULL
);
CREATE INDEX correction_sha256 ON correction (sha256);

-- Officers' decisions on findings, deductions and vetoes; the latest for a code counts.
CREATE TABLE decision (
    id          INTEGER PRIMARY KEY,
    institution TEXT NOT NULL,
    year        INTEGER NOT NULL,
    code        TEXT NOT NULL,
    confirmed   INTEGER NOT NULL,
    officer     TEXT NOT NULL,
    decided_on  TEXT NOT NULL,
    document    TEXT NOT NULL,
    reason      TEXT NOT NULL,
    at          TEXT NOT NULL
);
CREATE INDEX decision_institution ON decision (institution, year);

-- What was done, chained by hashes; rows are never changed and never deleted.
CREATE TABLE audit (
    id     INTEGER PRIMARY KEY,
    at     TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL, -- JSON
    prev   TEXT NOT NULL,
    hash   TEXT NOT NULL
);
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'audit rows never change'); END;
CREATE TRIGGER audit_undeleted BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'audit rows are never deleted'); END;

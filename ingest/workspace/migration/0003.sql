-- What was read has a name of its own, which is another one whenever a program reads something else: what is worked out from
-- a reading is kept under the names of all that it rests on. Readings from before get a name that no other reading has.
-- The name stands before the long columns, so that reading it does not mean to read them; and tables of long rows have a row
-- number, since without one a search reads every row that it passes to its end.
ALTER TABLE reading RENAME TO reading_before;
CREATE TABLE reading (
    sha256   TEXT PRIMARY KEY,
    program  TEXT NOT NULL,
    readable INTEGER NOT NULL,
    digest   TEXT NOT NULL,
    report   TEXT NOT NULL, -- JSON, as extract prints it
    text     BLOB NOT NULL  -- what --stage document prints, deflated; empty where unreadable
);
INSERT INTO reading (sha256, program, readable, digest, report, text) SELECT sha256, program, readable, lower(hex(randomblob(32))), report, text FROM reading_before;
DROP TABLE reading_before;

-- Everything below can be worked out again from what stands above. Its keys are hashes of all that it was worked out from;
-- with another key it is out of date and counts for nothing.

-- What an item says of its place by itself, before what came with it is looked at.
CREATE TABLE verdict (
    item        INTEGER PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,
    key         TEXT NOT NULL,
    institution TEXT NOT NULL,
    year        INTEGER NOT NULL,
    report_like INTEGER NOT NULL,
    why         TEXT NOT NULL -- JSON
);

-- The evaluation of one institution and year by one rubric.
CREATE TABLE evaluation (
    institution TEXT NOT NULL,
    year        INTEGER NOT NULL,
    rubric      TEXT NOT NULL, -- its hash
    key         TEXT NOT NULL,
    brief       BLOB NOT NULL, -- deflated JSON: what ranking and lists need
    whole       BLOB NOT NULL, -- deflated JSON: everything
    PRIMARY KEY (institution, year, rubric)
);

-- What comparing across institutions needs of one report.
CREATE TABLE figures (
    institution TEXT NOT NULL,
    year        INTEGER NOT NULL,
    key         TEXT NOT NULL,
    figures     BLOB NOT NULL, -- deflated JSON
    PRIMARY KEY (institution, year)
);

-- What was worked out over all institutions at once, such as the findings of a comparison.
CREATE TABLE overall (
    name TEXT PRIMARY KEY,
    key  TEXT NOT NULL,
    data BLOB NOT NULL -- deflated JSON
);

-- The results as they were last written.
CREATE TABLE output (
    path   TEXT PRIMARY KEY, -- absolute
    key    TEXT NOT NULL,
    sha256 TEXT NOT NULL
) WITHOUT ROWID;

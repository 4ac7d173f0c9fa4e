-- What was read has a name of its own, which is another one whenever a program reads something else: what is worked out from
-- a reading is kept under the names of all that it rests on. Readings from before get a name that no other reading has.
ALTER TABLE reading ADD COLUMN digest TEXT NOT NULL DEFAULT '';
UPDATE reading SET digest = lower(hex(randomblob(32)));

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
) WITHOUT ROWID;

-- What comparing across institutions needs of one report.
CREATE TABLE figures (
    institution TEXT NOT NULL,
    year        INTEGER NOT NULL,
    key         TEXT NOT NULL,
    figures     BLOB NOT NULL, -- deflated JSON
    PRIMARY KEY (institution, year)
) WITHOUT ROWID;

-- What was worked out over all institutions at once, such as the findings of a comparison.
CREATE TABLE overall (
    name TEXT PRIMARY KEY,
    key  TEXT NOT NULL,
    data BLOB NOT NULL -- deflated JSON
) WITHOUT ROWID;

-- The results as they were last written.
CREATE TABLE output (
    path   TEXT PRIMARY KEY, -- absolute
    key    TEXT NOT NULL,
    sha256 TEXT NOT NULL
) WITHOUT ROWID;

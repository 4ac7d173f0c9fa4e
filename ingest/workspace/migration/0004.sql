-- The rows of the ledger are kept with the evaluation that they show: making them means to open the whole report again.
DROP TABLE evaluation;
CREATE TABLE evaluation (
    institution TEXT NOT NULL,
    year        INTEGER NOT NULL,
    rubric      TEXT NOT NULL, -- its hash
    key         TEXT NOT NULL,
    brief       BLOB NOT NULL, -- deflated JSON: what ranking and lists need
    whole       BLOB NOT NULL, -- deflated JSON: everything
    ledger      BLOB NOT NULL, -- deflated: the rows of the ledger
    PRIMARY KEY (institution, year, rubric)
);

-- What comparing across institutions needs of one content as it was read, without corrections and without what came beside it.
CREATE TABLE content_figures (
    sha256  TEXT PRIMARY KEY,
    key     TEXT NOT NULL,
    figures BLOB NOT NULL -- deflated JSON
);

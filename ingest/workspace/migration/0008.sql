-- What ranks an evaluation stands before all else of it, so that all can be gone through without what they quote.
DROP TABLE evaluation;
CREATE TABLE evaluation (
    institution TEXT NOT NULL,
    year        INTEGER NOT NULL,
    rubric      TEXT NOT NULL, -- its hash
    key         TEXT NOT NULL,
    standing    TEXT NOT NULL, -- JSON: what ranking needs
    brief       BLOB NOT NULL, -- packed JSON: what lists need
    whole       BLOB NOT NULL, -- packed JSON: everything
    ledger      BLOB NOT NULL, -- packed: the rows of the ledger
    PRIMARY KEY (institution, year, rubric)
);

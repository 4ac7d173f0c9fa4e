-- What the last evaluation came to, until anything changes: every other transaction takes it out. There is one row at most.
CREATE TABLE done (
    key  TEXT PRIMARY KEY, -- hash of all that was asked for
    data BLOB NOT NULL     -- deflated JSON
);

-- Reports and texts are packed (S2), as what is worked out is: reports lay open, three times as large, and texts were deflated,
-- which took longer than all else of storing them. Readings from before stay as they are until they are made again.
ALTER TABLE reading ADD COLUMN packed INTEGER NOT NULL DEFAULT 0;

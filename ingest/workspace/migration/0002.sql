-- When an item's original and personal data were removed by retention (purge); '' while they are kept.
ALTER TABLE item ADD COLUMN purged TEXT NOT NULL DEFAULT '';

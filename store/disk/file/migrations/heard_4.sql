-- Which revision of a record somebody heard of; of a briefing the row of the journal that it was written up to, and the
-- state that it gave.
ALTER TABLE told ADD COLUMN subject_rev INTEGER;
ALTER TABLE briefing ADD COLUMN journal_row INTEGER;
ALTER TABLE briefing ADD COLUMN letters TEXT NOT NULL DEFAULT '';

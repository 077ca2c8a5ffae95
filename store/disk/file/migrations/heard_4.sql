-- Which revision of a record somebody heard of, and the row of the journal that a briefing was written up to; with whom
-- a mail counts as said.
ALTER TABLE told ADD COLUMN subject_rev INTEGER;
ALTER TABLE briefing ADD COLUMN journal_row INTEGER;
ALTER TABLE person ADD COLUMN mail_counts INTEGER NOT NULL DEFAULT 0;

-- Which revision of a record somebody heard of, and the row of the journal that a briefing was written up to.
ALTER TABLE told ADD COLUMN subject_rev INTEGER;
ALTER TABLE briefing ADD COLUMN journal_row INTEGER;

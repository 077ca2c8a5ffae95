-- Which revision of a record somebody heard of; of a briefing the row of the journal that it was written up to, and the
-- state that it gave.
ALTER TABLE told ADD COLUMN subject_rev INTEGER;
ALTER TABLE told ADD COLUMN made_with INTEGER NOT NULL DEFAULT 0;
ALTER TABLE briefing ADD COLUMN journal_row INTEGER;
ALTER TABLE briefing ADD COLUMN letters TEXT NOT NULL DEFAULT '';
-- From when somebody is away, and who hears of news meanwhile.
ALTER TABLE person ADD COLUMN away_since TEXT;
ALTER TABLE person ADD COLUMN stand_in INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
-- With whom a mail counts as said.
ALTER TABLE person ADD COLUMN mail_counts INTEGER NOT NULL DEFAULT 0;
-- Who approved a new baseline, and the change behind it.
ALTER TABLE reforecast ADD COLUMN approver INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE reforecast ADD COLUMN change INTEGER REFERENCES change (id) DEFERRABLE INITIALLY DEFERRED;
-- Every baseline that was moved: from where to where, by whose approval, why.
CREATE VIEW rebaselines AS SELECT
  project.code AS project,
  milestone.code AS milestone,
  milestone.title,
  reforecast."on" AS moved_on,
  reforecast.moved_from,
  reforecast.moved_to,
  approver.name AS approver,
  change.code AS change,
  reforecast.reason,
  reforecast.ref
FROM reforecast
JOIN project ON project.id = reforecast.project
JOIN milestone ON milestone.id = reforecast.milestone
LEFT JOIN person AS approver ON approver.id = reforecast.approver
LEFT JOIN change ON change.id = reforecast.change
WHERE reforecast.archived = 0 AND reforecast.what = 'baseline';
-- The acts from which news is read, a tenth of all.
CREATE INDEX journal_news ON journal (record) WHERE CASE kind
  WHEN 'risk' THEN before IS NULL OR instr(before, '"state"') OR instr(before, '"probability"')
    OR instr(before, '"impact"') OR instr(before, '"occurred_on"') OR instr(before, '"archived"')
  WHEN 'milestone' THEN before IS NULL OR instr(before, '"baseline"') OR instr(before, '"forecast"')
    OR instr(before, '"met_on"') OR instr(before, '"endorsed_on"') OR instr(before, '"tolerance"')
    OR instr(before, '"archived"')
  WHEN 'seat' THEN before IS NULL OR instr(before, '"key"') OR instr(before, '"holder"')
    OR instr(before, '"successor"') OR instr(before, '"until"') OR instr(before, '"known_on"')
    OR instr(before, '"archived"')
  WHEN 'change' THEN before IS NULL OR instr(before, '"approved_on"') OR instr(before, '"rejected_on"')
    OR instr(before, '"implemented_on"') OR instr(before, '"approver"') OR instr(before, '"not_estimable"')
    OR instr(before, '"milestones"') OR instr(before, '"effort"') OR instr(before, '"effort_high"')
    OR instr(before, '"fixed_cost"') OR instr(before, '"fixed_cost_high"') OR instr(before, '"delay_weeks"')
    OR instr(before, '"delay_weeks_high"') OR instr(before, '"benefit_per_week"') OR instr(before, '"archived"')
  WHEN 'action' THEN before IS NULL OR instr(before, '"type"') OR instr(before, '"owner"')
    OR instr(before, '"asked_on"') OR instr(before, '"times_asked"') OR instr(before, '"archived"')
  WHEN 'decision' THEN before IS NULL OR instr(before, '"by"') OR instr(before, '"on"')
    OR instr(before, '"archived"')
END;

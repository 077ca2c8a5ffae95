-- Which revision of a record somebody heard of; of a briefing the row of the journal that it was written up to, and the
-- state that it gave.
ALTER TABLE told ADD COLUMN subject_rev INTEGER;
-- From when somebody is away, and who hears of news meanwhile.
ALTER TABLE person ADD COLUMN away_since TEXT;
ALTER TABLE person ADD COLUMN stand_in INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE briefing ADD COLUMN journal_row INTEGER;
ALTER TABLE briefing ADD COLUMN letters TEXT NOT NULL DEFAULT '';
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

-- What is handed over, what success is, what it costs and who funds it, what is checked.
CREATE TABLE deliverable (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  edition TEXT NOT NULL,
  scope TEXT NOT NULL,
  added_by INTEGER REFERENCES change (id) DEFERRABLE INITIALLY DEFERRED,
  milestone INTEGER REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED,
  owner INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  sent_to INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  sent_on TEXT,
  answer_by TEXT,
  accepted_on TEXT,
  refused_on TEXT,
  decided_by INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  missing TEXT NOT NULL,
  audience TEXT NOT NULL,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  measure TEXT NOT NULL,
  unit TEXT NOT NULL,
  base TEXT,
  base_on TEXT,
  target TEXT,
  due TEXT,
  owner INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  readings TEXT NOT NULL,
  audience TEXT NOT NULL,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE money (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  area TEXT NOT NULL,
  approved TEXT,
  committed TEXT,
  spent TEXT,
  expected TEXT,
  as_of TEXT,
  funder INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT,
  in_place_on TEXT,
  audience TEXT NOT NULL,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE quality_check (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  standard TEXT NOT NULL,
  owner INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  planned_on TEXT,
  every_months INTEGER,
  checked_on TEXT,
  result TEXT,
  finding TEXT NOT NULL,
  correction TEXT NOT NULL,
  corrector INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  correct_by TEXT,
  corrected_on TEXT,
  trained TEXT NOT NULL,
  audience TEXT NOT NULL,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX deliverable_code ON deliverable (project, code COLLATE NOCASE) WHERE archived = 0;
CREATE UNIQUE INDEX goal_code ON goal (project, code COLLATE NOCASE) WHERE archived = 0;
CREATE UNIQUE INDEX money_code ON money (project, code COLLATE NOCASE) WHERE archived = 0;
CREATE UNIQUE INDEX quality_check_code ON quality_check (project, code COLLATE NOCASE) WHERE archived = 0;
-- What is handed over, to whom, and what became of it.
CREATE VIEW deliverables AS SELECT
  project.code AS project,
  deliverable.code,
  deliverable.title,
  deliverable.number,
  deliverable.edition,
  deliverable.scope,
  change.code AS added_by,
  milestone.code AS milestone,
  owner.name AS owner,
  receiver.name AS sent_to,
  deliverable.sent_on,
  deliverable.answer_by,
  deliverable.accepted_on,
  deliverable.refused_on,
  decider.name AS decided_by,
  deliverable.missing,
  deliverable.remark,
  deliverable.ref
FROM deliverable
JOIN project ON project.id = deliverable.project
LEFT JOIN change ON change.id = deliverable.added_by
LEFT JOIN milestone ON milestone.id = deliverable.milestone
LEFT JOIN person AS owner ON owner.id = deliverable.owner
LEFT JOIN person AS receiver ON receiver.id = deliverable.sent_to
LEFT JOIN person AS decider ON decider.id = deliverable.decided_by
WHERE deliverable.archived = 0;
-- What success is; its readings one a line.
CREATE VIEW goals AS SELECT
  project.code AS project,
  goal.code,
  goal.title,
  goal.measure,
  goal.unit,
  goal.base,
  goal.base_on,
  goal.target,
  goal.due,
  owner.name AS owner,
  goal.readings,
  goal.remark,
  goal.ref
FROM goal
JOIN project ON project.id = goal.project
LEFT JOIN person AS owner ON owner.id = goal.owner
WHERE goal.archived = 0;
-- What it costs, and who funds it, in the project's currency.
CREATE VIEW money_lines AS SELECT
  project.code AS project,
  money.code,
  money.title,
  money.type,
  money.area,
  project.currency,
  money.approved,
  money.committed,
  money.spent,
  money.expected,
  money.as_of,
  funder.name AS funded_by,
  money.due,
  money.in_place_on,
  money.remark,
  money.ref
FROM money
JOIN project ON project.id = money.project
LEFT JOIN person AS funder ON funder.id = money.funder
WHERE money.archived = 0;
-- Checks and drills, with what is put right.
CREATE VIEW quality_checks AS SELECT
  project.code AS project,
  quality_check.code,
  quality_check.title,
  quality_check.type,
  quality_check.standard,
  owner.name AS owner,
  quality_check.planned_on,
  quality_check.every_months,
  quality_check.checked_on,
  quality_check.result,
  quality_check.finding,
  quality_check.correction,
  corrector.name AS correction_by,
  quality_check.correct_by,
  quality_check.corrected_on,
  (SELECT group_concat(person.name, '; ') FROM json_each(CASE WHEN json_valid(quality_check.trained) THEN quality_check.trained ELSE '[]' END) JOIN person ON person.id = json_each.value) AS trained,
  quality_check.remark,
  quality_check.ref
FROM quality_check
JOIN project ON project.id = quality_check.project
LEFT JOIN person AS owner ON owner.id = quality_check.owner
LEFT JOIN person AS corrector ON corrector.id = quality_check.corrector
WHERE quality_check.archived = 0;
DROP VIEW told_ledger;
-- Who heard what, when and how.
CREATE VIEW told_ledger AS SELECT
  project.code AS project,
  told.subject_kind AS kind,
  CASE told.subject_kind
    WHEN 'risk' THEN (SELECT code || ' ' || title FROM risk WHERE id = told.subject)
    WHEN 'milestone' THEN (SELECT code || ' ' || title FROM milestone WHERE id = told.subject)
    WHEN 'action' THEN (SELECT code || ' ' || title FROM action WHERE id = told.subject)
    WHEN 'change' THEN (SELECT code || ' ' || title FROM change WHERE id = told.subject)
    WHEN 'decision' THEN (SELECT code || ' ' || title FROM decision WHERE id = told.subject)
    WHEN 'lesson' THEN (SELECT code || ' ' || title FROM lesson WHERE id = told.subject)
    WHEN 'deliverable' THEN (SELECT code || ' ' || title FROM deliverable WHERE id = told.subject)
    WHEN 'goal' THEN (SELECT code || ' ' || title FROM goal WHERE id = told.subject)
    WHEN 'money' THEN (SELECT code || ' ' || title FROM money WHERE id = told.subject)
    WHEN 'quality_check' THEN (SELECT code || ' ' || title FROM quality_check WHERE id = told.subject)
    WHEN 'seat' THEN (SELECT title FROM seat WHERE id = told.subject)
    WHEN 'meeting' THEN (SELECT title FROM meeting WHERE id = told.subject)
    WHEN 'series' THEN (SELECT title FROM series WHERE id = told.subject)
    WHEN 'reading' THEN (SELECT area || ': ' || sentence FROM reading WHERE id = told.subject)
    WHEN 'project' THEN (SELECT code FROM project WHERE id = told.subject)
    WHEN 'person' THEN (SELECT name FROM person WHERE id = told.subject)
    WHEN 'setting' THEN (SELECT name FROM setting WHERE id = told.subject)
    WHEN 'calendar' THEN (SELECT code FROM calendar WHERE id = told.subject)
    WHEN 'mapping' THEN (SELECT name FROM mapping WHERE id = told.subject)
    WHEN 'stakeholder' THEN (SELECT name FROM person WHERE id =
      (SELECT person FROM stakeholder WHERE id = told.subject))
    WHEN 'contact' THEN (SELECT name FROM person WHERE id = (SELECT person FROM contact WHERE id = told.subject))
    WHEN 'told' THEN (SELECT name FROM person WHERE id = (SELECT person FROM told WHERE id = told.subject))
    WHEN 'briefing' THEN (SELECT name FROM person WHERE id = (SELECT person FROM briefing WHERE id = told.subject))
    WHEN 'reforecast' THEN (SELECT code || ' ' || title FROM milestone WHERE id =
      (SELECT milestone FROM reforecast WHERE id = told.subject))
  END AS what,
  person.name AS told_to,
  told."on" AS day,
  told.channel,
  told.state,
  told.entered_on,
  told.reaction,
  told.ref
FROM told
JOIN project ON project.id = told.project
JOIN person ON person.id = told.person
WHERE told.archived = 0
ORDER BY told."on" DESC, told.id DESC;
DROP VIEW what_changed;
-- The journal, newest first: who did what to which record; before and after as JSON.
CREATE VIEW what_changed AS SELECT
  act.at,
  act.who,
  act.login,
  coalesce((WITH RECURSIVE
    places (n, name, value) AS (
      SELECT row_number() OVER (), given.key, CASE given.type
        WHEN 'object' THEN coalesce(json_extract(given.value, '$.d'), json_extract(given.value, '$.w.v.name'),
          json_extract(given.value, '$.w.v.label'), json_extract(given.value, '$.w.v.kind.w.m'), json_extract(given.value, '$.w.m'))
        WHEN 'array' THEN (SELECT group_concat(CASE one.type
          WHEN 'object' THEN coalesce(json_extract(one.value, '$.d'), json_extract(one.value, '$.w.v.name'),
          json_extract(one.value, '$.w.v.label'), json_extract(one.value, '$.w.v.kind.w.m'), json_extract(one.value, '$.w.m'))
          ELSE one.value END, ', ') FROM json_each(given.value) AS one)
        ELSE given.value END
      FROM json_each(CASE WHEN json_valid(act.name) THEN act.name ELSE '{}' END, '$.v') AS given),
    filled (n, sentence) AS (
      SELECT 0, CASE WHEN json_valid(act.name) THEN json_extract(act.name, '$.m') END
      UNION ALL
      SELECT places.n, replace(sentence, '{' || places.name || '}', coalesce(places.value, ''))
      FROM filled JOIN places ON places.n = filled.n + 1)
    SELECT sentence FROM filled ORDER BY n DESC LIMIT 1), act.name) AS act,
  project.code AS project,
  journal.kind,
  CASE journal.kind
    WHEN 'risk' THEN (SELECT code || ' ' || title FROM risk WHERE id = journal.record)
    WHEN 'milestone' THEN (SELECT code || ' ' || title FROM milestone WHERE id = journal.record)
    WHEN 'action' THEN (SELECT code || ' ' || title FROM action WHERE id = journal.record)
    WHEN 'change' THEN (SELECT code || ' ' || title FROM change WHERE id = journal.record)
    WHEN 'decision' THEN (SELECT code || ' ' || title FROM decision WHERE id = journal.record)
    WHEN 'lesson' THEN (SELECT code || ' ' || title FROM lesson WHERE id = journal.record)
    WHEN 'deliverable' THEN (SELECT code || ' ' || title FROM deliverable WHERE id = journal.record)
    WHEN 'goal' THEN (SELECT code || ' ' || title FROM goal WHERE id = journal.record)
    WHEN 'money' THEN (SELECT code || ' ' || title FROM money WHERE id = journal.record)
    WHEN 'quality_check' THEN (SELECT code || ' ' || title FROM quality_check WHERE id = journal.record)
    WHEN 'seat' THEN (SELECT title FROM seat WHERE id = journal.record)
    WHEN 'meeting' THEN (SELECT title FROM meeting WHERE id = journal.record)
    WHEN 'series' THEN (SELECT title FROM series WHERE id = journal.record)
    WHEN 'reading' THEN (SELECT area || ': ' || sentence FROM reading WHERE id = journal.record)
    WHEN 'project' THEN (SELECT code FROM project WHERE id = journal.record)
    WHEN 'person' THEN (SELECT name FROM person WHERE id = journal.record)
    WHEN 'setting' THEN (SELECT name FROM setting WHERE id = journal.record)
    WHEN 'calendar' THEN (SELECT code FROM calendar WHERE id = journal.record)
    WHEN 'mapping' THEN (SELECT name FROM mapping WHERE id = journal.record)
    WHEN 'stakeholder' THEN (SELECT name FROM person WHERE id =
      (SELECT person FROM stakeholder WHERE id = journal.record))
    WHEN 'contact' THEN (SELECT name FROM person WHERE id = (SELECT person FROM contact WHERE id = journal.record))
    WHEN 'told' THEN (SELECT name FROM person WHERE id = (SELECT person FROM told WHERE id = journal.record))
    WHEN 'briefing' THEN (SELECT name FROM person WHERE id = (SELECT person FROM briefing WHERE id = journal.record))
    WHEN 'reforecast' THEN (SELECT code || ' ' || title FROM milestone WHERE id =
      (SELECT milestone FROM reforecast WHERE id = journal.record))
  END AS what,
  CASE WHEN journal.before IS NULL THEN 'made' ELSE 'changed' END AS how,
  journal.before,
  journal.after
FROM journal
JOIN act ON act.id = journal.act
LEFT JOIN project ON project.id = journal.project
ORDER BY journal.id DESC;
-- A gate ends a phase: from which day, its plan agreed when and with whom, and the review at its end.
ALTER TABLE milestone ADD COLUMN phase_from TEXT;
ALTER TABLE milestone ADD COLUMN plan_agreed_on TEXT;
ALTER TABLE milestone ADD COLUMN plan_agreed_with TEXT NOT NULL DEFAULT '[]';
ALTER TABLE milestone ADD COLUMN gate_review_on TEXT;
ALTER TABLE milestone ADD COLUMN gate_review TEXT NOT NULL DEFAULT '';
DROP VIEW milestones;
-- Promised days; expected is the day it was met, else the forecast, else the baseline.
CREATE VIEW milestones AS SELECT
  project.code AS project,
  milestone.code,
  milestone.title,
  owner.name AS owner,
  milestone.type,
  milestone.baseline,
  milestone.forecast,
  milestone.met_on,
  coalesce(milestone.met_on, milestone.forecast, milestone.baseline) AS expected,
  CAST(julianday(coalesce(milestone.met_on, milestone.forecast, milestone.baseline))
    - julianday(milestone.baseline) AS INTEGER) AS calendar_days_late,
  milestone.confirmed_on,
  milestone.endorsed_on,
  milestone.tolerance,
  before.code AS after_milestone,
  milestone.after_wd,
  (SELECT count(*) FROM reforecast WHERE reforecast.milestone = milestone.id) AS times_moved,
  (SELECT group_concat(value, ', ') FROM json_each(CASE WHEN json_valid(milestone.audience) THEN milestone.audience ELSE '[]' END)) AS audience,
  milestone.phase_from,
  milestone.plan_agreed_on,
  (SELECT group_concat(person.name, '; ') FROM json_each(CASE WHEN json_valid(milestone.plan_agreed_with) THEN milestone.plan_agreed_with ELSE '[]' END) JOIN person ON person.id = json_each.value) AS plan_agreed_with,
  milestone.gate_review_on,
  milestone.gate_review,
  milestone.remark,
  milestone.ref
FROM milestone
JOIN project ON project.id = milestone.project
LEFT JOIN person AS owner ON owner.id = milestone.owner
LEFT JOIN milestone AS before ON before.id = milestone.after
WHERE milestone.archived = 0;
-- A need is an ask of somebody or something for some days.
ALTER TABLE action ADD COLUMN needed_from TEXT;
ALTER TABLE action ADD COLUMN needed_until TEXT;
DROP VIEW actions;
-- Who does what by when: actions, promises, asks, wishes.
CREATE VIEW actions AS SELECT
  project.code AS project,
  action.code,
  action.title,
  action.type,
  owner.name AS owner,
  (SELECT group_concat(person.name, '; ') FROM json_each(CASE WHEN json_valid(action.helpers) THEN action.helpers ELSE '[]' END) JOIN person ON person.id = json_each.value) AS helpers,
  owed.name AS owed_to,
  action.due,
  action.done_on,
  action.dropped_on,
  action.missed_because,
  asker.name AS asked_by,
  action.asked_on,
  action.times_asked,
  action.options,
  action.delay_cost,
  action.needed_from,
  action.needed_until,
  (SELECT group_concat(value, ', ') FROM json_each(CASE WHEN json_valid(action.audience) THEN action.audience ELSE '[]' END)) AS audience,
  action.remark,
  action.ref
FROM action
JOIN project ON project.id = action.project
LEFT JOIN person AS owner ON owner.id = action.owner
LEFT JOIN person AS owed ON owed.id = action.owed_to
LEFT JOIN person AS asker ON asker.id = action.asked_by
WHERE action.archived = 0;

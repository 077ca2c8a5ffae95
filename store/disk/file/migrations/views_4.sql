-- The views over columns of JSON again: a value that cannot be read is left out, or shown as it stands.
-- What the steps before made them of stays there: by it a store of that version is told from one that others changed.
DROP VIEW risk_register;
-- What may happen and what did; an issue has no probability and so no score.
CREATE VIEW risk_register AS SELECT
  project.code AS project,
  risk.code,
  risk.title,
  risk.state,
  risk.probability,
  risk.impact,
  CASE risk.state WHEN 'occurred' THEN NULL ELSE risk.probability * risk.impact END AS score,
  owner.name AS owner,
  risk.response,
  risk.plan,
  risk.due,
  risk.cause,
  risk.trigger,
  risk.contingency,
  risk.detected_on,
  risk.hits_on,
  risk.reviewed_on,
  risk.occurred_on,
  risk.reply_by,
  risk.replied_on,
  risk.resolve_by,
  risk.my_part,
  risk.options,
  risk.disposition,
  agreed.name AS agreed_with,
  risk.closed_on,
  (SELECT group_concat(value, ', ') FROM json_each(CASE WHEN json_valid(risk.audience) THEN risk.audience ELSE '[]' END)) AS audience,
  risk.remark,
  risk.ref
FROM risk
JOIN project ON project.id = risk.project
LEFT JOIN person AS owner ON owner.id = risk.owner
LEFT JOIN person AS agreed ON agreed.id = risk.agreed_with
WHERE risk.archived = 0;
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
  milestone.remark,
  milestone.ref
FROM milestone
JOIN project ON project.id = milestone.project
LEFT JOIN person AS owner ON owner.id = milestone.owner
LEFT JOIN milestone AS before ON before.id = milestone.after
WHERE milestone.archived = 0;
DROP VIEW actions;
-- Who does what by when: actions, promises, asks, wishes.
CREATE VIEW actions AS SELECT
  project.code AS project,
  action.code,
  action.title,
  action.type,
  owner.name AS owner,
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
  (SELECT group_concat(value, ', ') FROM json_each(CASE WHEN json_valid(action.audience) THEN action.audience ELSE '[]' END)) AS audience,
  action.remark,
  action.ref
FROM action
JOIN project ON project.id = action.project
LEFT JOIN person AS owner ON owner.id = action.owner
LEFT JOIN person AS owed ON owed.id = action.owed_to
LEFT JOIN person AS asker ON asker.id = action.asked_by
WHERE action.archived = 0;
DROP VIEW contacts;
-- Touches that happened, the latest first.
CREATE VIEW contacts AS SELECT
  contact."on" AS day,
  person.name AS person,
  person.organisation,
  contact.channel,
  CASE contact.two_way WHEN 1 THEN 'yes' ELSE 'no' END AS answered,
  CASE contact.by_us WHEN 1 THEN 'us' ELSE 'them' END AS begun_by,
  contact.purpose,
  contact.summary,
  contact.opinion,
  contact.answered_on,
  (SELECT group_concat(project.code, '; ') FROM json_each(CASE WHEN json_valid(contact.projects) THEN contact.projects ELSE '[]' END) JOIN project ON project.id = json_each.value) AS projects,
  contact.ref
FROM contact
JOIN person ON person.id = contact.person
WHERE contact.archived = 0
ORDER BY contact."on" DESC, contact.id DESC;
DROP VIEW changes;
-- Changes of the plan, a day for each gate they passed.
CREATE VIEW changes AS SELECT
  project.code AS project,
  change.code,
  change.title,
  change.type,
  change.why,
  change.identified_on,
  change.assessed_on,
  change.approved_on,
  change.rejected_on,
  change.implemented_on,
  approver.name AS approver,
  change.unapproved_because,
  change.effort,
  change.effort_high,
  change.fixed_cost,
  change.fixed_cost_high,
  change.delay_weeks,
  change.delay_weeks_high,
  change.benefit_per_week,
  change.not_estimable,
  (SELECT group_concat(milestone.code, '; ') FROM json_each(CASE WHEN json_valid(change.milestones) THEN change.milestones ELSE '[]' END) JOIN milestone ON milestone.id = json_each.value) AS milestones,
  (SELECT group_concat(person.name, '; ') FROM json_each(CASE WHEN json_valid(change.must_hear) THEN change.must_hear ELSE '[]' END) JOIN person ON person.id = json_each.value) AS must_hear,
  change.remark,
  change.ref
FROM change
JOIN project ON project.id = change.project
LEFT JOIN person AS approver ON approver.id = change.approver
WHERE change.archived = 0;
DROP VIEW meetings;
-- Meetings, planned, held and cancelled.
CREATE VIEW meetings AS SELECT
  project.code AS project,
  meeting.title,
  meeting."on" AS day,
  meeting.time,
  meeting.state,
  series.title AS series,
  meeting.place,
  (SELECT group_concat(person.name, '; ') FROM json_each(CASE WHEN json_valid(meeting.attendees) THEN meeting.attendees ELSE '[]' END) JOIN person ON person.id = json_each.value) AS attendees,
  meeting.notes,
  meeting.ref
FROM meeting
JOIN project ON project.id = meeting.project
LEFT JOIN series ON series.id = meeting.series
WHERE meeting.archived = 0;
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

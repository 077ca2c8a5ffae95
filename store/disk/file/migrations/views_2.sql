-- Views with plain names, for Datasette and other readers of SQL: names instead of ids, only what is not put away.
-- Nothing of forewarn reads them.
-- What is run, by whom, and when the sponsor is met.
CREATE VIEW projects AS SELECT
  project.code,
  project.name,
  project.state,
  project.phase,
  project.side,
  manager.name AS manager,
  deputy.name AS deputy,
  project.sponsor_meeting,
  project.sponsor_meeting_time,
  project.calendar,
  project.zone,
  project.currency,
  project.goal,
  project.ref
FROM project
LEFT JOIN person AS manager ON manager.id = project.manager
LEFT JOIN person AS deputy ON deputy.id = project.deputy
WHERE project.archived = 0;
-- Everybody, with the projects they have a part in.
CREATE VIEW people AS SELECT
  person.name,
  person.address,
  person.organisation,
  person.title,
  person.phone,
  person.email,
  person.chat,
  person.language,
  person.away_until,
  (SELECT group_concat(project.code, ', ') FROM stakeholder JOIN project ON project.id = stakeholder.project
    WHERE stakeholder.person = person.id AND stakeholder.archived = 0) AS projects,
  person.remark,
  person.ref
FROM person
WHERE person.archived = 0;
-- A person's part in a project, with the last day they were spoken with and visited.
CREATE VIEW stakeholders AS SELECT
  project.code AS project,
  person.name,
  person.organisation,
  stakeholder.role,
  stakeholder.client_class AS class,
  stakeholder.classed_on,
  stakeholder.power,
  stakeholder.interest,
  stakeholder.engagement,
  stakeholder.wanted,
  via.name AS via,
  stakeholder.since,
  stakeholder.until,
  (SELECT max(contact."on") FROM contact WHERE contact.person = person.id AND contact.archived = 0
    AND contact.two_way = 1) AS last_contact,
  (SELECT max(contact."on") FROM contact WHERE contact.person = person.id AND contact.archived = 0
    AND contact.two_way = 1 AND contact.channel IN ('visit', 'meeting')) AS last_visit,
  stakeholder.motive,
  stakeholder.remark,
  stakeholder.ref
FROM stakeholder
JOIN project ON project.id = stakeholder.project
JOIN person ON person.id = stakeholder.person
LEFT JOIN person AS via ON via.id = stakeholder.via
WHERE stakeholder.archived = 0;
-- Roles that somebody must fill.
CREATE VIEW seats AS SELECT
  project.code AS project,
  seat.title AS seat,
  CASE seat.key WHEN 1 THEN 'yes' ELSE 'no' END AS key_seat,
  holder.name AS holder,
  seat.since,
  seat.until,
  seat.known_on,
  successor.name AS successor,
  seat.ref
FROM seat
JOIN project ON project.id = seat.project
LEFT JOIN person AS holder ON holder.id = seat.holder
LEFT JOIN person AS successor ON successor.id = seat.successor
WHERE seat.archived = 0;
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
  (SELECT group_concat(value, ', ') FROM json_each(risk.audience)) AS audience,
  risk.remark,
  risk.ref
FROM risk
JOIN project ON project.id = risk.project
LEFT JOIN person AS owner ON owner.id = risk.owner
LEFT JOIN person AS agreed ON agreed.id = risk.agreed_with
WHERE risk.archived = 0;
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
  (SELECT group_concat(value, ', ') FROM json_each(milestone.audience)) AS audience,
  milestone.remark,
  milestone.ref
FROM milestone
JOIN project ON project.id = milestone.project
LEFT JOIN person AS owner ON owner.id = milestone.owner
LEFT JOIN milestone AS before ON before.id = milestone.after
WHERE milestone.archived = 0;
-- Every day that moved, from where to where, and why.
CREATE VIEW reforecasts AS SELECT
  project.code AS project,
  milestone.code AS milestone,
  milestone.title,
  reforecast."on" AS moved_on,
  reforecast.what,
  reforecast.moved_from,
  reforecast.moved_to,
  reforecast.reason,
  reforecast.ref
FROM reforecast
JOIN project ON project.id = reforecast.project
JOIN milestone ON milestone.id = reforecast.milestone
WHERE reforecast.archived = 0;
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
  (SELECT group_concat(value, ', ') FROM json_each(action.audience)) AS audience,
  action.remark,
  action.ref
FROM action
JOIN project ON project.id = action.project
LEFT JOIN person AS owner ON owner.id = action.owner
LEFT JOIN person AS owed ON owed.id = action.owed_to
LEFT JOIN person AS asker ON asker.id = action.asked_by
WHERE action.archived = 0;
-- What we owe and have neither kept nor taken back, the earliest first.
CREATE VIEW open_promises AS SELECT
  project.code AS project,
  action.code,
  action.title AS promise,
  owed.name AS promised_to,
  owner.name AS owner,
  action.due,
  action.asked_on,
  action.remark
FROM action
JOIN project ON project.id = action.project
LEFT JOIN person AS owner ON owner.id = action.owner
LEFT JOIN person AS owed ON owed.id = action.owed_to
WHERE action.archived = 0 AND action.type = 'promise' AND action.done_on IS NULL AND action.dropped_on IS NULL
ORDER BY action.due IS NULL, action.due;
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
  (SELECT group_concat(project.code, '; ') FROM json_each(contact.projects) JOIN project ON project.id = json_each.value) AS projects,
  contact.ref
FROM contact
JOIN person ON person.id = contact.person
WHERE contact.archived = 0
ORDER BY contact."on" DESC, contact.id DESC;
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
  (SELECT group_concat(milestone.code, '; ') FROM json_each(change.milestones) JOIN milestone ON milestone.id = json_each.value) AS milestones,
  (SELECT group_concat(person.name, '; ') FROM json_each(change.must_hear) JOIN person ON person.id = json_each.value) AS must_hear,
  change.remark,
  change.ref
FROM change
JOIN project ON project.id = change.project
LEFT JOIN person AS approver ON approver.id = change.approver
WHERE change.archived = 0;
-- What was decided, by whom, and what took its place.
CREATE VIEW decisions AS SELECT
  project.code AS project,
  decision.code,
  decision.title,
  decider.name AS decided_by,
  decision."on" AS day,
  meeting.title AS meeting,
  later.code AS reversed_by,
  decision.remark,
  decision.ref
FROM decision
JOIN project ON project.id = decision.project
LEFT JOIN person AS decider ON decider.id = decision."by"
LEFT JOIN meeting ON meeting.id = decision.meeting
LEFT JOIN decision AS later ON later.id = decision.reversed_by
WHERE decision.archived = 0;
-- Meetings, planned, held and cancelled.
CREATE VIEW meetings AS SELECT
  project.code AS project,
  meeting.title,
  meeting."on" AS day,
  meeting.time,
  meeting.state,
  series.title AS series,
  meeting.place,
  (SELECT group_concat(person.name, '; ') FROM json_each(meeting.attendees) JOIN person ON person.id = json_each.value) AS attendees,
  meeting.notes,
  meeting.ref
FROM meeting
JOIN project ON project.id = meeting.project
LEFT JOIN series ON series.id = meeting.series
WHERE meeting.archived = 0;
-- What was learned, and what keeps it from coming again.
CREATE VIEW lessons AS SELECT
  project.code AS project,
  lesson.code,
  lesson.title,
  lesson."on" AS day,
  lesson.expected,
  lesson.happened,
  lesson.my_part,
  lesson.cause,
  lesson.prevention,
  lesson.check_on,
  lesson.checked_on,
  earlier.code AS same_cause_as,
  lesson.remark,
  lesson.ref
FROM lesson
JOIN project ON project.id = lesson.project
LEFT JOIN lesson AS earlier ON earlier.id = lesson.same_as
WHERE lesson.archived = 0;
-- Dated judgements of an area.
CREATE VIEW readings AS SELECT
  project.code AS project,
  reading.area,
  reading.colour,
  reading.sentence,
  reading."on" AS day,
  reading.valid_until,
  reading.ref
FROM reading
JOIN project ON project.id = reading.project
WHERE reading.archived = 0
ORDER BY reading."on" DESC, reading.id DESC;
-- The journal, newest first: who did what to which record; before and after as JSON.
CREATE VIEW what_changed AS SELECT
  act.at,
  act.who,
  (WITH RECURSIVE
    places (n, name, value) AS (
      SELECT row_number() OVER (), given.key, CASE given.type
        WHEN 'object' THEN coalesce(json_extract(given.value, '$.d'), json_extract(given.value, '$.w.v.name'),
          json_extract(given.value, '$.w.v.label'), json_extract(given.value, '$.w.v.kind.w.m'), json_extract(given.value, '$.w.m'))
        WHEN 'array' THEN (SELECT group_concat(CASE one.type
          WHEN 'object' THEN coalesce(json_extract(one.value, '$.d'), json_extract(one.value, '$.w.v.name'),
          json_extract(one.value, '$.w.v.label'), json_extract(one.value, '$.w.v.kind.w.m'), json_extract(one.value, '$.w.m'))
          ELSE one.value END, ', ') FROM json_each(given.value) AS one)
        ELSE given.value END
      FROM json_each(act.name, '$.v') AS given),
    filled (n, sentence) AS (
      SELECT 0, json_extract(act.name, '$.m')
      UNION ALL
      SELECT places.n, replace(sentence, '{' || places.name || '}', coalesce(places.value, ''))
      FROM filled JOIN places ON places.n = filled.n + 1)
    SELECT sentence FROM filled ORDER BY n DESC LIMIT 1) AS act,
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

-- What sort of risk it is, whether its sign was seen, and what is left of it once the response has worked.
ALTER TABLE risk ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE risk ADD COLUMN trigger_seen_on TEXT;
ALTER TABLE risk ADD COLUMN residual_probability INTEGER;
ALTER TABLE risk ADD COLUMN residual_impact INTEGER;
-- What a lesson was learned from.
ALTER TABLE lesson ADD COLUMN issue INTEGER REFERENCES risk (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE lesson ADD COLUMN milestone INTEGER REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED;
-- What was weighed before it was decided.
ALTER TABLE decision ADD COLUMN options TEXT NOT NULL DEFAULT '';
-- How content somebody is, and with what.
ALTER TABLE reading ADD COLUMN score INTEGER;
ALTER TABLE reading ADD COLUMN person INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE reading ADD COLUMN about TEXT NOT NULL DEFAULT '';
DROP VIEW risk_register;
-- What may happen and what did; an issue has no probability and so no score.
CREATE VIEW risk_register AS SELECT
  project.code AS project,
  risk.code,
  risk.title,
  risk.category,
  risk.state,
  risk.probability,
  risk.impact,
  CASE risk.state WHEN 'occurred' THEN NULL ELSE risk.probability * risk.impact END AS score,
  owner.name AS owner,
  risk.response,
  risk.plan,
  risk.due,
  risk.residual_probability,
  risk.residual_impact,
  CASE risk.state WHEN 'occurred' THEN NULL ELSE risk.residual_probability * risk.residual_impact END AS residual_score,
  risk.cause,
  risk.trigger,
  risk.trigger_seen_on,
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
DROP VIEW decisions;
-- What was decided, by whom, and what else was weighed.
CREATE VIEW decisions AS SELECT
  project.code AS project,
  decision.code,
  decision.title,
  decider.name AS decided_by,
  decision."on" AS day,
  decision.options,
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
DROP VIEW lessons;
-- What was learned, of which issue or milestone, and what keeps it from coming again.
CREATE VIEW lessons AS SELECT
  project.code AS project,
  lesson.code,
  lesson.title,
  lesson."on" AS day,
  risk.code AS issue,
  milestone.code AS milestone,
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
LEFT JOIN risk ON risk.id = lesson.issue
LEFT JOIN milestone ON milestone.id = lesson.milestone
LEFT JOIN lesson AS earlier ON earlier.id = lesson.same_as
WHERE lesson.archived = 0;
DROP VIEW readings;
-- Dated judgements, the newest first; of satisfaction the score, who gave it, and about what.
CREATE VIEW readings AS SELECT
  project.code AS project,
  reading.area,
  reading.colour,
  reading.sentence,
  reading."on" AS day,
  reading.score,
  person.name AS given_by,
  reading.about,
  reading.valid_until,
  reading.ref
FROM reading
JOIN project ON project.id = reading.project
LEFT JOIN person ON person.id = reading.person
WHERE reading.archived = 0
ORDER BY reading."on" DESC, reading.id DESC;

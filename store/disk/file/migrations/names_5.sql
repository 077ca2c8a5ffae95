-- What somebody is also called, and how a Chinese name is read aloud.
ALTER TABLE person ADD COLUMN also TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN pinyin TEXT NOT NULL DEFAULT '';
-- Who helps the owner of an action.
ALTER TABLE action ADD COLUMN helpers TEXT NOT NULL DEFAULT '[]';
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
  (SELECT group_concat(value, ', ') FROM json_each(CASE WHEN json_valid(action.audience) THEN action.audience ELSE '[]' END)) AS audience,
  action.remark,
  action.ref
FROM action
JOIN project ON project.id = action.project
LEFT JOIN person AS owner ON owner.id = action.owner
LEFT JOIN person AS owed ON owed.id = action.owed_to
LEFT JOIN person AS asker ON asker.id = action.asked_by
WHERE action.archived = 0;

CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  why TEXT NOT NULL,
  identified_on TEXT,
  assessed_on TEXT,
  approved_on TEXT,
  rejected_on TEXT,
  implemented_on TEXT,
  approver INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  unapproved_because TEXT NOT NULL,
  effort TEXT,
  effort_high TEXT,
  fixed_cost TEXT,
  fixed_cost_high TEXT,
  delay_weeks TEXT,
  delay_weeks_high TEXT,
  benefit_per_week TEXT,
  not_estimable TEXT NOT NULL,
  milestones TEXT NOT NULL,
  must_hear TEXT NOT NULL,
  meeting INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  audience TEXT NOT NULL,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  "by" INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT NOT NULL,
  meeting INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  reversed_by INTEGER REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  audience TEXT NOT NULL,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  people TEXT NOT NULL,
  rhythm TEXT NOT NULL,
  time TEXT NOT NULL,
  place TEXT NOT NULL,
  body TEXT NOT NULL,
  ended_on TEXT,
  audience TEXT NOT NULL,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  "on" TEXT NOT NULL,
  time TEXT NOT NULL,
  state TEXT NOT NULL,
  series INTEGER REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED,
  place TEXT NOT NULL,
  attendees TEXT NOT NULL,
  notes TEXT NOT NULL,
  audience TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE lesson (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  "on" TEXT NOT NULL,
  expected TEXT NOT NULL,
  happened TEXT NOT NULL,
  my_part TEXT NOT NULL,
  cause TEXT NOT NULL,
  prevention TEXT NOT NULL,
  check_on TEXT,
  checked_on TEXT,
  same_as INTEGER REFERENCES lesson (id) DEFERRABLE INITIALLY DEFERRED,
  audience TEXT NOT NULL,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE briefing (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT NOT NULL,
  type TEXT NOT NULL,
  projects TEXT NOT NULL,
  since TEXT,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  subject INTEGER NOT NULL,
  subject_kind TEXT NOT NULL,
  "on" TEXT NOT NULL,
  decided TEXT NOT NULL,
  reasons TEXT NOT NULL,
  until TEXT,
  why TEXT NOT NULL
) STRICT;
ALTER TABLE action ADD COLUMN meeting INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE risk ADD COLUMN meeting INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE reforecast ADD COLUMN meeting INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE contact ADD COLUMN meeting INTEGER REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE contact ADD COLUMN answered_on TEXT;
ALTER TABLE told ADD COLUMN briefing INTEGER REFERENCES briefing (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE reading ADD COLUMN audience TEXT NOT NULL DEFAULT '[]';
ALTER TABLE seat ADD COLUMN audience TEXT NOT NULL DEFAULT '[]';
ALTER TABLE person ADD COLUMN greet_on TEXT;
ALTER TABLE project ADD COLUMN executive INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX change_code ON change (project, code COLLATE NOCASE) WHERE archived = 0;
CREATE UNIQUE INDEX decision_code ON decision (project, code COLLATE NOCASE) WHERE archived = 0;
CREATE UNIQUE INDEX lesson_code ON lesson (project, code COLLATE NOCASE) WHERE archived = 0;
CREATE INDEX series_project ON series (project);
CREATE INDEX meeting_project ON meeting (project, "on");
CREATE INDEX meeting_series ON meeting (series, "on");
CREATE INDEX briefing_person ON briefing (person, "on");
CREATE INDEX verdict_subject ON verdict (subject, "on");
CREATE INDEX verdict_project ON verdict (project, "on");
CREATE INDEX contact_meeting ON contact (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX action_meeting ON action (meeting) WHERE meeting IS NOT NULL;

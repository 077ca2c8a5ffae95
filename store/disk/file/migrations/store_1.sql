CREATE TABLE project (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  goal TEXT NOT NULL,
  side TEXT NOT NULL,
  manager INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  deputy INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  cover INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  cover_from TEXT,
  cover_until TEXT,
  sponsor_meeting TEXT,
  sponsor_meeting_time TEXT NOT NULL,
  tolerance INTEGER,
  notice INTEGER,
  hear_first INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  calendar TEXT NOT NULL,
  zone TEXT NOT NULL,
  currency TEXT NOT NULL,
  phase TEXT NOT NULL,
  state TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  organisation TEXT NOT NULL,
  title TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  chat TEXT NOT NULL,
  language TEXT NOT NULL,
  calendar TEXT NOT NULL,
  away_until TEXT,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE stakeholder (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  client_class TEXT,
  classed_on TEXT,
  power INTEGER,
  interest INTEGER,
  engagement TEXT,
  wanted TEXT,
  via INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  since TEXT,
  until TEXT,
  call_days INTEGER,
  visit_months INTEGER,
  motive TEXT NOT NULL,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE seat (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  key INTEGER NOT NULL,
  holder INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  since TEXT,
  until TEXT,
  known_on TEXT,
  successor INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT NOT NULL,
  channel TEXT NOT NULL,
  two_way INTEGER NOT NULL,
  by_us INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  summary TEXT NOT NULL,
  opinion TEXT NOT NULL,
  projects TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE milestone (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  owner INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  type TEXT NOT NULL,
  baseline TEXT,
  forecast TEXT,
  met_on TEXT,
  confirmed_on TEXT,
  endorsed_on TEXT,
  tolerance INTEGER,
  after INTEGER REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED,
  after_wd INTEGER,
  audience TEXT NOT NULL,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE reforecast (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  milestone INTEGER NOT NULL REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT NOT NULL,
  what TEXT NOT NULL,
  moved_from TEXT,
  moved_to TEXT,
  reason TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE risk (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  probability INTEGER,
  impact INTEGER,
  owner INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  response TEXT,
  plan TEXT NOT NULL,
  due TEXT,
  cause TEXT NOT NULL,
  trigger TEXT NOT NULL,
  contingency TEXT NOT NULL,
  detected_on TEXT,
  hits_on TEXT,
  reviewed_on TEXT,
  occurred_on TEXT,
  reply_by TEXT,
  resolve_by TEXT,
  my_part TEXT NOT NULL,
  options TEXT NOT NULL,
  disposition TEXT,
  agreed_with INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  closed_on TEXT,
  audience TEXT NOT NULL,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  owner INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  owed_to INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT,
  done_on TEXT,
  dropped_on TEXT,
  missed_because TEXT NOT NULL,
  asked_by INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  asked_on TEXT,
  times_asked INTEGER NOT NULL,
  options TEXT NOT NULL,
  delay_cost TEXT NOT NULL,
  audience TEXT NOT NULL,
  remark TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE told (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  subject INTEGER NOT NULL,
  subject_kind TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT NOT NULL,
  channel TEXT NOT NULL,
  state TEXT NOT NULL,
  reaction TEXT NOT NULL,
  entered_on TEXT,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE reading (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  area TEXT NOT NULL,
  colour TEXT NOT NULL,
  sentence TEXT NOT NULL,
  "on" TEXT NOT NULL,
  valid_until TEXT,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  project INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE calendar (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  code TEXT NOT NULL,
  holidays TEXT NOT NULL,
  makeup TEXT NOT NULL,
  last TEXT,
  ref TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX project_code ON project (code COLLATE NOCASE) WHERE archived = 0;
CREATE UNIQUE INDEX milestone_code ON milestone (project, code COLLATE NOCASE) WHERE archived = 0;
CREATE UNIQUE INDEX risk_code ON risk (project, code COLLATE NOCASE) WHERE archived = 0;
CREATE UNIQUE INDEX action_code ON action (project, code COLLATE NOCASE) WHERE archived = 0;
CREATE UNIQUE INDEX calendar_code ON calendar (code COLLATE NOCASE) WHERE archived = 0;
CREATE UNIQUE INDEX setting_name ON setting (coalesce(project, 0), name) WHERE archived = 0;
CREATE INDEX stakeholder_project ON stakeholder (project, person);
CREATE INDEX stakeholder_person ON stakeholder (person);
CREATE INDEX seat_project ON seat (project);
CREATE INDEX contact_person ON contact (person, archived, two_way, channel, "on");
CREATE INDEX reforecast_milestone ON reforecast (milestone, "on");
CREATE INDEX reforecast_project ON reforecast (project, milestone);
CREATE INDEX told_subject ON told (subject);
CREATE INDEX told_project ON told (project, person);
CREATE INDEX reading_project ON reading (project, area, "on");

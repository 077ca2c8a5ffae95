CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL,
  text TEXT NOT NULL,
  "on" TEXT NOT NULL,
  remind_on TEXT,
  published_on TEXT,
  meeting INTEGER,
  line INTEGER,
  ref TEXT NOT NULL
) STRICT;
CREATE TABLE private_verdict (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  subject_kind TEXT NOT NULL,
  "on" TEXT NOT NULL,
  decided TEXT NOT NULL,
  reasons TEXT NOT NULL,
  until TEXT,
  why TEXT NOT NULL
) STRICT;
ALTER TABLE morale ADD COLUMN meeting INTEGER;
ALTER TABLE morale ADD COLUMN line INTEGER;
CREATE INDEX note_project ON note (project, remind_on);
CREATE INDEX private_verdict_subject ON private_verdict (subject, "on");

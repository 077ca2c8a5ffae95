CREATE TABLE about (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE counter (
  project INTEGER NOT NULL,
  kind TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (project, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE used_code (
  project INTEGER NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (project, kind, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE act (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  name TEXT NOT NULL,
  undoes TEXT
) STRICT;
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  act INTEGER NOT NULL REFERENCES act (id),
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  project INTEGER,
  rev INTEGER NOT NULL,
  schema INTEGER NOT NULL,
  before TEXT,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX act_who ON act (who, id);
CREATE INDEX act_at ON act (at);
CREATE INDEX journal_record ON journal (record, id);
CREATE INDEX journal_project ON journal (project, act);
CREATE INDEX journal_act ON journal (act);

CREATE TABLE morale (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  project INTEGER NOT NULL,
  "on" TEXT NOT NULL,
  mood INTEGER NOT NULL,
  cause TEXT NOT NULL,
  text TEXT NOT NULL,
  about TEXT NOT NULL,
  role TEXT NOT NULL,
  person INTEGER,
  follow_up TEXT NOT NULL,
  follow_up_on TEXT,
  followed_up_on TEXT,
  ref TEXT NOT NULL
) STRICT;
CREATE INDEX morale_project ON morale (project, "on");

CREATE TABLE mapping (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  name TEXT NOT NULL,
  for_kind TEXT NOT NULL,
  pairs TEXT NOT NULL,
  ref TEXT NOT NULL
) STRICT;
CREATE INDEX mapping_name ON mapping (name COLLATE NOCASE, for_kind);

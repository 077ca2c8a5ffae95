CREATE VIRTUAL TABLE search USING fts5 (
  kind UNINDEXED,
  code,
  name,
  text,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '1 2'
);

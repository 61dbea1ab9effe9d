-- Quartile tables of the standard groups, kept ready: made from figures, and thrown away where figures change.
CREATE TABLE peer_values (
  indicator_id INTEGER NOT NULL,
  granularity INTEGER NOT NULL,
  month INTEGER NOT NULL,
  illustrative INTEGER NOT NULL,
  kind TEXT NOT NULL,
  definition INTEGER NOT NULL,
  ascending BLOB NOT NULL,
  PRIMARY KEY (indicator_id, granularity, month, illustrative, kind, definition)
) STRICT, WITHOUT ROWID;

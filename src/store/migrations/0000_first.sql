-- WITHOUT ROWID and STRICT cannot be declared in Drizzle; test/store/schema.test.ts compares the live schema with schema.ts.
CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO settings (name, value) VALUES ('data-version', '1');
--> statement-breakpoint
CREATE TABLE councils (
  id INTEGER NOT NULL PRIMARY KEY,
  gss TEXT NOT NULL UNIQUE,
  illustrative INTEGER NOT NULL,
  record TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE indicators (
  id INTEGER NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE
) STRICT;
--> statement-breakpoint
CREATE TABLE files (
  sha256 TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  received_at TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE batches (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  file_sha256 TEXT REFERENCES files(sha256),
  file_name TEXT NOT NULL,
  mapping TEXT,
  reason TEXT,
  accepted INTEGER NOT NULL,
  normalised INTEGER NOT NULL,
  left_out INTEGER NOT NULL,
  rows_digest TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  published_at TEXT,
  published_by TEXT,
  withdrawn_at TEXT,
  withdrawn_by TEXT,
  withdrawn_reason TEXT
) STRICT;
--> statement-breakpoint
CREATE INDEX batches_by_file ON batches (file_sha256);
--> statement-breakpoint
CREATE TABLE batch_councils (
  batch_id INTEGER NOT NULL REFERENCES batches(id),
  council_id INTEGER NOT NULL REFERENCES councils(id),
  PRIMARY KEY (council_id, batch_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE batch_left_out (
  batch_id INTEGER NOT NULL REFERENCES batches(id),
  line INTEGER NOT NULL,
  reasons TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX batch_left_out_by_batch ON batch_left_out (batch_id, line);
--> statement-breakpoint
CREATE TABLE figures (
  council_id INTEGER NOT NULL,
  indicator_id INTEGER NOT NULL,
  granularity INTEGER NOT NULL,
  month INTEGER NOT NULL,
  value REAL,
  state INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  batch_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  cell TEXT,
  numerator REAL,
  denominator REAL,
  sample_size INTEGER,
  note TEXT,
  published_status TEXT,
  PRIMARY KEY (council_id, indicator_id, granularity, month)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE drafts (
  council_id INTEGER NOT NULL,
  indicator_id INTEGER NOT NULL,
  granularity INTEGER NOT NULL,
  month INTEGER NOT NULL,
  value REAL,
  state INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  batch_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  cell TEXT,
  numerator REAL,
  denominator REAL,
  sample_size INTEGER,
  note TEXT,
  published_status TEXT,
  PRIMARY KEY (council_id, indicator_id, granularity, month)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE recent_series (
  council_id INTEGER NOT NULL,
  indicator_id INTEGER NOT NULL,
  granularity INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (council_id, indicator_id, granularity)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE revisions (
  council_id INTEGER NOT NULL,
  indicator_id INTEGER NOT NULL,
  granularity INTEGER NOT NULL,
  month INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batches(id),
  value REAL,
  state INTEGER NOT NULL,
  definition INTEGER NOT NULL,
  line INTEGER NOT NULL,
  cell TEXT,
  numerator REAL,
  denominator REAL,
  sample_size INTEGER,
  note TEXT,
  published_status TEXT,
  PRIMARY KEY (council_id, indicator_id, granularity, month, batch_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE register_entries (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  council_id INTEGER REFERENCES councils(id),
  entry_key TEXT NOT NULL,
  content TEXT NOT NULL,
  batch_id INTEGER REFERENCES batches(id),
  line INTEGER,
  reason TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX register_entries_by_key ON register_entries (kind, council_id, entry_key, id);
--> statement-breakpoint
CREATE TABLE events (
  seq INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  type TEXT NOT NULL,
  entity TEXT NOT NULL,
  payload TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER revisions_are_never_changed BEFORE UPDATE ON revisions BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER revisions_are_never_deleted BEFORE DELETE ON revisions BEGIN SELECT RAISE(ABORT, 'revisions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER register_entries_are_never_changed BEFORE UPDATE ON register_entries BEGIN SELECT RAISE(ABORT, 'register entries are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER register_entries_are_never_deleted BEFORE DELETE ON register_entries BEGIN SELECT RAISE(ABORT, 'register entries are append-only'); END;
--> statement-breakpoint
CREATE TABLE users (
  id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT,
  password_expires_at TEXT,
  created_at TEXT NOT NULL,
  disabled_at TEXT
) STRICT;
--> statement-breakpoint
CREATE TABLE user_roles (
  user_id TEXT NOT NULL REFERENCES users(id),
  role TEXT NOT NULL,
  council_gss TEXT
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX user_roles_once ON user_roles (user_id, role, ifnull(council_gss, ''));
--> statement-breakpoint
CREATE TABLE sessions (
  token_hash TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users(id),
  created_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX sessions_by_user ON sessions (user_id);
--> statement-breakpoint
CREATE TABLE sign_in_attempts (
  subject TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX sign_in_attempts_by_subject ON sign_in_attempts (subject, at);

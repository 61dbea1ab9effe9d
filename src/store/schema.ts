import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The tables as Drizzle sees them; the migrations say what they are (STRICT, WITHOUT ROWID, triggers). */
export const settings = sqliteTable('settings', { name: text().primaryKey(), value: text().notNull() });

export const councils = sqliteTable('councils', {
  id: integer().primaryKey(),
  gss: text().notNull().unique(),
  illustrative: integer({ mode: 'boolean' }).notNull(),
  record: text().notNull(),
});

export const indicators = sqliteTable('indicators', { id: integer().primaryKey(), code: text().notNull().unique() });

export const files = sqliteTable('files', {
  sha256: text().primaryKey(),
  name: text().notNull(),
  size: integer().notNull(),
  receivedAt: text('received_at').notNull(),
  content: blob({ mode: 'buffer' }).notNull(),
});

export const batches = sqliteTable('batches', {
  id: integer().primaryKey(),
  kind: text().notNull(),
  fileSha256: text('file_sha256').references(() => files.sha256),
  fileName: text('file_name').notNull(),
  mapping: text(),
  reason: text(),
  accepted: integer().notNull(),
  normalised: integer().notNull(),
  leftOut: integer('left_out').notNull(),
  rowsDigest: text('rows_digest').notNull(),
  recordedAt: text('recorded_at').notNull(),
  recordedBy: text('recorded_by').notNull(),
  publishedAt: text('published_at'),
  publishedBy: text('published_by'),
  withdrawnAt: text('withdrawn_at'),
  withdrawnBy: text('withdrawn_by'),
  withdrawnReason: text('withdrawn_reason'),
}, (table) => [index('batches_by_file').on(table.fileSha256)]);

export const batchCouncils = sqliteTable('batch_councils', {
  batchId: integer('batch_id').notNull().references(() => batches.id),
  councilId: integer('council_id').notNull().references(() => councils.id),
}, (table) => [primaryKey({ columns: [table.councilId, table.batchId] })]);

export const batchLeftOut = sqliteTable('batch_left_out', {
  batchId: integer('batch_id').notNull().references(() => batches.id),
  line: integer().notNull(),
  reasons: text().notNull(),
}, (table) => [index('batch_left_out_by_batch').on(table.batchId, table.line)]);

const figureKey = {
  councilId: integer('council_id').notNull(),
  indicatorId: integer('indicator_id').notNull(),
  granularity: integer().notNull(),
  month: integer().notNull(),
};

const figureContent = {
  value: real(),
  state: integer().notNull(),
  definition: integer().notNull(),
  line: integer().notNull(),
  /** Header of the column the figure stood in, in a wide layout. */
  cell: text(),
  numerator: real(),
  denominator: real(),
  sampleSize: integer('sample_size'),
  note: text(),
  publishedStatus: text('published_status'),
};

const figureTable = (name: 'figures' | 'drafts') =>
  sqliteTable(name, { ...figureKey, batchId: integer('batch_id').notNull(), ...figureContent }, (table) => [
    primaryKey({ columns: [table.councilId, table.indicatorId, table.granularity, table.month] }),
  ]);

/** Current published figures: one seek per indicator, whatever the history. */
export const figures = figureTable('figures');

/** Figures not published yet: at most one per period, beside the published one. */
export const drafts = figureTable('drafts');

/** The newest published points of each series, kept ready for the dashboard: all of a council's series or none (store/recent-series.ts). */
export const recentSeries = sqliteTable('recent_series', {
  councilId: integer('council_id').notNull(),
  indicatorId: integer('indicator_id').notNull(),
  granularity: integer().notNull(),
  content: text().notNull(),
}, (table) => [primaryKey({ columns: [table.councilId, table.indicatorId, table.granularity] })]);

/** Published values of one indicator, period and definition, sorted upwards: of all councils (kind '') and of each kind of council (store/peer-values.ts). */
export const peerValues = sqliteTable('peer_values', {
  indicatorId: integer('indicator_id').notNull(),
  granularity: integer().notNull(),
  month: integer().notNull(),
  illustrative: integer({ mode: 'boolean' }).notNull(),
  kind: text().notNull(),
  definition: integer().notNull(),
  /** Doubles of 8 bytes, the least first. */
  ascending: blob({ mode: 'buffer' }).notNull(),
}, (table) => [primaryKey({ columns: [table.indicatorId, table.granularity, table.month, table.illustrative, table.kind, table.definition] })]);

/** Every figure ever received; never changed. */
export const revisions = sqliteTable('revisions', {
  ...figureKey,
  batchId: integer('batch_id').notNull().references(() => batches.id),
  ...figureContent,
}, (table) => [primaryKey({ columns: [table.councilId, table.indicatorId, table.granularity, table.month, table.batchId] })]);

/** Targets, owners, notes, assessments, evidence, actions, inspections, review dates: the newest entry of a key holds. */
export const registerEntries = sqliteTable('register_entries', {
  id: integer().primaryKey(),
  kind: text().notNull(),
  councilId: integer('council_id').references(() => councils.id),
  entryKey: text('entry_key').notNull(),
  content: text().notNull(),
  batchId: integer('batch_id').references(() => batches.id),
  line: integer(),
  reason: text(),
  recordedAt: text('recorded_at').notNull(),
  recordedBy: text('recorded_by').notNull(),
}, (table) => [index('register_entries_by_key').on(table.kind, table.councilId, table.entryKey, table.id)]);

export const events = sqliteTable('events', {
  seq: integer().primaryKey(),
  at: text().notNull(),
  actor: text().notNull(),
  type: text().notNull(),
  entity: text().notNull(),
  payload: text().notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text().notNull(),
});

export const users = sqliteTable('users', {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  name: text().notNull(),
  passwordHash: text('password_hash'),
  passwordExpiresAt: text('password_expires_at'),
  createdAt: text('created_at').notNull(),
  disabledAt: text('disabled_at'),
});

export const userRoles = sqliteTable('user_roles', {
  userId: text('user_id').notNull().references(() => users.id),
  role: text().notNull(),
  councilGss: text('council_gss'),
  validFrom: text('valid_from'),
  validUntil: text('valid_until'),
  framework: text(),
}, (table) => [uniqueIndex('user_roles_once').on(table.userId, table.role, sql`ifnull(${table.councilGss}, '')`)]);

export const sessions = sqliteTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  userId: text('user_id').notNull().references(() => users.id),
  createdAt: text('created_at').notNull(),
  lastSeenAt: text('last_seen_at').notNull(),
}, (table) => [index('sessions_by_user').on(table.userId)]);

export const signInAttempts = sqliteTable('sign_in_attempts', {
  subject: text().notNull(),
  at: text().notNull(),
}, (table) => [index('sign_in_attempts_by_subject').on(table.subject, table.at)]);

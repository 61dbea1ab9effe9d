CREATE TRIGGER events_are_never_replaced BEFORE INSERT ON events WHEN EXISTS (SELECT 1 FROM events WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER register_entries_are_never_replaced BEFORE INSERT ON register_entries WHEN EXISTS (SELECT 1 FROM register_entries WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'register entries are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER files_are_never_changed BEFORE UPDATE ON files BEGIN SELECT RAISE(ABORT, 'files as received are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER files_are_never_deleted BEFORE DELETE ON files BEGIN SELECT RAISE(ABORT, 'files as received are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER batches_are_never_deleted BEFORE DELETE ON batches BEGIN SELECT RAISE(ABORT, 'batches are append-only'); END;

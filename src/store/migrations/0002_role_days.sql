ALTER TABLE user_roles ADD COLUMN valid_from TEXT;
--> statement-breakpoint
ALTER TABLE user_roles ADD COLUMN valid_until TEXT;
--> statement-breakpoint
ALTER TABLE user_roles ADD COLUMN framework TEXT;

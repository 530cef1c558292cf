ALTER TABLE "clinic" DROP COLUMN "time_zone";--> statement-breakpoint
ALTER TABLE "clinic" DROP COLUMN "emergency_number";--> statement-breakpoint
ALTER TABLE "waiting_area" DROP COLUMN "shows_position";
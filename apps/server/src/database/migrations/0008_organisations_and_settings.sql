CREATE TABLE "clinic_slug" (
	"slug" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	CONSTRAINT "clinic_slug_of" UNIQUE("clinic_id","slug")
);
--> statement-breakpoint
CREATE TABLE "organisation_slug" (
	"slug" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	CONSTRAINT "organisation_slug_of" UNIQUE("organisation_id","slug")
);
--> statement-breakpoint
CREATE TABLE "clinic_setting" (
	"clinic_id" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb,
	"revision" integer NOT NULL,
	CONSTRAINT "clinic_setting_clinic_id_key_pk" PRIMARY KEY("clinic_id","key"),
	CONSTRAINT "clinic_setting_key" CHECK ("clinic_setting"."key" in ('timeZone', 'languages', 'emergencyNumber', 'privacyPolicy', 'termsOfUse', 'supportContact', 'troubleshootingLink', 'showsPosition', 'waitingAreaSwitch', 'guestPhoto', 'roomEntry', 'logo', 'accent', 'theme', 'idleLockMinutes')),
	CONSTRAINT "clinic_setting_revision" CHECK ("clinic_setting"."revision" > 0)
);
--> statement-breakpoint
CREATE TABLE "organisation_setting" (
	"organisation_id" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb,
	"revision" integer NOT NULL,
	CONSTRAINT "organisation_setting_organisation_id_key_pk" PRIMARY KEY("organisation_id","key"),
	CONSTRAINT "organisation_setting_key" CHECK ("organisation_setting"."key" in ('timeZone', 'languages', 'emergencyNumber', 'privacyPolicy', 'termsOfUse', 'supportContact', 'troubleshootingLink', 'showsPosition', 'waitingAreaSwitch', 'guestPhoto', 'roomEntry', 'logo', 'accent', 'theme', 'idleLockMinutes')),
	CONSTRAINT "organisation_setting_revision" CHECK ("organisation_setting"."revision" > 0)
);
--> statement-breakpoint
CREATE TABLE "picture" (
	"hash" text PRIMARY KEY NOT NULL,
	"organisation_id" text,
	"clinic_id" text,
	"type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "picture_of_one" CHECK (("picture"."organisation_id" is null) <> ("picture"."clinic_id" is null)),
	CONSTRAINT "picture_type" CHECK ("picture"."type" in ('image/png', 'image/jpeg', 'image/webp'))
);
--> statement-breakpoint
DROP INDEX "clinic_organisation_id";--> statement-breakpoint
ALTER TABLE "clinic" ADD COLUMN "closed_at" bigint;--> statement-breakpoint
-- What there is keeps its links and what was set for it.
INSERT INTO "organisation_slug" ("slug", "organisation_id") SELECT "slug", "id" FROM "organisation";--> statement-breakpoint
INSERT INTO "clinic_slug" ("slug", "clinic_id") SELECT "slug", "id" FROM "clinic";--> statement-breakpoint
INSERT INTO "clinic_setting" ("clinic_id", "key", "value", "revision") SELECT "id", 'timeZone', to_jsonb("time_zone"), 1 FROM "clinic";--> statement-breakpoint
INSERT INTO "clinic_setting" ("clinic_id", "key", "value", "revision") SELECT "id", 'emergencyNumber', to_jsonb("emergency_number"), 1 FROM "clinic";--> statement-breakpoint
INSERT INTO "clinic_setting" ("clinic_id", "key", "value", "revision") SELECT "clinic_id", 'showsPosition', 'false', 1 FROM "waiting_area" WHERE NOT "shows_position";--> statement-breakpoint
ALTER TABLE "clinic_slug" ADD CONSTRAINT "clinic_slug_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_slug" ADD CONSTRAINT "organisation_slug_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_setting" ADD CONSTRAINT "clinic_setting_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_setting" ADD CONSTRAINT "organisation_setting_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "picture_organisation_id" ON "picture" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "picture_clinic_id" ON "picture" USING btree ("clinic_id");--> statement-breakpoint
ALTER TABLE "clinic" ADD CONSTRAINT "clinic_slug_own_fk" FOREIGN KEY ("id","slug") REFERENCES "public"."clinic_slug"("clinic_id","slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_slug_own_fk" FOREIGN KEY ("id","slug") REFERENCES "public"."organisation_slug"("organisation_id","slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clinic_organisation_id" ON "clinic" USING btree ("organisation_id","name" collate "C");
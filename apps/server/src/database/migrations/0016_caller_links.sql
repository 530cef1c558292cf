CREATE TABLE "caller_link" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"kind" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"made_at" bigint NOT NULL,
	"made_by" text NOT NULL,
	"starts_at" bigint,
	"opens_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"consultation_id" text,
	"ended_at" bigint,
	"ending" text,
	CONSTRAINT "caller_link_kind" CHECK ("caller_link"."kind" in ('scheduled', 'personal')),
	CONSTRAINT "caller_link_ending" CHECK ("caller_link"."ending" is null or "caller_link"."ending" in ('used', 'expired', 'revoked')),
	CONSTRAINT "caller_link_ended" CHECK (("caller_link"."ended_at" is null) = ("caller_link"."ending" is null)),
	CONSTRAINT "caller_link_starts" CHECK (("caller_link"."kind" = 'scheduled') = ("caller_link"."starts_at" is not null)),
	CONSTRAINT "caller_link_hash_length" CHECK (octet_length("caller_link"."hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "typed_entry" DROP CONSTRAINT "typed_entry_where";--> statement-breakpoint
ALTER TABLE "clinic_setting" DROP CONSTRAINT "clinic_setting_key";--> statement-breakpoint
ALTER TABLE "organisation_setting" DROP CONSTRAINT "organisation_setting_key";--> statement-breakpoint
ALTER TABLE "typed_entry" ADD COLUMN "link_id" text;--> statement-breakpoint
ALTER TABLE "caller_link" ADD CONSTRAINT "caller_link_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caller_link" ADD CONSTRAINT "caller_link_consultation_id_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "caller_link_hash" ON "caller_link" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "caller_link_standing" ON "caller_link" USING btree ("clinic_id","kind","opens_at") WHERE "caller_link"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "caller_link_past_time" ON "caller_link" USING btree ("expires_at") WHERE "caller_link"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "caller_link_clinic_id" ON "caller_link" USING btree ("clinic_id");--> statement-breakpoint
CREATE INDEX "caller_link_consultation_id" ON "caller_link" USING btree ("consultation_id") WHERE "caller_link"."consultation_id" is not null;--> statement-breakpoint
ALTER TABLE "typed_entry" ADD CONSTRAINT "typed_entry_link_id_caller_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."caller_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "typed_entry_link_id" ON "typed_entry" USING btree ("link_id") WHERE "typed_entry"."link_id" is not null;--> statement-breakpoint
ALTER TABLE "typed_entry" ADD CONSTRAINT "typed_entry_where" CHECK (num_nonnulls("typed_entry"."consultation_id", "typed_entry"."visit_id", "typed_entry"."link_id") = 1);--> statement-breakpoint
ALTER TABLE "clinic_setting" ADD CONSTRAINT "clinic_setting_key" CHECK ("clinic_setting"."key" in ('timeZone', 'languages', 'emergencyNumber', 'privacyPolicy', 'termsOfUse', 'supportContact', 'troubleshootingLink', 'showsPosition', 'showsEstimate', 'waitingContent', 'waitingMusic', 'automatedMessages', 'afterwards', 'waitingAreaSwitch', 'entryFields', 'keepTypedHours', 'importantInformation', 'mustAgreeTo', 'guestPhoto', 'roomEntry', 'logo', 'accent', 'theme', 'idleLockMinutes', 'shareTemplates'));--> statement-breakpoint
ALTER TABLE "organisation_setting" ADD CONSTRAINT "organisation_setting_key" CHECK ("organisation_setting"."key" in ('timeZone', 'languages', 'emergencyNumber', 'privacyPolicy', 'termsOfUse', 'supportContact', 'troubleshootingLink', 'showsPosition', 'showsEstimate', 'waitingContent', 'waitingMusic', 'automatedMessages', 'afterwards', 'waitingAreaSwitch', 'entryFields', 'keepTypedHours', 'importantInformation', 'mustAgreeTo', 'guestPhoto', 'roomEntry', 'logo', 'accent', 'theme', 'idleLockMinutes', 'shareTemplates'));
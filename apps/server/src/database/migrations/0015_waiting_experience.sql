CREATE TABLE "past_wait" (
	"clinic_id" text NOT NULL,
	"seen_at" bigint NOT NULL,
	"waited" bigint NOT NULL,
	CONSTRAINT "past_wait_clinic_id_seen_at_waited_pk" PRIMARY KEY("clinic_id","seen_at","waited")
);
--> statement-breakpoint
CREATE TABLE "survey_answer" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"month" integer NOT NULL,
	"score" smallint NOT NULL,
	"sentence" "bytea",
	"is_shown" boolean NOT NULL,
	CONSTRAINT "survey_answer_score" CHECK ("survey_answer"."score" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "survey_ticket" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"ended_at" bigint NOT NULL,
	CONSTRAINT "survey_ticket_hash_length" CHECK (octet_length("survey_ticket"."hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "waiting_file" (
	"hash" text PRIMARY KEY NOT NULL,
	"organisation_id" text,
	"clinic_id" text,
	"type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"put_at" bigint NOT NULL,
	CONSTRAINT "waiting_file_of_one" CHECK (("waiting_file"."organisation_id" is null) <> ("waiting_file"."clinic_id" is null)),
	CONSTRAINT "waiting_file_type" CHECK ("waiting_file"."type" in ('image/png', 'image/jpeg', 'image/webp', 'application/pdf'))
);
--> statement-breakpoint
ALTER TABLE "clinic_setting" DROP CONSTRAINT "clinic_setting_key";--> statement-breakpoint
ALTER TABLE "organisation_setting" DROP CONSTRAINT "organisation_setting_key";--> statement-breakpoint
ALTER TABLE "typed_entry" ADD COLUMN "read_at" bigint;--> statement-breakpoint
ALTER TABLE "past_wait" ADD CONSTRAINT "past_wait_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_ticket" ADD CONSTRAINT "survey_ticket_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_file" ADD CONSTRAINT "waiting_file_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_file" ADD CONSTRAINT "waiting_file_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "past_wait_seen_at" ON "past_wait" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "survey_answer_clinic" ON "survey_answer" USING btree ("clinic_id","is_shown","month","id");--> statement-breakpoint
CREATE INDEX "survey_answer_month" ON "survey_answer" USING btree ("month");--> statement-breakpoint
CREATE INDEX "survey_ticket_clinic_id" ON "survey_ticket" USING btree ("clinic_id");--> statement-breakpoint
CREATE INDEX "survey_ticket_ended_at" ON "survey_ticket" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "waiting_file_organisation_id" ON "waiting_file" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "waiting_file_clinic_id" ON "waiting_file" USING btree ("clinic_id");--> statement-breakpoint
CREATE INDEX "waiting_file_put_at" ON "waiting_file" USING btree ("put_at");--> statement-breakpoint
ALTER TABLE "clinic_setting" ADD CONSTRAINT "clinic_setting_key" CHECK ("clinic_setting"."key" in ('timeZone', 'languages', 'emergencyNumber', 'privacyPolicy', 'termsOfUse', 'supportContact', 'troubleshootingLink', 'showsPosition', 'showsEstimate', 'waitingContent', 'waitingMusic', 'automatedMessages', 'afterwards', 'waitingAreaSwitch', 'entryFields', 'keepTypedHours', 'importantInformation', 'mustAgreeTo', 'guestPhoto', 'roomEntry', 'logo', 'accent', 'theme', 'idleLockMinutes'));--> statement-breakpoint
ALTER TABLE "organisation_setting" ADD CONSTRAINT "organisation_setting_key" CHECK ("organisation_setting"."key" in ('timeZone', 'languages', 'emergencyNumber', 'privacyPolicy', 'termsOfUse', 'supportContact', 'troubleshootingLink', 'showsPosition', 'showsEstimate', 'waitingContent', 'waitingMusic', 'automatedMessages', 'afterwards', 'waitingAreaSwitch', 'entryFields', 'keepTypedHours', 'importantInformation', 'mustAgreeTo', 'guestPhoto', 'roomEntry', 'logo', 'accent', 'theme', 'idleLockMinutes'));
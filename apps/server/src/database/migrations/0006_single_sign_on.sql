CREATE TABLE "single_sign_on" (
	"organisation_id" text PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"sealed_secret" "bytea"
);
--> statement-breakpoint
CREATE TABLE "single_sign_on_attempt" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "single_sign_on_domain" (
	"domain" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	CONSTRAINT "single_sign_on_domain_lower" CHECK ("single_sign_on_domain"."domain" = lower("single_sign_on_domain"."domain"))
);
--> statement-breakpoint
CREATE TABLE "single_sign_on_person" (
	"organisation_id" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "single_sign_on_person_organisation_id_subject_pk" PRIMARY KEY("organisation_id","subject")
);
--> statement-breakpoint
CREATE TABLE "single_sign_on_session" (
	"session_id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"person_id" text NOT NULL,
	"subject" text NOT NULL,
	"provider_session" text,
	"domain" text,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "single_sign_on" ADD CONSTRAINT "single_sign_on_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "single_sign_on_attempt" ADD CONSTRAINT "single_sign_on_attempt_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "single_sign_on_domain" ADD CONSTRAINT "single_sign_on_domain_organisation_id_single_sign_on_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."single_sign_on"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "single_sign_on_person" ADD CONSTRAINT "single_sign_on_person_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "single_sign_on_person" ADD CONSTRAINT "single_sign_on_person_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "single_sign_on_session" ADD CONSTRAINT "single_sign_on_session_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "single_sign_on_session" ADD CONSTRAINT "single_sign_on_session_person_id_user_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "single_sign_on_attempt_organisation_id" ON "single_sign_on_attempt" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "single_sign_on_attempt_expires_at" ON "single_sign_on_attempt" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "single_sign_on_domain_organisation_id" ON "single_sign_on_domain" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "single_sign_on_person_person_id" ON "single_sign_on_person" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "single_sign_on_session_organisation_id" ON "single_sign_on_session" USING btree ("organisation_id","subject");--> statement-breakpoint
CREATE INDEX "single_sign_on_session_person_id" ON "single_sign_on_session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "single_sign_on_session_expires_at" ON "single_sign_on_session" USING btree ("expires_at");